#pragma once

#include "models/store/engine.h"
#include "models/store/station.h"

#include <QTemporaryDir>

#include <atomic>

// What the tests of the store share: a station in a folder of its own, a clock that only moves
// when told, and rules small enough to see through.
namespace haven::test {

// Incidents open, take notes and close; a role missing is refused; sign-ons and accounts pass.
Result<std::vector<Event>> simpleRules(const State& state, const Command& command, const Act& act);

class Station final
{
public:
    explicit Station(std::string vfs = {});
    std::string path() const;
    StationPlace place() const { return StationPlace{path(), m_vfs}; }
    Result<void> create();
    EngineOptions options();
    Instant now() const { return Instant{m_nowMs->load()}; }
    void pass(Span span) { *m_nowMs += span.ms; }

private:
    QTemporaryDir m_folder;
    std::string m_vfs;
    std::shared_ptr<std::atomic<std::int64_t>> m_nowMs; // shared with the engine's clock
    Knowledge m_knowledge;
};

Seat dispatcher();
Request wish(Command command);
Command openAt(const std::string& text);
Command noteOn(std::int64_t incident, const std::string& text);
Command closed(std::int64_t incident);

// Submits and waits for the answer.
Result<std::vector<Recorded>> ask(Engine& engine, Request request);
// Of an imported file with a row for each of these words; its number is its place in the list, the
// first is the newest.
std::unique_ptr<Engine> stationWith(Station& station, std::string PastIncident::*field,
                                    const std::vector<std::string>& words);
// The value, or the test stops with the sentence.
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

} // namespace haven::test
