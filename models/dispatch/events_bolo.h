#pragma once

#include "models/dispatch/types.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

// Facts about a BOLO, "be on the lookout": whom or what officers should watch for, until when, who
// has heard it, and where it fitted what somebody typed.
namespace haven {

HAVEN_ENUM(BoloKind, Person, Vehicle, Property)
HAVEN_ENUM(BoloField, Plate, Name, Phone)
// Exact: as written. Likely: after O and 0, I and 1 are taken as one, or with another state, or a
// name among others. Possible: a part of it.
HAVEN_ENUM(BoloSure, Exact, Likely, Possible)
// What was typed: a call, a person or vehicle of an incident, a note, a record check.
HAVEN_ENUM(BoloTyped, Call, Person, Vehicle, Note, Check)

// What is looked for. Restricted ones are of class CriminalJustice: then none of it is told to
// those who may not read that class.
struct BoloText {
    BoloKind kind = BoloKind::Person;
    std::string words; // "gray van, ladder rack"
    std::string name;
    std::string plate;
    std::string plateState;
    std::string phone;
    std::string origin; // the agency that asks for it
    std::string reason; // "hit and run, serious injury"
    FieldClass fieldClass = FieldClass::Police;
    std::string photo = {}; // where a picture is: a file, a page of a bulletin; none is kept here
    bool operator==(const BoloText&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("kind", &BoloText::kind, FieldClass::CriminalJustice);
        f("words", &BoloText::words, FieldClass::CriminalJustice);
        f("name", &BoloText::name, FieldClass::CriminalJustice);
        f("plate", &BoloText::plate, FieldClass::CriminalJustice);
        f("plate_state", &BoloText::plateState, FieldClass::CriminalJustice);
        f("phone", &BoloText::phone, FieldClass::CriminalJustice);
        f("origin", &BoloText::origin, FieldClass::CriminalJustice);
        f("reason", &BoloText::reason, FieldClass::CriminalJustice);
        f("field_class", &BoloText::fieldClass);
        f("photo", &BoloText::photo, FieldClass::CriminalJustice);
    }
};

struct BoloCreated {
    static constexpr const char* kType = "BoloCreated";
    BoloId bolo;
    BoloText text;
    Instant expiresAt;
    bool operator==(const BoloCreated&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("bolo", &BoloCreated::bolo);
        f("text", &BoloCreated::text);
        f("expires_at", &BoloCreated::expiresAt);
    }
};

// Read out on a channel to the units on duty.
struct BoloBroadcast {
    static constexpr const char* kType = "BoloBroadcast";
    BoloId bolo;
    std::string channel;
    std::vector<UnitId> units;
    bool operator==(const BoloBroadcast&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("bolo", &BoloBroadcast::bolo);
        f("channel", &BoloBroadcast::channel);
        f("units", &BoloBroadcast::units);
    }
};

struct BoloAcknowledged {
    static constexpr const char* kType = "BoloAcknowledged";
    BoloId bolo;
    std::vector<UnitId> units;
    bool operator==(const BoloAcknowledged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("bolo", &BoloAcknowledged::bolo);
        f("units", &BoloAcknowledged::units);
    }
};

struct BoloRenewed {
    static constexpr const char* kType = "BoloRenewed";
    BoloId bolo;
    Instant before;
    Instant expiresAt;
    std::string reason;
    bool operator==(const BoloRenewed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("bolo", &BoloRenewed::bolo);
        f("before", &BoloRenewed::before);
        f("expires_at", &BoloRenewed::expiresAt);
        f("reason", &BoloRenewed::reason, FieldClass::CriminalJustice);
    }
};

struct BoloCanceled {
    static constexpr const char* kType = "BoloCanceled";
    BoloId bolo;
    std::string reason;
    bool operator==(const BoloCanceled&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("bolo", &BoloCanceled::bolo);
        f("reason", &BoloCanceled::reason, FieldClass::CriminalJustice);
    }
};

// Of what was typed nothing is repeated here: it stands where it was typed, with its own class.
struct BoloMatched {
    static constexpr const char* kType = "BoloMatched";
    BoloId bolo;
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    BoloField field = BoloField::Plate;
    BoloSure sure = BoloSure::Exact;
    BoloTyped typed = BoloTyped::Note;
    bool operator==(const BoloMatched&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("bolo", &BoloMatched::bolo);
        f("incident", &BoloMatched::incident);
        f("unit", &BoloMatched::unit);
        f("field", &BoloMatched::field, FieldClass::Police);
        f("sure", &BoloMatched::sure, FieldClass::Police);
        f("typed", &BoloMatched::typed, FieldClass::Police);
    }
};

// Long over ones leave memory; the log keeps them.
struct BolosDropped {
    static constexpr const char* kType = "BolosDropped";
    std::vector<BoloId> bolos;
    bool operator==(const BolosDropped&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("bolos", &BolosDropped::bolos);
    }
};

struct BoloMatch {
    std::optional<IncidentId> incident;
    std::optional<UnitId> unit;
    BoloField field = BoloField::Plate;
    BoloSure sure = BoloSure::Exact;
    BoloTyped typed = BoloTyped::Note;
    Instant at;
    std::optional<Instant> seenAt; // somebody has answered the alarm
    bool operator==(const BoloMatch&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &BoloMatch::incident);
        f("unit", &BoloMatch::unit);
        f("field", &BoloMatch::field, FieldClass::Police);
        f("sure", &BoloMatch::sure, FieldClass::Police);
        f("typed", &BoloMatch::typed, FieldClass::Police);
        f("at", &BoloMatch::at);
        f("seen_at", &BoloMatch::seenAt);
    }
};

// More of them leave memory, those that somebody has looked at first.
inline constexpr std::size_t kBoloMatchesKept = 50;

// As the station holds it. It is over by itself once its time has passed.
struct Bolo {
    BoloText text;
    Instant createdAt;
    AgentId createdBy;
    Instant expiresAt;
    std::optional<Instant> canceledAt;
    std::optional<Instant> broadcastAt; // the last time
    std::vector<UnitId> toldUnits;      // on duty when it was broadcast
    std::map<UnitId, Instant> acknowledged;
    std::vector<BoloMatch> matches;
    bool operator==(const Bolo&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("text", &Bolo::text);
        f("created_at", &Bolo::createdAt);
        f("created_by", &Bolo::createdBy);
        f("expires_at", &Bolo::expiresAt);
        f("canceled_at", &Bolo::canceledAt);
        f("broadcast_at", &Bolo::broadcastAt);
        f("told_units", &Bolo::toldUnits);
        f("acknowledged", &Bolo::acknowledged);
        f("matches", &Bolo::matches);
    }
};

} // namespace haven
