// Whom to send on real roads, brought in by havenctl itself: Baltimore and Harrisburg.
#include "models/base/text.h"
#include "models/geo/coordinate.h"
#include "models/store/geofile.h"
#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

#include <csignal>

using namespace haven;
using namespace haven::test;

namespace {

// Two places of each extract, some minutes apart.
constexpr Coordinate kBaltimoreA{392'930'000, -766'150'000};
constexpr Coordinate kBaltimoreB{393'000'000, -766'150'000};
constexpr Coordinate kHarrisburgA{402'362'000, -768'400'000};
constexpr Coordinate kHarrisburgB{402'400'000, -768'131'000};

QString textOf(Coordinate at)
{
    return QString::fromStdString(coordinateText(at));
}

// A training station with one city's roads and four units, of which the last is in another state.
class City final
{
public:
    City(const char* file, Coordinate near, Coordinate far)
    {
        const QString extract = qEnvironmentVariable("HAVEN_DATA") + QStringLiteral("/geo/osm/") +
                                QString::fromLatin1(file);
        imported = station.verb(QStringLiteral("map"),
                                {QStringLiteral("import"), extract, QStringLiteral("--json")});
        const QString away = textOf({413'000'000, -729'000'000});
        run({QStringLiteral("on 1A"), QStringLiteral("on 1B"), QStringLiteral("on 1C"),
             QStringLiteral("on 1D"), QStringLiteral("mv 1A @\"%1\"").arg(textOf(far)),
             QStringLiteral("mv 1B @\"%1\"").arg(textOf(movedBy(near, 150, 60))),
             QStringLiteral("mv 1C @\"%1\"").arg(textOf(movedBy(near, 900, -400))),
             QStringLiteral("mv 1D @\"%1\"").arg(away),
             QStringLiteral("new NOISE @\"%1\"").arg(textOf(near))});
    }

    void run(const QStringList& lines) const
    {
        const Ran ran = station.run(lines);
        QVERIFY2(ran.code == 0, (ran.out + ran.err).constData());
    }

    QJsonObject recommended() const
    {
        const Ran ran = station.verb(QStringLiteral("recommend"),
                                     {QStringLiteral("1"), QStringLiteral("--json")});
        if (ran.code != 0)
            qFatal("%s", ran.err.constData());
        return ran.json().object();
    }

    CtlStation station;
    Ran imported;
};

QJsonObject unitIn(const QJsonObject& answer, const char* list, const char* unit)
{
    for (const auto one : answer[QLatin1String(list)].toArray()) {
        if (one.toObject()[u"unit"].toString() == QLatin1String(unit))
            return one.toObject();
    }
    return {};
}

} // namespace

class TestCtlRoads final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theClosestByRoadIsPicked_data();
    void theClosestByRoadIsPicked();
    void aDamagedMapStopsNothing_data();
    void aDamagedMapStopsNothing();
    void anInterruptedImportLeavesTheOldMap();
    void aChangedMapOrFeedLeavesOneFact();
    void whatIsRecordedNeedsTheStationFree();
    void aLiveStationGetsNoMadeUpMap();

private:
    static bool hasData() { return !qEnvironmentVariableIsEmpty("HAVEN_DATA"); }
};

void TestCtlRoads::theClosestByRoadIsPicked_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<bool>("isBaltimore");
    QTest::newRow("Baltimore") << QByteArray("baltimore.osm.pbf") << true;
    QTest::newRow("Harrisburg") << QByteArray("harrisburg.osm.pbf") << false;
}

