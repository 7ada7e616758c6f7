#include "models/geo/place_index.h"
#include "models/geo/place_text.h"
#include "models/geo/state_generator.h"
#include "tests/bench/figures.h"

#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>

// Searching for a place in a made-up state, key by key as a dispatcher types; beside it the simple
// way, a look at every name of the state.
namespace {

using namespace haven;
using namespace haven::bench;

constexpr std::size_t kAsked = 400;
constexpr Promise kKeystroke{Bound::P95, 20};

struct Texts {
    std::vector<std::string> keys; // every beginning of an address
    std::vector<std::string> bare; // every beginning of a street's name
    std::vector<std::string> whole;
    std::vector<std::string> common; // names that nearly every town has
    std::vector<std::string> typos;
    std::vector<std::string> heard;
    std::vector<std::string> corners;
};

Texts textsFor(const std::vector<StreetSegment>& streets)
{
    Texts texts;
    for (std::size_t i = 0; i < streets.size(); i += streets.size() / kAsked) {
        const StreetSegment& street = streets[i];
        if (!street.leftNumbers || street.name.size() < 8)
            continue;
        const std::string number = std::to_string(street.leftNumbers->from + 2);
        const std::string address = number + " " + street.name;
        for (std::size_t length = 1; length <= address.size(); ++length)
            texts.keys.push_back(address.substr(0, length));
        for (std::size_t length = 1; length <= street.name.size(); ++length)
            texts.bare.push_back(street.name.substr(0, length));
        texts.whole.push_back(address + ", " + street.town);
        texts.common.push_back(number + " Main St");
        std::string typo = address;
        std::swap(typo[typo.size() - 5], typo[typo.size() - 6]);
        texts.typos.push_back(typo);
        std::string sound = street.name;
        if (const auto at = sound.find('e'); at != std::string::npos)
            sound.replace(at, 1, "ae");
        texts.heard.push_back(number + " " + sound + "e");
        texts.corners.push_back(street.name + " & " + streets[(i + 8) % streets.size()].name);
    }
    return texts;
}

Figure searched(const std::string& what, const PlaceIndex& index,
                const std::vector<std::string>& texts, Coordinate near)
{
    Samples samples;
    for (const std::string& text : texts) {
        const Stopwatch watch;
        const auto found = index.find(text, near);
        samples.add(watch.ms());
        if (found.size() > 10)
            std::abort();
    }
    return samples.figure(what, "ms", kKeystroke);
}

// What is written first: every name is looked at, whether it is the one or one letter apart.
Figure lookedThrough(const std::vector<StreetSegment>& streets,
                     const std::vector<std::string>& texts)
{
    std::vector<std::pair<std::string, std::string>> names; // name and town
    for (const StreetSegment& street : streets)
        names.emplace_back(joinedWords(placeWords(street.name)), street.town);
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    Samples samples;
    for (std::size_t i = 0; i < texts.size(); i += 8) {
        const Stopwatch watch;
        PlaceWords words = placeWords(texts[i]);
        words.erase(words.begin());
        const std::string sought = joinedWords(words);
        std::size_t found = 0;
        for (const auto& [name, town] : names)
            found += name == sought || isOneTypoApart(name, sought) ? 1U : 0U;
        samples.add(watch.ms());
        if (found > names.size())
            std::abort();
    }
    return samples.figure("one typo, by looking through all names", "ms");
}

} // namespace

int main(int argc, char** argv)
{
    const Options options = optionsOf(argc, argv);
    Sheet sheet("place search", options);
    const StatePlan plan;
    MapLayers state = layersOf(plan);
    const Texts texts = textsFor(state.streets);
    const Stopwatch building;
    const PlaceIndex index(state);
    sheet.add(single("search built", "s", building.seconds(), Promise{Bound::Max, 1}));
    sheet.add(single("search in memory", "MB", static_cast<double>(index.bytes()) / 1e6,
                     Promise{Bound::Max, 60}));
    sheet.note(fmt::format("{} stretches of {} streets, {} pairs of streets that meet, {} places",
                           state.streets.size(), index.streetCount(), index.crossingCount(),
                           state.places.size()));
    RoadChance chance(3);
    const Coordinate near = pointIn(plan, chance);
    sheet.add(searched("every keystroke of an address", index, texts.keys, near));
    sheet.add(searched("every keystroke of a street", index, texts.bare, near));
    sheet.add(searched("whole address with town", index, texts.whole, near));
    sheet.add(searched("a name that every town has", index, texts.common, near));
    sheet.add(searched("one typo", index, texts.typos, near));
    sheet.add(searched("as it sounds", index, texts.heard, near));
    sheet.add(searched("two streets that may meet", index, texts.corners, near));
    sheet.add(lookedThrough(state.streets, texts.typos));
    Samples spots;
    for (int i = 0; i < 4000; ++i) {
        const Coordinate at = pointIn(plan, chance);
        const Stopwatch watch;
        const auto found = index.placeNear(at);
        spots.add(watch.ms());
        if (found && found->distanceM < 0)
            std::abort();
    }
    sheet.add(spots.figure("what is at this spot", "ms"));
    return 0;
}
