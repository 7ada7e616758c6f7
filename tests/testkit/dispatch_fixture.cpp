#include "tests/testkit/dispatch_fixture.h"

#include "models/dispatch/event_codec.h"
#include "models/dispatch/incident_rules.h"
#include "models/geo/town_names.h"

#include <QByteArray>
#include <QDir>
#include <QFile>
#include <QString>

namespace haven::test {

namespace {

constexpr std::int64_t kMsPerDay = 86'400'000;
// 2026-03-14 20:00:00 UTC: an evening shift, away from any change of clocks or year.
constexpr Instant kStart{1'773'518'400'000};

// Days since 1970 to the calendar (Hinnant, "chrono-compatible low-level date algorithms").
LocalDay dayOf(Instant at)
{
    std::int64_t z = at.ms / kMsPerDay + 719'468;
    const std::int64_t era = z / 146'097;
    const std::int64_t dayOfEra = z - era * 146'097;
    const std::int64_t yearOfEra =
        (dayOfEra - dayOfEra / 1460 + dayOfEra / 36'524 - dayOfEra / 146'096) / 365;
    const std::int64_t dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    const std::int64_t shifted = (5 * dayOfYear + 2) / 153;
    LocalDay day;
    day.day = static_cast<int>(dayOfYear - (153 * shifted + 2) / 5 + 1);
    day.month = static_cast<int>(shifted < 10 ? shifted + 3 : shifted - 9);
    day.year = static_cast<int>(yearOfEra + era * 400 + (day.month <= 2 ? 1 : 0));
    return day;
}

Seat seat(std::string_view agent, std::string_view position, Role role)
{
    Seat out;
    out.agent = AgentId(std::string(agent));
    out.name = std::string(agent);
    out.position = PositionId(std::string(position));
    out.roles = {role};
    return out;
}

BeatArea square(const char* id, Coordinate middle)
{
    constexpr std::int32_t kHalf = 100'000; // about a kilometer
    Polygon polygon;
    polygon.outer = {{middle.latE7 - kHalf, middle.lonE7 - kHalf},
                     {middle.latE7 - kHalf, middle.lonE7 + kHalf},
                     {middle.latE7 + kHalf, middle.lonE7 + kHalf},
                     {middle.latE7 + kHalf, middle.lonE7 - kHalf}};
    BeatArea beat;
    beat.id = BeatId(id);
    beat.name = std::string("Beat ") + id;
    beat.area.polygons.push_back(std::move(polygon));
    return beat;
}

std::string brokenUnit(const State& state, const Unit& unit)
{
    if (unit.incident.has_value() != unit.stage.has_value())
        return unit.id.value + " has an incident without a stage, or a stage without one";
    int count = 0;
    for (const auto& [id, incident] : state.incidents) {
        for (const auto& assignment : incident.assignments)
            count += assignment.unit == unit.id ? 1 : 0;
    }
    if (count > 1)
        return unit.id.value + " is on more than one incident";
    if ((count == 1) != unit.incident.has_value())
        return unit.id.value + " and its incident disagree";
    return {};
}

std::string brokenIncident(const State& state, const Incident& incident)
{
    const bool isClosed = incident.stage == IncidentStage::Closed;
    if (isClosed && !incident.assignments.empty())
        return incident.number + " is closed and has units";
    if (isClosed != incident.closedAt.has_value())
        return incident.number + " is closed without a time, or open with one";
    if (incident.mergedInto && !isClosed)
        return incident.number + " is joined to another and open";
    if (incident.stage == IncidentStage::Held && incident.priority == Priority::P1)
        return incident.number + " is P1 and held";
    int primaries = 0;
    for (const auto& assignment : incident.assignments) {
        primaries += assignment.role == AssignmentRole::Primary ? 1 : 0;
        const auto unit = state.units.find(assignment.unit);
        if (unit == state.units.end() || unit->second.incident != incident.id)
            return incident.number + " has a unit that does not know of it";
    }
    if (primaries > 1 || (primaries == 0 && !incident.assignments.empty()))
        return incident.number + " needs exactly one primary unit";
    return {};
}

} // namespace

std::string sourceText(std::string_view path)
{
    QFile file(QDir(QStringLiteral(HAVEN_SOURCE_DIR))
                   .filePath(QString::fromUtf8(path.data(), static_cast<int>(path.size()))));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

Knowledge shippedKnowledge()
{
    Knowledge knowledge;
    auto codes = parseCodes(sourceText("resources/codes/types.json"),
                            sourceText("resources/codes/priorities.json"),
                            sourceText("resources/codes/dispositions.json"),
                            sourceText("resources/codes/statuses.json"));
    if (!codes)
        qFatal("%s", refusalSentence(codes.refusal()).c_str());
    auto alarms = parseAlarmTable(sourceText("resources/codes/alarms.json"));
    if (!alarms)
        qFatal("%s", refusalSentence(alarms.refusal()).c_str());
    codes->alarms = *std::move(alarms);
    auto aid = parseAidTable(sourceText("resources/codes/aid.json"));
    if (!aid)
        qFatal("%s", refusalSentence(aid.refusal()).c_str());
    codes->aid = *std::move(aid);
    knowledge.codes = *std::move(codes);
    auto response = parseResponseTable(sourceText("resources/response/response.json"), "shipped");
    if (!response)
        qFatal("%s", refusalSentence(response.refusal()).c_str());
    knowledge.codes.response = *std::move(response);
    const auto towns = parseTownNames(sourceText("resources/map/towns.json"));
    if (!towns)
        qFatal("%s", refusalSentence(towns.refusal()).c_str());
    knowledge.towns = towns->towns;
    for (const char* file : {"connecticut.json", "programs.json"}) {
        const auto read = parseDirectory(sourceText(std::string("resources/directory/") + file),
                                         file, knowledge.towns);
        if (!read)
            qFatal("%s", refusalSentence(read.refusal()).c_str());
        knowledge.directory.insert(knowledge.directory.end(), read->entries.begin(),
                                   read->entries.end());
    }
    const QDir folder(QStringLiteral(HAVEN_SOURCE_DIR "/resources/protocols"));
    for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        std::string text = sourceText("resources/protocols/" + name.toStdString());
        auto protocol = parseProtocol(text);
        if (!protocol)
            qFatal("%s", refusalSentence(protocol.refusal()).c_str());
        ProtocolOnFile onFile;
        onFile.protocol = *std::move(protocol);
        onFile.hash = "hash of " + onFile.protocol.id.value;
        onFile.text = std::move(text);
        const ProtocolId id = onFile.protocol.id;
        knowledge.protocols.emplace(id, std::move(onFile));
    }
    return knowledge;
}

Seat dispatcherSeat()
{
    return seat("reyes", "Position 1", Role::Dispatcher);
}
Seat clinicianSeat()
{
    return seat("okafor", "Clinician desk", Role::Clinician);
}
Seat supervisorSeat()
{
    return seat("lindqvist", "Supervisor desk", Role::Supervisor);
}
Seat administratorSeat()
{
    return seat("admin", "Office", Role::Administrator);
}
Seat advisorSeat()
{
    return seat("advisor", "Console", Role::Automaton);
}

Location at(std::string text)
{
    Location location;
    location.text = std::move(text);
    return location;
}

Location at(std::string text, Coordinate point)
{
    Location location = at(std::move(text));
    location.point = point;
    return location;
}

DispatchRoom::DispatchRoom()
    : m_beats(std::make_unique<BeatMap>(
          std::vector<BeatArea>{square("1", kInBeat1), square("2", kInBeat2)})),
      m_knowledge(shippedKnowledge()), m_now(kStart)
{
    m_knowledge.beats = m_beats.get();
    StationCreated created;
    created.agency = "Harbor Point Police";
    created.timeZone = "America/New_York";
    created.mode = StationMode::Training;
    record(created);
}

void DispatchRoom::setProtocol(const ProtocolId& id, std::optional<ProtocolOnFile> onFile)
{
    m_knowledge.protocols.erase(id);
    if (onFile)
        m_knowledge.protocols.emplace(id, *std::move(onFile));
}

Act DispatchRoom::actOf(const Seat& seat) const
{
    Act act;
    act.recordedAt = m_now;
    act.happenedAt = m_now - m_backdate;
    act.recordedBy = seat.agent;
    act.doneBy = seat.agent;
    act.position = seat.position;
    act.roles = seat.roles;
    act.day = dayOf(m_now);
    act.knowledge = &m_knowledge;
    act.source = m_source;
    act.accounts = m_accounts;
    const auto found = m_lastActs.find({seat.agent, seat.position});
    if (found != m_lastActs.end())
        act.lastAct = found->second;
    return act;
}

Result<std::vector<Event>> DispatchRoom::run(const Command& command)
{
    return runAs(dispatcherSeat(), command);
}

Result<std::vector<Event>> DispatchRoom::runAs(const Seat& seat, const Command& command)
{
    Act act = actOf(seat);
    // As the engine does, which reads only what it needs of them.
    if (isKind<RequestRemoval>(command) || isKind<ApproveRemoval>(command))
        act.removal = std::make_shared<RemovalReading>(RemovalReading{m_log, m_log});
    auto facts = decide(m_state, command, act);
    if (!facts)
        return facts;
    std::vector<Recorded> recorded;
    for (const auto& fact : *facts) {
        Recorded one;
        one.envelope.sequence = m_state.sequence + 1;
        one.envelope.recordedAt = act.recordedAt;
        one.envelope.happenedAt = act.happenedAt;
        one.envelope.recordedBy = act.recordedBy;
        one.envelope.doneBy = act.doneBy;
        one.envelope.position = act.position;
        one.event = fact;
        static_cast<void>(evolve(m_state, one));
        m_log.push_back(one);
        recorded.push_back(std::move(one));
    }
    m_lastFacts = *facts;
    // A look is no act that anybody takes back, as the log has it.
    if (!isKind<ViewCare>(command) && !isKind<RecordView>(command))
        m_lastActs[{seat.agent, seat.position}] = std::move(recorded);
    return facts;
}

std::string DispatchRoom::refusalOf(const Command& command)
{
    return refusalOfAs(dispatcherSeat(), command);
}

std::string DispatchRoom::refusalOfAs(const Seat& seat, const Command& command)
{
    const auto facts = runAs(seat, command);
    return facts ? "done" : std::string(refusalName(facts.refusal().code));
}

void DispatchRoom::record(const Event& event)
{
    Recorded one;
    one.envelope.sequence = m_state.sequence + 1;
    one.envelope.recordedAt = m_now;
    one.envelope.happenedAt = m_now;
    one.envelope.recordedBy = AgentId("system");
    one.envelope.doneBy = AgentId("system");
    one.event = event;
    static_cast<void>(evolve(m_state, one));
    m_log.push_back(std::move(one));
}

IncidentId DispatchRoom::open(std::string_view type, std::string_view place)
{
    OpenIncident command;
    command.type = TypeCode(std::string(type));
    command.location = at(std::string(place));
    const auto facts = run(command);
    if (!facts)
        fail(refusalSentence(facts.refusal()));
    return last<IncidentOpened>().incident;
}

void DispatchRoom::logOn(std::string_view unit, std::vector<std::string> skills)
{
    LogOnUnit command;
    command.unit = UnitId(std::string(unit));
    command.officers = {"Officer of " + std::string(unit)};
    command.skills = std::move(skills);
    if (const auto facts = run(command); !facts)
        fail(refusalSentence(facts.refusal()));
}

void DispatchRoom::dispatch(std::string_view unit, IncidentId incident)
{
    DispatchUnits command;
    command.units = {UnitId(std::string(unit))};
    command.incident = incident;
    if (const auto facts = run(command); !facts)
        fail(refusalSentence(facts.refusal()));
}

const Incident& DispatchRoom::incident(IncidentId id) const
{
    const auto found = m_state.incidents.find(id);
    if (found == m_state.incidents.end())
        fail("the incident is not in memory");
    return found->second;
}

const Unit& DispatchRoom::unit(std::string_view id) const
{
    const auto found = m_state.units.find(UnitId(std::string(id)));
    if (found == m_state.units.end())
        fail("the unit is not on duty");
    return found->second;
}

void DispatchRoom::fail(std::string_view what)
{
    qFatal("%s", std::string(what).c_str());
    std::abort();
}

std::string reasonForEach(const DispatchRoom& room, IncidentId incident, std::string_view why)
{
    return eachWithReason(factsMissingToClose(room.incident(incident), room.knowledge().codes),
                          why);
}

State folded(const std::vector<Recorded>& log)
{
    State state;
    for (const auto& one : log)
        static_cast<void>(evolve(state, one));
    return state;
}

State foldedFromText(const std::vector<Recorded>& log)
{
    State state;
    for (const auto& one : log) {
        Recorded read;
        read.envelope = one.envelope;
        if (one.event) {
            auto event = decodeEvent(eventType(*one.event), eventVersion(*one.event),
                                     encodeEvent(*one.event));
            if (!event)
                qFatal("%s", refusalSentence(event.refusal()).c_str());
            read.event = *std::move(event);
        }
        static_cast<void>(evolve(state, read));
    }
    return state;
}

std::string brokenInvariant(const State& state)
{
    for (const auto& [id, unit] : state.units) {
        if (auto broken = brokenUnit(state, unit); !broken.empty())
            return broken;
    }
    for (const auto& [id, incident] : state.incidents) {
        if (auto broken = brokenIncident(state, incident); !broken.empty())
            return broken;
    }
    return {};
}

} // namespace haven::test
