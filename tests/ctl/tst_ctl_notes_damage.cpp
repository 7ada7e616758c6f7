#include "tests/ctl/ctl_kit.h"
#include "tests/ctl/sealed_station.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kLoseFirstKey =
    "DELETE FROM seal_key WHERE seq = (SELECT min(seq) FROM seal_key)";

constexpr const char* kZeroFirstKey = "UPDATE seal_key SET wrapped = zeroblob(length(wrapped))"
                                      " WHERE seq = (SELECT min(seq) FROM seal_key)";

} // namespace

// Notes and keys that were damaged, changed or lost are named, and hide no others.
class tst_CtlNotesDamage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChangedNoteIsNotShown();
    void aNoteWithoutItsKeyIsNamedBesideTheOthers();
    void aDamagedNoteLeavesTheOthersReadable();
    void aSearchCountsWhatItCouldNotOpen();
    void aLostPlaceInTheGroupIsDamage();
    void aHandBackWaitsForEveryKey();
    void verifyFindsALostKey();
    void brokenTextIsNotSealed();
    void aNoteGivesNoOrdersToTheTerminal();
};

void tst_CtlNotesDamage::aChangedNoteIsNotShown()
{
    const SealedStation station;
    station.write(QStringLiteral("first"));
    station.write(QStringLiteral("second"));
    // The key of the second stands in the first one's place: it opens, and is not of that note.
    station.change("UPDATE seal_key SET wrapped = (SELECT wrapped FROM seal_key ORDER BY seq DESC)"
                   " WHERE seq = (SELECT min(seq) FROM seal_key)");
    const Ran ran = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(ran.code, 3);
    QCOMPARE(ran.out.count("cannot be opened: what is stored of it was changed or is damaged."),
             qsizetype{1});
    QVERIFY(!ran.out.contains("first"));
    QVERIFY(ran.out.contains("second"));
}

void tst_CtlNotesDamage::aNoteWithoutItsKeyIsNamedBesideTheOthers()
{
    const SealedStation station;
    station.write(QStringLiteral("the earlier"));
    station.write(QStringLiteral("the later"));
    station.change(kLoseFirstKey);
    const Ran ran = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.out.contains("the later"));
    const auto told =
        ran.out.indexOf("cannot be opened: its key is missing. The others are above.");
    QVERIFY(told > ran.out.indexOf("the later"));
    const Ran json = station.as(kOsei, {QStringLiteral("1"), QStringLiteral("--json")});
    QCOMPARE(json.code, 3);
    QCOMPARE(json.json().object()[QStringLiteral("notes")].toArray().size(), qsizetype{1});
    const auto unread = json.json().object()[QStringLiteral("unreadable")].toArray();
    QCOMPARE(unread.size(), qsizetype{1});
    QCOMPARE(unread[0].toObject()[QStringLiteral("fault")].toString(),
             QStringLiteral("KeyMissing"));
    QCOMPARE(unread[0].toObject()[QStringLiteral("by")].toString(), kOsei);

    station.change(kLoseFirstKey);
    const Ran none = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(none.code, 3);
    QCOMPARE(none.out.count("its key is missing"), qsizetype{2});
    QVERIFY(!none.out.contains("No sealed notes."));
}

void tst_CtlNotesDamage::aDamagedNoteLeavesTheOthersReadable()
{
    const SealedStation station;
    station.write(QStringLiteral("the earlier"));
    station.write(QStringLiteral("the later"));
    station.change(kZeroFirstKey);
    const Ran ran = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(ran.code, 3);
    QVERIFY(ran.out.contains("the later") && !ran.out.contains("the earlier"));
    QCOMPARE(ran.out.count("cannot be opened: what is stored of it was changed"), qsizetype{1});
    // What is handed on is all of the notes or none: a release leaves nothing out unsaid.
    const Ran released = station.as(
        kOsei, {QStringLiteral("release"), QStringLiteral("1"), QStringLiteral("--to"),
                QStringLiteral("the court"), QStringLiteral("--basis"), QStringLiteral("court"),
                QStringLiteral("--ground"), QStringLiteral("order 12"), QStringLiteral("--out"),
                station.file(QStringLiteral("release.txt"))});
    QVERIFY(released.code != 0);
    QVERIFY(released.err.contains("[SealedNoteDamaged]"));
    QVERIFY(!QFile::exists(station.file(QStringLiteral("release.txt"))));
}

void tst_CtlNotesDamage::aSearchCountsWhatItCouldNotOpen()
{
    const SealedStation station;
    for (const char* text : {"sister one", "sister two", "sister three"})
        station.write(QString::fromUtf8(text));
    station.change(kLoseFirstKey);
    station.change(kZeroFirstKey);
    const QStringList wish{QStringLiteral("--search"), QStringLiteral("sister")};
    const Ran found = station.as(kOsei, wish);
    QCOMPARE(found.code, 3);
    QVERIFY(found.out.contains("sister three"));
    QVERIFY2(found.err.contains("2 sealed notes cannot be opened and were not searched: 1 without"
                                " their key, 1 damaged."),
             found.err.constData());
    const Ran json = station.as(kOsei, wish + QStringList{QStringLiteral("--json")});
    QCOMPARE(json.json().object()[QStringLiteral("unreadable_count")].toInt(), 2);
}

