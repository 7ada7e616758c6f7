#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/state.h"
#include "models/dispatch/waiting.h"
#include "models/dispatch/weapon.h"

#include <optional>
#include <string>
#include <vector>

// The board as a pure view of the State at a moment: what the queue, the unit board and
// `havenctl board` show. Nothing here is stored.
namespace haven {

HAVEN_ENUM(IncidentStatus, Waiting, Held, Assigned, Dispatched, EnRoute, OnScene, Closed)
// The public list's word for the same.
HAVEN_ENUM(CommonIncidentStatus, Active, ResourcesAssigned, ResourcesEnroute, ResourcesOnscene,
           Closed, ReOpened)

// By the unit that has come farthest of those that can answer it (waiting.h). Transporting counts
// as on scene: the incident is worked.
IncidentStatus incidentStatus(const Incident& incident, const Codes& codes);
// By any unit: resources of every kind are resources.
CommonIncidentStatus commonIncidentStatus(const Incident& incident);
// Somebody called about it, or it was joined with what had calls, while it is held.
bool isCalledSinceHold(const Incident& incident);
// When somebody has to look at a held one: its hold is over, or somebody called again. Nothing for
// one that is not held, or held until a person releases it.
std::optional<Instant> holdEndsAt(const Incident& incident);
// Waits longer than its priority allows. A held one is late when its hold is over.
bool isLate(const Incident& incident, const Codes& codes, Instant now);

// Which flag stands: a person's word, else the advisor's.
HAVEN_ENUM(FlagVoice, Nobody, Advisor, Person)

struct BoardRow {
    IncidentId id;
    std::string number;
    TypeCode type;     // empty for a restricted incident, as are label, place and flag
    std::string label; // of the type; the title of a restricted incident
    Priority priority = Priority::P3;
    std::string place;
    std::optional<Coordinate> point; // of the place, where the map knows it
    std::optional<BeatId> beat;
    IncidentStatus status = IncidentStatus::Waiting;
    Span waiting;
    bool isLate = false;
    Flag flag = Flag::Unknown;
    FlagVoice flagVoice = FlagVoice::Nobody;
    std::optional<int> level; // 1..4
    Asked asked = Asked::NotYet;
    bool isLevelOpen = false; // "3, not yet asked": no answer decides it
    std::vector<UnitId> units;
    std::size_t calls = 0;
    Visibility visibility = Visibility::Normal;
    std::string holdReason;
    bool isCalledSinceHold = false; // a further call on what is held: it wants a look
    bool owesCallback = false;      // a lost caller has not been called back yet
    WeaponSign weapon = WeaponSign::None;
    // "possible weapon “knife in hand”", "weapon in hand"; of a restricted incident only that.
    std::string weaponWords;
    std::vector<PriorityFor> priorities = {}; // of each discipline that it concerns, police first
    std::size_t aidOpen = 0;                  // requests to others under way
    bool isAidLate = false;
    bool isSilent = false; // units are sent to it and told without voice
    // "BOLO B7: hit and run": what is looked for fits what was typed there. Of the whole state, so
    // boardRow() leaves it empty.
    std::string boloWords = {};
    // What is known of the place where the caller said nothing (place_marks.h); as boloWords.
    std::vector<std::string> placeMarks = {};
    bool operator==(const BoardRow&) const = default;
};

struct UnitRow {
    UnitId id;
    UnitStatus status;
    std::string statusText; // "Meal break"
    Instant since;
    Span inStatus;
    std::optional<IncidentId> incident;
    std::string number; // of that incident; empty without
    std::optional<BeatId> beat;
    std::string place;
    std::optional<Coordinate> point; // of the place, where the map knows it
    std::string note;
    std::vector<std::string> officers;
    std::string vehicle;
    std::string radio;
    std::string channel = {}; // that its beat is worked on
    std::vector<std::string> equipment;
    std::string odometer;
    std::vector<std::string> skills;
    std::optional<Instant> checkDueAt;
    bool isCheckLate = false;
    bool isEmergency = false;
    std::string agency = {}; // of a unit of others; empty: one of ours
    Discipline discipline = Discipline::Police;
    bool operator==(const UnitRow&) const = default;
};

// How urgent the row is for one discipline; as for police where it does not concern that one, for
// what is urgent is never hidden.
Priority shownPriority(const BoardRow& row, Discipline discipline);
// "no voice", "aid 2", "no voice, aid 1 late"; empty where neither is so.
std::string workMark(const BoardRow& row);

BoardRow boardRow(const Incident& incident, const Codes& codes, Instant now);
UnitRow unitRow(const Unit& unit, const State& state, const Codes& codes, Instant now);

// Everything not closed: by priority, then by waiting time, longest first, then by number.
std::vector<BoardRow> queueRows(const State& state, const Codes& codes, Instant now);
// By call sign; a unit in an emergency first.
std::vector<UnitRow> unitRows(const State& state, const Codes& codes, Instant now);

// "unknown", "yes", "possible", "no"; with "?" while only the advisor says so.
std::string flagText(const BoardRow& row);
// "3, not yet asked", "4"; empty without a level.
std::string levelText(const BoardRow& row);

} // namespace haven
