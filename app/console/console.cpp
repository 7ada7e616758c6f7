#include "app/console/console.h"

#include "app/session/demo_player.h"
#include "app/settings/installed_fonts.h"
#include "ui/theme/apply_theme.h"

#include <QApplication>
#include <QDir>
#include <QSysInfo>
#include <QTextStream>
#include <QTimer>

namespace haven {

namespace {

constexpr int kRefused = 1;
constexpr int kStationTrouble = 3;
constexpr QSize kPageSize(1100, 720);

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
}

Console::~Console()
{
    m_opening.waitForDone();
    m_sounder.reset();
    m_windows.reset();
    m_speaker.reset();
    m_keeping.stop();
    m_housekeeping.reset();
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
    look.density = ui::Density::Dense;
    m_source = std::make_unique<ui::ThemeSource>(look);
    ui::applyTheme(*qApp, m_source->look());
    if (m_options.isDemo) {
        if (const auto made = remakeDemoStation(path()); !made) {
            if (isTour())
                return complain(made.refusal(), kStationTrouble);
            tellTrouble(made.refusal());
            return 0;
        }
    }
    auto station = openStation(path(), holderName(), wake());
    if (station) {
        take(*std::move(station));
        return 0;
    }
    if (isTour())
        return complain(station.refusal(), kStationTrouble);
    tellTrouble(station.refusal());
    return 0;
}

void Console::take(OpenStation station)
{
    m_session = std::move(station.session);
    m_readers = std::move(station.readers);
    m_advisor = std::make_unique<Advisor>(*m_session);
    m_alarms = std::make_unique<AlarmRaiser>(*m_session);
    m_housekeeping = std::make_unique<Housekeeping>(*m_session);
    m_housekeeping->look();
    connect(&m_keeping, &QTimer::timeout, this, [this] { m_housekeeping->look(); });
    m_keeping.start(static_cast<int>(Housekeeping::kLookEvery.ms));
    m_speaker = std::make_unique<LoudSpeaker>(m_session->state().mode);
    m_windows =
        std::make_unique<ConsoleWindows>(*m_session, *m_readers, *m_source, preferencesFolder());
    Listeners listeners;
    listeners.isAnswered = [this](const DueAlarm& alarm) { return m_windows->isAnswered(alarm); };
    listeners.volume = [this](SoundEvent event) { return m_windows->volume(event); };
    m_sounder = std::make_unique<Sounder>(*m_session, *m_speaker, std::move(listeners));
    connect(m_windows.get(), &ConsoleWindows::soundWanted, m_sounder.get(), &Sounder::play);
    connect(m_speaker.get(), &SoundOutput::roadFound, m_windows.get(),
            &ConsoleWindows::setSoundRoad);
    if (const auto wish = ownSignOn())
        signOnByItself(*wish);
    else
        m_windows->open();
    m_page.reset();
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
            QTimer::singleShot(0, this, &Console::writeTour);
        }
    });
}

void Console::tellTrouble(const Refusal& refusal)
{
    complain(refusal, kStationTrouble);
    if (!m_page) {
        m_page = std::make_unique<ui::StationPage>(*m_source);
        m_page->setWindowTitle(QStringLiteral("Haven"));
        connect(m_page.get(), &ui::StationPage::closeRequested, m_page.get(), &QWidget::close);
        connect(m_page.get(), &ui::StationPage::retryRequested, this,
                [this] { tryAgain([] { return Result<void>(); }); });
        connect(m_page.get(), &ui::StationPage::stationWished, this,
                [this](const QString& agency, const QString& timeZone) {
                    tryAgain([at = path(), agency = agency.toStdString(),
                              zone = timeZone.toStdString()] {
                        return makeLiveStation(at, agency, zone);
                    });
                });
        m_page->resize(kPageSize);
        m_page->show();
    }
    m_page->tell(refusal);
}

void Console::tryAgain(std::function<Result<void>()> first)
{
    m_page->tellWorking();
    m_opening.start([this, first = std::move(first), at = path(), woken = wake()] {
        const auto ready = first();
        // Shared: the event that carries it across may be copied.
        auto opened = std::make_shared<Result<OpenStation>>(
            ready ? openStation(at, holderName(), woken) : Result<OpenStation>(ready.refusal()));
        QMetaObject::invokeMethod(
            this,
            [this, opened] {
                if (*opened)
                    take(std::move(**opened));
                else
                    tellTrouble(opened->refusal());
            },
            Qt::QueuedConnection);
    });
}

void Console::writeTour()
{
    ui::MainWindow& window = m_windows->window(0);
    QDir().mkpath(m_options.tourFolder);
    // The newest behavioral-health call: it shows most of what there is to show.
    std::optional<IncidentId> shown;
    for (const auto& [id, incident] : m_session->state().incidents) {
        const bool isFlagged = incident.flag.suggested >= Flag::Possible;
        if (incident.stage != IncidentStage::Closed && isFlagged && !incident.flag.spans.empty())
            shown = id;
    }
    if (shown)
        window.select(*shown);
    // The map's base comes from a worker; a picture without it would show nothing.
    QThreadPool::globalInstance()->waitForDone();
    m_session->settle();
    QCoreApplication::sendPostedEvents();
    const QString file =
        QDir(m_options.tourFolder).filePath(QStringLiteral("console-%1.png").arg(m_options.theme));
    if (!window.grab().save(file)) {
        QTextStream(stderr) << "haven: the picture " << file << " cannot be written.\n";
        QCoreApplication::exit(kRefused);
        return;
    }
    QTextStream(stdout) << file << "\n";
    QCoreApplication::exit(0);
}

} // namespace haven
