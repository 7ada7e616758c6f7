#include "models/base/text.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/event_codec.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/spoken_texts.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>
#include <set>

// Nothing typed is swallowed: whatever word stands in a line is on the log afterwards, or the line
// was refused. A new verb stands here with its words, or among those that have none.
using namespace haven;
using namespace haven::test;

namespace {

// In front of each: 3A12 is on scene at 1, 2 stands beside it. What stands before the last ";;" is
// done first.
constexpr const char* kPlanted[] = {
    "ack 3A12 zebra",
    "ack 3A12 because zebra",
    "adv INFO 05 @\"Union Station\" ! zebra",
    "adv INFO 05 @\"Union Station\" because zebra",
    "aid 1 tow zebra",
    "aid 1 tow because zebra",
    "air 1 for 3A12 zebra",
    "air 1 for 3A12 because zebra",
    "air 1 w ;; airfree 1 zebra",
    "air 1 w ;; airfree 1 because zebra",
    "ali 1 wph2 @\"41.3083,-72.9279\" radius 40 because zebra",
    "ali 1 wph2 @\"41.3083,-72.9279\" radius 40 zebra",
    "ans 1 weapon in-hand zebra",
    "ans 1 weapon in-hand because zebra",
    "appr suicidal-person by Osei agency \"Harbor Health\" day 2026-03-10 LCSW 12 zebra",
    "appr suicidal-person by Osei agency \"Harbor Health\" day 2026-03-10 LCSW 12 because zebra",
    "on 3A15 ;; as 3A15 1 because zebra",
    "away supervisor zebra",
    "back zebra",
    "bolo vehicle plate AB12345 why hit gray ;; bgot B1 zebra",
    "bolo vehicle plate AB12345 why hit gray ;; bgot B1 3A12 because zebra",
    "on 3A15 ;; bk 3A15 3A12 because zebra",
    "on 3A15 ;; bk 3A15 3A12 zebra",
    "bolo vehicle plate AB12345 why hit gray ;; bmore B1 24 zebra",
    "bolo vehicle plate AB12345 why zebra gray",
    "bolo vehicle plate AB12345 why hit zebra",
    "bolo vehicle plate AB12345 why hit because zebra",
    "bolo vehicle plate AB12345 why hit state zebra",
    "bolo vehicle plate AB12345 why hit class zebra",
    "bolo vehicle plate AB12345 why hit gray ;; bover B1 zebra",
    "bolo vehicle plate AB12345 why hit gray ;; bover B1 because zebra",
    "bolo vehicle plate AB12345 why hit gray ;; bsay B1 zebra",
    "bolo vehicle plate AB12345 why hit gray ;; bsay B1 1 because zebra",
    "call 1 ! zebra",
    "call 1 zebra",
    "call 1 because zebra",
    "storm 1 NOISE rain ;; calm 1 zebra",
    "storm 1 NOISE because x ;; calm 1 count zebra",
    "cau 1 DOG from officer zebra",
    "cau 1 WEAPON from officer zebra",
    "cau 1 WEAPON from officer he ;; cauok 1 1 zebra",
    "cau 1 WEAPON from officer he ;; cauok 1 1 because zebra",
    "cau 1 WEAPON from officer he ;; caur 1 zebra",
    "cau 1 WEAPON from officer he ;; caur 1 because zebra",
    "cau 1 WEAPON from officer he ;; caux 1 zebra",
    "cau 1 WEAPON from officer he ;; caux 1 because zebra",
    "cb 1 noanswer zebra",
    "cb 1 noanswer because zebra",
    "cb 1 reached because zebra",
    "cb 1 reached # 1 because zebra",
    "cb 2 noanswer because zebra",
    "cert 1 dangerseen zebra",
    "cf 1 name zebra",
    "cf 1 tel 2035550100 zebra",
    "cf 1 safe no because zebra",
    "chk 3A12 zebra",
    "chk zebra",
    "chk 3A12 because zebra",
    "cl 3A12 because zebra",
    "cl 3A12 DONE because zebra",
    "clin 1 zebra",
    "clin 1 because zebra",
    "clin 1 unit zebra",
    "clin 1 unit zebra because",
    "clin 1 unit zebra he is upset",
    "con 1 written to \"River House\" days 90 zebra",
    "con 1 written to \"River House\" days 90 because zebra",
    "conf backup zebra",
    "conf check_minutes 5 zebra",
    "con 1 written to \"River House\" days 90 name ;; conx 1 1 zebra",
    "con 1 written to \"River House\" days 90 name ;; conx 1 1 because zebra",
    "cover night zebra",
    "group NORTH beats 1,2 ;; cover NORTH zebra",
    "crew 3A12 add zebra",
    "crew 3A12 car zebra",
    "crew 3A12 car 114 because zebra",
    "on 3A15 ;; d 3A15 1 because zebra",
    "on 3A15 ;; d 3A15 1 silent because zebra",
    "on 3A15 ;; on 3A16 ;; d 3A15,3A16 1 over 3A12 because zebra",
    "on 3A15 ;; d 3A12,3A15 1 because zebra",
    "on 3A15 ;; d 3A15 1 over 3A12 because zebra",
    "dp 1 ems p1 zebra",
    "dp 1 ems p1 because zebra",
    "em 3A12 zebra",
    "em 3A12 ;; em 3A12 ack zebra",
    "em 3A12 ;; em 3A12 end because zebra",
    "em 3A12 ;; em 3A12 ack ;; em 3A12 ack zebra",
    "emd 1 started zebra",
    "emd 1 transferred zebra",
    "emd 1 started because zebra",
    "on 3A15 ;; d 3A15 1 ;; en 3A15 because zebra",
    "major 1 Depot ;; endmajor 1 zebra",
    "major 1 Depot ;; endmajor 1 because zebra",
    "sched NOISE due 2026-03-15/22:00 @\"12 Elm St\" ! a ;; enter 1 zebra",
    "sched NOISE due 2026-03-15/22:00 @\"12 Elm St\" ! a ;; enter 1 because zebra",
    "fc 1 none zebra",
    "fc 1 none because zebra",
    "ty 1 SUICTHRT ;; run 1 suicidal-person ;; fin 1 zebra",
    "ty 1 SUICTHRT ;; run 1 suicidal-person ;; fin 1 because zebra",
    "flag 1 yes zebra",
    "flag 1 no zebra",
    "flag 1 yes because zebra",
    "fu 1 48 zebra",
    "fu 1 48 because zebra",
    "fu 1 48 a ;; fut 1 noanswer zebra",
    "fu 1 48 a ;; fut 1 reached zebra",
    "fu 1 48 a ;; fux 1 closed zebra",
    "fu 1 48 a ;; fux 1 done zebra",
    "fu 1 48 a ;; fux 1 missed because zebra",
    "major 1 Depot ;; goal 1 zebra",
    "msg 3A12 hello ;; got 1 zebra",
    "group night 1 zebra",
    "group g beats 1 because zebra",
    "h 2 zebra",
    "h 2 because zebra",
    "plan 1 place safe words ;; pset 1 radio zebra",
    "ran 3A12 plate due AB12345 ;; hc 3A12 yes zebra",
    "ran 3A12 plate due AB12345 ;; hc 3A12 no because zebra",
    "hide 2 zebra",
    "hide 2 because zebra",
    "hn 1 zebra",
    "ho 1 988 zebra",
    "ho 1 988 because zebra",
    "hp 1 safe zebra",
    "hp 1 safe because zebra",
    "int 1 asked lang Spanish zebra",
    "int 1 asked lang Spanish by zebra",
    "int 1 asked lang Spanish because zebra",
    "item 1 children zebra",
    "item 1 children because zebra",
    "join 2 1 zebra",
    "join 2 1 because zebra",
    "link 2 1 zebra",
    "link 2 1 because zebra",
    "loc 1 @\"18 Elm St\" because zebra",
    "loc 1 @\"18 Elm St\" zebra",
    "lvl 1 4 zebra",
    "lvl 1 4 because zebra",
    "major 1 zebra",
    "major 1 because zebra",
    "major 1 Depot ;; goal 1 clear it ;; met 1 1 zebra",
    "major 1 Depot ;; goal 1 clear it ;; met 1 1 because zebra",
    "mr 1 child due zebra",
    "mr 1 child made by Moss zebra",
    "mr 1 child notneeded because zebra",
    "mr 1 child due by zebra",
    "mr 1 child due by zebra words",
    "msg 3A12 zebra",
    "msg 3A12 because zebra",
    "mv 3A12 @Main St because zebra",
    "mv 3A12 @Main St zebra",
    "n 1 zebra",
    "n 1 because zebra",
    "need 1 deaf zebra",
    "need 1 none zebra",
    "need 1 deaf because zebra",
    "new NOISE @\"16 Elm St\" because zebra",
    "new NOISE @\"16 Elm St\" zebra",
    "new NOISE @\"zebra\" @\"16 Elm\"",
    "on 3A15 ;; d 3A15 2 ;; noack 3A15 zebra",
    "on 3A15 ;; d 3A15 2 ;; noack 3A15 because zebra",
    "ns 1 off_hours zebra",
    "ns 1 off_hours because zebra",
    "stk 3A12 2 ;; nx 3A12 because zebra",
    "stk 3A12 2 ;; cl 3A12 ;; nx 3A12 because zebra",
    "oc 1 seen zebra",
    "oc 1 done zebra",
    "on 3A15 ;; off 3A15 zebra",
    "on 3A15 ;; off 3A15 because zebra",
    "on 3A15 zebra",
    "on 3A15 beat zebra",
    "on 3A15 because zebra",
    "on 3A15 car zebra car 4",
    "on 3A15 ;; d 3A15 1 ;; os 3A15 because zebra",
    "ou WHFD-E1 agency zebra disc fire for 1",
    "ou WHFD-E1 agency \"WH\" kind zebra disc fire for 1",
    "ou WHFD-E1 agency \"WH\" disc fire for 1 because zebra",
    "on 3A15 ;; ov 3A15 NOISE @Main St because zebra",
    "on 3A15 ;; ov 3A15 NOISE @Main St ! zebra",
    "pa 1 zone zebra",
    "pa 1 company zebra",
    "pa 1 zone porch because zebra",
    "plan 1 place safe words ;; papp 1 review 30 zebra",
    "plan 1 place safe words ;; papp 1 review zebra LCSW",
    "pass zebra",
    "pass until 2026-03-16 zebra",
    "turns tow Harbor Towing; Shore Auto ;; passturn 1 tow zebra",
    "turns tow Harbor Towing; Shore Auto ;; passturn 1 tow because zebra",
    "pa 1 zone porch ;; pax 1 zebra",
    "pa 1 zone porch ;; pax 1 owner, zebra",
    "pa 1 zone porch ;; pax 1 owner because zebra",
    "plan 1 place safe words ;; pend 1 zebra",
    "per 1 patient looks zebra",
    "per 1 patient name zebra",
    "per 1 patient because zebra",
    "ping 1 asked by Verizon zebra",
    "ping 1 asked by zebra",
    "ping 1 asked by Verizon because zebra",
    "ping 1 asked by Verizon she took pills ;; ping 1 noresult by zebra",
    "ping 1 asked by Verizon she took pills ;; ping 1 noresult @\"zebra\"",
    "ping 1 asked by Verizon @\"zebra\" she took pills",
    "ping 1 asked by Verizon she took pills ;; ping 1 located @\"41.3,-72.9\" radius 40 by zebra",
    "plan 1 person zebra",
    "plan 1 place zebra",
    "pre 3A12 2 because zebra",
    "pri 1 p2 zebra",
    "pri 1 p2 because zebra",
    "on 3A15 ;; d 3A15 1 ;; prim 3A15 1 because zebra",
    "on 3A15 ;; d 3A15 1 ;; prim 3A15 1 zebra",
    "ps 1 unknown unknown zebra",
    "ps 1 unknown unknown because zebra",
    "ran 3A12 property none zebra",
    "ran 3A12 plate none zebra",
    "ran 3A12 property hit/zebra TV",
    "ran 3A12 property none TV because zebra",
    "ran 3A12 property none/zebra TV",
    "ran 3A12 property due/zebra TV",
    "lvl 1 3 loud ;; rc 1 zebra",
    "lvl 1 3 loud ;; rc 1 because zebra",
    "x 2 DONE ;; re 2 zebra",
    "x 2 DONE ;; re 2 because zebra",
    "ref 1 offered to \"River House\" zebra",
    "ref 1 offered to zebra",
    "ref 1 offered to \"River House\" because zebra",
    "h 2 w ;; rel 2 zebra",
    "h 2 w ;; rel 2 because zebra",
    "relief supervisor zebra",
    "relief supervisor because zebra",
    "req 1 witness zebra",
    "ro @\"Main & Oak\" zebra",
    "major 1 Depot ;; role 1 command zebra",
    "major 1 Depot ;; role 1 command 3A12 zebra",
    "turns tow Harbor Towing; Shore Auto ;; rot 1 tow because zebra",
    "turns tow Harbor Towing; Shore Auto ;; rot 1 tow zebra",
    "turns tow Harbor Towing; Shore Auto ;; rot 1 tow by zebra",
    "rp 1 needed zebra",
    "rp 1 needed because zebra",
    "rpt 1 zebra",
    "rpt 1 because zebra",
    "run 1 suicidal-person zebra",
    "run 1 suicidal-person because zebra",
    "rx @Main & Oak because zebra",
    "rx @\"Main & Oak\" because zebra",
    "sched NOISE due 2026-03-15/22:00 @\"12 Elm St\" ! zebra",
    "sched NOISE due 2026-03-15/22:00 @\"12 Elm St\" because zebra",
    "scr 1 zebra",
    "seen 1 zebra",
    "seen 1 because zebra",
    "shelve 3A12 check 15 zebra",
    "join 2 1 ;; split 1 zebra",
    "join 2 1 ;; split 2 because zebra",
    "on 3A15 ;; ss 3A15 @Main St because zebra",
    "on 3A15 ;; ss 3A15 @Main St ! zebra",
    "st 3A12 meal because zebra",
    "st 3A12 meal at desk because zebra",
    "on 3A15 ;; st 3A15 meal because zebra",
    "on 3A15 ;; on 3A16 ;; st 3A15,3A16 meal because zebra",
    "on 3A15 ;; d 3A15 1 ;; st 3A15 enroute zebra",
    "on 3A15 ;; d 3A15 1 ;; st 3A15 onscene zebra",
    "on 3A15 ;; d 3A15 1 ;; st 3A15 onscene @\"zebra\"",
    "on 3A15 ;; as 3A15 1 ;; st 3A15 dispatched zebra",
    "ty 1 SUICTHRT ;; run 1 suicidal-person ;; step 1 done note zebra",
    "ty 1 SUICTHRT ;; run 1 suicidal-person ;; step 1 done because zebra",
    "on 3A15 ;; d 3A15 1 ;; stk 3A15 2 zebra",
    "on 3A15 ;; d 3A15 1 ;; stk 3A15 2 because zebra",
    "storm 1 NOISE zebra",
    "storm 1 NOISE because zebra",
    "on 3A15 ;; swap 3A12 3A15 because zebra",
    "on 3A15 ;; d 3A15 2 ;; swap 3A12 3A15 because zebra",
    "takeover zebra",
    "takeover because zebra",
    "ali 1 wph2 @\"41.3083,-72.9279\" radius 40 ;; tl 1 because zebra",
    "ali 1 wph2 @\"41.3083,-72.9279\" radius 40 ;; tl 1 zebra",
    "tr 3A12 Harbor Hospital because zebra",
    "tr 3A12 because zebra",
    "tr 3A12 @\"Harbor Hospital\" because zebra",
    "tr 3A12 @\"Harbor Hospital\" zebra",
    "tr 3A12 odo 4 @\"Harbor Hospital\" zebra he has a gun",
    "tr 3A12 Harbor Hospital ;; tra 3A12 odo 4 because zebra",
    "tr 3A12 Harbor Hospital ;; tra 3A12 because zebra",
    "on 3A15 ;; ts 3A15 AB12345 @Main St because zebra",
    "on 3A15 ;; ts 3A15 AB12345 @Main St ! zebra",
    "turns tow why zebra Harbor Towing; Shore Auto",
    "turns tow Harbor Towing; Shore Auto because zebra",
    "txs 1 open zebra",
    "txs 1 tty zebra",
    "txs 1 open because zebra",
    "txs 1 open ;; txt 1 c: zebra",
    "txs 1 open ;; txt 1 because zebra",
    "ty 1 SUICTHRT zebra",
    "ty 1 SUICTHRT because zebra",
    "uncover night zebra",
    "undo zebra",
    "undo because zebra",
    "group NORTH beats 1,2 ;; ungroup NORTH zebra",
    "hide 2 s ;; unhide 2 zebra",
    "pass hello ;; unpass 1 zebra",
    "pass hello ;; unpass 1 because zebra",
    "sched NOISE due 2026-03-15/22:00 @\"12 Elm St\" ! a ;; unsched 1 zebra",
    "unshelve 3A12 zebra",
    "on 3A15 ;; d 3A15 1 ;; stk 3A15 2 ;; unstk 3A15 2 zebra",
    "on 3A15 ;; d 3A15 1 ;; stk 3A15 2 ;; unstk 3A15 2 because zebra",
    "watch house until 2026-03-20 @\"12 Elm St\" ! a ;; unwatch 1 zebra",
    "veh 1 suspect AB12345 state CT looks zebra",
    "veh 1 suspect AB12345 state CT zebra",
    "veh 1 suspect AB12345 state CT because zebra",
    "veh 1 suspect zebra",
    "watch house until 2026-03-20 @\"12 Elm St\" ! a ;; visit 1 by 3A12 zebra",
    "watch house until 2026-03-20 @\"12 Elm St\" ! a ;; visit 1 zebra",
    "watch house until 2026-03-20 @\"12 Elm St\" ! a ;; visit 1 because zebra",
    "watch house until 2026-03-20 @\"12 Elm St\" ! zebra",
    "watch house until 2026-03-20 @\"12 Elm St\" because zebra",
    "who zebra",
    "who because zebra",
    "x 2 DONE zebra",
    "x 2 DONE because zebra",
    "xfer 1 Troop H because zebra",
    "xfer 1 988 because zebra",
    "ho 1 next because zebra",
    "xfer 1 Troop H zebra",
};

// Their words are no part of the log: of the help, of a person's own words, sealed.
const std::set<std::string> kWordless{"?", "macro", "cn"};

Seat wholeRoomSeat()
{
    Seat seat = dispatcherSeat();
    seat.roles = {Role::Dispatcher, Role::Supervisor, Role::Administrator, Role::Clinician};
    return seat;
}

std::vector<std::string> linesOf(std::string_view row)
{
    constexpr std::string_view kThen = " ;; ";
    std::vector<std::string> lines{"on 3A12", "new NOISE @\"12 Elm St\" tel 2035550147 ! loud",
                                   "new NOISE @\"14 Elm St\" ! loud", "d 3A12 1", "os 3A12"};
    for (auto at = row.find(kThen); at != std::string_view::npos; at = row.find(kThen)) {
        lines.emplace_back(row.substr(0, at));
        row.remove_prefix(at + kThen.size());
    }
    lines.emplace_back(row);
    return lines;
}

// Empty where it was done; else why not.
std::string faultOfLine(DispatchRoom& room, const std::string& line)
{
    const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
    const auto parsed = parseLine(line, context);
    if (!parsed)
        return refusalSentence(parsed.refusal());
    if (!parsed->command)
        return "a question";
    const auto done = room.runAs(wholeRoomSeat(), *parsed->command);
    return done ? std::string() : refusalSentence(done.refusal());
}

// A plate is kept in capitals.
bool isPlantedIn(std::string_view text)
{
    return toLower(text).find("zebra") != std::string::npos;
}

} // namespace

