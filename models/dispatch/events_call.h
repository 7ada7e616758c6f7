#pragma once

#include "models/base/describe.h"
#include "models/dispatch/types.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

// Facts of the contact itself: where the network says that it comes from, how the two sides
// understand each other, and what was typed instead of said.
namespace haven {

// --- where the call comes from: never where it happens ---
// Carrier: what came with the call. Rebid: asked again. Device: the telephone's own. Ping: the
// carrier looked for it in an emergency. Caller: as the caller says.
HAVEN_ENUM(FixSource, Carrier, Rebid, Device, Ping, Caller)
HAVEN_ENUM(ServiceClass, NotGiven, Residence, Business, Pbx, Payphone, Voip, WirelessPhase1,
           WirelessPhase2, Telematics, Satellite, Other)

struct CallLocated {
    static constexpr const char* kType = "CallLocated";
    CallId call;
    IncidentId incident;
    FixSource source = FixSource::Carrier;
    ServiceClass serviceClass = ServiceClass::NotGiven;
    Location place;
    std::optional<std::int64_t> radiusM = {};       // of uncertainty
    std::optional<std::int64_t> confidencePct = {}; // that it lies within the radius
    std::string carrier = {};
    bool operator==(const CallLocated&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("call", &CallLocated::call);
        f("incident", &CallLocated::incident);
        f("source", &CallLocated::source);
        f("service_class", &CallLocated::serviceClass, FieldClass::Police);
        f("place", &CallLocated::place, FieldClass::Police);
        f("radius_m", &CallLocated::radiusM);
        f("confidence_pct", &CallLocated::confidencePct);
        f("carrier", &CallLocated::carrier, FieldClass::Police);
    }
};

struct CallFix {
    FixSource source = FixSource::Carrier;
    ServiceClass serviceClass = ServiceClass::NotGiven;
    Location place;
    std::optional<std::int64_t> radiusM;
    std::optional<std::int64_t> confidencePct;
    std::string carrier;
    Instant at;
    AgentId by;
    bool operator==(const CallFix&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("source", &CallFix::source);
        f("service_class", &CallFix::serviceClass, FieldClass::Police);
        f("place", &CallFix::place, FieldClass::Police);
        f("radius_m", &CallFix::radiusM);
        f("confidence_pct", &CallFix::confidencePct);
        f("carrier", &CallFix::carrier, FieldClass::Police);
        f("at", &CallFix::at);
        f("by", &CallFix::by);
    }
};

// A carrier is asked where a telephone is because somebody is in danger (18 USC 2702(c)(4)): asked
// with its ground, then what came of it.
HAVEN_ENUM(PingStep, Asked, Located, NoResult, Refused)

struct CarrierPingMarked {
    static constexpr const char* kType = "CarrierPingMarked";
    CallId call;
    IncidentId incident;
    PingStep step = PingStep::Asked;
    std::string carrier;
    std::string words; // asked: the ground; else what they said
    bool operator==(const CarrierPingMarked&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("call", &CarrierPingMarked::call);
        f("incident", &CarrierPingMarked::incident);
        f("step", &CarrierPingMarked::step);
        f("carrier", &CarrierPingMarked::carrier, FieldClass::Police);
        f("words", &CarrierPingMarked::words, FieldClass::Police);
    }
};

struct CarrierPing {
    PingStep step = PingStep::Asked;
    std::string carrier;
    std::string ground;
    std::string answer;
    Instant askedAt;
    AgentId askedBy;
    std::optional<Instant> answeredAt;
    bool operator==(const CarrierPing&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("step", &CarrierPing::step);
        f("carrier", &CarrierPing::carrier, FieldClass::Police);
        f("ground", &CarrierPing::ground, FieldClass::Police);
        f("answer", &CarrierPing::answer, FieldClass::Police);
        f("asked_at", &CarrierPing::askedAt);
        f("asked_by", &CarrierPing::askedBy);
        f("answered_at", &CarrierPing::answeredAt);
    }
};

// --- how the two sides understand each other ---
HAVEN_ENUM(InterpreterStep, Asked, Connected, NotAvailable, Released)

struct InterpreterMarked {
    static constexpr const char* kType = "InterpreterMarked";
    CallId call;
    IncidentId incident;
    InterpreterStep step = InterpreterStep::Asked;
    std::string language;
    std::string provider;
    std::string interpreter; // the number they give
    std::string words;
    bool operator==(const InterpreterMarked&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("call", &InterpreterMarked::call);
        f("incident", &InterpreterMarked::incident);
        f("step", &InterpreterMarked::step);
        f("language", &InterpreterMarked::language);
        f("provider", &InterpreterMarked::provider, FieldClass::Police);
        f("interpreter", &InterpreterMarked::interpreter, FieldClass::Police);
        f("words", &InterpreterMarked::words, FieldClass::Police);
    }
};

struct InterpreterUse {
    InterpreterStep step = InterpreterStep::Asked;
    std::string language;
    std::string provider;
    std::string interpreter;
    Instant askedAt;
    std::optional<Instant> connectedAt;
    std::optional<Instant> endedAt; // released, or there was none
    bool operator==(const InterpreterUse&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("step", &InterpreterUse::step);
        f("language", &InterpreterUse::language);
        f("provider", &InterpreterUse::provider, FieldClass::Police);
        f("interpreter", &InterpreterUse::interpreter, FieldClass::Police);
        f("asked_at", &InterpreterUse::askedAt);
        f("connected_at", &InterpreterUse::connectedAt);
        f("ended_at", &InterpreterUse::endedAt);
    }
};

// How somebody at this incident communicates; whoever goes there has to know. No diagnosis.
HAVEN_ENUM(CommunicationNeed, Deaf, HardOfHearing, DeafBlind, NonSpeaking, HardToUnderstand,
           SignLanguage, WritesOrTypes, PlainWords, Blind, Other)

struct CommunicationNeedsRecorded {
    static constexpr const char* kType = "CommunicationNeedsRecorded";
    IncidentId incident;
    std::set<CommunicationNeed> before;
    std::string wordsBefore;
    std::set<CommunicationNeed> after;
    std::string words; // "reads lips, face her"
    bool operator==(const CommunicationNeedsRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &CommunicationNeedsRecorded::incident);
        f("before", &CommunicationNeedsRecorded::before, FieldClass::Police);
        f("words_before", &CommunicationNeedsRecorded::wordsBefore, FieldClass::Police);
        f("after", &CommunicationNeedsRecorded::after, FieldClass::Police);
        f("words", &CommunicationNeedsRecorded::words, FieldClass::Police);
    }
};

