#include "models/base/json_codec.h"
#include "models/crisis/directory_find.h"
#include "models/crisis/directory_lint.h"
#include "tests/crisis/cue_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr LocalDay kToday{2026, 11, 25}; // a Wednesday

const std::vector<std::string>& stateTowns()
{
    static const std::vector<std::string> towns = [] {
        const Json json =
            Json::parse(fileText(QStringLiteral(HAVEN_SOURCE_DIR "/resources/map/towns.json")));
        return json["towns"].get<std::vector<std::string>>();
    }();
    return towns;
}

std::vector<DirectoryEntry> shippedEntries()
{
    std::vector<DirectoryEntry> entries;
    for (const auto* name :
         {"connecticut.json", "hospitals.json", "programs.json", "support.json"}) {
        const auto read =
            parseDirectory(fileText(QStringLiteral(HAVEN_SOURCE_DIR "/resources/directory/%1")
                                        .arg(QString::fromUtf8(name))),
                           name, stateTowns());
        if (!read || !read->faults.empty())
            qFatal("%s: %s", name,
                   (read ? read->faults.front().what : refusalSentence(read.refusal())).c_str());
        for (const auto& entry : read->entries) {
            if (findEntry(entries, entry.id) != nullptr)
                qFatal("%s is there twice", entry.id.c_str());
            entries.push_back(entry);
        }
    }
    return entries;
}

Json oneEntry()
{
    return Json::parse(R"({
        "id": "quarry-team", "kind": "mobile-team", "name": "Quarry team",
        "phones": ["(860) 555-0100 x12", "211 press 1, then 1"],
        "hours": "Mon-Fri 08:00-17:00", "ages": "18+", "towns": ["hartford", "West Hartford"],
        "at": "Hartford", "capabilities": ["mobile-crisis"], "agreement": "signed 2026-01-05",
        "capacity": 2, "order": 7, "notes": ["Ask for the lead."], "source": "own",
        "asOf": "2026-10", "checkedOn": "2026-11-01"})");
}

DirectoryRead readAll(const Json& entries)
{
    const auto read = parseDirectory(Json{{"entries", entries}}.dump(), "own.json", stateTowns());
    if (!read)
        qFatal("%s", refusalSentence(read.refusal()).c_str());
    return *read;
}

DirectoryEntry entryWith(const Json& changes)
{
    Json json = oneEntry();
    json.update(changes);
    const auto read = readAll(Json::array({json}));
    if (!read.faults.empty())
        qFatal("%s", read.faults.front().what.c_str());
    return read.entries.front();
}

// The fault of the entry with one key changed, or left out where the value is null.
std::string directoryFault(const char* key, const Json& value)
{
    Json json = oneEntry();
    if (value.is_null())
        json.erase(key);
    else
        json[key] = value;
    const auto read = readAll(Json::array({json}));
    return read.faults.empty() ? std::string() : read.faults.front().what;
}

bool isFaultAt(const char* key, const Json& value)
{
    return directoryFault(key, value).rfind(std::string(key) + ":", 0) == 0;
}

DirectoryQuery asking(std::optional<std::string> town, std::optional<int> age, WeekTime at)
{
    DirectoryQuery query;
    query.town = std::move(town);
    query.age = age;
    query.at = at;
    query.today = kToday;
    return query;
}

constexpr WeekTime kWednesdayEvening{2, 19 * 60};
constexpr WeekTime kSundayNight{6, 3 * 60};

std::string idsOf(const std::vector<DirectoryMatch>& matches, DirectoryFit fit)
{
    std::vector<std::string> ids;
    for (const auto& match : matches) {
        if (match.fit == fit)
            ids.push_back(match.entry->id);
    }
    return joined(ids, " ");
}

std::string reasonOf(const std::vector<DirectoryMatch>& matches, std::string_view id,
                     DirectoryGround ground)
{
    for (const auto& match : matches) {
        for (const auto& reason : match.reasons) {
            if (match.entry->id == id && reason.ground == ground)
                return reason.text;
        }
    }
    return {};
}

int findingsOf(const std::vector<DirectoryFinding>& findings, DirectoryRule rule)
{
    return static_cast<int>(
        std::count_if(findings.begin(), findings.end(),
                      [rule](const DirectoryFinding& one) { return one.rule == rule; }));
}

int entryFindings(const DirectoryEntry& entry, DirectoryRule rule, LocalDay today = kToday)
{
    return findingsOf(lintEntries({entry}, {entry}, today), rule);
}

} // namespace

