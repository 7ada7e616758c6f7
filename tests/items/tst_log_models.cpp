#include "models/items/incident_hits_model.h"
#include "models/items/item_roles.h"
#include "models/items/log_filter.h"
#include "models/items/shift_log_model.h"
#include "models/items/watch_model.h"
#include "tests/testkit/fake_desk.h"
#include "tests/testkit/test_program.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

LogLine lineOf(std::int64_t sequence, std::vector<LogMark> marks = {})
{
    LogLine line;
    line.envelope.sequence = sequence;
    line.envelope.happenedAt = Instant{sequence * 1000};
    line.who = "Reyes";
    line.numbers = {"26-000001"};
    line.text = "Note: number " + std::to_string(sequence);
    line.marks = std::move(marks);
    return line;
}

ShiftLogWords logWords()
{
    return {[](Instant at) { return QString::number(at.ms); },
            [](const LogLine& line) { return QString::fromStdString(line.who); },
            [](LogMark) { return QStringLiteral("marked"); }};
}

std::vector<std::int64_t> shown(const ShiftLogModel& model)
{
    std::vector<std::int64_t> sequences;
    for (int row = 0; row < model.rowCount(); ++row)
        sequences.push_back(model.lineAt(row)->envelope.sequence);
    return sequences;
}

LogFilterWords filterWords()
{
    return {[](const QString& text) -> std::optional<Instant> {
                return text == u"21:00" ? std::optional(Instant{21}) : std::nullopt;
            },
            [](const QString& text) { return std::optional(AgentId(text.toStdString())); },
            [](const QString& text) {
                return std::optional(PositionId("Position " + text.toStdString()));
            }};
}

LogFilter parsed(const char* text)
{
    const auto filter = parseLogFilter(QString::fromLatin1(text), filterWords());
    if (!filter)
        qFatal("%s", refusalSentence(filter.refusal()).c_str());
    return *filter;
}

RefusalCode refused(const QString& text)
{
    const auto filter = parseLogFilter(text, filterWords());
    if (filter)
        qFatal("was understood");
    return filter.refusal().code;
}

WatchWords watchWords()
{
    return {[](WatchList list) { return QString::number(static_cast<int>(list)); },
            [](const Watched& one, const QString& number) {
                return one.unit ? QString::fromStdString(one.unit->value) : number;
            }};
}

} // namespace

class TestLogModels final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void olderPagesGoBelowAndNewFactsAbove();
    void aFactIsShownOnce();
    void morePagesAreAskedForOneAtATime();
    void aMarkIsAnEdgeAndAWord();
    void hitsComeInPages();
    void aFilterLineBecomesAQuery();
    void whatIsNotUnderstoodIsNamed();
    void aLookNamesItsFindings();
    void watchedThingsComeAndGo();
};

void TestLogModels::olderPagesGoBelowAndNewFactsAbove()
{
    ShiftLogModel model(logWords());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.append({lineOf(10), lineOf(9)}, 9);
    const QPersistentModelIndex ninth(model.index(1, 0));
    model.append({lineOf(7), lineOf(4)}, std::nullopt);
    model.addNew({lineOf(11), lineOf(13)});
    QCOMPARE(shown(model), (std::vector<std::int64_t>{13, 11, 10, 9, 7, 4}));
    QCOMPARE(ninth.row(), 3);
    QCOMPARE(model.rowOf(7), 4);
    QCOMPARE(model.rowOf(8), -1);
    QCOMPARE(resets.count(), 0);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(model.lineAt(0) == nullptr);
}

void TestLogModels::aFactIsShownOnce()
{
    ShiftLogModel model(logWords());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.append({lineOf(10), lineOf(9)}, std::nullopt);
    // Asked for while the first page was still on its way.
    model.addNew({lineOf(9), lineOf(10), lineOf(11)});
    QCOMPARE(shown(model), (std::vector<std::int64_t>{11, 10, 9}));
    model.addNew({lineOf(10), lineOf(11)});
    QCOMPARE(model.rowCount(), 3);
}

void TestLogModels::morePagesAreAskedForOneAtATime()
{
    ShiftLogModel model(logWords());
    QSignalSpy wanted(&model, &ShiftLogModel::moreWanted);
    QVERIFY(!model.canFetchMore({}));
    model.append({lineOf(10)}, 10);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    model.fetchMore({});
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.front().front().toLongLong(), 10);
    QVERIFY(!model.canFetchMore({}));
    // A page without lines goes on too.
    model.append({}, 5);
    QVERIFY(model.canFetchMore({}));
    model.append({}, std::nullopt);
    QVERIFY(!model.canFetchMore({}));
}

void TestLogModels::aMarkIsAnEdgeAndAWord()
{
    ShiftLogModel model(logWords());
    model.append({lineOf(2, {LogMark::Late}), lineOf(1)}, std::nullopt);
    const auto at = [&model](int row, LogColumn column) {
        return model.index(row, static_cast<int>(column));
    };
    QCOMPARE(at(0, LogColumn::Mark).data().toString(), QStringLiteral("marked"));
    QVERIFY(at(0, LogColumn::Mark).data(LateRole).toBool());
    QCOMPARE(at(0, LogColumn::Time).data(RowMarkRole).toInt(),
             static_cast<int>(RowMark::Attention));
    QVERIFY(at(0, LogColumn::Time).data(SpokenRole).toString().contains(u"marked"));
    QCOMPARE(at(1, LogColumn::Mark).data().toString(), QString());
    QCOMPARE(at(1, LogColumn::Time).data(RowMarkRole).toInt(), static_cast<int>(RowMark::None));
}

