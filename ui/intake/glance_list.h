#pragma once

#include "models/dispatch/nearby.h"
#include "ui/intake/form_line.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wall_clock.h"

#include <map>
#include <optional>
#include <QPointer>
#include <QScrollArea>
#include <QTimer>
#include <QVBoxLayout>

namespace haven::ui {

class PlanCards;

// What is known of the place and the number while the call is being taken: cautions, incidents that
// may be the same, and what happened there before. It stands in a place of its own that is always
// reserved. A key keeps its incident as long as place and number stay, however others come and go.
class GlanceList final : public QWidget
{
    Q_OBJECT

public:
    GlanceList(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    void setSaver(CallSaver* saver);
    void bindWithin(QWidget* panel);
    // How much is reserved for it, the title apart, in pixels, and how much it may take to show
    // what it has without scrolling.
    void setRoom(int leastPx, int mostPx);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void look();
    void lookSoon();
    void dropGone();
    void askBefore(const std::string& key);
    void rebuild();
    void fitRoom();
    void lookForPlans();
    void addCautions();
    void addSimilar();
    void addBefore();
    void addWords(const QString& text, Token token, KeyButton* button = nullptr);
    KeyButton* button(const QString& name, const QString& text, const QKeySequence& key);
    QString similarWords(const SimilarIncident& similar) const;
    QString cautionWords(const CautionHit& hit) const;
    bool isSeen(CautionId caution) const;
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    WallClock m_clock;
    QWidget* m_panel = nullptr;
    QPointer<CallSaver> m_saver;
    QTimer m_soon;
    QTimer m_ages;
    TextLine* m_title;
    PlanCards* m_plans;
    QScrollArea* m_area;
    QWidget* m_body = nullptr;
    QVBoxLayout* m_column = nullptr;
    std::string m_key;              // place and number that the lists are for
    std::string m_beforeKey;        // what was asked for the earlier ones
    std::optional<TypeCode> m_type; // that the similar ones are in order for
    quint64 m_generation = 0;
    std::vector<CautionHit> m_cautions;
    std::vector<SimilarIncident> m_similar;
    std::map<IncidentId, std::size_t> m_joinNumbers; // of their keys, given once
    std::vector<IncidentHit> m_before;
    QStringList m_shown;
    int m_leastPx = 0;
    int m_mostPx = 0;
};

} // namespace haven::ui
