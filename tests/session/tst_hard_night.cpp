#include "app/reactors/alarm_raiser.h"
#include "app/session/log_report.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/command_line.h"
#include "models/store/station_file.h"
#include "tests/session/session_kit.h"
#include "tests/testkit/night_script.h"
#include "tests/testkit/read_file.h"
#include "tests/testkit/test_program.h"

#include <algorithm>
#include <QJsonArray>
#include <QtTest>

using namespace haven;
using namespace haven::test;

namespace {

constexpr const char* kNight = "tests/scenario/hard_night.json";

// A real station whose clock is the night's: each line goes through the grammar and the engine.
class StationNight final : public NightRoom
{
public:
    StationNight()
    {
        m_room.open();
        m_alarms = std::make_unique<AlarmRaiser>(m_room.session());
    }

    const State& state() const override { return m_room.session().state(); }
    const Codes& codes() const override { return m_room.session().base().knowledge.codes; }
    Instant now() const override { return m_room.now(); }
    void setNow(Instant now) override { m_room.pass(now - m_room.now()); }
    void raiseDue() override
    {
        m_alarms->raiseDue();
        m_room.session().settle();
    }
    std::string type(const Seat& seat, const std::string& line, const NightStep*) override
    {
        Session& session = m_room.session();
        const LineContext context{session.state(), session.base().knowledge,
                                  now(),           session.time().offsetAt(now()),
                                  std::nullopt,    {}};
        auto parsed = parseLine(line, context);
        if (!parsed)
            return std::string(refusalName(parsed.refusal().code));
        if (!parsed->command)
            return "no command";
        return submit(seat, *std::move(parsed->command));
    }
    std::string sign(const Seat& seat, const NightStep& step) override
    {
        if (step.word("signs") == "off")
            return submit(seat, SignOff{seat.position, "signed off"});
        return submit(seat, SignOn{seat.agent, seat.name, seat.position, seat.roles});
    }

    std::vector<LogLine> lines()
    {
        LogWordsContext words;
        words.codes = &codes();
        words.numberOf = [this](IncidentId id) { return m_room.session().numberOf(id); };
        std::vector<LogLine> out;
        for (const Recorded& one : m_room.log())
            out.push_back(wordsFor(one, words));
        return out;
    }
    std::vector<std::pair<Instant, std::string>> sentences()
    {
        std::vector<std::pair<Instant, std::string>> out;
        for (const LogLine& line : lines())
            out.emplace_back(line.envelope.recordedAt, line.text);
        return out;
    }
    std::string report()
    {
        auto reader = must(StationReader::open({m_room.path(), ""}));
        LogReportRequest request;
        request.query.limit = kExportRowsMax;
        request.query.from = readNight(kNight).begins;
        request.agency = "Nutmeg Harbor PD";
        request.classMax = FieldClass::Care;
        request.made = "in the morning by Lindqvist at Position 1";
        LogReader who;
        who.codes = &codes();
        who.roles = {Role::Supervisor};
        return reportAsText(
            must(logReport(reader.database(), request, who, m_room.session().time())).report);
    }
    // As after a restart in the morning.
    void reopen()
    {
        m_alarms.reset();
        m_room.close();
        m_room.open();
        m_alarms = std::make_unique<AlarmRaiser>(m_room.session());
    }

private:
    std::string submit(const Seat& seat, Command command)
    {
        Request request;
        request.command = std::move(command);
        request.seat = seat;
        const auto done = m_room.session().submitAndWait(std::move(request));
        return done ? "done" : std::string(refusalName(done.refusal().code));
    }

    mutable SessionRoom m_room; // asking it for its session is not changing it
    std::unique_ptr<AlarmRaiser> m_alarms;
};

// Each status check that rang was answered: the unit said something, or was cleared, before long.
// The first that was not, in words.
QString unansweredCheck(const std::vector<LogLine>& log)
{
    constexpr Span kLong = Span::minutes(13); // the pause of the one who is alone, and a minute
    int rings = 0;
    for (std::size_t i = 0; i < log.size(); ++i) {
        const bool isRing = log[i].type == "AlarmRaised" && log[i].units.size() == 1 &&
                            log[i].text.find("status check is due") != std::string::npos;
        if (!isRing)
            continue;
        ++rings;
        const UnitId unit = log[i].units.front();
        const auto isAnswer = [&](const LogLine& one) {
            return one.type.rfind("Alarm", 0) != 0 &&
                   one.envelope.recordedAt <= log[i].envelope.recordedAt + kLong &&
                   std::find(one.units.begin(), one.units.end(), unit) != one.units.end();
        };
        if (std::none_of(log.begin() + static_cast<std::ptrdiff_t>(i) + 1, log.end(), isAnswer))
            return QString::fromStdString(log[i].text);
    }
    return rings > 0 ? QString() : QStringLiteral("no check rang");
}

} // namespace

