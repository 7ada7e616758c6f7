#include "models/base/text.h"
#include "models/dispatch/command_line.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/verb_examples.h"

#include <algorithm>
#include <QtTest>

// What stands in the line before Enter: a sentence that says what will be done.
using namespace haven;
using namespace haven::test;

namespace {

LineContext contextIn(const DispatchRoom& room)
{
    return LineContext{room.state(), room.knowledge(), room.now(), Span{}, {}, {}, {}};
}

// "Give relief." and "Take call: 26-000002, ..." are the names of commands.
bool isCommandName(std::string preview, std::string_view name)
{
    preview = preview.substr(0, preview.find(':'));
    std::erase_if(preview, [](char c) { return c == ' ' || c == '.'; });
    return toLower(preview) == toLower(name);
}

std::string previewOf(const DispatchRoom& room, const std::string& line)
{
    const auto parsed = parseLine(line, contextIn(room));
    return parsed ? parsed->preview : refusalSentence(parsed.refusal());
}

} // namespace

class tst_LineSentence : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noVerbSaysTheNameOfItsCommand()
    {
        DispatchRoom room;
        fillForExamples(room);
        int said = 0;
        for (const auto& verb : verbTable()) {
            const auto parsed = parseLine(exampleHere(verb.example), contextIn(room));
            if (!parsed || !parsed->command)
                continue;
            ++said;
            const std::string name = visitKind(
                [](const auto& c) { return std::string(std::decay_t<decltype(c)>::kName); },
                *parsed->command);
            QVERIFY2(!isCommandName(parsed->preview, name), parsed->preview.c_str());
            QVERIFY2(parsed->preview.size() > 8 && parsed->preview.back() == '.',
                     parsed->preview.c_str());
        }
        QVERIFY2(said > 110, std::to_string(said).c_str());
    }

    void saysWhoAndWhatItConcerns()
    {
        DispatchRoom room;
        fillForExamples(room);
        const auto says = [&](const char* line) { return previewOf(room, line); };
        QCOMPARE(says("swap 3A12 3A15"), std::string("Swap what 3A12 and 3A15 work."));
        QCOMPARE(says("relief lee quiet"),
                 std::string("Hand this desk over to lee, who takes it with “takeover”."));
        QCOMPARE(says("ack 3A12 check"),
                 std::string("Acknowledge the alarm for 3A12: status check is due."));
        QCOMPARE(says("storm 02 wires,thaz crews are late").substr(0, 34),
                 std::string("Hold all that waits of WIRES, THAZ"));
        QCOMPARE(says("msg all radio 2 is down"), std::string("Message to every desk."));
        QCOMPARE(says("group north beats 1,2 channel 1"),
                 std::string("Dispatch group north has beats 1, 2 and channel 1."));
        QCOMPARE(says("fc 02 none").substr(0, 10), std::string("Record for"));
        QVERIFY(says("fc 02 none").find("no force was used") != std::string::npos);
        QVERIFY(says("fc 02 hands").find("the force that was used") != std::string::npos);
    }

    // As decide has it: of a survivor the last that came, of a joined one that one itself.
    void saysWhichJoinComesApart()
    {
        DispatchRoom room;
        fillForExamples(room);
        QVERIFY(room.run(MergeIncidents{IncidentId(3), IncidentId(2), "same"}));
        const std::string ofSurvivor = previewOf(room, "split 02 not the same");
        const std::string ofJoined = previewOf(room, "split 03 not the same");
        QCOMPARE(ofSurvivor, ofJoined);
        QVERIFY2(ofSurvivor.find("street 2") < ofSurvivor.find("street 1"), ofSurvivor.c_str());
    }

    // A preview is read by whoever stands behind: of a restricted incident its number alone.
    void saysOfARestrictedOneItsNumberAlone()
    {
        DispatchRoom room;
        fillForExamples(room);
        QVERIFY(room.runAs(test::supervisorSeat(),
                           RestrictIncident{IncidentId(2), Visibility::Restricted, "staff"}));
        for (const char* line : {"rc 02 calmer", "pa 02 zone hall code 4711", "split 02 why",
                                 "cau 02 animal from neighbor dog", "loc 02 @\"9 Elm St\""}) {
            const std::string said = previewOf(room, line);
            QVERIFY2(said.find("street 1") == std::string::npos, said.c_str());
            QVERIFY2(said.find("4711") == std::string::npos, said.c_str());
        }
    }
};

HAVEN_TESTS(tst_LineSentence)
#include "tst_line_sentence.moc"
