#pragma once

#include "models/base/result.h"
#include "models/crisis/response_table.h"
#include "models/dispatch/aid_table.h"
#include "models/dispatch/alarm_table.h"
#include "models/dispatch/types.h"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// The agency's code tables (resources/codes, editable). Local code and common code are two fields;
// rules are keyed to the common meaning, labels are local.
namespace haven {

struct IncidentType {
    TypeCode code;          // local: "SUICTHRT", "WELFARE", or the agency's own
    std::string label;      // "Suicidal person"
    std::string commonCode; // of the public incident type list
    Priority priority = Priority::P3;
    int unitsWanted = 1; // 1..9
    std::optional<ProtocolId> protocol;
    // Facts that must be answered, or "unable" with a reason, before the incident can close.
    std::vector<std::string> requiredToClose;
    Span lookBack = Span::hours(12); // how far back similar incidents are shown (R6)
    bool tellsHealth = false;        // its label speaks of a person's health: not for the press
    std::optional<Span> checkEvery;  // status check on scene, sooner than its priority wants one
    std::optional<Span> dueWithin;   // a court's order: it has to be carried out within this
    std::set<std::string> aliases;   // other spellings accepted on the command line
    // Other disciplines that it concerns, each with where it starts for them; police have
    // `priority`.
    std::map<Discipline, Priority> disciplines = {};
};

// What a priority means for the clock (R31, F61). The tones are names of resources/sounds.
struct PriorityRule {
    Priority priority = Priority::P3;
    int common = 5;                 // EIDO commonPriority 0..10, 10 highest
    Span waitMax;                   // waiting longer is late
    std::optional<Span> checkEvery; // status check on scene
    std::optional<Span> enRouteMax; // status check en route
    // A unit that was sent has not answered for so long: the next step of the ladder (R34).
    std::optional<Span> acknowledgeMax;
    std::string tone;
};

struct DispositionRule {
    DispositionCode code; // local
    std::string label;
    std::string commonCode; // "15"
    // Closing a suicidal-person incident with it needs a re-check plan ("unable to locate").
    bool leavesContactOpen = false;
};

struct StatusRule {
    StatusLabel label; // what people type and see: "meal", "court", "av"
    std::string text;  // "Meal break"
    UnitPrimary primary = UnitPrimary::Available;
    UnitSecondary secondary = UnitSecondary::InService;
    std::optional<Span> checkEvery;
};

struct Codes {
    std::vector<IncidentType> types;
    std::vector<PriorityRule> priorities; // P1..P5, in order
    std::vector<DispositionRule> dispositions;
    std::vector<StatusRule> statuses;
    ResponseTable response; // what happens once the level of a crisis is known
    AlarmTable alarms;
    AidTable aid; // whom to ask for help, and how turns are kept

    // Local code, alias, or common code; any case. The local one wins where both match.
    const IncidentType* typeFor(std::string_view code) const;
    const PriorityRule& ruleFor(Priority priority) const;
    const DispositionRule* dispositionFor(std::string_view code) const;
    const StatusRule* statusFor(std::string_view label) const;
    // The first status with this common meaning: what rules set when a unit is sent or clears.
    const StatusRule& statusMeaning(UnitPrimary primary, UnitSecondary secondary) const;
};

// Errors: CodesMalformed with the path of the fault. The documents are resources/codes/*.json.
Result<Codes> parseCodes(std::string_view types, std::string_view priorities,
                         std::string_view dispositions, std::string_view statuses);

} // namespace haven
