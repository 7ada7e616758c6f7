#pragma once

#include "models/base/describe.h"
#include "models/dispatch/types.h"

#include <optional>
#include <string>

// Facts of what happens once the level is known: warm hand-offs, call-backs that are owed, what has
// to be known before a crisis closes, and whether a clinician was sent.
namespace haven {

// Placed: the number rings. Answered: somebody is there and has not said yes. Accepted: the person
// is theirs from now on. The others end it: refused, nobody answered, the caller was lost.
// NotPlaced: its key was a slip, and taken back; nobody was called.
HAVEN_ENUM(HandoffStage, Placed, Answered, Accepted, Refused, NoAnswer, Dropped, NotPlaced)

struct HandoffPlaced {
    static constexpr const char* kType = "HandoffPlaced";
    IncidentId incident;
    std::int64_t handoff = 0; // counts up from 1 in its incident
    std::string target;       // as people call it
    std::string entry;        // its id in the directory; empty: free text
    std::string number;
    bool operator==(const HandoffPlaced&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &HandoffPlaced::incident);
        f("handoff", &HandoffPlaced::handoff);
        f("target", &HandoffPlaced::target, FieldClass::Care);
        f("entry", &HandoffPlaced::entry, FieldClass::Care);
        f("number", &HandoffPlaced::number, FieldClass::Care);
    }
};

struct HandoffProgressed {
    static constexpr const char* kType = "HandoffProgressed";
    IncidentId incident;
    std::int64_t handoff = 0;
    HandoffStage stage = HandoffStage::Answered;
    std::string reason;
    std::int64_t waitedS = 0; // since the call was placed
    std::string fallback;     // whom to try instead, where it ended without a yes
    bool operator==(const HandoffProgressed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &HandoffProgressed::incident);
        f("handoff", &HandoffProgressed::handoff);
        f("stage", &HandoffProgressed::stage);
        f("reason", &HandoffProgressed::reason, FieldClass::Care);
        f("waited_s", &HandoffProgressed::waitedS);
        f("fallback", &HandoffProgressed::fallback, FieldClass::Care);
    }
};

// What left a caller without an answer. All but the first say nothing of anybody's health.
HAVEN_ENUM(CallbackCause, LostInHandoff, HangUp, Abandoned, LineDropped, TransferReturned, Silent)

// The caller was lost: somebody calls back, and goes on until it is answered.
struct CallbackOwed {
    static constexpr const char* kType = "CallbackOwed";
    IncidentId incident;
    std::string number; // empty: nobody has it
    std::string reason;
    CallbackCause cause = CallbackCause::LostInHandoff;
    bool operator==(const CallbackOwed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &CallbackOwed::incident);
        f("number", &CallbackOwed::number, FieldClass::Police);
        f("reason", &CallbackOwed::reason, FieldClass::Care);
        f("cause", &CallbackOwed::cause);
    }
};

struct CallbackTried {
    static constexpr const char* kType = "CallbackTried";
    IncidentId incident;
    CallbackResult result = CallbackResult::NoAnswer;
    std::string note;
    std::optional<CallId> call = {}; // whose number was called
    CallbackCause cause = CallbackCause::LostInHandoff;
    bool operator==(const CallbackTried&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &CallbackTried::incident);
        f("result", &CallbackTried::result, FieldClass::Police);
        f("note", &CallbackTried::note, FieldClass::Care);
        f("call", &CallbackTried::call);
        f("cause", &CallbackTried::cause);
    }
};

// Reached, or it is owed no more: an officer is with the person, the person called again.
struct CallbackSettled {
    static constexpr const char* kType = "CallbackSettled";
    IncidentId incident;
    std::string reason;
    CallbackCause cause = CallbackCause::LostInHandoff;
    std::string number = {}; // of one who waited behind another; empty: the first
    bool operator==(const CallbackSettled&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &CallbackSettled::incident);
        f("reason", &CallbackSettled::reason, FieldClass::Care);
        f("cause", &CallbackSettled::cause);
        f("number", &CallbackSettled::number, FieldClass::Police);
    }
};

// What must be known before a crisis closes, beside the facts that decide its level. Children: are
// there any, and who is with them. Resource: what was offered to the person. FollowUp: who asks how
// it went, or that nobody does. RecheckPlan: who looks for a person that nobody has seen, and when.
// Officer: the caller asks for one. Decided: who decided how it ends.
HAVEN_ENUM(ClosingItem, Children, Resource, FollowUp, RecheckPlan, Officer, Decided)
HAVEN_ENUM(ClosingState, Answered, Unable)

