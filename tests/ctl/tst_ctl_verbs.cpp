#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

// Three calls as the shipped profile little-rock reads them.
const QByteArray kCalls = "Call type,Location,Dispatch time\n"
                          "DISTURBANCE IN PROGRESS,100 MAIN ST,2022-05-16 23:58:33\n"
                          "NEVER HEARD OF THIS,,2022-05-16 23:50:00\n"
                          "BATTERY,\"2, \"\"B\"\" ST\",not a time\n";

QStringList import(const CtlStation& station, const QString& file, const QStringList& rest = {})
{
    return QStringList{QStringLiteral("import"),
                       QStringLiteral("calls"),
                       file,
                       QStringLiteral("--profile"),
                       QStringLiteral("little-rock"),
                       QStringLiteral("--station"),
                       station.path()} +
           rest;
}

QString realCalls(const char* name)
{
    return qEnvironmentVariable("HAVEN_DATA") + QStringLiteral("/calls/") + QString::fromUtf8(name);
}

} // namespace

// The verbs of `havenctl` that take files in and give reports out, the real program.
class tst_CtlVerbs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRowIsImportedOrRejected();
    void aDryRunLeavesTheStationAlone();
    void unusableFilesAreSaidWithRowAndColumn();
    void theFiveShippedProfilesCanBeUsed();
    void anExportIsOnTheLog();
    void aTableIsSafeAgainstFormulas();
    void notesAreFlaggedLineByLine();
    void labelledNotesAreScoredAndRefitted();
    void aRealDayIsReplayed();
    void realFilesAddUp();
    void everyKeyIsListedAndPrinted();
    void anOptionIsGivenOnceAndWithItsValue();
};

void tst_CtlVerbs::anOptionIsGivenOnceAndWithItsValue()
{
    CtlStation station;
    CtlStation other;
    const auto board = [&](const QStringList& more) {
        return station.verb(QStringLiteral("board"), more).code;
    };
    QCOMPARE(board({QStringLiteral("--station"), other.path()}), 2);
    QCOMPARE(board({QStringLiteral("--station=") + other.path()}), 2);
    QCOMPARE(board({QStringLiteral("--station"), station.path()}), 0); // the same, said twice
    QCOMPARE(board({QStringLiteral("--format"), QStringLiteral("--units")}), 2);
    QCOMPARE(board({QStringLiteral("--format"), QStringLiteral("tsv"), QStringLiteral("--units")}),
             0);
    // What does begin so is told apart by "=".
    QCOMPARE(board({QStringLiteral("--format=--units")}), 2);
    const Ran kept = station.verb(
        QStringLiteral("brief"),
        {QStringLiteral("--out"), QStringLiteral("--position"), QStringLiteral("Position 1")});
    QCOMPARE(kept.code, 2);
    QVERIFY(!QFile::exists(QStringLiteral("--position")));
}

