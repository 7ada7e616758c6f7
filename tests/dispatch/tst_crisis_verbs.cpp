#include "models/dispatch/command_line.h"
#include "models/dispatch/line_of.h"
#include "models/dispatch/log_words.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// A shift at the command line: each line is parsed and run, as `do` does it.
class Line final
{
public:
    // "done", or the name of the refusal.
    std::string run(const std::string& line, const Seat& seat = dispatcherSeat())
    {
        const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}};
        const auto parsed = parseLine(line, context);
        if (!parsed)
            return std::string(refusalName(parsed.refusal().code));
        if (!parsed->command)
            return parsed->toSeal ? "to be sealed" : "no command";
        const auto facts = room.runAs(seat, *parsed->command);
        return facts ? "done" : std::string(refusalName(facts.refusal().code));
    }
    const Incident& incident() const { return room.state().incidents.rbegin()->second; }
    const Checklist& list() const { return incident().checklists.back(); }

    DispatchRoom room;
};

} // namespace

class TestCrisisVerbs final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // As everything else may be typed.
    void anAnswerMayStandBetweenQuotationMarks()
    {
        Line line;
        line.room.open("SUICTHRT");
        QCOMPARE(line.run("run 01 suicidal-on-scene"), std::string("done"));
        QCOMPARE(line.run("step 01 \"Not medical\""), std::string("done"));
        QCOMPARE(line.run("step 01 done"), std::string("done"));
        QCOMPARE(line.run("step 01 \"None\" note \"she\" said so"), std::string("done"));
        QCOMPARE(line.run("step 01 \"Plan and means\""), std::string("done"));
        QCOMPARE(line.list().steps.back().outcome.answer, std::string("Plan and means"));
    }

    void aChecklistIsWorkedByLinesAlone()
    {
        Line line;
        line.room.open("OD");
        QCOMPARE(line.run("run 01 no-such"), std::string("ProtocolUnknown"));
        QCOMPARE(line.run("step 01 done"), std::string("NoOpenChecklist"));
        QCOMPARE(line.run("run 01 overdose"), std::string("done"));
        QCOMPARE(line.run("step 01 done"), std::string("StepNeedsAnswer"));
        QCOMPARE(line.run("step 01 transferred to ems"), std::string("done"));
        // As the protocol writes it, however it was typed.
        QCOMPARE(line.list().steps.back().outcome.answer, std::string("Transferred to EMS"));
        QCOMPARE(line.run("step 01 done"), std::string("done")); // EMS sent
        QCOMPARE(line.run("step 01 not awake"), std::string("done"));
        QCOMPARE(line.incident().level.level, 4);
        QCOMPARE(line.run("step 01 cannot"), std::string("StepNeedsReason"));
        QCOMPARE(line.run("step 01 cannot nobody there has any"), std::string("done"));
        QCOMPARE(line.run("step 01 notneeded EMS is with the person"), std::string("done"));
        QVERIFY(line.list().steps.back().outcome.kind == StepOutcomeKind::NotNeeded);
        QCOMPARE(line.list().steps.back().outcome.reason, std::string("EMS is with the person"));
        // The step before, set right.
        QCOMPARE(line.run("step 01 fix done"), std::string("done"));
        QVERIFY(line.list().steps.back().outcome.kind == StepOutcomeKind::Done);
        QCOMPARE(line.list().steps.back().outcome.step, std::string("breathing"));
        QCOMPARE(line.run("step 01 fix done"), std::string("NothingToChange"));
        QCOMPARE(line.run("fin 01"), std::string("ChecklistNeedsReason"));
        QCOMPARE(line.run("fin 01 taken over by EMS"), std::string("done"));
        QVERIFY(line.list().finishedAt.has_value());
        QCOMPARE(line.run("rc 01 breathes, awake"), std::string("done"));
    }

    void aNumberThatIsNoIncidentIsNoLevelEither()
    {
        Line line;
        line.room.open("WELFARE");
        QCOMPARE(line.run("lvl 99 1 calmer"), std::string("IncidentNotFound"));
        QCOMPARE(line.run("lvl 01 7 calmer"), std::string("LevelOutOfRange"));
        QCOMPARE(line.run("lvl 01 12 calmer"), std::string("LevelOutOfRange"));
    }

    // "Trains stopped" is worth who said so, and when.
    void whoAnsweredAStepIsNotedWithIt()
    {
        Line line;
        line.room.open("SUICTHRT");
        QCOMPARE(line.run("run 01 suicidal-at-height"), std::string("done"));
        QCOMPARE(line.run("step 01 Done, time answered note Ruiz, Metro-North, 21:41"),
                 std::string("done"));
        const StepOutcome& told = line.list().steps.back().outcome;
        QCOMPARE(told.answer, std::string("Done, time answered"));
        QCOMPARE(told.note, std::string("Ruiz, Metro-North, 21:41"));
        LogWordsContext words;
        words.codes = &line.room.knowledge().codes;
        words.numberOf = [](IncidentId id) { return std::to_string(id.value); };
        std::string all;
        for (const auto& one : line.room.log())
            all += wordsFor(one, words).text + "\n";
        QVERIFY(all.find("noted: Ruiz, Metro-North, 21:41") != std::string::npos);
        // The way back to the line.
        const LineContext context{
            line.room.state(), line.room.knowledge(), line.room.now(), Span{}, {}, {}};
        CompleteStep again;
        again.incident = line.incident().id;
        again.checklist = line.list().id;
        again.outcome = told;
        again.take = StepTake::Again;
        again.outcome.note = "Ruiz, Metro-North, 21:44";
        const auto back = lineOf(again, context);
        QVERIFY(back.has_value());
        QVERIFY(line.room.run(again)); // only the time is set right
        QCOMPARE(line.list().steps.back().outcome.note, std::string("Ruiz, Metro-North, 21:44"));
        // An act that was done has one too; a reason is a reason, whatever word is in it.
        QCOMPARE(line.run("step 01 Started here"), std::string("done"));
        QCOMPARE(line.run("step 01 cannot no note was left"), std::string("done"));
        QCOMPARE(line.list().steps.back().outcome.reason, std::string("no note was left"));
        QVERIFY(line.list().steps.back().outcome.note.empty());
    }

    void oneOfSeveralChecklistsIsNamed()
    {
        Line line;
        line.room.open("WELFARE");
        QCOMPARE(line.run("run 01 welfare-check"), std::string("done"));
        QCOMPARE(line.run("run 01 suicidal-person"), std::string("done"));
        QCOMPARE(line.run("step 01 suicidal-person: not medical"), std::string("done"));
        QCOMPARE(line.incident().checklists[0].steps.size(), std::size_t(0));
        QCOMPARE(line.incident().checklists[1].steps.size(), std::size_t(1));
        // Without a name the oldest open one is meant.
        QCOMPARE(line.run("step 01 not medical"), std::string("done"));
        QCOMPARE(line.incident().checklists[0].steps.size(), std::size_t(1));
        QCOMPARE(line.run("fin 01 suicidal-person: she is with her doctor"), std::string("done"));
        QVERIFY(!line.incident().checklists[0].finishedAt);
        QVERIFY(line.incident().checklists[1].finishedAt);
    }

    // In quotes it is the same line, and not offered again as the next one to try.
    void aQuotedTargetIsTheOneOfThatName()
    {
        Line line;
        QCOMPARE(line.run("new SUICTHRT @\"9 Elm Ct\" tel 2035550188 ! wants to talk"),
                 std::string("done"));
        QCOMPARE(line.run("ho 01 \"Night pastor\""), std::string("done"));
        QCOMPARE(line.incident().handoffs.back().target, std::string("Night pastor"));
        QCOMPARE(line.run("ho 01 noanswer"), std::string("done"));
        QCOMPARE(line.run("ho 01 \"\""), std::string("HandoffNeedsTarget"));
    }

    void aClinicianAnswersByLines()
    {
        Line line;
        line.room.open("WELFARE");
        const Seat clinician = clinicianSeat();
        QCOMPARE(line.run("clin 01 accept", clinician), std::string("ClinicianNotAsked"));
        QCOMPARE(line.run("clin 01 has not slept for days"), std::string("done"));
        QCOMPARE(line.incident().clinicianRequests.back().reason,
                 std::string("has not slept for days"));
        QCOMPARE(line.run("clin 01 decline", clinician), std::string("ClinicianNeedsReason"));
        QCOMPARE(line.run("clin 01 decline with another person", clinician), std::string("done"));
        QCOMPARE(line.run("clin 01"), std::string("done"));
        QCOMPARE(line.run("clin 01 accept", clinician), std::string("done"));
        QCOMPARE(line.run("clin 01 arrive", clinician), std::string("done"));
        QCOMPARE(line.run("clin 01 done", clinician), std::string("done"));
        QCOMPARE(line.run("clin 01"), std::string("done"));
        QCOMPARE(line.run("clin 01 notsent off hours"), std::string("done"));
        const auto& requests = line.incident().clinicianRequests;
        QCOMPARE(requests.size(), std::size_t(3));
        QVERIFY(requests[0].stage == ClinicianStage::Declined);
        QVERIFY(requests[1].stage == ClinicianStage::Done);
        QVERIFY(requests[1].clinician == clinician.agent);
        QVERIFY(requests[2].stage == ClinicianStage::NotSent);
    }

    void aCareNoteIsWithheldOutside()
    {
        Line line;
        line.room.open("WELFARE");
        QCOMPARE(line.run("hn 01 -3 days awake, says \"they listen\"", clinicianSeat()),
                 std::string("done"));
        const Note& note = line.incident().notes.back();
        QVERIFY(note.fieldClass == FieldClass::Care);
        // A note is verbatim: what looks like a time is not one.
        QCOMPARE(note.text, std::string("-3 days awake, says \"they listen\""));
    }

    void aLiveStationNeedsTheApproverByLine()
    {
        Line line;
        StationCreated live;
        live.mode = StationMode::Live;
        line.room.record(live);
        line.room.open("WELFARE");
        QCOMPARE(line.run("run 01 welfare-check"), std::string("ProtocolNotApproved"));
        const char* whole = "appr welfare-check by Osei agency \"Harbor Health\" LCSW 1234";
        QCOMPARE(line.run(whole), std::string("RoleMissing"));
        QCOMPARE(line.run("appr welfare-check by Osei LCSW 1234", supervisorSeat()),
                 std::string("ApprovalIncomplete"));
        QCOMPARE(line.run(whole, supervisorSeat()), std::string("done"));
        QCOMPARE(line.run("run 01 welfare-check"), std::string("done"));
    }

    void everyLineOfTheLaneHasAnExampleThatParses()
    {
        Line line;
        line.room.open("WELFARE");
        for (const char* name : {"flag", "ans", "lvl", "clin", "run", "rc", "hn", "cn"}) {
            const auto& table = verbTable();
            const auto found = std::find_if(table.begin(), table.end(), [&](const VerbHelp& help) {
                return help.name == name;
            });
            QVERIFY2(found != table.end(), name);
            std::string example(found->example);
            example.replace(example.find("4482"), 4, "01");
            const std::string expected = std::string_view(name) == "cn" ? "to be sealed" : "done";
            QVERIFY2(line.run(example) == expected, example.c_str());
        }
    }
};

HAVEN_TESTS(TestCrisisVerbs)
#include "tst_crisis_verbs.moc"
