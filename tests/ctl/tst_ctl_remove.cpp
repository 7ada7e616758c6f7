#include "models/store/backup.h"
#include "models/store/snapshot.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station_file.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <atomic>
#include <functional>
#include <future>
#include <memory>
#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kSaid = "the neighbor Quillfeather keeps a falcon";

QStringList cutWords(const char* text)
{
    return QString::fromUtf8(text).split(QLatin1Char('|'));
}

// The number of the first fact in the log that it is true of.
std::int64_t factWhere(const CtlStation& station, const std::function<bool(const Event&)>& isIt)
{
    auto reader = StationReader::open(station.place());
    if (!reader)
        qFatal("the station cannot be read");
    auto log = SqliteEventLog::open(reader->database());
    const auto facts = log->read(1, kReadMax);
    for (const Recorded& one : *facts) {
        if (one.event && isIt(*one.event))
            return one.envelope.sequence;
    }
    qFatal("it is not in the log");
    return 0;
}

std::int64_t noteFact(const CtlStation& station)
{
    return factWhere(station, [](const Event& event) {
        const auto* note = kindIf<NoteAdded>(&event);
        return note && note->text == kSaid;
    });
}

// The incident is closed, and the note of it is to go. The flag is decided: whether the advisor
// speaks before the closing is a matter of time.
std::int64_t preparedIn(const CtlStation& station)
{
    const Ran ran = station.run({QStringLiteral("new WELFARE @\"12 Elm St\""),
                                 QStringLiteral("n 1 ") + QString::fromUtf8(kSaid),
                                 QStringLiteral("flag 1 no"), QStringLiteral("x 1 15")});
    if (ran.code != 0)
        qFatal("%s", (ran.out + ran.err).constData());
    return noteFact(station);
}

QString firstNumber(const CtlStation& station)
{
    auto reader = StationReader::open(station.place());
    if (!reader)
        qFatal("the station cannot be read");
    const auto loaded = loadState(reader->database());
    return QString::fromStdString(loaded->state.incidents.at(IncidentId(1)).number);
}

QStringList signedAs(const char* agent, const QStringList& words)
{
    return words + QStringList{QStringLiteral("--as"), QString::fromUtf8(agent)};
}

// Facts of the year 2014, by no rule.
void plant(const CtlStation& station, const std::vector<Event>& facts)
{
    const Knowledge knowledge;
    EngineOptions options;
    options.place = station.place();
    options.holder = "test";
    options.knowledge = &knowledge;
    const auto clock = std::make_shared<std::atomic<std::int64_t>>(1'400'000'000'000);
    options.clock = [clock] { return Instant{clock->fetch_add(7)}; };
    options.localDay = [](Instant) { return LocalDay{2014, 5, 13}; };
    options.decide = [facts](const State&, const Command&,
                             const Act&) -> Result<std::vector<Event>> { return facts; };
    auto engine = Engine::open(std::move(options));
    if (!engine)
        qFatal("%s", refusalSentence(engine.refusal()).c_str());
    std::promise<bool> answer;
    const Seat seat{AgentId("reyes"), "Reyes", PositionId("Position 1"), {Role::Dispatcher}};
    const auto taken = (*engine)->submit(
        Request{TrimBoard{}, seat, std::nullopt, std::nullopt},
        [&](const Result<std::vector<Recorded>>& result) { answer.set_value(result.isOk()); });
    if (!taken || !answer.get_future().get() || !(*engine)->stop())
        qFatal("nothing could be planted");
}

// An incident and a message.
void plantOld(const CtlStation& station)
{
    IncidentOpened opened;
    opened.incident = IncidentId(1);
    opened.number = "14-000001";
    opened.type = TypeCode("NOISE");
    opened.location.text = "12 Quillfeather Ln";
    MessageSent message;
    message.message = MessageId(1);
    message.text = "the radio is back";
    plant(station,
          {opened, message, IncidentClosed{IncidentId(1), DispositionCode("15"), "15", ""}});
}

} // namespace

