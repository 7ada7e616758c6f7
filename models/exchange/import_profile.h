#pragma once

#include "models/base/enums.h"
#include "models/base/instant.h"
#include "models/base/result.h"
#include "models/exchange/csv_reader.h"
#include "models/exchange/time_pattern.h"
#include "models/exchange/zone_clock.h"

#include <QRegularExpression>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace haven {

// How the files of one agency become past incidents. The JSON form is documented in
// resources/profiles/README.md; these structs mirror it key by key.

// A column by its name in the header (or in the profile's "columns"), or by position from 0.
struct ColumnRef {
    std::string name;
    std::optional<std::size_t> index;
};

struct TextEdit {
    enum class Kind { Replace, Take, Pad };
    Kind kind = Kind::Replace;
    QRegularExpression pattern; // Take: a text that does not match becomes empty
    QString to;                 // with \1 for a group
    std::size_t width = 0;      // Pad: zeros on the left up to this many bytes
};

struct TextChoice {
    enum class Combine { First, Join };
    std::vector<ColumnRef> columns;
    Combine combine = Combine::First;
    std::string with; // between joined columns that are not empty
    std::string constant;
    std::vector<TextEdit> edits;
};
// The first choice that gives a text wins.
using TextRule = std::vector<TextChoice>;

HAVEN_ENUM(FileClock, Local, Utc)

struct TimeChoice {
    TextChoice text;
    TimePattern pattern;
    FileClock clock = FileClock::Local; // the zone of the file, whatever letter Z claims, or UTC
};
using TimeRule = std::vector<TimeChoice>;

struct DetailRule {
    std::string name;
    TextRule text;
};

struct UnitsRule {
    TextRule text;
    std::string separators = ",";
    std::optional<QRegularExpression> aside; // entries that are no units, such as a desk
    std::string asideDetail;                 // the detail that keeps them
};

struct CoordinatesRule {
    TextRule latitude;
    TextRule longitude;
    // 1e-7 degrees; a position outside, such as 0,0 for "not known", is no position.
    std::int64_t southE7 = -900'000'000;
    std::int64_t westE7 = -1'800'000'000;
    std::int64_t northE7 = 900'000'000;
    std::int64_t eastE7 = 1'800'000'000;
};

struct ClearingRule {
    Span afterArrival;
    Span withoutArrival; // after the last thing known, when nobody is recorded as arriving
    std::map<std::string, Span> byCommonType;
};

// Local word -> common code, ignoring case and outer blanks; a key that ends in * is a beginning,
// and of several beginnings the longest wins.
class CodeTable final
{
public:
    void add(std::string_view local, std::string common);
    // Empty when there is none.
    std::string_view find(std::string_view local) const;
    std::size_t size() const { return m_exact.size() + m_beginnings.size(); }

private:
    std::unordered_map<std::string, std::string> m_exact;
    std::vector<std::pair<std::string, std::string>> m_beginnings;
};

struct ImportProfile {
    std::string source;
    std::string title;
    std::string zoneName;
    ZoneClock zone;
    CsvDialect dialect;
    std::vector<std::string> columns; // of a file without header; empty: the file has one
    TextRule number;
    std::vector<ColumnRef> deriveNumberFrom; // for a row without number
    TextRule type;
    TextRule place;
    TextRule beat;
    TextRule disposition;
    TextRule narrative;
    TimeRule received;
    TimeRule dispatched;
    TimeRule arrived;
    TimeRule cleared;
    Span clockSlipMax; // a time of day this little before receipt is a slip, not tomorrow
    UnitsRule units;
    std::optional<CoordinatesRule> coordinates;
    std::vector<DetailRule> details;
    CodeTable types;
    CodeTable dispositions;
    CodeTable callKinds; // by type: CallKind by name
    std::optional<ClearingRule> clearing;

    bool hasHeader() const { return columns.empty(); }
};

constexpr std::size_t kProfileBytesMax = std::size_t{1} << 20;

// Refusal: ProfileMalformed, its first argument the path of the fault ("times.received[0].format")
// or "line 3, column 7" for what is no JSON at all. Unknown keys are faults, so that a misspelt
// one is not silently without effect.
Result<ImportProfile> parseProfile(std::string_view json);

} // namespace haven
