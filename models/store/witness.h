#pragma once

#include "models/store/digest.h"
#include "models/store/station_file.h"

#include <optional>
#include <string>
#include <string_view>

// A file cannot tell by itself that its end was cut off, or that all of it was written anew, by
// somebody who knows how it is made. A witness can: a head that was noted elsewhere, or a copy.
// What is answered holds where the chain was read and is whole (verify.h).
namespace haven {

inline constexpr std::size_t kHeadDigitsMin = 16; // of the 64: more than anybody can find again

// "a3f0…" in small letters, 16 to 64 digits; nullopt: no such thing.
std::optional<std::string> headNoted(std::string_view words);

// The fact whose head begins so; nullopt: none has it. Errors: those of StationReader::open and of
// a query.
Result<std::optional<std::int64_t>> factOfHead(const StationPlace& place, const std::string& head);

// How far a station and a copy of it are the same.
struct CopyCompared {
    bool isOfStation = false;   // they begin with the same fact
    std::int64_t common = 0;    // facts that are the same in both
    std::int64_t inStation = 0; // facts
    std::int64_t inCopy = 0;
    // The copy has a fact that the station has not, or has another one.
    bool isLost() const { return isOfStation && common < inCopy; }
};
// Neither is opened for writing. Errors: those of StationReader::open and of a query.
Result<CopyCompared> compareWithCopy(const StationPlace& place, const StationPlace& copy);

} // namespace haven
