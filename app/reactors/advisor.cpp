#include "app/reactors/advisor.h"

#include "app/reactors/cold_priors.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/event_texts.h"
#include "models/dispatch/flag_sources.h"
#include "models/dispatch/transcript.h"
#include "models/store/sqlite_event_log.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kQueueMax = 1000;
constexpr int kTailFacts = 200;            // what one console may have said in its last moments
constexpr std::size_t kHeardMax = 100'000; // notes; read once more they say nothing new

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

// What was said in the tail of the log and no answer about weapons came after, oldest first.
// `units` are as they stand behind it: each worked then what it was cleared from later.
std::vector<std::pair<std::int64_t, SpokenText>> spokenInTail(const std::vector<Recorded>& tail,
                                                              State units)
{
    std::vector<std::pair<std::int64_t, SpokenText>> said;
    std::set<IncidentId> answered;
    for (auto one = tail.rbegin(); one != tail.rend(); ++one) {
        if (!one->event)
            continue;
        const auto* answer = kindIf<FactAnswered>(&*one->event);
        if (answer && answer->fact == Fact::Weapon && answer->answer.state == AskState::Answered)
            answered.insert(answer->incident);
        auto spoken = spokenText(units, *one->event);
        if (spoken && answered.count(spoken->incident) == 0)
            said.emplace_back(one->envelope.sequence, *std::move(spoken));
        if (const auto* sent = kindIf<UnitDispatched>(&*one->event))
            units.units[sent->unit].incident.reset();
        if (const auto* cleared = kindIf<UnitCleared>(&*one->event))
            units.units[cleared->unit].incident = cleared->incident;
    }
    std::reverse(said.begin(), said.end());
    return said;
}

std::vector<FlagSourceRead> sourcesOf(const Advice& advice)
{
    std::vector<FlagSourceRead> sources;
    for (const SourcedFlag& one : advice.sources)
        sources.push_back({one.source, one.flag, one.reason});
    return sources;
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
    out.sources = sourcesOf(advice);
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
        kept.text = fact.words;
        out.facts.push_back(std::move(kept));
    }
    // A note whose own flag is no may still say "knife in hand" of a person who is flagged already.
    const bool isDangerRead = advice.suggestedLevel.decidedBy.has_value();
    if (!advice.facts.empty() && (advice.flag != Flag::No || isDangerRead))
        out.suggestedLevel = levelNumber(advice.suggestedLevel.level);
    return out;
}

std::optional<CrisisFlagSuggested> withdrawnTermOf(const Advice& advice, const CueSet& cues,
                                                   IncidentId incident)
{
    CrisisFlagSuggested out;
    out.incident = incident;
    for (const auto& span : advice.spans) {
        if (!isUnspokenFamily(cues, span.family))
            continue;
        FlagSpan kept = spanOf(0, 0, span.text);
        kept.family = span.family;
        kept.weight = span.weight;
        kept.reason = span.reason;
        out.reason = "Flagged for: " + span.reason + ". Please " + span.text + ".";
        out.score = std::max(out.score, kept.weight);
        if (std::find(out.spans.begin(), out.spans.end(), kept) == out.spans.end())
            out.spans.push_back(std::move(kept));
    }
    if (out.spans.empty())
        return std::nullopt;
    out.flag = Flag::Yes;
    out.cueSet = cues.version() + " " + cues.fingerprint();
    out.sources = {{FlagSource::Words, Flag::Yes, out.reason}};
    for (const auto& fact : advice.facts) {
        if (fact.fact == Fact::MedicalDanger)
            out.facts.push_back({fact.fact, wordOf(fact), out.spans.front().text});
    }
    out.suggestedLevel = levelNumber(advice.suggestedLevel.level);
    return out;
}

std::optional<CrisisFlagSuggested> weaponSpokenOf(const Advice& advice, const CueSet& cues,
                                                  const SpokenText& spoken)
{
    CrisisFlagSuggested out;
    out.incident = spoken.incident;
    out.flag = Flag::No;
    out.reason = advise(cues, {}).reason; // its words speak for no flag
    out.cueSet = cues.version() + " " + cues.fingerprint();
    const bool isShown = spoken.fieldClass <= FieldClass::CriminalJustice;
    for (const auto& fact : advice.facts) {
        const std::string value = wordOf(fact);
        if (fact.fact != Fact::Weapon || value == "none")
            continue;
        out.facts.push_back({fact.fact, value, isShown ? fact.words : std::string()});
    }
    if (out.facts.empty())
        return std::nullopt;
    return out;
}

