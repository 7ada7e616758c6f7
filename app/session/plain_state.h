#pragma once

#include "app/session/names_book.h"
#include "models/dispatch/state.h"

namespace haven {

// Takes the names of victims and of minors out of what people typed, for a State that is only
// shown, and to somebody who is not told them: no rule may be asked of it. What is of an incident
// is without the names of that one and of those joined with it and the full names of any, a caution
// without those of the one it was written at, wherever that is now; what is of none, a message or a
// pass-on note, without those of any. Left as they are: persons, places and vehicles, which have
// doors of their own, and BOLOs, which are for everybody to find somebody by name. Whom a caution
// is about stays too, because it is found by that. Returns all of these names, for who shows a
// caution.
ProtectedNames takeNamesOut(State& state, NamesBook& book);

} // namespace haven
