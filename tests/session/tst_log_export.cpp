#include "app/print/report_pdf.h"
#include "app/session/console_desk.h"
#include "app/session/log_export.h"
#include "app/session/log_reader.h"
#include "models/exchange/csv_reader.h"
#include "models/store/sqlite_event_log.h"
#include "models/store/station.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/read_file.h"
#include "tests/testkit/test_program.h"

#include <future>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>

using namespace haven;
using namespace haven::test;

namespace {

// 2026-03-14 20:00:00 UTC, which is 16:00 in Connecticut.
constexpr Instant kStart{1'773'518'400'000};

Seat seatOf(const char* agent, Role role)
{
    return {AgentId(agent), agent, PositionId("Position 2"), {role}};
}

// A real station with a clock of its own and the shipped codes.
class Room final
{
public:
    Room()
    {
        NewStation station;
        station.place.path = path();
        station.agency = "Quarry Bay Police";
        station.timeZone = "America/New_York";
        station.mode = StationMode::Training;
        station.build = "test";
        station.madeBy = AgentId("havenctl");
        station.position = PositionId("test");
        station.now = kStart;
        must(createStation(station));
        open();
    }

    void open()
    {
        SessionOptions options;
        options.path = path();
        options.holder = "Position 2";
        options.clock = [this] { return m_now; };
        session = must(Session::open(std::move(options), {}));
    }

    std::vector<Recorded> run(Command command, const Seat& seat)
    {
        Request request;
        request.command = std::move(command);
        request.seat = seat;
        return must(session->submitAndWait(std::move(request)));
    }
    std::vector<Recorded> run(Command command)
    {
        return run(std::move(command), seatOf("reyes", Role::Dispatcher));
    }

    IncidentId call(const char* type, const char* place)
    {
        OpenIncident open;
        open.type = TypeCode(type);
        open.location.text = place;
        const auto facts = run(open);
        return asKind<IncidentOpened>(*facts.front().event).incident;
    }
    void note(IncidentId incident, const std::string& text, FieldClass fieldClass)
    {
        AddNote add;
        add.incident = incident;
        add.text = text;
        add.fieldClass = fieldClass;
        run(add);
    }
    void pass(Span span) { m_now = m_now + span; }

    LogPage page(const LogQuery& query, std::set<Role> roles = {Role::Supervisor})
    {
        auto reader = must(StationReader::open({path(), ""}));
        return must(readLog(reader.database(), query, readerOf(std::move(roles))));
    }
    LogReport report(LogAudience audience, FieldClass classMax = FieldClass::Care,
                     LogQuery query = {}, std::set<Role> roles = {Role::Supervisor})
    {
        auto reader = must(StationReader::open({path(), ""}));
        LogReportRequest request;
        request.query = std::move(query);
        request.query.limit = 1000;
        request.audience = audience;
        request.agency = "Quarry Bay Police";
        request.classMax = classMax;
        request.made = "2026-03-14 23:00:00 by Lindqvist at Position 4";
        return must(
            logReport(reader.database(), request, readerOf(std::move(roles)), session->time()));
    }
    LogReader readerOf(std::set<Role> roles)
    {
        return {&session->base().knowledge.codes, std::move(roles)};
    }
    std::string path() const { return m_folder.filePath(QStringLiteral("a.haven")).toStdString(); }
    QString file(const char* name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    std::unique_ptr<Session> session;

private:
    QTemporaryDir m_folder;
    Instant m_now = kStart;
};

constexpr std::array kAudiences = {LogAudience::Internal, LogAudience::Foi, LogAudience::Press,
                                   LogAudience::Court};
// Of a note: what only clinicians read is sealed, and no note of this kind can be written.
constexpr std::array kClasses = {FieldClass::Open,     FieldClass::Police,
                                 FieldClass::Victim,   FieldClass::CriminalJustice,
                                 FieldClass::Juvenile, FieldClass::Care};

bool has(const std::string& text, const std::string& words)
{
    return text.find(words) != std::string::npos;
}

std::string secretOf(FieldClass fieldClass)
{
    return "planted " + std::string(enumName(fieldClass)) + " secret";
}

} // namespace

class TestLogExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachAudienceReadsOnlyItsClasses();
    void whatAPersonTypedIsNeverOpen();
    void anAlarmsCodeWordLeavesInNoNote();
    void victimsAndMinorsAreProtectedFromACourtToo();
    void aRestrictedIncidentShowsOnlyItsNumber();
    void ofRestrictedIncidentsAFileHasWhatWasOpened();
    void wordsAreLookedForInWhatMayBeRead();
    void marksAndWordsAreFoundAcrossPages();
    void anIncidentIsFoundByItsLastDigitsAlsoWhenCold();
    void aSpreadsheetRunsNoFormula();
    void theReportReadsLikeThis();
    void anExportIsOnTheLogBeforeItIsAFile();
    void aStoppedExportWritesNothing();
    void eachStoppedExportIsAnsweredOnce();
    void aFileThatCannotBeWrittenLeavesTheOldOne();
    void aPdfHasPages();
    void theSummaryOfAStationIsThatOfItsFacts();
    void aHundredThousandFactsAnswerInPages();
};