void TestCtlRoads::theClosestByRoadIsPicked()
{
    if (!hasData())
        QSKIP("HAVEN_DATA is not set: there are no extracts to bring in");
    QFETCH(QByteArray, file);
    QFETCH(bool, isBaltimore);
    const City city(file.constData(), isBaltimore ? kBaltimoreA : kHarrisburgA,
                    isBaltimore ? kBaltimoreB : kHarrisburgB);
    QCOMPARE(city.imported.code, 0);
    const QJsonObject answer = city.recommended();
    const QJsonArray picked = answer[u"picked"].toArray();
    QVERIFY(!picked.isEmpty());
    const QJsonObject first = picked.first().toObject();
    QCOMPARE(first[u"unit"].toString(), QStringLiteral("1B"));
    QVERIFY(first[u"road"].toBool());
    QVERIFY(first[u"eta_s"].toInt() > 0);
    QVERIFY2(first[u"eta_s"].toInt() < 300, QByteArray::number(first[u"eta_s"].toInt()));
    // Every unit is either sent or has a reason.
    QCOMPARE(picked.size() + answer[u"left_out"].toArray().size(), 4);
    // No road leads there from another state: a guess, and said to be one.
    const QJsonObject away = unitIn(answer, "left_out", "1D");
    QVERIFY2(away[u"reason"].toString().contains(QStringLiteral("no road was found")),
             away[u"reason"].toString().toUtf8().constData());
}

void TestCtlRoads::aDamagedMapStopsNothing_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("no geofile at all") << QByteArray("hello");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("torn pages") << QByteArray("torn");
}

void TestCtlRoads::aDamagedMapStopsNothing()
{
    QFETCH(QByteArray, damage);
    const CtlStation station;
    const QString geofile = station.path() + QStringLiteral(".geo");
    if (damage == "torn") {
        QCOMPARE(
            station
                .verb(QStringLiteral("map"), {QStringLiteral("made-up"), QStringLiteral("--size"),
                                              QStringLiteral("county")})
                .code,
            0);
        QByteArray bytes = bytesOfFile(geofile);
        for (qsizetype at = 8192; at + 4096 < bytes.size(); at += 4096)
            bytes.replace(at, 64, QByteArray(64, '\xee'));
        damage = bytes;
    }
    writeFile(geofile, damage);
    const Ran opened = station.run({QStringLiteral("new NOISE @\"12 Elm St\"")});
    QVERIFY2(opened.code == 0, opened.err.constData());
    QVERIFY2(opened.err.contains("cannot be used"), opened.err.constData());
    QVERIFY2(opened.err.contains("the station is not concerned"), opened.err.constData());
    QVERIFY2(opened.err.contains("havenctl map import"), opened.err.constData());
    const Ran asked =
        station.verb(QStringLiteral("recommend"), {QStringLiteral("1"), QStringLiteral("--json")});
    QVERIFY2(asked.code == 0, asked.err.constData());
    QCOMPARE(asked.err.count("GeofileUnusable"), 1);
    QVERIFY(asked.json().object().contains(u"picked"));
    // A question about the map itself has no answer.
    QCOMPARE(
        station.verb(QStringLiteral("geo"), {QStringLiteral("find"), QStringLiteral("x")}).code, 3);
}

