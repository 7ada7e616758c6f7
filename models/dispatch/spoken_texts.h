#pragma once

#include "models/dispatch/event.h"
#include "models/dispatch/state.h"

#include <optional>
#include <string>

// What was typed of how things stand, but in no note that the advisor scores: why a priority was
// raised, what is awaited, how somebody looks, what was heard when called back, why it was opened
// again, what stands on the hand-off page and beside a step.
namespace haven {

struct SpokenText {
    IncidentId incident;
    std::string text;
    FieldClass fieldClass = FieldClass::Police; // above criminal justice its words are not shown
    bool operator==(const SpokenText&) const = default;
};

// Nothing for facts that hold no such words, among them names, places that were found, what was
// answered and whatever is sealed. What is written afterwards, of an outcome or as it closes, may
// be the first word of a weapon too. `state` has the fact already. Pure.
std::optional<SpokenText> spokenText(const State& state, const Event& event);

} // namespace haven
