#pragma once

#include "models/dispatch/state.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

// Whether what somebody typed fits a BOLO that is in force, by plate, name or telephone, and how
// sure that is. Words alone, looked at in memory: no search, no clock of its own.
namespace haven {

// What was typed. A field that is not there is empty.
struct TypedWords {
    std::string name;
    std::string plate;
    std::string plateState;
    std::string phone;
    std::string text; // a note or narrative, in which all three are looked for
};

struct BoloHit {
    BoloId bolo;
    BoloField field = BoloField::Plate;
    BoloSure sure = BoloSure::Exact;
    bool operator==(const BoloHit&) const = default;
};

bool isInForce(const Bolo& bolo, Instant now);
// One hit a BOLO and field, the surest; the surest first.
std::vector<BoloHit> boloHits(const State& state, const TypedWords& typed, Instant now);

// Letters and digits in capitals, O as 0 and I as 1: how plates are misread.
std::string foldedPlate(std::string_view plate);
// The last ten digits; empty for fewer than seven.
std::string phoneDigits(std::string_view phone);
// The parts of a name in capitals, without "Jr" and the like.
std::vector<std::string> nameTokens(std::string_view name);

// Whether these roles may read it: restricted ones are of class CriminalJustice.
bool mayReadBolo(const Bolo& bolo, const std::set<Role>& roles);
// Record checks, and all that is of class CriminalJustice.
bool mayReadChecks(const std::set<Role>& roles);

// "B7".
std::string boloNumber(BoloId bolo);
// "gray van, ladder rack; plate CT AB12345; Dale Moss; wanted by Avon PD: hit and run".
std::string boloWords(const BoloText& text);
// "plate, as written"; "name, likely".
std::string boloHitWords(BoloField field, BoloSure sure);
std::string_view boloTypedWords(BoloTyped typed);
// Why it is looked for, without what tells it apart: "hit and run, serious injury"; what it is
// where nobody said why. Of one that these roles may not read that it is restricted.
std::string boloWhy(const Bolo& bolo, const std::set<Role>& roles);
// Of what fits there and nobody has looked at: "B7 plate, as written, in a vehicle: hit and run;
// B9 …". As everybody may be told, for the strip is read by who stands behind.
std::string unseenBoloWords(const State& state, const std::optional<IncidentId>& incident,
                            const std::optional<UnitId>& unit);
// What stands with an incident on every board, whoever has looked at it already: "BOLO B7: hit and
// run". What fits only in part stands there until somebody has looked. Nothing of a restricted one.
std::string boloMark(const State& state, IncidentId incident, const std::set<Role>& roles);
// Those in force, the newest first, that these roles may read.
std::vector<BoloId> bolosInForce(const State& state, Instant now, const std::set<Role>& roles);
// Who was on duty when it was broadcast and has not said that they heard it.
std::vector<UnitId> bolosUnheard(const State& state, const Bolo& bolo);

} // namespace haven