void TestLogModels::hitsComeInPages()
{
    IncidentHitsModel model({[](Instant) { return QStringLiteral("then"); },
                             [](const std::string& code) { return QString::fromStdString(code); },
                             [](const std::string& code) { return QString::fromStdString(code); }});
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy wanted(&model, &IncidentHitsModel::moreWanted);
    IncidentHit hit;
    hit.number = "26-000001";
    hit.snippet = "a [knife]";
    hit.rowKey = 7;
    model.append({hit, hit}, 2);
    QVERIFY(!model.isWhole());
    model.fetchMore({});
    QCOMPARE(wanted.front().front().toLongLong(), 7);
    model.append({hit}, 2);
    QVERIFY(model.isWhole());
    QCOMPARE(model.rowCount(), 3);
    QVERIFY(model.index(0, static_cast<int>(HitColumn::Opened)).data(MutedRole).toBool());
    QVERIFY(model.index(0, 0).data(SpokenRole).toString().contains(u"knife"));
    model.clear();
    QVERIFY(model.isWhole() && model.hitAt(0) == nullptr);
}

void TestLogModels::aFilterLineBecomesAQuery()
{
    const LogFilter filter = parsed("agent:reyes after:21:00 unit:3a12 incident:014482 pos:2 "
                                    "is:late,Lowered \"kitchen knife\" bridge");
    QCOMPARE(filter.query.agent->value, std::string("reyes"));
    QCOMPARE(filter.query.from->ms, std::int64_t{21});
    QCOMPARE(filter.query.unit->value, std::string("3A12"));
    QCOMPARE(filter.query.number, std::string("014482"));
    QCOMPARE(filter.query.position->value, std::string("Position 2"));
    QCOMPARE(filter.query.marks.size(), std::size_t{2});
    QCOMPARE(filter.query.words, std::string("kitchen knife\nbridge"));
    QVERIFY(!filter.isEmpty);
    QVERIFY(parsed("  ").isEmpty);
    // What begins with a quote is words, whatever it looks like.
    QCOMPARE(parsed("\"unit:3A12\"").query.words, std::string("unit:3A12"));
    QCOMPARE(parsed("before:\"21:00\"").query.to->ms, std::int64_t{21});
    for (const QString& example : logFilterExamples()) {
        if (!example.contains(u":23:00"))
            QVERIFY2(parseLogFilter(example, filterWords()).isOk(), qPrintable(example));
    }
}

void TestLogModels::whatIsNotUnderstoodIsNamed()
{
    QVERIFY(refused(QStringLiteral("color:red")) == RefusalCode::FilterKeyUnknown);
    QVERIFY(refused(QStringLiteral("agent:")) == RefusalCode::FilterValueMissing);
    QVERIFY(refused(QStringLiteral("after:noon")) == RefusalCode::FilterValueUnknown);
    QVERIFY(refused(QStringLiteral("is:green")) == RefusalCode::FilterValueUnknown);
    QVERIFY(refused(QStringLiteral("is:,")) == RefusalCode::FilterValueUnknown);
    QVERIFY(refused(QStringLiteral("look:birds")) == RefusalCode::FilterValueUnknown);
    QVERIFY(refused(QString(201, u'x')) == RefusalCode::FilterTooLong);
    QVERIFY(parseLogFilter(QString(200, u'x'), filterWords()).isOk());
}

void TestLogModels::aLookNamesItsFindings()
{
    ShiftSummary summary;
    summary.lateSends = {1};
    summary.lateChecks = {2};
    summary.levelsLowered = {3};
    summary.overrides = {4};
    summary.flagsRejected = {5};
    summary.placesUnverified = {6};
    summary.corrections = {7};
    std::int64_t wanted = 0;
    for (const LookAt look : {LookAt::Sends, LookAt::Checks, LookAt::Levels, LookAt::Overrides,
                              LookAt::Flags, LookAt::Places, LookAt::Corrections}) {
        QCOMPARE(findingsOf(summary, look), Findings{++wanted});
        const QString text = QStringLiteral("look:") + lookWord(look);
        const auto filter = parseLogFilter(text, filterWords());
        QVERIFY(filter && filter->look == look);
    }
    QVERIFY(findingsOf(summary, LookAt::Nothing).empty());
}

void TestLogModels::watchedThingsComeAndGo()
{
    FakeDesk desk;
    OpenIncident open;
    open.type = TypeCode("NOISE");
    open.location = at("12 Oak Ave", kInBeat1);
    open.location.confidence = Confidence::Exact;
    open.priority = Priority::P1;
    QVERIFY(desk.room().run(open).isOk());
    const IncidentId id = desk.room().last<IncidentOpened>().incident;
    desk.sync();
    WatchModel model(desk, watchWords());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.totalCount(), 0);
    desk.pass(Span::minutes(3));
    model.tick();
    QCOMPARE(model.totalCount(), 1);
    QCOMPARE(model.incidentAt(1), std::optional(id));
    const QModelIndex since = model.index(1, static_cast<int>(WatchColumn::Since));
    QVERIFY(since.data(LateRole).toBool());
    desk.room().logOn("3A12");
    desk.room().dispatch("3A12", id);
    desk.sync();
    model.tick();
    QCOMPARE(model.totalCount(), 0);
    QCOMPARE(model.rowCount(), 0);
}

HAVEN_TESTS(TestLogModels)
#include "tst_log_models.moc"
