#pragma once

#include "models/dispatch/events_alarm.h"
#include "models/dispatch/events_outside.h"
#include "models/dispatch/events_transport.h"
#include "models/dispatch/types.h"

// The unit as the board holds it.
namespace haven {

// When somebody declared it, or said more while it stood, and who.
struct CrySaid {
    Instant at;
    AgentId by;
    bool operator==(const CrySaid&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("at", &CrySaid::at);
        f("by", &CrySaid::by);
    }
};

struct Emergency {
    Instant declaredAt;
    AgentId declaredBy;
    std::string how;
    std::optional<AgentId> acknowledgedBy;
    std::optional<Instant> acknowledgedAt;
    std::string words = {}; // said with it, where the unit works no incident that has the note
    std::vector<CrySaid> said = {}; // each cry: notes of those moments hold what was said
    bool operator==(const Emergency&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("declared_at", &Emergency::declaredAt);
        f("declared_by", &Emergency::declaredBy);
        f("how", &Emergency::how);
        f("acknowledged_by", &Emergency::acknowledgedBy);
        f("acknowledged_at", &Emergency::acknowledgedAt);
        f("words", &Emergency::words, FieldClass::Police);
        f("said", &Emergency::said);
    }
};

struct Unit {
    UnitId id;
    std::vector<std::string> officers;
    std::string vehicle;
    std::string radio;
    std::optional<BeatId> beat;
    std::vector<std::string> skills;
    Discipline discipline = Discipline::Police;
    UnitStatus status;
    Instant statusSince;
    std::optional<UnitStatus> statusBefore;
    Instant loggedOnAt;
    std::optional<IncidentId> incident;
    std::optional<AssignmentStage> stage;
    std::string note;
    std::optional<Location> place;  // as told by radio; live positions are telemetry, not state
    std::optional<Instant> placeAt; // when it was there, as far as anybody said
    std::optional<Instant> checkDueAt;
    Instant lastContactAt;
    std::optional<Emergency> emergency;
    std::vector<LadderRung> ladder = {}; // since it was sent, while it has not answered
    std::string odometer = {};           // the last reading
    std::vector<std::string> equipment = {};
    std::vector<IncidentId> stack = {}; // work that waits for it, in order; stackOf() reads it
    std::optional<Transport> transport = {};
    std::int64_t lastSequence = 0;
    std::optional<OutsideUnit> outside = {};       // none: one of ours
    std::optional<Transport> transportBefore = {}; // ended last: an undo or a join goes on with it
    bool operator==(const Unit&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("id", &Unit::id);
        f("officers", &Unit::officers, FieldClass::Police);
        f("vehicle", &Unit::vehicle);
        f("radio", &Unit::radio);
        f("beat", &Unit::beat);
        f("skills", &Unit::skills);
        f("discipline", &Unit::discipline);
        f("status", &Unit::status);
        f("status_since", &Unit::statusSince);
        f("status_before", &Unit::statusBefore);
        f("logged_on_at", &Unit::loggedOnAt);
        f("incident", &Unit::incident);
        f("stage", &Unit::stage);
        f("note", &Unit::note, FieldClass::Police);
        f("place", &Unit::place);
        f("place_at", &Unit::placeAt);
        f("check_due_at", &Unit::checkDueAt);
        f("last_contact_at", &Unit::lastContactAt);
        f("emergency", &Unit::emergency);
        f("ladder", &Unit::ladder);
        f("last_sequence", &Unit::lastSequence);
        f("odometer", &Unit::odometer);
        f("equipment", &Unit::equipment);
        f("stack", &Unit::stack);
        f("transport", &Unit::transport);
        f("outside", &Unit::outside);
        f("transport_before", &Unit::transportBefore);
    }
};

} // namespace haven
