#include "tests/ctl/ctl_kit.h"
#include "tests/ctl/sealed_station.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QStringList codesIn(const Ran& ran)
{
    QStringList codes;
    const auto shares = ran.json().object().value(QStringLiteral("shares")).toArray();
    for (const auto& share : shares)
        codes << share.toObject().value(QStringLiteral("code")).toString();
    return codes;
}

} // namespace

// Notes that leave the hands of the group: shares of its key, releases, and handing it back.
class tst_CtlNotesGiven : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCopyOnAnotherMachineIsReadByCliniciansAlone();
    void twoOfThreeSharesOpenAndOneDoesNot();
    void aHolderIsNeverOfPoliceOrIt();
    void aReleaseKeepsTheExactText();
    void aHandedBackGroupIsReadByItsEmployerAlone();
};

// crisis.md 6.19.
void tst_CtlNotesGiven::aCopyOnAnotherMachineIsReadByCliniciansAlone()
{
    const SealedStation station;
    station.write(QStringLiteral("kept"));
    QTemporaryDir elsewhere;
    const QString copy = elsewhere.filePath(QStringLiteral("copy.haven"));
    QVERIFY(QFile::copy(station.path(), copy));
    const auto read = [&](const QString& who) {
        return ctl({QStringLiteral("notes"), QStringLiteral("1"), QStringLiteral("--station"), copy,
                    QStringLiteral("--as"), who},
                   passwordOf(who));
    };
    QVERIFY(read(kOsei).out.contains("kept"));
    for (const QString& who : {QStringLiteral("admin"), QStringLiteral("dispatcher")}) {
        QCOMPARE(read(who).code, 1);
        QVERIFY(!read(who).out.contains("kept"));
    }
}

void tst_CtlNotesGiven::twoOfThreeSharesOpenAndOneDoesNot()
{
    const SealedStation station;
    station.write(QStringLiteral("kept"));
    const Ran named =
        station.as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                           QStringLiteral("Cleo"), QStringLiteral("--json")});
    const QStringList codes = codesIn(named);
    QCOMPARE(codes.size(), 3);
    need(station.as(kOsei, {QStringLiteral("rotate")})); // the shares open the newest key
    station.addLin();
    const auto open = [&](const QString& first, const QString& second) {
        const QString file = station.file(QStringLiteral("codes"));
        writeFile(file, first.toUtf8() + "\n" + second.toUtf8() + "\n");
        const Ran ran =
            station.as(kLin, {QStringLiteral("open-escrow"), QStringLiteral("Harbor Health"),
                              QStringLiteral("--reason"), QStringLiteral("Osei cannot be reached"),
                              QStringLiteral("--codes-file"), file});
        QFile::remove(file);
        return ran;
    };
    QVERIFY(open(codes[0], codes[0]).err.contains("[EscrowCodes]"));
    QVERIFY(open(codes[0], {}).err.contains("[EscrowCodes]"));
    QVERIFY(open(codes[1], QStringLiteral("2222-2222")).err.contains("[EscrowCodes]"));
    QCOMPARE(station.as(kLin, {QStringLiteral("1")}).code, 1);
    // In the other order, typed as people type.
    need(open(codes[2].toLower(), QString(codes[0]).remove(u'-')));
    QVERIFY(station.as(kLin, {QStringLiteral("1")}).out.contains("kept"));
    const Ran log = station.plain().verb(QStringLiteral("log"), {QStringLiteral("--json")});
    QVERIFY(log.out.contains("OPENED BY ESCROW with the shares of Ann, Cleo; lin let in"));
    QVERIFY(log.out.contains("sealed notes were opened by escrow"));
    for (const auto& code : codes)
        QVERIFY(filesWith(QFileInfo(station.path()).path(), code).isEmpty());
}

void tst_CtlNotesGiven::aHolderIsNeverOfPoliceOrIt()
{
    const SealedStation station;
    for (const char* name : {"admin", "dispatcher", "REYES"}) {
        const Ran ran = station.as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"),
                                           QStringLiteral("Ben"), QString::fromUtf8(name)});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.contains("[EscrowHolder]"));
    }
    // By a part of the name, whatever became of the account meanwhile, and by the office.
    need(station.admin({QStringLiteral("add"), QStringLiteral("park"), QStringLiteral("--name"),
                        QStringLiteral("Joon Park"), QStringLiteral("--roles"),
                        QStringLiteral("dispatcher")},
                       kTestPassword));
    need(station.admin(
        {QStringLiteral("roles"), QStringLiteral("park"), QStringLiteral("clinician")}));
    for (const char* name : {"Sgt. Anna Reyes", "Reyes, A.", "Dr. J. Park"}) {
        const Ran ran = station.as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"),
                                           QStringLiteral("Ben"), QString::fromUtf8(name)});
        QVERIFY2(ran.err.contains("[EscrowHolder]"), name);
    }
    QVERIFY(station
                .as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                            QStringLiteral("IT desk")})
                .err.contains("[EscrowOffice]"));
    QCOMPARE(station
                 .as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                             QStringLiteral("ann")})
                 .code,
             1);
}

