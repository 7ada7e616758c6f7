#pragma once

#include "models/base/result.h"
#include "models/dispatch/events_aid.h"
#include "models/dispatch/events_rotation.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// Whom an incident may need beside our own units, and how turns are kept: resources/codes/aid.json.
// An agency adds kinds of its own in STATION.aid.json.
namespace haven {

struct AidKind {
    std::string code;  // "tow"
    std::string label; // "Tow truck"
    std::string whom;  // whom that is where nobody says; empty: it has to be said
    std::string phone; // goes with `whom`
    Span answerMax;    // without an answer for so long it is late
    std::vector<std::string> aliases = {};
    enum class Turns { Named, InTurn } turns = Turns::Named; // InTurn: companies take turns
};

// Where a company stands after its turn.
HAVEN_ENUM(TurnPlace, Last, Keeps)

struct AidTable {
    std::vector<AidKind> kinds;
    Span etaGrace; // so long after the time they gave they are late
    std::map<TurnOutcome, TurnPlace> places;

    // Code or alias, any case.
    const AidKind* kindFor(std::string_view word) const;
    TurnPlace placeAfter(TurnOutcome outcome) const;
    std::string codeList() const; // "fire, ems, police": for whoever typed another
};

// Errors: CodesMalformed with the path of the fault.
Result<AidTable> parseAidTable(std::string_view text);
// The agency's own kinds, {"format": 1, "kinds": […]}: one with a code that is there replaces it.
// Errors: as parseAidTable.
Result<AidTable> withOwnAidKinds(AidTable table, std::string_view text);

} // namespace haven
