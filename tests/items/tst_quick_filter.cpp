#include "models/items/quick_filter.h"
#include "tests/testkit/test_program.h"

#include <QHash>
#include <QtTest>

using namespace haven;

namespace {

class Row final : public FilterSubject
{
public:
    QStringList valuesOf(const QString& key) const override { return values.value(key); }
    QString words() const override { return text; }

    QHash<QString, QStringList> values;
    QString text;
};

FilterVocabulary vocabulary()
{
    return {
        {u"p"_qs, {u"pri"_qs}, FilterMatch::Same, {u"1"_qs, u"2"_qs, u"3"_qs}},
        {u"beat"_qs, {}, FilterMatch::Same, {}},
        {u"unit"_qs, {}, FilterMatch::Prefix, {}},
        {u"status"_qs, {}, FilterMatch::Same, {u"waiting"_qs, u"onscene"_qs}},
    };
}

Row oakAve()
{
    Row row;
    row.values = {{u"p"_qs, {u"1"_qs}},
                  {u"beat"_qs, {u"3"_qs}},
                  {u"unit"_qs, {u"3A12"_qs, u"CR1"_qs}},
                  {u"status"_qs, {u"OnScene"_qs}}};
    row.text = u"26-000112\nPerson in crisis\n12 Oak Ave"_qs;
    return row;
}

} // namespace

class TestQuickFilter final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLineLetsARowThrough_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<bool>("isPassing");
        const auto add = [](const char* line, bool isPassing) {
            QTest::newRow(line) << QString::fromLatin1(line) << isPassing;
        };
        add("", true);
        add("   ", true);
        add("p:1", true);
        add("PRI:1", true);
        add("p:2", false);
        add("p:2,1", true);
        add("-p:2", true);
        add("-p:1", false);
        add("p:1 beat:3", true);
        add("p:1 beat:31", false);
        add("beat:\"3\"", true);
        add("unit:3a", true);
        add("unit:A12", false);
        add("status:onscene", true);
        add("oak", true);
        add("\"oak ave\"", true);
        add("\"oak ave", true);
        add("\"ave oak\"", false);
        add("oak crisis -closed", true);
        add("-oak", false);
        add("-\"oak ave\"", false);
        add("\"p:1\"", false); // quoted: a word
        add("-", true);        // still being typed
    }
    void aLineLetsARowThrough()
    {
        QFETCH(QString, line);
        QFETCH(bool, isPassing);
        const auto filter = QuickFilter::parse(line, vocabulary());
        QVERIFY(filter.isOk());
        QCOMPARE(filter->passes(oakAve()), isPassing);
    }

    void aBadTokenIsNamed_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("argument");
        const auto code = [](RefusalCode one) { return static_cast<int>(one); };
        QTest::newRow("key") << u"beat:3 color:red"_qs << code(RefusalCode::FilterKeyUnknown)
                             << u"color"_qs;
        QTest::newRow("value") << u"p:9"_qs << code(RefusalCode::FilterValueUnknown) << u"p"_qs;
        QTest::newRow("one of two")
            << u"p:1,9"_qs << code(RefusalCode::FilterValueUnknown) << u"p"_qs;
        QTest::newRow("none") << u"p:"_qs << code(RefusalCode::FilterValueMissing) << u"p"_qs;
        QTest::newRow("comma") << u"p:,"_qs << code(RefusalCode::FilterValueMissing) << u"p"_qs;
    }
    void aBadTokenIsNamed()
    {
        QFETCH(QString, line);
        QFETCH(int, code);
        QFETCH(QString, argument);
        const auto filter = QuickFilter::parse(line, vocabulary());
        QVERIFY(!filter.isOk());
        QCOMPARE(static_cast<int>(filter.refusal().code), code);
        QCOMPARE(QString::fromStdString(filter.refusal().arguments.at(0)), argument);
    }

    void theLimitIsKept()
    {
        QVERIFY(QuickFilter::parse(QString(kFilterCharactersMax, u'a'), vocabulary()).isOk());
        const auto tooLong =
            QuickFilter::parse(QString(kFilterCharactersMax + 1, u'a'), vocabulary());
        QVERIFY(!tooLong.isOk());
        QVERIFY(tooLong.refusal().code == RefusalCode::FilterTooLong);
    }

    void twoFiltersTogetherMustBothHold()
    {
        const auto one = QuickFilter::parse(u"p:1"_qs, vocabulary());
        const auto other = QuickFilter::parse(u"beat:4"_qs, vocabulary());
        QVERIFY(one.isOk());
        QVERIFY(other.isOk());
        QVERIFY(one->passes(oakAve()));
        QVERIFY(!one->with(*other).passes(oakAve()));
        QVERIFY(one->with(*other).uses(u"beat"_qs));
        QVERIFY(!one->uses(u"beat"_qs));
    }

    void theSoleValueOfAKeyIsTold()
    {
        const auto sole = [](const QString& text) {
            return QuickFilter::parse(text, vocabulary())->soleValue(u"beat"_qs);
        };
        QCOMPARE(sole(u"p:1 beat:4"_qs), u"4"_qs);
        QVERIFY(sole(u"p:1"_qs).isEmpty());
        QVERIFY(sole(u"-beat:4"_qs).isEmpty());
        QVERIFY(sole(u"beat:4,5"_qs).isEmpty());
        QVERIFY(sole(u"beat:4 beat:5"_qs).isEmpty());
    }
};

HAVEN_TESTS(TestQuickFilter)
#include "tst_quick_filter.moc"
