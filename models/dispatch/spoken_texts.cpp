#include "models/dispatch/spoken_texts.h"

#include "models/base/text.h"
#include "models/dispatch/crisis_rules.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <string_view>

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

// The one incident that is worked and whose number stands in the words, whole or from its last four
// digits on: "4482 he has a gun". Fewer may be anything.
std::optional<IncidentId> incidentNamedIn(const State& state, const std::string& text)
{
    constexpr std::size_t kDigitsMin = 4;
    std::set<IncidentId> named;
    for (std::string word : split(text, ' ')) {
        std::erase_if(word, [](char c) { return !isDigit(c) && c != '-'; });
        if (word.size() < kDigitsMin)
            continue;
        for (const auto& [id, incident] : state.incidents) {
            if (incident.stage != IncidentStage::Closed && incident.number.ends_with(word))
                named.insert(id);
        }
    }
    return named.size() == 1 ? std::optional(*named.begin()) : std::nullopt;
}

// Every text of the fact that says something, one a line.
std::string oneALine(std::initializer_list<std::string_view> texts)
{
    std::string all;
    for (const std::string_view text : texts) {
        if (text.empty())
            continue;
        all += all.empty() ? "" : "\n";
        all += text;
    }
    return all;
}

// "12 Elm St, he has a gun": the remark, and a place that nobody could match, which may be more
// than a place. One that was found is a name: Gun Club Rd is no weapon.
std::string saidOf(const Location& place)
{
    return oneALine(
        {place.point ? std::string_view() : std::string_view(place.text), place.detail});
}

// Facts that hold no words of how things stand: names, numbers and what Haven says itself; what is
// sealed; of no incident; or told beside every incident by itself, as a caution and a care plan
// are. A new kind of fact stands here or has its own words below: the compiler asks.
using WithoutWords =
    Kinds<StationCreated, AccountChanged, SettingChanged, AgentSignedOn, AgentSignedOff,
          AlarmsHandedOver, RequestRefused, AlarmRaised, AlarmAcknowledged, ImportStarted,
          PastIncidentRecorded, ImportFinished, LogExported, PayloadRemoved, CallMoved, TypeChanged,
          CautionRecorded, CautionEnded, CautionAcknowledged, ReportNumberAssigned, UnitLoggedOn,
          UnitLoggedOff, UnitDispatched, UnitEnRoute, UnitArrived, UnitCleared, PrimaryUnitChanged,
          EmergencyAcknowledged, ActUndone, CrisisFlagSuggested, ChecklistStarted, ProtocolApproved,
          ChecklistStepUndone, FlagDecisionUndone, IncidentScheduled, ScheduledEntered,
          ScheduleCanceled, WatchPlaced, WatchVisited, WatchEnded, PassOnWritten, PassOnEnded,
          MessageMarked, ReliefGiven, ReliefTaken, DispatchGroupChanged, GroupsWatched,
          MajorRoleTaken, BoardTrimmed, IncidentRecalled, PerceivedRecorded, CarePlanRecorded,
          CarePlanApproved, CarePlanEnded, SealedNoteAdded, SealedNotesRead, SealedNoteReleased,
          ReleaseWithdrawn, SealGroupChanged, SealKeyChanged, ActReconstructed, ProtocolKept,
          AlarmUnshelved, CrewChanged, WorkStacked, TransportDetailed, BoloCreated, BoloBroadcast,
          BoloAcknowledged, BoloRenewed, BoloCanceled, BoloMatched, BolosDropped,
          RotationListChanged, TurnTakenBack, OutsideUnitJoined, RemovalRequested, RemovalApproved,
          RemovalDeclined, RemovalCarriedOut, RecordHoldPut, RecordHoldReleased, StationBackedUp,
          BackupFailed>;

template <class Fact>
Spoken spokenIn(const State&, const Fact&)
{
    static_assert(WithoutWords::kHas<Fact>, "say what its words are, or that it has none");
    return std::nullopt;
}

// "Not when he is home, he has a gun."
Spoken spokenIn(const State&, const CallTaken& fact)
{
    return textSaid(fact.incident, oneALine({fact.safeContactWhen, fact.relation, fact.language,
                                             saidOf(fact.callerLocation)}));
}

Spoken spokenIn(const State&, const CallLocated& fact)
{
    return textSaid(fact.incident, saidOf(fact.place));
}

Spoken spokenIn(const State&, const IncidentOpened& fact)
{
    return textSaid(fact.incident, saidOf(fact.location));
}

// Where it closes nobody is sent any more; joined to one that goes on it is told there.
Spoken spokenIn(const State&, const IncidentClosed& fact)
{
    return textSaid(fact.incident, fact.reason, fact.reasonClass);
}

