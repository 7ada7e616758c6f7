#include "models/dispatch/record_things.h"

#include "models/dispatch/bolo_match.h"

namespace haven {

std::optional<RoomThing> thingWritten(const Event& event)
{
    if (const auto* bolo = kindIf<BoloCreated>(&event))
        return RoomThing{RoomThing::Kind::Bolo, bolo->bolo.value};
    if (const auto* watch = kindIf<WatchPlaced>(&event))
        return RoomThing{RoomThing::Kind::Watch, watch->watch.value};
    if (const auto* note = kindIf<PassOnWritten>(&event))
        return RoomThing{RoomThing::Kind::PassOn, note->passOn.value};
    if (const auto* scheduled = kindIf<IncidentScheduled>(&event))
        return RoomThing{RoomThing::Kind::Scheduled, scheduled->scheduled.value};
    if (const auto* message = kindIf<MessageSent>(&event))
        return RoomThing{RoomThing::Kind::Message, message->message.value};
    return std::nullopt;
}

std::optional<RoomThing> thingFollowed(const Event& event)
{
    if (const auto* renewed = kindIf<BoloRenewed>(&event))
        return RoomThing{RoomThing::Kind::Bolo, renewed->bolo.value};
    if (const auto* canceled = kindIf<BoloCanceled>(&event))
        return RoomThing{RoomThing::Kind::Bolo, canceled->bolo.value};
    if (const auto* visited = kindIf<WatchVisited>(&event))
        return RoomThing{RoomThing::Kind::Watch, visited->watch.value};
    if (const auto* over = kindIf<WatchEnded>(&event))
        return RoomThing{RoomThing::Kind::Watch, over->watch.value};
    if (const auto* ended = kindIf<PassOnEnded>(&event))
        return RoomThing{RoomThing::Kind::PassOn, ended->passOn.value};
    if (const auto* off = kindIf<ScheduleCanceled>(&event))
        return RoomThing{RoomThing::Kind::Scheduled, off->scheduled.value};
    return std::nullopt;
}

const std::vector<std::string_view>& followingTypes()
{
    static const std::vector<std::string_view> types{BoloRenewed::kType,  BoloCanceled::kType,
                                                     WatchVisited::kType, WatchEnded::kType,
                                                     PassOnEnded::kType,  ScheduleCanceled::kType};
    return types;
}

bool isStanding(const State& state, const RoomThing& thing, Instant now)
{
    const RoomBook& room = state.room;
    switch (thing.kind) {
    case RoomThing::Kind::Bolo: {
        const auto bolo = state.bolos.find(BoloId(thing.number));
        return bolo != state.bolos.end() && isInForce(bolo->second, now);
    }
    case RoomThing::Kind::Watch: {
        const auto watch = room.watches.find(WatchId(thing.number));
        return watch != room.watches.end() && watch->second.placed.until > now;
    }
    case RoomThing::Kind::PassOn: {
        const auto note = room.passOns.find(PassOnId(thing.number));
        return note != room.passOns.end() && note->second.until > now;
    }
    case RoomThing::Kind::Scheduled:
        return room.scheduled.count(ScheduledId(thing.number)) > 0;
    case RoomThing::Kind::Message:
        return false; // read or not, nobody acts on it by its number
    }
    return false;
}

std::string thingWords(const RoomThing& thing)
{
    const std::string number = std::to_string(thing.number);
    switch (thing.kind) {
    case RoomThing::Kind::Bolo:
        return "BOLO " + boloNumber(BoloId(thing.number));
    case RoomThing::Kind::Watch:
        return "watch " + number;
    case RoomThing::Kind::PassOn:
        return "pass-on note " + number;
    case RoomThing::Kind::Scheduled:
        return "scheduled incident " + number;
    case RoomThing::Kind::Message:
        return "message " + number;
    }
    return number;
}

std::string thingEndingLine(const RoomThing& thing)
{
    const std::string number = std::to_string(thing.number);
    switch (thing.kind) {
    case RoomThing::Kind::Bolo:
        return "bover " + boloNumber(BoloId(thing.number)) + " REASON";
    case RoomThing::Kind::Watch:
        return "unwatch " + number + " REASON";
    case RoomThing::Kind::PassOn:
        return "unpass " + number + " REASON";
    case RoomThing::Kind::Scheduled:
        return "unsched " + number + " REASON";
    case RoomThing::Kind::Message:
        return {};
    }
    return {};
}

} // namespace haven
