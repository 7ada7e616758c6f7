// Recording who stands for a protocol, from the Admin room and by keys alone.
#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "ui/admin/form_card.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/key_button.h"

#include <QLineEdit>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

namespace {

void typeKeys(const char* text)
{
    QTest::keyClicks(QApplication::focusWidget(), QString::fromUtf8(text));
}

void pressKey(Qt::Key key)
{
    QTest::keyClick(QApplication::focusWidget(), key);
}

} // namespace

class tst_ProtocolApproval final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anApprovalIsRecordedByKeysAlone()
    {
        Console console(QSize(1600, 1000), QStringLiteral("night"), 100);
        console.desk.setSeat(supervisorSeat());
        console.window().goTo(MainWindow::Workspace::Admin);
        console.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&console.window()));
        QTest::keyClick(&console.window(), Qt::Key_M, Qt::AltModifier);
        auto* list = console.named<BoardView>("protocolsView");
        QTRY_VERIFY(list->hasFocus());
        pressKey(Qt::Key_Down);
        const QString title = list->currentIndex().siblingAtColumn(0).data().toString();
        QVERIFY(!title.isEmpty());
        // Enter goes on to the first field, and Tab through all of them to the button.
        pressKey(Qt::Key_Return);
        QVERIFY(console.named<QLineEdit>("protocolApprover")->hasFocus());
        for (const char* text : {"Dr. Ann Osei", "LCSW 1234", "Harbor Health", ""}) {
            typeKeys(text);
            pressKey(Qt::Key_Tab);
        }
        QVERIFY(console.named<KeyButton>("protocolAccept")->hasFocus());
        pressKey(Qt::Key_Return);
        QTRY_VERIFY(!console.desk.room().state().approvals.empty());
        const auto& approval = console.desk.room().state().approvals.begin()->second;
        QCOMPARE(approval.approver, std::string("Dr. Ann Osei"));
    }

    // The button was made before the fields: what was typed after one Tab pressed it.
    void fromTheListTabGoesToTheFields()
    {
        Console console(QSize(1600, 1000), QStringLiteral("night"), 100);
        console.desk.setSeat(supervisorSeat());
        console.window().goTo(MainWindow::Workspace::Admin);
        console.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&console.window()));
        console.named<BoardView>("protocolsView")->setFocus();
        pressKey(Qt::Key_Tab);
        QVERIFY2(console.named<QLineEdit>("protocolApprover")->hasFocus(),
                 qPrintable(QApplication::focusWidget()->objectName()));
    }

    // The list takes no letters, so they are the approver's.
    void aNameTypedInTheListIsNotSwallowed()
    {
        Console console(QSize(1600, 1000), QStringLiteral("night"), 100);
        console.desk.setSeat(supervisorSeat());
        console.window().goTo(MainWindow::Workspace::Admin);
        console.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&console.window()));
        auto* list = console.named<BoardView>("protocolsView");
        list->setFocus();
        pressKey(Qt::Key_Down);
        const QModelIndex chosen = list->currentIndex();
        QTest::keyClicks(list, QStringLiteral("D"));
        auto* approver = console.named<QLineEdit>("protocolApprover");
        QVERIFY(approver->hasFocus());
        typeKeys("r. Ann Osei");
        QCOMPARE(approver->text(), QStringLiteral("Dr. Ann Osei"));
        QVERIFY(list->currentIndex() == chosen);
    }

    void allOfTheFormIsSeenOnASmallScreen()
    {
        Console console(QSize(1366, 768), QStringLiteral("night"), 100, Density::Normal);
        console.desk.setSeat(supervisorSeat());
        console.window().goTo(MainWindow::Workspace::Admin);
        console.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&console.window()));
        QTest::keyClick(&console.window(), Qt::Key_M, Qt::AltModifier);
        QTRY_VERIFY(console.named<BoardView>("protocolsView")->hasFocus());
        const auto* record = console.named<KeyButton>("protocolAccept");
        QTRY_VERIFY2(record->visibleRegion().boundingRect() == record->rect(),
                     "the button that records it is below the fold");
    }

    // A name and a license by which nobody can be found stand for nothing.
    void whoNamesNoLicenseIsToldSo()
    {
        Console console(QSize(1600, 1000), QStringLiteral("night"), 100);
        console.desk.setSeat(supervisorSeat());
        console.window().goTo(MainWindow::Workspace::Admin);
        console.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&console.window()));
        console.named<BoardView>("protocolsView")->setFocus();
        pressKey(Qt::Key_Return);
        for (const char* text : {"Dr. Ann Osei", "none", "Harbor Health", ""}) {
            typeKeys(text);
            pressKey(Qt::Key_Tab);
        }
        pressKey(Qt::Key_Return);
        auto* form = console.named<FormCard>("protocolForm");
        QTRY_VERIFY2(form->said().contains(QStringLiteral("license")), qPrintable(form->said()));
        QVERIFY(console.desk.room().state().approvals.empty());
        // What was typed is still there.
        QCOMPARE(console.named<QLineEdit>("protocolApprover")->text(),
                 QStringLiteral("Dr. Ann Osei"));
    }
};

HAVEN_TESTS(tst_ProtocolApproval)
#include "tst_protocol_approval.moc"
