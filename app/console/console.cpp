#include "app/console/console.h"

#include "app/session/demo_player.h"
#include "app/session/demo_station.h"
#include "app/settings/installed_fonts.h"
#include "models/store/accounts.h"
#include "ui/theme/apply_theme.h"

#include <QApplication>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTextStream>
#include <QThreadPool>
#include <QTimer>

namespace haven {

namespace {

constexpr int kReaderThreads = 2;
constexpr const char* kPosition = "Position 1";

int complain(const Refusal& refusal)
{
    QTextStream(stderr) << "haven: " << QString::fromStdString(refusalSentence(refusal)) << "\n";
    return 3;
}

} // namespace

Console::Console(ConsoleOptions options) : m_options(std::move(options)) {}

Console::~Console()
{
    m_window.reset();
    m_desk.reset();
    m_advisor.reset();
    m_readers.reset(); // before the engine, so that the WAL can go
}

Result<std::string> Console::stationToOpen() const
{
    if (!m_options.isDemo)
        return m_options.station;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    QDir().mkpath(folder);
    const std::string path = m_options.station.empty()
                                 ? (folder + QStringLiteral("/demo.haven")).toStdString()
                                 : m_options.station;
    // A demo evening is about now: yesterday's is made anew.
    QFile::remove(QString::fromStdString(path));
    const auto made = makeDemoStation(path, systemNow());
    if (!made)
        return made.refusal();
    return path;
}

Result<Seat> Console::seatFor(const std::string& path) const
{
    const std::string agent = m_options.agent.empty() ? "dispatcher" : m_options.agent;
    const QByteArray secret =
        m_options.isDemo ? QByteArray(kDemoPassword) : qgetenv("HAVEN_PASSWORD");
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    const auto account = checkPassword(reader->database(), AgentId(agent), secret.toStdString());
    if (!account)
        return account.refusal();
    return Seat{account->agent, account->name, PositionId(kPosition), account->roles};
}

int Console::begin()
{
    const auto path = stationToOpen();
    if (!path)
        return complain(path.refusal());
    const auto seat = seatFor(*path);
    if (!seat)
        return complain(seat.refusal());
    SessionOptions options;
    options.path = *path;
    options.holder = kPosition;
    auto session = Session::open(std::move(options), [this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_session)
                    m_session->drain();
            },
            Qt::QueuedConnection);
    });
    if (!session)
        return complain(session.refusal());
    m_session = *std::move(session);
    auto readers = ReaderPool::open({*path, ""}, kReaderThreads);
    if (!readers)
        return complain(readers.refusal());
    m_readers = *std::move(readers);
    m_advisor = std::make_unique<Advisor>(*m_session);
    return openWindow(*seat);
}

int Console::openWindow(const Seat& seat)
{
    const auto theme = ui::Theme::shipped(m_options.theme);
    if (!theme)
        return complain(theme.refusal());
    ui::Look look{*theme, ui::registerFonts(installedInterFonts())};
    look.density = ui::Density::Dense;
    m_source = std::make_unique<ui::ThemeSource>(look);
    ui::applyTheme(*qApp, m_source->look());
    m_desk = std::make_unique<ConsoleDesk>(*m_session, m_readers.get(), seat);
    SignOn signOn;
    signOn.agent = seat.agent;
    signOn.name = seat.name;
    signOn.position = seat.position;
    signOn.roles = seat.roles;
    m_desk->submit(signOn);
    const AgencyTime* time = &m_session->time();
    ui::WallClock clock;
    clock.time = [time](Instant at) { return time->clock(at); };
    clock.dated = [time](Instant at) { return time->dated(at); };
    clock.parse = [time](const QString& text, Instant at) {
        return time->parse(text.toStdString(), at);
    };
    clock.zulu = [time](Instant at) { return time->zulu(at); };
    clock.offset = [time](Instant at) { return time->offsetAt(at); };
    m_window = std::make_unique<ui::MainWindow>(*m_source, *m_desk, m_session->base().layers,
                                                std::move(clock));
    m_window->resize(1920, 1080);
    m_window->show();
    return m_options.tourFolder.isEmpty() ? 0 : writeTour();
}

int Console::writeTour()
{
    QDir().mkpath(m_options.tourFolder);
    // The newest behavioral-health call: it shows most of what there is to show.
    std::optional<IncidentId> shown;
    for (const auto& [id, incident] : m_session->state().incidents) {
        const bool isFlagged = incident.flag.suggested >= Flag::Possible;
        if (incident.stage != IncidentStage::Closed && isFlagged && !incident.flag.spans.empty())
            shown = id;
    }
    if (shown)
        m_window->select(*shown);
    // The map's base comes from a worker; a picture without it would show nothing.
    QThreadPool::globalInstance()->waitForDone();
    m_session->settle();
    QCoreApplication::sendPostedEvents();
    const QString file =
        QDir(m_options.tourFolder).filePath(QStringLiteral("console-%1.png").arg(m_options.theme));
    if (!m_window->grab().save(file)) {
        QTextStream(stderr) << "haven: the picture " << file << " cannot be written.\n";
        return 1;
    }
    QTextStream(stdout) << file << "\n";
    return 0;
}

} // namespace haven
