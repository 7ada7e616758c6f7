#pragma once

#include "models/dispatch/types.h"

#include <optional>
#include <string>

// Facts about record checks run for an officer. What a state or national system answered is never
// kept here: only that somebody was run, and whether there was a hit.
namespace haven {

HAVEN_ENUM(CheckKind, Person, Plate, Property)
// ConfirmDue: a hit that counts only once the agency that entered it has confirmed it.
HAVEN_ENUM(CheckResult, None, Hit, ConfirmDue)
HAVEN_ENUM(CheckOutcome, Confirmed, NotConfirmed)

struct CheckRun {
    static constexpr const char* kType = "CheckRun";
    CheckId check;
    UnitId unit; // for whom
    std::optional<IncidentId> incident;
    CheckKind kind = CheckKind::Person;
    std::string what; // the name or plate that was run
    CheckResult result = CheckResult::None;
    std::string code; // a short word of the agency's: "WARRANT"
    std::optional<Instant> confirmDueAt;
    bool operator==(const CheckRun&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("check", &CheckRun::check);
        f("unit", &CheckRun::unit);
        f("incident", &CheckRun::incident);
        f("kind", &CheckRun::kind, FieldClass::CriminalJustice);
        f("what", &CheckRun::what, FieldClass::CriminalJustice);
        f("result", &CheckRun::result, FieldClass::CriminalJustice);
        f("code", &CheckRun::code, FieldClass::CriminalJustice);
        f("confirm_due_at", &CheckRun::confirmDueAt, FieldClass::CriminalJustice);
    }
};

struct CheckConfirmed {
    static constexpr const char* kType = "CheckConfirmed";
    CheckId check;
    UnitId unit;
    std::optional<IncidentId> incident;
    CheckOutcome outcome = CheckOutcome::Confirmed;
    std::string note;
    CheckKind kind = CheckKind::Person; // what was run, as its CheckRun has it
    std::string what = {};              // empty: an older fact, which did not say it
    bool operator==(const CheckConfirmed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("check", &CheckConfirmed::check);
        f("unit", &CheckConfirmed::unit);
        f("incident", &CheckConfirmed::incident);
        f("outcome", &CheckConfirmed::outcome, FieldClass::CriminalJustice);
        f("note", &CheckConfirmed::note, FieldClass::CriminalJustice);
        f("kind", &CheckConfirmed::kind, FieldClass::CriminalJustice);
        f("what", &CheckConfirmed::what, FieldClass::CriminalJustice);
    }
};

// As the station holds it while it matters; the log has all of them.
struct RecordCheck {
    UnitId unit;
    std::optional<IncidentId> incident;
    CheckKind kind = CheckKind::Person;
    std::string what;
    CheckResult result = CheckResult::None;
    std::string code;
    Instant ranAt;
    AgentId ranBy;
    std::optional<Instant> confirmDueAt;
    std::optional<CheckOutcome> outcome;
    std::optional<Instant> outcomeAt;
    bool operator==(const RecordCheck&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("unit", &RecordCheck::unit);
        f("incident", &RecordCheck::incident);
        f("kind", &RecordCheck::kind, FieldClass::CriminalJustice);
        f("what", &RecordCheck::what, FieldClass::CriminalJustice);
        f("result", &RecordCheck::result, FieldClass::CriminalJustice);
        f("code", &RecordCheck::code, FieldClass::CriminalJustice);
        f("ran_at", &RecordCheck::ranAt);
        f("ran_by", &RecordCheck::ranBy);
        f("confirm_due_at", &RecordCheck::confirmDueAt, FieldClass::CriminalJustice);
        f("outcome", &RecordCheck::outcome, FieldClass::CriminalJustice);
        f("outcome_at", &RecordCheck::outcomeAt, FieldClass::CriminalJustice);
    }
};
// Settled ones beyond this many leave memory, the oldest first.
inline constexpr std::size_t kChecksKept = 100;

} // namespace haven
