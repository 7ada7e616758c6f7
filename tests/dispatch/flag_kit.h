#pragma once

#include "models/dispatch/board.h"
#include "tests/testkit/dispatch_fixture.h"

#include <QtGlobal>

// What a person answers, what the advisor suggests, and the row that shows it.
namespace haven::test {

inline AnswerFact answering(IncidentId incident, Fact fact, const char* value)
{
    return AnswerFact{incident, fact, answered(value)};
}

inline void answer(DispatchRoom& room, IncidentId id, Fact fact, const FactAnswer& said)
{
    const auto facts = room.run(AnswerFact{id, fact, said});
    if (!facts)
        qFatal("%s", refusalSentence(facts.refusal()).c_str());
}

inline BoardRow rowOf(const DispatchRoom& room, IncidentId id)
{
    return boardRow(room.incident(id), room.knowledge().codes, room.now());
}

inline CrisisFlagSuggested suggestion(IncidentId incident, Flag flag)
{
    CrisisFlagSuggested fact;
    fact.incident = incident;
    fact.flag = flag;
    fact.score = 80;
    fact.reason = "speaks of ending it";
    fact.facts.push_back(FlagFact{Fact::Weapon, "in_hand", "knife"});
    return fact;
}

} // namespace haven::test
