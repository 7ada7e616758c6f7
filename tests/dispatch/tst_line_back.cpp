#include "models/base/text.h"
#include "models/dispatch/verbs.h"
#include "tests/dispatch/line_scene.h"
#include "tests/testkit/test_program.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace haven;
using namespace haven::test;

namespace {

// A word that no eye but the reader's is to see.
const std::string kPrivate = "zebra";

// One line at least for each verb that becomes a command, with "zebra" where only the reader may
// look.
constexpr const char* kTypedLines[] = {
    "d 3A12,3A15 0001",
    "d 3A12 0001 over 3A15 because zebra said so",
    "d 3A12 0001 silent",
    "d 3A12 0001 voice over 3A15 because zebra said so",
    "en 3A15",
    "os 3A12,3A15 because zebra",
    "cl 3A15",
    "cl 3A15 GOA",
    "cl 3A15 because zebra took over",
    "st 3A12 meal",
    "st 3A12 meal @\"12 Oak Ave\" zebra diner",
    "on 5A21 beat 1 officers zebra,Moss car 112 skills CIT",
    "off 3A12 zebra is ill",
    "as 3A12 0001",
    "pre 3A15 0001",
    "pre 3A15 0001 because zebra is worse",
    "swap 3A12 3A15",
    "swap 3A12 3A15 because zebra takes over",
    "prim 3A15 0002",
    "tr 3A15 @\"Harbor Hospital\" odo 12",
    "tr 3A15 Harbor",
    "ts 3A12 AB12345 @\"Main St\" ! zebra at the wheel",
    "ss 3A12 @\"Elm & Third\"",
    "ov 3A12 DISORD @Green",
    "chk 3A12 zebra",
    "chk",
    "mv 3A12 @\"Union Station\"",
    "rx @\"Main & Oak\"",
    "ro @\"Main & Oak\"",
    "em 3A12",
    "em 3A12,3A15",
    "em 3A12 ack",
    "em 3A12 end zebra is safe",
    "new WELFARE @\"12 Elm St\" p2 tel 8605551212 ! zebra is not seen",
    "new NOISE @Elm",
    "adv INFO PHONE @\"Union Station\" ! zebra asked",
    "call 0001 tel 8605551212 ! zebra hears shouting",
    "n 0001 zebra is at the door",
    "hn 0001 zebra has not slept",
    "pri 0001 p1 zebra has a knife",
    "ty 0001 NOISE",
    "loc 0001 @\"120 Wharf St\" because zebra said so",
    "h 0001 zebra comes at six",
    "rel 0001",
    "h 0001 until +45 zebra comes at six",
    "x 0001 GOA zebra left",
    "x 0001 GOA,DONE zebra left",
    "re 0001 zebra rang again",
    "rpt 0001",
    "join 0002 0001 zebra",
    "split 0001",
    "link 0001 0002",
    "hide 0001 zebra works here",
    "unhide 0001 zebra was cleared",
    "emd 0001 transferred zebra",
    "aid 0001 tow zebra Towing by phone ! zebra on a flatbed",
    "aid 0001 ems",
    "aid 0001 tow accepted 12 zebra",
    "aid 0001 2 refused zebra has no truck",
    "aid 0001 2 eta 7",
    "rot 0001 tow",
    "rot 0001 tow zone 3 class heavy by radio",
    "passturn 0001 tow zebra is out",
    "turns tow zone 3 class heavy why zebra Harbor Towing=203-555-0101; Shore Auto",
    "dp 0001 ems p1 zebra does not breathe",
    "dp 0001 fire none zebra",
    "ou WHFD-E1 agency \"West Haven Fire\" kind engine radio FG3 disc fire for 0001",
    "undo",
    "away zebra meal",
    "back",
    "flag 0001 no zebra",
    "ans 0001 weapon unable zebra",
    "lvl 0001 4 zebra",
    "clin 0001 zebra",
    "run 0001 suicidal-person",
    "step 0001 done",
    "step 0001 suicidal-person: cannot zebra",
    "fin 0001 zebra",
    "rc 0001 zebra sits down",
    "appr suicidal-person by zebra agency \"Harbor Health\" day 2026-11-20 LCSW 1234",
    "hp 0001 medicines zebra",
    "oc 0001 went hospital",
    "req 0001 danger self",
    "cert 0001 license zebra",
    "fc 0001 none",
    "ps 0001 white male by 3A12",
    "mr 0001 child made by \"zebra\" careline",
    "mr 0001 child 2 due zebra",
    "con 0001 written to \"zebra House\" days 90 zebra",
    "conx 0001 1 zebra",
    "ref 0001 offered to \"zebra House\"",
    "fu 0001 48 zebra",
    "fut 3 reached zebra",
    "fux 3 missed zebra",
    "plan 0001 place zebra",
    "plan 0001 person zebra",
    "pset 1 helps zebra",
    "pset 1 radio zebra",
    "pset 1 consent agreed",
    "papp 1 zebra",
    "papp 1 review 90 ends 180 zebra",
    "pend 1 zebra",
    "cau 0001 animal from zebra zebra",
    "cau 0001 approach of person from zebra zebra",
    "caux 1 zebra",
    "caur 1",
    "per 0001 patient zebra Ruiz born 1990-04-02 tel 8605551212 looks zebra coat",
    "per 0001 rp looks tall, at the door",
    "per 0001 1 born 1990-04-02 as victim",
    "veh 0001 suspect zebra1 state CT looks zebra van",
    "cauok 0001 1",
    "ho 0001 zebra 555 0100",
    "ho 0001 refused zebra",
    "cb 0001 reached zebra",
    "cb 0001 over zebra",
    "item 0001 children zebra",
    "item 0001 children unable zebra",
    "ns 0001 off_hours zebra",
    "rp 0001 not_decided zebra is asked",
    "item 0001 decided zebra",
    "scr 0001 acme total=3 tier=high remark=zebra asleep",
    "scr 0001 acme declined zebra",
    "scr 0001 acme notpossible zebra",
    "noack 3A15 zebra tried the spare channel",
    "on 5A22 gear rifle odo 45120.4",
    "tr 3A15 odo 45120 carrying female,juvenile Harbor",
    "tr 3A15 odo 45120 kind booking within 20 HQ",
    "ts 3A12 AB12345 @\"Elm & State St\" reg CT with 3A15",
    "crew 3A12 add zebra,Moss out Diaz car 114 radio 4412 odo 45120 gear rifle",
    "stk 3A12 0001",
    "unstk 3A12 0001 zebra is nearer",
    "air East for 3A12 zebra runs",
    "airfree East zebra is in custody",
    "tra 3A15 odo 45126",
    "ran 3A12 plate hit/STOLEN zebra",
    "hc 3A12 no zebra",
    "hc #1 yes zebra",
    ("bolo person name \"zebra Moss\" tel 8605551212 from zebra why \"zebra is missing\" hours 12 "
     "class justice zebra hat"),
    "bolo vehicle plate zebra state CT why zebra",
    "bolo vehicle plate zebra photo \"bulletin zebra\" why zebra",
    "bsay B1 East",
    "bgot B1 3A12,3A15",
    "bgot B1",
    "bmore B1 24 zebra is not found",
    "bover B1 zebra is found",
    "sched WELFARE due +90 @\"12 Oak Ave\" p2 ! zebra asked for a look",
    "unsched 3 zebra is off",
    "enter 3",
    "watch house starting 2031-12-01 until 2031-12-05 visits 2 hours 22-02 @Elm ! zebra has a key",
    "visit 2 by 3A12 zebra is home",
    "unwatch 2 zebra is home",
    "pass until +60 zebra is out",
    "unpass 4 zebra is in",
    "msg all zebra",
    "msg 3A12 zebra",
    "seen 5",
    "got 5",
    "relief zebra quiet",
    "takeover zebra",
    "storm 0001 WIRES,THAZ zebra",
    "storm 0001 WIRES,THAZ until +45 zebra",
    "group NORTH beats 1,2",
    "group NORTH beats 1,2 channel 1",
    "major 0001 zebra fire",
    "role 0001 command zebra",
    "goal 0001 clear the zebra house",
    "met 0001 1 zebra is out",
    "endmajor 0001 zebra is safe",
    "ungroup NORTH",
    "cover NORTH,SOUTH",
    "uncover",
    "calm 0001 count 5 zebra",
    "conf agency.town zebra"};

// Lines that mean a call of the third incident.
constexpr const char* kContactLines[] = {
    "cf 0003 kind hangup",
    "cf 0003 # 1 name zebra",
    "cb 0003 busy zebra",
    "ali 0003 wph2 @\"41.28,-72.52\" radius 40 conf 90 src rebid by zebra",
    "tl 0003",
    "ping 0003 asked by zebra zebra took pills",
    "int 0003 asked lang Spanish by zebra zebra",
    "need 0003 deaf,sign zebra reads lips",
    "txt 0003 c: zebra is here | u: where",
    "txs 0003 close zebra is safe",
    "xfer 0003 zebra 555 0100 because zebra",
    "xfer 0003 refused zebra",
    "pa 0003 company zebra code zebra",
    "pax 0003 zebra, zebra"};

// Lines that mean an alarm that stands.
constexpr const char* kAlarmLines[] = {"ack 0001", "shelve 0001 15 zebra", "unshelve 0001"};

std::string verbOf(const std::string& line)
{
    return line.substr(0, line.find(' '));
}

} // namespace

