#include "models/dispatch/work_stack.h"

#include "models/base/text.h"
#include "models/dispatch/waiting.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::size_t kOdometerDigitsMax = 7;

bool saysOneOf(std::string_view words, std::initializer_list<std::string_view> any)
{
    // Word by word: "shed" is no emergency department.
    std::string padded = " ";
    for (const char c : toLower(words))
        padded += (c >= 'a' && c <= 'z') || isDigit(c) ? c : ' ';
    padded += ' ';
    return std::any_of(any.begin(), any.end(), [&](std::string_view one) {
        return padded.find(" " + std::string(one) + " ") != std::string::npos;
    });
}

} // namespace

bool isTransporting(const Unit& unit)
{
    return unit.incident && unit.transport && !unit.transport->reachedAt;
}

bool waitsForUnit(const Incident& work, const Unit& unit)
{
    return work.assignments.empty() ||
           (hasOfficer(unit.discipline, unit.skills) && !isOfficerOn(work));
}

std::vector<IncidentId> stackOf(const State& state, const Unit& unit)
{
    std::vector<IncidentId> out;
    for (const IncidentId id : unit.stack) {
        const auto found = state.incidents.find(id);
        const bool isWaitingStill = found != state.incidents.end() &&
                                    found->second.stage != IncidentStage::Closed &&
                                    waitsForUnit(found->second, unit);
        if (isWaitingStill)
            out.push_back(id);
    }
    return out;
}

std::vector<StackOffer> stackOffers(const State& state)
{
    std::vector<StackOffer> offers;
    for (const auto& [id, unit] : state.units) {
        if (unit.incident || unit.status.primary != UnitPrimary::Available || unit.stack.empty())
            continue;
        const auto stack = stackOf(state, unit);
        if (!stack.empty())
            offers.push_back({id, stack.front(), stack.size(), unit.statusSince});
    }
    std::stable_sort(offers.begin(), offers.end(), [](const StackOffer& a, const StackOffer& b) {
        return a.freeSince < b.freeSince;
    });
    return offers;
}

std::optional<std::int64_t> odometerTenths(std::string_view reading)
{
    const auto dot = reading.find('.');
    const std::string_view whole = reading.substr(0, dot);
    if (!isDigits(whole) || whole.size() > kOdometerDigitsMax)
        return std::nullopt;
    std::int64_t tenths = 10 * std::stoll(std::string(whole));
    if (dot == std::string_view::npos)
        return tenths;
    const std::string_view part = reading.substr(dot + 1);
    if (part.size() != 1 || !isDigit(part.front()))
        return std::nullopt;
    return tenths + (part.front() - '0');
}

std::string milesBetween(std::string_view start, std::string_view end)
{
    const auto from = odometerTenths(start);
    const auto to = odometerTenths(end);
    if (!from || !to || *to < *from)
        return {};
    const auto tenths = *to - *from;
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

std::string channelOf(const State& state, std::string_view typed)
{
    for (const auto& [channel, hold] : state.airHolds) {
        if (equalsIgnoringCase(channel, trimmed(typed)))
            return channel;
    }
    for (const auto& [group, channel] : state.groupBook.channels) {
        if (equalsIgnoringCase(channel, trimmed(typed)))
            return channel;
    }
    return std::string(trimmed(typed));
}

TransportKind transportKindOf(std::string_view destination)
{
    if (saysOneOf(destination, {"hospital", "medical", "er", "ed", "trauma", "clinic"}))
        return TransportKind::Hospital;
    if (saysOneOf(destination,
                  {"booking", "lockup", "jail", "headquarters", "hq", "cells", "court", "prison"}))
        return TransportKind::Booking;
    return TransportKind::Other;
}

bool isByProcedure(const Carried& carried)
{
    return carried.age == CarriedAge::Juvenile || carried.by == CarriedBy::OppositeSex;
}

std::optional<Carried> carriedFrom(std::string_view words)
{
    Carried out;
    for (const auto& part : split(words, ',')) {
        const std::string word = toLower(trimmed(part));
        if (word == "f" || word == "female")
            out.sex = CarriedSex::Female;
        else if (word == "m" || word == "male")
            out.sex = CarriedSex::Male;
        else if (word == "x")
            out.sex = CarriedSex::X;
        else if (word == "juv" || word == "juvenile")
            out.age = CarriedAge::Juvenile;
        else if (word == "adult")
            out.age = CarriedAge::Adult;
        else if (word == "opposite")
            out.by = CarriedBy::OppositeSex;
        else if (word == "same")
            out.by = CarriedBy::SameSex;
        else
            return std::nullopt;
    }
    return out;
}

std::string carriedWords(const Carried& carried)
{
    std::vector<std::string> words;
    if (carried.sex != CarriedSex::NotSaid)
        words.push_back(toLower(enumName(carried.sex)));
    if (carried.age != CarriedAge::NotSaid)
        words.push_back(toLower(enumName(carried.age)));
    if (carried.by != CarriedBy::NotSaid)
        words.emplace_back(carried.by == CarriedBy::OppositeSex ? "opposite" : "same");
    return joined(words, ",");
}

std::string_view transportKindWord(TransportKind kind)
{
    switch (kind) {
    case TransportKind::Other:
        return "other";
    case TransportKind::Hospital:
        return "hospital";
    case TransportKind::Booking:
        return "booking";
    }
    return {};
}

} // namespace haven
