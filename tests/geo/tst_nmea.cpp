#include "models/geo/nmea.h"
#include "tests/testkit/test_program.h"

#include <fmt/format.h>
#include <QtTest>
#include <random>

using namespace haven;

namespace {

// A sentence with the checksum it should have.
std::string nmea(const std::string& body)
{
    unsigned sum = 0;
    for (const char c : body)
        sum ^= static_cast<unsigned char>(c);
    return fmt::format("${}*{:02X}\r\n", body, sum);
}

const std::string kRmc = "GPRMC,142216.50,A,4117.3400,N,07230.7800,W,012.5,353.6,081026,013.8,E,A";
const std::string kGga = "GPGGA,142216.50,4117.3400,N,07230.7800,W,1,05,1.8,38.4,M,-32.4,M,,";

std::vector<PositionFix> readAll(NmeaReader& reader, const std::string& bytes)
{
    return reader.read(bytes);
}

} // namespace

class TestNmea final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anRmcGivesPlaceTimeSpeedAndCourse();
    void sentencesOfOneMomentCompleteEachOther();
    void everyTalkerIsUnderstood();
    void aDateIsCarriedOverMidnight();
    void zdaGivesTheDate();
    void theOldestGllNeedsNoTime();
    void aReceiverWithoutAFixGivesNone();
    void wrongChecksumsAndHalfSentencesGiveNothing();
    void nonsenseInAFieldIsCountedAndNotUsed_data();
    void nonsenseInAFieldIsCountedAndNotUsed();
    void noiseBetweenSentencesIsSkippedAndCounted();
    void anyChunksGiveTheSameFixes();
    void anEndlessSentenceTakesNoMemory();
    void kindsMadeUpByASenderAreBounded();
};

void TestNmea::anRmcGivesPlaceTimeSpeedAndCourse()
{
    NmeaReader reader;
    const auto fixes = readAll(reader, nmea(kRmc));
    QCOMPARE(fixes.size(), std::size_t{1});
    QCOMPARE(fixes[0].at, (Coordinate{412890000, -725130000}));
    QCOMPARE(utcText(*fixes[0].time), std::string("2026-10-08T14:22:16.500Z"));
    QCOMPARE(*fixes[0].speedMmS, 6430); // 12.5 knots
    QCOMPARE(*fixes[0].courseCdeg, 35360);
    QCOMPARE(fixes[0].mode, FixMode::TwoD);
    QCOMPARE(fixes[0].quality, FixQuality::Satellite);
    QCOMPARE(fixes[0].kind, std::string("GPRMC"));
}

void TestNmea::sentencesOfOneMomentCompleteEachOther()
{
    NmeaReader reader;
    const auto fixes = readAll(
        reader, nmea("GPGSA,A,3,03,,11,14,,,25,31,,,,,3.3,1.8,2.8") + nmea(kRmc) + nmea(kGga) +
                    nmea("GPGGA,142217.50,4117.3410,N,07230.7800,W,2,06,1.8,39,M,-32.4,M,,"));
    QCOMPARE(fixes.size(), std::size_t{3});
    QCOMPARE(fixes[0].mode, FixMode::ThreeD);
    QVERIFY(!fixes[0].altitudeCm);
    QCOMPARE(*fixes[1].altitudeCm, 3840);
    QCOMPARE(*fixes[1].speedMmS, 6430);
    QCOMPARE(*fixes[1].satellites, 5);
    QCOMPARE(fixes[1].time, fixes[0].time);
    // The next moment: dated by the last RMC, and still moving as a second ago.
    QCOMPARE(utcText(*fixes[2].time), std::string("2026-10-08T14:22:17.500Z"));
    QCOMPARE(fixes[2].quality, FixQuality::Differential);
    QCOMPARE(*fixes[2].speedMmS, 6430);
    QCOMPARE(reader.counts().fixes, std::uint64_t{3});
}

void TestNmea::everyTalkerIsUnderstood()
{
    for (const char* talker : {"GP", "GN", "GL", "GA", "GB", "BD", "II", "SN"}) {
        NmeaReader reader;
        const auto fixes = readAll(reader, nmea(talker + kRmc.substr(2)));
        QCOMPARE(fixes.size(), std::size_t{1});
    }
    NmeaReader reader;
    const auto fixes =
        readAll(reader, nmea("GNGNS,142216.50,4117.3400,N,07230.7800,W,NAN,08,1.0,12.5,-32.4,,"));
    QCOMPARE(fixes.size(), std::size_t{1});
    QCOMPARE(*fixes[0].satellites, 8);
    QCOMPARE(fixes[0].quality, FixQuality::Satellite);
    QCOMPARE(fixes[0].mode, FixMode::ThreeD);
}