struct ClosingItemRecorded {
    static constexpr const char* kType = "ClosingItemRecorded";
    IncidentId incident;
    ClosingItem item = ClosingItem::Children;
    ClosingState state = ClosingState::Answered;
    std::string words; // the answer, or why there is none
    bool operator==(const ClosingItemRecorded&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ClosingItemRecorded::incident);
        f("item", &ClosingItemRecorded::item);
        f("state", &ClosingItemRecorded::state);
        f("words", &ClosingItemRecorded::words, FieldClass::Care);
    }
};

// Why no clinician goes to somebody who should have one. The code is one of the agency's table.
struct ClinicianWithheld {
    static constexpr const char* kType = "ClinicianWithheld";
    IncidentId incident;
    std::string code;
    std::string words;
    bool operator==(const ClinicianWithheld&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ClinicianWithheld::incident);
        f("code", &ClinicianWithheld::code);
        f("words", &ClinicianWithheld::words, FieldClass::Care);
    }
};

// Recorded as the incident closes, one for each that was for a clinician: the unmet-need report
// counts these and nothing else, so that it always adds up. The last one of an incident stands.
HAVEN_ENUM(ClinicianOutcome, Sent, NotSent)

struct ClinicianNeedJudged {
    static constexpr const char* kType = "ClinicianNeedJudged";
    IncidentId incident;
    ClinicianOutcome outcome = ClinicianOutcome::Sent;
    std::string code; // why not, by the agency's table
    std::string words;
    int level = 0;
    Instant since; // when the incident was opened: the hour of the need
    bool operator==(const ClinicianNeedJudged&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("incident", &ClinicianNeedJudged::incident);
        f("outcome", &ClinicianNeedJudged::outcome);
        f("code", &ClinicianNeedJudged::code);
        f("words", &ClinicianNeedJudged::words, FieldClass::Care);
        f("level", &ClinicianNeedJudged::level);
        f("since", &ClinicianNeedJudged::since);
    }
};

// --- what they add up to on the incident ---

struct Handoff {
    std::int64_t number = 0;
    std::string target;
    std::string entry;
    std::string phone;
    HandoffStage stage = HandoffStage::Placed;
    Instant placedAt;
    AgentId by;
    std::optional<Instant> answeredAt;
    std::optional<Instant> endedAt; // accepted, refused, not answered, dropped
    std::string reason;
    std::string fallback;
    bool operator==(const Handoff&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &Handoff::number);
        f("target", &Handoff::target, FieldClass::Care);
        f("entry", &Handoff::entry, FieldClass::Care);
        f("phone", &Handoff::phone, FieldClass::Care);
        f("stage", &Handoff::stage);
        f("placed_at", &Handoff::placedAt);
        f("by", &Handoff::by);
        f("answered_at", &Handoff::answeredAt);
        f("ended_at", &Handoff::endedAt);
        f("reason", &Handoff::reason, FieldClass::Care);
        f("fallback", &Handoff::fallback, FieldClass::Care);
    }
};

struct CallbackTask {
    std::string number;
    std::string reason;
    Instant since;
    int tries = 0;
    std::optional<Instant> triedAt;
    CallbackCause cause = CallbackCause::LostInHandoff;
    bool operator==(const CallbackTask&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("number", &CallbackTask::number, FieldClass::Police);
        f("reason", &CallbackTask::reason, FieldClass::Care);
        f("since", &CallbackTask::since);
        f("tries", &CallbackTask::tries);
        f("tried_at", &CallbackTask::triedAt);
        f("cause", &CallbackTask::cause);
    }
};

struct ClosingAnswer {
    ClosingState state = ClosingState::Answered;
    std::string words;
    AgentId by;
    Instant at;
    bool operator==(const ClosingAnswer&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("state", &ClosingAnswer::state);
        f("words", &ClosingAnswer::words, FieldClass::Care);
        f("by", &ClosingAnswer::by);
        f("at", &ClosingAnswer::at);
    }
};

struct NoClinician {
    std::string code;
    std::string words;
    AgentId by;
    Instant at;
    bool operator==(const NoClinician&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("code", &NoClinician::code);
        f("words", &NoClinician::words, FieldClass::Care);
        f("by", &NoClinician::by);
        f("at", &NoClinician::at);
    }
};

} // namespace haven
