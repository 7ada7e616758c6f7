#include "ui/crisis/checklist_panel.h"

#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/protocol_fit.h"
#include "models/dispatch/protocol_texts.h"
#include "models/items/qt_text.h"
#include "ui/crisis/checklist_lines.h"
#include "ui/crisis/crisis_words.h"
#include "ui/crisis/fit_line.h"
#include "ui/crisis/protocol_offers.h"
#include "ui/crisis/step_card.h"
#include "ui/crisis/step_lines.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/countdown_label.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"
#include "ui/widgets/reason_prompt.h"
#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <set>
#include <utility>

namespace haven::ui {

namespace {

void emptyLayout(QLayout* layout)
{
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

} // namespace

ChecklistPanel::ChecklistPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                               QWidget* parent)
    : QWidget(parent), m_source(source), m_desk(desk), m_clock(std::move(clock)), m_asker(desk)
{
    setObjectName(QStringLiteral("checklistPanel"));
    setAccessibleName(tr("Checklist"));
    build();
    connect(&m_asker, &DeskAsker::settled, this, [this] { m_card->setBusy(CardBusy::No); });
    // What was said of a step before it was recorded is over with it.
    connect(&m_asker, &DeskAsker::done, this, [this](const std::string& row) {
        tell({}, Tone::Quiet);
        // Another act, or one that was under way before, leaves the step that is set right open.
        if (!m_again.empty() && row == m_again) {
            m_again.clear();
            refresh();
        }
        if (m_sent)
            Q_EMIT said(
                tr("Recorded: %1", "an answer, or that a step was done").arg(outcomeText(*m_sent)),
                Tone::Accepted);
    });
    connect(&m_asker, &DeskAsker::said, this, [this](const QString& sentence, Tone tone) {
        tell(sentence, tone);
        // What was typed is not lost by a refusal.
        if (m_sent)
            m_card->askAgain(*m_sent);
    });
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (changes.isRosterChanged || (m_shown && changes.incidents.count(*m_shown) > 0))
            refresh();
    });
    connect(&m_desk, &Desk::seatChanged, this, &ChecklistPanel::hearSeat);
    hearSeat();
    connect(&m_desk, &Desk::protocolsChanged, this, &ChecklistPanel::refresh);
    connect(&m_source, &ThemeSource::changed, this, &ChecklistPanel::restyle);
    m_timer.setInterval(1000);
    connect(&m_timer, &QTimer::timeout, this, &ChecklistPanel::tick);
    m_timer.start();
    restyle();
    refresh();
}

const Incident* ChecklistPanel::incident() const
{
    return hotIncident(m_desk.state(), m_shown);
}

const Checklist* ChecklistPanel::run() const
{
    const Incident* one = incident();
    if (!one || one->checklists.empty())
        return nullptr;
    const Checklist* newest = &one->checklists.back();
    const Checklist* open = nullptr;
    for (const auto& list : one->checklists) {
        if (m_run && list.id == *m_run)
            return &list;
        if (!list.finishedAt)
            open = &list;
    }
    return open ? open : newest;
}

std::shared_ptr<const Protocol> ChecklistPanel::protocolOf(const Checklist& run) const
{
    return protocolOfRun(m_desk.state(), m_desk.knowledge(), run);
}

void ChecklistPanel::show(std::optional<IncidentId> incident)
{
    if (incident != m_shown) {
        m_run.reset();
        m_sent.reset();
        m_again.clear();
        m_isStarting = false;
        m_offers->numberFirst();
        m_reason->leave();
        m_card->clear();
        m_message->clear();
    }
    m_shown = incident;
    refresh();
}

void ChecklistPanel::focusStep()
{
    StepButton* offer = m_offers->numbered(1);
    if (!m_offers->isHidden() && offer)
        offer->setFocus(Qt::OtherFocusReason);
    else if (!m_card->isHidden())
        m_card->takeFocus();
    else
        restingPlace()->setFocus(Qt::OtherFocusReason);
}

