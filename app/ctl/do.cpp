#include "app/ctl/end_request.h"
#include "app/ctl/sign_on.h"
#include "app/reactors/advisor.h"
#include "app/reactors/housekeeping.h"
#include "app/reactors/room_keeper.h"
#include "app/session/session.h"
#include "app/settings/preference_keeper.h"
#include "models/dispatch/act_words.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/line_macros.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/room.h"
#include "models/store/seal_notes.h"
#include "models/store/station_file.h"

#include <algorithm>
#include <iostream>
#include <QCoreApplication>

namespace haven::ctl {

namespace {

constexpr const char* kDoUsage = "do --station FILE --as AGENT [--position P] LINE...";

struct LineResult {
    std::string line;
    bool ok = false;
    std::string result;
    std::string incident; // full number; empty when the line speaks of none
    std::optional<Refusal> refusal;
    std::string macro;         // whose lines it came to; empty: none
    std::size_t stoppedAt = 0; // the line of the macro that was refused, from 1
    std::size_t lines = 1;
};

// One run of `do`: sign on, the lines in order, sign off.
class Runner
{
public:
    // `secret`: the password, for the key to sealed notes, should a line want it.
    Runner(Session& session, Advisor& advisor, Seat seat, LockedBytes secret)
        : m_session(session), m_advisor(advisor), m_seat(std::move(seat)),
          m_secret(std::move(secret))
    {}

    Result<void> signOn()
    {
        SignOn command;
        command.agent = m_seat.agent;
        command.name = m_seat.name;
        command.position = m_seat.position;
        command.roles = m_seat.roles;
        return sent(std::move(command));
    }

    // As the band of the console says it: this desk was handed over and nobody has taken it yet.
    void tellRelief() const
    {
        const State& state = m_session.state();
        if (!mayDo(TakeRelief{}, m_seat.roles) ||
            whyNotTakeRelief(state, m_seat.position, m_seat.agent, m_seat.roles))
            return;
        const ShiftRelief& relief = state.room.reliefs.at(m_seat.position);
        std::cerr << onOneLine(m_seat.position.value + " was handed over by " +
                               nameOfAgent(state, relief.from) +
                               " and is not taken yet. havenctl brief says how it stands; the line "
                               "takeover says that you have it.")
                  << '\n';
    }

    void signOff()
    {
        m_advisor.wait();
        m_session.settle();
        SignOff command;
        command.position = m_seat.position;
        const auto done = sent(std::move(command));
        if (!done)
            tell(done.refusal());
    }

    // The person's own short words, as the console keeps them on this machine.
    Result<void> readMacros(const QString& folder)
    {
        m_folder = folder;
        auto read = readPreferences(folder, m_seat.agent);
        if (!read)
            return read.refusal();
        m_preferences = *std::move(read);
        return {};
    }

    LineResult run(const std::string& line)
    {
        const auto script = scriptOf(line, m_preferences.macros);
        if (!script) {
            LineResult out;
            out.line = line;
            out.refusal = script.refusal();
            return out;
        }
        return script->macro.empty() ? runLine(line) : runMacro(line, *script);
    }

private:
    // Each line once the one before is done; the first that is refused stops it.
    LineResult runMacro(const std::string& line, const LineScript& script)
    {
        LineResult out;
        out.line = line;
        out.macro = script.macro;
        out.lines = script.lines.size();
        for (const std::string& one : script.lines) {
            const LineResult done = runLine(one);
            out.incident = done.incident.empty() ? out.incident : done.incident;
            if (!done.ok) {
                out.refusal = done.refusal;
                ++out.stoppedAt;
                return out;
            }
            out.result += (out.result.empty() ? "" : "; ") + done.result;
            ++out.stoppedAt;
        }
        out.ok = true;
        out.stoppedAt = 0;
        return out;
    }

    LineResult runLine(const std::string& line)
    {
        m_session.drain(); // what the advisor said meanwhile
        LineResult out;
        out.line = keepableLine(line);
        // Words to be sealed are in memory from here on, so no core may be made of it.
        if (out.line != line)
            HAVEN_EXPECT(shutProcess() == Shut::Yes);
        const LineContext context = lineContext();
        auto parsed = parseLine(line, context);
        if (!parsed) {
            out.refusal = parsed.refusal();
            return out;
        }
        if (parsed->question == LineQuestion::Macros) {
            if (const auto changed = changeMacros(line); !changed) {
                out.refusal = changed.refusal();
                return out;
            }
        }
        if (parsed->question) {
            out.ok = true;
            out.result = parsed->topic.empty() ? answer(*parsed->question) : parsed->topic;
            return out;
        }
        const auto result = parsed->toSeal ? sealed(*parsed) : submitted(*parsed);
        if (!result) {
            out.refusal = result.refusal();
            return out;
        }
        out.ok = true;
        describe(*result, out);
        return out;
    }

