#pragma once

#include <optional>
#include <string_view>
#include <vector>

namespace haven {

// "A, B, C" -> {"A", "B", "C"}; used once an enum.
std::vector<std::string_view> splitEnumNames(std::string_view list);

} // namespace haven

// An enum whose names are known at run time, spelled once. Values start at 0 and have no gaps;
// the names are what goes on disk, so a released name never changes.
#define HAVEN_ENUM(Type, ...)                                                                      \
    enum class Type { __VA_ARGS__ };                                                               \
    inline const std::vector<std::string_view>& enumNames(Type)                                    \
    {                                                                                              \
        static const std::vector<std::string_view> names = ::haven::splitEnumNames(#__VA_ARGS__);  \
        return names;                                                                              \
    }

namespace haven {

template <class E>
concept NamedEnum = requires(E e)
{
    enumNames(e);
};

template <NamedEnum E>
std::string_view enumName(E e)
{
    return enumNames(e).at(static_cast<std::size_t>(e));
}

template <NamedEnum E>
std::optional<E> enumFromName(std::string_view name)
{
    const auto& names = enumNames(E{});
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (names[i] == name)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

} // namespace haven
