#pragma once

#include "tests/testkit/dispatch_fixture.h"

// The examples of the verbs, read in a room. They speak of incidents of a busy year.
namespace haven::test {

// Nine incidents, a care plan, a caution and an alarm that rings: what the examples need. Fails
// loudly where the rules refuse one.
void fillForExamples(DispatchRoom& room);
// An example with the numbers of that room.
std::string exampleHere(std::string_view example);

} // namespace haven::test
