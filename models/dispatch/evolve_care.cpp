#include "models/dispatch/care_rules.h"
#include "models/dispatch/evolve_parts.h"

#include <algorithm>

namespace haven {

namespace {

CarePlan* planOf(const Fold& f, CarePlanId id)
{
    f.changes.isCareChanged = true;
    const auto found = f.state.carePlans.find(id);
    return found == f.state.carePlans.end() ? nullptr : &found->second;
}

FollowUp* followUpOf(const Fold& f, FollowUpId id)
{
    f.changes.isCareChanged = true;
    const auto found = f.state.followUps.find(id);
    return found == f.state.followUps.end() ? nullptr : &found->second;
}

} // namespace

void fold(const Fold& f, const CareTextRecorded& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->care.sheets[fact.sheet][fact.field] = {fact.text, f.envelope.doneBy,
                                                         f.envelope.happenedAt};
}

void fold(const Fold& f, const ForceRecorded& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->care.force.push_back(fact.force);
}

void fold(const Fold& f, const PerceivedRecorded& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->care.perceived = fact.perceived;
}

void fold(const Fold& f, const MandatedReportRecorded& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    // Of two children each has a report: the second takes nothing from the first.
    IncidentCare& care = incident->care;
    MandatedReport report = fact.report;
    const auto before = care.reports.find(report.kind);
    if (report.number == 0) {
        // A log from before they had numbers: one that was due is the one that is meant.
        const bool isMeant =
            before != care.reports.end() && before->second.standing == MandatedStanding::Due;
        report.number = isMeant ? before->second.number : nextReportNumber(care);
    }
    const auto isSame = [&](const MandatedReport& one) {
        return one.kind == report.kind && one.number == report.number;
    };
    const auto earlier =
        std::find_if(care.earlierReports.begin(), care.earlierReports.end(), isSame);
    if (report.number > 0 && earlier != care.earlierReports.end()) {
        *earlier = std::move(report);
        return;
    }
    if (before != care.reports.end() && !isSame(before->second))
        care.earlierReports.push_back(before->second);
    care.reports[fact.report.kind] = std::move(report);
}

void fold(const Fold& f, const ConsentRecorded& fact)
{
    if (Incident* incident = f.incident(fact.incident))
        incident->care.consents.push_back(fact.consent);
}

void fold(const Fold& f, const ConsentWithdrawn& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    for (auto& consent : incident->care.consents) {
        if (consent.number == fact.number)
            consent.withdrawnAt = f.envelope.happenedAt;
    }
}

void fold(const Fold& f, const ReferralRecorded& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    auto& all = incident->care.referrals;
    const auto found = std::find_if(all.begin(), all.end(), [&](const Referral& one) {
        return one.partner == fact.referral.partner;
    });
    if (found == all.end())
        all.push_back(fact.referral);
    else
        *found = fact.referral;
}

void fold(const Fold& f, const FollowUpPlanned& fact)
{
    auto& counter = f.state.counters.followUp;
    counter = std::max(counter, fact.followUp.id.value);
    f.state.followUps[fact.followUp.id] = fact.followUp;
    f.changes.isCareChanged = true;
    f.incident(fact.incident);
}

void fold(const Fold& f, const FollowUpTried& fact)
{
    f.incident(fact.incident);
    if (FollowUp* one = followUpOf(f, fact.followUp))
        one->tries.push_back({fact.result, fact.text, f.envelope.doneBy, f.envelope.happenedAt});
}

void fold(const Fold& f, const FollowUpEnded& fact)
{
    const Incident* incident = f.incident(fact.incident);
    FollowUp* one = followUpOf(f, fact.followUp);
    if (!one)
        return;
    one->end = fact.end;
    one->endReason = fact.reason;
    one->endedAt = f.envelope.happenedAt;
    // What has ended stays in memory as long as its incident does.
    if (!incident)
        f.state.followUps.erase(fact.followUp);
}

void fold(const Fold& f, const CarePlanRecorded& fact)
{
    auto& counter = f.state.counters.carePlan;
    counter = std::max(counter, fact.plan.id.value);
    f.state.carePlans[fact.plan.id] = fact.plan;
    f.changes.isCareChanged = true;
    if (fact.incident)
        f.incident(*fact.incident);
}

void fold(const Fold& f, const CarePlanApproved& fact)
{
    CarePlan* plan = planOf(f, fact.plan);
    if (!plan)
        return;
    plan->approver = f.envelope.doneBy;
    plan->credentials = fact.credentials;
    plan->startedAt = f.envelope.happenedAt;
    plan->reviewAt = fact.reviewAt;
    plan->endsAt = fact.endsAt;
}

void fold(const Fold& f, const CarePlanEnded& fact)
{
    if (CarePlan* plan = planOf(f, fact.plan))
        plan->endedAt = f.envelope.happenedAt;
}

void fold(const Fold& f, const CareViewed& fact)
{
    if (fact.incident)
        f.incident(*fact.incident);
}

} // namespace haven
