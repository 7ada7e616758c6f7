#pragma once

#include "models/base/field_class.h"

#include <utility>

namespace haven {

// A struct lists its fields once:
//     template <class F> static void describe(F&& f) { f("unit", &UnitDispatched::unit); … }
// and from that list come its JSON in both directions, the class of every field, and the
// withholding of an export. The third argument of f is the FieldClass; Open when left out.
struct DescribeProbe {
    template <class... Anything>
    void operator()(Anything&&...) const
    {}
};

template <class T>
concept Described = requires
{
    T::describe(DescribeProbe{});
};

} // namespace haven
