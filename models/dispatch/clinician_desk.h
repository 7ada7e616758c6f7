#pragma once

#include "models/dispatch/board.h"
#include "models/dispatch/weapon.h"

#include <optional>
#include <string>
#include <vector>

// What clinicians work from, as a pure view of the State: who waits for them, what was answered,
// what was said. The workspace, the hand-off page and havenctl share it.
namespace haven {

// Lost: nobody asked, but a caller was lost and is to be called back. Waiting: asked and not
// answered. Working: accepted or arrived. Flagged: nobody asked, but it is or may be behavioral
// health. A restricted incident never says that it is the lost one: it waits.
HAVEN_ENUM(ClinicianGroup, Lost, Waiting, Working, Flagged)

struct ClinicianRow {
    IncidentId id;
    std::string number;
    ClinicianGroup group = ClinicianGroup::Flagged;
    std::string label; // of the type; the title of a restricted incident, which shows nothing else
    std::string place;
    std::optional<int> level;
    bool isLevelOpen = false; // "3, not yet asked": no answer decides it
    Flag flag = Flag::Unknown;
    FlagVoice flagVoice = FlagVoice::Nobody;
    std::string why;     // the request's reason, else why it is flagged
    std::string changed; // since the last note: "level 2 to 3; weapon: in hand"; empty: nothing
    WeaponSign sign = WeaponSign::None; // of a restricted incident too: that there is one
    FactAnswer weapon;
    std::optional<Instant> weaponAt;
    std::optional<PossibleWeapon> possibleWeapon; // that a note speaks of, and nobody has answered
    Instant since;                                // asked, answered or flagged
    std::optional<ClinicianStage> stage;          // of the open request
    std::optional<AgentId> clinician;
    std::vector<UnitId> units;
    Visibility visibility = Visibility::Normal;
    bool owesCallback = false; // the caller was lost and is not reached yet
    bool operator==(const ClinicianRow&) const = default;
};

bool isRequestOpen(const ClinicianRequest& request);
// The newest that is not over; nullptr without one.
const ClinicianRequest* openRequest(const Incident& incident);

// Nothing for an incident that is closed, or that nobody flagged or asked a clinician for.
std::optional<ClinicianRow> clinicianRow(const Incident& incident, const Codes& codes);
// Lost, waiting, working, flagged; in each the highest level first, then the longest wait.
std::vector<ClinicianRow> clinicianRows(const State& state, const Codes& codes);

// One safety fact: what police may see of a crisis too.
struct SafetyFact {
    Fact fact = Fact::Weapon;
    FactAnswer answer;
    std::optional<AgentId> by; // empty while it was not asked
    std::optional<Instant> at;
    bool operator==(const SafetyFact&) const = default;
};
// Weapon, violence, injury, self-harm, alone and contact always; the others once they were asked.
std::vector<SafetyFact> safetyFacts(const Incident& incident);

// Words of the caller or of the person, as somebody wrote them down between quotation marks.
struct Quote {
    std::string words;
    AgentId by;
    Instant at;
    bool operator==(const Quote&) const = default;
};
// Oldest first; of notes that still stand and are not sealed.
std::vector<Quote> quotesOf(const Incident& incident);
// The parts of a text between "…" or “…”, in order.
std::vector<std::string> quotedParts(std::string_view text);

// Whether the agency has recorded its agreement with the 988 center: the setting
// "crisis.988_agreement" says when and by whom.
inline constexpr const char* kPhoneOnlySetting = "crisis.988_agreement";
PhoneOnly phoneOnlyOf(const State& state);
// Who leads and who is staged, by the answers so far.
std::string leadWords(const Incident& incident, const State& state, const Codes& codes);

// "weapon in hand", "possible weapon “knife”" while no officer is on scene: what a clinician who
// goes there has to know first. Of a restricted incident "weapon" or "possible weapon" alone. Empty
// without a sign of one, and with an officer there.
std::string weaponWithoutOfficer(const Incident& incident, const State& state);

} // namespace haven
