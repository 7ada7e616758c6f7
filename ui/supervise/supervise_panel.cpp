#include "ui/supervise/supervise_panel.h"

#include "models/dispatch/backup_book.h"
#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/supervise/count_button.h"
#include "ui/supervise/standard_bars.h"
#include "ui/turns/turn_words.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/wait_line.h"

#include <algorithm>
#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QVBoxLayout>

namespace haven::ui {

namespace {

constexpr qsizetype kTurnLinesMax = 12;

constexpr int kClockMs = 1000;
// Counting a whole shift reads all of its facts; in a busy hour it is not done at every one.
constexpr int kRecountMs = 5000;
// A long shift takes long to count; the reader has most of its time for others.
constexpr qint64 kRestFactor = 10;
constexpr int kListRowsMin = 4;

struct SupervisePanelTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::SupervisePanel)
};

QString listTitle(WatchList list)
{
    switch (list) {
    case WatchList::Unacknowledged:
        return SupervisePanelTr::tr("Overdue, nobody has it");
    case WatchList::Overdue:
        return SupervisePanelTr::tr("Overdue, acknowledged");
    case WatchList::UnverifiedPlace:
        return SupervisePanelTr::tr("Place not verified");
    case WatchList::NoDisposition:
        return SupervisePanelTr::tr("Units gone, no disposition");
    case WatchList::Followed:
        return SupervisePanelTr::tr("Promised and overdue");
    case WatchList::RunOut:
        return SupervisePanelTr::tr("To be looked at again");
    case WatchList::Checklists:
        return SupervisePanelTr::tr("Checklists under way");
    case WatchList::RiskProtection:
        return SupervisePanelTr::tr("Firearm: risk protection not decided");
    }
    return {};
}

QString alarmTitle(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::WaitLimit:
        return SupervisePanelTr::tr("Waits too long: %1", "an incident");
    case AlarmKind::StatusCheck:
        return SupervisePanelTr::tr("Status check: %1", "a unit");
    case AlarmKind::Recheck:
        return SupervisePanelTr::tr("Crisis re-check: %1", "an incident");
    case AlarmKind::SuggestionLate:
        return SupervisePanelTr::tr("Suggestion unanswered: %1", "an incident");
    case AlarmKind::ClinicianUnanswered:
        return SupervisePanelTr::tr("Clinician not answered: %1", "an incident");
    case AlarmKind::OfficerEmergency:
        return SupervisePanelTr::tr("Officer emergency: %1", "a unit");
    case AlarmKind::HandoffUnanswered:
        return SupervisePanelTr::tr("Hand-off not taken over: %1", "an incident");
    case AlarmKind::CallbackDue:
        return SupervisePanelTr::tr("Call back is owed: %1", "an incident");
    case AlarmKind::HoldExpired:
        return SupervisePanelTr::tr("Hold is over: %1", "an incident");
    case AlarmKind::EscrowOpened:
        return SupervisePanelTr::tr("Sealed notes were opened by escrow");
    case AlarmKind::OrderDue:
        return SupervisePanelTr::tr("Court order runs out: %1", "an incident");
    case AlarmKind::StepTimer:
        return SupervisePanelTr::tr("Checklist step over its time: %1", "an incident");
    case AlarmKind::NoAcknowledge:
        return SupervisePanelTr::tr("Does not answer: %1", "a unit");
    case AlarmKind::CheckConfirm:
        return SupervisePanelTr::tr("Record check to be settled: %1", "a unit");
    case AlarmKind::TransportLate:
        return SupervisePanelTr::tr("Transport late: %1", "a unit");
    case AlarmKind::BoloMatch:
        return SupervisePanelTr::tr("BOLO may fit, nobody has looked: %1", "an incident or unit");
    case AlarmKind::AidOverdue:
        return SupervisePanelTr::tr("Others who were asked are late: %1", "an incident");
    case AlarmKind::RiskUndecided:
        return SupervisePanelTr::tr("Risk protection not decided: %1", "an incident");
    }
    return {};
}

