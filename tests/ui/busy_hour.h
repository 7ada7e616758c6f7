#pragma once

#include "models/dispatch/alarms.h"
#include "models/exchange/replay_source.h"
#include "tests/ui/console_scene.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace haven::test {

constexpr int kHourAnswerMs = 2000;
constexpr int kHourSoonMs = 300;
constexpr int kHourWordsMax = 60; // of a narrative: typed letter by letter

// The clock hour of a file in which most calls came in, as what happened in it.
struct BusyHour {
    ReplayPlan plan;
    Instant from;
};

// The one of the real log of a police department. Precondition: HAVEN_DATA is set.
BusyHour busiestHour();

// What the log has to say of a call, and when.
struct HourLine {
    std::size_t call = 0;
    Instant at;
    std::string begins;
};

// What one look at what rings came to.
enum class HourLook { Calm, Answered, Wrong };

// One trained dispatcher at one window through that hour: what is to be done when, and what must be
// so afterwards. How it is done, and by what it is seen to be done, is of the pair of hands. Each
// step says false where something did not go as it should; why is in wrong().
class HourDesk
{
public:
    explicit HourDesk(const BusyHour& hour);
    virtual ~HourDesk() = default;
    HourDesk(const HourDesk&) = delete;
    HourDesk& operator=(const HourDesk&) = delete;

    bool work();
    std::string wrong() const { return m_wrong.toStdString(); }
    // Of the whole hour, once it was worked; empty when every call is over and on the log with its
    // times, each alarm was answered and nothing typed is left over.
    std::string unfinished();
    Console& console() { return m_console; }
    int rang() const { return m_rang; }
    int answered() const { return m_answered; }

protected:
    // --- the hands ---
    virtual bool say(const QString& line) = 0;
    // The number of its incident, as the hands know it.
    virtual std::optional<QString> takeCall(const PastIncident& past, const QString& type) = 0;
    virtual bool sendByList(const QString& unit, const QString& number) = 0;
    // The first that rings. Nothing that rings is left for the next look: that is what no missed
    // timer means here.
    virtual HourLook answerNext() = 0;

    bool fail(const QString& what);
    bool becomes(const std::function<bool()>& isSo, const QString& what);
    void key(Qt::Key one, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        m_console.key(one, modifiers);
    }
    const State& state() const { return m_console.desk.state(); }
    std::vector<DueAlarm> unanswered() const;

    mutable Console m_console; // looking at it is not changing it

private:
    bool passTo(Instant at);
    void raise();
    bool answerAll();
    bool take(const ReplayStep& step);
    bool receive(std::size_t call);
    bool send(const ReplayStep& step);
    bool arrive(const ReplayStep& step);
    bool clear(const ReplayStep& step);
    bool close(std::size_t call);
    std::string missing();
    const Incident* incidentOf(std::size_t call) const;
    bool isOn(const std::string& unit, std::size_t call) const;
    QString numberOf(std::size_t call) const { return m_numbers.at(call); }
    Instant here(Instant then) const { return then + m_shift; }
    void expect(std::size_t call, std::string begins)
    {
        m_lines.push_back({call, m_console.desk.now(), std::move(begins)});
    }

    const ReplayPlan& m_plan;
    Span m_shift;
    std::map<std::size_t, IncidentId> m_calls;
    std::map<std::size_t, QString> m_numbers;
    std::vector<HourLine> m_lines;
    QString m_wrong;
    int m_rang = 0;
    int m_answered = 0;
    int m_byList = 0;
};

} // namespace haven::test