void TestLogExport::anAlarmsCodeWordLeavesInNoNote()
{
    Room room;
    const IncidentId incident = room.call("ALMB", "22 Maple St");
    room.note(incident, "operator gave Hedgehog as the word", FieldClass::Police);
    RecordPremiseAlarm alarm;
    alarm.incident = incident;
    alarm.alarm.company = "Guardline";
    alarm.alarm.code = "hedgehog";
    room.run(alarm);
    // Put right later; the one before may still open the door.
    alarm.alarm.code = "badger";
    room.run(alarm);
    room.note(incident, "the keyholder says BADGER too", FieldClass::Police);
    // What was joined to it brings its own word along.
    const IncidentId second = room.call("ALMB", "24 Maple St");
    alarm.incident = second;
    alarm.alarm.code = "walrus";
    room.run(alarm);
    room.run(MergeIncidents{second, incident, "one alarm"});
    room.note(incident, "both keyholders came, Walrus was right", FieldClass::Police);
    // What stands elsewhere is a word like any other.
    const IncidentId animal = room.call("ANIMAL", "9 Oak St");
    room.note(animal, "a hedgehog in the drain", FieldClass::Police);
    for (const LogAudience audience : kAudiences) {
        const std::string text = reportAsCsv(room.report(audience).report);
        const std::string who(audienceWord(audience));
        QVERIFY2(!has(text, "Hedgehog") && !has(text, "BADGER"), who.c_str());
        QVERIFY2(!has(text, "Walrus"), who.c_str());
        const bool isTold = !withheldFor(audience, FieldClass::Police);
        QVERIFY2(has(text, "a hedgehog in the drain") == isTold, who.c_str());
        QVERIFY2(has(text, "gave [code withheld] as the word") == isTold, who.c_str());
        const auto notes = room.report(audience).report.notes;
        const bool isSaid = std::any_of(notes.begin(), notes.end(), [](const std::string& note) {
            return has(note, std::string(withholdingSentence(kAlarmCodeCode)));
        });
        QVERIFY2(isSaid == isTold, who.c_str());
    }
}

