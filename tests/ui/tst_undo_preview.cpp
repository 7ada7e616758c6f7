#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "tests/ui/hands_kit.h"
#include "ui/shell/command_bar.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

// What the bar says that "undo" will do, while it is typed.
class tst_UndoPreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theActIsNamed();
    void whatWouldBeRefusedIsRefusedBeforeEnter();
    void anActOfAnotherPartOfTheWindowIsTheLastOne();
    void whereNothingWasDoneHereNothingIsPromised();
    void whatARuleRefusesIsSaidBeforeWhatTabWouldDo();
};

void tst_UndoPreview::whereNothingWasDoneHereNothingIsPromised()
{
    Console console;
    console.key(Qt::Key_L, Qt::ControlModifier);
    console.type(QStringLiteral("undo"));
    QVERIFY2(console.preview().contains(QStringLiteral("where there is one")),
             qPrintable(console.preview()));
}

void tst_UndoPreview::whatARuleRefusesIsSaidBeforeWhatTabWouldDo()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d CR1 ."));
    console.enter(kNew);
    const QString number = QString::fromStdString(console.newest().number).right(2);
    console.key(Qt::Key_L, Qt::ControlModifier);
    console.type(QStringLiteral("d CR1 ") + number);
    const QString ahead = console.preview();
    console.key(Qt::Key_Return);
    QTRY_COMPARE(console.result().kind(), ResultKind::Refused);
    QVERIFY2(ahead.startsWith(console.result().text()), qPrintable(ahead));
}

void tst_UndoPreview::theActIsNamed()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("h . keyholder comes"));
    console.key(Qt::Key_L, Qt::ControlModifier);
    console.type(QStringLiteral("undo"));
    QVERIFY2(console.preview().startsWith(QStringLiteral("Enter: ")),
             qPrintable(console.preview()));
    QVERIFY2(console.preview().contains(QStringLiteral("keyholder")) ||
                 console.preview().contains(QStringLiteral("hold"), Qt::CaseInsensitive),
             qPrintable(console.preview()));
    console.key(Qt::Key_Return);
    QTRY_VERIFY(console.newest().stage != IncidentStage::Held);
}

void tst_UndoPreview::whatWouldBeRefusedIsRefusedBeforeEnter()
{
    Console console;
    console.enter(kNew); // a call stays
    console.key(Qt::Key_L, Qt::ControlModifier);
    console.type(QStringLiteral("undo "));
    const QString ahead = console.preview();
    QVERIFY2(!ahead.startsWith(QStringLiteral("Enter: ")), qPrintable(ahead));
    console.key(Qt::Key_Return);
    QTRY_COMPARE(console.result().kind(), ResultKind::Refused);
    QVERIFY2(ahead.contains(console.result().text()), qPrintable(ahead));
}

void tst_UndoPreview::anActOfAnotherPartOfTheWindowIsTheLastOne()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("h . keyholder comes"));
    // A note cannot be undone, whoever wrote it and by whatever form.
    must(console.desk,
         AddNote{console.newest().id, {}, "she sits in the kitchen", FieldClass::Police, {}});
    console.desk.sync();
    console.key(Qt::Key_L, Qt::ControlModifier);
    console.type(QStringLiteral("undo "));
    QVERIFY2(!console.preview().startsWith(QStringLiteral("Enter: ")),
             qPrintable(console.preview()));
}

HAVEN_TESTS(tst_UndoPreview)
#include "tst_undo_preview.moc"
