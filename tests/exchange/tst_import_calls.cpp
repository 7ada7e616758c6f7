#include "models/base/json_codec.h"
#include "models/exchange/import_calls.h"
#include "tests/testkit/test_program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QtTest>

using namespace haven;

namespace {

const char* const kProfile = R"({
  "format": 1, "source": "town", "title": "A town", "zone": "America/New_York",
  "fields": {
    "number": ["no", {"from": "other no", "edits": [{"take": "^N-(.*)$"}]}],
    "derive_number_from": ["date", "type"],
    "type": {"from": "type", "edits": [{"match": "^THEFT.*", "to": "THEFT"}]},
    "place": {"join": ["street", "apt"], "with": " # "},
    "beat": {"constant": "7"}, "disposition": "disp", "narrative": "notes"
  },
  "times": {
    "received": {"join": ["date", "recv"], "format": "MM/dd/yy HH:mm"},
    "dispatched": {"from": "disp at", "format": "HH:mm"},
    "arrived": {"from": "arr at", "format": "HH:mm"},
    "clock_slip_minutes_max": 59
  },
  "units": {"text": "units", "separators": ",\n", "aside": "^COM", "aside_detail": "desk"},
  "types": {"theft": "LARCENY"}, "dispositions": {"No Report": "02"},
  "clearing": {"minutes_after_arrival": 20, "minutes_without_arrival": 5,
               "by_common_type": {"LARCENY": 40}}
})";
const std::string kHeader =
    "no,other no,date,recv,disp at,arr at,type,street,apt,disp,units,notes\n";

struct Taken {
    std::vector<PastIncident> incidents;
    std::vector<ImportReject> rejects;
    std::size_t chunkMax = 0;
    std::optional<ImportCounts> counts;
    std::optional<Refusal> refusal;
};

Taken take(const SourceOpener& open, const ImportProfile& profile)
{
    Taken taken;
    const auto result = importCalls(
        open, profile,
        [&](const std::vector<ImportRow>& rows) -> Result<std::vector<TurnedDown>> {
            taken.chunkMax = std::max(taken.chunkMax, rows.size());
            for (const auto& row : rows)
                taken.incidents.push_back(row.incident);
            return std::vector<TurnedDown>{};
        },
        [&](const ImportReject& reject) { taken.rejects.push_back(reject); });
    if (result)
        taken.counts = *result;
    else
        taken.refusal = result.refusal();
    return taken;
}

SourceOpener opener(const std::string& text)
{
    return [text]() -> Result<std::unique_ptr<ByteSource>> {
        static std::string kept; // the source only points at its text
        kept = text;
        return memorySource("calls.csv", kept);
    };
}

Taken takeText(const std::string& rows, const char* profile = kProfile)
{
    const auto parsed = parseProfile(profile);
    if (!parsed)
        return Taken{{}, {}, 0, std::nullopt, parsed.refusal()};
    return take(opener(kHeader + rows), *parsed);
}

Instant utc(int year, int month, int day, int hour, int minute)
{
    return Instant{civilMs(CivilTime{year, month, day, hour, minute, 0, 0})};
}

ImportProfile shipped(const char* name)
{
    const auto text = readWhole(
        std::string(HAVEN_SOURCE_DIR "/resources/profiles/") + name + ".json", kProfileBytesMax);
    const auto profile = text ? parseProfile(*text) : Result<ImportProfile>(text.refusal());
    if (!profile)
        qFatal("%s: %s", name, refusalSentence(profile.refusal()).c_str());
    return *profile;
}

Taken takeFile(const char* profile, const char* path)
{
    const std::string file = qEnvironmentVariable("HAVEN_DATA").toStdString() + "/calls/" + path;
    QElapsedTimer timer;
    timer.start();
    Taken taken = take([file] { return openInput(file); }, shipped(profile));
    if (taken.refusal)
        qWarning("%s", refusalSentence(*taken.refusal).c_str());
    else
        qInfo("%s: %s in %lld ms", path, toJson(*taken.counts).dump().c_str(), timer.elapsed());
    return taken;
}

} // namespace

