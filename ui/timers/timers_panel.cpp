#include "ui/timers/timers_panel.h"

#include "models/dispatch/alarm_words.h"
#include "models/dispatch/crisis_response.h"
#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/queue/queue_delegate.h"
#include "ui/widgets/cell_painter.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/desk_rules.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace haven::ui {

namespace {

constexpr int kSoonMs = 60;

struct TimersPanelTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::TimersPanel)
};

BoardPanelWords timersPanelWords()
{
    return {QStringLiteral("timers"), TimersPanelTr::tr("Late next"),
            TimersPanelTr::tr("Filter the timers"),
            TimersPanelTr::tr("Filter, for example kind:statuscheck is:late")};
}

QString timerGroupTitle(TimerGroup group)
{
    switch (group) {
    case TimerGroup::Emergency:
        return TimersPanelTr::tr("Officer emergency");
    case TimerGroup::Late:
        return TimersPanelTr::tr("Late, nobody has it");
    case TimerGroup::Answered:
        return TimersPanelTr::tr("Late, somebody has it");
    case TimerGroup::Next:
        return TimersPanelTr::tr("Comes next");
    case TimerGroup::Aside:
        return TimersPanelTr::tr("Put aside");
    }
    return {};
}

QString ladderStep(LadderStep step, SendVoice voice)
{
    switch (step) {
    case LadderStep::RadioAgain:
        return voice == SendVoice::Silent
                   ? TimersPanelTr::tr("No answer, 1 of 4: write again, no voice")
                   : TimersPanelTr::tr("No answer, 1 of 4: call again by radio");
    case LadderStep::SendAgain:
        return TimersPanelTr::tr("No answer, 2 of 4: send it again, or another");
    case LadderStep::AnotherWay:
        return TimersPanelTr::tr("No answer, 3 of 4: try another way, the phone");
    case LadderStep::TellSupervisor:
        return TimersPanelTr::tr("No answer, 4 of 4: tell the supervisor");
    }
    return {};
}

// Who has it, when it comes back, whom to call: what a row needs besides its figure.
QString timerNote(const Desk& desk, const TimerRow& row)
{
    const State& state = desk.state();
    QStringList words;
    if (row.isFirst)
        words << TimersPanelTr::tr("first of the flood");
    if (row.times > 1)
        words << TimersPanelTr::tr("%1 times", "so often lately").arg(row.times);
    if (row.alarm.shelvedUntil)
        words << TimersPanelTr::tr("back in %1", "a time")
                     .arg(elapsedText((*row.alarm.shelvedUntil - desk.now()).wholeSeconds()));
    const auto about = row.kind == TimerKind::Suggestion && row.alarm.incident
                           ? state.incidents.find(*row.alarm.incident)
                           : state.incidents.end();
    if (about != state.incidents.end() && about->second.visibility == Visibility::Normal)
        words << openSuggestions(about->second);
    for (const Alarm& alarm : state.alarms) {
        const bool isIt = alarm.kind == row.alarm.kind && alarm.incident == row.alarm.incident &&
                          alarm.unit == row.alarm.unit;
        if (isIt && row.alarm.standing == AlarmStanding::Acknowledged && alarm.acknowledgedBy)
            words << TimersPanelTr::tr("%1 has it", "a person")
                         .arg(personName(state, *alarm.acknowledgedBy));
    }
    if (row.alarm.step == AlarmStep::Escalated && isLateTimer(row, desk.now()))
        words << coreText(escalationWords(state));
    return words.join(QStringLiteral(", "));
}

TimerWords timersWords(const Desk& desk)
{
    return {timerGroupTitle, timerWhat,
            [&desk](const TimerRow& row) { return timerNote(desk, row); },
            [&desk](const TimerRow& row, qint64 secondsLeft) {
                // All of the row: a narrow list shows neither where nor the note.
                QStringList parts = {spokenTimer(row, secondsLeft), fromStd(row.place),
                                     timerNote(desk, row)};
                parts.removeAll(QString());
                return parts.join(QStringLiteral(", "));
            }};
}

std::vector<OfferedColumn> timerColumns()
{
    const auto at = [](TimerColumn column) { return static_cast<int>(column); };
    constexpr auto kNever = OfferedColumn::Hiding::Never;
    return {
        {"due",
         {at(TimerColumn::Due), TimersPanelTr::tr("In", "heading: time left"), 86, 78, 0,
          Qt::AlignRight},
         kNever},
        {"what",
         {at(TimerColumn::What), TimersPanelTr::tr("What"), 300, 120, 0, std::nullopt, 220},
         kNever},
        {"about", {at(TimerColumn::About), TimersPanelTr::tr("About"), 92, 84}, kNever},
        {"where", {at(TimerColumn::Where), TimersPanelTr::tr("Where"), 190, 70, 2}},
        {"note", {at(TimerColumn::Note), TimersPanelTr::tr("Note"), 160, 110, 1}},
    };
}

} // namespace

