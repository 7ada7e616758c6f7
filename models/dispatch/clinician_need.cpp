#include "models/dispatch/clinician_need.h"

#include "models/base/text.h"
#include "models/dispatch/crisis_response.h"

#include <algorithm>

namespace haven {

namespace {

constexpr int kAskedFromLevel = 2;

bool isCrisisType(const Incident& incident, const Codes& codes)
{
    const IncidentType* type = codes.typeFor(incident.type.value);
    return type && type->protocol && type->tellsHealth;
}

bool isLevelForClinician(const Incident& incident, const Codes& codes)
{
    const auto level = levelFromNumber(incident.level.level);
    const auto& levels = codes.response.clinicianLevels;
    return level && std::find(levels.begin(), levels.end(), *level) != levels.end();
}

ClinicianNeed eligible(std::string why)
{
    return {ClinicianNeed::Is::Eligible, std::move(why)};
}

bool isOfClinicians(const std::vector<std::string>& skills)
{
    return std::find(skills.begin(), skills.end(), kSkillClinician) != skills.end();
}

// It came, whether or not it is still on duty; or it is on the way. Reserved is not sent.
bool wasUnitSent(const Incident& incident, const State& state)
{
    const auto isOnTheWay = [&](const Assignment& one) {
        const auto unit = state.units.find(one.unit);
        return one.stage != AssignmentStage::Assigned && unit != state.units.end() &&
               isOfClinicians(unit->second.skills);
    };
    return std::any_of(incident.assignments.begin(), incident.assignments.end(), isOnTheWay) ||
           std::any_of(incident.unitsCame.begin(), incident.unitsCame.end(),
                       [](const UnitCame& one) { return isOfClinicians(one.skills); });
}

// A clinician's unit was on it and has left without arriving.
bool wasUnitCalledOff(const Incident& incident, const State& state)
{
    return std::any_of(incident.unitsBefore.begin(), incident.unitsBefore.end(),
                       [&](const UnitId& id) {
                           const auto unit = state.units.find(id);
                           return unit != state.units.end() && isOfClinicians(unit->second.skills);
                       });
}

// Taken over by people who come to the person; a line on the telephone is not a clinician sent.
bool wasTakenOver(const Incident& incident, const Knowledge& knowledge)
{
    return std::any_of(
        incident.handoffs.begin(), incident.handoffs.end(), [&](const Handoff& handoff) {
            const DirectoryEntry* entry = findEntry(knowledge.directory, handoff.entry);
            return handoff.stage == HandoffStage::Accepted && entry &&
                   (entry->kind == DirectoryKind::MobileTeam ||
                    entry->kind == DirectoryKind::Program || hasCapability(*entry, kComesToPerson));
        });
}

NeedStanding notSent(std::string code, std::string words)
{
    return {NeedStanding::Is::NotSent, std::move(code), std::move(words)};
}

// What the newest request says by itself; nothing while it waits, or without one.
std::optional<NeedStanding> byRequest(const Incident& incident, const ResponseTable& table)
{
    const auto& requests = incident.clinicianRequests;
    const bool hasCome = std::any_of(requests.begin(), requests.end(), [](const auto& request) {
        return request.arrivedAt || request.stage == ClinicianStage::Done;
    });
    if (hasCome)
        return NeedStanding{NeedStanding::Is::Sent, {}, {}};
    if (requests.empty())
        return std::nullopt;
    switch (const ClinicianRequest& request = requests.back(); request.stage) {
    case ClinicianStage::Asked:
        return std::nullopt;
    case ClinicianStage::Accepted:
    case ClinicianStage::EnRoute:
        return notSent(std::string(kNotSentOver), {});
    case ClinicianStage::Declined:
        return notSent(std::string(kNotSentDeclined), request.reason);
    case ClinicianStage::NotSent: {
        const NoClinician reason = notSentFrom(request.reason, table);
        return notSent(reason.code, reason.words);
    }
    case ClinicianStage::Arrived:
    case ClinicianStage::Done:
        return NeedStanding{NeedStanding::Is::Sent, {}, {}};
    }
    return std::nullopt;
}

} // namespace

bool isWorkedAsCrisis(const Incident& incident)
{
    return incident.level.level >= kAskedFromLevel &&
           (incident.flag.decision == FlagDecision::Confirmed || !incident.answers.empty() ||
            incident.level.cause == LevelCause::ByPerson);
}

bool isFlagUndecided(const Incident& incident)
{
    return !incident.flag.decision &&
           (incident.flag.suggested == Flag::Yes || incident.flag.suggested == Flag::Possible);
}

ClinicianNeed clinicianNeed(const Incident& incident, const Codes& codes)
{
    // A yes that nobody looked at is a need that nobody met, though text never gives a level.
    // Possible alone asks for a decision.
    const Flag suggested = incident.flag.suggested;
    // Who says why none goes says that one was for it, at any level; the report has to add up.
    if (incident.noClinician)
        return eligible("somebody recorded why no clinician goes");
    const bool isYesOpen = !incident.flag.decision && suggested == Flag::Yes;
    if (incident.level.level == 0)
        return isYesOpen ? eligible("the advisor reads behavioral health, and nobody said no; no "
                                    "level yet")
                         : ClinicianNeed{}; // whoever asks for a clinician makes it a crisis
    if (!incident.clinicianRequests.empty())
        return eligible("a clinician was asked for");
    if (!isLevelForClinician(incident, codes) || incident.flag.decision == FlagDecision::Rejected)
        return {};
    const std::string atLevel = ", level " + std::to_string(incident.level.level);
    if (incident.flag.decision == FlagDecision::Confirmed)
        return eligible("behavioral health by a person's word" + atLevel);
    if (incident.flag.decision == FlagDecision::Unsure)
        return eligible("possibly behavioral health by a person's word" + atLevel);
    const bool isWorked = isWorkedAsCrisis(incident);
    if (isWorked && isCrisisType(incident, codes))
        return eligible("its type is one of a crisis" + atLevel);
    if (suggested == Flag::Yes || (isWorked && suggested == Flag::Possible))
        return eligible("the advisor reads behavioral health, and nobody said no" + atLevel);
    return {};
}

NeedStanding needStanding(const Incident& incident, const State& state, const Knowledge& knowledge)
{
    const auto request = byRequest(incident, knowledge.codes.response);
    const bool isSent = (request && request->is == NeedStanding::Is::Sent) ||
                        wasUnitSent(incident, state) || wasTakenOver(incident, knowledge);
    if (isSent)
        return {NeedStanding::Is::Sent, {}, {}};
    // What a person said last about it goes before what the request alone tells.
    if (incident.noClinician)
        return notSent(incident.noClinician->code, incident.noClinician->words);
    if (request)
        return *request;
    return wasUnitCalledOff(incident, state) ? notSent(std::string(kNotSentOver), {})
                                             : NeedStanding{};
}

NoClinician notSentFrom(std::string_view words, const ResponseTable& table)
{
    const std::string_view text = trimmed(words);
    const std::string typed = toLower(text.substr(0, std::min(text.find(' '), text.size())));
    const std::string first = asKept(typed);
    NoClinician out;
    if (table.reasonFor(first)) {
        out.code = first;
        out.words = std::string(trimmed(text.substr(typed.size())));
    } else {
        out.code = std::string(kNotSentOther);
        out.words = std::string(text);
    }
    return out;
}

} // namespace haven
