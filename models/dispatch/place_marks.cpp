#include "models/dispatch/place_marks.h"

#include "models/dispatch/act_words.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/one_place.h"
#include "models/dispatch/weapon.h"

#include <algorithm>
#include <fmt/format.h>

namespace haven {

namespace {

// What is worked there already, and has a weapon. Where a restricted one is, nobody is told.
void addWeaponsThere(std::vector<std::string>& out, const State& state, const Incident& incident)
{
    for (const auto& [id, other] : state.incidents) {
        const bool isTold = id != incident.id && other.stage != IncidentStage::Closed &&
                            other.visibility == Visibility::Normal;
        if (!isTold || weaponSign(other) == WeaponSign::None ||
            !isAtOnePlace(incident.location, other.location))
            continue;
        out.push_back(fmt::format("{} at this place: {}", other.number, weaponWords(other)));
    }
}

} // namespace

bool isWordless(const Incident& incident)
{
    return !incident.calls.empty() &&
           std::all_of(incident.calls.begin(), incident.calls.end(),
                       [](const Call& call) { return isLostCall(call.kind); });
}

std::vector<std::string> placeMarks(const State& state, const Incident& incident, Instant now,
                                    MarksToldTo whom)
{
    std::vector<std::string> out;
    if (incident.visibility == Visibility::Restricted || incident.location.text.empty() ||
        !isWordless(incident))
        return out;
    for (std::string& caution : cautionsToTell(state, incident, now, CautionReach::AtThePlace))
        out.push_back(std::move(caution));
    addWeaponsThere(out, state, incident);
    if (whom == MarksToldTo::Anybody)
        return out;
    // Its radio-safe words are for everybody; the whole plan is opened with a reason.
    for (const PlanHit& hit : plansFor(state, incident, now))
        out.push_back("care plan here, say on the air: " + state.carePlans.at(hit.plan).radioSafe);
    return out;
}

} // namespace haven
