#pragma once

#include "models/base/describe.h"
#include "models/dispatch/types.h"

#include <map>
#include <string>
#include <vector>

// Facts about lists whose members take turns: tow companies, locksmiths, interpreters. The first of
// a list is next in turn.
namespace haven {

struct RotationMember {
    std::string company;
    std::string phone;
    bool operator==(const RotationMember&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("company", &RotationMember::company);
        f("phone", &RotationMember::phone);
    }
};

struct RotationList {
    std::string key;   // "tow/3/heavy": what it is, zone, class
    std::string kind;  // of the requests that are taken from it: "tow"
    std::string zone;  // a beat; empty: everywhere
    std::string grade; // "light", "heavy"; empty: one class for all
    std::vector<RotationMember> members;
    bool operator==(const RotationList&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("key", &RotationList::key);
        f("kind", &RotationList::kind);
        f("zone", &RotationList::zone);
        f("grade", &RotationList::grade);
        f("members", &RotationList::members);
    }
};

// Made, changed or, without members, taken away.
struct RotationListChanged {
    static constexpr const char* kType = "RotationListChanged";
    RotationList list;
    std::string reason;
    std::vector<std::string> before; // the companies, in their order
    bool operator==(const RotationListChanged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("list", &RotationListChanged::list);
        f("reason", &RotationListChanged::reason);
        f("before", &RotationListChanged::before);
    }
};

// What became of a turn. Taken: they come. CanceledEarly: called off before they rolled,
// CanceledLate: after.
HAVEN_ENUM(TurnOutcome, Taken, Refused, NoAnswer, Skipped, CanceledEarly, CanceledLate)

struct RotationTurned {
    static constexpr const char* kType = "RotationTurned";
    std::string list; // its key
    IncidentId incident;
    std::int64_t request = 0; // 0: skipped, nobody was asked
    std::string company;
    TurnOutcome outcome = TurnOutcome::Taken;
    std::string reason;
    std::vector<std::string> before; // the companies in their order before and after
    std::vector<std::string> after;
    bool operator==(const RotationTurned&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("list", &RotationTurned::list);
        f("incident", &RotationTurned::incident);
        f("request", &RotationTurned::request);
        f("company", &RotationTurned::company);
        f("outcome", &RotationTurned::outcome);
        f("reason", &RotationTurned::reason, FieldClass::Police);
        f("before", &RotationTurned::before);
        f("after", &RotationTurned::after);
    }
};

// It was an error: the turn does not count, and the order is what it was.
struct TurnTakenBack {
    static constexpr const char* kType = "TurnTakenBack";
    std::string list;
    IncidentId incident;
    std::string company;
    TurnOutcome outcome = TurnOutcome::Taken; // what is taken back
    std::vector<std::string> order;
    bool operator==(const TurnTakenBack&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("list", &TurnTakenBack::list);
        f("incident", &TurnTakenBack::incident);
        f("company", &TurnTakenBack::company);
        f("outcome", &TurnTakenBack::outcome);
        f("order", &TurnTakenBack::order);
    }
};

// --- what they add up to ---

// How often a company of a list was called, and what it said.
struct TurnCount {
    std::int64_t offered = 0;
    std::int64_t taken = 0;
    std::int64_t refused = 0;
    std::int64_t noAnswer = 0;
    std::int64_t skipped = 0;
    std::int64_t canceled = 0;  // by whom ever, before or after they rolled
    std::int64_t outOfTurn = 0; // named by a person, not taken from the list
    bool operator==(const TurnCount&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("offered", &TurnCount::offered);
        f("taken", &TurnCount::taken);
        f("refused", &TurnCount::refused);
        f("no_answer", &TurnCount::noAnswer);
        f("skipped", &TurnCount::skipped);
        f("canceled", &TurnCount::canceled);
        f("out_of_turn", &TurnCount::outOfTurn);
    }
};
using TurnCounts = std::map<std::string, std::map<std::string, TurnCount>>; // list, company

struct RotationBook {
    std::map<std::string, RotationList> lists; // by their keys
    TurnCounts counts;                         // since the lists are kept here
    bool operator==(const RotationBook&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("lists", &RotationBook::lists);
        f("counts", &RotationBook::counts);
    }
};

// On the incident: whom nobody is to call for it any more.
struct TurnPassed {
    std::string list;
    std::string company;
    std::string reason;
    Instant at;
    bool operator==(const TurnPassed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("list", &TurnPassed::list);
        f("company", &TurnPassed::company);
        f("reason", &TurnPassed::reason, FieldClass::Police);
        f("at", &TurnPassed::at);
    }
};

} // namespace haven
