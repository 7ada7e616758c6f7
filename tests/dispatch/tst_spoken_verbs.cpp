#include "models/dispatch/command_line.h"
#include "models/dispatch/spoken_texts.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <map>
#include <QtTest>
#include <set>

// Every verb there is: whatever words it takes about an incident are read for a weapon. A new verb
// stands here with its words, or among those that have none.
using namespace haven;
using namespace haven::test;

namespace {

using SpokenLines = std::vector<std::string>;

// In front of each: 3A12 is on scene at 1, 2 stands beside it. The last line has the words. Without
// lines: tst_spoken_texts has the fact, which takes more than lines to come about.
const std::map<std::string, SpokenLines> kSpeaking{
    {"d", {"on 3A15", "d 3A15 1", "d 3A15 2 because he has a gun"}},
    {"st", {"st 3A12 meal because he has a gun"}},
    {"chk", {"chk 3A12 he has a gun"}},
    {"cl", {"cl 3A12 because he has a gun"}},
    {"en", {"on 3A15", "d 3A15 1", "en 3A15 because he has a gun"}},
    {"os", {"on 3A15", "d 3A15 1", "os 3A15 because he has a gun"}},
    {"off", {"off 3A12 he has a gun because the shift is over"}},
    {"as", {"on 3A15", "as 3A15 1 because he has a gun"}},
    {"pre", {"pre 3A12 2 because he has a gun"}},
    {"swap", {"on 3A15", "swap 3A12 3A15 because he has a gun"}},
    {"ts", {"on 3A15", "ts 3A15 AB12345 @Main St because he has a gun"}},
    {"ss", {"on 3A15", "ss 3A15 @Main St because he has a gun"}},
    {"ov", {"on 3A15", "ov 3A15 NOISE @Main St because he has a gun"}},
    {"bk", {"on 3A15", "bk 3A15 3A12 because he has a gun"}},
    {"nx", {"stk 3A12 2", "cl 3A12", "nx 3A12 because he has a gun"}},
    {"tra", {"tr 3A12 Harbor Hospital", "tra 3A12 because he has a gun"}},
    {"tr", {"tr 3A12 Harbor Hospital, he has a gun"}},
    {"em", {"em 3A12", "em 3A12 end he has a gun"}},
    {"new", {"new NOISE @\"16 Elm St\" ! he has a gun"}},
    {"call", {"call 1 ! he has a gun"}},
    {"n", {"n 1 he has a gun"}},
    {"pri", {"pri 1 p2 he has a gun"}},
    {"loc", {"loc 1 @\"18 Elm St\" because he has a gun"}},
    {"h", {"h 2 he has a gun"}},
    {"rel", {"h 2 wait", "rel 2 he has a gun"}},
    {"x", {"x 2 DONE he has a gun"}},
    {"re", {"x 2 DONE", "re 2 he has a gun"}},
    {"join", {"join 2 1 he has a gun"}},
    {"split", {"join 2 1", "split 1 he has a gun"}},
    {"link", {"link 2 1 he has a gun"}},
    {"hide", {"hide 2 he has a gun"}},
    {"unhide", {"hide 2 staff", "unhide 2 he has a gun"}},
    {"emd", {"emd 1 transferred he has a gun"}},
    {"flag", {"flag 1 yes he has a gun"}},
    {"ans", {"ans 1 weapon unable he has a gun"}},
    {"lvl", {"lvl 1 4 he has a gun"}},
    {"clin", {"clin 1 he has a gun"}},
    {"rc", {"lvl 1 3 loud", "rc 1 he has a gun"}},
    {"hn", {"hn 1 he has a gun"}},
    {"hp", {"hp 1 safe he has a gun"}},
    {"oc", {"oc 1 seen he has a gun"}},
    {"req", {"req 1 witness he has a gun"}},
    {"cert", {"cert 1 dangerseen he has a gun"}},
    {"fc", {"fc 1 none he has a gun"}},
    {"mr", {"mr 1 child due he has a gun"}},
    {"con", {"con 1 written to \"River House\" days 90 he has a gun"}},
    {"conx", {"con 1 written to \"River House\" days 90 name", "conx 1 1 he has a gun"}},
    {"ref", {"ref 1 offered to \"River House\" he has a gun"}},
    {"fu", {"fu 1 48 he has a gun"}},
    {"fut", {"fu 1 48 a call", "fut 1 noanswer he has a gun"}},
    {"fux", {"fu 1 48 a call", "fux 1 closed he has a gun"}},
    {"per", {"per 1 patient looks he has a gun"}},
    {"veh", {"veh 1 suspect AB12345 state CT looks he has a gun"}},
    {"shelve", {}},
    {"noack", {"on 3A15", "d 3A15 2", "noack 3A15 he has a gun"}},
    {"msg", {"msg 3A12 he has a gun"}},
    {"major", {"major 1 he has a gun"}},
    {"goal", {"major 1 Depot", "goal 1 he has a gun"}},
    {"met", {"major 1 Depot", "goal 1 clear it", "met 1 1 he has a gun"}},
    {"endmajor", {"major 1 Depot", "endmajor 1 he has a gun"}},
    {"storm", {"storm 1 NOISE he has a gun"}},
    {"calm", {"storm 1 NOISE rain", "calm 1 he has a gun"}},
    {"ho", {"ho 1 988", "ho 1 refused he has a gun"}},
    {"cb", {"cb 1 noanswer he has a gun"}},
    {"item", {"item 1 children he has a gun"}},
    {"ns", {"ns 1 off_hours he has a gun"}},
    {"rp", {"rp 1 needed he has a gun"}},
    {"unstk", {"on 3A15", "d 3A15 1", "stk 3A15 2", "unstk 3A15 2 he has a gun"}},
    {"air", {"air 1 for 3A12 he has a gun"}},
    {"airfree", {"air 1 for 3A12 wait", "airfree 1 he has a gun"}},
    {"ran", {"ran 3A12 property none he has a gun"}},
    {"hc", {"ran 3A12 plate due AB12345", "hc 3A12 yes he has a gun"}},
    {"aid", {"aid 1 tow he has a gun"}},
    {"passturn", {"turns tow Harbor Towing; Shore Auto", "passturn 1 tow he has a gun"}},
    {"dp", {"dp 1 ems p1 he has a gun"}},
    {"ping", {"ping 1 asked by Verizon he has a gun"}},
    {"int", {"int 1 asked lang Spanish he has a gun"}},
    {"need", {"need 1 deaf he has a gun"}},
    {"txt", {"txs 1 open", "txt 1 c: he has a gun"}},
    {"txs", {"txs 1 open", "txs 1 close he has a gun"}},
    {"xfer", {"xfer 1 Troop H because he has a gun"}},
    {"pa", {"pa 1 zone \"he has a gun\""}},
    {"pax", {"pa 1 zone porch", "pax 1 owner, he has a gun"}},
    {"cf", {"cf 1 safewhen he has a gun"}},
    {"ali", {"ali 1 wph2 @\"900 Far Rd, he has a gun\" radius 40"}},
    {"sched", {}}, // its words are a note once it enters the board
};

// A choice, a name, a number; sealed; or of no incident.
const std::set<std::string> kSpeechless{
    "on",      "prim",   "mv",       "rx",   "ro",     "who",      "?",     "macro",   "adv",
    "ty",      "rpt",    "undo",     "away", "back",   "run",      "step",  "fin",     "cn",
    "appr",    "plan",   "pset",     "papp", "pend",   "cau",      "caux",  "caur",    "ps",
    "cauok",   "ack",    "unshelve", "scr",  "watch",  "unsched",  "enter", "visit",   "unwatch",
    "pass",    "unpass", "seen",     "got",  "relief", "takeover", "group", "ungroup", "cover",
    "uncover", "role",   "conf",     "crew", "stk",    "bolo",     "bsay",  "bgot",    "bmore",
    "bover",   "rot",    "turns",    "ou",   "tl",
};

Seat everyRoleSeat()
{
    Seat seat = dispatcherSeat();
    seat.roles = {Role::Dispatcher, Role::Supervisor, Role::Administrator, Role::Clinician};
    return seat;
}

// Empty where it was done; else why not.
std::string typedLine(DispatchRoom& room, const std::string& line)
{
    const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
    const auto parsed = parseLine(line, context);
    if (!parsed)
        return line + ": " + refusalSentence(parsed.refusal());
    const auto done = room.runAs(everyRoleSeat(), *parsed->command);
    return done ? std::string() : line + ": " + refusalSentence(done.refusal());
}

// Is any fact from here on read for a weapon, by itself or as a note?
bool isWeaponHeard(const DispatchRoom& room, std::size_t from)
{
    const auto& log = room.log();
    for (std::size_t i = from; i < log.size(); ++i) {
        const auto* note = kindIf<NoteAdded>(&*log[i].event);
        const auto spoken = spokenText(room.state(), *log[i].event);
        if ((note && note->text.find("has a gun") != std::string::npos) ||
            (spoken && spoken->text.find("has a gun") != std::string::npos))
            return true;
    }
    return false;
}

} // namespace

