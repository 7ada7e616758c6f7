#include "models/dispatch/record_care.h"

#include "models/base/text.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/record_things.h"
#include "models/dispatch/said_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace haven {

namespace {

template <class... Facts>
bool isAnyOf(const Event& event)
{
    return (isKind<Facts>(event) || ...);
}

// Without their words the incident, the person or the plan simply says less.
bool isOnlyWords(const Event& event)
{
    return isAnyOf<NoteAdded, PersonRecorded, VehicleRecorded, CautionRecorded, EmdRecorded,
                   CrisisFlagSuggested, CallbackAttempted, CareTextRecorded, ForceRecorded,
                   PerceivedRecorded, MandatedReportRecorded, ConsentRecorded, ReferralRecorded,
                   CarePlanRecorded, FollowUpTried, HandoffPlaced, HandoffProgressed, CallbackTried,
                   ClosingItemRecorded, RiskProtectionRecorded, PastIncidentRecorded, RecordViewed,
                   CareViewed, ActUndone>(event);
}

bool isAboutTheRecord(const Event& event)
{
    return isAnyOf<PayloadRemoved, RemovalRequested, RemovalApproved, RemovalDeclined,
                   RemovalCarriedOut, RecordHoldPut, RecordHoldReleased, RecordViewed, CareViewed,
                   LogExported, StationBackedUp, BackupFailed>(event);
}

bool isOfSealing(const Event& event)
{
    return isAnyOf<SealedNoteAdded, SealedNotesRead, SealedNoteReleased, ReleaseWithdrawn,
                   SealGroupChanged, SealKeyChanged>(event);
}

using FactsByNumber = std::map<std::int64_t, const Recorded*>;

FactsByNumber byNumberOf(const RemovalReading& reading)
{
    FactsByNumber out;
    for (const auto* list : {&reading.facts, &reading.around}) {
        for (const Recorded& one : *list)
            out.emplace(one.envelope.sequence, &one);
    }
    return out;
}

bool doesSay(const Recorded& fact, const std::string& name)
{
    return fact.event && saysName(encodeEvent(*fact.event), name);
}

// Where the person of a hold is spoken of anywhere in an incident, all of the incident is kept.
std::set<IncidentId> incidentsNaming(const FactsByNumber& facts, const std::string& name)
{
    std::set<IncidentId> out;
    for (const auto& [number, fact] : facts) {
        if (!doesSay(*fact, name))
            continue;
        for (const auto id : incidentsOf(*fact->event))
            out.insert(id);
    }
    return out;
}

bool isInPeriod(const HoldScope& scope, const Recorded& fact)
{
    Instant at = fact.envelope.happenedAt;
    if (const auto* past = kindIf<PastIncidentRecorded>(&*fact.event))
        at = past->past.receivedAt;
    return !(scope.from && at < *scope.from) && !(scope.to && at > *scope.to);
}

// What one hold keeps of what was read.
class HoldReach final
{
public:
    HoldReach(const HoldScope& scope, const FactsByNumber& facts) : m_scope(scope), m_facts(facts)
    {
        if (!scope.person.empty())
            m_named = incidentsNaming(facts, scope.person);
    }
    bool keeps(std::int64_t number) const
    {
        const auto found = m_facts.find(number);
        if (found == m_facts.end() || !found->second->event)
            return false;
        const Recorded& fact = *found->second;
        const auto incidents = incidentsOf(*fact.event);
        const bool isOfIncident =
            !m_scope.incident ||
            std::find(incidents.begin(), incidents.end(), *m_scope.incident) != incidents.end();
        const bool isOfPerson = m_scope.person.empty() || doesSay(fact, m_scope.person) ||
                                std::any_of(incidents.begin(), incidents.end(),
                                            [&](IncidentId id) { return m_named.count(id) > 0; });
        return isOfIncident && isOfPerson && isInPeriod(m_scope, fact);
    }

private:
    const HoldScope& m_scope;
    const FactsByNumber& m_facts;
    std::set<IncidentId> m_named;
};

// A copy made before the first of them was said cannot hold it.
void addCopies(std::set<std::int64_t>& out, const std::set<IncidentId>& incidents,
               const RemovalReading& reading)
{
    if (out.empty())
        return;
    const std::int64_t first = *out.begin();
    for (const auto& fact : reading.around) {
        const auto* recalled = fact.event ? kindIf<IncidentRecalled>(&*fact.event) : nullptr;
        if (recalled && fact.envelope.sequence > first &&
            incidents.count(recalled->incident.id) > 0)
            out.insert(fact.envelope.sequence);
    }
}

// What was said of a thing since it was written goes with it.
void addFollowing(std::set<std::int64_t>& out, const std::vector<RoomThing>& things,
                  const RemovalReading& reading)
{
    if (things.empty())
        return;
    for (const Recorded& fact : reading.around) {
        const auto of = fact.event ? thingFollowed(*fact.event) : std::nullopt;
        if (of && std::find(things.begin(), things.end(), *of) != things.end())
            out.insert(fact.envelope.sequence);
    }
}

// Whoever took back what goes said in words what it was. Entries of older versions name no
// incident.
void addUndone(std::set<std::int64_t>& out, const RemovalReading& reading)
{
    for (const Recorded& fact : reading.around) {
        const auto* undone = fact.event ? kindIf<ActUndone>(&*fact.event) : nullptr;
        if (undone && out.count(undone->undoneSequence) > 0)
            out.insert(fact.envelope.sequence);
    }
}

} // namespace

