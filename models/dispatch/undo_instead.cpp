#include "models/base/text.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/undoing.h"

#include <fmt/format.h>

// Which act corrects what one key does not take back. It is named as it is typed, so that nobody
// has to know it; no word of what was recorded stands in it.
namespace haven {

namespace {

struct ActInstead {
    const State& state;

    std::string of(IncidentId id) const { return numberOf(state, id); }

    // --- the room ---
    std::string operator()(const StormGathered& fact) const
    {
        return fmt::format("let them go: calm {} WHY", of(fact.parent));
    }
    std::string operator()(const StormReleased& fact) const
    {
        return fmt::format("hold them again: storm {} TYPES WHY, or h INCIDENT WHY",
                           of(fact.parent));
    }
    std::string operator()(const IncidentScheduled& fact) const
    {
        return fmt::format("cancel it: unsched {} WHY", fact.scheduled.value);
    }
    std::string operator()(const ScheduleCanceled&) const { return "schedule it again: sched"; }
    std::string operator()(const WatchPlaced& fact) const
    {
        return fmt::format("end it: unwatch {} WHY", fact.watch.value);
    }
    std::string operator()(const WatchEnded&) const { return "list it again: watch"; }
    std::string operator()(const PassOnWritten& fact) const
    {
        return fmt::format("end it: unpass {} WHY", fact.passOn.value);
    }
    std::string operator()(const PassOnEnded&) const { return "write it again: pass"; }
    std::string operator()(const MessageSent&) const { return "send what is right: msg"; }
    std::string operator()(const DispatchGroupChanged& fact) const
    {
        const bool isEnded = fact.beats.empty();
        return fmt::format("{}: group {} beats BEATS", isEnded ? "make it again" : "give it others",
                           fact.group);
    }
    std::string operator()(const GroupsWatched&) const { return "say it anew: cover NAMES"; }
    // --- BOLOs and alarms ---
    std::string operator()(const BoloCanceled&) const { return "write it anew: bolo"; }
    std::string operator()(const BoloRenewed& fact) const
    {
        return fmt::format("end it: bover B{} WHY", fact.bolo.value);
    }
    std::string operator()(const AlarmShelved& fact) const
    {
        return fmt::format("take it back: unshelve {}", fact.unit       ? fact.unit->value
                                                        : fact.incident ? of(*fact.incident)
                                                                        : "INCIDENT");
    }
    // --- a major incident ---
    std::string operator()(const MajorDeclared& fact) const
    {
        return fmt::format("end it: endmajor {} WHY", of(fact.incident));
    }
    std::string operator()(const MajorEnded& fact) const
    {
        return fmt::format("declare it again: major {} NAME", of(fact.incident));
    }
    std::string operator()(const MajorRoleTaken& fact) const
    {
        return fmt::format("say who has it: role {} {} WHO", of(fact.incident), fact.role);
    }
    std::string operator()(const ObjectiveSet& fact) const
    {
        return fmt::format("say that it is off: met {} {} dropped", of(fact.incident),
                           fact.objective);
    }
    std::string operator()(const ObjectiveMet& fact) const
    {
        return fmt::format("set it again: goal {} TEXT", of(fact.incident));
    }
    // --- a crisis ---
    std::string operator()(const ClinicianRequested& fact) const
    {
        return fmt::format("say why none goes: clin {} notsent WHY", of(fact.incident));
    }
    std::string operator()(const ClinicianWithheld& fact) const
    {
        return fmt::format("ask for one: clin {}", of(fact.incident));
    }
    std::string operator()(const ChecklistStarted& fact) const
    {
        return fmt::format("end it with a reason: fin {} WHY", of(fact.incident));
    }
    std::string operator()(const RecheckDone& fact) const
    {
        return fmt::format("say what is so now: rc {} WORDS", of(fact.incident));
    }
    std::string operator()(const ClosingItemRecorded& fact) const
    {
        return fmt::format("say it anew: item {} WHICH WORDS", of(fact.incident));
    }
    std::string operator()(const RiskProtectionRecorded& fact) const
    {
        return fmt::format("say it anew: rp {} needed|not_needed|not_decided WHO AND WHY",
                           of(fact.incident));
    }
    std::string operator()(const HandoffProgressed& fact) const
    {
        switch (fact.stage) {
        case HandoffStage::Placed:
        case HandoffStage::Answered:
            return fmt::format("say how it is: ho {} accepted|dropped, or refused WHY",
                               of(fact.incident));
        case HandoffStage::Accepted:
            return fmt::format("say how it is: ho {} answered|refused|noanswer|dropped WHY",
                               of(fact.incident));
        case HandoffStage::Refused:
        case HandoffStage::NoAnswer:
        case HandoffStage::Dropped:
        case HandoffStage::NotPlaced:
            break;
        }
        return fmt::format("place it again: ho {} WHOM", of(fact.incident));
    }
    std::string operator()(const EmdRecorded& fact) const
    {
        return fmt::format("say it anew: emd {} started|transferred|notmedical", of(fact.incident));
    }
    // --- the care record ---
    std::string operator()(const CareTextRecorded& fact) const
    {
        const CareFieldRule* rule = careFieldRule(fact.sheet, fact.field);
        return fmt::format("say it anew: {} {} {} WORDS", sheetVerb(fact.sheet), of(fact.incident),
                           rule ? rule->word : "FIELD");
    }
    std::string operator()(const ForceRecorded& fact) const
    {
        const bool isNone = fact.force.kinds == std::set<ForceKind>{ForceKind::None};
        return fmt::format("{}: fc {} {}", isNone ? "say what was used" : "say that it was a slip",
                           of(fact.incident), isNone ? "KIND by OFFICER" : "none slip, WHY");
    }
    std::string operator()(const PerceivedRecorded& fact) const
    {
        return fmt::format("say it anew: ps {} RACE SEX by UNIT", of(fact.incident));
    }
    std::string operator()(const MandatedReportRecorded& fact) const
    {
        const std::string kind = toLower(enumName(fact.report.kind));
        if (fact.report.standing == MandatedStanding::Due)
            return fmt::format("say why none is needed: mr {} {} {} notneeded WHY",
                               of(fact.incident), kind, fact.report.number);
        return fmt::format("say that another is due: mr {} {} due WORDS", of(fact.incident), kind);
    }
    std::string operator()(const ConsentRecorded& fact) const
    {
        return fmt::format("take it back: conx {} {} WHY", of(fact.incident), fact.consent.number);
    }
    std::string operator()(const ConsentWithdrawn& fact) const
    {
        return fmt::format("record it again: con {}", of(fact.incident));
    }
    std::string operator()(const ReferralRecorded& fact) const
    {
        return fmt::format("say how it goes on: ref {} closed to PARTNER", of(fact.incident));
    }
    std::string operator()(const FollowUpPlanned& fact) const
    {
        return fmt::format("end it: fux {} closed WHY", fact.followUp.id.value);
    }
    std::string operator()(const FollowUpTried& fact) const
    {
        return fmt::format("say it anew: fut {} reached|noanswer|messageleft|refused",
                           fact.followUp.value);
    }
    std::string operator()(const FollowUpEnded& fact) const
    {
        return fmt::format("promise it again: fu {} 24|48|72|6w", of(fact.incident));
    }
    std::string operator()(const CarePlanRecorded& fact) const
    {
        return fmt::format("end it, or set it right: pend {0} WHY, pset {0} FIELD TEXT",
                           fact.plan.id.value);
    }
    std::string operator()(const CarePlanApproved& fact) const
    {
        return fmt::format("end it: pend {} WHY", fact.plan.value);
    }
    // --- cautions, people, cars ---
    std::string operator()(const CautionRecorded& fact) const
    {
        return fmt::format("end it: caux {} WHY", fact.caution.id.value);
    }
    std::string operator()(const CautionEnded&) const { return "record it again: cau"; }
    std::string operator()(const PersonRecorded& fact) const
    {
        return fmt::format("set it right: per {} NUMBER NAME", of(fact.incident));
    }
    std::string operator()(const VehicleRecorded& fact) const
    {
        return fmt::format("set it right: veh {} NUMBER PLATE", of(fact.incident));
    }
    std::string operator()(const VisibilityChanged& fact) const
    {
        const bool isHidden = fact.visibility == Visibility::Restricted;
        return fmt::format("{} {} WHY", isHidden ? "lift it: unhide" : "restrict it again: hide",
                           of(fact.incident));
    }
    std::string operator()(const IncidentReopened& fact) const
    {
        return fmt::format("close it again: x {} CODE", of(fact.incident));
    }
    std::string operator()(const WorkUnstacked& fact) const
    {
        return fmt::format("let it wait again: stk {} {}", fact.unit.value, of(fact.incident));
    }
    std::string operator()(const UnitLoggedOn& fact) const
    {
        return "log it off: off " + fact.unit.value;
    }

    template <typename Other>
    std::string operator()(const Other&) const
    {
        return "correct it with a new act";
    }
};

} // namespace

std::string undoing::insteadOf(const Undoing& undo, const Event& fact)
{
    return visitKind(ActInstead{undo.state}, fact);
}

} // namespace haven
