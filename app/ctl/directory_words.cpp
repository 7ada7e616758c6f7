#include "app/ctl/directory_words.h"

#include "app/ctl/verb.h"
#include "models/base/text.h"

#include <fmt/format.h>

namespace haven::ctl {

namespace {

constexpr int kYouthAge = kAdultAge - 1;

// "211, press 1, then 1; 1-800-…", "through ACTION line, 211", or that there is no way.
std::string reachText(const DirectoryEntry& entry, const std::vector<DirectoryEntry>& all)
{
    std::vector<std::string> numbers;
    for (const auto& phone : entry.phones)
        numbers.push_back(phoneText(phone));
    if (!numbers.empty())
        return joined(numbers, "; ");
    const DirectoryEntry* via = entry.via.empty() ? nullptr : findEntry(all, entry.via);
    if (via == nullptr || via->phones.empty())
        return "no number on file";
    return "through " + via->name + ", " + phoneText(via->phones.front());
}

std::string reasonsText(const DirectoryMatch& match)
{
    std::vector<std::string> words;
    for (const auto& reason : match.reasons)
        words.push_back(reason.text);
    return joined(words, "; ");
}

nlohmann::json mobileJson(const std::vector<DirectoryEntry>& all, const std::string& town, int age)
{
    const MobileCrisis team = mobileCrisisFor(all, town, age);
    if (team.entry == nullptr)
        return nullptr;
    return {{"id", team.entry->id},
            {"name", team.entry->name},
            {"state_line", team.isStateLine},
            {"checked_on", team.entry->checkedOn}};
}

std::string mobileText(const std::vector<DirectoryEntry>& all, const std::string& town, int age)
{
    const MobileCrisis team = mobileCrisisFor(all, town, age);
    if (team.entry == nullptr)
        return "nobody";
    return (team.isStateLine ? "state line, " : "") + team.entry->name + " (" +
           reachText(*team.entry, all) + ")" +
           (team.entry->checkedOn.empty() ? ", nobody has confirmed it" : "");
}

nlohmann::json matchJson(const DirectoryMatch& match, const std::vector<DirectoryEntry>& all)
{
    const DirectoryEntry& entry = *match.entry;
    nlohmann::json reasons = nlohmann::json::array();
    for (const auto& reason : match.reasons)
        reasons.push_back({{"ground", std::string(enumName(reason.ground))},
                           {"fit", std::string(enumName(reason.fit))},
                           {"text", reason.text}});
    nlohmann::json phones = nlohmann::json::array();
    for (const auto& phone : entry.phones)
        phones.push_back({{"number", phone.number}, {"press", phone.press}});
    nlohmann::json one = {{"id", entry.id},
                          {"kind", kindWord(entry.kind)},
                          {"name", entry.name},
                          {"fit", std::string(enumName(match.fit))},
                          {"reach", reachText(entry, all)},
                          {"phones", phones},
                          {"via", entry.via},
                          {"at", entry.at},
                          {"hours", entry.hours.text},
                          {"ages", entry.ages.text},
                          {"capabilities", entry.capabilities},
                          {"capacity", nullptr},
                          {"agreement", std::string(enumName(entry.agreement.state))},
                          {"reasons", reasons},
                          {"notes", entry.notes},
                          {"source", entry.source},
                          {"as_of", entry.asOf},
                          {"checked_on", entry.checkedOn}};
    if (entry.capacity)
        one["capacity"] = *entry.capacity;
    return one;
}

struct TownCount {
    int team = 0;
    int stateLine = 0;
    int nobody = 0;
};

TownCount countTowns(const std::vector<DirectoryEntry>& all, const std::vector<std::string>& towns,
                     int age)
{
    TownCount count;
    for (const auto& town : towns) {
        const MobileCrisis team = mobileCrisisFor(all, town, age);
        if (team.entry == nullptr)
            ++count.nobody;
        else
            ++(team.isStateLine ? count.stateLine : count.team);
    }
    return count;
}

void sayTowns(std::string_view who, const TownCount& count)
{
    sayLine(
        fmt::format("{}: {} towns have a mobile crisis team, {} say state line, {} have nobody.",
                    who, count.team, count.stateLine, count.nobody));
}

nlohmann::json countJson(const TownCount& count)
{
    return {{"team", count.team}, {"state_line", count.stateLine}, {"nobody", count.nobody}};
}

} // namespace

std::string directoryFaultText(const DirectoryInput& input, const DirectoryFault& fault)
{
    const bool isRow = fault.index < input.rows.size();
    return onOneLine(
        isRow ? fmt::format("row {}, {}: {}", input.rows[fault.index], fault.entry, fault.what)
              : fmt::format("entry {}, {}: {}", fault.index + 1, fault.entry, fault.what));
}

void sayFound(const std::vector<DirectoryMatch>& found, const std::vector<DirectoryEntry>& all,
              const DirectoryQuery& query)
{
    sayLine(fmt::format("{}, {}, {}", weekTimeText(query.at), query.town ? *query.town : "any town",
                        query.age ? fmt::format("age {}", *query.age) : "any age"));
    if (query.town && (!query.age || *query.age >= kAdultAge))
        sayLine("Mobile crisis, adults: " +
                mobileText(all, *query.town, query.age.value_or(kAdultAge)));
    if (query.town && (!query.age || *query.age < kAdultAge))
        sayLine("Mobile crisis, under 18: " +
                mobileText(all, *query.town, query.age.value_or(kYouthAge)));
    int rank = 0;
    std::optional<DirectoryFit> heading;
    for (const auto& match : found) {
        if (heading != match.fit) {
            heading = match.fit;
            sayLine(match.fit == DirectoryFit::Fits      ? "Try, in this order"
                    : match.fit == DirectoryFit::Perhaps ? "Then perhaps, ask first"
                                                         : "Does not fit");
        }
        const std::string place = match.fit == DirectoryFit::DoesNot ? "-" : std::to_string(++rank);
        sayLine(fmt::format("  {:>2}  {} [{}]  {}", place, match.entry->name,
                            kindWord(match.entry->kind), reachText(*match.entry, all)));
        sayLine("      " + reasonsText(match));
        if (match.fit == DirectoryFit::DoesNot)
            continue;
        for (const auto& note : match.entry->notes)
            sayLine("      " + note);
    }
    if (found.empty())
        sayLine("There is nobody of that kind in the directory.");
}

nlohmann::json foundJson(const std::vector<DirectoryMatch>& found,
                         const std::vector<DirectoryEntry>& all, const DirectoryQuery& query)
{
    nlohmann::json entries = nlohmann::json::array();
    for (const auto& match : found)
        entries.push_back(matchJson(match, all));
    nlohmann::json document = {
        {"at", weekTimeText(query.at)}, {"town", nullptr}, {"age", nullptr}, {"entries", entries}};
    if (query.age)
        document["age"] = *query.age;
    if (query.town) {
        document["town"] = *query.town;
        document["mobile_crisis"] = {{"adult", mobileJson(all, *query.town, kAdultAge)},
                                     {"youth", mobileJson(all, *query.town, kYouthAge)}};
    }
    return document;
}

void sayCheck(const DirectoryCheck& check, const std::vector<std::string>& towns)
{
    for (const auto& fault : check.input.read.faults)
        sayLine("error    " + directoryFaultText(check.input, fault));
    for (const auto& finding : check.findings)
        sayLine(onOneLine(fmt::format("warning  {}{} [{}]",
                                      finding.entry.empty() ? "" : finding.entry + ": ",
                                      finding.text, enumName(finding.rule))));
    sayTowns("Adults", countTowns(check.all, towns, kAdultAge));
    sayTowns("Under 18", countTowns(check.all, towns, kYouthAge));
    sayLine(fmt::format("{} entries can be used, {} cannot, {} warnings.",
                        check.input.read.entries.size(), check.input.read.faults.size(),
                        check.findings.size()));
}

nlohmann::json checkJson(const DirectoryCheck& check, const std::vector<std::string>& towns)
{
    nlohmann::json errors = nlohmann::json::array();
    for (const auto& fault : check.input.read.faults) {
        nlohmann::json one = {
            {"entry", fault.entry}, {"index", fault.index}, {"row", nullptr}, {"text", fault.what}};
        if (fault.index < check.input.rows.size())
            one["row"] = check.input.rows[fault.index];
        errors.push_back(std::move(one));
    }
    nlohmann::json warnings = nlohmann::json::array();
    for (const auto& finding : check.findings)
        warnings.push_back({{"rule", std::string(enumName(finding.rule))},
                            {"entry", finding.entry},
                            {"text", finding.text}});
    nlohmann::json byTown = nlohmann::json::object();
    for (const auto& town : towns)
        byTown[town] = {{"adult", mobileJson(check.all, town, kAdultAge)},
                        {"youth", mobileJson(check.all, town, kYouthAge)}};
    return {{"entries", check.input.read.entries.size()},
            {"errors", errors},
            {"warnings", warnings},
            {"adult", countJson(countTowns(check.all, towns, kAdultAge))},
            {"youth", countJson(countTowns(check.all, towns, kYouthAge))},
            {"towns", byTown}};
}

} // namespace haven::ctl
