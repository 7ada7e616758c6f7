#include "models/store/backup_note.h"
#include "models/store/schema.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

#include <sys/stat.h>

using namespace haven;
using namespace haven::test;

namespace {

// Every verb that opens a station, so that none of them starts on half a truth.
std::vector<QStringList> allOpening(const QString& path)
{
    const auto with = [&](const char* verb, const QStringList& rest = {}) {
        return QStringList{QString::fromUtf8(verb), QStringLiteral("--station"), path} + rest;
    };
    return {
        QStringList{QStringLiteral("station"), QStringLiteral("info"), path},
        with("board"),
        with("log"),
        with("search", {QStringLiteral("elm")}),
        with("verify"),
        with("rebuild"),
        with("do", {QStringLiteral("--as"), QStringLiteral("dispatcher"), QStringLiteral("who")}),
        with("account", {QStringLiteral("list")})};
}

// Each verb ends with 3, says the words, and leaves the bytes alone.
void checkRefused(const QString& path, const char* words)
{
    const QByteArray before = bytesOfFile(path);
    for (const auto& line : allOpening(path)) {
        const Ran ran = ctl(line);
        const QByteArray what = line.join(QLatin1Char(' ')).toUtf8() + ": " + ran.err;
        QVERIFY2(ran.code == 3, what.constData());
        QVERIFY2(ran.err.contains(words), what.constData());
        QVERIFY2(bytesOfFile(path) == before, what.constData());
    }
    QVERIFY(!QFile::exists(path + QStringLiteral("-wal")));
}

Ran backup(const CtlStation& station, const char* agent, const QString& to,
           const QStringList& more = {})
{
    return station.verb(QStringLiteral("backup"),
                        QStringList{QStringLiteral("make"), QStringLiteral("--to"), to,
                                    QStringLiteral("--as"), QString::fromUtf8(agent)} +
                            more);
}

void change(const CtlStation& station, const std::string& sql)
{
    auto database = Database::open(station.path().toStdString(), OpenMode::ReadWrite, {});
    QVERIFY(database.isOk());
    const auto done = database->execute(sql);
    QVERIFY2(done.isOk(), sql.c_str());
}

} // namespace

// The station file through `havenctl`, the real program.
class tst_CtlStation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewStationIsMadeOnce();
    void aDemoStationCanBeWorkedAtOnce();
    void aDemoStationIsThereWholeOrNotAtAll();
    void theBoardIsTextForSomewhereElse();
    void noFileIsOpenToEverybodyOnTheMachine();
    void aMissingStationIsSaid();
    void aForeignFileIsSaid();
    void aFewBytesAreNoStation();
    void aFolderIsSaid();
    void aPipeHoldsNobody();
    void aTruncatedStationIsSaid();
    void aNewerStationIsSaid();
    void damageIsNamedByItsFirstFact();
    void aCutTailIsNamedAndNothingIsWrittenAfterIt();
    void aWellCutEndIsToldByWhatWasKeptElsewhere();
    void whoHoldsTheStationIsToldInTheAgencysTime();
    void whatIsDerivedIsRebuilt();
    void whereOnlyTheArchiveIsBrokenRebuildIsNamed();
    void noWalStaysBehind();
    void aBackupIsProvenRecordedAndToldFromAnother();
    void aBackupIsMadeByTheOfficeAndWhereNothingLies();
    void aBackupIsMadeBesideWhoeverHoldsTheStation();
    void whatIsToBeMadeByItselfIsSetAndListed();
};

void tst_CtlStation::aNewStationIsMadeOnce()
{
    CtlStation folder;
    const QString path = folder.file(QStringLiteral("new.haven"));
    const QStringList make{QStringLiteral("station"), QStringLiteral("new"), path,
                           QStringLiteral("--agency"), QStringLiteral("Quarry Bay Police")};
    QCOMPARE(ctl(make).code, 0);
    const QByteArray bytes = bytesOfFile(path);
    const Ran again = ctl(make);
    QCOMPARE(again.code, 3);
    QVERIFY(again.err.contains("exists already and was not touched"));
    QCOMPARE(bytesOfFile(path), bytes);
    const Ran info =
        ctl({QStringLiteral("station"), QStringLiteral("info"), path, QStringLiteral("--json")});
    QCOMPARE(info.json().object()[QStringLiteral("agency")].toString(),
             QStringLiteral("Quarry Bay Police"));
    QCOMPARE(info.json().object()[QStringLiteral("mode")].toString(), QStringLiteral("Live"));
    const Ran nowhere = ctl({QStringLiteral("station"), QStringLiteral("new"),
                             folder.file(QStringLiteral("no/such/folder.haven")),
                             QStringLiteral("--agency"), QStringLiteral("Q")});
    QCOMPARE(nowhere.code, 3);
    QCOMPARE(ctl({QStringLiteral("station"), QStringLiteral("new"),
                  folder.file(QStringLiteral("b.haven"))})
                 .code,
             2);
}

