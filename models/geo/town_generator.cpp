#include "models/geo/town_generator.h"

#include "models/geo/house_numbers.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <utility>

namespace haven {

namespace {

constexpr double kHousesPerMeter = 0.055; // on one side: a lot of 18 m
constexpr double kRiverAtShare = 0.79;    // of the width

// SplitMix64: small, and the same everywhere.
class Dice final
{
public:
    explicit Dice(std::uint64_t seed) : m_state(seed) {}
    std::uint64_t next()
    {
        m_state += 0x9E3779B97F4A7C15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27U)) * 0x94D049BB133111EBULL;
        return z ^ (z >> 31U);
    }
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    double between(double low, double high)
    {
        return low + (high - low) * static_cast<double>(next() >> 11U) / 9007199254740992.0;
    }

private:
    std::uint64_t m_state;
};

bool isMain(const TownCourse& course)
{
    return course.streetClass <= StreetClass::Secondary;
}

class TownBuilder final
{
public:
    TownBuilder(const TownPlan& plan, std::uint64_t seed, TownSize size)
        : m_plan(plan), m_dice(seed), m_size(size), m_courses(plan.courses)
    {}

    Result<MapLayers> build()
    {
        addWater();
        addAreas();
        if (m_size == TownSize::Town)
            fillGaps();
        layCourses();
        addInterstate();
        for (const TownCourt& court : m_plan.courts)
            addCourt(court.name, bent(court.eastM, court.northM));
        if (m_size == TownSize::Town)
            addSpareCourts();
        return addPlaces();
    }

private:
    // No old shore town has a straight street.
    Coordinate bent(double eastM, double northM) const
    {
        const double east =
            eastM + 70 * std::sin(northM / 900 + 0.4) + 25 * std::sin(northM / 340 + eastM / 1500);
        const double north =
            northM + 80 * std::sin(eastM / 1150 + 1.1) + 25 * std::sin(eastM / 430 + northM / 1700);
        return movedBy(m_plan.corner, east, north);
    }

    MultiPolygon bentArea(const PlanOutline& outline) const
    {
        constexpr double kStepM = 40; // short enough to follow the bends of a street on its edge
        Polygon polygon;
        for (std::size_t i = 0; i < outline.size(); ++i) {
            const auto& a = outline[i];
            const auto& b = outline[(i + 1) % outline.size()];
            const double eastM = b[0] - a[0];
            const double northM = b[1] - a[1];
            const int steps = std::max(1, static_cast<int>(std::hypot(eastM, northM) / kStepM));
            for (int step = 0; step < steps; ++step)
                polygon.outer.push_back(
                    bent(a[0] + eastM * step / steps, a[1] + northM * step / steps));
        }
        return MultiPolygon{{std::move(polygon)}};
    }

    double shoreM(double eastM) const
    {
        const double bay = (eastM - 0.46 * m_plan.widthM) / 520;
        return 0.15 * m_plan.heightM + 90 * std::sin(eastM / 800 + 0.6) +
               45 * std::sin(eastM / 260) - 210 * std::exp(-bay * bay);
    }

    double riverM(double northM) const
    {
        return kRiverAtShare * m_plan.widthM + 160 * std::sin(northM / 850) +
               50 * std::sin(northM / 310 + 1);
    }

    void addWater()
    {
        constexpr int kStepM = 40;
        // Water goes on where the plan ends, so that the town does not lie in a box, and so far out
        // that the highest window ends in it.
        constexpr int kBeyondM = 12'000;
        constexpr int kOutM = 24'000;
        Polygon sound;
        for (int east = -kBeyondM; east <= m_plan.widthM + kBeyondM; east += kStepM)
            sound.outer.push_back(movedBy(m_plan.corner, east, shoreM(east)));
        sound.outer.push_back(movedBy(m_plan.corner, m_plan.widthM + kBeyondM, -kOutM));
        sound.outer.push_back(movedBy(m_plan.corner, -kBeyondM, -kOutM));
        Polygon river;
        std::vector<Coordinate> eastBank;
        for (int north = 100; north <= m_plan.heightM + kBeyondM; north += kStepM) {
            const double half = 45 + 150 * std::exp(-north / 700.0);
            river.outer.push_back(movedBy(m_plan.corner, riverM(north) - half, north));
            eastBank.push_back(movedBy(m_plan.corner, riverM(north) + half, north));
        }
        river.outer.insert(river.outer.end(), eastBank.rbegin(), eastBank.rend());
        m_layers.water.push_back(MapArea{"Long Island Sound", MultiPolygon{{std::move(sound)}}});
        m_layers.water.push_back(MapArea{"Nutmeg River", MultiPolygon{{std::move(river)}}});
        for (const MapArea& water : m_layers.water)
            m_waterBounds.push_back(boundsOf(water.area).value_or(Bounds{}));
    }

