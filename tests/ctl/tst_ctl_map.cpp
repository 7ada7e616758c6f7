#include "tests/ctl/ctl_kit.h"
#include "tests/testkit/test_program.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

const QByteArray kRoads = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"ELM ST","left_from":1,"left_to":99,"right_from":2,
 "right_to":98},"geometry":{"type":"LineString","coordinates":[[-72.90,41.35],[-72.89,41.35]]}},
{"type":"Feature","properties":{"name":"THIRD ST"},"geometry":
 {"type":"LineString","coordinates":[[-72.89,41.35],[-72.89,41.36]]}},
{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[0,0]}}]})";
const QByteArray kSquareAround = R"("geometry":{"type":"Polygon","coordinates":[[[-73,41],[-72,41],
 [-72,42],[-73,42],[-73,41]]]}}]})";
const QByteArray kTowns =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"Hamden"},)" +
    kSquareAround;
const QByteArray kBeats =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"beat":"B7"},)" +
    kSquareAround;
const QByteArray kTroops =
    R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"Troop":"I"},)" +
    kSquareAround;
const QByteArray kParcels = R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"siteaddres":"14 ELM ST"},"geometry":
 {"type":"Point","coordinates":[-72.8951,41.3502]}}]})";

// A station with a small map beside it.
class MapStation final
{
public:
    MapStation()
    {
        QStringList files;
        const auto add = [&](const char* name, const QByteArray& bytes) {
            files << m_station.file(QString::fromUtf8(name));
            writeFile(files.last(), bytes);
        };
        add("roads.geojson", kRoads);
        add("towns.geojson", kTowns);
        add("beats.geojson", kBeats);
        add("troops.geojson", kTroops);
        add("parcels.geojson", kParcels);
        imported = map(QStringList{QStringLiteral("import")} + files + json());
    }
    static QStringList json() { return {QStringLiteral("--json")}; }
    Ran map(const QStringList& rest) const { return m_station.verb(QStringLiteral("map"), rest); }
    Ran geo(const QStringList& rest) const { return m_station.verb(QStringLiteral("geo"), rest); }
    QJsonArray find(const QString& text) const
    {
        const Ran ran = geo(QStringList{QStringLiteral("find"), text} + json());
        return ran.code == 0 ? ran.json().array() : QJsonArray();
    }
    const CtlStation& station() const { return m_station; }
    Ran imported;

private:
    CtlStation m_station;
};

const MapStation& sharedStation()
{
    static const MapStation station;
    return station;
}

} // namespace

// `havenctl map` and `havenctl geo`, the real program.
class tst_CtlMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFeatureIsImportedOrListed();
    void placesAreFoundWithKindAndReason_data();
    void placesAreFoundWithKindAndReason();
    void oneQueryALine();
    void aPositionIsSaidInWords();
    void whatCannotBeUsedSaysSo();
};

void tst_CtlMap::everyFeatureIsImportedOrListed()
{
    const Ran& ran = sharedStation().imported;
    QCOMPARE(ran.code, 0);
    const QJsonObject report = ran.json().object();
    QCOMPARE(report[u"files"].toArray().size(), 5);
    QCOMPARE(report[u"rejected_count"].toInt(), 1);
    const QJsonObject rejected = report[u"rejected"].toArray().at(0).toObject();
    QVERIFY(rejected[u"file"].toString().endsWith(u"roads.geojson"));
    QCOMPARE(rejected[u"feature"].toString(), QStringLiteral("3"));
    QVERIFY(!rejected[u"reason"].toString().isEmpty());
    const Ran list = sharedStation().map({QStringLiteral("list"), QStringLiteral("--json")});
    QCOMPARE(list.json().object()[u"layers"].toArray().size(), 5);
}

void tst_CtlMap::placesAreFoundWithKindAndReason_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("confidence");
    const auto row = [](const char* text, const char* label, const char* kind,
                        const char* confidence) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(label)
                            << QString::fromUtf8(kind) << QString::fromUtf8(confidence);
    };
    row("14 elm street", "14 Elm St", "address", "exact");
    row("14 Elm St, Hamden", "14 Elm St", "address", "exact");
    row("14 Lem St", "14 Elm St", "address", "fuzzy");
    row("20 Elm St", "20 Elm St", "interpolated", "interpolated");
    row("5000 Elm St", "5000 Elm St", "street", "street");
    row("Elm St", "Elm St", "street", "street");
    row("elm at third", "Elm St & Third St", "intersection", "exact");
    row("Elm/3rd", "Elm St & Third St", "intersection", "exact");
    row("Hamden", "Hamden", "town", "street");
    row("Mount Carmel", "Mount Carmel (Hamden)", "town", "street");
    row("14 Elm St, Mount Carmel", "14 Elm St", "address", "exact");
    row("14 Elm St, Cheshire", "14 Elm St", "address", "fuzzy");
    row("41.35,-72.9", "41.3500000,-72.9000000", "coordinates", "exact");
}

