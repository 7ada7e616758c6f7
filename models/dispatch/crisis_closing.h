#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/incident_rules.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// What keeps a crisis open, and what is recorded as it closes. Private to the rules of closing.
namespace haven {

// What no reason overrides: a hand-off under way, a lost caller, an officer who was asked for, a
// suicidal person nobody has seen. Errors: CloseHasHandoff, CloseOwesCallback, CloseOwesOfficer,
// CloseNeedsFollowUp.
// What was joined into it counts as its own. That nobody was asked about contact is asked last, by
// contactLetsGo(), for whoever still has the questions before them is told of those.
Result<void> crisisLetsGo(const State& state, const Incident& incident,
                          const DispositionRule& disposition);

// Errors: CloseNeedsFollowUp.
Result<void> contactLetsGo(const State& state, const Incident& incident);

// What of the items is set aside by which words: of one item the whole reason, of several its own,
// "weapon: WHY; injury: WHY". Empty where one of them has none.
std::map<std::string, std::string> reasonsFor(const std::vector<std::string>& items,
                                              std::string_view reason);

// Who may close over what is missing, with a reason. The reason why nobody was sent to somebody who
// should have had a clinician is anybody's to give; what the law asks for before a crisis closes is
// set aside by a supervisor alone.
enum class ClosedOver { ByAnybody, BySupervisor };

// Whether it is on the supervisor's list that it was set aside. What only the advisor said is not:
// the reason of the closing tells it, and the numbers and the unmet need count how many.
enum class Listed { ForSupervisor, InTheReason };

struct MissingToClose {
    Refusal refusal;
    std::vector<std::string> items; // by name, for the record
    ClosedOver over = ClosedOver::BySupervisor;
    Listed listed = Listed::ForSupervisor;
};

// What keeps it open unless somebody who may says why not, each with its rule, in the order to be
// told: CloseNeedsFacts, CloseNeedsUnit, CloseNeedsTransfer, CloseNeedsOfficer, CloseNeedsFlag,
// CloseNeedsNotSent, CloseNeedsRisk, CloseHasAid, CloseHasTransport, CloseHasOpenLine,
// CloseNeverSent. Empty: nothing is missing.
std::vector<MissingToClose> missingToClose(const State& state, const Incident& incident,
                                           const Knowledge& knowledge);

// For an incident that was for a clinician, whether one was sent, else why not; the reason of the
// closing where nobody gave another. Nothing for the others.
std::vector<Event> needJudged(const State& state, const Incident& incident,
                              const std::string& reason, const Knowledge& knowledge);

} // namespace haven
