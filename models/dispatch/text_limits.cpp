#include "models/dispatch/text_limits.h"

#include "models/base/describe.h"
#include "models/base/json_codec.h"
#include "models/base/result.h"
#include "models/base/text.h"

#include <algorithm>
#include <string_view>
#include <type_traits>

namespace haven {

namespace {

// Walks every field of a described struct down to its texts.
class TextCheck final
{
public:
    explicit TextCheck(std::size_t textMax, std::size_t noteMax)
        : m_textMax(textMax), m_noteMax(noteMax)
    {}

    const std::optional<Refusal>& fault() const { return m_fault; }

    template <class T>
    void look(std::string_view name, const T& value)
    {
        if (m_fault)
            return;
        if constexpr (std::is_same_v<T, std::string>) {
            lookAtText(name, value, name == "text" ? m_noteMax : m_textMax);
        } else if constexpr (codec::IsTextId<T>::value) {
            lookAtText(name, value.value, kMaxWord);
        } else if constexpr (codec::IsOptional<T>::value) {
            if (value)
                look(name, *value);
        } else if constexpr (codec::IsVector<T>::value || codec::IsSet<T>::value) {
            for (const auto& item : value)
                look(name, item);
        } else if constexpr (codec::IsMap<T>::value) {
            for (const auto& [key, item] : value) {
                look(name, key);
                look(name, item);
            }
        } else if constexpr (Described<T>) {
            T::describe(
                [&](const char* inner, auto member, auto...) { look(inner, value.*member); });
        }
    }

private:
    void lookAtText(std::string_view name, std::string_view text, std::size_t most)
    {
        if (text.size() > most)
            m_fault = refuse(RefusalCode::TextTooLong, name, std::to_string(most));
        else if (!isStorableText(text))
            m_fault = refuse(RefusalCode::TextNotStorable, name);
    }

    std::size_t m_textMax;
    std::size_t m_noteMax;
    std::optional<Refusal> m_fault;
};

} // namespace

std::optional<Refusal> lineFault(std::string_view what, std::string_view text, std::size_t most)
{
    if (text.size() <= most)
        return std::nullopt;
    return refuse(RefusalCode::TextTooLong, what, std::to_string(most));
}

bool isPositionName(std::string_view name)
{
    const bool hasControls = std::any_of(name.begin(), name.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F;
    });
    return !name.empty() && name.size() <= kMaxPosition && trimmed(name) == name && !hasControls;
}

std::optional<Refusal> textFault(const Event& event)
{
    const bool isPast = isKind<PastIncidentRecorded>(event);
    TextCheck check(isPast ? kMaxPastText : kMaxText, isPast ? kMaxPastText : kMaxNoteText);
    visitKind([&](const auto& fact) { check.look("fact", fact); }, event);
    return check.fault();
}

} // namespace haven
