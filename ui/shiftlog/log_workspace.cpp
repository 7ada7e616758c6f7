#include "ui/shiftlog/log_workspace.h"

#include "models/items/qt_text.h"
#include "ui/actions/action_key.h"
#include "ui/shiftlog/export_strip.h"
#include "ui/shiftlog/fact_panel.h"
#include "ui/shiftlog/incident_search_panel.h"
#include "ui/shiftlog/shift_log_panel.h"
#include "ui/shiftlog/shift_timeline.h"
#include "ui/supervise/alarm_numbers_panel.h"
#include "ui/supervise/numbers_panel.h"
#include "ui/supervise/supervise_panel.h"
#include "ui/widgets/focus_home.h"

#include <QSplitter>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr int kRoomForAll = 1500; // design pixels: below it the right column shows only when used
// And the columns beside the log have what they need, so that its words can be read.
constexpr int kLeftNarrow = 310;
constexpr int kFactNarrow = 300;

} // namespace

LogWorkspace::LogWorkspace(const ThemeSource& source, Desk& desk, const WallClock& clock,
                           QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(clock)
{
    setObjectName(QStringLiteral("logWorkspace"));
    m_across = new QSplitter(Qt::Horizontal, this);
    QSplitter* across = m_across;
    across->setObjectName(QStringLiteral("logColumns"));
    across->setChildrenCollapsible(false);
    across->addWidget(buildLeft(across));
    m_middle = new QStackedWidget(across);
    m_middle->setObjectName(QStringLiteral("logMiddle"));
    m_log = new ShiftLogPanel(source, desk, clock, m_middle);
    m_search = new IncidentSearchPanel(source, desk, clock, m_middle);
    m_middle->addWidget(m_log);
    m_middle->addWidget(m_search);
    m_numbers = new NumbersPanel(source, desk, m_middle);
    m_middle->addWidget(m_numbers);
    m_alarms = new AlarmNumbersPanel(source, desk, clock, m_middle);
    m_middle->addWidget(m_alarms);
    across->addWidget(m_middle);
    keepFocusOffButtons(*m_middle);
    m_fact = new FactPanel(source, desk, clock, across);
    across->addWidget(m_fact);
    across->setStretchFactor(1, 1);
    across->setSizes({source.look().px(410), source.look().px(1100), source.look().px(390)});
    m_timeline = new ShiftTimelineView(source, clock, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(across, 1);
    column->addWidget(m_timeline);
    setFocusProxy(m_log);
    setFocusHome(*across, *m_log);
    addKey("logSearch", QKeySequence(Qt::CTRL | Qt::Key_F), &LogWorkspace::beginSearch);
    addKey("logExport", QKeySequence(Qt::CTRL | Qt::Key_E), &LogWorkspace::beginExport);
    const auto buttons = findChildren<KeyButton*>();
    for (KeyButton* button : buttons) {
        // Letters count in the table alone; keys with Ctrl or Alt in the whole workspace.
        const bool isLetter = button->shippedKey().toString().size() == 1;
        if (!button->shippedKey().isEmpty() && !isLetter)
            button->bindWithin(this);
    }
    wire();
}

QWidget* LogWorkspace::buildLeft(QWidget* parent)
{
    auto* left = new QWidget(parent);
    m_supervise = new SupervisePanel(m_source, m_desk, left);
    m_export = new ExportStrip(
        m_source, m_desk,
        [this] {
            if (m_middle->currentWidget() != m_numbers)
                return ExportStrip::Selection{ExportWhat::ShiftLog, m_log->query(),
                                              m_log->selectionWords()};
            LogQuery query = m_log->query();
            // Of a quarter that is still being counted nothing is known; the period of the log is.
            if (!m_numbers->isQuarterShown() || m_numbers->numbers().quarter.empty())
                return ExportStrip::Selection{ExportWhat::Numbers, query, m_log->periodWords()};
            query.from = m_numbers->numbers().from;
            query.to = m_numbers->numbers().to;
            return ExportStrip::Selection{ExportWhat::Numbers, query, m_numbers->periodWords()};
        },
        left);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_supervise, 1);
    column->addWidget(m_export);
    return left;
}

void LogWorkspace::addKey(const char* action, const QKeySequence& key, void (LogWorkspace::*act)())
{
    auto* shortcut = new ActionKey(m_source, QString::fromLatin1(action), {key}, this);
    connect(shortcut, &ActionKey::activated, this, act);
}

void LogWorkspace::wire()
{
    const auto followPeriod = [this] {
        m_supervise->setPeriod(m_log->period().from, m_log->period().to);
        m_numbers->setPeriod(m_log->period().from, m_log->period().to, m_log->periodWords());
        m_alarms->setPeriod(m_log->period().from, m_log->period().to, m_log->periodWords());
    };
    connect(m_log, &ShiftLogPanel::periodChanged, this, followPeriod);
    followPeriod();
    connect(m_log, &ShiftLogPanel::lineChosen, this, [this](const LogLine* line) {
        m_fact->show(line);
        showFact(line ? FactShown::Yes : FactShown::No);
        m_timeline->setHand(line ? std::optional(line->envelope.happenedAt) : std::nullopt);
    });
    connect(m_supervise, &SupervisePanel::numbersWanted, this, &LogWorkspace::showNumbers);
    connect(m_numbers, &NumbersPanel::left, this, &LogWorkspace::showLog);
    connect(m_supervise, &SupervisePanel::alarmsWanted, this, &LogWorkspace::showAlarms);
    connect(m_alarms, &AlarmNumbersPanel::left, this, &LogWorkspace::showLog);
    // Whoever sits down now may be no supervisor.
    connect(&m_desk, &Desk::seatChanged, this, [this] {
        if (m_middle->currentWidget() == m_alarms &&
            m_desk.seat().roles.count(Role::Supervisor) == 0)
            m_middle->setCurrentWidget(m_log);
    });
    connect(m_log, &ShiftLogPanel::lookChanged, m_supervise, &SupervisePanel::setLook);
    connect(m_supervise, &SupervisePanel::summarized, this, [this] {
        m_log->setSummary(m_supervise->summary());
        m_timeline->setSummary(m_supervise->summary());
    });
    connect(m_supervise, &SupervisePanel::lookAsked, this, [this](LookAt look) {
        showLog();
        m_log->setFilterText(look == LookAt::Nothing ? QString()
                                                     : QStringLiteral("look:") + lookWord(look));
    });
    connect(m_supervise, &SupervisePanel::incidentSelected, this, &LogWorkspace::incidentSelected);
    connect(m_supervise, &SupervisePanel::incidentOpened, this,
            [this](IncidentId incident) { show(incident); });
    connect(m_search, &IncidentSearchPanel::hitChosen, this, [this](const IncidentHit* hit) {
        if (hit)
            m_fact->show(*hit);
        else
            m_fact->show(nullptr);
        showFact(hit ? FactShown::Yes : FactShown::No);
    });
    connect(m_search, &IncidentSearchPanel::hitOpened, this, [this](const IncidentHit* hit) {
        m_fact->show(*hit);
        showFact(FactShown::Yes);
        if (hit->incident)
            showLogOf(fromStd(hit->number));
    });
    connect(m_search, &IncidentSearchPanel::left, this, &LogWorkspace::showLog);
    connect(m_fact, &FactPanel::logWanted, this, &LogWorkspace::showLogOf);
    connect(m_fact, &FactPanel::incidentOpened, this, &LogWorkspace::incidentOpened);
    connect(m_export, &ExportStrip::said, this, &LogWorkspace::said);
    connect(m_timeline, &ShiftTimelineView::timeChosen, this, [this](Instant at) {
        showLog();
        m_log->setFilterText(QStringLiteral("before:\"%1\"").arg(m_clock.dated(at)));
    });
}

// On a small screen an empty panel would only take the words of the log their room.
void LogWorkspace::showFact(FactShown shown)
{
    m_factShown = shown;
    const bool isRoomy = width() >= m_source.look().px(kRoomForAll);
    m_fact->setVisible(shown == FactShown::Yes || isRoomy);
    if (isRoomy || m_fact->isHidden() || m_isShared)
        return;
    // Once: afterwards its borders are where the person moved them.
    m_isShared = true;
    const int left = m_source.look().px(kLeftNarrow);
    const int fact = m_source.look().px(kFactNarrow);
    m_across->setSizes({left, std::max(1, width() - left - fact), fact});
}

void LogWorkspace::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    showFact(m_factShown);
}

