#include "app/session/demo_player.h"

#include "app/reactors/advisor.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/crisis/facts.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/demo_script.h"
#include "models/dispatch/incident_rules.h"

#include <algorithm>
#include <atomic>

namespace haven {

namespace {

constexpr Span kLookAhead = Span::seconds(20); // before a check is late

// Plays one script through the same rules as everybody else, with a clock of its own.
class Player
{
public:
    Player(Session& session, const DemoScript& script, std::atomic<std::int64_t>& clockMs,
           Instant evening)
        : m_session(session), m_script(script), m_clockMs(clockMs), m_evening(evening)
    {
        m_seat.agent = AgentId("dispatcher");
        m_seat.name = "Reyes";
        m_seat.position = PositionId("Position 2");
        m_seat.roles = {Role::Dispatcher};
        m_supervisor.agent = AgentId("supervisor");
        m_supervisor.name = "Lindqvist";
        m_supervisor.position = PositionId("Position 3");
        m_supervisor.roles = {Role::Supervisor, Role::Dispatcher};
    }

    Result<void> play()
    {
        m_clock = m_evening - Span::minutes(30);
        const auto begun = begin();
        if (!begun)
            return begun;
        for (const auto& moment : moments()) {
            const Instant at = m_evening + Span::minutes(moment.minute);
            if (const auto done = keepWatch(at); !done)
                return done;
            m_clock = std::max(m_clock, at);
            const auto played = moment.act ? act(*moment.call, *moment.act) : open(*moment.call);
            if (!played)
                return played;
        }
        return keepWatch(m_evening + Span::minutes(m_script.nowMinute));
    }

private:
    struct Moment {
        std::int32_t minute = 0;
        const DemoCall* call = nullptr;
        const DemoAct* act = nullptr; // nullptr: the call itself comes in
    };

    Result<void> run(Command command) { return runAs(m_seat, std::move(command)); }

    Result<void> runAs(const Seat& seat, Command command)
    {
        Request request;
        request.command = std::move(command);
        request.seat = seat;
        m_clock = m_clock + Span{1};
        m_clockMs = m_clock.ms;
        auto result = m_session.submitAndWait(std::move(request));
        if (!result)
            return result.refusal();
        m_facts = *std::move(result);
        // The advisor reads along, so that the evening looks as it would have looked.
        m_advisor.wait();
        m_session.settle();
        return {};
    }

    // A status check or a crisis re-check, and when it is due.
    struct Look {
        Instant dueAt;
        Command command;
    };

    std::optional<Look> nextLook() const
    {
        std::optional<Look> next;
        const auto consider = [&next](const std::optional<Instant>& dueAt, auto command) {
            if (dueAt && (!next || *dueAt < next->dueAt))
                next = Look{*dueAt, std::move(command)};
        };
        for (const auto& [id, unit] : m_session.state().units) {
            CheckUnits check;
            check.units = {id};
            consider(unit.checkDueAt, std::move(check));
        }
        for (const auto& [id, incident] : m_session.state().incidents) {
            RecordRecheck recheck;
            recheck.incident = id;
            if (incident.stage == IncidentStage::Open && incident.level.level > 0)
                consider(incident.level.recheckDueAt, std::move(recheck));
        }
        return next;
    }

    // Officers answer when asked and persons are looked after in time, as on any evening: a board
    // full of late checks would teach nothing.
    Result<void> keepWatch(Instant until)
    {
        for (auto next = nextLook(); next; next = nextLook()) {
            const Instant at = std::max(m_clock, next->dueAt - kLookAhead);
            if (at > until)
                return {};
            m_clock = at;
            if (const auto done = run(std::move(next->command)); !done)
                return done;
        }
        return {};
    }

    std::vector<Moment> moments() const
    {
        std::vector<Moment> all;
        for (const auto& call : m_script.calls) {
            all.push_back({call.minute, &call, nullptr});
            for (const auto& act : call.acts)
                all.push_back({act.minute, &call, &act});
        }
        std::stable_sort(all.begin(), all.end(),
                         [](const Moment& a, const Moment& b) { return a.minute < b.minute; });
        std::erase_if(all, [this](const Moment& one) { return one.minute > m_script.nowMinute; });
        return all;
    }

