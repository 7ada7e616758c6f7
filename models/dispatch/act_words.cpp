#include "models/dispatch/act_words.h"

#include "models/base/text.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/clinician_unit.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/log_sentences.h"
#include "models/dispatch/nearby.h"
#include "models/dispatch/one_place.h"
#include "models/dispatch/storm_pick.h"
#include "models/dispatch/unseen_rules.h"
#include "models/dispatch/waiting.h"
#include "models/dispatch/weapon.h"
#include "models/dispatch/work_stack.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

constexpr const char* kDoneUntold =
    "Done and recorded; nothing more is told of a restricted incident";
constexpr const char* kPoliceFirst = "Police first: no officer is on scene. Stage.";

std::string_view reasonOf(SimilarReason reason)
{
    switch (reason) {
    case SimilarReason::SameNumber:
        return "same telephone";
    case SimilarReason::SamePlace:
        return "same place";
    case SimilarReason::Near:
        return "near";
    }
    return {};
}

bool isTold(const State& state, IncidentId id, const std::set<Role>& roles)
{
    const auto found = state.incidents.find(id);
    return found == state.incidents.end() || found->second.visibility != Visibility::Restricted ||
           mayReadRestricted(roles);
}

bool isTold(const State& state, const Recorded& recorded, const std::set<Role>& roles)
{
    const auto about = recorded.event ? incidentsOf(*recorded.event) : std::vector<IncidentId>();
    return std::all_of(about.begin(), about.end(),
                       [&](IncidentId id) { return isTold(state, id, roles); });
}

// `new` never stops to ask; what looks like the same incident is told beside it.
void addSimilar(std::vector<std::string>& out, const State& state, IncidentId opened,
                const LogWordsContext& words, Instant now)
{
    const auto found = state.incidents.find(opened);
    if (found == state.incidents.end())
        return;
    const Incident& one = found->second;
    NewCallFacts call;
    call.location = one.location;
    call.callback = one.calls.empty() ? "" : one.calls.front().callback;
    call.type = one.type;
    for (const auto& similar : similarIncidents(state, call, *words.codes, now)) {
        if (similar.incident != one.id && similar.isOpen)
            out.push_back("may be the same as " + words.numberOf(similar.incident) + " (" +
                          std::string(reasonOf(similar.reason)) + ")");
    }
}

// The incident where somebody has to know what waits there: it is new, elsewhere, or gone to.
std::optional<IncidentId> goneTo(const Event& event)
{
    if (const auto* opened = kindIf<IncidentOpened>(&event))
        return opened->incident;
    if (const auto* moved = kindIf<LocationChanged>(&event))
        return moved->incident;
    if (const auto* sent = kindIf<UnitDispatched>(&event))
        return sent->incident;
    return std::nullopt;
}

void addCautions(std::vector<std::string>& out, const State& state,
                 const std::vector<Recorded>& facts, const std::set<Role>& roles, Instant now)
{
    std::set<IncidentId> told;
    for (const auto& recorded : facts) {
        const auto id = recorded.event ? goneTo(*recorded.event) : std::nullopt;
        const auto found = id ? state.incidents.find(*id) : state.incidents.end();
        if (found == state.incidents.end() || !isTold(state, *id, roles) ||
            !told.insert(*id).second)
            continue;
        for (std::string& caution : cautionsToTell(state, found->second, now))
            out.push_back(std::move(caution));
        // Its radio-safe words are for everybody; the whole plan is opened with a reason.
        for (const PlanHit& hit : plansFor(state, found->second, now))
            out.push_back("care plan here, say on the air: " +
                          state.carePlans.at(hit.plan).radioSafe);
    }
}

// As a unit is sent: whoever speaks with it next has to know, also where nothing else of the
// incident is told to them. There it is told as on the board, without the words.
void addWeapons(std::vector<std::string>& out, const State& state,
                const std::vector<Recorded>& facts, const std::set<Role>& roles)
{
    std::set<IncidentId> told;
    for (const auto& recorded : facts) {
        const auto* sent = recorded.event ? kindIf<UnitDispatched>(&*recorded.event) : nullptr;
        const auto found = sent ? state.incidents.find(sent->incident) : state.incidents.end();
        if (found == state.incidents.end() || !told.insert(sent->incident).second)
            continue;
        const WeaponSign sign = weaponSign(found->second);
        if (sign == WeaponSign::None)
            continue;
        if (isTold(state, sent->incident, roles))
            out.push_back(weaponWords(found->second));
        else
            out.emplace_back(sign == WeaponSign::Answered ? "weapon" : "possible weapon");
    }
}

