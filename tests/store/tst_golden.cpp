#include "models/base/json_codec.h"
#include "models/dispatch/event_codec.h"
#include "models/store/event_row.h"
#include "models/store/schema.h"
#include "models/store/snapshot.h"
#include "models/store/sqlite_event_log.h"
#include "tests/store/store_kit.h"
#include "tests/testkit/test_program.h"

#include <QFile>
#include <QtTest>

#include <array>

using namespace haven;
using namespace haven::test;

namespace {

// Puts something into every field, by kind, so that no field of an event is left out of the bytes.
class Filler final
{
public:
    template <class T>
    void fill(T& value)
    {
        ++m_next;
        if constexpr (std::is_same_v<T, bool>) {
            value = true;
        } else if constexpr (std::is_integral_v<T>) {
            value = static_cast<T>(m_next);
        } else if constexpr (std::is_same_v<T, std::string>) {
            value = "text " + std::to_string(m_next) + " \"é\n";
        } else if constexpr (std::is_same_v<T, Instant> || std::is_same_v<T, Span>) {
            value.ms = 1'790'000'000'000 + m_next;
        } else if constexpr (NamedEnum<T>) {
            const auto count = static_cast<std::int64_t>(enumNames(T{}).size());
            value = static_cast<T>(m_next % count);
        } else if constexpr (codec::IsTextId<T>::value) {
            value.value = "id " + std::to_string(m_next);
        } else if constexpr (codec::IsNumberId<T>::value) {
            value.value = m_next;
        } else {
            fillMany(value);
        }
    }

private:
    template <class T>
    void fillMany(T& value)
    {
        if constexpr (codec::IsOptional<T>::value) {
            fill(value.emplace());
        } else if constexpr (codec::IsVector<T>::value || codec::IsSet<T>::value) {
            for (int i = 0; i < 2; ++i) {
                typename T::value_type one{};
                fill(one);
                value.insert(value.end(), std::move(one));
            }
        } else if constexpr (codec::IsMap<T>::value) {
            typename T::key_type key{};
            typename T::mapped_type item{};
            fill(key);
            fill(item);
            value.emplace(std::move(key), std::move(item));
        } else {
            static_assert(Described<T>);
            T::describe([&](const char*, auto member, auto...) { fill(value.*member); });
        }
    }

    std::int64_t m_next = 0;
};

template <class Fact>
Event sample()
{
    Fact fact;
    Filler().fill(fact);
    return fact;
}

template <class... Each>
std::vector<Event> samplesOf(const Kinds<Each...>*)
{
    return {sample<Each>()...};
}

constexpr std::array kEventFiles{
    "events_v1.json",  "events_v2.json",  "events_v3.json",  "events_v4.json", "events_v5.json",
    "events_v6.json",  "events_v7.json",  "events_v8.json",  "events_v9.json", "events_v10.json",
    "events_v11.json", "events_v12.json", "events_v13.json", "events_v14.json"};

QString goldenPath(const char* name)
{
    return QString::fromUtf8(HAVEN_SOURCE_DIR) + QStringLiteral("/tests/golden/") +
           QString::fromUtf8(name);
}

// HAVEN_WRITE_GOLDEN=1 writes what is missing or empty; what is there is never changed by a
// program.
Json golden(const char* name)
{
    QFile file(goldenPath(name));
    if (!file.open(QIODevice::ReadOnly))
        return Json::object();
    return Json::parse(file.readAll().toStdString());
}

void writeGolden(const char* name, const Json& json)
{
    QFile file(goldenPath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(json.dump(1) + "\n"));
}

void compareGolden(const char* name, const std::map<std::string, std::string>& current)
{
    Json stored = golden(name);
    if (qEnvironmentVariableIsSet("HAVEN_WRITE_GOLDEN")) {
        for (const auto& [key, text] : current) {
            if (!stored.contains(key) || stored[key] == "")
                stored[key] = text;
        }
        writeGolden(name, stored);
    }
    for (const auto& [key, text] : current) {
        QVERIFY2(stored.contains(key), (key + " has no golden bytes").c_str());
        QCOMPARE(QString::fromStdString(text),
                 QString::fromStdString(stored.at(key).get<std::string>()));
    }
    QCOMPARE(stored.size(), current.size()); // nothing that was released may go away
}

// Whether nothing of `before` is missing or different: fields are only ever added.
bool holdsAll(const Json& now, const Json& before)
{
    if (before.is_object()) {
        return now.is_object() &&
               std::all_of(before.items().begin(), before.items().end(), [&](const auto& one) {
                   return now.contains(one.key()) && holdsAll(now.at(one.key()), one.value());
               });
    }
    if (!before.is_array())
        return now == before;
    if (!now.is_array() || now.size() != before.size())
        return false;
    for (std::size_t i = 0; i < before.size(); ++i) {
        if (!holdsAll(now.at(i), before.at(i)))
            return false;
    }
    return true;
}

} // namespace