QWidget* ChecklistPanel::restingPlace() const
{
    return m_another->isHidden() ? static_cast<QWidget*>(m_area) : m_another;
}

void ChecklistPanel::refresh()
{
    const Incident* one = incident();
    const bool isHidden = one && one->visibility == Visibility::Restricted;
    const bool isShown = one && !isHidden;
    const Checklist* list = isShown ? run() : nullptr;
    m_print->setEnabled(isShown);
    for (QWidget* part : {m_timers, m_acts})
        part->setVisible(isShown);
    if (!isShown) {
        m_title->setText(isHidden ? tr("This incident is restricted: its checklist is not shown.")
                                  : tr("No incident is chosen. Choose one in the queue (%1); "
                                       "its checklist stands here.",
                                       "a key")
                                        .arg(keyOf(m_source, "focusQueue")));
        for (QWidget* part : std::initializer_list<QWidget*>{
                 m_version, m_stepNote, m_progress, m_next, m_past, m_ahead, m_runs, m_offers,
                 m_offersTitle, m_more, m_message})
            part->hide();
        m_fits.reset();
        m_fit->say({}, {});
        m_card->clear();
        return;
    }
    showRuns(*one);
    showRun(*one, list);
    showOffers(*one, list);
    showFit(*one);
    tick();
}

void ChecklistPanel::showFit(const Incident& one)
{
    const auto offer = one.stage == IncidentStage::Closed
                           ? std::nullopt
                           : protocolFirstNow(m_desk.state(), m_desk.knowledge(), one);
    m_fits = offer ? std::optional(offer->protocol) : std::nullopt;
    if (!offer) {
        m_fit->say({}, {});
        return;
    }
    const ProtocolToStart start =
        protocolToStart(m_desk.state(), m_desk.knowledge(), offer->protocol);
    m_fit->say(fromStd(start.protocol ? start.protocol->title : offer->protocol.value),
               coreList(offer->reason));
}

void ChecklistPanel::showRun(const Incident& one, const Checklist* list)
{
    const QString number = fromStd(one.number);
    const bool isOpen = list && !list->finishedAt;
    for (QWidget* part : std::initializer_list<QWidget*>{m_version, m_stepNote, m_progress, m_next,
                                                         m_past, m_ahead})
        part->setVisible(list != nullptr);
    m_finish->setVisible(isOpen);
    m_back->setVisible(isOpen && !list->steps.empty());
    const bool isClosed = one.stage == IncidentStage::Closed;
    m_another->setVisible(list && !isClosed);
    if (!list) {
        m_title->setText(isClosed ? tr("%1 is closed, and no checklist was run. To start one, "
                                       "reopen it first: re %1 and why",
                                       "incident number")
                                        .arg(number)
                                  : tr("%1: no checklist yet", "incident number").arg(number));
        m_card->clear();
        return;
    }
    const QString name = fromStd(protocolTitle(m_desk.state(), m_desk.knowledge(), *list));
    m_title->setText(tr("%1, %2", "incident number, protocol").arg(number, name));
    m_version->setText(tr("Version %1, %2. Started by %3 at %4.", "version, approval, who, when")
                           .arg(fromStd(list->version), approvalOfRun(m_desk.state(), *list),
                                personName(m_desk.state(), list->startedBy),
                                m_clock.time(list->startedAt)));
    const auto protocol = protocolOf(*list);
    std::vector<StepLine> past;
    for (const auto& done : list->steps)
        past.push_back(pastLine(done, protocol.get(), m_desk.state(), m_clock));
    m_past->setLines(std::move(past));
    if (protocol) {
        showText(one, *list, *protocol);
        return;
    }
    m_card->clear();
    m_next->setLines({});
    m_ahead->setLines({});
    m_progress->hide();
    m_stepNote->hide();
    m_message->setText(refusalText(refuse(RefusalCode::ProtocolTextChanged, list->protocol.value)));
    m_message->show();
}

