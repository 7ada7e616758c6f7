#pragma once

#include "models/dispatch/events_aid.h"
#include "models/dispatch/events_discipline.h"
#include "models/dispatch/events_rotation.h"

// What somebody wants done about other agencies: asked, answered, taken in turn, their units.
namespace haven {

struct AskAid {
    static constexpr const char* kName = "AskAid";
    IncidentId incident;
    std::string kind; // code or alias of the agency's table
    std::string whom; // empty: as the kind says
    AidWay way = AidWay::NotSaid;
    std::string note;
    bool operator==(const AskAid&) const = default;
};

// `minutes`: until they are there, as they say; of Accepted, Rolling, and alone: a new time.
struct AnswerAid {
    static constexpr const char* kName = "AnswerAid";
    IncidentId incident;
    std::int64_t request = 0; // 0: the newest open one of `kind`
    std::string kind;
    std::optional<AidStage> stage; // none: only a new time
    std::optional<int> minutes;
    std::string words;
    bool operator==(const AnswerAid&) const = default;
};

// The next company of the list in turn is asked.
struct AskInTurn {
    static constexpr const char* kName = "AskInTurn";
    IncidentId incident;
    std::string kind;
    std::string zone;  // empty: the beat of the incident
    std::string grade; // empty: the list has one class only
    AidWay way = AidWay::Phone;
    bool operator==(const AskInTurn&) const = default;
};

// The next company is passed over, with the reason; nobody calls it for this incident.
struct PassTurn {
    static constexpr const char* kName = "PassTurn";
    IncidentId incident;
    std::string kind;
    std::string zone;
    std::string grade;
    std::string reason;
    bool operator==(const PassTurn&) const = default;
};

struct ChangeRotationList {
    static constexpr const char* kName = "ChangeRotationList";
    RotationList list; // the key is worked out; without members it is taken away
    std::string reason;
    bool operator==(const ChangeRotationList&) const = default;
};

struct ChangeDisciplinePriority {
    static constexpr const char* kName = "ChangeDisciplinePriority";
    IncidentId incident;
    Discipline discipline = Discipline::Ems;
    std::optional<Priority> priority;
    std::string reason;
    bool operator==(const ChangeDisciplinePriority&) const = default;
};

// A unit of another agency on our board, for one incident or for the shift.
struct AddOutsideUnit {
    static constexpr const char* kName = "AddOutsideUnit";
    UnitId unit; // with the prefix of its agency: "WHFD-E1"
    std::string agency;
    std::string kind; // "engine", "ambulance"
    std::string radio;
    std::optional<Discipline> discipline = {}; // where nobody says it: unit_discipline.h
    std::optional<IncidentId> until;           // it leaves with this incident
    bool operator==(const AddOutsideUnit&) const = default;
};

} // namespace haven
