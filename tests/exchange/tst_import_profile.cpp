#include "models/base/json_codec.h"
#include "models/exchange/import_profile.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QtTest>

using namespace haven;

namespace {

const char* const kGood = R"({
  "format": 1, "source": "town", "title": "A town", "zone": "America/New_York",
  "fields": {"number": "no", "type": {"from": ["a", 3]}},
  "times": {"received": {"from": "at", "format": "yyyy-MM-dd'T'HH:mm:ss'Z'"}}
})";

// The good profile with one value set by JSON pointer; null takes the key away.
std::string with(const char* pointer, const Json& value)
{
    Json profile = Json::parse(kGood);
    const Json::json_pointer where(pointer);
    if (value.is_null())
        profile.at(where.parent_pointer()).erase(where.back());
    else
        profile[where] = value;
    return profile.dump();
}

} // namespace

class TestImportProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAGoodOne();
    void namesTheExactPlaceOfAFault_data();
    void namesTheExactPlaceOfAFault();
    void namesLineAndColumnOfWhatIsNoJson();
    void readsEveryShippedProfile();
    void readsTimesAsFilesWriteThem_data();
    void readsTimesAsFilesWriteThem();
    void refusesOddTimeFormats();
    void knowsTheClockChanges();
    void agreesWithTheZoneDatabase();
    void findsCodesByBeginning();
};

void TestImportProfile::readsAGoodOne()
{
    const auto profile = parseProfile(kGood);
    QVERIFY(profile.isOk());
    QCOMPARE(profile->source, std::string("town"));
    QVERIFY(profile->hasHeader());
    QCOMPARE(profile->type.at(0).columns.at(0).name, std::string("a"));
    QCOMPARE(*profile->type.at(0).columns.at(1).index, std::size_t{3});
}

void TestImportProfile::namesTheExactPlaceOfAFault_data()
{
    QTest::addColumn<QString>("json");
    QTest::addColumn<QString>("path");
    const auto row = [](const char* pointer, const Json& value, const char* path) {
        QTest::addRow("%s = %s", pointer, value.dump().c_str())
            << QString::fromStdString(with(pointer, value)) << QString::fromUtf8(path);
    };
    row("/format", nullptr, "format");
    row("/format", 2, "format");
    row("/source", 7, "source");
    row("/source", "", "source");
    row("/zone", "Mars/Olympus", "zone");
    row("/encoding", "utf-16", "encoding");
    row("/separator", ",,", "separator");
    row("/colour", "red", "colour");
    row("/fields", Json::array(), "fields");
    row("/fields/typ", "x", "fields.typ");
    row("/fields/number", nullptr, "fields");
    row("/fields/place", 1.5, "fields.place");
    row("/fields/place", -1, "fields.place");
    row("/fields/type/from/1", 5000, "fields.type.from[1]");
    row("/fields/place", Json{{"from", "a"}, {"join", {"b"}}}, "fields.place");
    row("/fields/place", {{"from", "a"}, {"edits", {{{"match", "("}, {"to", ""}}}}},
        "fields.place.edits[0].match");
    row("/fields/place", {{"from", "a"}, {"edits", {{{"match", "x"}}}}}, "fields.place.edits[0]");
    row("/fields/place", {{"from", "a"}, {"edits", {{{"pad", 0}}}}}, "fields.place.edits[0].pad");
    row("/times/received", nullptr, "times");
    row("/times/received/format", "yyyy-QQ", "times.received.format");
    row("/times/received/format", "HH:mm", "times.received");
    row("/times/received", Json::array({{{"from", "a"}, {"format", "epoch"}}}),
        "times.received[0].format");
    row("/times/received/clock", "lunar", "times.received.clock");
    row("/times/clock_slip_minutes_max", -1, "times.clock_slip_minutes_max");
    row("/units", {{"text", "u"}, {"separators", ""}}, "units.separators");
    row("/units", {{"text", "u"}, {"aside", "x"}}, "units.aside_detail");
    row("/coordinates", {{"latitude", "a"}, {"longitude", "b"}, {"bounds", {1, 2, 3}}},
        "coordinates.bounds");
    row("/coordinates", {{"latitude", "a"}, {"longitude", "b"}, {"bounds", {1, 2, 300, 4}}},
        "coordinates.bounds[2]");
    row("/coordinates", {{"latitude", "a"}}, "coordinates.longitude");
    row("/types", {{"Theft", "larceny"}}, "types.Theft");
    row("/dispositions", {{"None", "46"}}, "dispositions.None");
    row("/dispositions", {{"None", 2}}, "dispositions.None");
    row("/clearing", {{"minutes_after_arrival", 20}}, "clearing.minutes_without_arrival");
}

