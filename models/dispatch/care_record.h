#pragma once

#include "models/dispatch/screening.h"
#include "models/dispatch/types.h"

#include <map>
#include <set>
#include <vector>

// The care record around one incident: what was seen and done, where the person went, who has to
// hear of it. Words that somebody types are kept by sheet and field, so that one more field costs a
// name here and a row in care_fields.cpp.
namespace haven {

// Handoff: what whoever takes over must know. Outcome: how it ended for the person. OfficerRequest:
// worksheet for the request of 17a-503(a), a police record. Certificate: worksheet for the
// certificate of 17a-503(d), care.
HAVEN_ENUM(CareSheet, Handoff, Outcome, OfficerRequest, Certificate)
HAVEN_ENUM(CareField, Medicines, Needs, SafeOnScene, ChildrenPets, Tried, Seen, Done, Went, WentTo,
           Result, Veteran, Person, Born, Initiated, Condition, Danger, DangerSeen, Need, Custody,
           Witness, Officer, Certifier, License, Team, Hospital, Arrived, SeenCodes, DoneCodes,
           Referred, Examined, Diverted)

struct CareText {
    std::string text;
    AgentId by;
    Instant at; // when it happened: of Custody and Arrived the time that counts
    bool operator==(const CareText&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("text", &CareText::text, FieldClass::Care);
        f("by", &CareText::by);
        f("at", &CareText::at);
    }
};
using CareTexts = std::map<CareField, CareText>;

// What CGS 7-282e has to be told of; None says that it was asked.
HAVEN_ENUM(ForceKind, None, Hands, Handcuffs, Spray, ElectronicDevice, Baton, Dog, FirearmShown,
           FirearmDischarged, NeckRestraint, Pursuit, Other)

struct Force {
    std::set<ForceKind> kinds;
    std::string officer; // who used it
    std::string text;    // why, injuries, who stepped in
    AgentId by;
    Instant at;
    // A slip put right: when what it takes back was entered, of this officer; of all without one.
    std::vector<Instant> corrects = {};
    bool operator==(const Force&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kinds", &Force::kinds, FieldClass::Police);
        f("officer", &Force::officer, FieldClass::Police);
        f("text", &Force::text, FieldClass::Police);
        f("by", &Force::by);
        f("at", &Force::at);
        f("corrects", &Force::corrects);
    }
};

// As whoever was there saw it, for the counts of the law alone. Nothing is ever worked out of it.
HAVEN_ENUM(PerceivedRace, Unsure, White, Black, Hispanic, Asian, NativeAmerican, MiddleEastern,
           Other)
HAVEN_ENUM(PerceivedSex, Unsure, Female, Male, Other)

struct Perceived {
    PerceivedRace race = PerceivedRace::Unsure;
    PerceivedSex sex = PerceivedSex::Unsure;
    std::string seenBy; // a unit that was there, or the clinician
    bool operator==(const Perceived&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("race", &Perceived::race, FieldClass::Police);
        f("sex", &Perceived::sex, FieldClass::Police);
        f("seen_by", &Perceived::seenBy, FieldClass::Police);
    }
};

HAVEN_ENUM(MandatedKind, Child, Elder, Disability)
HAVEN_ENUM(MandatedStanding, Due, Made, NotNeeded)

struct MandatedReport {
    MandatedKind kind = MandatedKind::Child;
    MandatedStanding standing = MandatedStanding::Due;
    std::string reporter; // who made it: the law protects the name, so it is in no export
    std::string text;     // its number and to whom; why none is needed
    Instant since;        // when it became due
    std::optional<Instant> dueAt;
    std::optional<Instant> madeAt;
    std::int64_t number = 0; // of its kind, from 1; 0: of a log from before they had numbers
    bool operator==(const MandatedReport&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &MandatedReport::kind, FieldClass::Care);
        f("standing", &MandatedReport::standing, FieldClass::Care);
        f("reporter", &MandatedReport::reporter, FieldClass::ClinicianOnly);
        f("text", &MandatedReport::text, FieldClass::Care);
        f("since", &MandatedReport::since);
        f("due_at", &MandatedReport::dueAt);
        f("made_at", &MandatedReport::madeAt);
        f("number", &MandatedReport::number);
    }
};

HAVEN_ENUM(ConsentForm, Written, Verbal)

struct Consent {
    std::int64_t number = 0; // in the incident, from 1
    std::string partner;
    std::string scope; // what may be told
    ConsentForm form = ConsentForm::Written;
    Instant from;
    Instant until;
    std::optional<Instant> withdrawnAt;
    bool operator==(const Consent&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &Consent::number);
        f("partner", &Consent::partner, FieldClass::Care);
        f("scope", &Consent::scope, FieldClass::Care);
        f("form", &Consent::form, FieldClass::Care);
        f("from", &Consent::from);
        f("until", &Consent::until);
        f("withdrawn_at", &Consent::withdrawnAt);
    }
};

HAVEN_ENUM(ReferralStatus, Offered, Declined, Sent, Accepted, Refused, Completed, Closed)

struct Referral {
    std::string partner;
    ReferralStatus status = ReferralStatus::Offered;
    std::string text;
    AgentId by;
    Instant since; // of the status
    bool operator==(const Referral&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("partner", &Referral::partner, FieldClass::Care);
        f("status", &Referral::status, FieldClass::Care);
        f("text", &Referral::text, FieldClass::Care);
        f("by", &Referral::by);
        f("since", &Referral::since);
    }
};

struct IncidentCare {
    std::map<CareSheet, CareTexts> sheets;
    std::vector<Force> force;
    std::optional<Perceived> perceived;
    std::map<MandatedKind, MandatedReport> reports; // the newest of each kind
    std::vector<MandatedReport> earlierReports;     // of other persons, before the newest
    std::vector<Consent> consents;
    std::vector<Referral> referrals; // one a partner
    std::vector<Screening> screenings;
    bool operator==(const IncidentCare&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("sheets", &IncidentCare::sheets, FieldClass::Care);
        f("force", &IncidentCare::force, FieldClass::Police);
        f("perceived", &IncidentCare::perceived, FieldClass::Police);
        f("reports", &IncidentCare::reports, FieldClass::Care);
        f("earlier_reports", &IncidentCare::earlierReports, FieldClass::Care);
        f("consents", &IncidentCare::consents, FieldClass::Care);
        f("referrals", &IncidentCare::referrals, FieldClass::Care);
        f("screenings", &IncidentCare::screenings, FieldClass::Care);
    }
};

} // namespace haven
