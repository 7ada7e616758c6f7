#include "app/reactors/advisor.h"

#include "app/reactors/cold_priors.h"

namespace haven {

namespace {

constexpr std::size_t kQueueMax = 1000;

Seat advisorSeat()
{
    Seat seat;
    seat.agent = AgentId("advisor");
    seat.name = "Advisor";
    seat.position = PositionId("advisor");
    seat.roles = {Role::Automaton};
    return seat;
}

FlagSpan spanOf(std::size_t start, std::size_t end, const std::string& text)
{
    FlagSpan span;
    span.start = static_cast<std::int64_t>(start);
    span.end = static_cast<std::int64_t>(end);
    span.text = text;
    return span;
}

std::string wordOf(const SuggestedFact& fact)
{
    return fact.answer.state == AskState::Answered ? fact.answer.value : "unknown";
}

} // namespace

CrisisFlagSuggested suggestionOf(const Advice& advice, const CueSet& cues, IncidentId incident,
                                 NoteId note)
{
    CrisisFlagSuggested out;
    out.incident = incident;
    out.note = note;
    out.flag = advice.flag;
    out.score = advice.score;
    out.cueSet = cues.version() + " " + cues.fingerprint();
    out.reason = advice.reason;
    for (const auto& span : advice.spans) {
        FlagSpan kept = spanOf(span.start, span.end, span.text);
        kept.family = span.family;
        kept.weight = span.weight;
        kept.reason = span.reason;
        out.spans.push_back(std::move(kept));
    }
    for (const auto& span : advice.suppressed) {
        FlagSpan kept = spanOf(span.start, span.end, span.text);
        kept.family = span.family;
        kept.reason = span.why;
        out.suppressed.push_back(std::move(kept));
    }
    for (const auto& fact : advice.facts) {
        FlagFact kept;
        kept.fact = fact.fact;
        kept.value = wordOf(fact);
        kept.text = fact.spans.empty() ? "" : fact.spans.front().text;
        out.facts.push_back(std::move(kept));
    }
    if (!advice.facts.empty() && advice.flag != Flag::No)
        out.suggestedLevel = levelNumber(advice.suggestedLevel.level);
    return out;
}

Advisor::Advisor(Session& session) : m_session(session)
{
    if (!session.base().cues)
        return;
    session.listen(
        {[this](const std::vector<Recorded>& batch, const ChangeSet&) { hear(batch); }, {}});
    m_thread = std::thread([this] { run(); });
}

Advisor::~Advisor()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isStopping = true;
    }
    m_woken.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void Advisor::hear(const std::vector<Recorded>& batch)
{
    for (const auto& recorded : batch) {
        const auto* note = recorded.event ? std::get_if<NoteAdded>(&*recorded.event) : nullptr;
        // Sealed and care notes are not read by a program that anyone sees the reasons of.
        if (!note || note->fieldClass > FieldClass::Police)
            continue;
        const auto found = m_session.state().incidents.find(note->incident);
        if (found == m_session.state().incidents.end())
            continue;
        Work work;
        work.incident = note->incident;
        work.note = note->note;
        work.text = note->text;
        work.context = adviceContextOf(m_session.state(), found->second, *m_session.base().cues,
                                       recorded.envelope.recordedAt);
        work.standing = found->second.flag.suggested;
        work.at = recorded.envelope.recordedAt;
        if (canHavePriors(found->second, *m_session.base().cues)) {
            work.here = found->second;
            for (const auto& [id, one] : m_session.state().incidents)
                work.hot.insert(id);
        }
        const std::lock_guard lock(m_mutex);
        if (m_work.size() < kQueueMax)
            m_work.push_back(std::move(work));
    }
    m_woken.notify_all();
}

void Advisor::run()
{
    for (;;) {
        Work work;
        {
            std::unique_lock lock(m_mutex);
            m_isBusy = false;
            if (m_work.empty())
                m_idle.notify_all();
            m_woken.wait(lock, [this] { return m_isStopping || !m_work.empty(); });
            if (m_isStopping)
                return;
            work = std::move(m_work.front());
            m_work.pop_front();
            m_isBusy = true;
        }
        score(work);
    }
}

// What cannot be read is as if it had not happened: the words are scored in any case.
void Advisor::addColdPriors(Work& work)
{
    if (!m_reader) {
        auto opened = StationReader::open({m_session.path(), ""}, LogCheck::None);
        if (!opened)
            return;
        m_reader = *std::move(opened);
    }
    const auto count =
        coldPriors(m_reader->database(), *work.here, work.hot, *m_session.base().cues, work.at);
    if (count)
        work.context.priorFlagged += *count;
}

void Advisor::score(Work& work)
{
    const CueSet& cues = *m_session.base().cues;
    if (work.here)
        addColdPriors(work);
    const Advice advice = advise(cues, work.text, work.context);
    const bool isWeaker = advice.flag < work.standing;
    const bool isSilent = advice.flag == Flag::No && work.standing == Flag::No;
    if (advice.facts.empty() && (isWeaker || isSilent))
        return;
    SuggestFlag command;
    command.suggestion = suggestionOf(advice, cues, work.incident, work.note);
    Request request;
    request.command = std::move(command);
    request.seat = advisorSeat();
    m_session.submit(std::move(request), [](const auto&) {});
}

void Advisor::wait()
{
    if (!m_thread.joinable())
        return;
    std::unique_lock lock(m_mutex);
    m_idle.wait(lock, [this] { return m_work.empty() && !m_isBusy; });
}

} // namespace haven
