#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

// havenctl flag --station: what the console's advisor knows, told apart.
class tst_CtlFlag : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNoteOfAStationIsToldApartWithWhatChanged()
    {
        CtlStation station;
        QCOMPARE(station
                     .run({QStringLiteral("new SUICTHRT @\"9 Oak Ave\""),
                           QStringLiteral("n 1 son is off his meds")})
                     .code,
                 0);
        const auto queue = station.verb(QStringLiteral("board"), {QStringLiteral("--json")})
                               .json()
                               .object()[QStringLiteral("queue")]
                               .toArray();
        QCOMPARE(queue.size(), 1);
        const QString number = queue.first().toObject()[QStringLiteral("incident")].toString();
        const QString file = station.file(QStringLiteral("notes.jsonl"));
        writeFile(file, QStringLiteral("{\"id\":\"a\",\"incident\":\"%1\","
                                       "\"note\":\"now hearing voices, denies SI\"}\n")
                            .arg(number)
                            .toUtf8());
        const Ran told = station.verb(QStringLiteral("flag"), {file, QStringLiteral("--json")});
        QCOMPARE(told.code, 0);
        const auto row = QJsonDocument::fromJson(told.lines().first()).object();
        const auto changed = row[QStringLiteral("changed")].toObject();
        QVERIFY(isAmong(changed[QStringLiteral("came")].toArray(), QStringLiteral("voices")));
        QVERIFY(
            isAmong(changed[QStringLiteral("gone")].toArray(), QStringLiteral("off-medication")));
        QVERIFY(!row[QStringLiteral("suppressed")].toArray().isEmpty());
        QStringList sources;
        for (const auto& one : row[QStringLiteral("sources")].toArray())
            sources << one.toObject()[QStringLiteral("source")].toString();
        QVERIFY(sources.contains(QStringLiteral("oftype")));
        const Ran text = station.verb(QStringLiteral("flag"), {file});
        QCOMPARE(text.code, 0);
        for (const char* words :
             {"counted \"hearing voices\" (voices, ", "not counted \"SI\"",
              "new \"hearing voices\"", "not said again \"stopped medication\""})
            QVERIFY2(text.out.contains(words), text.out.constData());
    }

private:
    static bool isAmong(const QJsonArray& reasons, const QString& family)
    {
        for (const auto& one : reasons) {
            if (one.toObject()[QStringLiteral("family")] == family)
                return true;
        }
        return false;
    }
};

HAVEN_TESTS(tst_CtlFlag)
#include "tst_ctl_flag.moc"