// crisis.md 6.19.
void TestLogExport::eachAudienceReadsOnlyItsClasses()
{
    Room room;
    const IncidentId incident = room.call("WELFARE", "22 Maple St");
    for (const FieldClass fieldClass : kClasses)
        room.note(incident, secretOf(fieldClass), fieldClass);
    for (const LogAudience audience : kAudiences) {
        const Report report = room.report(audience).report;
        for (const auto& text : {reportAsText(report), reportAsCsv(report), reportAsJson(report)}) {
            for (const FieldClass fieldClass : kClasses) {
                const auto code = withheldFor(audience, fieldClass);
                const std::string what =
                    std::string(audienceWord(audience)) + " " + secretOf(fieldClass);
                QVERIFY2(has(text, secretOf(fieldClass)) == !code, what.c_str());
                QVERIFY2(!code || has(text, "[" + std::string(*code) + "]"), what.c_str());
            }
        }
    }
    // The table itself: health and sealed notes leave the house for nobody, names only for a court.
    QVERIFY(!withheldFor(LogAudience::Internal, FieldClass::Care));
    for (const LogAudience outward : {LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
        QVERIFY(withheldFor(outward, FieldClass::Care) == "W-CARE");
        QVERIFY(withheldFor(outward, FieldClass::ClinicianOnly) == "W-SEALED");
        QVERIFY(withheldFor(outward, FieldClass::Police).has_value() ==
                (outward != LogAudience::Court));
    }
    QVERIFY(has(reportAsText(room.report(LogAudience::Internal).report), "may not be passed on"));
    QVERIFY(!has(reportAsText(room.report(LogAudience::Foi).report), "may not be passed on"));
    // Plain reading: open and police.
    const auto plain = room.report(LogAudience::Internal, FieldClass::Police, {}, {});
    const std::string text = reportAsText(plain.report);
    QVERIFY(has(text, secretOf(FieldClass::Police)) && !has(text, secretOf(FieldClass::Care)));
}

void TestLogExport::whatAPersonTypedIsNeverOpen()
{
    Room room;
    const IncidentId incident = room.call("WELFARE", "22 Maple St");
    room.run(ChangePriority{incident, Priority::P4, "son says planted reason"});
    room.run(HoldIncident{incident, "planted hold reason", std::nullopt});
    room.run(ReleaseHold{incident, "planted release reason"});
    room.run(SetLevel{incident, 4, "planted level reason"});
    for (const LogAudience audience : {LogAudience::Foi, LogAudience::Press}) {
        const std::string text = reportAsText(room.report(audience).report);
        QVERIFY2(!has(text, "planted"), text.c_str());
        QVERIFY(!has(text, "Maple"));
    }
    // A court reads what police wrote, but not why a person's level was set.
    const std::string court = reportAsText(room.report(LogAudience::Court).report);
    QVERIFY(has(court, "planted hold reason"));
    QVERIFY(!has(court, "planted level reason"));
}

void TestLogExport::victimsAndMinorsAreProtectedFromACourtToo()
{
    Room room;
    const IncidentId incident = room.call("WELFARE", "22 Maple St");
    const auto person = [&](const char* name, PersonRole role, const char* born) {
        RecordPerson record;
        record.incident = incident;
        record.person.name = name;
        record.person.role = role;
        record.person.born = born;
        room.run(record);
    };
    person("Ada Victim", PersonRole::Victim, "1980-01-02");
    person("Ben Minor", PersonRole::Witness, "about 15");
    person("Cid Minor", PersonRole::Witness, "2011-05-02");
    person("Dan Adult", PersonRole::Witness, "1970");
    const std::string court = reportAsText(room.report(LogAudience::Court).report);
    for (const char* name : {"Ada Victim", "Ben Minor", "Cid Minor"})
        QVERIFY2(!has(court, name), name);
    QVERIFY(has(court, "Dan Adult"));
    QVERIFY(has(court, "W-VICTIM") && has(court, "W-JUVENILE"));
    QVERIFY(!has(reportAsText(room.report(LogAudience::Foi).report), "Dan Adult"));
}

void TestLogExport::aRestrictedIncidentShowsOnlyItsNumber()
{
    Room room;
    const IncidentId secret = room.call("SUICTHRT", "9 Planted Rd");
    room.call("WELFARE", "22 Maple St");
    room.note(secret, "planted words", FieldClass::Open);
    room.run(RestrictIncident{secret, Visibility::Restricted, "an officer's family"},
             seatOf("lindqvist", Role::Supervisor));
    for (const LogAudience audience : {LogAudience::Foi, LogAudience::Press, LogAudience::Court}) {
        const std::string text = reportAsText(room.report(audience).report);
        QVERIFY2(!has(text, "lanted") && !has(text, "Suicid"), text.c_str());
        QVERIFY(has(text, "[W-RESTRICTED]"));
        QVERIFY(has(text, "Welfare check"));
    }
    const auto dispatcher = room.page({}, {Role::Dispatcher});
    for (const auto& line : dispatcher.lines)
        QVERIFY2(!has(line.text, "lanted"), line.text.c_str());
    const auto supervisor = room.page({}, {Role::Supervisor});
    QVERIFY(std::any_of(supervisor.lines.begin(), supervisor.lines.end(),
                        [](const LogLine& line) { return has(line.text, "planted words"); }));
    // Lifted: it reads like any other.
    room.run(RestrictIncident{secret, Visibility::Normal, "settled"},
             seatOf("lindqvist", Role::Supervisor));
    QVERIFY(has(reportAsText(room.report(LogAudience::Foi).report), "planted words"));
}

void TestLogExport::wordsAreLookedForInWhatMayBeRead()
{
    Room room;
    room.note(room.call("WELFARE", "22 Maple St"), "has a kitchen knife", FieldClass::Police);
    LogQuery query;
    query.words = "Kitchen KNIFE";
    QCOMPARE(room.report(LogAudience::Internal, FieldClass::Care, query).report.rows.size(),
             std::size_t{1});
    // An outward choice by withheld words would tell that they are there.
    QVERIFY(room.report(LogAudience::Foi, FieldClass::Care, query).report.rows.empty());
}

void TestLogExport::marksAndWordsAreFoundAcrossPages()
{
    Room room;
    const IncidentId incident = room.call("WELFARE", "22 Maple St");
    room.run(ChangePriority{incident, Priority::P5, "nothing there"});
    for (int n = 0; n < 30; ++n)
        room.note(incident, "note " + std::to_string(n), FieldClass::Police);
    room.run(ChangePriority{incident, Priority::P1, "there is"});
    LogQuery query;
    query.marks = {LogMark::Lowered};
    QCOMPARE(room.page(query).lines.size(), std::size_t{1});
    QVERIFY(has(room.page(query).lines.front().text, "P3 to P5"));
    query.marks.clear();
    query.words = "note 7";
    // A page that may look at five facts only goes on where it stopped.
    query.scanMax = 5;
    int pages = 0;
    std::vector<LogLine> found;
    for (;;) {
        const LogPage page = room.page(query);
        QVERIFY(pages > 0 || page.all > 30);
        found.insert(found.end(), page.lines.begin(), page.lines.end());
        ++pages;
        if (!page.next)
            break;
        query.after = page.next;
    }
    QVERIFY(pages > 5);
    QCOMPARE(found.size(), std::size_t{1});
    query = {};
    query.types = {"NoteAdded"};
    QCOMPARE(room.page(query).total, std::int64_t{30});
    query.types.clear();
    query.sequences = {found.front().envelope.sequence};
    QCOMPARE(room.page(query).lines.size(), std::size_t{1});
}

void TestLogExport::anIncidentIsFoundByItsLastDigitsAlsoWhenCold()
{
    Room room;
    const IncidentId incident = room.call("WELFARE", "22 Maple St");
    const std::string number = room.session->state().incidents.at(incident).number;
    room.run(CloseIncident{incident, DispositionCode("DONE"), "nothing to answer"});
    room.pass(Span::hours(48));
    room.run(TrimBoard{room.session->now()}, seatOf("lindqvist", Role::Supervisor));
    QVERIFY(room.session->state().incidents.count(incident) == 0);
    for (const std::string& asked : {number, number.substr(number.size() - 3), std::string("1")}) {
        LogQuery query;
        query.number = asked;
        const LogPage page = room.page(query);
        QVERIFY2(page.lines.size() >= 2, asked.c_str());
        QCOMPARE(page.lines.back().numbers.front(), number);
    }
    LogQuery none;
    none.number = "999999";
    QVERIFY(room.page(none).lines.empty());
}

void TestLogExport::aSpreadsheetRunsNoFormula()
{
    Room room;
    const Seat odd = {
        AgentId("=HYPERLINK(\"http://x\")"), "=1+1", PositionId("@SUM(A1)"), {Role::Dispatcher}};
    OpenIncident open;
    open.type = TypeCode("WELFARE");
    open.location.text = "=cmd|' /C calc'!A0";
    room.run(open, odd);
    const std::string csv = reportAsCsv(room.report(LogAudience::Internal).report);
    for (const auto& line : QString::fromStdString(csv).split(QStringLiteral("\r\n"))) {
        for (const QString& cell : line.split(u',')) {
            const QString bare = cell.startsWith(u'"') ? cell.mid(1) : cell;
            QVERIFY2(!bare.startsWith(u'=') && !bare.startsWith(u'@') && !bare.startsWith(u'+') &&
                         !bare.startsWith(u'-'),
                     qPrintable(line));
        }
    }
    QVERIFY(has(csv, "'=HYPERLINK"));
    QVERIFY(has(csv, "'@SUM(A1)"));
}

void TestLogExport::theReportReadsLikeThis()
{
    Room room;
    const IncidentId incident = room.call("MNTL", "118 Wharf St");
    room.pass(Span::seconds(8));
    room.note(incident, "brother has a kitchen knife", FieldClass::Police);
    room.note(incident, "stopped taking his medication", FieldClass::Care);
    LogOnUnit unit;
    unit.unit = UnitId("3A12");
    room.run(unit);
    room.pass(Span::seconds(23));
    DispatchUnits send;
    send.incident = incident;
    send.units = {UnitId("3A12")};
    room.run(send);
    room.run(ChangePriority{incident, Priority::P4, "typed by mistake"});
    const std::string text = reportAsText(room.report(LogAudience::Foi).report);
    const QString path = QStringLiteral(HAVEN_SOURCE_DIR "/tests/golden/shift_log_foi.txt");
    if (qEnvironmentVariableIsSet("HAVEN_WRITE_GOLDEN")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text.data(), static_cast<qint64>(text.size()));
    }
    QCOMPARE(QString::fromStdString(text), QString::fromUtf8(bytesOf(path)));
}

