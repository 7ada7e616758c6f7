#pragma once

#include "models/dispatch/types.h"

#include <map>

// What outlives an incident: the plan for somebody or some place that is called about again, and
// the contacts that were promised.
namespace haven {

HAVEN_ENUM(PlanField, Background, Helps, Triggers, Steps, Contacts, Source)
// Whether the person agreed to the plan, or was told of it.
HAVEN_ENUM(PlanConsent, NotAsked, Agreed, Told, CannotBeAsked)

// By person or by place. Shown at intake once somebody other than its author has approved it, and
// until it ends.
struct CarePlan {
    CarePlanId id;
    std::string person; // empty: the plan is of the place
    std::string born;
    Location place;
    std::string radioSafe; // what may be said on the air: no name, no diagnosis
    std::map<PlanField, std::string> texts;
    PlanConsent consent = PlanConsent::NotAsked;
    AgentId author;
    std::optional<AgentId> approver;
    std::string credentials; // of the approver
    Instant startedAt;
    std::optional<Instant> reviewAt;
    std::optional<Instant> endsAt;
    std::optional<Instant> endedAt;
    bool operator==(const CarePlan&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &CarePlan::id);
        f("person", &CarePlan::person, FieldClass::Care);
        f("born", &CarePlan::born, FieldClass::Care);
        f("place", &CarePlan::place, FieldClass::Care);
        f("radio_safe", &CarePlan::radioSafe, FieldClass::Police);
        f("texts", &CarePlan::texts, FieldClass::Care);
        f("consent", &CarePlan::consent, FieldClass::Care);
        f("author", &CarePlan::author);
        f("approver", &CarePlan::approver);
        f("credentials", &CarePlan::credentials);
        f("started_at", &CarePlan::startedAt);
        f("review_at", &CarePlan::reviewAt);
        f("ends_at", &CarePlan::endsAt);
        f("ended_at", &CarePlan::endedAt);
    }
};

HAVEN_ENUM(FollowUpKind, Hours24, Hours48, Hours72, SixWeeks)
HAVEN_ENUM(ContactResult, Reached, NoAnswer, MessageLeft, Refused)
HAVEN_ENUM(FollowUpEnd, Done, Missed, Closed)

struct ContactTry {
    ContactResult result = ContactResult::NoAnswer;
    std::string text;
    AgentId by;
    Instant at;
    bool operator==(const ContactTry&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("result", &ContactTry::result, FieldClass::Care);
        f("text", &ContactTry::text, FieldClass::Care);
        f("by", &ContactTry::by);
        f("at", &ContactTry::at);
    }
};

struct FollowUp {
    FollowUpId id;
    IncidentId incident;
    std::string number; // of the incident, which may have left memory by then
    FollowUpKind kind = FollowUpKind::Hours24;
    Instant dueAt;
    std::string text; // what for, and whom to reach where
    AgentId madeBy;
    Instant madeAt;
    std::vector<ContactTry> tries;
    std::optional<FollowUpEnd> end;
    std::string endReason;
    std::optional<Instant> endedAt;
    bool operator==(const FollowUp&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &FollowUp::id);
        f("incident", &FollowUp::incident);
        f("number", &FollowUp::number);
        f("kind", &FollowUp::kind, FieldClass::Care);
        f("due_at", &FollowUp::dueAt);
        f("text", &FollowUp::text, FieldClass::Care);
        f("made_by", &FollowUp::madeBy);
        f("made_at", &FollowUp::madeAt);
        f("tries", &FollowUp::tries, FieldClass::Care);
        f("end", &FollowUp::end, FieldClass::Care);
        f("end_reason", &FollowUp::endReason, FieldClass::Care);
        f("ended_at", &FollowUp::endedAt);
    }
};

} // namespace haven