class tst_NothingSwallowed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVerbIsHere();
    void whatIsTypedIsOnTheLogOrRefused_data();
    void whatIsTypedIsOnTheLogOrRefused();
    void whatWasSaidStaysWhereTheStepGoesBack();
    void aReasonBehindANoteIsAReason();
    void aReasonThatNoRuleWantedIsAPartOfTheNote();
    void whatIsGivenTwiceIsRefused();
    void aPriorityThatNothingTakesIsRefused();
    void aMessageToADeskIsOfWhoseNumberItGives();
};

void tst_NothingSwallowed::everyVerbIsHere()
{
    std::set<std::string> here = kWordless;
    for (const std::string_view row : kPlanted) {
        const std::string last = linesOf(row).back();
        here.insert(last.substr(0, last.find(' ')));
    }
    for (const VerbHelp& verb : verbTable())
        QVERIFY2(here.count(std::string(verb.name)) == 1, std::string(verb.name).c_str());
}

void tst_NothingSwallowed::whatIsTypedIsOnTheLogOrRefused_data()
{
    QTest::addColumn<QString>("row");
    for (const char* row : kPlanted)
        QTest::newRow(row) << QString::fromUtf8(row);
}

void tst_NothingSwallowed::whatIsTypedIsOnTheLogOrRefused()
{
    QFETCH(QString, row);
    DispatchRoom room;
    const std::vector<std::string> lines = linesOf(row.toStdString());
    for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
        const std::string fault = faultOfLine(room, lines[i]);
        QVERIFY2(fault.empty(), (lines[i] + ": " + fault).c_str());
    }
    const std::size_t before = room.log().size();
    if (!faultOfLine(room, lines.back()).empty())
        return;
    LogWordsContext words;
    words.codes = &room.knowledge().codes;
    words.numberOf = [](IncidentId id) { return std::to_string(id.value); };
    bool isKept = false;
    bool isTold = false;
    for (std::size_t i = before; i < room.log().size(); ++i) {
        const Recorded& recorded = room.log()[i];
        isKept = isKept || isPlantedIn(encodeEvent(*recorded.event));
        isTold = isTold || isPlantedIn(wordsFor(recorded, words).text);
    }
    QVERIFY2(isKept, lines.back().c_str());
    QVERIFY2(isTold, lines.back().c_str());
    QVERIFY(foldedFromText(room.log()) == room.state());
}