void tst_CtlVerbs::everyRowIsImportedOrRejected()
{
    CtlStation station;
    const QString file = station.file(QStringLiteral("calls.csv"));
    const QString rejects = station.file(QStringLiteral("rejects.csv"));
    writeFile(file, kCalls);
    const QStringList rest{QStringLiteral("--json"), QStringLiteral("--rejects"), rejects};
    const Ran first = ctl(import(station, file, rest));
    QCOMPARE(first.code, 0);
    const QJsonObject counts = first.json().object();
    QCOMPARE(counts[QStringLiteral("read")].toInt(), 3);
    QCOMPARE(counts[QStringLiteral("imported")].toInt(), 2);
    QCOMPARE(counts[QStringLiteral("rejected")].toInt(), 1);
    QVERIFY(counts.contains(QStringLiteral("seconds")));
    QVERIFY(bytesOfFile(rejects).startsWith("row,line,reason,why,raw"));
    QVERIFY(bytesOfFile(rejects).contains("\n4,4,"));
    // The same rows once more are known, and none is taken twice.
    const Ran second = ctl(import(station, file, rest));
    QCOMPARE(second.json().object()[QStringLiteral("imported")].toInt(), 0);
    QCOMPARE(second.json().object()[QStringLiteral("rejected")].toInt(), 3);
    QVERIFY(bytesOfFile(rejects).contains("AlreadyRecorded"));
    // The list never takes the place of what is read, or of the station.
    for (const QString& taken : {file, station.path()}) {
        const Ran over = ctl(import(station, file, {QStringLiteral("--rejects"), taken}));
        QVERIFY2(over.code == 3 && over.err.contains("[FileUnwritable]"), over.err.constData());
    }
    QCOMPARE(bytesOfFile(file), QByteArray(kCalls));
    const Ran found = station.verb(QStringLiteral("search"), {QStringLiteral("main")});
    QVERIFY2(found.out.contains("1 found"), found.out.constData());
    QVERIFY(station.facts() > 0);
    // Nobody signed on: the log says who it was at the operating system.
    const Ran log =
        station.verb(QStringLiteral("log"), {QStringLiteral("--format"), QStringLiteral("csv")});
    QVERIFY2(log.out.contains("with profile little-rock, by system user "), log.out.constData());
    QVERIFY2(log.out.contains("1 rejected, by system user "), log.out.constData());
}

void tst_CtlVerbs::aDryRunLeavesTheStationAlone()
{
    CtlStation station;
    const QString file = station.file(QStringLiteral("calls.csv"));
    writeFile(file, kCalls);
    const QByteArray before = bytesOfFile(station.path());
    const Ran dry =
        ctl(import(station, file, {QStringLiteral("--dry-run"), QStringLiteral("--json")}));
    QCOMPARE(dry.code, 0);
    QCOMPARE(dry.json().object()[QStringLiteral("read")].toInt(), 3);
    QCOMPARE(bytesOfFile(station.path()), before);
}

void tst_CtlVerbs::unusableFilesAreSaidWithRowAndColumn()
{
    CtlStation station;
    const QString file = station.file(QStringLiteral("calls.csv"));
    const QByteArray before = bytesOfFile(station.path());
    const auto said = [&](const QByteArray& bytes) {
        writeFile(file, bytes);
        const Ran ran = ctl(import(station, file));
        return QByteArray::number(ran.code) + " " + ran.err;
    };
    const QByteArray open = said(kCalls + "A,\"never closed,2022-05-16 23:50:00\n");
    QVERIFY2(open.startsWith("4 ") && open.contains("row 5"), open.constData());
    const QByteArray missing = said("Call type,Place\nA,B\n");
    QVERIFY2(missing.startsWith("4 ") && missing.contains("has no column"), missing.constData());
    const QByteArray wide = said(QByteArray("\xff\xfe", 2) + QByteArray("C\0a\0l\0l\0", 8));
    QVERIFY2(wide.startsWith("4 ") && wide.contains("row 1"), wide.constData());
    const QByteArray latin = said(kCalls + "CAF\xe9,B,2022-05-16 23:50:00\n");
    QVERIFY2(latin.startsWith("4 ") && latin.contains("row 5"), latin.constData());
    QCOMPARE(ctl(import(station, station.file(QStringLiteral("none.csv")))).code, 4);
    QCOMPARE(bytesOfFile(station.path()), before);
}

void tst_CtlVerbs::theFiveShippedProfilesCanBeUsed()
{
    for (const char* name :
         {"san-luis-obispo", "san-antonio", "new-haven", "new-haven-raw", "little-rock.json"}) {
        const Ran ran =
            ctl({QStringLiteral("profile"), QStringLiteral("check"), QString::fromUtf8(name)});
        QVERIFY2(ran.code == 0, name);
    }
    CtlStation folder;
    writeFile(folder.file(QStringLiteral("bad.json")), "{\"format\": 1, \"columns\": 7}");
    const Ran bad = ctl({QStringLiteral("profile"), QStringLiteral("check"),
                         folder.file(QStringLiteral("bad.json"))});
    QCOMPARE(bad.code, 4);
    QVERIFY(bad.err.contains("The import profile cannot be used at"));
}