// havenctl remove and hold, the real program.
class tst_CtlRemove : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void twoPeopleRemoveAndVerifySaysSo();
    void anIncidentThatWentWholeIsAnsweredWithItsRemoval();
    void aBackupThatIsOnTheLogIsLookedIntoWhereverItLies();
    void aCopyThatGaveWayIsNamedWhileItsDiskIsAway();
    void aLookOutIsRemovedByTheNumberOfItsEntry();
    void whatIsOlderIsListedAndDestroyedByNobodyAlone();
    void aPeriodThatNobodyConfirmedDestroysNothing();
    void aQuarterThatWasToldIsNotToldAnewOnceSomethingWentOutOfIt();
    void aHoldIsPutListedAndReleased();
    void whoIsNotSaidRemovesNothing();
    void whatIsKnownOfAPersonIsShownByClassAndTheLookIsRecorded();
    void anExportOfAnIncidentIsFoundByItsNumber();
    void whatWasDoneSinceIsKnownTooThoughItNamesNobody();
    void ofAPlaceAllOfItsIncidentsAreShown();
};

void tst_CtlRemove::twoPeopleRemoveAndVerifySaysSo()
{
    const CtlStation station;
    const QString fact = QString::number(preparedIn(station));
    QVERIFY(backUp(station.place(),
                   {station.file(QStringLiteral("monday.haven")).toStdString(), ""},
                   [](const BackupProgress&) { return GoOn::Yes; })
                .isOk());
    const Ran asked = station.meant(
        QStringLiteral("remove"),
        signedAs("dispatcher", QStringList{QStringLiteral("request"), fact} +
                                   cutWords("--authority|RC-075 2026-114|--reason|court order")));
    QVERIFY2(asked.code == 0, asked.err.constData());
    QVERIFY2(asked.out.contains("waits for a second person"), asked.out.constData());
    const Ran alone =
        station.meant(QStringLiteral("remove"), signedAs("dispatcher", cutWords("approve|1")));
    QCOMPARE(alone.code, 1);
    QVERIFY2(alone.err.contains("[RemovalNeedsSecond]"), alone.err.constData());
    const Ran done =
        station.meant(QStringLiteral("remove"), signedAs("admin", cutWords("approve|1")));
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY2(done.out.contains("carried out 2"), done.out.constData());
    QVERIFY2(done.out.contains("STILL HELD") && done.out.contains("monday.haven"),
             done.out.constData());
    QVERIFY(!bytesOfFile(station.path()).contains("Quillfeather"));
    const Ran verified = station.verb(QStringLiteral("verify"));
    QCOMPARE(verified.code, 0);
    const QByteArray said =
        "fact " + fact.toUtf8() + " removed under RC-075 2026-114 by dispatcher and admin 2";
    QVERIFY2(verified.out.contains(said), verified.out.constData());
    const QJsonObject json =
        station.verb(QStringLiteral("verify"), {QStringLiteral("--json")}).json().object();
    QCOMPARE(json[u"removed_facts"].toArray().size(), 1);
    QCOMPARE(json[u"whole"].toBool(), true);
    QCOMPARE(json[u"sweep_due"].toBool(), false);
    // The board is read as before, and the log says that something was here.
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"9 Oak Ave\"")}).code, 0);
    const Ran log = station.verb(QStringLiteral("log"), cutWords("--is|removed"));
    QVERIFY2(log.out.contains("lawfully removed"), log.out.constData());
    QVERIFY(QFile::remove(station.file(QStringLiteral("monday.haven"))));
    const Ran list = station.verb(QStringLiteral("remove"), {QStringLiteral("list")});
    QVERIFY2(list.out.contains("No copy beside the station"), list.out.constData());
}

