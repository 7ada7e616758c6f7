#include "models/dispatch/line_sentence.h"
#include "models/base/text.h"
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/line_of.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/people_words.h"
#include "models/dispatch/premise_code.h"
#include "models/dispatch/risk_protection.h"
#include "models/dispatch/room.h"
#include "models/dispatch/transcript.h"

#include <algorithm>
#include <fmt/format.h>

namespace haven {

namespace {

struct Speaker : LineSpeaker {
    using LineSpeaker::operator();

    std::string operator()(const CloseRoad& c) const
    {
        return fmt::format("Close the road at {}.", place(c.place));
    }
    std::string operator()(const OpenRoad& c) const
    {
        return fmt::format("Open the road at {} again.", place(c.place));
    }
    bool isSilent(const DispatchUnits& c) const
    {
        if (c.voice != SendVoice::NotSaid)
            return c.voice == SendVoice::Silent;
        return isSilent(c.incident);
    }
    bool isSilent(IncidentId id) const
    {
        const auto found = context.state.incidents.find(id);
        return found != context.state.incidents.end() && found->second.voice == SendVoice::Silent;
    }
    bool worksSilently(const UnitId& id) const
    {
        const auto found = context.state.units.find(id);
        return found != context.state.units.end() && found->second.incident &&
               isSilent(*found->second.incident);
    }
    bool isThere(const UnitId& id, const DispatchUnits& c) const
    {
        const auto found = context.state.units.find(id);
        return found != context.state.units.end() && found->second.incident == c.incident &&
               found->second.stage && *found->second.stage >= c.stage;
    }
    std::string operator()(const DispatchUnits& c) const
    {
        const bool isSwitch = c.voice != SendVoice::NotSaid &&
                              isSilent(c) != isSilent(c.incident) &&
                              std::all_of(c.units.begin(), c.units.end(),
                                          [&](const UnitId& unit) { return isThere(unit, c); });
        if (isSwitch)
            return "Tell the units of " + incident(c.incident) +
                   (isSilent(c) ? " without voice from now on; none is sent."
                                : " by voice from now on; none is sent.");
        const bool isReserved = c.stage == AssignmentStage::Assigned;
        std::string taken;
        for (const auto& unit : c.units) {
            const auto found = context.state.units.find(unit);
            if (found != context.state.units.end() && found->second.incident &&
                found->second.incident != c.incident)
                taken += fmt::format(" {} is on {}.", unit.value, work(unit));
        }
        const std::vector<UnitId> left = passedOver(c);
        const std::string over = left.empty() ? std::string() : " instead of " + units(left);
        return fmt::format("{} {}{} {} {}{}.{}", isReserved ? "Reserve" : "Send", units(c.units),
                           over, isReserved ? "for" : "to", incident(c.incident),
                           isSilent(c) ? ", without voice" : "", taken);
    }
    std::string operator()(const MarkEnRoute& c) const
    {
        return eachAtWork(c.units, "en route to") + ".";
    }
    std::string operator()(const MarkOnScene& c) const
    {
        return eachAtWork(c.units, "on scene at") + ".";
    }
    std::string operator()(const ClearUnits& c) const
    {
        const std::string from = eachAtWork(c.units, "from");
        const bool isOne = std::all_of(c.units.begin(), c.units.end(), [&](const UnitId& unit) {
            return work(unit) == work(c.units.front());
        });
        return fmt::format("Clear {}; {} open.", from,
                           isOne ? "the incident stays" : "the incidents stay");
    }
    std::string operator()(const ChangeUnitStatus& c) const
    {
        const auto* rule = context.knowledge.codes.statusFor(c.label.value);
        return fmt::format("Status of {}: {}.", units(c.units), rule ? rule->text : c.label.value);
    }
    std::string operator()(const PreemptUnit& c) const
    {
        return fmt::format("Take {} off {}, which waits again, and send it to {}{}.", c.unit.value,
                           work(c.unit), incident(c.incident),
                           isSilent(c.incident) ? ", without voice" : "");
    }
    std::string operator()(const SwapUnits& c) const
    {
        const bool isQuiet = worksSilently(c.unit) || worksSilently(c.other);
        return fmt::format("Swap what {} and {} work{}.", c.unit.value, c.other.value,
                           isQuiet ? ", without voice" : "");
    }
    std::string operator()(const OpenIncident& c) const
    {
        const auto* type = context.knowledge.codes.typeFor(c.type.value);
        const Priority priority = c.priority.value_or(type ? type->priority : Priority::P3);
        return fmt::format("Open {}, {}, at {}.", typeLabel(c.type), enumName(priority),
                           place(c.location));
    }
    std::string operator()(const OnViewActivity& c) const
    {
        std::string words = fmt::format("Open {} at {}, {} on scene.", typeLabel(c.type),
                                        place(c.location), c.unit.value);
        // What was read as the plate and what as the state: "CT 12345" may have meant either.
        if (!c.plate.empty() && c.plateState.empty())
            words += fmt::format(" Plate {}.", c.plate);
        else if (!c.plate.empty())
            words += fmt::format(" Plate {}, state {}.", c.plate, c.plateState);
        return words;
    }
    std::string operator()(const AddNote& c) const
    {
        const auto found = context.state.incidents.find(c.incident);
        const bool isCodeIn = found != context.state.incidents.end() &&
                              found->second.premiseAlarm &&
                              holdsCode(c.text, found->second.premiseAlarm->alarm.code);
        return fmt::format("Add a note to {}.{}", incident(c.incident),
                           isCodeIn ? " The alarm's code word stands in it; exports leave it out."
                                    : "");
    }
    std::string operator()(const CloseIncident& c) const
    {
        const auto label = [this](const DispositionCode& code) {
            const auto* rule = context.knowledge.codes.dispositionFor(code.value);
            return rule ? rule->label : code.value;
        };
        std::string words = label(c.disposition);
        for (const DispositionCode& code : c.further)
            words += ", also " + label(code);
        return fmt::format("Close {} as {}.", incident(c.incident), words);
    }
    std::string operator()(const MergeIncidents& c) const
    {
        return fmt::format("Join {} into {}.", incident(c.from), incident(c.into));
    }
    std::string operator()(const ChangePriority& c) const
    {
        return fmt::format("Set {} to {}.", incident(c.incident), enumName(c.priority));
    }
    std::string operator()(const RestrictIncident& c) const
    {
        return c.visibility == Visibility::Normal
                   ? fmt::format("Show all of {} again.", incident(c.incident))
                   : fmt::format("Show of {} the title alone.", incident(c.incident));
    }
    std::string operator()(const ChangeType& c) const
    {
        return fmt::format("Change {} to {}.", incident(c.incident), typeLabel(c.type));
    }
    std::string operator()(const DecideFlag& c) const
    {
        const char* word = c.decision == FlagDecision::Confirmed  ? "yes"
                           : c.decision == FlagDecision::Rejected ? "no"
                                                                  : "unsure";
        return fmt::format("Behavioral health of {}: {}.", incident(c.incident), word);
    }
    std::string operator()(const AnswerFact& c) const
    {
        return fmt::format("Record for {}: {}.", incident(c.incident),
                           factSentence(c.fact, c.answer));
    }
    std::string operator()(const SetLevel& c) const
    {
        return fmt::format("Set {} to level {}.", incident(c.incident), c.level);
    }
    std::string operator()(const LogOnUnit& c) const
    {
        return fmt::format("Log {} on.", c.unit.value);
    }
    std::string operator()(const LogOffUnit& c) const
    {
        return fmt::format("Log {} off.", c.unit.value);
    }
    std::string operator()(const DeclareEmergency& c) const
    {
        std::vector<UnitId> named{c.unit};
        named.insert(named.end(), c.others.begin(), c.others.end());
        std::vector<UnitId> known;
        std::vector<UnitId> unknown;
        for (const UnitId& one : named)
            (context.state.units.count(one) > 0 ? known : unknown).push_back(one);
        const std::string said =
            c.words.empty() ? std::string() : fmt::format(" Said: “{}”.", c.words);
        if (known.empty() || unknown.empty())
            return fmt::format("Officer emergency for {}: every position is told.{}", units(named),
                               said);
        return fmt::format("Officer emergency for {}: every position is told. No unit on duty is "
                           "called {}: check the call sign.{}",
                           units(known), units(unknown), said);
    }
    std::string operator()(const AcknowledgeEmergency& c) const
    {
        return fmt::format("You have the emergency of {}.", c.unit.value);
    }
    std::string operator()(const EndEmergency& c) const
    {
        return fmt::format("The emergency of {} is over.", c.unit.value);
    }
    std::string operator()(const RequestClinician& c) const
    {
        return fmt::format("Ask for a clinician for {}.", incident(c.incident));
    }
    std::string operator()(const AnswerClinician& c) const
    {
        return fmt::format("Record for {}: clinician {}.", incident(c.incident),
                           toLower(enumName(c.stage)));
    }
    std::string operator()(const StartChecklist& c) const
    {
        return fmt::format("Start the checklist {} on {}.", c.protocol.value, incident(c.incident));
    }
    std::string operator()(const CompleteStep& c) const
    {
        switch (c.outcome.kind) {
        case StepOutcomeKind::Done:
            return fmt::format("Active step of {}: done.", incident(c.incident));
        case StepOutcomeKind::Answered:
            return fmt::format("Active step of {}: {}.", incident(c.incident), c.outcome.answer);
        case StepOutcomeKind::Cannot:
            return fmt::format("Active step of {}: cannot be done.", incident(c.incident));
        case StepOutcomeKind::NotNeeded:
            return fmt::format("Active step of {}: not needed.", incident(c.incident));
        }
        return {};
    }
    std::string operator()(const HoldIncident& c) const
    {
        return c.until ? fmt::format("Hold {} for {}.", incident(c.incident),
                                     longSpanWords(*c.until - context.now))
                       : fmt::format("Hold {}.", incident(c.incident));
    }
    std::string operator()(const CheckUnits& c) const
    {
        return c.units.empty() ? "All units that are due have answered their status check."
                               : fmt::format("{} answered the status check.", units(c.units));
    }
    std::string operator()(const RecordCareText& c) const
    {
        const auto* rule = careFieldRule(c.sheet, c.field);
        return fmt::format("Write for {}, {}: {}.", incident(c.incident),
                           rule ? rule->label : std::string_view(), c.text);
    }
    std::string operator()(const PlanFollowUp& c) const
    {
        return fmt::format("Promise a follow-up for {}.", incident(c.incident));
    }
    std::string operator()(const TryFollowUp& c) const
    {
        return fmt::format("Follow-up {}: an attempt.", c.followUp.value);
    }
    std::string operator()(const EndFollowUp& c) const
    {
        return fmt::format("End follow-up {} as {}.", c.followUp.value, toLower(enumName(c.end)));
    }
    std::string operator()(const RecordCarePlan& c) const
    {
        return c.plan.id == CarePlanId{}
                   ? std::string("Begin a care plan; it is shown once somebody else approves it.")
                   : fmt::format("Change care plan {}; it has to be approved anew.",
                                 c.plan.id.value);
    }
    std::string operator()(const ApproveCarePlan& c) const
    {
        return c.endDays
                   ? fmt::format("Approve care plan {} for {} days.", c.plan.value, *c.endDays)
                   : fmt::format("Approve care plan {} for a year.", c.plan.value);
    }
    std::string operator()(const RecordReferral& c) const
    {
        return fmt::format("Referral of {} to {}: {}.", incident(c.incident), c.partner,
                           toLower(enumName(c.status)));
    }
    std::string operator()(const PlaceHandoff& c) const
    {
        const DirectoryEntry* entry = entryFor(c.target, context.knowledge);
        const std::string phone =
            entry ? phoneOf(context.knowledge.directory, *entry) : std::string();
        return fmt::format("Hand {} over to {}{}.", incident(c.incident),
                           entry ? entry->name : c.target,
                           phone.empty() ? phone : ", call " + phone);
    }
    std::string operator()(const MarkHandoff& c) const
    {
        const std::string stage =
            c.stage == HandoffStage::NoAnswer ? "nobody answers" : toLower(enumName(c.stage));
        const bool isLost = c.stage == HandoffStage::Dropped;
        return fmt::format("Hand-off of {}: {}.{}", incident(c.incident), stage,
                           isLost ? " The level goes up by one, and somebody calls back." : "");
    }
    std::string operator()(const RecordCallback& c) const
    {
        return fmt::format("Call back for {}: {}.", incident(c.incident),
                           spacedWords(enumName(c.result)));
    }
    std::string operator()(const TryCallback& c) const
    {
        return fmt::format("Call back for {}: {}.", incident(c.incident),
                           c.result ? spacedWords(enumName(*c.result)) : "owed no more");
    }
    std::string operator()(const RecordClosingItem& c) const
    {
        return fmt::format("Record for {}: {}, {}{}.", incident(c.incident),
                           closingItemWord(c.item),
                           c.state == ClosingState::Unable ? "not known because " : "", c.words);
    }
    std::string operator()(const WithholdClinician& c) const
    {
        const auto* reason = context.knowledge.codes.response.reasonFor(asKept(toLower(c.code)));
        return fmt::format("No clinician goes to {}: {}.", incident(c.incident),
                           reason ? reason->words : c.code);
    }
    std::string operator()(const RecordRiskProtection& c) const
    {
        return fmt::format("Record for {}: {}.", incident(c.incident),
                           riskSentence(RiskProtection{c.decision, c.words, {}, {}}));
    }
    std::string operator()(const AskAid& c) const
    {
        const AidKind* kind = context.knowledge.codes.aid.kindFor(c.kind);
        const std::string whom = c.whom.empty() && kind ? kind->whom : c.whom;
        return fmt::format("Ask for {}: {}{}.", incident(c.incident),
                           kind ? toLower(kind->label) : c.kind, whom.empty() ? "" : ", " + whom);
    }
    std::string operator()(const AnswerAid& c) const
    {
        const std::string which =
            c.request == 0 ? "the request for " + c.kind : fmt::format("request {}", c.request);
        const std::string how = c.stage ? aidStageWord(*c.stage) : std::string("a new time");
        return fmt::format("{}, {}: {}{}.", incident(c.incident), which, how,
                           c.minutes ? fmt::format(", there in {} min", *c.minutes) : "");
    }
    // Whom Enter would call stands in the line itself, before anybody calls.
    std::string operator()(const AskInTurn& c) const
    {
        const auto found = context.state.incidents.find(c.incident);
        if (found == context.state.incidents.end())
            return "Ask the next in turn.";
        const auto list = rotationFor(context.state, found->second, {c.kind, c.zone, c.grade});
        const RotationMember* next = list ? nextInTurn(**list, found->second) : nullptr;
        if (!next)
            return fmt::format("Ask the next in turn of {}.", c.kind);
        return fmt::format("Ask {}, next in turn of {}{}.", next->company, rotationName(**list),
                           next->phone.empty() ? "" : ", call " + next->phone);
    }
    std::string operator()(const ChangeRotationList& c) const
    {
        const std::string where =
            c.list.zone.empty() ? std::string() : fmt::format(", zone {}", c.list.zone);
        if (c.list.members.empty())
            return fmt::format("Take the list of {}{} away.", c.list.kind, where);
        return fmt::format("In turn for {}{}: {} first, {} in all.", c.list.kind, where,
                           c.list.members.front().company, c.list.members.size());
    }
    std::string operator()(const ChangeDisciplinePriority& c) const
    {
        if (!c.priority)
            return fmt::format("{} no longer concerns {}.", incident(c.incident),
                               disciplineWord(c.discipline));
        return fmt::format("Set {} to {} for {}.", incident(c.incident), enumName(*c.priority),
                           disciplineWord(c.discipline));
    }
    std::string operator()(const AddOutsideUnit& c) const
    {
        return fmt::format("Put {} of {} on the board.", c.unit.value, c.agency);
    }
    std::string operator()(const RecordScreening& c) const
    {
        return fmt::format("Record a screening for {}.", incident(c.incident));
    }
    std::string operator()(const AddTranscript& c) const
    {
        const auto lines = readTranscript(c.text).size();
        return fmt::format("Write down {} {} of the text session of {}.", lines,
                           lines == 1 ? "line" : "lines", incident(c.incident));
    }
    std::string operator()(const PlaceTransfer& c) const
    {
        const DirectoryEntry* entry = entryFor(c.target, context.knowledge);
        return fmt::format("Transfer the call of {} to {}.", incident(c.incident),
                           entry ? entry->name : c.target);
    }
    std::string operator()(const MarkTransfer& c) const
    {
        return fmt::format("Transfer of {}: {}.", incident(c.incident), stepWords(c.step));
    }
    std::string operator()(const TakeCallLocation& c) const
    {
        const auto found = context.state.incidents.find(c.incident);
        const Call* call =
            found == context.state.incidents.end() ? nullptr : callMeant(found->second, c.call);
        if (!call || call->fixes.empty())
            return fmt::format("Nothing says yet where the call of {} comes from.",
                               incident(c.incident));
        return fmt::format("The place of {} becomes {}, {}.", incident(c.incident),
                           call->fixes.back().place.text, fixWords(call->fixes.back()));
    }
    std::string operator()(const ChangeSetting& c) const
    {
        return fmt::format("Set {} to {}.", c.key, c.value.empty() ? "nothing" : c.value);
    }
    std::string operator()(const Undo&) const { return "Take back your own last act."; }

