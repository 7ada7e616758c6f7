#include "models/geo/taip.h"
#include "tests/testkit/test_program.h"

#include <fmt/format.h>
#include <QtTest>

using namespace haven;

namespace {

enum class StarIn { Sum, NoSum };

std::string taip(const std::string& body, StarIn star = StarIn::Sum)
{
    const std::string summed = ">" + body + ";*";
    unsigned sum = star == StarIn::Sum ? 0 : '*';
    for (const char c : summed)
        sum ^= static_cast<unsigned char>(c);
    return fmt::format("{}{:02X}<", summed, sum);
}

} // namespace

class TestTaip final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aPositionReportIsReadByItsColumns();
    void everyReportWithAPlaceIsRead_data();
    void everyReportWithAPlaceIsRead();
    void anOldPositionIsNoFix();
    void reportsWithoutAPlaceAreNamed();
    void aChecksumCountsWithAndWithoutItsStar();
    void nonsenseIsCountedAndNotUsed_data();
    void nonsenseIsCountedAndNotUsed();
    void cutMessagesAndNoiseAreSkipped();
    void anEndlessMessageTakesNoMemory();
};

void TestTaip::aPositionReportIsReadByItsColumns()
{
    TaipReader reader;
    const auto fixes = reader.read(taip("RPV51736+4128900-0725130004535312;ID=0017"));
    QCOMPARE(fixes.size(), std::size_t{1});
    QCOMPARE(fixes[0].at, (Coordinate{412890000, -725130000}));
    QCOMPARE(fixes[0].timeOfDay, std::optional(Span{51'736'000}));
    QVERIFY(!fixes[0].time);
    QCOMPARE(fixes[0].sender, std::string("0017"));
    QCOMPARE(*fixes[0].speedMmS, 20116); // 45 mph
    QCOMPARE(*fixes[0].courseCdeg, 35300);
    QCOMPARE(fixes[0].mode, FixMode::ThreeD);
    QVERIFY(isUsable(fixes[0]));
}

void TestTaip::everyReportWithAPlaceIsRead_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("time");
    QTest::newRow("event") << QByteArray("REV022399051736+4128900-0725130001035312;ID=7")
                           << QByteArray("2025-12-28T14:22:16.000Z");
    QTest::newRow("compact") << QByteArray("RCP51736+412890-072513012;ID=7") << QByteArray();
    QTest::newRow("long") << QByteArray("RLN51736500+412890000-0725130000+000753940100+00101800"
                                        "0201020304000000000012;ID=7")
                          << QByteArray();
    for (const char* head : {"RGP", "RPI", "RTT", "RCV12", "RUS00,", "RUV01111,AB1,"})
        QTest::newRow(head) << head + QByteArray("081026142216-4128900+07251300000018830045;ID=7")
                            << QByteArray("2026-10-08T14:22:16.000Z");
    QTest::newRow("minutes") << QByteArray("RGP081026142216-4117.3400+07230.78000000003000101")
                             << QByteArray("2026-10-08T14:22:16.000Z");
    QTest::newRow("no clock") << QByteArray("RCQ09000000000000-4128900+0725130000000"
                                            "07F0000000000000115000FFFF1099;ID=7")
                              << QByteArray();
}

void TestTaip::everyReportWithAPlaceIsRead()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, time);
    TaipReader reader;
    const auto fixes = reader.read(taip(body.toStdString()));
    QCOMPARE(fixes.size(), std::size_t{1});
    QCOMPARE(std::abs(fixes[0].at.latE7), 412890000);
    QCOMPARE(std::abs(fixes[0].at.lonE7), 725130000);
    QCOMPARE(fixes[0].time.has_value(), !time.isEmpty());
    if (!time.isEmpty())
        QCOMPARE(utcText(*fixes[0].time), time.toStdString());
    QVERIFY(isUsable(fixes[0]));
}

void TestTaip::anOldPositionIsNoFix()
{
    TaipReader reader;
    for (const char* body :
         {"RPV51736+4128900-0725130004535310", "RGP081026142216-4128900+0725130000000000045",
          "RGP081026142216-4128900+072513000000003FF45",
          "RUS00,010170000000+0000000+000000000000001009"}) {
        const auto fixes = reader.read(taip(body));
        QCOMPARE(fixes.size(), std::size_t{1});
        QCOMPARE(fixes[0].mode, FixMode::None);
        QVERIFY(!isUsable(fixes[0]));
    }
    QCOMPARE(reader.counts().withoutFix, std::uint64_t{4});
    QCOMPARE(reader.counts().fixes, std::uint64_t{0});
}

