#pragma once

#include "models/dispatch/decide.h"
#include "models/dispatch/evolve.h"
#include "models/geo/beats.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A dispatch room without a disk and without a screen: shipped codes and protocols, two beats, a
// clock that only the test moves, and one seat a role.
namespace haven::test {

// A file of the source tree, "resources/codes/types.json"; empty when it cannot be read.
std::string sourceText(std::string_view path);

// The shipped codes and protocols. A protocol's hash is made up ("hash of ID"): the core does not
// work out hashes.
Knowledge shippedKnowledge();

// The two beats of the fixture: 1 west and 2 east of kTownLine, each about two kilometers wide.
inline constexpr Coordinate kInBeat1{412'800'000, -725'200'000};
inline constexpr Coordinate kInBeat2{412'800'000, -725'000'000};
inline constexpr Coordinate kOutside{413'800'000, -725'000'000};

Seat dispatcherSeat();
Seat clinicianSeat();
Seat supervisorSeat();
Seat administratorSeat();
Seat advisorSeat();

Location at(std::string text);
Location at(std::string text, Coordinate point);

class DispatchRoom final
{
public:
    DispatchRoom();
    DispatchRoom(const DispatchRoom&) = delete;
    DispatchRoom& operator=(const DispatchRoom&) = delete;

    // decide(), and on success evolve(): as the dispatcher, or from another seat.
    Result<std::vector<Event>> run(const Command& command);
    Result<std::vector<Event>> runAs(const Seat& seat, const Command& command);
    // The name of the refusal, "UnitNotOnDuty"; "done" when the command was done after all.
    std::string refusalOf(const Command& command);
    std::string refusalOfAs(const Seat& seat, const Command& command);

    // Adds facts without asking a rule: StationCreated, or a state that rules do not lead to.
    void record(const Event& event);

    // The new incident's id; a failed opening ends the test program with the sentence.
    IncidentId open(std::string_view type, std::string_view place = "12 Oak Ave");
    void logOn(std::string_view unit, std::vector<std::string> skills = {});
    void dispatch(std::string_view unit, IncidentId incident);
    // The last fact of a type among those of the last done command; fails loudly without one.
    template <class Fact>
    const Fact& last() const
    {
        for (auto one = m_lastFacts.rbegin(); one != m_lastFacts.rend(); ++one) {
            if (const auto* fact = kindIf<Fact>(&*one))
                return *fact;
        }
        fail("no such fact in the last act");
    }
    template <class Fact>
    int count() const
    {
        int n = 0;
        for (const auto& fact : m_lastFacts)
            n += isKind<Fact>(fact) ? 1 : 0;
        return n;
    }

    const State& state() const { return m_state; }
    const std::vector<Recorded>& log() const { return m_log; }
    const Knowledge& knowledge() const { return m_knowledge; }
    // A place search to look in; it outlives the room.
    void setDirectory(std::vector<DirectoryEntry> all) { m_knowledge.directory = std::move(all); }
    // As an update of the program or of the agency's folder does; nullopt takes it away.
    void setProtocol(const ProtocolId& id, std::optional<ProtocolOnFile> onFile);
    // As a file in the agency's folder of instruments does.
    void setInstrument(InstrumentOnFile onFile)
    {
        const InstrumentId id = onFile.instrument.id;
        m_knowledge.instruments[id] = std::move(onFile);
    }
    void setPlaces(const PlaceIndex* places) { m_knowledge.places = places; }
    const Incident& incident(IncidentId id) const;
    const Unit& unit(std::string_view id) const;

    Instant now() const { return m_now; }
    void pass(Span span) { m_now = m_now + span; }
    void setNow(Instant now) { m_now = now; }
    // How long before now the next commands happened ("-3"): zero unless told.
    void setBackdate(Span span) { m_backdate = span; }
    // Where the next commands were written down; empty: they are entered as they happen.
    void setSource(std::string source) { m_source = std::move(source); }
    // Who has an account, as the engine looks it up for a relief. Untold: nobody looks.
    void setAccounts(std::vector<Account> all)
    {
        m_accounts = std::make_shared<const std::vector<Account>>(std::move(all));
    }
    // What the act of a command of this seat is now: for calling decide() by hand.
    Act actOf(const Seat& seat) const;

private:
    [[noreturn]] static void fail(std::string_view what);

    std::unique_ptr<BeatMap> m_beats;
    Knowledge m_knowledge;
    State m_state;
    std::vector<Recorded> m_log;
    std::vector<Event> m_lastFacts;
    std::map<std::pair<AgentId, PositionId>, std::vector<Recorded>> m_lastActs; // by window
    Instant m_now;
    Span m_backdate;
    std::string m_source;
    std::shared_ptr<const std::vector<Account>> m_accounts;
};

// A supervisor's reason for closing over all that was not asked: `why` for each of it.
std::string reasonForEach(const DispatchRoom& room, IncidentId incident, std::string_view why);
// What folding the log from nothing adds up to.
State folded(const std::vector<Recorded>& log);
// The same after every event went to text and back: what a restart reads.
State foldedFromText(const std::vector<Recorded>& log);
// What must hold after every event; empty when all of it does, else the broken rule in words.
std::string brokenInvariant(const State& state);

// An event of every type, each with nothing in it.
template <class... Each>
std::vector<Event> oneOfEach(const Kinds<Each...>*)
{
    return {Event(Each())...};
}
inline std::vector<Event> oneOfEach()
{
    return oneOfEach(static_cast<const AnyFact*>(nullptr));
}

} // namespace haven::test