    Result<void> begin()
    {
        SignOn signOn;
        signOn.agent = m_seat.agent;
        signOn.name = m_seat.name;
        signOn.position = m_seat.position;
        signOn.roles = {Role::Dispatcher};
        if (const auto done = run(signOn); !done)
            return done;
        for (const auto& unit : m_script.units) {
            LogOnUnit on;
            on.unit = unit.unit;
            on.officers = unit.officers;
            on.vehicle = unit.vehicle;
            on.radio = unit.radio;
            on.skills = unit.skills;
            on.discipline = unit.discipline;
            if (!unit.beat.empty())
                on.beat = BeatId(unit.beat);
            if (const auto done = run(on); !done)
                return done;
            MoveUnit move;
            move.unit = unit.unit;
            move.place = locate(unit.startPlace, m_session.base().knowledge);
            if (const auto done = run(move); !done)
                return done;
        }
        for (const auto& premise : m_script.premises) {
            if (const auto done = run(cautionOf(premise)); !done)
                return done;
        }
        for (const auto& turns : m_script.turns) {
            ChangeRotationList change;
            change.list.kind = turns.kind;
            for (const auto& one : turns.companies)
                change.list.members.push_back({one.company, one.tel});
            if (const auto done = runAs(m_supervisor, std::move(change)); !done)
                return done;
        }
        return {};
    }

    RecordCaution cautionOf(const DemoPremise& premise) const
    {
        RecordCaution command;
        Caution& caution = command.caution;
        switch (premise.kind) {
        case DemoCautionKind::OfficerSafety:
            caution.kind = CautionKind::OfficerSafety;
            caution.severity = CautionSeverity::High;
            break;
        case DemoCautionKind::Medical:
            caution.kind = CautionKind::Medical;
            break;
        case DemoCautionKind::BehavioralHealth:
            caution.kind = CautionKind::Approach;
            break;
        case DemoCautionKind::Access:
            caution.kind = CautionKind::Access;
            break;
        case DemoCautionKind::Hazard:
            caution.kind = CautionKind::Hazard;
            break;
        }
        caution.text = premise.text;
        caution.source = premise.source;
        caution.place = locate(premise.place, m_session.base().knowledge);
        if (const auto since = m_session.time().parse(premise.date, m_clock))
            caution.startedAt = std::min(*since, m_clock);
        if (const auto due = m_session.time().parse(premise.reviewDue, m_clock))
            caution.reviewAt = *due;
        return command;
    }

    Result<void> open(const DemoCall& call)
    {
        OpenIncident command;
        command.type = TypeCode(call.type);
        command.priority = static_cast<Priority>(std::clamp(call.priority, 1, 5) - 1);
        command.location = locate(call.place, m_session.base().knowledge);
        CallDraft draft;
        draft.callerName = call.caller;
        draft.callback = call.tel;
        command.call = std::move(draft);
        command.narrative = call.narrative;
        if (const auto done = run(std::move(command)); !done)
            return done;
        for (const auto& recorded : m_facts) {
            if (const auto* opened = kindIf<IncidentOpened>(&*recorded.event))
                m_incidents[&call] = opened->incident;
        }
        for (const auto& key : call.persons) {
            if (const auto done = person(m_incidents[&call], key); !done)
                return done;
        }
        return {};
    }

    Result<void> person(IncidentId incident, const std::string& key)
    {
        for (const auto& one : m_script.persons) {
            if (one.key != key)
                continue;
            RecordPerson command;
            command.incident = incident;
            command.person.name = one.name;
            command.person.born = std::to_string(one.ageYears) + " years";
            command.person.description = one.sex;
            return run(std::move(command));
        }
        return {};
    }

