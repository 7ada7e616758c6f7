#pragma once

#include "models/crisis/advisor.h"
#include "models/dispatch/state.h"

namespace haven {

constexpr Span kPriorsWithin = Span::hours(365 * 24);

// What is known about an incident beside the words of its notes: its type, what was answered, what
// the caller asked for, and how many other incidents of the same apartment or the same person were
// confirmed as behavioral health in the last twelve months. The same person is one both incidents
// are about, whose name and day of birth were recorded and agree: that confirms them, and a name
// with an age does not. Only what a person confirmed counts; a victim's record never does, and
// nothing does at a shelter, hospital or group home; a restricted one would tell of itself. Counts
// what is hot in the state: open incidents and those lately closed. Whoever can read the log adds
// the colder ones. Pure.
AdviceContext adviceContextOf(const State& state, const Incident& incident, const CueSet& cues,
                              Instant now);

// The families of all cues that any text of the incident gave: they bring checklists.
std::vector<std::string> familiesRead(const Incident& incident);
// What was noted and not corrected since; words of it bring checklists too.
std::vector<std::string> notesRead(const Incident& incident);

// Whether `before` is such an incident.
bool isPriorOf(const Incident& incident, const Incident& before, const CueSet& cues, Instant now);
// The incidents about which a fact other than a note may say something new to the advisor: what
// was opened, its type, place, persons and answers, and those at the home of a caution. Closed ones
// are not among them. Pure.
std::vector<IncidentId> adviceWokenBy(const State& state, const Event& event, const CueSet& cues);

// Whether the agency lets the advisor read along: the setting "advisor" says "off" for none. With
// it off nothing is suggested; everything else goes on, the possible weapon that a person reads
// among it.
HAVEN_ENUM(AdvisorSwitch, On, Off)
inline constexpr const char* kAdvisorSetting = "advisor";
inline constexpr const char* kAdvisorOff = "off";
AdvisorSwitch advisorSwitchOf(const State& state);
// "on", "off", or nothing, which is on.
bool isAdvisorWord(std::string_view words);

// Whether it names what another incident could share: an apartment, or a person with a birth day.
bool canHavePriors(const Incident& incident, const CueSet& cues);

} // namespace haven
