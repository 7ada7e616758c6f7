#pragma once

#include "models/dispatch/event.h"
#include "models/dispatch/state.h"

#include <string>
#include <vector>

// Whether turns were fair: how often each company of a list was called, and what it said. Companies
// go to court over it, so the numbers come from the facts alone.
namespace haven {

// One fact counted; others change nothing. `lists`: to know who was called out of turn, named by a
// person although a list has it.
void countTurn(TurnCounts& counts, const std::map<std::string, RotationList>& lists,
               const AidAsked& fact);
void countTurn(TurnCounts& counts, const RotationTurned& fact);
void countTurn(TurnCounts& counts, const TurnTakenBack& fact);
// Of a period: the facts of the log in their order.
void countTurn(TurnCounts& counts, const std::map<std::string, RotationList>& lists,
               const Recorded& recorded);
std::vector<std::string> turnFactTypes();

struct FairnessRow {
    std::string list;          // its key
    std::int64_t position = 0; // in its turn, from 1; 0: not on the list any more
    std::string company;
    TurnCount count;
    bool operator==(const FairnessRow&) const = default;
};

// List by list, each in the order of the turns, then those that have left it.
std::vector<FairnessRow> fairnessRows(const RotationBook& book, const TurnCounts& counts);
// With a heading; texts that a spreadsheet would run are defused by whoever writes the file.
std::vector<std::string> fairnessHeads();
std::vector<std::string> fairnessCells(const FairnessRow& row);

} // namespace haven
