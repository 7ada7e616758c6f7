#include "models/dispatch/commands.h"

namespace haven {

// In this object file for every kind, whoever asks for it: other sources see its name alone.
template <class Wish>
[[gnu::used, gnu::noinline]] void Command::put(Wish&& wish)
{
    emplace<Wish>(std::move(wish));
}

template <class... Each>
struct Command::Puts<Kinds<Each...>> {
    static void all(Command& to)
    {
        const bool done[]{(to.put(Each()), true)...};
        (void)done;
    }
};
template struct Command::Puts<AnyWish>;

Command::Command() = default;
Command::Command(const Command& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(const Command& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

bool Command::operator==(const Command& other) const
{
    return static_cast<const AnyWish&>(*this) == static_cast<const AnyWish&>(other);
}

std::vector<UnitId> unitsOf(const Command& command)
{
    return visitKind(
        [](const auto& one) -> std::vector<UnitId> {
            if constexpr (requires { std::vector<UnitId>(one.units); })
                return one.units;
            else if constexpr (requires {
                                   one.unit;
                                   one.other;
                               })
                return {one.unit, one.other};
            else if constexpr (requires {
                                   one.unit;
                                   one.others;
                               }) {
                std::vector<UnitId> all{one.unit};
                all.insert(all.end(), one.others.begin(), one.others.end());
                return all;
            } else if constexpr (requires { std::vector<UnitId>{one.unit}; })
                return {one.unit};
            else
                return {};
        },
        command);
}

std::string_view commandName(const Command& command)
{
    return visitKind([](const auto& one) { return std::string_view(one.kName); }, command);
}

std::string_view deedName(const Command& command)
{
    const auto* wish = kindIf<RestrictIncident>(&command);
    const bool isLift = wish && wish->visibility == Visibility::Normal;
    return isLift ? "LiftRestriction" : commandName(command);
}

} // namespace haven
