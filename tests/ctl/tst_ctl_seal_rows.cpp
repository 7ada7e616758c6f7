#include "models/store/seal_keys.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station_file.h"
#include "models/store/verify.h"
#include "tests/ctl/sealed_station.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

// What lies wrapped in the tables of keys is on the record to the last byte, and what was changed
// there is no wrong password.
using namespace haven;
using namespace haven::test;

namespace {

std::string openingOf(const SealedStation& station, const char* password)
{
    auto reader = StationReader::open({station.path().toStdString(), {}});
    if (!reader)
        return "unread";
    const auto keys = SealKeys::open(reader->database(), AgentId("clinician"), password);
    if (keys)
        return "opened";
    return keys.refusal().code == RefusalCode::SealPasswordWrong ? "wrong password"
           : keys.refusal().code == RefusalCode::SealKeyDamaged  ? "damaged"
                                                                 : "another";
}

std::string damageOf(const SealedStation& station)
{
    const auto verdict = verify({station.path().toStdString(), {}});
    if (!verdict)
        return refusalSentence(verdict.refusal());
    return verdict->damage ? verdict->damage->why : "";
}

std::int64_t untoldKeysOf(const SealedStation& station)
{
    const auto verdict = verify({station.path().toStdString(), {}});
    return verdict ? verdict->untold.keys : -1;
}

constexpr const char* kDamages[] = {
    "UPDATE seal_person SET wrapped = zeroblob(length(wrapped)) WHERE agent = 'clinician'",
    "UPDATE seal_person SET salt = randomblob(length(salt)) WHERE agent = 'clinician'",
    "UPDATE seal_person SET passes = passes + 1 WHERE agent = 'clinician'",
    "UPDATE seal_person SET memory = memory / 2 WHERE agent = 'clinician'",
};

// As a Haven wrote it that did not tell what it wrapped.
void recordAsBefore(const SealedStation& station)
{
    auto file = StationFile::open({station.path().toStdString(), {}}, StationHolder{"test", {}});
    if (!file)
        qFatal("the station cannot be opened");
    const auto person = sealPerson(file->database(), AgentId("clinician"));
    auto log = SqliteEventLog::open(file->database());
    if (!person || !*person || !log)
        qFatal("the station cannot be read");
    LogWrite write;
    write.draft = EnvelopeDraft{Instant{1'790'000'000'000}, Instant{1'790'000'000'000},
                                AgentId("clinician"), AgentId("clinician"), PositionId("test")};
    write.events.push_back(SealKeyChanged{AgentId("clinician"), SealKeyAct::Made, std::nullopt});
    if (!log->append(write) || !file->close())
        qFatal("the station cannot be written");
}

QStringList sharesOf(const Ran& named)
{
    QStringList codes;
    const auto shares = named.json().object()[QStringLiteral("shares")].toArray();
    for (const auto& share : shares)
        codes << share.toObject()[QStringLiteral("code")].toString();
    return codes;
}

} // namespace

class tst_CtlSealRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aDamagedKeyIsNoWrongPassword();
    void anOlderKeyIsToldByTheAccount();
    void aKeyGoesAlongWithItsPassword();
    void aChangedShareIsNoWrongCode();
    void aChangedNoteKeyIsNamed();
};

void tst_CtlSealRows::aDamagedKeyIsNoWrongPassword()
{
    for (const char* sql : kDamages) {
        const SealedStation station;
        QCOMPARE(openingOf(station, kOseis), std::string("opened"));
        QCOMPARE(openingOf(station, kLins), std::string("wrong password"));
        QCOMPARE(damageOf(station), std::string());
        station.change(sql);
        QCOMPARE(openingOf(station, kOseis), std::string("damaged"));
        QVERIFY2(damageOf(station).find("the key that clinician made here") == 0, sql);
        const Ran ran = station.as(kOsei, {QStringLiteral("1")});
        QCOMPARE(ran.code, 3);
        QVERIFY2(ran.err.contains("[SealKeyDamaged]"), ran.err.constData());
    }
}