void tst_NothingSwallowed::whatWasSaidStaysWhereTheStepGoesBack()
{
    for (const char* row :
         {"on 3A15 ;; d 3A15 1 because zebra", "on 3A15 ;; d 3A15 1 ;; en 3A15 because zebra",
          "on 3A15 ;; d 3A15 1 ;; os 3A15 because zebra", "tr 3A12 Harbor Hospital because zebra",
          "cl 3A12 because zebra", "pre 3A12 2 because zebra",
          "on 3A15 ;; swap 3A12 3A15 because zebra"}) {
        DispatchRoom room;
        const std::vector<std::string> lines = linesOf(row);
        for (std::size_t i = 0; i + 1 < lines.size(); ++i)
            QVERIFY2(faultOfLine(room, lines[i]).empty(), row);
        const State before = room.state();
        QVERIFY2(faultOfLine(room, lines.back()).empty(), row);
        QVERIFY2(room.runAs(wholeRoomSeat(), Undo{}).isOk(), row);
        for (const auto& [id, unit] : before.units) {
            QVERIFY2(room.unit(id.value).incident == unit.incident, row);
            QVERIFY2(room.unit(id.value).stage == unit.stage, row);
        }
        bool isSaid = false;
        for (const auto& [id, incident] : room.state().incidents) {
            for (const Note& note : incident.notes)
                isSaid = isSaid || isPlantedIn(note.text);
        }
        QVERIFY2(isSaid, row);
        QCOMPARE(brokenInvariant(room.state()), std::string(""));
    }
}