void TestNmea::aDateIsCarriedOverMidnight()
{
    NmeaReader reader;
    const auto fixes =
        readAll(reader, nmea("GPRMC,235959.90,A,4117.3400,N,07230.7800,W,0,0,311226,,,A") +
                            nmea("GPGGA,000000.90,4117.3400,N,07230.7800,W,1,05,1.8,38.4,M,,M,,") +
                            nmea("GPGLL,4117.3400,N,07230.7800,W,235959.95,A"));
    QCOMPARE(fixes.size(), std::size_t{3});
    QCOMPARE(utcText(*fixes[1].time), std::string("2027-01-01T00:00:00.900Z"));
    QCOMPARE(utcText(*fixes[2].time), std::string("2026-12-31T23:59:59.950Z"));
}

void TestNmea::zdaGivesTheDate()
{
    NmeaReader reader;
    const auto fixes =
        readAll(reader, nmea(kGga) + nmea("GPZDA,142216.50,29,02,2028,00,00") + nmea(kGga));
    QCOMPARE(fixes.size(), std::size_t{2});
    QVERIFY(!fixes[0].time);
    QCOMPARE(fixes[0].timeOfDay, std::optional(Span{51'736'500}));
    QCOMPARE(utcText(*fixes[1].time), std::string("2028-02-29T14:22:16.500Z"));
}

void TestNmea::theOldestGllNeedsNoTime()
{
    NmeaReader reader;
    const auto fixes = readAll(reader, nmea("GPGLL,4117.34,N,07230.78,W"));
    QCOMPARE(fixes.size(), std::size_t{1});
    QVERIFY(!fixes[0].time && !fixes[0].timeOfDay);
}

void TestNmea::aReceiverWithoutAFixGivesNone()
{
    NmeaReader reader;
    const std::string bytes = nmea("GPRMC,142216,V,4117.3400,N,07230.7800,W,,,081026,,,N") +
                              nmea("GPRMC,142216,A,4117.3400,N,07230.7800,W,,,081026,,,N") +
                              nmea("GPGGA,142216,4117.3400,N,07230.7800,W,0,00,,,M,,M,,") +
                              nmea("GPGGA,142216,4117.3400,N,07230.7800,W,,00,,,M,,M,,") +
                              nmea("GPGLL,4117.3400,N,07230.7800,W,142216,V,N") +
                              nmea("GPGLL,,,,,142216,V,N") +
                              nmea("GNGNS,142216,,,,,NNNN,00,,,0.0,,");
    QVERIFY(readAll(reader, bytes).empty());
    QCOMPARE(reader.counts().withoutFix, std::uint64_t{7});
    QCOMPARE(reader.counts().malformed, std::uint64_t{0});
    // A demonstration mode is told, and no unit stands there.
    const auto simulated =
        readAll(reader, nmea("GPRMC,142216,A,4117.3400,N,07230.7800,W,,,081026,,,S"));
    QCOMPARE(simulated.size(), std::size_t{1});
    QCOMPARE(simulated[0].quality, FixQuality::Simulated);
    QVERIFY(!isUsable(simulated[0]));
}

void TestNmea::wrongChecksumsAndHalfSentencesGiveNothing()
{
    NmeaReader reader;
    const std::string whole = nmea(kRmc);
    std::string wrong = whole;
    wrong[25] = wrong[25] == '4' ? '5' : '4';
    // Cut before the checksum, cut by the next sentence, without any, one digit of it alone.
    const std::string bytes = wrong + whole.substr(0, 30) + "\r\n" + whole.substr(0, 30) + wrong +
                              "$" + kRmc + "\r\n" + "$" + kRmc + "*4\r\n";
    QVERIFY(readAll(reader, bytes).empty());
    QCOMPARE(reader.counts().badChecksums, std::uint64_t{2});
    QCOMPARE(reader.counts().noChecksums, std::uint64_t{3});
    QCOMPARE(reader.counts().skippedBytes, std::uint64_t{30});
    // And the next good one is read.
    QCOMPARE(readAll(reader, whole).size(), std::size_t{1});
}

