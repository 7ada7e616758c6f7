#include "models/store/snapshot.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station_file.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

QStringList shownWords(const char* text)
{
    return QString::fromUtf8(text).split(QLatin1Char('|'));
}

QStringList askingFor(const QString& what)
{
    return QStringList{QStringLiteral("request"), what} +
           shownWords("--authority|RC-075 2026-114|--reason|court order|--as|dispatcher");
}

// The number of the newest fact of that type.
template <class Fact>
std::int64_t newestOf(const CtlStation& station)
{
    auto reader = StationReader::open(station.place());
    if (!reader)
        qFatal("the station cannot be read");
    auto log = SqliteEventLog::open(reader->database());
    const auto facts = log->read(1, kReadMax);
    std::int64_t number = 0;
    for (const Recorded& one : *facts) {
        if (one.event && isKind<Fact>(*one.event))
            number = one.envelope.sequence;
    }
    if (number == 0)
        qFatal("it is not in the log");
    return number;
}

std::size_t removalsIn(const CtlStation& station)
{
    auto reader = StationReader::open(station.place());
    const auto loaded = loadState(reader->database());
    return loaded->state.recordBook.removals.size();
}

// A closed incident with a caution about a gun that still warns.
QString gunEntry(const CtlStation& station)
{
    const Ran ran =
        station.run({QStringLiteral("new WELFARE @\"12 Elm St\""),
                     QStringLiteral("cau 1 weapon from officer shotgun behind the door"),
                     QStringLiteral("flag 1 no"), QStringLiteral("x 1 15")});
    if (ran.code != 0)
        qFatal("%s", (ran.out + ran.err).constData());
    return QString::number(newestOf<CautionRecorded>(station));
}

} // namespace

// What havenctl remove takes is told before it is asked for and before it is approved.
class tst_CtlRemovalShown final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aBareNumberIsNotEnough();
    void whatIsStillWorkedOnBuriesNoWeapon();
    void theSecondPersonSeesItToo();
    void aNumberThatAnIncidentHasTooIsAskedBack();
    void whatMayNotBeReadIsTold();
    void whatIsOlderIsShownToo();
};

void tst_CtlRemovalShown::aBareNumberIsNotEnough()
{
    const CtlStation station;
    const QString entry = gunEntry(station);
    const QString remove = QStringLiteral("remove");
    const Ran bare = station.verb(remove, askingFor(entry));
    QCOMPARE(bare.code, 1);
    QVERIFY2(bare.err.contains("[RemovalNotSaid]") && bare.err.contains("--takes 1"),
             bare.err.constData());
    for (const char* word : {"Caution recorded", "shotgun behind the door", "[Police]",
                             "CAUTION IN FORCE", "WEAPON", "LOOK TWICE at entry"})
        QVERIFY2(bare.out.contains(word),
                 (QByteArray(word) + " is not in\n" + bare.out).constData());
    QCOMPARE(removalsIn(station), std::size_t{0});
    // Another number than what goes is no yes.
    const Ran wrong = station.verb(remove, askingFor(entry) + shownWords("--takes|2"));
    QCOMPARE(wrong.code, 1);
    QVERIFY2(wrong.err.contains("[RemovalNotSaid]"), wrong.err.constData());
    const Ran json = station.verb(remove, askingFor(entry) + shownWords("--json"));
    const QJsonObject told = json.json().object();
    QCOMPARE(told[u"takes"].toInt(), 1);
    const QJsonObject one = told[u"entries"].toArray()[0].toObject();
    QCOMPARE(QString::number(one[u"fact"].toInt()), entry);
    QCOMPARE(one[u"kind"].toString(), QStringLiteral("caution recorded"));
    QCOMPARE(one[u"alerts"].toArray()[0].toString(), QStringLiteral("CautionInForce"));
    const Ran meant = station.verb(remove, askingFor(entry) + shownWords("--takes|1"));
    QVERIFY2(meant.code == 0, meant.err.constData());
    QVERIFY2(meant.out.contains("shotgun behind the door") &&
                 meant.out.contains("waits for a second person"),
             meant.out.constData());
    QCOMPARE(removalsIn(station), std::size_t{1});
}

void tst_CtlRemovalShown::whatIsStillWorkedOnBuriesNoWeapon()
{
    const CtlStation station;
    QStringList lines{QStringLiteral("new WELFARE @\"12 Elm St\"")};
    for (int note = 0; note < 24; ++note)
        lines << QStringLiteral("n 1 nobody answers the door %1").arg(note);
    lines << QStringLiteral("cau 1 weapon from officer shotgun behind the door");
    const Ran ran = station.run(lines);
    QVERIFY2(ran.code == 0, ran.err.constData());
    const Ran shown = station.verb(
        QStringLiteral("remove"),
        shownWords("request|--incident|1|--authority|RC-075 2026-114|--reason|court order|"
                   "--as|dispatcher"));
    QVERIFY2(shown.out.count("STILL WORKED ON") == 1, shown.out.constData());
    QVERIFY2(shown.out.contains("WEAPON: this entry tells"), shown.out.constData());
    QVERIFY(shown.out.indexOf("WEAPON: this entry tells") < shown.out.indexOf("STILL WORKED ON"));
}

