#include "models/dispatch/call_rules.h"
#include "models/dispatch/transcript.h"
#include "tests/dispatch/contact_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

class TestDecideTexting final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTextedBecomesANoteAndTheSessionIsEnded()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::TextSession);
        QVERIFY(isTextOpen(room.incident(id).calls.front()));
        QVERIFY(room.run(AddTranscript{id, {}, "c: he has a knife | u: are you safe | no"}));
        QCOMPARE(room.last<NoteAdded>().text,
                 std::string("caller: he has a knife\nus: are you safe\nus: no"));
        QCOMPARE(room.last<TextSessionMarked>().lines, std::int64_t{3});
        QCOMPARE(room.last<TextSessionMarked>().fromCaller, std::int64_t{1});
        QVERIFY(isTranscript(room.incident(id), room.last<NoteAdded>().note));
        QCOMPARE(room.refusalOf(AddTranscript{id, {}, " | \n"}), std::string("TranscriptEmpty"));
        QCOMPARE(room.refusalOf(CloseIncident{id, DispositionCode("02"), "quiet"}),
                 std::string("CloseHasTextSession"));
        QCOMPARE(room.refusalOf(MarkTextSession{id, {}, TextStep::Closed}),
                 std::string("TextSessionNeedsReason"));
        MarkTextSession closing{id, {}, TextStep::Closed};
        closing.words = "3A12 is with her";
        QVERIFY(room.run(closing));
        QCOMPARE(room.refusalOf(closing), std::string("TextSessionNone"));
        QVERIFY(room.run(AddTranscript{id, {}, "c: thank you"})); // opens it again
        QCOMPARE(room.incident(id).calls.front().text->lines, std::int64_t{4});
    }

    void aPasteHasALimit()
    {
        DispatchRoom room;
        const IncidentId id = openKind(room, CallKind::TextSession);
        std::string lines;
        for (std::size_t i = 0; i < kTranscriptLinesMax; ++i)
            lines += "c: a\n";
        QCOMPARE(room.refusalOf(AddTranscript{id, {}, lines}), std::string("done"));
        QCOMPARE(room.refusalOf(AddTranscript{id, {}, lines + "c: b"}),
                 std::string("TranscriptTooLong"));
    }

    void aPasteIsCleanedOfWhatNobodySees()
    {
        QCOMPARE(cleanedTranscript("a\tb\r\nc\rd\x07\x1b[0m\x7f"), std::string("a b\nc\nd[0m"));
        QCOMPARE(cleanedTranscript("\xEF\xBB\xBF"
                                   "at\xC2\x85 home\xE2\x80\xAE\xE2\x81\xA6"),
                 std::string("at home"));
        QCOMPARE(cleanedTranscript(std::string("a\0b", 3)), std::string("ab"));
        // Letters that only begin alike stay.
        const std::string kept =
            "\xC2\xA1S\xC3\xAD! \xE2\x80\x9CI\xE2\x80\x99m\xE2\x80\x9D \xE2\x81\xA0";
        QCOMPARE(cleanedTranscript(kept), kept);
        QCOMPARE(cleanedTranscript("cut \xE2\x80"), std::string("cut \xE2\x80"));
    }

    void whoSpeaksFirstIsSaidWhereNoLineSaysIt()
    {
        QCOMPARE(withFirstSpeaker("\n21:04 where\nhere", TextSpeaker::Us),
                 std::string("\n21:04 us: where\nhere"));
        QCOMPARE(withFirstSpeaker("c: here", TextSpeaker::Us), std::string("c: here"));
        QCOMPARE(withFirstSpeaker(" \n", TextSpeaker::Relay), std::string(" \n"));
        const auto lines =
            readTranscript(withFirstSpeaker("typing | u: hello", TextSpeaker::Relay));
        QCOMPARE(lines.size(), std::size_t(2));
        QVERIFY(lines.at(0).who == TextSpeaker::Relay);
        QVERIFY(lines.at(1).who == TextSpeaker::Us);
    }

    void pastedLinesAreReadAsTheyCome()
    {
        const auto lines = readTranscript("[21:04] Caller: he is here\r\n21:05:10 911> where\n"
                                          "in the kitchen: by the door\nCA: caller is typing");
        const std::vector<TranscriptLine> expected{
            {"21:04", TextSpeaker::Caller, "he is here"},
            {"21:05:10", TextSpeaker::Us, "where"},
            {"", TextSpeaker::Us, "in the kitchen: by the door"},
            {"", TextSpeaker::Relay, "caller is typing"}};
        QVERIFY(lines == expected);
        QVERIFY(readTranscript(transcriptText(lines)) == lines);
        // Who names nobody at first is the caller.
        QVERIFY(readTranscript("help").front().who == TextSpeaker::Caller);
    }

    void whatWeAskedIsNotReadAsTheCallersWords()
    {
        const std::string text = "caller: he left\nus: has he a gun\ncaller: no";
        const std::string read = callerWordsOnly(text);
        QCOMPARE(read.size(), text.size());
        QVERIFY(read.find("gun") == std::string::npos);
        QCOMPARE(read.find("he left"), text.find("he left"));
        QVERIFY(read.find("no") != std::string::npos);
    }
};

HAVEN_TESTS(TestDecideTexting)
#include "tst_decide_texting.moc"
