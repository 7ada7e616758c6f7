#include "app/ctl/crew_words.h"
#include "app/ctl/verb.h"
#include "models/base/text.h"
#include "models/dispatch/unseen_rules.h"
#include "models/dispatch/work_stack.h"

#include <fmt/format.h>

namespace haven::ctl {

namespace {

std::string incidentNumber(const State& state, const std::optional<IncidentId>& id)
{
    const auto found = id ? state.incidents.find(*id) : state.incidents.end();
    return found == state.incidents.end() ? std::string() : found->second.number;
}

nlohmann::json textOrNull(const std::string& text)
{
    return text.empty() ? nlohmann::json(nullptr) : nlohmann::json(text);
}

} // namespace

nlohmann::json airJson(const State& state, Instant now)
{
    nlohmann::json list = nlohmann::json::array();
    for (const auto& [channel, hold] : state.airHolds)
        list.push_back(
            {{"channel", channel},
             {"asked_by", textOrNull(hold.unit ? hold.unit->value : std::string())},
             {"incident", textOrNull(incidentNumber(state, hold.incident))},
             {"reason", isRestricted(state, hold.incident) ? std::string() : hold.reason},
             {"held_s", (now - hold.since).wholeSeconds()}});
    return list;
}

nlohmann::json crewJson(const State& state, const UnitId& id)
{
    const auto found = state.units.find(id);
    if (found == state.units.end())
        return nullptr;
    const Unit& unit = found->second;
    nlohmann::json stack = nlohmann::json::array();
    for (const auto& incident : stackOf(state, unit))
        stack.push_back(incidentNumber(state, incident));
    nlohmann::json out = {{"car", unit.vehicle},       {"radio", unit.radio},
                          {"officers", unit.officers}, {"equipment", unit.equipment},
                          {"odometer", unit.odometer}, {"stack", stack},
                          {"transport", nullptr}};
    if (unit.transport && !isRestricted(state, unit.incident)) {
        const Transport& transport = *unit.transport;
        out["transport"] = {{"kind", std::string(transportKindWord(transport.kind))},
                            {"to", transport.destination},
                            {"started_at", transport.startedAt.ms},
                            {"late_at", transport.lateAt.ms},
                            {"reached_at", transport.reachedAt
                                               ? nlohmann::json(transport.reachedAt->ms)
                                               : nlohmann::json(nullptr)}};
    }
    return out;
}

void sayAir(const State& state, Instant now)
{
    for (const auto& [channel, hold] : state.airHolds) {
        const auto s = (now - hold.since).wholeSeconds();
        std::string line =
            fmt::format("HOLD THE AIR, channel {}, {}:{:02}", channel, s / 60, s % 60);
        if (hold.unit)
            line += ", asked for by " + hold.unit->value;
        if (const auto number = incidentNumber(state, hold.incident); !number.empty())
            line += ", " + number;
        if (!hold.reason.empty() && !isRestricted(state, hold.incident))
            line += ": " + hold.reason;
        sayLine(onOneLine(line));
    }
}

void sayStacks(const State& state)
{
    for (const auto& [id, unit] : state.units) {
        std::vector<std::string> numbers;
        for (const auto& incident : stackOf(state, unit))
            numbers.push_back(incidentNumber(state, incident));
        if (!numbers.empty())
            sayLine(fmt::format("Waits for {}: {}", id.value, joined(numbers, ", ")));
    }
}

} // namespace haven::ctl