class TestImportCalls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void mapsARow();
    void putsTimesAfterMidnightOnTheNextDay();
    void takesAShortStepBackAsAClockSlip();
    void importsWhatIsMissingOrUnknownAsSuch();
    void rejectsRowsWithTheirReason();
    void keepsBothRowsOfOneNumberButNotTheSameRowTwice();
    void derivesTheSameNumberEachTime();
    void marksAReconstructedClearing();
    void countsWhatTheTakerTurnsDown();
    void stopsWhenTheTakerRefuses();
    void takesNothingOfAMalformedFile();
    void namesAMissingColumn();
    void givesChunksThatAreNotTooLong();
    void importsSanLuisObispo();
    void importsNewHaven();
    void importsNewHavenRaw();
    void importsLittleRock();
};

void TestImportCalls::mapsARow()
{
    const auto taken = takeText("17,,07/04/21,13:05,13:07,13:15,THEFT BIKE,1 Elm St,3,no report,"
                                "\"2A,COM1,2B,,2A\n\",gone from porch\n");
    QVERIFY(taken.counts.has_value());
    QCOMPARE(taken.incidents.size(), std::size_t{1});
    const PastIncident& call = taken.incidents.front();
    QCOMPARE(call.source, std::string("town"));
    QCOMPARE(call.number, std::string("17"));
    QVERIFY(call.receivedAt == utc(2021, 7, 4, 17, 5)); // EDT is UTC-4
    QVERIFY(call.dispatchedAt == utc(2021, 7, 4, 17, 7));
    QVERIFY(call.arrivedAt == utc(2021, 7, 4, 17, 15));
    QCOMPARE(call.type, std::string("THEFT"));
    QCOMPARE(call.commonType, std::string("LARCENY"));
    QCOMPARE(call.place, std::string("1 Elm St # 3"));
    QCOMPARE(call.beat, std::string("7"));
    QCOMPARE(call.disposition, std::string("no report"));
    QCOMPARE(call.commonDisposition, std::string("02"));
    QCOMPARE(call.units, (std::vector<std::string>{"2A", "2B"}));
    QCOMPARE(call.narrative, std::string("gone from porch"));
    QVERIFY(!call.latitudeE7);
    QCOMPARE(call.details, (std::vector<PastDetail>{{"desk", "COM1"}}));
}

void TestImportCalls::putsTimesAfterMidnightOnTheNextDay()
{
    const auto taken = takeText("1,,12/31/21,23:50,23:58,00:10,X,,,,,\n");
    QCOMPARE(taken.incidents.size(), std::size_t{1});
    QVERIFY(taken.incidents[0].dispatchedAt == utc(2022, 1, 1, 4, 58));
    QVERIFY(taken.incidents[0].arrivedAt == utc(2022, 1, 1, 5, 10));
    QCOMPARE(taken.counts->clockSlips, std::int64_t{0});
}

void TestImportCalls::takesAShortStepBackAsAClockSlip()
{
    const auto taken = takeText("1,,07/04/21,13:05,12:06,13:04,X,,,,,\n"
                                "2,,07/04/21,13:05,12:05,,X,,,,,\n"
                                "3,,07/04/21,13:05,13:20,13:10,X,,,,,\n");
    QCOMPARE(taken.incidents.size(), std::size_t{3});
    QVERIFY(taken.incidents[0].dispatchedAt == utc(2021, 7, 4, 16, 6)); // 59 minutes: a slip
    QVERIFY(taken.incidents[1].dispatchedAt == utc(2021, 7, 5, 16, 5)); // 60 minutes: tomorrow
    QVERIFY(taken.incidents[2].arrivedAt == utc(2021, 7, 4, 17, 10));
    QCOMPARE(taken.counts->clockSlips, std::int64_t{3});
}