// The incident that a clinician goes to by this fact, or was sent to.
std::optional<IncidentId> clinicianGoesTo(const State& state, const Event& event)
{
    const auto ofUnit = [&](const UnitId& id, IncidentId incident) {
        const auto unit = state.units.find(id);
        return unit != state.units.end() && isClinicianUnit(unit->second) ? std::optional(incident)
                                                                          : std::nullopt;
    };
    if (const auto* sent = kindIf<UnitDispatched>(&event))
        return ofUnit(sent->unit, sent->incident);
    if (const auto* coming = kindIf<UnitEnRoute>(&event))
        return ofUnit(coming->unit, coming->incident);
    if (const auto* there = kindIf<UnitArrived>(&event))
        return ofUnit(there->unit, there->incident);
    const auto* answer = kindIf<ClinicianAnswered>(&event);
    const bool isGoing = answer && (answer->stage == ClinicianStage::Accepted ||
                                    answer->stage == ClinicianStage::EnRoute ||
                                    answer->stage == ClinicianStage::Arrived);
    return isGoing ? std::optional(answer->incident) : std::nullopt;
}

// Nobody refuses a clinician who goes first, and nobody lets them go without a word. It is told of
// a restricted incident, too: it says nothing of what is inside.
void addPoliceFirst(std::vector<std::string>& out, const State& state,
                    const std::vector<Recorded>& facts, const LogWordsContext& words)
{
    const bool isAlone = std::any_of(facts.begin(), facts.end(), [&](const Recorded& recorded) {
        const auto id = recorded.event ? clinicianGoesTo(state, *recorded.event) : std::nullopt;
        const auto found = id ? state.incidents.find(*id) : state.incidents.end();
        if (found == state.incidents.end() || isOfficerOnScene(found->second, state))
            return false;
        const Incident& incident = found->second;
        const bool isLevelOfPolice = words.codes && incident.level.level > 0 &&
                                     leadOf(incident, *words.codes).lead == Lead::Police;
        return weaponSign(incident) != WeaponSign::None || standingThreat(incident) ||
               isLevelOfPolice;
    });
    if (isAlone)
        out.emplace_back(kPoliceFirst);
}

// Whoever sends a clinician alone, or takes the officer from beside one, is told that it waits. It
// says nothing of what is inside a restricted one.
void addWaitsForOfficer(std::vector<std::string>& out, const State& state,
                        const std::vector<Recorded>& facts, const LogWordsContext& words)
{
    std::set<IncidentId> told;
    for (const auto& recorded : facts) {
        const auto* sent = recorded.event ? kindIf<UnitDispatched>(&*recorded.event) : nullptr;
        const auto* left = recorded.event ? kindIf<UnitCleared>(&*recorded.event) : nullptr;
        if (!words.codes || (!sent && !left))
            continue;
        const IncidentId id = sent ? sent->incident : left->incident;
        const auto found = state.incidents.find(id);
        if (found != state.incidents.end() && waitsForOfficer(found->second, *words.codes) &&
            told.insert(id).second)
            out.push_back(found->second.number + " waits for an officer");
    }
}

// A clinician who says that they go has told nobody's board: until their unit is sent there, nobody
// checks on it and others may send it elsewhere.
void addUnitNotSent(std::vector<std::string>& out, const State& state,
                    const std::vector<Recorded>& facts, const LogWordsContext& words)
{
    for (const auto& recorded : facts) {
        const auto* said = recorded.event ? kindIf<ClinicianAnswered>(&*recorded.event) : nullptr;
        const auto id = said ? clinicianGoesTo(state, *recorded.event) : std::nullopt;
        const auto found = id ? state.incidents.find(*id) : state.incidents.end();
        if (found == state.incidents.end() || found->second.clinicianRequests.empty())
            continue;
        const auto& named = found->second.clinicianRequests.back().unit;
        const auto unit = named ? state.units.find(*named) : state.units.end();
        if (unit == state.units.end() || unit->second.incident == id)
            continue;
        out.push_back(named->value + " is not sent there on the board: ask the dispatcher for d " +
                      named->value + " " + words.numberOf(*id));
    }
}

