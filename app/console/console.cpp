#include "app/console/console.h"

#include "ui/widgets/alarm_speech.h"

#include "app/session/demo_player.h"
#include "app/settings/installed_fonts.h"
#include "ui/shell/feed_words.h"
#include "ui/theme/apply_theme.h"

#include <chrono>
#include <QApplication>
#include <QDir>
#include <QStandardPaths>
#include <QSysInfo>
#include <QTextStream>
#include <QTimer>

namespace haven {

namespace {

constexpr int kRefused = 1;
constexpr int kMisused = 2;
constexpr int kStationTrouble = 3;
constexpr int kInputUnusable = 4;
constexpr QSize kPageSize(1100, 720);
constexpr int kLetGoMs = 100;
constexpr int kOpeningLookMs = 100;
// As long as this nobody waits for a window: most stations are open by then.
constexpr std::chrono::milliseconds kOpenBeforeWindow(900);

int complain(const Refusal& refusal, int code)
{
    QTextStream(stderr) << "haven: " << QString::fromStdString(refusalSentence(refusal)) << "\n";
    return code;
}

// For whoever is turned away: which machine to walk to.
std::string holderName()
{
    return "the console on " + QSysInfo::machineHostName().toStdString();
}

} // namespace

Console::Console(ConsoleOptions options) : m_options(std::move(options))
{
    m_opening.setMaxThreadCount(1);
    m_letGo.setInterval(kLetGoMs);
    m_looking.setInterval(kOpeningLookMs);
    connect(&m_looking, &QTimer::timeout, this, &Console::lookAtOpening);
    connect(&m_letGo, &QTimer::timeout, this, [this] {
        std::erase_if(m_leaving, [](const auto& one) { return one->hasEnded(); });
        if (m_leaving.empty())
            m_letGo.stop();
    });
}

Console::~Console()
{
    m_reading.isStopped = true;
    m_opening.waitForDone();
    m_sounder.reset();
    m_paper.reset();
    m_backups.reset(); // as the readers below
    m_windows.reset();
    m_map.reset();
    m_directory.reset();
    m_protocols.reset();
    m_speaker.reset();
    m_keeping.stop();
    m_feed.reset();
    m_housekeeping.reset();
    m_roomKeeper.reset();
    m_alarms.reset();
    m_advisor.reset();
    m_readers.reset(); // before the engine, so that the WAL can go
}

std::string Console::path() const
{
    if (!m_options.station.empty())
        return m_options.station;
    return m_options.isDemo ? demoStationPath() : usualStationPath();
}

Session::Wake Console::wake()
{
    return [this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_session)
                    m_session->drain();
            },
            Qt::QueuedConnection);
    };
}

std::optional<SignOnWish> Console::ownSignOn() const
{
    SignOnWish wish;
    if (m_options.isDemo) {
        wish.agent = AgentId(m_options.agent.empty() ? "dispatcher" : m_options.agent);
        wish.password = kDemoPassword;
        return wish;
    }
    if (m_options.agent.empty())
        return std::nullopt;
    wish.agent = AgentId(m_options.agent);
    wish.password = qgetenv("HAVEN_PASSWORD").toStdString();
    return wish;
}

int Console::begin()
{
    const auto theme = ui::Theme::shipped(m_options.theme);
    if (!theme)
        return complain(theme.refusal(), kStationTrouble);
    ui::Look look{*theme, ui::registerFonts(installedInterFonts())};
    // The drawings and their pictures are of the dense setting; people begin with larger letters.
    look.density = isTour() ? ui::Density::Dense : ui::Density::Normal;
    m_source = std::make_unique<ui::ThemeSource>(look);
    ui::applyTheme(*qApp, m_source->look());
    m_source->setApplier([](const ui::Look& now) { ui::applyTheme(*qApp, now); });
    if (const int code = readPlan(); code != 0)
        return code;
    if (m_options.isDemo) {
        const auto cutOff = isTour() ? DemoCutOff::IsGone : DemoCutOff::GoesOn;
        if (const auto made = remakeDemoStation(path(), cutOff); !made) {
            if (isTour())
                return complain(made.refusal(), kStationTrouble);
            tellTrouble(made.refusal());
            return 0;
        }
    }
    if (isTour()) {
        auto station = openStation(path(), holderName(), wake());
        if (!station)
            return complain(station.refusal(), kStationTrouble);
        take(*std::move(station));
        return 0;
    }
    startOpening([] { return Result<void>(); });
    if (m_opened.wait_for(kOpenBeforeWindow) == std::future_status::ready) {
        finishOpening();
        return 0;
    }
    m_looking.start();
    showPage();
    lookAtOpening();
    return 0;
}