    Result<void> changeMacros(const std::string& line)
    {
        const auto wish = macroWishOf(line);
        if (!wish)
            return wish.refusal();
        if (wish->name.empty())
            return {};
        auto changed = withMacro(m_preferences.macros, *wish);
        if (!changed)
            return changed.refusal();
        m_preferences.macros = *std::move(changed);
        return writePreferences(m_folder, m_seat.agent, m_preferences);
    }

    Result<std::vector<Recorded>> submitted(ParsedLine& parsed)
    {
        Request request;
        request.command = *std::move(parsed.command);
        request.seat = m_seat;
        request.happenedAt = parsed.happenedAt;
        request.source = parsed.source;
        return m_session.submitAndWait(std::move(request));
    }

    // Once for all lines: the notes of one run are of one sitting. The station is held meanwhile,
    // so nobody changes the group's key behind this.
    Result<void> openKeys()
    {
        if (m_keys)
            return {};
        auto reader = StationReader::open({m_session.path(), ""});
        if (!reader)
            return reader.refusal();
        auto keys = SealKeys::open(reader->database(), m_seat.agent, m_secret.view());
        if (!keys)
            return keys.refusal();
        if (!(*keys)->hasGroup())
            return refuse(RefusalCode::SealGroupMissing, m_seat.agent.value);
        m_keys = *std::move(keys);
        return {};
    }

    // Sealed here, so that neither the session nor its log ever meets the words.
    Result<std::vector<Recorded>> sealed(ParsedLine& parsed)
    {
        Request request{
            WriteSealedNote{parsed.toSeal->incident, {}, {}, {}}, m_seat, parsed.happenedAt, {}};
        if (!mayDo(request.command, m_seat.roles))
            return m_session.submitAndWait(std::move(request));
        if (const auto opened = openKeys(); !opened)
            return opened.refusal();
        auto plan = planSealedNote(*m_keys, parsed.toSeal->incident, parsed.toSeal->text);
        wipe(parsed.toSeal->text);
        if (!plan)
            return plan.refusal();
        request.command = std::move(plan->command);
        return m_session.submitWithAndWait(std::move(request), plan->rows);
    }

    LineContext lineContext() const
    {
        return LineContext{m_session.state(),
                           m_session.base().knowledge,
                           m_session.now(),
                           m_session.time().offsetAt(m_session.now()),
                           m_selected,
                           [this](std::string_view word) { return m_session.coldIncident(word); },
                           [this](Instant at) { return m_session.time().offsetAt(at); },
                           m_seat.roles};
    }

    Result<void> sent(Command command)
    {
        Request request;
        request.command = std::move(command);
        request.seat = m_seat;
        const auto result = m_session.submitAndWait(std::move(request));
        return result ? Result<void>() : Result<void>(result.refusal());
    }

    std::string numberOf(IncidentId id) const { return m_session.numberOf(id); }

    void describe(const std::vector<Recorded>& facts, LineResult& out)
    {
        LogWordsContext words;
        words.codes = &m_session.base().knowledge.codes;
        words.numberOf = [this](IncidentId id) { return numberOf(id); };
        words.nameOf = [this](const AgentId& agent) {
            return nameOfAgent(m_session.state(), agent);
        };
        out.result = facts.empty()
                         ? "nothing to change, it is so already"
                         : actWords(m_session.state(), facts, m_seat.roles, words, m_session.now());
        out.incident = actIncident(facts, words);
        for (const auto& recorded : facts) {
            if (recorded.event && isKind<IncidentOpened>(*recorded.event))
                m_selected = asKind<IncidentOpened>(*recorded.event).incident;
        }
    }

    std::string answer(LineQuestion question) const
    {
        if (question == LineQuestion::Who)
            return whoWords(m_session.state());
        if (question == LineQuestion::Macros)
            return macrosWords(m_preferences.macros);
        std::string out;
        for (const auto& verb : haven::verbTable())
            out += (out.empty() ? "" : " | ") + std::string(verb.example);
        return out;
    }

