#include "models/items/qt_text.h"
#include "ui/actions/action_palette.h"
#include "ui/room/relief_band.h"
#include "ui/room/room_band.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/main_window.h"
#include "ui/shell/status_strip.h"
#include "ui/widgets/band_list.h"
#include "ui/widgets/focus_home.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QStackedWidget>
#include <QVBoxLayout>

// What helps whoever was interrupted: what was said lately, which calls are parked, what was in
// hand before.
namespace haven::ui {

namespace {

QString kindWord(ResultKind kind)
{
    switch (kind) {
    case ResultKind::Done:
        return MainWindow::tr("done");
    case ResultKind::Refused:
        return MainWindow::tr("not done");
    case ResultKind::Told:
    case ResultKind::Working:
    case ResultKind::None:
        break;
    }
    return MainWindow::tr("told");
}

constexpr std::size_t kNumberedMax = 8;
constexpr std::size_t kWeaponsReadMax = 64; // more than are parked at once

} // namespace

void MainWindow::addBands(QWidget* content)
{
    m_results = new BandList(m_source, QStringLiteral("resultList"),
                             tr("What was done and said lately; Enter puts the line into the "
                                "command bar"),
                             content);
    m_parked = new BandList(m_source, QStringLiteral("parkedList"),
                            tr("Parked calls, the longest first; Enter takes one again"), content);
    content->layout()->addWidget(m_results);
    content->layout()->addWidget(m_parked);
    m_relief = new ReliefBand(m_source, m_desk, m_clock, content);
    connect(m_relief, &ReliefBand::briefRequested, this,
            [this] { onDesk(&DispatchWorkspace::showRelief); });
    connect(m_relief, &ReliefBand::said, this, &MainWindow::tell);
    auto* column = static_cast<QBoxLayout*>(content->layout());
    column->insertWidget(column->indexOf(m_room) + 1, m_relief);
    setFocusHome(*content, *m_stack); // of strips and bands
}

bool MainWindow::focusNextPrevChild(bool next)
{
    return bringLostFocusHome(*this) == LostFocus::BroughtHome ||
           QMainWindow::focusNextPrevChild(next);
}

void MainWindow::addWorkKeys()
{
    addShortcut("resultsShow", {QKeySequence(Qt::CTRL | Qt::Key_H)}, [this] { showResults(); });
    addShortcut("parkedShow", {QKeySequence(Qt::CTRL | Qt::Key_F2)}, [this] { showParked(); });
    addShortcut("airRelease", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_F)},
                [this] { m_room->release(); });
    addShortcut("stackSend", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D)},
                [this] { m_room->send(); });
    addShortcut("reliefTake", {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_I)},
                [this] { m_relief->takeOver(); });
    addFocusKey("bolosShow", Qt::Key_8, &DispatchWorkspace::showBolos);
    addShortcut("workBack", {QKeySequence(Qt::ALT | Qt::Key_Left)},
                [this] { onDesk(&DispatchWorkspace::workBack); });
    addShortcut("workForward", {QKeySequence(Qt::ALT | Qt::Key_Right)},
                [this] { onDesk(&DispatchWorkspace::workForward); });
}

void MainWindow::wireBands()
{
    connect(m_room, &RoomBand::requestLine, m_bar, &CommandBar::prefill);
    connect(m_room, &RoomBand::said, this, &MainWindow::tell);
    connect(m_results, &BandList::chosen, this, [this](int row) {
        const auto& results = m_bar->results();
        const auto at = static_cast<std::size_t>(row);
        if (at < results.size() && !results[at].line.isEmpty())
            m_bar->prefill(results[at].line);
    });
    connect(m_bar, &CommandBar::forgot, this, [this] {
        if (m_results->isOpen())
            m_results->retell(resultRows());
    });
    connect(m_parked, &BandList::chosen, this, [this](int row) {
        const auto calls = m_dispatch->parkedCalls();
        if (static_cast<std::size_t>(row) >= calls.size())
            return;
        goTo(Workspace::Dispatch);
        m_dispatch->resumeParked(calls[static_cast<std::size_t>(row)].number);
    });
    connect(m_dispatch, &DispatchWorkspace::parkedChanged, this, &MainWindow::tellParked);
    tellParked();
    m_palette->setFinder([this](const QString& typed) { return incidentsNumbered(typed); });
    connect(m_palette, &ActionPalette::incidentChosen, this, [this](IncidentId incident) {
        if (m_workspace == Workspace::ShiftLog || m_workspace == Workspace::Admin)
            goTo(Workspace::Dispatch); // where it is seen
        select(incident);
    });
}

