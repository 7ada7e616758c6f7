#include "tests/session/session_kit.h"

#include "models/store/sqlite_event_log.h"

#include <QtTest>

namespace haven::test {

namespace {

constexpr std::int64_t kStartMs = 1'773'518'400'000; // 2026-03-14 20:00:00 UTC
constexpr int kAnswerMsMax = 20'000;

std::vector<AccountRequest> usualPeople()
{
    // Argon2 takes its tenth of a second: once for all of them.
    static const std::string hash = must(hashPassword(kPassword));
    const Person people[] = {{"admin", "Admin", {Role::Administrator}},
                             {"reyes", "Reyes", {Role::Dispatcher}},
                             {"chen", "Chen", {Role::Dispatcher}},
                             {"osei", "Osei", {Role::Clinician}},
                             {"lindqvist", "Lindqvist", {Role::Supervisor}}};
    std::vector<AccountRequest> requests;
    for (const auto& person : people)
        requests.push_back(
            {AccountAct::Create, AgentId(person.agent), person.name, person.roles, hash});
    return requests;
}

} // namespace

SessionRoom::SessionRoom(People people, StationMode mode)
    : m_path(m_folder.filePath(QStringLiteral("room.haven")).toStdString()),
      m_nowMs(std::make_shared<std::atomic<std::int64_t>>(kStartMs))
{
    NewStation station;
    station.place.path = m_path;
    station.agency = "Nutmeg Harbor PD";
    station.timeZone = "America/New_York";
    station.mode = mode;
    station.build = "test";
    if (people == People::Usual)
        station.accounts = usualPeople();
    station.madeBy = AgentId("test");
    station.position = PositionId("test");
    station.now = now();
    if (const auto made = createStation(station); !made)
        qFatal("%s", refusalSentence(made.refusal()).c_str());
}

SessionRoom::~SessionRoom()
{
    close();
}

void SessionRoom::open()
{
    SessionOptions options;
    options.path = m_path;
    options.holder = "the test";
    options.clock = [nowMs = m_nowMs] { return Instant{nowMs->load()}; };
    m_session = must(Session::open(std::move(options), [this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_session)
                    m_session->drain();
            },
            Qt::QueuedConnection);
    }));
    m_readers = must(ReaderPool::open({m_path, ""}, 2));
}

void SessionRoom::close()
{
    m_readers.reset();
    m_session.reset();
}

std::unique_ptr<ConsoleDesk> SessionRoom::desk(const char* position)
{
    return std::make_unique<ConsoleDesk>(*m_session, m_readers.get(),
                                         Seat{{}, {}, PositionId(position), {}});
}

QString SessionRoom::answerOf(ConsoleDesk& desk, quint64 id)
{
    QString answer;
    const auto heard = connect(&desk, &Desk::answered, this, [&](const Answered& one) {
        if (one.id != id)
            return;
        const auto name =
            one.result ? std::string_view("done") : refusalName(one.result.refusal().code);
        answer = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    });
    if (!QTest::qWaitFor([&] { return !answer.isEmpty(); }, kAnswerMsMax))
        answer = QStringLiteral("no answer");
    disconnect(heard);
    return answer;
}

QString SessionRoom::signOn(ConsoleDesk& desk, const char* agent, const char* password)
{
    return answerOf(desk, desk.signOn({AgentId(agent), password}));
}

QString SessionRoom::submit(ConsoleDesk& desk, Command command)
{
    return answerOf(desk, desk.submit(std::move(command)));
}

std::vector<Recorded> SessionRoom::log()
{
    if (m_session)
        m_session->settle();
    auto reader = must(StationReader::open({m_path, ""}));
    auto eventLog = must(SqliteEventLog::open(reader.database()));
    std::vector<Recorded> all;
    for (;;) {
        const auto page =
            must(eventLog.read(all.empty() ? 1 : all.back().envelope.sequence + 1, 500));
        if (page.empty())
            return all;
        for (const auto& one : page)
            all.push_back(one);
    }
}

} // namespace haven::test
