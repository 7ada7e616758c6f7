#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/room/relief_panel.h"
#include "ui/widgets/board_view.h"

#include <QtTest>

// The page for whoever takes over begins with the calls that are half taken at this window.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class tst_ParkedBrief : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aParkedCallStandsOnTheBrief()
    {
        Console console;
        console.key(Qt::Key_F2);
        console.named<QWidget>("intakeNarrative")->setFocus();
        console.type(QStringLiteral("he has a gun"));
        console.key(Qt::Key_F2);
        console.key(Qt::Key_9, Qt::ControlModifier);
        auto& panel = *console.named<ReliefPanel>("reliefPanel");
        QVERIFY(panel.isVisible());
        const QAbstractItemModel& model = *panel.view().model();
        QStringList rows;
        for (int row = 0; row < model.rowCount(); ++row)
            rows << model.index(row, 1).data().toString();
        const auto parked = rows.filter(QStringLiteral("NOT ON THE RECORD YET"));
        QVERIFY2(parked.size() == 1 && parked.at(0).contains(QStringLiteral("weapon “gun”")),
                 qPrintable(rows.join(u'\n')));
    }
};

HAVEN_TESTS(tst_ParkedBrief)
#include "tst_parked_brief.moc"
