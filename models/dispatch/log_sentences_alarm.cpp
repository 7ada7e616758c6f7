#include "models/dispatch/log_sentences.h"

#include <fmt/format.h>

// The sentences about alarms.
namespace haven {

std::string alarmSentence(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::WaitLimit:
        return "waiting longer than its priority allows";
    case AlarmKind::StatusCheck:
        return "status check is due";
    case AlarmKind::Recheck:
        return "crisis re-check is due";
    case AlarmKind::SuggestionLate:
        return "nobody has answered the suggestion";
    case AlarmKind::ClinicianUnanswered:
        return "nobody has answered the clinician request";
    case AlarmKind::OfficerEmergency:
        return "officer emergency";
    case AlarmKind::HoldExpired:
        return "the hold is over";
    case AlarmKind::HandoffUnanswered:
        return "nobody has taken the person over, 60 s after the call";
    case AlarmKind::CallbackDue:
        return "the caller was lost and has to be called back";
    case AlarmKind::EscrowOpened:
        return "sealed notes were opened by escrow";
    case AlarmKind::OrderDue:
        return "the time for what the court ordered runs out";
    case AlarmKind::StepTimer:
        return "a step of the checklist is over its time";
    case AlarmKind::NoAcknowledge:
        return "the unit was sent and does not answer";
    case AlarmKind::CheckConfirm:
        return "a record check is to be settled";
    case AlarmKind::TransportLate:
        return "the transport has not said that it is there";
    case AlarmKind::BoloMatch:
        return "a BOLO may fit";
    case AlarmKind::AidOverdue:
        return "others who were asked for help are late";
    case AlarmKind::RiskUndecided:
        return "nobody has decided whether a risk-protection investigation is needed";
    }
    return {};
}

std::string ladderSentence(LadderStep step, SendVoice voice)
{
    switch (step) {
    case LadderStep::RadioAgain:
        return voice == SendVoice::Silent ? "written to again, without voice"
                                          : "called again by radio";
    case LadderStep::SendAgain:
        return "sent again, or another unit sent";
    case LadderStep::AnotherWay:
        return "tried another way";
    case LadderStep::TellSupervisor:
        return "the supervisor was told";
    }
    return {};
}

namespace {

// That a hit waits to be confirmed is of criminal justice, as the hit.
SentencePart alarmPart(AlarmKind kind)
{
    const FieldClass its = kind == AlarmKind::CheckConfirm    ? FieldClass::CriminalJustice
                           : kind == AlarmKind::RiskUndecided ? FieldClass::Police
                                                              : FieldClass::Open;
    return {": " + alarmSentence(kind), its};
}

std::string alarmSubject(const std::optional<IncidentId>& incident,
                         const std::optional<UnitId>& unit, const Labels& labels)
{
    if (unit)
        return unit->value;
    return incident ? labels.number(*incident) : std::string("the board");
}

} // namespace

Sentence sentenceOf(const AlarmsHandedOver& fact, const Labels& labels)
{
    if (!fact.to)
        return say(fmt::format("{} takes the alarms of {} back", labels.person(fact.from),
                               fact.position.value)) +
               because(fact.reason);
    return say(fmt::format("Alarms of {} go from {} to {}", fact.position.value,
                           labels.person(fact.from), labels.person(*fact.to))) +
           because(fact.reason);
}

Sentence sentenceOf(const AlarmRaised& fact, const Labels& labels)
{
    return say(fmt::format("Alarm for {}", alarmSubject(fact.incident, fact.unit, labels))) +
           alarmPart(fact.kind);
}

Sentence sentenceOf(const AlarmAcknowledged& fact, const Labels& labels)
{
    return say(fmt::format("Alarm for {} acknowledged",
                           alarmSubject(fact.incident, fact.unit, labels))) +
           alarmPart(fact.kind);
}

Sentence sentenceOf(const AlarmShelved& fact, const Labels& labels)
{
    // The time is told by whoever shows the line; here it is how long.
    const auto minutes = (fact.until - labels.at).wholeSeconds() / 60;
    return say(fmt::format("Alarm for {} put aside for {} min",
                           alarmSubject(fact.incident, fact.unit, labels), minutes)) +
           alarmPart(fact.kind) + because(fact.reason);
}

Sentence sentenceOf(const AlarmUnshelved& fact, const Labels& labels)
{
    return say(fmt::format("Alarm for {} taken back",
                           alarmSubject(fact.incident, fact.unit, labels))) +
           alarmPart(fact.kind);
}

Sentence sentenceOf(const LadderStepTaken& fact, const Labels&)
{
    return say(fmt::format("No answer from {}: {}", fact.unit.value,
                           ladderSentence(fact.step, fact.voice))) +
           because(fact.note);
}

} // namespace haven