void tst_CtlRemovalShown::theSecondPersonSeesItToo()
{
    const CtlStation station;
    const QString entry = gunEntry(station);
    const QString remove = QStringLiteral("remove");
    QCOMPARE(station.verb(remove, askingFor(entry) + shownWords("--takes|1")).code, 0);
    const Ran shown = station.verb(remove, shownWords("show|1|--as|admin"));
    QVERIFY2(shown.code == 0, shown.err.constData());
    QVERIFY2(shown.out.contains("shotgun behind the door"), shown.out.constData());
    const Ran blind = station.verb(remove, shownWords("approve|1|--as|admin"));
    QCOMPARE(blind.code, 1);
    QVERIFY2(blind.err.contains("[RemovalNotSaid]"), blind.err.constData());
    QVERIFY2(blind.out.contains("CAUTION IN FORCE"), blind.out.constData());
    QVERIFY(bytesOfFile(station.path()).contains("shotgun behind the door"));
    const Ran done = station.verb(remove, shownWords("approve|1|--as|admin|--takes|1"));
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY2(done.out.contains("carried out 2"), done.out.constData());
    QVERIFY(!bytesOfFile(station.path()).contains("shotgun behind the door"));
    QCOMPARE(station.verb(QStringLiteral("verify")).code, 0);
}

// Incidents are called by short numbers all day.
void tst_CtlRemovalShown::aNumberThatAnIncidentHasTooIsAskedBack()
{
    const CtlStation station;
    const QString entry = gunEntry(station);
    const QString remove = QStringLiteral("remove");
    QStringList lines;
    for (int i = 0; i < entry.toInt(); ++i)
        lines << QStringLiteral("new NOISE @\"9 Oak Ave\"");
    QCOMPARE(station.run(lines).code, 0);
    const Ran ran = station.verb(remove, askingFor(entry));
    QCOMPARE(ran.code, 1);
    const QByteArray incident = "-" + entry.toUtf8().rightJustified(6, '0');
    QVERIFY2(ran.out.contains(entry.toUtf8() + " is the number of an entry, and of incident") &&
                 ran.out.contains(incident),
             ran.out.constData());
    const Ran json = station.verb(remove, askingFor(entry) + shownWords("--json"));
    const QJsonObject twin = json.json().object()[u"twins"].toArray()[0].toObject();
    QCOMPARE(QString::number(twin[u"entry"].toInt()), entry);
    QVERIFY(twin[u"incident"].toString().endsWith(QString::fromUtf8(incident)));
}

// An administrator reads nothing of anybody's health: that it goes, of which class and kind, is
// told all the same.
void tst_CtlRemovalShown::whatMayNotBeReadIsTold()
{
    const CtlStation station;
    gunEntry(station);
    const QStringList whole =
        shownWords("request|--incident|1|--authority|RC-075 1|--reason|order|--as|admin|--json");
    const QJsonObject told = station.verb(QStringLiteral("remove"), whole).json().object();
    QVERIFY(told[u"takes"].toInt() > 3);
    QCOMPARE(static_cast<int>(told[u"entries"].toArray().size()), told[u"takes"].toInt());
    int untold = 0;
    for (const auto& one : told[u"entries"].toArray()) {
        const QJsonObject entry = one.toObject();
        QVERIFY(!entry[u"kind"].toString().isEmpty() && !entry[u"class"].toString().isEmpty());
        if (entry[u"class"].toString() != QStringLiteral("Care"))
            continue;
        ++untold;
        QCOMPARE(entry[u"told"].toBool(), false);
        QCOMPARE(entry[u"text"].toString(), QStringLiteral("[not shown to this role]"));
    }
    QVERIFY(untold > 0);
}

void tst_CtlRemovalShown::whatIsOlderIsShownToo()
{
    const CtlStation station;
    const Ran none = station.verb(
        QStringLiteral("retention"),
        shownWords("request|--kind|incidents|--authority|RC-075 26-1|--as|dispatcher|--takes|1"));
    QCOMPARE(none.code, 1); // nothing is confirmed here, whatever is said
    QCOMPARE(removalsIn(station), std::size_t{0});
}

HAVEN_TESTS(tst_CtlRemovalShown)
#include "tst_ctl_removal_shown.moc"