void tst_CtlVerbs::anExportIsOnTheLog()
{
    CtlStation station;
    QCOMPARE(
        station.run({QStringLiteral("new WELFARE @\"12 Elm St\" tel 8605550142 ! alone")}).code, 0);
    const auto before = station.facts();
    QCOMPARE(station.verb(QStringLiteral("log")).code, 0);
    QCOMPARE(station.facts(), before); // plain reading leaves nothing
    for (const char* format : {"text", "csv", "json"}) {
        const QString out = station.file(QString::fromUtf8(format));
        const Ran ran = station.verb(
            QStringLiteral("log"),
            {QStringLiteral("--format"), QString::fromUtf8(format), QStringLiteral("--out"), out});
        QVERIFY2(ran.code == 0, ran.err.constData());
        QVERIFY(bytesOfFile(out).contains("12 Elm St"));
    }
    QCOMPARE(station.facts(), before + 3);
    const Ran press =
        station.verb(QStringLiteral("log"), {QStringLiteral("--for"), QStringLiteral("press")});
    QCOMPARE(press.code, 0);
    QVERIFY(!press.out.contains("8605550142"));
    QVERIFY2(press.out.contains("W-"), press.out.constData()); // why something is withheld
    QCOMPARE(station.facts(), before + 4);
    QCOMPARE(
        station.verb(QStringLiteral("log"), {QStringLiteral("--format"), QStringLiteral("pdf")})
            .code,
        2); // a PDF is a file
    QCOMPARE(
        station
            .verb(QStringLiteral("log"), {QStringLiteral("--incident"), QStringLiteral("999999")})
            .code,
        1);
}

void tst_CtlVerbs::aTableIsSafeAgainstFormulas()
{
    CtlStation station;
    QCOMPARE(station.run({QStringLiteral("new WELFARE @\"=cmd()\" ! =HYPERLINK(1)")}).code, 0);
    const Ran csv =
        station.verb(QStringLiteral("log"), {QStringLiteral("--format"), QStringLiteral("csv")});
    for (const auto& line : csv.lines()) {
        for (const char* start : {"=", "+", "@", "\"=", "\"+", "\"@"})
            QVERIFY2(!line.startsWith(start), line.constData());
        QVERIFY2(!line.contains(",=") && !line.contains(",\"="), line.constData());
    }
}

void tst_CtlVerbs::notesAreFlaggedLineByLine()
{
    CtlStation folder;
    const QString file = folder.file(QStringLiteral("notes.jsonl"));
    writeFile(file, "{\"id\":\"a\",\"note\":\"says he wants to kill himself\"}\n"
                    "{\"id\":\"b\",\"note\":\"loud music next door\"}\n");
    const Ran ran = ctl({QStringLiteral("flag"), file, QStringLiteral("--json")});
    QCOMPARE(ran.code, 0);
    const auto first = QJsonDocument::fromJson(ran.lines().first()).object();
    QCOMPARE(first[QStringLiteral("flag")].toString(), QStringLiteral("yes"));
    const auto second = QJsonDocument::fromJson(ran.lines().last()).object();
    QCOMPARE(second[QStringLiteral("flag")].toString(), QStringLiteral("no"));
    for (const char* key :
         {"id", "flag", "score", "suggested_level", "facts", "spans", "suppressed", "sources"})
        QVERIFY2(first.contains(QLatin1String(key)), key);
    writeFile(file, "no json\n");
    QCOMPARE(ctl({QStringLiteral("flag"), file}).code, 4);
    const QString table = folder.file(QStringLiteral("notes.csv"));
    writeFile(table, "id,words\n7,\"says he wants to kill himself, has a plan\"\n");
    const QStringList column{QStringLiteral("flag"), table, QStringLiteral("--column"),
                             QStringLiteral("words"), QStringLiteral("--json")};
    const auto row = QJsonDocument::fromJson(ctl(column).lines().first()).object();
    QCOMPARE(row[QStringLiteral("id")].toString(), QStringLiteral("7"));
    QCOMPARE(row[QStringLiteral("flag")].toString(), QStringLiteral("yes"));
    QCOMPARE(ctl({QStringLiteral("flag"), table}).code, 4); // no column "note"
}

