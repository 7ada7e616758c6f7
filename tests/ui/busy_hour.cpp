#include "tests/ui/busy_hour.h"

#include "app/session/profile_files.h"
#include "models/items/qt_text.h"
#include "tests/testkit/fake_log.h"

#include <algorithm>

namespace haven::test {

namespace {

constexpr Span kHourTick = Span::seconds(30); // the person at the desk looks up so often
constexpr int kHourAnswersMax = 40;           // at one look
constexpr const char* kHourTypeUnknown = "SUSP";
constexpr const char* kHourEndUnknown = "13"; // information, administrative
constexpr int kHourRingsMin = 15;             // it is a busy hour
constexpr int kHourByListMin = 3;

} // namespace

BusyHour busiestHour()
{
    const std::string file =
        qEnvironmentVariable("HAVEN_DATA").toStdString() + "/calls/slo-police-log.csv";
    const auto profile = readProfile("san-luis-obispo");
    if (!profile)
        qFatal("%s", refusalSentence(profile.refusal()).c_str());
    const SourceOpener open = [file] { return openInput(file); };
    const auto whole = planReplay(open, *profile, {});
    if (!whole)
        qFatal("%s", refusalSentence(whole.refusal()).c_str());
    std::map<std::int64_t, int> calls;
    for (const PastIncident& call : whole->calls)
        ++calls[call.receivedAt.ms / Span::hours(1).ms];
    const auto most =
        std::max_element(calls.begin(), calls.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    const Instant from{most->first * Span::hours(1).ms};
    auto plan = planReplay(open, *profile, {from, from + Span::hours(1)});
    if (!plan)
        qFatal("%s", refusalSentence(plan.refusal()).c_str());
    return {*std::move(plan), from};
}

HourDesk::HourDesk(const BusyHour& hour)
    : m_plan(hour.plan), m_shift(m_console.desk.now() + Span::minutes(5) - hour.from)
{}

bool HourDesk::fail(const QString& what)
{
    const QString clock =
        QTime::fromMSecsSinceStartOfDay(static_cast<int>(m_console.desk.now().ms % 86'400'000))
            .toString(QStringLiteral("HH:mm:ss"));
    m_wrong = clock + QStringLiteral(": ") + what;
    return false;
}

bool HourDesk::becomes(const std::function<bool()>& isSo, const QString& what)
{
    return QTest::qWaitFor(isSo, kHourAnswerMs) || fail(what);
}

const Incident* HourDesk::incidentOf(std::size_t call) const
{
    const auto known = m_calls.find(call);
    const auto found =
        known == m_calls.end() ? state().incidents.end() : state().incidents.find(known->second);
    return found == state().incidents.end() ? nullptr : &found->second;
}

bool HourDesk::isOn(const std::string& unit, std::size_t call) const
{
    const auto found = state().units.find(UnitId(unit));
    return found != state().units.end() && found->second.incident == m_calls.at(call);
}

std::vector<DueAlarm> HourDesk::unanswered() const
{
    auto due = dueAlarms(state(), m_console.desk.knowledge().codes, m_console.desk.now());
    std::erase_if(due, [](const DueAlarm& alarm) { return !isUnanswered(alarm); });
    return due;
}

// As the console does each second.
void HourDesk::raise()
{
    bool isAny = false;
    for (const DueAlarm& due : unanswered()) {
        if (due.standing != AlarmStanding::Silent)
            continue;
        mustAs(m_console.desk, advisorSeat(),
               RaiseAlarm{due.kind, due.incident, due.unit, due.dueAt});
        ++m_rang;
        isAny = true;
    }
    if (isAny)
        m_console.desk.sync();
}

bool HourDesk::passTo(Instant at)
{
    while (m_console.desk.now() < at) {
        m_console.desk.setNow(std::min(at, m_console.desk.now() + kHourTick));
        raise();
        if (!answerAll())
            return false;
    }
    return true;
}

bool HourDesk::answerAll()
{
    for (int n = 0; n < kHourAnswersMax; ++n) {
        switch (answerNext()) {
        case HourLook::Wrong:
            return false;
        case HourLook::Answered:
            ++m_answered;
            raise(); // what the answer began anew
            break;
        case HourLook::Calm:
            return unanswered().empty() || fail(QStringLiteral("it rings, and was not seen"));
        }
    }
    return fail(QStringLiteral("it rings on whatever is answered"));
}

// --- the calls ---

bool HourDesk::receive(std::size_t call)
{
    const std::size_t before = state().incidents.size();
    const PastIncident& past = m_plan.calls[call];
    const auto* type = m_console.desk.knowledge().codes.typeFor(past.commonType);
    const auto number =
        takeCall(past, type ? fromStd(type->code.value) : QString::fromLatin1(kHourTypeUnknown));
    if (!number)
        return false;
    const Incident& made = m_console.newest();
    if (state().incidents.size() != before + 1 || *number != fromStd(made.number))
        return fail(QStringLiteral("a call is not on the board as it was told: ") + *number);
    if (made.notes.empty() && !fromStd(past.narrative).left(kHourWordsMax).trimmed().isEmpty())
        return fail(QStringLiteral("a narrative was not written down"));
    m_calls[call] = made.id;
    m_numbers[call] = *number;
    expect(call, "New incident " + made.number);
    return true;
}

// Every other call by the list of who should go, the rest by the line.
bool HourDesk::send(const ReplayStep& step)
{
    if (isOn(step.unit, step.call))
        return true;
    const Incident& incident = *incidentOf(step.call);
    const bool isFirst = incident.assignments.empty();
    expect(step.call, "Sent " + step.unit);
    if (isFirst && step.call % 2 == 0) {
        if (!sendByList(fromStd(step.unit), numberOf(step.call)))
            return false;
        ++m_byList;
    } else if (!say(QStringLiteral("d %1 %2").arg(fromStd(step.unit), numberOf(step.call)))) {
        return false;
    }
    if (!isOn(step.unit, step.call))
        return fail(fromStd(step.unit) + QStringLiteral(" was not sent"));
    // The first says so on the radio; who comes along is heard when somebody asks.
    return !isFirst || say(QStringLiteral("en ") + fromStd(step.unit));
}

bool HourDesk::arrive(const ReplayStep& step)
{
    if (!send(step))
        return false;
    expect(step.call, step.unit + " on scene");
    return say(QStringLiteral("os ") + fromStd(step.unit));
}

bool HourDesk::clear(const ReplayStep& step)
{
    if (!isOn(step.unit, step.call))
        return true;
    expect(step.call, step.unit + " c"); // cleared, or canceled before arrival
    return say(QStringLiteral("cl ") + fromStd(step.unit));
}

bool HourDesk::close(std::size_t call)
{
    const auto* end =
        m_console.desk.knowledge().codes.dispositionFor(m_plan.calls[call].commonDisposition);
    expect(call, "Closed: ");
    // A P1 of the log that nobody went to closes with a reason.
    return say(QStringLiteral("x %1 %2 as the log has it")
                   .arg(numberOf(call),
                        end ? fromStd(end->code.value) : QString::fromLatin1(kHourEndUnknown)));
}

bool HourDesk::take(const ReplayStep& step)
{
    switch (step.kind) {
    case ReplayKind::Received:
        return receive(step.call);
    case ReplayKind::Dispatched:
        return step.unit.empty() || send(step);
    case ReplayKind::Arrived:
        return step.unit.empty() || arrive(step);
    case ReplayKind::Cleared:
        return step.unit.empty() ? close(step.call) : clear(step);
    }
    return false;
}

bool HourDesk::work()
{
    for (const std::string& unit : m_plan.units) {
        if (!say(QStringLiteral("on ") + fromStd(unit)))
            return false;
    }
    for (const ReplayStep& step : m_plan.steps) {
        if (!passTo(here(step.at)) || !take(step))
            return false;
    }
    return passTo(m_console.desk.now() + Span::minutes(5));
}

// What the log does not say, in words; empty when it says all of it.
std::string HourDesk::missing()
{
    LogQuery query;
    query.order = LogOrder::OldestFirst;
    query.limit = static_cast<int>(m_console.desk.room().log().size());
    const LogPage page =
        fakeLogPage(m_console.desk.room().log(), state(), m_console.desk.knowledge().codes, query);
    for (const HourLine& wanted : m_lines) {
        const std::string& number = incidentOf(wanted.call)->number;
        const bool isThere =
            std::any_of(page.lines.begin(), page.lines.end(), [&](const LogLine& line) {
                return line.envelope.happenedAt == wanted.at &&
                       line.text.rfind(wanted.begins, 0) == 0 &&
                       std::find(line.numbers.begin(), line.numbers.end(), number) !=
                           line.numbers.end();
            });
        if (!isThere)
            return number + ": " + wanted.begins;
    }
    return {};
}

std::string HourDesk::unfinished()
{
    if (std::string lacks = missing(); !lacks.empty())
        return "the log does not say " + lacks;
    for (std::size_t call = 0; call < m_plan.calls.size(); ++call) {
        const Incident* incident = incidentOf(call);
        if (!incident)
            return "a call is not on the board";
        if (incident->stage != IncidentStage::Closed || !incident->assignments.empty() ||
            incident->callback)
            return incident->number + " is not over";
    }
    if (std::string broken = brokenInvariant(state()); !broken.empty())
        return broken;
    // Much rang; each was answered before the next look, and nothing rings now.
    if (m_rang <= kHourRingsMin || m_answered <= kHourRingsMin)
        return "only " + std::to_string(m_rang) + " rang";
    if (!unanswered().empty())
        return "it rings on";
    if (m_byList < kHourByListMin)
        return "hardly anybody was sent from the list";
    for (const DeskDraft& draft : m_console.desk.drafts()) {
        if (!draft.text.empty())
            return "left over: " + draft.key;
    }
    return m_console.line()->text().toStdString();
}

} // namespace haven::test