    void addAreas()
    {
        const std::int32_t width = m_plan.widthM;
        const std::int32_t height = m_plan.heightM;
        m_layers.towns.push_back(MapArea{
            m_plan.town,
            bentArea({{-150, 150}, {width + 150, 150}, {width + 150, height}, {-150, height}})});
        for (const TownPark& park : m_plan.parks)
            m_layers.parks.push_back(MapArea{park.name, bentArea(park.outline)});
        for (const TownBeat& beat : m_plan.beats)
            m_layers.beats.push_back(BeatArea{beat.id, beat.name, bentArea(beat.outline)});
    }

    bool isWet(Coordinate at) const
    {
        // A street is looked at every few meters, mostly far from any water: the bounds come first.
        for (std::size_t i = 0; i < m_layers.water.size(); ++i) {
            if (m_waterBounds[i].contains(at) &&
                sideOf(m_layers.water[i].area, at) != PointSide::Outside)
                return true;
        }
        return false;
    }

    // Looked at every few meters, because the river is narrower than a block.
    bool isWetWay(Coordinate from, Coordinate to) const
    {
        constexpr double kStepM = 15;
        const Polyline way{{from, to}};
        const int steps = static_cast<int>(lengthMeters(way) / kStepM) + 1;
        for (int step = 0; step <= steps; ++step) {
            if (isWet(pointAlong(way, static_cast<double>(step) / steps)))
                return true;
        }
        return false;
    }

    bool isInPark(Coordinate at) const
    {
        return std::any_of(m_layers.parks.begin(), m_layers.parks.end(), [at](const MapArea& area) {
            return sideOf(area.area, at) == PointSide::Inside;
        });
    }

    // Side streets where no named street runs within a short block, each on a stretch of its own.
    void fillGaps()
    {
        std::vector<std::string> names = m_plan.spareStreets;
        for (std::size_t i = names.size(); i > 1; --i)
            std::swap(names[i - 1], names[m_dice.below(i)]);
        for (const CourseRun run : {CourseRun::North, CourseRun::East}) {
            const bool isEast = run == CourseRun::East;
            const double lengthM = isEast ? m_plan.widthM : m_plan.heightM;
            const double acrossM = isEast ? m_plan.heightM : m_plan.widthM;
            double at = isEast ? 950 : 250;
            while (at < acrossM - 150) {
                const double split = m_dice.between(0.35, 0.65) * lengthM;
                for (const auto& [from, to] :
                     {std::pair(m_dice.between(0.0, 0.12) * lengthM, split),
                      std::pair(split, m_dice.between(0.86, 0.97) * lengthM)}) {
                    if (names.empty() || isNearNamed(run, at, from, to))
                        continue;
                    m_courses.push_back(TownCourse{names.back(),
                                                   {},
                                                   run,
                                                   round(at),
                                                   round(from),
                                                   round(to),
                                                   StreetClass::Residential});
                    names.pop_back();
                }
                at += m_dice.between(170, 260);
            }
        }
    }

    static std::int32_t round(double value)
    {
        return static_cast<std::int32_t>(std::lround(value));
    }

    bool isNearNamed(CourseRun run, double atM, double fromM, double toM) const
    {
        constexpr double kGapM = 130;
        return std::any_of(m_plan.courses.begin(), m_plan.courses.end(),
                           [&](const TownCourse& course) {
                               return course.runs == run && std::abs(course.atM - atM) < kGapM &&
                                      course.fromM < toM && course.toM > fromM;
                           });
    }

    static bool doCross(const TownCourse& one, const TownCourse& other)
    {
        constexpr std::int32_t kTouchM = 5;
        return one.runs != other.runs && other.atM >= one.fromM - kTouchM &&
               other.atM <= one.toM + kTouchM && one.atM >= other.fromM - kTouchM &&
               one.atM <= other.toM + kTouchM;
    }