    std::string operator()(const ChangeCrew& c) const
    {
        return fmt::format("Change who or what {} is.", c.unit.value);
    }
    std::string operator()(const StackWork& c) const
    {
        return fmt::format("Let {} wait for {}.", incident(c.incident), c.unit.value);
    }
    std::string operator()(const UnstackWork& c) const
    {
        return fmt::format("{} no longer waits for {}.", incident(c.incident), c.unit.value);
    }
    std::string operator()(const HoldAir& c) const
    {
        return fmt::format("Hold the air of channel {} on every window.", c.channel);
    }
    std::string operator()(const ReleaseAir& c) const
    {
        return fmt::format("Release the air of channel {}.", c.channel);
    }
    std::string operator()(const ReachDestination& c) const
    {
        return fmt::format("The transport of {} is there.", c.unit.value);
    }
    std::string operator()(const RunCheck& c) const
    {
        return fmt::format("Record a check for {}.", c.unit.value);
    }
    std::string operator()(const BroadcastBolo& c) const
    {
        return fmt::format("BOLO {} was read out to the units on duty.", boloNumber(c.bolo));
    }
    std::string operator()(const AcknowledgeBolo& c) const
    {
        return fmt::format("BOLO {} was heard by {}.", boloNumber(c.bolo),
                           c.units.empty() ? "all units on duty" : units(c.units));
    }
    std::string operator()(const RenewBolo& c) const
    {
        return fmt::format("BOLO {} lasts {} hours from now.", boloNumber(c.bolo),
                           c.lasts.ms / Span::hours(1).ms);
    }
    std::string operator()(const CancelBolo& c) const
    {
        return fmt::format("Cancel BOLO {}.", boloNumber(c.bolo));
    }

