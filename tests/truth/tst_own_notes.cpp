#include "tests/crisis/cue_fixture.h"

#include "models/crisis/cue_match.h"
#include "models/crisis/refit.h"
#include "tests/testkit/test_program.h"
#include <nlohmann/json.hpp>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// Call-taker notes of our own writing: every family of cues, and what only looks like one.
const std::vector<GoldNote>& ownNotes()
{
    static const std::vector<GoldNote> notes = [] {
        const QString folder = QStringLiteral(HAVEN_SOURCE_DIR "/tests/crisis/");
        auto gold = parseGold(fileText(folder + QStringLiteral("own_notes.jsonl")) + "\n" +
                              fileText(folder + QStringLiteral("more_notes.jsonl")));
        if (!gold)
            qFatal("%s", refusalSentence(gold.refusal()).c_str());
        return *gold;
    }();
    return notes;
}

const std::vector<std::string> kOwnSubjects = {
    "A MAN",          "A WOMAN",      "A BLACK MAN",         "A WHITE MAN",
    "A LATINA WOMAN", "AN ASIAN MAN", "A HOMELESS MAN",      "AN UNHOUSED WOMAN",
    "A POLISH MAN",   "A GAY MAN",    "A MAN FROM MILLTOWN", "A SPANISH SPEAKING WOMAN",
};

std::string withoutSpansOf(const std::string& note, const Advice& advice)
{
    std::vector<char> isGone(note.size(), 0);
    for (const auto& span : advice.spans) {
        for (std::size_t i = span.start; i < span.end; ++i)
            isGone[i] = 1;
    }
    std::string left;
    for (std::size_t i = 0; i < note.size(); ++i) {
        if (isGone[i] == 0)
            left += note[i];
    }
    return left;
}

} // namespace

// Every one of our own notes is read some twenty times: minutes under a sanitizer, seconds as
// shipped.
class TestOwnNotes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The cues were written with these notes in view, so this is a floor against going back, not
    // a measure of notes nobody has seen; that is havenctl flag score --half held.
    void ourOwnNotesStayFound()
    {
        QVERIFY(ownNotes().size() >= 1300);
        const FlagScore score = scoreFlags(shippedCues(), ownNotes());
        qInfo("own notes %d: precision %.3f recall %.3f, yes found %.3f", score.notes,
              score.flagged.precision.value, score.flagged.recall.value, score.yesFound.value);
        // Six in ten of these are of need, on purpose. A floor that is higher still has to be paid
        // for with ordinary calls that are flagged (tests/crisis/ordinary_notes.jsonl).
        QVERIFY(score.flagged.recall.value >= 0.93);
        QVERIFY(score.flagged.precision.value >= 0.86);
        QVERIFY(score.yesFound.value >= 0.93);
    }

    // crisis.md 6.4.
    void deletingTheSpansClearsEveryNote()
    {
        for (const auto& gold : ownNotes()) {
            const Advice advice = advise(shippedCues(), gold.note);
            if (advice.flag == Flag::No)
                continue;
            const std::string left = withoutSpansOf(gold.note, advice);
            QVERIFY2(advise(shippedCues(), left).wordsFlag == Flag::No, gold.note.c_str());
        }
    }

    void whoItIsNeverChangesOneOfOurNotes()
    {
        int templates = 0;
        for (const auto& gold : ownNotes()) {
            ++templates;
            std::optional<Advice> first;
            for (const auto& who : kOwnSubjects) {
                const std::string note = gold.note + ". CALLER DESCRIBES " + who + ".";
                const Advice advice = advise(shippedCues(), note);
                if (!first)
                    first = advice;
                QVERIFY2(advice.flag == first->flag, note.c_str());
                QVERIFY2(advice.suggestedLevel.level == first->suggestedLevel.level, note.c_str());
            }
        }
        QVERIFY(templates >= 300);
    }

    void refittingPrintsWhatWouldChange()
    {
        const Refit refit = refitWeights(shippedCues(), ownNotes());
        QVERIFY(refitText(refit) == refitText(refitWeights(shippedCues(), ownNotes())));
        for (const auto& change : refit.changes) {
            QVERIFY(change.before != change.after);
            QVERIFY(change.notes >= kRefitNotesMin);
            QVERIFY(change.after >= 1 && change.after <= kCueWeightMax);
            QVERIFY(change.path.find(".json families[") != std::string::npos);
        }
        QVERIFY(refitText(refit).find("held after") != std::string::npos);
        const auto few = parseGold("{\"id\":\"a\",\"note\":\"suicidal\",\"flag\":\"no\"}\n");
        QVERIFY(refitWeights(shippedCues(), *few).changes.empty());
    }

    void theFigureOfAJsonScoreIsThatOfTheText()
    {
        const FlagScore score = scoreFlags(shippedCues(), ownNotes());
        const auto json = nlohmann::json::parse(scoreJson(score));
        QCOMPARE(json["notes"].get<int>(), score.notes);
        QCOMPARE(json["misses"].size(), score.misses.size());
        QCOMPARE(json["yes_or_possible"]["recall"]["hits"].get<int>(), score.flagged.recall.hits);
        QVERIFY(json["tags"].contains("terse"));
    }
};

HAVEN_TESTS(TestOwnNotes)
#include "tst_own_notes.moc"
