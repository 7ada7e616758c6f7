#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/text_limits.h"

// A major incident: declared by a name, with people in roles and objectives that are met.
namespace haven {

namespace {

Result<const MajorIncident*> majorOf(const State& state, IncidentId id)
{
    const auto found = state.majors.find(id);
    if (found == state.majors.end())
        return refuse(RefusalCode::MajorNone, numberOf(state, id));
    return &found->second;
}

} // namespace

Facts decideOne(const State& state, const DeclareMajor& command, const Act&)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const std::string name(trimmed(command.name));
    if (name.empty())
        return refuse(RefusalCode::MajorNameMissing);
    if (auto fault = lineFault("a major incident's name", name, kMaxMajorName))
        return *std::move(fault);
    const auto before = state.majors.find(command.incident);
    if (before != state.majors.end() && before->second.name == name)
        return std::vector<Event>{};
    return std::vector<Event>{MajorDeclared{command.incident, name}};
}

Facts decideOne(const State& state, const GiveMajorRole& command, const Act&)
{
    const auto major = majorOf(state, command.incident);
    if (!major)
        return major.refusal();
    const std::string role = toLower(trimmed(command.role));
    if (role.empty() || role.size() > kMajorRoleName)
        return refuse(RefusalCode::MajorRoleBad, std::to_string(kMajorRoleName));
    const std::string who(trimmed(command.who));
    if (auto fault = lineFault("a role", who, kMaxMajorName))
        return *std::move(fault);
    const auto before = (*major)->roles.find(role);
    if (before == (*major)->roles.end()) {
        if (who.empty())
            return refuse(RefusalCode::MajorRoleVacant, role);
        if ((*major)->roles.size() >= kMajorRolesMax)
            return refuse(RefusalCode::RoomFull, std::to_string(kMajorRolesMax));
    } else if (before->second.who == who) {
        return std::vector<Event>{};
    }
    return std::vector<Event>{MajorRoleTaken{command.incident, role, who}};
}

Facts decideOne(const State& state, const SetObjective& command, const Act&)
{
    const auto major = majorOf(state, command.incident);
    if (!major)
        return major.refusal();
    const std::string text(trimmed(command.text));
    if (text.empty())
        return refuse(RefusalCode::NoteEmpty);
    if (auto fault = lineFault("an objective", text, kMaxObjective))
        return *std::move(fault);
    const auto next = static_cast<std::int64_t>((*major)->objectives.size()) + 1;
    if (next > kObjectivesMax)
        return refuse(RefusalCode::RoomFull, std::to_string(kObjectivesMax));
    return std::vector<Event>{ObjectiveSet{command.incident, next, text}};
}

Facts decideOne(const State& state, const MeetObjective& command, const Act&)
{
    const auto major = majorOf(state, command.incident);
    if (!major)
        return major.refusal();
    const auto count = static_cast<std::int64_t>((*major)->objectives.size());
    if (command.objective < 1 || command.objective > count)
        return refuse(RefusalCode::ObjectiveNone, std::to_string(command.objective),
                      std::to_string(count));
    if ((*major)->objectives[static_cast<std::size_t>(command.objective - 1)].metAt)
        return std::vector<Event>{};
    const std::string words(trimmed(command.words));
    if (auto fault = lineFault("how an objective was met", words, kMaxObjective))
        return *std::move(fault);
    return std::vector<Event>{ObjectiveMet{command.incident, command.objective, words}};
}

// Also of an incident that is closed by then.
Facts decideOne(const State& state, const EndMajor& command, const Act&)
{
    const auto major = majorOf(state, command.incident);
    if (!major)
        return major.refusal();
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Ending a major incident");
    return std::vector<Event>{MajorEnded{command.incident, command.reason, std::nullopt}};
}

} // namespace haven