// One hard night from a storm to relief in the morning, through the grammar and a real station.
class TestHardNight final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theNightIsWorkedAndNothingIsLost();
    void aNightThatGoesWrongIsNoticed_data();
    void aNightThatGoesWrongIsNoticed();
};

void TestHardNight::theNightIsWorkedAndNothingIsLost()
{
    const NightScript script = readNight(kNight);
    StationNight night;
    NightPlayer player(script, night);
    const std::string wrong = player.play();
    QVERIFY2(wrong.empty(), wrong.c_str());
    QVERIFY2(player.rang() >= 20, qPrintable(QString::number(player.rang())));
    QVERIFY(player.answered() > 0);

    const QString unanswered = unansweredCheck(night.lines());
    QVERIFY2(unanswered.isEmpty(), qPrintable(unanswered));
    const std::string missing = player.missingIn(night.sentences());
    QVERIFY2(missing.empty(), missing.c_str());

    // Whoever opens the station again in the morning sees the same night.
    const State before = night.state();
    const std::string report = night.report();
    night.reopen();
    QVERIFY(night.state() == before);

    const QString path = QStringLiteral(HAVEN_SOURCE_DIR "/tests/golden/hard_night_log.txt");
    if (qEnvironmentVariableIsSet("HAVEN_WRITE_GOLDEN")) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(report.data(), static_cast<qint64>(report.size())),
                 static_cast<qint64>(report.size()));
    }
    // Line by line, so that a failure shows the one that differs.
    const auto wanted = QString::fromUtf8(bytesOf(path)).split(u'\n');
    const auto got = QString::fromStdString(report).split(u'\n');
    for (qsizetype i = 0; i < std::min(wanted.size(), got.size()); ++i)
        QCOMPARE(got.at(i), wanted.at(i));
    QCOMPARE(got.size(), wanted.size());
}

void TestHardNight::aNightThatGoesWrongIsNoticed_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("not refused") << QStringLiteral("refused") << QJsonValue(QStringLiteral("Any"));
    QTest::newRow("elsewhere") << QStringLiteral("units")
                               << QJsonValue(QJsonObject{
                                      {QStringLiteral("1A10"), QStringLiteral("tree1")}});
    QTest::newRow("off duty") << QStringLiteral("off_duty")
                              << QJsonValue(QJsonArray{QStringLiteral("1A10")});
    QTest::newRow("no ring") << QStringLiteral("rang")
                             << QJsonValue(QJsonArray{QStringLiteral("1A10")});
    QTest::newRow("stage") << QStringLiteral("incidents")
                           << QJsonValue(
                                  QJsonObject{{QStringLiteral("tree1"), QStringLiteral("Held")}});
    QTest::newRow("air") << QStringLiteral("air") << QJsonValue(QJsonArray{QStringLiteral("1")});
}

// The first steps, with one thing wanted that is not so: the player says it.
void TestHardNight::aNightThatGoesWrongIsNoticed()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    NightScript script = readNight(kNight);
    const auto storm =
        std::find_if(script.steps.begin(), script.steps.end(),
                     [](const NightStep& one) { return one.word("opens") == "tree1"; });
    QVERIFY(storm != script.steps.end());
    storm->all[key] = value;
    script.steps.erase(storm + 1, script.steps.end());
    StationNight night;
    const std::string wrong = NightPlayer(script, night).play();
    QVERIFY2(wrong.rfind("19:00:00", 0) == 0, wrong.c_str());
    // What the log does not say at that time is missed too.
    storm->all =
        QJsonObject{{QStringLiteral("log"), QJsonArray{QStringLiteral("nobody said this")}}};
    const std::string missing = NightPlayer(script, night).missingIn(night.sentences());
    QVERIFY2(missing.find("nobody said this") != std::string::npos, missing.c_str());
}

HAVEN_TESTS(TestHardNight)
#include "tst_hard_night.moc"
