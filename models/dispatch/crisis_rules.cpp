#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/weapon.h"

#include <algorithm>

namespace haven {

namespace {

constexpr int kUrgent = 3;
constexpr int kEmergency = 4;

// "3, not yet asked": no answer decides it, so it may move either way.
bool isProvisional(const LevelState& level, const LevelResult& byAnswers)
{
    return level.level == kUrgent && level.asked == Asked::NotYet &&
           level.cause == LevelCause::ByAnswers && !byAnswers.decidedBy;
}

// A danger that was answered, or, once all was asked, one that nobody knows of: no guess any more.
bool isFirm(const LevelResult& level, const Answers& answers)
{
    return level.decidedBy &&
           (level.asked == Asked::Done || answers.at(*level.decidedBy).state == AskState::Answered);
}

bool isCorrection(const Incident& incident, const NewAnswer& answer)
{
    const auto found = incident.answers.find(answer.fact);
    // Who knows no more than before corrects nothing.
    return answer.answer.state == AskState::Answered && found != incident.answers.end() &&
           found->second.answer != answer.answer &&
           found->second.answer.state != AskState::NotAsked;
}

// "weapon in hand": a fact in the middle of a sentence. Why it cannot be asked is somebody's words,
// which stay with the answer and its class.
std::string factWords(Fact fact, const FactAnswer& answer)
{
    std::string words = factSentence(fact, {answer.state, answer.value, {}});
    const auto colon = words.find(": ");
    if (colon != std::string::npos)
        words.erase(colon, 1);
    return words;
}

// How dangerous one answer is by itself, on an otherwise quiet call.
Level levelOfAnswer(Fact fact, const FactAnswer& answer)
{
    Answers answers = {{Fact::Weapon, answered("none")},
                       {Fact::Violence, answered("none")},
                       {Fact::Injury, answered("none")}};
    answers[fact] = answer;
    return levelFor(answers).level;
}

} // namespace

int dangerOf(Fact fact, const FactAnswer& answer)
{
    return levelNumber(levelOfAnswer(fact, answer));
}

namespace {

// A checklist step that takes a danger back: it is recorded, but lowers nothing, now or later.
bool isMilderStep(const Incident& incident, const NewAnswer& answer)
{
    return answer.source == AnswerSource::ChecklistStep && isCorrection(incident, answer) &&
           levelOfAnswer(answer.fact, answer.answer) <
               levelOfAnswer(answer.fact, incident.answers.at(answer.fact).answer);
}

struct Levels {
    LevelResult was;
    LevelResult now;
    std::string because;
};

// The level as it stands, for the reason for which it stands: an answer that moved nothing is not
// what decided it.
LevelChanged changeOf(const Incident& incident, const LevelResult& now)
{
    LevelChanged change;
    change.incident = incident.id;
    change.before = incident.level.level;
    change.after = incident.level.level;
    change.asked = now.asked;
    change.because = incident.level.because;
    change.cause = incident.level.cause;
    return change;
}

// Kept on purpose: from here on only a person lowers it, whatever is asked next. What decided it is
// still told.
LevelChanged kept(LevelChanged change, const NewAnswer& answer)
{
    const std::string decided = change.because.empty() ? "" : "; decided by: " + change.because;
    change.cause = LevelCause::ByPerson;
    change.because = std::string(kKeptLevel) + factWords(answer.fact, answer.answer) +
                     " does not lower it without a person's reason" + decided;
    return change;
}

// The level after an answer, by the rules of the field; `change.after` is what it was when it
// stays.
LevelChanged levelAfter(const Incident& incident, const Levels& levels, const NewAnswer& answer)
{
    const LevelState& before = incident.level;
    const int now = levelNumber(levels.now.level);
    LevelChanged change = changeOf(incident, levels.now);
    // What a person set stands against old answers; a danger answered since then is above it,
    // also when an older answer was as dangerous.
    const bool isNewDanger = levelNumber(levelOfAnswer(answer.fact, answer.answer)) > before.level;
    const bool rises = now > before.level && (before.cause != LevelCause::ByPerson || isNewDanger);
    if (before.level == 0 || rises) {
        change.after = now;
        change.cause = LevelCause::ByAnswers;
        // Of two answers as dangerous, an older one that a person had judged lower decided nothing.
        const bool isByNew = levelNumber(levelOfAnswer(answer.fact, answer.answer)) == now &&
                             answer.answer.state != AskState::NotAsked && rises;
        change.because = isByNew ? factWords(answer.fact, answer.answer) : levels.because;
        return change;
    }
    if (before.cause == LevelCause::ByPerson)
        return change;
    if (isMilderStep(incident, answer))
        return kept(std::move(change), answer);
    if (now >= before.level) {
        change.because = levels.because;
        return change;
    }
    if (isProvisional(before, levels.was)) {
        change.after = now;
        change.cause = LevelCause::ByAnswers;
        change.because = levels.because;
        return change;
    }
    if (answer.source == AnswerSource::Person && isCorrection(incident, answer)) {
        change.after = now;
        change.cause = LevelCause::ByCorrection;
        change.because = "answer corrected, " +
                         factWords(answer.fact, incident.answers.at(answer.fact).answer) +
                         " is now " + factWords(answer.fact, answer.answer);
        return change;
    }
    return kept(std::move(change), answer);
}

// Whoever reached the person has looked: the re-check starts again from there.
std::optional<RecheckDone> contactMade(const Incident& incident, const NewAnswer& answer,
                                       const Act& act)
{
    if (answer.fact != Fact::ContactConfirmed || answer.answer != answered("yes") ||
        incident.level.level == 0)
        return std::nullopt;
    RecheckDone fact;
    fact.incident = incident.id;
    fact.note = "contact confirmed";
    fact.recheckDueAt = recheckDueAt(incident.level.level, &incident, act);
    return fact;
}

} // namespace

std::string decidingWords(const LevelResult& result, const Answers& answers)
{
    if (!result.decidedBy)
        return result.asked == Asked::NotYet ? std::string(kNotYetAsked)
                                             : "no danger in the answers";
    return factWords(*result.decidedBy, answers.at(*result.decidedBy));
}

namespace {

// What was answered of a danger from a person, on an otherwise quiet call.
Answers answersOfThreat(const Answers& answers)
{
    Answers threat = {{Fact::Weapon, answered("none")},
                      {Fact::Violence, answered("none")},
                      {Fact::Injury, answered("none")}};
    for (const Fact fact : {Fact::Weapon, Fact::Violence, Fact::Standoff, Fact::ViolenceHistory}) {
        const auto found = answers.find(fact);
        if (found != answers.end() && found->second.state == AskState::Answered)
            threat[fact] = found->second;
    }
    return threat;
}

bool isMedicalSuggested(const Incident& incident)
{
    const auto says = [&](Fact fact, std::string_view value) {
        const auto found = incident.suggestions.find(fact);
        return found != incident.suggestions.end() && found->second.value == value;
    };
    return says(Fact::MedicalDanger, "overdose") || says(Fact::MedicalDanger, "unconscious") ||
           says(Fact::MedicalDanger, "severe_agitation") || says(Fact::MedicalDanger, "unknown") ||
           says(Fact::Injury, "serious") || says(Fact::SelfHarm, "attempt_in_progress");
}

} // namespace

std::set<Fact> askedFirst(const Incident& incident, const Codes& codes)
{
    const IncidentType* type = codes.typeFor(incident.type.value);
    const bool asksSelfHarm =
        type && std::find(type->requiredToClose.begin(), type->requiredToClose.end(),
                          factWord(Fact::SelfHarm)) != type->requiredToClose.end();
    return asksSelfHarm ? std::set<Fact>{Fact::SelfHarm} : std::set<Fact>{};
}

LeadResult leadOf(const Incident& incident, const Codes& codes)
{
    const Answers answers = answersOf(incident);
    const Level level = levelFromNumber(incident.level.level)
                            .value_or(levelFor(answers, askedFirst(incident, codes)).level);
    LeadResult lead = leadAt(level, answers);
    // A person set the level lower; what was answered of a danger from a person still stands.
    if (lead.lead == Lead::Medical && standingThreat(incident))
        return {Lead::CoResponse, "A threat that was answered still stands: EMS is near by until "
                                  "officers say it is safe."};
    const bool isThreat = weaponSign(incident) != WeaponSign::None ||
                          levelFor(answersOfThreat(answers)).level >= Level::Urgent;
    if (level < Level::Urgent || lead.lead == Lead::Medical || isThreat)
        return lead;
    if (isMedicalSuggested(incident))
        return {Lead::Medical, "A note speaks of a life in medical danger: EMS does not wait."};
    const auto ems = priorityFor(incident, Discipline::Ems, codes);
    if (ems && *ems == Priority::P1)
        return {Lead::Medical, "This kind of call is a medical emergency: EMS does not wait."};
    return lead;
}

std::optional<std::string> standingThreat(const Incident& incident)
{
    const Answers threat = answersOfThreat(answersOf(incident));
    const LevelResult alone = levelFor(threat);
    const bool isStanding = alone.level == Level::Emergency && alone.decidedBy &&
                            incident.level.level > 0 && incident.level.level < kEmergency;
    return isStanding ? std::optional(decidingWords(alone, threat)) : std::nullopt;
}

Answers answersOf(const Incident& incident)
{
    Answers answers;
    for (const auto& [fact, record] : incident.answers)
        answers[fact] = record.answer;
    return answers;
}

FieldClass reasonClassOf(const Incident& incident, const Codes& codes)
{
    const IncidentType* type = codes.typeFor(incident.type.value);
    const bool isTold =
        incident.flag.decision == FlagDecision::Confirmed ||
        incident.flag.decision == FlagDecision::Unsure ||
        (incident.flag.decision != FlagDecision::Rejected &&
         (incident.flag.suggested == Flag::Yes || incident.flag.suggested == Flag::Possible));
    const bool isCrisis = incident.level.level != 0 || isTold || (type && type->tellsHealth) ||
                          !incident.clinicianRequests.empty() || !incident.checklists.empty();
    return isCrisis ? FieldClass::Care : FieldClass::Police;
}

FieldClass reasonClassOf(const State& state, const std::optional<IncidentId>& incident,
                         const Codes& codes)
{
    const auto found = incident ? state.incidents.find(*incident) : state.incidents.end();
    return found == state.incidents.end() ? FieldClass::Police
                                          : reasonClassOf(found->second, codes);
}

Instant recheckDueAt(int level, const Incident* incident, const Act& act)
{
    const Answers answers = incident ? answersOf(*incident) : Answers{};
    const auto named = levelFromNumber(level).value_or(Level::Urgent);
    return act.happenedAt + targetsFor(act.knowledge->codes.response, named, answers).recheckEvery;
}

std::optional<LevelChanged> levelForNewCrisis(IncidentId incident, const IncidentType& type,
                                              const Act& act)
{
    if (!type.protocol)
        return std::nullopt;
    const LevelResult result = levelFor({});
    LevelChanged change;
    change.incident = incident;
    change.after = levelNumber(result.level);
    change.asked = result.asked;
    change.because = kNotYetAsked;
    change.recheckDueAt = recheckDueAt(change.after, nullptr, act);
    return change;
}

std::optional<LevelChanged> levelJoined(const Incident& from, const Incident& into,
                                        const std::vector<Event>& moved, const Act& act)
{
    const std::set<Fact> first = askedFirst(into, act.knowledge->codes);
    Answers answers = answersOf(into);
    const LevelResult alone = levelFor(answers, first);
    int newest = 0; // how dangerous the worst of what is new here is by itself
    for (const Event& event : moved) {
        const auto* answer = kindIf<FactAnswered>(&event);
        if (!answer)
            continue;
        answers[answer->fact] = answer->answer;
        newest = std::max(newest, levelNumber(levelOfAnswer(answer->fact, answer->answer)));
    }
    const LevelState& here = into.level;
    const int higher = std::max(from.level.level, here.level);
    const LevelResult together = levelFor(answers, first);
    const int now = levelNumber(together.level);
    // "3, not yet asked" stays 3, and now an answer says why.
    const bool isDecidedNow = together.decidedBy && isProvisional(here, alone) && now == higher;
    // What a person set here stands until something new is above it: an answer, or the other's
    // level where no person set that.
    const bool isOvertaken =
        here.cause != LevelCause::ByPerson || newest > here.level ||
        (from.level.level > here.level && from.level.cause != LevelCause::ByPerson);
    // One that had no level takes the other's as it stands, with what a person made of it.
    const bool tellsMore = together.decidedBy && here.level > 0 && now > higher && isOvertaken;
    LevelChanged change;
    change.incident = into.id;
    change.before = here.level;
    if (tellsMore || isDecidedNow) {
        change.after = now;
        change.asked = together.asked;
        change.because = "joined with " + from.number + ": " + decidingWords(together, answers);
        const Instant anew = recheckDueAt(now, &into, act);
        change.recheckDueAt = tellsMore ? anew : here.recheckDueAt.value_or(anew);
        return change;
    }
    if (from.level.level <= here.level)
        return std::nullopt;
    change.after = from.level.level;
    change.asked = from.level.asked;
    change.because = isOpenLevel(from.level.asked, from.level.because)
                         ? from.level.because
                         : "joined with " + from.number + ": " + from.level.because;
    change.cause = from.level.cause;
    change.recheckDueAt = from.level.recheckDueAt;
    return change;
}

std::vector<Event> firstLevelFacts(const Incident& incident, const Act& act)
{
    if (incident.level.level != 0 || incident.stage == IncidentStage::Closed)
        return {};
    const Answers answers = answersOf(incident);
    const LevelResult result = levelFor(answers, askedFirst(incident, act.knowledge->codes));
    LevelChanged change;
    change.incident = incident.id;
    change.after = levelNumber(result.level);
    change.asked = result.asked;
    change.because = decidingWords(result, answers);
    change.recheckDueAt = recheckDueAt(change.after, &incident, act);
    return levelFacts(incident, std::move(change),
                      result.decidedBy ? PriorityRise::WithLevel : PriorityRise::None);
}

std::optional<Priority> priorityOfLevel(int level)
{
    if (level < kUrgent)
        return std::nullopt;
    return level == kEmergency ? Priority::P1 : Priority::P2;
}

std::vector<Event> levelFacts(const Incident& incident, LevelChanged change, PriorityRise rise)
{
    std::vector<Event> facts;
    const int after = change.after;
    facts.push_back(std::move(change));
    const auto wanted = priorityOfLevel(after);
    if (rise == PriorityRise::None || !wanted || *wanted >= incident.priority)
        return facts;
    if (auto released = releasedByUrgency(incident, *wanted))
        facts.push_back(*std::move(released));
    facts.push_back(
        PriorityChanged{incident.id, incident.priority, *wanted, "level " + std::to_string(after)});
    return facts;
}

namespace {

// "No" to what may be asked of any call makes no crisis of it. Once it is one, by a person's word,
// by what was read of it or by another answer, all that was answered counts.
bool beginsNoLevel(const Incident& incident, const NewAnswer& said, const Act& act)
{
    const bool isNo = said.answer == answered("none") || said.answer == answered("no");
    return incident.level.level == 0 && isNo &&
           dangerOf(said.fact, said.answer) == levelNumber(Level::Routine) &&
           reasonClassOf(incident, act.knowledge->codes) != FieldClass::Care;
}

} // namespace

std::vector<Event> answerFacts(const Incident& incident, const NewAnswer& answer, const Act& act)
{
    FactAnswered fact;
    fact.incident = incident.id;
    fact.fact = answer.fact;
    fact.answer = answer.answer;
    std::vector<Event> facts{std::move(fact)};
    if (beginsNoLevel(incident, answer, act))
        return facts;

    const Answers before = answersOf(incident);
    Answers after = before;
    after[answer.fact] = answer.answer;
    const std::set<Fact> first = askedFirst(incident, act.knowledge->codes);
    Levels levels{levelFor(before, first), levelFor(after, first), {}};
    levels.because = decidingWords(levels.now, after);
    LevelChanged change = levelAfter(incident, levels, answer);
    // "3, not yet asked" may stay 3, and be no guess any more.
    const bool isDecidedNow = levels.now.decidedBy && isProvisional(incident.level, levels.was) &&
                              change.after == change.before;
    if (change.after == change.before && change.asked == incident.level.asked &&
        change.cause == incident.level.cause && !isDecidedNow) {
        if (auto contact = contactMade(incident, answer, act))
            facts.push_back(*std::move(contact));
        return facts;
    }
    // What moved nothing is no look at the person either: the re-check stays due when it was.
    const bool isStaying = change.after == change.before;
    const Instant anew =
        act.happenedAt +
        act.knowledge->codes.response.termsOf(*levelFromNumber(change.after)).recheckEvery;
    change.recheckDueAt = isStaying ? incident.level.recheckDueAt.value_or(anew) : anew;
    const bool isRaised = levels.now.decidedBy.has_value() && change.after > change.before;
    const bool isFirmNow = isStaying && change.cause != LevelCause::ByPerson &&
                           isFirm(levels.now, after) && !isFirm(levels.was, before);
    const auto rise = isRaised || isFirmNow || change.after > kUrgent ? PriorityRise::WithLevel
                                                                      : PriorityRise::None;
    auto more = levelFacts(incident, std::move(change), rise);
    facts.insert(facts.end(), more.begin(), more.end());
    return facts;
}

} // namespace haven