void tst_CtlStation::aDemoStationCanBeWorkedAtOnce()
{
    CtlStation folder;
    const QString path = folder.file(QStringLiteral("demo.haven"));
    const Ran made =
        ctl({QStringLiteral("station"), QStringLiteral("new"), path, QStringLiteral("--agency"),
             QStringLiteral("Q"), QStringLiteral("--demo")});
    QCOMPARE(made.code, 0);
    for (const char* name : {"dispatcher", "clinician", "supervisor", "admin", "haven-demo"})
        QVERIFY(made.out.contains(name));
    const Ran board =
        ctl({QStringLiteral("board"), QStringLiteral("--station"), path, QStringLiteral("--json")});
    const QJsonObject both = board.json().object();
    int available = 0;
    const auto units = both[QStringLiteral("units")].toArray();
    for (const auto& unit : units)
        available += unit.toObject()[QStringLiteral("primary")] == QStringLiteral("Available");
    QVERIFY(available >= 2);
    const auto queue = both[QStringLiteral("queue")].toArray();
    QVERIFY(!queue.isEmpty());
    for (const auto& value : queue) {
        const QJsonObject row = value.toObject();
        for (const char* key : {"incident", "type", "priority", "place", "waiting_s", "status",
                                "flag", "level", "level_asked", "weapon", "units"})
            QVERIFY2(row.contains(QLatin1String(key)), key);
        QVERIFY(row[QStringLiteral("level")].isNull() || row[QStringLiteral("level")].isDouble());
        QVERIFY(row[QStringLiteral("level_asked")].isBool());
    }
    for (const char* key : {"unit", "primary", "secondary", "label", "incident", "since"})
        QVERIFY2(units.first().toObject().contains(QLatin1String(key)), key);
    QCOMPARE(ctl({QStringLiteral("verify"), QStringLiteral("--station"), path}).code, 0);
    // What waits for an answer is worth one: a call that waits too long and two possible weapons.
    const Ran late =
        ctl({QStringLiteral("timers"), QStringLiteral("--station"), path, QStringLiteral("--as"),
             QStringLiteral("dispatcher"), QStringLiteral("--late"), QStringLiteral("--json")});
    QVERIFY2(late.code == 0, late.err.constData());
    QStringList kinds;
    for (const auto& row : late.json().array())
        kinds += row.toObject()[QStringLiteral("kind")].toString();
    kinds.sort();
    QCOMPARE(kinds.join(u' '), QStringLiteral("Suggestion Suggestion Waiting"));
    const QJsonObject told = ctl({QStringLiteral("summary"), QStringLiteral("--station"), path,
                                  QStringLiteral("--json")})
                                 .json()
                                 .object();
    for (const char* key : {"status_checks_in_time", "rechecks_in_time"}) {
        const QJsonObject done = told[QLatin1String(key)].toObject();
        QVERIFY2(done[QStringLiteral("of")].toInt() > 0, key);
        QCOMPARE(done[QStringLiteral("good")].toInt(), done[QStringLiteral("of")].toInt());
    }
}

