#pragma once

#include "models/dispatch/log_words.h"
#include "models/dispatch/state.h"

#include <set>
#include <string>
#include <vector>

// What an act did, in the words of the log: the answer of havenctl and the console's result line.
namespace haven {

// One sentence a fact, parted by semicolons; for a new incident also what looks like the same one,
// and the cautions and the care plan of where it is, as when its place is corrected or somebody is
// sent. As somebody is sent, also what is known of a weapon: of a restricted incident, to roles
// that may not read it, only that there is one, and that it was done. What is looked for and fits
// stands in front, with why. Precondition: `state` has the
// facts folded in.
std::string actWords(const State& state, const std::vector<Recorded>& facts,
                     const std::set<Role>& roles, const LogWordsContext& words, Instant now);
// The full number of the incident the act is about; empty when it speaks of none.
std::string actIncident(const std::vector<Recorded>& facts, const LogWordsContext& words);

// "caution here: weapon, rifle by the front door": the most severe first. Those of a person name
// the person, "caution near: …" names the place.
enum class CautionReach { AlsoNear, AtThePlace };
std::vector<std::string> cautionsToTell(const State& state, const Incident& incident, Instant now,
                                        CautionReach reach = CautionReach::AlsoNear);

// `who`: who is signed on where, and each unit with its status.
std::string whoWords(const State& state);

} // namespace haven
