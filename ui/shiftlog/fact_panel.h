#pragma once

#include "ui/theme/theme_source.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/wall_clock.h"

#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>

namespace haven::ui {

class PanelHeader;

// One fact of the log with all there is to say about it, and the incident it belongs to, also when
// that has left memory.
class FactPanel final : public QWidget
{
    Q_OBJECT

public:
    FactPanel(const ThemeSource& source, Desk& desk, const WallClock& clock,
              QWidget* parent = nullptr);

    // Copies what it needs; nullptr shows nothing.
    void show(const LogLine* line);
    // A hit of the search: its incident, or what is known of a past one.
    void show(const IncidentHit& hit);

Q_SIGNALS:
    // Somebody wants to see everything that happened in it: its number.
    void logWanted(const QString& number);
    // The incident is in memory, and somebody wants to work in it.
    void incidentOpened(haven::IncidentId incident);

protected:
    void showEvent(QShowEvent* event) override;

private:
    QLabel* addLabel(const QString& name, TypeRole role, Token token);
    void addRow(const QString& name, const QString& value);
    void clear();
    void restyle();
    void tell(const FactFound& found);
    void tellLine(const LogLine& line);
    void askIncident(const std::string& number);
    void tellIncident(const Incident& incident);
    QString flagHtml(const FactFound& found) const;

    struct Styled {
        QWidget* widget;
        TypeRole role;
        Token token;
    };

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    LatestAnswer m_fact;
    LatestAnswer m_incidents;
    PanelHeader* m_header;
    QScrollArea* m_scroll;
    QWidget* m_body;
    QLabel* m_sentence;
    QLabel* m_marks;
    QLabel* m_note;
    QLabel* m_suppressed;
    QWidget* m_table;
    QGridLayout* m_rows;
    QLabel* m_incidentTitle;
    QLabel* m_incidentText;
    KeyButton* m_log;
    KeyButton* m_open;
    QLabel* m_chain;
    std::vector<Styled> m_styled;
    QString m_number;
    std::optional<IncidentId> m_incident;
    std::optional<FactFound> m_shown; // for another look
};

} // namespace haven::ui
