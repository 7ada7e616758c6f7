#include "models/dispatch/log_words.h"
#include "models/dispatch/text_limits.h"
#include "tests/dispatch/care_kit.h"
#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

std::unique_ptr<CareShift> shiftWithInstrument()
{
    auto shift = std::make_unique<CareShift>();
    shift->room.setInstrument(madeUpInstrument());
    shift->room.open("WELFARE");
    return shift;
}

LogWordsContext screeningContext(const CareShift& shift, LogWordsContext::CareRecord careRecord)
{
    LogWordsContext context;
    context.codes = &shift.room.knowledge().codes;
    context.numberOf = [](IncidentId id) { return std::to_string(id.value); };
    context.careRecord = careRecord;
    return context;
}

} // namespace

class TestScreening final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aResultIsRecordedByTheHashOfItsFile()
    {
        const auto shift = shiftWithInstrument();
        QCOMPARE(
            shift->run("scr 01 made-up-screen total=21 tier=Very-High remark=rests, with family"),
            std::string("done"));
        const auto& all = shift->incident().care.screenings;
        QCOMPARE(all.size(), std::size_t{1});
        const Screening& one = all.front();
        QCOMPARE(one.hash, std::string("hash of made-up-screen"));
        QCOMPARE(one.version, std::string("3"));
        QVERIFY(one.by == clinicianSeat().agent);
        QVERIFY(one.at == shift->room.now());
        QCOMPARE(screeningWords(one),
                 std::string("Total: 21; Result: Very high; Remark: rests, with family"));
        QCOMPARE(one.suggestions, (std::vector<std::string>{"Ask whether a clinician should stay",
                                                            "Think of a second look tomorrow"}));
        // Nothing of the page, and what it was asked by, is in the record.
        QVERIFY(one.name == "Made-up screen" && one.values.at(1).field == "tier");
    }

    void whatIsNotWholeOrNotInRangeIsRefused()
    {
        const auto shift = shiftWithInstrument();
        using Pair = std::pair<const char*, const char*>;
        for (const auto& [line, refusal] : {
                 Pair{"scr 01 nothing total=1", "InstrumentUnknown"},
                 Pair{"scr 01 made-up-screen total=21", "InstrumentFieldMissing"},
                 Pair{"scr 01 made-up-screen total=31 tier=low", "InstrumentValueBad"},
                 Pair{"scr 01 made-up-screen total=1 tier=high", "InstrumentValueBad"},
                 Pair{"scr 01 made-up-screen total=1 tier=low sum=2", "InstrumentFieldUnknown"},
                 Pair{"scr 01 made-up-screen total=1 total=2 tier=low", "WordUnexpected"},
                 Pair{"scr 01 made-up-screen 21", "WordUnexpected"},
                 Pair{"scr 01 made-up-screen", "SlotMissing"},
                 Pair{"scr 01 made-up-screen notpossible", "ReasonMissing"},
                 Pair{"scr 77 made-up-screen declined", "IncidentNotFound"},
             })
            QCOMPARE(shift->run(line), std::string(refusal));
        QVERIFY(shift->incident().care.screenings.empty());
    }

    void noResultHasItsReason()
    {
        const auto shift = shiftWithInstrument();
        QCOMPARE(shift->run("scr 01 made-up-screen declined"), std::string("done"));
        QCOMPARE(shift->run("scr 01 Made-Up-Screen notpossible fast asleep"), std::string("done"));
        const auto& all = shift->incident().care.screenings;
        QCOMPARE(screeningWords(all.at(0)), std::string("declined"));
        QCOMPARE(screeningWords(all.at(1)), std::string("not possible: fast asleep"));
        QVERIFY(all.at(1).values.empty() && all.at(1).suggestions.empty());
    }

    void theFileSaysWhoEntersIt()
    {
        const auto shift = shiftWithInstrument();
        const char* line = "scr 01 made-up-screen total=1 tier=low";
        QCOMPARE(shift->run(line, dispatcherSeat()), std::string("InstrumentByRole"));
        QCOMPARE(shift->run(line, administratorSeat()), std::string("RoleMissing"));
        QCOMPARE(shift->run(line, supervisorSeat()), std::string("done"));
        std::string text = kMadeUpInstrument;
        const std::string before = "[\"clinician\", \"supervisor\"]";
        text.replace(text.find(before), before.size(), "[\"dispatcher\"]");
        shift->room.setInstrument(madeUpInstrument(text));
        QCOMPARE(shift->run(line, dispatcherSeat()), std::string("done"));
        QCOMPARE(shift->run(line, clinicianSeat()), std::string("InstrumentByRole"));
    }

    void aResultMovesNeitherFlagNorLevelNorPriority()
    {
        const auto shift = shiftWithInstrument();
        const Incident before = shift->incident();
        QCOMPARE(shift->run("scr 01 made-up-screen total=30 tier=very-high"), std::string("done"));
        const Incident& after = shift->incident();
        QVERIFY(after.level == before.level);
        QVERIFY(after.flag == before.flag);
        QVERIFY(after.priority == before.priority);
        QVERIFY(after.answers == before.answers);
    }

    void othersReadThatThereWasOneAndNotWhatItCameTo()
    {
        const auto shift = shiftWithInstrument();
        QCOMPARE(shift->run("scr 01 made-up-screen total=21 tier=low remark=PLANTED"),
                 std::string("done"));
        const Recorded& recorded = shift->room.log().back();
        const auto inside =
            outwardWords(recorded, screeningContext(*shift, LogWordsContext::CareRecord::Told),
                         LogAudience::Internal);
        QVERIFY(inside.line.text.find("Total: 21") != std::string::npos);
        QCOMPARE(inside.line.fieldClass, FieldClass::Care);
        const auto plain =
            outwardWords(recorded, screeningContext(*shift, LogWordsContext::CareRecord::Withheld),
                         LogAudience::Internal);
        QCOMPARE(plain.line.text, std::string("A screening was recorded"));
        QCOMPARE(plain.line.fieldClass, FieldClass::Open);
        for (const auto audience : {LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
            const auto out = outwardWords(
                recorded, screeningContext(*shift, LogWordsContext::CareRecord::Told), audience);
            QVERIFY(out.line.text.find("PLANTED") == std::string::npos);
            QVERIFY(out.line.text.find("Made-up") == std::string::npos);
            QVERIFY(!out.withheld.empty());
        }
    }

    void itIsTheSameAfterARestartAndWithoutItsFile()
    {
        const auto shift = shiftWithInstrument();
        QCOMPARE(shift->run("scr 01 made-up-screen total=3 tier=low"), std::string("done"));
        QCOMPARE(shift->run("scr 01 made-up-screen declined not now"), std::string("done"));
        QVERIFY(folded(shift->room.log()) == shift->room.state());
        QVERIFY(foldedFromText(shift->room.log()) == shift->room.state());
    }

    void aRemarkHasTheLengthOfEveryText()
    {
        const auto shift = shiftWithInstrument();
        const auto with = [&](std::size_t letters) {
            return shift->run("scr 01 made-up-screen total=3 tier=low remark=" +
                              std::string(letters, 'x'));
        };
        QCOMPARE(with(kMaxText), std::string("done"));
        QCOMPARE(with(kMaxText + 1), std::string("TextTooLong"));
    }
};

HAVEN_TESTS(TestScreening)
#include "tst_screening.moc"
