#include "app/session/incident_numbers.h"

#include <algorithm>

namespace haven {

namespace {

// Shorter ones fit too many incidents to mean one of them.
constexpr std::size_t kDigitsMin = 4;
constexpr std::size_t kDigitsOfNumber = 6;

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

} // namespace

Result<IncidentNumbers> IncidentNumbers::read(Database& database)
{
    auto newest = newestNumbers(database, kKeptMax);
    if (!newest)
        return newest.refusal();
    IncidentNumbers numbers;
    for (auto& one : *newest)
        numbers.m_numbers.emplace(one.incident, std::move(one.number));
    return numbers;
}

void IncidentNumbers::add(const State& state)
{
    for (const auto& [id, incident] : state.incidents)
        m_numbers.emplace(id, incident.number);
}

void IncidentNumbers::hear(const Recorded& recorded)
{
    const auto* opened = recorded.event ? kindIf<IncidentOpened>(&*recorded.event) : nullptr;
    if (opened)
        m_numbers.emplace(opened->incident, opened->number);
}

std::optional<IncidentId> IncidentNumbers::find(std::string_view word) const
{
    if (word.size() < kDigitsMin)
        return std::nullopt;
    const auto endingSo = [&](std::string_view end) {
        return std::find_if(m_numbers.rbegin(), m_numbers.rend(),
                            [&](const auto& one) { return endsWith(one.second, end); });
    };
    // "4482" is 26-004482 before it is the end of 26-014482.
    const bool isDigits = word.find_first_not_of("0123456789") == std::string_view::npos;
    if (isDigits && word.size() < kDigitsOfNumber) {
        const std::string whole =
            "-" + std::string(kDigitsOfNumber - word.size(), '0') + std::string(word);
        if (const auto exact = endingSo(whole); exact != m_numbers.rend())
            return exact->first;
    }
    const auto found = endingSo(word);
    return found == m_numbers.rend() ? std::nullopt : std::optional<IncidentId>(found->first);
}

std::optional<std::string> IncidentNumbers::numberOf(IncidentId incident) const
{
    const auto found = m_numbers.find(incident);
    return found == m_numbers.end() ? std::nullopt : std::optional<std::string>(found->second);
}

} // namespace haven
