#pragma once

#include "models/crisis/facts.h"

#include <array>

namespace haven::ui {

// The facts that are asked most, each with its digit in the panel: 1 is the weapon.
inline constexpr std::array<Fact, 9> kKeyFacts = {
    Fact::Weapon, Fact::Violence,         Fact::SelfHarm,
    Fact::Injury, Fact::AgeGroup,         Fact::Intoxication,
    Fact::Alone,  Fact::ThirdPartyCaller, Fact::ContactConfirmed};

// 1 to 9; 0 for a fact without one.
constexpr int digitOf(Fact fact)
{
    for (std::size_t n = 0; n < kKeyFacts.size(); ++n) {
        if (kKeyFacts[n] == fact)
            return static_cast<int>(n) + 1;
    }
    return 0;
}

} // namespace haven::ui
