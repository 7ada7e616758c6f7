#pragma once

#include "models/items/recommend_model.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/latest_answer.h"

#include <optional>
#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>
#include <set>

class QLabel;

namespace haven::ui {

class KeyButton;
class PanelHeader;
class ReasonKeys;

// Who should go to the chosen incident: the units in order with time and reasons, the others with
// why not, and what of the response plan nobody is there to do. It sends nobody by itself: a person
// presses the key, and may mark others, with a reason that goes on the record (R20, R21, F34 to
// F39). Rows stay where they are while somebody works in the list.
class WhoPanel final : public QWidget
{
    Q_OBJECT

public:
    WhoPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    using QWidget::show;
    void show(std::optional<IncidentId> incident);
    std::optional<IncidentId> shown() const { return m_shown; }
    // Sends what is marked. Nothing is sent that is not seen: while the panel is hidden this asks
    // to be shown instead.
    void send();
    BoardView& view() const { return *m_view; }
    const RecommendModel& model() const { return m_model; }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    // The ways to draw on the map: of those marked, and of the one looked at.
    void routesFound(const haven::RoutesFound& routes, const std::optional<haven::UnitId>& chosen);
    void unitWanted(const haven::UnitId& unit); // on the map
    void shownWanted();
    void left();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void addActs();
    QAction* addAct(const QString& name, const QString& text, const QKeySequence& key,
                    std::function<void()> act);
    void hear(const ChangeSet& changes);
    void askSoon();
    void ask();
    void take(const RecommendFound& found);
    void askRoutes();
    void askEtas();
    void look();
    void sendUnits(std::vector<UnitId> units);
    void sendFor(const std::string& reason);
    QString questionFor(const DispatchUnits& command, const std::optional<Refusal>& no) const;
    void tellHeader();
    void tellState();
    void tellChosen();
    void restyle();
    bool isNarrow() const;
    bool isWorkedIn() const;
    std::set<UnitId> clinicians() const;
    const Incident* incident() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    DeskAsker m_asker;
    RecommendModel m_model;
    LatestAnswer m_answer;
    LatestAnswer m_routes;
    LatestAnswer m_etas;
    std::optional<IncidentId> m_shown;
    std::optional<RecommendFound> m_found; // as asked last
    std::optional<DispatchUnits> m_asking; // waits for its reason
    std::optional<DispatchUnits> m_sent;
    std::optional<UnitId> m_hovered;
    bool m_takesAnew = true; // the next answer stands as it comes
    QTimer m_soon;
    QElapsedTimer m_asked;
    QElapsedTimer m_changed; // since others are to be sent than a moment ago, not by a person
    QTimer m_aging;
    PanelHeader* m_header = nullptr;
    KeyButton* m_send = nullptr;
    KeyButton* m_again = nullptr;
    QLabel* m_state = nullptr;
    BoardView* m_view = nullptr;
    QLabel* m_why = nullptr;
    ReasonKeys* m_reasons = nullptr;
};

} // namespace haven::ui
