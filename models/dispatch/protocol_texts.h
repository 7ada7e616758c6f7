#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// Which text a checklist runs by. It keeps the version it started with, whatever is on file since.
namespace haven {

// The protocol as it was when the run began: the one on file where its text is still that, else
// read from the text the station keeps. nullptr where neither is there, or where the kept text is
// of a format that is read no more. Shared, because a kept text has no other owner; one on file is
// not owned here and outlives nothing but `knowledge`.
std::shared_ptr<const Protocol> protocolOfRun(const State& state, const Knowledge& knowledge,
                                              const Checklist& run);

// How that protocol is called; its id where no text is to be had.
std::string protocolTitle(const State& state, const Knowledge& knowledge, const Checklist& run);

// How many of its steps were done; one that was set right counts once.
std::size_t stepsDone(const Checklist& run);

// What was chosen in a checklist where the answer that stands is said there in more than one way:
// "Hurt, thoughts, no means" of self-injury. Empty where the answer says it all, or came since.
std::string saidInChecklist(const State& state, const Knowledge& knowledge,
                            const Incident& incident, Fact fact);

// How far a run came on the way that its answers led: a branch that was never taken is no gap.
struct WayOfRun {
    std::size_t done = 0; // its steps that were done or set aside
    // The step in hand, or where it ended, then what follows if nothing branches; empty: complete.
    std::vector<const ProtocolStep*> open;
    std::size_t total() const { return done + open.size(); }
};
WayOfRun wayOfRun(const Protocol& protocol, const Checklist& run);

// The text a checklist that is started now runs by: the one on file, or on a live station whose one
// on file nobody has approved the newest that somebody did, as long as the station keeps it. So a
// new version takes nothing out of use, and neither does an update of the program; one that is
// retired on file does.
enum class StartBy { Nothing, OnFile, EarlierApproved };
struct ProtocolToStart {
    StartBy by = StartBy::Nothing;
    std::shared_ptr<const Protocol> protocol = nullptr; // set unless Nothing; as in protocolOfRun()
    std::string hash;
};
ProtocolToStart protocolToStart(const State& state, const Knowledge& knowledge,
                                const ProtocolId& protocol);
// Each protocol on file that is not retired, by the text it is started by; where there is none, by
// the one on file.
std::vector<Protocol> protocolsToOffer(const State& state, const Knowledge& knowledge);

// What keeps this text, where the station does not have it yet.
std::optional<ProtocolKept> keepingOf(const State& state, const ProtocolOnFile& onFile);

} // namespace haven
