#include "models/store/seal_crypto.h"
#include "models/store/seal_keys.h"
#include "models/store/verify.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QDate>
#include <QTemporaryFile>
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

Ran rotate(const CtlStation& station)
{
    return notesAs(station, kOseiName, {QStringLiteral("rotate")}, kOseiWords);
}

// As somebody with a database tool would do it.
Database openForTampering(const CtlStation& station)
{
    auto database = Database::open(station.path().toStdString(), OpenMode::ReadWrite, "");
    if (!database)
        qFatal("the station cannot be changed");
    return *std::move(database);
}

void putKey(const CtlStation& station, const char* sql, const std::string& key)
{
    Database database = openForTampering(station);
    Statement query(database, sql);
    if (!query.bindBytes(key).run())
        qFatal("the station cannot be changed");
}

void exchangeLinsKey(const CtlStation& station)
{
    putKey(station, "UPDATE seal_person SET public_key = ?1 WHERE agent = 'lin'",
           makeSealKeyPair().publicKey);
}

// A group key of somebody else's making, wrapped to Osei so that Osei's desk opens it.
void exchangeGroupKey(const CtlStation& station)
{
    const SealKeyPair pair = makeSealKeyPair();
    std::string oseis;
    {
        Database database = openForTampering(station);
        oseis = (*sealPerson(database, AgentId("clinician")))->publicKey;
    }
    const auto wrapped = SealingTo::make(oseis)->seal(
        pair.secret.view(), groupKeyContext("Harbor Health", 1, "clinician"));
    putKey(station, "UPDATE seal_group SET public_key = ?1", pair.publicKey);
    putKey(station, "UPDATE seal_member SET wrapped = ?1", wrapped);
}

void needDamageOfKeys(const CtlStation& station, const char* words)
{
    const auto verdict = verify(station.place());
    QVERIFY(verdict && verdict->damage);
    QVERIFY2(verdict->damage->why.find(words) != std::string::npos, verdict->damage->why.c_str());
}

} // namespace

class tst_CtlSealKeys final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewGroupKeyIsWrappedToNoOtherKey();
    void nobodyIsLetInUnderAnotherKey();
    void noNoteIsSealedToAnotherGroupKey();
    void anEscrowOfAnotherKeyIsGivenNone();
    void aMemberOnNoRecordIsGivenNone();
    void aRowOfNobodyIsTold();
    void aPasswordIsNotBlamedForAnExchange();
    void aConsentHoldsThroughItsLastDay();
};

void tst_CtlSealKeys::aNewGroupKeyIsWrappedToNoOtherKey()
{
    const CtlStation station;
    makeGroup(station);
    needDone(letLinIn(station));
    QVERIFY(!verify(station.place())->damage);
    exchangeLinsKey(station);
    const Ran ran = rotate(station);
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

void tst_CtlSealKeys::noNoteIsSealedToAnotherGroupKey()
{
    const CtlStation station;
    makeGroup(station);
    needDone(station.run({QStringLiteral("new WELFARE @\"12 Oak Ave\"")}));
    const auto write = [&] {
        return ctl({QStringLiteral("do"), QStringLiteral("--station"), station.path(),
                    QStringLiteral("--as"), kOseiName, QStringLiteral("cn 1 PLANTED")},
                   kOseiWords);
    };
    needDone(write());
    needDone(rotate(station)); // the digest of the newest key counts
    needDone(write());
    QVERIFY(!verify(station.place())->damage);
    {
        const CtlStation other;
        makeGroup(other);
        needDone(other.run({QStringLiteral("new WELFARE @\"12 Oak Ave\"")}));
        exchangeGroupKey(other);
        const Ran ran = ctl({QStringLiteral("do"), QStringLiteral("--station"), other.path(),
                             QStringLiteral("--as"), kOseiName, QStringLiteral("cn 1 PLANTED")},
                            kOseiWords);
        QVERIFY(ran.code != 0);
        QVERIFY2(ran.err.contains("[SealGroupExchanged]"), ran.err.constData());
        needDamageOfKeys(other, "the key that Harbor Health was given here");
        const Ran letIn = letLinIn(other);
        QCOMPARE(letIn.code, 3);
        QVERIFY2(letIn.err.contains("[SealGroupExchanged]"), letIn.err.constData());
    }
}

void tst_CtlSealKeys::anEscrowOfAnotherKeyIsGivenNone()
{
    const auto named = [](const CtlStation& station) {
        makeGroup(station);
        needDone(notesAs(station, kOseiName,
                         {QStringLiteral("escrow"), QStringLiteral("Ann Ruiz"),
                          QStringLiteral("Ben Cole"), QStringLiteral("Cleo Park")},
                         kOseiWords));
        needDone(rotate(station));
        QVERIFY(!verify(station.place())->damage);
    };
    for (const char* sql :
         {"UPDATE seal_escrow SET public_key = ?1 WHERE holder_a = 'Ann Ruiz'",
          "INSERT INTO seal_escrow (name, holder_a, holder_b, public_key, pair_wrapped, wrapped)"
          " SELECT name, 'Mal', 'Lory', ?1, pair_wrapped, wrapped FROM seal_escrow LIMIT 1"}) {
        const CtlStation station;
        named(station);
        putKey(station, sql, makeSealKeyPair().publicKey);
        const Ran ran = rotate(station);
        QCOMPARE(ran.code, 3);
        QVERIFY2(ran.err.contains("[SealEscrowExchanged]"), ran.err.constData());
        needDamageOfKeys(station, "the escrow of Harbor Health");
    }
}

void tst_CtlSealKeys::aMemberOnNoRecordIsGivenNone()
{
    const CtlStation station;
    makeGroup(station);
    // Lin has a key that is on the record, and was let in by nobody.
    putKey(station,
           "INSERT INTO seal_member (name, agent, wrapped) VALUES ('Harbor Health', 'lin', ?1)",
           "put there");
    const Ran ran = rotate(station);
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains("[SealMemberUnknown]"), ran.err.constData());
    needDamageOfKeys(station, "that the log does not know: lin");
}