void Console::take(OpenStation station)
{
    m_session = std::move(station.session);
    m_readers = std::move(station.readers);
    m_advisor = std::make_unique<Advisor>(*m_session);
    m_alarms = std::make_unique<AlarmRaiser>(*m_session);
    connect(m_alarms.get(), &AlarmRaiser::clockSetBack, this, [this](Span by) {
        for (int i = 0; m_windows && i < m_windows->count(); ++i)
            m_windows->window(i).tellClockBack(by);
    });
    m_housekeeping = std::make_unique<Housekeeping>(*m_session);
    m_housekeeping->look();
    m_roomKeeper = std::make_unique<RoomKeeper>(*m_session);
    connect(&m_keeping, &QTimer::timeout, this, [this] { m_housekeeping->look(); });
    m_keeping.start(static_cast<int>(Housekeeping::kLookEvery.ms));
    m_speaker = std::make_unique<LoudSpeaker>(m_session->state().mode);
    m_windows =
        std::make_unique<ConsoleWindows>(*m_session, *m_readers, *m_source,
                                         isTour() ? m_tourPreferences.path() : preferencesFolder());
    m_windows->setUsualLanguage(m_options.language);
    m_map = std::make_unique<MapKeeper>(*m_session);
    m_directory = std::make_unique<DirectoryKeeper>(*m_session);
    m_protocols = std::make_unique<ProtocolKeeper>(*m_session);
    m_windows->setServing([this](ConsoleDesk& desk) {
        m_map->serve(desk);
        m_directory->serve(desk);
        m_protocols->serve(desk);
    });
    connect(m_directory.get(), &DirectoryKeeper::failed, this, [this](const Refusal& refusal) {
        tellAll(ui::refusalText(refusal), ui::Tone::Refused);
    });
    connect(m_map.get(), &MapKeeper::feedsFound, this, &Console::followFeeds);
    connect(m_map.get(), &MapKeeper::failed, this, [this](const Refusal& refusal) {
        tellAll(ui::refusalText(refusal), ui::Tone::Refused);
    });
    Listeners listeners;
    listeners.isAnswered = [this](const DueAlarm& alarm) { return m_windows->isAnswered(alarm); };
    listeners.isFromElsewhere = [this](const PositionId& position) {
        return m_windows->isFromElsewhere(position);
    };
    listeners.volume = [this](SoundEvent event) { return m_windows->volume(event); };
    m_sounder = std::make_unique<Sounder>(*m_session, *m_speaker, std::move(listeners));
    connect(m_windows.get(), &ConsoleWindows::soundWanted, m_sounder.get(), &Sounder::play);
    connect(m_sounder.get(), &Sounder::alarmHeard, this, [this](SoundEvent event) {
        const QString words = ui::alarmSpeech(event);
        const auto device = SpeechDevice::fromWords(m_windows->speechOutput(event));
        if (device && !words.isEmpty())
            m_voice.say(words, *device);
    });
    connect(m_windows.get(), &ConsoleWindows::speechPlacesWanted, this,
            [this] { m_speechFinder.look(); });
    connect(&m_speechFinder, &SpeechFinder::found, m_windows.get(),
            &ConsoleWindows::setSpeechPlaces);
    connect(m_speaker.get(), &SoundOutput::roadFound, m_windows.get(),
            &ConsoleWindows::setSoundRoad);
    keepPaper();
    keepBackups();
    followPositions(std::move(station.positions));
    if (const auto wish = ownSignOn())
        signOnByItself(*wish);
    else
        m_windows->open();
    m_page.reset();
    startReplay();
}