struct CommunicationNeeds {
    std::set<CommunicationNeed> needs;
    std::string words;
    bool operator==(const CommunicationNeeds&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("needs", &CommunicationNeeds::needs, FieldClass::Police);
        f("words", &CommunicationNeeds::words, FieldClass::Police);
    }
};

// --- typed instead of said ---
HAVEN_ENUM(TextMedium, Text, Tty, Relay)
HAVEN_ENUM(TextStep, Opened, Written, Closed)

// What was written stands in a note of the call, one line a sentence (transcript.h): it is
// searched, corrected and read by the advisor as every note is.
struct TextSessionMarked {
    static constexpr const char* kType = "TextSessionMarked";
    CallId call;
    IncidentId incident;
    TextStep step = TextStep::Opened;
    TextMedium medium = TextMedium::Text;
    std::optional<NoteId> note = {}; // Written: the note that holds the lines
    std::int64_t lines = 0;
    std::int64_t fromCaller = 0; // so many of them
    std::string words = {};      // Closed: how it ended
    bool operator==(const TextSessionMarked&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("call", &TextSessionMarked::call);
        f("incident", &TextSessionMarked::incident);
        f("step", &TextSessionMarked::step);
        f("medium", &TextSessionMarked::medium);
        f("note", &TextSessionMarked::note);
        f("lines", &TextSessionMarked::lines);
        f("from_caller", &TextSessionMarked::fromCaller);
        f("words", &TextSessionMarked::words, FieldClass::Police);
    }
};

struct TextSession {
    TextMedium medium = TextMedium::Text;
    Instant openedAt;
    std::optional<Instant> lastAt; // the newest lines
    std::optional<Instant> closedAt;
    std::vector<NoteId> notes;
    std::int64_t lines = 0;
    bool operator==(const TextSession&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("medium", &TextSession::medium);
        f("opened_at", &TextSession::openedAt);
        f("last_at", &TextSession::lastAt);
        f("closed_at", &TextSession::closedAt);
        f("notes", &TextSession::notes);
        f("lines", &TextSession::lines);
    }
};

// One attempt to reach the caller again.
struct CallbackTry {
    CallbackResult result = CallbackResult::NoAnswer;
    Instant at;
    AgentId by;
    std::string note;
    bool operator==(const CallbackTry&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("result", &CallbackTry::result, FieldClass::Police);
        f("at", &CallbackTry::at);
        f("by", &CallbackTry::by);
        f("note", &CallbackTry::note, FieldClass::Care);
    }
};

} // namespace haven
