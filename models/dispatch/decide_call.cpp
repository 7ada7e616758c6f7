#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/record_check.h"

#include <algorithm>

// Calls, and what is said about an incident: opening it, notes, corrections.
namespace haven {

namespace {

std::string yearNumber(std::int64_t year, std::int64_t number, std::size_t digits)
{
    std::string yy = std::to_string(year % 100);
    std::string n = std::to_string(number);
    yy.insert(0, 2 - std::min<std::size_t>(2, yy.size()), '0');
    n.insert(0, digits - std::min(digits, n.size()), '0');
    return yy + "-" + n;
}

Result<CallTaken> callTaken(const CallDraft& draft, IncidentId incident, CallId id, const Act& act)
{
    if (draft.receivedAt && *draft.receivedAt > act.recordedAt)
        return refuse(RefusalCode::CallInFuture);
    CallTaken fact;
    fact.call = id;
    fact.incident = incident;
    fact.kind = draft.kind;
    fact.receivedAt = draft.receivedAt.value_or(act.happenedAt);
    fact.callerName = draft.callerName;
    fact.callback = draft.callback;
    fact.safeContact = draft.safeContact;
    fact.safeContactWhen = draft.safeContactWhen;
    fact.callerLocation = placed(draft.callerLocation, act);
    fact.language = draft.language;
    fact.relation = draft.relation;
    return fact;
}

// What the kind of a contact brings with it: somebody to call back, a session to write down.
void addFactsOfKind(std::vector<Event>& facts, const Incident* incident, IncidentId id,
                    const CallTaken& taken)
{
    if (auto owed = owedFor(incident, id, taken.kind, taken.callback))
        facts.emplace_back(*std::move(owed));
    if (const auto medium = mediumOf(taken.kind)) {
        TextSessionMarked opened;
        opened.call = taken.call;
        opened.incident = id;
        opened.medium = *medium;
        facts.emplace_back(std::move(opened));
    }
}

NoteAdded noteAdded(const State& state, IncidentId incident, std::optional<CallId> call,
                    const std::string& text)
{
    NoteAdded fact;
    fact.note = NoteId(state.counters.note + 1);
    fact.incident = incident;
    fact.call = call;
    fact.text = text;
    // An answer of a state or national system is passed on to nobody, wherever it was typed.
    if (holdsReturn(text))
        fact.fieldClass = FieldClass::CriminalJustice;
    return fact;
}

Result<const Call*> callOf(const Incident& incident, CallId id)
{
    const auto found = std::find_if(incident.calls.begin(), incident.calls.end(),
                                    [&](const Call& call) { return call.id == id; });
    if (found == incident.calls.end())
        return refuse(RefusalCode::CallNotFound, std::to_string(id.value), incident.number);
    return &*found;
}

Result<void> canAddNote(const Incident& incident, const AddNote& command)
{
    if (trimmed(command.text).empty())
        return refuse(RefusalCode::NoteEmpty);
    if (command.call) {
        if (auto call = callOf(incident, *command.call); !call)
            return call.refusal();
    }
    if (!command.corrects)
        return {};
    const auto found = std::find_if(incident.notes.begin(), incident.notes.end(),
                                    [&](const Note& note) { return note.id == *command.corrects; });
    const std::string wanted = std::to_string(command.corrects->value);
    if (found == incident.notes.end())
        return refuse(RefusalCode::NoteNotFound, wanted, incident.number);
    if (found->correctedBy) {
        return refuse(RefusalCode::NoteAlreadyCorrected, wanted,
                      std::to_string(found->correctedBy->value));
    }
    return {};
}

// What stands in a correctable field of a call now; nothing for a field that does not exist.
std::optional<std::string> callField(const Call& call, std::string_view field)
{
    if (field == "caller_name")
        return call.callerName;
    if (field == "callback")
        return call.callback;
    if (field == "safe_contact")
        return std::string(enumName(call.safeContact));
    if (field == "safe_contact_when")
        return call.safeContactWhen;
    if (field == "language")
        return call.language;
    if (field == "relation")
        return call.relation;
    if (field == "kind")
        return std::string(enumName(call.kind));
    if (field == "recorder")
        return call.recorder;
    return std::nullopt;
}

// The name as the enumeration spells it, or which names there are.
template <NamedEnum E>
Result<std::string> spelled(const CorrectDetails& command)
{
    const auto& names = enumNames(E{});
    for (const auto& name : names) {
        if (equalsIgnoringCase(name, command.value))
            return std::string(name);
    }
    return refuse(RefusalCode::FieldValueUnknown, command.field, command.value,
                  joined(std::vector<std::string>(names.begin(), names.end()), ", "));
}

Result<DetailsCorrected> correction(const Incident& incident, const CorrectDetails& command)
{
    DetailsCorrected fact;
    fact.incident = command.incident;
    fact.call = command.call;
    fact.field = command.field;
    fact.after = command.value;
    fact.reason = command.reason;
    if (!command.call) {
        if (incident.calls.empty() && callField(Call{}, command.field))
            return refuse(RefusalCode::CallNone, incident.number);
        if (command.field != "title")
            return refuse(RefusalCode::FieldUnknown, command.field, "title");
        fact.before = incident.title;
        return fact;
    }
    const auto call = callOf(incident, *command.call);
    if (!call)
        return call.refusal();
    const auto before = callField(**call, command.field);
    if (!before) {
        return refuse(RefusalCode::FieldUnknown, command.field,
                      "caller_name, callback, safe_contact, safe_contact_when, language, relation, "
                      "kind, recorder");
    }
    fact.before = *before;
    if (command.field != "safe_contact" && command.field != "kind")
        return fact;
    auto name =
        command.field == "kind" ? spelled<CallKind>(command) : spelled<SafeContact>(command);
    if (!name)
        return name.refusal();
    fact.after = *std::move(name);
    return fact;
}

} // namespace

std::optional<std::string> detailOf(const Incident& incident, std::optional<CallId> call,
                                    std::string_view field)
{
    if (!call && field == kVoiceField)
        return std::string(enumName(incident.voice));
    if (!call)
        return field == "title" ? std::optional(incident.title) : std::nullopt;
    const auto found = std::find_if(incident.calls.begin(), incident.calls.end(),
                                    [&](const Call& one) { return one.id == *call; });
    return found == incident.calls.end() ? std::nullopt : callField(*found, field);
}

std::string nextNumber(std::int64_t year, std::int64_t yearBefore, std::int64_t lastInYear,
                       std::size_t digits)
{
    // A clock that was set back must not give a number twice: numbers stay in the later year.
    const std::int64_t yy = std::max(year % 100, yearBefore);
    return yearNumber(yy, yy == yearBefore ? lastInYear + 1 : 1, digits);
}

Result<OpeningFacts> openingFacts(const State& state, const Opening& opening, const Act& act)
{
    const auto type = knownType(act, opening.type);
    if (!type)
        return type.refusal();
    const Location location = placed(opening.location, act);
    if (trimmed(location.text).empty())
        return refuse(RefusalCode::LocationMissing);

    OpeningFacts out;
    out.incident = IncidentId(state.counters.incident + 1);
    out.number = nextNumber(act.day.year, state.counters.numberYear, state.counters.numberInYear,
                            kIncidentDigits);
    IncidentOpened opened;
    opened.incident = out.incident;
    opened.number = out.number;
    opened.type = (*type)->code;
    opened.commonType = (*type)->commonCode;
    opened.priority = opening.priority.value_or((*type)->priority);
    opened.location = location;
    opened.origin = opening.origin;
    opened.fedFrom = opening.fedFrom;
    opened.protocol = (*type)->protocol;
    opened.voice = opening.voice;
    out.facts.push_back(std::move(opened));

    std::optional<CallId> call;
    if (opening.call) {
        call = CallId(state.counters.call + 1);
        auto taken = callTaken(*opening.call, out.incident, *call, act);
        if (!taken)
            return taken.refusal();
        out.facts.emplace_back(*taken);
        addFactsOfKind(out.facts, nullptr, out.incident, *taken);
    }
    if (!trimmed(opening.narrative).empty())
        out.facts.push_back(noteAdded(state, out.incident, call, opening.narrative));
    if (auto level = levelForNewCrisis(out.incident, **type, act))
        out.facts.push_back(*std::move(level));
    return out;
}

Facts decideOne(const State& state, const OpenIncident& command, const Act& act)
{
    Opening opening;
    opening.type = command.type;
    opening.location = command.location;
    opening.priority = command.priority;
    opening.call = command.call;
    opening.narrative = command.narrative;
    opening.origin = command.origin;
    opening.fedFrom = command.fedFrom;
    auto opened = openingFacts(state, opening, act);
    if (!opened)
        return opened.refusal();
    return std::move(opened->facts);
}

Facts decideOne(const State& state, const OpenAdvised& command, const Act& act)
{
    const auto type = knownType(act, command.type);
    if (!type)
        return type.refusal();
    if ((*type)->priority == Priority::P1 || !(*type)->requiredToClose.empty())
        return refuse(RefusalCode::AdvisedNeedsIncident, (*type)->label);
    const auto disposition = knownDisposition(act, command.disposition);
    if (!disposition)
        return disposition.refusal();
    Opening opening;
    opening.type = command.type;
    opening.location = command.location;
    opening.call = command.call.value_or(CallDraft{});
    opening.call->kind = CallKind::Advised;
    opening.narrative = command.narrative;
    auto opened = openingFacts(state, opening, act);
    if (!opened)
        return opened.refusal();
    IncidentClosed closed;
    closed.incident = opened->incident;
    closed.disposition = (*disposition)->code;
    closed.commonDisposition = (*disposition)->commonCode;
    opened->facts.push_back(std::move(closed));
    return std::move(opened->facts);
}

Facts decideOne(const State& state, const TakeCall& command, const Act& act)
{
    const auto incident = workingIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const CallId id(state.counters.call + 1);
    auto taken = callTaken(command.call, command.incident, id, act);
    if (!taken)
        return taken.refusal();
    std::vector<Event> facts{*taken};
    addFactsOfKind(facts, *incident, command.incident, *taken);
    if (!trimmed(command.narrative).empty())
        facts.push_back(noteAdded(state, command.incident, id, command.narrative));
    return facts;
}

// What was done is recorded although it was not safe, with who decided it; a rule that refused it
// for good would only keep it off the record. Errors: CallbackNotSafe.
Facts factsForUnsafe(const State& state, const Incident& incident, const Call& call,
                     CallbackResult result, const std::string& whyUnsafe)
{
    const std::string unsafe = unsafeWords(state, incident, call, result);
    if (unsafe.empty())
        return std::vector<Event>{};
    const std::string why(trimmed(whyUnsafe));
    if (why.empty())
        return refuse(RefusalCode::CallbackNotSafe, incident.number, unsafe);
    OverrideRecorded fact;
    fact.rule = std::string(refusalName(RefusalCode::CallbackNotSafe));
    fact.incident = incident.id;
    fact.reason = why;
    return std::vector<Event>{std::move(fact)};
}

std::string noteOfCallback(const std::string& note, const std::string& why,
                           const std::vector<Event>& unsafe)
{
    const std::string said(trimmed(note));
    return said.empty() && unsafe.empty() ? std::string(trimmed(why)) : said;
}

Facts decideOne(const State& state, const RecordCallback& command, const Act&)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto call = callOf(**incident, command.call);
    if (!call)
        return call.refusal();
    // A call without a number may have been called back all the same, by what the line showed; what
    // is written there and no number can be called by nobody.
    const std::string_view number = trimmed((*call)->callback);
    if (!number.empty() && !isTelephone(number))
        return refuse(RefusalCode::CallbackNumberNone, (*incident)->number);
    auto facts = factsForUnsafe(state, **incident, **call, command.result, command.whyUnsafe);
    if (!facts)
        return facts;
    CallbackAttempted fact;
    fact.call = command.call;
    fact.incident = command.incident;
    fact.result = command.result;
    fact.note = noteOfCallback(command.note, command.whyUnsafe, *facts);
    facts->emplace_back(std::move(fact));
    // A lost caller who answers on the call's own number is a lost caller reached.
    if (!isAnswer(command.result))
        return facts;
    if (auto settled = settledBy(**incident, **call))
        facts->emplace_back(*std::move(settled));
    return facts;
}