void TestTaip::reportsWithoutAPlaceAreNamed()
{
    TaipReader reader;
    QVERIFY(reader
                .read(taip("RAL03874+00185+00012;ID=0017") + taip("RVR TRACKER;ID=0017") +
                      taip("RUV0000,AB1,081026142216,1,2;ID=7") + taip("SPV;ID=7"))
                .empty());
    const FeedCounts::ByKind named = {{"RAL", 1}, {"RUV", 1}, {"RVR", 1}, {"SPV", 1}};
    QVERIFY(reader.counts().kindsWithoutPlace == named);
    QCOMPARE(reader.counts().malformed, std::uint64_t{0});
}

void TestTaip::aChecksumCountsWithAndWithoutItsStar()
{
    const std::string body = "RPV51736+4128900-0725130004535312;ID=0017";
    TaipReader reader;
    QCOMPARE(reader.read(taip(body, StarIn::Sum)).size(), std::size_t{1});
    QCOMPARE(reader.read(taip(body, StarIn::NoSum)).size(), std::size_t{1});
    QCOMPARE(reader.read(">" + body + "<").size(), std::size_t{1});
    QCOMPARE(reader.counts().noChecksums, std::uint64_t{1});
    std::string wrong = taip(body);
    wrong[12] = '9';
    QVERIFY(reader.read(wrong).empty());
    QCOMPARE(reader.counts().badChecksums, std::uint64_t{1});
}

void TestTaip::nonsenseIsCountedAndNotUsed_data()
{
    QTest::addColumn<QByteArray>("body");
    for (const char* body :
         {"RPV", "RPV51736+4128900", "RPV86400+4128900-0725130004535312",
          "RPV51736+9128900-0725130004535312", "RPV51736+4128900-1825130004535312",
          "RPV51736 4128900-0725130004535312", "RPV51736+41289x0-0725130004535312",
          "RPV51736+4128900-07251300045353129", "REV022399751736+4128900-0725130001035312",
          "RGP321026142216-4128900+07251300000018830045", "RGP08102614221-4128900",
          "RLN51736500+412890000-0725130000+0007539401000+001018009912", "rpv51736", "R"})
        QTest::newRow(body) << QByteArray(body);
}

void TestTaip::nonsenseIsCountedAndNotUsed()
{
    QFETCH(QByteArray, body);
    TaipReader reader;
    QVERIFY(reader.read(taip(body.toStdString())).empty());
    QCOMPARE(reader.counts().malformed, std::uint64_t{1});
}

void TestTaip::cutMessagesAndNoiseAreSkipped()
{
    const std::string whole = taip("RPV51736+4128900-0725130004535312;ID=0017");
    TaipReader reader;
    std::vector<PositionFix> fixes;
    const std::string bytes = whole.substr(0, 20) + whole + "\r\n\x01\x02" + whole.substr(0, 10) +
                              "\xFF" + whole + "noise<";
    for (const char c : bytes) { // one byte at a time
        for (auto& fix : reader.read(std::string_view(&c, 1)))
            fixes.push_back(fix);
    }
    QCOMPARE(fixes.size(), std::size_t{2});
    QCOMPARE(reader.counts().skippedBytes, std::uint64_t{20 + 2 + 10 + 1 + 6});
    reader.read(whole.substr(0, 30));
    reader.cut(); // a datagram ended: its half is not glued to the next
    QVERIFY(reader.read(whole.substr(30)).empty());
}

void TestTaip::anEndlessMessageTakesNoMemory()
{
    TaipReader reader;
    reader.read(">");
    for (int i = 0; i < 1000; ++i)
        reader.read(std::string(4096, '0'));
    QVERIFY(reader.pendingBytes() <= kTaipMessageMax);
    const FeedCounts& counts = reader.counts();
    QCOMPARE(counts.framedBytes + counts.skippedBytes + reader.pendingBytes(), counts.bytes);
    const auto fixes =
        reader.read(taip("RPV51736+4128900-0725130004535312;ID=" + std::string(200, 'x')));
    QCOMPARE(fixes.at(0).sender.size(), kTaipSenderMax);
}

HAVEN_TESTS(TestTaip)
#include "tst_taip.moc"