CrisisFlagSuggested besideTheWords(const Advice& advice, const CueSet& cues, IncidentId incident)
{
    CrisisFlagSuggested out;
    out.incident = incident;
    out.flag = advice.flag;
    out.cueSet = cues.version() + " " + cues.fingerprint();
    out.sources = sourcesOf(advice);
    std::erase_if(out.sources,
                  [](const FlagSourceRead& one) { return one.source == FlagSource::Words; });
    out.reason = sourcesReason(out.sources);
    return out;
}

Advisor::Advisor(Session& session) : m_session(session)
{
    if (!session.base().cues)
        return;
    session.listen(
        {[this](const std::vector<Recorded>& batch, const ChangeSet&) { hear(batch); }, {}});
    hearLeftUnread();
    if (advisorSwitchOf(session.state()) != AdvisorSwitch::Off) {
        m_tailFrom = std::max<std::int64_t>(1, session.state().sequence - kTailFacts + 1);
        for (const auto& [id, incident] : session.state().incidents) {
            if (incident.stage != IncidentStage::Closed)
                m_tailOf.insert(id);
        }
        m_tailUnits.units = session.state().units;
        m_isBusy = true; // until that is read
    }
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
    const State& state = m_session.state();
    if (advisorSwitchOf(state) == AdvisorSwitch::Off)
        return;
    std::map<IncidentId, Instant> woken;
    std::set<IncidentId> read; // a note is held against all that is known, so that is looked at too
    for (const auto& recorded : batch) {
        if (!recorded.event)
            continue;
        const Instant at = recorded.envelope.recordedAt;
        for (const IncidentId id : adviceWokenBy(state, *recorded.event, *m_session.base().cues))
            woken[id] = at;
        hearElsewhere(*recorded.event, at);
        hearSpoken(recorded);
        if (const auto* again = kindIf<IncidentReopened>(&*recorded.event))
            hearAgain(again->incident, at);
        const auto* note = kindIf<NoteAdded>(&*recorded.event);
        // Sealed and care notes are not read by a program that anyone sees the reasons of. One that
        // holds the answer of a system is: what matters may be typed behind it, and the reasons
        // are of care, which fewer read.
        if (!note || note->fieldClass > FieldClass::CriminalJustice ||
            state.incidents.count(note->incident) == 0)
            continue;
        hearNote(note->incident, note->note, note->text, at);
        read.insert(note->incident);
    }
    for (const auto& [id, at] : woken) {
        if (read.count(id) == 0)
            queue(workFor(id, at));
    }
    catchUp();
    m_woken.notify_all();
}

// The lines before these asked what these say yes to: they are read once more, with what they
// asked.
Advisor::Queued Advisor::hearSaidYes(IncidentId id, NoteId note, const std::string& text,
                                     Instant at)
{
    constexpr int kNotesMax = 8; // our question may stand some lines before
    const Incident& incident = m_session.state().incidents.at(id);
    std::string since;
    const Note* asked = transcriptBefore(incident, note);
    for (int i = 0; asked && i < kNotesMax; ++i) {
        const std::string yes = saidYesTo(asked->text, since + text);
        if (!yes.empty() && yes != saidYesTo(asked->text, since)) {
            Work work = workFor(id, at);
            work.note = asked->id;
            work.text = callerWordsBefore(asked->text, since + text);
            if (queue(std::move(work)) == Queued::Full)
                return Queued::Full;
        }
        since = asked->text + "\n" + since;
        asked = transcriptBefore(incident, asked->id);
    }
    return Queued::Yes;
}