void tst_CtlStation::theBoardIsTextForSomewhereElse()
{
    CtlStation folder;
    const QString path = folder.file(QStringLiteral("demo.haven"));
    QCOMPARE(ctl({QStringLiteral("station"), QStringLiteral("new"), path,
                  QStringLiteral("--agency"), QStringLiteral("Q"), QStringLiteral("--demo")})
                 .code,
             0);
    const auto as = [&](const char* format, const QStringList& more = {}) {
        return ctl(QStringList{QStringLiteral("board"), QStringLiteral("--station"), path,
                               QStringLiteral("--format"), QLatin1String(format)} +
                   more);
    };
    const auto queue =
        ctl({QStringLiteral("board"), QStringLiteral("--station"), path, QStringLiteral("--json")})
            .json()
            .object()[u"queue"]
            .toArray();
    const Ran sheet = as("tsv");
    QCOMPARE(sheet.code, 0);
    QCOMPARE(sheet.lines().size(), queue.size() + 1);
    QVERIFY(sheet.out.startsWith("Pri\tWaiting\tIncident\t"));
    QVERIFY(as("markdown").out.startsWith("| Pri | Waiting |"));
    QVERIFY(as("text", {QStringLiteral("--units")}).out.startsWith("Unit "));
    const auto features = as("geojson").json().object()[u"features"].toArray();
    QCOMPARE(features.size(), queue.size());
    QVERIFY(features[0][u"geometry"][u"coordinates"].isArray());
    const Ran wrong = as("docx");
    QCOMPARE(wrong.code, 2);
    QVERIFY(wrong.err.contains("docx"));
}

void tst_CtlStation::aDemoStationIsThereWholeOrNotAtAll()
{
    CtlStation folder;
    const QString path = folder.file(QStringLiteral("demo.haven"));
    const QString line =
        QStringLiteral("exec " HAVEN_BINARY_DIR "/bin/havenctl station new '%1' --agency Q --demo")
            .arg(path);
    const auto shell = [&](const QString& before) {
        QProcess process;
        process.start(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), before + line});
        if (!process.waitForFinished(60'000))
            return -1;
        return process.exitCode();
    };
    // The disk is full in the middle of the evening.
    QCOMPARE(shell(QStringLiteral("trap '' XFSZ; ulimit -f 900; ")), 3);
    const auto left =
        QDir(QFileInfo(path).path()).entryList({QStringLiteral("demo*")}, QDir::Files);
    QVERIFY2(left.isEmpty(), left.join(QLatin1Char(' ')).toUtf8().constData());
    // One that was being made when the program was killed is no hindrance either.
    writeFile(path + QStringLiteral(".making"), "half");
    QCOMPARE(shell({}), 0);
    QCOMPARE(ctl({QStringLiteral("verify"), QStringLiteral("--station"), path}).code, 0);
    QVERIFY(!QFile::exists(path + QStringLiteral(".making")));
    QCOMPARE(shell({}), 3); // it exists
}