void tst_NothingSwallowed::aReasonBehindANoteIsAReason()
{
    DispatchRoom room;
    for (const std::string& line : linesOf("st 3A12 meal at noon because the sergeant said so"))
        QCOMPARE(faultOfLine(room, line), std::string());
    QCOMPARE(room.last<OverrideRecorded>().reason, std::string("the sergeant said so"));
    QCOMPARE(room.last<UnitStatusChanged>().note, std::string("at noon"));
    QCOMPARE(faultOfLine(room, "off 3A12 he has a gun because the shift is over"), std::string());
    QCOMPARE(room.last<OverrideRecorded>().reason, std::string("the shift is over"));
    QCOMPARE(room.last<UnitLoggedOff>().reason, std::string("he has a gun"));
    QCOMPARE(room.last<NoteAdded>().text, std::string("he has a gun"));
}

void tst_NothingSwallowed::aReasonThatNoRuleWantedIsAPartOfTheNote()
{
    DispatchRoom room;
    room.logOn("3A15");
    QCOMPARE(faultOfLine(room, "st 3A15 meal late because of court"), std::string());
    QCOMPARE(room.last<UnitStatusChanged>().note, std::string("late because of court"));
    QCOMPARE(faultOfLine(room, "off 3A15 because the shift is over"), std::string());
    QCOMPARE(room.last<UnitLoggedOff>().reason, std::string("the shift is over"));
    QCOMPARE(room.count<OverrideRecorded>(), 0);
}