std::string_view whyItStays(const Event& event)
{
    if (isOnlyWords(event) || thingWritten(event))
        return {};
    if (thingFollowed(event))
        return "it goes together with the entry that wrote what it speaks of; name that one";
    if (isAboutTheRecord(event))
        return "it is the record of the record itself";
    if (isOfSealing(event))
        return "sealed words go by handing them back, which destroys their key";
    if (isAnyOf<IncidentOpened, CallTaken>(event))
        return "the incident stands on it; have the whole incident removed";
    return "the board would say something false without it; have the whole incident removed";
}

bool goesWithItsIncident(const Event& event, IncidentId incident)
{
    const auto all = incidentsOf(event);
    // It repeats the words of what was undone, whoever else has to be told.
    if (isKind<ActUndone>(event))
        return std::find(all.begin(), all.end(), incident) != all.end();
    if (isAboutTheRecord(event) || isOfSealing(event) || !unitsOf(event).empty())
        return false;
    return !all.empty() &&
           std::all_of(all.begin(), all.end(), [&](IncidentId id) { return id == incident; }) &&
           !isKind<BoardTrimmed>(event);
}

Result<std::vector<std::int64_t>> factsToRemove(const std::vector<std::int64_t>& named,
                                                const std::vector<IncidentId>& wholes,
                                                const RemovalReading& reading)
{
    std::set<std::int64_t> out;
    std::set<IncidentId> copied;
    std::vector<RoomThing> things;
    const auto byNumber = byNumberOf(reading);
    for (const auto number : named) {
        const auto at = byNumber.find(number);
        if (at == byNumber.end())
            return refuse(RefusalCode::RemovalFactUnknown, std::to_string(number));
        const Recorded* fact = at->second;
        if (!fact->event)
            return refuse(RefusalCode::RemovalDoneAlready, std::to_string(number));
        if (const auto why = whyItStays(*fact->event); !why.empty())
            return refuse(RefusalCode::RemovalKindStays, std::to_string(number), why);
        out.insert(number);
        if (const auto thing = thingWritten(*fact->event))
            things.push_back(*thing);
        for (const auto id : incidentsOf(*fact->event))
            copied.insert(id);
    }
    for (const auto whole : wholes) {
        bool isFound = false;
        for (const auto& fact : reading.around) {
            if (!fact.event || !goesWithItsIncident(*fact.event, whole))
                continue;
            out.insert(fact.envelope.sequence);
            isFound = true;
        }
        if (!isFound)
            return refuse(RefusalCode::RemovalIncidentUnknown, std::to_string(whole.value));
    }
    if (out.empty())
        return refuse(RefusalCode::RemovalEmpty);
    addFollowing(out, things, reading);
    addUndone(out, reading);
    addCopies(out, copied, reading);
    if (out.size() > kRemovalFactsMax)
        return refuse(RefusalCode::RemovalTooLarge, std::to_string(kRemovalFactsMax));
    return std::vector<std::int64_t>(out.begin(), out.end());
}

std::vector<std::int64_t> factsStaying(const std::vector<std::int64_t>& going,
                                       const std::vector<IncidentId>& wholes,
                                       const RemovalReading& reading)
{
    std::set<std::int64_t> out;
    for (const auto& fact : reading.around) {
        if (!fact.event || isAboutTheRecord(*fact.event) || isKind<BoardTrimmed>(*fact.event) ||
            std::binary_search(going.begin(), going.end(), fact.envelope.sequence))
            continue;
        const auto named = incidentsOf(*fact.event);
        const auto isWhole = [&](IncidentId id) {
            return std::find(wholes.begin(), wholes.end(), id) != wholes.end();
        };
        const bool isOfBoth = std::any_of(named.begin(), named.end(), isWhole) &&
                              !std::all_of(named.begin(), named.end(), isWhole);
        if (isOfBoth && out.size() < kRemovalStayingMax)
            out.insert(fact.envelope.sequence);
    }
    return {out.begin(), out.end()};
}