void TestLogExport::anExportIsOnTheLogBeforeItIsAFile()
{
    Room room;
    room.note(room.call("WELFARE", "22 Maple St"), "health words", FieldClass::Care);
    auto readers = must(ReaderPool::open({room.path(), ""}, 1));
    ConsoleDesk desk(*room.session, readers.get(), seatOf("lindqvist", Role::Supervisor));
    std::vector<Answered> answers;
    connect(&desk, &Desk::answered, this,
            [&](const Answered& answer) { answers.push_back(answer); });
    LogExportWish wish;
    wish.query.limit = kExportRowsMax;
    wish.audience = LogAudience::Foi;
    wish.format = ExportFormat::CsvTable;
    wish.selection = "everything";
    wish.path = room.file("foi.csv").toStdString();
    const quint64 id = desk.exportLog(wish);
    const auto heard = [&] {
        room.session->drain();
        return !answers.empty();
    };
    QTRY_VERIFY(heard());
    QCOMPARE(answers.front().id, id);
    QVERIFY(answers.front().result.isOk());
    const auto& fact = asKind<LogExported>(*answers.front().result->front().event);
    QCOMPARE(fact.audience, std::string("foi"));
    QVERIFY(fact.rows >= 3 && fact.withheld >= 2);
    const QByteArray file = bytesOf(room.file("foi.csv"));
    QVERIFY(file.contains("Welfare check") && !file.contains("health words"));
    const LogPage page = room.page({});
    QVERIFY(has(page.lines.front().text, "Log exported for foi as csv"));
}

