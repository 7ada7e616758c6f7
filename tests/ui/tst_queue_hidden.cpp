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

    // What scrolled out of sight keeps nothing behind the filter from being named.
    void bothAreNamedTheMostUrgentFirst()
    {
        Console console;
        DispatchRoom& room = console.desk.room();
        const auto numberOf = [&room](IncidentId id) {
            return QString::fromStdString(room.incident(id).number).section(u'-', 1);
        };
        const IncidentId urgent = room.open("OD", "Peach St");
        const IncidentId above = room.open("FIGHT", "Main St");
        IncidentId last;
        for (int n = 0; n < 60; ++n)
            last = room.open("NOISE", std::to_string(n + 1) + " Elm St");
        console.desk.sync();
        auto* panel = console.window().findChild<QueuePanel*>();
        auto* note = panel->view().findChild<QLabel*>(QStringLiteral("newAbove"));
        auto* filter = panel->findChild<FilterLine*>();
        filter->setFocus();
        QTest::keyClicks(filter, QStringLiteral("-type:OD"));
        QTRY_VERIFY(note->text().contains(QStringLiteral("hidden")));
        panel->select(last);
        const QString priority =
            QStringLiteral("P%1").arg(static_cast<int>(room.incident(above).priority) + 1);
        const QString both =
            QStringLiteral("P1 %1 waits, hidden by the filter; %2 %3 waits above (Home)")
                .arg(numberOf(urgent), priority, numberOf(above));
        QTRY_VERIFY2_WITH_TIMEOUT(note->text().startsWith(both), qPrintable(note->text()), 5000);
    }
};

HAVEN_TESTS(tst_QueueHidden)
#include "tst_queue_hidden.moc"
