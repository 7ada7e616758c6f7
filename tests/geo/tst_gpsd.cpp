#include "models/geo/gpsd.h"
#include "tests/testkit/test_program.h"

#include <QtTest>

using namespace haven;

class TestGpsd final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aReportGivesPlaceTimeAndMotion();
    void reportsWithoutAFixGiveNone();
    void otherLinesAreSkipped();
    void hostileLinesCostNothing();
    void timesAreReadExactlyOrNotAtAll();
};

void TestGpsd::aReportGivesPlaceTimeAndMotion()
{
    GpsdReader reader;
    const std::string line = R"({"class":"TPV","device":"/dev/ttyUSB0","mode":3,)"
                             R"("time":"2026-10-08T14:22:16.500Z","lat":41.289,"lon":-72.513,)"
                             R"("altMSL":12.34,"track":353.6,"speed":6.43})"
                             "\r\n";
    auto fixes = reader.read(line.substr(0, 50));
    QVERIFY(fixes.empty());
    fixes = reader.read(line.substr(50));
    QCOMPARE(fixes.size(), std::size_t{1});
    QCOMPARE(fixes[0].at, (Coordinate{412890000, -725130000}));
    QCOMPARE(utcText(*fixes[0].time), std::string("2026-10-08T14:22:16.500Z"));
    QCOMPARE(fixes[0].sender, std::string("/dev/ttyUSB0"));
    QCOMPARE(*fixes[0].altitudeCm, 1234);
    QCOMPARE(*fixes[0].speedMmS, 6430);
    QCOMPARE(*fixes[0].courseCdeg, 35360);
    QCOMPARE(fixes[0].mode, FixMode::ThreeD);
    QVERIFY(isUsable(fixes[0]));
}

void TestGpsd::reportsWithoutAFixGiveNone()
{
    GpsdReader reader;
    QVERIFY(reader.read("{\"class\":\"TPV\",\"mode\":1}\n").empty());
    QVERIFY(reader.read("{\"class\":\"TPV\",\"mode\":3,\"lat\":91,\"lon\":0}\n").empty());
    QVERIFY(reader.read("{\"class\":\"TPV\",\"mode\":3,\"lat\":\"4\",\"lon\":0}\n").empty());
    QVERIFY(reader.read("{\"class\":\"SKY\",\"lat\":4,\"lon\":0}\n").empty());
    QCOMPARE(reader.counts().withoutFix, std::uint64_t{2});
    QCOMPARE(reader.counts().malformed, std::uint64_t{1});
    const auto simulated =
        reader.read("{\"class\":\"TPV\",\"mode\":3,\"status\":8,\"lat\":4,\"lon\":1}\n");
    QCOMPARE(simulated.size(), std::size_t{1});
    QVERIFY(!isUsable(simulated[0]));
}

void TestGpsd::otherLinesAreSkipped()
{
    GpsdReader reader;
    const std::string noise = "$GPRMC,not json\n[1,2]\n{\"class\":\n\n\x01\x02\xFF\n";
    QVERIFY(reader.read(noise).empty());
    QCOMPARE(reader.counts().messages, std::uint64_t{0});
    QCOMPARE(reader.counts().skippedBytes, std::uint64_t{noise.size() - 5});
    QCOMPARE(reader.counts().framedBytes, std::uint64_t{5});
}

void TestGpsd::hostileLinesCostNothing()
{
    GpsdReader reader;
    for (int i = 0; i < 100; ++i) {
        reader.read(std::string(10'000, '['));
        QVERIFY(reader.pendingBytes() <= kGpsdLineMax);
    }
    QVERIFY(reader.read("\n{\"class\":\"TPV\",\"mode\":2,\"lat\":4,\"lon\":1}\n").size() == 1);
    std::string deep = "{\"class\":\"TPV\",\"lat\":4,\"lon\":1,\"x\":";
    deep += std::string(30'000, '[') + std::string(30'000, ']') + "}\n";
    QVERIFY(reader.read(deep).empty());
    const auto huge =
        reader.read("{\"class\":\"TPV\",\"mode\":2,\"lat\":4,\"lon\":1,\"speed\":1e300,"
                    "\"track\":-1e300,\"time\":5}\n");
    QCOMPARE(huge.size(), std::size_t{1});
    QVERIFY(!huge[0].speedMmS && !huge[0].courseCdeg && !huge[0].time);
}

void TestGpsd::timesAreReadExactlyOrNotAtAll()
{
    QCOMPARE(instantOfUtcText("1970-01-01T00:00:00Z"), std::optional(Instant{0}));
    QCOMPARE(instantOfUtcText("2024-02-29T23:59:60.5Z"), std::optional(Instant{1709251199500}));
    for (const char* text :
         {"", "Z", "2026-10-08", "2026-10-08T14:22:16.500", "2026-13-08T14:22:16Z",
          "2025-02-29T14:22:16Z", "2026-10-08T24:22:16Z", "2026/10-08T14:22:16Z",
          "2026-10-08 14:22:16Z", "2026-10-08T14:22:16.5x0Z"})
        QVERIFY2(!instantOfUtcText(text), text);
}

HAVEN_TESTS(TestGpsd)
#include "tst_gpsd.moc"
