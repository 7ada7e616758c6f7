#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

// An officer who calls for help stood on the printed board as one who is free.
class tst_CtlBoardEmergency : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmergencyStandsAboveTheBoardAndOnItsLine();
};

void tst_CtlBoardEmergency::anEmergencyStandsAboveTheBoardAndOnItsLine()
{
    const CtlStation station;
    const Ran made = station.run({QStringLiteral("on 3A12"), QStringLiteral("on 3A14"),
                                  QStringLiteral("em 3A12 shots fired")});
    QVERIFY2(made.code == 0, (made.out + made.err).constData());
    const QByteArray board = station.verb(QStringLiteral("board")).out;
    QVERIFY2(board.startsWith("OFFICER EMERGENCY, 3A12, "), board.constData());
    QVERIFY2(board.contains("not acknowledged: shots fired"), board.constData());
    QVERIFY2(board.contains("3A12   EMERGENCY, Available"), board.constData());
    QVERIFY2(board.contains("3A14   Available"), board.constData());
    const QByteArray table =
        station
            .verb(QStringLiteral("board"),
                  {QStringLiteral("--format"), QStringLiteral("tsv"), QStringLiteral("--units")})
            .out;
    QVERIFY2(table.contains("3A12\tEMERGENCY, Available"), table.constData());
    const QJsonObject document =
        station.verb(QStringLiteral("board"), {QStringLiteral("--json")}).json().object();
    QCOMPARE(document[u"units"].toArray().size(), 2);
    for (const auto one : document[u"units"].toArray()) {
        const QJsonObject unit = one.toObject();
        const QJsonObject emergency = unit[u"emergency"].toObject();
        if (unit[u"unit"].toString() == u"3A14") {
            QVERIFY(unit[u"emergency"].isNull());
            continue;
        }
        QCOMPARE(emergency[u"words"].toString(), QStringLiteral("shots fired"));
        QVERIFY(emergency[u"since"].toInteger() > 0);
        QVERIFY(emergency[u"acknowledged_by"].isNull());
    }
}

HAVEN_TESTS(tst_CtlBoardEmergency)
#include "tst_ctl_board_emergency.moc"