// Who asks for it by its number is not told that there never was one.
void tst_CtlRemove::anIncidentThatWentWholeIsAnsweredWithItsRemoval()
{
    const CtlStation station;
    preparedIn(station);
    const QString number = firstNumber(station);
    const auto logOf = [&](const QString& words) {
        return station.verb(QStringLiteral("log"), {QStringLiteral("--incident"), words});
    };
    const Ran asked = station.meant(
        QStringLiteral("remove"),
        signedAs("dispatcher",
                 QStringList{QStringLiteral("request"), QStringLiteral("--incident"), number} +
                     cutWords("--authority|RC-075 2026-114|--reason|court order")));
    QVERIFY2(asked.code == 0, asked.err.constData());
    // Asked for is not done.
    QVERIFY2(!logOf(number).out.contains("was removed under law"), logOf(number).out.constData());
    const Ran done =
        station.meant(QStringLiteral("remove"), signedAs("admin", cutWords("approve|1")));
    QVERIFY2(done.code == 0, done.err.constData());
    for (const QString& words : {number, QStringLiteral("1")}) {
        const Ran log = logOf(words);
        QVERIFY2(log.code == 0, log.err.constData());
        QVERIFY2(log.out.contains("RC-075 2026-114") &&
                     log.out.contains("incident " + number.toUtf8() + " whole") &&
                     log.out.contains("was removed under law"),
                 log.out.constData());
        QVERIFY2(!log.out.contains("Quillfeather"), log.out.constData());
    }
    const Ran never = logOf(QStringLiteral("777"));
    QCOMPARE(never.code, 1);
    QVERIFY2(never.err.contains("[IncidentNotFound]"), never.err.constData());
}

void tst_CtlRemove::aBackupThatIsOnTheLogIsLookedIntoWhereverItLies()
{
    const CtlStation station;
    const QString fact = QString::number(preparedIn(station));
    const QString folder = station.file(QStringLiteral("elsewhere"));
    QVERIFY(QDir().mkpath(folder));
    const QString copy = folder + QStringLiteral("/tuesday.haven");
    const Ran made =
        station.verb(QStringLiteral("backup"),
                     signedAs("admin", {QStringLiteral("make"), QStringLiteral("--to"), copy}));
    QVERIFY2(made.code == 0, made.err.constData());
    const Ran asked = station.meant(
        QStringLiteral("remove"),
        signedAs("dispatcher", QStringList{QStringLiteral("request"), fact} +
                                   cutWords("--authority|RC-075 2026-114|--reason|court order")));
    QVERIFY2(asked.code == 0, asked.err.constData());
    // Nobody said where the copy lies: the log does.
    const Ran done =
        station.meant(QStringLiteral("remove"), signedAs("admin", cutWords("approve|1")));
    QVERIFY2(done.out.contains("STILL HELD") && done.out.contains("tuesday.haven"),
             done.out.constData());
    QVERIFY(QFile::remove(copy));
    const Ran list = station.verb(QStringLiteral("remove"), {QStringLiteral("list")});
    QVERIFY2(list.out.contains("NOT SEEN") && list.out.contains("tuesday.haven"),
             list.out.constData());
    // A copy of afterwards holds nothing of it.
    const Ran later =
        station.verb(QStringLiteral("backup"),
                     signedAs("admin", {QStringLiteral("make"), QStringLiteral("--to"), copy}));
    QVERIFY2(later.code == 0, later.err.constData());
    QVERIFY(!bytesOfFile(copy).contains("Quillfeather"));
    // Whether the first one lies on another disk under the same name, nobody can say.
    const Ran after = station.verb(QStringLiteral("remove"), {QStringLiteral("list")});
    QVERIFY2(!after.out.contains("STILL HELD") && after.out.contains("NOT SEEN"),
             after.out.constData());
}

// It was to be deleted: with its disk pulled, nobody knows whether it was.
void tst_CtlRemove::aCopyThatGaveWayIsNamedWhileItsDiskIsAway()
{
    const CtlStation station;
    const QString fact = QString::number(preparedIn(station));
    const QString folder = station.file(QStringLiteral("stick"));
    StationBackedUp older;
    older.file = (folder + QStringLiteral("/older.haven")).toStdString();
    older.facts = 1;
    StationBackedUp newer = older;
    newer.file = (folder + QStringLiteral("/newer.haven")).toStdString();
    newer.gaveWay = {older.file};
    plant(station, {older, newer});
    const Ran asked = station.meant(
        QStringLiteral("remove"),
        signedAs("dispatcher", QStringList{QStringLiteral("request"), fact} +
                                   cutWords("--authority|RC-075 2026-114|--reason|court order")));
    QVERIFY2(asked.code == 0, asked.err.constData());
    const Ran away =
        station.meant(QStringLiteral("remove"), signedAs("admin", cutWords("approve|1")));
    QVERIFY2(away.out.contains("older.haven") && away.out.contains("newer.haven"),
             away.out.constData());
    QVERIFY(QDir().mkpath(folder));
    const Ran there = station.verb(QStringLiteral("remove"), {QStringLiteral("list")});
    QVERIFY2(!there.out.contains("older.haven") && there.out.contains("newer.haven"),
             there.out.constData());
}

