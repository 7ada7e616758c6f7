#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/screening_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QStringList parted(const char* line)
{
    return QString::fromUtf8(line).split(u' ', Qt::SkipEmptyParts);
}

QString folderOf(const CtlStation& station)
{
    return station.path() + QStringLiteral(".instruments");
}

void install(const CtlStation& station, const char* name, const std::string& text)
{
    QVERIFY(QDir().mkpath(folderOf(station)));
    writeFile(folderOf(station) + QStringLiteral("/") + QString::fromLatin1(name),
              QByteArray::fromStdString(text));
}

Ran instruments(const CtlStation& station, const char* words)
{
    return station.verb(QStringLiteral("instruments"), parted(words));
}

} // namespace

// `havenctl instruments`, the real program.
class tst_CtlInstruments : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noneIsShippedAndTheFolderIsNamed();
    void whatTheAgencyInstalledIsListedAndTheRestIsNamed();
    void filesAreCheckedByLine();
    void aResultIsRecordedAndReadByCareRolesAlone();
};

void tst_CtlInstruments::noneIsShippedAndTheFolderIsNamed()
{
    const CtlStation station;
    const Ran ran = instruments(station, "list");
    QCOMPARE(ran.code, 0);
    QVERIFY2(ran.out.contains("station.haven.instruments"), ran.out.constData());
    QVERIFY(instruments(station, "list --json")
                .json()
                .object()[QStringLiteral("instruments")]
                .toArray()
                .isEmpty());
    QCOMPARE(instruments(station, "remove all").code, 2);
}

void tst_CtlInstruments::whatTheAgencyInstalledIsListedAndTheRestIsNamed()
{
    const CtlStation station;
    install(station, "made-up-screen.json", kMadeUpInstrument);
    install(station, "another-name.json", kMadeUpInstrument);
    install(station, "broken.json", "{ \"instrument\": ");
    const Ran ran = instruments(station, "list --json");
    QCOMPARE(ran.code, 0);
    const auto rows = ran.json().object()[QStringLiteral("instruments")].toArray();
    QCOMPARE(rows.size(), 1);
    const auto one = rows[0].toObject();
    QCOMPARE(one[QStringLiteral("license")].toString(), QStringLiteral("None is needed"));
    QCOMPARE(one[QStringLiteral("hash")].toString().size(), 64);
    QCOMPARE(one[QStringLiteral("fields")].toArray().size(), 3);
    // The agency's own text is on its disk and on the screen, and in no list.
    QVERIFY(!ran.out.contains("shown as it is"));
    QVERIFY(ran.err.contains("another-name.json") && ran.err.contains("broken.json"));
}

void tst_CtlInstruments::filesAreCheckedByLine()
{
    const CtlStation station;
    install(station, "made-up-screen.json", kMadeUpInstrument);
    QCOMPARE(instruments(station, "check").code, 0);
    std::string wrong = kMadeUpInstrument;
    wrong.replace(wrong.find("\"to\": 30"), 8, "\"to\": -3");
    install(station, "made-up-screen.json", wrong);
    const Ran ran = instruments(station, "check");
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.lines().first().contains(":9: must: fields[0]: "), ran.out.constData());
    install(station, "made-up-screen.json", "no json");
    QCOMPARE(instruments(station, "check").code, 4);
    QCOMPARE(ctl({QStringLiteral("instruments"), QStringLiteral("check")}).code, 2);
}

void tst_CtlInstruments::aResultIsRecordedAndReadByCareRolesAlone()
{
    const CtlStation station;
    install(station, "made-up-screen.json", kMadeUpInstrument);
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"12 Oak Ave\"")}).code, 0);
    const char* kResult = "record 01 made-up-screen total=21 tier=very-high remark=PLANTED";
    const auto recordAs = [&](const char* agent) {
        return station.verb(QStringLiteral("instruments"),
                            parted(kResult) + parted("--as") + parted(agent));
    };
    QCOMPARE(instruments(station, kResult).code, 2); // by whom?
    QCOMPARE(recordAs("admin").code, 1);
    const Ran done = recordAs("clinician");
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY(done.out.contains("Suggested: Ask whether a clinician should stay"));
    QCOMPARE(instruments(station, "record 01 made-up-screen total=99 tier=low --as clinician").code,
             1);
    // In the log for everybody, and what it came to for nobody who has not signed on.
    const Ran plain = station.verb(QStringLiteral("log"));
    QVERIFY2(plain.out.contains("A screening was recorded"), plain.out.constData());
    QVERIFY(!plain.out.contains("PLANTED") && !plain.out.contains("Made-up"));
    QVERIFY(!station.verb(QStringLiteral("care"), parted("01")).out.contains("PLANTED"));
    QCOMPARE(instruments(station, "read 01").code, 1);
    QCOMPARE(instruments(station, "read 01 --as clinician").code, 1); // why?
    const auto before = station.facts();
    const Ran read = instruments(station, "read 01 --as clinician --reason visit");
    QVERIFY2(read.code == 0 && read.out.contains("PLANTED"), read.err.constData());
    QVERIFY(read.out.contains("Very high"));
    QVERIFY2(!read.out.contains("withheld"), read.out.constData());
    QCOMPARE(station.facts(), before + 1);
    QCOMPARE(instruments(station, "read 01 --as admin --reason looking").code, 1);
    const Ran looked = station.verb(QStringLiteral("log"), parted("--as clinician"));
    QVERIFY2(looked.out.contains("Results of screenings read"), looked.out.constData());
    // Nothing of the page of the instrument is in the station.
    QVERIFY(!bytesOfFile(station.path()).contains("shown as it is"));
}

HAVEN_TESTS(tst_CtlInstruments)
#include "tst_ctl_instruments.moc"