class TestDirectory final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void phoneNumbersAreKeptInOneForm_data();
    void phoneNumbersAreKeptInOneForm();
    void whatIsNoPhoneNumberIsRefused();
    void anEntryIsReadWholeAndWrittenAgain();
    void eachFaultOfAnEntryIsNamed();
    void oneBadEntryLeavesTheOthers();
    void whatIsNoDirectoryIsRefused();
    void hoursRunOverMidnightAndTheWeeksEnd();
    void hoursThatContradictAreNotCertain();
    void wrongHoursAreRefused();
    void theNextOpeningIsSaid();
    void anAgencysEntryTakesThePlaceOfTheShippedOne();
    void allTownsHaveAMobileTeamOrSayStateLine();
    void adultsAreRoutedToTheirLinesInOrder();
    void youthAreRoutedToYouthMobileCrisis();
    void eighteenInSchoolMayGoToYouth();
    void whoDoesNotFitSaysWhy();
    void aLateCheckWarnsAndHidesNobody();
    void anAgreementIsSaidAsOfToday();
    void theNearestOfEqualsComesFirst();
    void checksExpireAfterNinetyDays();
    void entriesWithoutAWayAreFound();
    void twoTeamsForTheSamePeopleAreFound();
    void townsAgesAndHoursWithoutAnybodyAreFound();
    void theShippedDirectoryStandsOnTheFactsItHas();
    void everyShippedHospitalStandsInATownAndIsNotConfirmed();
};

void TestDirectory::phoneNumbersAreKeptInOneForm_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("kept");
    const std::vector<std::pair<const char*, const char*>> rows = {
        {"988", "988"},
        {"211", "211"},
        {"860-418-7000", "860-418-7000"},
        {"(860) 418-7000", "860-418-7000"},
        {"860.418.7000", "860-418-7000"},
        {"8604187000", "860-418-7000"},
        {"1-800-467-3135", "1-800-467-3135"},
        {"+1 800 467 3135", "1-800-467-3135"},
        {"860-418-7000 x12", "860-418-7000 x12"},
        {" 860-418-7000X345678 ", "860-418-7000 x345678"}};
    for (const auto& [written, kept] : rows)
        QTest::newRow(written) << QString::fromUtf8(written) << QString::fromUtf8(kept);
}

void TestDirectory::phoneNumbersAreKeptInOneForm()
{
    QFETCH(QString, written);
    QFETCH(QString, kept);
    const auto number = phoneNumberFrom(written.toStdString());
    QVERIFY(number.has_value());
    QCOMPARE(*number, kept.toStdString());
    QCOMPARE(*phoneNumberFrom(*number), *number);
}

void TestDirectory::whatIsNoPhoneNumberIsRefused()
{
    for (const auto* text :
         {"", "911", "111", "555-0100", "160-418-7000", "860-118-7000", "2-800-467-3135",
          "860-418-70000", "860-418-7000 x", "860-418-7000 x1234567", "860-HELP-NOW",
          "86O-418-7000", "860-418-7000+1", "989"})
        QVERIFY2(!phoneNumberFrom(text), text);
}

void TestDirectory::anEntryIsReadWholeAndWrittenAgain()
{
    const DirectoryEntry entry = entryWith(Json::object());
    QCOMPARE(entry.kind, DirectoryKind::MobileTeam);
    QCOMPARE(entry.phones.at(0).number, std::string("860-555-0100 x12"));
    QCOMPARE(phoneText(entry.phones.at(1)), std::string("211, press 1, then 1"));
    QCOMPARE(entry.towns, (std::vector<std::string>{"Hartford", "West Hartford"}));
    QCOMPARE(entry.ages.from, 18);
    QCOMPARE(entry.ages.to, kDirectoryAgeMax);
    QCOMPARE(entry.agreement.state, AgreementState::Signed);
    QCOMPARE(*entry.capacity, 2);
    auto all = shippedEntries();
    all.push_back(entry);
    all.push_back(entryWith({{"id", "b"}, {"agreement", "none"}, {"towns", "unknown"}}));
    all.push_back(entryWith({{"id", "c"}, {"agreement", "signed 2026-01-05 to 2027-01-05"}}));
    const auto again = parseDirectory(directoryText(all), "again", stateTowns());
    QVERIFY(again.isOk());
    QVERIFY(again->faults.empty());
    QVERIFY(again->entries == all);
}

