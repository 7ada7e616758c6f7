#include "app/session/replayer.h"

#include "models/dispatch/call_rules.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/incident_rules.h"

namespace haven {

namespace {

// A type nobody mapped is still a call: it comes in as an unknown problem, its own word kept.
constexpr const char* kTypeUnknown = "SUSP";
constexpr const char* kAsRecorded = "as recorded";
constexpr const char* kDispositionUnknown = "13"; // information, administrative

Seat feederSeat()
{
    Seat seat;
    seat.agent = AgentId("replay");
    seat.name = "Replay";
    seat.position = PositionId("replay");
    seat.roles = {Role::Dispatcher, Role::Supervisor};
    return seat;
}

std::string fedName(const PastIncident& past)
{
    return past.source + " " + past.number;
}

} // namespace

Replayer::Replayer(Session& session, ReplayPlan plan) : m_session(session), m_plan(std::move(plan))
{}

Result<void> Replayer::check(const State& state)
{
    if (state.mode == StationMode::Live)
        return refuse(RefusalCode::ReplayNeedsTraining);
    return {};
}

void Replayer::step(Instant happenedAt)
{
    perform(Way::Wait, happenedAt);
}

void Replayer::post(Instant happenedAt)
{
    perform(Way::Post, happenedAt);
}

void Replayer::perform(Way way, Instant happenedAt)
{
    HAVEN_ASSERT(!isFinished());
    const ReplayStep step = m_plan.steps[m_next++];
    const PastIncident& past = m_plan.calls[step.call];
    if (step.kind == ReplayKind::Received) {
        send(opening(past), way, happenedAt);
        return;
    }
    const auto incident = incidentOf(step.call);
    if (!incident) {
        ++m_outcome.refused;
        ++m_outcome.refusals["IncidentNotFound"];
        return;
    }
    if (!step.unit.empty())
        sendUnit(step, *incident, way, happenedAt);
    else if (step.kind == ReplayKind::Cleared)
        close(past, *incident, way, happenedAt);
}

void Replayer::close(const PastIncident& past, IncidentId id, Way way, Instant happenedAt)
{
    const State& state = m_session.state();
    const auto incident = state.incidents.find(id);
    // What the past did about the person the file does not say; it says that it was over.
    if (incident != state.incidents.end() && isAboutSuicide(state, incident->second))
        send(RecordClosingItem{id, ClosingItem::RecheckPlan, ClosingState::Answered,
                               "replayed: the file says that it was closed"},
             way, happenedAt);
    // Nor does it say whether anybody called back.
    if (incident != state.incidents.end() && incident->second.callback)
        send(TryCallback{id, std::nullopt, "replayed: the file says that it was closed"}, way,
             happenedAt);
    if (incident != state.incidents.end() && openTextSession(incident->second))
        send(MarkTextSession{id,
                             {},
                             TextStep::Closed,
                             TextMedium::Text,
                             "replayed: the file says that it was closed"},
             way, happenedAt);
    send(closing(past, id), way, happenedAt);
}

void Replayer::sendUnit(const ReplayStep& step, IncidentId incident, Way way, Instant happenedAt)
{
    const UnitId unit = UnitId(step.unit);
    const auto on = m_session.state().units.find(unit);
    const bool isOnIncident =
        on != m_session.state().units.end() && on->second.incident == incident;
    if (on == m_session.state().units.end()) {
        LogOnUnit command;
        command.unit = unit;
        send(command, way, happenedAt);
    }
    if (step.kind == ReplayKind::Cleared) {
        if (!isOnIncident)
            return;
        ClearUnits command;
        command.units = {unit};
        command.overrideReason = whyBefore(unit, happenedAt);
        send(command, way, happenedAt);
        return;
    }
    // Who arrives without having been sent was sent on arrival.
    if (!isOnIncident) {
        DispatchUnits command;
        command.units = {unit};
        command.incident = incident;
        // The file has the last word on who was where; where no rule minds, there is nothing to
        // say.
        if (on != m_session.state().units.end() &&
            (on->second.incident || on->second.status.primary != UnitPrimary::Available))
            command.overrideReason = kAsRecorded;
        else
            command.overrideReason = whyBefore(unit, happenedAt);
        send(command, way, happenedAt);
    }
    if (step.kind == ReplayKind::Arrived) {
        MarkOnScene command;
        command.units = {unit};
        command.overrideReason = whyBefore(unit, happenedAt);
        send(command, way, happenedAt);
    }
}

// A file that is fed at once ends now and begins in the past: where the station has later steps of
// the unit, as after the same file, the file has the last word all the same. Otherwise half of its
// calls would stay open.
std::string Replayer::whyBefore(const UnitId& unit, Instant happenedAt) const
{
    const auto found = m_session.state().units.find(unit);
    const bool isBefore =
        found != m_session.state().units.end() && happenedAt < found->second.statusSince;
    return isBefore ? kAsRecorded : "";
}

Command Replayer::opening(const PastIncident& past) const
{
    const Knowledge& knowledge = m_session.base().knowledge;
    OpenIncident command;
    const auto* type = knowledge.codes.typeFor(past.commonType);
    command.type = type ? type->code : TypeCode(kTypeUnknown);
    command.location.text = past.place.empty() ? "(no place given)" : past.place;
    if (past.latitudeE7 && past.longitudeE7) {
        command.location.point = Coordinate{static_cast<std::int32_t>(*past.latitudeE7),
                                            static_cast<std::int32_t>(*past.longitudeE7)};
        command.location.confidence = Confidence::Coordinates;
    } else if (!past.place.empty()) {
        command.location = locate(past.place, knowledge);
    }
    CallDraft call;
    call.kind = callKindOf(past);
    command.call = std::move(call);
    command.narrative = past.narrative;
    if (!type && !past.type.empty())
        command.narrative = past.type + ". " + command.narrative;
    command.origin = IncidentOrigin::Fed;
    command.fedFrom = fedName(past);
    return command;
}

Command Replayer::closing(const PastIncident& past, IncidentId incident) const
{
    const Codes& codes = m_session.base().knowledge.codes;
    const auto* rule = codes.dispositionFor(past.commonDisposition);
    CloseIncident command;
    command.incident = incident;
    command.disposition = rule ? rule->code : DispositionCode(kDispositionUnknown);
    command.reason = past.clearing == ClearingBasis::Reconstructed
                         ? "replayed; the file does not say when it ended"
                         : "replayed";
    // What nobody asked then is set aside for each question: the file tells of none.
    const auto found = m_session.state().incidents.find(incident);
    if (found != m_session.state().incidents.end())
        command.reason = eachWithReason(factsMissingToClose(found->second, codes), command.reason);
    return command;
}

std::optional<IncidentId> Replayer::incidentOf(std::size_t call) const
{
    const std::string name = fedName(m_plan.calls[call]);
    const auto& incidents = m_session.state().incidents;
    for (auto it = incidents.rbegin(); it != incidents.rend(); ++it) {
        if (it->second.fedFrom == name)
            return it->first;
    }
    return std::nullopt;
}

void Replayer::count(const Result<std::vector<Recorded>>& result)
{
    if (result) {
        ++m_outcome.done;
        return;
    }
    ++m_outcome.refused;
    ++m_outcome.refusals[std::string(refusalName(result.refusal().code))];
}

void Replayer::send(Command command, Way way, Instant happenedAt)
{
    Request request;
    request.command = std::move(command);
    request.seat = feederSeat();
    request.happenedAt = happenedAt;
    if (way == Way::Wait) {
        count(m_session.submitAndWait(std::move(request)));
        return;
    }
    ++m_waiting;
    m_session.submit(std::move(request), [this](const auto& result) {
        --m_waiting;
        count(result);
    });
}

} // namespace haven