QString careTitle(CareLateness what)
{
    switch (what) {
    case CareLateness::FollowUpLate:
        return SupervisePanelTr::tr("Follow-up %1", "its number");
    case CareLateness::ReportLate:
        return SupervisePanelTr::tr("Mandated report, %1", "an incident");
    case CareLateness::ReportSoon:
        return SupervisePanelTr::tr("Mandated report runs out soon, %1", "an incident");
    case CareLateness::PlanOver:
        return SupervisePanelTr::tr("Care plan %1", "its number");
    case CareLateness::CautionOver:
        return SupervisePanelTr::tr("Caution %1", "its number");
    }
    return {};
}

QString watchedWords(const Watched& one, const QString& number)
{
    if (one.care)
        return careTitle(one.care->what)
            .arg(one.care->number > 0 ? QString::number(one.care->number) : number);
    const QString subject = one.unit ? fromStd(one.unit->value) : number;
    const bool isAlarm = one.list == WatchList::Unacknowledged || one.list == WatchList::Overdue;
    // As in the queue: the year is the same for all, and what tells them apart is not cut.
    return isAlarm ? alarmTitle(one.alarm).arg(one.unit ? subject : number.section(u'-', -1))
                   : subject;
}

// Who works it: whoever did the last step.
QString runWords(const State& state, const Incident& incident, const Checklist& run,
                 const Protocol* protocol)
{
    const AgentId& who = run.steps.empty() ? run.startedBy : run.steps.back().by;
    const QString name = personName(state, who);
    QString digits = fromStd(incident.number).section(u'-', -1); // the year is the same for all
    // It stands here for those alone who may read it; others look over their shoulder.
    if (incident.visibility == Visibility::Restricted)
        digits = SupervisePanelTr::tr("%1, restricted", "a number").arg(digits);
    const ProtocolStep* step = protocol ? findStep(*protocol, run.activeStep) : nullptr;
    if (!step)
        return SupervisePanelTr::tr("%1, %2, a protocol that changed since", "number, who")
            .arg(digits, name);
    return SupervisePanelTr::tr("%1, step %2 of %3, %4, %5",
                                "number, step, steps in all, who, protocol")
        .arg(digits)
        .arg(step - protocol->steps.data() + 1)
        .arg(protocol->steps.size())
        .arg(name, fromStd(protocol->title));
}

} // namespace

SupervisePanel::SupervisePanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk),
      m_watch(desk,
              {listTitle, watchedWords,
               [&desk](const Incident& incident, const Checklist& run, const Protocol* protocol) {
                   return runWords(desk.state(), incident, run, protocol);
               }}),
      m_answer(desk, QStringLiteral("shiftSummary")), m_scroll(new QScrollArea(this)),
      m_body(new QWidget(m_scroll)), m_bars(new StandardBars(source, m_body))
{
    setObjectName(QStringLiteral("supervisePanel"));
    setAccessibleName(tr("The shift in numbers"));
    new QVBoxLayout(m_body);
    addTitle(tr("This shift against the standard"));
    m_bars->setObjectName(QStringLiteral("standardBars"));
    m_bars->setAccessibleName(tr("This shift against the standard"));
    m_body->layout()->addWidget(m_bars);
    addRule();
    addTitle(tr("Look at these"));
    addCounts();
    m_otherUnits = addText(QStringLiteral("otherUnitsReasons"));
    addRule();
    addTitle(tr("Behavioral health"));
    m_behavioral = addText(QStringLiteral("behavioralCounts"));
    auto* numbers =
        new KeyButton(source, tr("All numbers"), QKeySequence(Qt::CTRL | Qt::Key_B), m_body);
    numbers->setObjectName(QStringLiteral("allNumbers"));
    numbers->setButtonSize(ButtonSize::Header);
    numbers->setHint(tr("Behavioral health in numbers: levels, times, how it ended, follow-up"));
    static_cast<QVBoxLayout*>(m_body->layout())->addWidget(numbers, 0, Qt::AlignLeft);
    connect(numbers, &QAbstractButton::clicked, this, &SupervisePanel::numbersWanted);
    auto* alarms = new KeyButton(source, tr("Alarms in numbers"),
                                 QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_L), m_body);
    alarms->setObjectName(QStringLiteral("allAlarms"));
    alarms->setButtonSize(ButtonSize::Header);
    alarms->setHint(
        tr("How many, how fast they were answered, floods, put aside; for supervisors"));
    static_cast<QVBoxLayout*>(m_body->layout())->addWidget(alarms, 0, Qt::AlignLeft);
    connect(alarms, &QAbstractButton::clicked, this, &SupervisePanel::alarmsWanted);
    addRule();
    addTitle(tr("Now on the board"));
    addLists();
    m_scroll->setObjectName(QStringLiteral("superviseScroll"));
    m_scroll->setAccessibleName(tr("The shift in numbers"));
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setWidget(m_body);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    auto* wait =
        new WaitLine(source, tr("Counting the shift"), QStringLiteral("superviseWait"), this);
    wait->follow(m_answer);
    column->addWidget(wait);
    column->addWidget(m_scroll);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &SupervisePanel::tick);
    m_recount.setSingleShot(true);
    connect(&m_recount, &QTimer::timeout, this, &SupervisePanel::ask);
    connect(&desk, &Desk::changed, this, [this] {
        if (isVisible() && !m_to && !m_recount.isActive())
            m_recount.start(std::max(kRecountMs, static_cast<int>(kRestFactor * m_lastMs)));
    });
    // Whoever sits down now may read less.
    connect(&desk, &Desk::seatChanged, this, &SupervisePanel::tick);
    restyle();
    connect(&source, &ThemeSource::changed, this, &SupervisePanel::restyle);
    tell();
}