void tst_CtlRemove::aLookOutIsRemovedByTheNumberOfItsEntry()
{
    const CtlStation station;
    const Ran made = station.run({QStringLiteral("bolo person name Quillfeather why missing")});
    QVERIFY2(made.code == 0, made.err.constData());
    const QString fact = QString::number(
        factWhere(station, [](const Event& event) { return isKind<BoloCreated>(event); }));
    const QStringList request =
        signedAs("dispatcher", QStringList{QStringLiteral("request"), fact} +
                                   cutWords("--authority|RC-075 2026-115|--reason|erasure order"));
    const Ran early = station.meant(QStringLiteral("remove"), request);
    QCOMPARE(early.code, 1);
    QVERIFY2(early.err.contains("[RemovalStillStands]") && early.err.contains("bover B1"),
             early.err.constData());
    QCOMPARE(station.run({QStringLiteral("bover B1 Quillfeather is home")}).code, 0);
    const Ran asked = station.meant(QStringLiteral("remove"), request);
    QVERIFY2(asked.code == 0, asked.err.constData());
    const Ran done =
        station.meant(QStringLiteral("remove"), signedAs("admin", cutWords("approve|1")));
    QVERIFY2(done.code == 0, done.err.constData());
    QVERIFY(!bytesOfFile(station.path()).contains("Quillfeather"));
    const QJsonObject json =
        station.verb(QStringLiteral("verify"), {QStringLiteral("--json")}).json().object();
    QCOMPARE(json[u"removed_facts"].toArray().size(), 2);
    QCOMPARE(json[u"whole"].toBool(), true);
}

// crisis.md 6.20.
void tst_CtlRemove::whatIsOlderIsListedAndDestroyedByNobodyAlone()
{
    const CtlStation station;
    plantOld(station);
    const QString retention = QStringLiteral("retention");
    QVERIFY(QDir().mkpath(station.path() + QStringLiteral(".retention")));
    writeFile(station.path() + QStringLiteral(".retention/own.json"),
              R"({"format": 1, "kinds": [
                 {"id": "incidents", "label": "Incidents", "records": "Incidents", "years": 3,
                  "source": "M7", "confirmed": "records officer, 2026-11-20"},
                 {"id": "bolos", "label": "BOLOs", "records": "Bolos", "years": 3,
                  "source": "M7", "confirmed": "records officer, 2026-11-20"}]})");
    const auto dueNow = [&](const char* kind) {
        const Ran ran = station.verb(retention, cutWords("due|--json|--kind") +
                                                    QStringList{QString::fromLatin1(kind)});
        return ran.json().object()[u"kinds"].toArray()[0].toObject();
    };
    QCOMPARE(dueNow("incidents")[u"years"].toInt(), 3);
    QCOMPARE(dueNow("incidents")[u"due"].toInt(), 1);
    QCOMPARE(dueNow("incidents")[u"oldest"].toArray()[0].toObject()[u"name"].toString(),
             QStringLiteral("14-000001"));
    QCOMPARE(dueNow("room")[u"due"].toInt(), 1);
    const auto request = [&](const char* rest) {
        return station.meant(retention, signedAs("dispatcher", cutWords(rest)));
    };
    const Ran bare = request("request|--kind|incidents");
    QCOMPARE(bare.code, 1);
    QVERIFY2(bare.err.contains("[RemovalNeedsAuthority]"), bare.err.constData());
    QVERIFY(request("request|--kind|incidents|--authority|the chief")
                .err.contains("[RemovalNeedsAuthority]"));
    QVERIFY(request("request|--kind|bolos|--authority|RC-075 26-1")
                .err.contains("[RetentionNothingDue]"));
    QVERIFY(
        request("request|--kind|maps|--authority|RC-075 26-1").err.contains("[RetentionUnknown]"));
    // A hold takes it out of what is due.
    const QString hold = QStringLiteral("hold");
    QCOMPARE(
        station.verb(hold, signedAs("admin", cutWords("put|--incident|1|--reason|docket"))).code,
        0);
    QCOMPARE(dueNow("incidents")[u"due"].toInt(), 0);
    QCOMPARE(dueNow("incidents")[u"held"].toInt(), 1);
    QCOMPARE(station.verb(hold, signedAs("admin", cutWords("release|1|--reason|over"))).code, 0);

    const Ran asked = request("request|--kind|incidents|--authority|RC-075 26-1");
    QVERIFY2(asked.code == 0, asked.err.constData());
    QVERIFY2(asked.out.contains("second person"), asked.out.constData());
    // Nothing is gone yet, and nothing is asked for twice.
    QVERIFY(bytesOfFile(station.path()).contains("Quillfeather"));
    QCOMPARE(dueNow("incidents")[u"due"].toInt(), 0);
    const QString remove = QStringLiteral("remove");
    QCOMPARE(station.meant(remove, signedAs("dispatcher", cutWords("approve|1"))).code, 1);
    QCOMPARE(station.meant(remove, signedAs("admin", cutWords("approve|1"))).code, 0);
    QVERIFY(!bytesOfFile(station.path()).contains("Quillfeather"));
    QCOMPARE(station.verb(QStringLiteral("verify")).code, 0);
}

