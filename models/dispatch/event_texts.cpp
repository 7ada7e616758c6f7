#include "models/dispatch/event_texts.h"

#include "models/base/describe.h"
#include "models/base/json_codec.h"

#include <type_traits>

namespace haven {

namespace {

template <class One>
constexpr bool kIsNote = std::is_same_v<One, NoteAdded>;
template <class One>
constexpr bool kIsAdvice = std::is_same_v<One, CrisisFlagSuggested>;
template <class One>
constexpr FieldClass kReadUpTo =
    std::is_same_v<One, FactAnswered> || std::is_same_v<One, ChecklistStepDone>
        ? FieldClass::Care
        : FieldClass::Police;

// Walks the fields of a described struct that may be read down to their texts.
class TextWalk final
{
public:
    explicit TextWalk(FieldClass most) : m_most(most) {}

    template <class T>
    void walk(const T& value)
    {
        if constexpr (std::is_same_v<T, std::string>) {
            add(value);
        } else if constexpr (codec::IsTextId<T>::value) {
            add(value.value);
        } else if constexpr (codec::IsOptional<T>::value) {
            if (value)
                walk(*value);
        } else if constexpr (codec::IsVector<T>::value || codec::IsSet<T>::value) {
            for (const auto& item : value)
                walk(item);
        } else if constexpr (codec::IsMap<T>::value) {
            for (const auto& [key, item] : value)
                walk(item);
        } else if constexpr (Described<T>) {
            T::describe([&](const char*, auto member, auto... fieldClass) {
                const bool isRead = (true && ... && (fieldClass <= m_most));
                if (isRead)
                    walk(value.*member);
            });
        }
    }

    std::string texts() && { return std::move(m_texts); }

private:
    void add(const std::string& text)
    {
        if (!text.empty())
            m_texts += text + "\n";
    }

    FieldClass m_most;
    std::string m_texts;
};

} // namespace

std::string typedTexts(const Event& event)
{
    return visitKind(
        [](const auto& fact) {
            using One = std::remove_cvref_t<decltype(fact)>;
            TextWalk walk(kReadUpTo<One>);
            if constexpr (!kIsNote<One> && !kIsAdvice<One>)
                walk.walk(fact);
            return std::move(walk).texts();
        },
        event);
}

} // namespace haven