void TestDirectory::eachFaultOfAnEntryIsNamed()
{
    QVERIFY(directoryFault("id", "quarry-team").empty());
    for (const Json& id : {Json("Big Team"), Json(""), Json(7), Json(std::string(41, 'a')), Json()})
        QVERIFY2(isFaultAt("id", id), id.dump().c_str());
    QVERIFY(isFaultAt("kind", "hotline"));
    for (const char* word : {"crisis-line", "Crisis line", " crisis_line"})
        QCOMPARE(kindFromWord(word), std::optional(DirectoryKind::CrisisLine));
    QVERIFY(!kindFromWord("crisisline") && !kindFromWord(""));
    QVERIFY(isFaultAt("kind", nullptr));
    QVERIFY(isFaultAt("name", nullptr));
    QVERIFY(isFaultAt("name", "two\nlines"));
    QVERIFY(isFaultAt("name", "a\x1b[2Jb"));
    QVERIFY(directoryFault("name", std::string(kDirectoryTextMax, 'a')).empty());
    QVERIFY(isFaultAt("name", std::string(kDirectoryTextMax + 1, 'a')));
    QVERIFY(isFaultAt("phones", Json::array({"911"})));
    QVERIFY(isFaultAt("phones", "211"));
    QVERIFY(directoryFault("phones", std::vector<std::string>(kDirectoryListMax, "211")).empty());
    QVERIFY(isFaultAt("phones", std::vector<std::string>(kDirectoryListMax + 1, "211")));
    QVERIFY(isFaultAt("via", "quarry-team"));
    QVERIFY(isFaultAt("hours", "office hours"));
    QVERIFY(isFaultAt("hours", nullptr));
    for (const auto* ages : {"", "adults", "18-", "-17", "17-5", "121+", "0-17, 17 in school",
                             "0-17, 18", "all, 18 in school", "1-2-3"})
        QVERIFY2(isFaultAt("ages", ages), ages);
    QVERIFY(isFaultAt("towns", Json::array({"Hartford", "HARTFORD"})));
    QVERIFY(isFaultAt("towns", Json::array({"Gotham"})));
    QVERIFY(isFaultAt("towns", Json::array()));
    QVERIFY(isFaultAt("towns", "some"));
    QVERIFY(isFaultAt("towns", nullptr));
    QVERIFY(isFaultAt("at", "Gotham"));
    QVERIFY(isFaultAt("capabilities", Json::array({"Walk In"})));
    for (const auto* agreement : {"yes", "signed", "signed 2026-02-30", "signed 2026-01-05 until",
                                  "signed 2026-01-05 to 2025-01-05", "signed 2026-01-05 to x"})
        QVERIFY2(isFaultAt("agreement", agreement), agreement);
    QVERIFY(isFaultAt("capacity", 0));
    QVERIFY(isFaultAt("capacity", "two"));
    QVERIFY(isFaultAt("order", 0));
    QVERIFY(isFaultAt("order", 1001));
    QVERIFY(directoryFault("order", 1000).empty());
    QVERIFY(isFaultAt("notes", "a text"));
    QVERIFY(isFaultAt("source", nullptr));
    QVERIFY(isFaultAt("asOf", "last week"));
    QVERIFY(directoryFault("asOf", "2026").empty());
    QVERIFY(isFaultAt("checkedOn", "2026-02-30"));
    QVERIFY(isFaultAt("checkedOn", "2026-11"));
    QVERIFY(isFaultAt("cheked", "2026-11-01"));
    Json undated = oneEntry();
    undated.erase("asOf");
    undated.erase("checkedOn");
    QCOMPARE(readAll(Json::array({undated})).faults.size(), std::size_t{1});
    Json line = oneEntry();
    line["kind"] = "crisis-line";
    QVERIFY(readAll(Json::array({line})).faults.empty());
    line.erase("phones");
    QCOMPARE(readAll(Json::array({line})).faults.front().what,
             std::string("phones: a crisis line needs a number"));
}

void TestDirectory::oneBadEntryLeavesTheOthers()
{
    Json bad = oneEntry();
    bad["id"] = "bad";
    bad["hours"] = "late";
    Json good = oneEntry();
    good["id"] = "good";
    const auto read = readAll(Json::array({oneEntry(), bad, Json(5), oneEntry(), good}));
    QCOMPARE(read.entries.size(), std::size_t{2});
    QCOMPARE(read.faults.size(), std::size_t{3});
    QCOMPARE(read.faults.at(0).entry, std::string("bad"));
    QCOMPARE(read.faults.at(0).index, std::size_t{1});
    QCOMPARE(read.faults.at(1).entry, std::string("?"));
    QCOMPARE(read.faults.at(2).what, std::string("id: it is there twice"));
}

