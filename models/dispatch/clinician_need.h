#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"

#include <optional>
#include <string>

// Who should have a clinician, day and night, whether or not one is on duty; and who got one.
namespace haven {

struct ClinicianNeed {
    enum class Is { NotEligible, Eligible } is = Is::NotEligible;
    std::string why;
    bool isEligible() const { return is == Is::Eligible; }
    bool operator==(const ClinicianNeed&) const = default;
};

// The one definition of who counts, for the rules, the unmet-need report, the numbers and the
// summary of a shift: a crisis that has a level, for which a person asked for one; any incident, of
// whatever level or flag, for which a person recorded why none goes; or it is behavioral health by
// a person's word, by the advisor's yes while nobody said no, or by its type or the advisor's
// possible while somebody works it, at a level that the agency's table has for clinicians.
ClinicianNeed clinicianNeed(const Incident& incident, const Codes& codes);

// How the need of an incident stands: sent, not sent with a reason that is on record, or open.
// Sent: a clinician came, or is on the way now; one who was called off before arriving was not.
struct NeedStanding {
    enum class Is { Open, Sent, NotSent } is = Is::Open;
    std::string code; // of NotSent
    std::string words;
    bool operator==(const NeedStanding&) const = default;
};
NeedStanding needStanding(const Incident& incident, const State& state, const Knowledge& knowledge);

// A reason as typed, "busy both are in Hartford": the code in front, else "other" and the words.
NoClinician notSentFrom(std::string_view words, const ResponseTable& table);

// The advisor said yes or possible, and no person has said anything.
bool isFlagUndecided(const Incident& incident);

// A person has taken it for a crisis: said so, answered a fact, or set the level. "3, not yet
// asked" by type alone is no such word.
bool isWorkedAsCrisis(const Incident& incident);

} // namespace haven