void Console::keepPaper()
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation) +
                              QStringLiteral("/Haven");
    m_paper = std::make_unique<PaperDesk>(
        *m_session, isTour() ? m_tourPreferences.path() : preferencesFolder(), documents);
    connect(m_windows.get(), &ConsoleWindows::paperChosen, m_paper.get(), &PaperDesk::choose);
    connect(m_windows.get(), &ConsoleWindows::runCardsWanted, m_paper.get(), &PaperDesk::printNow);
    connect(m_paper.get(), &PaperDesk::changed, this,
            [this] { m_windows->setPaper(m_paper->choice(), m_paper->standing()); });
    connect(m_paper.get(), &PaperDesk::failing, this, [this](const QString& path) {
        for (int i = 0; i < m_windows->count(); ++i)
            m_windows->window(i).tellPaperFailing(path);
    });
    connect(m_paper.get(), &PaperDesk::printed, this, [this](const QString& path) {
        for (int i = 0; i < m_windows->count(); ++i)
            m_windows->window(i).tellRunCards(path);
    });
    connect(m_paper.get(), &PaperDesk::failed, this, [this](const Refusal& refusal) {
        tellAll(ui::refusalText(refusal), ui::Tone::Refused);
    });
    m_paper->start();
}

// A tour leaves nothing behind.
void Console::keepBackups()
{
    if (isTour())
        return;
    m_backups = std::make_unique<BackupKeeper>(*m_session, LiveStation::of(m_session->state()));
    connect(m_backups.get(), &BackupKeeper::failed, this, [this](const Refusal& refusal) {
        tellAll(ui::refusalText(refusal), ui::Tone::Refused);
        m_sounder->play(SoundEvent::Trouble);
    });
}

void Console::followPositions(PositionStart start)
{
    m_positions = std::make_unique<LivePositions>(m_session->path(), std::move(start), systemNow);
    connect(m_positions.get(), &LivePositions::troubleChanged, this, &Console::tellFeed);
    m_windows->setPositions(m_positions.get());
}

// The list of feeds on disk is another one: its feeds in place of those that run. A list that
// cannot be read changes nothing, and says so.
void Console::followFeeds(const std::shared_ptr<PositionStart>& start)
{
    if (!start->troubles.empty()) {
        tellAll(ui::refusalText(start->troubles.front()), ui::Tone::Refused);
        return;
    }
    // Newer than what lies in the ring.
    const auto known = m_positions->model().positions();
    start->last.insert(start->last.end(), known.begin(), known.end());
    m_windows->setPositions(nullptr);
    m_positions->disconnect(this);
    m_positions->endSoon();
    m_leaving.push_back(std::move(m_positions));
    m_letGo.start();
    followPositions(std::move(*start));
}

void Console::tellAll(const QString& sentence, ui::Tone tone)
{
    for (int i = 0; i < m_windows->count(); ++i)
        m_windows->window(i).tell(sentence, tone);
}

void Console::tellFeed(const FeedStatus& status)
{
    const ui::FeedNews news = status.state == FeedState::Dead       ? ui::FeedNews::Dead
                              : status.state == FeedState::Flooding ? ui::FeedNews::Flooding
                                                                    : ui::FeedNews::Back;
    const bool isBad = isTrouble(status.state);
    const QString text = ui::feedNewsText(news, QString::fromStdString(status.name),
                                          QString::fromStdString(status.why));
    tellAll(text, isBad ? ui::Tone::Refused : ui::Tone::Quiet);
    if (isBad)
        m_sounder->play(SoundEvent::Trouble);
}

int Console::readPlan()
{
    if (!m_options.replay)
        return 0;
    auto plan = readReplay(*m_options.replay);
    if (!plan)
        return complain(plan.refusal(), kInputUnusable);
    if (!*plan)
        return complain(
            refuse(RefusalCode::TimeMalformed, m_options.replay->from + " " + m_options.replay->to),
            kMisused);
    m_plan = **std::move(plan);
    return 0;
}

void Console::startReplay()
{
    if (!m_plan)
        return;
    if (const auto allowed = Replayer::check(m_session->state()); !allowed) {
        complain(allowed.refusal(), kRefused);
        m_windows->window(0).tell(ui::refusalText(allowed.refusal()), ui::Tone::Refused);
        return;
    }
    m_feed = std::make_unique<ReplayFeed>(*m_session, *std::move(m_plan), m_options.replay->speed);
    connect(m_feed.get(), &ReplayFeed::finished, this, &Console::tellReplay);
    m_feed->start();
}

void Console::tellReplay()
{
    const ReplayOutcome& outcome = m_feed->replayer().outcome();
    m_housekeeping->look();
    m_windows->window(0).tellFed(outcome.done, outcome.refused);
}

