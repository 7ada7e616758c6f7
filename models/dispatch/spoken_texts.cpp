#include "models/dispatch/spoken_texts.h"

#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/transcript.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <set>
#include <string_view>
#include <tuple>
#include <type_traits>

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
// are. A new kind of fact stands here, in the table of what is said, or has its own words below:
// the compiler asks.
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

// Facts whose words are one text of theirs, said of the incident that they name.
template <class Fact>
struct OneText {
    std::string Fact::*text;
    FieldClass fieldClass;
};

template <class Fact>
constexpr OneText<Fact> policeText(std::string Fact::*text)
{
    return {text, FieldClass::Police};
}

template <class Fact>
constexpr OneText<Fact> careText(std::string Fact::*text)
{
    return {text, FieldClass::Care};
}

constexpr auto kOneTexts = std::make_tuple(
    policeText(&UnitTransporting::destination), policeText(&TransportReached::destination),
    policeText(&StormGathered::reason), policeText(&StormReleased::reason),
    policeText(&MajorDeclared::name), policeText(&MajorEnded::reason),
    policeText(&AirReleased::reason), policeText(&RotationTurned::reason),
    policeText(&RecordViewed::reason), policeText(&PriorityChanged::reason),
    policeText(&DisciplinePriorityChanged::reason), policeText(&IncidentHeld::reason),
    policeText(&CallbackAttempted::note), policeText(&CarrierPingMarked::words),
    policeText(&IncidentReopened::reason), // "he is back with a gun" opens it again
    policeText(&HoldReleased::reason), policeText(&IncidentsLinked::reason),
    policeText(&IncidentsMerged::reason), policeText(&IncidentSplit::reason),
    policeText(&AirHeld::reason), // why the channel is theirs alone
    policeText(&AidProgressed::words), policeText(&LadderStepTaken::note),
    policeText(&ObjectiveSet::text), policeText(&ObjectiveMet::words),
    policeText(&InterpreterMarked::words), policeText(&WorkUnstacked::reason),
    policeText(&RiskProtectionRecorded::words), // nearly always what is in the house
    policeText(&VisibilityChanged::reason), careText(&CallbackOwed::reason),
    careText(&ClosingItemRecorded::words),
    careText(&CareViewed::reason), // why somebody looked: "caller says he is armed"
    careText(&ConsentWithdrawn::reason), careText(&FollowUpTried::text),
    careText(&FollowUpEnded::reason), careText(&CallbackTried::note),
    careText(&ClinicianRequested::reason), careText(&RecheckDone::note),
    careText(&ClinicianAnswered::reason), careText(&ClinicianWithheld::words),
    careText(&ChecklistFinished::reason), careText(&HandoffProgressed::reason),
    careText(&CallbackSettled::reason), careText(&ClinicianNeedJudged::words),
    // "Confirmed by Troop H, armed and dangerous."
    OneText<CheckConfirmed>{&CheckConfirmed::note, FieldClass::CriminalJustice});

template <class Fact, class... Each>
constexpr bool hasOneText(const std::tuple<OneText<Each>...>&)
{
    return (std::is_same_v<Fact, Each> || ...);
}

// Of a storm the incident it is held under, of a join the one that is left.
template <class Fact>
std::optional<IncidentId> incidentNamedBy(const Fact& fact)
{
    if constexpr (requires { fact.incident; })
        return fact.incident;
    else if constexpr (requires { fact.parent; })
        return fact.parent;
    else
        return fact.into;
}

