#pragma once

#include "models/dispatch/query.h"
#include "models/dispatch/state.h"

#include <optional>
#include <QString>
#include <set>

// The guided first shift: which step is next, told by what is on the board and on the log alone.
// However somebody did it, by key, line, palette or mouse, it is done once the fact is there.
namespace haven {

HAVEN_ENUM(ShiftStep, TakeCall, Send, Arrive, Write, DecideFlag, Clear, Close, FindInLog)
inline constexpr int kShiftSteps = 8;

// How it went. Only counted: nothing here is a fact of the station.
struct ShiftScore {
    Span took;
    int keys = 0;
    int clicks = 0;
    int missed = 0; // timers of this shift that nobody answered within a minute
};

// A due timer that stood so long without an answer was missed.
inline constexpr Span kShiftAnswerMax = Span::seconds(60);

class FirstShift final
{
public:
    enum class Stage { NotBegun, Running, Done };

    Stage stage() const { return m_stage; }
    // Precondition: running.
    ShiftStep step() const { return m_step; }
    int stepNumber() const { return static_cast<int>(m_step) + 1; }
    // The call that was taken in this shift, once it was.
    std::optional<IncidentId> incident() const { return m_incident; }
    ShiftScore score(Instant now) const;

    void begin(const State& state, Instant now);
    // Goes on as far as the facts do; whether anything is other than before.
    bool look(const State& state, const AgentId& agent, Instant now);
    // Lines that the shift log shows.
    bool hearLog(const LogPage& page, const State& state, Instant now);
    // Once a second: what nobody answers.
    void watch(const State& state, const Codes& codes, Instant now);
    void countKey() { m_keys += m_stage == Stage::Running ? 1 : 0; }
    void countClick() { m_clicks += m_stage == Stage::Running ? 1 : 0; }

    // To be taken up again where it was left. A text of another version begins anew.
    QString toText() const;
    void restore(const QString& text);

private:
    bool isDone(const State& state, const AgentId& agent) const;
    bool isLost(const State& state) const;
    void next(const State& state, Instant now);

    Stage m_stage = Stage::NotBegun;
    ShiftStep m_step = ShiftStep::TakeCall;
    std::optional<IncidentId> m_incident;
    std::int64_t m_before = 0; // the newest incident when it began
    Instant m_beganAt;
    Instant m_endedAt;
    std::int64_t m_countBefore = 0; // of notes, or the last decision in ms, at its begin
    int m_keys = 0;
    int m_clicks = 0;
    std::set<QString> m_missed;
    int m_missedBefore = 0; // of an earlier sitting
};

} // namespace haven
