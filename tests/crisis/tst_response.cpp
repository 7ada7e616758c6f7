#include "models/crisis/response.h"
#include "models/geo/town_names.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <algorithm>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr WeekTime kMondayNoon{0, 12 * 60};
constexpr WeekTime kMondayNight{0, 3 * 60};
constexpr LocalDay kDay{2026, 11, 23};

ResponseTable shippedTable()
{
    const auto table =
        parseResponseTable(sourceText("resources/response/response.json"), "response.json");
    if (!table)
        qFatal("%s", refusalSentence(table.refusal()).c_str());
    return *table;
}

DirectoryEntry team(const char* id, const char* hours, int capacity = 0)
{
    DirectoryEntry entry;
    entry.id = id;
    entry.kind = DirectoryKind::Program;
    entry.name = std::string("Program ") + id;
    entry.phones = {{"860-555-0100", {}}};
    entry.hours = readHours(hours).hours;
    entry.ages.isKnown = true;
    entry.ages.from = 18;
    entry.townScope = TownScope::Listed;
    entry.towns = {"Hartford"};
    entry.checkedOn = "2026-11-01";
    if (capacity > 0)
        entry.capacity = capacity;
    return entry;
}

ResponseQuery queryFor(Level level, const Answers& answers, WeekTime at = kMondayNoon)
{
    ResponseQuery query;
    query.level = level;
    query.answers = answers;
    query.lead = leadAt(level, answers).lead;
    query.leadWhy = leadAt(level, answers).because;
    query.town = "Hartford";
    query.at = at;
    query.today = kDay;
    return query;
}

Answers aged(const char* age)
{
    return {{Fact::AgeGroup, answered(age)}};
}

std::string whoGoes(const Response& response)
{
    std::string out;
    for (const auto& step : response.goes)
        out += (out.empty() ? "" : ", ") + whoWord(step.who) + " " + howWord(step.how);
    return out;
}

const ResponseLeftOut* leftOut(const Response& response, const char* entry)
{
    const auto found = std::find_if(response.leftOut.begin(), response.leftOut.end(),
                                    [&](const ResponseLeftOut& one) { return one.entry == entry; });
    return found == response.leftOut.end() ? nullptr : &*found;
}

bool goes(const Response& response, const char* entry)
{
    return std::any_of(response.goes.begin(), response.goes.end(),
                       [&](const ResponseStep& step) { return step.entry == entry; });
}

} // namespace

