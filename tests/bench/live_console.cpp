#include "tests/bench/live_console.h"

#include "tests/testkit/ui/sample_look.h"
#include "ui/theme/apply_theme.h"

#include <QApplication>
#include <QEvent>

namespace haven::bench {

namespace {

constexpr int kReaderThreads = 2;

ui::WallClock wallClockOf(const AgencyTime& time)
{
    ui::WallClock clock;
    clock.time = [&time](Instant at) { return time.clock(at); };
    clock.dated = [&time](Instant at) { return time.dated(at); };
    clock.parse = [&time](const QString& text, Instant at) {
        return time.parse(text.toStdString(), at);
    };
    clock.zulu = [&time](Instant at) { return time.zulu(at); };
    clock.offset = [&time](Instant at) { return time.offsetAt(at); };
    return clock;
}

} // namespace

void Gate::open()
{
    m_isOpen = true;
    m_loop.quit();
}

bool Gate::wait(int msMax)
{
    if (!m_isOpen) {
        QTimer limit;
        limit.setSingleShot(true);
        QEventLoop* loop = &m_loop;
        QObject::connect(&limit, &QTimer::timeout, loop, &QEventLoop::quit);
        limit.start(msMax);
        m_loop.exec();
    }
    return std::exchange(m_isOpen, false);
}

PaintWatch::PaintWatch(QWidget* widget, std::function<void()> painted)
    : m_painted(std::move(painted))
{
    widget->installEventFilter(this);
}

bool PaintWatch::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Paint && !m_isDue) {
        m_isDue = true;
        // After the whole of this update: painted, and flushed to the window.
        QMetaObject::invokeMethod(
            this,
            [this] {
                m_isDue = false;
                m_painted();
            },
            Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

Result<std::unique_ptr<LiveConsole>> LiveConsole::open(const std::string& path,
                                                       std::function<Instant()> clock)
{
    std::unique_ptr<LiveConsole> console(new LiveConsole);
    LiveConsole* self = console.get();
    SessionOptions options;
    options.path = path;
    options.holder = "bench";
    options.clock = std::move(clock);
    auto session = Session::open(std::move(options), [self] {
        QMetaObject::invokeMethod(
            &self->m_target,
            [self] {
                if (self->m_session)
                    self->m_session->drain();
            },
            Qt::QueuedConnection);
    });
    if (!session)
        return session.refusal();
    self->m_session = *std::move(session);
    auto readers = ReaderPool::open({path, ""}, kReaderThreads);
    if (!readers)
        return readers.refusal();
    self->m_readers = *std::move(readers);
    self->m_advisor = std::make_unique<Advisor>(*self->m_session);
    self->m_alarms = std::make_unique<AlarmRaiser>(*self->m_session);
    ui::Look look = testkit::sampleLook();
    look.density = ui::Density::Dense;
    self->m_source = std::make_unique<ui::ThemeSource>(look);
    ui::applyTheme(*qApp, self->m_source->look());
    const Seat seat = benchSeat();
    self->m_desk = std::make_unique<ConsoleDesk>(*self->m_session, self->m_readers.get(), seat);
    const auto on = self->m_session->submitAndWait(
        requestOf(SignOn{seat.agent, seat.name, seat.position, seat.roles}, seat));
    if (!on)
        return on.refusal();
    for (const auto& [id, unit] : self->m_session->state().units)
        self->m_units.push_back(id);
    self->m_incidents = self->openIncidents();
    self->m_feeder.setTimerType(Qt::PreciseTimer);
    QObject* target = &self->m_target;
    QObject::connect(&self->m_feeder, &QTimer::timeout, target, [self] { self->feedOne(); });
    return console;
}

LiveConsole::~LiveConsole()
{
    m_feeder.stop();
    m_window.reset();
    m_desk.reset();
    m_alarms.reset();
    m_advisor.reset();
    m_readers.reset();
}

ui::MainWindow& LiveConsole::window()
{
    if (m_window)
        return *m_window;
    m_window = std::make_unique<ui::MainWindow>(*m_source, *m_desk, m_session->base().map->layers,
                                                wallClockOf(m_session->time()), m_preferences);
    m_window->resize(1920, 1080);
    Gate gate;
    const PaintWatch watch(m_window->centralWidget(), [&gate] { gate.open(); });
    m_window->show();
    m_window->activateWindow();
    static_cast<void>(gate.wait(5000));
    return *m_window;
}

void LiveConsole::feed(int perSecond)
{
    if (perSecond > 0)
        m_feeder.start(1000 / perSecond);
    else
        m_feeder.stop();
}

// What the rest of the room does all the time: units say where they are, calls are noted and
// reordered.
void LiveConsole::feedOne()
{
    const auto any = [this](const auto& list) { return list[m_random() % list.size()]; };
    const auto quiet = [](const auto&) {};
    const Seat seat = otherSeat();
    switch (m_random() % 4) {
    case 0: {
        AddNote note;
        note.incident = any(m_incidents);
        note.text = "Caller updates: still waiting at the corner, no change since the last call.";
        m_session->submit(requestOf(note, seat), quiet);
        return;
    }
    case 1: {
        ChangePriority priority;
        priority.incident = any(m_incidents);
        const auto now = m_session->state().incidents.find(priority.incident);
        const int before = static_cast<int>(now->second.priority);
        priority.priority = static_cast<Priority>((before + 1) % 5);
        priority.reason = "bench";
        m_session->submit(requestOf(priority, seat), quiet);
        return;
    }
    default: {
        MoveUnit move;
        move.unit = any(m_units);
        const auto incident = m_session->state().incidents.find(any(m_incidents));
        move.place = incident->second.location;
        m_session->submit(requestOf(move, seat), quiet);
        return;
    }
    }
}

std::vector<IncidentId> LiveConsole::openIncidents() const
{
    std::vector<IncidentId> open;
    for (const auto& [id, incident] : m_session->state().incidents) {
        if (incident.stage != IncidentStage::Closed)
            open.push_back(id);
    }
    return open;
}

} // namespace haven::bench