void tst_CtlNotesGiven::aReleaseKeepsTheExactText()
{
    const SealedStation station;
    station.write(QStringLiteral("much more than is released"));
    const QByteArray exact = "Seen on Sunday, calm;\n  \"sleeps\" – no danger named.";
    const QString words = station.file(QStringLiteral("words.txt"));
    writeFile(words, exact);
    const QString out = station.file(QStringLiteral("release.txt"));
    QStringList wish{QStringLiteral("release"),     QStringLiteral("1"),
                     QStringLiteral("--to"),        QStringLiteral("Dr. Novak"),
                     QStringLiteral("--basis"),     QStringLiteral("consent"),
                     QStringLiteral("--text-file"), words,
                     QStringLiteral("--out"),       out};
    QVERIFY(station.as(kOsei, wish).err.contains("[ReleaseIncomplete]"));
    QVERIFY(!QFile::exists(out));
    wish << QStringLiteral("--scope") << QStringLiteral("Sunday's visit")
         << QStringLiteral("--signed") << QStringLiteral("2026-11-01") << QStringLiteral("--until")
         << QStringLiteral("2099-01-01");
    need(station.as(kOsei, wish));
    QVERIFY(bytesOfFile(out).endsWith(exact));
    QVERIFY(bytesOfFile(out).contains("42 CFR Part 2"));
    QCOMPARE(QFile::permissions(out) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    const auto releases =
        station
            .as(kOsei, {QStringLiteral("releases"), QStringLiteral("1"), QStringLiteral("--json")})
            .json()
            .object()[QStringLiteral("releases")]
            .toArray();
    QCOMPARE(releases.size(), 1);
    QCOMPARE(releases[0].toObject()[QStringLiteral("text")].toString().toUtf8(), exact);
    QCOMPARE(releases[0].toObject()[QStringLiteral("basis")].toString(),
             QStringLiteral("written consent"));
    need(station.as(kOsei, {QStringLiteral("withdraw"), QStringLiteral("1"), QStringLiteral("1"),
                            QStringLiteral("--reason"), QStringLiteral("by letter")}));
    QFile::remove(out);
    QVERIFY(station.as(kOsei, wish).err.contains("[ConsentWithdrawn]"));
    QVERIFY(!QFile::exists(out));
}

void tst_CtlNotesGiven::aHandedBackGroupIsReadByItsEmployerAlone()
{
    const SealedStation station;
    station.write(QStringLiteral("kept by the employer"));
    const QString words = station.file(QStringLiteral("words.txt"));
    writeFile(words, "what was passed on");
    need(station.as(kOsei, {QStringLiteral("release"), QStringLiteral("1"), QStringLiteral("--to"),
                            QStringLiteral("Dr. Novak"), QStringLiteral("--basis"),
                            QStringLiteral("consent"), QStringLiteral("--text-file"), words,
                            QStringLiteral("--out"), station.file(QStringLiteral("release.txt")),
                            QStringLiteral("--scope"), QStringLiteral("Sunday's visit"),
                            QStringLiteral("--signed"), QStringLiteral("2026-11-01"),
                            QStringLiteral("--until"), QStringLiteral("2099-01-01")}));
    station.letLinIn();
    const QString out = station.file(QStringLiteral("harbor.seal"));
    QStringList wish{QStringLiteral("hand-back"), QStringLiteral("--to"),
                     QStringLiteral("Harbor Health, contract ended"), QStringLiteral("--out"), out};
    QVERIFY(station.as(kOsei, wish, {}, "the employer's").err.contains("[HandBackSecond]"));
    QVERIFY(!QFile::exists(out));
    const QString file = station.file(QStringLiteral("lins"));
    writeFile(file, kLins);
    wish << QStringLiteral("--with") << kLin << QStringLiteral("--with-password-file") << file;
    need(station.as(kOsei, wish, {}, "the employer's"));
    QFile::remove(file);
    QVERIFY(!bytesOfFile(out).contains("kept by"));
    const QStringList unpack{QStringLiteral("notes"), QStringLiteral("unpack"), out};
    QCOMPARE(ctl(unpack, "some other").code, 1);
    const Ran read = ctl(unpack, "the employer's");
    QCOMPARE(read.code, 0);
    QVERIFY(read.out.contains("kept by the employer"));
    // Also what was released: its key goes with the others.
    QVERIFY(read.out.contains("what was passed on"));
    QByteArray cut = bytesOfFile(out);
    cut.chop(60);
    writeFile(out, cut);
    QCOMPARE(ctl(unpack, "the employer's").code, 1);
    for (const QString& who : {kOsei, kLin}) {
        const Ran ran = station.as(who, {QStringLiteral("1")});
        QCOMPARE(ran.code, 1);
        QVERIFY(ran.err.contains("[SealGroupMissing]"));
    }
    auto reader = StationReader::open({station.path().toStdString(), ""});
    const auto left = reader->database().number("SELECT count(*) FROM seal_key");
    QVERIFY(left && *left == 0);
    QVERIFY(station.plain().facts() > 0); // the chain is whole all the same
}

HAVEN_TESTS(tst_CtlNotesGiven)
#include "tst_ctl_notes_given.moc"
