#include "tests/testkit/test_program.h"
#include "tests/ui/console_scene.h"
#include "tests/ui/hands_kit.h"
#include "ui/shell/command_bar.h"
#include "ui/shell/undo_offer.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;
using namespace haven::ui;

class tst_UndoOffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatCanBeUndoneIsOfferedForTenSeconds();
    void whoeverWasSentSilentlyIsToldOfTheUndoWithoutVoice();
    void theUndoKeyTakesItBackAndSaysWhomToTell();
    void whatCannotBeUndoneIsNotOffered();
    void anOfferEndsWithWhatOvertakesIt();
    void anActOfAnotherWindowIsNeverOffered();
    void theUndoKeySaysWhichActItIs();
    void theUndoKeyNamesBothOfTwo();
    void whatWasDoneIsReadBesideItsUndo();
    void aLookTakesNoOfferAway();
};

void tst_UndoOffer::whatCanBeUndoneIsOfferedForTenSeconds()
{
    Console console;
    console.enter(kNew);
    QVERIFY(!undoButton(console).isVisible()); // a call stays
    console.enter(QStringLiteral("h . keyholder comes"));
    QVERIFY(undoButton(console).isVisible());
    QVERIFY2(undoButton(console).text().contains(QStringLiteral("10")),
             qPrintable(undoButton(console).text()));
    UndoOffer& offer = console.window().bar().undo();
    for (int second = 1; second < kUndoSeconds; ++second)
        offer.tick();
    QVERIFY(undoButton(console).isVisible());
    QVERIFY(undoButton(console).text().contains(QStringLiteral("1 s")));
    offer.tick();
    QVERIFY(!undoButton(console).isVisible());
    console.key(Qt::Key_M, Qt::ControlModifier);
    QCOMPARE(console.result().kind(), ResultKind::Refused);
    QCOMPARE(console.newest().stage, IncidentStage::Held);
}

void tst_UndoOffer::whoeverWasSentSilentlyIsToldOfTheUndoWithoutVoice()
{
    Console console;
    console.enter(kNew);
    const QString quietly = QStringLiteral("without voice");
    console.enter(QStringLiteral("d 3A12 . silent"));
    QVERIFY2(undoButton(console).toolTip().contains(quietly),
             qPrintable(undoButton(console).toolTip()));
    // By a slip: the silence is back with the undo.
    console.enter(QStringLiteral("d 2A11 . voice"));
    QVERIFY2(undoButton(console).toolTip().contains(quietly),
             qPrintable(undoButton(console).toolTip()));
    console.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(console.newest().assignments.size(), std::size_t(1));
    // Whoever has left it works nothing now.
    console.enter(QStringLiteral("cl 3A12"));
    QVERIFY2(undoButton(console).toolTip().contains(quietly),
             qPrintable(undoButton(console).toolTip()));
}

void tst_UndoOffer::theUndoKeyTakesItBackAndSaysWhomToTell()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12 ."));
    QVERIFY(undoButton(console).toolTip().contains(QStringLiteral("3A12")));
    console.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(console.result().kind(), ResultKind::Done);
    QTRY_VERIFY(console.newest().assignments.empty());
    QVERIFY2(console.result().text().contains(QStringLiteral("Tell 3A12 by radio")),
             qPrintable(console.result().text()));
    QCOMPARE(console.result().line(), QStringLiteral("undo"));
    QVERIFY(!undoButton(console).isVisible()); // an undo is not undone
    QVERIFY(console.desk.lastCommand<Undo>()->act.has_value());
}

// Pages of care write by themselves who reads them.
void tst_UndoOffer::aLookTakesNoOfferAway()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("h . keyholder comes"));
    const QString said = console.result().text();
    ViewCare look{CareView::CareRecord, console.newest().id, {}, {}};
    look.way = CareLookWay::OnPage;
    console.desk.submit(look);
    const auto& log = console.desk.room().log();
    QTRY_VERIFY(isKind<CareViewed>(*log.back().event));
    QTest::qWait(20);
    QVERIFY(undoButton(console).isVisible());
    QCOMPARE(console.result().text(), said);
    console.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_VERIFY(console.newest().stage != IncidentStage::Held);
}