void tst_CtlNotesDamage::aLostPlaceInTheGroupIsDamage()
{
    const SealedStation station;
    station.write(QStringLiteral("kept"));
    station.change("DELETE FROM seal_member WHERE agent = 'clinician'");
    for (const QStringList& words :
         {QStringList{QStringLiteral("1")},
          QStringList{QStringLiteral("--search"), QStringLiteral("kept")},
          QStringList{QStringLiteral("rotate")}, QStringList{QStringLiteral("let-in"), kLin},
          QStringList{QStringLiteral("take-out"), kLin},
          QStringList{QStringLiteral("escrow"), QStringLiteral("Ann"), QStringLiteral("Ben"),
                      QStringLiteral("Cy")},
          QStringList{QStringLiteral("releases"), QStringLiteral("1")},
          QStringList{QStringLiteral("release"), QStringLiteral("1"), QStringLiteral("--to"),
                      QStringLiteral("the court"), QStringLiteral("--basis"),
                      QStringLiteral("court")},
          QStringList{QStringLiteral("hand-back"), QStringLiteral("--to"), QStringLiteral("Harbor"),
                      QStringLiteral("--out"), station.file(QStringLiteral("back.seal"))}}) {
        const Ran ran = station.as(kOsei, words);
        QCOMPARE(ran.code, 3);
        QVERIFY2(ran.err.contains("The key of Harbor Health cannot be opened"),
                 ran.err.constData());
    }
    const Ran verified = station.plain().verb(QStringLiteral("verify"));
    QCOMPARE(verified.code, 3);
    QVERIFY2(verified.out.contains("the key of Harbor Health that clinician was given here"),
             verified.out.constData());
}

void tst_CtlNotesDamage::aHandBackWaitsForEveryKey()
{
    const SealedStation station;
    station.write(QStringLiteral("the earlier"));
    station.write(QStringLiteral("the later"));
    station.change(kLoseFirstKey);
    const QString out = station.file(QStringLiteral("harbor.seal"));
    const Ran ran =
        station.as(kOsei,
                   {QStringLiteral("hand-back"), QStringLiteral("--to"),
                    QStringLiteral("Harbor Health, contract ended"), QStringLiteral("--out"), out},
                   {}, "the employer's");
    QVERIFY(ran.code != 0);
    QVERIFY2(ran.err.contains("[SealedNoteKeyMissing]"), ran.err.constData());
    QVERIFY(!QFile::exists(out));
    QCOMPARE(station.number("SELECT count(*) FROM seal_key"), std::int64_t{1});
    QCOMPARE(station.number("SELECT count(*) FROM seal_member"), std::int64_t{1});
    QVERIFY(station.as(kOsei, {QStringLiteral("1")}).out.contains("the later"));
}

void tst_CtlNotesDamage::verifyFindsALostKey()
{
    const SealedStation station;
    station.write(QStringLiteral("the earlier"));
    station.write(QStringLiteral("the later"));
    const auto verified = [&] { return station.plain().verb(QStringLiteral("verify")); };
    QCOMPARE(verified().code, 0);
    const auto first =
        QByteArray::number(static_cast<qlonglong>(station.number("SELECT min(seq) FROM seal_key")));
    station.change(kZeroFirstKey);
    const Ran changed = verified();
    QCOMPARE(changed.code, 3);
    QVERIFY2(changed.out.contains("at fact " + first + ": the key to its sealed text was changed"),
             changed.out.constData());
    station.change(kLoseFirstKey);
    const Ran missing = verified();
    QCOMPARE(missing.code, 3);
    QVERIFY2(missing.out.contains("at fact " + first + ": the key to its sealed text is missing"),
             missing.out.constData());
}

void tst_CtlNotesDamage::brokenTextIsNotSealed()
{
    const SealedStation station;
    const auto before = station.number("SELECT count(*) FROM event");
    const Ran ran = station.writeBytes("caf\xe9 at noon");
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains("[TextNotStorable]"), ran.err.constData());
    QCOMPARE(station.number("SELECT count(*) FROM event"), before);
    need(station.writeBytes("caf\xc3\xa9 at noon"));
}

void tst_CtlNotesDamage::aNoteGivesNoOrdersToTheTerminal()
{
    const SealedStation station;
    need(station.writeBytes("calm\x1b[2J and\rsafe\xc2\x9b"
                            "2J\nsecond line"));
    const Ran ran = station.as(kOsei, {QStringLiteral("1")});
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.contains("calm") && ran.out.contains("\nsecond line"));
    QVERIFY(!ran.out.contains('\x1b') && !ran.out.contains('\r'));
    QVERIFY(!ran.out.contains("\xc2\x9b"));
    // Nor signs that turn the order in which the line is read: they are seen as such.
    need(station.writeBytes("knife \xe2\x80\xaeon si ereht\xe2\x80\xac \xe2\x81\xa6x\xe2\x81\xa9"));
    const Ran turned = station.as(kOsei, {QStringLiteral("1")});
    QVERIFY(turned.out.contains("knife \xef\xbf\xbdon si ereht\xef\xbf\xbd"));
    QVERIFY(!turned.out.contains("\xe2\x80\xae") && !turned.out.contains("\xe2\x81"));
    const Ran json = station.as(kOsei, {QStringLiteral("1"), QStringLiteral("--json")});
    QVERIFY(json.out.contains("knife \\u202eon si ereht\\u202c \\u2066x\\u2069"));
    QVERIFY(!json.json().object().isEmpty());
}

HAVEN_TESTS(tst_CtlNotesDamage)
#include "tst_ctl_notes_damage.moc"
