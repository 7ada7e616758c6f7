#pragma once

#include "models/base/result.h"
#include "models/crisis/level.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What happens once the level is known, as data: resources/response, or an agency's own file.
namespace haven {

HAVEN_ENUM(ResponseWho, Police, Ems, Fire, Clinician, MobileCrisis, Program, CrisisLine)
HAVEN_ENUM(ResponseHow, AtOnce, Together, Staged, PhoneOrStaged, Standby, WarmTransfer, ByPhone,
           IfAsked)
HAVEN_ENUM(ResponseAge, Any, Youth, Adult)

struct ResponseRow {
    Level level = Level::Urgent;
    std::optional<Lead> lead; // none: whoever leads
    ResponseAge age = ResponseAge::Any;
    ResponseWho who = ResponseWho::Police;
    ResponseHow how = ResponseHow::AtOnce;
    std::string why; // one sentence
    bool operator==(const ResponseRow&) const = default;
};

// One row a level; what is left out is no target.
struct LevelTerms {
    Span assignWithin;
    std::optional<Span> onSceneWithin;
    std::optional<Span> onSceneYouthWithin;
    std::optional<Span> answeredWithin;
    Span recheckEvery;
    bool operator==(const LevelTerms&) const = default;
};

struct NotSentReason {
    std::string code;
    std::string words;
    enum class Text { Optional, Needed } text = Text::Optional;
    bool operator==(const NotSentReason&) const = default;
};

inline constexpr std::size_t kResponseRowsMax = 200;
inline constexpr std::size_t kNotSentMax = 40;
inline constexpr std::string_view kNotSentOther = "other"; // each table has it
inline constexpr std::string_view kNotSentDeclined = "declined";
inline constexpr std::string_view kNotSentOver = "over_before";

struct ResponseTable {
    std::array<LevelTerms, 4> levels; // by level, 1 first
    std::vector<ResponseRow> rows;
    std::vector<Level> clinicianLevels{Level::Moderate, Level::Urgent, Level::Emergency};
    std::vector<NotSentReason> notSent;

    ResponseTable(); // the intervals of the field, and nobody who goes
    const LevelTerms& termsOf(Level level) const;
    const NotSentReason* reasonFor(std::string_view code) const;
    bool operator==(const ResponseTable&) const = default;
};

// Errors: ResponseMalformed with the file and the path of the fault. What would leave a person
// without help, or put a clinician first into danger, is a fault and not a setting.
Result<ResponseTable> parseResponseTable(std::string_view text, std::string_view fileName);

// What of the table somebody should look at, each half a sentence: levels nobody goes to, re-checks
// that come later at a higher level.
std::vector<std::string> lintResponseTable(const ResponseTable& table);

// What is wanted at that level for those answers; a youth is waited for less long.
LevelTargets targetsFor(const ResponseTable& table, Level level, const Answers& answers);

std::string whoWord(ResponseWho who); // "mobile-crisis": as in the file
std::string howWord(ResponseHow how);
std::string whoWords(ResponseWho who); // "Mobile crisis": for people
std::string howWords(ResponseHow how); // "warm transfer"

} // namespace haven
