#pragma once

#include "models/dispatch/state.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What waits for a unit, what its odometer says, and which channel is meant: asked by the rules,
// the command line and the screen.
namespace haven {

inline constexpr std::size_t kStackMax = 12; // for one unit
inline constexpr std::size_t kChannelBytesMax = 20;
inline constexpr std::size_t kOfficersMax = 8; // in one car, and what one unit carries of a kind

// Nobody goes there yet, or nobody who makes an officer who waits for it needless.
bool waitsForUnit(const Incident& work, const Unit& unit);
// What still waits for the unit, in order: nothing that is closed or that somebody is on already.
std::vector<IncidentId> stackOf(const State& state, const Unit& unit);

// A unit that is free with work stacked on it: it is offered, never sent by itself (R33).
struct StackOffer {
    UnitId unit;
    IncidentId next;
    std::size_t waiting = 0;
    Instant freeSince;
    bool operator==(const StackOffer&) const = default;
};
// Who has been free longest first.
std::vector<StackOffer> stackOffers(const State& state);

// Somebody is in the car, and it has not arrived.
bool isTransporting(const Unit& unit);

// "45120" or "45120.4" in tenths of a mile; nothing for what is no reading.
std::optional<std::int64_t> odometerTenths(std::string_view reading);
// "6.4" miles between two readings; empty where either is none or they run backwards.
std::string milesBetween(std::string_view start, std::string_view end);

// The name under which the channel is held, or that a group has for it, in any case; as typed where
// it is not.
std::string channelOf(const State& state, std::string_view typed);

// Where words of a destination say it plainly: a hospital, a booking.
TransportKind transportKindOf(std::string_view destination);
// Procedure asks for the odometer and the time at both ends (opposite sex, under 18).
bool isByProcedure(const Carried& carried);
// "female,juvenile,opposite" -> what it says; nothing where a word is not known.
std::optional<Carried> carriedFrom(std::string_view words);
std::string carriedWords(const Carried& carried); // the way back
std::string_view transportKindWord(TransportKind kind);

} // namespace haven
