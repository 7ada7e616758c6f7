#include "models/crisis/directory_lint.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <map>

namespace haven {

namespace {

constexpr std::size_t kTownsNamed = 5;

void checkDay(const DirectoryEntry& entry, LocalDay today, std::vector<DirectoryFinding>& out)
{
    const auto days = daysSince(entry.checkedOn, today);
    if (!days)
        out.push_back({DirectoryRule::CheckMissing, entry.id,
                       "nobody has confirmed it; its source is: " + entry.source});
    else if (*days < 0)
        out.push_back({DirectoryRule::CheckAhead, entry.id,
                       "its check is dated in the future: " + entry.checkedOn});
    else if (*days > kCheckedDaysMax)
        out.push_back({DirectoryRule::CheckExpired, entry.id,
                       "it was checked on " + entry.checkedOn + ", " + std::to_string(*days) +
                           " days ago; a check counts " + std::to_string(kCheckedDaysMax)});
    const auto ended = daysSince(entry.agreement.endsOn, today);
    if (ended && *ended > 0)
        out.push_back({DirectoryRule::AgreementEnded, entry.id,
                       "its agreement ended on " + entry.agreement.endsOn});
}

bool isOpenTogether(const DirectoryEntry& a, const DirectoryEntry& b)
{
    if (a.hours.windows.empty() || b.hours.windows.empty())
        return true; // nobody can say that they are not
    for (int minute = 0; minute < kMinutesOfWeek; ++minute) {
        const WeekTime at{minute / kMinutesOfDay, minute % kMinutesOfDay};
        if (opennessAt(a.hours, at) != Openness::Closed &&
            opennessAt(b.hours, at) != Openness::Closed)
            return true;
    }
    return false;
}

std::vector<std::string> sharedTowns(const DirectoryEntry& a, const DirectoryEntry& b)
{
    std::vector<std::string> shared;
    std::copy_if(a.towns.begin(), a.towns.end(), std::back_inserter(shared),
                 [&b](const std::string& town) { return servesTown(b, town); });
    return shared;
}

std::string townsText(const std::vector<std::string>& towns)
{
    if (towns.size() <= kTownsNamed)
        return joined(towns, ", ");
    const auto last = towns.begin() + static_cast<std::ptrdiff_t>(kTownsNamed);
    return std::to_string(towns.size()) + " towns: " + joined({towns.begin(), last}, ", ") +
           " and others";
}

bool isForSameAges(const DirectoryEntry& a, const DirectoryEntry& b)
{
    return a.ages.isKnown && b.ages.isKnown && a.ages.from <= b.ages.to && b.ages.from <= a.ages.to;
}

void checkOverlap(const std::vector<DirectoryEntry>& entries, std::vector<DirectoryFinding>& out)
{
    std::vector<const DirectoryEntry*> teams;
    for (const DirectoryEntry& entry : entries) {
        if (entry.townScope == TownScope::Listed && hasCapability(entry, kComesToPerson))
            teams.push_back(&entry);
    }
    for (std::size_t i = 0; i < teams.size(); ++i) {
        for (std::size_t j = i + 1; j < teams.size(); ++j) {
            const DirectoryEntry& a = *teams[i];
            const DirectoryEntry& b = *teams[j];
            const auto shared = sharedTowns(a, b);
            if (shared.empty() || a.order != b.order || !isForSameAges(a, b) ||
                !isOpenTogether(a, b))
                continue;
            out.push_back({DirectoryRule::Overlap, b.id,
                           "it and " + a.id + " serve the same people in " + townsText(shared) +
                               ", and their order does not say who is tried first"});
        }
    }
}

bool reachesTeam(const DirectoryEntry& entry)
{
    return hasCapability(entry, kComesToPerson) || hasCapability(entry, kReachesTeam);
}

// "ages 0 to 17, ages 40 and up": what nobody takes.
std::string agesWithoutAnyone(const std::vector<const DirectoryEntry*>& serving)
{
    std::vector<std::string> ranges;
    for (int age = 0; age <= kDirectoryAgeMax; ++age) {
        const auto isTaken = [&serving](int one) {
            return std::any_of(serving.begin(), serving.end(),
                               [one](const auto* entry) { return takesAge(*entry, one); });
        };
        if (isTaken(age))
            continue;
        const int first = age;
        while (age < kDirectoryAgeMax && !isTaken(age + 1))
            ++age;
        ranges.push_back("ages " + std::to_string(first) +
                         (age == kDirectoryAgeMax ? " and up" : " to " + std::to_string(age)));
    }
    return joined(ranges, ", ");
}

// "58 hours a week, first on Mon 00:00"; empty where somebody is certainly there all week.
std::string hoursWithoutAnyone(const std::vector<const DirectoryEntry*>& serving, int age)
{
    if (std::none_of(serving.begin(), serving.end(),
                     [age](const auto* entry) { return takesAge(*entry, age); }))
        return {}; // told as an age that nobody takes
    int minutes = 0;
    WeekTime first;
    for (int minute = kMinutesOfWeek - 1; minute >= 0; --minute) {
        const WeekTime at{minute / kMinutesOfDay, minute % kMinutesOfDay};
        if (std::any_of(serving.begin(), serving.end(), [&](const auto* entry) {
                return takesAge(*entry, age) && opennessAt(entry->hours, at) == Openness::Open;
            }))
            continue;
        ++minutes;
        first = at;
    }
    if (minutes == 0)
        return {};
    return std::to_string((minutes + 59) / 60) + " hours a week, first on " + weekTimeText(first);
}

struct CrisisAge {
    int age;
    std::string_view word;
};
constexpr std::array<CrisisAge, 2> kCrisisAges = {
    {{kAdultAge - 1, "somebody under 18"}, {kAdultAge, "an adult"}}};

void checkTowns(const std::vector<DirectoryEntry>& entries, const std::vector<std::string>& towns,
                std::vector<DirectoryFinding>& out)
{
    // Towns that the same entries serve have the same gaps: worked out once, told once.
    std::map<std::vector<const DirectoryEntry*>, std::vector<std::string>> townsByServing;
    for (const std::string& town : towns) {
        std::vector<const DirectoryEntry*> serving;
        for (const DirectoryEntry& entry : entries) {
            if (reachesTeam(entry) && servesTown(entry, town))
                serving.push_back(&entry);
        }
        townsByServing[serving].push_back(town);
    }
    std::map<std::string, std::vector<std::string>> ages;
    std::map<std::string, std::vector<std::string>> hours;
    for (const auto& [serving, served] : townsByServing) {
        const auto add = [&alike = served](auto& gaps, const std::string& gap) {
            if (!gap.empty())
                gaps[gap].insert(gaps[gap].end(), alike.begin(), alike.end());
        };
        add(ages, agesWithoutAnyone(serving));
        for (const CrisisAge& one : kCrisisAges) {
            const std::string gap = hoursWithoutAnyone(serving, one.age);
            add(hours, gap.empty() ? gap : std::string(one.word) + " for " + gap);
        }
    }
    const auto sorted = [](std::vector<std::string> list) {
        std::sort(list.begin(), list.end());
        return list;
    };
    for (const auto& [gap, where] : ages)
        out.push_back({DirectoryRule::AgesUncovered,
                       {},
                       "no mobile crisis team and no state line takes " + gap + " in " +
                           townsText(sorted(where))});
    for (const auto& [gap, where] : hours)
        out.push_back(
            {DirectoryRule::HoursUncovered,
             {},
             "nobody is certain to be there for " + gap + ", in " + townsText(sorted(where))});
}

} // namespace

std::vector<DirectoryFinding> lintEntries(const std::vector<DirectoryEntry>& entries,
                                          const std::vector<DirectoryEntry>& all, LocalDay today)
{
    std::vector<DirectoryFinding> out;
    for (const DirectoryEntry& entry : entries) {
        checkDay(entry, today, out);
        // A department sends its own program by its own dispatch; a dispatch center is a key of the
        // telephone in most rooms.
        const bool isReachedHere =
            entry.kind == DirectoryKind::Program || entry.kind == DirectoryKind::DispatchCenter;
        if (entry.phones.empty() && entry.via.empty() && !isReachedHere)
            out.push_back({DirectoryRule::NoWayToReach, entry.id,
                           "it has no number and nobody through whom it is reached"});
        if (entry.kind == DirectoryKind::MobileTeam && !reachesTeam(entry))
            out.push_back({DirectoryRule::TeamNeverNamed, entry.id,
                           "it is a mobile team, but no town has it as its own: under what it can "
                           "do stands no " +
                               std::string(kComesToPerson)});
        const DirectoryEntry* via = entry.via.empty() ? nullptr : findEntry(all, entry.via);
        if (!entry.via.empty() && (via == nullptr || via->phones.empty()))
            out.push_back(
                {DirectoryRule::ViaUnknown, entry.id,
                 "it is reached through " + entry.via +
                     (via == nullptr ? ", which is not there" : ", which has no number")});
    }
    return out;
}

std::vector<DirectoryFinding> lintCoverage(const std::vector<DirectoryEntry>& entries,
                                           const std::vector<std::string>& towns)
{
    std::vector<DirectoryFinding> out;
    checkOverlap(entries, out);
    checkTowns(entries, towns, out);
    for (std::size_t i = 0; i < enumNames(DirectoryKind{}).size(); ++i) {
        const auto kind = static_cast<DirectoryKind>(i);
        if (std::none_of(entries.begin(), entries.end(),
                         [kind](const DirectoryEntry& entry) { return entry.kind == kind; }))
            out.push_back({DirectoryRule::KindMissing, {}, "there is no " + kindWord(kind)});
    }
    return out;
}

} // namespace haven