// Closed incidents take notes too: what came in late belongs on the record.
Facts decideOne(const State& state, const AddNote& command, const Act&)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    // In plain text it would lie open in the file; a clinician's note is sealed before it comes
    // here.
    if (command.fieldClass == FieldClass::ClinicianOnly)
        return refuse(RefusalCode::NoteNotSealed);
    if (const auto can = canAddNote(**incident, command); !can)
        return can.refusal();
    NoteAdded fact = noteAdded(state, command.incident, command.call, command.text);
    const bool isReturn = fact.fieldClass == FieldClass::CriminalJustice;
    fact.fieldClass = isReturn ? std::max(fact.fieldClass, command.fieldClass) : command.fieldClass;
    fact.corrects = command.corrects;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const CorrectDetails& command, const Act&)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    auto fact = correction(**incident, command);
    // Its calls went along: adding one to it would be refused as well.
    if (!fact && fact.refusal().code == RefusalCode::CallNone && (*incident)->mergedInto)
        return refuse(RefusalCode::IncidentIsMerged, (*incident)->number,
                      numberOf(state, *(*incident)->mergedInto));
    if (!fact)
        return fact.refusal();
    if (fact->before == fact->after)
        return refuse(RefusalCode::NothingToChange, command.field);
    std::vector<Event> facts{*fact};
    if (command.call && command.field == "kind") {
        const Call& call = **callOf(**incident, *command.call);
        CallTaken taken;
        taken.call = call.id;
        taken.kind = enumFromName<CallKind>(fact->after).value_or(call.kind);
        taken.callback = call.callback;
        // Somebody speaks, or types, on what was a silent line.
        const bool isHeard = call.kind == CallKind::Silent &&
                             (taken.kind == CallKind::Voice || mediumOf(taken.kind).has_value());
        if (auto settled = isHeard ? settledBy(**incident, call) : std::nullopt)
            facts.emplace_back(*std::move(settled));
        const bool isWritten = mediumOf(taken.kind) && isTextOpen(call);
        if (!isWritten && (*incident)->stage != IncidentStage::Closed)
            addFactsOfKind(facts, *incident, command.incident, taken);
    }
    return facts;
}

// Nothing about medical questions ever waits for anything: no state of the incident refuses it.
Facts decideOne(const State& state, const RecordEmd& command, const Act&)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if (command.state == EmdState::NotAsked)
        return refuse(RefusalCode::EmdStateMissing);
    if (command.state == EmdState::Transferred && trimmed(command.transferredTo).empty())
        return refuse(RefusalCode::EmdTargetMissing);
    EmdRecorded fact;
    fact.incident = command.incident;
    fact.state = command.state;
    fact.transferredTo = command.transferredTo;
    fact.determinant = command.determinant;
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
