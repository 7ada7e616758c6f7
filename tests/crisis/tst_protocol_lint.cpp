#include "models/base/json_codec.h"
#include "models/crisis/guarded_text.h"
#include "models/crisis/json_lines.h"
#include "models/crisis/protocol_lint.h"
#include "tests/crisis/protocol_fixture.h"
#include "tests/testkit/test_program.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kLintDay = "2026-11-25";
constexpr const char* kNewestCheck = "2026-11-27"; // the last day a shipped one was checked

const LintRules& lintRules()
{
    static const LintRules rules = [] {
        auto parsed = parseLintRules(
            fileText(QStringLiteral(HAVEN_SOURCE_DIR "/resources/wording/plain_words.json")));
        if (!parsed)
            qFatal("%s", refusalSentence(parsed.refusal()).c_str());
        for (const auto& file : shippedCueFiles()) {
            for (const auto& family : Json::parse(file.text).value("families", Json::array()))
                parsed->families.insert(family["name"].get<std::string>());
        }
        const auto codes =
            Json::parse(fileText(QStringLiteral(HAVEN_SOURCE_DIR "/resources/codes/types.json")));
        for (const auto& type : codes["types"])
            parsed->types.insert(type["common"].get<std::string>());
        return *parsed;
    }();
    return rules;
}

// A whole protocol that the linter takes as it is.
Json cleanProtocol()
{
    return Json::parse(R"({
        "id": "clean", "title": "Clean", "version": 1, "status": "draft",
        "checkedOn": "2026-11-01", "reviewBy": "2027-11-01", "sources": ["CGS 28-25b, EMD"],
        "triggers": {"types": ["WELFARE"], "families": ["worry"]},
        "steps": [
            {"id": "emd", "kind": "question", "text": "EMD: started or not medical?",
             "critical": true, "answers": [{"label": "Started", "emd": "started"},
                                           {"label": "Not medical", "emd": "not_medical"}]},
            {"id": "weapon", "kind": "question", "text": "Is a weapon there?", "critical": true,
             "answers": [{"label": "Yes", "fact": "weapon", "value": "in_hand"},
                         {"label": "No", "fact": "weapon", "value": "none"},
                         {"label": "Not known", "fact": "weapon", "value": "unknown"}]},
            {"id": "listen", "kind": "act", "text": "Listen to the person."},
            {"id": "contact", "kind": "question", "text": "Was the person reached?",
             "critical": true,
             "answers": [{"label": "Yes", "fact": "contact_confirmed", "value": "yes"},
                         {"label": "No", "fact": "contact_confirmed", "value": "no"}]}]})");
}

std::vector<LintFinding> lintOf(const Json& json, const std::string& today = kLintDay)
{
    const std::string text = json.dump(2);
    return lintProtocol({text, "clean.json", today}, lintRules());
}

// The rules that speak about a changed copy of the clean protocol, with weights: "Must PlainWords".
std::string spokenOf(const Json& json, const std::string& today = kLintDay)
{
    std::vector<std::string> rules;
    for (const auto& one : lintOf(json, today))
        rules.push_back(std::string(enumName(one.weight)) + " " + std::string(enumName(one.rule)));
    return joined(rules, ", ");
}

std::string spokenAt(const char* pointer, const Json& value)
{
    Json json = cleanProtocol();
    json[Json::json_pointer(pointer)] = value;
    return spokenOf(json);
}

std::string spokenOfStep(const char* text)
{
    return spokenAt("/steps/2/text", text);
}

} // namespace

