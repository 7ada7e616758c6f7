#pragma once

#include "models/dispatch/command_line.h"

#include <array>
#include <string>
#include <vector>

// A run card that was filled in by hand, on its way into the log: its fields as they stand on the
// paper, and the lines that enter them, oldest first. Nothing here decides anything: each line goes
// through the rules like one that was typed.
namespace haven {

enum class PaperTime { Sent, EnRoute, OnScene, Clear };
inline constexpr std::array kPaperTimes = {PaperTime::Sent, PaperTime::EnRoute, PaperTime::OnScene,
                                           PaperTime::Clear};

struct PaperUnit {
    std::string unit;
    std::array<std::string, kPaperTimes.size()> times; // "21:40", in the order of kPaperTimes
};

struct PaperCard {
    std::string source;   // "paper 17"
    std::string day;      // "2026-11-21" on which it began
    std::string incident; // number of one that was open before; empty: the card opens it
    std::string received;
    std::string type;
    std::string place;
    std::string caller;
    std::string callback;
    std::string words;
    std::vector<PaperUnit> units;
    std::string noteAt;
    std::string note;
    std::string closedAt;
    std::string disposition;
};

struct PaperLine {
    Instant at;
    std::string line;  // for the command line; "." is the incident of the card
    std::string field; // where it came from: "received", "unit 1 sent", "note", "closed"
};

struct PaperFault {
    std::string field;
    Refusal refusal;
};

struct PaperLines {
    std::vector<PaperLine> lines; // oldest first
    std::vector<PaperFault> faults;
};

// Times after midnight belong to the next day: each card goes forward. Faults: times that are none,
// came twice or never, are still to come, or stand before the step before; a field that is missing.
PaperLines paperLines(const PaperCard& card, const LineContext& context);

} // namespace haven