// Precondition: the incident is in memory.
void Advisor::hearNote(IncidentId id, NoteId note, const std::string& text, Instant at)
{
    const bool isTyped = isTranscript(m_session.state().incidents.at(id), note);
    if (isTyped && hearSaidYes(id, note, text, at) == Queued::Full) {
        m_isBehind = true;
        return;
    }
    Work work = workFor(id, at);
    work.note = note;
    // What we asked in a text session says nothing of the caller.
    work.text = isTyped ? callerWordsOnly(text) : text;
    if (queue(std::move(work)) == Queued::Full) {
        m_isBehind = true;
        return;
    }
    if (m_heard.size() >= kHeardMax)
        m_heard.clear();
    m_heard.insert(note);
}

// Of a closed incident nothing is suggested: an advised call, or a note that was still being read
// when it closed. Back on the board it is read after all.
void Advisor::hearAgain(IncidentId id, Instant at)
{
    const auto found = m_session.state().incidents.find(id);
    if (found == m_session.state().incidents.end())
        return;
    for (const Note& note : found->second.notes)
        m_heard.erase(note.id);
    hearUnread(found->second, at);
}

// Where there is no room for all of them the newest come first, and the others as soon as these are
// read.
void Advisor::hearUnread(const Incident& incident, Instant at)
{
    const auto& marks = incident.noteMarks;
    std::vector<const Note*> unread;
    for (const Note& note : incident.notes) {
        const bool isRead = m_heard.count(note.id) > 0 ||
                            std::any_of(marks.begin(), marks.end(),
                                        [&](const NoteMarks& one) { return one.note == note.id; });
        if (!isRead && !note.correctedBy && note.fieldClass <= FieldClass::CriminalJustice)
            unread.push_back(&note);
    }
    const std::size_t room = roomLeft();
    m_isBehind = m_isBehind || unread.size() > room;
    for (std::size_t i = unread.size() - std::min(unread.size(), room); i < unread.size(); ++i)
        hearNote(incident.id, unread[i]->id, unread[i]->text, at);
}

void Advisor::catchUp()
{
    if (m_isBehind && roomLeft() > 0)
        hearLeftUnread();
}

std::size_t Advisor::roomLeft()
{
    constexpr std::size_t kMost = kQueueMax / 2;
    const std::lock_guard lock(m_mutex);
    return kMost - std::min(m_work.size(), kMost);
}

// A console that died between a note and its reading has it on the record, and nobody was told of
// the gun in it. A note that said nothing new is read once more, and says nothing new. The newest
// incidents first, and never so many that a note of now has no room; the others when these are
// read.
void Advisor::hearLeftUnread()
{
    const State& state = m_session.state();
    m_isBehind = false;
    if (advisorSwitchOf(state) == AdvisorSwitch::Off)
        return;
    const Instant now = m_session.now();
    for (auto one = state.incidents.rbegin(); one != state.incidents.rend() && !m_isBehind; ++one) {
        if (one->second.stage != IncidentStage::Closed)
            hearUnread(one->second, now);
    }
    m_woken.notify_all();
}

// A withdrawn term may be typed anywhere: as a type, in the remark of a place, into an answer.
void Advisor::hearElsewhere(const Event& event, Instant at)
{
    std::string text = typedTexts(event);
    if (text.empty())
        return;
    for (const IncidentId id : incidentsOf(event)) {
        Work work;
        work.incident = id;
        work.text = text;
        work.isElsewhere = true;
        work.at = at;
        queue(std::move(work));
    }
}

// "Knife seen" is why a priority was raised, and whoever goes there has to know.
void Advisor::hearSpoken(const Recorded& recorded)
{
    const State& state = m_session.state();
    auto spoken = spokenText(state, *recorded.event);
    // A follow-up may be of an incident that left memory weeks ago: nobody is sent to that.
    if (!spoken || state.incidents.count(spoken->incident) == 0)
        return;
    Work work;
    work.incident = spoken->incident;
    work.text = spoken->text;
    work.spoken = *std::move(spoken);
    work.saidIn = recorded.envelope.sequence;
    work.at = recorded.envelope.recordedAt;
    queue(std::move(work));
}

// Precondition: the incident is in memory.
Advisor::Work Advisor::workFor(IncidentId id, Instant at) const
{
    const State& state = m_session.state();
    const CueSet& cues = *m_session.base().cues;
    const Incident& incident = state.incidents.at(id);
    Work work;
    work.incident = id;
    work.context = adviceContextOf(state, incident, cues, at);
    work.standing = incident.flag.suggested;
    work.sources = incident.flag.sources;
    work.at = at;
    if (canHavePriors(incident, cues)) {
        work.here = incident;
        for (const auto& [hot, one] : state.incidents)
            work.hot.insert(hot);
    }
    return work;
}

