#include "models/base/text.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/line_macros.h"
#include "models/dispatch/line_of.h"
#include "models/dispatch/verbs.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

// Beside reading a line: writing the line of a command, words that say what they are, completion,
// and a person's own short words.
using namespace haven;
using namespace haven::test;

namespace {

// A word that no eye but the reader's is to see.
const std::string kPrivate = "zebra";

struct LineScene {
    LineScene()
    {
        DispatchRoom& room = shift.room;
        room.logOn("3A12");
        room.logOn("3A15");
        first = room.open("WELFARE");
        second = room.open("NOISE", "40 Elm St");
        room.dispatch("3A15", second);
        Person person;
        person.name = "Ana Ruiz";
        static_cast<void>(room.runAs(clinicianSeat(), RecordPerson{first, person}));
        shift.run("plan 0001 place speak slowly");
        shift.run("cau 0001 animal from neighbor large dog");
        shift.run("run 0001 suicidal-person");
        shift.run("ran 3A12 person due Ana Ruiz", dispatcherSeat());
    }
    LineContext context() const
    {
        return LineContext{
            shift.room.state(), shift.room.knowledge(), shift.room.now(), Span{}, std::nullopt, {}};
    }
    Result<ParsedLine> read(const std::string& line) const { return parseLine(line, context()); }
    std::optional<LineOf> back(const Command& command) const { return lineOf(command, context()); }

    void addCall()
    {
        OpenIncident called;
        called.type = TypeCode("NOISE");
        called.location = at("7 Pine St");
        called.call = CallDraft{};
        called.call->callback = "860-555-0134";
        static_cast<void>(shift.room.run(called));
    }

    // All that is due after an hour stands on the record.
    void raiseDue()
    {
        DispatchRoom& room = shift.room;
        room.pass(Span::hours(1));
        for (const DueAlarm& due : dueAlarms(room.state(), room.knowledge().codes, room.now()))
            static_cast<void>(
                room.runAs(advisorSeat(), RaiseAlarm{due.kind, due.incident, due.unit, due.dueAt}));
    }

    CareShift shift;
    IncidentId first;
    IncidentId second;
};

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

MacroBook macrosOf(const std::vector<std::string>& definitions)
{
    MacroBook macros;
    for (const auto& one : definitions) {
        auto changed = withMacro(macros, macroWishOf("macro " + one).value());
        if (changed)
            macros = *std::move(changed);
    }
    return macros;
}

std::string refusedAs(const Result<LineScript>& script)
{
    return script ? "read" : std::string(refusalName(script.refusal().code));
}

} // namespace

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

    void aMacroStandsForItsLines()
    {
        const MacroBook macros =
            macrosOf({"go = d $1 $2; en $1", "w = new WELFARE @\"$1 Elm\" ! $*"});
        const auto go = scriptOf("GO 3A12 0001", macros);
        QVERIFY(go.isOk());
        QCOMPARE(go->macro, std::string("go"));
        QCOMPARE(go->lines, (std::vector<std::string>{"d 3A12 0001", "en 3A12"}));
        QCOMPARE(scriptOf("w 12 he said $1; so", macros)->lines,
                 (std::vector<std::string>{"new WELFARE @\"12 Elm\" ! he said $1; so"}));
        QCOMPARE(scriptOf("w 12", macros)->lines,
                 (std::vector<std::string>{"new WELFARE @\"12 Elm\" !"}));
        // Any other line is itself.
        QCOMPARE(scriptOf("d 3A12 0001", macros)->lines, (std::vector<std::string>{"d 3A12 0001"}));
        QVERIFY(scriptOf("d 3A12 0001", macros)->macro.empty());
        QCOMPARE(refusedAs(scriptOf("go 3A12", macros)), std::string("MacroArgumentMissing"));
        QCOMPARE(refusedAs(scriptOf("go 3A12 0001 now", macros)), std::string("MacroWordLeft"));
    }

    void aMacroNeverShadowsAVerb()
    {
        for (const VerbHelp& verb : verbTable()) {
            for (const std::string_view name : {verb.name, verb.longName}) {
                const auto made = withMacro({}, {std::string(name), {"who"}});
                QVERIFY(!made.isOk());
                QCOMPARE(made.refusal().code, RefusalCode::MacroShadows);
            }
        }
        // One that was kept before the verb was shipped does nothing.
        QVERIFY(scriptOf("d 3A12 0001", {{"d", {"undo"}}})->macro.empty());
    }

    void whatCannotBeAMacroSaysWhy()
    {
        const auto refusedWith = [](const MacroWish& wish) {
            const auto made = withMacro({}, wish);
            return made ? std::string("made") : std::string(refusalName(made.refusal().code));
        };
        QCOMPARE(refusedWith({"3go", {"en $1"}}), std::string("MacroNameBad"));
        QCOMPARE(refusedWith({std::string(kMacroNameMax, 'g'), {"en $1"}}), std::string("made"));
        QCOMPARE(refusedWith({std::string(kMacroNameMax + 1, 'g'), {"en $1"}}),
                 std::string("MacroNameBad"));
        QCOMPARE(refusedWith({"go", {"away-with-it $1"}}), std::string("MacroLineBad"));
        QCOMPARE(refusedWith({"go", {"cn 0001 sealed words"}}), std::string("MacroLineBad"));
        QCOMPARE(refusedWith({"go", {"go $1"}}), std::string("MacroLineBad"));
        QCOMPARE(refusedWith({"go", std::vector<std::string>(kMacroLinesMax, "chk")}),
                 std::string("made"));
        QCOMPARE(refusedWith({"go", std::vector<std::string>(kMacroLinesMax + 1, "chk")}),
                 std::string("MacroTooMany"));
        QCOMPARE(refusedWith({"go", {}}), std::string("MacroUnknown"));
        MacroBook full;
        for (std::size_t n = 0; n < kMacrosMax; ++n)
            full = withMacro(full, {"m" + std::to_string(n), {"chk"}}).value();
        QVERIFY(!withMacro(full, {"more", {"chk"}}).isOk());
        QVERIFY(withMacro(full, {"m0", {"chk $1"}}).isOk());
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

    void theVerbMacroSaysWhatItWants()
    {
        QVERIFY(macroWishOf("macro")->name.empty());
        QVERIFY(*macroWishOf("macro Go = d $1 $2; en $1") ==
                (MacroWish{"go", {"d $1 $2", "en $1"}}));
        QVERIFY(*macroWishOf("macro go -") == (MacroWish{"go", {}}));
        QVERIFY(!macroWishOf("macro go d $1").isOk());
        QVERIFY(!macroWishOf("macro go =").isOk());
        QCOMPARE(macroText(macroLines("d $1 $2 ;en\n  ; ;cl $1;")),
                 std::string("d $1 $2 ;en; ;cl $1"));
    }
};

HAVEN_TESTS(LineWordsTest)
#include "tst_line_words.moc"
