#include "app/console/console_windows.h"

#include "models/dispatch/alarm_audience.h"
#include "ui/map/map_panel.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"

#include <algorithm>
#include <QApplication>
#include <QDir>
#include <QEvent>
#include <QScreen>
#include <QStandardPaths>
#include <QTimer>

namespace haven {

namespace {

constexpr const char* kFoundOpen = "found open at the next start";
constexpr QSize kWindowSize(1920, 1080);
constexpr int kTitlePx = 64; // what a desktop draws around a window, and more

bool isTight(QSize screen)
{
    return screen.width() < kWindowSize.width() + kTitlePx ||
           screen.height() < kWindowSize.height() + kTitlePx;
}

ui::Density densityOf(RowHeight rows)
{
    switch (rows) {
    case RowHeight::Dense:
        return ui::Density::Dense;
    case RowHeight::Normal:
        return ui::Density::Normal;
    case RowHeight::Large:
        return ui::Density::Large;
    }
    return ui::Density::Normal;
}

RowHeight rowsOf(ui::Density density)
{
    switch (density) {
    case ui::Density::Dense:
        return RowHeight::Dense;
    case ui::Density::Normal:
        return RowHeight::Normal;
    case ui::Density::Large:
        return RowHeight::Large;
    }
    return RowHeight::Normal;
}

bool isSeated(const ConsoleDesk& desk)
{
    return !desk.seat().roles.empty();
}

} // namespace

ui::WallClock wallClockOf(const Session& session)
{
    const AgencyTime* time = &session.time();
    ui::WallClock clock;
    clock.time = [time](Instant at) { return time->clock(at); };
    clock.dated = [time](Instant at) { return time->dated(at); };
    clock.parse = [time](const QString& text, Instant at) {
        return time->parse(text.toStdString(), at);
    };
    clock.zulu = [time](Instant at) { return time->zulu(at); };
    clock.offset = [time](Instant at) { return time->offsetAt(at); };
    return clock;
}

// The window goes first: it holds on to the others.
ConsoleWindows::OneWindow::~OneWindow()
{
    window.reset();
    keeper.reset();
}

ConsoleWindows::ConsoleWindows(Session& session, ReaderPool& readers, ui::ThemeSource& source,
                               QString preferencesFolder)
    : m_session(session), m_readers(readers), m_source(source),
      m_folder(std::move(preferencesFolder)), m_usualTheme(source.look().theme.name().toStdString())
{
    connect(&m_source, &ui::ThemeSource::changed, this, [this] {
        for (const auto& one : m_windows) {
            if (one->window->isActiveWindow())
                keepLook(*one);
        }
    });
}

ConsoleWindows::~ConsoleWindows() = default;

PositionId ConsoleWindows::freePosition() const
{
    for (int n = 1;; ++n) {
        PositionId position("Position " + std::to_string(n));
        if (!isTaken(position, nullptr))
            return position;
    }
}

bool ConsoleWindows::isTaken(const PositionId& position, const ConsoleDesk* except) const
{
    return std::any_of(m_windows.begin(), m_windows.end(), [&](const auto& one) {
        return one->desk.get() != except && one->desk->seat().position == position;
    });
}

ui::MainWindow& ConsoleWindows::open(Opening opening)
{
    auto one = std::make_unique<OneWindow>();
    one->preferences = std::make_unique<PreferenceSource>();
    one->preferences->setUsualLanguage(m_usualLanguage);
    one->preferences->setUsualTheme(m_usualTheme);
    one->desk =
        std::make_unique<ConsoleDesk>(m_session, &m_readers, Seat{{}, {}, freePosition(), {}});
    if (m_serve)
        m_serve(*one->desk);
    one->desk->setPositions(m_positions);
    one->keeper = std::make_unique<PreferenceKeeper>(*one->desk, *one->preferences, m_folder);
    one->window =
        std::make_unique<ui::MainWindow>(m_source, *one->desk, m_session.base().map->layers,
                                         wallClockOf(m_session), *one->preferences);
    one->window->shareTiles(tiles());
    wire(*one);
    m_windows.push_back(std::move(one));
    ui::MainWindow& window = *m_windows.back()->window;
    // Where no window manager would see to it, a window larger than the screen has no bottom; and
    // where one puts a title over it, the bottom goes under the screen's edge unless it is told to
    // fill the screen.
    const QScreen* screen = window.screen();
    window.resize(screen ? kWindowSize.boundedTo(screen->availableSize()) : kWindowSize);
    if (screen)
        window.move(screen->availableGeometry().topLeft());
    if (screen && isTight(screen->availableSize()))
        window.setWindowState(Qt::WindowMaximized);
    window.installEventFilter(this);
    if (opening == Opening::Shown)
        window.show();
    return window;
}

void ConsoleWindows::setServing(std::function<void(ConsoleDesk&)> serve)
{
    m_serve = std::move(serve);
    for (const auto& one : m_windows)
        m_serve(*one->desk);
}

void ConsoleWindows::setPositions(const LivePositions* positions)
{
    m_positions = positions;
    for (const auto& one : m_windows)
        one->desk->setPositions(positions);
}

// The painted squares of the map that is in use: another map starts without any.
std::shared_ptr<ui::TileStore> ConsoleWindows::tiles()
{
    if (!m_tiles || m_tilesOf.lock() != m_session.base().map) {
        m_tilesOf = m_session.base().map;
        m_tiles = std::make_shared<ui::TileStore>(m_source);
    }
    return m_tiles;
}

void ConsoleWindows::wire(OneWindow& one)
{
    OneWindow* const self = &one;
    connect(one.desk.get(), &Desk::mapChanged, one.window.get(), [this, self] {
        self->window->setLayers(m_session.base().map->layers);
        self->window->shareTiles(tiles());
    });
    connect(one.window.get(), &ui::MainWindow::remade, one.window.get(),
            [this, self] { self->window->shareTiles(tiles()); });
    one.preferences->setSoundRoad(m_road);
    one.preferences->tellPaper(m_paper, m_paperStanding);
    connect(one.preferences.get(), &PreferenceSource::paperChosen, this,
            &ConsoleWindows::paperChosen);
    connect(one.window.get(), &ui::MainWindow::runCardsRequested, this,
            &ConsoleWindows::runCardsWanted);
    one.desk->setPositionGuard([this, desk = one.desk.get()](const PositionId& position) {
        return isTaken(position, desk);
    });
    connect(one.desk.get(), &Desk::seatChanged, one.window.get(),
            [this, self] { hearSeat(*self); });
    connect(one.preferences.get(), &PreferenceSource::changed, one.window.get(),
            [this, self] { apply(*self->preferences); });
    connect(one.preferences.get(), &PreferenceSource::triedOut, this, &ConsoleWindows::soundWanted);
    connect(one.preferences.get(), &PreferenceSource::speechPlacesWanted, this,
            &ConsoleWindows::speechPlacesWanted);
    connect(one.window.get(), &ui::MainWindow::newWindowRequested, this, [this] { open(); });
    connect(one.window.get(), &ui::MainWindow::sounded, this, [this](ui::Tone tone) {
        if (tone == ui::Tone::Accepted)
            Q_EMIT soundWanted(SoundEvent::Accepted);
        else if (tone == ui::Tone::Refused)
            Q_EMIT soundWanted(SoundEvent::Rejected);
    });
    wirePrinter(one);
    connect(
        one.keeper.get(), &PreferenceKeeper::failed, one.window.get(),
        [self](const QString& sentence) { self->window->bar().say(sentence, ui::Tone::Refused); });
}

void ConsoleWindows::wirePrinter(OneWindow& one)
{
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    one.printer = std::make_unique<HandoffPrinter>(*one.desk, m_session.time(),
                                                   QDir(documents + QStringLiteral("/Haven")));
    ui::MainWindow* const window = one.window.get();
    HandoffPrinter* const printer = one.printer.get();
    one.voice = std::make_unique<ReadAloud>();
    connect(window, &ui::MainWindow::readAloudRequested, one.voice.get(), &ReadAloud::say);
    connect(one.voice.get(), &ReadAloud::spoken, window, [window](ReadAloud::Spoken how) {
        if (how == ReadAloud::Spoken::NoEngine)
            window->tellNoVoice();
    });
    connect(window, &ui::MainWindow::printRequested, printer, &HandoffPrinter::print);
    connect(window, &ui::MainWindow::worksheetRequested, printer, &HandoffPrinter::printWorksheet);
    one.keyCard = std::make_unique<KeyCardPrinter>(QDir(documents + QStringLiteral("/Haven")));
    connect(window, &ui::MainWindow::keyCardRequested, one.keyCard.get(), [self = &one] {
        self->keyCard->print(self->preferences->current().keys,
                             QString::fromStdString(self->desk->seat().name));
    });
    connect(one.keyCard.get(), &KeyCardPrinter::printed, window, &ui::MainWindow::tellCard);
    connect(one.keyCard.get(), &KeyCardPrinter::refused, window, [window](const Refusal& refusal) {
        window->tell(ui::refusalText(refusal), ui::Tone::Refused);
    });
    one.brief = std::make_unique<BriefPrinter>(*one.desk, m_session.time(),
                                               QDir(documents + QStringLiteral("/Haven")));
    connect(window, &ui::MainWindow::briefRequested, one.brief.get(), &BriefPrinter::print);
    connect(one.brief.get(), &BriefPrinter::printed, window, &ui::MainWindow::tellBrief);
    connect(one.brief.get(), &BriefPrinter::refused, window, [window](const Refusal& refusal) {
        window->tell(ui::refusalText(refusal), ui::Tone::Refused);
    });
    connect(printer, &HandoffPrinter::printed, window, &ui::MainWindow::tellPrinted);
    connect(printer, &HandoffPrinter::refused, window, [window](const Refusal& refusal) {
        window->tell(ui::refusalText(refusal), ui::Tone::Refused);
    });
}

void ConsoleWindows::hearSeat(OneWindow& one)
{
    if (!isSeated(*one.desk))
        return;
    // After what the sign-on itself puts on the result line.
    QTimer::singleShot(0, one.window.get(), [this, self = &one] { tellNotices(*self); });
    if (m_isStaleSignedOff)
        return;
    m_isStaleSignedOff = true;
    signOffStale(*one.desk);
}

// What was typed at a position that nobody sits at any more, as after a crash, would be forgotten
// by whoever signs on elsewhere.
void ConsoleWindows::tellNotices(OneWindow& one)
{
    for (const auto& disabled : m_session.base().disabled)
        one.window->tell(ui::refusalText(disabled), ui::Tone::Quiet);
    std::string positions;
    std::int64_t count = 0;
    for (const auto& [position, texts] : one.desk->draftsElsewhere()) {
        if (isTaken(position, nullptr))
            continue;
        positions += (positions.empty() ? "" : ", ") + position.value;
        count += texts;
    }
    if (count == 0)
        return;
    const std::string texts = std::to_string(count) + (count == 1 ? " text" : " texts");
    one.window->tell(ui::refusalText(refuse(RefusalCode::DraftsElsewhere, positions, texts)),
                     ui::Tone::Quiet);
}

// One process holds the station, so whoever the log has signed on at a position without a window
// was left over by a console that was killed. They would stand in the list of those who can take
// alarms. The people of a demo evening are there on purpose.
void ConsoleWindows::signOffStale(ConsoleDesk& desk)
{
    if (m_session.state().mode == StationMode::Demo)
        return;
    for (const auto& [position, signOn] : m_session.state().signOns) {
        if (!isTaken(position, nullptr))
            desk.submit(SignOff{position, kFoundOpen});
    }
}

void ConsoleWindows::setUsualLanguage(const std::string& language)
{
    m_usualLanguage = language;
    speak(language);
}

// One language for all windows, of whoever chose or sat down last; the decision says why.
void ConsoleWindows::speak(const std::string& language)
{
    const std::string before = m_translations.language();
    m_translations.use(language);
    if (m_translations.language() == before)
        return;
    for (const auto& one : m_windows)
        one->window->remakeSoon();
}

void ConsoleWindows::apply(const PreferenceSource& source)
{
    const Preferences& preferences = source.current();
    speak(source.language());
    m_isApplying = true;
    ui::Look look = m_source.look();
    if (const auto theme = ui::Theme::shipped(QString::fromStdString(source.theme())))
        look.theme = *theme;
    look.zoomPercent = preferences.zoomPercent;
    look.density = densityOf(preferences.rows);
    m_source.setLook(look);
    m_isApplying = false;
}

// Larger and smaller have keys of their own; what they did is kept like a choice in the settings.
void ConsoleWindows::keepLook(OneWindow& one)
{
    if (m_isApplying || !isSeated(*one.desk))
        return;
    Preferences now = one.preferences->current();
    // What the console was started with is nobody's choice, and does not become one with a size.
    const std::string theme = m_source.look().theme.name().toStdString();
    if (theme != one.preferences->theme())
        now.theme = theme;
    now.zoomPercent = m_source.look().zoomPercent;
    now.rows = rowsOf(m_source.look().density);
    one.preferences->choose(std::move(now));
}

bool ConsoleWindows::isAnswered(const DueAlarm& alarm) const
{
    const auto answers = [&](const Seat& seat) {
        return !seat.roles.empty() && isAnsweredAt(alarm, seat, m_session.state());
    };
    const bool isHere = std::any_of(m_windows.begin(), m_windows.end(),
                                    [&](const auto& one) { return answers(one->desk->seat()); });
    // Nobody at all: then it is heard, or it would be forgotten.
    return isHere || std::none_of(m_windows.begin(), m_windows.end(), [&](const auto& one) {
               const Seat& seat = one->desk->seat();
               return seat.roles.count(Role::Dispatcher) + seat.roles.count(Role::Supervisor) > 0 &&
                      !alarmsWith(seat, m_session.state());
           });
}

bool ConsoleWindows::isFromElsewhere(const PositionId& position) const
{
    const bool isOurs = std::any_of(m_windows.begin(), m_windows.end(), [&](const auto& one) {
        return one->desk->seat().position == position;
    });
    // Whoever only keeps tables here waits for no call.
    return !isOurs && std::any_of(m_windows.begin(), m_windows.end(), [](const auto& one) {
        const auto& roles = one->desk->seat().roles;
        return roles.count(Role::Dispatcher) + roles.count(Role::Supervisor) > 0;
    });
}

QString ConsoleWindows::speechOutput(SoundEvent event) const
{
    for (const auto& one : m_windows) {
        const Preferences& wanted = one->preferences->current();
        if (isSeated(*one->desk) && wanted.spoken.count(event) > 0 && !wanted.speechOutput.empty())
            return QString::fromStdString(wanted.speechOutput);
    }
    return {};
}

int ConsoleWindows::volume(SoundEvent event) const
{
    int loudest = -1;
    for (const auto& one : m_windows) {
        if (isSeated(*one->desk))
            loudest = std::max(loudest, volumeOf(one->preferences->current(), event));
    }
    return loudest >= 0 ? loudest : volumeOf(Preferences{}, event);
}

void ConsoleWindows::setSoundRoad(SoundRoad road)
{
    m_road = road;
    for (const auto& one : m_windows)
        one->preferences->setSoundRoad(road);
}

void ConsoleWindows::setSpeechPlaces(const std::vector<SpeechPlace>& places)
{
    for (const auto& one : m_windows)
        one->preferences->setSpeechPlaces(places);
}

void ConsoleWindows::setPaper(const PaperChoice& choice, const PaperStanding& standing)
{
    m_paper = choice;
    m_paperStanding = standing;
    for (const auto& one : m_windows)
        one->preferences->tellPaper(choice, standing);
}

bool ConsoleWindows::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Close)
        close(watched);
    return false;
}

void ConsoleWindows::close(const QObject* window)
{
    const auto found = std::find_if(m_windows.begin(), m_windows.end(),
                                    [&](const auto& one) { return one->window.get() == window; });
    if (found == m_windows.end())
        return;
    ConsoleDesk& desk = *(*found)->desk;
    if (isSeated(desk))
        desk.submit(SignOff{desk.seat().position, "window closed"});
    // Not within its own event.
    m_leaving.push_back(std::move(*found));
    m_windows.erase(found);
    QTimer::singleShot(0, this, [this] { m_leaving.clear(); });
}

} // namespace haven
