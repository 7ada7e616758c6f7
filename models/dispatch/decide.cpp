#include "models/dispatch/decide.h"

#include "models/dispatch/decide_parts.h"
#include "models/dispatch/role_table.h"
#include "models/dispatch/text_limits.h"
#include "models/dispatch/unseen_rules.h"

namespace haven {

Result<std::vector<Event>> decide(const State& state, const Command& command, const Act& act)
{
    HAVEN_ASSERT(act.knowledge != nullptr);
    if (const auto told = toldToSurvivor(state, command))
        return decide(state, *told, act);
    if (!mayDo(command, act.roles)) {
        return refuse(RefusalCode::RoleMissing, deedName(command),
                      rolesThatMay(commandName(command)));
    }
    if (act.happenedAt > act.recordedAt)
        return refuse(RefusalCode::HappenedInFuture);
    if (auto refusal = unseenFault(state, command, act.roles))
        return *std::move(refusal);
    if (auto refusal = joinedFault(state, command))
        return *std::move(refusal);
    if (!act.source.empty()) {
        if (auto refusal = sourceFault(state, command, act))
            return *std::move(refusal);
    }
    auto facts = factsForTime(state, command, act);
    if (!facts)
        return facts;
    auto decided = visitKind([&](const auto& one) { return decideOne(state, one, act); }, command);
    if (!decided)
        return refusalTold(state, command, act.roles, decided.refusal());
    if (!isKind<Undo>(command)) {
        auto left = requestsLeft(state, *decided);
        decided->insert(decided->end(), std::make_move_iterator(left.begin()),
                        std::make_move_iterator(left.end()));
    }
    facts->insert(facts->end(), std::make_move_iterator(decided->begin()),
                  std::make_move_iterator(decided->end()));
    auto kept = wordsKept(state, command, *facts);
    facts->insert(facts->end(), std::make_move_iterator(kept.begin()),
                  std::make_move_iterator(kept.end()));
    auto matched = boloFactsFor(state, *facts, act);
    facts->insert(facts->end(), std::make_move_iterator(matched.begin()),
                  std::make_move_iterator(matched.end()));
    if (!act.source.empty() && !facts->empty())
        facts->push_back(reconstructedFrom(act.source, command, *facts));
    // What would be stored is looked at, not what was asked: so no road to the disk is forgotten.
    for (const auto& fact : *facts) {
        if (auto refusal = textFault(fact))
            return *std::move(refusal);
        if (auto refusal = loweredUnseen(state, fact, act.roles))
            return *std::move(refusal);
    }
    return facts;
}

} // namespace haven
