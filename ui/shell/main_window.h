#pragma once

#include "models/dispatch/command_line.h"
#include "models/dispatch/flag_context.h"
#include "models/geo/layers.h"
#include "models/items/desk.h"
#include "models/items/preferences.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <QMainWindow>
#include <QPointer>
#include <QTimer>
#include <vector>

class QStackedWidget;

namespace haven::ui {

class ActionBook;
class ActionKey;
struct ActionLine;
class ActionPalette;
class AlarmStrip;
class BandList;
class ReliefBand;
class RoomBand;
class CommandBar;
class DispatchWorkspace;
class FirstShiftBand;
class KeyHint;
class LayoutDesk;
struct ParkedCall;
class SeatLine;
class SignOnPanel;
class StatusStrip;
class TileStore;
class WallWindow;

// One window: the sign-on page while nobody sits there, else the status strip on top, what is due,
// the workspaces, and one command bar along the bottom. Panels bring their own actions; the window
// only puts them side by side and leads keys to them.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    enum class Workspace { Dispatch, Crisis, ShiftLog, Admin };

    // Precondition: source, desk, layers and preferences outlive the window.
    MainWindow(ThemeSource& source, Desk& desk, const MapLayers& layers, WallClock clock,
               PreferenceSource& preferences, QWidget* parent = nullptr);
    ~MainWindow() override;

    void select(IncidentId incident);
    void goTo(Workspace workspace);
    DispatchWorkspace& dispatch() { return *m_dispatch; }
    CommandBar& bar() { return *m_bar; }
    // A sentence for the result line.
    void tell(const QString& sentence, Tone tone);
    void tellPrinted(const QString& path);
    // Nothing can be read aloud here.
    void tellNoVoice();
    // The card of all keys is on paper.
    void tellCard(const QString& path);
    // The board and blank cards are on paper.
    void tellRunCards(const QString& path);
    void tellBrief(const QString& path);
    // The board can no longer be kept in a file.
    void tellPaperFailing(const QString& path);
    // What is typed somewhere would not survive a crash: a band, until it would again.
    void tellUnkept(const Refusal& why);
    void tellKeptAgain();
    // What is not yet due comes later by as much: a band, until somebody has seen it.
    void tellClockBack(Span by);
    void seeClockBack();
    // The replay of past calls has come to its end.
    void tellFed(qint64 done, qint64 refused);
    // The painted squares of the map, shared by all maps of this desk, also those to come.
    void shareTiles(const std::shared_ptr<TileStore>& tiles);
    LayoutDesk& layouts() { return *m_layouts; }
    // Full screen on another monitor, where there is one; once more closes it.
    void turnWall();
    WallWindow* wall() const { return m_wall.get(); }
    // All of it in the language that is in force now, and as it stood: what is typed, chosen and
    // remembered stays. As soon as no act is on its way and nothing hangs open; then remade().
    void remakeSoon();
    // Another map is in use; it outlives the window, or the next call.
    void setLayers(const MapLayers& layers);

Q_SIGNALS:
    // Its parts are others than before.
    void remade();
    void newWindowRequested();
    // The command bar accepted or refused a line.
    void sounded(haven::ui::Tone tone);
    // Hand-off page and checklists of an incident on paper.
    void printRequested(haven::IncidentId incident);
    // A step of a checklist is to be spoken.
    void readAloudRequested(const QString& words);
    void worksheetRequested(haven::IncidentId incident, haven::CareSheet sheet);
    // The card of all keys, as they count now.
    void keyCardRequested();
    // The board and blank cards on paper, now.
    void runCardsRequested();
    // The relief brief on paper, now.
    void briefRequested();

protected:
    // Another window's person may have other keys.
    void changeEvent(QEvent* event) override;
    // The windows that belong to it close first, and are there again at the next start.
    void closeEvent(QCloseEvent* event) override;
    // The focus of what is gone goes where the work is, never to the next button.
    bool focusNextPrevChild(bool next) override;

private:
    // Workspaces few people open are made when first wanted: a start does not wait for them.
    struct Place {
        Workspace which;
        std::function<QWidget*()> make;
        QWidget* workspace = nullptr;
        KeyHint* hint = nullptr;
    };
    void placeWall();
    void make();
    void unmake();
    void remakeIfIdle();
    void remake();
    void buildPages();
    QWidget* buildContent(const MapLayers& layers);
    void addKeys();
    void addPlaces();
    void addPlace(Workspace which, const char* action, const QKeySequence& key, const QString& word,
                  std::function<QWidget*()> make);
    QWidget* makeCrisis();
    QWidget* makeLog();
    QWidget* makeAdmin();
    // `action` is its id in the registry.
    enum class Room { Always, Ample }; // Ample: its hint is shown where there is room
    KeyHint* addKey(const char* action, const QKeySequence& key, const QString& word,
                    std::function<void()> act, Room room = Room::Always);
    void addShortcut(const char* action, const QList<QKeySequence>& keys,
                     std::function<void()> act);
    void addFocusKey(const char* action, Qt::Key digit, void (DispatchWorkspace::*act)());
    void addShortcuts();
    void addSizeKeys();
    void wireActions();
    // The keys of whoever sits here count; a shipped one that moved stays, and is told.
    void adoptKeys();
    void followKeys();
    void remember(const QString& action);
    // The list of keys, what acts where one is first; once left, one is there again.
    void showKeys();
    void showKeysOf(const std::string& area);
    void leaveKeys();
    void showHelp();
    void wire();
    // The dispatcher's desk, from wherever one is, and then something on it.
    void onDesk(void (DispatchWorkspace::*act)());
    void open(IncidentId incident);
    // What was said lately, and the calls that are parked: bands above the command bar.
    void addBands(QWidget* content);
    void addWorkKeys();
    void wireBands();
    // Incidents whose number ends so, the newest first, for the palette.
    std::vector<ActionLine> incidentsNumbered(const QString& typed) const;
    void buildLayouts(const MapLayers& layers, QWidget* content);
    void wireBoards();
    void addLayoutKeys();
    void showBoards();
    void goToPlace(DeskPlace place);
    QStringList resultRows() const;
    void showResults();
    void showParked();
    void tellParked();
    QStringList parkedRows() const;
    QString withWaitingWords(const QString& row, const ParkedCall& call) const;
    // The words of a possible weapon among those that wait.
    std::optional<std::string> weaponIn(const ParkedCall& call) const;
    void showSeat();
    // Nobody sits here any more, but it is a dispatch position: its board stays in sight.
    bool keepsBoard() const;
    void tick();
    void showHealth(StoreHealth health, const QString& sentence);
    void answerQuestion(LineQuestion question);