    Session& m_session;
    Advisor& m_advisor;
    Seat m_seat;
    LockedBytes m_secret;
    std::unique_ptr<SealKeys> m_keys; // opened by the first line that seals
    std::optional<IncidentId> m_selected;
    QString m_folder;
    Preferences m_preferences;
};

// A note may hold line ends, and so may what was typed; a script counts on one line a line.
void say(const LineResult& one)
{
    if (one.ok) {
        sayLine(onOneLine("ok " + (one.incident.empty() ? "" : one.incident + " ") + one.result));
        return;
    }
    // Still one line on stdout for each line given; the reason is on stderr.
    sayLine(onOneLine("refused " + std::string(refusalName(one.refusal->code)) + " " + one.line));
    if (one.stoppedAt > 0)
        std::cerr << one.macro << " stopped at line " << one.stoppedAt << " of " << one.lines
                  << (one.stoppedAt > 1 ? "; the lines before it are done.\n" : ".\n");
    tell(*one.refusal);
}

nlohmann::json jsonOf(const LineResult& one)
{
    nlohmann::json out = {{"line", one.line},
                          {"ok", one.ok},
                          {"result", one.ok ? nlohmann::json(one.result) : nlohmann::json(nullptr)},
                          {"incident", one.incident},
                          {"macro", one.macro},
                          {"refusal", nullptr}};
    if (one.stoppedAt > 0)
        out["stopped_at"] = one.stoppedAt;
    if (one.refusal)
        out["refusal"] = {{"code", refusalName(one.refusal->code)},
                          {"sentence", refusalSentence(*one.refusal)}};
    return out;
}

// The lines given, or with "-" those of stdin, each taken as it comes, until the end is asked for.
template <class Take>
void eachLine(const Arguments& arguments, const EndRequest& end, const Take& take)
{
    if (arguments.words != std::vector<std::string>{"-"}) {
        for (const auto& line : arguments.words) {
            if (end.signal() == 0)
                take(line);
        }
        return;
    }
    for (std::string line; end.signal() == 0 && std::getline(std::cin, line);)
        take(line);
}

} // namespace

int runDo(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    const auto agent = arguments.option("as");
    if (!path || !agent || arguments.words.empty())
        return misused(kDoUsage);
    const auto reportStop = [&arguments](int code) {
        if (arguments.isJson)
            sayJson(nlohmann::json::array());
        return code;
    };
    const PositionId position(arguments.optionOr("position", "havenctl"));
    auto secret = password(arguments, *agent);
    if (!secret)
        return reportStop(tell(secret.refusal()));
    LockedBytes forKeys = LockedBytes::copyOf(*secret);
    auto who = checkWho(*std::move(secret), *path, *agent);
    EndRequest end;
    SessionOptions options;
    options.path = *path;
    options.holder = position.value;
    auto session = Session::open(std::move(options), {});
    const auto account = who.get();
    if (!session)
        return reportStop(tell(session.refusal()));
    const auto seat = seatOf(**session, account, AgentId(*agent), position);
    if (!seat)
        return reportStop(tell(seat.refusal()));
    for (const auto& one : (*session)->base().disabled)
        tell(one);
    Advisor advisor(**session);
    Housekeeping housekeeping(**session);
    RoomKeeper roomKeeper(**session);
    roomKeeper.look(); // what fell due while nothing held the station
    (*session)->settle();
    Runner runner(**session, advisor, *seat, std::move(forKeys));
    QCoreApplication::setApplicationName(QStringLiteral("haven")); // the console's folder
    if (const auto read = runner.readMacros(preferencesFolder()); !read)
        tell(read.refusal()); // the lines are run all the same, without macros
    const auto on = runner.signOn();
    if (!on)
        return reportStop(tell(on.refusal()));
    runner.tellRelief();
    bool isAnyRefused = false;
    nlohmann::json results = nlohmann::json::array();
    end.listen();
    eachLine(arguments, end, [&](const std::string& line) {
        const LineResult result = runner.run(line);
        isAnyRefused = isAnyRefused || !result.ok;
        if (arguments.isJson)
            results.push_back(jsonOf(result));
        else
            say(result);
    });
    roomKeeper.look();
    housekeeping.look();
    runner.signOff();
    if (arguments.isJson)
        sayJson(results);
    if (end.signal() != 0)
        return end.exitCode();
    return isAnyRefused ? kRefused : kDone;
}

} // namespace haven::ctl