// Whatever the system hands out to everybody: names of people in crisis are not for everybody.
void tst_CtlStation::noFileIsOpenToEverybodyOnTheMachine()
{
    const CtlStation folder;
    const QString path = folder.file(QStringLiteral("open.haven"));
    const QString table = folder.file(QStringLiteral("log.csv"));
    const QString sheet = folder.file(QStringLiteral("log.pdf"));
    const QString brief = folder.file(QStringLiteral("brief.txt"));
    const QString program = QStringLiteral("" HAVEN_BINARY_DIR "/bin/havenctl ");
    QProcess process;
    process.start(
        QStringLiteral("/bin/sh"),
        {QStringLiteral("-c"),
         QStringLiteral("umask 000; ") + program +
             QStringLiteral("station new '%1' --agency Q --demo && ").arg(path) + program +
             QStringLiteral("log --station '%1' --format csv --out '%2' && ").arg(path, table) +
             program +
             QStringLiteral("log --station '%1' --format pdf --out '%2' && ").arg(path, sheet) +
             program + QStringLiteral("brief --station '%1' --out '%2'").arg(path, brief)});
    QVERIFY(process.waitForFinished(60'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    for (const QString& file : {path, path + QStringLiteral(".lock"), table, sheet, brief}) {
        QVERIFY2(QFile::exists(file), qPrintable(file));
        const auto open =
            QFile::permissions(file) & (QFile::ReadOther | QFile::WriteOther | QFile::ExeOther);
        QVERIFY2(!open, qPrintable(file));
        QVERIFY(QFile::permissions(file) & QFile::ReadOwner);
    }
}

void tst_CtlStation::aMissingStationIsSaid()
{
    CtlStation folder;
    const QString path = folder.file(QStringLiteral("none.haven"));
    checkRefused(path, "There is no station file");
    QVERIFY(!QFile::exists(path));
    QVERIFY(!QFile::exists(path + QStringLiteral(".lock")));
}

void tst_CtlStation::aForeignFileIsSaid()
{
    CtlStation folder;
    const QString path = folder.file(QStringLiteral("letter.haven"));
    writeFile(path, QByteArray("Dear Sir or Madam, ").repeated(400));
    checkRefused(path, "is not a Haven station");
}

void tst_CtlStation::aFewBytesAreNoStation()
{
    CtlStation folder;
    const QString path = folder.file(QStringLiteral("few.haven"));
    for (const char* bytes : {"", "hello"}) {
        writeFile(path, bytes);
        checkRefused(path, "is not a Haven station");
    }
}

void tst_CtlStation::aFolderIsSaid()
{
    CtlStation folder;
    const QString path = folder.file(QStringLiteral("folder.haven"));
    QVERIFY(QDir().mkpath(path));
    checkRefused(path, "is a folder, not a station file");
    QVERIFY(!QFile::exists(path + QStringLiteral(".lock")));
}

// Whoever opens a pipe waits until somebody writes into it.
void tst_CtlStation::aPipeHoldsNobody()
{
    CtlStation station;
    const QString pipe = station.file(QStringLiteral("pipe.haven"));
    QCOMPARE(::mkfifo(pipe.toUtf8().constData(), 0600), 0);
    const Ran board = ctl({QStringLiteral("board"), QStringLiteral("--station"), pipe});
    QCOMPARE(board.code, 3);
    QVERIFY2(board.err.contains("[StationForeign]"), board.err.constData());
    const QString list = station.path() + QStringLiteral(".directory.json");
    QCOMPARE(::mkfifo(list.toUtf8().constData(), 0600), 0);
    const Ran check = station.verb(QStringLiteral("directory"), {QStringLiteral("check"), list});
    QVERIFY2(check.code != 0 && check.err.contains("it is no ordinary file"),
             (check.out + check.err).constData());
    QCOMPARE(station.run({QStringLiteral("who")}).code, 0);
}

void tst_CtlStation::aTruncatedStationIsSaid()
{
    CtlStation station;
    const QByteArray whole = bytesOfFile(station.path());
    writeFile(station.path(), whole.left(whole.size() / 2));
    checkRefused(station.path(), "is cut short");
}

void tst_CtlStation::aNewerStationIsSaid()
{
    CtlStation station;
    change(station, "PRAGMA user_version=" + std::to_string(schemaVersion() + 1));
    change(station, "PRAGMA wal_checkpoint(TRUNCATE)");
    checkRefused(station.path(), "was written by a newer Haven");
}

void tst_CtlStation::damageIsNamedByItsFirstFact()
{
    CtlStation station;
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers")}).code, 0);
    const Ran whole = station.verb(QStringLiteral("verify"), {QStringLiteral("--json")});
    QCOMPARE(whole.code, 0);
    const QJsonObject found = whole.json().object();
    QVERIFY(found[QStringLiteral("events")].toInt() > 5);
    QCOMPARE(found[QStringLiteral("removed")].toInt(), 0);
    QCOMPARE(found[QStringLiteral("head")].toString().size(), 64);
    change(station, "UPDATE event_payload SET payload = replace(payload, 'Elm', 'Oak')"
                    " WHERE seq >= 5 AND instr(payload, 'Elm') > 0");
    const Ran damaged = station.verb(QStringLiteral("verify"), {QStringLiteral("--json")});
    QCOMPARE(damaged.code, 3);
    const int first = damaged.json().object()[QStringLiteral("first_bad")].toInt();
    QVERIFY(first >= 5);
    const Ran words = station.verb(QStringLiteral("verify"));
    QCOMPARE(words.code, 3);
    QVERIFY(words.out.contains("fact " + QByteArray::number(first)));
    // What the law did not remove is missing.
    change(station, "DELETE FROM event_payload WHERE seq = 2");
    const Ran missing = station.verb(QStringLiteral("verify"), {QStringLiteral("--json")});
    QCOMPARE(missing.code, 3);
    QVERIFY(station.verb(QStringLiteral("rebuild")).code == 3);
}

void tst_CtlStation::aCutTailIsNamedAndNothingIsWrittenAfterIt()
{
    CtlStation station;
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers")}).code, 0);
    const auto facts = station.facts();
    const auto after = " WHERE seq > " + std::to_string(facts - 3);
    change(station, "DELETE FROM event_payload" + after + "; DELETE FROM event_incident" + after +
                        "; DELETE FROM event_unit" + after + "; DELETE FROM event" + after);
    change(station, "PRAGMA wal_checkpoint(TRUNCATE)");
    const QByteArray cut = bytesOfFile(station.path());
    const QByteArray words = "fact " + QByteArray::number(qlonglong(facts) - 2) + " ";
    for (const auto& line : allOpening(station.path())) {
        const Ran ran = ctl(line);
        const QByteArray what = line.join(QLatin1Char(' ')).toUtf8() + ": " + ran.out + ran.err;
        QVERIFY2(ran.code == 3, what.constData());
        QByteArray said = ran.out + ran.err;
        QVERIFY2(said.replace(':', ' ').contains(words), what.constData());
    }
    QCOMPARE(bytesOfFile(station.path()), cut);
    const Ran verdict = station.verb(QStringLiteral("verify"), {QStringLiteral("--json")});
    QCOMPARE(verdict.json().object()[QStringLiteral("first_bad")].toInt(), int(facts) - 2);
}

// Cut off with its note: the file says itself that it cannot know, and a head or a copy does.
void tst_CtlStation::aWellCutEndIsToldByWhatWasKeptElsewhere()
{
    CtlStation station;
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers")}).code, 0);
    const QString copy = station.file(QStringLiteral("copy.haven"));
    QVERIFY(QFile::copy(station.path(), copy));
    const auto compared = [&](const QString& option, const QString& value) {
        return station.verb(QStringLiteral("verify"), {option, value, QStringLiteral("--json")});
    };
    const Ran whole = station.verb(QStringLiteral("verify"));
    QVERIFY2(whole.code == 0 && whole.out.contains("Not to be seen from one file alone"),
             whole.out.constData());
    const auto facts = station.facts();
    const QString head = station.verb(QStringLiteral("verify"), {QStringLiteral("--json")})
                             .json()
                             .object()[QStringLiteral("head")]
                             .toString();
    QCOMPARE(compared(QStringLiteral("--head"), head.toUpper()).code, 0);
    QCOMPARE(compared(QStringLiteral("--against"), copy).code, 0);
    QCOMPARE(compared(QStringLiteral("--head"), QStringLiteral("12 Elm St")).code, 2);
    const auto after = " WHERE seq > " + std::to_string(facts - 2);
    change(station, "DELETE FROM event_payload" + after + "; DELETE FROM event" + after +
                        "; DELETE FROM snapshot; UPDATE setting SET value = (SELECT seq || ' ' ||"
                        " lower(hex(hash)) FROM event ORDER BY seq DESC LIMIT 1)"
                        " WHERE key = 'log_end'");
    QCOMPARE(station.verb(QStringLiteral("rebuild")).code, 0);
    QCOMPARE(station.verb(QStringLiteral("verify")).code, 0);
    const Ran noted = compared(QStringLiteral("--head"), head);
    QCOMPARE(noted.code, 3);
    QVERIFY(!noted.json().object()[u"whole"].toBool());
    QVERIFY(noted.json().object()[u"noted_head"].toObject()[u"fact"].isNull());
    const Ran beside = compared(QStringLiteral("--against"), copy);
    QCOMPARE(beside.code, 3);
    QCOMPARE(beside.json().object()[u"against"].toObject()[u"common"].toInt(), int(facts) - 2);
    const Ran words = station.verb(QStringLiteral("verify"), {QStringLiteral("--against"), copy});
    QVERIFY2(words.code == 3 && words.out.contains("fact " + QByteArray::number(int(facts) - 1)) &&
                 !words.out.contains("whole:"),
             words.out.constData());
}

void tst_CtlStation::whoHoldsTheStationIsToldInTheAgencysTime()
{
    CtlStation station;
    const auto held =
        StationFile::open(station.place(), StationHolder{"Position 2", Instant{1'790'000'000'000}});
    QVERIFY(held.isOk());
    const Ran rebuilt = station.verb(QStringLiteral("rebuild"));
    QCOMPARE(rebuilt.code, 3);
    QVERIFY2(rebuilt.err.contains("Position 2") && !rebuilt.err.contains("UTC") &&
                 rebuilt.err.contains("2026-09-21 10:13:20"),
             rebuilt.err.constData());
}

void tst_CtlStation::whatIsDerivedIsRebuilt()
{
    CtlStation station;
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers")}).code, 0);
    const auto facts = station.facts();
    change(station, "DELETE FROM archive; DELETE FROM snapshot; DELETE FROM event_incident");
    QCOMPARE(station.verb(QStringLiteral("verify")).code, 3);
    const Ran rebuilt = station.verb(QStringLiteral("rebuild"));
    QCOMPARE(rebuilt.code, 0);
    QVERIFY(rebuilt.out.contains(QByteArray::number(qlonglong(facts)) + " facts"));
    QCOMPARE(station.facts(), facts);
    QVERIFY(station.verb(QStringLiteral("search"), {QStringLiteral("answers")})
                .out.contains("1 found"));
}

void tst_CtlStation::whereOnlyTheArchiveIsBrokenRebuildIsNamed()
{
    CtlStation station;
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers")}).code, 0);
    change(station, "DROP TABLE archive");
    const Ran refused = station.run({QStringLiteral("who")});
    QCOMPARE(refused.code, 3);
    QVERIFY2(refused.err.contains("havenctl rebuild --station"), refused.err.constData());
    const Ran rebuilt = station.verb(QStringLiteral("rebuild"));
    QVERIFY2(rebuilt.code == 0, rebuilt.err.constData());
    QCOMPARE(station.run({QStringLiteral("who")}).code, 0);
}

void tst_CtlStation::noWalStaysBehind()
{
    CtlStation station;
    const auto hasWal = [&] { return QFile::exists(station.path() + QStringLiteral("-wal")); };
    QVERIFY(!hasWal());
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"12 Elm St\"")}).code, 0);
    QVERIFY(!hasWal());
    for (const char* reading : {"board", "log", "verify"}) {
        QCOMPARE(station.verb(QString::fromUtf8(reading)).code, 0);
        QVERIFY2(!hasWal(), reading);
    }
}

