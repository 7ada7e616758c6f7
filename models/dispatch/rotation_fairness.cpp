#include "models/dispatch/rotation_fairness.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

// Where an outcome is counted.
std::int64_t* counterOf(TurnCount& count, TurnOutcome outcome)
{
    switch (outcome) {
    case TurnOutcome::Taken:
        return &count.taken;
    case TurnOutcome::Refused:
        return &count.refused;
    case TurnOutcome::NoAnswer:
        return &count.noAnswer;
    case TurnOutcome::Skipped:
        return &count.skipped;
    case TurnOutcome::CanceledEarly:
    case TurnOutcome::CanceledLate:
        return &count.canceled;
    }
    return nullptr;
}

} // namespace

void countTurn(TurnCounts& counts, const std::map<std::string, RotationList>& lists,
               const AidAsked& fact)
{
    if (!fact.list.empty()) {
        ++counts[fact.list][fact.whom].offered;
        return;
    }
    for (const auto& [key, list] : lists) {
        if (list.kind != fact.kind)
            continue;
        for (const RotationMember& one : list.members) {
            if (equalsIgnoringCase(one.company, fact.whom))
                ++counts[key][one.company].outOfTurn;
        }
    }
}

void countTurn(TurnCounts& counts, const RotationTurned& fact)
{
    if (std::int64_t* counter = counterOf(counts[fact.list][fact.company], fact.outcome))
        ++*counter;
}

void countTurn(TurnCounts& counts, const TurnTakenBack& fact)
{
    if (std::int64_t* counter = counterOf(counts[fact.list][fact.company], fact.outcome))
        --*counter;
}

void countTurn(TurnCounts& counts, const std::map<std::string, RotationList>& lists,
               const Recorded& recorded)
{
    if (!recorded.event)
        return;
    if (const auto* asked = kindIf<AidAsked>(&*recorded.event))
        countTurn(counts, lists, *asked);
    if (const auto* turned = kindIf<RotationTurned>(&*recorded.event))
        countTurn(counts, *turned);
    if (const auto* back = kindIf<TurnTakenBack>(&*recorded.event))
        countTurn(counts, *back);
}

std::vector<std::string> turnFactTypes()
{
    return {AidAsked::kType, RotationTurned::kType, TurnTakenBack::kType};
}

std::vector<FairnessRow> fairnessRows(const RotationBook& book, const TurnCounts& counts)
{
    const auto countOf = [&](const std::string& list, const std::string& company) {
        const auto found = counts.find(list);
        if (found == counts.end())
            return TurnCount{};
        const auto one = found->second.find(company);
        return one == found->second.end() ? TurnCount{} : one->second;
    };
    std::vector<FairnessRow> rows;
    for (const auto& [key, list] : book.lists) {
        for (std::size_t i = 0; i < list.members.size(); ++i) {
            const std::string& company = list.members[i].company;
            rows.push_back({key, static_cast<std::int64_t>(i) + 1, company, countOf(key, company)});
        }
    }
    for (const auto& listed : counts) {
        for (const auto& counted : listed.second) {
            const auto& key = listed.first;
            const auto& company = counted.first;
            const auto& count = counted.second;
            const bool isThere = std::any_of(rows.begin(), rows.end(), [&](const FairnessRow& row) {
                return row.list == key && row.company == company;
            });
            if (!isThere && count != TurnCount{})
                rows.push_back({key, 0, company, count});
        }
    }
    std::stable_sort(rows.begin(), rows.end(),
                     [](const FairnessRow& a, const FairnessRow& b) { return a.list < b.list; });
    return rows;
}

std::vector<std::string> fairnessHeads()
{
    return {"list",    "position",  "company", "offered",  "taken",
            "refused", "no_answer", "skipped", "canceled", "out_of_turn"};
}

std::vector<std::string> fairnessCells(const FairnessRow& row)
{
    const TurnCount& count = row.count;
    std::vector<std::string> cells{
        row.list, row.position == 0 ? std::string() : std::to_string(row.position), row.company};
    for (const std::int64_t number : {count.offered, count.taken, count.refused, count.noAnswer,
                                      count.skipped, count.canceled, count.outOfTurn})
        cells.push_back(std::to_string(number));
    return cells;
}

} // namespace haven
