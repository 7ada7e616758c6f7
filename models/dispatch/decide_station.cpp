#include "models/base/text.h"
#include "models/dispatch/backup_plan.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/flag_context.h"
#include "models/dispatch/risk_protection.h"
#include "models/dispatch/room.h"
#include "models/dispatch/text_limits.h"

#include <algorithm>
#include <array>

// Who is signed on, accounts and settings, memory, imports and exports.
namespace haven {

namespace {

constexpr std::size_t kMaxImportRows = 8000; // of one act, which the engine interrupts for others

template <std::size_t N>
std::string listed(const std::array<std::string_view, N>& words)
{
    return joined(std::vector<std::string>(words.begin(), words.end()), ", ");
}

template <std::size_t N>
bool isOneOf(const std::array<std::string_view, N>& words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 7> kAccountChanges{
    "created", "name", "roles", "password", "disabled", "enabled", "released"};
constexpr std::array<std::string_view, 4> kAudiences{"internal", "foi", "press", "court"};
constexpr std::array<std::string_view, 4> kFormats{"text", "csv", "json", "pdf"};

AgentSignedOff signedOff(const SignedOn& seat, const std::string& reason)
{
    AgentSignedOff fact;
    fact.agent = seat.agent;
    fact.position = seat.position;
    fact.reason = reason;
    return fact;
}

bool isSignedOn(const State& state, const AgentId& agent)
{
    return std::any_of(state.signOns.begin(), state.signOns.end(),
                       [&](const auto& one) { return one.second.agent == agent; });
}

// What was joined into an incident that is still worked stays with it, so that a split finds it.
bool isHeldByMerge(const State& state, const Incident& incident)
{
    if (!incident.mergedInto)
        return false;
    const auto into = state.incidents.find(*incident.mergedInto);
    return into != state.incidents.end() && into->second.stage != IncidentStage::Closed;
}

Result<std::string> backupPlanValue(const std::string& words)
{
    const auto plan = backupPlanFrom(words);
    if (plan)
        return backupPlanText(*plan);
    return backupPlanBad(words);
}

// A town that nobody knows has no team, and nobody would notice: it is one of the list or none.
Result<std::string> settingValue(const ChangeSetting& command, const Act& act)
{
    if (command.key == kBackupSetting && !trimmed(command.value).empty())
        return backupPlanValue(command.value);
    if (command.key != kTownSetting || trimmed(command.value).empty())
        return command.value;
    const auto town = townIn(command.value, act.knowledge->towns);
    if (!town)
        return refuse(RefusalCode::TownUnknown, std::string(trimmed(command.value)));
    return *town;
}

// Whoever leaves has handed the desk over already, with their words.
bool isGivenBy(const State& state, const SignedOn& seat)
{
    const auto found = state.room.reliefs.find(seat.position);
    return found != state.room.reliefs.end() && !found->second.takenBy &&
           found->second.from == seat.agent;
}

// Whoever signs on over somebody is handed the desk as it stands, and has to say that they have it.
ReliefGiven reliefBySignOn(const State& state, const SignedOn& seat, const SignOn& command,
                           const Act& act)
{
    ReliefGiven fact;
    fact.position = seat.position;
    fact.from = seat.agent;
    fact.to = command.agent;
    fact.counts = countsGiven(state, act);
    // Signing on is refused to nobody, so a desk that took another role asks for no more than it.
    if (maySendUnits(seat.roles) && maySendUnits(command.roles))
        fact.desk = ReliefDesk::Dispatch;
    return fact;
}

} // namespace

// Signing on never waits for a sign-off that a killed console could not write.
Facts decideOne(const State& state, const SignOn& command, const Act& act)
{
    if (command.agent.value.empty() || command.position.value.empty() || command.roles.empty())
        return refuse(RefusalCode::SignOnIncomplete);
    if (!isPositionName(command.position.value))
        return refuse(RefusalCode::PositionMalformed,
                      clipped(command.position.value, kMaxPosition));
    std::vector<Event> facts;
    AgentSignedOn fact;
    fact.agent = command.agent;
    fact.name = command.name.empty() ? command.agent.value : command.name;
    fact.position = command.position;
    fact.roles = command.roles;
    const auto seat = state.signOns.find(command.position);
    if (seat != state.signOns.end() && seat->second.agent == command.agent) {
        facts.push_back(signedOff(seat->second, "found open at the next sign-on"));
    } else if (seat != state.signOns.end()) {
        if (!isGivenBy(state, seat->second))
            facts.push_back(reliefBySignOn(state, seat->second, command, act));
        facts.push_back(signedOff(seat->second, "relieved by " + fact.name));
        fact.relieves = seat->second.agent;
    }
    facts.push_back(std::move(fact));
    return facts;
}

Facts decideOne(const State& state, const SignOff& command, const Act& act)
{
    const auto seat = state.signOns.find(command.position);
    if (seat == state.signOns.end())
        return refuse(RefusalCode::PositionIsFree, command.position.value);
    if (seat->second.agent != act.recordedBy && trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Signing off somebody else");
    return std::vector<Event>{signedOff(seat->second, command.reason)};
}

Facts decideOne(const State& state, const HandAlarms& command, const Act& act)
{
    const auto seat = state.signOns.find(act.position);
    if (seat == state.signOns.end())
        return refuse(RefusalCode::PositionIsFree, act.position.value);
    if (command.to && *command.to == seat->second.agent)
        return refuse(RefusalCode::AlarmsToSelf, command.to->value);
    if (command.to && !isSignedOn(state, *command.to))
        return refuse(RefusalCode::AgentNotSignedOn, command.to->value);
    if (command.to == seat->second.alarmsWith)
        return refuse(RefusalCode::NothingToChange, "Who answers these alarms");
    AlarmsHandedOver fact;
    fact.position = act.position;
    fact.from = seat->second.agent;
    fact.to = command.to;
    fact.reason = command.reason;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const RecordAccountChange& command, const Act&)
{
    if (command.change.agent.value.empty())
        return refuse(RefusalCode::NameMissing, "An account");
    if (!isOneOf(kAccountChanges, command.change.change)) {
        return refuse(RefusalCode::AccountChangeUnknown, command.change.change,
                      listed(kAccountChanges));
    }
    std::vector<Event> facts{command.change};
    // The key lies under the password that nobody knows any more.
    const bool isReset = command.change.change == "password";
    if (isReset && state.sealBook.keys.count(command.change.agent) > 0)
        facts.emplace_back(SealKeyChanged{command.change.agent, SealKeyAct::Lost});
    return facts;
}

Facts decideOne(const State& state, const ChangeSetting& command, const Act& act)
{
    if (trimmed(command.key).empty())
        return refuse(RefusalCode::NameMissing, "A setting");
    const auto value = settingValue(command, act);
    if (!value)
        return value.refusal();
    // Without it nothing is left to a telephone; so it says since when, and by whose word.
    if (command.key == kPhoneOnlySetting && !trimmed(command.value).empty() &&
        !isAgreement(command.value))
        return refuse(RefusalCode::AgreementIncomplete, kAgreementExample);
    if (command.key == kAdvisorSetting && !isAdvisorWord(command.value))
        return refuse(RefusalCode::AdvisorOnOff, command.value);
    if (command.key == kRiskMinutesSetting && !trimmed(command.value).empty() &&
        !riskSpanFrom(command.value))
        return refuse(RefusalCode::RiskMinutesBad, std::to_string(kRiskMinutesMin),
                      std::to_string(kRiskMinutesMax), command.value);
    const auto found = state.settings.find(command.key);
    SettingChanged fact;
    fact.key = command.key;
    fact.before = found == state.settings.end() ? std::string() : found->second;
    fact.after = *value;
    if (found != state.settings.end() && fact.before == fact.after)
        return refuse(RefusalCode::NothingToChange, "The setting " + command.key);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const TrimBoard& command, const Act&)
{
    BoardTrimmed fact;
    for (const auto& [id, incident] : state.incidents) {
        const bool isOld = incident.stage == IncidentStage::Closed && incident.closedAt &&
                           *incident.closedAt < command.closedBefore;
        if (isOld && !isHeldByMerge(state, incident) && !isCareOwed(state, incident))
            fact.incidents.push_back(id);
    }
    if (fact.incidents.empty())
        return refuse(RefusalCode::NothingToTrim);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const RecallIncident& command, const Act&)
{
    const Incident& incident = command.recalled.incident;
    if (incident.id == IncidentId{})
        return refuse(RefusalCode::IncidentNotFound, incident.number);
    if (state.incidents.count(incident.id) > 0)
        return refuse(RefusalCode::NothingToChange, "Incident " + incident.number);
    return std::vector<Event>{command.recalled};
}

Facts decideOne(const State&, const StartImport& command, const Act&)
{
    if (trimmed(command.source).empty() || trimmed(command.profile).empty())
        return refuse(RefusalCode::NameMissing, "An import");
    ImportStarted fact;
    fact.source = command.source;
    fact.profile = command.profile;
    fact.madeBy = command.madeBy;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State&, const RecordPastIncidents& command, const Act&)
{
    if (command.past.size() > kMaxImportRows) {
        return refuse(RefusalCode::ImportTooLarge, std::to_string(command.past.size()),
                      std::to_string(kMaxImportRows));
    }
    std::vector<Event> facts;
    facts.reserve(command.past.size());
    for (const auto& past : command.past) {
        if (past.source.empty() || past.number.empty())
            return refuse(RefusalCode::ImportRowUnnamed, std::to_string(facts.size() + 1));
        PastIncidentRecorded fact;
        fact.past = past;
        facts.push_back(std::move(fact));
    }
    return facts;
}

Facts decideOne(const State&, const FinishImport& command, const Act&)
{
    if (trimmed(command.source).empty())
        return refuse(RefusalCode::NameMissing, "An import");
    if (command.read != command.imported + command.rejected) {
        return refuse(RefusalCode::ImportCountsDiffer, std::to_string(command.read),
                      std::to_string(command.imported), std::to_string(command.rejected));
    }
    ImportFinished fact;
    fact.source = command.source;
    fact.read = command.read;
    fact.imported = command.imported;
    fact.rejected = command.rejected;
    fact.madeBy = command.madeBy;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State&, const RecordExport& command, const Act& act)
{
    const LogExported& exported = command.exported;
    // A clinician prints hand-off pages for the house; what goes outside is for the desk.
    const bool isForHouse = exported.audience == "internal";
    const bool isDesk = std::any_of(act.roles.begin(), act.roles.end(), [](Role role) {
        return role == Role::Dispatcher || role == Role::Supervisor || role == Role::Administrator;
    });
    if (!isForHouse && !isDesk) {
        return refuse(RefusalCode::RoleMissing, RecordExport::kName,
                      "Dispatcher or Supervisor or Administrator");
    }
    if (!isOneOf(kAudiences, exported.audience)) {
        return refuse(RefusalCode::ExportKindUnknown, "audience", exported.audience,
                      listed(kAudiences));
    }
    if (!isOneOf(kFormats, exported.format)) {
        return refuse(RefusalCode::ExportKindUnknown, "format", exported.format, listed(kFormats));
    }
    return std::vector<Event>{exported};
}

} // namespace haven
