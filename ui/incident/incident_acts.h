#pragma once

#include "ui/incident/part_tools.h"

#include "models/items/qt_text.h"

#include <map>
#include <QAction>

namespace haven::ui {

// What may be done with the incident as a whole, each act once: the buttons at the foot, the
// context menu and the keys all press these. An act that a rule would refuse is gray and says why.
class IncidentActs final : public QObject
{
    Q_OBJECT

public:
    IncidentActs(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing);
    // By object name; never null for the names of the list below.
    QAction* act(const char* name) const;
    const QList<QAction*>& all() const { return m_all; }

Q_SIGNALS:
    // The call form beside the board: the newest call's details, or a caller more (R7).
    void detailsRequested(haven::IncidentId incident);
    void furtherCallRequested(haven::IncidentId incident);
    // Behind the title of a restricted one.
    void lookRequested(haven::IncidentId incident, const QString& reason);

private:
    enum class Needs { Open, Any, Closed };
    template <class Act>
    QAction* add(const char* name, const QString& text, Needs needs, Act method);
    void judge(const Incident& incident, Standing standing);
    QString numberText() const { return fromStd(m_number); }
    void startLine(const char* verb, const QString& rest = {});

    void holdOrRelease();
    void closeOrReopen();
    void close();
    void changePriority();
    void changeType();
    void link();
    void join();
    void split();
    void restrict();
    void look();
    void assignReport();
    void editDetails() { Q_EMIT detailsRequested(*m_incident); }
    void addCall() { Q_EMIT furtherCallRequested(*m_incident); }
    void recheck();
    Pick otherIncidents(const QString& question) const;
    Pick whichJoin(const Incident& survivor);

    PartTools m_tools;
    std::optional<IncidentId> m_incident;
    std::string m_number;
    Priority m_priority = Priority::P3;
    IncidentStage m_stage = IncidentStage::Open;
    Visibility m_visibility = Visibility::Normal;
    QList<QAction*> m_all;
    std::map<QAction*, Needs> m_needs;
};

} // namespace haven::ui