void TestDirectory::whatIsNoDirectoryIsRefused()
{
    const auto refused = [](const std::string& json) {
        const auto read = parseDirectory(json, "own.json", stateTowns());
        return !read && read.refusal().code == RefusalCode::FileMalformed;
    };
    QVERIFY(refused(""));
    QVERIFY(refused("[]"));
    QVERIFY(refused("{\"entries\": 5}"));
    QVERIFY(refused("{\"entries\": [], \"more\": 1}"));
    QVERIFY(refused("{\"entries\": [], \"entries\": []}"));
    QVERIFY(refused("{\"entries\": ["));
    QVERIFY(refused(std::string(kDirectoryBytesMax + 1, ' ')));
    const auto many = [](std::size_t count) {
        return Json{{"entries", std::vector<int>(count, 1)}}.dump();
    };
    QVERIFY(!refused(many(kDirectoryEntriesMax)));
    QVERIFY(refused(many(kDirectoryEntriesMax + 1)));
}

void TestDirectory::hoursRunOverMidnightAndTheWeeksEnd()
{
    const auto read = readHours("Mon-Fri 08:00-17:00; Sat,Sun 22:00-06:00");
    QVERIFY2(read.wrong.empty(), read.wrong.c_str());
    const auto open = [&read](int day, int hour, int minute) {
        return opennessAt(read.hours, WeekTime{day, hour * 60 + minute});
    };
    QCOMPARE(open(0, 7, 59), Openness::Closed);
    QCOMPARE(open(0, 8, 0), Openness::Open);
    QCOMPARE(open(4, 16, 59), Openness::Open);
    QCOMPARE(open(4, 17, 0), Openness::Closed);
    QCOMPARE(open(5, 8, 0), Openness::Closed);
    QCOMPARE(open(5, 23, 59), Openness::Open);
    QCOMPARE(open(6, 5, 59), Openness::Open);
    QCOMPARE(open(6, 6, 0), Openness::Closed);
    QCOMPARE(open(0, 0, 0), Openness::Open); // of Sunday night
    QCOMPARE(open(0, 5, 59), Openness::Open);
    QCOMPARE(open(0, 6, 0), Openness::Closed);
    QCOMPARE(open(1, 0, 0), Openness::Closed);
    const auto always = readHours("ALWAYS").hours;
    QCOMPARE(opennessAt(always, WeekTime{0, 0}), Openness::Open);
    QCOMPARE(opennessAt(always, WeekTime{6, 1439}), Openness::Open);
    QCOMPARE(opennessAt(readHours("unknown").hours, WeekTime{}), Openness::NotKnown);
    const auto around = readHours("Sat-Mon 00:00-24:00").hours;
    QCOMPARE(opennessAt(around, WeekTime{0, 1439}), Openness::Open);
    QCOMPARE(opennessAt(around, WeekTime{1, 0}), Openness::Closed);
}

void TestDirectory::hoursThatContradictAreNotCertain()
{
    const auto read = readHours("Mon-Fri 06:00-22:00; always?");
    QVERIFY2(read.wrong.empty(), read.wrong.c_str());
    QCOMPARE(opennessAt(read.hours, WeekTime{2, 12 * 60}), Openness::Open);
    QCOMPARE(opennessAt(read.hours, WeekTime{2, 23 * 60}), Openness::PerhapsOpen);
}

void TestDirectory::wrongHoursAreRefused()
{
    for (const auto* text :
         {"", "Mon", "Mon 8:00-17:00", "Mon 08:00-25:00", "Mon 08:60-09:00", "Mon 08:00",
          "Mon 08:00-08:00", "Mon 24:00-06:00", "Xyz 08:00-09:00", "Mon-Wed-Fri 08:00-09:00",
          "Mon 08:00-12:00; Mon 11:59-13:00", "always; Mon 08:00-09:00", "Mon,Mon 08:00-09:00",
          "Sun 22:00-06:00; Mon 05:00-07:00", "Mon 08:00-09:00;", "always?; always?"})
        QVERIFY2(!readHours(text).wrong.empty(), text);
    QVERIFY(readHours("Mon 08:00-12:00; Mon 12:00-13:00").wrong.empty());
    QCOMPARE(readHours("Mon 08:00-12:00; Mon 11:30-13:00").wrong,
             std::string("two parts overlap on Mon 11:30"));
}

void TestDirectory::theNextOpeningIsSaid()
{
    const auto hours = readHours("Mon-Fri 08:00-17:00").hours;
    QCOMPARE(weekTimeText(*nextOpening(hours, WeekTime{4, 17 * 60})), std::string("Mon 08:00"));
    QCOMPARE(weekTimeText(*nextOpening(hours, WeekTime{1, 0})), std::string("Tue 08:00"));
    QVERIFY(!nextOpening(hours, WeekTime{1, 9 * 60}));
    QVERIFY(!nextOpening(readHours("unknown").hours, WeekTime{}));
}

