#include "models/dispatch/alarms.h"
#include "models/dispatch/verbs.h"
#include "tests/dispatch/line_scene.h"
#include "tests/testkit/test_program.h"

#include <QTest>

#include <algorithm>

using namespace haven;
using namespace haven::test;

// Words that say what they are, and completion.
class LineWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A stranger's words: "NR" for no report, "911OPEN", a slip in "suspicious".
    void aCodeThatIsNotThereSaysWhichIsNear()
    {
        DispatchRoom room;
        const IncidentId incident = room.open("NOISE");
        const auto refused = [&room](Command command) {
            const auto done = room.run(std::move(command));
            return done ? std::string("done") : refusalSentence(done.refusal());
        };
        const auto type = [&](const char* word) {
            return refused(ChangeType{incident, TypeCode(word)});
        };
        const auto has = [](const std::string& said, const char* words) {
            return said.find(words) != std::string::npos;
        };
        QVERIFY2(has(type("911OPEN"), "Did you mean 911OPN (911 open line)?"),
                 type("911OPEN").c_str());
        const std::string slip = type("suspicous");
        QVERIFY2(has(slip, "(Suspicious person)") && has(slip, "(Suspicious vehicle)") &&
                     has(slip, "(Suspicious circumstances)"),
                 slip.c_str());
        QVERIFY2(has(type("XYZZY"), "such as WELFARE"), type("XYZZY").c_str());
        QVERIFY2(has(type(""), "such as WELFARE"), type("").c_str());
        room.logOn("3A12");
        room.dispatch("3A12", incident);
        const std::string ended = refused(ClearUnits{{UnitId("3A12")}, DispositionCode("nr")});
        QVERIFY2(has(ended, "There is no disposition nr. Nothing was changed. Did you mean NRPT "
                            "(No report taken)"),
                 ended.c_str());
        // One of few letters may be anything: what is offered is never more than three.
        const std::string many = type("as");
        QVERIFY2(std::count(many.begin(), many.end(), '(') <= 3, many.c_str());
        QVERIFY(room.run(ChangeType{incident, TypeCode("abandon")}));
        QCOMPARE(room.incident(incident).type.value, std::string("911H"));
    }

    void wordsThatSayWhatTheyAreStandAnywhere()
    {
        const LineScene scene;
        const auto plain =
            scene.read("new WELFARE @\"12 Elm\" p2 tel 8605551212 ! not seen for days");
        QVERIFY(plain.isOk());
        for (const char* line :
             {"new t:WELFARE @12 Elm ph:8605551212 p:2 ! not seen for days",
              "new ph:8605551212 a:\"12 Elm\" p:2 t:WELFARE ! not seen for days",
              "new a:12 Elm t:WELFARE p2 ph:8605551212 ! not seen for days",
              "newcall P:2 T:WELFARE PH:8605551212 A:12 Elm ! not seen for days"}) {
            const auto parsed = scene.read(line);
            QVERIFY2(parsed.isOk(), line);
            QVERIFY2(*parsed->command == *plain->command, line);
        }
        for (const auto& [one, other] : std::vector<std::pair<const char*, const char*>>{
                 {"d i:0001 u:3A12,3A15", "d 3A12,3A15 0001"},
                 {"n i:0001 t: he said", "n 0001 t: he said"},
                 {"ts pl:AB12345 a:\"Main St\" u:3A12", "ts 3A12 AB12345 @\"Main St\""},
                 {"st s:meal u:3A12 diner", "st 3A12 meal diner"},
                 {"x d:GOA i:0001 left", "x 0001 GOA left"}}) {
            const auto named = scene.read(one);
            const auto placed = scene.read(other);
            QVERIFY2(named.isOk() && placed.isOk(), one);
            QVERIFY2(*named->command == *placed->command, one);
        }
    }

    void aNamedWordIsTakenOnceAndWithAValue()
    {
        const LineScene scene;
        const auto twice = scene.read("new t:WELFARE t:NOISE @Elm");
        QVERIFY(!twice.isOk());
        QCOMPARE(twice.refusal().code, RefusalCode::FieldTwice);
        const auto empty = scene.read("new t: @Elm");
        QVERIFY(!empty.isOk());
        QCOMPARE(empty.refusal().code, RefusalCode::SlotMissing);
    }

    void aTelephoneIsKnownByItsShape()
    {
        const LineScene scene;
        const auto named = scene.read("new WELFARE @\"12 Elm\" tel 860-555-1212");
        for (const char* line :
             {"new WELFARE @12 Elm 860-555-1212", "new 860-555-1212 WELFARE @12 Elm"}) {
            const auto parsed = scene.read(line);
            QVERIFY2(parsed.isOk(), line);
            QVERIFY2(*parsed->command == *named->command, line);
        }
        // A house number and a ZIP code are none.
        const auto place = scene.read("new WELFARE @1212 Elm St 06105");
        QCOMPARE(asKind<OpenIncident>(*place->command).location.text,
                 std::string("1212 Elm St 06105"));
    }

    void aSettingMayStandInQuotes()
    {
        const LineScene scene;
        for (const char* line : {"conf agency.town New Haven", "conf agency.town \"New Haven\"",
                                 "conf agency.town \" New Haven \""}) {
            const auto parsed = scene.read(line);
            QVERIFY2(parsed.isOk(), line);
            QCOMPARE(asKind<ChangeSetting>(*parsed->command).value, std::string("New Haven"));
        }
        // A mark inside the words is the words'.
        const auto inside = scene.read("conf supervisor.on_call Lt. \"Bo\" Hale, 203-555-0147");
        QVERIFY(inside.isOk());
        QCOMPARE(asKind<ChangeSetting>(*inside->command).value,
                 std::string("Lt. \"Bo\" Hale, 203-555-0147"));
        const auto both = scene.read("conf supervisor.on_call \"Bo\" or \"Al\"");
        QVERIFY(both.isOk());
        QCOMPARE(asKind<ChangeSetting>(*both->command).value, std::string("\"Bo\" or \"Al\""));
    }

    // A line sent too early would have stopped the backups of the station.
    void noLineWithoutWordsStopsTheBackups()
    {
        const LineScene scene;
        for (const char* line : {"conf backup", "conf backup ", "conf backup \"\""}) {
            const auto parsed = scene.read(line);
            QVERIFY2(!parsed.isOk(), line);
            QCOMPARE(parsed.refusal().code, RefusalCode::BackupPlanBad);
        }
        for (const char* line : {"conf backup off", "conf backup OFF"}) {
            const auto off = scene.read(line);
            QVERIFY2(off.isOk(), line);
            QCOMPARE(asKind<ChangeSetting>(*off->command).value, std::string());
        }
        const auto town = scene.read("conf agency.town");
        QVERIFY(town.isOk());
    }

    void completionTeachesWhatEachWordMeans()
    {
        const LineScene scene;
        const auto of = [&](const char* line) { return completionsOf(line, scene.context(), 40); };
        for (const char* line : {"", "d ", "new WELF", "ans 0001 ", "item 0001 ", "d 3A12 0001 o",
                                 "new WELFARE @Elm ", "x 0001 "}) {
            QVERIFY2(!of(line).empty(), line);
            for (const Completion& one : of(line))
                QVERIFY2(!one.meaning.empty(), (std::string(line) + one.text).c_str());
        }
        // In any order, and behind the word that names it.
        QCOMPARE(of("d 0001 3A1").front().text, std::string("3A12"));
        QCOMPARE(of("new t:WELF").front().text, std::string("t:WELFARE"));
        QCOMPARE(of("d 3A12 0001 ov").front().text, std::string("over"));
        QCOMPARE(of("d 3A12 0001 sil").front().meaning,
                 std::string("They are written to, not called"));
        QCOMPARE(of("new WELFARE ph").front().text, std::string("ph:"));
    }

    // Each word that the usage names, where it may stand, and none that the verb would refuse.
    void completionOffersWhatTheVerbTakes()
    {
        const LineScene scene;
        const auto offers = [&](const std::string& line, std::string_view text) {
            const auto all = completionsOf(line, scene.context(), 500);
            return std::any_of(all.begin(), all.end(),
                               [&](const Completion& one) { return one.text == text; });
        };
        const std::pair<const char*, const char*> taken[] = {{"flag 0001 ", "unsure"},
                                                             {"cb 0001 ", "reached"},
                                                             {"dp 0001 ", "ems"},
                                                             {"dp 0001 ems ", "p1"},
                                                             {"fut 1 ", "messageleft"},
                                                             {"lvl 0001 ", "4"},
                                                             {"pri 0001 ", "p2"},
                                                             {"ack 3A12 ", "check"},
                                                             {"ack ", "3A12"},
                                                             {"em 3A12 ", "end"},
                                                             {"ans 0001 weapon ", "unable"},
                                                             {"aid 0001 ", "tow"},
                                                             {"run 0001 ", "suicidal-person"},
                                                             {"xfer 0001 ", "misrouted"},
                                                             {"ping 0001 ", "located"},
                                                             {"conf ", "agency.town"}};
        for (const auto& [line, text] : taken)
            QVERIFY2(offers(line, text), line);
        QVERIFY(!offers("xfer 0001 ", "dropped"));
        QVERIFY(!offers("ack 3A12 ", "tow"));
        QVERIFY(!offers("flag 0001 yes ", "no"));
        for (const Verb& verb : verbs()) {
            const std::string line = std::string(verb.help.name) + " ";
            for (const Completion& one : completionsOf(line, scene.context(), 500)) {
                const auto& keywords = verb.keywords;
                const bool isKeyword =
                    std::find(keywords.begin(), keywords.end(), one.text) != keywords.end();
                QVERIFY2(!isKeyword || !one.meaning.empty(), (line + one.text).c_str());
            }
        }
    }

    void completionTellsTheTitleAloneOfARestrictedIncident()
    {
        LineScene scene;
        scene.shift.run("hide 0002 own people", supervisorSeat());
        const auto found = completionsOf("d 3A12 0002", scene.context());
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found.front().meaning, std::string("Restricted incident"));
    }

    void aSealedNoteIsCountedInLetters()
    {
        const LineScene scene;
        QVERIFY(scene.read("cn 0001 é")->preview.find(" 1 character.") != std::string::npos);
        QVERIFY(scene.read("cn 0001 éa")->preview.find(" 2 characters.") != std::string::npos);
    }

    void aPointIsTheChosenIncidentWhereverItStands()
    {
        const LineScene scene;
        LineContext context = scene.context();
        const auto levelOf = [&](const char* line) {
            const auto parsed = parseLine(line, context);
            const auto* level = parsed ? kindIf<SetLevel>(&*parsed->command) : nullptr;
            return level && level->incident == scene.first ? level->level : 0;
        };
        const auto nothing = parseLine("lvl . 2 calm", context);
        QVERIFY(!nothing && nothing.refusal().code == RefusalCode::NothingSelected);
        context.selected = scene.first;
        QCOMPARE(levelOf("lvl . 2 calm"), 2);
        QCOMPARE(levelOf("lvl 2 . calm"), 2);
        const auto valueless = parseLine("ans . weapon", context);
        QVERIFY(!valueless &&
                refusalSentence(valueless.refusal()).find("in-hand") != std::string::npos);
    }

    // As people say a time: none of it is lost, and it rings.
    void aHoldTakesHoursAndMinutesInWords()
    {
        DispatchRoom room;
        room.open("NOISE");
        const auto hold = [&room](const std::string& words) {
            const LineContext context{
                room.state(), room.knowledge(), room.now(), Span::hours(-5), {}, {}};
            const auto read = parseLine("h 01 until " + words, context);
            return read && read->command && isKind<HoldIncident>(*read->command)
                       ? asKind<HoldIncident>(*read->command)
                       : HoldIncident{};
        };
        const std::pair<const char*, int> spans[] = {
            {"2 hours 30 min", 150},   {"1 h and 15 min", 75},     {"1.5 h", 90},
            {"0.25 hours", 15},        {"half an hour", 30},       {"an hour", 60},
            {"one hour", 60},          {"An Hour and a half", 90}, {"one hour and a half", 90},
            {"an hour and 15 min", 75}};
        for (const auto& [words, minutes] : spans) {
            const HoldIncident held = hold(std::string(words) + " the keyholder comes");
            QVERIFY2(held.until == room.now() + Span::minutes(minutes), words);
            QCOMPARE(held.reason, std::string("the keyholder comes"));
        }
        // No span: a reason.
        for (const char* words : {"1.5 min is over", "an hourly round", "1.4 h"}) {
            const HoldIncident held = hold(words);
            QVERIFY2(!held.until, words);
            QCOMPARE(held.reason, std::string("until ") + words);
        }
        // What is no second span stays in the reason.
        QCOMPARE(hold("2 h 3 cars there").reason, std::string("3 cars there"));
        QCOMPARE(hold("20 min 15 m of rope").reason, std::string("15 m of rope"));
    }
};

HAVEN_TESTS(LineWordsTest)
#include "tst_line_words.moc"