void TestCtlRoads::anInterruptedImportLeavesTheOldMap()
{
    const CtlStation station;
    const QString geofile = station.path() + QStringLiteral(".geo");
    QCOMPARE(station
                 .verb(QStringLiteral("map"), {QStringLiteral("made-up"), QStringLiteral("--size"),
                                               QStringLiteral("county")})
                 .code,
             0);
    const QByteArray before = bytesOfFile(geofile);
    for (const int stop : {SIGINT, SIGTERM}) {
        QProcess process;
        prepare(process, {QStringLiteral("map"), QStringLiteral("made-up"),
                          QStringLiteral("--station"), station.path()});
        process.start();
        QVERIFY(process.waitForStarted());
        const QString next = geofile + QStringLiteral(".new");
        QElapsedTimer waited;
        waited.start();
        // Once the next geofile grows, its writing is under way.
        while (QFileInfo(next).size() <= before.size() && waited.elapsed() < 30'000 &&
               process.state() == QProcess::Running)
            process.waitForFinished(20);
        ::kill(static_cast<pid_t>(process.processId()), stop);
        QVERIFY(process.waitForFinished(30'000));
        QCOMPARE(process.exitStatus(), QProcess::NormalExit);
        QCOMPARE(process.exitCode(), 1);
        QVERIFY(process.readAllStandardError().contains("The map in use is as it was"));
        QVERIFY(!QFile::exists(next));
        QVERIFY(bytesOfFile(geofile) == before);
    }
}

void TestCtlRoads::aChangedMapOrFeedLeavesOneFact()
{
    const CtlStation station;
    const auto factsAfter = [&station](const QStringList& words) {
        const std::int64_t before = station.facts();
        const Ran ran = station.verb(words.first(), words.mid(1));
        return ran.code == 0 ? station.facts() - before : -1;
    };
    QCOMPARE(factsAfter({QStringLiteral("map"), QStringLiteral("made-up"), QStringLiteral("--size"),
                         QStringLiteral("county")}),
             1);
    const QString roads = station.file(QStringLiteral("roads.geojson"));
    writeFile(roads, R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":
{"name":"ELM ST"},"geometry":{"type":"LineString","coordinates":[[-72.9,41.3],[-72.8,41.3]]}}]})");
    QCOMPARE(factsAfter({QStringLiteral("map"), QStringLiteral("import"), roads}), 1);
    QCOMPARE(factsAfter({QStringLiteral("map"), QStringLiteral("import"), roads}), 1); // again
    const QStringList add{
        QStringLiteral("feed"),      QStringLiteral("add"),          QStringLiteral("Boat"),
        QStringLiteral("--address"), QStringLiteral("udp://:21001"), QStringLiteral("--unit"),
        QStringLiteral("M1")};
    QCOMPARE(factsAfter(add), 1);
    QCOMPARE(factsAfter({QStringLiteral("feed"), QStringLiteral("remove"), QStringLiteral("Boat")}),
             1);
    const QByteArray log = station.verb(QStringLiteral("log"), {QStringLiteral("--json")}).out;
    QVERIFY2(log.contains("feed Boat"), log.constData());
    // What changed nothing left nothing.
    QCOMPARE(factsAfter({QStringLiteral("feed"), QStringLiteral("list")}), 0);
    QCOMPARE(factsAfter({QStringLiteral("map"), QStringLiteral("list")}), 0);
}

void TestCtlRoads::whatIsRecordedNeedsTheStationFree()
{
    const CtlStation station;
    const auto held =
        StationFile::open(station.place(), StationHolder{"Position 2", Instant{1'790'000'000'000}});
    QVERIFY(held.isOk());
    const QString roads = station.file(QStringLiteral("roads.geojson"));
    writeFile(roads, "{\"type\":\"FeatureCollection\",\"features\":[]}");
    QCOMPARE(station.verb(QStringLiteral("map"), {QStringLiteral("import"), roads}).code, 3);
    QVERIFY(!QFile::exists(station.path() + QStringLiteral(".geo")));
    QCOMPARE(
        station
            .verb(QStringLiteral("feed"),
                  {QStringLiteral("add"), QStringLiteral("Boat"), QStringLiteral("--address"),
                   QStringLiteral("udp://:21001"), QStringLiteral("--unit"), QStringLiteral("M1")})
            .code,
        3);
    QVERIFY(!QFile::exists(station.path() + QStringLiteral(".feeds.json")));
}

void TestCtlRoads::aLiveStationGetsNoMadeUpMap()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("live.haven"));
    QCOMPARE(ctl({QStringLiteral("station"), QStringLiteral("new"), path,
                  QStringLiteral("--agency"), QStringLiteral("Quarry Bay")})
                 .code,
             0);
    const Ran ran =
        ctl({QStringLiteral("map"), QStringLiteral("made-up"), QStringLiteral("--station"), path,
             QStringLiteral("--size"), QStringLiteral("county")});
    QCOMPARE(ran.code, 1);
    QVERIFY2(ran.err.contains("live station"), ran.err.constData());
    QVERIFY(!QFile::exists(path + QStringLiteral(".geo")));
}

HAVEN_TESTS(TestCtlRoads)
#include "tst_ctl_roads.moc"