void TestDirectory::anAgencysEntryTakesThePlaceOfTheShippedOne()
{
    const auto shipped = shippedEntries();
    const auto merged = mergedDirectory(
        shipped, {entryWith({{"id", "988"}, {"name", "Our 988"}}), entryWith({{"id", "new"}})});
    QCOMPARE(merged.size(), shipped.size() + 1);
    QCOMPARE(findEntry(merged, "988")->name, std::string("Our 988"));
    QVERIFY(findEntry(merged, "new") != nullptr);
}

// crisis.md 6.17.
void TestDirectory::allTownsHaveAMobileTeamOrSayStateLine()
{
    const auto entries = shippedEntries();
    QCOMPARE(stateTowns().size(), std::size_t{169});
    std::set<std::string> teams;
    for (const auto& town : stateTowns()) {
        for (const int age : {0, 17}) {
            const MobileCrisis youth = mobileCrisisFor(entries, town, age);
            QVERIFY2(youth.entry != nullptr, town.c_str());
            QCOMPARE(youth.entry->id, std::string("youth-mobile-crisis"));
            QVERIFY(!youth.isStateLine);
        }
        for (const int age : {18, 90}) {
            const MobileCrisis adult = mobileCrisisFor(entries, town, age);
            QVERIFY2(adult.entry != nullptr, town.c_str());
            QCOMPARE(adult.isStateLine, adult.entry->id == "action-line");
            if (!adult.isStateLine)
                teams.insert(town + " " + adult.entry->id);
        }
    }
    const std::set<std::string> expected = {
        "Bridgeport swcmhs",       "Danbury wcmhn",    "Hartford capitol-region",
        "Middletown river-valley", "New Haven cmhc",   "Norwich smha",
        "Stamford swcmhs",         "Torrington wcmhn", "Waterbury wcmhn"};
    QVERIFY(teams == expected);
}

// crisis.md 6.17.
void TestDirectory::adultsAreRoutedToTheirLinesInOrder()
{
    const auto entries = shippedEntries();
    const auto found = findInDirectory(entries, asking("Hartford", 40, kSundayNight));
    QCOMPARE(found.size(), entries.size());
    QCOMPARE(idsOf(found, DirectoryFit::Fits).rfind("988 action-line", 0), std::size_t{0});
    const std::string perhaps = idsOf(found, DirectoryFit::Perhaps);
    QVERIFY2(perhaps.find("capitol-region") != std::string::npos, perhaps.c_str());
    QVERIFY(perhaps.find("hartford-heart") != std::string::npos);
    const std::string not_ = idsOf(found, DirectoryFit::DoesNot);
    QVERIFY(not_.find("youth-mobile-crisis") != std::string::npos);
    QVERIFY(not_.find("river-valley") != std::string::npos);
    DirectoryQuery teams = asking("Hartford", 40, kSundayNight);
    teams.kind = DirectoryKind::MobileTeam;
    for (const auto& match : findInDirectory(entries, teams))
        QCOMPARE(match.entry->kind, DirectoryKind::MobileTeam);
}

// crisis.md 6.17.
void TestDirectory::youthAreRoutedToYouthMobileCrisis()
{
    const auto entries = shippedEntries();
    const auto evening = findInDirectory(entries, asking("Union", 15, kWednesdayEvening));
    QCOMPARE(idsOf(evening, DirectoryFit::Fits).rfind("youth-mobile-crisis", 0), std::size_t{0});
    QVERIFY(idsOf(evening, DirectoryFit::DoesNot).find("action-line") != std::string::npos);
    // Sources disagree on nights: it stays on the list, and says so.
    const auto night = findInDirectory(entries, asking("Union", 15, kSundayNight));
    QCOMPARE(idsOf(night, DirectoryFit::Perhaps).rfind("youth-mobile-crisis", 0), std::size_t{0});
    QCOMPARE(reasonOf(night, "youth-mobile-crisis", DirectoryGround::Hours),
             std::string("perhaps open now, its hours are not certain"));
}

// crisis.md 6.17.
void TestDirectory::eighteenInSchoolMayGoToYouth()
{
    const auto entries = shippedEntries();
    DirectoryQuery query = asking("Union", 18, kWednesdayEvening);
    const auto fitOf = [&] {
        for (const auto& match : findInDirectory(entries, query)) {
            if (match.entry->id == "youth-mobile-crisis")
                return match.fit;
        }
        qFatal("it is not listed");
    };
    QCOMPARE(fitOf(), DirectoryFit::Perhaps);
    query.schooling = Schooling::InSchool;
    QCOMPARE(fitOf(), DirectoryFit::Fits);
    query.schooling = Schooling::NotInSchool;
    QCOMPARE(fitOf(), DirectoryFit::DoesNot);
    query.schooling = Schooling::InSchool;
    query.age = 19;
    QCOMPARE(fitOf(), DirectoryFit::DoesNot);
}