QLabel* SupervisePanel::addTitle(const QString& text)
{
    auto* label = new QLabel(text, m_body);
    label->setTextFormat(Qt::PlainText);
    m_body->layout()->addWidget(label);
    m_styled.push_back({label, TypeRole::Strong, Token::Text});
    return label;
}

QLabel* SupervisePanel::addText(const QString& name)
{
    QLabel* label = addTitle({});
    label->setObjectName(name);
    label->setWordWrap(true);
    m_styled.back() = {label, TypeRole::Body, Token::Second};
    return label;
}

void SupervisePanel::addRule()
{
    auto* rule = new QWidget(m_body);
    rule->setAutoFillBackground(true);
    rule->setFixedHeight(1);
    m_body->layout()->addWidget(rule);
    m_rules.push_back(rule);
}

void SupervisePanel::addCounts()
{
    const struct {
        LookAt look;
        QString words;
        CountWeight weight;
    } rows[] = {
        {LookAt::Sends, tr("late sends"), CountWeight::Urgent},
        {LookAt::Checks, tr("late status checks"), CountWeight::Urgent},
        {LookAt::Levels, tr("levels lowered by hand"), CountWeight::Plain},
        {LookAt::Overrides, tr("rules overridden"), CountWeight::Plain},
        {LookAt::Others, tr("other units sent than recommended"), CountWeight::Plain},
        {LookAt::Flags, tr("flags rejected"), CountWeight::Plain},
        {LookAt::Places, tr("places not verified"), CountWeight::Plain},
        {LookAt::Corrections, tr("corrections to the record"), CountWeight::Plain},
    };
    auto* list = new QVBoxLayout;
    list->setSpacing(0);
    for (const auto& row : rows) {
        auto* button = new CountButton(m_source, row.words, row.weight, m_body);
        button->setObjectName(QStringLiteral("look-") + lookWord(row.look));
        list->addWidget(button);
        m_counts.emplace(row.look, button);
        connect(button, &QAbstractButton::clicked, this, [this, look = row.look](bool isChecked) {
            setLook(isChecked ? look : LookAt::Nothing);
            Q_EMIT lookAsked(isChecked ? look : LookAt::Nothing);
        });
    }
    static_cast<QVBoxLayout*>(m_body->layout())->addLayout(list);
}

