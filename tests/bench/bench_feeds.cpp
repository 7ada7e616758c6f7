#include "models/feeds/feed_inbox.h"
#include "models/feeds/position_ring.h"
#include "models/geo/position_reader.h"
#include "models/items/unit_position_model.h"
#include "tests/bench/figures.h"

#include <fmt/format.h>
#include <QCoreApplication>
#include <QTemporaryDir>

// Live positions: how many messages a second each language is read at, what a batch of 500 costs
// the GUI thread, how long a busy desk's inbox takes, and what the ring costs on disk.
using namespace haven;
using namespace haven::bench;

namespace {

constexpr Instant kBenchNow{1'796'000'000'000};
constexpr int kUnits = 5'000;
constexpr int kBatch = 500;
constexpr std::size_t kChunk = 4096; // as a socket hands it over

std::string nmeaSecond(int second)
{
    const std::string text = utcText(kBenchNow + Span::seconds(second));
    const std::string clock = text.substr(11, 2) + text.substr(14, 2) + text.substr(17, 2);
    std::string out;
    for (const std::string& body :
         {fmt::format("GPGGA,{}.00,4117.{:04},N,07230.7800,W,1,08,1.0,12.5,M,-32.4,M,,", clock,
                      second % 10'000),
          std::string("GPGSA,A,3,03,,11,14,,,25,31,,,,,3.3,1.8,2.8"),
          std::string("GPGSV,2,1,08,03,23,224,38,09,06,037,00,11,17,314,41,14,75,015,44"),
          fmt::format("GPRMC,{}.00,A,4117.{:04},N,07230.7800,W,012.5,353.6,301126,,,A", clock,
                      second % 10'000)}) {
        unsigned sum = 0;
        for (const char c : body)
            sum ^= static_cast<unsigned char>(c);
        out += fmt::format("${}*{:02X}\r\n", body, sum);
    }
    return out;
}

std::string taipSecond(int second)
{
    return fmt::format(">RPV{:05}+41{:05}-0725130004535312;ID={:04}<", second % 86'400,
                       second % 100'000, second % kUnits);
}

std::string gpsdSecond(int second)
{
    return fmt::format(R"({{"class":"TPV","device":"/dev/ttyUSB0","mode":3,"time":"{}",)"
                       R"("lat":41.{:05},"lon":-72.513,"alt":12.5,"track":353.6,"speed":6.43}})"
                       "\r\n",
                       utcText(kBenchNow + Span::seconds(second)), second % 100'000);
}

void measureReader(Sheet& sheet, FeedFormat format, std::string (*second)(int), int seconds)
{
    std::string bytes;
    for (int i = 0; i < seconds; ++i)
        bytes += second(i);
    Samples rates;
    double fastest = 0;
    for (int turn = 0; turn < 7; ++turn) {
        const auto reader = makePositionReader(format);
        std::size_t fixes = 0;
        const Stopwatch watch;
        for (std::size_t at = 0; at < bytes.size(); at += kChunk)
            fixes += reader->read(std::string_view(bytes).substr(at, kChunk)).size();
        const double rate = static_cast<double>(reader->counts().messages) / watch.seconds();
        rates.add(rate);
        fastest = std::max(fastest, static_cast<double>(bytes.size()) / watch.seconds() / 1e6);
        if (fixes == 0)
            sheet.note("nothing was read, so nothing was measured");
    }
    sheet.add(rates.figure(std::string(enumName(format)) + ": messages read", "messages/s",
                           Promise{Bound::AtLeast, 20'000}));
    sheet.add(single(std::string(enumName(format)) + ": bytes read, best of 7", "MB/s", fastest));
}

UnitPosition moved(int unit, int turn)
{
    UnitPosition position;
    position.unit = UnitId(fmt::format("U{:04}", unit));
    position.at = movedBy(Coordinate{412890000, -725130000}, turn * 11.0, unit * 20.0);
    position.fixedAt = kBenchNow + Span::seconds(turn);
    position.receivedAt = position.fixedAt + Span{200};
    position.speedMmS = 11'000;
    position.courseCdeg = 9000;
    position.feed = "Routers";
    return position;
}

std::vector<UnitPosition> batchOf(int turn)
{
    std::vector<UnitPosition> batch;
    for (int i = 0; i < kBatch; ++i)
        batch.push_back(moved((turn * 37 + i * 10) % kUnits, turn));
    return batch;
}

// What a map does with a change: it asks each row that moved where it is now.
class Consumer final : public QObject
{
public:
    explicit Consumer(UnitPositionModel& model)
    {
        connect(&model, &QAbstractItemModel::dataChanged, this,
                [this, &model](const QModelIndex& first, const QModelIndex& last) {
                    for (int row = first.row(); row <= last.row(); ++row)
                        m_sum += model.positions()[static_cast<std::size_t>(row)].at.latE7;
                });
    }
    std::int64_t sum() const { return m_sum; }

private:
    std::int64_t m_sum = 0;
};

void measureDesk(Sheet& sheet, int turns)
{
    UnitPositionModel model;
    std::vector<UnitPosition> all;
    for (int unit = 0; unit < kUnits; ++unit)
        all.push_back(moved(unit, 0));
    const Stopwatch first;
    model.apply(all);
    sheet.add(single("desk: the first 5,000 units", "ms", first.ms()));
    const Consumer consumer(model);
    Samples batches;
    Samples posts;
    Samples takes;
    FeedInbox inbox(1, [] {});
    for (int turn = 1; turn <= turns; ++turn) {
        std::vector<UnitPosition> batch = batchOf(turn);
        const Stopwatch post;
        static_cast<void>(inbox.put(std::move(batch)));
        posts.add(post.ms());
        const Stopwatch take;
        const FeedBatch arrived = inbox.take();
        takes.add(take.ms());
        const Stopwatch apply;
        model.apply(arrived.positions);
        batches.add(apply.ms());
    }
    sheet.add(posts.figure("feed's thread: 500 positions into the inbox", "ms"));
    sheet.add(takes.figure("desk: 500 positions out of the inbox", "ms"));
    sheet.add(batches.figure("desk: 500 of 5,000 units moved in the model and read back", "ms",
                             Promise{Bound::P99, 5}));
    Samples ticks;
    for (int turn = 0; turn < turns; ++turn) {
        const Stopwatch tick;
        model.tick(kBenchNow + Span::seconds(turns + turn));
        ticks.add(tick.ms());
    }
    sheet.add(ticks.figure("desk: 5,000 ages looked at", "ms"));
    if (consumer.sum() == 0)
        sheet.note("the consumer was told nothing");
}

void measureRing(Sheet& sheet, int turns)
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("bench.positions")).toStdString();
    auto ring = PositionRing::open(path, {});
    if (!ring) {
        sheet.note(refusalSentence(ring.refusal()));
        return;
    }
    Samples writes;
    std::int64_t kept = 0;
    for (int turn = 1; turn <= turns; ++turn) {
        const auto batch = batchOf(turn * 60);
        const Stopwatch watch;
        const auto count = ring->append(batch);
        writes.add(watch.ms());
        kept += count ? *count : 0;
    }
    sheet.add(writes.figure("ring: a batch of 500 written", "ms"));
    Samples trails;
    for (int turn = 0; turn < 50; ++turn) {
        const Stopwatch watch;
        const auto trail = readTrail(path, UnitId(fmt::format("U{:04}", turn * 10 % kUnits)),
                                     kBenchNow, kBenchNow + Span::hours(24 * 30));
        if (trail)
            trails.add(watch.ms());
    }
    sheet.add(trails.figure("ring: one unit's trail, file opened anew", "ms"));
    auto database = Database::open(path, OpenMode::Read, "");
    const auto pages = database ? database->number("PRAGMA page_count") : Result<std::int64_t>(0);
    if (pages && kept > 0)
        sheet.add(single("ring: bytes a position on disk", "bytes",
                         static_cast<double>(*pages) * 4096.0 / static_cast<double>(kept)));
}

} // namespace

int main(int count, char** arguments)
{
    const QCoreApplication application(count, arguments);
    const Options options = optionsOf(count, arguments);
    const int turns = options.turns > 0 ? options.turns : 500;
    Sheet sheet("feeds", options);
    measureReader(sheet, FeedFormat::Nmea, nmeaSecond, 50'000);
    measureReader(sheet, FeedFormat::Taip, taipSecond, 200'000);
    measureReader(sheet, FeedFormat::Gpsd, gpsdSecond, 20'000);
    measureDesk(sheet, turns);
    measureRing(sheet, turns);
    sheet.note("Readers get 4 KiB at a time; NMEA is RMC, GGA, GSA and GSV of one receiver.");
    return 0;
}