Spoken spokenIn(const State&, const EmdRecorded& fact)
{
    return textSaid(fact.incident, oneALine({fact.transferredTo, fact.determinant}),
                    FieldClass::Care);
}

Spoken spokenIn(const State& state, const UnitMoved& fact)
{
    return spokenBy(state, fact.unit, saidOf(fact.place));
}

Spoken spokenIn(const State&, const UnitTransporting& fact)
{
    return textSaid(fact.incident, fact.destination);
}

Spoken spokenIn(const State&, const TransportReached& fact)
{
    return textSaid(fact.incident, fact.destination);
}

Spoken spokenIn(const State&, const EmergencyDeclared& fact)
{
    return fact.incident && fact.place ? textSaid(*fact.incident, saidOf(*fact.place))
                                       : std::nullopt;
}

// "Shots were his own, suspect has the rifle."
Spoken spokenIn(const State& state, const EmergencyEnded& fact)
{
    return spokenBy(state, fact.unit, fact.reason);
}

// Said to the unit by radio, it is about what the unit works; to a desk, about whose number it
// gives.
Spoken spokenIn(const State& state, const MessageSent& fact)
{
    if (fact.unit)
        return spokenBy(state, *fact.unit, fact.text);
    const auto incident = incidentNamedIn(state, fact.text);
    return incident ? textSaid(*incident, fact.text) : std::nullopt;
}

Spoken spokenIn(const State&, const StormGathered& fact)
{
    return textSaid(fact.parent, fact.reason);
}

Spoken spokenIn(const State&, const StormReleased& fact)
{
    return textSaid(fact.parent, fact.reason);
}

Spoken spokenIn(const State&, const MajorDeclared& fact)
{
    return textSaid(fact.incident, fact.name);
}

Spoken spokenIn(const State&, const MajorEnded& fact)
{
    return textSaid(fact.incident, fact.reason);
}

Spoken spokenIn(const State&, const AirReleased& fact)
{
    return fact.incident ? textSaid(*fact.incident, fact.reason) : std::nullopt;
}

// "hit/GUN", and the thing that was run. Whoever was run is a name.
Spoken spokenIn(const State& state, const CheckRun& fact)
{
    const std::string said =
        oneALine({fact.code, fact.kind == CheckKind::Property ? std::string_view(fact.what)
                                                              : std::string_view()});
    if (!fact.incident)
        return fact.unit == UnitId() ? std::nullopt : spokenBy(state, fact.unit, said);
    return textSaid(*fact.incident, said, FieldClass::CriminalJustice);
}

Spoken spokenIn(const State&, const RotationTurned& fact)
{
    return textSaid(fact.incident, fact.reason);
}

// Behind a target, a line goes on without a mark: "ho 4482 988 he has a gun". What the directory
// has is a name.
Spoken spokenIn(const State&, const HandoffPlaced& fact)
{
    return fact.entry.empty() ? textSaid(fact.incident, fact.target, FieldClass::Care)
                              : std::nullopt;
}

Spoken spokenIn(const State&, const CallbackOwed& fact)
{
    return textSaid(fact.incident, fact.reason, FieldClass::Care);
}

Spoken spokenIn(const State&, const ClosingItemRecorded& fact)
{
    return textSaid(fact.incident, fact.words, FieldClass::Care);
}

Spoken spokenIn(const State&, const PremiseAlarmRecorded& fact)
{
    return textSaid(fact.incident, oneALine({fact.alarm.zone, fact.alarm.keyholder}));
}

// Why somebody looked: "caller says he is armed".
Spoken spokenIn(const State&, const CareViewed& fact)
{
    return fact.incident ? textSaid(*fact.incident, fact.reason, FieldClass::Care) : std::nullopt;
}

Spoken spokenIn(const State&, const RecordViewed& fact)
{
    return fact.incident ? textSaid(*fact.incident, fact.reason) : std::nullopt;
}

// What is written afterwards sends nobody by itself, and may be the first word of a weapon.
Spoken spokenIn(const State&, const ForceRecorded& fact)
{
    return textSaid(fact.incident, fact.force.text);
}

Spoken spokenIn(const State&, const MandatedReportRecorded& fact)
{
    return textSaid(fact.incident, fact.report.text, FieldClass::Care); // never the reporter
}

Spoken spokenIn(const State&, const ConsentRecorded& fact)
{
    return textSaid(fact.incident, fact.consent.scope, FieldClass::Care);
}

