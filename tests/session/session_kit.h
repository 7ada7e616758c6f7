#pragma once

#include "app/session/console_desk.h"
#include "app/session/session.h"
#include "models/store/station.h"

#include <atomic>
#include <memory>
#include <QTemporaryDir>
#include <vector>

// A real station in a folder of its own, and a session over it as a console has one: the engine's
// thread wakes this one.
namespace haven::test {

inline constexpr const char* kPassword = "correct horse";

// What has to succeed here; the program ends when it does not.
template <class T>
T must(Result<T> result)
{
    if (!result)
        qFatal("%s", refusalSentence(result.refusal()).c_str());
    return *std::move(result);
}
inline void must(const Result<void>& result)
{
    if (!result)
        qFatal("%s", refusalSentence(result.refusal()).c_str());
}

struct Person {
    const char* agent;
    const char* name;
    std::set<Role> roles;
};

class SessionRoom final : public QObject
{
    Q_OBJECT

public:
    // With the accounts admin, reyes, chen (dispatchers), osei (clinician) and lindqvist
    // (supervisor), all with kPassword; or with none.
    enum class People { Usual, Nobody };
    explicit SessionRoom(People people = People::Usual, StationMode mode = StationMode::Training);
    ~SessionRoom() override;

    const std::string& path() const { return m_path; }
    // Opens, or opens again. The clock is the room's.
    void open();
    void close();
    Session& session() { return *m_session; }
    ReaderPool& readers() { return *m_readers; }
    std::unique_ptr<ConsoleDesk> desk(const char* position = "Position 1");

    Instant now() const { return Instant{m_nowMs->load()}; }
    void pass(Span span) { *m_nowMs += span.ms; }

    // The name of the refusal, or "done"; spins the event loop until the answer is there.
    QString signOn(ConsoleDesk& desk, const char* agent, const char* password = kPassword);
    QString answerOf(ConsoleDesk& desk, quint64 id);
    QString submit(ConsoleDesk& desk, Command command);
    // Every fact of the log so far, oldest first.
    std::vector<Recorded> log();
    template <class Fact>
    std::vector<Recorded> facts()
    {
        auto all = log();
        std::erase_if(all,
                      [](const Recorded& one) { return !one.event || !isKind<Fact>(*one.event); });
        return all;
    }

private:
    QTemporaryDir m_folder;
    std::string m_path;
    std::shared_ptr<std::atomic<std::int64_t>> m_nowMs; // shared with the engine's clock
    std::unique_ptr<Session> m_session;
    std::unique_ptr<ReaderPool> m_readers;
};

} // namespace haven::test