void tst_CtlVerbs::labelledNotesAreScoredAndRefitted()
{
    CtlStation folder;
    const QString file = folder.file(QStringLiteral("gold.jsonl"));
    writeFile(file, "{\"id\":\"a\",\"note\":\"wants to kill himself\",\"flag\":\"yes\","
                    "\"tags\":[\"hard\"]}\n"
                    "{\"id\":\"b\",\"note\":\"loud music next door\",\"flag\":\"possible\"}\n");
    const QStringList line{QStringLiteral("flag"), QStringLiteral("score"), file};
    const Ran ran = ctl(line);
    QCOMPARE(ran.code, 0);
    QVERIFY(ran.out.contains("recall 0.500"));
    QVERIFY(ran.out.contains("tag hard"));
    QVERIFY(ran.out.contains("missed b (Possible): loud music next door ["));
    QVERIFY(ran.out.contains("recall 1.000")); // of the tag
    const auto json = ctl(line + QStringList{QStringLiteral("--json")}).json().object();
    QCOMPARE(json[QStringLiteral("notes")].toInt(), 2);
    // Nothing to find is no recall of 0.
    const QString calm = folder.file(QStringLiteral("calm.jsonl"));
    writeFile(calm, "{\"id\":\"c\",\"note\":\"loud music\\nnext door\",\"flag\":\"no\"}\n");
    const Ran nothing = ctl({QStringLiteral("flag"), QStringLiteral("score"), calm});
    QVERIFY(nothing.out.contains("recall none"));
    QVERIFY(!nothing.out.contains("recall 0.000"));
    int halves = 0;
    for (const char* half : {"looked", "held"}) {
        const Ran part = ctl(line + QStringList{QStringLiteral("--half"), QLatin1String(half),
                                                QStringLiteral("--json")});
        halves += part.json().object()[QStringLiteral("notes")].toInt();
    }
    QCOMPARE(halves, 2);
    QCOMPARE(ctl(line + QStringList{QStringLiteral("--half"), QStringLiteral("both")}).code, 2);
    const Ran refit = ctl({QStringLiteral("flag"), QStringLiteral("refit"), file});
    QCOMPARE(refit.code, 0);
    QVERIFY(refit.out.contains("No weight would change."));
    writeFile(file, "{\"id\":\"a\",\"note\":\"x\",\"flag\":\"no\"}\n{\"id\":1}\n");
    for (const char* verb : {"score", "refit"}) {
        const Ran bad = ctl({QStringLiteral("flag"), QLatin1String(verb), file});
        QCOMPARE(bad.code, 4);
        QVERIFY(bad.err.contains("gold.jsonl"));
        QVERIFY(bad.err.contains("line 2"));
    }
}

void tst_CtlVerbs::aRealDayIsReplayed()
{
    if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set: the test of real files is left out");
    CtlStation station;
    const QStringList line{QStringLiteral("replay"),    realCalls("slo-police-log.csv"),
                           QStringLiteral("--profile"), QStringLiteral("san-luis-obispo"),
                           QStringLiteral("--speed"),   QStringLiteral("max"),
                           QStringLiteral("--from"),    QStringLiteral("2021-10-01"),
                           QStringLiteral("--to"),      QStringLiteral("2021-10-01 06:00"),
                           QStringLiteral("--json"),    QStringLiteral("--station")};
    const Ran ran = ctl(line + QStringList{station.path()});
    QVERIFY2(ran.code == 0, ran.err.constData());
    const QJsonObject counts = ran.json().object();
    QVERIFY(counts[QStringLiteral("calls")].toInt() > 5);
    QVERIFY(counts[QStringLiteral("done")].toInt() > counts[QStringLiteral("refused")].toInt());
    QVERIFY(station.facts() > 0);
    // Once more: the units' steps lie before those of the first time, and none is refused for it.
    const Ran again = ctl(line + QStringList{station.path()});
    QVERIFY2(again.code == 0, again.err.constData());
    const auto refusals = again.json().object()[QStringLiteral("refusals")].toObject();
    QVERIFY2(!refusals.contains(QStringLiteral("TimeBeforeStep")), again.out.constData());
    // Never into a live station.
    const QString live = station.file(QStringLiteral("live.haven"));
    QCOMPARE(ctl({QStringLiteral("station"), QStringLiteral("new"), live,
                  QStringLiteral("--agency"), QStringLiteral("Q")})
                 .code,
             0);
    QCOMPARE(ctl(line + QStringList{live}).code, 1);
}

