#pragma once

#include "models/dispatch/events_care.h"

// What somebody wants done with the care record.
namespace haven {

struct RecordCareText {
    static constexpr const char* kName = "RecordCareText";
    IncidentId incident;
    CareSheet sheet = CareSheet::Handoff;
    CareField field = CareField::Medicines;
    std::string text;
    bool operator==(const RecordCareText&) const = default;
};

struct RecordForce {
    static constexpr const char* kName = "RecordForce";
    IncidentId incident;
    std::set<ForceKind> kinds;
    std::string officer;
    std::string text;
    bool operator==(const RecordForce&) const = default;
};

struct RecordPerceived {
    static constexpr const char* kName = "RecordPerceived";
    IncidentId incident;
    PerceivedRace race = PerceivedRace::Unsure;
    PerceivedSex sex = PerceivedSex::Unsure;
    std::optional<UnitId> seenBy; // left out: the clinician who enters it
    bool operator==(const RecordPerceived&) const = default;
};

struct RecordMandatedReport {
    static constexpr const char* kName = "RecordMandatedReport";
    IncidentId incident;
    MandatedKind kind = MandatedKind::Child;
    MandatedStanding standing = MandatedStanding::Due;
    std::string reporter;
    std::string text;
    std::optional<std::int64_t> number = {}; // which, where there are several
    bool operator==(const RecordMandatedReport&) const = default;
};

struct RecordConsent {
    static constexpr const char* kName = "RecordConsent";
    IncidentId incident;
    std::string partner;
    std::string scope;
    ConsentForm form = ConsentForm::Written;
    std::optional<int> days; // a year when left out
    bool operator==(const RecordConsent&) const = default;
};

struct WithdrawConsent {
    static constexpr const char* kName = "WithdrawConsent";
    IncidentId incident;
    std::int64_t number = 0;
    std::string reason;
    bool operator==(const WithdrawConsent&) const = default;
};

// A second one to the same partner says how the first goes on.
struct RecordReferral {
    static constexpr const char* kName = "RecordReferral";
    IncidentId incident;
    std::string partner;
    ReferralStatus status = ReferralStatus::Offered;
    std::string text;
    bool operator==(const RecordReferral&) const = default;
};

struct PlanFollowUp {
    static constexpr const char* kName = "PlanFollowUp";
    IncidentId incident;
    FollowUpKind kind = FollowUpKind::Hours24;
    std::string text;
    bool operator==(const PlanFollowUp&) const = default;
};

struct TryFollowUp {
    static constexpr const char* kName = "TryFollowUp";
    FollowUpId followUp;
    ContactResult result = ContactResult::NoAnswer;
    std::string text;
    bool operator==(const TryFollowUp&) const = default;
};

struct EndFollowUp {
    static constexpr const char* kName = "EndFollowUp";
    FollowUpId followUp;
    FollowUpEnd end = FollowUpEnd::Done;
    std::string reason;
    bool operator==(const EndFollowUp&) const = default;
};

// An id of 0 adds. What is left empty of a new one is taken from the incident: its place, or its
// only person.
struct RecordCarePlan {
    static constexpr const char* kName = "RecordCarePlan";
    CarePlan plan;
    std::optional<IncidentId> incident;
    bool operator==(const RecordCarePlan&) const = default;
};

// Also renews one that runs or has run out.
struct ApproveCarePlan {
    static constexpr const char* kName = "ApproveCarePlan";
    CarePlanId plan;
    std::string credentials;
    std::optional<int> reviewDays =
        {};                          // half a year when left out, or the end where that is sooner
    std::optional<int> endDays = {}; // a year when left out, and at most
    bool operator==(const ApproveCarePlan&) const = default;
};

struct EndCarePlan {
    static constexpr const char* kName = "EndCarePlan";
    CarePlanId plan;
    std::string reason;
    bool operator==(const EndCarePlan&) const = default;
};

// Asked: somebody says why, and it is to be answered before what it speaks of is shown.
// OnPage: a page of the console shows it and says so, without a question; no whole plan.
HAVEN_ENUM(CareLookWay, Asked, OnPage)
struct ViewCare {
    static constexpr const char* kName = "ViewCare";
    CareView view = CareView::CarePlan;
    std::optional<IncidentId> incident;
    std::optional<CarePlanId> plan;
    std::string reason;
    CareLookWay way = CareLookWay::Asked;
    bool operator==(const ViewCare&) const = default;
};

} // namespace haven