void SupervisePanel::addLists()
{
    m_loads = addText(QStringLiteral("deskLoads"));
    m_turns = addText(QStringLiteral("turnFairnessText"));
    m_turns->setTextFormat(Qt::PlainText);
    m_backup = addText(QStringLiteral("backupDue"));
    m_nothing = addText(QStringLiteral("nothingToWatch"));
    m_nothing->setText(tr("Nothing is overdue, unverified or without a disposition."));
    m_view = new BoardView(m_source, tr("Overdue, unverified and without disposition"), m_body);
    m_view->setObjectName(QStringLiteral("watchView"));
    m_view->setModel(&m_watch);
    m_view->setColumns({{static_cast<int>(WatchColumn::What), tr("What"), 300, 150},
                        {static_cast<int>(WatchColumn::Since), tr("Since"), 78}});
    static_cast<QVBoxLayout*>(m_body->layout())->addWidget(m_view, 1);
    const auto told = [this](const QModelIndex& index, auto signal) {
        if (const auto incident = m_watch.incidentAt(index.row()))
            Q_EMIT(this->*signal)(*incident);
    };
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [told](const QModelIndex& current) {
                if (current.isValid())
                    told(current, &SupervisePanel::incidentSelected);
            });
    connect(m_view, &BoardView::rowActivated, this,
            [told](const QModelIndex& index) { told(index, &SupervisePanel::incidentOpened); });
}

void SupervisePanel::restyle()
{
    const Look& look = m_source.look();
    for (const Styled& one : m_styled) {
        one.label->setFont(look.font(one.role));
        QPalette palette = one.label->palette();
        palette.setColor(QPalette::WindowText, look.color(one.token));
        one.label->setPalette(palette);
    }
    for (QWidget* rule : m_rules) {
        QPalette palette = rule->palette();
        palette.setColor(QPalette::Window, look.color(Token::Line));
        rule->setPalette(palette);
    }
    m_body->layout()->setContentsMargins(look.px(14), look.px(12), look.px(14), look.px(8));
    m_body->layout()->setSpacing(look.px(8));
    setMinimumWidth(look.px(310));
    m_view->setMinimumHeight(look.px(30) + kListRowsMin * look.rowHeight());
}

void SupervisePanel::setPeriod(Instant from, std::optional<Instant> to)
{
    m_from = from;
    m_to = to;
    ask();
}

void SupervisePanel::setLook(LookAt look)
{
    for (const auto& [one, button] : m_counts)
        button->setChecked(one == look);
}

void SupervisePanel::ask()
{
    if (!isVisible())
        return; // showEvent asks
    m_asked.start();
    m_answer.ask(ShiftSummaryQuery{m_from, m_to.value_or(m_desk.now())},
                 [this](const QueryAnswer& answer) {
                     const auto* summary = std::get_if<ShiftSummary>(&answer);
                     if (summary == nullptr)
                         return;
                     m_lastMs = m_asked.elapsed();
                     m_summary = *summary;
                     tell();
                     Q_EMIT summarized();
                 });
}

void SupervisePanel::tell()
{
    const ShiftSummary& s = m_summary;
    std::vector<StandardRow> rows;
    for (int p = 0; p < 5; ++p) {
        const Share& share = s.takenToSent[static_cast<std::size_t>(p)];
        // The urgent ones are always to be seen; the others when there were any.
        if (p < 3 || share.of > 0)
            rows.push_back({tr("Taken to sent, P%1").arg(p + 1), share, 0});
    }
    rows.push_back({tr("Sent in 60 s, P1"), s.sentInOneMinute, kSendTargetPercent});
    rows.push_back({tr("Status checks in time"), s.statusChecks, 0});
    rows.push_back(
        {tr("Clinician when eligible"), {s.behavioral.need.sent, s.behavioral.need.eligible}, 0});
    rows.push_back({tr("Re-checks in time"), s.rechecks, 0});
    m_bars->setRows(std::move(rows));
    for (const auto& [look, button] : m_counts)
        button->setCount(static_cast<qsizetype>(findingsOf(s, look).size()));
    m_otherUnits->setText(otherUnitsText());
    m_otherUnits->setVisible(!m_otherUnits->text().isEmpty());
    m_behavioral->setText(behavioralText());
    tick();
}