void TestImportCalls::importsWhatIsMissingOrUnknownAsSuch()
{
    const auto taken = takeText("1,,07/04/21,13:05,nonsense,,SOMETHING,,,Odd,,\n"
                                "2,,07/04/21,13:05,,,,,,,,\n");
    QCOMPARE(taken.counts->imported, std::int64_t{2});
    QCOMPARE(taken.counts->withoutPlace, std::int64_t{2});
    QCOMPARE(taken.counts->unknownTypes, std::int64_t{1});
    QCOMPARE(taken.counts->withoutType, std::int64_t{1});
    QCOMPARE(taken.counts->unknownDispositions, std::int64_t{1});
    QCOMPARE(taken.counts->withoutDisposition, std::int64_t{1});
    QCOMPARE(taken.counts->unreadTimes, std::int64_t{1});
    QCOMPARE(taken.incidents[0].type, std::string("SOMETHING"));
    QVERIFY(taken.incidents[0].commonType.empty());
    QCOMPARE(taken.incidents[0].details, (std::vector<PastDetail>{{"dispatched", "nonsense"}}));
}

void TestImportCalls::rejectsRowsWithTheirReason()
{
    const auto taken = takeText("1,,07/04/21,13:05,,,X,,,,,\n"
                                "2,,02/30/21,13:05,,,X,,,,,\n"
                                "3,,,,,,X,,,,,\n"
                                "4,,07/04/21\n" +
                                kHeader);
    QCOMPARE(taken.counts->read, std::int64_t{5});
    QCOMPARE(taken.counts->imported, std::int64_t{1});
    QCOMPARE(taken.counts->rejected, std::int64_t{4});
    QCOMPARE(taken.rejects[0].why.reason, RejectReason::NoReceivedTime);
    QCOMPARE(taken.rejects[0].row, std::int64_t{3});
    QCOMPARE(taken.rejects[0].raw, std::string("2,,02/30/21,13:05,,,X,,,,,"));
    QCOMPARE(taken.rejects[1].why.reason, RejectReason::NoReceivedTime);
    QCOMPARE(taken.rejects[2].why.reason, RejectReason::RaggedRow);
    QCOMPARE(taken.rejects[3].why.reason, RejectReason::RepeatedHeader);
    QVERIFY(rejectLine(taken.rejects[2]).find("3 instead of 12") != std::string::npos);
}

void TestImportCalls::keepsBothRowsOfOneNumberButNotTheSameRowTwice()
{
    const std::string first = "9,,07/04/21,13:05,,,X,,,,,\n";
    const std::string second = "9,,07/04/21,13:05,,,Y,,,,,\n";
    const auto taken = takeText(first + second + first + second);
    QCOMPARE(taken.counts->imported, std::int64_t{2});
    QCOMPARE(taken.incidents[0].number, std::string("9"));
    QCOMPARE(taken.incidents[1].number, std::string("9/2"));
    QCOMPARE(taken.rejects[0].why.reason, RejectReason::RepeatedRow);
    QCOMPARE(taken.rejects[1].why.reason, RejectReason::RepeatedRow);
}

void TestImportCalls::derivesTheSameNumberEachTime()
{
    const std::string rows = ",N-5,07/04/21,13:05,,,X,,,,,\n,,07/04/21,13:05,,,X,,,,,\n"
                             ",,07/04/21,13:05,,,Y,,,,,\n";
    const auto taken = takeText(rows);
    const auto again = takeText(rows);
    QCOMPARE(taken.counts->derivedNumbers, std::int64_t{2});
    QCOMPARE(taken.incidents[0].number, std::string("5"));
    QVERIFY(taken.incidents[1].number.starts_with("20210704T170500Z-"));
    QVERIFY(taken.incidents[1].number != taken.incidents[2].number);
    QCOMPARE(again.incidents, taken.incidents);
}

void TestImportCalls::marksAReconstructedClearing()
{
    const auto taken = takeText("1,,07/04/21,13:05,13:06,13:10,THEFT,,,,,\n"
                                "2,,07/04/21,13:05,13:06,13:10,X,,,,,\n"
                                "3,,07/04/21,13:05,13:06,,THEFT,,,,,\n");
    QVERIFY(taken.incidents[0].clearedAt == utc(2021, 7, 4, 17, 50));
    QVERIFY(taken.incidents[1].clearedAt == utc(2021, 7, 4, 17, 30));
    QVERIFY(taken.incidents[2].clearedAt == utc(2021, 7, 4, 17, 11));
    for (const auto& call : taken.incidents)
        QCOMPARE(call.clearing, ClearingBasis::Reconstructed);
    QCOMPARE(taken.counts->reconstructedClearings, std::int64_t{3});
}

