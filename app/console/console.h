#pragma once

#include "app/console/console_windows.h"
#include "app/console/map_keeper.h"
#include "app/console/paper_desk.h"
#include "app/console/station_opening.h"
#include "app/console/tour.h"
#include "app/reactors/advisor.h"
#include "app/reactors/alarm_raiser.h"
#include "app/reactors/alarm_voice.h"
#include "app/reactors/backup_keeper.h"
#include "app/reactors/housekeeping.h"
#include "app/reactors/room_keeper.h"
#include "app/reactors/sounder.h"
#include "app/reactors/speech_finder.h"
#include "app/session/directory_keeper.h"
#include "app/session/live_positions.h"
#include "app/session/protocol_keeper.h"
#include "app/session/replay_feed.h"
#include "app/session/replay_request.h"
#include "models/store/read_progress.h"
#include "ui/admin/station_page.h"
#include "ui/theme/theme_source.h"

#include <future>
#include <memory>
#include <optional>
#include <QObject>
#include <QString>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>
#include <vector>

namespace haven {

struct ConsoleOptions {
    std::string station; // path; empty: the usual one, with isDemo a demo station
    std::string agent;   // signs on with HAVEN_PASSWORD; empty: the sign-on page asks
    bool isDemo = false;
    QString theme = QStringLiteral("night");
    std::string language = "en";         // for whoever chose none
    QString tourFolder;                  // not empty: write pictures and end
    std::optional<ReplayRequest> replay; // past calls to be fed in
};

// Starts, wires and stops the console: station, session, reactors, theme, windows. No rule, no
// widget of its own.
class Console final : public QObject
{
    Q_OBJECT

public:
    explicit Console(ConsoleOptions options);
    ~Console() override;

    // 0: run the event loop; otherwise the exit code of the design, with the reason on stderr. A
    // station that cannot be opened is told in a window, except on a tour, which has none.
    int begin();

private:
    std::string path() const;
    Session::Wake wake();
    bool isTour() const { return !m_options.tourFolder.isEmpty(); }
    // Demo and --as sign on by themselves.
    std::optional<SignOnWish> ownSignOn() const;
    void take(OpenStation station);
    void followPositions(PositionStart start);
    void followFeeds(const std::shared_ptr<PositionStart>& start);
    void tellAll(const QString& sentence, ui::Tone tone);
    void tellFeed(const FeedStatus& status);
    void showPage();
    void tellTrouble(const Refusal& refusal);
    // After `first`, which is done on the thread that opens.
    void startOpening(std::function<Result<void>()> first);
    void tryAgain(std::function<Result<void>()> first);
    void lookAtOpening();
    void finishOpening();
    void signOnByItself(const SignOnWish& wish);
    // 0, or the exit code, with the reason on stderr. Before the first window: it reads a file.
    int readPlan();
    void startReplay();
    void tellReplay();
    void keepPaper();
    void keepBackups();
    void startTour();

    ConsoleOptions m_options;
    std::unique_ptr<ui::ThemeSource> m_source;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MapKeeper> m_map;
    std::unique_ptr<DirectoryKeeper> m_directory;
    std::unique_ptr<ProtocolKeeper> m_protocols;
    std::unique_ptr<ReaderPool> m_readers;
    std::unique_ptr<Advisor> m_advisor;
    std::unique_ptr<AlarmRaiser> m_alarms;
    std::unique_ptr<Housekeeping> m_housekeeping;
    std::unique_ptr<RoomKeeper> m_roomKeeper;
    std::optional<ReplayPlan> m_plan;
    std::unique_ptr<ReplayFeed> m_feed;
    std::unique_ptr<Tour> m_tour;
    QTemporaryDir m_tourPreferences; // a tour changes nobody's own
    QTimer m_keeping;                // where nothing happens nobody would look
    std::unique_ptr<LoudSpeaker> m_speaker;
    std::unique_ptr<ConsoleWindows> m_windows;
    AlarmVoice m_voice;
    SpeechFinder m_speechFinder;
    std::unique_ptr<Sounder> m_sounder;
    std::unique_ptr<PaperDesk> m_paper;
    std::unique_ptr<BackupKeeper> m_backups;
    std::unique_ptr<LivePositions> m_positions;            // ends before those it tells
    std::vector<std::unique_ptr<LivePositions>> m_leaving; // of lists of feeds before
    QTimer m_letGo;
    std::unique_ptr<ui::StationPage> m_page;
    ReadProgress m_reading;
    std::future<Result<OpenStation>> m_opened;
    QTimer m_looking;      // at what is being opened
    QThreadPool m_opening; // one thread: files are not touched on the screen's
};

} // namespace haven
