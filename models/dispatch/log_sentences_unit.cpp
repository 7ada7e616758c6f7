#include "models/dispatch/log_sentences.h"

#include "models/base/text.h"
#include "models/dispatch/discipline.h"

#include <fmt/format.h>

#include <algorithm>

// Sentences about units and their assignments.
namespace haven {

namespace {

std::string roleWord(AssignmentRole role)
{
    return role == AssignmentRole::Primary ? "primary" : "backup";
}

std::string sentWords(const UnitDispatched& fact)
{
    const std::string who = fmt::format("{} ({})", fact.unit.value, roleWord(fact.role));
    switch (fact.stage) {
    case AssignmentStage::Assigned:
        return "Reserved " + who;
    case AssignmentStage::Dispatched:
        return "Sent " + who;
    case AssignmentStage::EnRoute:
        return "Sent " + who + ", en route";
    case AssignmentStage::OnScene:
        return who + " took it on scene";
    case AssignmentStage::Transporting:
        return who + " transporting";
    }
    return {};
}

std::string clearWords(ClearReason reason)
{
    switch (reason) {
    case ClearReason::Done:
        return "cleared";
    case ClearReason::CanceledBeforeArrival:
        return "canceled before arrival";
    case ClearReason::Preempted:
        return "taken off for other work";
    case ClearReason::Swapped:
        return "swapped out";
    case ClearReason::IncidentClosed:
        return "cleared, the incident was closed";
    case ClearReason::Merged:
        return "moved, the incident was joined to another";
    case ClearReason::Undone:
        return "taken back, the dispatch was undone";
    }
    return {};
}

} // namespace

Sentence sentenceOf(const UnitLoggedOn& fact, const Labels&)
{
    auto sentence = say(fmt::format("{} on duty", fact.unit.value));
    if (!fact.officers.empty())
        sentence = std::move(sentence) + " with " + police(joined(fact.officers, ", "));
    if (fact.beat)
        sentence = std::move(sentence) + fmt::format(", beat {}", fact.beat->value);
    if (!fact.vehicle.empty())
        sentence = std::move(sentence) + fmt::format(", car {}", fact.vehicle);
    if (!fact.skills.empty())
        sentence = std::move(sentence) + fmt::format(", skills {}", joined(fact.skills, ", "));
    // Who is no officer ends no wait for one: whoever logs it on sees what it was taken as.
    if (fact.discipline != Discipline::Police)
        sentence = std::move(sentence) +
                   fmt::format(", not an officer: {}", disciplineWord(fact.discipline));
    return sentence;
}

Sentence sentenceOf(const UnitLoggedOff& fact, const Labels&)
{
    return say(fmt::format("{} off duty", fact.unit.value)) + because(fact.reason);
}

Sentence sentenceOf(const UnitStatusChanged& fact, const Labels& labels)
{
    auto sentence = say(fmt::format("{} is now “{}”", fact.unit.value, labels.status(fact.after)));
    if (fact.place)
        sentence = std::move(sentence) + ", at " + police(fact.place->text);
    return std::move(sentence) + because(fact.note, FieldClass::Police);
}

Sentence sentenceOf(const UnitDispatched& fact, const Labels&)
{
    const bool isSent =
        fact.stage == AssignmentStage::Assigned || fact.stage == AssignmentStage::Dispatched;
    if (fact.voice == SendVoice::NotSaid || !isSent)
        return say(sentWords(fact));
    return say(sentWords(fact) +
               (fact.voice == SendVoice::Silent ? ", without voice" : ", by voice from now on"));
}

Sentence sentenceOf(const UnitEnRoute& fact, const Labels&)
{
    return say(fmt::format("{} en route", fact.unit.value));
}

Sentence sentenceOf(const UnitArrived& fact, const Labels&)
{
    return say(fmt::format("{} on scene", fact.unit.value));
}

Sentence sentenceOf(const UnitTransporting& fact, const Labels&)
{
    auto sentence = say(fmt::format("{} transporting to ", fact.unit.value)) +
                    police(fact.destination.empty() ? "a place not given" : fact.destination);
    if (!fact.odometer.empty())
        sentence = std::move(sentence) + fmt::format(", odometer {}", fact.odometer);
    return sentence;
}

Sentence sentenceOf(const UnitCleared& fact, const Labels& labels)
{
    auto sentence = say(fmt::format("{} {}", fact.unit.value, clearWords(fact.reason)));
    if (fact.disposition)
        return std::move(sentence) + fmt::format(", {}", labels.disposition(*fact.disposition));
    return sentence;
}

Sentence sentenceOf(const PrimaryUnitChanged& fact, const Labels& labels)
{
    return say(fmt::format("{} is primary on {}", fact.unit.value, labels.number(fact.incident)));
}

Sentence sentenceOf(const StatusChecked& fact, const Labels&)
{
    return say(fmt::format("{} answered the status check", fact.unit.value)) +
           because(fact.note, FieldClass::Police);
}

Sentence sentenceOf(const UnitMoved& fact, const Labels&)
{
    return say(fmt::format("{} is at ", fact.unit.value)) +
           police(fact.place.text.empty() ? "a point on the map" : fact.place.text);
}

Sentence sentenceOf(const EmergencyDeclared& fact, const Labels&)
{
    auto sentence = say(fmt::format("Officer emergency {}", fact.unit.value));
    if (fact.place && !fact.place->text.empty())
        sentence = std::move(sentence) + ", last at " + police(fact.place->text);
    if (!fact.how.empty())
        sentence = std::move(sentence) + fmt::format(", by {}", fact.how);
    if (!fact.notOnDuty.empty())
        sentence =
            std::move(sentence) + fmt::format(", not on duty: {}", joined(fact.notOnDuty, ", "));
    if (!fact.words.empty())
        sentence = std::move(sentence) + ": " + police(fact.words);
    return sentence;
}

Sentence sentenceOf(const EmergencyAcknowledged& fact, const Labels&)
{
    return say(fmt::format("Officer emergency {} acknowledged", fact.unit.value));
}

Sentence sentenceOf(const EmergencyEnded& fact, const Labels&)
{
    return say(fmt::format("Officer emergency {} ended", fact.unit.value)) + because(fact.reason);
}

Sentence sentenceOf(const OverrideRecorded& fact, const Labels&)
{
    const std::string who = fact.unit ? fact.unit->value + " " : std::string();
    // What somebody typed is never open; in a crisis it tells of the person.
    const FieldClass fieldClass = std::max(fact.reasonClass, FieldClass::Police);
    if (fact.rule == kOtherUnitsSent)
        return say(fmt::format("{}sent instead of {}, which was recommended", who,
                               unitList(fact.recommended))) +
               because(fact.reason, fieldClass);
    auto sentence =
        say(fmt::format("{}went on against the rule “{}”", who, spacedWords(fact.rule)));
    if (!fact.missing.empty())
        sentence = std::move(sentence) +
                   SentencePart{", without " + joined(fact.missing, ", "), fieldClass};
    return std::move(sentence) + because(fact.reason, fieldClass);
}

Sentence sentenceOf(const ActUndone& fact, const Labels&)
{
    // Until it named the entry alone, it said again what a step or a decision had told of health.
    const bool saysHealth = fact.what.starts_with("Checklist step ") ||
                            fact.what.starts_with("Behavioral health flag ");
    auto sentence = say("Undone: ") + (saysHealth ? care(fact.what) : police(fact.what));
    if (!fact.tell.empty())
        sentence = std::move(sentence) +
                   fmt::format(". Tell {} {}", unitList(fact.tell),
                               fact.voice == SendVoice::Silent ? "without voice" : "by radio");
    return sentence;
}

} // namespace haven
