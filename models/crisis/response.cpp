#include "models/crisis/response.h"

#include <algorithm>
#include <utility>

namespace haven {

namespace {

// Capabilities of the directory.
constexpr std::string_view kSubstanceUse = "substance-use";
constexpr std::string_view kSuicide = "suicide";

constexpr std::size_t kLinesMax = 2;    // crisis lines offered side by side
constexpr std::size_t kLeftOutMax = 12; // named; a whole state's list would hide the rest

struct Building {
    const ResponseTable& table;
    const std::vector<DirectoryEntry>& directory;
    const ResponseQuery& query;
    std::vector<DirectoryMatch> matches; // in the order to try
    Response out;
};

bool isFor(const ResponseRow& row, const ResponseQuery& query)
{
    if (row.level != query.level || (row.lead && *row.lead != query.lead))
        return false;
    const bool isKnown = ageOf(query.answers).has_value();
    switch (row.age) {
    case ResponseAge::Any:
        return true;
    case ResponseAge::Youth:
        // Not known: the rows of grown-ups, but only with who takes every age.
        return isKnown && isYouth(query.answers);
    case ResponseAge::Adult:
        return !isKnown || !isYouth(query.answers);
    }
    return true;
}

bool isKindOf(ResponseWho who, const DirectoryEntry& entry)
{
    switch (who) {
    case ResponseWho::MobileCrisis:
        return entry.kind == DirectoryKind::MobileTeam;
    case ResponseWho::Program:
        return entry.kind == DirectoryKind::Program;
    case ResponseWho::CrisisLine:
        return entry.kind == DirectoryKind::CrisisLine;
    case ResponseWho::Police:
    case ResponseWho::Ems:
    case ResponseWho::Fire:
    case ResponseWho::Clinician:
        return false;
    }
    return false;
}

bool takesEveryAge(const DirectoryEntry& entry)
{
    return entry.ages.isKnown && entry.ages.from == 0 && entry.ages.to == kDirectoryAgeMax;
}

const DirectoryReason* reasonOf(const DirectoryMatch& match, DirectoryGround ground)
{
    const auto found =
        std::find_if(match.reasons.begin(), match.reasons.end(),
                     [&](const DirectoryReason& one) { return one.ground == ground; });
    return found == match.reasons.end() ? nullptr : &*found;
}

bool isAgainst(const DirectoryReason* reason)
{
    return reason && reason->fit == DirectoryFit::DoesNot;
}

bool isFull(const Building& building, const DirectoryEntry& entry)
{
    const auto busy = building.query.engaged.find(entry.id);
    return entry.capacity && busy != building.query.engaged.end() &&
           busy->second >= *entry.capacity;
}

// The answer as it was given: the age that it stands for is nobody's.
std::string notTaken(const Answers& answers, const DirectoryReason& reason)
{
    const struct {
        const char* value;
        const char* words;
    } groups[] = {{"child", ", not a child"},
                  {"youth", ", not a youth"},
                  {"adult", ", not an adult"},
                  {"elder", ", not a person of 65 and over"}};
    const std::string said = ", not " + std::to_string(ageOf(answers).value_or(0));
    const std::size_t from = reason.text.rfind(said);
    for (const auto& one : groups) {
        if (from != std::string::npos && hasValue(answers, Fact::AgeGroup, one.value))
            return reason.text.substr(0, from) + one.words;
    }
    return reason.text;
}

// A line for drink and drugs is no line for despair: it is called where somebody answered that
// there is some of either.
bool isForSubstancesAlone(const DirectoryEntry& entry)
{
    return entry.kind == DirectoryKind::CrisisLine && hasCapability(entry, kSubstanceUse) &&
           !hasCapability(entry, kSuicide);
}

bool isSubstanceAnswered(const Answers& answers)
{
    return hasValue(answers, Fact::Intoxication, "yes") ||
           hasValue(answers, Fact::MedicalDanger, "overdose");
}

// What nobody has asked yet fits nobody in particular: not the line of the young, not the team of
// whichever town stands first. A program comes with officers, who see who the person is.
std::optional<ResponseLeftOut> unaskedOf(const Building& building, const DirectoryMatch& match)
{
    const DirectoryEntry& entry = *match.entry;
    if (!building.query.town && entry.townScope != TownScope::WholeState)
        return ResponseLeftOut{LeftOutGround::Town, entry.name, entry.id,
                               "the town is not known: ask for it"};
    if (ageOf(building.query.answers) || takesEveryAge(entry))
        return std::nullopt;
    if (entry.kind == DirectoryKind::Program && (!entry.ages.isKnown || takesAge(entry, kAdultAge)))
        return std::nullopt;
    return ResponseLeftOut{LeftOutGround::Age, entry.name, entry.id,
                           "the age is not known: ask for it"};
}

// Nothing: it can come. The wrong town is told only of who stands in some towns alone.
std::optional<ResponseLeftOut> leftOutOf(const Building& building, const DirectoryMatch& match)
{
    const DirectoryEntry& entry = *match.entry;
    ResponseLeftOut out{LeftOutGround::Hours, entry.name, entry.id, {}};
    const struct {
        DirectoryGround ground;
        LeftOutGround told;
    } grounds[] = {{DirectoryGround::Town, LeftOutGround::Town},
                   {DirectoryGround::Age, LeftOutGround::Age},
                   {DirectoryGround::Hours, LeftOutGround::Hours}};
    for (const auto& one : grounds) {
        const DirectoryReason* reason = reasonOf(match, one.ground);
        if (!isAgainst(reason))
            continue;
        out.ground = one.told;
        out.why = one.ground == DirectoryGround::Age ? notTaken(building.query.answers, *reason)
                                                     : reason->text;
        return out;
    }
    if (auto unasked = unaskedOf(building, match))
        return unasked;
    if (isForSubstancesAlone(entry) && !building.out.isSubstanceUse) {
        out.ground = LeftOutGround::Use;
        out.why = "for drink and drugs, and nobody answered that there is any";
        return out;
    }
    if (isFull(building, entry)) {
        out.ground = LeftOutGround::Full;
        out.why = *entry.capacity == 1 ? "already at work"
                                       : "all " + std::to_string(*entry.capacity) + " are at work";
        return out;
    }
    return std::nullopt;
}

// The agency records its agreement with the 988 center among its settings; that the directory does
// not tell of it, too, makes nothing uncertain.
bool isAgreedElsewhere(const Building& building, const DirectoryEntry& entry)
{
    const bool is988 =
        std::any_of(entry.phones.begin(), entry.phones.end(),
                    [](const DirectoryPhone& phone) { return phone.number == "988"; });
    return is988 && building.query.phoneOnly == PhoneOnly::Agreed &&
           entry.agreement.state == AgreementState::NotRecorded;
}

// What is not certain about who goes: hours that nobody knows, a late check, an age not asked.
std::string doubtsOf(const Building& building, const DirectoryMatch& match)
{
    std::string doubts;
    const bool isForSome = match.entry->ages.isKnown && !takesEveryAge(*match.entry);
    if (isForSome && !ageOf(building.query.answers))
        doubts = " Not certain: it does not take every age, and the age is not known";
    for (const auto& reason : match.reasons) {
        const bool isSettled = reason.ground == DirectoryGround::Agreement &&
                               isAgreedElsewhere(building, *match.entry);
        if (reason.fit != DirectoryFit::Fits && !isSettled)
            doubts += (doubts.empty() ? " Not certain: " : "; ") + reason.text;
    }
    return doubts.empty() ? doubts : doubts + ".";
}

void addLeftOut(Building& building, ResponseLeftOut one)
{
    auto& list = building.out.leftOut;
    const bool isTold = std::any_of(list.begin(), list.end(), [&](const ResponseLeftOut& other) {
        return other.entry == one.entry && other.name == one.name;
    });
    if (!isTold && list.size() < kLeftOutMax)
        list.push_back(std::move(one));
}

ResponseStep stepOf(const Building& building, const ResponseRow& row, const DirectoryMatch& match)
{
    const DirectoryEntry& entry = *match.entry;
    return {row.who,
            row.how,
            entry.name,
            entry.id,
            phoneOf(building.directory, entry),
            row.why + doubtsOf(building, match)};
}

bool isGoing(const Building& building, const DirectoryEntry& entry)
{
    return std::any_of(building.out.goes.begin(), building.out.goes.end(),
                       [&](const ResponseStep& step) { return step.entry == entry.id; });
}

// Nobody of this town can be named: a line of the whole state that passes the call on.
bool addStateLine(Building& building, const ResponseRow& row)
{
    const std::string why = building.query.town
                                ? "The state line finds the team of this town."
                                : "The town is not known: the state line finds the team.";
    for (const auto& match : building.matches) {
        if (!hasCapability(*match.entry, kReachesTeam) || leftOutOf(building, match))
            continue;
        ResponseStep step = stepOf(building, row, match);
        step.why = why + " " + step.why;
        building.out.goes.push_back(std::move(step));
        return true;
    }
    return false;
}

// The first few of the directory that can come; the others of the kind are named with the reason.
void addFromDirectory(Building& building, const ResponseRow& row)
{
    const std::size_t most = row.who == ResponseWho::MobileCrisis ? 1 : kLinesMax;
    std::size_t taken = 0;
    for (const auto& match : building.matches) {
        if (!isKindOf(row.who, *match.entry))
            continue;
        if (auto out = leftOutOf(building, match)) {
            // Teams of other towns are no news; a program that is closed or full is.
            const bool isElsewhere = out->ground == LeftOutGround::Town;
            if (!isElsewhere || (row.who == ResponseWho::Program && building.query.town))
                addLeftOut(building, *std::move(out));
            continue;
        }
        // Whose program it is has to be known: of the person's town, and which towns it serves.
        const DirectoryReason* town = reasonOf(match, DirectoryGround::Town);
        const bool isOfThisTown = town && town->fit == DirectoryFit::Fits;
        if (row.who == ResponseWho::Program && !isOfThisTown)
            continue;
        if (taken == most)
            continue;
        ++taken;
        // The state line may stand there already, as the way to a team.
        if (!isGoing(building, *match.entry))
            building.out.goes.push_back(stepOf(building, row, match));
    }
    if (taken > 0 || row.who != ResponseWho::MobileCrisis || addStateLine(building, row))
        return;
    const bool isAged = ageOf(building.query.answers).has_value();
    addLeftOut(building, {LeftOutGround::Nobody,
                          whoWords(row.who),
                          {},
                          isAged ? "the directory has nobody for this town, age and hour"
                                 : "the directory has nobody who comes to every age"});
}

void addRow(Building& building, const ResponseRow& row)
{
    switch (row.who) {
    case ResponseWho::Police:
    case ResponseWho::Ems:
    case ResponseWho::Fire:
    case ResponseWho::Clinician:
        building.out.goes.push_back({row.who, row.how, whoWords(row.who), {}, {}, row.why});
        return;
    case ResponseWho::MobileCrisis:
    case ResponseWho::Program:
    case ResponseWho::CrisisLine:
        addFromDirectory(building, row);
        return;
    }
}

// Whoever leads is named with the answer that decided it.
void sayWhoLeads(Response& response, const ResponseQuery& query)
{
    if (!response.goes.empty() && !query.leadWhy.empty())
        response.goes.front().why = query.leadWhy + " " + response.goes.front().why;
}

const char* ageByBirthWords(const Answers& answers)
{
    if (hasValue(answers, Fact::AgeGroup, "child"))
        return "A child by the birth on record; nobody has answered the age.";
    if (hasValue(answers, Fact::AgeGroup, "youth"))
        return "A youth by the birth on record; nobody has answered the age.";
    if (hasValue(answers, Fact::AgeGroup, "elder"))
        return "65 or over by the birth on record; nobody has answered the age.";
    return "An adult by the birth on record; nobody has answered the age.";
}

// What decides who goes and nobody has asked. It holds nothing up: who stands in the list is called
// meanwhile.
void sayWhatToAsk(Response& response, const ResponseTable& table, const ResponseQuery& query)
{
    bool isByAge = false;
    bool isByTown = false;
    for (const auto& row : table.rows) {
        if (row.level != query.level || (row.lead && *row.lead != query.lead))
            continue;
        isByAge = isByAge || row.age != ResponseAge::Any;
        isByTown =
            isByTown || row.who == ResponseWho::MobileCrisis || row.who == ResponseWho::Program;
    }
    if (isByAge && query.isAgeByBirth)
        response.ask.emplace_back(ageByBirthWords(query.answers));
    if (isByAge && !ageOf(query.answers))
        response.ask.emplace_back("Ask the age: a youth goes to youth mobile crisis, an adult to "
                                  "the team of the town.");
    if (isByTown && !query.town)
        response.ask.emplace_back("Ask the town: each team serves its own.");
}

void bringAnOfficer(Response& response, const std::string& why)
{
    const auto police =
        std::find_if(response.goes.begin(), response.goes.end(),
                     [](const ResponseStep& step) { return step.who == ResponseWho::Police; });
    if (police != response.goes.end()) {
        if (police->how == ResponseHow::AtOnce || police->how == ResponseHow::Together)
            return;
        response.goes.erase(police);
    }
    response.goes.insert(
        response.goes.begin(),
        {ResponseWho::Police, ResponseHow::AtOnce, whoWords(ResponseWho::Police), {}, {}, why});
}

// An officer first, and whoever would have gone in together waits.
void mindTheThreat(Response& response)
{
    for (auto& step : response.goes) {
        if (step.how != ResponseHow::Together)
            continue;
        const bool isPolice = step.who == ResponseWho::Police;
        step.how = isPolice ? ResponseHow::Standby : ResponseHow::PhoneOrStaged;
        step.why = "A threat that was answered still stands: by telephone or staged, never first "
                   "in.";
    }
    bringAnOfficer(response, "A threat that was answered still stands, whatever level a person "
                             "set: an officer goes first.");
}

} // namespace

std::optional<int> ageOf(const Answers& answers)
{
    constexpr int kChild = 9;
    constexpr int kYouth = 15;
    constexpr int kAdult = 40;
    constexpr int kElder = 72;
    if (hasValue(answers, Fact::AgeGroup, "child"))
        return kChild;
    if (hasValue(answers, Fact::AgeGroup, "youth"))
        return kYouth;
    if (hasValue(answers, Fact::AgeGroup, "adult"))
        return kAdult;
    if (hasValue(answers, Fact::AgeGroup, "elder"))
        return kElder;
    return std::nullopt;
}

std::string phoneOf(const std::vector<DirectoryEntry>& directory, const DirectoryEntry& entry)
{
    if (!entry.phones.empty())
        return phoneText(entry.phones.front());
    const DirectoryEntry* via = entry.via.empty() ? nullptr : findEntry(directory, entry.via);
    return via && !via->phones.empty() ? phoneText(via->phones.front()) : std::string();
}

Response responseFor(const ResponseTable& table, const std::vector<DirectoryEntry>& directory,
                     const ResponseQuery& query)
{
    DirectoryQuery wanted;
    wanted.town = query.town;
    wanted.age = ageOf(query.answers);
    wanted.at = query.at;
    wanted.today = query.today;
    Building building{table, directory, query, findInDirectory(directory, wanted), {}};
    building.out.targets = targetsFor(table, query.level, query.answers);
    building.out.isSubstanceUse = isSubstanceAnswered(query.answers);
    for (const auto& row : table.rows) {
        if (isFor(row, query))
            addRow(building, row);
    }
    Response& out = building.out;
    out.age = ageOf(query.answers);
    sayWhatToAsk(out, table, query);
    sayWhoLeads(out, query);
    if (query.level == Level::Routine && query.phoneOnly == PhoneOnly::NotAgreed) {
        bringAnOfficer(out, "Send as usual: level 1 without a unit is off until the agency records "
                            "its agreement with the 988 center.");
        out.leftOut.insert(out.leftOut.begin(),
                           {LeftOutGround::NotAgreed,
                            "No unit at all",
                            {},
                            "the agency has not recorded its agreement with the 988 center"});
    }
    if (query.officer == OfficerWish::Wanted)
        bringAnOfficer(out, "The caller wants an officer, and gets one.");
    if (query.officer == OfficerWish::Danger)
        bringAnOfficer(out, "A danger that was answered still stands: an officer goes.");
    if (query.officer == OfficerWish::Threat)
        mindTheThreat(out);
    return out;
}

std::optional<ResponseStep> fallbackAfter(const Response& response,
                                          const std::vector<DirectoryEntry>& directory,
                                          const std::set<std::string>& tried)
{
    for (const auto& step : response.goes) {
        if (!step.entry.empty() && tried.count(step.entry) == 0 && !step.phone.empty())
            return step;
    }
    // A line that answers at every hour: who takes this age, or every age while it is not known,
    // before others, and the state's own first.
    const auto isUnsuited = [&](const DirectoryEntry& one) {
        return response.age ? !takesAge(one, *response.age) : !takesEveryAge(one);
    };
    const auto rank = [&](const DirectoryEntry& one) {
        return std::make_pair(isUnsuited(one), one.order);
    };
    const DirectoryEntry* best = nullptr;
    for (const auto& one : directory) {
        const bool isLine = one.kind == DirectoryKind::CrisisLine && tried.count(one.id) == 0 &&
                            !phoneOf(directory, one).empty() &&
                            (response.isSubstanceUse || !isForSubstancesAlone(one));
        if (isLine && (!best || rank(one) < rank(*best)))
            best = &one;
    }
    if (!best)
        return std::nullopt;
    return ResponseStep{ResponseWho::CrisisLine,
                        ResponseHow::WarmTransfer,
                        best->name,
                        best->id,
                        phoneOf(directory, *best),
                        "Nobody else of this response can be called."};
}

} // namespace haven