class TestResponse final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theShippedTableIsWholeAndLintsClean()
    {
        const ResponseTable table = shippedTable();
        QVERIFY(lintResponseTable(table).empty());
        const int minutes[] = {30, 15, 10, 5};
        for (int i = 0; i < 4; ++i)
            QCOMPARE(table.levels[static_cast<std::size_t>(i)].recheckEvery,
                     Span::minutes(minutes[i]));
        // What a table without a file says is the same, but for who goes.
        QVERIFY(ResponseTable().levels == table.levels);
    }

    void aFileThatWouldLeaveSomebodyWithoutHelpIsRefused_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("why");
        QTest::newRow("clinician first") << "\"who\": \"clinician\", \"how\": \"phone-or-staged\""
                                         << "\"who\": \"clinician\", \"how\": \"at-once\""
                                         << "never first in";
        QTest::newRow("fire before EMS") << "\"lead\": \"Medical\", \"who\": \"ems\""
                                         << "\"lead\": \"Medical\", \"who\": \"fire\""
                                         << "begin with police or ems";
        QTest::newRow("no interval") << "\"recheckMinutes\": 5 }"
                                     << "\"recheckMinutes\": 0 }"
                                     << "at least 1";
        QTest::newRow("a word nobody knows") << "\"staged\""
                                             << "\"nearby\""
                                             << "does not know";
        QTest::newRow("no other") << "\"code\": \"other\""
                                  << "\"code\": \"none\""
                                  << "needs the code";
        QTest::newRow("a key nobody knows") << "\"version\""
                                            << "\"edition\""
                                            << "edition";
        QTest::newRow("a level twice") << "{ \"level\": 2, \"assign"
                                       << "{ \"level\": 1, \"assign"
                                       << "already";
        QTest::newRow("no JSON") << "\"levels\": ["
                                 << "\"levels\": "
                                 << "";
    }

    void aFileThatWouldLeaveSomebodyWithoutHelpIsRefused()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, why);
        QString text = QString::fromStdString(sourceText("resources/response/response.json"));
        QVERIFY(text.contains(from));
        text.replace(text.indexOf(from), from.size(), to);
        const auto table = parseResponseTable(text.toStdString(), "own.json");
        QVERIFY(!table);
        QCOMPARE(table.refusal().code, RefusalCode::ResponseMalformed);
        QVERIFY2(QString::fromStdString(table.refusal().arguments.at(1)).contains(why),
                 table.refusal().arguments.at(1).c_str());
    }

    void anEmergencyIsLedByItsDanger()
    {
        const ResponseTable table = shippedTable();
        const Answers knife{{Fact::Weapon, answered("in_hand")}};
        const Response police = responseFor(table, {}, queryFor(Level::Emergency, knife));
        QCOMPARE(whoGoes(police),
                 std::string("police at-once, ems staged, clinician phone-or-staged"));
        QVERIFY(police.goes.front().why.find("A weapon is in hand") == 0);
        QCOMPARE(police.targets.assignWithin, Span{});
        QCOMPARE(police.targets.recheckEvery, Span::minutes(5));
        const Answers overdose{{Fact::MedicalDanger, answered("overdose")}};
        QCOMPARE(
            whoGoes(responseFor(table, {}, queryFor(Level::Emergency, overdose))),
            std::string("ems at-once, fire at-once, police at-once, clinician phone-or-staged"));
    }

    void aYouthGetsYouthMobileCrisisAndNeverInsteadOfPoliceOrEms()
    {
        const ResponseTable table = shippedTable();
        const auto directory = shippedKnowledge().directory;
        for (const Level level : {Level::Urgent, Level::Emergency}) {
            for (const char* age : {"youth", "child"}) {
                const Response response = responseFor(table, directory, queryFor(level, aged(age)));
                QCOMPARE(response.goes.front().who, ResponseWho::Police);
                QVERIFY(goes(response, "youth-mobile-crisis"));
                QCOMPARE(response.goes.back().how, ResponseHow::ByPhone);
            }
            QVERIFY(!goes(responseFor(table, directory, queryFor(level, aged("adult"))),
                          "youth-mobile-crisis"));
        }
        const Response moderate =
            responseFor(table, directory, queryFor(Level::Moderate, aged("youth")));
        QCOMPARE(moderate.goes.front().entry, std::string("youth-mobile-crisis"));
        QVERIFY(moderate.targets.onSceneWithin == Span::minutes(45));
        QVERIFY(moderate.targets.answeredWithin == Span::seconds(60));
        // At level 1 as well, before the line for everybody.
        auto calm = queryFor(Level::Routine, aged("youth"));
        calm.phoneOnly = PhoneOnly::Agreed;
        const Response routine = responseFor(table, directory, calm);
        QCOMPARE(routine.goes.front().entry, std::string("youth-mobile-crisis"));
        QVERIFY(goes(routine, "988"));
        calm.answers = aged("adult");
        QVERIFY(!goes(responseFor(table, directory, calm), "youth-mobile-crisis"));
    }

    void anAdultGoesToTheTeamOfTheTown()
    {
        const Response response = responseFor(shippedTable(), shippedKnowledge().directory,
                                              queryFor(Level::Moderate, aged("adult")));
        QCOMPARE(response.goes.front().who, ResponseWho::MobileCrisis);
        QVERIFY(!goes(response, "youth-mobile-crisis"));
        QVERIFY(leftOut(response, "youth-mobile-crisis") != nullptr);
        QCOMPARE(leftOut(response, "youth-mobile-crisis")->ground, LeftOutGround::Age);
        QCOMPARE(response.goes.back().how, ResponseHow::Standby);
        QVERIFY(response.targets.onSceneWithin == Span::minutes(60));
    }

    void anAdultHearsOf988TheActionLineAndTheTeam()
    {
        const auto directory = shippedKnowledge().directory;
        auto query = queryFor(Level::Moderate, aged("adult"));
        const Response known = responseFor(shippedTable(), directory, query);
        QCOMPARE(known.goes.front().entry, std::string("capitol-region"));
        QVERIFY(goes(known, "988"));
        QVERIFY(goes(known, "action-line"));
        QVERIFY(known.ask.empty());
        // Where the state line is the way to a team, it stands there once.
        query.town = "Windham";
        const Response other = responseFor(shippedTable(), directory, query);
        QCOMPARE(other.goes.front().entry, std::string("action-line"));
        QCOMPARE(std::count_if(other.goes.begin(), other.goes.end(),
                               [](const ResponseStep& one) { return one.entry == "action-line"; }),
                 1);
        QVERIFY(goes(other, "988"));
        QVERIFY(!goes(other, "access-line"));
    }

    void anAgeThatIsNotKnownGoesToNoLineOfOneAge()
    {
        const auto directory = shippedKnowledge().directory;
        for (const Answers& answers :
             {Answers{}, Answers{{Fact::AgeGroup, FactAnswer{AskState::AskedNotKnown, {}, {}}}}}) {
            for (const Level level :
                 {Level::Routine, Level::Moderate, Level::Urgent, Level::Emergency}) {
                const Response response =
                    responseFor(shippedTable(), directory, queryFor(level, answers));
                for (const char* entry :
                     {"youth-mobile-crisis", "action-line", "capitol-region", "access-line"})
                    QVERIFY2(!goes(response, entry), entry);
            }
            const Response response =
                responseFor(shippedTable(), directory, queryFor(Level::Moderate, answers));
            QCOMPARE(response.goes.front().entry, std::string("988"));
            QVERIFY(response.ask.size() == 1 &&
                    response.ask.front().find("Ask the age") != std::string::npos);
            QCOMPARE(leftOut(response, "youth-mobile-crisis")->ground, LeftOutGround::Age);
            QVERIFY(leftOut(response, "capitol-region")->why.find("ask") != std::string::npos);
            // After 988 the next is a line that is tried, never the one of the young.
            std::set<std::string> tried{"988"};
            while (const auto next = fallbackAfter(response, directory, tried)) {
                QVERIFY(next->entry != "youth-mobile-crisis");
                QVERIFY(tried.insert(next->entry).second);
            }
        }
    }

    void aTownThatIsNotKnownGoesToTheStateLineAndToNoOthersTeam()
    {
        auto query = queryFor(Level::Moderate, aged("adult"));
        query.town.reset();
        const Response response = responseFor(shippedTable(), shippedKnowledge().directory, query);
        QCOMPARE(response.goes.front().who, ResponseWho::MobileCrisis);
        QCOMPARE(response.goes.front().entry, std::string("action-line"));
        QVERIFY(response.goes.front().why.find("The town is not known") != std::string::npos);
        QVERIFY(!goes(response, "capitol-region"));
        QVERIFY(!goes(response, "hartford-heart"));
        QVERIFY(goes(response, "988"));
        QVERIFY(response.ask.size() == 1 &&
                response.ask.front().find("Ask the town") != std::string::npos);
        // The young have one team for the whole state, whatever the town.
        query.answers = aged("youth");
        QCOMPARE(
            responseFor(shippedTable(), shippedKnowledge().directory, query).goes.front().entry,
            std::string("youth-mobile-crisis"));
    }

    void afterAYouthLineALineThatTakesTheYoungComesFirst()
    {
        const auto directory = shippedKnowledge().directory;
        const Response response =
            responseFor(shippedTable(), directory, queryFor(Level::Moderate, aged("youth")));
        const auto next = fallbackAfter(response, directory, {"youth-mobile-crisis"});
        QVERIFY(next && next->entry == "988");
    }

    void aLineForDrinkAndDrugsIsNoneForDespair()
    {
        const auto directory = shippedKnowledge().directory;
        Answers answers = aged("youth");
        answers[Fact::SelfHarm] = answered("ideation");
        auto query = queryFor(Level::Routine, answers);
        query.phoneOnly = PhoneOnly::Agreed;
        const Response sober = responseFor(shippedTable(), directory, query);
        QVERIFY(goes(sober, "988"));
        QVERIFY(!goes(sober, "access-line"));
        QCOMPARE(leftOut(sober, "access-line")->ground, LeftOutGround::Use);
        // Nor is it whom to call once everybody else refused.
        std::set<std::string> tried;
        while (const auto next = fallbackAfter(sober, directory, tried)) {
            QVERIFY(next->entry != "access-line");
            QVERIFY(tried.insert(next->entry).second);
        }
        QVERIFY(tried.count("988") == 1);
        // Where drink was answered it helps beside 988.
        query.answers[Fact::Intoxication] = answered("yes");
        const Response drunk = responseFor(shippedTable(), directory, query);
        QVERIFY(goes(drunk, "988"));
        QVERIFY(goes(drunk, "access-line"));
        tried = {"988", "action-line", "youth-mobile-crisis"};
        const auto next = fallbackAfter(drunk, directory, tried);
        QVERIFY(next && next->entry == "access-line");
    }

    // "Youth" was answered; that the person is fifteen was not.
    void whoTakesOtherAgesIsLeftOutByTheAnswerAndByNoInventedAge()
    {
        const auto directory = shippedKnowledge().directory;
        const Response young =
            responseFor(shippedTable(), directory, queryFor(Level::Routine, aged("youth")));
        QCOMPARE(leftOut(young, "action-line")->why,
                 std::string("takes ages 18 and up, not a youth"));
        const Response adult =
            responseFor(shippedTable(), directory, queryFor(Level::Moderate, aged("adult")));
        QCOMPARE(leftOut(adult, "youth-mobile-crisis")->why,
                 std::string("takes ages up to 17, not an adult"));
    }

    void whoIsClosedFullOrElsewhereIsNamedWithTheReason()
    {
        const std::vector<DirectoryEntry> directory{team("day", "daily 08:00-17:00"),
                                                    team("one", "always", 1)};
        auto query = queryFor(Level::Moderate, aged("adult"));
        const Response noon = responseFor(shippedTable(), directory, query);
        QVERIFY(goes(noon, "day"));
        QVERIFY(goes(noon, "one"));
        query.at = kMondayNight;
        query.engaged["one"] = 1;
        const Response night = responseFor(shippedTable(), directory, query);
        QVERIFY(!goes(night, "day"));
        QCOMPARE(leftOut(night, "day")->ground, LeftOutGround::Hours);
        QCOMPARE(leftOut(night, "one")->ground, LeftOutGround::Full);
        QCOMPARE(leftOut(night, "one")->why, std::string("already at work"));
        query.town = "New London";
        const Response elsewhere = responseFor(shippedTable(), directory, query);
        QCOMPARE(leftOut(elsewhere, "one")->ground, LeftOutGround::Town);
        query.town = "Hartford";
        query.answers = aged("child");
        QCOMPARE(leftOut(responseFor(shippedTable(), directory, query), "one")->ground,
                 LeftOutGround::Age);
    }

    void nobodyInTheDirectoryIsSaidAndNotHidden()
    {
        const Response response =
            responseFor(shippedTable(), {}, queryFor(Level::Moderate, aged("adult")));
        QCOMPARE(whoGoes(response), std::string("clinician together, police standby"));
        QCOMPARE(response.leftOut.front().ground, LeftOutGround::Nobody);
    }

    void levelOneWithoutAUnitIsOffUntilTheAgreement()
    {
        auto query = queryFor(Level::Routine, aged("adult"));
        const auto directory = shippedKnowledge().directory;
        const Response off = responseFor(shippedTable(), directory, query);
        QCOMPARE(off.goes.front().who, ResponseWho::Police);
        QCOMPARE(off.goes.front().how, ResponseHow::AtOnce);
        QCOMPARE(off.leftOut.front().ground, LeftOutGround::NotAgreed);
        query.phoneOnly = PhoneOnly::Agreed;
        const Response agreed = responseFor(shippedTable(), directory, query);
        QCOMPARE(agreed.goes.front().entry, std::string("988"));
        QCOMPARE(agreed.goes.back().how, ResponseHow::IfAsked);
        // The page does not say in one line what it doubts in the next; another line's is doubted.
        constexpr const char* kDoubt = "no agreement is recorded";
        QVERIFY(agreed.goes.front().why.find(kDoubt) == std::string::npos);
        const auto asked = [&](const Response& response, std::string_view entry) {
            const auto step =
                std::find_if(response.goes.begin(), response.goes.end(),
                             [&](const ResponseStep& one) { return one.entry == entry; });
            return step == response.goes.end() ? std::string("not there") : step->why;
        };
        QVERIFY2(asked(off, "988").find(kDoubt) != std::string::npos, asked(off, "988").c_str());
        auto ended = directory;
        for (auto& entry : ended) {
            if (entry.id == "988")
                entry.agreement = {AgreementState::NoAgreement, {}, {}};
        }
        QVERIFY(
            asked(responseFor(shippedTable(), ended, query), "988").find("there is no agreement") !=
            std::string::npos);
        query.officer = OfficerWish::Wanted;
        const Response wanted = responseFor(shippedTable(), directory, query);
        QCOMPARE(wanted.goes.front().who, ResponseWho::Police);
        QCOMPARE(wanted.goes.front().how, ResponseHow::AtOnce);
    }

    void everyLevelAgeAndHourHasSomebodyWhoGoes()
    {
        const ResponseTable table = shippedTable();
        const auto knowledge = shippedKnowledge();
        for (int level = 1; level <= 4; ++level) {
            for (const char* age : {"child", "youth", "adult", "elder"}) {
                for (const auto& town : knowledge.towns) {
                    auto query = queryFor(*levelFromNumber(level), aged(age), kMondayNight);
                    query.town = town;
                    const Response response = responseFor(table, knowledge.directory, query);
                    QVERIFY(!response.goes.empty());
                    if (level == 2)
                        QVERIFY2(response.goes.front().who == ResponseWho::MobileCrisis,
                                 town.c_str());
                }
            }
        }
    }

    void afterARefusalSomebodyElseIsNamed()
    {
        const auto directory = shippedKnowledge().directory;
        auto query = queryFor(Level::Moderate, aged("youth"));
        const Response response = responseFor(shippedTable(), directory, query);
        const auto next = fallbackAfter(response, directory, {"youth-mobile-crisis"});
        QVERIFY(next.has_value());
        QVERIFY(next->entry != "youth-mobile-crisis");
        QVERIFY(!next->phone.empty());
        QVERIFY(!fallbackAfter({}, {}, {"988"}));
        // Nobody is named twice, and at last nobody.
        std::set<std::string> tried{"youth-mobile-crisis"};
        for (auto one = next; one; one = fallbackAfter(response, directory, tried)) {
            QVERIFY(tried.insert(one->entry).second);
            QVERIFY(tried.size() < 100);
        }
        QVERIFY(tried.size() > 2);
    }
};

HAVEN_TESTS(TestResponse)
#include "tst_response.moc"