// Whatever the roles: one incident at a time, with a reason that is on the log.
void TestLogExport::ofRestrictedIncidentsAFileHasWhatWasOpened()
{
    Room room;
    const Seat supervisor = seatOf("lindqvist", Role::Supervisor);
    const IncidentId first = room.call("WELFARE", "9 Planted Rd");
    const IncidentId second = room.call("WELFARE", "8 Buried Rd");
    for (const IncidentId id : {first, second})
        room.run(RestrictIncident{id, Visibility::Restricted, "family"}, supervisor);
    auto readers = must(ReaderPool::open({room.path(), ""}, 1));
    ConsoleDesk desk(*room.session, readers.get(), supervisor);
    std::vector<Answered> answers;
    connect(&desk, &Desk::answered, this,
            [&](const Answered& answer) { answers.push_back(answer); });
    const auto heard = [&] {
        room.session->drain();
        return !answers.empty();
    };
    const auto exported = [&] {
        answers.clear();
        LogExportWish wish;
        wish.query.limit = kExportRowsMax;
        wish.path = room.file("log.txt").toStdString();
        desk.exportLog(wish);
        return QTest::qWaitFor(heard, 5000) && answers.front().result.isOk()
                   ? bytesOf(room.file("log.txt"))
                   : QByteArray();
    };
    const QByteArray before = exported();
    QVERIFY(before.contains("[W-RESTRICTED]") && before.contains("is read by itself"));
    QVERIFY(!before.contains("Planted Rd") && !before.contains("Buried Rd"));
    RecordView look;
    look.viewed.kind = ViewedKind::RestrictedIncident;
    look.viewed.incident = first;
    look.viewed.reason = "a complaint was made";
    answers.clear();
    desk.submit(look);
    QTRY_VERIFY(heard());
    QVERIFY(answers.front().result.isOk());
    const QByteArray after = exported();
    QVERIFY(after.contains("Planted Rd") && !after.contains("Buried Rd"));
}