void TestDirectory::whoDoesNotFitSaysWhy()
{
    const std::vector<DirectoryEntry> entries = {entryWith(Json::object())};
    const auto found = findInDirectory(entries, asking("Union", 15, kWednesdayEvening));
    QCOMPARE(found.front().fit, DirectoryFit::DoesNot);
    QCOMPARE(reasonOf(found, "quarry-team", DirectoryGround::Town),
             std::string("does not serve Union"));
    QCOMPARE(reasonOf(found, "quarry-team", DirectoryGround::Age),
             std::string("takes ages 18 and up, not 15"));
    QCOMPARE(reasonOf(found, "quarry-team", DirectoryGround::Hours),
             std::string("closed now, opens Thu 08:00"));
    const auto open = findInDirectory(entries, asking("Hartford", 18, WeekTime{2, 9 * 60}));
    QCOMPARE(open.front().fit, DirectoryFit::Fits);
    // What was not asked is no ground.
    const auto any = findInDirectory(entries, asking({}, {}, WeekTime{2, 9 * 60}));
    QCOMPARE(any.front().reasons.size(), std::size_t{3});
    QCOMPARE(any.front().fit, DirectoryFit::Fits);
}

void TestDirectory::aLateCheckWarnsAndHidesNobody()
{
    for (const auto* day : {"2026-08-26", "2026-12-24"}) {
        const std::vector<DirectoryEntry> entries = {entryWith({{"checkedOn", day}})};
        const auto found = findInDirectory(entries, asking("Hartford", 18, WeekTime{2, 9 * 60}));
        QCOMPARE(found.front().fit, DirectoryFit::Fits);
        QCOMPARE(found.front().reasons.back().fit, DirectoryFit::Perhaps);
    }
    const std::vector<DirectoryEntry> entries = {entryWith({{"checkedOn", "2026-08-27"}})};
    const auto found = findInDirectory(entries, asking("Hartford", 18, WeekTime{2, 9 * 60}));
    QCOMPARE(found.front().reasons.back().text, std::string("checked on 2026-08-27"));
}

void TestDirectory::anAgreementIsSaidAsOfToday()
{
    const auto said = [](const char* agreement) {
        const std::vector<DirectoryEntry> entries = {entryWith({{"agreement", agreement}})};
        return reasonOf(findInDirectory(entries, asking({}, {}, WeekTime{})), "quarry-team",
                        DirectoryGround::Agreement);
    };
    QCOMPARE(said(""), std::string("no agreement is recorded"));
    QCOMPARE(said("none"), std::string("there is no agreement"));
    QCOMPARE(said("signed 2026-01-05"), std::string("agreement since 2026-01-05"));
    QCOMPARE(said("signed 2026-01-05 to 2026-11-25"), std::string("agreement since 2026-01-05"));
    QCOMPARE(said("signed 2026-01-05 to 2026-11-24"), std::string("agreement ended on 2026-11-24"));
    QCOMPARE(said("signed 2026-11-26"), std::string("agreement only from 2026-11-26"));
}

void TestDirectory::theNearestOfEqualsComesFirst()
{
    const std::vector<DirectoryEntry> entries = {
        entryWith({{"id", "a-state"}, {"towns", "all"}, {"at", "Union"}}),
        entryWith({{"id", "b-two"}, {"at", "West Hartford"}}),
        entryWith({{"id", "c-one"}, {"at", "West Hartford"}, {"towns", {"Hartford"}}}),
        entryWith({{"id", "d-there"}, {"towns", "all"}, {"at", "Hartford"}}),
        entryWith({{"id", "e-first"}, {"towns", "all"}, {"at", "Union"}, {"order", 1}})};
    const auto found = findInDirectory(entries, asking("Hartford", 18, WeekTime{2, 9 * 60}));
    QCOMPARE(idsOf(found, DirectoryFit::Fits), std::string("e-first d-there c-one b-two a-state"));
}

