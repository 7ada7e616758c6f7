#pragma once

#include "models/base/result.h"
#include "models/dispatch/events_station.h"

#include <map>
#include <string_view>
#include <vector>

// How urgent each kind of alarm is, and when the supervisor hears of one nobody has answered
// (resources/codes/alarms.json, editable). Few may be high, or none is.
namespace haven {

struct AlarmRule {
    AlarmKind kind = AlarmKind::WaitLimit;
    AlarmPriority priority = AlarmPriority::Low;
    std::map<Priority, AlarmPriority> byIncident = {}; // where it depends on the incident's
    std::optional<Span> escalateAfter = {};            // since it was raised, unanswered
};

// The same alarm raised so often within so long is one that comes and goes.
struct ChatterRule {
    int times = 3;
    Span within = Span::minutes(10);
};

struct AlarmTable {
    std::vector<AlarmRule> rules; // one a kind
    ChatterRule chatter;
    Span staleAfter = Span::minutes(60);      // what stands longer than this says nothing any more
    Span confirmWithin = Span::minutes(10);   // a hit is confirmed in this time
    Span transportWithin = Span::minutes(30); // a transport is there in this time
    Span riskWithin = Span::minutes(30);      // whether a firearm is looked into, asked again

    const AlarmRule* ruleFor(AlarmKind kind) const;
    // `incident`: the priority of the incident it is about.
    AlarmPriority priorityOf(AlarmKind kind, std::optional<Priority> incident) const;
};

// Errors: CodesMalformed with the path of the fault.
Result<AlarmTable> parseAlarmTable(std::string_view text);

} // namespace haven