std::vector<ActionLine> MainWindow::incidentsNumbered(const QString& typed) const
{
    const QString number = typed.trimmed();
    const bool isNumber =
        !number.isEmpty() && std::all_of(number.begin(), number.end(), [](QChar one) {
            return one.isDigit() || one == QLatin1Char('-');
        });
    std::vector<ActionLine> found;
    if (!isNumber || m_desk.seat().roles.empty())
        return found;
    const auto& incidents = m_desk.state().incidents;
    for (auto one = incidents.rbegin(); one != incidents.rend() && found.size() < kNumberedMax;
         ++one) {
        const Incident& incident = one->second;
        if (!fromStd(incident.number).endsWith(number))
            continue;
        // As in the alarm strip: what is inside is opened with a reason, whoever sits here.
        const bool isTold = incident.visibility == Visibility::Normal;
        ActionLine line;
        line.id = QStringLiteral("incident:") + fromStd(incident.number);
        line.title = tr("Choose %1, %2", "incident number, its title")
                         .arg(fromStd(incident.number), fromStd(incident.title));
        line.where = isTold ? fromStd(incident.location.text) : tr("restricted");
        line.incident = incident.id;
        found.push_back(std::move(line));
    }
    return found;
}

QStringList MainWindow::resultRows() const
{
    QStringList rows;
    for (const ResultEntry& one : m_bar->results()) {
        const QString said = tr("%1  %2: %3", "time, done or not done, what happened")
                                 .arg(one.time, kindWord(one.kind), one.sentence);
        rows << (one.line.isEmpty()
                     ? said
                     : tr("%1   [%2]", "what happened, the line for it").arg(said, one.line));
    }
    if (rows.isEmpty())
        rows << tr("Nothing was done or said in this window yet.");
    return rows;
}

void MainWindow::showResults()
{
    m_results->turn(resultRows());
}

// No caller's name: somebody may stand behind the desk.
QStringList MainWindow::parkedRows() const
{
    QStringList rows;
    for (const ParkedCall& call : m_dispatch->parkedCalls()) {
        const QString age = elapsedText((m_desk.now() - call.since).wholeSeconds());
        const QString place = fromStd(call.sheet->text(SheetField::Location));
        const QString type = fromStd(call.sheet->text(SheetField::Type));
        const bool isBoth = !type.isEmpty() && !place.isEmpty();
        const QString what = isBoth ? tr("%1, %2", "type, place").arg(type, place) : type + place;
        const QString words = what.isEmpty() ? tr("no place and no type yet") : what;
        const QString row =
            call.incident ? tr("parked %1: incident %2, %3", "how long, number, type and place")
                                .arg(age, fromStd(call.incident->number), words)
                          : tr("parked %1: not on the board yet, %2", "how long, type and place")
                                .arg(age, words);
        rows << withWaitingWords(row, call);
    }
    return rows;
}

// What the caller said is on no board until the call goes on; a weapon in it is shown here at once.
QString MainWindow::withWaitingWords(const QString& row, const ParkedCall& call) const
{
    if (call.words.empty())
        return row;
    const auto weapon = weaponIn(call);
    if (!weapon)
        return tr("%1; what was said is on no board yet", "a parked call").arg(row);
    return tr("possible weapon “%1”, on no board yet; %2", "the words for it, a parked call")
        .arg(fromStd(*weapon).simplified(), row);
}

std::optional<std::string> MainWindow::weaponIn(const ParkedCall& call) const
{
    if (call.words.empty())
        return std::nullopt;
    const AdvisorSwitch advisor = advisorSwitchOf(m_desk.state());
    if (m_weaponsRead != advisor || m_weapons.size() > kWeaponsReadMax)
        m_weapons.clear();
    m_weaponsRead = advisor;
    const auto known = m_weapons.find(call.words);
    if (known != m_weapons.end())
        return known->second;
    return m_weapons[call.words] = m_desk.weaponIn(call.words);
}

void MainWindow::showParked()
{
    const QStringList rows = parkedRows();
    if (rows.isEmpty())
        tell(tr("No call is parked."), Tone::Quiet);
    else
        m_parked->turn(rows);
}

void MainWindow::tellParked()
{
    const auto calls = m_dispatch->parkedCalls();
    const bool isArmed = std::any_of(calls.begin(), calls.end(), [this](const ParkedCall& one) {
        return weaponIn(one).has_value();
    });
    m_strip->setParked(static_cast<int>(calls.size()),
                       calls.empty() ? std::nullopt : std::optional(calls.front().since),
                       isArmed ? StatusStrip::ParkedWeapon::Possible
                               : StatusStrip::ParkedWeapon::None);
    m_parked->retell(parkedRows());
}

} // namespace haven::ui