void TestLogExport::aStoppedExportWritesNothing()
{
    Room room;
    room.call("WELFARE", "22 Maple St");
    auto readers = must(ReaderPool::open({room.path(), ""}, 1));
    ConsoleDesk desk(*room.session, readers.get(), seatOf("lindqvist", Role::Supervisor));
    std::vector<Answered> answers;
    connect(&desk, &Desk::answered, this,
            [&](const Answered& answer) { answers.push_back(answer); });
    // The only reader has something else to do, so the export waits.
    std::promise<void> gate;
    const std::shared_future<void> opened = gate.get_future().share();
    QVERIFY(readers->ask("", [opened](Database&) { opened.wait(); }));
    LogExportWish wish;
    wish.query.limit = kExportRowsMax;
    wish.path = room.file("stopped.txt").toStdString();
    const quint64 id = desk.exportLog(wish);
    desk.stopExport(id);
    const auto heard = [&] {
        room.session->drain();
        return !answers.empty();
    };
    QTRY_VERIFY(heard());
    QCOMPARE(answers.front().id, id);
    QVERIFY(!answers.front().result.isOk());
    QCOMPARE(answers.front().result.refusal().code, RefusalCode::ExportStopped);
    gate.set_value();
    readers->wait();
    room.session->settle();
    QVERIFY(!QFile::exists(room.file("stopped.txt")));
    QVERIFY(!has(room.page({}).lines.front().text, "Log exported"));
    // What is over cannot be stopped, and the next one goes its way.
    desk.stopExport(id);
    answers.clear();
    const quint64 next = desk.exportLog(wish);
    QTRY_VERIFY(heard());
    QCOMPARE(answers.front().id, next);
    QVERIFY(answers.front().result.isOk());
    QVERIFY(QFile::exists(room.file("stopped.txt")));
}

