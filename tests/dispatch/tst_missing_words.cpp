#include "tests/dispatch/care_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// A line that lacks something names what it lacks, and not what stands in it.
using namespace haven;
using namespace haven::test;

class tst_MissingWords final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKeywordThatWasTypedIsNotMissed()
    {
        CareShift shift;
        shift.room.open("WELFARE");
        const auto missing = [&shift](const char* line) {
            const LineContext context{
                shift.room.state(), shift.room.knowledge(), shift.room.now(), Span{}, {}, {}};
            const auto parsed = parseLine(line, context);
            if (parsed || parsed.refusal().code != RefusalCode::SlotMissing)
                return std::string("nothing");
            return parsed.refusal().arguments.at(0);
        };
        QCOMPARE(missing("appr suicidal-person by Osei agency \"Harbor Health\""),
                 std::string("LICENSE"));
        QCOMPARE(missing("appr suicidal-person"), std::string("LICENSE"));
        QCOMPARE(missing("appr suicidal-person by"), std::string("by"));
    }
};

HAVEN_TESTS(tst_MissingWords)
#include "tst_missing_words.moc"