void TestImportCalls::countsWhatTheTakerTurnsDown()
{
    const auto profile = parseProfile(kProfile);
    std::vector<ImportReject> rejects;
    const auto counts = importCalls(
        opener(kHeader + "1,,07/04/21,13:05,,,X,,,,,\n2,,07/04/21,13:05,,,X,,,,,\n"), *profile,
        [](const std::vector<ImportRow>&) -> Result<std::vector<TurnedDown>> {
            return std::vector<TurnedDown>{{1, {RejectReason::AlreadyRecorded, "2"}}};
        },
        [&](const ImportReject& reject) { rejects.push_back(reject); });
    QVERIFY(counts.isOk());
    QCOMPARE(counts->imported, std::int64_t{1});
    QCOMPARE(counts->rejected, std::int64_t{1});
    QCOMPARE(rejects.at(0).row, std::int64_t{3});
    QCOMPARE(rejects.at(0).why.reason, RejectReason::AlreadyRecorded);
}

void TestImportCalls::stopsWhenTheTakerRefuses()
{
    const auto profile = parseProfile(kProfile);
    const auto counts = importCalls(
        opener(kHeader + "1,,07/04/21,13:05,,,X,,,,,\n"), *profile,
        [](const std::vector<ImportRow>&) -> Result<std::vector<TurnedDown>> {
            return refuse(RefusalCode::FileUnreadable, "town.haven", "full");
        },
        [](const ImportReject&) {});
    QVERIFY(!counts.isOk());
    QCOMPARE(counts.refusal().code, RefusalCode::FileUnreadable);
}

void TestImportCalls::takesNothingOfAMalformedFile()
{
    std::string rows;
    for (int i = 0; i < 500; ++i)
        rows += std::to_string(i) + ",,07/04/21,13:05,,,X,,,,,\n";
    const auto quote = takeText(rows + "500,,07/04/21,13:05,,,\"X,,,,,\n");
    QVERIFY(quote.incidents.empty());
    QCOMPARE(quote.refusal->code, RefusalCode::CsvMalformed);
    QCOMPARE(quote.refusal->arguments.at(1), std::string("502"));
    QCOMPARE(quote.refusal->arguments.at(3), std::string("7"));
    const auto encoding = takeText(rows + "500,,07/04/21,13:05,,,X,Caf\xE9 Row,,,,\n");
    QVERIFY(encoding.incidents.empty());
    QCOMPARE(encoding.refusal->code, RefusalCode::CsvWrongEncoding);
    QCOMPARE(encoding.refusal->arguments.at(3), std::string("8"));
}

void TestImportCalls::namesAMissingColumn()
{
    const auto profile = parseProfile(kProfile);
    const auto taken = take(opener("no,other no,date,recv\n1,2,3,4\n"), *profile);
    QCOMPARE(taken.refusal->code, RefusalCode::CsvColumnMissing);
    QVERIFY(refusalSentence(*taken.refusal).find("\"type\"") != std::string::npos);
    QCOMPARE(take(opener(""), *profile).refusal->code, RefusalCode::CsvMalformed);
}

void TestImportCalls::givesChunksThatAreNotTooLong()
{
    std::string rows;
    const int wanted = 2 * static_cast<int>(kImportRowsMax) + 1;
    for (int i = 0; i < wanted; ++i)
        rows += std::to_string(i) + ",,07/04/21,13:05,,,X,,,,,\n";
    const auto taken = takeText(rows);
    QCOMPARE(taken.incidents.size(), std::size_t(wanted));
    QCOMPARE(taken.chunkMax, kImportRowsMax);
}

#define NEED_REAL_FILES()                                                                          \
    if (!qEnvironmentVariableIsSet("HAVEN_DATA"))                                                  \
    QSKIP("HAVEN_DATA is not set; the real files are not tried.")

