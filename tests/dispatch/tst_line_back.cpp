#include "models/base/text.h"
#include "models/dispatch/verbs.h"
#include "tests/dispatch/line_scene.h"
#include "tests/dispatch/typed_lines.h"
#include "tests/testkit/test_program.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace haven;
using namespace haven::test;

namespace {

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
