#include "models/geo/place_finder.h"
#include "models/geo/place_index.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

// From matched names to candidates, ranked. Where on a street is in place_spot.cpp.
namespace haven {

namespace {

constexpr std::size_t kCrossMatchesMax = 12;
constexpr std::size_t kCrossStreetsMax = 400; // of one side
constexpr std::size_t kCandidatesMax = 200;
constexpr int kTownScore = 300;
constexpr int kBeatScore = 20;
constexpr double kRadiansADegree = 0.017453292519943295;

constexpr double kLatMeters = 0.0111195; // of 1e-7 degrees

int penaltyOf(double meters)
{
    return static_cast<int>(std::min(200.0, meters / 50.0));
}

// The best of a long list, best first; what cannot come first is not looked at closely.
template <class List>
List bestOf(List list, std::size_t limit)
{
    const auto isBetter = [](const auto& a, const auto& b) {
        return std::tuple(-a.rank, a.match.name, a.item) <
               std::tuple(-b.rank, b.match.name, b.item);
    };
    const auto end = list.begin() + static_cast<std::ptrdiff_t>(limit);
    std::nth_element(list.begin(), end, list.end(), isBetter);
    list.erase(end, list.end());
    std::sort(list.begin(), list.end(), isBetter);
    return list;
}

void addCandidate(std::vector<PlaceCandidate>& found, PlaceCandidate candidate)
{
    const bool isKnown = std::any_of(found.begin(), found.end(), [&](PlaceCandidate& known) {
        const bool isSame = known.at == candidate.at && known.label == candidate.label &&
                            known.town == candidate.town;
        if (isSame && known.score < candidate.score)
            known = candidate;
        return isSame;
    });
    if (!isKnown && found.size() < kCandidatesMax)
        found.push_back(std::move(candidate));
}

} // namespace

PlaceFinder::PlaceFinder(const PlaceTables& tables, std::optional<Coordinate> near)
    : m_tables(tables), m_near(near),
      m_lonMeters(near ? kLatMeters * std::cos(latitudeDegrees(*near) * kRadiansADegree) : 0)
{}

// By eye: what only chooses whom to look at needs no great circle.
int PlaceFinder::roughPenalty(Coordinate at) const
{
    if (!m_near)
        return 0;
    const double north = (static_cast<double>(at.latE7) - m_near->latE7) * kLatMeters;
    const double east = (static_cast<double>(at.lonE7) - m_near->lonE7) * m_lonMeters;
    return penaltyOf(std::sqrt(north * north + east * east));
}

PlaceConfidence PlaceFinder::confidenceOf(const PlaceNames& names, const NameMatch& match,
                                          PlaceConfidence best) const
{
    switch (match.grade) {
    case NameGrade::Whole:
    case NameGrade::Spacing:
        return best;
    case NameGrade::WithoutKind:
        return names.isOnlyOne(match.name) ? best : PlaceConfidence::Fuzzy;
    case NameGrade::Prefix:
    case NameGrade::InnerWord:
    case NameGrade::OtherKind:
    case NameGrade::Typo:
    case NameGrade::Sound:
        return PlaceConfidence::Fuzzy;
    }
    return PlaceConfidence::Fuzzy;
}

std::string PlaceFinder::reasonOf(const PlaceNames& names, const NameMatch& match,
                                  const std::string& shown) const
{
    switch (match.grade) {
    case NameGrade::Whole:
    case NameGrade::Spacing: {
        PlaceWords own = placeWords(shown);
        std::erase(own, ",");
        const bool isOwn =
            names.isSpelled(match.name, own) || names.isSpelled(match.name, ordinalsInLetters(own));
        return isOwn ? "name as asked" : "also known by this name";
    }
    case NameGrade::WithoutKind:
        return names.isOnlyOne(match.name) ? "the only one of this name"
                                           : "one of several of this name";
    case NameGrade::Prefix:
        return "name begins like this";
    case NameGrade::InnerWord:
        return "name contains this";
    case NameGrade::OtherKind:
        return "there is no such name, but this one";
    case NameGrade::Typo:
        return "one letter different";
    case NameGrade::Sound:
        return "it sounds like this";
    }
    return {};
}

std::vector<PlaceFinder::Named> PlaceFinder::streetsCalled(const PlaceWords& words,
                                                           std::size_t limit) const
{
    const std::vector<NameMatch> matches = m_tables.streetNames.find(words);
    std::vector<Named> named;
    for (const NameMatch& match : matches) {
        for (const std::uint32_t street : m_tables.streetNames.itemsOf(match.name))
            named.push_back({match, street, match.score});
    }
    if (named.size() <= limit)
        return named;
    // Main Street is in nearly every town.
    for (Named& one : named) {
        const PlaceTables::Street& street = m_tables.streets[one.item];
        one.rank -= roughPenalty(street.middle);
        if (!m_townFits.empty() && m_townFits[street.town])
            one.rank += kTownScore;
    }
    return bestOf(std::move(named), limit);
}

std::vector<PlaceFinder::Named> PlaceFinder::placesCalled(const PlaceWords& words,
                                                          std::size_t limit) const
{
    std::vector<Named> named;
    for (const NameMatch& match : m_tables.placeNames.find(words)) {
        for (const std::uint32_t place : m_tables.placeNames.itemsOf(match.name))
            named.push_back({match, place, match.score});
    }
    if (named.size() <= limit)
        return named;
    for (Named& one : named)
        one.rank -= roughPenalty(m_tables.places[one.item].at);
    return bestOf(std::move(named), limit);
}

void PlaceFinder::addPlaces(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    // With the remark first ("I-95 N, exit 41" is one name), then without ("Union Station, lobby"),
    // then with what was read as a town ("Credit Union").
    std::vector<PlaceWords> ways = {query.allWords};
    if (!query.remark.empty()) {
        ways.push_back(query.words);
        if (query.number)
            ways.back().insert(ways.back().begin(), query.numberText);
    }
    if (!query.town.empty() && query.wholeWords != query.words)
        ways.push_back(query.wholeWords);
    const PlaceNames& names = m_tables.placeNames;
    for (const PlaceWords& words : ways) {
        const bool withRemark = &words != &ways[1] || query.remark.empty();
        for (const Named& named : placesCalled(words, kCandidatesMax)) {
            const MapPlace& place = m_tables.places[named.item];
            PlaceCandidate candidate;
            candidate.label = place.name;
            candidate.kind = PlaceFindKind::Place;
            candidate.confidence = confidenceOf(names, named.match, PlaceConfidence::Exact);
            candidate.reason = reasonOf(names, named.match, place.name);
            candidate.at = place.at;
            candidate.unitPart = query.unitPart;
            candidate.remark = withRemark ? std::string() : query.remark;
            candidate.town = place.town;
            candidate.score = named.match.score + 40 + (withRemark ? 5 : 0);
            addCandidate(found, std::move(candidate));
        }
    }
}

void PlaceFinder::addTownSpots(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    const PlaceNames& names = m_tables.townSpotNames;
    for (const NameMatch& match : names.find(query.allWords)) {
        for (const std::uint32_t item : names.itemsOf(match.name)) {
            const PlaceTables::TownSpot& spot = m_tables.townSpots[item];
            PlaceCandidate candidate;
            candidate.label = spot.label;
            candidate.kind = PlaceFindKind::Town;
            candidate.confidence = confidenceOf(names, match, PlaceConfidence::Street);
            candidate.spot = PlaceConfidence::Street;
            candidate.reason = reasonOf(names, match, spot.label) + ", the middle of the town";
            candidate.at = spot.at;
            candidate.town = spot.town;
            candidate.score = match.score + 20;
            addCandidate(found, std::move(candidate));
        }
    }
}

// "12 Elm St Springfield": with a last word nobody knows, what is before it is at least a guess.
void PlaceFinder::addWithoutTail(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    constexpr std::size_t kTailMax = 3;
    for (std::size_t tail = 1; tail <= kTailMax && tail < query.words.size(); ++tail) {
        PlaceQuery shorter = query;
        shorter.words.resize(query.words.size() - tail);
        shorter.remark =
            joinedWords({query.words.end() - static_cast<std::ptrdiff_t>(tail), query.words.end()});
        std::vector<PlaceCandidate> guesses;
        addAddresses(shorter, guesses);
        std::erase_if(guesses, [](const PlaceCandidate& one) {
            return one.confidence == PlaceConfidence::Fuzzy;
        });
        for (PlaceCandidate& guess : guesses) {
            guess.confidence = PlaceConfidence::Fuzzy;
            guess.reason += ", but \"" + shorter.remark + "\" is not known";
            guess.score -= 100;
            addCandidate(found, std::move(guess));
        }
        if (!guesses.empty())
            return;
    }
}

// Two streets with no corner on file: each by itself, so that nobody takes it for the corner.
void PlaceFinder::addUnmetStreets(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    for (const bool isFirst : {true, false}) {
        const auto joint = std::find(query.words.begin(), query.words.end(), "&");
        PlaceQuery one = query;
        one.words = isFirst ? PlaceWords(query.words.begin(), joint)
                            : PlaceWords(joint + 1, query.words.end());
        std::vector<PlaceCandidate> streets;
        addAddresses(one, streets);
        for (PlaceCandidate& street : streets) {
            street.confidence = PlaceConfidence::Fuzzy;
            street.reason += ", but no corner of the two streets is known";
            street.score -= 100;
            addCandidate(found, std::move(street));
        }
    }
}

void PlaceFinder::addAddresses(const PlaceQuery& query, std::vector<PlaceCandidate>& found) const
{
    const PlaceNames& names = m_tables.streetNames;
    for (const Named& named : streetsCalled(query.words, kCandidatesMax)) {
        PlaceCandidate candidate;
        candidate.street = m_tables.nameOf(named.item);
        candidate.town = m_tables.townOf(named.item);
        candidate.unitPart = query.unitPart;
        candidate.remark = query.remark;
        candidate.reason = reasonOf(names, named.match, candidate.street);
        candidate.score = named.match.score;
        if (query.number) {
            const PlaceSpot spot = spotOn(m_tables, named.item, query);
            candidate.kind = PlaceFindKind::Address;
            candidate.number = query.numberText;
            candidate.label = query.numberText + " " + candidate.street;
            candidate.at = spot.at;
            candidate.confidence = confidenceOf(names, named.match, spot.confidence);
            candidate.spot = spot.confidence;
            candidate.reason += ", " + spot.reason;
            candidate.score += spot.confidence == PlaceConfidence::Exact          ? 60
                               : spot.confidence == PlaceConfidence::Interpolated ? 50
                                                                                  : -60;
        } else {
            candidate.kind = PlaceFindKind::Street;
            candidate.label = candidate.street;
            candidate.at = m_tables.streets[named.item].middle;
            candidate.spot = PlaceConfidence::Street;
            candidate.confidence = confidenceOf(names, named.match, PlaceConfidence::Street);
        }
        addCandidate(found, std::move(candidate));
    }
}

void PlaceFinder::addMeetings(const Named& one, const Named& other,
                              std::vector<PlaceCandidate>& found) const
{
    const auto first = m_tables.crossings.begin();
    const auto end = first + m_tables.streets[one.item + 1].firstCrossing;
    auto crossing = std::lower_bound(
        first + m_tables.streets[one.item].firstCrossing, end, other.item,
        [](const PlaceTables::Crossing& a, std::uint32_t sought) { return a.other < sought; });
    for (; crossing != end && crossing->other == other.item; ++crossing) {
        PlaceCandidate candidate;
        candidate.kind = PlaceFindKind::Intersection;
        candidate.street = m_tables.nameOf(one.item);
        candidate.label = candidate.street + " & " + m_tables.nameOf(other.item);
        candidate.at = crossing->at;
        candidate.town = m_tables.townOf(one.item);
        const bool isNamed = std::max(one.match.grade, other.match.grade) <= NameGrade::Spacing;
        candidate.confidence = isNamed ? PlaceConfidence::Exact : PlaceConfidence::Fuzzy;
        const Named& weaker = one.match.score < other.match.score ? one : other;
        candidate.reason =
            isNamed ? "the streets meet here"
                    : "the streets meet here, " + reasonOf(m_tables.streetNames, weaker.match,
                                                           m_tables.nameOf(weaker.item));
        candidate.score = std::min(one.match.score, other.match.score) + 50;
        addCandidate(found, std::move(candidate));
    }
}

void PlaceFinder::addIntersections(const PlaceQuery& query,
                                   std::vector<PlaceCandidate>& found) const
{
    // The names that fit best, and of each all streets of that name.
    const auto called = [this](const PlaceWords& words) {
        std::vector<Named> named = streetsCalled(words, kCrossStreetsMax);
        std::vector<std::uint32_t> names;
        std::erase_if(named, [&names](const Named& one) {
            const bool isKnown =
                std::find(names.begin(), names.end(), one.match.name) != names.end();
            if (!isKnown && names.size() < kCrossMatchesMax)
                names.push_back(one.match.name);
            return !isKnown && names.back() != one.match.name;
        });
        return named;
    };
    for (std::size_t i = 1; i + 1 < query.words.size(); ++i) {
        if (query.words[i] != "&")
            continue;
        const auto middle = query.words.begin() + static_cast<std::ptrdiff_t>(i);
        const auto left = called(PlaceWords(query.words.begin(), middle));
        const auto right = called(PlaceWords(middle + 1, query.words.end()));
        for (const Named& one : left) {
            for (const Named& other : right)
                addMeetings(one, other, found);
        }
    }
}

namespace {

// "Elm & Third" is certain where one corner can be meant, though there is an Elm Ct elsewhere; with
// two such corners only names given in full are.
void doubtSharedNames(std::vector<PlaceCandidate>& corners)
{
    constexpr int kFullNames = 1000;
    std::set<std::string> labels;
    for (const PlaceCandidate& corner : corners) {
        if (corner.confidence == PlaceConfidence::Exact)
            labels.insert(corner.label);
    }
    if (labels.size() < 2)
        return;
    for (PlaceCandidate& corner : corners) {
        if (corner.score < kFullNames && corner.confidence == PlaceConfidence::Exact) {
            corner.confidence = PlaceConfidence::Fuzzy;
            corner.reason = "one of several corners of these names";
        }
    }
}

} // namespace

bool PlaceFinder::isTownAsked(const std::string& town) const
{
    const std::string own = joinedWords(placeWords(town));
    const auto [from, to] = m_tables.townBy.equal_range(m_town);
    return own == m_town ||
           std::any_of(from, to, [&own](const auto& one) { return one.second == own; });
}

void PlaceFinder::askFor(const PlaceQuery& query)
{
    m_town = query.town;
    m_townFits.clear();
    if (m_town.empty())
        return;
    // Worked out once a town: sixty thousand streets share some hundred.
    m_townFits.resize(m_tables.texts.size());
    std::vector<bool> isKnown(m_tables.texts.size());
    for (const PlaceTables::Street& street : m_tables.streets) {
        if (!isKnown[street.town] && !m_tables.texts.empty())
            m_townFits[street.town] = isTownAsked(m_tables.texts[street.town]);
        isKnown[street.town] = true;
    }
}

// The town that was asked for speaks for a candidate more than any distance; one that lies in
// another is at best a guess.
void PlaceFinder::weigh(const PlaceQuery& query, PlaceCandidate& candidate) const
{
    if (m_near)
        candidate.score -= penaltyOf(distanceMeters(candidate.at, *m_near));
    if (m_tables.beats.areaAt(candidate.at))
        candidate.score += kBeatScore;
    if (query.town.empty())
        return;
    if (isTownAsked(candidate.town)) {
        candidate.score += kTownScore;
        return;
    }
    // Places of the same name as a town ("Hamden Plaza") are not contradicted by it.
    const bool isAsked = candidate.kind == PlaceFindKind::Address ||
                         candidate.kind == PlaceFindKind::Street ||
                         candidate.kind == PlaceFindKind::Intersection;
    if (placeWords(candidate.town).empty() || query.isTownGuessed || !isAsked)
        return;
    candidate.confidence = PlaceConfidence::Fuzzy;
    candidate.reason += ", but in " + candidate.town;
}

namespace {

PlaceCandidate coordinateCandidate(Coordinate at)
{
    PlaceCandidate candidate;
    candidate.label = coordinateText(at);
    candidate.kind = PlaceFindKind::Coordinates;
    candidate.confidence = PlaceConfidence::Exact;
    candidate.reason = "position as given";
    candidate.at = at;
    return candidate;
}

void addMileposts(const MilepostIndex& index, std::string_view text,
                  std::vector<PlaceCandidate>& found)
{
    const auto query = parseMilepost(text);
    if (!query)
        return;
    for (const MilepostSpot& spot : index.find(*query)) {
        PlaceCandidate candidate;
        candidate.label = spot.label;
        candidate.kind = PlaceFindKind::Milepost;
        candidate.reason = spot.reason;
        candidate.at = spot.at;
        candidate.street = spot.route;
        candidate.spot = spot.match == MilepostMatch::OnFile    ? PlaceConfidence::Exact
                         : spot.match == MilepostMatch::Between ? PlaceConfidence::Interpolated
                                                                : PlaceConfidence::Street;
        candidate.confidence =
            spot.match == MilepostMatch::Nearest ? PlaceConfidence::Fuzzy : candidate.spot;
        candidate.score = 1060 - 20 * static_cast<int>(spot.match);
        addCandidate(found, std::move(candidate));
    }
}

// A hospital mapped as a house and as its entrance, or a street of two roadways that another one
// crosses twice, is one line of the list: the best of them. Houses of one number are not: each may
// be the one that is meant.
void leaveOutTwins(std::vector<PlaceCandidate>& ranked)
{
    constexpr double kTwinM = 150;
    std::vector<PlaceCandidate> kept;
    for (PlaceCandidate& candidate : ranked) {
        const bool mayBeTwin =
            candidate.kind == PlaceFindKind::Intersection || candidate.kind == PlaceFindKind::Place;
        const bool isTwin =
            mayBeTwin && std::any_of(kept.begin(), kept.end(), [&](const PlaceCandidate& one) {
                return one.kind == candidate.kind && one.label == candidate.label &&
                       one.town == candidate.town && distanceMeters(one.at, candidate.at) < kTwinM;
            });
        if (!isTwin)
            kept.push_back(std::move(candidate));
    }
    ranked = std::move(kept);
}

} // namespace

std::vector<PlaceCandidate> PlaceFinder::find(std::string_view text, std::size_t limit)
{
    const PlaceQuery query = parsePlaceQuery(text, m_tables.townNames);
    askFor(query);
    std::vector<PlaceCandidate> found;
    if (!query.number)
        addIntersections(query, found);
    doubtSharedNames(found);
    addMileposts(m_tables.mileposts, text, found);
    addPlaces(query, found);
    addAddresses(query, found);
    if (!query.number)
        addTownSpots(query, found);
    const auto joint = std::find(query.words.begin(), query.words.end(), "&");
    if (found.empty() && joint == query.words.end())
        addWithoutTail(query, found);
    else if (found.empty() && !query.number)
        addUnmetStreets(query, found);
    // "Maple Court, 15 Maple Ct": a name and its address. The name, where known, says more.
    PlaceQuery second = parsePlaceQuery(query.remark, m_tables.townNames);
    if (!query.number && second.number) {
        second.remark = joinedWords(query.words);
        std::vector<PlaceCandidate> addresses;
        addAddresses(second, addresses);
        for (PlaceCandidate& address : addresses) {
            address.score -= 30;
            addCandidate(found, std::move(address));
        }
    }
    for (PlaceCandidate& candidate : found)
        weigh(query, candidate);
    std::sort(found.begin(), found.end(), [](const PlaceCandidate& a, const PlaceCandidate& b) {
        return std::tuple(-a.score, a.label, a.town, a.at) <
               std::tuple(-b.score, b.label, b.town, b.at);
    });
    leaveOutTwins(found);
    found.resize(std::min(found.size(), limit));
    return found;
}

std::vector<PlaceCandidate> PlaceIndex::find(std::string_view text, std::optional<Coordinate> near,
                                             std::size_t limit) const
{
    if (const auto at = parseCoordinate(text))
        return {coordinateCandidate(*at)};
    const PlaceTables* tables = m_ready.load(std::memory_order_acquire);
    if (tables == nullptr)
        return {};
    return PlaceFinder(*tables, near).find(text, limit);
}

} // namespace haven
