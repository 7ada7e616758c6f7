#include "tests/crisis/cue_fixture.h"

#include "models/base/json_codec.h"
#include "tests/testkit/test_program.h"
#include <QElapsedTimer>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

const std::vector<const char*> kSubjects = {"man",
                                            "woman",
                                            "black man",
                                            "white man",
                                            "hispanic woman",
                                            "asian woman",
                                            "native american man",
                                            "homeless man",
                                            "unhoused woman",
                                            "spanish speaking woman",
                                            "man from the north end",
                                            "woman from harbor street",
                                            "polish speaking man",
                                            "middle eastern man",
                                            "transient"};

const std::vector<const char*> kTemplates = {"%1 says he wants to die",
                                             "%1 on bridge railing",
                                             "%1 yelling at the sky near fountain",
                                             "%1 talking to himself at bus stop",
                                             "caller says %1 is hearing voices",
                                             "%1 naked in the street",
                                             "%1 crying uncontrollably on curb",
                                             "%1 walking into traffic",
                                             "%1 took a whole bottle of pills",
                                             "%1 off meds and pacing",
                                             "%1 wants psych eval",
                                             "%1 stole beer from the store",
                                             "%1 sleeping on bench",
                                             "%1 asking for money",
                                             "%1 playing loud music",
                                             "%1 arguing with clerk over price",
                                             "%1 fell on ice, wrist pain",
                                             "%1 confused, blood sugar 40, diabetic",
                                             "%1 denies SI, wants a ride",
                                             "%1 not suicidal",
                                             "%1 with a knife in hand at the deli",
                                             "%1 threatened the clerk with a bat",
                                             "%1 speeding, crazy driver",
                                             "%1 lost a phone on the bus",
                                             "%1 camping behind the store",
                                             "%1 panic attack in lobby",
                                             "%1 left goodbye note at home",
                                             "%1 on train tracks",
                                             "%1 cut wrists in bathroom",
                                             "%1 is bipolar and screaming at cars",
                                             "%1 trespassing in garage",
                                             "%1 drinking in park",
                                             "%1 knocking on doors selling magazines",
                                             "%1 double parked",
                                             "%1 rambling about the fbi watching him",
                                             "%1 staring at wall for hours",
                                             "%1 hasnt eaten in days and wont leave room",
                                             "%1 overdosed",
                                             "%1 has no weapons, calm",
                                             "%1 depressed since funeral",
                                             "%1 taking photos of the school",
                                             "%1 digging in trash"};

std::string filled(const char* pattern, const std::string& who)
{
    std::string text = pattern;
    return text.replace(text.find("%1"), 2, who);
}

std::vector<GoldNote> realNotes(const QString& folder)
{
    std::map<std::string, std::string> wanted;
    for (const auto& line :
         split(fileText(folder + QStringLiteral("/notes/real-labels-dev.csv")), '\n')) {
        const auto cells = split(line, ',');
        if (cells.size() >= 2 && cells[0] != "case_number")
            wanted[cells[0]] = cells[1];
    }
    std::vector<GoldNote> notes;
    const std::string text = fileText(folder + QStringLiteral("/calls/slo-police-log.csv"));
    std::vector<std::string> row(1);
    bool isQuoted = false;
    for (const char c : text) {
        if (c == '"') {
            isQuoted = !isQuoted;
        } else if (c == ',' && !isQuoted) {
            row.emplace_back();
        } else if (c == '\n' && !isQuoted) {
            const auto found = wanted.find(row[0]);
            if (found != wanted.end() && row.size() > 14) {
                const Flag flag = found->second == "yes"        ? Flag::Yes
                                  : found->second == "possible" ? Flag::Possible
                                                                : Flag::No;
                notes.push_back({row[0], row[14], flag, {}, {}, {}});
                wanted.erase(found);
            }
            row.assign(1, {});
        } else {
            row.back() += c;
        }
    }
    return notes;
}

} // namespace