void TestLogExport::eachStoppedExportIsAnsweredOnce()
{
    Room room;
    room.call("WELFARE", "22 Maple St");
    auto readers = must(ReaderPool::open({room.path(), ""}, 1));
    ConsoleDesk desk(*room.session, readers.get(), seatOf("lindqvist", Role::Supervisor));
    std::map<quint64, std::vector<Answered>> answers;
    connect(&desk, &Desk::answered, this,
            [&](const Answered& answer) { answers[answer.id].push_back(answer); });
    std::promise<void> gate;
    const std::shared_future<void> opened = gate.get_future().share();
    QVERIFY(readers->ask("", [opened](Database&) { opened.wait(); }));
    std::vector<quint64> ids;
    for (const char* name : {"one.txt", "two.txt", "three.txt"}) {
        LogExportWish wish;
        wish.query.limit = kExportRowsMax;
        wish.path = room.file(name).toStdString();
        ids.push_back(desk.exportLog(wish));
    }
    // Not the newest one alone can be stopped, and none twice.
    desk.stopExport(ids[0]);
    desk.stopExport(ids[1]);
    desk.stopExport(ids[0]);
    gate.set_value();
    const auto heard = [&] {
        room.session->drain();
        return answers.size() == 3;
    };
    QTRY_VERIFY(heard());
    readers->wait();
    room.session->settle();
    QTest::qWait(20);
    for (const quint64 id : ids)
        QCOMPARE(answers[id].size(), std::size_t(1));
    QCOMPARE(answers[ids[0]][0].result.refusal().code, RefusalCode::ExportStopped);
    QCOMPARE(answers[ids[1]][0].result.refusal().code, RefusalCode::ExportStopped);
    QVERIFY(answers[ids[2]][0].result.isOk());
    QVERIFY(!QFile::exists(room.file("one.txt")) && !QFile::exists(room.file("two.txt")));
    QVERIFY(QFile::exists(room.file("three.txt")));
}

void TestLogExport::aFileThatCannotBeWrittenLeavesTheOldOne()
{
    Room room;
    room.call("WELFARE", "22 Maple St");
    const Report report = room.report(LogAudience::Internal).report;
    for (const ExportFormat format : {ExportFormat::PlainText, ExportFormat::CsvTable,
                                      ExportFormat::JsonText, ExportFormat::PdfPages}) {
        const auto written =
            writeReportFile(report, format, room.file("no/such/folder/x").toStdString());
        QVERIFY(!written);
        QCOMPARE(written.refusal().code, RefusalCode::FileUnwritable);
    }
    QFile old(room.file("kept"));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("kept");
    old.close();
    // A folder stands where the file should be: nothing is half-written.
    QVERIFY(QDir().mkpath(room.file("folder")));
    QVERIFY(!writeReportFile(report, ExportFormat::PdfPages, room.file("folder").toStdString()));
    QVERIFY(QFileInfo(room.file("folder")).isDir());
    QCOMPARE(bytesOf(room.file("kept")), QByteArray("kept"));
}

void TestLogExport::aPdfHasPages()
{
    Room room;
    const IncidentId incident = room.call("MNTL", "118 Wharf St, apt 3");
    for (int n = 0; n < 120; ++n)
        room.note(incident,
                  "RP STATES HER BROTHER HAS NOT SLEPT FOR THREE DAYS AND WALKS THE HALL, note " +
                      std::to_string(n),
                  n % 5 == 0 ? FieldClass::Care : FieldClass::Police);
    room.run(ChangePriority{incident, Priority::P4, "typed by mistake"});
    const QString path = QStringLiteral(HAVEN_BINARY_DIR "/gallery/shift-log.pdf");
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    must(writeReportFile(room.report(LogAudience::Court).report, ExportFormat::PdfPages,
                         path.toStdString()));
    const QByteArray pdf = bytesOf(path);
    QVERIFY(pdf.startsWith("%PDF-"));
    QVERIFY(pdf.count("/Type /Page\n") >= 2);
}

