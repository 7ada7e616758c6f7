#include "models/geo/nmea.h"
#include "models/geo/taip.h"
#include "tests/testkit/read_file.h"
#include "tests/testkit/test_program.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QtTest>

using namespace haven;

namespace {

QString feedFolder(const char* below)
{
    return qEnvironmentVariable("HAVEN_DATA") + QStringLiteral("/feeds") +
           QString::fromLatin1(below);
}

// A fix as gpsd tells it; without a time it counts by its place alone.
struct TruthFix {
    std::optional<qint64> ms;
    double lat = 0;
    double lon = 0;
    bool operator==(const TruthFix&) const = default;
};

std::vector<TruthFix> truthOf(const QByteArray& check)
{
    std::vector<TruthFix> fixes;
    for (const QByteArray& line : check.split('\n')) {
        const QJsonObject report = QJsonDocument::fromJson(line).object();
        if (report.value(u"class").toString() != u"TPV" || report.value(u"mode").toInt() < 2 ||
            !report.contains(u"lat"))
            continue;
        TruthFix fix{std::nullopt, report.value(u"lat").toDouble(),
                     report.value(u"lon").toDouble()};
        if (report.contains(u"time"))
            fix.ms = QDateTime::fromString(report.value(u"time").toString(), Qt::ISODateWithMs)
                         .toMSecsSinceEpoch();
        if (std::find(fixes.begin(), fixes.end(), fix) == fixes.end())
            fixes.push_back(fix);
    }
    return fixes;
}

// gpsd moves a date by whole eras to where it believes it to be.
bool isSameTime(qint64 a, qint64 b)
{
    const qint64 apart = std::abs(a - b) % kGpsEra.ms;
    return std::min(apart, kGpsEra.ms - apart) <= 10;
}

bool isRead(const TruthFix& wanted, const std::vector<PositionFix>& fixes)
{
    return std::any_of(fixes.begin(), fixes.end(), [&](const PositionFix& fix) {
        return std::abs(latitudeDegrees(fix.at) - wanted.lat) <= 1e-5 &&
               std::abs(longitudeDegrees(fix.at) - wanted.lon) <= 1e-5 &&
               (!wanted.ms || (fix.time && isSameTime(fix.time->ms, *wanted.ms)));
    });
}

// Files that stay below, and why.
const QMap<QString, QString>& explained()
{
    static const QMap<QString, QString> why = {
        {QStringLiteral("bt451.log"),
         QStringLiteral("The recording jumps back in time by an hour, and gpsd takes the first "
                        "sentence after it for the next day; we keep the day.")},
        {QStringLiteral("mtk-3301.log"),
         QStringLiteral("A GGA of quality 0: the receiver says that it has no fix, so we have "
                        "none; gpsd takes its position.")},
        {QStringLiteral("myguide-3100.log"),
         QStringLiteral("GGA sentences whose quality is left empty: nothing says that there is a "
                        "fix; gpsd takes their position.")}};
    return why;
}

} // namespace

class TestFeedTruth final : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void receiversAreReadAsGpsdReadsThem();
    void everyTrackerMessageWithAPlaceIsRead();
};

void TestFeedTruth::initTestCase()
{
    if (qEnvironmentVariableIsEmpty("HAVEN_DATA"))
        QSKIP("HAVEN_DATA is not set: there are no recordings to read");
}

void TestFeedTruth::receiversAreReadAsGpsdReadsThem()
{
    const QDir folder(feedFolder("/nmea"));
    const QStringList names = folder.entryList({QStringLiteral("*.log")}, QDir::Files, QDir::Name);
    QVERIFY(names.size() > 40);
    std::size_t wanted = 0;
    std::size_t read = 0;
    std::vector<double> shares;
    for (const QString& name : names) {
        NmeaReader reader;
        const auto fixes = reader.read(test::bytesOf(folder.filePath(name)).toStdString());
        reader.cut();
        QCOMPARE(reader.counts().framedBytes + reader.counts().skippedBytes, reader.counts().bytes);
        const auto truth = truthOf(test::bytesOf(folder.filePath(name + QStringLiteral(".chk"))));
        if (truth.empty())
            continue;
        const auto here = static_cast<std::size_t>(std::count_if(
            truth.begin(), truth.end(), [&](const TruthFix& fix) { return isRead(fix, fixes); }));
        wanted += truth.size();
        read += here;
        shares.push_back(static_cast<double>(here) / static_cast<double>(truth.size()));
        if (shares.back() < 0.95) {
            qInfo().noquote() << name << here << "of" << truth.size() << "fixes:"
                              << explained().value(name, QStringLiteral("not explained"));
            QVERIFY2(explained().contains(name), qPrintable(name));
        }
    }
    std::sort(shares.begin(), shares.end());
    const double median = shares[shares.size() / 2];
    qInfo().noquote() << read << "of" << wanted << "fixes in" << shares.size() << "files, median"
                      << median;
    QVERIFY(static_cast<double>(read) >= 0.95 * static_cast<double>(wanted));
    QVERIFY(median >= 0.95);
}

void TestFeedTruth::everyTrackerMessageWithAPlaceIsRead()
{
    const QByteArray bytes = test::bytesOf(feedFolder("/taip-messages.txt"));
    TaipReader reader;
    const auto fixes = reader.read(bytes.toStdString());
    const FeedCounts& counts = reader.counts();
    for (const auto& [kind, count] : counts.kindsWithoutPlace)
        qInfo().noquote() << "no place in" << count << "of" << counts.kinds.at(kind)
                          << QString::fromStdString(kind);
    qInfo().noquote() << fixes.size() << "positions," << counts.withoutFix
                      << "of them told to be old or missing";
    QCOMPARE(counts.messages, std::uint64_t(bytes.trimmed().count('\n') + 1));
    QCOMPARE(counts.messages, std::uint64_t{35});
    QCOMPARE(counts.malformed + counts.badChecksums, std::uint64_t{0});
    QCOMPARE(counts.skippedBytes, std::uint64_t{0});
    // An altitude has no place, nor has the list of a tracker's own settings.
    const FeedCounts::ByKind without = {{"RAL", 2}, {"RUV", 1}};
    QVERIFY(counts.kindsWithoutPlace == without);
    QCOMPARE(fixes.size(), std::size_t{32});
}

HAVEN_TESTS(TestFeedTruth)
#include "tst_feed_truth.moc"
