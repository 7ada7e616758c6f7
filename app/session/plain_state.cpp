#include "app/session/plain_state.h"

#include "models/base/describe.h"

#include <memory>
#include <type_traits>

namespace haven {

namespace {

template <class T>
inline constexpr bool isLeft = std::is_same_v<T, Location> || std::is_same_v<T, Person> ||
                               std::is_same_v<T, Vehicle> || std::is_same_v<T, Bolo>;

// Whatever a struct says of itself, down to its texts.
struct TextWalk {
    const ProtectedNames& names;

    void operator()(std::string& text) const { text = names.withoutNames(text); }
    template <class T>
    void operator()(std::optional<T>& value) const
    {
        if (value)
            (*this)(*value);
    }
    template <class T, class Rest>
    void operator()(std::vector<T, Rest>& values) const
    {
        if constexpr (!std::is_same_v<T, bool>) {
            for (T& value : values)
                (*this)(value);
        }
    }
    template <class Key, class T, class Rest>
    void operator()(std::map<Key, T, Rest>& values) const
    {
        for (auto& [key, value] : values)
            (*this)(value);
    }
    template <class T>
    void operator()(T& value) const
    {
        if constexpr (Described<T> && !isLeft<T>) {
            T::describe([&](const char*, auto member, auto&&...) { (*this)(value.*member); });
        }
    }
};

} // namespace

ProtectedNames takeNamesOut(State& state, NamesBook& book)
{
    ProtectedNames all;
    for (const auto& [id, incident] : state.incidents)
        all.add(book.of(id));
    for (const auto& [caution, incident] : state.cautionIncidents)
        all.add(book.of(incident));
    const auto elsewhere = std::make_shared<const ProtectedNames>(all);
    for (auto& [id, incident] : state.incidents) {
        ProtectedNames names = book.of(id);
        names.protectAlso(elsewhere);
        if (!names.isEmpty())
            TextWalk{names}(incident);
    }
    if (all.isEmpty())
        return all;
    const TextWalk ofAny{all};
    for (auto& [id, caution] : state.cautions) {
        ofAny(caution.text);
        ofAny(caution.source);
    }
    for (auto& [id, unit] : state.units) {
        ofAny(unit.note);
        ofAny(unit.ladder);
        ofAny(unit.emergency);
    }
    ofAny(state.recordBook);
    ofAny(state.room);
    ofAny(state.majors);
    ofAny(state.airHolds);
    ofAny(state.alarms);
    return all;
}

} // namespace haven
