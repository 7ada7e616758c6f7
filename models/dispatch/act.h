#pragma once

#include "models/crisis/directory.h"
#include "models/crisis/instrument.h"
#include "models/crisis/protocol.h"
#include "models/dispatch/account.h"
#include "models/dispatch/codes.h"
#include "models/dispatch/event.h"
#include "models/dispatch/record_care.h"

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

class BeatMap;
class PlaceIndex;

// Shipped with the program, or installed by the agency beside its station.
HAVEN_ENUM(ProtocolSource, Shipped, Agency)

struct ProtocolOnFile {
    Protocol protocol;
    std::string hash; // SHA-256 of its text, hex
    std::string text; // the file, byte for byte
    ProtocolSource source = ProtocolSource::Shipped;
};

// Installed by the agency, always: none is shipped.
struct InstrumentOnFile {
    Instrument instrument;
    std::string hash; // SHA-256 of its text, hex
};

// What rules look things up in. It holds still for one act; the next may be given another map.
struct Knowledge {
    Codes codes;
    std::map<ProtocolId, ProtocolOnFile> protocols;
    std::map<InstrumentId, InstrumentOnFile> instruments;
    std::vector<DirectoryEntry> directory; // whom to call: what is shipped and the agency's own
    std::vector<std::string> towns;        // as the directory spells them
    // Either may be missing: a station works without a map, places are then taken as written.
    const BeatMap* beats = nullptr;
    const PlaceIndex* places = nullptr;
};

// Who sits where: one a window. Every command carries its window's.
struct Seat {
    AgentId agent;
    std::string name; // as shown: "Reyes"
    PositionId position;
    std::set<Role> roles;
    bool operator==(const Seat&) const = default;
};

// Who wants something, when and from where: all that decide() may know besides the State. There is
// no clock and no random source in the core; they come in here.
struct Act {
    Instant recordedAt;
    Instant happenedAt; // at or before recordedAt; "-3" and "at 21:40" set it
    AgentId recordedBy; // who is signed on at the window
    AgentId doneBy;     // usually the same
    PositionId position;
    std::set<Role> roles;
    LocalDay day; // recordedAt in the agency's time zone, for numbers by year
    const Knowledge* knowledge = nullptr;
    std::map<UnitId, SeenSpot> seen; // where receivers see the units of the command
    std::vector<Recorded> lastAct;   // newest act of this agent, for undo only
    // What the log holds of it, for a removal that is asked for or approved.
    std::shared_ptr<const RemovalReading> removal = {};
    // Who has an account, where a desk is handed over; nullptr: nobody looked.
    std::shared_ptr<const std::vector<Account>> accounts = {};
    int halfTaken = 0; // calls in the drafts of the position, where its desk is handed over
    // Where it was written down, for what is entered afterwards: "paper 17". Empty: entered as it
    // happens.
    std::string source = {};
};

// A type of facts that are no act which anybody would take back: to come to a desk and to leave it,
// to be refused, and to look at something.
bool isNoAct(std::string_view type);

} // namespace haven