void ChecklistPanel::showText(const Incident& one, const Checklist& list, const Protocol& protocol)
{
    const ProtocolStep* active = list.finishedAt ? nullptr : findStep(protocol, list.activeStep);
    // While it runs, by the number that the step has in the text; once it is over, of its own way.
    const WayOfRun way = wayOfRun(protocol, list);
    const auto total = static_cast<int>(active ? protocol.steps.size() : way.total());
    const auto done = static_cast<int>(active ? stepsDone(list) : way.done);
    const QString note =
        active ? tr("Step %1 of %2, %n done", "step, steps in all", done)
                     .arg(active - protocol.steps.data() + 1)
                     .arg(total)
               : tr("Finished at %1, %2 of %3 steps done", "when, done, in all")
                     .arg(list.finishedAt ? m_clock.time(*list.finishedAt) : QString())
                     .arg(done)
                     .arg(total);
    // The longer sentence has to wrap in a narrow column; the short one stays beside the clocks.
    m_stepNote->setWordWrap(active == nullptr);
    const QString why = fromStd(list.finishReason);
    m_stepNote->setText(
        active || why.isEmpty()
            ? note
            : tr("%1. Why it ended there: %2", "that it is finished, a reason").arg(note, why));
    m_progress->setSteps(standings(list, protocol), note);
    std::vector<StepLine> ahead = active ? linesAhead(list, protocol) : std::vector<StepLine>{};
    std::vector<StepLine> next;
    if (!ahead.empty()) {
        next.push_back(ahead.front());
        ahead.erase(ahead.begin());
    }
    m_next->setVisible(!next.empty());
    m_ahead->setVisible(!ahead.empty());
    m_next->setLines(std::move(next));
    m_ahead->setLines(std::move(ahead));
    if (!active) {
        const bool hadFocus = m_card->isAncestorOf(QApplication::focusWidget());
        m_card->clear();
        if (hadFocus)
            restingPlace()->setFocus(Qt::OtherFocusReason);
        return;
    }
    if (isAgain(list)) {
        showAgain(one, list, protocol);
        return;
    }
    // An earlier step that is set right at another desk takes nothing from under the hand.
    const auto times =
        std::count_if(list.steps.begin(), list.steps.end(), [active](const ChecklistStep& step) {
            return step.outcome.step == active->id;
        });
    const QString place = QStringLiteral("%1/%2/%3/%4")
                              .arg(one.id.value)
                              .arg(list.id.value)
                              .arg(stepsDone(list))
                              .arg(times);
    m_card->showStep(*active, place);
    m_card->setKnown(knownText(one, *active));
}

void ChecklistPanel::showAgain(const Incident& one, const Checklist& list, const Protocol& protocol)
{
    const ProtocolStep* step = findStep(protocol, m_again);
    const StepOutcome* recorded = recordedFor(list, m_again);
    if (!step || !recorded) {
        m_again.clear();
        refresh();
        return;
    }
    m_stepNote->setText(
        tr("Step %1 of %2 once more; Escape leaves it as it is", "step, steps in all")
            .arg(step - protocol.steps.data() + 1)
            .arg(protocol.steps.size()));
    m_card->showStep(*step, QStringLiteral("%1/%2/again").arg(one.id.value).arg(list.id.value),
                     fromStd(recorded->note));
    m_card->setKnown(
        tr("Recorded: %1. What is recorded now sets it right; both stay on the record.",
           "an answer, or that a step was done")
            .arg(outcomeText(*recorded)));
}

void ChecklistPanel::goBack()
{
    const Checklist* list = run();
    const auto protocol = list && !list->finishedAt ? protocolOf(*list) : nullptr;
    if (!protocol)
        return;
    const auto way = wayOf(*list, *protocol);
    const std::string from = isAgain(*list) ? m_again : std::string();
    const auto here = std::find_if(way.begin(), way.end(),
                                   [&from](const ProtocolStep* step) { return step->id == from; });
    m_againOf = list->id;
    m_again = here == way.begin() ? std::string() : (*std::prev(here))->id;
    refresh();
    focusStep();
}

