#include "models/crisis/directory_find.h"

#include <algorithm>
#include <tuple>

namespace haven {

namespace {

using Ground = DirectoryGround;
using Fit = DirectoryFit;

DirectoryReason townReason(const DirectoryEntry& entry, const std::string& town)
{
    switch (entry.townScope) {
    case TownScope::WholeState:
        return {Ground::Town, Fit::Fits, "serves the whole state"};
    case TownScope::NotKnown:
        return {Ground::Town, Fit::Perhaps, "which towns it serves is not known"};
    case TownScope::Listed:
        break;
    }
    if (servesTown(entry, town))
        return {Ground::Town, Fit::Fits, "serves " + town};
    return {Ground::Town, Fit::DoesNot, "does not serve " + town};
}

std::string agesText(const DirectoryAges& ages)
{
    if (ages.from == 0 && ages.to == kDirectoryAgeMax)
        return "every age";
    if (ages.to == kDirectoryAgeMax)
        return "ages " + std::to_string(ages.from) + " and up";
    if (ages.from == 0)
        return "ages up to " + std::to_string(ages.to);
    return "ages " + std::to_string(ages.from) + " to " + std::to_string(ages.to);
}

DirectoryReason ageReason(const DirectoryEntry& entry, int age, Schooling schooling)
{
    if (!entry.ages.isKnown)
        return {Ground::Age, Fit::Perhaps, "which ages it takes is not known"};
    const std::string takes = "takes " + agesText(entry.ages);
    if (takesAge(entry, age))
        return {Ground::Age, Fit::Fits, takes};
    const auto toInSchool = entry.ages.toInSchool;
    if (!toInSchool || age <= entry.ages.to || age > *toInSchool)
        return {Ground::Age, Fit::DoesNot, takes + ", not " + std::to_string(age)};
    const std::string school = takes + ", at " + std::to_string(age) + " only who is in school";
    switch (schooling) {
    case Schooling::NotAsked:
        return {Ground::Age, Fit::Perhaps, school + ": ask"};
    case Schooling::InSchool:
        return {Ground::Age, Fit::Fits, school};
    case Schooling::NotInSchool:
        return {Ground::Age, Fit::DoesNot, school};
    }
    return {Ground::Age, Fit::Perhaps, school};
}

DirectoryReason hoursReason(const DirectoryEntry& entry, WeekTime at)
{
    switch (opennessAt(entry.hours, at)) {
    case Openness::Open:
        return {Ground::Hours, Fit::Fits, "open now"};
    case Openness::PerhapsOpen:
        return {Ground::Hours, Fit::Perhaps, "perhaps open now, its hours are not certain"};
    case Openness::NotKnown:
        return {Ground::Hours, Fit::Perhaps, "its hours are not known"};
    case Openness::Closed:
        break;
    }
    const auto opens = nextOpening(entry.hours, at);
    return {Ground::Hours, Fit::DoesNot,
            "closed now" + (opens ? ", opens " + weekTimeText(*opens) : std::string())};
}

DirectoryReason agreementReason(const DirectoryAgreement& agreement, LocalDay today)
{
    switch (agreement.state) {
    case AgreementState::NotRecorded:
        return {Ground::Agreement, Fit::Perhaps, "no agreement is recorded"};
    case AgreementState::NoAgreement:
        return {Ground::Agreement, Fit::Perhaps, "there is no agreement"};
    case AgreementState::Signed:
        break;
    }
    if (daysSince(agreement.signedOn, today).value_or(0) < 0)
        return {Ground::Agreement, Fit::Perhaps, "agreement only from " + agreement.signedOn};
    if (!agreement.endsOn.empty() && daysSince(agreement.endsOn, today).value_or(0) > 0)
        return {Ground::Agreement, Fit::Perhaps, "agreement ended on " + agreement.endsOn};
    return {Ground::Agreement, Fit::Fits, "agreement since " + agreement.signedOn};
}

DirectoryReason checkReason(const DirectoryEntry& entry, LocalDay today)
{
    const auto days = daysSince(entry.checkedOn, today);
    if (!days)
        return {Ground::Check, Fit::Perhaps, "nobody has confirmed it"};
    if (*days < 0)
        return {Ground::Check, Fit::Perhaps, "checked on a day to come, " + entry.checkedOn};
    if (*days > kCheckedDaysMax)
        return {Ground::Check, Fit::Perhaps,
                "last checked on " + entry.checkedOn + ", " + std::to_string(*days) + " days ago"};
    return {Ground::Check, Fit::Fits, "checked on " + entry.checkedOn};
}

DirectoryMatch matchOf(const DirectoryEntry& entry, const DirectoryQuery& query)
{
    DirectoryMatch match;
    match.entry = &entry;
    if (query.town)
        match.reasons.push_back(townReason(entry, *query.town));
    if (query.age)
        match.reasons.push_back(ageReason(entry, *query.age, query.schooling));
    match.reasons.push_back(hoursReason(entry, query.at));
    for (const auto& reason : match.reasons)
        match.fit = std::max(match.fit, reason.fit);
    match.reasons.push_back(agreementReason(entry.agreement, query.today));
    match.reasons.push_back(checkReason(entry, query.today));
    return match;
}

std::size_t townsServed(const DirectoryEntry& entry)
{
    constexpr std::size_t kMany = 1'000'000;
    return entry.townScope == TownScope::Listed ? entry.towns.size() : kMany;
}

} // namespace

std::vector<DirectoryMatch> findInDirectory(const std::vector<DirectoryEntry>& entries,
                                            const DirectoryQuery& query)
{
    std::vector<DirectoryMatch> matches;
    for (const DirectoryEntry& entry : entries) {
        if (!query.kind || entry.kind == *query.kind)
            matches.push_back(matchOf(entry, query));
    }
    const auto key = [&query](const DirectoryMatch& match) {
        const DirectoryEntry& entry = *match.entry;
        const bool isElsewhere = !query.town || entry.at != *query.town;
        return std::make_tuple(match.fit, entry.order, isElsewhere, townsServed(entry), entry.name,
                               entry.id);
    };
    std::sort(matches.begin(), matches.end(),
              [&key](const auto& a, const auto& b) { return key(a) < key(b); });
    return matches;
}

MobileCrisis mobileCrisisFor(const std::vector<DirectoryEntry>& entries, std::string_view town,
                             int age)
{
    MobileCrisis best;
    const auto key = [](const DirectoryEntry& entry) {
        return std::make_tuple(!hasCapability(entry, kComesToPerson), townsServed(entry),
                               entry.order, entry.id);
    };
    for (const DirectoryEntry& entry : entries) {
        if (!hasCapability(entry, kComesToPerson) && !hasCapability(entry, kReachesTeam))
            continue;
        if (!servesTown(entry, town) || !takesAge(entry, age))
            continue;
        if (best.entry == nullptr || key(entry) < key(*best.entry))
            best.entry = &entry;
    }
    best.isStateLine = best.entry != nullptr && !hasCapability(*best.entry, kComesToPerson);
    return best;
}

} // namespace haven
