#include "models/store/seal_crypto.h"
#include "models/store/verify.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// Whoever can write the file must not be given the key of the sealed notes.
using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kOseiWords = "osei's own words";
constexpr const char* kLinWords = "lin's own words";
const QString kOseiName = QStringLiteral("clinician");
const QString kLinName = QStringLiteral("lin");

Ran notesAs(const CtlStation& station, const QString& agent, const QStringList& words,
            const QByteArray& password, const QByteArray& newPassword = {})
{
    return ctl(
        QStringList{QStringLiteral("notes")} + words +
            QStringList{QStringLiteral("--station"), station.path(), QStringLiteral("--as"), agent},
        password, newPassword);
}

void needDone(const Ran& ran)
{
    if (ran.code != 0)
        qFatal("%s%s", ran.out.constData(), ran.err.constData());
}

// Osei founded a group; Lin has a key and is in no group.
void makeGroup(const CtlStation& station)
{
    const QStringList key{QStringLiteral("key")};
    needDone(notesAs(station, kOseiName, key, kTestPassword, kOseiWords));
    needDone(notesAs(station, kOseiName, {QStringLiteral("found"), QStringLiteral("Harbor Health")},
                     kOseiWords));
    needDone(
        ctl({QStringLiteral("account"), QStringLiteral("add"), kLinName, QStringLiteral("--roles"),
             QStringLiteral("clinician"), QStringLiteral("--station"), station.path(),
             QStringLiteral("--as"), QStringLiteral("admin")},
            kTestPassword, kTestPassword));
    needDone(notesAs(station, kLinName, key, kTestPassword, kLinWords));
}

Ran letLinIn(const CtlStation& station)
{
    return notesAs(station, kOseiName, {QStringLiteral("let-in"), kLinName}, kOseiWords);
}

// As somebody with a database tool would do it.
void exchangeLinsKey(const CtlStation& station)
{
    auto database = Database::open(station.path().toStdString(), OpenMode::ReadWrite, "");
    if (!database)
        qFatal("the station cannot be changed");
    Statement query(*database, "UPDATE seal_person SET public_key = ?1 WHERE agent = 'lin'");
    if (!query.bindBytes(makeSealKeyPair().publicKey).run())
        qFatal("the station cannot be changed");
}

} // namespace

class tst_CtlSealKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewGroupKeyIsWrappedToNoOtherKey();
    void nobodyIsLetInUnderAnotherKey();
};

void tst_CtlSealKeys::aNewGroupKeyIsWrappedToNoOtherKey()
{
    const CtlStation station;
    makeGroup(station);
    needDone(letLinIn(station));
    QVERIFY(!verify(station.place())->damage);
    exchangeLinsKey(station);
    const Ran ran = notesAs(station, kOseiName, {QStringLiteral("rotate")}, kOseiWords);
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains("[SealKeyExchanged]"), ran.err.constData());
    const auto verdict = verify(station.place());
    QVERIFY(verdict && verdict->damage && verdict->damage->isOfKey);
    QVERIFY2(verdict->damage->why.find("the key that lin made here") != std::string::npos,
             verdict->damage->why.c_str());
}

void tst_CtlSealKeys::nobodyIsLetInUnderAnotherKey()
{
    const CtlStation station;
    makeGroup(station);
    exchangeLinsKey(station);
    const Ran ran = letLinIn(station);
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains("[SealKeyExchanged]"), ran.err.constData());
    QVERIFY(verify(station.place())->damage->isOfKey);
}

HAVEN_TESTS(tst_CtlSealKeys)
#include "tst_ctl_seal_keys.moc"
