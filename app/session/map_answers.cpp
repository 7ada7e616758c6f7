#include "app/session/map_answers.h"

#include "app/session/map_intake.h"
#include "models/dispatch/road_closures.h"
#include "models/feeds/position_ring.h"
#include "models/geo/reach_area.h"
#include "models/items/patient_thread.h"

#include <algorithm>
#include <type_traits>

namespace haven {

namespace {

template <class T, class... Types>
inline constexpr bool kIsOneOf = (std::is_same_v<T, Types> || ...);

template <class T>
inline constexpr bool kIsByNames = kIsOneOf<T, PlaceSearch, TrailQuery>;
template <class T>
inline constexpr bool kIsOnRoads =
    kIsOneOf<T, RecommendQuery, RoutesQuery, EtasQuery, ReachQuery, NearbyQuery>;

// Of an incident that only stands for the work of its units.
Incident bare(const Incident& one)
{
    Incident incident;
    incident.id = one.id;
    incident.number = one.number;
    incident.type = one.type;
    incident.priority = one.priority;
    incident.stage = one.stage;
    incident.location = one.location;
    incident.assignments = one.assignments;
    incident.flag.decision = one.flag.decision;
    incident.flag.decided = one.flag.decided;
    incident.level = one.level;
    incident.visibility = one.visibility;
    return incident;
}

// Everything but what people wrote.
Incident withoutWords(const Incident& one)
{
    Incident incident = bare(one);
    incident.clinicianRequests = one.clinicianRequests;
    incident.unitsBefore = one.unitsBefore;
    return incident;
}

} // namespace

bool isMapQuestion(const Query& query)
{
    return std::visit(
        [](const auto& one) {
            using T = std::decay_t<decltype(one)>;
            return kIsByNames<T> || kIsOnRoads<T> || std::is_same_v<T, MapFilesQuery>;
        },
        query);
}

std::shared_ptr<const State> boardFor(const Query& query, const State& state)
{
    const bool isOnRoads =
        std::visit([](const auto& one) { return kIsOnRoads<std::decay_t<decltype(one)>>; }, query);
    if (!isOnRoads)
        return nullptr;
    const auto* whom = std::get_if<RecommendQuery>(&query);
    auto board = std::make_shared<State>();
    board->units = state.units;
    const auto closed = state.settings.find(kClosedRoadsSetting);
    if (closed != state.settings.end())
        board->settings.insert(*closed);
    for (const auto& [id, incident] : state.incidents) {
        const bool isAsked = whom && whom->incident == id;
        if (isAsked || incident.stage != IncidentStage::Closed)
            board->incidents.emplace(id, isAsked ? withoutWords(incident) : bare(incident));
    }
    return board;
}

MapAnswers::MapAnswers(std::string stationPath, std::string timeZone, const Codes& codes)
    : m_path(std::move(stationPath)), m_time(timeZone), m_codes(codes)
{}

MapAnswers::~MapAnswers() = default;

Result<void> MapAnswers::loadRoads(const SharedMap& map)
{
    auto loaded = Recommender::load(m_path, m_codes, map);
    if (!loaded)
        return loaded.refusal();
    // Shared: a piece of work may be copied, a recommender may not.
    const auto carried = std::make_shared<std::unique_ptr<Recommender>>(*std::move(loaded));
    m_roads.post({}, [this, carried] { m_recommender = std::move(*carried); });
    return {};
}

void MapAnswers::useRoads(SharedMap map)
{
    m_reading.post("roads", [this, map = std::move(map)] {
        const auto loaded = loadRoads(map);
        HAVEN_EXPECT(loaded.isOk()); // the geofile was read a moment ago
    });
}

void MapAnswers::readMap(MapSource source, std::string path, Read read)
{
    m_reading.post("map", [this, source, path = std::move(path), read = std::move(read)] {
        letOthersFirst();
        auto map = loadMap(source, path);
        if (map) {
            if (const auto roads = loadRoads(*map); !roads)
                map = roads.refusal();
        }
        read(map);
    });
}

void MapAnswers::retire(SharedMap map)
{
    m_reading.post({}, [kept = std::make_shared<SharedMap>(std::move(map))] { kept->reset(); });
}

void MapAnswers::work(const std::string& topic, std::function<void()> act)
{
    m_reading.post(topic, [act = std::move(act)] {
        letOthersFirst();
        act();
    });
}

Recommender& MapAnswers::roads()
{
    if (!m_recommender)
        m_recommender = Recommender::withoutRoads(m_codes);
    return *m_recommender;
}

void MapAnswers::ask(const std::string& topic, MapAsk ask, Then then)
{
    if (std::holds_alternative<PlaceSearch>(ask.query) ||
        std::holds_alternative<TrailQuery>(ask.query)) {
        m_names.post(topic, [this, ask = std::move(ask), then = std::move(then)] {
            then(answerByNames(ask));
        });
        return;
    }
    if (const auto* files = std::get_if<MapFilesQuery>(&ask.query)) {
        m_reading.post(topic, [files = *files, then = std::move(then)] { then(lookAt(files)); });
        return;
    }
    m_roads.post(
        topic, [this, ask = std::move(ask), then = std::move(then)] { then(answerOnRoads(ask)); });
}

QueryAnswer MapAnswers::answerByNames(const MapAsk& ask) const
{
    if (const auto* trail = std::get_if<TrailQuery>(&ask.query)) {
        TrailFound found{trail->unit, {}};
        const auto points =
            readTrail(positionRingPath(m_path), trail->unit, trail->from, trail->to);
        if (points) {
            for (const TrailPoint& point : *points)
                found.spots.push_back({point.at, point.fixedAt});
        }
        return found;
    }
    const auto& search = std::get<PlaceSearch>(ask.query);
    PlacesFound found;
    found.map = ask.standing;
    if (ask.standing != MapStanding::Ready)
        return found;
    for (auto& place : ask.map->places.find(search.text, search.near, search.limit)) {
        const auto beat = ask.map->beats.beatAt(place.at);
        found.hits.push_back({std::move(place), beat});
    }
    return found;
}

QueryAnswer MapAnswers::answerOnRoads(const MapAsk& ask)
{
    const UnitPositions live = liveSpots(*ask.board, ask.live, ask.map.get());
    const State& board = *ask.board;
    if (const auto* whom = std::get_if<RecommendQuery>(&ask.query)) {
        RecommendFound found;
        found.incident = whom->incident;
        found.overrideReasons = roads().plans().overrideReasons;
        auto answer = roads().recommend(board, whom->incident, ask.now, m_time, live);
        if (answer)
            found.answer = *std::move(answer);
        else
            found.refusal = answer.refusal();
        return found;
    }
    if (const auto* wanted = std::get_if<RoutesQuery>(&ask.query)) {
        RoutesFound found{wanted->incident, {}};
        const auto incident = board.incidents.find(wanted->incident);
        // A way that is drawn ends where the incident is, which of a restricted one is not shown.
        const bool isDrawn = incident != board.incidents.end() && incident->second.location.point &&
                             incident->second.visibility == Visibility::Normal;
        if (!isDrawn)
            return found;
        const UnitPositions known = roads().positions(board, live);
        for (const UnitId& unit : wanted->units) {
            const auto at = known.find(unit);
            if (at != known.end())
                found.routes.push_back(
                    {unit, roads().route(board, at->second.at, *incident->second.location.point,
                                         ask.now, m_time)});
        }
        return found;
    }
    if (const auto* reach = std::get_if<ReachQuery>(&ask.query)) {
        ReachFound found{reach->to, {}};
        for (const Span within : reach->within) {
            const auto stretches = roads().reach(board, reach->to, within, ask.now, m_time);
            if (!stretches.empty())
                found.areas.push_back({within, reachArea(roads().graph(), stretches)});
        }
        return found;
    }
    if (const auto* near = std::get_if<NearbyQuery>(&ask.query))
        return nearby(*near, ask, live);
    return EtasFound{roads().etas(board, ask.now, m_time, live)};
}

NearbyFound MapAnswers::nearby(const NearbyQuery& query, const MapAsk& ask,
                               const UnitPositions& live)
{
    NearbyFound found;
    found.at = query.at;
    found.units = roads().nearest(*ask.board, query.at, query.unitsMax, ask.now, m_time, live);
    if (!ask.map)
        return found;
    const StationMap& map = *ask.map;
    if (const auto near = map.places.placeNear(query.at)) {
        found.address = near->address;
        found.cross = near->cross;
    }
    if (const auto town = map.towns.areaAt(query.at))
        found.town = map.layers.towns[*town].name;
    found.beat = map.beats.beatAt(query.at);
    found.streets = streetsWithin(map, query.at, query.streetsMax);
    return found;
}

} // namespace haven