void ChecklistPanel::keyPressEvent(QKeyEvent* event)
{
    const Checklist* list = run();
    if (event->key() != Qt::Key_Escape || !list || !isAgain(*list)) {
        QWidget::keyPressEvent(event);
        return;
    }
    m_again.clear();
    refresh();
    focusStep();
}

// Asked at intake, or by another window: nobody asks a frightened caller twice without knowing it.
QString ChecklistPanel::knownText(const Incident& one, const ProtocolStep& step) const
{
    QStringList known;
    std::set<Fact> asked;
    for (const auto& answer : step.answers) {
        if (!answer.fact || !asked.insert(*answer.fact).second)
            continue;
        const auto found = one.answers.find(*answer.fact);
        if (found != one.answers.end())
            known << tr("%1: %2, %3 at %4", "fact, answer, who, when")
                         .arg(factLabel(*answer.fact), answerText(found->second.answer),
                              personName(m_desk.state(), found->second.by),
                              m_clock.time(found->second.at));
    }
    if (const QString emd = emdKnown(one, step, m_clock); !emd.isEmpty())
        known << emd;
    return known.isEmpty()
               ? QString()
               : tr("Answered before. %1", "facts").arg(known.join(QStringLiteral("; ")));
}

// One chip a run where there are several.
void ChecklistPanel::showRuns(const Incident& one)
{
    m_runs->setVisible(one.checklists.size() > 1);
    const Checklist* looked = run();
    const bool hadFocus = m_runs->isAncestorOf(QApplication::focusWidget());
    emptyLayout(m_runsFlow);
    if (one.checklists.size() < 2)
        return;
    for (const auto& list : one.checklists) {
        const QString name = fromStd(protocolTitle(m_desk.state(), m_desk.knowledge(), list));
        auto* chip = new KeyButton(
            m_source, list.finishedAt ? tr("%1, finished", "protocol").arg(name) : name, {},
            m_runs);
        chip->setObjectName(QStringLiteral("run%1").arg(list.id.value));
        chip->setButtonSize(ButtonSize::Header);
        chip->setCheckable(true);
        chip->setChecked(looked && looked->id == list.id);
        connect(
            chip, &QPushButton::clicked, this,
            [this, id = list.id] {
                m_run = id;
                m_again.clear();
                refresh();
            },
            Qt::QueuedConnection);
        m_runsFlow->addWidget(chip);
        chip->show();
        if (hadFocus && chip->isChecked())
            chip->setFocus(Qt::OtherFocusReason);
    }
}

void ChecklistPanel::showOffers(const Incident& one, const Checklist* list)
{
    // Every one of them would be refused.
    const bool isClosed = one.stage == IncidentStage::Closed;
    const bool isWanted = !isClosed && (!list || m_isStarting);
    // Before they go, or another panel would have the next key: the first step takes over.
    if (!isWanted && m_offers->isAncestorOf(QApplication::focusWidget())) {
        m_area->setFocus(Qt::OtherFocusReason);
        if (!m_card->isHidden())
            m_card->takeFocus();
    }
    m_offers->setVisible(isWanted);
    m_offersTitle->setVisible(isWanted);
    m_another->setLabel(m_isStarting ? tr("Start no other") : tr("Start another"));
    if (!isWanted) {
        m_offers->clear();
        m_more->hide();
        return;
    }
    const bool hadFocus = m_offers->isAncestorOf(QApplication::focusWidget());
    m_offers->offer(one);
    m_offersTitle->setText(m_offers->title());
    m_more->setVisible(m_offers->hasMore());
    // The one that had it is offered no more.
    if (hadFocus && !m_offers->isAncestorOf(QApplication::focusWidget()))
        focusStep();
}

