#include "models/crisis/protocol_draft.h"
#include "tests/crisis/protocol_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

ProtocolDraft threeSteps()
{
    ProtocolDraft draft = newDraft("harbor", "Harbor", "2026-11-26");
    addStep(draft, 0);
    return draft;
}

std::vector<std::string> idsIn(const ProtocolDraft& draft)
{
    std::vector<std::string> ids;
    for (const auto& step : draft.steps)
        ids.push_back(step.id);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

// A protocol while it is written.
class TestProtocolDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShippedProtocolComesThroughTheEditorUnchanged()
    {
        for (const auto& path : protocolFiles()) {
            const std::string text = fileText(path);
            const auto draft = readDraft(text);
            QVERIFY(draft.isOk());
            const auto again = parseProtocol(draftText(*draft));
            QVERIFY2(again.isOk(), qPrintable(path));
            QVERIFY2(*again == *parseProtocol(text), qPrintable(path));
            // And once more, through the lines in which answers are written.
            ProtocolDraft typed = *draft;
            for (auto& step : typed.steps) {
                for (auto& answer : step.answers)
                    answer = answerOfLine(answerLine(answer));
            }
            typed.facts = factsOfLine(factsLine(typed.facts));
            for (auto& clause : typed.first)
                clause = clauseOfLine(clauseLine(clause));
            QVERIFY2(draft->otherTriggers.empty(), qPrintable(path));
            QVERIFY2(typed == *draft, qPrintable(path));
        }
    }

    void whatIsHalfWrittenIsKeptAsTyped()
    {
        ProtocolDraft draft = newDraft("Not An Id", "", "no day");
        draft.steps[0].timerSeconds = "soon";
        draft.steps[0].next = "nowhere";
        draft.steps[1].answers = {answerOfLine("; ; ->")};
        draft.facts = {{"self_harm", {}}, {"no fact", {"at all"}}};
        draft.otherTriggers = R"({"families":"psychosis","soon":1})"; // no list, no key of a file
        const auto again = readDraft(draftText(draft));
        QVERIFY(again.isOk());
        QVERIFY(*again == draft);
        QVERIFY(!parseProtocol(draftText(draft)));
        QVERIFY(!readDraft("[]"));
        QVERIFY(!readDraft("{"));
        // A byte that is no text does not lose the rest.
        draft.title = "a\xff";
        QVERIFY(readDraft(draftText(draft)).isOk());
    }

    void aNewOneLacksOnlyWhatOnlyItsAuthorKnows()
    {
        const std::string text = draftText(newDraft("harbor", "Harbor", "2026-11-26"));
        QVERIFY(parseProtocol(text).isOk());
        const auto findings = lintProtocol({text, "harbor.json", "2026-11-26"}, {});
        QCOMPARE(findings.size(), std::size_t{1});
        QCOMPARE(findings[0].rule, LintRule::Trigger);
        QCOMPARE(aYearAfter("2026-11-26"), std::string("2027-11-26"));
        QCOMPARE(aYearAfter("2028-02-29"), std::string("2029-02-28"));
        QCOMPARE(aYearAfter("soon"), std::string());
    }

    void anAnswerIsOneLine()
    {
        const DraftAnswer answer = answerOfLine("In hand ; weapon in_hand;emd started-> after");
        QCOMPARE(answer.label, std::string("In hand"));
        QCOMPARE(answer.fact, std::string("weapon"));
        QCOMPARE(answer.value, std::string("in_hand"));
        QCOMPARE(answer.emd, std::string("started"));
        QCOMPARE(answer.next, std::string("after"));
        QCOMPARE(answerLine(answer), std::string("In hand; weapon in_hand; emd started -> after"));
        QCOMPARE(answerLine(answerOfLine("Yes")), std::string("Yes"));
        QCOMPARE(answerOfLine("Needed; risk needed").risk, std::string("needed"));
        // What no answer has is still there to be seen.
        QCOMPARE(answerOfLine("Yes; weapon none; one more").label, std::string("Yes; one more"));
    }

    void whatOffersItIsTypedInLines()
    {
        const std::string facts = "self_harm ideation, self_injury; weapon in_hand";
        QCOMPARE(factsLine(factsOfLine(facts)), facts);
        QCOMPARE(factsOfLine(facts).front().values, (Ids{"ideation", "self_injury"}));
        QCOMPARE(factsOfLine(" weapon ;; ").size(), std::size_t{1});
        QVERIFY(factsOfLine("weapon").front().values.empty());
        const std::string line = "types SCH, JUV; self_harm ideation; families voices, farewell";
        const DraftClause clause = clauseOfLine(line);
        QCOMPARE(clause.types, (Ids{"SCH", "JUV"}));
        QCOMPARE(clause.facts.size(), std::size_t{1});
        QCOMPARE(clause.families, (Ids{"voices", "farewell"}));
        QCOMPARE(clauseLine(clause), line);
        // In whatever order somebody names them.
        QVERIFY(clauseOfLine("families voices, farewell;self_harm ideation;types SCH,JUV") ==
                clause);
        QVERIFY(clauseOfLine("") == DraftClause{});
    }

    void aFieldThatCouldNotBeShownIsTakenOverByWhatIsTyped()
    {
        auto draft = *readDraft(R"({"triggers": {"families": "voices", "first": [{"facts": 1}]}})");
        QVERIFY(draft.families.empty() && draft.first.empty());
        QVERIFY(draft.otherTriggers.find("voices") != std::string::npos);
        draft.families = {"psychosis"};
        const std::string text = draftText(draft);
        QVERIFY(text.find("psychosis") != std::string::npos);
        QVERIFY(text.find("voices") == std::string::npos);
        QVERIFY(text.find("\"facts\": 1") != std::string::npos);
    }

    void aStepIsAddedBehindTheChosenOneWithAnIdOfItsOwn()
    {
        ProtocolDraft draft = threeSteps();
        QCOMPARE(idsIn(draft), (Ids{"emd", "step-3", "contact"}));
        QCOMPARE(addStep(draft, 1), std::size_t{2});
        QCOMPARE(idsIn(draft), (Ids{"emd", "step-3", "step-4", "contact"}));
        removeStep(draft, 0);
        QCOMPARE(addStep(draft, 99), std::size_t{3});
        QCOMPARE(draft.steps.back().id, std::string("step-5")); // 4 is there
        ProtocolDraft none;
        QCOMPARE(addStep(none, 0), std::size_t{0});
    }

    void whatLedToARemovedStepLeadsToTheNext()
    {
        ProtocolDraft draft = threeSteps();
        draft.steps[0].answers[2].next = "step-3";
        removeStep(draft, 1);
        QCOMPARE(idsIn(draft), (Ids{"emd", "contact"}));
        QCOMPARE(draft.steps[0].answers[2].next, std::string("contact"));
        removeStep(draft, 1);
        QCOMPARE(draft.steps[0].answers[2].next, std::string("end"));
        removeStep(draft, 7);
        QCOMPARE(draft.steps.size(), std::size_t{1});
    }

    void aStepIsMovedWithinTheList()
    {
        ProtocolDraft draft = threeSteps();
        QCOMPARE(moveStep(draft, 1, StepMove::Up), std::size_t{0});
        QCOMPARE(idsIn(draft), (Ids{"step-3", "emd", "contact"}));
        QCOMPARE(moveStep(draft, 0, StepMove::Up), std::size_t{0});
        QCOMPARE(moveStep(draft, 2, StepMove::Down), std::size_t{2});
        QCOMPARE(moveStep(draft, 1, StepMove::Down), std::size_t{2});
        QCOMPARE(idsIn(draft), (Ids{"step-3", "contact", "emd"}));
    }

    void aFindingKnowsItsStep()
    {
        const auto at = [](const char* path) {
            LintFinding finding;
            finding.path = path;
            return stepOf(finding);
        };
        QCOMPARE(at("steps[3].text"), std::optional<std::size_t>(3));
        QCOMPARE(at("steps[11]"), std::optional<std::size_t>(11));
        for (const char* whole :
             {"", "steps", "sources[0]", "steps[].id", "steps[x]", "steps[12345]"})
            QVERIFY2(!at(whole), whole);
    }
};

HAVEN_TESTS(TestProtocolDraft)
#include "tst_protocol_draft.moc"
