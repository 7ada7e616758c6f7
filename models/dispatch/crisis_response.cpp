#include "models/dispatch/crisis_response.h"

#include "models/base/text.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/person_age.h"
#include "models/dispatch/weapon.h"

#include <algorithm>

namespace haven {

namespace {

std::string settingOf(const State& state, const char* key)
{
    const auto found = state.settings.find(key);
    return found == state.settings.end() ? std::string() : std::string(trimmed(found->second));
}

// The age that is recorded of the person in crisis, as the answer it stands for; nothing where
// somebody answered it, or nothing is recorded.
std::optional<const char*> ageGroupByBirth(const Incident& incident, LocalDay today)
{
    constexpr int kYouthYears = 13;
    constexpr int kElderYears = 65;
    const auto said = incident.answers.find(Fact::AgeGroup);
    if (said != incident.answers.end() && said->second.answer.state == AskState::Answered)
        return std::nullopt;
    const Person* person = crisisPerson(incident);
    const auto age = person ? ageOn(person->born, today) : std::nullopt;
    if (!age)
        return std::nullopt;
    if (*age < kAdultYears)
        return *age < kYouthYears ? "child" : "youth";
    return *age < kElderYears ? "adult" : "elder";
}

} // namespace

std::optional<std::string> townIn(std::string_view words, const std::vector<std::string>& towns)
{
    const std::string_view part = trimmed(words);
    for (const auto& town : towns) {
        if (!startsWithIgnoringCase(part, town))
            continue;
        const std::string rest = toUpper(trimmed(part.substr(town.size())));
        if (rest.empty() || rest.substr(0, 2) == "CT")
            return town;
    }
    return std::nullopt;
}

bool isAgreement(std::string_view words)
{
    constexpr std::size_t kDay = 10; // "2026-11-03"
    const std::string_view text = trimmed(words);
    if (text.size() <= kDay || !daysSince(text.substr(0, kDay), LocalDay{2000, 1, 1}))
        return false;
    const std::string_view who = trimmed(text.substr(kDay));
    return std::any_of(who.begin(), who.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & '\x80') != 0;
    });
}

std::optional<std::string> townOf(const Location& location, const State& state,
                                  const Knowledge& knowledge)
{
    const auto parts = split(location.text, ',');
    for (auto part = parts.rbegin(); part != parts.rend(); ++part) {
        if (auto town = townIn(*part, knowledge.towns); town && parts.size() > 1)
            return town;
    }
    // Where the map knows the address, what stood behind it is kept apart: "APT 3, HARTFORD".
    const auto beside = split(location.detail, ',');
    for (auto part = beside.rbegin(); part != beside.rend(); ++part) {
        if (auto town = townIn(*part, knowledge.towns))
            return town;
    }
    return townIn(settingOf(state, kTownSetting), knowledge.towns);
}

WeekTime weekTimeAt(Instant at, Span offset)
{
    constexpr std::int64_t kMinuteMs = 60'000;
    constexpr std::int64_t kThursday = 3; // 1970-01-01, with Monday as day 0
    const std::int64_t minutes = (at.ms + offset.ms) / kMinuteMs;
    const std::int64_t day = minutes / kMinutesOfDay;
    return {static_cast<int>((day + kThursday) % 7), static_cast<int>(minutes % kMinutesOfDay)};
}

std::optional<ResponseQuery> responseQueryOf(const Incident& incident, const State& state,
                                             const Knowledge& knowledge, const LocalNow& local)
{
    const auto level = levelFromNumber(incident.level.level);
    if (!level)
        return std::nullopt;
    ResponseQuery query;
    query.level = *level;
    query.answers = answersOf(incident);
    if (const auto group = ageGroupByBirth(incident, local.today)) {
        query.answers[Fact::AgeGroup] = answered(*group);
        query.isAgeByBirth = true;
    }
    const LeadResult lead = leadOf(incident, knowledge.codes);
    query.lead = lead.lead;
    query.leadWhy = lead.because;
    query.town = townOf(incident.location, state, knowledge);
    query.at = local.at;
    query.today = local.today;
    query.phoneOnly = phoneOnlyOf(state);
    // A level may be set lower by a person; a danger that is still answered keeps the police in it.
    const LevelResult answered = levelFor(query.answers);
    const bool isDangerous = answered.level >= Level::Urgent && answered.decidedBy.has_value();
    if (standingThreat(incident)) {
        query.officer = OfficerWish::Threat;
        query.leadWhy.clear(); // that nobody is in danger is not what was answered
    } else if (isOfficerWanted(incident))
        query.officer = OfficerWish::Wanted;
    else if (isDangerous && *level < Level::Urgent)
        query.officer = OfficerWish::Danger;
    query.engaged = engagedOf(state);
    return query;
}

