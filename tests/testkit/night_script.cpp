#include "tests/testkit/night_script.h"

#include "models/dispatch/alarms.h"
#include "tests/testkit/read_file.h"

#include <algorithm>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTime>

namespace haven::test {

namespace {

constexpr std::int64_t kNightDayMs = 86'400'000;
constexpr Span kHalfMinute = Span::seconds(30);

std::string textOf(const QJsonValue& value)
{
    return value.toString().toStdString();
}

// "02:10" or "02:10:20"; what is earlier than the first moment belongs to the next day.
Instant momentOf(const QString& clock, Instant begins, const QString& first)
{
    const auto parsed = [](const QString& text) {
        const bool hasSeconds = text.size() > 5;
        return QTime::fromString(text,
                                 hasSeconds ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm"));
    };
    const QTime time = parsed(clock);
    const QTime from = parsed(first);
    if (!time.isValid() || !from.isValid())
        qFatal("a time of the night cannot be read: %s", qPrintable(clock));
    std::int64_t later = from.msecsTo(time);
    if (later < 0)
        later += kNightDayMs;
    return begins + Span{later};
}

Seat seatFrom(const QJsonObject& person)
{
    Seat seat;
    seat.agent = AgentId(textOf(person[u"name"]));
    seat.name = seat.agent.value;
    seat.position = PositionId(textOf(person[u"position"]));
    for (const auto& role : person[u"roles"].toArray()) {
        const auto known = enumFromName<Role>(textOf(role));
        if (!known)
            qFatal("no such role: %s", textOf(role).c_str());
        seat.roles.insert(*known);
    }
    return seat;
}

NightHabit habitFrom(const QJsonObject& object, Instant begins, const QString& first)
{
    NightHabit habit;
    const auto alarm = enumFromName<AlarmKind>(textOf(object[u"alarm"]));
    if (!alarm)
        qFatal("no such alarm: %s", textOf(object[u"alarm"]).c_str());
    habit.alarm = *alarm;
    habit.line = textOf(object[u"line"]);
    habit.who = textOf(object[u"who"]);
    habit.from = momentOf(object[u"from"].toString(), begins, first);
    habit.to = momentOf(object[u"to"].toString(), begins, first);
    return habit;
}

const Incident* knownIn(const State& state, const std::optional<IncidentId>& id)
{
    const auto found = id ? state.incidents.find(*id) : state.incidents.end();
    return found == state.incidents.end() ? nullptr : &found->second;
}

std::size_t callsIn(const State& state)
{
    std::size_t calls = 0;
    for (const auto& [id, incident] : state.incidents)
        calls += incident.calls.size();
    return calls;
}

// It rings, nobody answered, and the supervisor hears it too.
bool ringsOn(const State& state, const Codes& codes, Instant now, const std::string& unit)
{
    const auto due = dueAlarms(state, codes, now);
    return std::any_of(due.begin(), due.end(), [&](const DueAlarm& one) {
        return one.kind == AlarmKind::StatusCheck && one.unit == UnitId(unit) &&
               one.standing == AlarmStanding::Raised && one.step == AlarmStep::Escalated;
    });
}

} // namespace

std::string NightStep::word(const char* key) const
{
    return textOf(all[QLatin1String(key)]);
}

NightScript readNight(const char* path)
{
    const QString file = QStringLiteral(HAVEN_SOURCE_DIR "/") + QString::fromUtf8(path);
    QJsonParseError error;
    const QJsonObject all = QJsonDocument::fromJson(bytesOf(file), &error).object();
    if (error.error != QJsonParseError::NoError)
        qFatal("%s: %s", path, qPrintable(error.errorString()));
    NightScript script;
    const QDateTime begins = QDateTime::fromString(all[u"begins"].toString(), Qt::ISODate);
    script.begins = Instant{begins.toMSecsSinceEpoch()};
    const QString first = all[u"first"].toString();
    script.ends = momentOf(all[u"ends"].toString(), script.begins, first);
    for (const auto& person : all[u"people"].toArray()) {
        const Seat seat = seatFrom(person.toObject());
        script.people.emplace(seat.agent.value, seat);
    }
    for (const auto& habit : all[u"habits"].toArray())
        script.habits.push_back(habitFrom(habit.toObject(), script.begins, first));
    for (const auto& one : all[u"steps"].toArray()) {
        NightStep step;
        step.all = one.toObject();
        step.clock = step.all[u"at"].toString();
        step.at = momentOf(step.clock, script.begins, first);
        step.who = step.word("who");
        step.line = step.word("line");
        script.steps.push_back(std::move(step));
    }
    script.afterwards = all[u"afterwards"].toObject();
    if (script.steps.empty() || script.people.empty())
        qFatal("%s: nobody does anything", path);
    return script;
}

NightPlayer::NightPlayer(const NightScript& script, NightRoom& room)
    : m_script(script), m_room(room), m_next(script.begins)
{}

std::string NightPlayer::play()
{
    m_calls = callsIn(m_room.state());
    for (const NightStep& step : m_script.steps) {
        std::string wrong = passTo(step.at);
        if (wrong.empty())
            wrong = doStep(step);
        if (!wrong.empty())
            return step.clock.toStdString() + " " + filled(step.line) + ": " + wrong;
    }
    if (std::string wrong = passTo(m_script.ends); !wrong.empty())
        return "after the last step: " + wrong;
    return wrongAtTheEnd();
}

std::optional<IncidentId> NightPlayer::incident(const std::string& name) const
{
    const auto found = m_names.find(name);
    return found == m_names.end() ? std::nullopt : std::optional(found->second);
}

std::string NightPlayer::filled(const std::string& text) const
{
    QString out = QString::fromStdString(text);
    for (const auto& [name, id] : m_names) {
        const Incident* one = knownIn(m_room.state(), id);
        const QString number = one ? QString::fromStdString(one->number) : QString();
        out.replace(QStringLiteral("{%1}").arg(QString::fromStdString(name)), number);
    }
    return out.toStdString();
}

// Each full minute the clocks are looked at; half a minute later somebody has answered.
std::string NightPlayer::passTo(Instant at)
{
    for (; m_next <= at; m_next = m_next + kHalfMinute) {
        m_room.setNow(m_next);
        const bool isFull = (m_next - m_script.begins).ms % Span::minutes(1).ms == 0;
        if (isFull)
            m_room.raiseDue();
        else if (std::string wrong = doHabits(); !wrong.empty())
            return wrong;
    }
    m_room.setNow(at);
    return {};
}

std::string NightPlayer::doHabits()
{
    const auto due = dueAlarms(m_room.state(), m_room.codes(), m_room.now());
    for (const NightHabit& habit : m_script.habits) {
        const auto ringing = std::count_if(due.begin(), due.end(), [&](const DueAlarm& one) {
            return one.kind == habit.alarm && one.standing == AlarmStanding::Raised;
        });
        if (ringing == 0 || m_room.now() < habit.from || m_room.now() >= habit.to)
            continue;
        m_rang += static_cast<int>(ringing);
        const std::string said = m_room.type(m_script.people.at(habit.who), habit.line, nullptr);
        if (said != "done")
            return habit.line + " by habit was refused: " + said;
        ++m_answered;
    }
    return {};
}

std::string NightPlayer::doStep(const NightStep& step)
{
    if (m_script.people.count(step.who) == 0)
        return "nobody is called " + step.who;
    if (std::string wrong = wrongBefore(step); !wrong.empty())
        return wrong;
    const std::size_t before = m_room.state().incidents.size();
    const std::string line = filled(step.line);
    if (line.find('{') != std::string::npos)
        return "a name that nobody gave";
    const Seat& seat = m_script.people.at(step.who);
    const std::string said =
        line.empty() ? m_room.sign(seat, step) : m_room.type(seat, line, &step);
    const std::string refused = step.word("refused");
    const bool isAsWanted = refused.empty() ? said == "done" : said == refused || said == "refused";
    if (!isAsWanted)
        return "wanted " + (refused.empty() ? std::string("done") : refused) + ", got " + said;
    if (const std::string name = step.word("opens"); !name.empty()) {
        if (m_room.state().incidents.size() != before + 1)
            return "it opened no incident";
        m_names[name] = m_room.state().incidents.rbegin()->first;
    }
    if (std::string wrong = wrongAfter(step); !wrong.empty())
        return wrong;
    return lostSoFar();
}

std::string NightPlayer::wrongBefore(const NightStep& step) const
{
    for (const auto& unit : step.all[u"rang"].toArray()) {
        if (!ringsOn(m_room.state(), m_room.codes(), m_room.now(), textOf(unit)))
            return "the status check of " + textOf(unit) + " does not ring on";
    }
    return {};
}

std::string NightPlayer::wrongAfter(const NightStep& step) const
{
    if (std::string wrong = wrongOfIncidents(step); !wrong.empty())
        return wrong;
    if (std::string wrong = wrongOfUnits(step.all[u"units"].toObject()); !wrong.empty())
        return wrong;
    const State& state = m_room.state();
    for (const auto& unit : step.all[u"off_duty"].toArray()) {
        if (state.units.count(UnitId(textOf(unit))) > 0)
            return textOf(unit) + " is still on duty";
    }
    if (!step.all.contains(u"air"))
        return {};
    std::vector<std::string> held;
    for (const auto& [channel, hold] : state.airHolds)
        held.push_back(channel);
    std::vector<std::string> wanted;
    for (const auto& channel : step.all[u"air"].toArray())
        wanted.push_back(textOf(channel));
    return held == wanted ? std::string() : "the air is not held as it should be";
}

std::string NightPlayer::wrongOfIncidents(const NightStep& step) const
{
    const State& state = m_room.state();
    const auto each = [&](const char* key, const auto& isAsWanted) -> std::string {
        const QJsonObject wanted = step.all[QLatin1String(key)].toObject();
        for (auto one = wanted.begin(); one != wanted.end(); ++one) {
            const Incident* found = knownIn(state, incident(one.key().toStdString()));
            if (!found || !isAsWanted(*found, one.value()))
                return one.key().toStdString() + " has not the " + key + " it should have";
        }
        return {};
    };
    std::string wrong;
    const auto also = [&](std::string one) { wrong = wrong.empty() ? std::move(one) : wrong; };
    also(each("incidents", [](const Incident& one, const QJsonValue& wanted) {
        return enumName(one.stage) == textOf(wanted);
    }));
    also(each("priority", [](const Incident& one, const QJsonValue& wanted) {
        return enumName(one.priority) == textOf(wanted);
    }));
    also(each("type", [](const Incident& one, const QJsonValue& wanted) {
        return one.type == TypeCode(textOf(wanted));
    }));
    also(each("calls", [](const Incident& one, const QJsonValue& wanted) {
        return static_cast<int>(one.calls.size()) == wanted.toInt(-1);
    }));
    also(each("owes", [](const Incident& one, const QJsonValue& wanted) {
        return one.callback.has_value() == wanted.toBool();
    }));
    also(each("joined", [&](const Incident& one, const QJsonValue& wanted) {
        return one.mergedInto && one.mergedInto == incident(textOf(wanted));
    }));
    return wrong;
}

// Which incident each works; an empty name: it is free.
std::string NightPlayer::wrongOfUnits(const QJsonObject& units) const
{
    for (auto one = units.begin(); one != units.end(); ++one) {
        const std::string unit = one.key().toStdString();
        const auto found = m_room.state().units.find(UnitId(unit));
        if (found == m_room.state().units.end())
            return unit + " is not on duty";
        if (found->second.incident != incident(textOf(one.value())))
            return unit + " is not where it should be";
    }
    return {};
}

// Calls and notes only become more, however incidents are joined, split and closed.
std::string NightPlayer::lostSoFar()
{
    const std::size_t calls = callsIn(m_room.state());
    if (calls < m_calls)
        return "a call is lost";
    m_calls = calls;
    for (const auto& [id, count] : m_notes) {
        const Incident* one = knownIn(m_room.state(), id);
        if (!one || one->notes.size() < count)
            return "a note is lost";
    }
    for (const auto& [id, incident] : m_room.state().incidents)
        m_notes[id] = incident.notes.size();
    return {};
}

std::string NightPlayer::wrongAtTheEnd() const
{
    const QJsonObject& wanted = m_script.afterwards;
    const State& state = m_room.state();
    for (const auto& name : wanted[u"closed"].toArray()) {
        const Incident* one = knownIn(state, incident(textOf(name)));
        if (!one || one->stage != IncidentStage::Closed)
            return textOf(name) + " is not closed in the morning";
    }
    for (const auto& name : wanted[u"open"].toArray()) {
        const Incident* one = knownIn(state, incident(textOf(name)));
        if (!one || one->stage == IncidentStage::Closed)
            return textOf(name) + " is not on the board in the morning";
    }
    if (static_cast<int>(m_calls) != wanted[u"calls"].toInt())
        return "there are " + std::to_string(m_calls) + " calls in the morning";
    for (const auto& unit : wanted[u"units"].toArray()) {
        if (state.units.count(UnitId(textOf(unit))) == 0)
            return textOf(unit) + " is not on duty in the morning";
    }
    const QJsonObject seats = wanted[u"signed_on"].toObject();
    for (auto one = seats.begin(); one != seats.end(); ++one) {
        const auto seat = state.signOns.find(PositionId(one.key().toStdString()));
        if (seat == state.signOns.end() || seat->second.agent.value != textOf(one.value()))
            return "somebody else sits at " + one.key().toStdString() + " in the morning";
    }
    const auto due = dueAlarms(state, m_room.codes(), m_room.now());
    const bool isSilent = std::any_of(due.begin(), due.end(), [](const DueAlarm& one) {
        return one.standing == AlarmStanding::Silent;
    });
    return isSilent ? "something is due and does not ring in the morning" : std::string();
}

namespace {

// Of two facts in the same moment, an alarm and an act, the log gives the second a later one.
bool isThen(Instant when, Instant step)
{
    return when >= step && when - step < Span::seconds(1);
}

} // namespace

std::string NightPlayer::missingIn(const std::vector<std::pair<Instant, std::string>>& log) const
{
    std::size_t at = 0;
    for (const NightStep& step : m_script.steps) {
        for (const auto& sentence : step.all[u"log"].toArray()) {
            const std::string words = filled(textOf(sentence));
            const auto isIt = [&](const auto& line) {
                return isThen(line.first, step.at) && line.second.find(words) != std::string::npos;
            };
            const auto found =
                std::find_if(log.begin() + static_cast<std::ptrdiff_t>(at), log.end(), isIt);
            if (found == log.end()) {
                std::string there;
                for (const auto& [when, said] : log) {
                    if (isThen(when, step.at))
                        there += " | " + said;
                }
                return step.clock.toStdString() + ": the log does not say “" + words +
                       "” there, but" + there;
            }
            at = static_cast<std::size_t>(found - log.begin()) + 1;
        }
    }
    return {};
}

} // namespace haven::test