QString timerWhat(const TimerRow& row)
{
    switch (row.kind) {
    case TimerKind::Emergency:
        return TimersPanelTr::tr("OFFICER EMERGENCY");
    case TimerKind::Waiting:
        return row.incidentPriority
                   ? TimersPanelTr::tr("P%1 waits for a unit", "a priority, 1 to 5")
                         .arg(static_cast<int>(*row.incidentPriority) + 1)
                   : TimersPanelTr::tr("Waits for a unit");
    case TimerKind::NoAnswer:
        return ladderStep(row.alarm.ladder.value_or(LadderStep::RadioAgain), row.alarm.voice);
    case TimerKind::Aid:
        return row.detail.empty() ? TimersPanelTr::tr("Others who were asked")
                                  : fromStd(row.detail);
    case TimerKind::StatusCheck:
        return TimersPanelTr::tr("Status check");
    case TimerKind::Recheck:
        return TimersPanelTr::tr("Crisis re-check");
    case TimerKind::Step:
        return TimersPanelTr::tr("Checklist step over its time");
    case TimerKind::Handoff:
        return TimersPanelTr::tr("Hand-off not taken over");
    case TimerKind::CallBack:
        return TimersPanelTr::tr("Call back the lost caller");
    case TimerKind::Hold:
        return row.detail.empty() ? TimersPanelTr::tr("Hold ends")
                                  : TimersPanelTr::tr("Called again while held");
    case TimerKind::Clinician:
        return TimersPanelTr::tr("Clinician has not answered");
    case TimerKind::Suggestion:
        return TimersPanelTr::tr("Suggestion not answered");
    case TimerKind::FollowUp:
        return TimersPanelTr::tr("Follow-up");
    case TimerKind::Order:
        return TimersPanelTr::tr("Court order");
    case TimerKind::Escrow:
        return TimersPanelTr::tr("Sealed notes were opened");
    case TimerKind::RecordCheck:
        return TimersPanelTr::tr("Record check to settle");
    case TimerKind::Transport:
        return TimersPanelTr::tr("Transport, where is it");
    case TimerKind::BoloMatch:
        return TimersPanelTr::tr("BOLO may fit");
    case TimerKind::Risk:
        return TimersPanelTr::tr("Risk protection not decided");
    case TimerKind::Report:
        return TimersPanelTr::tr("Mandated report to make");
    }
    return {};
}

QString spokenTimer(const TimerRow& row, qint64 secondsLeft)
{
    const QString what = timerWhat(row);
    const QString about = fromStd(row.subject);
    const Span span = Span::seconds(secondsLeft < 0 ? -secondsLeft : secondsLeft);
    if (secondsLeft <= 0 && row.alarm.standing == AlarmStanding::Acknowledged)
        // While the keys are in the list it stays below a title that says that nobody has it.
        return TimersPanelTr::tr("%1, %2, late by %3, somebody has it",
                                 "what, about whom, a time spoken")
            .arg(what, about, spokenTime(span));
    return secondsLeft <= 0
               ? TimersPanelTr::tr("%1, %2, late by %3", "what, about whom, a time spoken")
                     .arg(what, about, spokenTime(span))
               : TimersPanelTr::tr("%1, %2, in %3", "what, about whom, a time spoken")
                     .arg(what, about, spokenTime(span));
}