    ThemeSource& m_source;
    Desk& m_desk;
    const MapLayers* m_layers;
    PreferenceSource& m_preferences;
    WallClock m_clock;
    QTimer m_timer;
    QStackedWidget* m_pages = nullptr;
    QWidget* m_content = nullptr;
    bool m_isDispatchPosition = false; // by who sat here last
    SignOnPanel* m_signOn = nullptr;
    StatusStrip* m_strip = nullptr;
    AlarmStrip* m_alarms = nullptr;
    SeatLine* m_seatLine = nullptr;
    Banner* m_banner = nullptr;
    Banner* m_unkept = nullptr;
    std::optional<Refusal> m_whyUnkept; // as long as it lasts
    PositionId m_unkeptAt;              // the desk whose words they were
    Banner* m_clockBand = nullptr;      // made when it is needed
    std::optional<Span> m_clockBack;    // all of it that nobody has seen yet
    QStackedWidget* m_stack = nullptr;
    DispatchWorkspace* m_dispatch = nullptr;
    CommandBar* m_bar = nullptr;
    FirstShiftBand* m_guide = nullptr;
    ActionKey* m_another = nullptr; // opens a window, also where nobody sits
    ActionBook* m_book = nullptr;
    ActionPalette* m_palette = nullptr;
    BandList* m_results = nullptr;
    BandList* m_parked = nullptr;
    // The parked calls are told each second, and reading a long text for a weapon takes a few
    // milliseconds: each is read once, by an advisor that was on or off.
    mutable std::map<std::string, std::optional<std::string>> m_weapons;
    mutable std::optional<AdvisorSwitch> m_weaponsRead;
    RoomBand* m_room = nullptr;
    ReliefBand* m_relief = nullptr;
    BandList* m_boardList = nullptr;
    LayoutDesk* m_layouts = nullptr;
    std::unique_ptr<WallWindow> m_wall;
    QString m_healthSentence;
    bool m_isRemaking = false; // it will be, soon
    QPointer<QWidget> m_beforeKeys;
    Workspace m_workspace = Workspace::Dispatch;
    Workspace m_workspaceBeforeKeys = Workspace::Dispatch;
    std::vector<Place> m_places;
};

} // namespace haven::ui