// crisis.md 6.17.
void TestDirectory::checksExpireAfterNinetyDays()
{
    const auto expired = [](const char* day) {
        return entryFindings(entryWith({{"checkedOn", day}}), DirectoryRule::CheckExpired);
    };
    QCOMPARE(expired("2026-11-25"), 0);
    QCOMPARE(expired("2026-08-27"), 0); // 90 days
    QCOMPARE(expired("2026-08-26"), 1);
    QCOMPARE(entryFindings(entryWith({{"checkedOn", "2026-11-26"}}), DirectoryRule::CheckAhead), 1);
    QCOMPARE(entryFindings(entryWith({{"checkedOn", ""}}), DirectoryRule::CheckMissing), 1);
    QCOMPARE(entryFindings(entryWith({{"checkedOn", "2027-12-31"}}), DirectoryRule::CheckExpired,
                           LocalDay{2028, 3, 30}),
             0); // over the turn of the year and a leap day
    QCOMPARE(entryFindings(entryWith({{"checkedOn", "2027-12-31"}}), DirectoryRule::CheckExpired,
                           LocalDay{2028, 3, 31}),
             1);
    const auto ended = entryWith({{"agreement", "signed 2026-01-05 to 2026-11-24"}});
    QCOMPARE(entryFindings(ended, DirectoryRule::AgreementEnded), 1);
    QCOMPARE(entryFindings(entryWith(Json::object()), DirectoryRule::AgreementEnded), 0);
}

void TestDirectory::entriesWithoutAWayAreFound()
{
    const auto silent = entryWith({{"phones", Json::array()}});
    QCOMPARE(entryFindings(silent, DirectoryRule::NoWayToReach), 1);
    // A team that nobody said comes to people is the team of no town.
    DirectoryEntry unnamed = silent;
    unnamed.kind = DirectoryKind::MobileTeam;
    unnamed.capabilities = {"walk-in"};
    QCOMPARE(entryFindings(unnamed, DirectoryRule::TeamNeverNamed), 1);
    unnamed.capabilities = {std::string(kComesToPerson)};
    QCOMPARE(entryFindings(unnamed, DirectoryRule::TeamNeverNamed), 0);
    unnamed.kind = DirectoryKind::Partner;
    unnamed.capabilities.clear();
    QCOMPARE(entryFindings(unnamed, DirectoryRule::TeamNeverNamed), 0);
    const auto through =
        entryWith({{"id", "b"}, {"phones", Json::array()}, {"via", "quarry-team"}});
    QCOMPARE(entryFindings(through, DirectoryRule::NoWayToReach), 0);
    QCOMPARE(entryFindings(through, DirectoryRule::ViaUnknown), 1);
    QCOMPARE(
        findingsOf(lintEntries({through}, {through, silent}, kToday), DirectoryRule::ViaUnknown),
        1);
    QCOMPARE(findingsOf(lintEntries({through}, {through, entryWith(Json::object())}, kToday),
                        DirectoryRule::ViaUnknown),
             0);
}

void TestDirectory::twoTeamsForTheSamePeopleAreFound()
{
    const auto overlaps = [](const Json& changes) {
        Json other = {{"id", "other"}, {"towns", {"Hartford", "Avon"}}};
        other.update(changes);
        return findingsOf(lintCoverage({entryWith(Json::object()), entryWith(other)}, stateTowns()),
                          DirectoryRule::Overlap);
    };
    QCOMPARE(overlaps(Json::object()), 1);
    QCOMPARE(overlaps({{"order", 8}}), 0);
    QCOMPARE(overlaps({{"towns", {"Avon"}}}), 0);
    QCOMPARE(overlaps({{"ages", "0-17"}}), 0);
    QCOMPARE(overlaps({{"ages", "0-18"}}), 1);
    QCOMPARE(overlaps({{"hours", "Mon-Fri 17:00-08:00"}}), 0);
    QCOMPARE(overlaps({{"hours", "Mon-Fri 16:59-08:00"}}), 1);
    QCOMPARE(overlaps({{"hours", "unknown"}}), 1);
    QCOMPARE(overlaps({{"capabilities", {"shelter-bed"}}}), 0);
}

void TestDirectory::townsAgesAndHoursWithoutAnybodyAreFound()
{
    const auto textOf = [](const std::vector<DirectoryEntry>& entries, DirectoryRule rule) {
        std::vector<std::string> texts;
        for (const auto& finding : lintCoverage(entries, stateTowns())) {
            if (finding.rule == rule)
                texts.push_back(finding.text);
        }
        return joined(texts, "|");
    };
    const auto state = entryWith({{"id", "state"},
                                  {"towns", "all"},
                                  {"ages", "all"},
                                  {"hours", "always"},
                                  {"capabilities", {"routes-to-mobile-crisis"}}});
    QCOMPARE(textOf({state}, DirectoryRule::AgesUncovered), std::string());
    QCOMPARE(textOf({state}, DirectoryRule::HoursUncovered), std::string());
    auto gap = state;
    gap.ages.from = 18;
    gap.ages.to = 64;
    QCOMPARE(
        textOf({gap}, DirectoryRule::AgesUncovered),
        std::string("no mobile crisis team and no state line takes ages 0 to 17, ages 65 and "
                    "up in 169 towns: Andover, Ansonia, Ashford, Avon, Barkhamsted and others"));
    QCOMPARE(textOf({gap}, DirectoryRule::HoursUncovered), std::string());
    auto all = state;
    all.townScope = TownScope::Listed;
    all.towns.assign(stateTowns().begin(), stateTowns().end() - 1);
    QCOMPARE(
        textOf({all}, DirectoryRule::AgesUncovered),
        std::string("no mobile crisis team and no state line takes ages 0 and up in Woodstock"));
    auto day = state;
    day.hours = readHours("Mon-Fri 08:00-24:00; Mon 00:00-08:00; Sat,Sun 00:00-24:00?").hours;
    const std::string hours = textOf({day}, DirectoryRule::HoursUncovered);
    QVERIFY2(hours.find("for an adult for 80 hours a week, first on Tue 00:00") !=
                 std::string::npos,
             hours.c_str());
    QVERIFY(textOf({state}, DirectoryRule::KindMissing).find("there is no hospital") !=
            std::string::npos);
}

