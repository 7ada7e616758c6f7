#pragma once

#include "models/base/enums.h"
#include "models/base/field_class.h"
#include "models/dispatch/types.h"

#include <optional>
#include <string>
#include <vector>

// Care for the record itself: what the law has taken out, what must stay for a lawsuit, and who
// looked at what.
namespace haven {

// One person asks that what facts say be taken out. Incidents are those to go whole.
struct RemovalRequested {
    static constexpr const char* kType = "RemovalRequested";
    std::int64_t removal = 0;
    std::vector<std::int64_t> facts; // by their number in the log, rising
    std::vector<IncidentId> incidents;
    std::string authority; // statute or authorization number
    std::string reason;
    // How people call these incidents, in the same order: the facts that say so go too.
    std::vector<std::string> numbers = {};
    // What stays and names one of these incidents together with another: a join, a call that moved.
    std::vector<std::int64_t> staying = {};
    bool operator==(const RemovalRequested&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("removal", &RemovalRequested::removal);
        f("facts", &RemovalRequested::facts);
        f("incidents", &RemovalRequested::incidents);
        f("authority", &RemovalRequested::authority);
        f("reason", &RemovalRequested::reason, FieldClass::Police);
        f("numbers", &RemovalRequested::numbers);
        f("staying", &RemovalRequested::staying);
    }
};

// By somebody else than who asked. It is carried out when the station is closed next.
struct RemovalApproved {
    static constexpr const char* kType = "RemovalApproved";
    std::int64_t removal = 0;
    AgentId requestedBy;
    bool operator==(const RemovalApproved&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("removal", &RemovalApproved::removal);
        f("requested_by", &RemovalApproved::requestedBy);
    }
};

struct RemovalDeclined {
    static constexpr const char* kType = "RemovalDeclined";
    std::int64_t removal = 0;
    std::string reason;
    bool operator==(const RemovalDeclined&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("removal", &RemovalDeclined::removal);
        f("reason", &RemovalDeclined::reason, FieldClass::Police);
    }
};

// The highest numbers given before a removal, so that none is ever given twice: a fact that gave
// one may be among those taken out.
struct NumbersGiven {
    std::int64_t incident = 0;
    std::int64_t call = 0;
    std::int64_t note = 0;
    std::int64_t person = 0;
    std::int64_t vehicle = 0;
    std::int64_t caution = 0;
    std::int64_t checklist = 0;
    std::int64_t request = 0;
    std::int64_t carePlan = 0;
    std::int64_t followUp = 0;
    std::int64_t check = 0;
    std::int64_t bolo = 0;
    std::int64_t scheduled = 0;
    std::int64_t watch = 0;
    std::int64_t passOn = 0;
    std::int64_t message = 0;
    std::int64_t numberYear = 0;
    std::int64_t numberInYear = 0;
    std::int64_t reportYear = 0;
    std::int64_t reportInYear = 0;
    bool operator==(const NumbersGiven&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &NumbersGiven::incident);
        f("call", &NumbersGiven::call);
        f("note", &NumbersGiven::note);
        f("person", &NumbersGiven::person);
        f("vehicle", &NumbersGiven::vehicle);
        f("caution", &NumbersGiven::caution);
        f("checklist", &NumbersGiven::checklist);
        f("request", &NumbersGiven::request);
        f("care_plan", &NumbersGiven::carePlan);
        f("follow_up", &NumbersGiven::followUp);
        f("check", &NumbersGiven::check);
        f("bolo", &NumbersGiven::bolo);
        f("scheduled", &NumbersGiven::scheduled);
        f("watch", &NumbersGiven::watch);
        f("pass_on", &NumbersGiven::passOn);
        f("message", &NumbersGiven::message);
        f("number_year", &NumbersGiven::numberYear);
        f("number_in_year", &NumbersGiven::numberInYear);
        f("report_year", &NumbersGiven::reportYear);
        f("report_in_year", &NumbersGiven::reportInYear);
    }
};

// What facts said is gone; each is named by a PayloadRemoved of the same moment.
struct RemovalCarriedOut {
    static constexpr const char* kType = "RemovalCarriedOut";
    std::int64_t removal = 0;
    std::int64_t payloads = 0;
    std::int64_t drafts = 0; // that said the same
    NumbersGiven numbers;
    bool operator==(const RemovalCarriedOut&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("removal", &RemovalCarriedOut::removal);
        f("payloads", &RemovalCarriedOut::payloads);
        f("drafts", &RemovalCarriedOut::drafts);
        f("numbers", &RemovalCarriedOut::numbers);
    }
};

// What must stay, for a lawsuit or a request for records: of an incident, of a person by name, of a
// period. Fields that are given have to fit together; at least one is.
struct HoldScope {
    std::optional<IncidentId> incident;
    std::string person;
    std::optional<Instant> from;
    std::optional<Instant> to; // not included
    bool operator==(const HoldScope&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &HoldScope::incident);
        f("person", &HoldScope::person, FieldClass::Police);
        f("from", &HoldScope::from);
        f("to", &HoldScope::to);
    }
};

struct RecordHoldPut {
    static constexpr const char* kType = "RecordHoldPut";
    std::int64_t hold = 0;
    HoldScope scope;
    std::string reason; // the matter: docket or request
    bool operator==(const RecordHoldPut&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("hold", &RecordHoldPut::hold);
        f("scope", &RecordHoldPut::scope, FieldClass::Police);
        f("reason", &RecordHoldPut::reason, FieldClass::Police);
    }
};

struct RecordHoldReleased {
    static constexpr const char* kType = "RecordHoldReleased";
    std::int64_t hold = 0;
    std::string reason;
    bool operator==(const RecordHoldReleased&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("hold", &RecordHoldReleased::hold);
        f("reason", &RecordHoldReleased::reason, FieldClass::Police);
    }
};

// Somebody opened what is not everybody's to read. Care records, sealed notes and exports have
// facts of their own. Looks: who looked at what, which is a look as well.
HAVEN_ENUM(ViewedKind, RestrictedIncident, Person, Place, Looks)
struct RecordViewed {
    static constexpr const char* kType = "RecordViewed";
    ViewedKind kind = ViewedKind::Person;
    std::optional<IncidentId> incident;
    std::string about;    // the name, the place, or the words that were asked for
    std::string audience; // whom it was for: "foi", "court"; empty: oneself
    std::string reason;
    std::int64_t items = 0;
    bool operator==(const RecordViewed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &RecordViewed::kind);
        f("incident", &RecordViewed::incident);
        f("about", &RecordViewed::about, FieldClass::Police);
        f("audience", &RecordViewed::audience);
        f("reason", &RecordViewed::reason, FieldClass::Police);
        f("items", &RecordViewed::items);
    }
};

} // namespace haven