void tst_UndoOffer::whatCannotBeUndoneIsNotOffered()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12 ."));
    QVERIFY(undoButton(console).isVisible());
    for (const char* line : {"n . at the door", "em 3A12", "ans . weapon in_hand"}) {
        console.enter(QString::fromLatin1(line));
        QVERIFY2(!undoButton(console).isVisible(), line);
    }
    // It would lower a priority.
    console.enter(QStringLiteral("pri . p1 knife seen"));
    QVERIFY(!undoButton(console).isVisible());
}

void tst_UndoOffer::anOfferEndsWithWhatOvertakesIt()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12 ."));
    QVERIFY(undoButton(console).isVisible());
    byAnother(console, MarkOnScene{{UnitId("3A12")}, ""});
    QVERIFY(!undoButton(console).isVisible());
}

void tst_UndoOffer::anActOfAnotherWindowIsNeverOffered()
{
    Console console;
    console.enter(kNew);
    const IncidentId id = console.newest().id;
    console.enter(QStringLiteral("d 2A11 ."));
    byAnother(console, sending({UnitId("3A12")}, id));
    QVERIFY(undoButton(console).isVisible());
    console.key(Qt::Key_M, Qt::ControlModifier);
    QTRY_COMPARE(console.newest().assignments.size(), std::size_t(1));
    QCOMPARE(console.newest().assignments.front().unit, UnitId("3A12"));
}

void tst_UndoOffer::theUndoKeySaysWhichActItIs()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12 ."));
    const QString label = undoButton(console).text();
    QVERIFY2(label.startsWith(QStringLiteral("Undo: ")), qPrintable(label));
    QVERIFY2(label.contains(QStringLiteral("3A12")), qPrintable(label));
    QVERIFY(undoButton(console).accessibleName() == label);
    // A long act is cut on the button and whole in its hint.
    const QString reason = QString(60, u'x');
    console.enter(QStringLiteral("undo"));
    console.enter(QStringLiteral("h . ") + reason);
    QVERIFY(undoButton(console).text().size() < 60);
    QVERIFY(undoButton(console).toolTip().contains(reason));
}

void tst_UndoOffer::theUndoKeyNamesBothOfTwo()
{
    Console console;
    console.enter(kNew);
    console.enter(QStringLiteral("d 3A12,2A11 ."));
    console.enter(QStringLiteral("en 3A12,2A11"));
    const QString label = undoButton(console).text();
    QVERIFY2(label.contains(QStringLiteral("3A12")), qPrintable(label));
    QVERIFY2(label.contains(QStringLiteral("2A11")), qPrintable(label));
}

// On a small screen the keys along the bottom give way, not the words, and come back.
void tst_UndoOffer::whatWasDoneIsReadBesideItsUndo()
{
    Console console(QSize(1366, 768));
    console.enter(kNew);
    const auto* first = console.named<QWidget>("hint_newCall");
    QVERIFY(first->isVisible());
    console.enter(QStringLiteral("h . keyholder comes, by car from the other end of the county"));
    QVERIFY(undoButton(console).isVisible());
    const int third = console.named<QWidget>("commandBar")->width() / 3;
    const int wanted = std::min(console.result().sizeHint().width(), third);
    QVERIFY(wanted > 300);
    QTRY_VERIFY2(console.result().width() >= wanted,
                 qPrintable(QString::number(console.result().width())));
    for (int second = 0; second < kUndoSeconds; ++second)
        console.window().bar().undo().tick();
    QTRY_VERIFY(first->isVisible());
}

HAVEN_TESTS(tst_UndoOffer)
#include "tst_undo_offer.moc"