void TestNmea::nonsenseInAFieldIsCountedAndNotUsed_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char* body :
         {"GPRMC,142216,A,9117.3400,N,07230.7800,W,,,081026,,,A",
          "GPRMC,142216,A,4160.0000,N,07230.7800,W,,,081026,,,A",
          "GPRMC,142216,A,4117.3400,N,18030.7800,W,,,081026,,,A",
          "GPRMC,142216,A,4117.3400,X,07230.7800,W,,,081026,,,A",
          "GPRMC,142216,A,4117.34a0,N,07230.7800,W,,,081026,,,A",
          "GPRMC,142216,A,,N,,W,,,081026,,,A", "GPRMC,252216,A,4117.3400,N,07230.7800,W,,,081026",
          "GPRMC,1422,A,4117.3400,N,07230.7800,W,,,081026",
          "GPRMC,142216,A,4117.3400,N,07230.7800,W,,,310226,,,A", "GPRMC,142216,A", "GPGGA",
          "GPGGA,142216,4117.3400,N,-7230.7800,W,1,05,1.8,38.4,M,,M,,",
          "GPZDA,142216,31,02,2026,00,00", "GPGSA,A,7,1,2"})
        QTest::newRow(body) << QByteArray(body);
}

void TestNmea::nonsenseInAFieldIsCountedAndNotUsed()
{
    QFETCH(QByteArray, body);
    NmeaReader reader;
    QVERIFY(readAll(reader, nmea(body.toStdString())).empty());
    QCOMPARE(reader.counts().malformed, std::uint64_t{1});
}

void TestNmea::noiseBetweenSentencesIsSkippedAndCounted()
{
    NmeaReader reader;
    std::string noise("\xB5\x62\x00\x01$GP\xFF\x80# a comment", 20);
    noise += "\n!AIVDM,1,1,,B,xx*\x01";
    const std::string bytes = noise + nmea(kRmc) + std::string(1000, '\0') + nmea(kGga);
    QCOMPARE(readAll(reader, bytes).size(), std::size_t{2});
    const FeedCounts& counts = reader.counts();
    QCOMPARE(counts.bytes, std::uint64_t{bytes.size()});
    QCOMPARE(counts.framedBytes + counts.skippedBytes + reader.pendingBytes(), counts.bytes);
    QCOMPARE(counts.skippedBytes, std::uint64_t{noise.size() - 1 + 1000}); // its line end is none
}

void TestNmea::anyChunksGiveTheSameFixes()
{
    std::string bytes;
    for (int i = 0; i < 40; ++i) {
        bytes += nmea(fmt::format("GPRMC,1422{:02}.00,A,4117.{:04},N,07230.7800,W,1,2,081026,,,A",
                                  i % 60, i * 7));
        bytes += i % 3 == 0 ? std::string("\xFE\x01garbage$$", 11) : nmea(kGga);
    }
    NmeaReader whole;
    const auto wanted = readAll(whole, bytes);
    QCOMPARE(wanted.size(), std::size_t{40 + 26});
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        NmeaReader reader;
        std::vector<PositionFix> fixes;
        for (std::size_t at = 0; at < bytes.size();) {
            const std::size_t count = 1 + random() % 90;
            for (auto& fix : reader.read(std::string_view(bytes).substr(at, count)))
                fixes.push_back(std::move(fix));
            at += count;
        }
        QVERIFY2(fixes == wanted, qPrintable(QStringLiteral("seed %1").arg(seed)));
    }
}

void TestNmea::anEndlessSentenceTakesNoMemory()
{
    NmeaReader reader;
    const std::string piece(4096, 'A');
    reader.read("$");
    for (int i = 0; i < 1000; ++i) {
        reader.read(piece);
        QVERIFY(reader.pendingBytes() <= kNmeaSentenceMax);
    }
    QCOMPARE(reader.counts().skippedBytes + reader.pendingBytes(), std::uint64_t{4096'001});
    // The longest that is read, and one beyond.
    for (const std::size_t extra : {0U, 1U}) {
        const std::string body = "PTEST," + std::string(kNmeaSentenceMax - 10 + extra, 'x');
        NmeaReader limit;
        limit.read(nmea(body));
        QCOMPARE(limit.counts().messages, std::uint64_t{1 - extra});
    }
}

void TestNmea::kindsMadeUpByASenderAreBounded()
{
    NmeaReader reader;
    for (int i = 0; i < 500; ++i)
        reader.read(nmea(fmt::format("X{:04},1", i)));
    QCOMPARE(reader.counts().messages, std::uint64_t{500});
    QVERIFY(reader.counts().kinds.size() <= kKindsMax + 1);
    QCOMPARE(reader.counts().kinds.at("other"), std::uint64_t{500 - kKindsMax});
}

HAVEN_TESTS(TestNmea)
#include "tst_nmea.moc"
