#include "app/session/session.h"

#include "models/store/geofile.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station_lock.h"

namespace haven {

namespace {

// Timers of a second ring close together; nobody sees an alarm come so much later.
constexpr Span kOneTurn{200};

// What the station says of itself, read before it is held: which map and which clock it needs.
struct StationFacts {
    std::string timeZone;
    StationMode mode = StationMode::Live;
    IncidentNumbers numbers;
};

Result<StationFacts> factsOf(const std::string& path)
{
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    auto log = SqliteEventLog::open(reader->database());
    if (!log)
        return log.refusal();
    // The first fact says it, for good; the board itself is worked out once, by the engine.
    const auto first = log->read(1, 1);
    if (!first)
        return first.refusal();
    const auto* created = !first->empty() && first->front().event
                              ? kindIf<StationCreated>(&*first->front().event)
                              : nullptr;
    if (!created)
        return refuse(RefusalCode::StationDamaged, path, "its first fact is missing");
    auto numbers = IncidentNumbers::read(reader->database());
    if (!numbers)
        return numbers.refusal();
    return StationFacts{created->timeZone, created->mode, *std::move(numbers)};
}

// Holds on to the whole map.
std::shared_ptr<const MapLayers> layersOf(const SharedMap& map)
{
    return {map, &map->layers};
}

} // namespace

Refusal heldElsewhere(const std::string& path)
{
    const auto holder = stationHolder(path);
    const auto facts = factsOf(path);
    const AgencyTime time(facts ? facts->timeZone : "UTC");
    const bool isTold = holder && holder->since != Instant{};
    return refuse(RefusalCode::StationLocked, path, holder ? holder->who : "another program",
                  isTold ? time.dated(holder->since).toStdString() : "an unknown time");
}

Result<std::unique_ptr<Session>> Session::open(SessionOptions options, Wake wake)
{
    auto facts = factsOf(options.path);
    if (!facts)
        return facts.refusal();
    const MapSource source = mapSourceOf(options.path, facts->mode);
    const bool isLater = options.map == SessionOptions::Map::Later && source == MapSource::Geofile;
    const MapSource now = isLater ? MapSource::None : source;
    auto cues = readCuesAside();
    auto base = loadTables(now, mapPathOf(options.path, now));
    if (!base)
        return base.refusal();
    takeStationTables(**base, options.path);
    std::unique_ptr<Session> session(
        new Session(std::move(options), *std::move(base), facts->timeZone, std::move(wake)));
    Session* self = session.get();
    self->m_mapSource = source;
    if (source != MapSource::None)
        self->m_mapStanding = isLater ? MapStanding::Loading : MapStanding::Ready;
    self->m_cutter = std::make_unique<MapCutter>(
        source == MapSource::Geofile ? mapPathOf(self->m_options.path, source) : std::string(),
        layersOf(self->m_base->map));
    EngineOptions engine;
    engine.place.path = self->m_options.path;
    engine.holder = self->m_options.holder;
    engine.knowledge = &self->m_engineKnowledge->knowledge;
    engine.clock = self->m_options.clock;
    engine.reading = self->m_options.reading;
    engine.localDay = [self](Instant at) { return self->m_time.dayOf(at); };
    auto opened = Engine::open(std::move(engine));
    if (!opened && opened.refusal().code == RefusalCode::StationLocked)
        return heldElsewhere(self->m_options.path);
    if (!opened)
        return opened.refusal();
    self->m_engine = *std::move(opened);
    if (auto taken = takeCues(*self->m_base, std::move(cues)); !taken)
        return taken.refusal();
    EngineListener listener;
    listener.recorded = [self](const std::vector<Recorded>& batch) {
        Letter letter;
        letter.recorded = batch;
        self->post(std::move(letter));
    };
    listener.health = [self](const Health& health) {
        Letter letter;
        letter.health = health;
        self->post(std::move(letter));
    };
    self->m_state = self->m_engine->listen(std::move(listener));
    self->m_numbers = std::move(facts->numbers);
    self->m_numbers.add(self->m_state);
    return session;
}

Session::Session(SessionOptions options, std::unique_ptr<KnowledgeBase> base, std::string timeZone,
                 Wake wake)
    : m_options(std::move(options)), m_base(std::move(base)),
      m_engineKnowledge(
          std::make_shared<EngineKnowledge>(EngineKnowledge{m_base->knowledge, m_base->map})),
      m_time(timeZone), m_wake(std::move(wake))
{}

void Session::tellEngine(const Retire& retire)
{
    auto known = std::make_shared<EngineKnowledge>(EngineKnowledge{m_base->knowledge, m_base->map});
    const auto told = m_engine->useKnowledge(&known->knowledge, [last = m_engineKnowledge, retire] {
        if (retire)
            retire(std::move(last->map));
    });
    HAVEN_EXPECT(told.isOk());
    if (told)
        m_engineKnowledge = std::move(known);
}

void Session::announce(std::function<void()> Listener::*what) const
{
    for (const auto& listener : m_listeners) {
        if (listener.*what)
            (listener.*what)();
    }
}

void Session::useMap(SharedMap map, const Retire& retire)
{
    HAVEN_ASSERT(map != nullptr);
    // What the panels hold on to until they have heard of the other one.
    SharedMap before = std::exchange(m_base->map, std::move(map));
    lookIn(m_base->knowledge, *m_base->map);
    m_mapSource = MapSource::Geofile;
    m_mapStanding = MapStanding::Ready;
    m_cutter->use(mapPathOf(m_options.path, m_mapSource), layersOf(m_base->map));
    tellEngine(retire);
    announce(&Listener::map);
    if (retire)
        retire(std::move(before));
}

void Session::useDirectory(std::vector<DirectoryEntry> entries)
{
    m_base->knowledge.directory = std::move(entries);
    tellEngine();
    announce(&Listener::directory);
}

void Session::useProtocol(ProtocolOnFile protocol)
{
    const ProtocolId id = protocol.protocol.id;
    m_base->knowledge.protocols[id] = std::move(protocol);
    tellEngine();
    announce(&Listener::protocols);
}

void Session::goOnWithoutMap()
{
    if (m_mapStanding != MapStanding::Loading)
        return;
    m_mapStanding = MapStanding::None;
    announce(&Listener::map);
}

Session::~Session() = default;

void Session::post(Letter letter)
{
    {
        const std::lock_guard lock(m_mutex);
        m_inbox.push_back(std::move(letter));
    }
    m_arrived.notify_all();
    if (m_wake)
        m_wake();
}

Engine::Done Session::answerLater(Done done)
{
    // Shared: the engine may keep it, or refuse it and leave it to us.
    return [this, shared = std::make_shared<Done>(std::move(done))](auto result) {
        Letter letter;
        letter.done = [shared, result = std::move(result)]() mutable {
            (*shared)(std::move(result));
        };
        post(std::move(letter));
    };
}

void Session::submit(Request request, Done done)
{
    const Engine::Done answer = answerLater(std::move(done));
    if (const auto sent = m_engine->submit(std::move(request), answer); !sent)
        answer(sent.refusal());
}

void Session::submitAccount(AccountRequest request, Seat seat, Done done)
{
    const Engine::Done answer = answerLater(std::move(done));
    const auto sent = m_engine->submitAccount(std::move(request), std::move(seat), answer);
    if (!sent)
        answer(sent.refusal());
}

void Session::submitWith(Request request, EngineCore::Rows rows, Done done)
{
    const Engine::Done answer = answerLater(std::move(done));
    const auto sent = m_engine->submitWith(std::move(request), std::move(rows), answer);
    if (!sent)
        answer(sent.refusal());
}

void Session::read(Letter& letter)
{
    ChangeSet changes;
    for (const auto& recorded : letter.recorded) {
        m_numbers.hear(recorded);
        changes.add(evolve(m_state, recorded));
    }
    for (const auto& listener : m_listeners) {
        if (!letter.recorded.empty() && listener.recorded)
            listener.recorded(letter.recorded, changes);
        if (letter.health && listener.health)
            listener.health(*letter.health);
    }
    if (letter.done)
        letter.done();
}

const std::vector<DueAlarm>& Session::deadlines()
{
    const Instant now = this->now();
    const bool isFresh = m_deadlines.sequence == m_state.sequence && m_deadlines.at <= now &&
                         now - m_deadlines.at < kOneTurn;
    if (!isFresh)
        m_deadlines = {m_state.sequence, now, allDeadlines(m_state, m_base->knowledge.codes, now)};
    return m_deadlines.all;
}

void Session::drain()
{
    std::deque<Letter> letters;
    {
        const std::lock_guard lock(m_mutex);
        letters.swap(m_inbox);
    }
    for (auto& letter : letters)
        read(letter);
}

Result<std::vector<Recorded>> Session::submitAndWait(Request request)
{
    std::optional<Result<std::vector<Recorded>>> answer;
    submit(std::move(request), [&answer](auto result) { answer.emplace(std::move(result)); });
    return waitFor(answer);
}

Result<std::vector<Recorded>> Session::submitAccountAndWait(AccountRequest request, Seat seat)
{
    std::optional<Result<std::vector<Recorded>>> answer;
    submitAccount(std::move(request), std::move(seat),
                  [&answer](auto result) { answer.emplace(std::move(result)); });
    return waitFor(answer);
}

Result<std::vector<Recorded>> Session::submitWithAndWait(Request request, EngineCore::Rows rows)
{
    std::optional<Result<std::vector<Recorded>>> answer;
    submitWith(std::move(request), std::move(rows),
               [&answer](auto result) { answer.emplace(std::move(result)); });
    return waitFor(answer);
}

Result<std::vector<Recorded>> Session::waitFor(std::optional<Result<std::vector<Recorded>>>& answer)
{
    while (!answer) {
        {
            std::unique_lock lock(m_mutex);
            m_arrived.wait(lock, [this] { return !m_inbox.empty(); });
        }
        drain();
    }
    return *std::move(answer);
}

std::string Session::numberOf(IncidentId incident) const
{
    return m_numbers.numberOf(incident).value_or("incident " + std::to_string(incident.value));
}

void Session::settle()
{
    m_engine->wait();
    drain();
}

} // namespace haven
