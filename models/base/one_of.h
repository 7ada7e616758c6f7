#pragma once

#include <type_traits>
#include <variant>

namespace haven {

// One of the alternatives of a variant, by exact type: nothing is converted into another.
template <class One, class Variant>
inline constexpr bool kIsOneOf = false;
template <class One, class... Each>
inline constexpr bool kIsOneOf<One, std::variant<Each...>> = (std::is_same_v<One, Each> || ...);

template <class One, class Variant>
concept OneOf = kIsOneOf<One, Variant>;

} // namespace haven