std::vector<std::int64_t> factsDue(const Removal& removal, const RemovalReading& reading)
{
    const auto byNumber = byNumberOf(reading);
    std::set<std::int64_t> out;
    std::set<IncidentId> copied;
    std::vector<RoomThing> things;
    for (const auto number : removal.facts) {
        const auto found = byNumber.find(number);
        if (found == byNumber.end() || !found->second->event)
            continue;
        out.insert(number);
        if (const auto thing = thingWritten(*found->second->event))
            things.push_back(*thing);
        for (const auto id : incidentsOf(*found->second->event))
            copied.insert(id);
    }
    for (const auto& fact : reading.around) {
        const bool isGoing =
            fact.event &&
            std::any_of(removal.incidents.begin(), removal.incidents.end(),
                        [&](IncidentId whole) { return goesWithItsIncident(*fact.event, whole); });
        if (isGoing)
            out.insert(fact.envelope.sequence);
    }
    addFollowing(out, things, reading);
    addUndone(out, reading);
    addCopies(out, copied, reading);
    return {out.begin(), out.end()};
}

std::vector<std::int64_t> factsUnseen(const std::vector<std::int64_t>& going,
                                      const std::vector<std::int64_t>& shown,
                                      const RemovalReading& reading)
{
    const auto byNumber = byNumberOf(reading);
    const std::set<std::int64_t> seen(shown.begin(), shown.end());
    std::vector<std::int64_t> out;
    for (const auto number : going) {
        const auto found = byNumber.find(number);
        const bool isCopy = found != byNumber.end() && found->second->event &&
                            isKind<IncidentRecalled>(*found->second->event);
        if (!isCopy && seen.count(number) == 0)
            out.push_back(number);
    }
    return out;
}

std::vector<std::int64_t> factsSince(const Removal& removal, const RemovalReading& reading)
{
    return factsUnseen(factsDue(removal, reading), removal.facts, reading);
}

std::vector<std::int64_t> factsHeld(const RecordBook& book, const std::vector<std::int64_t>& facts,
                                    const RemovalReading& reading)
{
    const auto byNumber = byNumberOf(reading);
    std::set<std::int64_t> out;
    for (const auto& [number, hold] : book.holds) {
        if (hold.releasedAt)
            continue;
        const HoldReach reach(hold.scope, byNumber);
        for (const auto fact : facts) {
            if (reach.keeps(fact))
                out.insert(fact);
        }
    }
    return {out.begin(), out.end()};
}

const RecordHold* holdOver(const RecordBook& book, const std::vector<std::int64_t>& facts,
                           const RemovalReading& reading)
{
    const auto byNumber = byNumberOf(reading);
    for (const auto& [number, hold] : book.holds) {
        if (hold.releasedAt)
            continue;
        const HoldReach reach(hold.scope, byNumber);
        if (std::any_of(facts.begin(), facts.end(),
                        [&](std::int64_t fact) { return reach.keeps(fact); }))
            return &hold;
    }
    return nullptr;
}

std::string scopeWords(const HoldScope& scope, const std::string& incidentNumber)
{
    std::vector<std::string> parts;
    if (scope.incident)
        parts.push_back("incident " + incidentNumber);
    if (!scope.person.empty())
        parts.push_back(scope.person);
    if (scope.from || scope.to)
        parts.emplace_back("a period");
    return joined(parts, "; ");
}

std::string factWords(const std::vector<std::int64_t>& facts)
{
    constexpr std::size_t kShown = 8;
    std::vector<std::string> shown;
    for (std::size_t i = 0; i < facts.size() && i < kShown; ++i)
        shown.push_back(std::to_string(facts[i]));
    std::string out = (facts.size() == 1 ? "fact " : "facts ") + joined(shown, ", ");
    if (facts.size() > kShown)
        out += fmt::format(" and {} more", facts.size() - kShown);
    return out;
}

std::string stayingWords(const std::vector<std::int64_t>& staying)
{
    if (staying.empty())
        return {};
    const bool isOne = staying.size() == 1;
    return "; " + factWords(staying) +
           (isOne ? " names it together with another incident and stays"
                  : " name it together with another incident and stay");
}

std::string removedWords(const Removal& removal)
{
    std::vector<std::string> parts;
    for (const std::string& number : removal.numbers) {
        if (!number.empty())
            parts.push_back("incident " + number + " whole");
    }
    parts.push_back(factWords(removal.facts));
    return joined(parts, ", ") + stayingWords(removal.staying);
}

} // namespace haven