void LogWorkspace::show(std::optional<IncidentId> incident)
{
    if (!incident)
        return;
    const auto found = m_desk.state().incidents.find(*incident);
    if (found != m_desk.state().incidents.end())
        showLogOf(fromStd(found->second.number));
}

void LogWorkspace::showLogOf(const QString& number)
{
    showLog();
    // Also of another year: the period would hide what is asked for.
    m_log->showEverything();
    m_log->setFilterText(QStringLiteral("incident:") + number);
}

void LogWorkspace::beginSearch()
{
    m_middle->setCurrentWidget(m_search);
    m_search->words().setFocus(Qt::ShortcutFocusReason);
    m_search->words().selectAll();
}

void LogWorkspace::showLog()
{
    m_middle->setCurrentWidget(m_log);
    m_log->view().setFocus(Qt::OtherFocusReason);
}

void LogWorkspace::showNumbers()
{
    m_middle->setCurrentWidget(m_numbers);
    m_numbers->setFocus(Qt::OtherFocusReason);
}

void LogWorkspace::showAlarms()
{
    if (m_desk.seat().roles.count(Role::Supervisor) == 0) {
        Q_EMIT said(tr("The alarms in numbers are a supervisor's page."), Tone::Refused);
        return;
    }
    m_middle->setCurrentWidget(m_alarms);
    m_alarms->setFocus(Qt::OtherFocusReason);
}

void LogWorkspace::beginExport()
{
    m_export->begin();
}

} // namespace haven::ui
