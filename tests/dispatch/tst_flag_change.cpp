#include "models/dispatch/flag_change.h"
#include "models/dispatch/flag_sources.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

namespace {

FlagSpan changeSpan(const char* text, const char* family, std::int64_t weight)
{
    return {0, 5, text, family, weight, std::string("about ") + family};
}

NoteMarks marksOf(std::int64_t note, std::vector<FlagSpan> spans)
{
    NoteMarks marks;
    marks.note = NoteId(note);
    marks.spans = std::move(spans);
    return marks;
}

} // namespace

class TestFlagChange final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFirstNoteChangesNothing()
    {
        Incident incident;
        QVERIFY(!lastChange(incident));
        incident.noteMarks.push_back(marksOf(1, {changeSpan("off meds", "off-medication", 12)}));
        QVERIFY(!lastChange(incident));
    }

    void whatCameAndWhatIsNotSaidAgain()
    {
        Incident incident;
        incident.noteMarks.push_back(marksOf(
            1, {changeSpan("off meds", "off-medication", 12), changeSpan("crying", "crying", 6)}));
        incident.noteMarks.push_back(marksOf(2, {changeSpan("quit his meds", "off-medication", 12),
                                                 changeSpan("hearing voices", "voices", 14)}));
        const auto change = lastChange(incident);
        QVERIFY(change);
        QCOMPARE(change->came.size(), std::size_t{1});
        QCOMPARE(change->came[0].text, std::string("hearing voices"));
        QCOMPARE(change->gone.size(), std::size_t{1});
        QCOMPARE(change->gone[0].text, std::string("crying"));
    }

    void aNewerReasonStandsBesideTheEarlierOnes()
    {
        const std::string first = "Flagged for: suicidal words, hears voices. Not counted: weapon "
                                  "(negated).";
        const std::string term = "Flagged for: severe agitation, a medical emergency. Please "
                                 "describe the behavior; send EMS. A type that calls for it.";
        const std::string both = besideEarlierWords(first, term);
        QCOMPARE(both, std::string("Flagged for: suicidal words, hears voices, severe agitation, a "
                                   "medical emergency. Please describe the behavior; send EMS. A "
                                   "type that calls for it."));
        QCOMPARE(besideEarlierWords(both, term), both);
        // The advice stays, too, when another note says what is known.
        QCOMPARE(besideEarlierWords(term, "Flagged for: hears voices."),
                 std::string("Flagged for: severe agitation, a medical emergency, hears voices. "
                             "Please describe the behavior; send EMS."));
        QCOMPARE(besideEarlierWords("", term), term);
        QCOMPARE(besideEarlierWords("Answered: psychosis.", term), term);
        // One that says less, or nothing, takes no reason back.
        QCOMPARE(besideEarlierWords(first, "Too little to flag: odd."),
                 std::string("Flagged for: suicidal words, hears voices."));
        QCOMPARE(besideEarlierWords(
                     first, "Nothing in the words speaks for it. A type that calls for it."),
                 std::string("Flagged for: suicidal words, hears voices. A type that calls for "
                             "it."));
        QCOMPARE(besideEarlierWords("Nothing in the words speaks for it.", first), first);
    }

    void theHeaviestComesFirstAndEachReasonOnce()
    {
        const std::vector<FlagSpan> spans = {
            changeSpan("crying", "crying", 6), changeSpan("voices", "voices", 14),
            changeSpan("hears voices", "voices", 14), changeSpan("off meds", "off-medication", 12)};
        const auto two = weightiest(spans, 2);
        QCOMPARE(two.size(), std::size_t{2});
        QCOMPARE(two[0].text, std::string("voices"));
        QCOMPARE(two[1].text, std::string("off meds"));
        QCOMPARE(weightiest(spans, 9).size(), std::size_t{3});
    }
};

HAVEN_TESTS(TestFlagChange)
#include "tst_flag_change.moc"
