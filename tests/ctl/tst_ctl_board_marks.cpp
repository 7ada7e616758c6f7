#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven::test;

// What the rows of the screen are marked with stands on the printed board as well.
class tst_CtlBoardMarks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aHangUpSaysWhatIsOwedAndWhatIsKnownOfItsPlace();
    void aClinicianAloneLeavesAnEmergencyWaiting();
};

void tst_CtlBoardMarks::aHangUpSaysWhatIsOwedAndWhatIsKnownOfItsPlace()
{
    const CtlStation station;
    const Ran made = station.run({QStringLiteral("new 911H @\"44 Grove St\" tel 2035550147"),
                                  QStringLiteral("cau 1 weapon from brother rifle in the closet")});
    QVERIFY2(made.code == 0, (made.out + made.err).constData());
    const QByteArray board = station.verb(QStringLiteral("board")).out;
    QVERIFY2(board.contains("the caller is to be called back"), board.constData());
    QCOMPARE(board.count("caution here: weapon, rifle in the closet"), qsizetype{1});
    const QJsonObject row = station.verb(QStringLiteral("board"), {QStringLiteral("--json")})
                                .json()
                                .object()[u"queue"]
                                .toArray()
                                .first()
                                .toObject();
    QVERIFY(row[u"owes_callback"].toBool());
    const QByteArray table =
        station
            .verb(QStringLiteral("board"), {QStringLiteral("--format"), QStringLiteral("markdown")})
            .out;
    QVERIFY2(table.contains("44 Grove St (caution here: weapon, rifle in the closet)"),
             table.constData());
    QCOMPARE(row[u"place_marks"].toArray().size(), 1);
}

void tst_CtlBoardMarks::aClinicianAloneLeavesAnEmergencyWaiting()
{
    const CtlStation station;
    const Ran made =
        station.run({QStringLiteral("on CR1 skills CLIN"),
                     QStringLiteral("new SUICTHRT @\"44 Grove St\""), QStringLiteral("d CR1 1")});
    QVERIFY2(made.code == 0, (made.out + made.err).constData());
    const QByteArray board = station.verb(QStringLiteral("board")).out;
    QVERIFY2(board.contains("-000001  Waiting"), board.constData());
    QVERIFY2(board.contains("CR1"), board.constData());
}

HAVEN_TESTS(tst_CtlBoardMarks)
#include "tst_ctl_board_marks.moc"
