#include "models/items/caller_prompts.h"

#include "models/base/contracts.h"
#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace haven {

namespace {

constexpr std::string_view kGeneralPrompt = "General";

} // namespace

std::optional<CallerPrompts> CallerPrompts::fromJson(const QByteArray& json)
{
    const QJsonObject root = QJsonDocument::fromJson(json).object();
    CallerPrompts prompts;
    const QJsonObject fields = root.value(u"fields").toObject();
    for (auto one = fields.begin(); one != fields.end(); ++one) {
        const QJsonObject words = one.value().toObject();
        CallerPrompt prompt{words.value(u"english").toString().toStdString(),
                            words.value(u"spanish").toString().toStdString()};
        if (prompt.english.empty() || prompt.spanish.empty())
            return std::nullopt;
        prompts.m_fields[one.key().toStdString()] = std::move(prompt);
    }
    const QJsonObject say = root.value(u"say").toObject();
    for (auto one = say.begin(); one != say.end(); ++one) {
        if (one.value().toString().isEmpty())
            return std::nullopt;
        prompts.m_say[one.key().toStdString()] = one.value().toString().toStdString();
    }
    const auto general = prompts.m_fields.find(kGeneralPrompt);
    if (general == prompts.m_fields.end())
        return std::nullopt;
    prompts.m_general = general->second;
    return prompts;
}

const CallerPrompt& CallerPrompts::forField(std::string_view field) const
{
    const auto found = m_fields.find(field);
    return found == m_fields.end() ? m_general : found->second;
}

std::string_view CallerPrompts::spanishOf(std::string_view english) const
{
    const auto found = m_say.find(english);
    return found == m_say.end() ? std::string_view() : std::string_view(found->second);
}

bool isSpanish(std::string_view language)
{
    constexpr std::array<std::string_view, 6> kNames = {"es",      "spa",     "sp",
                                                        "spanish", "español", "espanol"};
    const std::string word = toLower(trimmed(language));
    return std::find(kNames.begin(), kNames.end(), word) != kNames.end();
}

std::shared_ptr<const CallerPrompts> shippedPrompts()
{
    static const std::shared_ptr<const CallerPrompts> shipped = [] {
        QFile file(QStringLiteral(":/prompts/spanish.json"));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        HAVEN_ASSERT(isOpen);
        auto prompts = CallerPrompts::fromJson(file.readAll());
        HAVEN_ASSERT(prompts.has_value());
        return std::make_shared<const CallerPrompts>(*std::move(prompts));
    }();
    return shipped;
}

} // namespace haven
