#include "models/dispatch/crisis_rules.h"

#include "models/base/text.h"
#include "models/crisis/weapon_quote.h"
#include "models/dispatch/flag_sources.h"
#include "models/dispatch/unit_rules.h"

#include <algorithm>
#include <utility>

// Flag, facts and level: two axes that never move each other down.
namespace haven {

namespace {

constexpr const char* kNotKnown = "unknown"; // the note speaks of it and not how it is

bool isSameSuggestion(const FlagState& flag, const CrisisFlagSuggested& suggestion)
{
    return flag.suggestedAt && flag.suggested == suggestion.flag &&
           flag.score == suggestion.score && flag.reason == suggestion.reason &&
           flag.cueSet == suggestion.cueSet && (!suggestion.note || flag.note == suggestion.note) &&
           flag.spans == suggestion.spans && flag.suppressed == suggestion.suppressed &&
           flag.sources == suggestion.sources;
}

// What is known beside the notes was looked at again; no words were read.
bool isBesideTheWords(const CrisisFlagSuggested& suggestion)
{
    return !suggestion.note && !suggestion.sources.empty() && suggestion.spans.empty() &&
           suggestion.suppressed.empty();
}

// What the words said stays what they said.
void keepWords(CrisisFlagSuggested& fact, const FlagState& flag)
{
    fact.score = flag.score;
    fact.spans = flag.spans;
    fact.suppressed = flag.suppressed;
    if (fact.flag == flag.suggested && !flag.reason.empty())
        fact.reason = flag.reason;
}

// Words that stand in no note have a span without length.
bool isElsewhere(const FlagSpan& span)
{
    return span.start == 0 && span.end == 0;
}

bool hasSpan(const std::vector<FlagSpan>& spans, const FlagSpan& span)
{
    return std::find(spans.begin(), spans.end(), span) != spans.end();
}

bool isAllElsewhere(const CrisisFlagSuggested& suggestion)
{
    return !suggestion.note && !suggestion.spans.empty() &&
           std::all_of(suggestion.spans.begin(), suggestion.spans.end(), isElsewhere);
}

// A weapon that somebody spoke of outside the notes: nothing but that was read there.
bool isWeaponSpoken(const CrisisFlagSuggested& suggestion)
{
    const bool isOnlyFacts = !suggestion.note && suggestion.sources.empty() &&
                             suggestion.spans.empty() && suggestion.suppressed.empty() &&
                             suggestion.score == 0 && suggestion.flag == Flag::No;
    return isOnlyFacts && !suggestion.facts.empty() &&
           std::all_of(suggestion.facts.begin(), suggestion.facts.end(), [](const FlagFact& one) {
               return one.fact == Fact::Weapon && one.value != "none";
           });
}

// What was read outside the notes stays beside what the notes say, whichever comes later.
void keepElsewhere(CrisisFlagSuggested& fact, const FlagState& flag)
{
    if (isAllElsewhere(fact)) {
        std::vector<FlagSpan> fresh = std::exchange(fact.spans, flag.spans);
        std::erase_if(fresh, [&](const FlagSpan& span) { return hasSpan(fact.spans, span); });
        fact.spans.insert(fact.spans.end(), fresh.begin(), fresh.end());
        fact.suppressed = flag.suppressed;
        fact.score = std::max(fact.score, flag.score);
        return;
    }
    for (const FlagSpan& span : flag.spans) {
        if (isElsewhere(span) && !hasSpan(fact.spans, span))
            fact.spans.push_back(span);
    }
}

// Said once is said.
bool isElsewhereAgain(const CrisisFlagSuggested& suggestion, const FlagState& flag)
{
    return isAllElsewhere(suggestion) &&
           std::all_of(suggestion.spans.begin(), suggestion.spans.end(),
                       [&](const FlagSpan& span) { return hasSpan(flag.spans, span); });
}

// A person who answered knew the notes that stood there then. New evidence is what was entered
// since, also from a card that was written earlier, and what was written after the answer was
// given, also where that was entered later; only of what is no danger the older word is old.
bool isAnsweredAlready(const Incident& incident, const FlagFact& suggested,
                       const std::optional<NoteId>& noteId)
{
    const auto answer = incident.answers.find(suggested.fact);
    if (answer == incident.answers.end())
        return false;
    if (answer->second.answer.value == suggested.value)
        return true;
    // "Asked, not known" is no answer where a weapon is spoken of.
    if (suggested.fact == Fact::Weapon && answer->second.answer.state != AskState::Answered)
        return false;
    const auto note = std::find_if(incident.notes.begin(), incident.notes.end(),
                                   [&](const Note& one) { return noteId && one.id == *noteId; });
    if (note == incident.notes.end())
        return true;
    const bool isOlder = note->at <= answer->second.at;
    const bool stoodThere = note->id.value <= answer->second.noteThen.value;
    return isOlder && (stoodThere || suggested.value == "none");
}

// It was spoken of after whatever is answered: "none" may be old, and the same is said already.
bool isKnownWeapon(const Incident& incident, const FlagFact& spoken)
{
    const auto answer = incident.answers.find(spoken.fact);
    return answer != incident.answers.end() && answer->second.answer == answered(spoken.value);
}

// A weapon that is spoken of is never dropped because nobody knows how it is. Of other facts "not
// known" says nothing.
bool canBeSuggested(const Incident& incident, const FlagFact& suggested)
{
    if (suggested.fact != Fact::Weapon || suggested.value != kNotKnown)
        return isFactValue(suggested.fact, suggested.value);
    const auto answer = incident.answers.find(Fact::Weapon);
    return answer == incident.answers.end() || answer->second.answer.state != AskState::Answered ||
           answer->second.answer.value == "none";
}

// A shotgun after a knife is news, also where nobody says how it is.
bool isSuggestedAlready(const Incident& incident, const FlagFact& suggested)
{
    const auto found = incident.suggestions.find(suggested.fact);
    const bool isOther = suggested.fact == Fact::Weapon && found != incident.suggestions.end() &&
                         suggested.value != "none" &&
                         namesOtherWeapon(found->second.text, suggested.text);
    return found != incident.suggestions.end() && !isOther &&
           (found->second.value == suggested.value ||
            (suggested.value == kNotKnown && found->second.value != "none"));
}

// A person's yes is a yes, also where the advisor said no more than "possible".
Flag flagAfter(FlagDecision decision)
{
    switch (decision) {
    case FlagDecision::Confirmed:
        return Flag::Yes;
    case FlagDecision::Rejected:
        return Flag::No;
    case FlagDecision::Unsure:
        return Flag::Possible;
    }
    return Flag::Unknown;
}

Result<void> answerIsValid(Fact fact, const FactAnswer& answer)
{
    switch (answer.state) {
    case AskState::NotAsked:
        return refuse(RefusalCode::AnswerMissing, asTyped(factWord(fact)));
    case AskState::AskedNotKnown:
        return {};
    case AskState::Answered:
        if (isFactValue(fact, answer.value))
            return {};
        // The parser's own refusal lists what the fact takes.
        return parseFactAnswer(fact, answer.value).refusal();
    case AskState::Unable:
        if (trimmed(answer.reason).empty())
            return refuse(RefusalCode::UnableNeedsReason, asTyped(factWord(fact)));
        return {};
    }
    return {};
}

// "No weapon", asked before somebody answered that there is one, takes nothing of that back.
bool isOlderThanAWeapon(const Incident& incident, const AnswerFact& command, const Act& act)
{
    const auto standing = incident.answers.find(Fact::Weapon);
    if (command.fact != Fact::Weapon || standing == incident.answers.end())
        return false;
    const FactAnswer& answer = standing->second.answer;
    const bool isWeapon = answer.state == AskState::Answered && answer.value != "none";
    const bool saysMore =
        command.answer.state == AskState::Answered && command.answer.value != "none";
    return isWeapon && !saysMore && act.happenedAt < standing->second.at;
}

FactAnswer answerRead(const std::string& value)
{
    if (value != kNotKnown)
        return answered(value);
    FactAnswer answer;
    answer.state = AskState::AskedNotKnown;
    return answer;
}

std::optional<int> levelRead(const Answers& answers, Flag flag)
{
    const LevelResult level = levelFor(answers);
    const bool says = !answers.empty() && (flag != Flag::No || level.decidedBy);
    return says ? std::optional(levelNumber(level.level)) : std::nullopt;
}

// What earlier notes suggested and nobody has answered yet speaks for its level beside what this
// one says; nothing that is read later makes it less.
std::optional<int> standingLevel(const Incident& incident, const CrisisFlagSuggested& fact)
{
    Answers answers;
    for (const auto& [about, suggestion] : incident.suggestions)
        answers[about] = answerRead(suggestion.value);
    std::optional<int> level = std::max(fact.suggestedLevel, levelRead(answers, fact.flag));
    for (const FlagFact& one : fact.facts)
        answers[one.fact] = answerRead(one.value);
    return std::max(level, levelRead(answers, fact.flag));
}

// What of it is new for this incident; nothing without.
std::optional<CrisisFlagSuggested> suggestedFor(const Incident& incident, CrisisFlagSuggested fact)
{
    if (isElsewhereAgain(fact, incident.flag))
        return std::nullopt;
    const bool isSpoken = isWeaponSpoken(fact);
    if ((isSpoken || isBesideTheWords(fact)) && incident.flag.suggestedAt)
        keepWords(fact, incident.flag);
    else
        keepElsewhere(fact, incident.flag);
    fact.sources = mergedSources(incident.flag.sources, fact.sources);
    // A later, quieter note never takes back what an earlier one said, nor its reason.
    if (fact.flag < incident.flag.suggested) {
        fact.flag = incident.flag.suggested;
        fact.score = incident.flag.score;
        fact.reason = incident.flag.reason;
    } else if (!isSpoken) {
        // Nor does one that says as much: a term that was typed later wiped out why we go there.
        fact.reason = besideEarlierWords(incident.flag.reason, fact.reason);
    }
    std::erase_if(fact.facts, [&](const FlagFact& one) {
        const bool isOld =
            isSpoken ? isKnownWeapon(incident, one) : isAnsweredAlready(incident, one, fact.note);
        return isOld || !canBeSuggested(incident, one);
    });
    if (fact.note && !incident.suggestions.empty())
        fact.suggestedLevel = standingLevel(incident, fact);
    const bool bringsNoFact =
        std::all_of(fact.facts.begin(), fact.facts.end(),
                    [&](const FlagFact& one) { return isSuggestedAlready(incident, one); });
    if (bringsNoFact && (isSpoken || isSameSuggestion(incident.flag, fact)))
        return std::nullopt;
    return fact;
}

// As it will be once it has heard it: what the join asks of it.
Incident withSuggestion(Incident incident, const CrisisFlagSuggested& fact)
{
    incident.flag.suggested = fact.flag;
    incident.flag.score = fact.score;
    incident.flag.reason = fact.reason;
    incident.flag.cueSet = fact.cueSet;
    incident.flag.sources = fact.sources;
    for (const FlagFact& one : fact.facts) {
        Suggestion& suggestion = incident.suggestions[one.fact];
        suggestion.value = one.value;
        suggestion.text = one.text;
    }
    return incident;
}

} // namespace

Facts decideOne(const State& state, const SuggestFlag& command, const Act&)
{
    const auto found = knownIncident(state, command.suggestion.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    const auto into =
        incident.mergedInto ? state.incidents.find(*incident.mergedInto) : state.incidents.end();
    // Too late to suggest anything: a closed incident is a person's to judge. One that was joined
    // while it was read goes on in the other, and one that was split off has heard it, too.
    std::vector<Event> facts = weaponToldApart(state, command);
    const bool isOpenElsewhere =
        into != state.incidents.end() && into->second.stage != IncidentStage::Closed;
    if (incident.stage == IncidentStage::Closed && !isOpenElsewhere)
        return facts;
    const auto fact = suggestedFor(incident, command.suggestion);
    if (!fact)
        return facts;
    facts.emplace_back(*fact);
    if (isOpenElsewhere)
        append(facts, suggestionsMoved(withSuggestion(incident, *fact), into->second));
    return facts;
}

std::optional<FlagDecisionUndone>
flagTakenBack(const State& state, const CrisisFlagDecided& decided, const Envelope& own)
{
    const auto found = state.incidents.find(decided.incident);
    if (found == state.incidents.end())
        return std::nullopt;
    // Somebody else may have decided the same since, for a reason of theirs.
    const FlagState& flag = found->second.flag;
    if (flag.decision != decided.decision || flag.decidedBy != own.doneBy ||
        flag.decidedAt != own.happenedAt)
        return std::nullopt;
    FlagDecisionUndone back;
    back.incident = decided.incident;
    back.decision = decided.before;
    if (!decided.before)
        return back;
    back.flag = flagAfter(*decided.before);
    back.by = decided.beforeBy;
    back.at = decided.beforeAt;
    back.reason = decided.beforeReason;
    return back;
}

Facts decideOne(const State& state, const DecideFlag& command, const Act& act)
{
    const auto found = knownIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    CrisisFlagDecided fact;
    fact.incident = incident.id;
    fact.decision = command.decision;
    fact.flag = flagAfter(command.decision);
    fact.reason = command.reason;
    fact.before = incident.flag.decision;
    fact.beforeBy = incident.flag.decidedBy;
    fact.beforeAt = incident.flag.decidedAt;
    fact.beforeReason = incident.flag.decidedReason;
    const bool isCrisis = fact.flag == Flag::Yes || fact.flag == Flag::Possible;
    std::vector<Event> facts{std::move(fact)};
    if (isCrisis) {
        auto level = firstLevelFacts(incident, act);
        facts.insert(facts.end(), level.begin(), level.end());
    }
    return facts;
}

Facts decideOne(const State& state, const AnswerFact& command, const Act& act)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if (const auto valid = answerIsValid(command.fact, command.answer); !valid)
        return valid.refusal();
    if (isOlderThanAWeapon(**incident, command, act))
        return refuse(RefusalCode::AnswerOlder, (*incident)->number,
                      factSentence(Fact::Weapon, (*incident)->answers.at(Fact::Weapon).answer));
    return answerFacts(**incident, {command.fact, command.answer, AnswerSource::Person}, act);
}

Facts decideOne(const State& state, const SetLevel& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    if (!levelFromNumber(command.level))
        return refuse(RefusalCode::LevelOutOfRange, std::to_string(command.level));
    const bool hasReason = !trimmed(command.reason).empty();
    if (command.level < incident.level.level && !hasReason)
        return refuse(RefusalCode::LevelNeedsReason, incident.number,
                      std::to_string(incident.level.level));
    const bool isSame = command.level == incident.level.level;
    if (isSame && incident.level.cause == LevelCause::ByPerson)
        return refuse(RefusalCode::LevelStandsAlready, incident.number,
                      std::to_string(command.level));
    LevelChanged change;
    change.incident = incident.id;
    change.before = incident.level.level;
    change.after = command.level;
    change.asked = levelFor(answersOf(incident), askedFirst(incident, act.knowledge->codes)).asked;
    change.because = trimmed(command.reason);
    change.cause = LevelCause::ByPerson;
    change.recheckDueAt = recheckDueAt(command.level, &incident, act);
    return levelFacts(incident, std::move(change), PriorityRise::WithLevel);
}

Facts decideOne(const State& state, const RecordRecheck& command, const Act& act)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if ((*incident)->level.level == 0)
        return refuse(RefusalCode::RecheckWithoutLevel, (*incident)->number);
    RecheckDone fact;
    fact.incident = command.incident;
    fact.note = command.note;
    fact.recheckDueAt = recheckDueAt((*incident)->level.level, *incident, act);
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
