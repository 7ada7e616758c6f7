#pragma once

#include <QString>
#include <string_view>

// What the core says is English, and what is stored and stands in the log stays so. These are the
// same words in the language of whoever sits here, where there is one for them
// (resources/wording/es.json); otherwise they are as they were.
namespace haven::ui {

// A word or a label of its own: of a code, of a verb, of a kind.
QString coreWord(std::string_view english);
// A sentence that the core put together: "Send 3A12 to 4482 ...", "Waiting too long: 4482". Not for
// what is painted often.
QString coreText(std::string_view english);
// What the core lists, each part for itself: "wireless, within 50 m"; "beat 3 is its own; 4 min by
// road". What a person typed between the commas stays.
QString coreList(std::string_view english);

// What a translation of these is asked for by: as translate() of QCoreApplication has it.
inline constexpr const char* kCoreWords = "haven::CoreWord";
inline constexpr const char* kCoreSentences = "haven::CoreText";
inline constexpr const char* kRefusals = "haven::Refusal";
inline constexpr const char* kActions = "haven::Actions";

} // namespace haven::ui