// Why, in the words given: what response plans are tuned by.
QString SupervisePanel::otherUnitsText() const
{
    std::vector<std::pair<std::int64_t, QString>> reasons;
    for (const auto& [reason, times] : m_summary.sentOtherwiseReasons)
        reasons.emplace_back(times, reason.empty() ? tr("no reason given") : fromStd(reason));
    std::stable_sort(reasons.begin(), reasons.end(),
                     [](const auto& a, const auto& b) { return a.first > b.first; });
    QStringList words;
    for (const auto& [times, reason] : reasons)
        words << tr("%1 %2 times", "a reason").arg(reason).arg(times);
    return words.isEmpty() ? QString()
                           : tr("Others were sent because: %1.", "a list of reasons")
                                 .arg(words.join(QStringLiteral(", ")));
}

QString SupervisePanel::behavioralText() const
{
    const BehavioralCounts& c = m_summary.behavioral;
    QStringList lines;
    lines << tr("By code %1, by advisor %2, confirmed %3, unsure %4, rejected %5, unanswered %6.")
                 .arg(c.byCode)
                 .arg(c.byAdvisor)
                 .arg(c.confirmed)
                 .arg(c.unsure)
                 .arg(c.rejected)
                 .arg(c.unanswered);
    lines << tr("Closed, and for a clinician: %1 = sent %2 + not sent %3.")
                 .arg(c.need.eligible)
                 .arg(c.need.sent)
                 .arg(c.need.notSentAll());
    QStringList reasons;
    for (const auto& [code, count] : c.need.notSent) {
        const auto* reason = m_desk.knowledge().codes.response.reasonFor(code);
        reasons << tr("%1 %2", "why none was sent, how often")
                       .arg(coreWord(reason ? reason->words : code))
                       .arg(count);
    }
    if (!reasons.isEmpty())
        lines << tr("Not sent: %1.", "a list of reasons").arg(reasons.join(QStringLiteral(", ")));
    QStringList ends;
    for (const auto& [code, count] : c.dispositions) {
        const auto* rule = m_desk.knowledge().codes.dispositionFor(code);
        ends << tr("%1 %2", "a disposition, how often")
                    .arg(coreWord(rule ? rule->label : code))
                    .arg(count);
    }
    if (!ends.isEmpty())
        lines << tr("Ended: %1.", "a list").arg(ends.join(QStringLiteral(", ")));
    if (m_summary.isCut)
        lines << tr("There are more facts than are counted. Choose a shorter time.");
    return lines.join(u'\n');
}

QString SupervisePanel::loadText() const
{
    QStringList lines;
    for (const auto& load : m_watch.loads())
        lines << tr("%1, %2: %3 open, %4 waiting", "a desk, who sits there")
                     .arg(fromStd(load.position.value), fromStd(load.name))
                     .arg(load.open)
                     .arg(load.waiting);
    return lines.join(u'\n');
}

void SupervisePanel::tick()
{
    m_watch.tick();
    m_loads->setText(loadText());
    m_loads->setVisible(!m_loads->text().isEmpty());
    m_turns->setText(turnsText());
    m_turns->setVisible(!m_turns->text().isEmpty());
    m_backup->setText(backupText());
    m_backup->setVisible(!m_backup->text().isEmpty());
    m_nothing->setVisible(m_watch.totalCount() == 0);
    m_view->setVisible(m_watch.totalCount() > 0);
}

// The first of it; the column has other things to show.
QString SupervisePanel::turnsText() const
{
    QStringList lines = fairnessLines(m_desk.state());
    if (lines.size() > kTurnLinesMax) {
        lines = lines.mid(0, kTurnLinesMax);
        lines << tr("All of them: Admin, Turns.");
    }
    return lines.join(u'\n');
}

QString SupervisePanel::backupText() const
{
    if (const auto& fault = m_desk.state().backups.fault)
        return tr("BACKUPS FAIL, hours so far: %1. Admin, Backups and periods.", "a number")
            .arg(wholeHours(m_desk.now() - fault->since));
    const auto overdue = backupOverdue(m_desk.state(), m_desk.now());
    if (!overdue)
        return {};
    return tr("A backup is due: there was none for %1 hours. Admin, Backups and periods.",
              "a number")
        .arg(wholeHours(*overdue));
}

void SupervisePanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    restyle(); // a style sheet takes the fonts of what is put under another parent
    m_clock.start();
    ask();
    tick();
}

void SupervisePanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_clock.stop();
    m_recount.stop();
}

} // namespace haven::ui