void TestImportProfile::namesTheExactPlaceOfAFault()
{
    QFETCH(QString, json);
    QFETCH(QString, path);
    const auto profile = parseProfile(json.toStdString());
    QVERIFY(!profile.isOk());
    QCOMPARE(profile.refusal().code, RefusalCode::ProfileMalformed);
    QCOMPARE(QString::fromStdString(profile.refusal().arguments.at(0)), path);
}

void TestImportProfile::namesLineAndColumnOfWhatIsNoJson()
{
    const auto profile = parseProfile("{\n  \"format\": 1,\n  oops\n}");
    QVERIFY(!profile.isOk());
    QCOMPARE(profile.refusal().arguments.at(0), std::string("line 3, column 3"));
    QVERIFY(!parseProfile("").isOk());
    QVERIFY(!parseProfile("[]").isOk());
    QVERIFY(!parseProfile("{\"a\": \"\xFF\"}").isOk());
    QVERIFY(!parseProfile(std::string(kProfileBytesMax + 1, ' ')).isOk());
}

void TestImportProfile::readsEveryShippedProfile()
{
    const QDir folder(QStringLiteral(HAVEN_SOURCE_DIR "/resources/profiles"));
    const auto files = folder.entryList({u"*.json"_qs}, QDir::Files);
    QVERIFY(files.size() >= 5);
    for (const QString& name : files) {
        const auto text = readWhole(folder.filePath(name).toStdString(), kProfileBytesMax);
        QVERIFY(text.isOk());
        const auto profile = parseProfile(*text);
        QVERIFY2(profile.isOk(), qPrintable(name));
        QVERIFY2(profile->types.size() > 0, qPrintable(name));
    }
}

void TestImportProfile::readsTimesAsFilesWriteThem_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected"); // ISO, or empty for no time
    const auto row = [](const char* format, const char* text, const char* expected) {
        QTest::addRow("%s <- %s", format, text)
            << QString::fromUtf8(format) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("MM/dd/yy HH:mm", "02/29/24 23:59", "2024-02-29T23:59:00.000");
    row("MM/dd/yy HH:mm", "02/29/23 23:59", "");
    row("MM/dd/yy HH:mm", "2/9/24 23:59", "");
    row("M/d/yy H:mm", "2/9/24 3:59", "2024-02-09T03:59:00.000");
    row("MM/dd/yy HH:mm", "02/28/24 24:00", "");
    row("MM/dd/yy HH:mm", "02/28/24 23:59 x", "");
    row("MM/dd/yyyy hh:mm:ss AP", "07/04/2021 12:00:01 AM", "2021-07-04T00:00:01.000");
    row("MM/dd/yyyy hh:mm:ss AP", "07/04/2021 12:00:01 pm", "2021-07-04T12:00:01.000");
    row("MM/dd/yyyy hh:mm:ss AP", "07/04/2021 13:00:01 pm", "");
    row("yyyy-MM-dd'T'HH:mm:ss'Z'", "2019-09-04T23:40:00Z", "2019-09-04T23:40:00.000");
    row("yyyy-MM-dd'T'HH:mm:ss'Z'", "2019-09-04 23:40:00", "");
    row("yyyy-MM-dd HH:mm:ss.SSS", "2019-09-04 23:40:00.125", "2019-09-04T23:40:00.125");
    row("yyyyMMdd HHmm", "20200406 0005", "2020-04-06T00:05:00.000");
    row("epoch_ms", "1667278839001", "2022-11-01T05:00:39.001");
    row("epoch_s", "-1", "1969-12-31T23:59:59.000");
    row("epoch_ms", "99999999999999999", "");
    row("epoch_ms", "12x", "");
    row("HH:mm", "07:12", "1970-01-01T07:12:00.000");
}