    // A crossing keeps to the main street and moves a little along it.
    Coordinate crossingOf(std::size_t one, std::size_t other)
    {
        const auto key = std::minmax(one, other);
        const auto known = m_nodes.find(key);
        if (known != m_nodes.end())
            return known->second;
        const TownCourse& a = m_courses[one];
        const TownCourse& b = m_courses[other];
        const TownCourse& east = a.runs == CourseRun::East ? a : b;
        const TownCourse& north = a.runs == CourseRun::East ? b : a;
        const double shiftEast = isMain(north) ? 0 : m_dice.between(-12, 12);
        const double shiftNorth = isMain(east) ? 0 : m_dice.between(-12, 12);
        const Coordinate at = bent(north.atM + shiftEast, east.atM + shiftNorth);
        m_nodes.emplace(key, at);
        return at;
    }

    void layCourses()
    {
        constexpr std::size_t kGapOneIn = 11;
        for (std::size_t i = 0; i < m_courses.size(); ++i) {
            const TownCourse& course = m_courses[i];
            std::vector<std::size_t> crossings;
            for (std::size_t other = 0; other < m_courses.size(); ++other) {
                if (doCross(course, m_courses[other]))
                    crossings.push_back(other);
            }
            std::sort(crossings.begin(), crossings.end(), [this](std::size_t a, std::size_t b) {
                return std::pair(m_courses[a].atM, a) < std::pair(m_courses[b].atM, b);
            });
            const bool isNamed = i < m_plan.courses.size();
            for (std::size_t k = 0; k + 1 < crossings.size(); ++k) {
                const bool isGap = m_dice.below(kGapOneIn) == 0 && !isNamed;
                if (!isGap)
                    layBlock(i, crossings[k], crossings[k + 1]);
            }
        }
    }

    void layBlock(std::size_t index, std::size_t fromCrossing, std::size_t toCrossing)
    {
        const TownCourse& course = m_courses[index];
        const double fromM = m_courses[fromCrossing].atM;
        const double toM = m_courses[toCrossing].atM;
        const Coordinate a = crossingOf(index, fromCrossing);
        const Coordinate b = crossingOf(index, toCrossing);
        if (a == b)
            return;
        const double middleM = (fromM + toM) / 2;
        const Coordinate middle =
            course.runs == CourseRun::East ? bent(middleM, course.atM) : bent(course.atM, middleM);
        if ((isWetWay(a, middle) || isWetWay(middle, b)) && !isBridge(course, middle))
            return;
        if (isInPark(middle))
            return;
        StreetSegment segment = segmentOf(course.name, course.streetClass);
        segment.aliases = course.aliases;
        segment.line.points = {a, middle, b};
        setNumbers(segment, fromM - course.fromM, toM - course.fromM);
        m_layers.streets.push_back(std::move(segment));
    }

    // Only main streets have bridges, and only over the river.
    bool isBridge(const TownCourse& course, Coordinate at) const
    {
        return isMain(course) && sideOf(m_layers.water.front().area, at) == PointSide::Outside;
    }

    StreetSegment segmentOf(std::string name, StreetClass streetClass) const
    {
        StreetSegment segment;
        segment.name = std::move(name);
        segment.town = m_plan.town;
        segment.streetClass = streetClass;
        return segment;
    }

    // Even numbers on the left, odd on the right, counted from where the course begins.
    static void setNumbers(StreetSegment& segment, double fromM, double toM)
    {
        const auto evenAt = [](double meters) {
            return 2 * static_cast<std::int32_t>(std::max(0.0, meters) * kHousesPerMeter + 1);
        };
        const std::int32_t first = evenAt(fromM);
        const std::int32_t last = evenAt(toM) - 2;
        if (last < first)
            return;
        segment.leftNumbers = NumberRange{first, last};
        segment.rightNumbers = NumberRange{first - 1, last - 1};
    }

