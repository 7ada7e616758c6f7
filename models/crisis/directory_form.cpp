#include "models/crisis/directory_form.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace haven {

namespace {

constexpr std::array<std::string_view, 4> kFormLists = {"phones", "towns", "capabilities", "notes"};
constexpr std::array<std::string_view, 2> kFormNumbers = {"capacity", "order"};
constexpr std::array<std::string_view, 3> kFormUnknown = {"hours", "ages", "towns"};
constexpr std::size_t kIdMax = 40; // as the parser has it

template <class List>
bool isAmong(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

char partingOf(std::string_view key)
{
    return key == "notes" ? '\n' : ';';
}

nlohmann::json cellJson(const std::string& key, std::string_view cell)
{
    constexpr std::size_t kDigitsMax = 6;
    if (isAmong(kFormNumbers, key) && isDigits(cell) && cell.size() <= kDigitsMax)
        return std::stoi(std::string(cell));
    const bool isWord = key == "towns" && (cell == "all" || cell == "unknown");
    if (!isAmong(kFormLists, key) || isWord)
        return std::string(cell);
    nlohmann::json list = nlohmann::json::array();
    for (const std::string& part : split(cell, partingOf(key))) {
        if (!trimmed(part).empty())
            list.push_back(std::string(trimmed(part)));
    }
    return list;
}

std::string cellText(std::string_view key, const nlohmann::json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_number_integer())
        return std::to_string(value.get<int>());
    std::vector<std::string> parts;
    if (value.is_array()) {
        for (const auto& part : value)
            parts.push_back(part.get<std::string>());
    }
    return joined(parts, partingOf(key) == '\n' ? "\n" : "; ");
}

} // namespace

std::string directoryEntryJson(const DirectoryFields& fields)
{
    nlohmann::json entry = nlohmann::json::object();
    for (const std::string_view key : kFormUnknown)
        entry[std::string(key)] = "unknown";
    for (const auto& [key, text] : fields) {
        const std::string_view cell = trimmed(text);
        if (!cell.empty())
            entry[key] = cellJson(key, cell);
    }
    return entry.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

DirectoryFields directoryFieldsOf(const DirectoryEntry& entry)
{
    DirectoryFields fields;
    const auto document = nlohmann::json::parse(directoryText({entry}));
    for (const auto& [key, value] : document.at("entries").at(0).items()) {
        const std::string text = cellText(key, value);
        if (!text.empty())
            fields[key] = text;
    }
    return fields;
}

DirectoryRead directoryEntryFrom(const DirectoryFields& fields,
                                 const std::vector<std::string>& towns)
{
    auto read =
        parseDirectory("{\"entries\":[" + directoryEntryJson(fields) + "]}", "entry", towns);
    if (read)
        return *std::move(read);
    DirectoryRead none;
    const auto& why = read.refusal().arguments;
    none.faults.push_back({0, "?", why.empty() ? std::string() : why.back()});
    return none;
}

std::string directoryIdFor(std::string_view name, const std::vector<DirectoryEntry>& entries)
{
    std::string id;
    for (const char letter : toLower(name)) {
        const bool isWord = (letter >= 'a' && letter <= 'z') || isDigit(letter);
        if (isWord)
            id += letter;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    id.resize(std::min(id.size(), kIdMax - 4)); // room for a number behind it
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    if (id.empty())
        id = "entry";
    std::string one = id;
    for (int n = 2; findEntry(entries, one) != nullptr; ++n)
        one = id + "-" + std::to_string(n);
    return one;
}

} // namespace haven
