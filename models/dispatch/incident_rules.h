#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"

#include <set>
#include <string>
#include <vector>

// What may be done with an incident: asked by decide(), and by the screen, which grays out what
// would be refused and says why.
namespace haven {

// Errors: IncidentNotFound, IncidentIsMerged, IncidentIsClosed, IncidentIsHeld, HoldIsUrgent,
// HoldIsEmergency, HoldHasUnits.
Result<void> canHold(const State& state, IncidentId incident);

// What else came of it is held to the same rules as the first disposition. Errors: those of a
// working incident, DispositionUnknown, DispositionTwice, CloseHasEmergency, CloseHasHandoff,
// CloseOwesCallback, CloseOwesOfficer, CloseNeedsFollowUp, CustodyIsNotArrest,
// ProtectiveIsNotArrest; unless a supervisor gives a reason CloseNeedsFacts, CloseNeedsUnit,
// CloseNeedsTransfer, CloseNeedsOfficer; CloseNeedsEachReason where one reason is given for several
// facts; and unless anybody gives one CloseNeedsFlag and CloseNeedsNotSent, for that reason is why
// nobody was sent, CloseNeedsRisk, CloseHasAid, CloseHasTransport and CloseNeverSent.
struct ClosingWish {
    DispositionCode disposition;
    std::string reason;
    std::set<Role> roles; // of who closes it
    std::vector<DispositionCode> further = {};
};
Result<void> canClose(const State& state, IncidentId incident, const ClosingWish& wish,
                      const Knowledge& knowledge);
// The words of the facts that must still be asked before it closes: those of its type, and, once a
// person works it as a crisis of level 2 or more, weapon, injury, alone, self_harm and
// contact_confirmed, and the items children, resource, followup and decided; each as a person reads
// it.
// Asked in vain and unable count as asked.
std::vector<std::string> factsMissingToClose(const Incident& incident, const Codes& codes);
// "weapon: drove off; injury: drove off": a reason that sets each of them aside by its own words,
// as closing over several of them wants it. Fewer than two: `why` alone.
std::string eachWithReason(const std::vector<std::string>& items, std::string_view why);

// Errors: IncidentNotFound, IncidentIsMerged, IncidentNotClosed.
Result<void> canReopen(const State& state, IncidentId incident);

// Errors: SameIncident, those of working incidents, MergeChain, MergeHasChecklist, MergeHasHandoff,
// MergeHasAid, MergeTwoMajors.
Result<void> canMerge(const State& state, IncidentId from, IncidentId into);

// By its common code, or because somebody answered that the person harms themselves now.
// By its type, now or before, by what was answered, by words the advisor is sure of, and by what
// was joined into it. A person who says that it is not (the flag is rejected) is believed as long
// as neither the type nor an answer says so now.
bool isAboutSuicide(const State& state, const Incident& incident);
// Typed as a suicide that is over, and no answer says that somebody harms themselves now: of whom
// has died nobody asks about plans, nor whether somebody reached them.
bool isToldAsDeath(const Incident& incident);

} // namespace haven
