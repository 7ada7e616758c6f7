#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/queue/queue_panel.h"
#include "ui/widgets/filter_line.h"

#include <QLabel>
#include <QtTest>

// A filter hides rows: what presses among them is named all the same.
using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class tst_QueueHidden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatPressesBehindAFilterIsNamed()
    {
        Console console;
        const IncidentId noise = console.desk.room().open("NOISE", "1 Elm St");
        const IncidentId urgent = console.desk.room().open("OD", "Peach St");
        console.desk.sync();
        auto* panel = console.window().findChild<QueuePanel*>();
        QVERIFY(panel != nullptr);
        auto* note = panel->view().findChild<QLabel*>(QStringLiteral("newAbove"));
        QVERIFY(note != nullptr);
        panel->select(noise);
        auto* filter = panel->findChild<FilterLine*>();
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("type:NOISE"));
        const QString number =
            QString::fromStdString(console.desk.state().incidents.at(urgent).number)
                .section(u'-', 1);
        QTRY_COMPARE_WITH_TIMEOUT(
            note->text(), QStringLiteral("P1 %1 waits, hidden by the filter").arg(number), 3000);
        QVERIFY(note->isVisible());
        filter->clear();
        QTRY_VERIFY_WITH_TIMEOUT(
            !note->text().contains(QStringLiteral("hidden")) || !note->isVisible(), 3000);
    }
};

HAVEN_TESTS(tst_QueueHidden)
#include "tst_queue_hidden.moc"