    Result<void> act(const DemoCall& call, const DemoAct& act)
    {
        const IncidentId incident = m_incidents[&call];
        switch (act.kind) {
        case DemoActKind::Dispatch: {
            DispatchUnits command;
            command.units = act.units;
            command.incident = incident;
            return run(std::move(command));
        }
        case DemoActKind::EnRoute: {
            MarkEnRoute command;
            command.units = act.units;
            return run(std::move(command));
        }
        case DemoActKind::OnScene: {
            MarkOnScene command;
            command.units = act.units;
            return run(std::move(command));
        }
        case DemoActKind::Clear: {
            ClearUnits command;
            command.units = act.units;
            return run(std::move(command));
        }
        case DemoActKind::Note: {
            AddNote command;
            command.incident = incident;
            command.text = act.text;
            return run(std::move(command));
        }
        case DemoActKind::Join: {
            TakeCall command;
            command.incident = incident;
            command.call.callback = act.tel;
            command.narrative = act.text;
            return run(std::move(command));
        }
        case DemoActKind::Flag:
        case DemoActKind::Clinician:
        case DemoActKind::Hold:
        case DemoActKind::Close:
        case DemoActKind::Answer:
            return decideOn(incident, act);
        }
        return {};
    }

    Result<void> decideOn(IncidentId incident, const DemoAct& act)
    {
        if (act.kind == DemoActKind::Flag) {
            DecideFlag command;
            command.incident = incident;
            command.decision = act.text == "no"         ? FlagDecision::Rejected
                               : act.text == "possible" ? FlagDecision::Unsure
                                                        : FlagDecision::Confirmed;
            return run(std::move(command));
        }
        if (act.kind == DemoActKind::Answer) {
            const std::string word = split(act.text, ' ').front();
            AnswerFact command;
            command.incident = incident;
            command.fact = factFromWord(word).value();
            command.answer = parseFactAnswer(command.fact, act.text.substr(word.size())).value();
            return run(std::move(command));
        }
        if (act.kind == DemoActKind::Clinician) {
            RequestClinician command;
            command.incident = incident;
            command.reason = act.text;
            return run(std::move(command));
        }
        if (act.kind == DemoActKind::Hold) {
            HoldIncident command;
            command.incident = incident;
            command.reason = act.text;
            return run(std::move(command));
        }
        CloseIncident command;
        command.incident = incident;
        command.disposition = DispositionCode(act.text);
        const auto missing = factsMissingToClose(m_session.state().incidents.at(incident),
                                                 m_session.base().knowledge.codes);
        command.reason = eachWithReason(missing, "end of the incident");
        // What was not asked is set aside by a supervisor alone.
        return runAs(missing.empty() ? m_seat : m_supervisor, std::move(command));
    }

    Session& m_session;
    Advisor m_advisor{m_session};
    const DemoScript& m_script;
    std::atomic<std::int64_t>& m_clockMs;
    Instant m_clock;
    Instant m_evening;
    // Reyes at the radio says for every unit what it does, a clinician's own as well, and is none.
    Seat m_seat;
    Seat m_supervisor;
    std::vector<Recorded> m_facts;
    std::map<const DemoCall*, IncidentId> m_incidents;
};

} // namespace

Result<void> playDemoEvening(const std::string& stationPath, Instant now)
{
    const auto script = parseDemoScript(resourceText(":/demo/evening.json"));
    if (!script)
        return script.refusal();
    // The engine thread reads it only while this thread waits for an answer; atomic all the same,
    // for its idle work.
    std::atomic<std::int64_t> clockMs = now.ms;
    SessionOptions options;
    options.path = stationPath;
    options.holder = "demo";
    options.clock = [&clockMs] { return Instant{clockMs.load()}; };
    auto session = Session::open(std::move(options), {});
    if (!session)
        return session.refusal();
    Player player(**session, *script, clockMs, now - Span::minutes(script->nowMinute));
    const auto played = player.play();
    if (!played)
        return played;
    return (*session)->engine().stop();
}

} // namespace haven
