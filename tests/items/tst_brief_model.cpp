#include "models/items/brief_model.h"
#include "tests/testkit/test_program.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QtTest>

using namespace haven;

namespace {

BriefLine workLine(const std::string& number, const std::string& text)
{
    return {number, text, IncidentId(std::stoll(number)), 0};
}

ReliefBrief briefWith(std::vector<BriefLine> work, std::vector<BriefLine> late = {})
{
    ReliefBrief out;
    out.sections = {{"work", "Open work", "Nothing is open.", std::move(work)},
                    {"late", "Overdue", "Nothing is overdue.", std::move(late)}};
    return out;
}

std::string leadsOf(const BriefModel& model)
{
    std::string out;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (const auto* line = model.rowAt(row))
            out += line->line.lead;
    }
    return out;
}

QString textAt(const QPersistentModelIndex& line)
{
    return line.isValid() ? line.sibling(line.row(), 1).data().toString() : QString();
}

} // namespace

class TestBriefModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // Whoever chose a line and sees it filled anew has it still, whatever changed above and below.
    void aLineStaysItselfWhileOthersComeAndGo()
    {
        BriefModel model;
        const QAbstractItemModelTester tester(&model);
        model.take(
            briefWith({workLine("1", "waits"), workLine("2", "waits"), workLine("3", "waits")},
                      {{"2", "no answer", IncidentId(2), 0}}));
        const QPersistentModelIndex chosen(model.index(2, 0));
        QCOMPARE(textAt(chosen), QStringLiteral("waits"));
        // One before it is gone, one behind it has come: between them stood the chosen one.
        model.take(
            briefWith({workLine("2", "waits"), workLine("3", "sent"), workLine("4", "waits")}));
        QVERIFY(chosen.isValid());
        QCOMPARE(model.rowAt(chosen.row())->line.lead, std::string("2"));
        QCOMPARE(leadsOf(model), std::string("234"));
        // Its own words change, and it goes to another place.
        model.take(
            briefWith({workLine("4", "waits"), workLine("3", "sent"), workLine("2", "late")}));
        QCOMPARE(leadsOf(model), std::string("432"));
        QCOMPARE(textAt(chosen), QStringLiteral("late"));
    }

    void aLineThatIsOverGivesTheChoiceToNoNeighbor()
    {
        BriefModel model;
        const QAbstractItemModelTester tester(&model);
        const BriefLine first{"7", "status check, since 21:00", IncidentId(7), 0};
        const BriefLine second{"7", "waiting, since 21:10", IncidentId(7), 0};
        model.take(briefWith({}, {first, second}));
        const QPersistentModelIndex chosen(model.index(3, 0));
        QCOMPARE(textAt(chosen), QStringLiteral("status check, since 21:00"));
        model.take(briefWith({}, {second}));
        QVERIFY(!chosen.isValid());
        QCOMPARE(model.rowCount(), 4);
    }

    void whatIsTheSameSaysNothing()
    {
        BriefModel model;
        const ReliefBrief brief = briefWith({workLine("1", "waits"), workLine("2", "held")});
        model.take(brief);
        QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        QSignalSpy moved(&model, &QAbstractItemModel::rowsMoved);
        QSignalSpy gone(&model, &QAbstractItemModel::rowsRemoved);
        model.take(brief);
        QCOMPARE(changed.count() + moved.count() + gone.count(), 0);
    }
};

HAVEN_TESTS(TestBriefModel)
#include "tst_brief_model.moc"
