#include "models/crisis/directory.h"

#include "models/base/text.h"

#include <algorithm>
#include <chrono>

namespace haven {

namespace {

std::chrono::sys_days sysDay(const LocalDay& day)
{
    return std::chrono::year(day.year) / std::chrono::month(static_cast<unsigned>(day.month)) /
           std::chrono::day(static_cast<unsigned>(day.day));
}

std::optional<std::string> numberFromDigits(const std::string& digits)
{
    if (digits.size() == 3) {
        const bool isShort = digits == "988" || (digits.substr(1) == "11" && digits[0] >= '2');
        return isShort && digits != "911" ? std::optional(digits) : std::nullopt;
    }
    const bool hasOne = digits.size() == 11 && digits[0] == '1';
    if (digits.size() != 10 && !hasOne)
        return std::nullopt;
    const std::string ten = digits.substr(digits.size() - 10);
    if (ten[0] < '2' || ten[3] < '2')
        return std::nullopt;
    return (hasOne ? "1-" : "") + ten.substr(0, 3) + "-" + ten.substr(3, 3) + "-" + ten.substr(6);
}

} // namespace

std::optional<std::string> phoneNumberFrom(std::string_view text)
{
    constexpr std::size_t kExtensionMax = 6;
    text = trimmed(text);
    std::string extension;
    if (const auto x = text.find_first_of("xX"); x != std::string_view::npos) {
        extension = std::string(trimmed(text.substr(x + 1)));
        if (!isDigits(extension) || extension.size() > kExtensionMax)
            return std::nullopt;
        text = trimmed(text.substr(0, x));
    }
    std::string digits;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (isDigit(text[i]))
            digits += text[i];
        else if (std::string_view(" ().-").find(text[i]) == std::string_view::npos &&
                 !(i == 0 && text[i] == '+'))
            return std::nullopt;
    }
    auto number = numberFromDigits(digits);
    if (number && !extension.empty())
        *number += " x" + extension;
    return number;
}

std::string phoneText(const DirectoryPhone& phone)
{
    return phone.press.empty() ? phone.number : phone.number + ", press " + phone.press;
}

std::string kindWord(DirectoryKind kind)
{
    std::string word;
    for (const char c : enumName(kind)) {
        if (c >= 'A' && c <= 'Z' && !word.empty())
            word += '-';
        word += c;
    }
    return toLower(word);
}

std::optional<DirectoryKind> kindFromWord(std::string_view word)
{
    std::string known(trimmed(word));
    std::replace_if(
        known.begin(), known.end(), [](char c) { return c == ' ' || c == '_'; }, '-');
    for (std::size_t i = 0; i < enumNames(DirectoryKind{}).size(); ++i) {
        const auto kind = static_cast<DirectoryKind>(i);
        if (equalsIgnoringCase(kindWord(kind), known))
            return kind;
    }
    return std::nullopt;
}

std::string directoryKindWords()
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i < enumNames(DirectoryKind{}).size(); ++i)
        words.push_back(kindWord(static_cast<DirectoryKind>(i)));
    return joined(words, ", ");
}

bool hasCapability(const DirectoryEntry& entry, std::string_view capability)
{
    return std::find(entry.capabilities.begin(), entry.capabilities.end(), capability) !=
           entry.capabilities.end();
}

bool servesTown(const DirectoryEntry& entry, std::string_view town)
{
    switch (entry.townScope) {
    case TownScope::WholeState:
        return true;
    case TownScope::Listed:
        return std::find(entry.towns.begin(), entry.towns.end(), town) != entry.towns.end();
    case TownScope::NotKnown:
        return false;
    }
    return false;
}

bool takesAge(const DirectoryEntry& entry, int age)
{
    return entry.ages.isKnown && entry.ages.from <= age && age <= entry.ages.to;
}

const DirectoryEntry* findEntry(const std::vector<DirectoryEntry>& entries, std::string_view id)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [id](const DirectoryEntry& one) { return one.id == id; });
    return found == entries.end() ? nullptr : &*found;
}

std::vector<DirectoryEntry> mergedDirectory(std::vector<DirectoryEntry> shipped,
                                            const std::vector<DirectoryEntry>& agency)
{
    for (const DirectoryEntry& own : agency) {
        const auto same =
            std::find_if(shipped.begin(), shipped.end(),
                         [&own](const DirectoryEntry& one) { return one.id == own.id; });
        if (same == shipped.end())
            shipped.push_back(own);
        else
            *same = own;
    }
    return shipped;
}

std::optional<int> daysSince(std::string_view writtenDay, LocalDay day)
{
    if (writtenDay.size() != 10 || !isDigits(writtenDay.substr(0, 4)) || writtenDay[4] != '-' ||
        !isDigits(writtenDay.substr(5, 2)) || writtenDay[7] != '-' ||
        !isDigits(writtenDay.substr(8)))
        return std::nullopt;
    const auto number = [writtenDay](std::size_t at, std::size_t count) {
        return std::stoi(std::string(writtenDay.substr(at, count)));
    };
    const std::chrono::year_month_day written(
        std::chrono::year(number(0, 4)), std::chrono::month(static_cast<unsigned>(number(5, 2))),
        std::chrono::day(static_cast<unsigned>(number(8, 2))));
    if (!written.ok())
        return std::nullopt;
    return static_cast<int>((sysDay(day) - std::chrono::sys_days(written)).count());
}

} // namespace haven
