#include "models/dispatch/event.h"

#include <tuple>

namespace haven {

template <class Fact>
void Event::put(Fact&& fact)
{
    emplace<Fact>(std::move(fact));
}

// Puts the put() of every alternative into this object file; other sources see its name alone.
template <class... Each>
struct Event::Puts<std::variant<Each...>> {
    static auto all() { return std::tuple{&Event::put<Each>...}; }
};
template struct Event::Puts<AnyFact>;

Event::Event() = default;
Event::Event(const Event& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(const Event& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

bool Event::operator==(const Event& other) const
{
    return static_cast<const AnyFact&>(*this) == static_cast<const AnyFact&>(other);
}

} // namespace haven
