#pragma once

#include "models/crisis/response.h"
#include "models/dispatch/act.h"
#include "models/dispatch/commands_agency.h"
#include "models/dispatch/state.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

// The response to a crisis of the board: what models/crisis/response.h works out, asked with what
// the State knows. Rules, screen and havenctl share it.
namespace haven {

// Settings of the agency; each change is a fact of the log, with who and when.
inline constexpr const char* kTownSetting = "agency.town";          // where a place names none
inline constexpr const char* kOnCallSetting = "supervisor.on_call"; // whom to call, and how
inline constexpr const char* kDirectorySetting = "directory";       // what was changed of it last
inline constexpr const char* kAgreementExample = "2026-11-03 Chief Amos"; // kPhoneOnlySetting
const char* settingKey(AgencySetting setting);

// "2026-11-03 Chief Amos": the day of the agreement with the 988 center and who signed it.
bool isAgreement(std::string_view words);

// "Hartford", "Hartford CT", "hartford ct 06103": the town of the list, whatever stands behind it.
std::optional<std::string> townIn(std::string_view words, const std::vector<std::string>& towns);

// The town that a place names behind its last comma, else the agency's own; none where neither is
// known.
std::optional<std::string> townOf(const Location& location, const State& state,
                                  const Knowledge& knowledge);

// The agency's clock at a moment; what the screen and havenctl know and rules do not need.
struct LocalNow {
    WeekTime at;
    LocalDay today;
};
// From local minus UTC.
WeekTime weekTimeAt(Instant at, Span offset);

// Nothing while the incident has no level.
std::optional<ResponseQuery> responseQueryOf(const Incident& incident, const State& state,
                                             const Knowledge& knowledge, const LocalNow& local);
std::optional<Response> responseOf(const Incident& incident, const State& state,
                                   const Knowledge& knowledge, const LocalNow& local);

// By directory id: hand-offs that were accepted on incidents that are not closed.
std::map<std::string, int> engagedOf(const State& state);

// The one that is placed or answered; nullptr without one.
const Handoff* openHandoff(const Incident& incident);
bool isHandoffAccepted(const Incident& incident);
// The ids of all to whom it was to be handed so far, whatever came of it.
std::set<std::string> handoffsTried(const Incident& incident);
// So long since it was placed; to its end once it has one.
std::int64_t secondsWaited(const Handoff& handoff, Instant now);
// The entry that a person means by its id, its name or the begin of it alone; nullptr: free text.
const DirectoryEntry* entryFor(std::string_view words, const Knowledge& knowledge);

// "followup": an item on the command line and in refusals.
std::string closingItemWord(ClosingItem item);
std::optional<ClosingItem> closingItemFromWord(std::string_view word);

bool isOfficerWanted(const Incident& incident);
// One has come, or was sent and is on the way. Whoever was called off before, or is only reserved,
// was not there.
bool hadUnits(const Incident& incident);

// Who is to hear a re-check that nobody did for twice its interval: the supervisors who are signed
// on; else whom to call, by the agency's setting.
std::string escalationWords(const State& state);

} // namespace haven
