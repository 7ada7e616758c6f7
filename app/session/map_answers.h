#pragma once

#include "app/session/recommender.h"
#include "app/session/topic_thread.h"
#include "models/dispatch/query.h"
#include "models/geo/position_fix.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace haven {

// One question as it was asked: what the desk knew then goes with it, so that no thread looks into
// the board of another.
struct MapAsk {
    Query query;
    Instant now;
    SharedMap map;
    MapStanding standing = MapStanding::None;
    std::shared_ptr<const State> board; // of boardFor(); shared by the question and its thread
    std::vector<UnitPosition> live = {};
};

// Of a board what questions about roads need: no notes, callers, facts of other incidents. Cheap
// enough for the screen's thread.
std::shared_ptr<const State> boardFor(const Query& query, const State& state);
// Whether a question is one of those here.
bool isMapQuestion(const Query& query);

// Answers that need roads, names of places or files, away from the screen: a thread for roads, one
// for names while they are typed, and one that reads what takes long. Until the roads are read
// times are by straight line and say so.
class MapAnswers final
{
public:
    using Then = std::function<void(const QueryAnswer&)>;           // on a thread of this
    using Read = std::function<void(const Result<SharedMap>& map)>; // on a thread of this

    // Precondition: `codes` outlives it.
    MapAnswers(std::string stationPath, std::string timeZone, const Codes& codes);
    ~MapAnswers();

    // Reads the roads for a map that is there.
    void useRoads(SharedMap map);
    // Reads a map and its roads; the roads are in use when `read` is called.
    void readMap(MapSource source, std::string path, Read read);
    // A newer question on the same topic takes the place of one that waits.
    void ask(const std::string& topic, MapAsk ask, Then then);
    // A large map takes a while to throw away: that is done here. May be called from any thread.
    void retire(SharedMap map);
    // Long work: an import. Topics as in ask().
    void work(const std::string& topic, std::function<void()> act);

private:
    Result<void> loadRoads(const SharedMap& map);
    Recommender& roads();
    QueryAnswer answerOnRoads(const MapAsk& ask);
    QueryAnswer answerByNames(const MapAsk& ask) const;
    NearbyFound nearby(const NearbyQuery& query, const MapAsk& ask, const UnitPositions& live);

    const std::string m_path;
    const AgencyTime m_time;
    const Codes& m_codes;
    std::unique_ptr<Recommender> m_recommender; // road thread only
    // Last, and the one that reads last of all: it posts to the others.
    TopicThread m_names;
    TopicThread m_roads;
    TopicThread m_reading;
};

} // namespace haven
