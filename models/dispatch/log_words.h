#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/event.h"
#include "models/dispatch/query.h"

#include <functional>

// The shift log in words a supervisor reads: one plain sentence a fact. It is worked out from the
// fact alone, so the log of ten years ago reads the same as today's.
namespace haven {

struct LogWordsContext {
    const Codes* codes = nullptr; // labels; a code that is not in it is shown as it is
    // "26-000112" of an incident; an id that is not known may answer with anything readable.
    std::function<std::string(IncidentId)> numberOf;
};

// Preconditions: context.codes and context.numberOf are set.
LogLine wordsFor(const Recorded& recorded, const LogWordsContext& context);

// Who an export is for. The outward three withhold by class.
HAVEN_ENUM(LogAudience, Internal, Foi, Press, Court)
// "internal", "foi", "press", "court"; any case.
std::optional<LogAudience> audienceFromWord(std::string_view word);
std::string_view audienceWord(LogAudience audience);

// Why a field of this class is withheld from this audience: a code such as "W-CARE" that stands in
// the text's place; nothing when it may be told.
std::optional<std::string_view> withheldFor(LogAudience audience, FieldClass fieldClass);
// A line as this audience may read it: each field above it is replaced by its code in brackets, and
// the codes are listed. A line that is open to the audience is whole.
struct OutwardLine {
    LogLine line;
    std::vector<std::string> withheld; // a code for each withheld field, in order
};
OutwardLine outwardWords(const Recorded& recorded, const LogWordsContext& context,
                         LogAudience audience);

// What the code means, in a sentence for the end of the export.
std::string_view withholdingSentence(std::string_view code);

} // namespace haven