std::optional<Response> responseOf(const Incident& incident, const State& state,
                                   const Knowledge& knowledge, const LocalNow& local)
{
    const auto query = responseQueryOf(incident, state, knowledge, local);
    if (!query)
        return std::nullopt;
    Response response = responseFor(knowledge.codes.response, knowledge.directory, *query);
    // A note moves no level, so who goes is as it was; whoever reads it knows of the weapon.
    if (const auto weapon = possibleWeapon(incident))
        response.ask.insert(response.ask.begin(), "Ask about the " +
                                                      possibleWeaponWords(weapon->words) +
                                                      "; no clinician goes in before an officer.");
    return response;
}

std::map<std::string, int> engagedOf(const State& state)
{
    std::map<std::string, int> engaged;
    for (const auto& [id, incident] : state.incidents) {
        if (incident.stage == IncidentStage::Closed)
            continue;
        for (const auto& handoff : incident.handoffs) {
            if (handoff.stage == HandoffStage::Accepted && !handoff.entry.empty())
                ++engaged[handoff.entry];
        }
    }
    return engaged;
}

const Handoff* openHandoff(const Incident& incident)
{
    const auto found =
        std::find_if(incident.handoffs.rbegin(), incident.handoffs.rend(), [](const Handoff& one) {
            return one.stage == HandoffStage::Placed || one.stage == HandoffStage::Answered;
        });
    return found == incident.handoffs.rend() ? nullptr : &*found;
}

bool isHandoffAccepted(const Incident& incident)
{
    return std::any_of(
        incident.handoffs.begin(), incident.handoffs.end(),
        [](const Handoff& handoff) { return handoff.stage == HandoffStage::Accepted; });
}

std::set<std::string> handoffsTried(const Incident& incident)
{
    std::set<std::string> tried;
    for (const auto& handoff : incident.handoffs) {
        if (!handoff.entry.empty())
            tried.insert(handoff.entry);
    }
    return tried;
}

std::int64_t secondsWaited(const Handoff& handoff, Instant now)
{
    const Instant end = handoff.endedAt.value_or(now);
    return std::max<std::int64_t>(0, (end - handoff.placedAt).wholeSeconds());
}

const DirectoryEntry* entryFor(std::string_view words, const Knowledge& knowledge)
{
    const std::string_view wanted = trimmed(words);
    if (wanted.empty())
        return nullptr;
    const DirectoryEntry* begin = nullptr;
    int begins = 0;
    for (const auto& entry : knowledge.directory) {
        if (equalsIgnoringCase(entry.id, wanted) || equalsIgnoringCase(entry.name, wanted))
            return &entry;
        if (startsWithIgnoringCase(entry.name, wanted)) {
            begin = &entry;
            ++begins;
        }
    }
    return begins == 1 ? begin : nullptr;
}

std::string closingItemWord(ClosingItem item)
{
    switch (item) {
    case ClosingItem::Children:
        return "children";
    case ClosingItem::Resource:
        return "resource";
    case ClosingItem::FollowUp:
        return "followup";
    case ClosingItem::RecheckPlan:
        return "recheck";
    case ClosingItem::Officer:
        return "officer";
    case ClosingItem::Decided:
        return "decided";
    }
    return {};
}

std::optional<ClosingItem> closingItemFromWord(std::string_view word)
{
    const std::string wanted = toLower(word);
    for (std::size_t i = 0; i < enumNames(ClosingItem{}).size(); ++i) {
        const auto item = static_cast<ClosingItem>(i);
        if (closingItemWord(item) == wanted)
            return item;
    }
    return std::nullopt;
}

bool isOfficerWanted(const Incident& incident)
{
    const auto found = incident.closingItems.find(ClosingItem::Officer);
    return found != incident.closingItems.end() && equalsIgnoringCase(found->second.words, "yes");
}

bool hadUnits(const Incident& incident)
{
    return !incident.unitsCame.empty() ||
           std::any_of(
               incident.assignments.begin(), incident.assignments.end(),
               [](const Assignment& one) { return one.stage != AssignmentStage::Assigned; });
}

std::string escalationWords(const State& state)
{
    std::vector<std::string> names;
    for (const auto& [position, signOn] : state.signOns) {
        if (signOn.roles.count(Role::Supervisor) > 0)
            names.push_back(signOn.name);
    }
    if (!names.empty())
        return "Supervisor: " + joined(names, ", ");
    const std::string onCall = settingOf(state, kOnCallSetting);
    return onCall.empty() ? "No supervisor is signed on: call the shift supervisor"
                          : "No supervisor is signed on: call " + onCall;
}

} // namespace haven