Spoken spokenIn(const State&, const ConsentWithdrawn& fact)
{
    return textSaid(fact.incident, fact.reason, FieldClass::Care);
}

Spoken spokenIn(const State&, const ReferralRecorded& fact)
{
    return textSaid(fact.incident, fact.referral.text, FieldClass::Care);
}

Spoken spokenIn(const State&, const FollowUpPlanned& fact)
{
    return textSaid(fact.followUp.incident, fact.followUp.text, FieldClass::Care);
}

Spoken spokenIn(const State&, const FollowUpTried& fact)
{
    return textSaid(fact.incident, fact.text, FieldClass::Care);
}

Spoken spokenIn(const State&, const FollowUpEnded& fact)
{
    return textSaid(fact.incident, fact.reason, FieldClass::Care);
}

Spoken spokenIn(const State&, const ScreeningRecorded& fact)
{
    return textSaid(fact.incident, fact.screening.reason, FieldClass::Care);
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
    const std::string_view target = fact.entry.empty() ? fact.target : std::string_view();
    return textSaid(fact.incident, oneALine({target, fact.reason}));
}

Spoken spokenIn(const State&, const CarrierPingMarked& fact)
{
    return textSaid(fact.incident, fact.words);
}

// Without its mark the note is taken for whom to ask: "aid 4482 fire he has a gun".
Spoken spokenIn(const State&, const AidAsked& fact)
{
    return textSaid(fact.incident, oneALine({fact.whom, fact.note}));
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
    return textSaid(fact.incident, oneALine({fact.reason, saidOf(fact.after)}));
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

// "The knife was a spoon": what was taken for something turned out to be something else.
bool saysWhatItWas(std::string_view reason)
{
    constexpr std::array kTurns = {" was a ",    " was an ",   " was no ",     " was not ",
                                   " was only ", " was just ", " was the ",    " were ",
                                   " wasn't ",   " weren't ",  " turned out ", " is only ",
                                   " is just ",  " mistook "};
    const std::string words = " " + toLower(reason) + " ";
    return std::any_of(kTurns.begin(), kTurns.end(), [&](std::string_view turn) {
        return words.find(turn) != std::string::npos;
    });
}

// "No crisis, he has a rifle" is a weapon all the same; that what was seen was none is not.
Spoken spokenIn(const State&, const CrisisFlagDecided& fact)
{
    const bool isExplained = fact.decision == FlagDecision::Rejected && saysWhatItWas(fact.reason);
    return isExplained ? std::nullopt : textSaid(fact.incident, fact.reason, FieldClass::Care);
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

// "Safe on scene: the brother has put the rifle in his truck."
Spoken spokenIn(const State&, const CareTextRecorded& fact)
{
    // Who somebody is, "Bo Gunn", is no weapon.
    if (fact.field == CareField::Person || fact.field == CareField::Certifier ||
        fact.field == CareField::Officer)
        return std::nullopt;
    return textSaid(fact.incident, fact.text, FieldClass::Care);
}

// Why the channel is theirs alone, why another unit goes, why somebody will not take it.
Spoken spokenIn(const State&, const AirHeld& fact)
{
    return fact.incident ? textSaid(*fact.incident, fact.reason) : std::nullopt;
}

Spoken spokenIn(const State& state, const OverrideRecorded& fact)
{
    if (fact.incident)
        return textSaid(*fact.incident, fact.reason, fact.reasonClass);
    return fact.unit ? spokenBy(state, *fact.unit, fact.reason) : std::nullopt;
}

Spoken spokenIn(const State&, const HandoffProgressed& fact)
{
    return textSaid(fact.incident, fact.reason, FieldClass::Care);
}

Spoken spokenIn(const State&, const TransferProgressed& fact)
{
    return textSaid(fact.incident, oneALine({fact.who, fact.reason}));
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
    return textSaid(fact.incident, oneALine({fact.by, fact.reason}));
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

// A name, a number and a choice from a list are no words of this kind.
Spoken spokenIn(const State&, const DetailsCorrected& fact)
{
    const bool isSaid = fact.field == "title" || fact.field == "safe_contact_when" ||
                        fact.field == "relation" || fact.field == "language";
    return textSaid(fact.incident, oneALine({fact.reason, isSaid ? std::string_view(fact.after)
                                                                 : std::string_view()}));
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
    const std::string place = fact.place ? saidOf(*fact.place) : std::string();
    return spokenBy(state, fact.unit, oneALine({fact.note, place}));
}

} // namespace

std::optional<SpokenText> spokenText(const State& state, const Event& event)
{
    return visitKind([&](const auto& fact) { return spokenIn(state, fact); }, event);
}

} // namespace haven
