#include "models/dispatch/protocol_texts.h"
#include "models/exchange/handoff_report.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A checklist on paper says how far it came: one that was cut short never looks complete, and one
// that is complete has no gaps.
using namespace haven;
using namespace haven::test;

namespace {

ReportClock clockOfPaper()
{
    const auto words = [](Instant) { return std::string("21:40"); };
    return {words, words};
}

std::vector<Report> paperOf(const DispatchRoom& room, IncidentId id)
{
    const HandoffWish wish{room.state(), room.knowledge(), room.incident(id),
                           room.now(),   "Osei",           {Role::Clinician}};
    return handoffPages(wish, clockOfPaper());
}

// Cell by cell: in a column of text a sentence is broken over lines.
std::string cellsOf(const Report& page)
{
    std::string words;
    for (const auto& row : page.rows) {
        for (const auto& cell : row)
            words += cell.text + "\n";
    }
    return words;
}

bool takes(DispatchRoom& room, IncidentId id, const char* answer)
{
    const Checklist& run = room.incident(id).checklists.back();
    StepOutcome outcome;
    outcome.step = run.activeStep;
    if (*answer != '\0') {
        outcome.kind = StepOutcomeKind::Answered;
        outcome.answer = answer;
    }
    return static_cast<bool>(room.run(CompleteStep{id, run.id, outcome}));
}

IncidentId began(DispatchRoom& room, const char* protocol)
{
    const IncidentId id = room.open("SUICTHRT");
    if (!room.run(StartChecklist{id, ProtocolId(protocol)}))
        qFatal("it was not begun");
    return id;
}

} // namespace

class TestChecklistPaper final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThatWasCutShortSaysSoAndWhy()
    {
        DispatchRoom room;
        const IncidentId id = began(room, "suicidal-on-scene");
        for (const char* answer : {"Not medical", "", "None"})
            QVERIFY(takes(room, id, answer));
        const Checklist& run = room.incident(id).checklists.back();
        QVERIFY(room.run(FinishChecklist{id, run.id, "person left"}));
        const auto pages = paperOf(room, id);
        const std::string first = cellsOf(pages[0]);
        QVERIFY2(first.find("3 of 12 steps done") != std::string::npos, first.c_str());
        QVERIFY2(first.find("person left") != std::string::npos, first.c_str());
        const Report& list = pages[1];
        QVERIFY2(list.preface[0].find("3 of 12 steps done") != std::string::npos,
                 list.preface[0].c_str());
        QCOMPARE(list.rows.size(), std::size_t(13)); // the steps, and why it ended
        QCOMPARE(list.rows[3][2].text, std::string("Why: person left"));
        QVERIFY(list.rows[3][2].fieldClass == FieldClass::Care);
        for (std::size_t row = 4; row < list.rows.size(); ++row)
            QCOMPARE(list.rows[row][2].text, std::string("Not done"));
    }

    // Two answers of one fact: which it was decides who is in danger.
    void thoughtsOfDyingOfWhoHurtThemselvesAreOnThePage()
    {
        const auto selfHarm = [](const char* chosen) {
            DispatchRoom room;
            const IncidentId id = began(room, "suicidal-person");
            for (const char* answer : {"Not medical", "", "Hurt self, not life risk", chosen}) {
                if (!takes(room, id, answer))
                    qFatal("%s", answer);
            }
            const std::string page = cellsOf(paperOf(room, id).front());
            // Answered since by hand, the checklist is not quoted for it.
            room.pass(Span::minutes(1));
            if (!room.run(AnswerFact{id, Fact::SelfHarm, answered("ideation")}))
                qFatal("not answered");
            const std::string since = cellsOf(paperOf(room, id).front());
            return since.find(chosen) == std::string::npos ? page : "quoted still";
        };
        const std::string thoughts = selfHarm("Hurt, thoughts, no means");
        QVERIFY2(thoughts.find("self injury (in the checklist: Hurt, thoughts, no means)") !=
                     std::string::npos,
                 thoughts.c_str());
        const std::string none = selfHarm("Hurt, no thoughts of dying");
        QVERIFY2(none.find("in the checklist: Hurt, no thoughts of dying") != std::string::npos,
                 none.c_str());
    }

    void aBranchThatWasNotTakenIsNoGap()
    {
        DispatchRoom room;
        const IncidentId id = began(room, "suicidal-person");
        for (const char* answer : {"Not medical", "", "No", "Thoughts, no means at hand", "None",
                                   "No", "None of these", "Alone", "Nobody", "Yes"})
            QVERIFY2(takes(room, id, answer), answer);
        const Checklist& run = room.incident(id).checklists.back();
        QVERIFY(run.finishedAt.has_value());
        const auto onFile = room.knowledge().protocols.find(ProtocolId("suicidal-person"));
        const WayOfRun way = wayOfRun(onFile->second.protocol, run);
        QVERIFY(way.open.empty());
        QCOMPARE(way.done, std::size_t(10));
        const auto pages = paperOf(room, id);
        QVERIFY2(pages[1].preface[0].find("10 of 10 steps done") != std::string::npos,
                 pages[1].preface[0].c_str());
        QCOMPARE(pages[1].rows.size(), std::size_t(10));
    }
};

HAVEN_TESTS(TestChecklistPaper)
#include "tst_checklist_paper.moc"
