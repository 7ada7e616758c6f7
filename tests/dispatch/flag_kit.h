#pragma once

#include "tests/testkit/dispatch_fixture.h"

// What a person answers, and what the advisor suggests.
namespace haven::test {

inline AnswerFact answering(IncidentId incident, Fact fact, const char* value)
{
    return AnswerFact{incident, fact, answered(value)};
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
