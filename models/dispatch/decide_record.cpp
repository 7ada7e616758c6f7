#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/record_rules.h"
#include "models/dispatch/record_things.h"
#include "models/dispatch/unseen_rules.h"

#include <algorithm>

// Removal under law, holds, and who looked at what.
namespace haven {

namespace {

// A statute or an authorization has a number; "the chief said so" is neither.
bool isAuthority(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The engine reads the log for each of these; whoever only asks the rules beforehand has not.
const RemovalReading& readingOf(const Act& act)
{
    static const RemovalReading nothing;
    return act.removal ? *act.removal : nothing;
}

bool isPending(const Removal& removal)
{
    return removal.standing == RemovalStanding::Requested ||
           removal.standing == RemovalStanding::Approved;
}

// What is still worked on is nobody's to take out.
std::optional<Refusal> stillOpen(const State& state, const std::vector<std::int64_t>& facts,
                                 const RemovalReading& reading, Instant now)
{
    for (const auto* list : {&reading.facts, &reading.around}) {
        for (const Recorded& one : *list) {
            if (!one.event ||
                !std::binary_search(facts.begin(), facts.end(), one.envelope.sequence))
                continue;
            if (auto fault = workedOnFault(state, *one.event, now))
                return fault;
        }
    }
    return std::nullopt;
}

// Nobody decides what they have not seen.
std::optional<Refusal> notAsShown(const std::optional<std::vector<std::int64_t>>& shown,
                                  const std::vector<std::int64_t>& facts,
                                  const RemovalReading& reading)
{
    const auto unseen = shown ? factsUnseen(facts, *shown, reading) : std::vector<std::int64_t>();
    if (unseen.empty())
        return std::nullopt;
    return refuse(RefusalCode::RemovalNotAsShown, factWords(unseen));
}

} // namespace

std::optional<Refusal> workedOnFault(const State& state, const Event& event, Instant now)
{
    const auto thing = thingWritten(event);
    if (thing && isStanding(state, *thing, now))
        return refuse(RefusalCode::RemovalStillStands, thingWords(*thing), thingEndingLine(*thing));
    for (const auto id : incidentsOf(event)) {
        const auto found = state.incidents.find(id);
        if (found != state.incidents.end() && !found->second.closedAt)
            return refuse(RefusalCode::RemovalIncidentOpen, found->second.number);
    }
    return std::nullopt;
}

std::optional<Refusal> removalFault(const State& state, const std::vector<std::int64_t>& facts,
                                    const RemovalReading& reading, Instant now)
{
    if (auto open = stillOpen(state, facts, reading, now))
        return open;
    if (const RecordHold* hold = holdOver(state.recordBook, facts, reading))
        return refuse(RefusalCode::RemovalHeld, std::to_string(hold->number), hold->reason,
                      hold->putBy.value);
    return std::nullopt;
}

std::optional<Refusal> removalWordsFault(const RequestRemoval& command)
{
    if (!isAuthority(trimmed(command.authority)))
        return refuse(RefusalCode::RemovalNeedsAuthority);
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::RemovalNeedsReason);
    if (command.facts.empty() && command.wholes.empty())
        return refuse(RefusalCode::RemovalEmpty);
    if (command.facts.size() > kRemovalNamedMax || command.wholes.size() > kRemovalIncidentsMax)
        return refuse(RefusalCode::RemovalTooLarge, std::to_string(kRemovalNamedMax));
    return std::nullopt;
}

std::optional<Refusal> removalRequestFault(const State& state, const RequestRemoval& command,
                                           const std::vector<std::int64_t>& facts,
                                           const RemovalReading& reading, Instant now)
{
    if (auto fault = removalWordsFault(command))
        return fault;
    for (const auto& removal : state.recordBook.removals) {
        const auto& before = removal.second;
        const bool isAsked =
            isPending(before) && std::any_of(facts.begin(), facts.end(), [&](std::int64_t one) {
                return std::binary_search(before.facts.begin(), before.facts.end(), one);
            });
        if (isAsked)
            return refuse(RefusalCode::RemovalAskedAlready, std::to_string(removal.first));
    }
    return removalFault(state, facts, reading, now);
}

std::optional<Refusal> removalStandingFault(const State& state, const Removal& removal,
                                            const RemovalReading& reading, Instant now)
{
    if (const auto since = factsSince(removal, reading); !since.empty())
        return refuse(RefusalCode::RemovalGrown, std::to_string(removal.number), factWords(since));
    return removalFault(state, factsDue(removal, reading), reading, now);
}

namespace {

std::string numberRead(const RemovalReading& reading, IncidentId incident)
{
    for (const Recorded& one : reading.around) {
        const auto* opened = one.event ? kindIf<IncidentOpened>(&*one.event) : nullptr;
        if (opened && opened->incident == incident)
            return opened->number;
    }
    return {};
}

} // namespace

Facts decideOne(const State& state, const RequestRemoval& command, const Act& act)
{
    const RemovalReading& reading = readingOf(act);
    if (auto fault = removalWordsFault(command))
        return *std::move(fault);
    auto facts = factsToRemove(command.facts, command.wholes, reading);
    if (!facts)
        return facts.refusal();
    if (auto fault = removalRequestFault(state, command, *facts, reading, act.recordedAt))
        return *std::move(fault);
    if (auto fault = notAsShown(command.shown, *facts, reading))
        return *std::move(fault);
    RemovalRequested fact;
    const auto& removals = state.recordBook.removals;
    fact.removal = removals.empty() ? 1 : removals.rbegin()->first + 1;
    fact.facts = *std::move(facts);
    fact.incidents = command.wholes;
    fact.staying = factsStaying(fact.facts, command.wholes, reading);
    for (const IncidentId incident : command.wholes)
        fact.numbers.push_back(numberRead(reading, incident));
    fact.authority = trimmed(command.authority);
    fact.reason = trimmed(command.reason);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const ApproveRemoval& command, const Act& act)
{
    const auto found = state.recordBook.removals.find(command.removal);
    if (found == state.recordBook.removals.end())
        return refuse(RefusalCode::RemovalUnknown, std::to_string(command.removal));
    const Removal& removal = found->second;
    if (removal.standing != RemovalStanding::Requested)
        return refuse(RefusalCode::RemovalSettled, std::to_string(removal.number));
    if (removal.requestedBy == act.recordedBy || removal.requestedBy == act.doneBy)
        return refuse(RefusalCode::RemovalNeedsSecond, removal.requestedBy.value);
    const RemovalReading& reading = readingOf(act);
    if (auto fault = removalStandingFault(state, removal, reading, act.recordedAt))
        return *std::move(fault);
    if (auto fault = notAsShown(command.shown, factsDue(removal, reading), reading))
        return *std::move(fault);
    return std::vector<Event>{RemovalApproved{removal.number, removal.requestedBy}};
}

Facts decideOne(const State& state, const DeclineRemoval& command, const Act&)
{
    const auto found = state.recordBook.removals.find(command.removal);
    if (found == state.recordBook.removals.end())
        return refuse(RefusalCode::RemovalUnknown, std::to_string(command.removal));
    if (!isPending(found->second))
        return refuse(RefusalCode::RemovalSettled, std::to_string(command.removal));
    const std::string reason(trimmed(command.reason));
    if (reason.empty())
        return refuse(RefusalCode::RemovalNeedsReason);
    return std::vector<Event>{RemovalDeclined{command.removal, reason}};
}

Facts decideOne(const State& state, const PutRecordHold& command, const Act&)
{
    HoldScope scope = command.scope;
    scope.person = std::string(trimmed(scope.person));
    const std::string reason(trimmed(command.reason));
    if (!scope.incident && scope.person.empty() && !scope.from && !scope.to)
        return refuse(RefusalCode::RecordHoldEmpty);
    if (scope.from && scope.to && *scope.to <= *scope.from)
        return refuse(RefusalCode::RecordHoldBackward);
    if (reason.empty())
        return refuse(RefusalCode::RecordHoldNeedsReason);
    const auto& holds = state.recordBook.holds;
    const std::int64_t number = holds.empty() ? 1 : holds.rbegin()->first + 1;
    return std::vector<Event>{RecordHoldPut{number, std::move(scope), reason}};
}

Facts decideOne(const State& state, const ReleaseRecordHold& command, const Act&)
{
    const auto found = state.recordBook.holds.find(command.hold);
    if (found == state.recordBook.holds.end() || found->second.releasedAt)
        return refuse(RefusalCode::RecordHoldUnknown, std::to_string(command.hold));
    const std::string reason(trimmed(command.reason));
    if (reason.empty())
        return refuse(RefusalCode::RecordHoldNeedsReason);
    return std::vector<Event>{RecordHoldReleased{command.hold, reason}};
}

bool mayLookUp(const std::set<Role>& roles)
{
    return roles.count(Role::Supervisor) > 0 || roles.count(Role::Administrator) > 0;
}

Facts decideOne(const State&, const RecordView& command, const Act& act)
{
    // All that is known of somebody at once is for whoever answers a request for records.
    if (!mayLookUp(act.roles) && command.viewed.kind != ViewedKind::RestrictedIncident)
        return refuse(RefusalCode::RoleMissing, RecordView::kName, "Supervisor or Administrator");
    if (command.viewed.kind == ViewedKind::RestrictedIncident && !mayReadRestricted(act.roles))
        return refuse(RefusalCode::RoleMissing, RecordView::kName, "Clinician or Supervisor");
    RecordViewed fact = command.viewed;
    fact.about = std::string(trimmed(fact.about));
    fact.reason = std::string(trimmed(fact.reason));
    // Who looked at what is also asked of everything at once.
    if (fact.kind != ViewedKind::Looks && fact.about.empty() && !fact.incident)
        return refuse(RefusalCode::ViewNeedsWhat);
    if (fact.reason.empty())
        return refuse(RefusalCode::ViewNeedsReason);
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