Advisor::Queued Advisor::queue(Work work)
{
    const std::lock_guard lock(m_mutex);
    // A note that finds no room is heard as soon as there is some; a weapon that was spoken of
    // elsewhere would be heard by nobody before the next start.
    const std::size_t most = work.isElsewhere ? kQueueMax / 2 : kQueueMax;
    if (m_work.size() >= most)
        return Queued::Full;
    m_work.push_back(std::move(work));
    return Queued::Yes;
}

// What was typed outside the notes in the last moments of a console that died: "knife seen" is why
// a priority was raised. Who answered about weapons since has had their say, and what stands on the
// record already is not put there again. On its own thread: reading is no work of the screen's.
void Advisor::readTail()
{
    Database* const database = reader();
    if (!database)
        return;
    auto log = SqliteEventLog::open(*database);
    const auto tail =
        log ? log->read(m_tailFrom, kTailFacts) : Result<std::vector<Recorded>>(log.refusal());
    if (!tail)
        return;
    auto said = spokenInTail(*tail, std::move(m_tailUnits));
    for (auto& [sequence, spoken] : said) {
        if (m_tailOf.count(spoken.incident) == 0)
            continue;
        Work work;
        work.incident = spoken.incident;
        work.text = spoken.text;
        work.spoken = std::move(spoken);
        work.saidIn = sequence;
        score(work);
    }
}

void Advisor::run()
{
    if (m_tailFrom > 0)
        readTail();
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

Database* Advisor::reader()
{
    if (!m_reader) {
        auto opened = StationReader::open({m_session.path(), ""}, LogCheck::None);
        if (!opened)
            return nullptr;
        m_reader = *std::move(opened);
    }
    return &m_reader->database();
}

// What cannot be read is as if it had not happened: the words are scored in any case.
void Advisor::addColdPriors(Work& work)
{
    Database* const database = reader();
    if (!database)
        return;
    const auto count = coldPriors(*database, *work.here, work.hot, *m_session.base().cues, work.at);
    if (count)
        work.context.priorFlagged += *count;
}

// Said once is said: what stands already is not put on the record again.
bool Advisor::isNothingNew(const Work& work, const CrisisFlagSuggested& suggestion)
{
    if (!work.note)
        return suggestion.flag < Flag::Possible ||
               mergedSources(work.sources, suggestion.sources) == work.sources;
    const bool isWeaker = suggestion.flag < work.standing;
    const bool isSilent = suggestion.flag == Flag::No && work.standing == Flag::No;
    return suggestion.facts.empty() && (isWeaker || isSilent);
}

void Advisor::score(Work& work)
{
    const CueSet& cues = *m_session.base().cues;
    if (work.here)
        addColdPriors(work);
    const Advice advice = advise(cues, work.text, work.context);
    if (work.spoken) {
        if (auto weapon = weaponSpokenOf(advice, cues, *work.spoken))
            suggest(*std::move(weapon), work.saidIn);
        return;
    }
    if (work.isElsewhere) {
        if (auto term = withdrawnTermOf(advice, cues, work.incident))
            suggest(*std::move(term));
        return;
    }
    CrisisFlagSuggested suggestion = work.note
                                         ? suggestionOf(advice, cues, work.incident, *work.note)
                                         : besideTheWords(advice, cues, work.incident);
    if (!isNothingNew(work, suggestion))
        suggest(std::move(suggestion));
}

void Advisor::suggest(CrisisFlagSuggested suggestion, std::int64_t saidIn)
{
    Request request;
    request.command = SuggestFlag{std::move(suggestion), saidIn};
    request.seat = advisorSeat();
    m_session.submit(std::move(request), [](const auto&) {});
}

void Advisor::wait()
{
    if (!m_thread.joinable())
        return;
    do {
        catchUp();
        std::unique_lock lock(m_mutex);
        m_idle.wait(lock, [this] { return m_work.empty() && !m_isBusy; });
    } while (m_isBehind);
}

} // namespace haven