void tst_CtlStation::aBackupIsProvenRecordedAndToldFromAnother()
{
    CtlStation station;
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"12 Elm St\" ! nobody answers")}).code, 0);
    const QString folder = station.file(QStringLiteral("safe"));
    QVERIFY(QDir().mkpath(folder));
    const Ran none = station.verb(QStringLiteral("backup"), {QStringLiteral("list")});
    QVERIFY2(none.out.contains("No backup was made yet"), none.out.constData());
    const Ran made = backup(station, "admin", folder, {QStringLiteral("--json")});
    QVERIFY2(made.code == 0, made.err.constData());
    const QString file = made.json().object()[u"file"].toString();
    QVERIFY2(file.startsWith(folder + QStringLiteral("/station-")), qPrintable(file));
    QVERIFY(QFile::exists(file));
    // It is a station that opens by itself, and has everything but that it was made.
    const Ran whole = ctl({QStringLiteral("verify"), QStringLiteral("--station"), file});
    QVERIFY2(whole.code == 0, whole.out.constData());
    QVERIFY(whole.out.contains(made.json().object()[u"head"].toString().toUtf8()));
    const Ran log = station.verb(QStringLiteral("log"));
    QVERIFY2(log.out.contains("Station backed up and proven"), log.out.constData());
    const Ran list = station.verb(QStringLiteral("backup"), {QStringLiteral("list")});
    QVERIFY2(list.out.contains(file.toUtf8()) && !list.out.contains("not there now"),
             list.out.constData());
    QVERIFY(!list.out.contains("A BACKUP IS DUE"));
    const QStringList check{QStringLiteral("check"), file};
    QCOMPARE(station.verb(QStringLiteral("backup"), check).code, 0);
    QByteArray bytes = bytesOfFile(file);
    bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] + 1);
    writeFile(file, bytes);
    const Ran changed = station.verb(QStringLiteral("backup"), check);
    QCOMPARE(changed.code, 1);
    QVERIFY2(changed.out.contains("was changed since"), changed.out.constData());
    QVERIFY(QFile::remove(file));
    QVERIFY(station.verb(QStringLiteral("backup"), {QStringLiteral("list")})
                .out.contains("not there now"));
    QVERIFY(station.facts() > 0);
}