    void addInterstate()
    {
        const double atM = 0.262 * m_plan.heightM;
        const std::array<double, 2> exits = {0.2 * m_plan.widthM, 0.58 * m_plan.widthM};
        for (const bool isNorth : {true, false}) {
            // In this corner of the state the interstate's north is east; traffic keeps right.
            const double sideM = isNorth ? -17 : 17;
            std::vector<double> stops = {-150, exits[0], exits[1], m_plan.widthM + 150.0};
            for (std::size_t i = 0; i + 1 < stops.size(); ++i) {
                StreetSegment segment =
                    segmentOf(isNorth ? "I-95 N" : "I-95 S", StreetClass::Motorway);
                segment.aliases = {isNorth ? "Interstate 95 North" : "Interstate 95 South"};
                segment.direction = isNorth ? TravelDirection::Forward : TravelDirection::Backward;
                const int steps = static_cast<int>((stops[i + 1] - stops[i]) / 100);
                for (int step = 0; step <= steps; ++step)
                    segment.line.points.push_back(
                        bent(stops[i] + (stops[i + 1] - stops[i]) * step / steps, atM + sideM));
                m_layers.streets.push_back(std::move(segment));
            }
            for (std::size_t i = 0; i < exits.size(); ++i)
                addRamp(i == 0 ? "Exit 40 Ramp" : "Exit 41 Ramp", bent(exits[i], atM + sideM),
                        isNorth ? exits[i] - 150 : exits[i] + 150, atM + 8 * sideM);
        }
    }

    // To the street corner nearest to where the ramp aims.
    void addRamp(const char* name, Coordinate from, double eastM, double northM)
    {
        const Coordinate aim = bent(eastM, northM);
        Coordinate to = aim;
        double nearestM = 1e9;
        for (const StreetSegment& street : m_layers.streets) {
            const Coordinate corner = street.line.points.front();
            if (street.streetClass <= StreetClass::Trunk || distanceMeters(corner, aim) >= nearestM)
                continue;
            nearestM = distanceMeters(corner, aim);
            to = corner;
        }
        StreetSegment ramp = segmentOf(name, StreetClass::Trunk);
        ramp.line.points = {from, to};
        m_layers.streets.push_back(std::move(ramp));
    }

    void addSpareCourts()
    {
        for (const std::string& name : m_plan.spareCourts)
            addCourt(name, bent(m_dice.between(0.05, 0.95) * m_plan.widthM,
                                m_dice.between(0.33, 0.95) * m_plan.heightM));
    }

    // Splits the nearest plain block in its middle and leads away from it. Every block is split
    // once at most, and its numbers are shared out between the halves.
    void addCourt(const std::string& name, Coordinate near)
    {
        std::size_t best = m_layers.streets.size();
        double bestM = 1e9;
        for (std::size_t i = 0; i < m_layers.streets.size(); ++i) {
            const StreetSegment& street = m_layers.streets[i];
            if (street.streetClass != StreetClass::Residential || !street.leftNumbers ||
                street.line.points.size() != 3)
                continue;
            const double distance = distanceMeters(street.line.points[1], near);
            if (distance < bestM) {
                bestM = distance;
                best = i;
            }
        }
        if (best == m_layers.streets.size())
            return;
        splitBlock(best);
        const auto& block = m_layers.streets[best].line.points;
        const double side = m_dice.below(2) == 0 ? 1 : -1;
        const double lengthM = m_dice.between(85, 120);
        StreetSegment court = segmentOf(name, StreetClass::Residential);
        const Polyline way{{block[0], block[1]}};
        court.line.points = {block[1], pointAlong(way, 0.95, side * lengthM * 0.6),
                             pointAlong(way, 0.80, side * lengthM),
                             pointAlong(way, 0.70, side * lengthM)};
        court.leftNumbers = NumberRange{2, 16};
        court.rightNumbers = NumberRange{1, 17};
        m_layers.streets.push_back(std::move(court));
    }

    void splitBlock(std::size_t index)
    {
        StreetSegment second = m_layers.streets[index];
        StreetSegment& first = m_layers.streets[index];
        const auto points = first.line.points;
        first.line.points = {points[0], points[1]};
        second.line.points = {points[1], points[2]};
        const auto share = [](std::optional<NumberRange>& low, std::optional<NumberRange>& high) {
            if (!low)
                return;
            const std::int32_t houses = (low->to - low->from) / 2 + 1;
            const std::int32_t middle = low->from + 2 * ((houses + 1) / 2);
            high = middle > low->to ? std::nullopt : std::optional(NumberRange{middle, low->to});
            low->to = middle - 2;
        };
        share(first.leftNumbers, second.leftNumbers);
        share(first.rightNumbers, second.rightNumbers);
        m_layers.streets.push_back(std::move(second));
    }

