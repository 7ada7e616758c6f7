#include "app/ctl/held_station.h"

#include "app/session/session.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station_file.h"

#include <future>

namespace haven::ctl {

namespace {

constexpr const char* kHolder = "havenctl";

// Empty where its first fact does not say it; the engine then tells what is wrong.
std::string timeZoneOf(const std::string& path)
{
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return {};
    auto log = SqliteEventLog::open(reader->database());
    const auto first = log ? log->read(1, 1) : Result<std::vector<Recorded>>(log.refusal());
    const auto* created = first && !first->empty() && first->front().event
                              ? kindIf<StationCreated>(&*first->front().event)
                              : nullptr;
    return created != nullptr ? created->timeZone : std::string();
}

} // namespace

HeldStation::HeldStation(std::unique_ptr<KnowledgeBase> base, const std::string& timeZone)
    : m_base(std::move(base)), m_time(timeZone)
{}

Result<std::unique_ptr<HeldStation>> HeldStation::take(const std::string& path)
{
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return base.refusal();
    std::unique_ptr<HeldStation> held(new HeldStation(*std::move(base), timeZoneOf(path)));
    EngineOptions options;
    options.place.path = path;
    options.holder = kHolder;
    options.knowledge = &held->m_base->knowledge;
    options.clock = systemNow;
    options.localDay = [self = held.get()](Instant at) { return self->m_time.dayOf(at); };
    auto engine = Engine::open(std::move(options));
    if (!engine && engine.refusal().code == RefusalCode::StationLocked)
        return heldElsewhere(path);
    if (!engine)
        return engine.refusal();
    held->m_engine = *std::move(engine);
    held->m_mode = held->m_engine->snapshotState().mode;
    return held;
}

Result<void> HeldStation::record(const std::string& key, const std::string& value)
{
    return record(ChangeSetting{key, value},
                  Seat{AgentId(kHolder), kHolder, PositionId(kHolder), {Role::Administrator}});
}

Result<void> HeldStation::record(Command command, const Seat& seat)
{
    Request request;
    request.command = std::move(command);
    request.seat = seat;
    std::promise<Result<void>> answer;
    auto answered = answer.get_future();
    const auto sent = m_engine->submit(std::move(request), [&answer](const auto& recorded) {
        answer.set_value(recorded ? Result<void>() : Result<void>(recorded.refusal()));
    });
    if (!sent)
        return sent;
    return answered.get();
}

} // namespace haven::ctl