void Console::signOnByItself(const SignOnWish& wish)
{
    // Not shown yet: the sign-on page would only flash by. Unless it takes the place of another
    // page: a program without any window ends itself.
    ui::MainWindow& window =
        m_windows->open(m_page ? ConsoleWindows::Opening::Shown : ConsoleWindows::Opening::Hidden);
    ConsoleDesk& desk = m_windows->desk(0);
    const quint64 id = desk.signOn(wish);
    ui::MainWindow* shown = &window;
    connect(&desk, &Desk::answered, shown, [this, id, shown](const Answered& answer) {
        if (answer.id != id)
            return;
        shown->show();
        if (!answer.result) {
            // The sign-on page stays; on a tour there is nobody to type.
            complain(answer.result.refusal(), kRefused);
            if (isTour())
                QCoreApplication::exit(kStationTrouble);
        } else if (isTour()) {
            // What comes of the sign-on is on the screen first.
            QTimer::singleShot(0, this, &Console::startTour);
        }
    });
}

void Console::showPage()
{
    if (m_page)
        return;
    m_page = std::make_unique<ui::StationPage>(*m_source);
    m_page->setWindowTitle(QStringLiteral("Haven"));
    connect(m_page.get(), &ui::StationPage::closeRequested, m_page.get(), &QWidget::close);
    connect(m_page.get(), &ui::StationPage::retryRequested, this,
            [this] { tryAgain([] { return Result<void>(); }); });
    connect(m_page.get(), &ui::StationPage::stationWished, this,
            [this](const QString& agency, const QString& timeZone) {
                tryAgain(
                    [at = path(), agency = agency.toStdString(), zone = timeZone.toStdString()] {
                        return makeLiveStation(at, agency, zone);
                    });
            });
    m_page->resize(kPageSize);
    m_page->show();
}

void Console::tellTrouble(const Refusal& refusal)
{
    complain(refusal, kStationTrouble);
    showPage();
    m_page->tell(refusal);
}

void Console::startOpening(std::function<Result<void>()> first)
{
    m_reading.done = 0;
    m_reading.total = 0;
    // Shared: what the pool is given may be copied.
    auto opened = std::make_shared<std::promise<Result<OpenStation>>>();
    m_opened = opened->get_future();
    m_opening.start([this, opened, first = std::move(first), at = path(), woken = wake()] {
        const auto ready = first();
        opened->set_value(ready ? openStation(at, holderName(), woken, &m_reading)
                                : Result<OpenStation>(ready.refusal()));
    });
}

void Console::tryAgain(std::function<Result<void>()> first)
{
    if (m_opened.valid())
        return; // it is being tried
    m_page->tellWorking();
    startOpening(std::move(first));
    m_looking.start();
}

// What takes longer than a moment says how far it is; closing the page ends the program, and with
// it the reading.
void Console::lookAtOpening()
{
    if (!m_opened.valid()) { // it has been taken up meanwhile
        m_looking.stop();
        return;
    }
    if (m_opened.wait_for(std::chrono::seconds(0)) == std::future_status::ready) {
        m_looking.stop();
        finishOpening();
    } else if (m_page && m_page->isVisible()) {
        m_page->tellReading(m_reading.done, m_reading.total);
    }
}

void Console::finishOpening()
{
    auto station = m_opened.get();
    if (!station) {
        tellTrouble(station.refusal());
        return;
    }
    take(*std::move(station));
    wake()(); // what came in before there was anybody to hear it
}

void Console::startTour()
{
    // The newest behavioral-health call: it shows most of what there is to show.
    std::optional<IncidentId> shown;
    for (const auto& [id, incident] : m_session->state().incidents) {
        const bool isFlagged = incident.flag.suggested >= Flag::Possible;
        if (incident.stage != IncidentStage::Closed && isFlagged && !incident.flag.spans.empty())
            shown = id;
    }
    m_tour = std::make_unique<Tour>(m_windows->window(0), *m_source, m_options.tourFolder);
    connect(m_tour.get(), &Tour::wrote, this,
            [](const QString& file) { QTextStream(stdout) << file << "\n"; });
    connect(m_tour.get(), &Tour::ended, this, [](Tour::End end) {
        if (end == Tour::End::Unwritable)
            QTextStream(stderr) << "haven: a picture cannot be written there.\n";
        QCoreApplication::exit(end == Tour::End::Done ? 0 : kRefused);
    });
    m_tour->start(shown);
}

} // namespace haven
