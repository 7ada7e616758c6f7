#include "models/geo/vector_tile.h"
#include "tests/testkit/test_program.h"

#include <protozero/pbf_writer.hpp>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <random>
#include <zlib.h>

using namespace haven;

namespace {

std::uint32_t tileCommand(std::uint32_t kind, std::uint32_t count)
{
    return kind | (count << 3U);
}

std::uint32_t zigzag(std::int32_t value)
{
    return protozero::encode_zigzag32(value);
}

// One layer with one feature of this geometry.
std::string tileWith(std::uint32_t type, const std::vector<std::uint32_t>& drawing,
                     const std::vector<std::uint32_t>& tags = {0, 0})
{
    std::string feature;
    {
        protozero::pbf_writer writer(feature);
        writer.add_packed_uint32(2, tags.begin(), tags.end());
        writer.add_enum(3, static_cast<std::int32_t>(type));
        writer.add_packed_uint32(4, drawing.begin(), drawing.end());
    }
    std::string layer;
    {
        protozero::pbf_writer writer(layer);
        writer.add_uint32(15, 2);
        writer.add_string(1, "roads");
        writer.add_message(2, feature);
        writer.add_string(3, "name");
        std::string value;
        protozero::pbf_writer(value).add_string(1, "Elm St");
        writer.add_message(4, value);
    }
    std::string tile;
    protozero::pbf_writer(tile).add_message(3, layer);
    return tile;
}

std::string goodTile()
{
    return tileWith(2, {tileCommand(1, 1), zigzag(10), zigzag(20), tileCommand(2, 2), zigzag(5),
                        zigzag(-5), zigzag(7), zigzag(0)});
}

std::string gzipped(const std::string& bytes)
{
    z_stream stream{};
    constexpr int kGzip = 15 + 16;
    if (deflateInit2(&stream, 6, Z_DEFLATED, kGzip, 8, Z_DEFAULT_STRATEGY) != Z_OK)
        qFatal("deflate");
    std::string in = bytes;
    std::string out(bytes.size() + 1000, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END)
        qFatal("deflate");
    out.resize(out.size() - stream.avail_out);
    deflateEnd(&stream);
    return out;
}

QByteArray tileFile(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    return file.readAll();
}

std::size_t featureCount(const VectorTile& tile)
{
    std::size_t count = 0;
    for (const TileLayer& layer : tile.layers)
        count += layer.features.size();
    return count;
}

} // namespace

class TestVectorTile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTileIsRead()
    {
        const auto tile = readVectorTile(goodTile());
        QVERIFY(tile.has_value());
        QVERIFY(tile->problems.empty());
        QCOMPARE(tile->layers.size(), std::size_t(1));
        const TileFeature& feature = tile->layers[0].features.at(0);
        QCOMPARE(feature.shape, TileShape::Line);
        QVERIFY(feature.lines.at(0) == (TileLine{{10, 20}, {15, 15}, {22, 15}}));
        QCOMPARE(std::string(feature.tag("name")), std::string("Elm St"));
        QVERIFY(feature.tag("ref").empty());
    }

    void aPackedTileIsTheSame()
    {
        const auto tile = readVectorTile(gzipped(goodTile()));
        QVERIFY(tile.has_value());
        QCOMPARE(featureCount(*tile), std::size_t(1));
    }

    void aPackedTileThatWouldFillTheMemoryIsRefused()
    {
        QVERIFY(!readVectorTile(gzipped(std::string(kTileBytesMax + 1, '\0'))).has_value());
        QVERIFY(!readVectorTile(gzipped(goodTile()).substr(0, 20)).has_value());
    }

    void aHugeCountIsNoHugeMemory()
    {
        const auto tile =
            readVectorTile(tileWith(1, {tileCommand(1, 0x1fffffffU), zigzag(1), zigzag(1)}));
        QVERIFY(tile.has_value());
        QCOMPARE(featureCount(*tile), std::size_t(0));
        QCOMPARE(tile->problems.size(), std::size_t(1));
    }

    void whatPointsToNothingIsLeftOutAndNamed()
    {
        for (const auto& tags : {std::vector<std::uint32_t>{0, 9}, {9, 0}, {0}}) {
            const auto tile =
                readVectorTile(tileWith(1, {tileCommand(1, 1), zigzag(1), zigzag(1)}, tags));
            QVERIFY(tile.has_value());
            QCOMPARE(featureCount(*tile), std::size_t(0));
            QVERIFY(!tile->problems.empty());
        }
    }

    void aRingIsClosedAndALineIsNot()
    {
        const std::vector<std::uint32_t> ring{tileCommand(1, 1), zigzag(0), zigzag(0),
                                              tileCommand(2, 2), zigzag(9), zigzag(0),
                                              zigzag(0),         zigzag(9), tileCommand(7, 1)};
        const auto area = readVectorTile(tileWith(3, ring));
        QCOMPARE(featureCount(*area), std::size_t(1));
        QCOMPARE(area->layers[0].features[0].lines[0].size(), std::size_t(3));
        QCOMPARE(featureCount(*readVectorTile(tileWith(2, ring))), std::size_t(0));
        const std::vector<std::uint32_t> open(ring.begin(), ring.end() - 1);
        QCOMPARE(featureCount(*readVectorTile(tileWith(3, open))), std::size_t(0));
    }

    void noByteThatIsCutOrTurnedBreaksIt()
    {
        const std::string good = goodTile();
        for (std::size_t length = 0; length < good.size(); ++length)
            static_cast<void>(readVectorTile(good.substr(0, length)));
        std::mt19937 random(11);
        int read = 0;
        for (int n = 0; n < 20'000; ++n) {
            std::string bytes = good;
            for (int turn = 0; turn < 1 + n % 4; ++turn)
                bytes[random() % bytes.size()] = static_cast<char>(random() % 256);
            const auto tile = readVectorTile(bytes);
            read += tile && featureCount(*tile) > 0 ? 1 : 0;
        }
        // Some turns are harmless, most are not, and none was fatal.
        QVERIFY(read > 100 && read < 19'000);
    }

    void theSuiteOfTilesIsReadAsItSays()
    {
        if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
            QSKIP("HAVEN_DATA is not set");
        const QDir suite(QString::fromLocal8Bit(qgetenv("HAVEN_DATA")) +
                         QStringLiteral("/suites/mvt/fixtures"));
        const QStringList folders = suite.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
        QVERIFY(folders.size() > 50);
        QStringList wrong;
        for (const QString& folder : folders) {
            const QString path = suite.filePath(folder);
            const auto about =
                QJsonDocument::fromJson(tileFile(path + QStringLiteral("/info.json"))).object();
            const auto tile =
                readVectorTile(tileFile(path + QStringLiteral("/tile.mvt")).toStdString());
            const bool isValid = about.value(u"validity")[u"v2"].toBool();
            const bool isWhole = tile && tile->problems.empty();
            if (isValid != isWhole)
                wrong << folder;
        }
        // A type of geometry that is missing, which another tile of the suite calls a fault; two
        // points in one place, which every map draws; a count far beyond what follows, which calls
        // itself valid.
        const QStringList known{QStringLiteral("016"), QStringLiteral("046"),
                                QStringLiteral("057")};
        QVERIFY2(wrong == known, qPrintable(wrong.join(u'\n')));
    }
};

HAVEN_TESTS(TestVectorTile)
#include "tst_vector_tile.moc"
