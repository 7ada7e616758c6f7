#include "models/dispatch/act_words.h"
#include "models/dispatch/line_of.h"
#include "models/dispatch/unseen_rules.h"
#include "models/items/qt_text.h"
#include "ui/shell/command_bar.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/empty_words.h"

#include <algorithm>
#include <QTimer>
#include <utility>

// What is sent, what comes of it, and what is said of it.
namespace haven::ui {

namespace {

constexpr qsizetype kHistoryMax = 200;

bool isKeepable(const QString& line)
{
    const std::string text = line.toStdString();
    return keepableLine(text) == text;
}

} // namespace

LogWordsContext CommandBar::words() const
{
    LogWordsContext words;
    words.codes = &m_desk.knowledge().codes;
    words.numberOf = [this](IncidentId id) {
        const auto found = m_desk.state().incidents.find(id);
        return found == m_desk.state().incidents.end() ? "incident " + std::to_string(id.value)
                                                       : found->second.number;
    };
    words.nameOf = [this](const AgentId& agent) { return nameOfAgent(m_desk.state(), agent); };
    return words;
}

// Everything that is said is in the list of results, but for what is still on its way.
void CommandBar::show(ResultKind kind, const QString& sentence, const QString& taught,
                      const QString& typed)
{
    ++m_said;
    const QString time = m_clock.time(m_desk.now());
    m_result->say(kind, sentence, time, taught);
    showKeys();
    if (kind == ResultKind::Working || kind == ResultKind::None)
        return;
    m_results.insert(m_results.begin(),
                     ResultEntry{kind, time, sentence, typed.isEmpty() ? taught : typed});
    if (m_results.size() > kResultsMax)
        m_results.pop_back();
}

void CommandBar::say(const QString& sentence, Tone tone)
{
    ResultKind kind = ResultKind::Told;
    if (tone == Tone::Refused)
        kind = ResultKind::Refused;
    else if (tone == Tone::Accepted)
        kind = ResultKind::Done;
    show(kind, sentence);
    if (tone != Tone::Quiet)
        Q_EMIT sounded(tone);
}

// What is sealed is not kept to be had back with Up.
void CommandBar::keepTyped(const QString& text)
{
    if (m_history.isEmpty() || m_history.back() != text)
        m_history.append(text);
    if (m_history.size() > kHistoryMax)
        m_history.removeFirst();
}

void CommandBar::send()
{
    const QString text = m_line->text();
    if (text.trimmed().isEmpty())
        return;
    auto script = scriptOf(text.toStdString(), m_macros);
    if (!script) {
        say(refusalText(script.refusal()), Tone::Refused);
        return;
    }
    const bool isMacro = !script->macro.empty();
    const auto parsed = parseLine(script->lines.front(), context());
    if (!parsed && !isMacro) {
        say(faultText(parsed.refusal()), Tone::Refused);
        return;
    }
    // As the preview says it, and with the words still in the line: behind it waits only the room
    // of the keys, which knows no more than that none is open.
    const auto ahead = parsed && parsed->toSeal ? refusalAhead(*parsed) : std::nullopt;
    if (ahead) {
        say(refusalText(*ahead), Tone::Refused);
        return;
    }
    if (parsed && !parsed->toSeal)
        keepTyped(text);
    m_historyAt = m_history.size();
    m_unfinished.clear();
    if (isMacro) {
        m_line->clear();
        sendNext(Run{text, script->macro, std::move(script->lines), 0, {}});
        return;
    }
    if (parsed->question == LineQuestion::Macros) {
        changeMacros(text);
        return;
    }
    m_line->clear();
    if (!parsed->topic.empty())
        say(fromStd(parsed->topic), Tone::Quiet);
    else if (parsed->question)
        Q_EMIT asked(*parsed->question);
    else
        sendLine(*parsed, Sent{text, sentenceOf(*parsed)});
}

void CommandBar::sendLine(const ParsedLine& parsed, Sent sent)
{
    show(ResultKind::Working, tr("Saving: %1").arg(sent.preview));
    m_isSending = true;
    quint64 id = 0;
    if (parsed.toSeal)
        id = m_desk.sealNote(parsed.toSeal->incident, parsed.toSeal->text);
    else if (!parsed.source.empty() && parsed.happenedAt)
        id = m_desk.submitFrom(parsed.source, *parsed.command, *parsed.happenedAt);
    else
        id = m_desk.submit(*parsed.command, parsed.happenedAt);
    m_isSending = false;
    sent.by = m_agent;
    m_sent.emplace(id, std::move(sent));
}

void CommandBar::sendNext(Run run)
{
    const auto parsed = parseLine(run.lines[run.at], context());
    if (!parsed) {
        stopRun(run, parsed.refusal());
        return;
    }
    if (!parsed->command) {
        // A macro that was kept before its word became a question of the console.
        stopRun(run, refuse(RefusalCode::MacroLineBad, run.lines[run.at]));
        return;
    }
    Sent sent{run.typed, sentenceOf(*parsed)};
    sent.run = std::move(run);
    sendLine(*parsed, std::move(sent));
}

// Where it stopped, and that nothing before it is taken back.
void CommandBar::stopRun(const Run& run, const Refusal& refusal)
{
    if (run.at == 0 && m_line->text().isEmpty())
        m_line->setText(run.typed);
    const QString where =
        tr("%1 stopped at line %2 of %3, “%4”. %5", "macro, number, number, the line, why")
            .arg(fromStd(run.macro))
            .arg(run.at + 1)
            .arg(run.lines.size())
            .arg(fromStd(run.lines[run.at]), refusalText(refusal));
    say(run.done.isEmpty() ? where
                           : tr("%1 Done before: %2", "where a macro stopped, what was done")
                                 .arg(where, run.done.join(QStringLiteral("; "))),
        Tone::Refused);
}

void CommandBar::changeMacros(const QString& text)
{
    const auto wish = macroWishOf(text.toStdString());
    if (!wish) {
        say(refusalText(wish.refusal()), Tone::Refused);
        return;
    }
    if (wish->name.empty()) {
        m_line->clear();
        say(fromStd(macrosWords(m_macros)), Tone::Quiet);
        return;
    }
    auto changed = withMacro(m_macros, *wish);
    if (!changed) {
        say(refusalText(changed.refusal()), Tone::Refused);
        return;
    }
    m_line->clear();
    m_macros = *std::move(changed);
    const QString name = fromStd(wish->name);
    say(wish->lines.empty() ? tr("The macro %1 is forgotten.").arg(name)
                            : tr("%1 stands for: %2", "a macro, its lines")
                                  .arg(name, fromStd(macroText(wish->lines))),
        Tone::Accepted);
    Q_EMIT macrosChosen(m_macros);
}

void CommandBar::undoLast()
{
    const auto act = m_undo->act();
    if (!act) {
        say(tr("Nothing can be undone with one key now. Within ten minutes the line “undo” takes "
               "back your last act, where it may be."),
            Tone::Refused);
        return;
    }
    m_undo->withdraw();
    show(ResultKind::Working, tr("Undoing your last act"));
    m_isSending = true;
    const quint64 id = m_desk.submit(Undo{*act});
    m_isSending = false;
    // A refusal puts nothing into the line: nobody typed it.
    m_sent.emplace(
        id, Sent{{}, tr("Undo your last act"), std::nullopt, QStringLiteral("undo"), m_agent});
}

std::string commandLineDraft(const AgentId& agent)
{
    return agent.value.empty() ? "command-line" : "command-line/" + agent.value;
}

// What one person typed and was told is not for the next one, who may read less. The line that was
// not sent is a draft of the person who typed it; what nobody has signed for goes with whoever
// signs on now.
void CommandBar::hearSeat()
{
    const AgentId agent = m_desk.seat().agent;
    if (agent == m_agent)
        return;
    const AgentId before = std::exchange(m_agent, agent);
    const QString typed = m_line->text();
    m_search.forget();
    m_places = {};
    m_placesFor.clear();
    m_possible.clear();
    m_completed.clear();
    m_others.clear();
    m_history.clear();
    m_historyAt = 0;
    m_unfinished.clear();
    m_draft->setKey(commandLineDraft(agent));
    if (!before.value.empty() && !isKeepable(typed))
        m_left[before] = typed;
    if (before.value.empty() && m_line->text().isEmpty()) {
        m_line->setText(typed);
        dropSentDraft(m_desk, commandLineDraft({}), typed);
    }
    if (const auto left = m_left.find(agent); left != m_left.end() && m_line->text().isEmpty()) {
        m_line->setText(left->second);
        m_left.erase(left);
    }
    // What was said before anybody sat down, a map that cannot be read for example, is everybody's.
    if (!before.value.empty()) {
        m_results.clear();
        m_result->clear();
        showKeys();
    }
    if (!m_line->text().isEmpty() && m_line->text() != typed)
        say(tr("The line that was being typed here is back."), Tone::Quiet);
}

// What was typed and said before an incident was restricted may tell of it in any words. Whoever
// may not read of it keeps none of that in this window; the record has all of it.
void CommandBar::hearRecorded(const std::vector<Recorded>& facts)
{
    const bool isRestricted = std::any_of(facts.begin(), facts.end(), [](const Recorded& one) {
        const auto* changed = one.event ? kindIf<VisibilityChanged>(&*one.event) : nullptr;
        return changed && changed->visibility == Visibility::Restricted;
    });
    if (!isRestricted || mayReadRestricted(m_desk.seat().roles))
        return;
    m_history.clear();
    m_historyAt = 0;
    m_results.clear();
    m_undo->withdraw();
    say(tr("An incident was restricted. What was typed and said in this window before is left out "
           "from here on; the record has it."),
        Tone::Quiet);
    Q_EMIT forgot();
}

// Who sent it has gone: nobody is told of it here, and no further line of a macro is sent in
// another person's name. What was refused, or not sent yet, waits for the one who typed it.
void CommandBar::hearForGone(const Sent& sent, const Answered& answer)
{
    QString rest;
    if (!answer.result && !sent.run)
        rest = sent.line;
    else if (sent.run) {
        const std::size_t next = sent.run->at + (answer.result ? 1 : 0);
        if (next < sent.run->lines.size())
            rest = fromStd(sent.run->lines[next]);
    }
    if (rest.isEmpty())
        return;
    const std::string key = commandLineDraft(sent.by);
    const auto drafts = m_desk.drafts();
    const bool isTaken = std::any_of(drafts.begin(), drafts.end(),
                                     [&](const DeskDraft& one) { return one.key == key; });
    // What was typed since is theirs too, and newer.
    if (isTaken)
        return;
    if (isKeepable(rest))
        m_desk.keepDraft(DeskDraft{key, rest.toStdString()});
    else
        m_left.emplace(sent.by, rest);
}

void CommandBar::remember(const BarMemory& memory)
{
    m_left = memory.left;
    if (memory.agent != m_agent)
        return;
    m_history = memory.history;
    m_historyAt = m_history.size();
    m_results = memory.results;
}

// The State is still as it was, which is what the line is read with.
void CommandBar::hearSubmitted(const Submitted& wish)
{
    // Who only looks has done nothing in the place of what is offered to be taken back.
    const bool isLook = isKind<ViewCare>(wish.command) || isKind<RecordView>(wish.command);
    if (m_isSending || isLook)
        return;
    const auto line = lineOf(wish.command, context());
    m_others.emplace(wish.id, Other{line ? fromStd(line->shown) : QString(), m_said});
}

void CommandBar::hear(const Answered& answer)
{
    if (const auto own = m_sent.find(answer.id); own != m_sent.end()) {
        Sent sent = std::move(own->second);
        m_sent.erase(own);
        if (sent.by == m_agent)
            hearOwn(std::move(sent), answer);
        else
            hearForGone(sent, answer);
        return;
    }
    // What was never told to be on its way is told by whoever sent it.
    const auto other = m_others.find(answer.id);
    if (other == m_others.end())
        return;
    const Other what = std::move(other->second);
    m_others.erase(other);
    if (answer.result && !answer.result->empty())
        hearOther(what, *answer.result);
}

void CommandBar::hearOwn(Sent sent, const Answered& answer)
{
    if (!answer.result) {
        if (sent.run) {
            stopRun(*sent.run, answer.result.refusal());
            return;
        }
        // What was typed comes back, so that nobody types it twice; Up has it in any case.
        if (m_line->text().isEmpty())
            m_line->setText(sent.line);
        show(ResultKind::Refused, refusalText(answer.result.refusal()), {},
             fromStd(keepableLine(sent.line.toStdString())));
        Q_EMIT sounded(Tone::Refused);
        return;
    }
    QString done = wordsOf(*answer.result);
    if (!answer.result->empty())
        m_undo->offer(*answer.result, done);
    const bool isLast = !sent.run || sent.run->at + 1 == sent.run->lines.size();
    if (isLast)
        done = withChosen(done, *answer.result);
    if (sent.run) {
        hearRun(*std::move(sent.run), done.isEmpty() ? sent.preview : done);
    } else if (done.isEmpty()) {
        // Accepted, because it is so; but nobody should believe that it was done anew.
        show(ResultKind::Told,
             tr("Nothing changed, it was so already: %1", "what the line was to do")
                 .arg(sent.preview));
        Q_EMIT sounded(Tone::Accepted);
        return;
    } else {
        show(ResultKind::Done, done, sent.taught, fromStd(keepableLine(sent.line.toStdString())));
        Q_EMIT sounded(Tone::Accepted);
    }
}

void CommandBar::hearRun(Run run, const QString& done)
{
    run.done << done;
    if (++run.at < run.lines.size()) {
        sendNext(std::move(run));
        return;
    }
    show(ResultKind::Done, run.done.join(QStringLiteral("; ")), {}, run.typed);
    Q_EMIT sounded(Tone::Accepted);
}

// A button, a drop or a menu did it. What a panel says of it itself comes first, and is about the
// same; a refusal of something else since then stays to be read.
void CommandBar::hearOther(const Other& other, const std::vector<Recorded>& facts)
{
    // A form saves its fields by itself: its act is never offered in the place of one that a person
    // has just done and means.
    const bool isOfForm = std::all_of(facts.begin(), facts.end(), [](const Recorded& one) {
        return one.event && isKind<DetailsCorrected>(*one.event);
    });
    if (isOfForm)
        m_undo->withdraw();
    else
        m_undo->offer(facts, wordsOf(facts));
    if (other.line.isEmpty() && !m_undo->act())
        return;
    const QString done = wordsOf(facts);
    QTimer::singleShot(0, this, [this, done, other, who = m_agent] {
        const bool isRefusalRead =
            m_said != other.saidBefore && m_result->kind() == ResultKind::Refused;
        if (!done.isEmpty() && !isRefusalRead && who == m_agent)
            show(ResultKind::Done, done, other.line);
    });
}

QString CommandBar::wordsOf(const std::vector<Recorded>& facts) const
{
    return coreText(actWords(m_desk.state(), facts, m_desk.seat().roles, words(), m_desk.now()));
}

// What a line made, and which incident the next dot stands for: with two in hand nobody should have
// to guess.
QString CommandBar::withChosen(const QString& done, const std::vector<Recorded>& facts)
{
    const auto made = std::find_if(facts.begin(), facts.end(), [](const Recorded& one) {
        return one.event && isKind<IncidentOpened>(*one.event);
    });
    if (made == facts.end())
        return done;
    const IncidentId incident = kindIf<IncidentOpened>(&*made->event)->incident;
    const auto before = m_selected;
    Q_EMIT incidentMade(incident);
    if (!before || before == incident || done.isEmpty())
        return done;
    const auto numberOf = [numbers = words()](IncidentId id) {
        return fromStd(numbers.numberOf(id));
    };
    // In front, where it is read first and is not cut.
    if (m_selected == incident)
        return tr("Chosen now: %1; %2 goes back to %3. %4",
                  "incident number, a key, incident number, what was done")
            .arg(numberOf(incident), keyOf(m_source, "workBack"), numberOf(*before), done);
    return tr("Still chosen: %1; %2 goes to %3. %4",
              "incident number, a key, incident number, what was done")
        .arg(numberOf(*before), keyOf(m_source, "workForward"), numberOf(incident), done);
}

} // namespace haven::ui
