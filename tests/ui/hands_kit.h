#pragma once

#include "tests/ui/console_scene.h"
#include "ui/widgets/key_button.h"

#include <QListView>
#include <QSignalSpy>
#include <QtTest>

// What hands do at the console.
namespace haven::test {

inline const QString kNew = QStringLiteral("new WELFARE @\"12 Oak Ave\" ! not seen for days");

inline ui::KeyButton& undoButton(Console& console)
{
    return *console.named<ui::KeyButton>("undoLast");
}

// As a drop on the queue does: a part of the window asks, not the command line.
inline void askBeside(Console& console, Command command)
{
    QSignalSpy answered(&console.desk, &Desk::answered);
    console.desk.submit(std::move(command));
    QVERIFY(answered.wait(2000));
    QTest::qWait(1); // what is said of it is said on the next turn
}

inline DispatchUnits sending(std::vector<UnitId> units, IncidentId incident)
{
    return DispatchUnits{std::move(units), incident, AssignmentStage::Dispatched, ""};
}

inline QStringList rowsOf(Console& console, const char* view)
{
    QStringList rows;
    auto* list = console.named<QListView>(view);
    for (int row = 0; row < list->model()->rowCount(); ++row)
        rows << list->model()->index(row, 0).data().toString();
    return rows;
}

inline void byAnother(Console& console, const Command& command)
{
    mustAs(console.desk, supervisorSeat(), command);
    console.desk.sync();
    QTest::qWait(5);
}

} // namespace haven::test
