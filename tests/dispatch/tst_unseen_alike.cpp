#include "models/base/text.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/decide.h"
#include "tests/dispatch/typed_lines.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <algorithm>
#include <QtTest>
#include <set>

// Whoever sees the title of a restricted incident alone is refused in the same words, whatever
// stands behind it: every line there is, where nothing was done yet, where everything is open, and
// where it all came to an end. A new kind of refusal that tells the one from the other shows itself
// here: it goes into tellsWhatStandsThere(), or below, with the reason why everybody may know it.
using namespace haven;
using namespace haven::test;

namespace {

Seat seatOfAll()
{
    Seat seat = supervisorSeat();
    seat.roles = {Role::Dispatcher, Role::Supervisor, Role::Clinician, Role::Administrator};
    return seat;
}

LineContext lineAt(const DispatchRoom& room)
{
    return LineContext{room.state(), room.knowledge(), room.now(), Span{}, std::nullopt, {}};
}

// One call that anybody may have seen before it was restricted, and one unit on duty.
void openWorld(DispatchRoom& room)
{
    room.logOn("3A12");
    room.logOn("3A15");
    OpenIncident called;
    called.type = TypeCode("WELFARE");
    called.location = at("12 Oak Ave");
    called.call = CallDraft{};
    called.call->callback = "860-555-0134";
    if (!room.run(called))
        qFatal("no call");
    room.open("NOISE", "40 Elm St");
    // How urgent it is, is on its row.
    if (!room.run(ChangePriority{IncidentId(1), Priority::P1, "he may be hurt"}))
        qFatal("it is not urgent");
}

// What can be asked for and done at an incident, each once.
constexpr const char* kBegun[] = {"n 0001 he sits in the kitchen",
                                  "per 0001 patient Ana Ruiz born 1990-04-02 tel 8605551212",
                                  "veh 0001 suspect AB12345 state CT",
                                  "ans 0001 contact yes",
                                  "lvl 0001 4 he shouts",
                                  "clin 0001",
                                  "run 0001 suicidal-person",
                                  "rc 0001 sits down",
                                  "hp 0001 medicines two",
                                  "oc 0001 went hospital",
                                  "mr 0001 child due two children",
                                  "con 0001 written to \"River House\" days 90 the name",
                                  "ref 0001 offered to \"River House\"",
                                  "fu 0001 48 how the night went",
                                  "rp 0001 not_decided it is asked",
                                  "item 0001 children none",
                                  "aid 0001 ems",
                                  "aid 0001 tow Harbor Towing by phone ! a flatbed",
                                  "ho 0001 988 555 0100",
                                  "int 0001 asked lang Spanish by Ana",
                                  "need 0001 deaf,sign reads lips",
                                  "txt 0001 c: here | u: where",
                                  "ping 0001 asked by Ana took pills",
                                  "xfer 0001 Troop H 555 0100 because it is theirs",
                                  "pa 0001 company Acme code 12",
                                  "major 0001 Oak fire",
                                  "role 0001 command Hale",
                                  "goal 0001 clear the house",
                                  "storm 0001 NOISE until +60 crews",
                                  "emd 0001 started",
                                  "rpt 0001"};

// And how each of them ends.
constexpr const char* kEnded[] = {"clin 0001 accept",
                                  "clin 0001 arrive",
                                  "clin 0001 done",
                                  "fin 0001 it is over",
                                  "aid 0001 1 accepted 12 Hale",
                                  "aid 0001 1 done",
                                  "ho 0001 accepted Kim",
                                  "int 0001 connected",
                                  "int 0001 released",
                                  "txs 0001 close safe",
                                  "ping 0001 noresult no answer",
                                  "xfer 0001 accepted Kim",
                                  "pax 0001 Acme, it was a cat",
                                  "met 0001 1 all out",
                                  "calm 0001 crews are back",
                                  "endmajor 0001 safe",
                                  "conx 0001 1 she said so"};

// Told of a restricted incident all the same. Somebody has to end a transfer or let go what is held
// under it; to whom it goes is not told.
const std::set<std::string> kToldToAll{"CloseHasTransfer", "StormStillHeld"};

const std::string kByReader = "line: ";
const std::string kDone = "done";
const std::string kNotTold = "IncidentIsRestricted";

void does(DispatchRoom& room, const char* line)
{
    const auto parsed = parseLine(line, lineAt(room));
    if (!parsed || !parsed->command)
        qFatal("%s", line);
    const auto done = room.runAs(seatOfAll(), *parsed->command);
    if (!done)
        qFatal("%s: %s", line, refusalSentence(done.refusal()).c_str());
}

// "done", or the refusal as it is told.
std::string answerTo(const DispatchRoom& room, const std::string& line)
{
    LineContext context = lineAt(room);
    context.roles = dispatcherSeat().roles;
    const auto parsed = parseLine(line, context);
    const bool isRule = !parsed && (parsed.refusal().code == RefusalCode::IncidentIsRestricted ||
                                    parsed.refusal().code == RefusalCode::RoleMissing);
    if (!parsed)
        return (isRule ? std::string() : kByReader) +
               std::string(refusalName(parsed.refusal().code));
    if (!parsed->command)
        return "no command";
    const auto facts = decide(room.state(), *parsed->command, room.actOf(dispatcherSeat()));
    return facts ? kDone : std::string(refusalName(facts.refusal().code));
}

std::string aboutTheFirst(std::string line)
{
    const auto third = line.find(" 0003");
    if (third != std::string::npos)
        line.replace(third, 5, " 0001");
    return line;
}

} // namespace

class tst_UnseenAlike final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyLineIsRefusedInTheSameWords()
    {
        DispatchRoom nothing;
        DispatchRoom begun;
        DispatchRoom ended;
        const std::vector<DispatchRoom*> rooms{&nothing, &begun, &ended};
        for (DispatchRoom* room : rooms)
            openWorld(*room);
        for (const char* line : kBegun) {
            does(begun, line);
            does(ended, line);
        }
        for (const char* line : kEnded)
            does(ended, line);
        for (DispatchRoom* room : rooms) {
            const RestrictIncident hide{IncidentId(1), Visibility::Restricted, "own people"};
            QVERIFY(room->runAs(supervisorSeat(), hide));
        }
        std::size_t told = 0;
        const auto compare = [&](const std::string& line) {
            std::set<std::string> answers;
            for (const DispatchRoom* room : rooms)
                answers.insert(answerTo(*room, line));
            std::set<std::string> names = answers;
            names.erase(kNotTold);
            names.erase(kDone);
            names.erase("RoleMissing"); // of who asks, not of what stands there
            told += names.size();
            const bool isAlike = names.empty() || answers.size() == 1;
            const bool isForAll =
                std::includes(kToldToAll.begin(), kToldToAll.end(), names.begin(), names.end());
            QVERIFY2(isAlike || isForAll,
                     joined({line, *answers.begin(), *answers.rbegin()}, " | ").c_str());
        };
        for (const char* line : kTypedLines)
            compare(aboutTheFirst(line));
        for (const char* line : kContactLines)
            compare(aboutTheFirst(line));
        QVERIFY(told > 50);
    }
};

HAVEN_TESTS(tst_UnseenAlike)
#include "tst_unseen_alike.moc"
