#include "models/dispatch/spoken_texts.h"

#include "models/dispatch/crisis_rules.h"

namespace haven {

namespace {

using Spoken = std::optional<SpokenText>;

Spoken textSaid(IncidentId incident, const std::string& text,
                FieldClass fieldClass = FieldClass::Police)
{
    if (text.empty())
        return std::nullopt;
    return SpokenText{incident, text, fieldClass};
}

// What a unit said is of the incident that it works.
Spoken spokenBy(const State& state, const UnitId& id, const std::string& text)
{
    const auto unit = state.units.find(id);
    if (unit == state.units.end() || !unit->second.incident)
        return std::nullopt;
    return textSaid(*unit->second.incident, text);
}

template <class Fact>
Spoken spokenIn(const State&, const Fact&)
{
    return std::nullopt;
}

// The advisor scores the others itself; what is sealed is no text here.
Spoken spokenIn(const State&, const NoteAdded& fact)
{
    const bool isScored = fact.fieldClass <= FieldClass::CriminalJustice;
    if (isScored || fact.fieldClass == FieldClass::ClinicianOnly)
        return std::nullopt;
    return textSaid(fact.incident, fact.text, fact.fieldClass);
}

Spoken spokenIn(const State&, const PriorityChanged& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const DisciplinePriorityChanged& fact)
{
    return textSaid(fact.incident, fact.reason);
}

// Only what a person gave as the reason of a level. Where it follows from answers, from one that
// was corrected, or is kept in spite of one, the reason is Haven's own and names the answer:
// "weapon in hand is now weapon none" is no weapon that was seen.
Spoken spokenIn(const State&, const LevelChanged& fact)
{
    const bool isKept = fact.before == fact.after && fact.because.rfind(kKeptLevel, 0) == 0;
    const bool isSaid = fact.cause == LevelCause::ByPerson && !isKept;
    return isSaid ? textSaid(fact.incident, fact.because) : std::nullopt;
}

Spoken spokenIn(const State&, const IncidentHeld& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const PersonRecorded& fact)
{
    return textSaid(fact.incident, fact.person.description);
}

Spoken spokenIn(const State&, const VehicleRecorded& fact)
{
    return textSaid(fact.incident, fact.vehicle.description);
}

Spoken spokenIn(const State&, const CallbackAttempted& fact)
{
    return textSaid(fact.incident, fact.note);
}

Spoken spokenIn(const State&, const CallbackTried& fact)
{
    return textSaid(fact.incident, fact.note, FieldClass::Care);
}

Spoken spokenIn(const State&, const ClinicianRequested& fact)
{
    return textSaid(fact.incident, fact.reason, FieldClass::Care);
}

Spoken spokenIn(const State&, const RecheckDone& fact)
{
    return textSaid(fact.incident, fact.note, FieldClass::Care);
}

Spoken spokenIn(const State&, const TransferPlaced& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const CarrierPingMarked& fact)
{
    return textSaid(fact.incident, fact.words);
}

Spoken spokenIn(const State&, const AidAsked& fact)
{
    return textSaid(fact.incident, fact.note);
}

// "He is back with a gun" opens it again.
Spoken spokenIn(const State&, const IncidentReopened& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const HoldReleased& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const LocationChanged& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const IncidentsLinked& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const IncidentsMerged& fact)
{
    return textSaid(fact.into, fact.reason);
}

Spoken spokenIn(const State&, const IncidentSplit& fact)
{
    return textSaid(fact.incident, fact.reason);
}

// Why it is no crisis is rarely that there is a weapon, and often that there was none.
Spoken spokenIn(const State&, const CrisisFlagDecided& fact)
{
    return fact.decision == FlagDecision::Rejected
               ? std::nullopt
               : textSaid(fact.incident, fact.reason, FieldClass::Care);
}

// Why nobody could answer: "he will not put the knife down".
Spoken spokenIn(const State&, const FactAnswered& fact)
{
    return fact.answer.state == AskState::Unable
               ? textSaid(fact.incident, fact.answer.reason, FieldClass::Care)
               : std::nullopt;
}

Spoken spokenIn(const State&, const ClinicianAnswered& fact)
{
    return textSaid(fact.incident, fact.reason, FieldClass::Care);
}

Spoken spokenIn(const State&, const ClinicianWithheld& fact)
{
    return textSaid(fact.incident, fact.words, FieldClass::Care);
}

// Why a step could not be done, and what was said as it was.
Spoken spokenIn(const State&, const ChecklistStepDone& fact)
{
    const StepOutcome& outcome = fact.outcome;
    const bool isBoth = !outcome.reason.empty() && !outcome.note.empty();
    return textSaid(fact.incident, outcome.reason + (isBoth ? "\n" : "") + outcome.note,
                    FieldClass::Care);
}

Spoken spokenIn(const State&, const ChecklistFinished& fact)
{
    return textSaid(fact.incident, fact.reason, FieldClass::Care);
}

Spoken spokenIn(const State&, const CommunicationNeedsRecorded& fact)
{
    return fact.words == fact.wordsBefore ? std::nullopt
                                          : textSaid(fact.incident, fact.words, FieldClass::Care);
}

// "Safe on scene: the brother has put the rifle in his truck." What is written afterwards, of the
// outcome and for a court, sends nobody there.
Spoken spokenIn(const State&, const CareTextRecorded& fact)
{
    return fact.sheet == CareSheet::Handoff ? textSaid(fact.incident, fact.text, FieldClass::Care)
                                            : std::nullopt;
}

// Why the channel is theirs alone, why another unit goes, why somebody will not take it.
Spoken spokenIn(const State&, const AirHeld& fact)
{
    return fact.incident ? textSaid(*fact.incident, fact.reason) : std::nullopt;
}

Spoken spokenIn(const State&, const OverrideRecorded& fact)
{
    return fact.incident ? textSaid(*fact.incident, fact.reason, fact.reasonClass) : std::nullopt;
}

Spoken spokenIn(const State&, const HandoffProgressed& fact)
{
    return textSaid(fact.incident, fact.reason, FieldClass::Care);
}

Spoken spokenIn(const State&, const TransferProgressed& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const AidProgressed& fact)
{
    return textSaid(fact.incident, fact.words);
}

Spoken spokenIn(const State&, const CallbackSettled& fact)
{
    return textSaid(fact.incident, fact.reason, FieldClass::Care);
}

Spoken spokenIn(const State&, const LadderStepTaken& fact)
{
    return fact.incident ? textSaid(*fact.incident, fact.note) : std::nullopt;
}

Spoken spokenIn(const State&, const ObjectiveSet& fact)
{
    return textSaid(fact.incident, fact.text);
}

Spoken spokenIn(const State&, const ObjectiveMet& fact)
{
    return textSaid(fact.incident, fact.words);
}

Spoken spokenIn(const State&, const InterpreterMarked& fact)
{
    return textSaid(fact.incident, fact.words);
}

Spoken spokenIn(const State&, const TextSessionMarked& fact)
{
    return textSaid(fact.incident, fact.words);
}

// "Owner on scene with a shotgun."
Spoken spokenIn(const State&, const PremiseAlarmCanceled& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const WorkUnstacked& fact)
{
    return textSaid(fact.incident, fact.reason);
}

// Why a risk protection order is asked for is nearly always what somebody has in the house.
Spoken spokenIn(const State&, const RiskProtectionRecorded& fact)
{
    return textSaid(fact.incident, fact.words);
}

Spoken spokenIn(const State&, const VisibilityChanged& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const DetailsCorrected& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State& state, const AlarmShelved& fact)
{
    if (fact.incident)
        return textSaid(*fact.incident, fact.reason);
    return fact.unit ? spokenBy(state, *fact.unit, fact.reason) : std::nullopt;
}

Spoken spokenIn(const State&, const ClinicianNeedJudged& fact)
{
    return textSaid(fact.incident, fact.words, FieldClass::Care);
}

// "Confirmed by Troop H, armed and dangerous."
Spoken spokenIn(const State&, const CheckConfirmed& fact)
{
    return fact.incident ? textSaid(*fact.incident, fact.note, FieldClass::CriminalJustice)
                         : std::nullopt;
}

Spoken spokenIn(const State& state, const StatusChecked& fact)
{
    return spokenBy(state, fact.unit, fact.note);
}

Spoken spokenIn(const State& state, const UnitStatusChanged& fact)
{
    return spokenBy(state, fact.unit, fact.note);
}

} // namespace

std::optional<SpokenText> spokenText(const State& state, const Event& event)
{
    return visitKind([&](const auto& fact) { return spokenIn(state, fact); }, event);
}

} // namespace haven