void tst_CtlMap::placesAreFoundWithKindAndReason()
{
    QFETCH(QString, text);
    QFETCH(QString, label);
    QFETCH(QString, kind);
    QFETCH(QString, confidence);
    const QJsonArray found = sharedStation().find(text);
    QVERIFY(!found.isEmpty());
    const QJsonObject first = found.at(0).toObject();
    QCOMPARE(first[u"label"].toString(), label);
    QCOMPARE(first[u"kind"].toString(), kind);
    QCOMPARE(first[u"confidence"].toString(), confidence);
    QVERIFY(!first[u"why"].toString().isEmpty());
    QCOMPARE(first[u"beat"].toString(), QStringLiteral("B7"));
    for (const char* key : {"street", "number", "town"})
        QVERIFY(first.value(QString::fromUtf8(key)).isString());
    QVERIFY(first[u"lat"].toDouble() > 41 && first[u"lon"].toDouble() < -72);
}

void tst_CtlMap::oneQueryALine()
{
    const QString file = sharedStation().station().file(QStringLiteral("queries.txt"));
    writeFile(file, "14 Elm St\r\nnothing like it at all\n\nElm & Third\n");
    const Ran ran = sharedStation().geo(
        {QStringLiteral("find"), QStringLiteral("--file"), file, QStringLiteral("--json")});
    QCOMPARE(ran.code, 0);
    const QList<QByteArray> lines = ran.out.split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(QJsonDocument::fromJson(lines[0]).array().at(0).toObject()[u"label"].toString(),
             QStringLiteral("14 Elm St"));
    QCOMPARE(lines[1], QByteArray("[]"));
    QCOMPARE(lines[2], QByteArray("[]"));
    QCOMPARE(QJsonDocument::fromJson(lines[3]).array().at(0).toObject()[u"kind"].toString(),
             QStringLiteral("intersection"));
}

void tst_CtlMap::aPositionIsSaidInWords()
{
    const Ran ran = sharedStation().geo(
        {QStringLiteral("at"), QStringLiteral("41.3502,-72.8951"), QStringLiteral("--json")});
    QCOMPARE(ran.code, 0);
    const QJsonObject at = ran.json().object();
    QCOMPARE(at[u"address"].toString(), QStringLiteral("14 Elm St"));
    QCOMPARE(at[u"cross"].toString(), QStringLiteral("Third St"));
    QCOMPARE(at[u"town"].toString(), QStringLiteral("Hamden"));
    QCOMPARE(at[u"beat"].toString(), QStringLiteral("B7"));
    QCOMPARE(at[u"troop"].toString(), QStringLiteral("I"));
    const QString file = sharedStation().station().file(QStringLiteral("positions.txt"));
    writeFile(file, "41.3502,-72.8951\nnowhere\n0,0\n");
    const QList<QByteArray> lines =
        sharedStation()
            .geo({QStringLiteral("at"), QStringLiteral("--file"), file, QStringLiteral("--json")})
            .lines();
    QCOMPARE(lines.size(), 3);
    QVERIFY(QJsonDocument::fromJson(lines[1]).object().contains(u"error"));
    QCOMPARE(QJsonDocument::fromJson(lines[2]).object()[u"town"].toString(), QString());
}

void tst_CtlMap::whatCannotBeUsedSaysSo()
{
    const CtlStation station;
    const auto code = [&station](const char* verb, const QStringList& rest) {
        const Ran ran = station.verb(QString::fromUtf8(verb), rest);
        if (ran.code != 0 && ran.err.isEmpty())
            qFatal("it failed without a word");
        return ran.code;
    };
    QCOMPARE(code("geo", {QStringLiteral("find"), QStringLiteral("12 Elm St")}), 3);
    QCOMPARE(code("map", {QStringLiteral("list")}), 3);
    QCOMPARE(code("map", {QStringLiteral("import")}), 2);
    QCOMPARE(code("geo", {QStringLiteral("find")}), 2);
    QCOMPARE(code("geo", {QStringLiteral("where"), QStringLiteral("x")}), 2);
    const QString bad = station.file(QStringLiteral("roads.geojson"));
    writeFile(bad, "{\"type\":");
    QCOMPARE(code("map", {QStringLiteral("import"), bad}), 4);
    QCOMPARE(code("map", {QStringLiteral("import"), station.file(QStringLiteral("no.osm.pbf"))}),
             4);
    writeFile(bad, kRoads);
    QCOMPARE(code("map", {QStringLiteral("import"), bad, QStringLiteral("--kind"),
                          QStringLiteral("moon")}),
             4);
    QCOMPARE(ctl({QStringLiteral("map"), QStringLiteral("import"), bad, QStringLiteral("--station"),
                  station.file(QStringLiteral("none.haven"))})
                 .code,
             3);
    QCOMPARE(code("map", {QStringLiteral("import"), bad}), 0);
    QCOMPARE(code("geo", {QStringLiteral("at"), QStringLiteral("nowhere")}), 1);
    for (const char* limit : {"few", "0", "201"})
        QCOMPARE(code("geo", {QStringLiteral("find"), QStringLiteral("12 Elm St"),
                              QStringLiteral("--limit"), QString::fromUtf8(limit)}),
                 2);
    writeFile(station.path() + QStringLiteral(".geo"), "hello");
    QCOMPARE(code("geo", {QStringLiteral("find"), QStringLiteral("12 Elm St")}), 3);
}

HAVEN_TESTS(tst_CtlMap)
#include "tst_ctl_map.moc"