// Work that waits for a unit is offered as the unit is clear (R33).
void addOffers(std::vector<std::string>& out, const State& state,
               const std::vector<Recorded>& facts, const LogWordsContext& words)
{
    std::set<UnitId> cleared;
    for (const auto& recorded : facts) {
        if (const auto* one = recorded.event ? kindIf<UnitCleared>(&*recorded.event) : nullptr)
            cleared.insert(one->unit);
    }
    if (cleared.empty())
        return;
    for (const StackOffer& offer : stackOffers(state)) {
        if (cleared.count(offer.unit) > 0)
            out.push_back(words.numberOf(offer.next) + " waits for " + offer.unit.value +
                          ", which is free: send it with nx " + offer.unit.value);
    }
}

// What was sent stays with them: nobody else would tell them that they may not go on with it.
void addReferralsSent(std::vector<std::string>& out, const State& state,
                      const std::vector<Recorded>& facts, const std::set<Role>& roles, Instant now)
{
    for (const auto& recorded : facts) {
        const auto* back = recorded.event ? kindIf<ConsentWithdrawn>(&*recorded.event) : nullptr;
        const auto found = back ? state.incidents.find(back->incident) : state.incidents.end();
        if (found == state.incidents.end() || !isTold(state, back->incident, roles) ||
            !mayReadAfterwards(roles))
            continue;
        const IncidentCare& care = found->second.care;
        const auto consent =
            std::find_if(care.consents.begin(), care.consents.end(),
                         [&](const Consent& one) { return one.number == back->number; });
        if (consent == care.consents.end() || isConsented(care, consent->partner, now))
            continue;
        for (const Referral& one : care.referrals) {
            if (isReferralWithThem(one.status) && equalsIgnoringCase(one.partner, consent->partner))
                out.push_back("the referral to " + one.partner + " was sent already and is " +
                              toLower(enumName(one.status)) +
                              ": somebody has to tell them of the withdrawal");
        }
    }
}

// An answer is never lowered by taking a join back, so whoever splits hears which of them were
// given of the other alone.
void addAnswersOfOther(std::vector<std::string>& out, const State& state,
                       const std::vector<Recorded>& facts, const std::set<Role>& roles,
                       const LogWordsContext& words)
{
    for (const auto& recorded : facts) {
        const auto* split = recorded.event ? kindIf<IncidentSplit>(&*recorded.event) : nullptr;
        const auto found = split ? state.incidents.find(split->from) : state.incidents.end();
        if (found == state.incidents.end() || !isTold(state, split->from, roles) ||
            !isTold(state, split->incident, roles) || !mayReadCare(roles))
            continue;
        std::vector<std::string> theirs;
        for (const auto& [which, record] : found->second.answers) {
            if (record.joinedFrom == split->incident)
                theirs.push_back(asTyped(factWord(which)));
        }
        if (theirs.empty())
            continue;
        const std::string number = words.numberOf(split->from);
        out.push_back("answered of " + words.numberOf(split->incident) +
                      " alone and to be asked "
                      "anew on " +
                      number + ": " + joined(theirs, ", ") + ", with ans " + number + " " +
                      theirs.front());
    }
}

// Many are held by one line: how long, which of their types are not, and the way back.
void addStorm(std::vector<std::string>& out, const State& state, const std::vector<Recorded>& facts,
              const LogWordsContext& words, Instant now)
{
    for (const auto& recorded : facts) {
        const auto* storm = recorded.event ? kindIf<StormGathered>(&*recorded.event) : nullptr;
        if (!storm)
            continue;
        std::vector<TypeCode> types;
        std::optional<Instant> until;
        for (const IncidentId id : storm->incidents) {
            const auto found = state.incidents.find(id);
            if (found == state.incidents.end())
                continue;
            until = found->second.heldUntil;
            types.push_back(found->second.type);
        }
        if (until)
            out.push_back("held for " + longSpanWords(*until - now));
        for (std::string& left : stormLeftWords(state, stormPick(state, storm->parent, types)))
            out.push_back(std::move(left));
        out.push_back("to let them go: calm " + words.numberOf(storm->parent) + " WHY");
    }
}