void tst_CtlStation::aBackupIsMadeBesideWhoeverHoldsTheStation()
{
    CtlStation station;
    const QString folder = station.file(QStringLiteral("safe"));
    QVERIFY(QDir().mkpath(folder));
    {
        const auto held = StationFile::open(
            station.place(), StationHolder{"Position 2", Instant{1'790'000'000'000}});
        QVERIFY(held.isOk());
        const Ran clinician = backup(station, "clinician", folder);
        QCOMPARE(clinician.code, 1);
        QVERIFY2(clinician.err.contains("[RoleMissing]"), clinician.err.constData());
        QVERIFY(QDir(folder).isEmpty());
        const Ran made = backup(station, "admin", folder);
        QVERIFY2(made.code == 0, made.err.constData());
        QVERIFY2(made.out.contains("held by Position 2"), made.out.constData());
        QCOMPARE(QDir(folder).entryList(QDir::Files).size(), 1);
    }
    const Ran list = station.verb(QStringLiteral("backup"), {QStringLiteral("list")});
    QVERIFY2(list.out.contains("by admin: " + folder.toUtf8()) &&
                 list.out.contains("not on the log yet"),
             list.out.constData());
    const auto notes = backupNotes(station.place());
    QVERIFY(notes.isOk());
    QCOMPARE(notes->good.size(), std::size_t{1});
    QVERIFY(!station.verb(QStringLiteral("log")).out.contains("backed up"));
    QVERIFY(station.facts() > 0);
}