void tst_CtlRemove::aPeriodThatNobodyConfirmedDestroysNothing()
{
    const CtlStation station;
    plantOld(station);
    const QString retention = QStringLiteral("retention");
    const Ran list = station.verb(retention, {QStringLiteral("list")});
    QVERIFY2(list.code == 0 && list.out.contains("NOT CONFIRMED"), list.out.constData());
    const Ran due = station.verb(retention, {QStringLiteral("due")});
    QVERIFY2(due.out.contains("14-000001") && due.out.contains("NOT CONFIRMED"),
             due.out.constData());
    const Ran asked = station.verb(
        retention,
        signedAs("dispatcher", cutWords("request|--kind|incidents|--authority|RC-075 26-1")));
    QCOMPARE(asked.code, 1);
    QVERIFY2(asked.err.contains("[RetentionNotConfirmed]"), asked.err.constData());
    QCOMPARE(station.verb(retention).code, 2);
    QCOMPARE(station.verb(retention, cutWords("due|--limit|0")).code, 2);
    QCOMPARE(station.verb(retention, cutWords("request|--kind|incidents|--authority|1")).code, 2);
    QVERIFY(QDir().mkpath(station.path() + QStringLiteral(".retention")));
    writeFile(station.path() + QStringLiteral(".retention/own.json"),
              R"({"format": 1, "kinds": [{"id": "x", "label": "x", "records": "Incidents",
                 "years": 0, "source": "M7"}]})");
    const Ran broken = station.verb(retention, {QStringLiteral("list")});
    QCOMPARE(broken.code, 4);
    QVERIFY2(broken.err.contains("[RetentionMalformed]") && broken.err.contains("years"),
             broken.err.constData());
}

