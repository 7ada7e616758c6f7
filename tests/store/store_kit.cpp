#include "tests/store/store_kit.h"

#include <future>

namespace haven::test {

namespace {

constexpr std::int64_t kStartMs = 1'790'000'000'000; // 2026-09-21

std::vector<Event> openedFor(const State& state, const OpenIncident& wish)
{
    IncidentOpened opened;
    opened.incident = IncidentId(state.counters.incident + 1);
    opened.number = "26-" + std::to_string(100000 + opened.incident.value).substr(0, 6);
    opened.type = wish.type;
    opened.location = wish.location;
    std::vector<Event> events{opened};
    if (wish.call) {
        CallTaken taken;
        taken.call = CallId(state.counters.call + 1);
        taken.incident = opened.incident;
        taken.callback = wish.call->callback;
        events.emplace_back(taken);
    }
    return events;
}

struct Rules {
    const State& state;
    const Act& act;
    using Answer = Result<std::vector<Event>>;

    bool isThere(IncidentId id) const { return state.incidents.count(id) != 0; }

    Answer operator()(const OpenIncident& wish) const
    {
        if (act.roles.count(Role::Dispatcher) == 0)
            return refuse(RefusalCode::RoleMissing, "OpenIncident", "Dispatcher");
        return openedFor(state, wish);
    }
    Answer operator()(const ViewCare& wish) const
    {
        return std::vector<Event>{CareViewed{wish.view, wish.incident, wish.plan, wish.reason, {}}};
    }
    Answer operator()(const AddNote& wish) const
    {
        if (!isThere(wish.incident))
            return refuse(RefusalCode::IncidentNotFound, std::to_string(wish.incident.value));
        NoteAdded note;
        note.note = NoteId(state.counters.note + 1);
        note.incident = wish.incident;
        note.text = wish.text;
        note.fieldClass = wish.fieldClass;
        return std::vector<Event>{note};
    }
    Answer operator()(const CloseIncident& wish) const
    {
        if (!isThere(wish.incident))
            return refuse(RefusalCode::IncidentNotFound, std::to_string(wish.incident.value));
        return std::vector<Event>{IncidentClosed{wish.incident, wish.disposition, "15", ""}};
    }
    Answer operator()(const TrimBoard&) const
    {
        BoardTrimmed trimmed;
        for (const auto& [id, incident] : state.incidents) {
            if (incident.stage == IncidentStage::Closed)
                trimmed.incidents.push_back(id);
        }
        return std::vector<Event>{trimmed};
    }
    Answer operator()(const RestrictIncident& wish) const
    {
        return std::vector<Event>{VisibilityChanged{wish.incident, wish.visibility, wish.reason}};
    }
    Answer operator()(const RecordAccountChange& wish) const
    {
        if (act.roles.count(Role::Administrator) == 0)
            return refuse(RefusalCode::RoleMissing, "RecordAccountChange", "Administrator");
        return std::vector<Event>{wish.change};
    }
    Answer operator()(const SignOn& wish) const
    {
        AgentSignedOn on;
        on.agent = wish.agent;
        on.name = wish.name;
        on.position = wish.position;
        on.roles = wish.roles;
        return std::vector<Event>{std::move(on)};
    }
    Answer operator()(const LogOnUnit& wish) const
    {
        UnitLoggedOn on;
        on.unit = wish.unit;
        return std::vector<Event>{std::move(on)};
    }
    Answer operator()(const StartImport& wish) const
    {
        return std::vector<Event>{ImportStarted{wish.source, wish.profile}};
    }
    Answer operator()(const RecordPastIncidents& wish) const
    {
        std::vector<Event> events;
        for (const auto& past : wish.past)
            events.emplace_back(PastIncidentRecorded{past});
        return events;
    }
    Answer operator()(const FinishImport& wish) const
    {
        return std::vector<Event>{
            ImportFinished{wish.source, wish.read, wish.imported, wish.rejected}};
    }
    Answer operator()(const Undo&) const
    {
        if (act.lastAct.empty())
            return refuse(RefusalCode::IncidentNotFound, "");
        return std::vector<Event>{ActUndone{act.lastAct.front().envelope.sequence,
                                            std::to_string(act.lastAct.size()) + " facts",
                                            {}}};
    }
    template <class Other>
    Answer operator()(const Other&) const
    {
        return refuse(RefusalCode::IncidentNotFound, Other::kName);
    }
};

} // namespace

Result<std::vector<Event>> simpleRules(const State& state, const Command& command, const Act& act)
{
    return visitKind(Rules{state, act}, command);
}

Station::Station(std::string vfs)
    : m_vfs(std::move(vfs)), m_nowMs(std::make_shared<std::atomic<std::int64_t>>(kStartMs))
{}

std::string Station::path() const
{
    return m_folder.filePath(QStringLiteral("station.haven")).toStdString();
}

Result<void> Station::create()
{
    NewStation station;
    station.place = place();
    station.agency = "Quarry Bay Police";
    station.timeZone = "America/New_York";
    station.mode = StationMode::Training;
    station.build = "test";
    station.madeBy = AgentId("havenctl");
    station.position = PositionId("test");
    station.now = now();
    return createStation(station);
}

EngineOptions Station::options()
{
    EngineOptions options;
    options.place = place();
    options.holder = "Position 1";
    options.knowledge = &m_knowledge;
    // A moment passes with each look, as it does outside.
    options.clock = [clock = m_nowMs] { return Instant{clock->fetch_add(7)}; };
    options.localDay = [](Instant) { return LocalDay{2026, 9, 21}; };
    options.decide = simpleRules;
    return options;
}

Seat dispatcher()
{
    return Seat{AgentId("reyes"), "Reyes", PositionId("Position 1"), {Role::Dispatcher}};
}

Request wish(Command command)
{
    return Request{std::move(command), dispatcher(), std::nullopt, std::nullopt};
}

Command openAt(const std::string& text)
{
    OpenIncident open;
    open.type = TypeCode("WELFARE");
    open.location.text = text;
    return open;
}

Command noteOn(std::int64_t incident, const std::string& text)
{
    AddNote note;
    note.incident = IncidentId(incident);
    note.text = text;
    return note;
}

Command closed(std::int64_t incident)
{
    return CloseIncident{IncidentId(incident), DispositionCode("ASSIST"), ""};
}

Result<std::vector<Recorded>> ask(Engine& engine, Request request)
{
    std::promise<Result<std::vector<Recorded>>> answer;
    const auto taken =
        engine.submit(std::move(request), [&](const Result<std::vector<Recorded>>& result) {
            answer.set_value(result);
        });
    if (!taken)
        return taken.refusal();
    return answer.get_future().get();
}

std::unique_ptr<Engine> stationWith(Station& station, std::string PastIncident::*field,
                                    const std::vector<std::string>& words)
{
    must(station.create());
    auto engine = must(Engine::open(station.options()));
    RecordPastIncidents rows;
    for (const auto& one : words) {
        PastIncident past;
        past.source = "somewhere";
        past.number = std::to_string(rows.past.size());
        past.receivedAt =
            station.now() - Span::minutes(static_cast<std::int64_t>(rows.past.size()));
        past.*field = one;
        rows.past.push_back(std::move(past));
    }
    const auto count = static_cast<std::int64_t>(rows.past.size());
    must(ask(*engine, wish(StartImport{"file.csv", "profile"})));
    must(ask(*engine, wish(std::move(rows))));
    must(ask(*engine, wish(FinishImport{"file.csv", count, count, 0})));
    return engine;
}

} // namespace haven::test