void tst_CtlStation::whatIsToBeMadeByItselfIsSetAndListed()
{
    CtlStation station;
    const auto list = [&](const QStringList& more = {}) {
        return station.verb(QStringLiteral("backup"), QStringList{QStringLiteral("list")} + more);
    };
    QVERIFY(list().out.contains("None is made by itself"));
    QVERIFY(list({QStringLiteral("--json")}).json().object()[u"plan"].isNull());
    const auto set = [&](const char* line) {
        return ctl({QStringLiteral("do"), QStringLiteral("--station"), station.path(),
                    QStringLiteral("--as"), QStringLiteral("admin"), QStringLiteral("--"),
                    QString::fromUtf8(line)});
    };
    const Ran wrong = set("conf backup every 4 keep 1 /media/backup");
    QCOMPARE(wrong.code, 1);
    QVERIFY2(wrong.err.contains("[BackupPlanBad]"), wrong.err.constData());
    QCOMPARE(set("conf backup every 4 keep 20 /media/back up").code, 0);
    const Ran told = list();
    QVERIFY2(told.out.contains("every 4 h, the newest 20 kept, in /media/back up,"),
             told.out.constData());
    const auto plan = list({QStringLiteral("--json")}).json().object()[u"plan"].toObject();
    QCOMPARE(plan[u"every_hours"].toInt(), 4);
    QCOMPARE(plan[u"keep"].toInt(), 20);
    QCOMPARE(plan[u"folder"].toString(), QStringLiteral("/media/back up"));
    // A line that was sent too early stops none.
    const Ran early = set("conf backup");
    QCOMPARE(early.code, 1);
    QVERIFY2(early.err.contains("[BackupPlanBad]") && early.err.contains("every 4 keep 20"),
             early.err.constData());
    QVERIFY(list().out.contains("every 4 h"));
    QCOMPARE(set("conf backup off").code, 0);
    QVERIFY(list().out.contains("None is made by itself"));
}

void tst_CtlStation::aBackupIsMadeByTheOfficeAndWhereNothingLies()
{
    CtlStation station;
    const QString copy = station.file(QStringLiteral("copy.haven"));
    const Ran clinician = backup(station, "clinician", copy);
    QCOMPARE(clinician.code, 1);
    QVERIFY2(clinician.err.contains("[RoleMissing]"), clinician.err.constData());
    QVERIFY(!QFile::exists(copy));
    const Ran onto = backup(station, "admin", station.path());
    QVERIFY2(onto.code != 0 && onto.err.contains("[StationExists]"), onto.err.constData());
    const Ran nowhere = backup(station, "admin", QString());
    QVERIFY2(nowhere.code != 0 && nowhere.err.contains("[BackupNeedsFile]"),
             nowhere.err.constData());
    const Ran missing = backup(station, "admin", station.file(QStringLiteral("none/copy.haven")));
    QVERIFY2(missing.code != 0 && missing.err.contains("[FileUnwritable]"),
             missing.err.constData());
    const Ran nobody = station.verb(QStringLiteral("backup"),
                                    {QStringLiteral("make"), QStringLiteral("--to"), copy});
    QCOMPARE(nobody.code, 2);
    QVERIFY(!QFile::exists(copy));
    QVERIFY(station.facts() > 0);
}

HAVEN_TESTS(tst_CtlStation)
#include "tst_ctl_station.moc"
