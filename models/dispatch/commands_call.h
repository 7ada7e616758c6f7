#pragma once

#include "models/dispatch/events_call.h"
#include "models/dispatch/events_transfer.h"

// What somebody wants recorded about the contact itself. Without a call: the newest of the
// incident.
namespace haven {

struct RecordCallLocation {
    static constexpr const char* kName = "RecordCallLocation";
    IncidentId incident;
    std::optional<CallId> call = {};
    FixSource source = FixSource::Carrier;
    ServiceClass serviceClass = ServiceClass::NotGiven;
    Location place = {};
    std::optional<std::int64_t> radiusM = {};
    std::optional<std::int64_t> confidencePct = {};
    std::string carrier = {};
    bool operator==(const RecordCallLocation&) const = default;
};

// The newest position of the call becomes the place of the incident: only ever by this.
struct TakeCallLocation {
    static constexpr const char* kName = "TakeCallLocation";
    IncidentId incident;
    std::optional<CallId> call = {};
    bool operator==(const TakeCallLocation&) const = default;
};

// Located: with the place that came of it.
struct MarkCarrierPing {
    static constexpr const char* kName = "MarkCarrierPing";
    IncidentId incident;
    std::optional<CallId> call = {};
    PingStep step = PingStep::Asked;
    std::string carrier = {};
    std::string words = {};
    std::optional<Location> place = {};
    std::optional<std::int64_t> radiusM = {};
    bool operator==(const MarkCarrierPing&) const = default;
};

struct MarkInterpreter {
    static constexpr const char* kName = "MarkInterpreter";
    IncidentId incident;
    std::optional<CallId> call = {};
    InterpreterStep step = InterpreterStep::Asked;
    std::string language = {};
    std::string provider = {};
    std::string interpreter = {};
    std::string words = {};
    bool operator==(const MarkInterpreter&) const = default;
};

// The whole of it; an empty set says that there is none after all.
struct RecordCommunicationNeeds {
    static constexpr const char* kName = "RecordCommunicationNeeds";
    IncidentId incident;
    std::set<CommunicationNeed> needs = {};
    std::string words = {};
    bool operator==(const RecordCommunicationNeeds&) const = default;
};

// Opened, or Closed with how it ended.
struct MarkTextSession {
    static constexpr const char* kName = "MarkTextSession";
    IncidentId incident;
    std::optional<CallId> call = {};
    TextStep step = TextStep::Opened;
    TextMedium medium = TextMedium::Text;
    std::string words = {};
    bool operator==(const MarkTextSession&) const = default;
};

// Lines as they were typed or pasted.
struct AddTranscript {
    static constexpr const char* kName = "AddTranscript";
    IncidentId incident;
    std::optional<CallId> call = {};
    std::string text = {};
    bool operator==(const AddTranscript&) const = default;
};

// `target`: the id or the name of an entry of the directory, or free text with a number in it.
struct PlaceTransfer {
    static constexpr const char* kName = "PlaceTransfer";
    IncidentId incident;
    std::optional<CallId> call = {};
    std::string target = {};
    std::string reason = {};
    bool operator==(const PlaceTransfer&) const = default;
};

// The step of the one that is open. `words`: who answered, or why not.
struct MarkTransfer {
    static constexpr const char* kName = "MarkTransfer";
    IncidentId incident;
    TransferStep step = TransferStep::Answered;
    std::string words = {};
    bool operator==(const MarkTransfer&) const = default;
};

// What is left empty stays as it was.
struct RecordPremiseAlarm {
    static constexpr const char* kName = "RecordPremiseAlarm";
    IncidentId incident;
    PremiseAlarm alarm = {};
    bool operator==(const RecordPremiseAlarm&) const = default;
};

struct CancelPremiseAlarm {
    static constexpr const char* kName = "CancelPremiseAlarm";
    IncidentId incident;
    std::string by = {};
    std::string reason = {};
    bool operator==(const CancelPremiseAlarm&) const = default;
};

} // namespace haven
