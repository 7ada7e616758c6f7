#include "models/base/text.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/decide_parts.h"

#include <fmt/format.h>

// Whom to call and what was agreed. The list itself is a file beside the station; the log says who
// changed what of it.
namespace haven {

namespace {

Facts directoryFact(const State& state, std::string words)
{
    const auto found = state.settings.find(kDirectorySetting);
    SettingChanged fact;
    fact.key = kDirectorySetting;
    fact.before = found == state.settings.end() ? std::string() : found->second;
    fact.after = std::move(words);
    return std::vector<Event>{std::move(fact)};
}

} // namespace

const char* settingKey(AgencySetting setting)
{
    switch (setting) {
    case AgencySetting::Town:
        return kTownSetting;
    case AgencySetting::OnCall:
        return kOnCallSetting;
    case AgencySetting::CenterAgreement:
        return kPhoneOnlySetting;
    }
    return "";
}

Facts decideOne(const State& state, const CheckDirectoryEntry& command, const Act&)
{
    if (trimmed(command.entry).empty())
        return refuse(RefusalCode::NameMissing, "An entry of the directory");
    return directoryFact(state, fmt::format("{} ({}) was checked", command.name, command.entry));
}

Facts decideOne(const State& state, const ChangeDirectory& command, const Act&)
{
    switch (command.change) {
    case DirectoryChange::Saved:
        if (trimmed(command.entry).empty())
            return refuse(RefusalCode::NameMissing, "An entry of the directory");
        return directoryFact(state, fmt::format("{} ({}) was saved", command.name, command.entry));
    case DirectoryChange::Imported:
        return directoryFact(state,
                             fmt::format("{} {} of the agency's own, imported", command.entries,
                                         command.entries == 1 ? "entry" : "entries"));
    }
    return std::vector<Event>{};
}

Facts decideOne(const State& state, const ChangeAgencySetting& command, const Act& act)
{
    return decideOne(
        state, ChangeSetting{settingKey(command.setting), std::string(trimmed(command.value))},
        act);
}

} // namespace haven