// Tables before a removal less those after it would tell of whom it was.
void tst_CtlRemove::aQuarterThatWasToldIsNotToldAnewOnceSomethingWentOutOfIt()
{
    const CtlStation station;
    IncidentOpened opened;
    opened.incident = IncidentId(1);
    opened.number = "14-000001";
    opened.type = TypeCode("WELFARE");
    opened.protocol = ProtocolId("behavioral");
    opened.location.text = "12 Quillfeather Ln";
    NoteAdded note;
    note.note = NoteId(1);
    note.incident = IncidentId(1);
    note.text = kSaid;
    IncidentOpened other = opened;
    other.incident = IncidentId(2);
    other.number = "14-000002";
    PerceivedRecorded perceived;
    perceived.incident = IncidentId(2);
    plant(station, {opened, note, other, perceived,
                    IncidentClosed{IncidentId(2), DispositionCode("15"), "15", ""},
                    IncidentClosed{IncidentId(1), DispositionCode("15"), "15", ""}});
    const auto tables = [&](const char* quarter) {
        const Ran ran = station.verb(QStringLiteral("numbers"),
                                     signedAs("dispatcher", QStringList{QStringLiteral("--quarter"),
                                                                        QString::fromUtf8(quarter),
                                                                        QStringLiteral("--json")}));
        return ran.json().object()[u"perceived"].toString();
    };
    const auto remove = [&](const QStringList& what, const char* approved) {
        const Ran asked = station.meant(
            QStringLiteral("remove"),
            signedAs("dispatcher", QStringList{QStringLiteral("request")} + what +
                                       cutWords("--authority|RC-075 2026-114|--reason|order")));
        QVERIFY2(asked.code == 0, asked.err.constData());
        const Ran done =
            station.meant(QStringLiteral("remove"), signedAs("admin", cutWords(approved)));
        QVERIFY2(done.code == 0, done.err.constData());
    };
    QCOMPARE(tables("2014-Q2"), QStringLiteral("Told"));
    // A note is in no table.
    remove({QString::number(noteFact(station))}, "approve|1");
    QCOMPARE(tables("2014-Q2"), QStringLiteral("Told"));
    remove({QStringLiteral("--incident"), QStringLiteral("14-000002")}, "approve|2");
    QCOMPARE(tables("2014-Q2"), QStringLiteral("Removed"));
    QCOMPARE(tables("2013-Q4"), QStringLiteral("Told"));
}

void tst_CtlRemove::aHoldIsPutListedAndReleased()
{
    const CtlStation station;
    const QString fact = QString::number(preparedIn(station));
    const QString hold = QStringLiteral("hold");
    QVERIFY(station.verb(hold).out.contains("No hold is on the record"));
    const Ran put = station.verb(hold, signedAs("admin", cutWords("put|--incident") +
                                                             QStringList{firstNumber(station)} +
                                                             cutWords("--reason|docket 7")));
    QVERIFY2(put.code == 0 && put.out.contains("docket 7"), (put.out + put.err).constData());
    const Ran kept = station.meant(
        QStringLiteral("remove"),
        signedAs("dispatcher", QStringList{QStringLiteral("request"), fact} +
                                   cutWords("--authority|RC-075 2026-114|--reason|court order")));
    QCOMPARE(kept.code, 1);
    QVERIFY2(kept.err.contains("[RemovalHeld]") && kept.err.contains("docket 7"),
             kept.err.constData());
    QCOMPARE(station.verb(hold, signedAs("admin", cutWords("release|1"))).code, 1);
    QCOMPARE(station.verb(hold, signedAs("admin", cutWords("release|1|--reason|settled"))).code, 0);
    QVERIFY(station.verb(hold).out.contains("No hold is on the record"));
    const Ran all = station.verb(hold, cutWords("list|--all|--json"));
    const QJsonObject one = all.json().object()[u"holds"].toArray()[0].toObject();
    QCOMPARE(one[u"released_by"].toString(), QStringLiteral("admin"));
    QCOMPARE(one[u"reason"].toString(), QStringLiteral("docket 7"));
}

void tst_CtlRemove::whoIsNotSaidRemovesNothing()
{
    const CtlStation station;
    QCOMPARE(station.verb(QStringLiteral("remove"), cutWords("request|3")).code, 2);
    QCOMPARE(
        station.verb(QStringLiteral("remove"), signedAs("admin", cutWords("request|three"))).code,
        2);
    QCOMPARE(station.verb(QStringLiteral("remove"), signedAs("admin", cutWords("approve"))).code,
             2);
    QCOMPARE(station.verb(QStringLiteral("remove"), cutWords("sweep")).code, 2);
    QCOMPARE(station.verb(QStringLiteral("hold"), cutWords("put|--person|X|--reason|7")).code, 2);
    const Ran clinician = station.verb(
        QStringLiteral("remove"),
        signedAs("clinician", cutWords("request|1|--authority|RC-075 1|--reason|order")));
    QCOMPARE(clinician.code, 1);
    QVERIFY(clinician.err.contains("[RoleMissing]"));
    QVERIFY(station.verb(QStringLiteral("remove")).out.contains("No removal was asked for"));
}

