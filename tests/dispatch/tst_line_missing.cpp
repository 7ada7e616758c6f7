#include "models/dispatch/command_line.h"
#include "tests/testkit/dispatch_fixture.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

// What a line lacks is named as what it is, also behind keywords that were typed.
class TestLineMissing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsMissingBehindAKeywordIsNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* line, const char* told) {
            QTest::newRow(line) << QString::fromUtf8(line) << QString::fromUtf8(told);
        };
        row("con 01 written to House", "What may be told (such as name, telephone) is missing");
        row("con 01 written to House days 9", "What may be told (such as name");
        row("con 01", "One of written, verbal is missing");
        row("cau 01 animal from neighbor", "The text is missing");
    }

    void whatIsMissingBehindAKeywordIsNamed()
    {
        QFETCH(QString, line);
        QFETCH(QString, told);
        DispatchRoom room;
        room.open("WELFARE");
        const LineContext context{room.state(), room.knowledge(), room.now(), Span{}, {}, {}};
        const auto parsed = parseLine(line.toStdString(), context);
        QVERIFY(!parsed.isOk());
        const QString sentence = QString::fromStdString(refusalSentence(parsed.refusal()));
        QVERIFY2(sentence.contains(told), qPrintable(sentence));
    }
};

HAVEN_TESTS(TestLineMissing)
#include "tst_line_missing.moc"
