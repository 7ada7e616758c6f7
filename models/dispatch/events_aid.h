#pragma once

#include "models/base/describe.h"
#include "models/dispatch/types.h"

#include <optional>
#include <string>

// Facts about what was asked of others for an incident: fire, ambulance, the next town, a tow. A
// request counts up from 1 in its incident and goes its way once.
namespace haven {

// Asked: nobody has answered. Accepted: they come. Rolling: they are on the way. The last four end
// it: done there, they said no, nobody answered, called off by us or by them.
HAVEN_ENUM(AidStage, Asked, Accepted, Rolling, Arrived, Finished, Refused, NoAnswer, Canceled)
HAVEN_ENUM(AidWay, NotSaid, Phone, Radio, Ringdown, Message)

struct AidAsked {
    static constexpr const char* kType = "AidAsked";
    IncidentId incident;
    std::int64_t request = 0;
    std::string kind;  // of the agency's table: "tow"
    std::string label; // "Tow truck"
    std::string whom;
    std::string phone;
    AidWay way = AidWay::NotSaid;
    std::string note;
    std::string list; // the rotation list it was taken from; empty: named by a person
    bool operator==(const AidAsked&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &AidAsked::incident);
        f("request", &AidAsked::request);
        f("kind", &AidAsked::kind, FieldClass::Police);
        f("label", &AidAsked::label, FieldClass::Police);
        f("whom", &AidAsked::whom, FieldClass::Police);
        f("phone", &AidAsked::phone, FieldClass::Police);
        f("way", &AidAsked::way);
        f("note", &AidAsked::note, FieldClass::Police);
        f("list", &AidAsked::list);
    }
};

// The stage it has now, also back to an earlier one where that was taken back.
struct AidProgressed {
    static constexpr const char* kType = "AidProgressed";
    IncidentId incident;
    std::int64_t request = 0;
    AidStage stage = AidStage::Accepted;
    std::optional<Instant> etaAt; // when they said that they will be there
    std::string words;
    AidStage before = AidStage::Asked;
    std::optional<Instant> etaBefore;
    bool operator==(const AidProgressed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &AidProgressed::incident);
        f("request", &AidProgressed::request);
        f("stage", &AidProgressed::stage);
        f("eta_at", &AidProgressed::etaAt);
        f("words", &AidProgressed::words, FieldClass::Police);
        f("before", &AidProgressed::before);
        f("eta_before", &AidProgressed::etaBefore);
    }
};

// --- what they add up to on the incident ---

struct AidRequest {
    std::int64_t number = 0;
    std::string kind;
    std::string label;
    std::string whom;
    std::string phone;
    AidWay way = AidWay::NotSaid;
    std::string note;
    std::string list;
    AidStage stage = AidStage::Asked;
    Instant askedAt;
    AgentId askedBy;
    std::optional<Instant> etaAt;
    std::optional<Instant> acceptedAt;
    std::optional<Instant> rollingAt;
    std::optional<Instant> arrivedAt;
    std::optional<Instant> endedAt; // finished, refused, not answered, canceled
    std::string words;              // said with the last step
    bool operator==(const AidRequest&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &AidRequest::number);
        f("kind", &AidRequest::kind, FieldClass::Police);
        f("label", &AidRequest::label, FieldClass::Police);
        f("whom", &AidRequest::whom, FieldClass::Police);
        f("phone", &AidRequest::phone, FieldClass::Police);
        f("way", &AidRequest::way);
        f("note", &AidRequest::note, FieldClass::Police);
        f("list", &AidRequest::list);
        f("stage", &AidRequest::stage);
        f("asked_at", &AidRequest::askedAt);
        f("asked_by", &AidRequest::askedBy);
        f("eta_at", &AidRequest::etaAt);
        f("accepted_at", &AidRequest::acceptedAt);
        f("rolling_at", &AidRequest::rollingAt);
        f("arrived_at", &AidRequest::arrivedAt);
        f("ended_at", &AidRequest::endedAt);
        f("words", &AidRequest::words, FieldClass::Police);
    }
};

} // namespace haven
