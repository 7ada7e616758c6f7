#include "models/dispatch/undoing.h"

#include "models/dispatch/event_codec.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/unseen_rules.h"

// Undo: one's own last act, by facts that set it right again. It never lowers a level or a
// priority, never touches an officer's emergency, and says who has to hear it by radio.
namespace haven {

bool isNoAct(std::string_view type)
{
    return type == AgentSignedOn::kType || type == AgentSignedOff::kType ||
           type == RequestRefused::kType || type == CareViewed::kType ||
           type == RecordViewed::kType || type == SealedNotesRead::kType;
}

Refusal undoing::impossible(const Undoing& undo, const std::string& instead)
{
    return refuse(RefusalCode::UndoImpossible, undo.what, instead);
}
Refusal undoing::never(const Undoing& undo, const std::string& why)
{
    return refuse(RefusalCode::UndoNever, undo.what, why);
}
Refusal undoing::overtaken(const Undoing& undo)
{
    return refuse(RefusalCode::UndoOvertaken, undo.what);
}

const Unit* undoing::unitOf(const Undoing& undo, const UnitId& id)
{
    const auto found = undo.state.units.find(id);
    return found == undo.state.units.end() ? nullptr : &found->second;
}
const Incident* undoing::incidentOf(const Undoing& undo, IncidentId id)
{
    return hotIncident(undo.state, id);
}

AssignmentStage undoing::stageBefore(const Unit& unit, AssignmentStage otherwise)
{
    if (!unit.statusBefore)
        return otherwise;
    return stageOf(unit.statusBefore->secondary).value_or(otherwise);
}

// --- what follows from other facts of its act ---

Facts undoing::undoOf(Undoing&, const AlarmRaised&)
{
    return std::vector<Event>{};
}
Facts undoing::undoOf(Undoing& undo, const AlarmAcknowledged&)
{
    return never(undo, "an alarm that was answered was answered");
}
// What followed from the words that were typed, and from a transport that is taken back itself.
Facts undoing::undoOf(Undoing&, const BoloMatched&)
{
    return std::vector<Event>{};
}
Facts undoing::undoOf(Undoing&, const TransportDetailed&)
{
    return std::vector<Event>{};
}
Facts undoing::undoOf(Undoing&, const OverrideRecorded&)
{
    return std::vector<Event>{};
}
Facts undoing::undoOf(Undoing&, const ActReconstructed&)
{
    return std::vector<Event>{};
}
// These follow from an act and stay: a number is not given twice, a level does not fall.
Facts undoing::undoOf(Undoing& undo, const ReportNumberAssigned&)
{
    // Alone it would be said to be undone, and stand there all the same.
    if (undo.act.lastAct.size() == 1)
        return impossible(undo, "write a note that says why the number is not used");
    return std::vector<Event>{};
}
// It followed from the last step, which is taken back itself, or from closing. Alone it was
// finished by hand, and an undo that changes nothing would say more than is so.
Facts undoing::undoOf(Undoing& undo, const ChecklistFinished&)
{
    if (undo.act.lastAct.size() == 1)
        return impossible(undo, "start the checklist again");
    return std::vector<Event>{};
}
Facts undoing::undoOf(Undoing&, const ProtocolKept&)
{
    return std::vector<Event>{};
}

Facts undoing::undoOf(Undoing&, const BolosDropped&)
{
    return std::vector<Event>{};
}

namespace {

constexpr Span kUndoMax = Span::minutes(10);

// Facts that only follow from others of the same act, and are dealt with there.
bool isConsequence(const Event& event, const std::vector<Recorded>& act)
{
    if (isKind<PrimaryUnitChanged>(event))
        return undoing::holds<UnitCleared>(act);
    const bool isRise = isKind<LevelChanged>(event) || isKind<PriorityChanged>(event);
    return isRise && (undoing::holds<TypeChanged>(act) || undoing::holds<CrisisFlagDecided>(act));
}

Result<void> mayUndo(const Act& act)
{
    if (act.lastAct.empty())
        return refuse(RefusalCode::UndoNothing);
    const Envelope& envelope = act.lastAct.front().envelope;
    if (envelope.recordedBy != act.recordedBy)
        return refuse(RefusalCode::UndoNotYours, envelope.recordedBy.value);
    if (act.recordedAt - envelope.recordedAt > kUndoMax)
        return refuse(RefusalCode::UndoTooLate, std::to_string(kUndoMax.ms / 60'000));
    if (undoing::holds<ActUndone>(act.lastAct))
        return refuse(RefusalCode::UndoTwice);
    return {};
}

LogWordsContext wordsContext(const State& state, const Act& act)
{
    LogWordsContext context;
    context.codes = &act.knowledge->codes;
    context.numberOf = [&state](IncidentId id) { return numberOf(state, id); };
    return context;
}

// Somebody's words or place: they belong to the fact that is undone, where a restriction or a
// removal under law finds them, and not a second time to the fact of the undoing.
bool bearsWords(const Event& event)
{
    return isKind<DetailsCorrected>(event) || isKind<LocationChanged>(event) ||
           isKind<PersonRecorded>(event) || isKind<VehicleRecorded>(event) ||
           isKind<CautionRecorded>(event) || isKind<CallTaken>(event) || isKind<NoteAdded>(event);
}

// Of the health of a person: the fact of the undoing is read by more people.
bool isHealthClass(FieldClass fieldClass)
{
    return fieldClass == FieldClass::Care || fieldClass == FieldClass::ClinicianOnly;
}

// What it was, for whoever takes it back: a number alone says it to nobody.
std::string_view thingOf(const Event& event)
{
    if (isKind<CautionRecorded>(event))
        return "the caution, ";
    if (isKind<PersonRecorded>(event))
        return "the person, ";
    if (isKind<VehicleRecorded>(event))
        return "the vehicle, ";
    if (isKind<LocationChanged>(event))
        return "the change of place, ";
    if (isKind<DetailsCorrected>(event))
        return "the correction, ";
    if (isKind<CallTaken>(event))
        return "the call, ";
    if (isKind<NoteAdded>(event))
        return "the note, ";
    if (isKind<CrisisFlagDecided>(event))
        return "the decision about the flag, ";
    if (isKind<ChecklistStepDone>(event))
        return "the checklist step, ";
    return "the act, ";
}

// Kept: in the fact of the undoing, which is read by more people than what it undoes. Told: to the
// person whose own act it was.
enum class Naming { Kept, Told };

std::string wordsOfUndone(const Recorded& recorded, const LogWordsContext& words, Naming naming)
{
    const auto* changed = recorded.event ? kindIf<DetailsCorrected>(&*recorded.event) : nullptr;
    if (changed && !changed->call && changed->field == kVoiceField)
        return "the units of " + words.numberOf(changed->incident) + " told " +
               (changed->after == enumName(SendVoice::Silent) ? "without" : "by") + " voice";
    LogLine line = wordsFor(recorded, words);
    const bool isForFewer = naming == Naming::Kept && isHealthClass(line.fieldClass);
    if (recorded.event && (bearsWords(*recorded.event) || isForFewer)) {
        const auto incidents = incidentsOf(*recorded.event);
        const std::string entry = std::string(thingOf(*recorded.event)) + "entry " +
                                  std::to_string(recorded.envelope.sequence);
        return incidents.empty() ? entry : entry + " of " + words.numberOf(incidents.front());
    }
    if (line.fieldClass != FieldClass::CriminalJustice)
        return std::move(line.text);
    // For people, not for an index of what was withheld.
    constexpr std::string_view kCode = "[W-CJ]";
    std::string text = outwardWords(recorded, words, LogAudience::Court).line.text;
    for (auto at = text.find(kCode); at != std::string::npos; at = text.find(kCode))
        text.replace(at, kCode.size(), "(criminal justice)");
    return text;
}

// A join takes many facts; the way back is one line.
const Recorded* joinIn(const std::vector<Recorded>& act)
{
    const auto found = std::find_if(act.begin(), act.end(), [](const Recorded& one) {
        return one.event && isKind<IncidentsMerged>(*one.event);
    });
    return found == act.end() ? nullptr : &*found;
}

std::vector<IncidentId> incidentsIn(const std::vector<Recorded>& act)
{
    std::vector<IncidentId> all;
    for (const auto& one : act) {
        if (!one.event)
            continue;
        for (const auto id : incidentsOf(*one.event)) {
            if (std::find(all.begin(), all.end(), id) == all.end())
                all.push_back(id);
        }
    }
    return all;
}

// The fact that the act is named by. A join carries what was said of the one to the other before
// it says that it is one: those are not what was done.
const Recorded& mainFact(const std::vector<Recorded>& act)
{
    const Recorded* join = joinIn(act);
    return join ? *join : act.front();
}

// Of a restricted incident its number is told, and what was done there to those who may read it.
std::string nameOfUndone(const State& state, const Act& act, Naming naming)
{
    const LogWordsContext words = wordsContext(state, act);
    const Recorded& named = mainFact(act.lastAct);
    const auto about = incidentsIn(act.lastAct);
    const auto hidden = std::find_if(about.begin(), about.end(),
                                     [&](IncidentId id) { return isRestricted(state, id); });
    if (hidden == about.end() || mayReadRestricted(act.roles))
        return wordsOfUndone(named, words, naming);
    const std::string thing = joinIn(act.lastAct) ? "the join, entry " : "entry ";
    return thing + std::to_string(named.envelope.sequence) + " of " + words.numberOf(*hidden);
}

// Whoever works there was told how they are called from now on.
std::vector<UnitId> unitsAt(const State& state, IncidentId incident)
{
    std::vector<UnitId> units;
    for (const auto& [id, unit] : state.units) {
        if (unit.incident == incident)
            units.push_back(id);
    }
    return units;
}

std::vector<UnitId> toTell(const State& state, const std::vector<Recorded>& act)
{
    std::vector<UnitId> tell;
    for (const auto& one : act) {
        if (!one.event)
            continue;
        const bool wasTold =
            isKind<UnitDispatched>(*one.event) || isKind<UnitCleared>(*one.event) ||
            isKind<UnitStatusChanged>(*one.event) || isKind<UnitEnRoute>(*one.event) ||
            isKind<UnitArrived>(*one.event) || isKind<UnitTransporting>(*one.event);
        const auto* changed = kindIf<DetailsCorrected>(&*one.event);
        const bool isVoice = changed && !changed->call && changed->field == kVoiceField;
        const auto units = wasTold   ? unitsOf(*one.event)
                           : isVoice ? unitsAt(state, changed->incident)
                                     : std::vector<UnitId>{};
        for (const auto& unit : units) {
            if (std::find(tell.begin(), tell.end(), unit) == tell.end())
                tell.push_back(unit);
        }
    }
    return tell;
}

// A slip that lost the silence of an incident: whom it sent is not told so on the air.
bool isSilentAgain(const std::vector<Event>& facts)
{
    return std::any_of(facts.begin(), facts.end(), [](const Event& one) {
        const auto* cleared = kindIf<UnitCleared>(&one);
        const auto* sent = kindIf<UnitDispatched>(&one);
        const auto* changed = kindIf<DetailsCorrected>(&one);
        return (cleared && cleared->voice == SendVoice::Silent) ||
               (sent && sent->voice == SendVoice::Silent) ||
               (changed && !changed->call && changed->field == kVoiceField &&
                changed->after == enumName(SendVoice::Silent));
    });
}

// A dispatch that took its unit off other work: both halves are undone, newest first.
void noteRestored(undoing::Undoing& undo, const Event& event)
{
    if (const auto* sent = kindIf<UnitDispatched>(&event))
        undo.restored.insert(sent->unit);
}

} // namespace

Facts decideOne(const State& state, const Undo& command, const Act& act)
{
    if (const auto allowed = mayUndo(act); !allowed)
        return allowed.refusal();
    if (command.act && *command.act != act.lastAct.front().envelope.sequence)
        return refuse(RefusalCode::UndoNotLast);
    undoing::Undoing undo{state, act, {}, {}};
    undo.what = nameOfUndone(state, act, Naming::Told);
    if (const Recorded* join = joinIn(act.lastAct)) {
        const IncidentId from = kindIf<IncidentsMerged>(&*join->event)->from;
        return impossible(undo, "part the two again: split " + numberOf(state, from));
    }
    std::vector<Event> facts;
    for (auto one = act.lastAct.rbegin(); one != act.lastAct.rend(); ++one) {
        if (!one->event)
            return impossible(undo, "its text was lawfully removed");
        if (isConsequence(*one->event, act.lastAct))
            continue;
        auto back = visitKind([&](const auto& fact) { return undoOf(undo, fact); }, *one->event);
        if (!back)
            return back.refusal();
        append(facts, std::move(back).value());
        noteRestored(undo, *one->event);
    }
    ActUndone undone;
    undone.undoneSequence = act.lastAct.front().envelope.sequence;
    undone.what = nameOfUndone(state, act, Naming::Kept);
    undone.tell = toTell(state, act.lastAct);
    undone.incidents = incidentsIn(act.lastAct);
    undone.voice = isSilentAgain(facts) ? SendVoice::Silent : airVoiceOf(state, undone.incidents);
    facts.push_back(std::move(undone));
    return facts;
}

} // namespace haven