// One signs on with the same password.
void tst_CtlSealRows::anOlderKeyIsToldByTheAccount()
{
    const SealedStation station;
    QCOMPARE(untoldKeysOf(station), std::int64_t{0});
    recordAsBefore(station);
    QCOMPARE(untoldKeysOf(station), std::int64_t{1});
    QCOMPARE(openingOf(station, kLins), std::string("wrong password"));
    QCOMPARE(openingOf(station, kOseis), std::string("opened"));
    station.change(kDamages[0]);
    QCOMPARE(openingOf(station, kLins), std::string("wrong password"));
    QCOMPARE(openingOf(station, kOseis), std::string("damaged"));
}

void tst_CtlSealRows::aKeyGoesAlongWithItsPassword()
{
    const SealedStation station;
    station.write(QStringLiteral("kept"));
    const char* chosen = "osei's next words";
    need(ctl({QStringLiteral("account"), QStringLiteral("password"), kOsei,
              QStringLiteral("--station"), station.path(), QStringLiteral("--as"), kOsei},
             kOseis, chosen));
    QCOMPARE(damageOf(station), std::string());
    QCOMPARE(openingOf(station, chosen), std::string("opened"));
    station.change(kDamages[1]);
    QCOMPARE(openingOf(station, chosen), std::string("damaged"));
    QVERIFY(damageOf(station).find("the key that clinician made here") == 0);
}

void tst_CtlSealRows::aChangedShareIsNoWrongCode()
{
    const SealedStation station;
    const Ran named =
        station.as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                           QStringLiteral("Cleo"), QStringLiteral("--json")});
    need(named);
    need(station.as(kOsei, {QStringLiteral("rotate")}));
    station.addLin();
    QCOMPARE(damageOf(station), std::string());
    station.change("UPDATE seal_escrow SET pair_wrapped = zeroblob(length(pair_wrapped))");
    QVERIFY(damageOf(station).find("the escrow of Harbor Health was changed") == 0);
    const QStringList codes = sharesOf(named);
    const QString file = station.file(QStringLiteral("codes"));
    writeFile(file, codes.value(0).toUtf8() + "\n" + codes.value(1).toUtf8() + "\n");
    const Ran opened =
        station.as(kLin, {QStringLiteral("open-escrow"), QStringLiteral("Harbor Health"),
                          QStringLiteral("--reason"), QStringLiteral("Osei cannot be reached"),
                          QStringLiteral("--codes-file"), file});
    QVERIFY2(opened.err.contains("[SealEscrowDamaged]"), opened.err.constData());
    // No new key carries on what no code opens; three named anew put it right.
    const Ran rotated = station.as(kOsei, {QStringLiteral("rotate")});
    QVERIFY2(rotated.err.contains("[SealEscrowDamaged]"), rotated.err.constData());
    need(station.as(kOsei, {QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                            QStringLiteral("Dee")}));
    need(station.as(kOsei, {QStringLiteral("rotate")}));
    QCOMPARE(damageOf(station), std::string());
}

// Of a note from before the newest key of the group, and of one from after it.
void tst_CtlSealRows::aChangedNoteKeyIsNamed()
{
    const SealedStation station;
    station.write(QStringLiteral("the earlier"));
    need(station.as(kOsei, {QStringLiteral("rotate")}));
    station.write(QStringLiteral("the later"));
    QCOMPARE(damageOf(station), std::string());
    const std::string byte = "UPDATE seal_key SET wrapped = CAST(substr(wrapped, 1, length(wrapped)"
                             " - 1) || CASE substr(wrapped, -1) WHEN x'77' THEN x'78' ELSE x'77'"
                             " END AS BLOB) WHERE seq = (SELECT ";
    station.change((byte + "max(seq) FROM seal_key)").c_str());
    QCOMPARE(damageOf(station), std::string("the key to its sealed text was changed"));
    const SealedStation other;
    other.write(QStringLiteral("the earlier"));
    need(other.as(kOsei, {QStringLiteral("rotate")}));
    other.write(QStringLiteral("the later"));
    other.change((byte + "min(seq) FROM seal_key)").c_str());
    QVERIFY(damageOf(other).find("of the keys to the sealed texts of Harbor Health") == 0);
}

HAVEN_TESTS(tst_CtlSealRows)
#include "tst_ctl_seal_rows.moc"