void TestImportProfile::readsTimesAsFilesWriteThem()
{
    QFETCH(QString, format);
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto pattern = TimePattern::compile(format.toStdString());
    QVERIFY(pattern.has_value());
    const auto time = pattern->parse(text.toStdString());
    QCOMPARE(time.has_value(), !expected.isEmpty());
    if (!time)
        return;
    const auto iso = QDateTime::fromMSecsSinceEpoch(civilMs(*time), Qt::UTC)
                         .toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_qs);
    QCOMPARE(iso, expected);
    QVERIFY(civilFromMs(civilMs(*time)) == *time);
}

void TestImportProfile::refusesOddTimeFormats()
{
    for (const char* odd : {"", "MM/dd", "hh:mm", "yyy-MM-dd HH", "MM/dd/yy", "'open", "QQ", "S"})
        QVERIFY2(!TimePattern::compile(odd), odd);
}

void TestImportProfile::knowsTheClockChanges()
{
    const auto zone = ZoneClock::forZone("America/New_York");
    QVERIFY(zone.has_value());
    QVERIFY(!ZoneClock::forZone("").has_value());
    QVERIFY(!ZoneClock::forZone("Nowhere/Town").has_value());
    const auto hourUtc = [&](int month, int day, int hour, int minute) {
        return civilFromMs(zone->toInstant(CivilTime{2022, month, day, hour, minute, 0, 0}).ms);
    };
    QVERIFY(hourUtc(7, 4, 13, 5) == (CivilTime{2022, 7, 4, 17, 5, 0, 0}));
    QVERIFY(hourUtc(1, 4, 13, 5) == (CivilTime{2022, 1, 4, 18, 5, 0, 0}));
    // November 6: 01:30 happens twice, the first time is still daylight saving.
    QVERIFY(hourUtc(11, 6, 1, 30) == (CivilTime{2022, 11, 6, 5, 30, 0, 0}));
    QVERIFY(hourUtc(11, 6, 2, 0) == (CivilTime{2022, 11, 6, 7, 0, 0, 0}));
    // March 13: 02:30 never happens; it counts on from 01:59.
    QVERIFY(hourUtc(3, 13, 2, 30) == (CivilTime{2022, 3, 13, 7, 30, 0, 0}));
    QVERIFY(hourUtc(3, 13, 3, 0) == (CivilTime{2022, 3, 13, 7, 0, 0, 0}));
}

void TestImportProfile::agreesWithTheZoneDatabase()
{
    for (const char* name : {"America/New_York", "America/Los_Angeles", "Australia/Lord_Howe",
                             "Asia/Kolkata", "UTC"}) {
        const auto zone = ZoneClock::forZone(name);
        QVERIFY(zone.has_value());
        const QTimeZone qt{QByteArray(name)};
        for (std::int64_t ms = 0; ms < 2'145'000'000'000; ms += 9'000'000'123) {
            const auto local = QDateTime::fromMSecsSinceEpoch(ms, qt);
            const auto offset = local.offsetFromUtc() * 1000LL;
            QCOMPARE(civilMs(zone->toLocal(Instant{ms})), ms + offset);
        }
    }
}

void TestImportProfile::findsCodesByBeginning()
{
    CodeTable table;
    table.add("Theft", "LARCENY");
    table.add("THEFT*", "LARCENY2");
    table.add("THEFT OF VEH*", "VEHSTLN");
    QCOMPARE(table.find(" theft "), std::string_view("LARCENY"));
    QCOMPARE(table.find("Theft of bike"), std::string_view("LARCENY2"));
    QCOMPARE(table.find("Theft of vehicle"), std::string_view("VEHSTLN"));
    QCOMPARE(table.find("The"), std::string_view());
}

HAVEN_TESTS(TestImportProfile)
#include "tst_import_profile.moc"
