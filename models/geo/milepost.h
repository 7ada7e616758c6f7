#pragma once

#include "models/geo/layers.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// "I-95 N MM 47.5", "exit 41 route 15": where on which highway.
struct MilepostQuery {
    std::string route; // as written, without direction: "I-95", "ROUTE 15"
    std::optional<std::int32_t> mileTenths;
    std::string exit; // upper case; empty for a mile
};
// Empty when the text names neither a mile nor an exit of a numbered road.
std::optional<MilepostQuery> parseMilepost(std::string_view text);

enum class MilepostMatch { OnFile, Between, Nearest };

struct MilepostSpot {
    std::string label; // "I 95 mile 47.5", "I 95 exit 41"
    std::string route;
    std::string reason;
    Coordinate at;
    MilepostMatch match = MilepostMatch::OnFile;
};

// Mile markers and exits, by road.
class MilepostIndex final
{
public:
    MilepostIndex() = default;
    explicit MilepostIndex(std::vector<Milepost> posts);
    // Every spot that can be meant: two directions have markers of their own.
    std::vector<MilepostSpot> find(const MilepostQuery& query) const;

private:
    void findMile(const MilepostQuery& query, std::vector<MilepostSpot>& found) const;
    std::vector<Milepost> m_posts; // by road, then mile
};

} // namespace haven