TimersPanel::TimersPanel(const ThemeSource& source, Desk& desk, QWidget* parent)
    : BoardPanel(source, desk, timersPanelWords(), parent), m_model(desk, timersWords(desk))
{
    setAccessibleName(tr("What will be late next"));
    view().setTableDelegate(new TableDelegate(source));
    m_late = addToggle(QStringLiteral("timersLate"), tr("Late"), tr("Show only what is late"));
    connect(m_late, &QAbstractButton::toggled, this, &TimersPanel::refilter);
    setBoard(m_model, timerColumns(), TimerListModel::vocabulary());
    addActs({{actsOf(TimerRow{})}});
    const auto choose = [this] {
        const TimerRow* row = m_isOpening ? nullptr : chosen();
        const auto incident = row ? incidentOf(*row) : std::nullopt;
        if (incident)
            Q_EMIT incidentSelected(*incident);
    };
    connect(view().selectionModel(), &QItemSelectionModel::currentRowChanged, this, choose);
    connect(&view(), &QAbstractItemView::clicked, this, choose); // also of the row marked already
    connect(&view(), &BoardView::rowActivated, this, [this](const QModelIndex&) {
        const TimerRow* row = chosen();
        if (const auto incident = row ? incidentOf(*row) : std::nullopt)
            Q_EMIT incidentOpened(*incident);
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(kSoonMs);
    connect(&m_soon, &QTimer::timeout, this, [this] {
        if (isVisible())
            m_model.look();
    });
    connect(&desk, &Desk::changed, this, [this] {
        if (!m_soon.isActive())
            m_soon.start();
    });
    // Whoever sits down now answers other things.
    connect(&desk, &Desk::seatChanged, this, [this] { m_model.look(); });
    // Otherwise the answered row took the choice and the view to the end of the list, and the next
    // key acted there again.
    connect(&asker(), &DeskAsker::done, this, [this](const std::string& key) {
        const TimerRow* row = chosen();
        if (row == nullptr || timerKey(*row) != key)
            return;
        goOn();
        m_model.look();
    });
}

void TimersPanel::start()
{
    // Only a person's own move in the list changes what the keys of the desk are about.
    const QScopedValueRollback opening(m_isOpening, true);
    m_model.look();
    view().setFocus(Qt::ShortcutFocusReason);
    if (chosen() != nullptr)
        return;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (!m_model.isHeader(row)) {
            view().setCurrentIndex(m_model.index(row, 0));
            return;
        }
    }
}

const TimerRow* TimersPanel::chosen() const
{
    const QModelIndex current = view().selectionModel()->currentIndex();
    return current.isValid() ? m_model.rowAt(current.row()) : nullptr;
}

std::optional<IncidentId> TimersPanel::incidentOf(const TimerRow& row) const
{
    const auto& units = desk().state().units;
    const auto unit = row.alarm.unit ? units.find(*row.alarm.unit) : units.end();
    const auto incident = unit != units.end() ? unit->second.incident : row.alarm.incident;
    const bool isOnBoard = incident && desk().state().incidents.count(*incident) > 0;
    return isOnBoard ? incident : std::nullopt;
}

void TimersPanel::send(const Command& command, const std::string& row)
{
    asker().ask(command, row);
}

RowActs TimersPanel::actsOf(const TimerRow& row)
{
    const std::string key = timerKey(row);
    const TimerAnswer answer = answerTo(row, desk().state());
    const auto incident = incidentOf(row);
    RowAct doIt{
        QStringLiteral("timersAnswer"), tr("Answer it"), QKeySequence(Qt::Key_A), {}, {}, {}};
    if (answer.command)
        doIt.run = [this, command = *answer.command, key] { send(command, key); };
    else if (!answer.line.empty())
        doIt.run = [this, line = fromStd(answer.line)] { Q_EMIT requestLine(line); };
    else
        doIt.run = [this, incident] {
            if (incident)
                Q_EMIT incidentOpened(*incident);
        };
    if (answer.command)
        doIt.objection = [this, command = *answer.command] {
            return objectionWords(desk(), command);
        };
    const auto& alarm = row.alarm;
    const Command seen = row.kind == TimerKind::Emergency && alarm.unit
                             ? Command(AcknowledgeEmergency{*alarm.unit})
                             : Command(AcknowledgeAlarm{alarm.kind, alarm.incident, alarm.unit});
    const Command back = UnshelveAlarm{alarm.kind, alarm.incident, alarm.unit};
    const ShelveAlarm shelf{alarm.kind, alarm.incident, alarm.unit, Span::minutes(15), "reason"};
    // A follow-up and a report are no alarms: they are done, not put aside.
    QString noAlarm;
    if (row.followUp)
        noAlarm = tr("A follow-up is answered by trying it.");
    else if (row.kind == TimerKind::Report)
        noAlarm = tr("A report is answered by writing down who made it.");
    const auto unless = [this, noAlarm](const Command& command) {
        return [this, noAlarm, command] {
            return noAlarm.isEmpty() ? objectionWords(desk(), command) : noAlarm;
        };
    };
    // The kind is said too: what is put aside is this row, also when another alarm about the same
    // is raised meanwhile.
    const QString aside = QStringLiteral("shelve %1 %2 15 ")
                              .arg(fromStd(row.subject), fromStd(alarmKindWord(alarm.kind)));
    return {
        std::move(doIt),
        {QStringLiteral("timersHave"),
         tr("I have it"),
         QKeySequence(Qt::Key_K),
         [this, seen, key] { send(seen, key); },
         unless(seen),
         {}},
        {QStringLiteral("timersAside"),
         tr("Put it aside, with minutes and a reason"),
         QKeySequence(Qt::Key_H),
         [this, aside] { Q_EMIT requestLine(aside); },
         unless(shelf),
         {}},
        {QStringLiteral("timersBack"),
         tr("Take it back before its time"),
         QKeySequence(Qt::SHIFT | Qt::Key_H),
         [this, back, key] { send(back, key); },
         unless(back),
         {}},
    };
}

RowActGroups TimersPanel::acts()
{
    const TimerRow* row = chosen();
    return row ? RowActGroups{{actsOf(*row)}} : RowActGroups();
}

QString TimersPanel::toggledFilter() const
{
    return m_late->isChecked() ? QStringLiteral("is:late") : QString();
}

void TimersPanel::tick(Instant now, RowRange seen)
{
    m_model.tick(now, seen);
    retell();
}

void TimersPanel::tellCounts(PanelHeader& header)
{
    const int total = m_model.totalCount();
    if (total == 0) {
        header.setNote(tr("nothing runs"));
        return;
    }
    if (m_model.shownCount() != total) {
        header.setShown(m_model.shownCount(), total);
        return;
    }
    header.setNote(tr("%1 late of %2", "timers").arg(m_model.lateCount()).arg(total));
}

void TimersPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        BoardPanel::keyPressEvent(event);
}

} // namespace haven::ui
