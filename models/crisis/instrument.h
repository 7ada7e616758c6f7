#pragma once

#include "models/base/enums.h"
#include "models/base/ids.h"
#include "models/base/result.h"
#include "models/crisis/protocol_lint.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Licensed screening instruments as files that an agency installs itself. Haven knows the shape of
// a result and nothing of anybody's text: what questions there are, only the agency's file says.
namespace haven {

using InstrumentId = TextId<struct InstrumentTag>; // "acme-screen", the name of its file

HAVEN_ENUM(InstrumentFieldKind, Choice, Number, Text)
// Who may enter a result; who reads one is the rule of the care record.
HAVEN_ENUM(InstrumentWriter, Dispatcher, Clinician, Supervisor)

struct InstrumentChoice {
    std::string value; // on the command line and in the record: "high"
    std::string label;
    bool operator==(const InstrumentChoice&) const = default;
};

struct InstrumentField {
    std::string id;
    std::string label;
    InstrumentFieldKind kind = InstrumentFieldKind::Choice;
    std::vector<InstrumentChoice> choices;
    int from = 0; // of a number, both included
    int to = 0;
    enum class Filled { Always, Sometimes } filled = Filled::Always;
    bool operator==(const InstrumentField&) const = default;
};

// Words for a person to think about. They order nothing and move no level.
struct InstrumentSuggestion {
    std::string field;
    std::set<std::string> is; // of a choice
    std::optional<int> from;  // of a number
    std::optional<int> to;
    std::string say;
    bool operator==(const InstrumentSuggestion&) const = default;
};

struct Instrument {
    InstrumentId id;
    std::string name;
    std::string version;
    std::string owner;
    std::string license; // what the agency says of its license
    std::set<InstrumentWriter> enteredBy;
    std::vector<InstrumentField> fields;
    std::vector<InstrumentSuggestion> suggestions;
    std::string page; // the agency's own text, shown as it is; kept in no record
    bool operator==(const Instrument&) const = default;
};

using InstrumentValues = std::map<std::string, std::string>; // field to value

inline constexpr std::size_t kInstrumentFieldsMax = 20;
inline constexpr std::size_t kInstrumentChoicesMax = 12;
inline constexpr std::size_t kInstrumentSuggestionsMax = 20;
inline constexpr std::size_t kInstrumentLabelMax = 60; // bytes
inline constexpr std::size_t kInstrumentSayMax = 200;
inline constexpr std::size_t kInstrumentStatementMax = 500; // owner, license
inline constexpr std::size_t kInstrumentPageMax = 10'000;
inline constexpr int kInstrumentNumberMost = 9'999;

// Errors: InstrumentMalformed, the id and the first fault with its path.
Result<Instrument> parseInstrument(std::string_view json);

// What is wrong with a file, by line: the first fault of its format, a name that is not its id's,
// and what somebody should look at once more.
std::vector<LintFinding> lintInstrument(std::string_view text, std::string_view fileName);

const InstrumentField* instrumentField(const Instrument& instrument, std::string_view id);
// "low, high", "0 to 30", "any words": what a field takes, for a sentence.
std::string takenBy(const InstrumentField& field);
// The value as it is kept; nothing where the field does not take it.
std::optional<std::string> valueFor(const InstrumentField& field, std::string_view typed);
// How a kept value is shown: the choice's label, else the value itself.
std::string shownValue(const InstrumentField& field, const std::string& value);
// What these values suggest, in the order of the file, each once.
std::vector<std::string> suggestionsFor(const Instrument& instrument,
                                        const InstrumentValues& values);

} // namespace haven