// Whom to tell is safety, and shown on the board: it is told whatever the undone act was about.
void addWhomToTell(std::vector<std::string>& out, const State& state,
                   const std::vector<Recorded>& facts, const std::set<Role>& roles)
{
    for (const auto& recorded : facts) {
        const auto* undone = recorded.event ? kindIf<ActUndone>(&*recorded.event) : nullptr;
        if (!undone || undone->tell.empty() || isTold(state, recorded, roles))
            continue;
        std::vector<std::string> units;
        for (const UnitId& unit : undone->tell)
            units.push_back(unit.value);
        out.push_back("Tell " + joined(units, ", ") +
                      (undone->voice == SendVoice::Silent ? " without voice" : " by radio"));
    }
}

// In front, where it is read first and no narrow line cuts it: an officer stands there.
void addBolos(std::vector<std::string>& out, const State& state, const std::vector<Recorded>& facts,
              const std::set<Role>& roles, const LogWordsContext& words)
{
    for (const auto& recorded : facts) {
        const auto* match = recorded.event ? kindIf<BoloMatched>(&*recorded.event) : nullptr;
        if (!match || !isTold(state, recorded, roles))
            continue;
        std::string told = wordsFor(recorded, words).text;
        if (const auto bolo = state.bolos.find(match->bolo); bolo != state.bolos.end())
            told += ": " + (mayReadBolo(bolo->second, roles) ? boloWords(bolo->second.text)
                                                             : boloWhy(bolo->second, roles));
        out.push_back(std::move(told));
    }
}

} // namespace

std::string actWords(const State& state, const std::vector<Recorded>& facts,
                     const std::set<Role>& roles, const LogWordsContext& words, Instant now)
{
    std::vector<std::string> out;
    addBolos(out, state, facts, roles, words);
    bool isAllTold = true;
    for (const auto& recorded : facts) {
        if (recorded.event && isKind<BoloMatched>(*recorded.event) &&
            isTold(state, recorded, roles))
            continue;
        if (isTold(state, recorded, roles))
            out.push_back(wordsFor(recorded, words).text);
        else
            isAllTold = false;
    }
    if (!isAllTold)
        out.emplace_back(kDoneUntold);
    addWhomToTell(out, state, facts, roles);
    addStorm(out, state, facts, words, now);
    for (const auto& recorded : facts) {
        const auto* opened = recorded.event ? kindIf<IncidentOpened>(&*recorded.event) : nullptr;
        if (opened)
            addSimilar(out, state, opened->incident, words, now);
    }
    addPoliceFirst(out, state, facts, words);
    addWaitsForOfficer(out, state, facts, words);
    addUnitNotSent(out, state, facts, words);
    addWeapons(out, state, facts, roles);
    addCautions(out, state, facts, roles, now);
    addOffers(out, state, facts, words);
    addReferralsSent(out, state, facts, roles, now);
    addAnswersOfOther(out, state, facts, roles, words);
    return joined(out, "; ");
}

std::string actIncident(const std::vector<Recorded>& facts, const LogWordsContext& words)
{
    for (const auto& recorded : facts) {
        const auto numbers = wordsFor(recorded, words).numbers;
        if (!numbers.empty())
            return numbers.front();
    }
    return {};
}

std::vector<std::string> cautionsToTell(const State& state, const Incident& incident, Instant now,
                                        CautionReach reach)
{
    std::vector<std::string> out;
    for (const CautionHit& hit : cautionsFor(state, incident.location, incident.persons, now)) {
        const Caution& caution = state.cautions.at(hit.caution);
        const bool isNear = hit.match == CautionMatch::Nearby;
        if (isNear && reach == CautionReach::AtThePlace)
            continue;
        const bool isInHouse = hit.match == CautionMatch::House;
        std::string words = isNear      ? "caution near: "
                            : isInHouse ? "caution in this house or one written like it: "
                                        : "caution here: ";
        words += spacedWords(enumName(caution.kind)) + ", " + caution.text;
        if (!caution.person.empty())
            words += ", about " + caution.person;
        if (hit.match == CautionMatch::SameName)
            words += ", the name alone agrees";
        if (isNear || isInHouse)
            words += ", at " + placeSaid(caution.place);
        out.push_back(std::move(words));
    }
    return out;
}

std::string whoWords(const State& state)
{
    std::vector<std::string> out;
    for (const auto& [position, one] : state.signOns)
        out.push_back(one.name + " at " + position.value);
    for (const auto& [id, unit] : state.units)
        out.push_back(id.value + " " + unit.status.label.value);
    return out.empty() ? "Nobody is signed on and no unit is on duty" : joined(out, ", ");
}

} // namespace haven