void tst_NothingSwallowed::whatIsGivenTwiceIsRefused()
{
    DispatchRoom room;
    const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
    for (const char* line :
         {"on 3A12 car 4 car 5", "new NOISE @\"9 Elm\" @\"16 Elm\"", "new NOISE @\"9 Elm\" p1 p2",
          "new NOISE @\"9 Elm\" 203-555-0147 203-555-0148", "chk -3 -5", "chk at 19:50 -5"}) {
        const auto parsed = parseLine(line, context);
        QVERIFY2(!parsed && parsed.refusal().code == RefusalCode::FieldTwice, line);
    }
}

void tst_NothingSwallowed::aPriorityThatNothingTakesIsRefused()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    room.logOn("3A12");
    const std::string call = "call " + room.incident(incident).number + " p1 ! shots";
    const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
    for (const std::string& line : {call, std::string("ov 3A12 NOISE @Main St p1 ! shots"),
                                    std::string("ts 3A12 AB12345 @Main St p1")}) {
        const auto parsed = parseLine(line, context);
        QVERIFY2(!parsed && parsed.refusal().code == RefusalCode::WordUnexpected, line.c_str());
    }
}

void tst_NothingSwallowed::aMessageToADeskIsOfWhoseNumberItGives()
{
    DispatchRoom room;
    const auto incident = room.open("NOISE");
    const std::string number = room.incident(incident).number;
    const auto spokenOf = [&](const std::string& text) {
        MessageSent fact;
        fact.position = PositionId("Position 2");
        fact.text = text;
        return spokenText(room.state(), fact);
    };
    const auto named = spokenOf(number + ": he has a gun");
    QVERIFY(named && named->incident == incident);
    QVERIFY(spokenOf("he has a gun in " + number.substr(number.size() - 4) + "."));
    QVERIFY(!spokenOf("1 gun is in the safe"));
    QVERIFY(!spokenOf("he has a gun"));
}

HAVEN_TESTS(tst_NothingSwallowed)
#include "tst_nothing_swallowed.moc"
