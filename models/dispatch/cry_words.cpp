#include "models/dispatch/cry_words.h"

#include "models/dispatch/one_place.h"
#include "models/dispatch/weapon.h"

#include <algorithm>
#include <vector>

namespace haven {

namespace {

// The note, or what it was corrected to.
const Note& latestOf(const Incident& incident, const Note& note)
{
    const Note* latest = &note;
    for (std::size_t step = 0; latest->correctedBy && step < incident.notes.size(); ++step) {
        const auto next =
            std::find_if(incident.notes.begin(), incident.notes.end(),
                         [&](const Note& one) { return one.id == *latest->correctedBy; });
        if (next == incident.notes.end())
            break;
        latest = &*next;
    }
    return *latest;
}

// A note of the same act has its moment and its author.
bool isOfCry(const Emergency& cry, const Note& note)
{
    return std::find(cry.said.begin(), cry.said.end(), CrySaid{note.at, note.by}) != cry.said.end();
}

void addNotes(std::string& out, const Emergency& cry, const Incident* incident)
{
    if (!incident || incident->visibility == Visibility::Restricted)
        return;
    for (const Note& note : incident->notes) {
        if (note.corrects || !isOfCry(cry, note))
            continue;
        const Note& said = latestOf(*incident, note);
        if (said.fieldClass <= FieldClass::Police && !said.text.empty())
            out += (out.empty() ? "" : "; ") + said.text;
    }
}

} // namespace

std::string cryPlace(const State& state, const Unit& unit)
{
    const Incident* work = hotIncident(state, unit.incident);
    if (!unit.place)
        return work ? work->location.text : std::string();
    const std::string& last = unit.place->text;
    const bool isUnderWay =
        work && work->visibility == Visibility::Normal &&
        (unit.stage == AssignmentStage::Dispatched || unit.stage == AssignmentStage::EnRoute) &&
        !isAtOnePlace(*unit.place, work->location);
    return isUnderWay ? last + " → " + work->location.text : last;
}

std::string cryWords(const State& state, const Unit& unit)
{
    if (!unit.emergency)
        return {};
    const Incident* work = hotIncident(state, unit.incident);
    if (work && work->visibility == Visibility::Restricted)
        return {};
    std::string out = unit.emergency->words;
    if (!work)
        return out;
    // It went along where its work was joined to another.
    for (const IncidentId joined : work->mergedFrom)
        addNotes(out, *unit.emergency, hotIncident(state, joined));
    addNotes(out, *unit.emergency, work);
    return out;
}

std::string cryTold(const State& state, const Unit& unit)
{
    std::string told = cryPlace(state, unit);
    if (const std::string words = cryWords(state, unit); !words.empty())
        told += (told.empty() ? "" : ": ") + words;
    if (const std::string weapon = cryWeapon(state, unit); !weapon.empty())
        told += (told.empty() ? "" : "; ") + weapon;
    return told;
}

std::string cryWeapon(const State& state, const Unit& unit)
{
    const Incident* work = hotIncident(state, unit.incident);
    const WeaponSign sign = work ? weaponSign(*work) : WeaponSign::None;
    if (sign == WeaponSign::None)
        return {};
    if (work->visibility == Visibility::Restricted)
        return sign == WeaponSign::Answered ? "weapon" : "possible weapon";
    return weaponWords(*work);
}

} // namespace haven
