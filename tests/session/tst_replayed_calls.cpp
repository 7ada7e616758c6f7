#include "app/session/agency_time.h"
#include "app/session/profile_files.h"
#include "app/session/replayer.h"
#include "models/dispatch/call_rules.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/test_program.h"
#include "tests/testkit/ui/sample_look.h"
#include "ui/supervise/numbers_panel.h"
#include "ui/supervise/standard_bars.h"

#include <QFile>
#include <QtTest>

#include <fmt/format.h>
#include <set>

using namespace haven;
using namespace haven::test;

namespace {

struct LostCalls {
    int abandoned = 0;
    int owed = 0;
    int closed = 0;
};

LostCalls countLost(const State& state)
{
    LostCalls counts;
    for (const auto& [id, incident] : state.incidents) {
        const Call* call = callMeant(incident, std::nullopt);
        if (!call || call->kind != CallKind::Abandoned)
            continue;
        ++counts.abandoned;
        counts.owed += incident.callback ? 1 : 0;
        counts.closed += incident.stage == IncidentStage::Closed ? 1 : 0;
    }
    return counts;
}

ReplayPlan dayOfRealCalls(const char* from, const char* to)
{
    const std::string file =
        qEnvironmentVariable("HAVEN_DATA").toStdString() + "/calls/slo-police-log.csv";
    const auto profile = must(readProfile("san-luis-obispo"));
    const AgencyTime time(profile.zoneName);
    ReplayWindow window;
    window.from = time.parse(from, systemNow());
    window.to = time.parse(to, systemNow());
    return must(planReplay([file] { return openInput(file); }, profile, window));
}

// What a clinician answers to the first, the second and the third crisis of the day.
const std::vector<std::vector<ClinicianStage>> kAnswers = {
    {ClinicianStage::Accepted, ClinicianStage::Done}, // by telephone
    {ClinicianStage::Declined},
    {ClinicianStage::Accepted, ClinicianStage::NotSent}};

// Asks for a clinician at each crisis that is open and not in `asked`, and answers.
void answerCrises(SessionRoom& room, ConsoleDesk& clinician, std::set<IncidentId>& asked)
{
    std::vector<IncidentId> open;
    for (const auto& [id, incident] : room.session().state().incidents) {
        if (incident.level.level > 0 && incident.stage != IncidentStage::Closed)
            open.push_back(id);
    }
    for (const IncidentId id : open) {
        if (asked.size() == kAnswers.size() || !asked.insert(id).second)
            continue;
        QString answers = room.submit(clinician, RequestClinician{id, ""});
        const auto& stages = kAnswers[asked.size() - 1];
        for (const auto stage : stages) {
            AnswerClinician answer;
            answer.incident = id;
            answer.stage = stage;
            answer.reason = "all are busy";
            answers += room.submit(clinician, answer);
        }
        if (answers != QStringLiteral("done").repeated(static_cast<int>(stages.size()) + 1))
            qFatal("%s", qPrintable(answers));
    }
}

QByteArray numbersExported(SessionRoom& room, ConsoleDesk& desk, Instant from, ExportFormat format)
{
    LogExportWish wish;
    wish.what = ExportWhat::Numbers;
    wish.query.from = from;
    wish.query.to = room.now();
    wish.selection = "the day";
    wish.format = format;
    wish.path = room.path() + "." + std::string(enumName(format));
    const QString answer = room.answerOf(desk, desk.exportLog(wish));
    if (answer != QStringLiteral("done"))
        qFatal("%s", qPrintable(answer));
    QFile file(QString::fromStdString(wish.path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// "the line, where it differs": what screen, table and page say of each number; empty where they
// agree.
std::string differences(const ui::NumbersPanel& panel, const QByteArray& table,
                        const QByteArray& page)
{
    std::string out;
    for (const NumberLine& line : panel.numbers().lines) {
        const auto* bars = panel.findChild<ui::StandardBars*>(
            QStringLiteral("numbers") + QString::fromStdString(std::string(enumName(line.group))));
        const std::string shown = line.words + ": " + numberWords(line);
        if (!bars || !bars->accessibleDescription().contains(QString::fromStdString(shown)))
            out += shown + ", screen; ";
        const std::string of = line.of ? std::to_string(*line.of) : std::string();
        const std::string cells =
            line.time ? fmt::format(",{},,", line.count) : fmt::format(",{},{},,", line.count, of);
        bool isInTable = false;
        const auto rows = table.split('\n');
        for (const QByteArray& row : rows)
            isInTable = isInTable || (row.trimmed().endsWith(("," + line.key).c_str()) &&
                                      row.contains(cells.c_str()));
        if (!isInTable)
            out += shown + ", CSV; ";
        if (!page.contains(line.words.c_str()))
            out += shown + ", page; ";
    }
    return out;
}

} // namespace

class TestReplayedCalls final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // A day of the real log: every abandoned call comes in as one, is owed a call back, and gives
    // it up with the reason when the file says that it was closed.
    void aDayOfAbandonedCallsComesInAsSuch()
    {
        if (!qEnvironmentVariableIsSet("HAVEN_DATA"))
            QSKIP("HAVEN_DATA is not set; the real file is not tried.");
        auto plan = dayOfRealCalls("2021-10-30 00:00", "2021-10-31 00:00");
        const auto lost = static_cast<int>(plan.counts.lostCalls);
        QVERIFY(lost > 0);
        SessionRoom room;
        room.open();
        Replayer replayer(room.session(), std::move(plan));
        while (!replayer.isFinished())
            replayer.step(room.now());
        const LostCalls counts = countLost(room.session().state());
        QCOMPARE(counts.abandoned, lost);
        QCOMPARE(counts.owed + counts.closed, lost);
        QVERIFY(replayer.outcome().refusals.count("CloseOwesCallback") == 0);
    }

    // Eligible is sent and not sent by reason, and screen, table and page tell the same.
    void aRealDayIsCountedAlikeOnScreenAndInFiles()
    {
        if (!qEnvironmentVariableIsSet("HAVEN_DATA"))
            QSKIP("HAVEN_DATA is not set; the real file is not tried.");
        SessionRoom room;
        room.open();
        const Instant from = room.now();
        const auto clinician = room.desk("Position 2");
        QCOMPARE(room.signOn(*clinician, "osei"), QStringLiteral("done"));
        Replayer replayer(room.session(), dayOfRealCalls("2021-12-03 00:00", "2021-12-04 00:00"));
        std::set<IncidentId> asked;
        while (!replayer.isFinished()) {
            replayer.step(room.now());
            answerCrises(room, *clinician, asked);
        }
        QCOMPARE(asked.size(), kAnswers.size());
        room.pass(Span::minutes(5));
        const auto supervisor = room.desk();
        QCOMPARE(room.signOn(*supervisor, "lindqvist"), QStringLiteral("done"));
        ui::ThemeSource source(testkit::sampleLook());
        ui::NumbersPanel panel(source, *supervisor);
        panel.setPeriod(from, room.now(), QStringLiteral("the day"));
        panel.show();
        QTRY_VERIFY(panel.numbers().find("eligible"));
        const auto count = [&panel](const char* key) {
            const NumberLine* line = panel.numbers().find(key);
            return line ? line->count : -1;
        };
        QVERIFY(count("eligible") >= 3);
        QCOMPARE(count("clinician_sent"), std::int64_t{1});
        std::int64_t settled = count("clinician_sent");
        for (const NumberLine& line : panel.numbers().lines)
            settled += line.key.rfind("not_sent_", 0) == 0 ? line.count : 0;
        QCOMPARE(settled, count("eligible"));
        const QByteArray table = numbersExported(room, *supervisor, from, ExportFormat::CsvTable);
        const QByteArray page = numbersExported(room, *supervisor, from, ExportFormat::PlainText);
        const std::string wrong = differences(panel, table, page);
        QVERIFY2(wrong.empty(), wrong.c_str());
        QVERIFY(
            numbersExported(room, *supervisor, from, ExportFormat::PdfPages).startsWith("%PDF"));
    }
};

HAVEN_TESTS(TestReplayedCalls)
#include "tst_replayed_calls.moc"
