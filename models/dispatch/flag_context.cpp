#include "models/dispatch/flag_context.h"

#include "models/base/text.h"
#include "models/dispatch/nearby.h"
#include "models/dispatch/person_age.h"
#include "models/dispatch/same_home.h"

#include <algorithm>
#include <initializer_list>

namespace haven {

namespace {

bool namesRole(const Incident& incident, std::initializer_list<PersonRole> roles)
{
    return std::any_of(incident.persons.begin(), incident.persons.end(), [&](const Person& person) {
        return std::find(roles.begin(), roles.end(), person.role) != roles.end();
    });
}

// Somebody was done something to, and nobody is named whose crisis it was: what was flagged may
// have been the victim's own words, and follows nobody home.
bool isVictimsRecord(const Incident& incident)
{
    return namesRole(incident, {PersonRole::Victim, PersonRole::VictimAcquaintance,
                                PersonRole::VictimRelative}) &&
           !namesRole(incident, {PersonRole::Patient});
}

bool isShared(const Location& place, const CueSet& cues)
{
    return cues.isSharedPlace(place.text) || cues.isSharedPlace(place.detail);
}

// Of a shelter the same room is somebody else's tomorrow, however either of the two is written.
bool isOneHome(const Location& one, const Location& other, const CueSet& cues)
{
    return isSameHome(one, other) && !isShared(one, cues) && !isShared(other, cues);
}

// Whether the incident is about this person: the patient, or without one whom it is said of, or
// without either whoever called for themselves. Who called about somebody else, saw it or is
// related has no part in it.
bool isAboutPerson(const Incident& incident, const Person& person)
{
    const bool hasPatient = namesRole(incident, {PersonRole::Patient});
    const bool isSaidOf = namesRole(
        incident, {PersonRole::InvolvedPerson, PersonRole::PersonOfInterest, PersonRole::Suspect});
    switch (person.role) {
    case PersonRole::Patient:
        return true;
    case PersonRole::InvolvedPerson:
    case PersonRole::PersonOfInterest:
    case PersonRole::Suspect:
        return !hasPatient;
    case PersonRole::Caller:
    case PersonRole::ReportingParty: {
        const auto third = incident.answers.find(Fact::ThirdPartyCaller);
        const bool isForAnother =
            third != incident.answers.end() && third->second.answer == answered("yes");
        return !hasPatient && !isSaidOf && !isForAnother && !isVictimsRecord(incident);
    }
    case PersonRole::PatientAcquaintance:
    case PersonRole::PatientRelative:
    case PersonRole::Victim:
    case PersonRole::VictimAcquaintance:
    case PersonRole::VictimRelative:
    case PersonRole::Witness:
        break;
    }
    return false;
}

bool isKnownPerson(const Incident& incident, const Person& person)
{
    return isAboutPerson(incident, person) && !nameKey(person.name).empty() && !person.born.empty();
}

// Confirmed: the name and the day of birth. An age alone makes nobody the same.
bool isSamePerson(const Incident& one, const Incident& other, Instant now)
{
    return std::any_of(one.persons.begin(), one.persons.end(), [&](const Person& person) {
        if (!isKnownPerson(one, person))
            return false;
        return std::any_of(other.persons.begin(), other.persons.end(), [&](const Person& before) {
            return isAboutPerson(other, before) && nameKey(person.name) == nameKey(before.name) &&
                   bornMatch(person.born, before.born, now) == BornMatch::Same;
        });
    });
}

int priorsOf(const State& state, const Incident& incident, const CueSet& cues, Instant now)
{
    int count = 0;
    for (const auto& [id, other] : state.incidents) {
        if (isPriorOf(incident, other, cues, now))
            ++count;
    }
    return count;
}

// What fell due for review and was not renewed says nothing any more.
int approachCautionsOf(const State& state, const Incident& incident, const CueSet& cues,
                       Instant now)
{
    return static_cast<int>(
        std::count_if(state.cautions.begin(), state.cautions.end(), [&](const auto& entry) {
            const Caution& caution = entry.second;
            return caution.kind == CautionKind::Approach && !caution.endedAt &&
                   (!caution.reviewAt || now < *caution.reviewAt) &&
                   isOneHome(incident.location, caution.place, cues);
        }));
}

} // namespace

namespace {

// Which incidents to look at anew; a fact that has no overload here wakes nobody.
struct Waking {
    const State& state;
    const CueSet& cues;