void tst_CtlRemove::whatIsKnownOfAPersonIsShownByClassAndTheLookIsRecorded()
{
    const CtlStation station;
    const std::int64_t fact = preparedIn(station);
    const QString about = QStringLiteral("about");
    const QStringList whole =
        cutWords("--person|quillFEATHER|--for|foi|--reason|FOI 26-031|--json");
    const Ran clinician = station.verb(about, signedAs("clinician", whole));
    QCOMPARE(clinician.code, 1);
    QVERIFY2(clinician.err.contains("[RoleMissing]"), clinician.err.constData());
    QVERIFY(!clinician.out.contains("Quillfeather"));
    const QString looked = QStringLiteral("looked");
    const QStringList audit = cutWords("--reason|complaint 26-7");
    QVERIFY(station.verb(looked, signedAs("admin", audit)).out.contains("Nobody looked"));
    const Ran silent =
        station.verb(about, signedAs("dispatcher", cutWords("--person|Quillfeather|--for|foi")));
    QCOMPARE(silent.code, 1);
    QVERIFY2(silent.err.contains("[ViewNeedsReason]"), silent.err.constData());
    QVERIFY(!silent.out.contains("falcon"));
    const Ran brief =
        station.verb(about, signedAs("dispatcher", cutWords("--person|Qu|--for|foi|--reason|x")));
    QVERIFY2(brief.err.contains("[DossierWordsShort]"), brief.err.constData());

    const Ran ran = station.verb(about, signedAs("dispatcher", whole));
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QJsonArray items = ran.json().object()[u"items"].toArray();
    QCOMPARE(items.size(), 1);
    const QJsonObject item = items[0].toObject();
    QCOMPARE(item[u"fact"].toInt(), static_cast<int>(fact));
    QCOMPARE(item[u"class"].toString(), QStringLiteral("Police"));
    QVERIFY(item[u"text"].toString().contains(QStringLiteral("falcon")));
    QVERIFY(item[u"release"].toString() != QStringLiteral("whole"));
    QCOMPARE(item[u"withheld"].toArray()[0].toString(), QStringLiteral("W-POLICE"));
    QVERIFY(!item[u"released_text"].toString().contains(QStringLiteral("falcon")));
    // Plain reading tells not even whom somebody asked about.
    const Ran plain = station.verb(QStringLiteral("log"));
    QVERIFY(plain.out.contains("withheld") && !plain.out.contains("quillFEATHER"));
    // Who looked is itself known: of the person, and of whoever looked.
    const auto looks = [&](const char* words) {
        const QStringList asked = cutWords(words) + audit + cutWords("--json");
        return station.verb(looked, signedAs("admin", asked)).json().object()[u"looks"].toArray();
    };
    QCOMPARE(looks("--agent|admin").size(), 1); // who looked is a look as well
    QCOMPARE(looks("--words|FOI 26-031").size(), 1);
    QCOMPARE(looks("--person|quillfeather").size(), 1);
    QCOMPARE(looks("--agent|dispatcher")[0].toObject()[u"by"].toString(),
             QStringLiteral("dispatcher"));
    QCOMPARE(looks("--agent|dispatcher").size(), 1);
    QCOMPARE(looks("--person|Somebody Else").size(), 0);
    QCOMPARE(looks("--day|2020-02-29").size(), 0);
    QCOMPARE(station.verb(looked, signedAs("admin", cutWords("--limit|501"))).code, 2);
    QCOMPARE(station.verb(looked, signedAs("admin", cutWords("--day|soon"))).code, 2);
    QCOMPARE(station.verb(looked, audit).code, 2); // nobody looks without a name
    const Ran unsaid = station.verb(looked, signedAs("admin", cutWords("--limit|500")));
    QCOMPARE(unsaid.code, 1);
    QVERIFY2(unsaid.err.contains("[ViewNeedsReason]"), unsaid.err.constData());
    QVERIFY(unsaid.out.isEmpty());
}

