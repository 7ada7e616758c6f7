#include "models/dispatch/record_care.h"

#include "models/base/text.h"
#include "models/dispatch/event_codec.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace haven {

namespace {

template <class... Facts>
bool isAnyOf(const Event& event)
{
    return (std::holds_alternative<Facts>(event) || ...);
}

// Without their words the incident, the person or the plan simply says less.
bool isOnlyWords(const Event& event)
{
    return isAnyOf<NoteAdded, PersonRecorded, VehicleRecorded, CautionRecorded, EmdRecorded,
                   CrisisFlagSuggested, CallbackAttempted, CareTextRecorded, ForceRecorded,
                   PerceivedRecorded, MandatedReportRecorded, ConsentRecorded, ReferralRecorded,
                   CarePlanRecorded, FollowUpTried, HandoffPlaced, HandoffProgressed, CallbackTried,
                   ClosingItemRecorded, RiskProtectionRecorded, PastIncidentRecorded, RecordViewed,
                   CareViewed>(event);
}

bool isAboutTheRecord(const Event& event)
{
    return isAnyOf<PayloadRemoved, RemovalRequested, RemovalApproved, RemovalDeclined,
                   RemovalCarriedOut, RecordHoldPut, RecordHoldReleased, RecordViewed, CareViewed,
                   LogExported>(event);
}

bool isOfSealing(const Event& event)
{
    return isAnyOf<SealedNoteAdded, SealedNotesRead, SealedNoteReleased, ReleaseWithdrawn,
                   SealGroupChanged, SealKeyChanged>(event);
}

const Recorded* factNumbered(const RemovalReading& reading, std::int64_t number)
{
    for (const auto* list : {&reading.facts, &reading.around}) {
        const auto found = std::find_if(list->begin(), list->end(), [&](const Recorded& one) {
            return one.envelope.sequence == number;
        });
        if (found != list->end())
            return &*found;
    }
    return nullptr;
}

bool speaksOf(const Event& event, IncidentId incident)
{
    const auto all = incidentsOf(event);
    return std::find(all.begin(), all.end(), incident) != all.end();
}

// Where the person of a hold is spoken of anywhere in an incident, all of the incident is kept.
bool namesPerson(const Recorded& fact, const RemovalReading& reading, const std::string& lowName)
{
    if (toLower(encodeEvent(*fact.event)).find(lowName) != std::string::npos)
        return true;
    const auto incidents = incidentsOf(*fact.event);
    return std::any_of(reading.around.begin(), reading.around.end(), [&](const Recorded& other) {
        return other.event &&
               std::any_of(incidents.begin(), incidents.end(),
                           [&](IncidentId id) { return speaksOf(*other.event, id); }) &&
               toLower(encodeEvent(*other.event)).find(lowName) != std::string::npos;
    });
}

bool isKeptBy(const HoldScope& scope, const Recorded& fact, const RemovalReading& reading)
{
    if (scope.incident && !speaksOf(*fact.event, *scope.incident))
        return false;
    Instant at = fact.envelope.happenedAt;
    if (const auto* past = std::get_if<PastIncidentRecorded>(&*fact.event))
        at = past->past.receivedAt;
    if ((scope.from && at < *scope.from) || (scope.to && at >= *scope.to))
        return false;
    return scope.person.empty() || namesPerson(fact, reading, toLower(scope.person));
}

} // namespace

std::string_view whyItStays(const Event& event)
{
    if (isOnlyWords(event))
        return {};
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
    if (isAboutTheRecord(event) || isOfSealing(event) || !unitsOf(event).empty())
        return false;
    const auto all = incidentsOf(event);
    return !all.empty() &&
           std::all_of(all.begin(), all.end(), [&](IncidentId id) { return id == incident; }) &&
           !std::holds_alternative<BoardTrimmed>(event);
}

Result<std::vector<std::int64_t>> factsToRemove(const std::vector<std::int64_t>& named,
                                                const std::vector<IncidentId>& wholes,
                                                const RemovalReading& reading)
{
    std::set<std::int64_t> out;
    std::set<IncidentId> copied;
    for (const auto number : named) {
        const Recorded* fact = factNumbered(reading, number);
        if (!fact)
            return refuse(RefusalCode::RemovalFactUnknown, std::to_string(number));
        if (!fact->event)
            return refuse(RefusalCode::RemovalDoneAlready, std::to_string(number));
        if (const auto why = whyItStays(*fact->event); !why.empty())
            return refuse(RefusalCode::RemovalKindStays, std::to_string(number), why);
        out.insert(number);
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
    // A copy made before the first of them was said cannot hold it.
    const std::int64_t first = *out.begin();
    for (const auto& fact : reading.around) {
        const auto* recalled = fact.event ? std::get_if<IncidentRecalled>(&*fact.event) : nullptr;
        if (recalled && fact.envelope.sequence > first && copied.count(recalled->incident.id) > 0)
            out.insert(fact.envelope.sequence);
    }
    if (out.size() > kRemovalFactsMax)
        return refuse(RefusalCode::RemovalTooLarge, std::to_string(kRemovalFactsMax));
    return std::vector<std::int64_t>(out.begin(), out.end());
}

const RecordHold* holdOver(const RecordBook& book, const std::vector<std::int64_t>& facts,
                           const RemovalReading& reading)
{
    for (const auto& [number, hold] : book.holds) {
        if (hold.releasedAt)
            continue;
        for (const auto sequence : facts) {
            const Recorded* fact = factNumbered(reading, sequence);
            if (fact && fact->event && isKeptBy(hold.scope, *fact, reading))
                return &hold;
        }
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

} // namespace haven
