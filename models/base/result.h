#pragma once

#include "models/base/contracts.h"
#include "models/base/refusal.h"

#include <optional>
#include <utility>
#include <variant>

namespace haven {

// A value, or the reason there is none. For the user's and the world's errors; our own bugs are
// HAVEN_ASSERT and HAVEN_EXPECT.
template <class T>
class [[nodiscard]] Result final
{
public:
    Result(T value) : m_either(std::in_place_index<0>, std::move(value)) {}
    Result(Refusal refusal) : m_either(std::in_place_index<1>, std::move(refusal)) {}

    explicit operator bool() const { return m_either.index() == 0; }
    bool isOk() const { return m_either.index() == 0; }
    // Precondition: isOk().
    const T& value() const&
    {
        HAVEN_ASSERT(isOk());
        return *std::get_if<0>(&m_either);
    }
    T& value() &
    {
        HAVEN_ASSERT(isOk());
        return *std::get_if<0>(&m_either);
    }
    T&& value() &&
    {
        HAVEN_ASSERT(isOk());
        return std::move(*std::get_if<0>(&m_either));
    }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T&& operator*() && { return std::move(*this).value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }
    // Precondition: !isOk().
    const Refusal& refusal() const
    {
        HAVEN_ASSERT(!isOk());
        return *std::get_if<1>(&m_either);
    }

private:
    std::variant<T, Refusal> m_either;
};

template <>
class [[nodiscard]] Result<void> final
{
public:
    Result() = default;
    Result(Refusal refusal) : m_refusal(std::move(refusal)) {}

    explicit operator bool() const { return !m_refusal; }
    bool isOk() const { return !m_refusal; }
    const Refusal& refusal() const
    {
        HAVEN_ASSERT(m_refusal.has_value());
        return *m_refusal;
    }

private:
    std::optional<Refusal> m_refusal;
};

template <class... Text>
Refusal refuse(RefusalCode code, Text&&... arguments)
{
    return Refusal{code, {std::string(std::forward<Text>(arguments))...}};
}

} // namespace haven