class tst_SpokenVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyVerbIsKnownHere();
    void whatAVerbSaysIsHeard_data();
    void whatAVerbSaysIsHeard();
};

void tst_SpokenVerbs::everyVerbIsKnownHere()
{
    for (const VerbHelp& verb : verbTable()) {
        const std::string name(verb.name);
        QVERIFY2(kSpeaking.count(name) + kSpeechless.count(name) == 1, name.c_str());
    }
}

void tst_SpokenVerbs::whatAVerbSaysIsHeard_data()
{
    QTest::addColumn<QString>("verb");
    for (const auto& [verb, lines] : kSpeaking) {
        if (!lines.empty())
            QTest::newRow(verb.c_str()) << QString::fromStdString(verb);
    }
}

void tst_SpokenVerbs::whatAVerbSaysIsHeard()
{
    QFETCH(QString, verb);
    DispatchRoom room;
    const SpokenLines before{"on 3A12", "new NOISE @\"12 Elm St\" tel 2035550147 ! loud",
                             "new NOISE @\"14 Elm St\" ! loud", "d 3A12 1", "os 3A12"};
    SpokenLines lines = before;
    for (const std::string& line : kSpeaking.at(verb.toStdString()))
        lines.push_back(line);
    std::size_t from = 0;
    for (const std::string& line : lines) {
        from = room.log().size();
        const std::string fault = typedLine(room, line);
        QVERIFY2(fault.empty(), fault.c_str());
    }
    QVERIFY2(isWeaponHeard(room, from), lines.back().c_str());
}

HAVEN_TESTS(tst_SpokenVerbs)
#include "tst_spoken_verbs.moc"