template <class Fact>
Spoken spokenIn(const State&, const Fact& fact)
{
    if constexpr (hasOneText<Fact>(kOneTexts)) {
        const OneText<Fact>& one = std::get<OneText<Fact>>(kOneTexts);
        const auto incident = incidentNamedBy(fact);
        return incident ? textSaid(*incident, fact.*one.text, one.fieldClass) : std::nullopt;
    } else {
        static_assert(WithoutWords::kHas<Fact>, "say what its words are, or that it has none");
        return std::nullopt;
    }
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

// Behind a target, a line goes on without a mark: "ho 4482 988 he has a gun". What the directory
// has is a name.
Spoken spokenIn(const State&, const HandoffPlaced& fact)
{
    return fact.entry.empty() ? textSaid(fact.incident, fact.target, FieldClass::Care)
                              : std::nullopt;
}

Spoken spokenIn(const State&, const PremiseAlarmRecorded& fact)
{
    return textSaid(fact.incident, oneALine({fact.alarm.zone, fact.alarm.keyholder}));
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

Spoken spokenIn(const State&, const ReferralRecorded& fact)
{
    return textSaid(fact.incident, fact.referral.text, FieldClass::Care);
}

Spoken spokenIn(const State&, const FollowUpPlanned& fact)
{
    return textSaid(fact.followUp.incident, fact.followUp.text, FieldClass::Care);
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

// Only what a person gave as the reason of a level. Where it follows from answers, from one that
// was corrected, or is kept in spite of one, the reason is Haven's own and names the answer:
// "weapon in hand is now weapon none" is no weapon that was seen.
Spoken spokenIn(const State&, const LevelChanged& fact)
{
    const bool isKept = fact.before == fact.after && fact.because.rfind(kKeptLevel, 0) == 0;
    const bool isSaid = fact.cause == LevelCause::ByPerson && !isKept;
    return isSaid ? textSaid(fact.incident, fact.because) : std::nullopt;
}

Spoken spokenIn(const State&, const PersonRecorded& fact)
{
    return textSaid(fact.incident, fact.person.description);
}

Spoken spokenIn(const State&, const VehicleRecorded& fact)
{
    return textSaid(fact.incident, fact.vehicle.description);
}

Spoken spokenIn(const State&, const TransferPlaced& fact)
{
    const std::string_view target = fact.entry.empty() ? fact.target : std::string_view();
    return textSaid(fact.incident, oneALine({target, fact.reason}));
}

// Without its mark the note is taken for whom to ask: "aid 4482 fire he has a gun".
Spoken spokenIn(const State&, const AidAsked& fact)
{
    return textSaid(fact.incident, oneALine({fact.whom, fact.note}));
}

Spoken spokenIn(const State&, const LocationChanged& fact)
{
    return textSaid(fact.incident, oneALine({fact.reason, saidOf(fact.after)}));
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

// Why a step could not be done, and what was said as it was.
Spoken spokenIn(const State&, const ChecklistStepDone& fact)
{
    const StepOutcome& outcome = fact.outcome;
    const bool isBoth = !outcome.reason.empty() && !outcome.note.empty();
    return textSaid(fact.incident, outcome.reason + (isBoth ? "\n" : "") + outcome.note,
                    FieldClass::Care);
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

Spoken spokenIn(const State& state, const OverrideRecorded& fact)
{
    if (fact.incident)
        return textSaid(*fact.incident, fact.reason, fact.reasonClass);
    return fact.unit ? spokenBy(state, *fact.unit, fact.reason) : std::nullopt;
}

Spoken spokenIn(const State&, const TransferProgressed& fact)
{
    return textSaid(fact.incident, oneALine({fact.who, fact.reason}));
}

// "is anyone armed", and "yes" in the lines that came by themselves: said now, whatever was
// answered in between.
Spoken spokenIn(const State& state, const TextSessionMarked& fact)
{
    const auto found = state.incidents.find(fact.incident);
    if (!fact.note || found == state.incidents.end())
        return textSaid(fact.incident, fact.words);
    const auto& notes = found->second.notes;
    const auto written = std::find_if(notes.begin(), notes.end(),
                                      [&](const Note& one) { return one.id == *fact.note; });
    if (written == notes.end())
        return std::nullopt;
    constexpr int kNotesMax = 8; // our question may stand some lines before
    std::string said;
    std::string since;
    const Note* asked = transcriptBefore(found->second, written->id);
    for (int i = 0; asked && i < kNotesMax; ++i) {
        const std::string yes = saidYesTo(asked->text, since + written->text);
        if (!yes.empty() && yes != saidYesTo(asked->text, since))
            said += (said.empty() ? "" : "\n") + yes;
        since = asked->text + "\n" + since;
        asked = transcriptBefore(found->second, asked->id);
    }
    return said.empty() ? std::nullopt : textSaid(fact.incident, said);
}

// "Owner on scene with a shotgun."
Spoken spokenIn(const State&, const PremiseAlarmCanceled& fact)
{
    return textSaid(fact.incident, oneALine({fact.by, fact.reason}));
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