void tst_CtlVerbs::realFilesAddUp()
{
    if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set: the test of real files is left out");
    const std::vector<std::pair<const char*, const char*>> files = {
        {"little-rock/2022-05-16.csv", "little-rock"},
        {"new-haven-crimes.csv", "new-haven"},
        {"new-haven-crimes-raw.csv", "new-haven-raw"},
        {"slo-police-log.csv", "san-luis-obispo"},
        {"san-antonio-police-2022-2024.csv.gz", "san-antonio"}};
    for (const auto& [file, profile] : files) {
        const Ran dry = ctl({QStringLiteral("import"), QStringLiteral("calls"), realCalls(file),
                             QStringLiteral("--profile"), QString::fromUtf8(profile),
                             QStringLiteral("--dry-run"), QStringLiteral("--json")});
        QVERIFY2(dry.code == 0, dry.err.constData());
        const QJsonObject counts = dry.json().object();
        const int read = counts[QStringLiteral("read")].toInt();
        const int rejected = counts[QStringLiteral("rejected")].toInt();
        QVERIFY(read > 300);
        QCOMPARE(counts[QStringLiteral("imported")].toInt() + rejected, read);
        QVERIFY2(rejected < read / 100, file);
    }
}

// Without a station: the keys are the program's own.
void tst_CtlVerbs::everyKeyIsListedAndPrinted()
{
    const Ran listed = ctl({QStringLiteral("keys")});
    QCOMPARE(listed.code, 0);
    QVERIFY(listed.out.contains("Who should go"));
    QVERIFY(listed.out.contains("Ctrl+Enter")); // as it stands on the key
    const QJsonObject told =
        ctl({QStringLiteral("keys"), QStringLiteral("--json")}).json().object();
    QCOMPARE(told.value(QStringLiteral("version")).toInt(), 1);
    const QJsonArray actions = told.value(QStringLiteral("actions")).toArray();
    QVERIFY(actions.size() > 200);
    bool isThere = false;
    for (const QJsonValue action : actions) {
        isThere = isThere || (action[u"id"] == QStringLiteral("newCall") &&
                              action[u"keys"].toArray().first() == QStringLiteral("F2") &&
                              action[u"verb"] == QStringLiteral("new"));
    }
    QVERIFY(isThere);
    QVERIFY(told.value(QStringLiteral("verbs")).toArray().size() > 60);
    QTemporaryDir folder;
    const QString card = folder.filePath(QStringLiteral("keys.pdf"));
    QCOMPARE(ctl({QStringLiteral("keys"), QStringLiteral("--pdf"), card}).code, 0);
    QVERIFY(bytesOfFile(card).startsWith("%PDF"));
    const QString nowhere = folder.filePath(QStringLiteral("none/keys.pdf"));
    QVERIFY(ctl({QStringLiteral("keys"), QStringLiteral("--pdf"), nowhere}).code != 0);
    QCOMPARE(ctl({QStringLiteral("keys"), QStringLiteral("F2")}).code, 2);
}

HAVEN_TESTS(tst_CtlVerbs)
#include "tst_ctl_verbs.moc"
