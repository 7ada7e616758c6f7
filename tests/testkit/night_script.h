#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/state.h"

#include <map>
#include <optional>
#include <QJsonObject>
#include <string>
#include <utility>
#include <vector>

// A night as it is kept in tests/scenario: who types what when, and what must be so afterwards. It
// is played in any room that knows how to set its clock, to type a line and to sign somebody on.
namespace haven::test {

struct NightStep {
    Instant at;
    QString clock; // "19:02:20", as it is written there
    std::string who;
    std::string line; // with {name} for an incident; empty where somebody signs on or off
    QJsonObject all;  // the whole step, with its expectations
    std::string word(const char* key) const;
};

// What somebody does by habit, half a minute after an alarm of a kind rang.
struct NightHabit {
    AlarmKind alarm = AlarmKind::StatusCheck;
    std::string line;
    std::string who;
    Instant from;
    Instant to;
};

struct NightScript {
    Instant begins;
    Instant ends;
    // As their steps name them; each with the seat they work at.
    std::map<std::string, Seat> people;
    std::vector<NightHabit> habits;
    std::vector<NightStep> steps;
    QJsonObject afterwards;
};

// The program ends when the file cannot be read: a night that is not played must not pass.
NightScript readNight(const char* path);

// Where a night is played.
class NightRoom
{
public:
    virtual ~NightRoom() = default;
    virtual const State& state() const = 0;
    virtual const Codes& codes() const = 0;
    virtual Instant now() const = 0;
    virtual void setNow(Instant now) = 0;
    // Puts on the record what has become due.
    virtual void raiseDue() = 0;
    // The name of the refusal, or "done"; "refused" where the room cannot tell the name. `line` has
    // the numbers of incidents in place of their names; a habit has no step.
    virtual std::string type(const Seat& seat, const std::string& line, const NightStep* step) = 0;
    virtual std::string sign(const Seat& seat, const NightStep& step) = 0;
};

class NightPlayer final
{
public:
    // Precondition: both outlive it.
    NightPlayer(const NightScript& script, NightRoom& room);

    // The whole night, to its end or to the first thing that is not as it should be: that in words;
    // empty when all is well.
    std::string play();

    // The incident of a name, once it was opened.
    std::optional<IncidentId> incident(const std::string& name) const;
    // {name} -> the number of that incident.
    std::string filled(const std::string& text) const;
    // The log in words, oldest first: each sentence of the script stands there, in order and at the
    // time of its step. In words what is missing.
    std::string missingIn(const std::vector<std::pair<Instant, std::string>>& log) const;
    // How often a status check rang, and how often a habit answered.
    int rang() const { return m_rang; }
    int answered() const { return m_answered; }

private:
    std::string passTo(Instant at);
    std::string doHabits();
    std::string doStep(const NightStep& step);
    std::string wrongBefore(const NightStep& step) const;
    std::string wrongAfter(const NightStep& step) const;
    std::string wrongOfIncidents(const NightStep& step) const;
    std::string wrongOfUnits(const QJsonObject& units) const;
    std::string wrongAtTheEnd() const;
    std::string lostSoFar();

    const NightScript& m_script;
    NightRoom& m_room;
    Instant m_next; // the next full or half minute
    std::map<std::string, IncidentId> m_names;
    std::map<IncidentId, std::size_t> m_notes; // as many as each had at the last look
    std::size_t m_calls = 0;
    int m_rang = 0;
    int m_answered = 0;
};

} // namespace haven::test