    template <class Fact>
    std::vector<IncidentId> operator()(const Fact&) const
    {
        return {};
    }
    std::vector<IncidentId> operator()(const IncidentOpened& fact) const { return {fact.incident}; }
    std::vector<IncidentId> operator()(const TypeChanged& fact) const { return {fact.incident}; }
    std::vector<IncidentId> operator()(const FactAnswered& fact) const { return {fact.incident}; }
    std::vector<IncidentId> operator()(const PersonRecorded& fact) const { return {fact.incident}; }
    std::vector<IncidentId> operator()(const DetailsCorrected& fact) const
    {
        return {fact.incident};
    }
    std::vector<IncidentId> operator()(const IncidentsMerged& fact) const { return {fact.into}; }
    // Where a caller calls from says nothing of the person.
    std::vector<IncidentId> operator()(const LocationChanged& fact) const
    {
        return fact.call ? std::vector<IncidentId>() : std::vector<IncidentId>{fact.incident};
    }
    std::vector<IncidentId> operator()(const CautionRecorded& fact) const
    {
        if (fact.caution.kind != CautionKind::Approach)
            return {};
        std::vector<IncidentId> here;
        for (const auto& [id, incident] : state.incidents) {
            if (isOneHome(incident.location, fact.caution.place, cues))
                here.push_back(id);
        }
        return here;
    }
};

} // namespace

std::vector<IncidentId> adviceWokenBy(const State& state, const Event& event, const CueSet& cues)
{
    auto woken = visitKind(Waking{state, cues}, event);
    std::erase_if(woken, [&](IncidentId id) {
        const auto found = state.incidents.find(id);
        return found == state.incidents.end() || found->second.stage == IncidentStage::Closed;
    });
    return woken;
}

bool isAdvisorWord(std::string_view words)
{
    const std::string_view word = trimmed(words);
    return word.empty() || equalsIgnoringCase(word, "on") || equalsIgnoringCase(word, kAdvisorOff);
}

AdvisorSwitch advisorSwitchOf(const State& state)
{
    const auto found = state.settings.find(kAdvisorSetting);
    const bool isOff =
        found != state.settings.end() && equalsIgnoringCase(trimmed(found->second), kAdvisorOff);
    return isOff ? AdvisorSwitch::Off : AdvisorSwitch::On;
}

bool isPriorOf(const Incident& incident, const Incident& before, const CueSet& cues, Instant now)
{
    if (before.id == incident.id || before.flag.decided < Flag::Possible ||
        before.visibility == Visibility::Restricted)
        return false;
    if (now - before.openedAt > kPriorsWithin)
        return false;
    const bool isHome = isOneHome(incident.location, before.location, cues) &&
                        !isVictimsRecord(before) && !isVictimsRecord(incident);
    return isHome || isSamePerson(incident, before, now);
}

std::vector<std::string> familiesRead(const Incident& incident)
{
    std::vector<std::string> families;
    const auto take = [&](const std::vector<FlagSpan>& spans) {
        for (const auto& span : spans) {
            if (std::find(families.begin(), families.end(), span.family) == families.end())
                families.push_back(span.family);
        }
    };
    take(incident.flag.spans);
    for (const auto& marks : incident.noteMarks)
        take(marks.spans);
    return families;
}

std::vector<std::string> notesRead(const Incident& incident)
{
    std::vector<std::string> texts;
    for (const auto& note : incident.notes) {
        if (!note.correctedBy)
            texts.push_back(note.text);
    }
    return texts;
}

bool canHavePriors(const Incident& incident, const CueSet& cues)
{
    return isOneHome(incident.location, incident.location, cues) ||
           std::any_of(incident.persons.begin(), incident.persons.end(),
                       [&](const Person& person) { return isKnownPerson(incident, person); });
}

AdviceContext adviceContextOf(const State& state, const Incident& incident, const CueSet& cues,
                              Instant now)
{
    AdviceContext context;
    context.typeCode = incident.commonType;
    for (const auto& [fact, record] : incident.answers)
        context.answers[fact] = record.answer;
    const auto support = context.answers.find(Fact::SupportOnly);
    if (support != context.answers.end() && support->second.state == AskState::Answered &&
        support->second.value == "yes")
        context.request = CallerRequest::CrisisHelp;
    context.priorFlagged = priorsOf(state, incident, cues, now);
    context.approachCautions = approachCautionsOf(state, incident, cues, now);
    return context;
}

} // namespace haven
