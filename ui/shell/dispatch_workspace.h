#pragma once

#include "models/geo/layers.h"
#include "models/items/desk.h"
#include "models/items/desk_layout.h"
#include "models/items/last_look.h"
#include "models/items/preferences.h"
#include "ui/intake/call_rack.h"
#include "ui/shell/work_trail.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace haven::ui {

class BoloPanel;
class CatchUpPanel;
struct DeskPose;
class ChecklistPanel;
class FeedPanel;
class HelpPanel;
class IncidentPanel;
class IntakePanel;
class KeyHelp;
class MapPanel;
class PlacePanel;
class QueuePanel;
class ReliefPanel;
class TimersPanel;
class UnitsPanel;
class WhoPanel;

// The dispatcher's desk: queue and units left, the map in the middle, and on the right what one
// works in: the chosen incident, a new call, its checklist, or the keys. Nothing ever covers the
// queue.
class DispatchWorkspace final : public QWidget
{
    Q_OBJECT

public:
    DispatchWorkspace(const ThemeSource& source, Desk& desk, const MapLayers& layers,
                      WallClock clock, QWidget* parent = nullptr);

    void select(IncidentId incident);
    // As in the queue: what was being taken is parked, and the incident stands at the right.
    void choose(IncidentId incident);
    // What a line has just put on the board: chosen, unless a checklist or a call is in hand.
    void chooseMade(IncidentId incident);
    std::optional<IncidentId> selected() const { return m_selected; }

    // A new call, at a point of the map or anywhere; what was being taken is parked.
    void startCall();
    void startCallAt(Coordinate at);
    void resumeCall();
    void showChecklist();
    // Back to the incident or call one was on before, or forward again.
    void workBack();
    void workForward();
    std::vector<ParkedCall> parkedCalls() const;
    void resumeParked(std::int64_t number);

    MapPanel& map() const { return *m_map; }
    // The chosen incident, or what the map shows in its middle.
    Coordinate lookedAt() const;
    // Where the chosen incident is; nothing of a restricted one.
    std::optional<Coordinate> chosenPoint() const;

    void focusQueue();
    void focusUnits();
    void focusMap();
    void focusIncident();
    // Who should go; once more is back to the incident.
    void focusWho();
    void findPlace();
    // What and who is near the chosen incident, or the middle of the map.
    void showNear();
    void showFeeds();
    // How the boards look is the person's.
    void followPreferences(PreferenceSource& preferences);
    // A card that was filled in by hand.
    void catchUp();
    // What will be late next; once more is back to the incident.
    void showTimers();
    // What the units are to look out for; once more is back to the incident.
    void showBolos();
    // How the person left it, and the same again.
    DeskPose pose() const;
    void assume(const DeskPose& pose);
    // What whoever takes over has to know; once more is back to the incident.
    void showRelief();
    // Another map is in use.
    void setLayers(const MapLayers& layers);
    void selectNextLate();
    // The page stands where one works, whatever else is asked for, until the lending ends; then it
    // is the lender's again.
    void lendWork(QWidget& page);
    void endLending();
    void showKeys();
    KeyHelp& keyHelp() { return *m_keys; }
    void showHelp(const std::string& area);
    HelpPanel& help() { return *m_help; }
    // Shares of the room and what is put away; no share: as the screen has room.
    void takeLayout(const DeskLayout& layout);
    // As it stands; only what takeLayout() takes.
    DeskLayout layout() const;
    // Puts a part away or brings it back, by hand.
    void turnPart(DeskPart part);
    // Where the queue is on the screen: nothing of ours ever opens over it.
    QRect queueOnScreen() const;

Q_SIGNALS:
    void requestLine(const QString& line);
    void said(const QString& sentence, haven::ui::Tone tone);
    void incidentSelected(haven::IncidentId incident);
    void printRequested(haven::IncidentId incident);
    void briefRequested();
    void readAloudRequested(const QString& words);
    void parkedChanged();
    // A person moved a border, or put a part away.
    void layoutChanged();
    void boardWanted(haven::BoardKind board);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void wire();
    void wireMap();
    void wireRight();
    void wireWho();
    void addSendKey(QWidget* place);
    void sendForCall();
    void backToWork();
    bool isReading(const QWidget* page) const;
    void wirePlaces();
    void wireTimers();
    void wireRelief();
    void backToDesk();
    void placeWho();
    bool isNarrow() const;
    void rememberRight();
    void showPage(const QString& name);
    void showIncident();
    void place(IncidentId incident);
    bool returnTo(const WorkSpot& spot);
    void shareWidth();
    void shareHeight();
    void offerWindows();
    void applyShares();
    void applyHidden();
    void bringBack(DeskPart part);
    bool isHidden(DeskPart part) const { return m_layout.hidden.count(part) > 0; }
    // Where queue and work need all the width there is, the map comes only when it is asked for.
    bool hasRoomForMap() const;
    bool isMapShown() const;

    const ThemeSource& m_source;
    Desk& m_desk;
    const MapLayers* m_layers;
    WallClock m_clock;
    QSplitter* m_across = nullptr;
    QSplitter* m_left = nullptr;
    QueuePanel* m_queue = nullptr;
    UnitsPanel* m_units = nullptr;
    QSplitter* m_middle = nullptr;
    MapPanel* m_map = nullptr;
    WhoPanel* m_who = nullptr;
    PlacePanel* m_places = nullptr;
    FeedPanel* m_feeds = nullptr;
    TimersPanel* m_timers = nullptr;
    BoloPanel* m_bolos = nullptr;
    ReliefPanel* m_relief = nullptr;
    QStackedWidget* m_right = nullptr;
    IncidentPanel* m_incident = nullptr;
    IntakePanel* m_intake = nullptr;
    ChecklistPanel* m_checklist = nullptr;
    KeyHelp* m_keys = nullptr;
    HelpPanel* m_help = nullptr;
    CatchUpPanel* m_catchUp = nullptr;
    QWidget* m_lent = nullptr;
    QWidget* m_beforeKeys = nullptr; // what stood in the right column when the keys were asked for
    std::optional<IncidentId> m_selected;
    LastLook m_look;
    WorkTrail m_trail;
    bool m_isMapWanted = false; // although there is no room for it
    DeskLayout m_layout;        // shares are the person's from the moment they move a border
};

} // namespace haven::ui