class TestProtocolLint : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Numbers are data of the directory; a second copy would be called when the first had changed.
    void noProtocolHoldsATelephoneNumber()
    {
        static const QRegularExpression number(
            QStringLiteral("\\b[0-9]{3}[-. ][0-9]{3}[-. ][0-9]{4}\\b"));
        QVERIFY(number.match(QStringLiteral("call 1-800-555-0100")).hasMatch());
        for (const auto& path : protocolFiles()) {
            const auto found = number.match(QString::fromStdString(fileText(path)));
            QVERIFY2(!found.hasMatch(), qPrintable(path + QLatin1Char(' ') + found.captured()));
        }
    }

    void everyShippedProtocolIsClean()
    {
        QVERIFY(!protocolFiles().isEmpty());
        for (const auto& path : protocolFiles()) {
            const std::string text = fileText(path);
            const std::string name = QFileInfo(path).fileName().toStdString();
            for (const auto& one : lintProtocol({text, name, kNewestCheck}, lintRules()))
                QFAIL((name + ":" + std::to_string(one.line) + ": " + one.sentence).c_str());
        }
    }

    void aCleanProtocolHasNoFindings() { QCOMPARE(spokenOf(cleanProtocol()), std::string()); }

    void aFindingNamesItsLine()
    {
        Json json = cleanProtocol();
        json["steps"][2]["text"] = "Transport the subject.";
        const std::string text = json.dump(2);
        const auto findings = lintProtocol({text, "clean.json", kLintDay}, lintRules());
        QCOMPARE(findings.size(), std::size_t{2});
        for (const auto& one : findings) {
            QCOMPARE(one.path, std::string("steps[2].text"));
            QVERIFY(one.rule == LintRule::PlainWords);
            const auto lines = split(text, '\n');
            QVERIFY(lines.at(static_cast<std::size_t>(one.line - 1)).find("Transport") !=
                    std::string::npos);
        }
        QVERIFY(isOfWeight(findings));
    }

    void jargonIsNamedWithItsPlainWord()
    {
        QCOMPARE(spokenOfStep("Ask the RP."), std::string("Must PlainWords"));
        QCOMPARE(spokenOfStep("Ask for OD."), std::string("Must PlainWords"));
        QCOMPARE(spokenOfStep("Confirm 10-4 with units."), std::string("Must PlainWords"));
        QCOMPARE(spokenOfStep("Never put him prone."), std::string("Must PlainWords"));
        // Whole words only, and what is jargon in capitals is a word in small letters.
        QCOMPARE(spokenOfStep("Ask about transportation."), std::string());
        QCOMPARE(spokenOfStep("Say hi."), std::string());
        const auto findings = [] {
            Json json = cleanProtocol();
            json["steps"][1]["answers"][0]["label"] = "Subj has it";
            return lintOf(json);
        }();
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].sentence.find("person") != std::string::npos);
    }

    void oneActionStandsOnALine()
    {
        QCOMPARE(spokenOfStep("Send EMS. Tell the supervisor."), std::string("Must OneAction"));
        QCOMPARE(spokenOfStep("Send EMS and then wait."), std::string("Must OneAction"));
        QCOMPARE(spokenOfStep("Send EMS and tell them."), std::string("Should OneAction"));
        QCOMPARE(spokenOfStep("Send EMS. Police make it safe."), std::string());
        QCOMPARE(spokenAt("/steps/3/text", "Was he seen? Is he well?"),
                 std::string("Must OneAction"));
    }

    void stepsAreShort()
    {
        QCOMPARE(spokenOfStep("Ask a b c d e f g h i j k l m n o."), std::string());
        QCOMPARE(spokenOfStep("Ask a b c d e f g h i j k l m n o p."),
                 std::string("Must ShortStep"));
        QCOMPARE(spokenOfStep("Listen"), std::string("Should Punctuation"));
        QCOMPARE(spokenAt("/title", std::string(kMaxProtocolTitle, 'x')), std::string());
        QCOMPARE(spokenAt("/title", std::string(kMaxProtocolTitle + 1, 'x')),
                 std::string("Must ShortStep"));
        // Over the format's own limits the file is refused, with the line of the step.
        QCOMPARE(spokenOfStep((std::string(kMaxStepText, 'x') + ".").c_str()),
                 std::string("Must Format"));
        Json json = cleanProtocol();
        while (json["steps"].size() <= kMaxSteps)
            json["steps"].push_back({{"id", "s" + std::to_string(json["steps"].size())},
                                     {"kind", "act"},
                                     {"text", "Listen."}});
        QCOMPARE(spokenOf(json), std::string("Must Format"));
    }

    void whereALifeHangsOnItTheStepIsCritical()
    {
        QCOMPARE(spokenAt("/steps/0/critical", false), std::string("Must CriticalStep"));
        QCOMPARE(spokenAt("/steps/1/critical", false), std::string("Must CriticalStep"));
        QCOMPARE(spokenAt("/steps/2/timerSeconds", kPromptCriticalSeconds),
                 std::string("Must CriticalStep"));
        QCOMPARE(spokenAt("/steps/2/timerSeconds", kPromptCriticalSeconds + 1), std::string());
    }

    void notKnownIsSayable()
    {
        Json json = cleanProtocol();
        json["steps"][1]["answers"].erase(2);
        QCOMPARE(spokenOf(json), std::string("Must NotKnown"));
    }

    void answersSetFactsThatExist()
    {
        QCOMPARE(spokenAt("/steps/1/answers/0/fact", "mood"), std::string("Must Format"));
        QCOMPARE(spokenAt("/steps/1/answers/0/value", "sharp"), std::string("Must Format"));
    }

    void aMedicalProtocolBeginsWithEmd()
    {
        Json json = cleanProtocol();
        std::swap(json["steps"][0], json["steps"][2]);
        QCOMPARE(spokenOf(json), std::string("Must FirstStep"));
        json["medical"] = false;
        QCOMPARE(spokenOf(json), std::string());
        json["steps"].erase(2);
        QCOMPARE(spokenOf(json), std::string("Must FirstStep"));
    }

    void contactIsAskedFor()
    {
        Json json = cleanProtocol();
        json["steps"].erase(3);
        QCOMPARE(spokenOf(json), std::string("Must Contact"));
    }

    void everyStepIsReachedAndEveryBranchEnds()
    {
        QCOMPARE(spokenAt("/steps/2/next", "end"), std::string("Must Unreached"));
        Json json = cleanProtocol();
        for (auto& answer : json["steps"][1]["answers"])
            answer["next"] = "contact";
        const auto findings = lintOf(json);
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].rule == LintRule::Unreached);
        QCOMPARE(findings[0].path, std::string("steps[2]"));
        QCOMPARE(spokenAt("/steps/2/next", "weapon"), std::string("Must Format"));
        QCOMPARE(spokenAt("/steps/2/next", "nowhere"), std::string("Must Format"));
    }

    void sourcesAndReviewAreThereAndInDate()
    {
        QCOMPARE(spokenAt("/sources", Json::array()), std::string("Must Format"));
        QCOMPARE(spokenAt("/sources/0", "Field practice"), std::string("Should Sources"));
        QCOMPARE(spokenAt("/sources/0", "28-25b " + std::string(200, 'x')),
                 std::string("Must Sources"));
        QCOMPARE(spokenAt("/reviewBy", ""), std::string("Must Review"));
        QCOMPARE(spokenAt("/reviewBy", "2027-02-29"), std::string("Must Review"));
        QCOMPARE(spokenAt("/reviewBy", "2030-01-01"), std::string("Must Review"));
        QCOMPARE(spokenAt("/checkedOn", "2026-11-31"), std::string("Must Review"));
        // The last good day is good; the day after is not.
        QCOMPARE(spokenOf(cleanProtocol(), "2027-09-01"), std::string());
        QCOMPARE(spokenOf(cleanProtocol(), "2027-11-01"), std::string("Should Review"));
        QCOMPARE(spokenOf(cleanProtocol(), "2027-11-02"), std::string("Must Review"));
        QCOMPARE(spokenOf(cleanProtocol(), "2026-10-31"), std::string("Must Review"));
    }

    void triggersNameWhatThereIs()
    {
        QCOMPARE(spokenAt("/triggers/types/0", "NOSUCH"), std::string("Must Trigger"));
        QCOMPARE(spokenAt("/triggers/families/0", "no-such"), std::string("Must Trigger"));
        QCOMPARE(spokenAt("/triggers/first", Json::parse(R"([{"types": ["NOSUCH"]}])")),
                 std::string("Must Trigger"));
        QCOMPARE(
            spokenAt("/triggers/facts", Json::parse(R"([{"fact": "self_harm", "values": []}])")),
            std::string("Must Trigger"));
        QCOMPARE(spokenAt("/triggers/facts",
                          Json::parse(R"([{"fact": "self_harm", "values": ["ideation"]}])")),
                 std::string());
        QCOMPARE(spokenAt("/triggers", Json::object()), std::string("Must Trigger"));
        QCOMPARE(spokenAt("/triggers/notTypes", Json::array({"NOSUCH"})),
                 std::string("Must Trigger"));
        // What it is not offered for offers nothing; a word of a note does.
        QCOMPARE(spokenAt("/triggers", Json::parse(R"({"notTypes": ["LARCENY"]})")),
                 std::string("Must Trigger"));
        QCOMPARE(spokenAt("/triggers", Json::parse(R"({"words": ["veteran"]})")), std::string());
    }

    void aFileIsCalledAsItsProtocol()
    {
        QCOMPARE(spokenAt("/id", "other"), std::string("Must FileName"));
    }

    void whatIsNoJsonSaysWhere()
    {
        const auto findings =
            lintProtocol({"{\n  \"id\": \"a\",\n  oops\n}", "a.json", kLintDay}, lintRules());
        QCOMPARE(findings.size(), std::size_t{1});
        QVERIFY(findings[0].rule == LintRule::NotJson);
        QCOMPARE(findings[0].line, 3);
        for (const char* text : {"", "[]", "7", "{\"steps\": 3}", "{\"steps\": [3]}"})
            QVERIFY2(isOfWeight(lintProtocol({text, "", kLintDay}, lintRules())), text);
    }

    void withdrawnTermsAndLicensedNamesAreRefused()
    {
        const std::string screen = "C-SSRS";
        QCOMPARE(spokenOfStep(("Fill in the " + screen + ".").c_str()),
                 std::string("Must Guarded"));
        QCOMPARE(spokenOfStep("Open ProQA."), std::string("Must Guarded"));
        QCOMPARE(spokenOfStep("Send it as 25-B-3."), std::string("Must Guarded"));
        QCOMPARE(spokenOfStep("Make a Stanley-Brown plan."), std::string("Must Guarded"));
        const std::string term = std::string("excited") + " delirium";
        QCOMPARE(spokenOfStep(("Look for " + term + ".").c_str()), std::string("Must Guarded"));
        // Also in a source, an id or anywhere else.
        QCOMPARE(spokenAt("/sources/0", "28-25b, Lethality Assessment Program"),
                 std::string("Must Guarded"));
    }

    void itemsAreKnownByTheirHashes()
    {
        const std::vector<GuardedWords> guarded = {
            {GuardedKind::SuicideScreen, 3, wordsHash("blue moon rising")},
            {GuardedKind::SuicideScreen, 3, wordsHash("moon rising slowly")}};
        const std::string text = "see: \"Blue\nMOON, rising slowly\" tonight";
        const auto found = guardedIn(text, guarded);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(text.substr(found[0].start, found[0].end - found[0].start),
                 std::string("Blue\nMOON, rising slowly"));
        QVERIFY(guardedIn("blue moons rising", guarded).empty());
        QVERIFY(guardedIn("blue moon", guarded).empty());
        QVERIFY(guardedIn("", guarded).empty());
        QCOMPARE(wordsHash("Don't  GO"), wordsHash("dont go"));
        QVERIFY(wordsHash("a b") != wordsHash("ab"));
        QVERIFY(guardedWords().size() > 100);
        for (const auto& row : guardedWords())
            QVERIFY(row.words >= 1 && row.words <= 6);
    }

    // The build check: nothing that is shipped has text of others or a withdrawn term.
    // crisis.md 6.18.
    void noResourceHasGuardedText()
    {
        int files = 0;
        QDirIterator it(QStringLiteral(HAVEN_SOURCE_DIR "/resources"), QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            const QString path = it.next();
            const std::string text = path.toStdString() + "\n" + fileText(path);
            ++files;
            for (const auto& found : guardedIn(text))
                QFAIL((path.toStdString() + ":" +
                       std::to_string(placeOfByte(text, found.start).line - 1) + ": " +
                       std::string(guardedName(found.kind)))
                          .c_str());
        }
        QVERIFY(files > 40);
    }

    void linesAreFoundByPath()
    {
        const std::string text = "{\n\"a\": [\n1, \"x \\\" ]\",\n{\"b\":\ntrue}],\n\"c\": null}";
        const auto lines = jsonLines(text);
        QCOMPARE(lineOf(lines, ""), 1);
        QCOMPARE(lineOf(lines, "a"), 2);
        QCOMPARE(lineOf(lines, "a[0]"), 3);
        QCOMPARE(lineOf(lines, "a[1]"), 3);
        QCOMPARE(lineOf(lines, "a[2].b"), 4);
        QCOMPARE(lineOf(lines, "c"), 6);
        // What is missing is looked for in what holds it.
        QCOMPARE(lineOf(lines, "a[2].missing"), 4);
        QCOMPARE(lineOf(lines, "missing"), 1);
        const std::string deep = std::string(100, '[') + std::string(100, ']');
        QCOMPARE(jsonLines(deep).size(), static_cast<std::size_t>(kJsonDepthMax) + 1);
        QVERIFY((placeOfByte("ab\ncd", 4) == TextPlace{2, 2}));
        QVERIFY((placeOfByte("", 9) == TextPlace{1, 1}));
    }

    void theWordListIsRefusedWithItsFault()
    {
        QVERIFY(lintRules().jargon.size() > 50);
        QVERIFY(!parseLintRules("{").isOk());
        QVERIFY(!parseLintRules(R"({"jargon": [{"word": "RP"}]})").isOk());
        QVERIFY(!parseLintRules(R"({"jargons": []})").isOk());
    }
};

HAVEN_TESTS(TestProtocolLint)
#include "tst_protocol_lint.moc"
