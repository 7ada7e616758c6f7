#pragma once

#include "models/base/describe.h"
#include "models/dispatch/types.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Facts of a call that another center takes, and of what an alarm company says.
namespace haven {

// Placed: it rings there. Answered: somebody is there. StayedOn, LeftLine: whether we were on the
// line with them. Accepted: it is theirs. The others bring it back to us.
HAVEN_ENUM(TransferStep, Placed, Answered, StayedOn, LeftLine, Accepted, Refused, NoAnswer,
           Misrouted, CallerLost)
HAVEN_ENUM(LineStay, NotSaid, Stayed, Left)

struct TransferPlaced {
    static constexpr const char* kType = "TransferPlaced";
    IncidentId incident;
    std::int64_t transfer = 0; // counts up from 1 in its incident
    std::optional<CallId> call = {};
    std::string target = {};
    std::string entry = {}; // its id in the directory; empty: free text
    std::string number = {};
    std::string reason = {};
    bool operator==(const TransferPlaced&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &TransferPlaced::incident);
        f("transfer", &TransferPlaced::transfer);
        f("call", &TransferPlaced::call);
        f("target", &TransferPlaced::target, FieldClass::Police);
        f("entry", &TransferPlaced::entry, FieldClass::Police);
        f("number", &TransferPlaced::number, FieldClass::Police);
        f("reason", &TransferPlaced::reason, FieldClass::Police);
    }
};

struct TransferProgressed {
    static constexpr const char* kType = "TransferProgressed";
    IncidentId incident;
    std::int64_t transfer = 0;
    TransferStep step = TransferStep::Answered;
    std::string who = {};     // answered it
    std::string reason = {};  // of a refusal; where it belongs instead
    std::int64_t waitedS = 0; // since it was placed
    bool operator==(const TransferProgressed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &TransferProgressed::incident);
        f("transfer", &TransferProgressed::transfer);
        f("step", &TransferProgressed::step);
        f("who", &TransferProgressed::who, FieldClass::Police);
        f("reason", &TransferProgressed::reason, FieldClass::Police);
        f("waited_s", &TransferProgressed::waitedS);
    }
};

struct CallTransfer {
    std::int64_t number = 0;
    std::optional<CallId> call;
    std::string target;
    std::string entry;
    std::string phone;
    std::string why;
    TransferStep step = TransferStep::Placed; // never StayedOn or LeftLine
    LineStay stay = LineStay::NotSaid;
    std::string who;
    std::string reason;
    Instant placedAt;
    AgentId by;
    std::optional<Instant> answeredAt;
    std::optional<Instant> endedAt;
    bool operator==(const CallTransfer&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &CallTransfer::number);
        f("call", &CallTransfer::call);
        f("target", &CallTransfer::target, FieldClass::Police);
        f("entry", &CallTransfer::entry, FieldClass::Police);
        f("phone", &CallTransfer::phone, FieldClass::Police);
        f("why", &CallTransfer::why, FieldClass::Police);
        f("step", &CallTransfer::step);
        f("stay", &CallTransfer::stay);
        f("who", &CallTransfer::who, FieldClass::Police);
        f("reason", &CallTransfer::reason, FieldClass::Police);
        f("placed_at", &CallTransfer::placedAt);
        f("by", &CallTransfer::by);
        f("answered_at", &CallTransfer::answeredAt);
        f("ended_at", &CallTransfer::endedAt);
    }
};

// What an alarm company tells of its customer's premises. The code word is read by who is signed on
// at a screen; no log, export or list has it.
struct PremiseAlarm {
    std::string company;
    std::string callOperator;
    std::string phone;
    std::string zone;
    std::string permit;
    std::string keyholder;
    std::string keyholderPhone;
    std::string code;
    bool operator==(const PremiseAlarm&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("company", &PremiseAlarm::company, FieldClass::Police);
        f("operator", &PremiseAlarm::callOperator, FieldClass::Police);
        f("phone", &PremiseAlarm::phone, FieldClass::Police);
        f("zone", &PremiseAlarm::zone, FieldClass::Police);
        f("permit", &PremiseAlarm::permit, FieldClass::Police);
        f("keyholder", &PremiseAlarm::keyholder, FieldClass::Police);
        f("keyholder_phone", &PremiseAlarm::keyholderPhone, FieldClass::Police);
        f("code", &PremiseAlarm::code, FieldClass::CriminalJustice);
    }
};

// All that is known then, self-contained.
struct PremiseAlarmRecorded {
    static constexpr const char* kType = "PremiseAlarmRecorded";
    IncidentId incident;
    PremiseAlarm alarm;
    bool operator==(const PremiseAlarmRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &PremiseAlarmRecorded::incident);
        f("alarm", &PremiseAlarmRecorded::alarm);
    }
};

// Somebody says that it is none. Nothing is recalled or lowered by it.
struct PremiseAlarmCanceled {
    static constexpr const char* kType = "PremiseAlarmCanceled";
    IncidentId incident;
    std::string by; // "operator Kim", "owner on scene"
    std::string reason;
    bool operator==(const PremiseAlarmCanceled&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &PremiseAlarmCanceled::incident);
        f("by", &PremiseAlarmCanceled::by, FieldClass::Police);
        f("reason", &PremiseAlarmCanceled::reason, FieldClass::Police);
    }
};

struct PremiseAlarmState {
    PremiseAlarm alarm;
    std::string canceledBy;
    std::string canceledWhy;
    std::optional<Instant> canceledAt;
    std::vector<std::string> codesBefore; // put right since; each may still open the door
    bool operator==(const PremiseAlarmState&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("alarm", &PremiseAlarmState::alarm);
        f("canceled_by", &PremiseAlarmState::canceledBy, FieldClass::Police);
        f("canceled_why", &PremiseAlarmState::canceledWhy, FieldClass::Police);
        f("canceled_at", &PremiseAlarmState::canceledAt);
        f("codes_before", &PremiseAlarmState::codesBefore, FieldClass::CriminalJustice);
    }
};

} // namespace haven
