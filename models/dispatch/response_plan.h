#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/incident.h"
#include "models/dispatch/unit.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Who should go, as data an agency changes: resources/codes/plans.json. Every plan that fits an
// incident counts; the largest number of each stands, beside the units its type usually takes.
namespace haven {

// So many units with one of these skills.
struct SkillNeed {
    std::vector<std::string> anyOf;
    int count = 1;
    std::string plan; // that asks for it
    bool operator==(const SkillNeed&) const = default;
};

// What is left empty fits every incident; all that is given must fit.
struct ResponsePlan {
    std::string name;
    std::vector<TypeCode> types; // local codes
    std::vector<Priority> priorities;
    std::vector<int> levels; // 1..4; "3, not yet asked" is 3
    // Yes: a person flagged it as behavioral health, or was unsure about it.
    enum class Flagged { Whatever, Yes } flagged = Flagged::Whatever;
    // Yes: for where an officer who works it calls for help, and for nothing else.
    enum class OfficerCalls { No, Yes } officerCalls = OfficerCalls::No;
    int units = 0;
    int officers = 0;
    std::vector<SkillNeed> skills;
};

// A skill of the plans in the words that units log on with.
struct SkillWords {
    std::string skill;
    std::vector<std::string> words;
    // Who has it is no officer, unless a skill that is not civilian stands beside it.
    enum class Kind { Officer, Civilian } kind = Kind::Officer;
};

struct OverrideReason {
    std::string key; // one key
    std::string text;
};

struct PlanLimits {
    Span positionOld;     // a position older than this is not trusted
    Span ownBeat;         // how much sooner another must be there than the beat's own unit
    Span nextBeat;        // the same for a unit of the beats next in the beat plan
    Span callAway;        // what it counts to call a unit away from a meal, an outreach visit
    Span preempt;         // what it counts to take a unit from less urgent work
    int preemptSteps = 2; // so many priorities less urgent, at least
    Span rest;            // after the last incident
    Span longDuty;        // since it logged on
    Span tired;           // what either counts; not for a P1
};

struct ResponsePlans {
    PlanLimits limits;
    std::vector<SkillWords> skills;
    std::vector<std::string> notOfficers;        // first word of a name on a log-on: a dog
    std::map<BeatId, std::vector<BeatId>> beats; // whose units come next
    std::vector<ResponsePlan> plans;
    std::vector<OverrideReason> overrideReasons;
};

// Errors: CodesMalformed with the path of the fault.
Result<ResponsePlans> parsePlans(std::string_view text, const Codes& codes);

struct ResponseNeed {
    int units = 1;
    int officers = 1;
    std::vector<SkillNeed> skills; // those with fewest choices first
    std::vector<std::string> plans;
    bool operator==(const ResponseNeed&) const = default;
};
ResponseNeed needOf(const Incident& incident, const ResponsePlans& plans, const Codes& codes);
// The same where an officer calls for help: beside the one who calls. Officers go, whatever they
// know, so no skill is asked for.
ResponseNeed needToHelp(const Incident& incident, const ResponsePlans& plans, const Codes& codes);

// By a person's word. The advisor only suggests.
bool isFlaggedByPerson(const Incident& incident);

bool hasSkill(const Unit& unit, std::string_view skill, const ResponsePlans& plans);
bool hasAnySkill(const Unit& unit, const std::vector<std::string>& skills,
                 const ResponsePlans& plans);
// A clinician, EMS, a unit of another discipline: never counted as an officer.
bool isCivilian(const Unit& unit, const ResponsePlans& plans);
// At least one for a police unit whose crew is not known.
int officersOf(const Unit& unit, const ResponsePlans& plans);

} // namespace haven
