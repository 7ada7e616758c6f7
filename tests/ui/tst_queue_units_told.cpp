#include "models/items/incident_queue_model.h"
#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/queue/queue_delegate.h"
#include "ui/queue/queue_panel.h"
#include "ui/widgets/board_view.h"

#include <QtTest>

// Who goes there stands in the row at any size of the letters.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

constexpr auto kUnitsSection = static_cast<int>(QueueColumn::Units);
constexpr auto kTypeSection = static_cast<int>(QueueColumn::Type);

QString toldUnder(Console& console, const char* column)
{
    auto& view = console.named<QueuePanel>("queuePanel")->view();
    const QueueDelegate delegate(console.source());
    for (int row = 0; row < view.model()->rowCount(); ++row) {
        const QModelIndex units = view.model()->index(row, kUnitsSection);
        if (units.data().toString().contains(QStringLiteral("3A12")))
            return delegate.unitsBelow(
                view,
                units.siblingAtColumn(column == QByteArray("type") ? kTypeSection : kUnitsSection));
    }
    qFatal("3A12 goes nowhere");
}

void sendOne(Console& console)
{
    console.enter(QStringLiteral("new NOISE @12 Oak Ave"));
    const QString number = QString::fromStdString(console.newest().number).section(u'-', -1);
    console.enter(QStringLiteral("d 3A12 ") + number);
    QTRY_VERIFY(!console.newest().assignments.empty());
}

} // namespace

class tst_QueueUnitsTold final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whereTheColumnGivesWayTheyStandUnderTheType()
    {
        Console console(QSize(1920, 1080), QStringLiteral("night"), 200);
        sendOne(console);
        auto& view = console.named<QueuePanel>("queuePanel")->view();
        QVERIFY(view.isDropped(kUnitsSection));
        QCOMPARE(toldUnder(console, "type"), QStringLiteral("3A12"));
        QVERIFY(toldUnder(console, "units").isEmpty()); // once
    }

    void whereTheColumnIsShownTheyStandInItAlone()
    {
        Console console;
        sendOne(console);
        auto& view = console.named<QueuePanel>("queuePanel")->view();
        QVERIFY(!view.isDropped(kUnitsSection));
        QVERIFY(toldUnder(console, "type").isEmpty());
    }
};

HAVEN_TESTS(tst_QueueUnitsTold)
#include "tst_queue_units_told.moc"