    // Whom a number would correct stands in the line before anything is written over; of a
    // restricted incident it would tell a name.
    template <class T>
    std::string corrected(IncidentId id, std::vector<T> Incident::*list, const T& wanted,
                          std::string T::*name) const
    {
        const auto found = context.state.incidents.find(id);
        if (found == context.state.incidents.end() ||
            found->second.visibility == Visibility::Restricted)
            return "as numbered";
        // As it stands now: what is typed would be the new name.
        for (const T& one : found->second.*list) {
            if (one.id == wanted.id)
                return (one.*name).empty() ? one.description : one.*name;
        }
        return "as numbered";
    }
    std::string operator()(const RecordPerson& c) const
    {
        if (c.person.id == PersonId{})
            return fmt::format("Add a person to {}: {}.", incident(c.incident),
                               personRoleWord(c.person.role));
        return fmt::format("Correct a person of {}: {}.", incident(c.incident),
                           corrected(c.incident, &Incident::persons, c.person, &Person::name));
    }
    std::string operator()(const RecordVehicle& c) const
    {
        if (c.vehicle.id == VehicleId{})
            return fmt::format("Add a vehicle to {}: {}.", incident(c.incident),
                               vehicleRoleWord(c.vehicle.role));
        return fmt::format("Correct a vehicle of {}: {}.", incident(c.incident),
                           corrected(c.incident, &Incident::vehicles, c.vehicle, &Vehicle::plate));
    }
    std::string operator()(const AcknowledgeCaution& c) const
    {
        return fmt::format("You have read caution {} of {}.", c.caution.value,
                           incident(c.incident));
    }

    // No verb makes any of the others: a test over the verb table holds that none is said so.
    template <class Other>
    std::string operator()(const Other&) const
    {
        return std::string(Other::kName) + ".";
    }
};

} // namespace

std::string commandSentence(const Command& command, const LineContext& context)
{
    return visitKind(Speaker{{context}}, command);
}

} // namespace haven
