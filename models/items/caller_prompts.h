#pragma once

#include <map>
#include <memory>
#include <optional>
#include <QByteArray>
#include <string>
#include <string_view>

// What is said to a caller who speaks Spanish, to the letter, beside the English
// (resources/prompts/spanish.json). It has nothing to do with the language of the console.
namespace haven {

struct CallerPrompt {
    std::string english;
    std::string spanish;
    bool operator==(const CallerPrompt&) const = default;
};

class CallerPrompts final
{
public:
    // Empty where it is not such a table, or a prompt has no words.
    static std::optional<CallerPrompts> fromJson(const QByteArray& json);

    // Of a field of the call form, "Location"; one that has none has the general words.
    const CallerPrompt& forField(std::string_view field) const;
    // Of the words that a step gives to say; empty where there are none for exactly these.
    std::string_view spanishOf(std::string_view english) const;

private:
    std::map<std::string, CallerPrompt, std::less<>> m_fields;
    std::map<std::string, std::string, std::less<>> m_say;
    CallerPrompt m_general;
};

// Whether the words somebody typed for a language mean Spanish: "es", "Spanish", "español".
bool isSpanish(std::string_view language);

// What this program carries.
std::shared_ptr<const CallerPrompts> shippedPrompts();

} // namespace haven