    Result<MapLayers> addPlaces()
    {
        for (const TownPlace& place : m_plan.places) {
            MapPlace made{place.name,    place.aliases, place.kind,
                          place.address, m_plan.town,   bent(place.eastM, place.northM)};
            if (!place.address.empty()) {
                const auto point = addressOf(place.address);
                if (!point)
                    return refuse(RefusalCode::TownPlanMalformed, place.name + " stands at " +
                                                                      place.address +
                                                                      ", which no street has");
                made.at = point->at;
                m_layers.addressPoints.push_back(*point);
            }
            m_layers.places.push_back(std::move(made));
        }
        return std::move(m_layers);
    }

    std::optional<AddressPoint> addressOf(const std::string& address) const
    {
        std::int32_t number = 0;
        const char* end = address.data() + address.size();
        const auto read = std::from_chars(address.data(), end, number);
        if (read.ec != std::errc() || read.ptr == end)
            return std::nullopt;
        const std::string street(read.ptr + 1, end);
        for (const StreetSegment& segment : m_layers.streets) {
            if (segment.name != street)
                continue;
            if (const auto side = sideOfNumber(segment, number))
                return AddressPoint{number, street, m_plan.town,
                                    pointOfNumber(segment, *side, number)};
        }
        return std::nullopt;
    }

    const TownPlan& m_plan;
    Dice m_dice;
    TownSize m_size;
    std::vector<TownCourse> m_courses;
    std::map<std::pair<std::size_t, std::size_t>, Coordinate> m_nodes;
    MapLayers m_layers;
    std::vector<Bounds> m_waterBounds; // of each water of the layers
};

std::string madeUpName(std::size_t index)
{
    constexpr std::array<const char*, 16> kStarts = {"Al",  "Bram", "Cor", "Dun",  "El",  "Fal",
                                                     "Gar", "Hol",  "Is",  "Ken",  "Lar", "Mor",
                                                     "Nor", "Quin", "Ros", "Thorn"};
    constexpr std::array<const char*, 16> kMiddles = {"an", "be",  "der", "en", "fi", "ga",
                                                      "il", "ker", "lo",  "mi", "no", "or",
                                                      "ra", "sto", "ti",  "wen"};
    constexpr std::array<const char*, 16> kEnds = {
        "bury", "croft", "dale", "field", "ford",  "gate", "ham",  "hurst",
        "ley",  "mere",  "more", "ridge", "stead", "ton",  "well", "wick"};
    constexpr std::array<const char*, 6> kTypes = {"St", "Ave", "Rd", "Ln", "Dr", "Ct"};
    return std::string(kStarts[index % 16]) + kMiddles[index / 16 % 16] +
           kEnds[(index / 256 + index) % 16] + " " + kTypes[(index / 7) % kTypes.size()];
}

} // namespace

Result<MapLayers> makeTown(const TownPlan& plan, std::uint64_t seed, TownSize size)
{
    return TownBuilder(plan, seed, size).build();
}

MapLayers makeCounty(std::uint64_t seed, std::size_t streetCount)
{
    constexpr double kBlockM = 120;
    constexpr std::size_t kTowns = 10;
    constexpr std::int32_t kBlocks = 8;
    MapLayers layers;
    Dice dice(seed);
    const Coordinate corner{411000000, -726000000};
    const auto side = static_cast<std::size_t>(
        std::ceil(std::sqrt(static_cast<double>(std::max<std::size_t>(streetCount, 1)) / 2)));
    for (std::size_t town = 0; town < kTowns; ++town)
        layers.towns.push_back(MapArea{"Town " + madeUpName(town * 37), {}});
    for (std::size_t i = 0; i < streetCount; ++i) {
        const bool isEast = i % 2 == 0;
        const double column = static_cast<double>((i / 2) % side) * kBlockM;
        const double row = static_cast<double>((i / 2) / side) * kBlockM;
        const std::string name = madeUpName(i * 5 + dice.below(5));
        for (std::int32_t block = 0; block < kBlocks; ++block) {
            StreetSegment segment;
            segment.name = name;
            segment.town = layers.towns[i % kTowns].name;
            const double from = block * kBlockM;
            const double to = from + kBlockM;
            segment.line.points = {
                movedBy(corner, column + (isEast ? from : 0), row + (isEast ? 0 : from)),
                movedBy(corner, column + (isEast ? to : 0), row + (isEast ? 0 : to))};
            segment.leftNumbers = NumberRange{block * 20 + 2, block * 20 + 20};
            segment.rightNumbers = NumberRange{block * 20 + 1, block * 20 + 19};
            layers.streets.push_back(std::move(segment));
        }
    }
    return layers;
}

} // namespace haven
