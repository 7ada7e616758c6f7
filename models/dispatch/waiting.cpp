#include "models/dispatch/waiting.h"

#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/weapon.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

bool hasSkillNamed(const std::vector<std::string>& skills, const char* skill)
{
    return std::find(skills.begin(), skills.end(), skill) != skills.end();
}

bool wasToldToGo(const Assignment& one)
{
    return one.stage != AssignmentStage::Assigned;
}

// Somebody spoke of a weapon since, or answered that there is a danger, or it became an emergency.
bool isDangerLearned(const Incident& incident, Instant since)
{
    const auto weapon = possibleWeapon(incident);
    const LevelState& level = incident.level;
    const bool isEmergency = level.level >= levelNumber(Level::Emergency) &&
                             level.before < level.level && level.since > since;
    // "CAME BACK, HAS A GUN": also where there was one before.
    if (isEmergency || isWeaponNotedSince(incident, since) || (weapon && weapon->since > since))
        return true;
    constexpr std::array<Fact, 3> kThreats = {Fact::Weapon, Fact::Violence, Fact::Standoff};
    return std::any_of(kThreats.begin(), kThreats.end(), [&](Fact fact) {
        const auto found = incident.answers.find(fact);
        return found != incident.answers.end() && found->second.at > since &&
               found->second.answer.state == AskState::Answered &&
               dangerOf(fact, found->second.answer) >= levelNumber(Level::Urgent);
    });
}

// Officers who were there since it waits said that it is dealt with. What they did not know of they
// have left to nobody.
bool wasLeftByOfficers(const Incident& incident)
{
    return std::any_of(
        incident.unitsCame.begin(), incident.unitsCame.end(), [&](const UnitCame& one) {
            return one.doneAt > incident.clockSince && hasOfficer(one.discipline, one.skills) &&
                   !isDangerLearned(incident, *one.doneAt);
        });
}

template <class Is>
std::optional<Instant> firstTold(const Incident& incident, Is is)
{
    std::optional<Instant> first;
    for (const Assignment& one : incident.assignments) {
        if (wasToldToGo(one) && (!first || one.assignedAt < *first) && is(one))
            first = one.assignedAt;
    }
    return first;
}

// The moment that ended the wait; nothing while it waits.
std::optional<Instant> answeredAt(const Incident& incident, const Codes& codes)
{
    if (const auto first = firstTold(
            incident, [&](const Assignment& one) { return canAnswer(incident, one, codes); }))
        return first;
    return wasLeftByOfficers(incident) ? firstTold(incident, [](const Assignment&) { return true; })
                                       : std::nullopt;
}

} // namespace

bool hasOfficer(Discipline discipline, const std::vector<std::string>& skills)
{
    const bool isCivil = hasSkillNamed(skills, kSkillClinician) || hasSkillNamed(skills, kSkillEms);
    return discipline == Discipline::Police && (!isCivil || hasSkillNamed(skills, kSkillCit));
}

bool isOfficerOn(const Incident& incident)
{
    return std::any_of(
        incident.assignments.begin(), incident.assignments.end(),
        [](const Assignment& one) { return hasOfficer(one.discipline, one.skills); });
}

bool canAnswer(const Incident& incident, const Assignment& unit, const Codes& codes)
{
    if (hasOfficer(unit.discipline, unit.skills))
        return true;
    if (weaponSign(incident) != WeaponSign::None || standingThreat(incident))
        return false;
    if (unit.discipline == Discipline::Other) // a tow truck
        return incident.level.level == 0 && incident.priority > Priority::P2;
    const bool isMedical =
        unit.discipline == Discipline::Fire || unit.discipline == Discipline::Ems;
    if (incident.level.level > 0) {
        const Lead lead = leadOf(incident, codes).lead;
        return isMedical ? lead == Lead::Medical
                         : lead == Lead::MobileCrisis || lead == Lead::Phone;
    }
    if (incident.priority > Priority::P2)
        return true;
    const auto theirs = isMedical ? priorityBehind(incident, unit.discipline, codes) : std::nullopt;
    return theirs && *theirs <= incident.priority;
}

bool cameWhoAnswers(const Incident& incident)
{
    const bool isThreat = weaponSign(incident) != WeaponSign::None || standingThreat(incident);
    const Codes noCodes;
    const auto answers = [&](const UnitCame& one) {
        // Who left before was counted when the wait began anew.
        if (one.doneAt && *one.doneAt <= incident.clockSince)
            return false;
        if (hasOfficer(one.discipline, one.skills))
            return !one.doneAt || !isDangerLearned(incident, *one.doneAt);
        if (isThreat)
            return false;
        const bool isMedical =
            one.discipline == Discipline::Fire || one.discipline == Discipline::Ems;
        if (incident.level.level == 0)
            return isMedical || incident.priority > Priority::P2;
        // Whether its type is a medical emergency stands in the codes alone: of co-response EMS
        // counts.
        const Lead lead = leadOf(incident, noCodes).lead;
        return isMedical ? lead == Lead::Medical || lead == Lead::CoResponse
                         : lead == Lead::MobileCrisis || lead == Lead::Phone;
    };
    return std::any_of(incident.unitsCame.begin(), incident.unitsCame.end(), answers);
}

bool isWaiting(const Incident& incident, const Codes& codes)
{
    return incident.stage != IncidentStage::Closed && !answeredAt(incident, codes);
}

bool waitsForOfficer(const Incident& incident, const Codes& codes)
{
    return std::any_of(incident.assignments.begin(), incident.assignments.end(), wasToldToGo) &&
           isWaiting(incident, codes);
}

Span waitingTime(const Incident& incident, const Codes& codes, Instant now)
{
    const Instant end = answeredAt(incident, codes).value_or(incident.closedAt.value_or(now));
    return std::max(Span{}, end - incident.clockSince);
}

} // namespace haven