void TestLogExport::theSummaryOfAStationIsThatOfItsFacts()
{
    Room room;
    const IncidentId incident = room.call("WELFARE", "22 Maple St");
    LogOnUnit unit;
    unit.unit = UnitId("3A12");
    room.run(unit);
    room.pass(Span::minutes(20));
    DispatchUnits send;
    send.incident = incident;
    send.units = {UnitId("3A12")};
    room.run(send);
    auto reader = must(StationReader::open({room.path(), ""}));
    const LogReader who = room.readerOf({Role::Supervisor});
    const Instant now = room.session->now();
    const auto summary = must(readSummary(reader.database(), {kStart, now}, who));
    QCOMPARE(summary.lateSends.size(), std::size_t{1});
    QCOMPARE(summary.takenToSent[2], (Share{0, 1}));
    // Facts of the next shift are not this one's.
    const auto later =
        must(readSummary(reader.database(), {now + Span{1}, now + Span::hours(1)}, who));
    QCOMPARE(later.facts, std::int64_t{0});
    LogQuery query;
    query.sequences = summary.lateSends;
    QVERIFY(has(room.page(query).lines.front().text, "Sent 3A12"));
}

void TestLogExport::aHundredThousandFactsAnswerInPages()
{
    Room room;
    const IncidentId incident = room.call("WELFARE", "22 Maple St");
    room.session.reset();
    {
        auto file = must(StationFile::open({room.path(), ""}, {"test", kStart}));
        auto log = must(SqliteEventLog::open(file.database()));
        constexpr int kChunk = 2000;
        for (int n = 0; n < 100'000; n += kChunk) {
            LogWrite write;
            write.draft = {kStart + Span{n}, kStart + Span{n}, AgentId("reyes"), AgentId("reyes"),
                           PositionId("Position 2")};
            for (int i = 0; i < kChunk; ++i) {
                NoteAdded note;
                note.note = NoteId(n + i + 1);
                note.incident = incident;
                note.text = "Walked the hall, nothing new, number " + std::to_string(n + i);
                write.events.emplace_back(std::move(note));
            }
            QVERIFY(log.append(write).isOk());
        }
        must(file.close());
    }
    room.open();
    const auto timed = [&](const char* what, const LogQuery& query) {
        QElapsedTimer timer;
        timer.start();
        const LogPage page = room.page(query);
        const auto ms = timer.elapsed();
        qInfo("%s: %d lines in %d ms", what, static_cast<int>(page.lines.size()),
              static_cast<int>(ms));
        return std::pair(page, ms);
    };
    LogQuery query;
    const auto [first, firstMs] = timed("first page", query);
    QCOMPARE(first.lines.size(), std::size_t{200});
    QVERIFY(firstMs < 1000);
    query.words = "no such words";
    const auto [rare, rareMs] = timed("words that are nowhere, 20,000 facts looked at", query);
    QVERIFY(rare.lines.empty() && rare.next);
    QVERIFY(rareMs < 2000);
    query.words.clear();
    query.marks = {LogMark::Late};
    const auto [marked, markedMs] = timed("a mark that is nowhere, all facts", query);
    QVERIFY(marked.lines.empty() && !marked.next);
    QVERIFY(markedMs < 1000);
    auto reader = must(StationReader::open({room.path(), ""}));
    QElapsedTimer timer;
    timer.start();
    const auto summary = must(readSummary(reader.database(), {kStart, kStart + Span::hours(1)},
                                          room.readerOf({Role::Supervisor})));
    qInfo("summary of %d facts in %d ms", static_cast<int>(summary.facts),
          static_cast<int>(timer.elapsed()));
    QVERIFY(summary.facts > 100'000);
}

HAVEN_TESTS(TestLogExport)
#include "tst_log_export.moc"