// Writing the line of a command: what it would do is read again.
class LineBackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVerbThatCanBeTypedIsWrittenAgain()
    {
        std::set<std::string> written;
        const auto write = [&written](const LineScene& scene, const std::string& line) {
            const auto parsed = scene.read(line);
            QVERIFY2(parsed.isOk() && parsed->command, line.c_str());
            const auto back = scene.back(*parsed->command);
            QVERIFY2(back.has_value(), line.c_str());
            const auto again = scene.read(back->typed);
            QVERIFY2(again.isOk() && again->command, back->typed.c_str());
            QVERIFY2(*again->command == *parsed->command, (line + " | " + back->typed).c_str());
            QVERIFY2(back->shown.find(kPrivate) == std::string::npos, back->shown.c_str());
            written.insert(verbOf(line));
        };
        const LineScene scene;
        for (const std::string line : kTypedLines)
            write(scene, line);
        LineScene called;
        called.addCall();
        for (const std::string line : kContactLines)
            write(called, line);
        LineScene alarmed;
        alarmed.raiseDue();
        for (const std::string line : kAlarmLines)
            write(alarmed, line);
        std::set<std::string> all;
        for (const VerbHelp& verb : verbTable())
            all.insert(std::string(verb.name));
        // Those change nothing, and what is sealed is in no command.
        // "bk" and "nx" send, and are written as that.
        for (const char* other : {"who", "?", "macro", "cn", "bk", "nx"})
            all.erase(other);
        QVERIFY(written == all);
    }

    void noTextOfAnyShapeBreaksTheLine()
    {
        const LineScene scene;
        std::mt19937 random(20'261'126);
        const std::vector<std::string> bits{
            "p:2",  "-3",   "at 21:40", "\"go", "@Elm", "because", "tel",   "! said", "u:3A12",
            "0001", "3A15", "done",     ";",    "$1",   "a:",      "över,", "-99999"};
        int written = 0;
        for (int round = 0; round < 400; ++round) {
            std::string text;
            for (std::size_t words = random() % 5; words > 0; --words)
                text += (text.empty() ? "" : " ") + bits[random() % bits.size()];
            const std::vector<UnitId> units{UnitId(random() % 2 ? "3A12" : "3A15")};
            const std::vector<Command> commands{
                AddNote{scene.first, std::nullopt, text, FieldClass::Police, std::nullopt},
                HoldIncident{scene.second, text, std::nullopt},
                DispatchUnits{units, scene.first, AssignmentStage::Dispatched, text},
                ChangeUnitStatus{units, StatusLabel("meal"), text, std::nullopt, ""},
                CloseIncident{scene.first, DispositionCode("GOA"), text}};
            const Command& command = commands[random() % commands.size()];
            const auto line = scene.back(command);
            if (!line)
                continue; // a line that would do something else is never shown
            ++written;
            const auto again = scene.read(line->typed);
            QVERIFY2(again.isOk() && again->command && *again->command == command,
                     line->typed.c_str());
        }
        QVERIFY(written > 150);
    }

    // The bar asks for a preview with each key, so such a line is read long before Enter.
    // Sent as recommended, the line said "d 3A12 0001 over 3A12".
    void whoGoesAsRecommendedGoesInNobodysPlace()
    {
        LineScene scene;
        scene.shift.room.logOn("4A02");
        const auto shown = [&scene](std::vector<UnitId> units, std::vector<UnitId> recommended) {
            DispatchUnits sending;
            sending.units = std::move(units);
            sending.incident = scene.first;
            sending.recommended = std::move(recommended);
            const auto line = scene.back(sending);
            return (line ? line->shown : std::string("no line")) + " | " +
                   commandSentence(sending, scene.context());
        };
        const UnitId here("3A12");
        const UnitId there("3A15");
        const UnitId other("4A02");
        for (const auto& said : {shown({here}, {here}), shown({here}, {here, other}),
                                 shown({here, other}, {here}), shown({here}, {})}) {
            QVERIFY2(said.find("no line") == std::string::npos, said.c_str());
            QVERIFY2(said.find(" over ") == std::string::npos, said.c_str());
            QVERIFY2(said.find("instead of") == std::string::npos, said.c_str());
        }
        const std::string one = shown({here, other}, {here, there});
        QVERIFY2(one.find("d 3A12,4A02 0001 over 3A15 | ") == 0, one.c_str());
        QVERIFY2(one.find(" instead of 3A15 to ") != std::string::npos, one.c_str());
    }

    void whereAUnitStandsNothingIsNoUnit()
    {
        const LineScene scene;
        int verbsWithUnits = 0;
        for (const Verb& verb : verbs()) {
            const auto has = [&verb](Slot slot) {
                return std::any_of(verb.slots.begin(), verb.slots.end(),
                                   [slot](const SlotRule& rule) { return rule.slot == slot; });
            };
            // Of two units the one that is there is taken for the first.
            const bool hasUnits = has(Slot::Units) && !has(Slot::OtherUnit);
            auto words = split(verb.help.example, ' ');
            const auto unit = std::find_if(words.begin(), words.end(), [](const auto& word) {
                return word.substr(0, 2) == "3A" || word.substr(0, 2) == "2A";
            });
            if (!hasUnits || unit == words.end())
                continue;
            ++verbsWithUnits;
            for (const char* nothing : {"\"\"", ",", ",,", "\" \"", "u:,"}) {
                *unit = nothing;
                const std::string line = joined(words, " ");
                const auto read = scene.read(line);
                QVERIFY2(!read, line.c_str());
            }
        }
        QVERIFY(verbsWithUnits >= 15);
        for (const char* line :
             {"en \"\"", "os ,", "cl \" \" DONE", "chk \"\"", "em u:,", "nx ,"}) {
            const auto read = scene.read(line);
            QVERIFY2(!read && read.refusal().code == RefusalCode::SlotMissing, line);
        }
        QVERIFY(scene.read("en 3A15,").isOk());
        QVERIFY(!scene.read("en \"\" 3A15"));
    }

    void whatNoVerbDoesHasNoLine()
    {
        const LineScene scene;
        CorrectDetails correct;
        correct.incident = scene.first;
        QVERIFY(!scene.back(correct));
        QVERIFY(!scene.back(AddNote{IncidentId(99), std::nullopt, "x", FieldClass::Police, {}}));
    }

    void aNumberIsAsLongAsItMustBe()
    {
        const LineScene scene;
        const auto line = scene.back(ReleaseHold{scene.first, ""});
        QVERIFY(line.has_value());
        QCOMPARE(line->typed, std::string("rel 0001"));
        QCOMPARE(scene.back(MarkOnScene{{UnitId("3A12")}, ""})->shown, std::string("os 3A12"));
        QCOMPARE(scene.back(AddNote{scene.first, {}, "secret", FieldClass::Care, {}})->shown,
                 std::string("hn 0001 TEXT"));
    }
};

HAVEN_TESTS(LineBackTest)
#include "tst_line_back.moc"