void TestImportCalls::importsSanLuisObispo()
{
    NEED_REAL_FILES();
    const auto taken = takeFile("san-luis-obispo", "slo-police-log.csv");
    QVERIFY(taken.counts.has_value());
    QCOMPARE(taken.counts->read, std::int64_t{19064});
    QCOMPARE(taken.counts->imported, std::int64_t{19063});
    QCOMPARE(taken.rejects.size(), std::size_t{1});
    QCOMPARE(taken.rejects[0].why.reason, RejectReason::RepeatedHeader);
    QCOMPARE(taken.rejects[0].row, std::int64_t{19065});
    QCOMPARE(taken.counts->withoutPlace, std::int64_t{3621});
    QCOMPARE(taken.counts->withoutCoordinates, std::int64_t{19063});
    QCOMPARE(taken.counts->withoutType, std::int64_t{149});
    QCOMPARE(taken.counts->unknownTypes, std::int64_t{0});
    QCOMPARE(taken.counts->unreadTimes, std::int64_t{0});
    QCOMPARE(taken.counts->reconstructedClearings, std::int64_t{19063});
    for (const auto& call : taken.incidents) {
        const Instant earliest = call.receivedAt - Span::minutes(59);
        QVERIFY(!call.dispatchedAt || *call.dispatchedAt >= earliest);
        QVERIFY(!call.arrivedAt || (*call.arrivedAt >= earliest &&
                                    *call.arrivedAt < call.receivedAt + Span::hours(25)));
    }
}

void TestImportCalls::importsNewHaven()
{
    NEED_REAL_FILES();
    const auto taken = takeFile("new-haven", "new-haven-crimes.csv");
    QVERIFY(taken.counts.has_value());
    QCOMPARE(taken.counts->read, std::int64_t{1745});
    QCOMPARE(taken.counts->imported, std::int64_t{1745});
    QCOMPARE(taken.counts->withoutCoordinates, std::int64_t{0});
    QCOMPARE(taken.counts->unknownTypes, std::int64_t{0});
    QCOMPARE(taken.counts->derivedNumbers, std::int64_t{1});
}

void TestImportCalls::importsNewHavenRaw()
{
    NEED_REAL_FILES();
    const auto taken = takeFile("new-haven-raw", "new-haven-crimes-raw.csv");
    QVERIFY(taken.counts.has_value());
    QCOMPARE(taken.counts->read, std::int64_t{1745});
    QCOMPARE(taken.counts->imported, std::int64_t{1737}); // eight rows have no date at all
    QCOMPARE(taken.counts->rejected, std::int64_t{8});
    QCOMPARE(taken.counts->withoutPlace, std::int64_t{0});
    QCOMPARE(taken.counts->unknownTypes, std::int64_t{0});
    QCOMPARE(taken.counts->derivedNumbers, std::int64_t{2});
    // Its geocoded twin was corrected by hand: the repaired dates have to agree with it.
    const auto twin = takeFile("new-haven", "new-haven-crimes.csv");
    std::map<std::string, Instant> times;
    for (const auto& call : twin.incidents)
        times.emplace(call.number, call.receivedAt);
    int differing = 0;
    int alike = 0;
    for (const auto& call : taken.incidents) {
        const auto found = times.find(call.number);
        if (found == times.end())
            continue;
        ++(found->second == call.receivedAt ? alike : differing);
        if (found->second != call.receivedAt)
            qInfo("differs by %lld min",
                  static_cast<long long>((found->second - call.receivedAt).ms / 60000));
    }
    qInfo("%d times alike, %d differing", alike, differing);
    QVERIFY(alike >= 1700);
    QVERIFY(differing <= 10);
}

void TestImportCalls::importsLittleRock()
{
    NEED_REAL_FILES();
    std::int64_t read = 0;
    std::set<std::string> numbers;
    for (const char* day : {"16", "17", "18", "19", "20"}) {
        const auto taken =
            takeFile("little-rock", ("little-rock/2022-05-" + std::string(day) + ".csv").c_str());
        QVERIFY(taken.counts.has_value());
        QCOMPARE(taken.counts->imported, taken.counts->read);
        QCOMPARE(taken.counts->derivedNumbers, taken.counts->read);
        read += taken.counts->read;
        for (const auto& call : taken.incidents)
            numbers.insert(call.number);
    }
    QCOMPARE(read, std::int64_t{1545});
    QCOMPARE(numbers.size(), std::size_t{1545});
}

HAVEN_TESTS(TestImportCalls)
#include "tst_import_calls.moc"
