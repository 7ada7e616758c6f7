#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/event.h"
#include "models/dispatch/query.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

// The shift log in words a supervisor reads: one plain sentence a fact. It is worked out from the
// fact alone, so the log of ten years ago reads the same as today's.
namespace haven {

// Whether somebody inside the agency may read what is said of a restricted incident. Outside of it
// nobody may.
enum class RestrictedWords { Withheld, Told };

// A stretch of what people typed; of a class where it is the name of a victim or of a minor.
struct NamedPiece {
    std::string text;
    std::optional<FieldClass> nameOf;
    bool operator==(const NamedPiece&) const = default;
};

struct LogWordsContext {
    const Codes* codes = nullptr; // labels; a code that is not in it is shown as it is
    // "26-000112" of an incident; an id that is not known may answer with anything readable.
    std::function<std::string(IncidentId)> numberOf;
    // Empty: no incident is restricted.
    std::function<Visibility(IncidentId)> visibilityOf;
    RestrictedWords restricted = RestrictedWords::Withheld;
    // What stands in the care record is for clinicians and supervisors, as its pages are.
    enum class CareRecord { Told, Withheld } careRecord = CareRecord::Told;
    // What was run in criminal justice records is for the desk.
    enum class JusticeRecord { Told, Withheld } justiceRecord = JusticeRecord::Told;
    // Whom somebody asked for all that is known of, and who looked, is for those who may ask.
    enum class Looks { Told, Withheld } looks = Looks::Told;
    // Outside of the agency a type that tells of somebody's health is a call for service.
    enum class HealthTypes { Told, Withheld } healthTypes = HealthTypes::Told;
    // The code words of the alarms of an incident, which stand in no export. Empty: they are not
    // looked for.
    std::function<std::vector<std::string>(IncidentId)> alarmCodesOf;
    // The name of an agent; empty, or an empty name: the agent's id is shown.
    std::function<std::string(const AgentId&)> nameOf;
    // What somebody typed in this fact, cut where it names a victim or a minor. Empty: names are
    // not looked for.
    std::function<std::vector<NamedPiece>(const Recorded&, const std::string&)> namesIn;
    // Inside the agency, to whom those names are told; outside of it they never are.
    enum class ProtectedNames { Told, Withheld } protectedNames = ProtectedNames::Told;
};

// The whole line, whoever reads it: for acts of the program itself. What people read goes through
// outwardWords(). Preconditions: context.codes and context.numberOf are set.
LogLine wordsFor(const Recorded& recorded, const LogWordsContext& context);

// "internal", "foi", "press", "court"; any case.
std::optional<LogAudience> audienceFromWord(std::string_view word);
std::string_view audienceWord(LogAudience audience);

// Why a field of this class is withheld from this audience: a code such as "W-CARE" that stands in
// the text's place; nothing when it may be told.
std::optional<std::string_view> withheldFor(LogAudience audience, FieldClass fieldClass);
// The code that stands in place of all words about a restricted incident.
inline constexpr std::string_view kRestrictedCode = "W-RESTRICTED";
// The code of an alarm's code word, in whose place the text says so.
inline constexpr std::string_view kAlarmCodeCode = "W-ALARMCODE";
// A line as this audience may read it: each field above it is replaced by its code in brackets, and
// the codes are listed. A line that is open to the audience is whole. Of a restricted incident only
// its number and the time are told.
struct OutwardLine {
    LogLine line;
    std::vector<std::string> withheld; // a code for each withheld field, in order
};
OutwardLine outwardWords(const Recorded& recorded, const LogWordsContext& context,
                         LogAudience audience);

// The code of a withheld name: the words around it are told.
bool isNameCode(std::string_view code);

// Whether the line bears one of the marks and holds the words the query asks for; all else of a
// query is asked of the station file.
bool isAskedFor(const LogLine& line, const LogQuery& query);

// What the code means, in a sentence for the end of the export.
std::string_view withholdingSentence(std::string_view code);

} // namespace haven