class TestAdvisorFair : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoItIsNeverChangesTheAnswer()
    {
        QVERIFY(kTemplates.size() >= 40);
        for (const char* pattern : kTemplates) {
            const Advice first = advise(shippedCues(), filled(pattern, kSubjects.front()));
            for (const char* who : kSubjects) {
                const std::string note = filled(pattern, who);
                const Advice advice = advise(shippedCues(), note);
                QVERIFY2(advice.flag == first.flag, note.c_str());
                QVERIFY2(advice.suggestedLevel.level == first.suggestedLevel.level, note.c_str());
            }
        }
    }

    // crisis.md 6.8.
    void noTermOfARejectedDiagnosisIsInAnyResource()
    {
        const QString root = QStringLiteral(HAVEN_SOURCE_DIR "/resources");
        for (const auto& folder : {QStringLiteral("/cues"), QStringLiteral("/protocols")}) {
            for (const auto& name : QDir(root + folder).entryList(QDir::Files)) {
                const std::string text =
                    toLower(fileText(root + folder + QStringLiteral("/") + name));
                for (const char* stem : {"excited", "agitated"})
                    QVERIFY2(text.find(std::string(stem) + " delirium") == std::string::npos,
                             qPrintable(name));
                QVERIFY2(text.find("c-ssrs") == std::string::npos, qPrintable(name));
            }
        }
    }

    // crisis.md 6.10.
    void aLongNoteIsScoredFast()
    {
        std::string note;
        while (note.size() < 2000)
            note += "RP says male is yelling at cars, hearing voices, off his meds. No weapons. ";
        note.resize(2000);
        QElapsedTimer timer;
        qint64 best = std::numeric_limits<qint64>::max();
        for (int i = 0; i < 20; ++i) {
            timer.start();
            const Advice advice = advise(shippedCues(), note);
            best = std::min(best, timer.nsecsElapsed());
            QVERIFY(advice.flag == Flag::Yes);
        }
        qInfo("2,000 characters: %.3f ms in this build", static_cast<double>(best) / 1e6);
        QVERIFY(best < 200'000'000); // an unoptimized build on a busy machine; the bench has 2 ms
    }

    // crisis.md 6.7.
    void fairnessTemplatesKeepFlagAndLevel()
    {
        const QString folder = qEnvironmentVariable("HAVEN_DATA");
        if (folder.isEmpty())
            QSKIP("HAVEN_DATA is not set");
        int templates = 0;
        for (const auto& line :
             split(fileText(folder + QStringLiteral("/notes/fairness-dev.jsonl")), '\n')) {
            if (trimmed(line).empty())
                continue;
            const auto json = nlohmann::json::parse(line);
            ++templates;
            std::optional<Advice> first;
            for (const auto& fill : json["fills"]) {
                std::string note = json["template"].get<std::string>();
                note.replace(note.find("{WHO}"), 5, fill.get<std::string>());
                const Advice advice = advise(shippedCues(), note);
                if (!first)
                    first = advice;
                QVERIFY2(advice.flag == first->flag, note.c_str());
                QVERIFY2(advice.suggestedLevel.level == first->suggestedLevel.level, note.c_str());
            }
        }
        QVERIFY(templates > 0);
    }

    // The floors are under the goals (.92/.75 real, .80/.75 invented); the printed figures say how
    // far. Raise a floor when the figure rises, never lower one.
    // crisis.md 6.5.
    void qualityHoldsOnLabelledNotes()
    {
        const QString folder = qEnvironmentVariable("HAVEN_DATA");
        if (folder.isEmpty())
            QSKIP("HAVEN_DATA is not set");
        const FlagScore real = scoreFlags(shippedCues(), realNotes(folder));
        const auto gold =
            parseGold(fileText(folder + QStringLiteral("/notes/call-notes-dev.jsonl")));
        QVERIFY(gold.isOk());
        const FlagScore invented = scoreFlags(shippedCues(), *gold);
        for (const auto* score : {&real, &invented})
            qInfo("notes %d: precision %.3f recall %.3f F1 %.3f, yes found %.3f", score->notes,
                  score->flagged.precision.value, score->flagged.recall.value, score->flagged.f1,
                  score->yesFound.value);
        QCOMPARE(real.notes, 746);
        QVERIFY(real.flagged.recall.value >= 0.90);
        QVERIFY(real.flagged.precision.value >= 0.78);
        QVERIFY(real.yesFound.value >= 0.90);
        QVERIFY(invented.flagged.recall.value >= 0.95);
        QVERIFY(invented.flagged.precision.value >= 0.80);
        QVERIFY(invented.yesFound.value >= 0.95);
    }

    void scoringCountsRight()
    {
        const auto gold = parseGold("{\"id\":1,\"note\":\"suicidal\",\"flag\":\"yes\"}\n"
                                    "{\"id\":2,\"note\":\"parked car\",\"flag\":\"possible\"}\n"
                                    "{\"id\":3,\"note\":\"suicidal\",\"flag\":\"no\"}\n");
        const FlagScore score = scoreFlags(shippedCues(), *gold);
        QCOMPARE(score.flagged.truePositives, 1);
        QCOMPARE(score.flagged.falsePositives, 1);
        QCOMPARE(score.flagged.falseNegatives, 1);
        QCOMPARE(score.misses.size(), std::size_t{1});
        QCOMPARE(score.misses[0].id, std::string("2"));
        QVERIFY(parseGold("{}").refusal().code == RefusalCode::GoldMalformed);
        const Proportion half = proportionOf(50, 100);
        QVERIFY(std::abs(half.low - 0.4038) < 0.001 && std::abs(half.high - 0.5962) < 0.001);
    }
};

HAVEN_TESTS(TestAdvisorFair)
#include "tst_advisor_fair.moc"
