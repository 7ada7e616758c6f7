#include "models/base/text.h"
#include "models/geo/place_cells.h"
#include "models/geo/place_tables.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <tuple>

namespace haven {

namespace {

constexpr std::int64_t kCellsAStretchMax = 20'000; // some 70 kilometers either way
constexpr std::int32_t kHousesInOneMax = 20; // "112-150" is eighty feet of shops; more is a mistake
constexpr std::size_t kStreetsAtAPointMax = 16; // more meet nowhere but in a broken file

std::uint64_t paired(std::uint32_t a, std::uint32_t b)
{
    return std::uint64_t{a} << 32U | b;
}

std::size_t indexIn(const std::vector<PlaceTables::Street>& streets,
                    std::uint32_t PlaceTables::Street::*first, std::uint32_t item)
{
    const auto after = std::upper_bound(
        streets.begin(), streets.end(), item,
        [first](std::uint32_t sought, const auto& street) { return sought < street.*first; });
    return static_cast<std::size_t>(after - streets.begin()) - 1;
}

} // namespace

std::uint32_t PlaceTables::streetOfStretch(std::uint32_t stretch) const
{
    return static_cast<std::uint32_t>(indexIn(streets, &Street::firstStretch, stretch));
}

std::uint32_t PlaceTables::streetOfHouse(std::uint32_t house) const
{
    return static_cast<std::uint32_t>(indexIn(streets, &Street::firstHouse, house));
}

StreetSegment PlaceTables::segment(const Stretch& stretch) const
{
    StreetSegment made;
    const auto from = points.begin() + stretch.firstPoint;
    made.line.points.assign(from, from + stretch.points);
    if (stretch.numbers != kNone) {
        made.leftNumbers = Numbers::told(numbers[stretch.numbers].left);
        made.rightNumbers = Numbers::told(numbers[stretch.numbers].right);
    }
    return made;
}

std::size_t PlaceTables::bytes() const
{
    const auto of = [](const auto& list) { return list.capacity() * sizeof(list[0]); };
    std::size_t own = of(texts) + of(houseTexts);
    for (const std::string& text : texts)
        own += text.capacity() > 15 ? text.capacity() + 1 : 0;
    return own + of(streets) + of(stretches) + of(points) + of(numbers) + of(houses) +
           of(crossings) + of(places) + of(stretchCells) + of(houseCells) + streetNames.bytes() +
           placeNames.bytes() + townSpotNames.bytes();
}

PlaceMaker::PlaceMaker() : m_tables(std::make_unique<PlaceTables>())
{
    m_tables->houseTexts.emplace_back();
    m_houseTexts[{}] = 0;
}

PlaceMaker::~PlaceMaker() = default;

std::uint32_t PlaceMaker::textOf(const std::string& text)
{
    const auto next = static_cast<std::uint32_t>(m_tables->texts.size());
    const auto [known, isNew] = m_texts.emplace(text, next);
    if (isNew)
        m_tables->texts.push_back(text);
    return known->second;
}

// Empty for a name without a word.
std::optional<PlaceMaker::Spelling> PlaceMaker::spellingOf(std::uint32_t text)
{
    const auto [known, isNew] = m_spellings.try_emplace(text);
    if (!isNew)
        return known->second;
    PlaceWords words = placeWords(m_tables->texts[text]);
    std::erase(words, ",");
    if (words.empty())
        return std::nullopt;
    Spelling spelling;
    const PlaceWords inLetters = ordinalsInLetters(words);
    if (inLetters != words)
        spelling.inLetters = m_tables->streetNames.nameOf(inLetters);
    spelling.name = m_tables->streetNames.nameOf(words);
    known->second = spelling;
    return spelling;
}

void PlaceMaker::callIt(std::uint32_t street, const std::string& name)
{
    const std::uint32_t text = textOf(name);
    const auto spelling = spellingOf(text);
    if (!spelling || !m_called.emplace(paired(street, text), true).second)
        return;
    m_tables->streetNames.add(spelling->name, street);
    if (spelling->inLetters != PlaceTables::kNone)
        m_tables->streetNames.add(spelling->inLetters, street);
}

// "Arnoldale Rd" of the roads and "Arnoldale Road" of the parcels are one street.
std::uint32_t PlaceMaker::streetOf(const std::string& name, const std::string& town)
{
    const std::uint32_t text = textOf(name);
    const std::uint32_t townText = textOf(town);
    const auto spelling = spellingOf(text);
    // What has no words has no other spelling either.
    const std::uint64_t key = spelling ? paired(spelling->name, townText) : paired(~text, townText);
    const auto next = static_cast<std::uint32_t>(m_tables->streets.size());
    const auto [known, isNew] = m_streets.emplace(key, next);
    if (isNew) {
        PlaceTables::Street street;
        street.name = text;
        street.town = townText;
        m_tables->streets.push_back(street);
        callIt(next, name);
    }
    return known->second;
}

void PlaceMaker::add(const StreetSegment& segment)
{
    if (segment.name.empty() || segment.line.points.size() < 2)
        return;
    const std::uint32_t street = streetOf(segment.name, segment.town);
    PlaceTables::Stretch stretch;
    stretch.firstPoint = static_cast<std::uint32_t>(m_tables->points.size());
    stretch.points = static_cast<std::uint32_t>(segment.line.points.size());
    m_tables->points.insert(m_tables->points.end(), segment.line.points.begin(),
                            segment.line.points.end());
    if (segment.leftNumbers || segment.rightNumbers) {
        stretch.numbers = static_cast<std::uint32_t>(m_tables->numbers.size());
        PlaceTables::Numbers numbers;
        numbers.left = segment.leftNumbers.value_or(numbers.left);
        numbers.right = segment.rightNumbers.value_or(numbers.right);
        m_tables->numbers.push_back(numbers);
    }
    m_stretchOf.push_back({street, static_cast<std::uint32_t>(m_tables->stretches.size())});
    m_tables->stretches.push_back(stretch);
    for (const std::string& alias : segment.aliases)
        callIt(street, alias);
}

// Where the file of the roads does not say their towns, the houses of a street are still its own.
void PlaceMaker::add(const AddressPoint& point)
{
    const auto spelling = spellingOf(textOf(point.street));
    const auto nowhere = m_texts.find(std::string());
    const bool isNamedInTown =
        spelling && m_streets.count(paired(spelling->name, textOf(point.town))) > 0;
    const bool isNamedNowhere = spelling && nowhere != m_texts.end() &&
                                m_streets.count(paired(spelling->name, nowhere->second)) > 0;
    const bool isOfRoad = isNamedNowhere && !isNamedInTown;
    addHouse(streetOf(point.street, isOfRoad ? std::string() : point.town), point);
}

std::uint32_t PlaceMaker::houseTextOf(PlaceTables::HouseText text)
{
    if (text.number.empty() && text.unit.empty())
        return 0;
    const auto next = static_cast<std::uint32_t>(m_tables->houseTexts.size());
    const auto [known, isNew] = m_houseTexts.emplace(std::move(text), next);
    if (isNew)
        m_tables->houseTexts.push_back(known->first);
    return known->second;
}

void PlaceMaker::addHouse(std::uint32_t street, const AddressPoint& point)
{
    const auto put = [&](const PlaceTables::House& house) {
        m_houseOf.push_back({street, static_cast<std::uint32_t>(m_tables->houses.size())});
        m_tables->houses.push_back(house);
    };
    put({point.number, houseTextOf({point.numberText, point.unit}), point.at});
    // "112-116" is 112, 114 and 116.
    const auto dash = point.numberText.find('-');
    const std::string last = dash == std::string::npos ? "" : point.numberText.substr(dash + 1);
    if (!isDigits(last) || last.size() > 6)
        return;
    const std::int32_t to = std::stoi(last);
    if (to - point.number > 2 * kHousesInOneMax)
        return;
    const std::uint32_t text = houseTextOf({{}, point.unit});
    for (std::int32_t number = point.number; number <= to; number += 2)
        put({number, text, point.at});
}

void PlaceMaker::sortStretches()
{
    std::stable_sort(m_stretchOf.begin(), m_stretchOf.end(),
                     [](const OfStreet& a, const OfStreet& b) { return a.street < b.street; });
    std::vector<PlaceTables::Stretch> sorted;
    sorted.reserve(m_stretchOf.size());
    for (const OfStreet& one : m_stretchOf) {
        ++m_tables->streets[one.street + 1].firstStretch;
        sorted.push_back(m_tables->stretches[one.item]);
    }
    m_tables->stretches = std::move(sorted);
    m_stretchOf = {};
    for (std::size_t i = 1; i < m_tables->streets.size(); ++i)
        m_tables->streets[i].firstStretch += m_tables->streets[i - 1].firstStretch;
}

void PlaceMaker::sortHouses()
{
    const auto& houses = m_tables->houses;
    std::sort(m_houseOf.begin(), m_houseOf.end(), [&](const OfStreet& a, const OfStreet& b) {
        return std::tuple(a.street, houses[a.item].number, a.item) <
               std::tuple(b.street, houses[b.item].number, b.item);
    });
    std::vector<PlaceTables::House> sorted;
    sorted.reserve(m_houseOf.size());
    for (const OfStreet& one : m_houseOf) {
        ++m_tables->streets[one.street + 1].firstHouse;
        sorted.push_back(houses[one.item]);
    }
    m_tables->houses = std::move(sorted);
    m_houseOf = {};
    for (std::size_t i = 1; i < m_tables->streets.size(); ++i)
        m_tables->streets[i].firstHouse += m_tables->streets[i - 1].firstHouse;
}

void PlaceMaker::findMiddles()
{
    for (std::size_t i = 0; i + 1 < m_tables->streets.size(); ++i) {
        PlaceTables::Street& street = m_tables->streets[i];
        const PlaceTables::Street& next = m_tables->streets[i + 1];
        const std::uint32_t stretches = next.firstStretch - street.firstStretch;
        const std::uint32_t houses = next.firstHouse - street.firstHouse;
        if (stretches > 0) {
            const auto& stretch = m_tables->stretches[street.firstStretch + stretches / 2];
            street.middle = pointAlong(m_tables->segment(stretch).line, 0.5);
        } else if (houses > 0) {
            street.middle = m_tables->houses[street.firstHouse + houses / 2].at;
        }
    }
}

// Streets cross where they share a point.
void PlaceMaker::findCrossings()
{
    struct Passed {
        Coordinate at;
        std::uint32_t street = 0;
        auto operator<=>(const Passed&) const = default;
    };
    struct Meeting {
        std::uint32_t street = 0;
        PlaceTables::Crossing crossing;
        auto operator<=>(const Meeting&) const = default;
    };
    std::vector<Passed> passed;
    passed.reserve(m_tables->points.size());
    for (std::uint32_t street = 0; street + 1 < m_tables->streets.size(); ++street) {
        const std::uint32_t end = m_tables->streets[street + 1].firstStretch;
        for (std::uint32_t i = m_tables->streets[street].firstStretch; i < end; ++i) {
            const PlaceTables::Stretch& stretch = m_tables->stretches[i];
            for (std::uint32_t point = 0; point < stretch.points; ++point)
                passed.push_back({m_tables->points[stretch.firstPoint + point], street});
        }
    }
    std::sort(passed.begin(), passed.end());
    passed.erase(std::unique(passed.begin(), passed.end()), passed.end());
    std::vector<Meeting> meetings;
    for (auto from = passed.begin(); from != passed.end();) {
        auto to = from;
        while (to != passed.end() && to->at == from->at)
            ++to;
        const auto last = to - from > static_cast<std::ptrdiff_t>(kStreetsAtAPointMax)
                              ? from + static_cast<std::ptrdiff_t>(kStreetsAtAPointMax)
                              : to;
        for (auto one = from; one != last; ++one) {
            for (auto other = from; other != last; ++other) {
                if (one != other)
                    meetings.push_back({one->street, {other->street, one->at}});
            }
        }
        from = to;
    }
    std::sort(meetings.begin(), meetings.end());
    m_tables->crossings.reserve(meetings.size());
    for (const Meeting& meeting : meetings) {
        ++m_tables->streets[meeting.street + 1].firstCrossing;
        m_tables->crossings.push_back(meeting.crossing);
    }
    for (std::size_t i = 1; i < m_tables->streets.size(); ++i)
        m_tables->streets[i].firstCrossing += m_tables->streets[i - 1].firstCrossing;
}

void PlaceMaker::fillCells()
{
    auto& cells = m_tables->stretchCells;
    for (std::uint32_t i = 0; i < m_tables->stretches.size(); ++i) {
        const PlaceTables::Stretch& stretch = m_tables->stretches[i];
        Bounds box{m_tables->points[stretch.firstPoint], m_tables->points[stretch.firstPoint]};
        for (std::uint32_t point = 0; point < stretch.points; ++point) {
            const Coordinate at = m_tables->points[stretch.firstPoint + point];
            box.southWest = {std::min(box.southWest.latE7, at.latE7),
                             std::min(box.southWest.lonE7, at.lonE7)};
            box.northEast = {std::max(box.northEast.latE7, at.latE7),
                             std::max(box.northEast.lonE7, at.lonE7)};
        }
        const std::int64_t rows = placeCellRow(box.northEast.latE7);
        const std::int64_t columns = placeCellColumn(box.northEast.lonE7);
        const std::int64_t firstRow = placeCellRow(box.southWest.latE7);
        const std::int64_t firstColumn = placeCellColumn(box.southWest.lonE7);
        // A road across half the world is a mistake in the file.
        if ((rows - firstRow + 1) * (columns - firstColumn + 1) > kCellsAStretchMax)
            continue;
        for (auto row = firstRow; row <= rows; ++row) {
            for (auto column = firstColumn; column <= columns; ++column)
                cells.push_back({placeCellKey(row, column), i});
        }
    }
    m_tables->houseCells.reserve(m_tables->houses.size());
    for (std::uint32_t i = 0; i < m_tables->houses.size(); ++i) {
        const Coordinate at = m_tables->houses[i].at;
        m_tables->houseCells.push_back(
            {placeCellKey(placeCellRow(at.latE7), placeCellColumn(at.lonE7)), i});
    }
    std::sort(cells.begin(), cells.end());
    std::sort(m_tables->houseCells.begin(), m_tables->houseCells.end());
}

void PlaceMaker::addTownName(const std::string& name, const std::string& town)
{
    PlaceWords words = placeWords(name);
    std::erase(words, ",");
    if (words.empty())
        return;
    const bool isKnown = m_tables->townBy.count(joinedWords(words)) > 0;
    m_tables->townBy.emplace(joinedWords(words), joinedWords(placeWords(town)));
    if (!isKnown)
        m_tables->townNames.push_back(std::move(words));
}

void PlaceMaker::addTowns(const MapLayers& layers)
{
    const auto addSpot = [this](const std::string& name, const std::string& label,
                                const std::string& town, const MultiPolygon& area) {
        const auto at = labelPointOf(area);
        if (!at)
            return;
        m_tables->townSpotNames.add(name, static_cast<std::uint32_t>(m_tables->townSpots.size()));
        m_tables->townSpots.push_back(PlaceTables::TownSpot{label, town, *at});
    };
    for (const MapArea& town : layers.towns) {
        addTownName(town.name, town.name);
        addSpot(town.name, town.name, town.name, town.area);
        for (const Village& village : layers.villages) {
            if (equalsIgnoringCase(village.town, town.name))
                addSpot(village.name, village.name + " (" + town.name + ")", town.name, town.area);
        }
    }
    for (const std::string& name : layers.townNames)
        addTownName(name, name);
    for (const Village& village : layers.villages)
        addTownName(village.name, village.town);
    // Longest first, so that "East Haven" is not read as "Haven".
    std::stable_sort(m_tables->townNames.begin(), m_tables->townNames.end(),
                     [](const PlaceWords& a, const PlaceWords& b) { return a.size() > b.size(); });
}

void PlaceMaker::addPlaces(const MapLayers& layers)
{
    m_tables->places = layers.places;
    // A park is named like a place, whether or not the file lists it as one.
    std::set<std::string_view> listed;
    for (const MapPlace& place : layers.places)
        listed.insert(place.name);
    for (const MapArea& park : layers.parks) {
        const auto at = labelPointOf(park.area);
        if (!park.name.empty() && listed.count(park.name) == 0 && at)
            m_tables->places.push_back(MapPlace{park.name, {}, PlaceKind::Park, {}, {}, *at});
    }
    for (std::uint32_t i = 0; i < m_tables->places.size(); ++i) {
        m_tables->placeNames.add(m_tables->places[i].name, i);
        for (const std::string& alias : m_tables->places[i].aliases)
            m_tables->placeNames.add(alias, i);
    }
}

std::unique_ptr<const PlaceTables> PlaceMaker::finish(const MapLayers& layers)
{
    m_tables->streets.emplace_back(); // where the last one's belongings end
    m_texts = {};
    m_spellings = {};
    m_streets = {};
    m_called = {};
    sortStretches();
    sortHouses();
    findMiddles();
    findCrossings();
    fillCells();
    addTowns(layers);
    addPlaces(layers);
    m_tables->mileposts = MilepostIndex(layers.mileposts);
    std::vector<MultiPolygon> beats;
    for (const BeatArea& beat : layers.beats)
        beats.push_back(beat.area);
    m_tables->beats = AreaIndex(beats);
    for (PlaceNames* names :
         {&m_tables->streetNames, &m_tables->placeNames, &m_tables->townSpotNames})
        names->finish();
    const auto shrink = [](auto&... lists) { (lists.shrink_to_fit(), ...); };
    shrink(m_tables->texts, m_tables->streets, m_tables->points, m_tables->numbers,
           m_tables->houses, m_tables->houseTexts, m_tables->stretchCells);
    return std::move(m_tables);
}

} // namespace haven