void tst_CtlSealKeys::aRowOfNobodyIsTold()
{
    for (const char* sql :
         {"INSERT INTO seal_person (agent, public_key, salt, passes, memory, wrapped)"
          " SELECT 'mallory', ?1, salt, passes, memory, wrapped FROM seal_person LIMIT 1",
          "INSERT INTO seal_group (name, generation, public_key) VALUES ('mallory', 1, ?1)"}) {
        const CtlStation station;
        makeGroup(station);
        putKey(station, sql, makeSealKeyPair().publicKey);
        needDamageOfKeys(station, "that the log does not know: mallory");
    }
}

void tst_CtlSealKeys::aPasswordIsNotBlamedForAnExchange()
{
    const CtlStation station;
    makeGroup(station);
    needDone(letLinIn(station));
    exchangeLinsKey(station);
    needDone(station.run({QStringLiteral("new WELFARE @\"12 Oak Ave\"")}));
    const Ran ran = notesAs(station, kLinName, {QStringLiteral("1")}, kLinWords);
    QCOMPARE(ran.code, 3);
    QVERIFY2(ran.err.contains("[SealKeyExchanged]"), ran.err.constData());
    QVERIFY2(!ran.err.contains("password does not"), ran.err.constData());
}

void tst_CtlSealKeys::aConsentHoldsThroughItsLastDay()
{
    const CtlStation station;
    makeGroup(station);
    needDone(station.run({QStringLiteral("new WELFARE @\"12 Oak Ave\"")}));
    QTemporaryFile words;
    QVERIFY(words.open());
    words.write("slept badly");
    words.close();
    const auto until = [&](const QDate& day) {
        return notesAs(station, kOseiName,
                       {QStringLiteral("release"), QStringLiteral("1"), QStringLiteral("--to"),
                        QStringLiteral("Dr. Novak"), QStringLiteral("--basis"),
                        QStringLiteral("consent"), QStringLiteral("--scope"),
                        QStringLiteral("sleep"), QStringLiteral("--signed"),
                        QStringLiteral("2026-01-02"), QStringLiteral("--until"),
                        day.toString(Qt::ISODate), QStringLiteral("--text-file"), words.fileName()},
                       kOseiWords);
    };
    // Two days at least from any clock of an agency to any other.
    QVERIFY(until(QDate::currentDate().addDays(-2)).err.contains("[ReleaseIncomplete]"));
    needDone(until(QDate::currentDate()));
}

HAVEN_TESTS(tst_CtlSealKeys)
#include "tst_ctl_seal_keys.moc"