void ChecklistPanel::tick()
{
    const Incident* one = incident();
    if (!one || one->visibility == Visibility::Restricted)
        return;
    const Instant now = m_desk.now();
    const Checklist* list = run();
    const auto protocol = list && !list->finishedAt ? protocolOf(*list) : nullptr;
    const ProtocolStep* active = protocol ? findStep(*protocol, list->activeStep) : nullptr;
    const bool hasTimer = active && active->timer;
    m_stepDue->setVisible(hasTimer);
    if (hasTimer)
        m_stepDue->setSecondsLeft((list->activeSince + *active->timer - now).wholeSeconds());
    const auto due = one->closedAt ? std::nullopt : one->level.recheckDueAt;
    m_recheckDue->setVisible(due.has_value());
    m_recheck->setVisible(due.has_value());
    if (due)
        m_recheckDue->setSecondsLeft((*due - now).wholeSeconds());
    m_aloud->setVisible(active != nullptr);
    m_timers->setVisible(list || due);
}

void ChecklistPanel::tell(const QString& sentence, Tone tone)
{
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty());
    if (!sentence.isEmpty())
        Q_EMIT said(sentence, tone);
}

void ChecklistPanel::complete(const StepOutcome& outcome)
{
    const Checklist* list = run();
    if (!m_shown || !list)
        return;
    m_message->hide();
    m_sent = outcome;
    m_card->setBusy(CardBusy::Yes);
    const StepTake take = isAgain(*list) ? StepTake::Again : StepTake::Active;
    m_asker.ask(CompleteStep{*m_shown, list->id, outcome, take}, outcome.step);
}

void ChecklistPanel::start(const ProtocolId& protocol)
{
    if (!m_shown)
        return;
    m_message->hide();
    m_sent.reset();
    m_again.clear();
    m_isStarting = false;
    m_offers->numberFirst();
    m_run.reset();
    m_asker.ask(StartChecklist{*m_shown, protocol}, protocol.value);
}

void ChecklistPanel::numberNext()
{
    if (m_offers->isHidden() || !m_offers->hasMore())
        return;
    m_offers->numberNext();
    refresh();
    focusStep();
    if (StepButton* first = m_offers->numbered(1))
        scrollTo(first);
}

void ChecklistPanel::toggleStart()
{
    m_offers->numberFirst();
    m_isStarting = !m_isStarting;
    refresh();
    if (m_isStarting)
        focusStep();
}

// What the person before has typed and not recorded is not the next one's.
void ChecklistPanel::hearSeat()
{
    const QString agent = fromStd(m_desk.seat().agent.value);
    if (m_writer == agent)
        return;
    m_writer = agent;
    m_sent.reset();
    m_reason->leave();
    m_card->setWriter(agent);
}

void ChecklistPanel::askFinish()
{
    const Checklist* list = run();
    if (list && !list->finishedAt)
        m_reason->ask(tr("Why does it end here?"));
    scrollTo(m_reason);
}

void ChecklistPanel::scrollTo(QWidget* line)
{
    QTimer::singleShot(0, line, [this, line] { m_area->ensureWidgetVisible(line); });
}

void ChecklistPanel::finish(const QString& reason)
{
    const Checklist* list = run();
    if (!m_shown || !list)
        return;
    m_message->hide();
    m_sent.reset();
    m_asker.ask(FinishChecklist{*m_shown, list->id, reason.toStdString()}, list->protocol.value);
}

void ChecklistPanel::recheck()
{
    if (!m_shown)
        return;
    m_message->hide();
    m_sent.reset();
    m_asker.ask(RecordRecheck{*m_shown, {}}, "recheck");
}

void ChecklistPanel::print()
{
    if (m_shown)
        Q_EMIT printRequested(*m_shown);
}

// Only what the protocol says: what was said of the person is for eyes alone.
void ChecklistPanel::readAloud()
{
    const Checklist* list = run();
    const auto protocol = list ? protocolOf(*list) : nullptr;
    const ProtocolStep* step =
        protocol && !list->finishedAt ? findStep(*protocol, list->activeStep) : nullptr;
    if (!step) {
        tell(tr("There is no step to read."), Tone::Quiet);
        return;
    }
    Q_EMIT readAloudRequested(spokenStep(*step));
}

} // namespace haven::ui
