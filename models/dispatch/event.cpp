#include "models/dispatch/event.h"

namespace haven {

// In this object file for every kind, whoever asks for it: other sources see its name alone.
template <class Fact>
[[gnu::used, gnu::noinline]] void Event::put(Fact&& fact)
{
    emplace<Fact>(std::move(fact));
}

template <class... Each>
struct Event::Puts<Kinds<Each...>> {
    static void all(Event& to)
    {
        const bool done[]{(to.put(Each()), true)...};
        (void)done;
    }
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