void tst_CtlRemove::anExportOfAnIncidentIsFoundByItsNumber()
{
    const CtlStation station;
    preparedIn(station);
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"9 Oak Ave\"")}).code, 0);
    const QString taken = station.file(QStringLiteral("log.csv"));
    const QStringList out = QStringList{QStringLiteral("--out"), taken};
    // As somebody types it: by the last digits.
    const Ran log =
        station.verb(QStringLiteral("log"), signedAs("dispatcher", cutWords("--incident|1") + out));
    QVERIFY2(log.code == 0, log.err.constData());
    const auto looks = [&](const char* number) {
        const QStringList asked =
            QStringList{QStringLiteral("--incident"), QString::fromUtf8(number)} +
            cutWords("--reason|audit|--json");
        return station.verb(QStringLiteral("looked"), signedAs("admin", asked))
            .json()
            .object()[u"looks"]
            .toArray();
    };
    QCOMPARE(looks("1").size(), 1);
    QCOMPARE(looks("2").size(), 0);
    // The table of looks is an export as well, and says so.
    const QString table = station.file(QStringLiteral("looks.csv"));
    const QStringList wish = cutWords("--incident|2|--reason|audit|--out") + QStringList{table};
    const Ran ran = station.verb(QStringLiteral("looked"), signedAs("admin", wish));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.out.isEmpty());
    const QByteArray written = bytesOfFile(table);
    QVERIFY2(written.startsWith("Time,Agent,Who,Position,Incident,What"), written.constData());
    QVERIFY2(written.contains("Looked up who looked at what, incident"), written.constData());
    const QJsonArray after = looks("2");
    QVERIFY(after[0].toObject()[u"text"].toString().contains(
        QStringLiteral("who looked at what, incident 2")));
}

void tst_CtlRemove::whatWasDoneSinceIsKnownTooThoughItNamesNobody()
{
    const CtlStation station;
    const Ran made = station.run({QStringLiteral("bolo person Sam Quillfeather why warrant coat"),
                                  QStringLiteral("bolo person Lee Lake why warrant hat"),
                                  QStringLiteral("bmore B1 24 not found yet"),
                                  QStringLiteral("bmore B2 24 seen at the pier")});
    QVERIFY2(made.code == 0, made.err.constData());
    const QStringList asked = cutWords("--person|Quillfeather|--for|internal|--reason|FOI|--json");
    const Ran ran = station.verb(QStringLiteral("about"), signedAs("dispatcher", asked));
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QJsonArray items = ran.json().object()[u"items"].toArray();
    QVERIFY2(items.size() == 2, ran.out.constData());
    QVERIFY(items[0].toObject()[u"text"].toString().contains(QStringLiteral("Sam Quillfeather")));
    QVERIFY(items[1].toObject()[u"text"].toString().contains(QStringLiteral("not found yet")));
}

void tst_CtlRemove::ofAPlaceAllOfItsIncidentsAreShown()
{
    const CtlStation station;
    const std::int64_t fact = preparedIn(station);
    QCOMPARE(station
                 .run({QStringLiteral("new WELFARE @\"9 Oak Ave\""),
                       QStringLiteral("n 2 nothing to see there")})
                 .code,
             0);
    const Ran ran = station.verb(
        QStringLiteral("about"),
        signedAs("dispatcher", cutWords("--place|12 elm st|--for|court|--reason|subpoena|--json")));
    QVERIFY2(ran.code == 0, ran.err.constData());
    bool hasNote = false;
    for (const auto& one : ran.json().object()[u"items"].toArray()) {
        hasNote = hasNote || one.toObject()[u"fact"].toInt() == static_cast<int>(fact);
        QVERIFY(!one.toObject()[u"text"].toString().contains(QStringLiteral("nothing to see")));
    }
    QVERIFY2(hasNote, ran.out.constData()); // which does not say the place
    // One of the two, not both and not none.
    QCOMPARE(station.verb(QStringLiteral("about"), signedAs("dispatcher", {})).code, 2);
}

HAVEN_TESTS(tst_CtlRemove)
#include "tst_ctl_remove.moc"
