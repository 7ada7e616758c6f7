#pragma once

#include "models/dispatch/care_plan.h"
#include "models/dispatch/care_record.h"

// Facts of the care record. None of them is ever an input of a flag, a level or a recommendation.
namespace haven {

// The class of the text is that of its sheet and field: classOf() in care_fields.h.
struct CareTextRecorded {
    static constexpr const char* kType = "CareTextRecorded";
    IncidentId incident;
    CareSheet sheet = CareSheet::Handoff;
    CareField field = CareField::Medicines;
    std::string text;
    bool operator==(const CareTextRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &CareTextRecorded::incident);
        f("sheet", &CareTextRecorded::sheet);
        f("field", &CareTextRecorded::field);
        f("text", &CareTextRecorded::text, FieldClass::Care);
    }
};

struct ForceRecorded {
    static constexpr const char* kType = "ForceRecorded";
    IncidentId incident;
    Force force;
    bool operator==(const ForceRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ForceRecorded::incident);
        f("force", &ForceRecorded::force, FieldClass::Police);
    }
};

struct PerceivedRecorded {
    static constexpr const char* kType = "PerceivedRecorded";
    IncidentId incident;
    Perceived perceived;
    bool operator==(const PerceivedRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &PerceivedRecorded::incident);
        f("perceived", &PerceivedRecorded::perceived, FieldClass::Police);
    }
};

struct MandatedReportRecorded {
    static constexpr const char* kType = "MandatedReportRecorded";
    IncidentId incident;
    MandatedReport report;
    bool operator==(const MandatedReportRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &MandatedReportRecorded::incident);
        f("report", &MandatedReportRecorded::report, FieldClass::Care);
    }
};

struct ConsentRecorded {
    static constexpr const char* kType = "ConsentRecorded";
    IncidentId incident;
    Consent consent;
    bool operator==(const ConsentRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ConsentRecorded::incident);
        f("consent", &ConsentRecorded::consent, FieldClass::Care);
    }
};

struct ConsentWithdrawn {
    static constexpr const char* kType = "ConsentWithdrawn";
    IncidentId incident;
    std::int64_t number = 0;
    std::string reason;
    bool operator==(const ConsentWithdrawn&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ConsentWithdrawn::incident);
        f("number", &ConsentWithdrawn::number);
        f("reason", &ConsentWithdrawn::reason, FieldClass::Care);
    }
};

struct ReferralRecorded {
    static constexpr const char* kType = "ReferralRecorded";
    IncidentId incident;
    Referral referral;
    bool operator==(const ReferralRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ReferralRecorded::incident);
        f("referral", &ReferralRecorded::referral, FieldClass::Care);
    }
};

struct FollowUpPlanned {
    static constexpr const char* kType = "FollowUpPlanned";
    IncidentId incident;
    FollowUp followUp;
    bool operator==(const FollowUpPlanned&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &FollowUpPlanned::incident);
        f("follow_up", &FollowUpPlanned::followUp, FieldClass::Care);
    }
};

struct FollowUpTried {
    static constexpr const char* kType = "FollowUpTried";
    IncidentId incident;
    FollowUpId followUp;
    ContactResult result = ContactResult::NoAnswer;
    std::string text;
    bool operator==(const FollowUpTried&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &FollowUpTried::incident);
        f("follow_up", &FollowUpTried::followUp);
        f("result", &FollowUpTried::result, FieldClass::Care);
        f("text", &FollowUpTried::text, FieldClass::Care);
    }
};

struct FollowUpEnded {
    static constexpr const char* kType = "FollowUpEnded";
    IncidentId incident;
    FollowUpId followUp;
    FollowUpEnd end = FollowUpEnd::Done;
    std::string reason;
    bool operator==(const FollowUpEnded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &FollowUpEnded::incident);
        f("follow_up", &FollowUpEnded::followUp);
        f("end", &FollowUpEnded::end, FieldClass::Care);
        f("reason", &FollowUpEnded::reason, FieldClass::Care);
    }
};

// The whole plan as it now reads. What is changed has to be approved anew.
struct CarePlanRecorded {
    static constexpr const char* kType = "CarePlanRecorded";
    std::optional<IncidentId> incident; // the one it came of
    CarePlan plan;
    bool operator==(const CarePlanRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &CarePlanRecorded::incident);
        f("plan", &CarePlanRecorded::plan, FieldClass::Care);
    }
};

// Approved for the first time, or renewed: its dates begin anew.
struct CarePlanApproved {
    static constexpr const char* kType = "CarePlanApproved";
    CarePlanId plan;
    std::string credentials;
    Instant reviewAt;
    Instant endsAt;
    bool operator==(const CarePlanApproved&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("plan", &CarePlanApproved::plan);
        f("credentials", &CarePlanApproved::credentials);
        f("review_at", &CarePlanApproved::reviewAt);
        f("ends_at", &CarePlanApproved::endsAt);
    }
};

struct CarePlanEnded {
    static constexpr const char* kType = "CarePlanEnded";
    CarePlanId plan;
    std::string reason;
    bool operator==(const CarePlanEnded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("plan", &CarePlanEnded::plan);
        f("reason", &CarePlanEnded::reason, FieldClass::Care);
    }
};

// Somebody read what is not for everybody: who is in the envelope, which and why are here.
HAVEN_ENUM(CareView, CarePlan, CareRecord, FollowUps, OfficerRequest, Certificate, Screenings)
struct CareViewed {
    static constexpr const char* kType = "CareViewed";
    CareView view = CareView::CarePlan;
    std::optional<IncidentId> incident;
    std::optional<CarePlanId> plan;
    std::string reason;
    std::optional<bool> shownNothing; // true: nothing stood there, or all of it was withheld
    bool operator==(const CareViewed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("view", &CareViewed::view);
        f("incident", &CareViewed::incident);
        f("plan", &CareViewed::plan);
        f("reason", &CareViewed::reason, FieldClass::Care);
        f("shown_nothing", &CareViewed::shownNothing);
    }
};

} // namespace haven