void TestDirectory::theShippedDirectoryStandsOnTheFactsItHas()
{
    const auto entries = shippedEntries();
    std::set<std::string> numbers;
    for (const auto& entry : entries) {
        QVERIFY2(!entry.source.empty(), entry.id.c_str());
        for (const auto& phone : entry.phones)
            numbers.insert(phone.number);
        QVERIFY2(entry.agreement.state == AgreementState::NotRecorded, entry.id.c_str());
    }
    const std::set<std::string> known = {
        "988",          "211", "1-800-467-3135", "1-800-563-4086", "1-833-852-6262", "860-418-7000",
        "877-402-2299", "711", "1-800-203-1234"};
    QVERIFY(numbers == known);
    QCOMPARE(findingsOf(lintEntries(entries, entries, kToday), DirectoryRule::ViaUnknown), 0);
    QCOMPARE(findingsOf(lintEntries(entries, entries, kToday), DirectoryRule::CheckExpired), 0);
    QVERIFY(findingsOf(lintEntries(entries, entries, LocalDay{2027, 2, 24}),
                       DirectoryRule::CheckExpired) > 0);
    const auto coverage = lintCoverage(entries, stateTowns());
    QCOMPARE(findingsOf(coverage, DirectoryRule::AgesUncovered), 0);
    QCOMPARE(findingsOf(coverage, DirectoryRule::Overlap), 0);
    QCOMPARE(findingsOf(coverage, DirectoryRule::HoursUncovered), 1); // youth at night
}

// Names and towns of public record; that nobody has confirmed one is said until somebody has.
void TestDirectory::everyShippedHospitalStandsInATownAndIsNotConfirmed()
{
    const auto entries = shippedEntries();
    DirectoryQuery query = asking("New Haven", 40, kSundayNight);
    query.kind = DirectoryKind::Hospital;
    const auto hospitals = findInDirectory(entries, query);
    QVERIFY(hospitals.size() >= 30);
    QCOMPARE(hospitals.front().entry->at, std::string("New Haven")); // the nearest first
    int psychiatric = 0;
    for (const auto& match : hospitals) {
        const DirectoryEntry& entry = *match.entry;
        QVERIFY2(!entry.at.empty(), entry.id.c_str());
        QVERIFY2(hasCapability(entry, "emergency-department"), entry.id.c_str());
        QVERIFY2(entry.checkedOn.empty() && entry.phones.empty(), entry.id.c_str());
        QCOMPARE(reasonOf(hospitals, entry.id, DirectoryGround::Check),
                 std::string("nobody has confirmed it"));
        QCOMPARE(entryFindings(entry, DirectoryRule::CheckMissing), 1);
        QCOMPARE(entryFindings(entry, DirectoryRule::NoWayToReach), 1);
        psychiatric += hasCapability(entry, "psychiatric-ed") ? 1 : 0;
    }
    QCOMPARE(psychiatric, 1);
    const auto coverage = lintCoverage(entries, stateTowns());
    for (const auto& finding : coverage) {
        for (const char* kind : {"hospital", "shelter", "interpreter", "crisis-center"})
            QVERIFY2(finding.text != std::string("there is no ") + kind, kind);
    }
    // Once somebody has called, it counts ninety days, as everywhere.
    DirectoryEntry called = *hospitals.front().entry;
    called.checkedOn = "2026-11-25";
    QCOMPARE(entryFindings(called, DirectoryRule::CheckMissing), 0);
    QCOMPARE(entryFindings(called, DirectoryRule::CheckExpired, LocalDay{2027, 2, 23}), 0);
    QCOMPARE(entryFindings(called, DirectoryRule::CheckExpired, LocalDay{2027, 2, 24}), 1);
}

HAVEN_TESTS(TestDirectory)
#include "tst_directory.moc"
