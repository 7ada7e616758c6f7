#include "models/geo/milepost.h"

#include "models/base/text.h"
#include "models/geo/place_text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <set>
#include <tuple>

namespace haven {

namespace {

constexpr std::size_t kSpotsMax = 20;
constexpr std::int32_t kMileTenthsMax = 9999;
constexpr std::int32_t kGapTenthsMax = 50; // between markers farther apart the road may bend

bool isMileWord(const std::string& word)
{
    return word == "MM" || word == "MP" || word == "MILE" || word == "MILEPOST" ||
           word == "MILEMARKER" || word == "MARKER";
}

std::vector<std::string> plainWords(std::string_view text)
{
    std::string upper = toUpper(clipped(text, 100));
    std::replace_if(
        upper.begin(), upper.end(), [](char c) { return c == ',' || c == '-' || c == '#'; }, ' ');
    std::vector<std::string> words = split(upper, ' ');
    std::erase_if(words, [](const std::string& word) { return word.empty(); });
    return words;
}

// The letters of "I 95" and its number; a road is known by both.
struct RouteName {
    std::string prefix;
    std::string number;
};

std::optional<RouteName> routeName(std::string_view route)
{
    RouteName name;
    for (const std::string& word : placeWords(route)) {
        if (isDigit(word.front()) && name.number.empty())
            name.number = word;
        else if (name.number.empty())
            name.prefix = word;
    }
    return name.number.empty() ? std::nullopt : std::optional(name);
}

// "Route 95" may be the interstate; "I-95" is never US 95.
bool isSameRoute(const RouteName& asked, const RouteName& known)
{
    static const std::set<std::string> general = {"", "RTE", "HWY", "CT", "SR", "STATE"};
    return asked.number == known.number &&
           (asked.prefix == known.prefix || general.count(asked.prefix) > 0);
}

std::string mileText(std::int32_t tenths)
{
    return tenths % 10 == 0 ? fmt::format("{}", tenths / 10)
                            : fmt::format("{}.{}", tenths / 10, tenths % 10);
}

Coordinate betweenPosts(const Milepost& before, const Milepost& after, std::int32_t tenths)
{
    const double share = static_cast<double>(tenths - *before.mileTenths) /
                         static_cast<double>(*after.mileTenths - *before.mileTenths);
    return pointAlong(Polyline{{before.at, after.at}}, share);
}

} // namespace

std::optional<MilepostQuery> parseMilepost(std::string_view text)
{
    MilepostQuery query;
    std::vector<std::string> route;
    bool isNext = false;
    bool isExit = false;
    for (const std::string& word : plainWords(text)) {
        if (isMileWord(word) || word == "EXIT" || word == "EX") {
            isNext = true;
            isExit = !isMileWord(word);
            continue;
        }
        if (!isNext) {
            route.push_back(word);
            continue;
        }
        isNext = false;
        double miles = 0;
        const auto read = std::from_chars(word.data(), word.data() + word.size(), miles);
        if (read.ec != std::errc() || miles < 0 || miles * 10 > kMileTenthsMax)
            return std::nullopt;
        if (isExit)
            query.exit = word;
        else
            query.mileTenths = static_cast<std::int32_t>(std::lround(miles * 10));
    }
    static const std::set<std::string> directions = {
        "N", "S", "E", "W", "NORTH", "SOUTH", "EAST", "WEST", "NB", "SB", "EB", "WB", "ON"};
    std::erase_if(route, [](const std::string& word) { return directions.count(word) > 0; });
    query.route = joined(route, " ");
    if ((!query.mileTenths && query.exit.empty()) || !routeName(query.route))
        return std::nullopt;
    return query;
}

MilepostIndex::MilepostIndex(std::vector<Milepost> posts) : m_posts(std::move(posts))
{
    std::erase_if(m_posts, [](const Milepost& post) { return !routeName(post.route); });
    std::stable_sort(m_posts.begin(), m_posts.end(), [](const Milepost& a, const Milepost& b) {
        return std::tuple(a.route, a.mileTenths.value_or(-1), a.exit, a.at) <
               std::tuple(b.route, b.mileTenths.value_or(-1), b.exit, b.at);
    });
}

std::vector<MilepostSpot> MilepostIndex::find(const MilepostQuery& query) const
{
    std::vector<MilepostSpot> found;
    if (query.mileTenths) {
        findMile(query, found);
        return found;
    }
    const auto asked = routeName(query.route);
    const auto numberOf = [](const std::string& exit) {
        return exit.substr(0, exit.find_first_not_of("0123456789"));
    };
    for (const Milepost& post : m_posts) {
        const auto known = routeName(post.route);
        if (post.exit.empty() || !asked || !isSameRoute(*asked, *known))
            continue;
        const bool isSame = toUpper(post.exit) == query.exit;
        if (!isSame && numberOf(post.exit) != numberOf(query.exit))
            continue;
        if (found.size() < kSpotsMax)
            found.push_back(MilepostSpot{
                post.route + " exit " + post.exit, post.route,
                isSame ? "exit on file" : "there is no exit " + query.exit + ", but this one",
                post.at, isSame ? MilepostMatch::OnFile : MilepostMatch::Nearest});
    }
    return found;
}

void MilepostIndex::findMile(const MilepostQuery& query, std::vector<MilepostSpot>& found) const
{
    const auto asked = routeName(query.route);
    const std::int32_t mile = *query.mileTenths;
    for (std::size_t i = 0; i < m_posts.size() && found.size() < kSpotsMax; ++i) {
        const Milepost& post = m_posts[i];
        if (!post.mileTenths || !asked || !isSameRoute(*asked, *routeName(post.route)))
            continue;
        const bool hasNext = i + 1 < m_posts.size() && m_posts[i + 1].route == post.route &&
                             m_posts[i + 1].mileTenths.has_value();
        const std::string label = post.route + " mile " + mileText(mile);
        if (*post.mileTenths == mile) {
            found.push_back(
                {label, post.route, "mile marker on file", post.at, MilepostMatch::OnFile});
        } else if (hasNext && *post.mileTenths<mile&& * m_posts[i + 1].mileTenths> mile &&
                   *m_posts[i + 1].mileTenths - *post.mileTenths <= kGapTenthsMax) {
            found.push_back(
                {label, post.route,
                 fmt::format("between the markers {} and {}", mileText(*post.mileTenths),
                             mileText(*m_posts[i + 1].mileTenths)),
                 betweenPosts(post, m_posts[i + 1], mile), MilepostMatch::Between});
        }
    }
    if (!found.empty())
        return;
    const Milepost* nearest = nullptr;
    for (const Milepost& post : m_posts) {
        if (!post.mileTenths || !asked || !isSameRoute(*asked, *routeName(post.route)))
            continue;
        if (nearest == nullptr ||
            std::abs(*post.mileTenths - mile) < std::abs(*nearest->mileTenths - mile))
            nearest = &post;
    }
    if (nearest != nullptr)
        found.push_back({nearest->route + " mile " + mileText(*nearest->mileTenths), nearest->route,
                         fmt::format("no mile {} known, the nearest is {}", mileText(mile),
                                     mileText(*nearest->mileTenths)),
                         nearest->at, MilepostMatch::Nearest});
}

} // namespace haven