class tst_Golden : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventKeepsItsBytes();
    void everyStoredEventIsStillRead();
    void theEnvelopeKeepsItsBytes();
    void theSchemasKeepTheirText();
    void aBoardComesBackFromItsSnapshot_data();
    void aBoardComesBackFromItsSnapshot();
};

// A fact that has got a field since has its bytes once more in a later file; those of the version
// before stay where they are and stay readable. HAVEN_WRITE_GOLDEN=1 puts what is new or has grown
// into the last file.
void tst_Golden::everyEventKeepsItsBytes()
{
    const std::vector<Event> samples = samplesOf(static_cast<const AnyFact*>(nullptr));
    QCOMPARE(samples.size(), AnyFact::kCount);
    const bool isWriting = qEnvironmentVariableIsSet("HAVEN_WRITE_GOLDEN");
    std::vector<std::map<std::string, std::string>> expected(kEventFiles.size());
    for (const auto& event : samples) {
        const std::string type(eventType(event));
        std::optional<std::size_t> newest;
        for (std::size_t i = 0; i < kEventFiles.size(); ++i) {
            const Json stored = golden(kEventFiles[i]);
            if (!stored.contains(type))
                continue;
            newest = i;
            expected[i][type] = stored.at(type).get<std::string>();
        }
        const std::string now = encodeEvent(event);
        const bool hasGrown = newest && isWriting && expected[*newest].at(type) != now;
        const std::size_t last = kEventFiles.size() - 1;
        expected[hasGrown ? last : newest.value_or(last)][type] = now;
    }
    for (std::size_t i = 0; i < kEventFiles.size(); ++i)
        compareGolden(kEventFiles[i], expected[i]);
}

void tst_Golden::everyStoredEventIsStillRead()
{
    for (const char* file : kEventFiles) {
        const Json stored = golden(file);
        QVERIFY(!stored.empty());
        for (const auto& [type, payload] : stored.items()) {
            const auto event = decodeEvent(type, 1, payload.get<std::string>());
            QVERIFY2(event.isOk(), type.c_str());
            const Json before = Json::parse(payload.get<std::string>());
            QVERIFY2(holdsAll(Json::parse(encodeEvent(*event)), before), type.c_str());
        }
    }
}

void tst_Golden::theEnvelopeKeepsItsBytes()
{
    EventRow row;
    row.envelope.sequence = 7;
    row.envelope.recordedAt = Instant{1'790'000'000'123};
    row.envelope.happenedAt = Instant{1'789'999'940'000};
    row.envelope.recordedBy = AgentId("reyes");
    row.envelope.doneBy = AgentId("novak");
    row.envelope.position = PositionId("Position 2");
    row.origin = "0123456789abcdef";
    row.originSequence = 7;
    row.type = "HoldReleased";
    row.version = 1;
    row.payloadDigest = payloadDigest("0123456789abcdef", "{}");
    row.previous = sha256("before");
    compareGolden("envelope_v1.json", {{"envelope", hexOf(envelopeBytes(row))},
                                       {"payload_digest", hexOf(bytesOf(row.payloadDigest))},
                                       {"hash", hexOf(bytesOf(chainHash(row)))}});
}

void tst_Golden::aBoardComesBackFromItsSnapshot_data()
{
    QTest::addColumn<bool>("isFilled");
    QTest::newRow("nothing filled in") << false;
    QTest::newRow("every field filled in") << true;
}

// A snapshot leaves out what a new board holds anyway, and must leave out nothing else.
void tst_Golden::aBoardComesBackFromItsSnapshot()
{
    QFETCH(bool, isFilled);
    Station station;
    must(station.create());
    auto file = must(StationFile::open(station.place(), StationHolder{"test", {}}));
    const auto log = must(SqliteEventLog::open(file.database()));
    State state;
    if (isFilled)
        Filler().fill(state);
    state.sequence = log.head().sequence;
    must(writeSnapshot(file.database(), state, log.head()));
    const auto loaded = must(loadState(file.database()));
    QCOMPARE(loaded.snapshot, SnapshotUse::Used);
    QCOMPARE(loaded.folded, std::int64_t{0});
    QVERIFY(loaded.state == state);
    QCOMPARE(loaded.state.incidents.empty(), !isFilled);
}

void tst_Golden::theSchemasKeepTheirText()
{
    compareGolden("schema_v1.json", {{"migration_0001", kMigration0001}});
    compareGolden("schema_v2.json", {{"migration_0002", kMigration0002}});
}

HAVEN_TESTS(tst_Golden)
#include "tst_golden.moc"
