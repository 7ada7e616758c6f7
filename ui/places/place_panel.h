#pragma once

#include "models/items/near_list_model.h"
#include "models/items/place_list_model.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/latest_answer.h"

#include <functional>
#include <optional>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace haven::ui {

class KeyButton;
class PanelHeader;

// Finds a place while it is typed, with what it is, how sure that is and why; and lists what and
// who is near it, by road where there are roads. Everything the map tells of a place, without the
// map. What is below exact is never taken by itself: Enter is a person's word.
class PlacePanel final : public QWidget
{
    Q_OBJECT

public:
    // `near`: where one looks just now, to settle what words leave open.
    using Near = std::function<std::optional<Coordinate>()>;
    PlacePanel(const ThemeSource& source, Desk& desk, Near near, QWidget* parent = nullptr);

    // Ready to type.
    void start();
    // What and who is near a point.
    void showNear(Coordinate at);
    QLineEdit& line() const { return *m_line; }
    BoardView& places() const { return *m_places; }
    BoardView& nearest() const { return *m_nearest; }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void goRequested(haven::Coordinate at, const QString& label);
    void incidentWanted(haven::Coordinate at); // a new one there
    void reachWanted(haven::Coordinate at);
    void unitChosen(const haven::UnitId& unit);
    void incidentChosen(haven::IncidentId incident);
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void buildLists();
    KeyButton* addAct(const QString& name, const QString& text, const QKeySequence& key,
                      void (PlacePanel::*act)());
    void search();
    void take(const PlacesFound& found);
    void takeNear(const NearbyFound& found);
    std::vector<NearRow> rowsOf(const NearbyFound& found) const;
    void addClosures(std::vector<NearRow>& rows, Coordinate at) const;
    std::optional<Coordinate> meant() const;
    void go();
    void askNear();
    void makeIncident();
    void showReach();
    void tell();
    void tellEmpty(MapStanding standing);
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    Near m_near;
    PlaceListModel m_hits;
    NearListModel m_around;
    LatestAnswer m_search;
    LatestAnswer m_nearby;
    std::optional<Coordinate> m_at; // what the list below is about
    PanelHeader* m_header = nullptr;
    QLineEdit* m_line = nullptr;
    BoardView* m_places = nullptr;
    QLabel* m_why = nullptr;
    QWidget* m_acts = nullptr;
    QLabel* m_here = nullptr;
    BoardView* m_nearest = nullptr;
    std::vector<KeyButton*> m_buttons;
};

} // namespace haven::ui
