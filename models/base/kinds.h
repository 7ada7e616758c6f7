#pragma once

#include "models/base/contracts.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

namespace haven {

// One value of one of many kinds: a std::variant for more than a hundred. It finds a kind through a
// table and not by recursion over those before it, which at that number costs a minute of building
// for every source that copies one. Never empty: what fails to be copied leaves what was there.
template <class... Each>
class Kinds
{
    static_assert(std::min({std::is_nothrow_move_constructible_v<Each>...}));

public:
    static constexpr std::size_t kCount = sizeof...(Each);

    // kCount for what is none of them.
    template <class Kind>
    static constexpr std::size_t indexOf()
    {
        constexpr std::array kSame{std::is_same_v<Kind, Each>...};
        std::size_t at = 0;
        while (at < kCount && !kSame[at])
            ++at;
        return at;
    }
    template <class Kind>
    static constexpr bool kHas = indexOf<Kind>() < kCount;

    // The first kind, with nothing in it.
    Kinds() { makeFirst<Each...>(); }
    Kinds(const Kinds& other) : m_kind(other.m_kind)
    {
        static constexpr std::array kCopies{&copy<Each>...};
        kCopies[m_kind](m_room, other.m_room);
    }
    Kinds(Kinds&& other) noexcept { take(other); }
    Kinds& operator=(const Kinds& other) { return *this = Kinds(other); }
    Kinds& operator=(Kinds&& other) noexcept
    {
        if (this != &other) {
            end();
            take(other);
        }
        return *this;
    }
    ~Kinds() { end(); }

    template <class Kind>
    void emplace(Kind value) noexcept
    {
        static_assert(kHas<Kind>);
        end();
        ::new (static_cast<void*>(m_room)) Kind(std::move(value));
        m_kind = static_cast<std::uint16_t>(indexOf<Kind>());
    }

    std::size_t index() const { return m_kind; }

    bool operator==(const Kinds& other) const
    {
        static constexpr std::array kEquals{&areEqual<Each>...};
        return m_kind == other.m_kind && kEquals[m_kind](m_room, other.m_room);
    }

    // Only for a Kind that it is: see kindIf() and asKind().
    template <class Kind>
    const Kind& in() const
    {
        return at<Kind>(m_room);
    }
    template <class Kind>
    Kind& in()
    {
        return at<Kind>(m_room);
    }

private:
    template <class Kind>
    static const Kind& at(const std::byte* room)
    {
        return *std::launder(reinterpret_cast<const Kind*>(room));
    }
    template <class Kind>
    static Kind& at(std::byte* room)
    {
        return *std::launder(reinterpret_cast<Kind*>(room));
    }
    template <class First, class...>
    void makeFirst()
    {
        ::new (static_cast<void*>(m_room)) First();
    }
    template <class Kind>
    static bool areEqual(const std::byte* a, const std::byte* b)
    {
        return at<Kind>(a) == at<Kind>(b);
    }
    template <class Kind>
    static void copy(std::byte* to, const std::byte* from)
    {
        ::new (static_cast<void*>(to)) Kind(at<Kind>(from));
    }
    template <class Kind>
    static void move(std::byte* to, std::byte* from) noexcept
    {
        ::new (static_cast<void*>(to)) Kind(std::move(at<Kind>(from)));
    }
    template <class Kind>
    static void destroy(std::byte* room) noexcept
    {
        std::destroy_at(&at<Kind>(room));
    }
    void take(Kinds& other) noexcept
    {
        static constexpr std::array kMoves{&move<Each>...};
        kMoves[other.m_kind](m_room, other.m_room);
        m_kind = other.m_kind;
    }
    void end() noexcept
    {
        static constexpr std::array kEnds{&destroy<Each>...};
        kEnds[m_kind](m_room);
    }

    alignas(Each...) std::byte m_room[std::max({sizeof(Each)...})];
    std::uint16_t m_kind = 0;
};

// By exact type: nothing is converted into another.
template <class Kind, class All>
concept KindOf = All::template kHas<Kind>;

template <class Kind, class... Each>
bool isKind(const Kinds<Each...>& one)
{
    static_assert(Kinds<Each...>::template kHas<Kind>);
    return one.index() == Kinds<Each...>::template indexOf<Kind>();
}

// Null if it is of another kind, or null itself.
template <class Kind, class... Each>
const Kind* kindIf(const Kinds<Each...>* one)
{
    return one && isKind<Kind>(*one) ? &one->template in<Kind>() : nullptr;
}
template <class Kind, class... Each>
Kind* kindIf(Kinds<Each...>* one)
{
    return one && isKind<Kind>(*one) ? &one->template in<Kind>() : nullptr;
}

// For who knows what it is; asserts.
template <class Kind, class... Each>
const Kind& asKind(const Kinds<Each...>& one)
{
    HAVEN_ASSERT(isKind<Kind>(one));
    return one.template in<Kind>();
}
template <class Kind, class... Each>
Kind& asKind(Kinds<Each...>& one)
{
    HAVEN_ASSERT(isKind<Kind>(one));
    return one.template in<Kind>();
}
// Of what is about to end its value is taken.
template <class Kind, class... Each>
Kind asKind(Kinds<Each...>&& one)
{
    HAVEN_ASSERT(isKind<Kind>(one));
    return std::move(one.template in<Kind>());
}
template <class Kind, class... Each>
void asKind(const Kinds<Each...>&& one) = delete;

// The visitor's answer to what it is. All its answers are of one type, that for the first kind.
template <class Visitor, class First, class... Rest>
decltype(auto) visitKind(Visitor&& visitor, const Kinds<First, Rest...>& one)
{
    using Answer = std::invoke_result_t<Visitor&, const First&>;
    using All = Kinds<First, Rest...>;
    using Call = Answer (*)(std::remove_reference_t<Visitor>&, const All&);
    static constexpr std::array<Call, All::kCount> kCalls{
        [](std::remove_reference_t<Visitor>& ask, const All& it) -> Answer {
            return ask(it.template in<First>());
        },
        [](std::remove_reference_t<Visitor>& ask, const All& it) -> Answer {
            return ask(it.template in<Rest>());
        }...};
    return kCalls[one.index()](visitor, one);
}
template <class Visitor, class First, class... Rest>
decltype(auto) visitKind(Visitor&& visitor, Kinds<First, Rest...>& one)
{
    using Answer = std::invoke_result_t<Visitor&, First&>;
    using All = Kinds<First, Rest...>;
    using Call = Answer (*)(std::remove_reference_t<Visitor>&, All&);
    static constexpr std::array<Call, All::kCount> kCalls{
        [](std::remove_reference_t<Visitor>& ask, All& it) -> Answer {
            return ask(it.template in<First>());
        },
        [](std::remove_reference_t<Visitor>& ask, All& it) -> Answer {
            return ask(it.template in<Rest>());
        }...};
    return kCalls[one.index()](visitor, one);
}

} // namespace haven
