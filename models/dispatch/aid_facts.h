#pragma once

#include "models/dispatch/aid_rules.h"
#include "models/dispatch/event.h"

#include <map>

// What is recorded of requests and turns. Private to decide_aid.cpp, decide_rotation.cpp and the
// rules of closing.
namespace haven {

// The turns of one act: several companies of one list may be spoken of in it.
class TurnKeeper final
{
public:
    TurnKeeper(const State& state, const AidTable& table) : m_state(state), m_table(table) {}

    // What the step means for the list the request was taken from; nothing where it means nothing.
    std::optional<RotationTurned> turnOf(const Incident& incident, const AidRequest& request,
                                         AidStage after, const std::string& reason);
    // Nothing where the list or the company is gone meanwhile.
    std::optional<RotationTurned> turned(const std::string& list, const std::string& company,
                                         TurnOutcome outcome, TurnBefore before);

private:
    const State& m_state;
    const AidTable& m_table;
    std::map<std::string, std::vector<std::string>> m_orders; // as the act has left them so far
};

// A closed incident asks nobody for anything: who is there is done, the others are called off.
std::vector<Event> aidEnded(const State& state, const Incident& incident, const AidTable& table);
// "tow truck, Harbor Towing (accepted)": those that are open, for the question before closing.
std::vector<std::string> openAidWords(const Incident& incident);

} // namespace haven
