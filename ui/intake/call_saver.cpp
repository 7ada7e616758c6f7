#include "ui/intake/call_saver.h"

#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/incident_rules.h"
#include "models/dispatch/nearby.h"
#include "models/items/qt_text.h"
#include "ui/intake/sheet_choices.h"
#include "ui/widgets/core_text.h"

#include <algorithm>

namespace haven::ui {

namespace {

const SheetSlot kOpening{SlotKind::Opening};
const SheetSlot kJoining{SlotKind::Extra, 1};
const SheetSlot kTexting{SlotKind::Extra, 2};
const SheetSlot kLines{SlotKind::Lines};

template <class Row>
void setRow(std::vector<Row>& rows, std::size_t row, const Row& value)
{
    if (row >= rows.size())
        rows.push_back(value);
    else
        rows[row] = value;
}

} // namespace

CallSaver::CallSaver(Desk& desk, CallSheet sheet, QObject* parent)
    : QObject(parent), m_desk(desk), m_sheet(std::move(sheet))
{
    adopt();
    remember();
    connect(&m_desk, &Desk::answered, this, &CallSaver::hear);
    connect(&m_desk, &Desk::recorded, this, &CallSaver::hearFacts);
    connect(&m_desk, &Desk::changed, this, [this](const ChangeSet& changes) {
        if (m_sheet.incident && changes.incidents.count(*m_sheet.incident) > 0)
            followBoard();
        m_writers.clear();
    });
}

// A crash between sending and the answer: the moment the call came in names it on the record.
void CallSaver::adopt()
{
    if (m_sheet.wasSent && !m_sheet.call) {
        for (const auto& [id, incident] : m_desk.state().incidents) {
            for (const auto& call : incident.calls) {
                if (call.receivedAt != m_sheet.startedAt)
                    continue;
                m_sheet.incident = id;
                m_sheet.call = call.id;
            }
        }
    }
    const bool wasSent = std::exchange(m_sheet.wasSent, false);
    const Incident* incident = view().incident();
    if (!incident || !m_sheet.call)
        return;
    for (const auto& note : incident->notes) {
        if (wasSent && isSentLines(note))
            m_sheet.typedLines.clear();
        const bool isKnown =
            std::find(m_sheet.notes.begin(), m_sheet.notes.end(), note.id) != m_sheet.notes.end();
        if (isKnown || note.call != m_sheet.call)
            continue;
        const auto rest = narrativeRest(view());
        if (!rest.corrects && !note.text.empty() && rest.text.rfind(note.text, 0) == 0)
            m_sheet.notes.push_back(note.id);
    }
}

void CallSaver::keepDraft()
{
    m_sheet.wasSent = !m_pending.empty();
    m_desk.keepDraft(DeskDraft{sheetDraftKey(m_sheet.number),
                               m_sheet.isBlank() ? std::string() : sheetText(m_sheet)});
}

void CallSaver::forgetDraft()
{
    m_desk.keepDraft(DeskDraft{sheetDraftKey(m_sheet.number), {}});
}

void CallSaver::touch()
{
    // The call came in when its first word was typed, not when an empty form was opened.
    if (m_sheet.startedAt == Instant{})
        m_sheet.startedAt = m_desk.now();
    keepDraft();
    Q_EMIT changed();
}

void CallSaver::type(SheetField field, const std::string& text)
{
    if (m_sheet.text(field) == text)
        return;
    m_sheet.texts[field] = text;
    touch();
}

void CallSaver::choosePlace(SheetField field, const Location& place)
{
    Location chosen = place;
    chosen.detail.clear();
    (field == SheetField::Location ? m_sheet.place : m_sheet.callerPlace) = chosen;
    m_sheet.texts[field] = place.text;
    if (field == SheetField::Location && !place.detail.empty() &&
        m_sheet.text(SheetField::Detail).empty()) {
        m_sheet.texts[SheetField::Detail] = place.detail;
        Q_EMIT textReplaced(SheetField::Detail);
    }
    touch();
    Q_EMIT textReplaced(field);
}

void CallSaver::setKind(CallKind kind)
{
    m_kindOfType.reset();
    m_sheet.kind = kind;
    touch();
    leave(SheetSlot{SlotKind::Kind});
}

void CallSaver::setPerson(std::size_t row, const Person& person)
{
    setRow(m_sheet.persons, row, person);
    touch();
}

void CallSaver::setVehicle(std::size_t row, const Vehicle& vehicle)
{
    setRow(m_sheet.vehicles, row, vehicle);
    touch();
}

void CallSaver::setCaution(std::size_t row, const Caution& caution)
{
    setRow(m_sheet.cautions, row, caution);
    touch();
}

void CallSaver::setEmdTexts(const std::string& transferredTo, const std::string& determinant)
{
    m_sheet.emd.transferredTo = transferredTo;
    m_sheet.emd.determinant = determinant;
    touch();
}

// A name that is on file is taken; without a map nothing can be matched, so the words stand.
void CallSaver::settlePlace(SheetField field, UnmatchedPlace unmatched)
{
    const std::string& text = m_sheet.text(field);
    const auto& chosen = field == SheetField::Location ? m_sheet.place : m_sheet.callerPlace;
    if (trimmed(text).empty() || (chosen && chosen->text == text))
        return;
    if (const auto sure = surePlace(text, m_desk.knowledge()))
        choosePlace(field, *sure);
    else if (!m_desk.knowledge().places || unmatched == UnmatchedPlace::Force)
        choosePlace(field, forcedPlace(text));
}

void CallSaver::takeAsTyped(SheetField field)
{
    settlePlace(field, UnmatchedPlace::Force);
}

void CallSaver::settleType()
{
    const std::string text = m_sheet.text(SheetField::Type);
    std::string code = text;
    if (text.empty())
        code = recordedText(SheetField::Type, view());
    const auto& codes = m_desk.knowledge().codes;
    const auto meant = typesFor(text, codes, 2);
    if (!meant.empty() && (meant.size() == 1 || codes.typeFor(trimmed(text))))
        code = meant.front()->code.value;
    if (code != text) {
        m_sheet.texts[SheetField::Type] = code;
        touch();
        Q_EMIT textReplaced(SheetField::Type);
    }
    followType(code);
}

// Once for each type, so that a kind that a person chose afterwards stands.
void CallSaver::followType(const std::string& code)
{
    if (m_sheet.incident || m_typeFollowed == code)
        return;
    m_typeFollowed = code;
    const IncidentType* type = m_desk.knowledge().codes.typeFor(code);
    // What an earlier type set goes with it: a slip makes nobody a lost caller.
    const CallKind said = m_kindOfType == m_sheet.kind ? CallKind::Voice : m_sheet.kind;
    const CallKind kind = type ? kindByType(type->commonCode, said) : said;
    if (kind != m_sheet.kind)
        setKind(kind);
    m_kindOfType = kind == said ? std::nullopt : std::optional(kind);
}

void CallSaver::leave(SheetField field)
{
    if (field == SheetField::Location || field == SheetField::CallerLocation)
        settlePlace(field, UnmatchedPlace::Wait);
    if (field == SheetField::Type)
        settleType();
    if (field == SheetField::Disposition && m_sheet.incident)
        return; // a closed incident is closed anew elsewhere, with a reason
    leave(slotOf(field));
    if (field == SheetField::Priority && !m_sheet.incident)
        checkPriority();
}

// Beside the field and at once: a word meant for another field must not pass for a priority.
void CallSaver::checkPriority()
{
    const std::string& text = m_sheet.text(SheetField::Priority);
    if (!trimmed(text).empty() && !priorityIn(text))
        refuseHere(slotOf(SheetField::Priority),
                   refuse(RefusalCode::FieldValueUnknown, "priority", text, "1, 2, 3, 4, 5"));
}

void CallSaver::leave(const SheetSlot& slot)
{
    if (m_sheet.incident) {
        if (stateOf(slot) == SaveState::Typed)
            send(slot);
        return;
    }
    m_left.insert(slot);
    // An advised call is closed at once, so it waits for its disposition and for Save.
    if (m_sheet.kind == CallKind::Advised || isOpening())
        return;
    const bool hasPlace =
        m_sheet.place && m_sheet.place->text == m_sheet.text(SheetField::Location);
    const bool hasType =
        m_desk.knowledge().codes.typeFor(trimmed(m_sheet.text(SheetField::Type))) != nullptr;
    if (hasPlace && hasType && stateOf(kOpening) != SaveState::Refused)
        open(UnmatchedPlace::Wait);
}

void CallSaver::save()
{
    settlePlace(SheetField::Location, UnmatchedPlace::Force);
    settlePlace(SheetField::CallerLocation, UnmatchedPlace::Force);
    settleType();
    if (!m_sheet.incident) {
        for (const auto& slot : slotsOf(m_sheet))
            m_left.insert(slot);
        if (!isOpening())
            open(UnmatchedPlace::Force);
        return;
    }
    for (const auto& slot : slotsOf(m_sheet)) {
        const SaveState state = stateOf(slot);
        if (state == SaveState::Typed || state == SaveState::Refused)
            send(slot);
    }
}

std::string CallSaver::narrativeToOpen() const
{
    if (!storable(SheetField::Narrative, m_sheet))
        return {};
    return narrativeRest(view()).text;
}

// Said beside the field at fault; the call itself goes on the board without it.
void CallSaver::noteUnstorable()
{
    for (const SheetField field :
         {SheetField::Narrative, SheetField::CallerName, SheetField::Callback,
          SheetField::SafeContactWhen, SheetField::Relation, SheetField::Language,
          SheetField::CallerLocation}) {
        if (const auto text = storable(field, m_sheet); !text)
            refuseHere(slotOf(field), text.refusal());
    }
    if (!m_sheet.incident)
        checkPriority();
}

CallDraft CallSaver::contact() const
{
    CallDraft draft = callDraftOf(m_sheet);
    // A clock that was set back must never keep a call off the board.
    if (m_sheet.startedAt == Instant{} || m_sheet.startedAt > m_desk.now())
        draft.receivedAt.reset();
    return draft;
}

void CallSaver::open(UnmatchedPlace unmatched)
{
    const Location place = placeOf(m_sheet);
    if (trimmed(place.text).empty()) {
        refuseHere(slotOf(SheetField::Location), refuse(RefusalCode::LocationMissing));
        return;
    }
    HAVEN_EXPECT(unmatched == UnmatchedPlace::Force || m_sheet.place);
    const std::string& typeText = m_sheet.text(SheetField::Type);
    const IncidentType* type = m_desk.knowledge().codes.typeFor(trimmed(typeText));
    if (!type) {
        refuseHere(slotOf(SheetField::Type), refuse(RefusalCode::TypeUnknown, typeText));
        return;
    }
    if (m_sheet.kind == CallKind::Advised) {
        openAdvised(*type);
        return;
    }
    OpenIncident opening;
    opening.type = type->code;
    opening.location = place;
    if (const auto wish = priorityIn(m_sheet.text(SheetField::Priority)))
        opening.priority = wish->priority;
    opening.call = contact();
    opening.narrative = narrativeToOpen();
    noteUnstorable();
    submit(kOpening, std::move(opening));
}

void CallSaver::openAdvised(const IncidentType& type)
{
    const std::string& text = m_sheet.text(SheetField::Disposition);
    if (trimmed(text).empty()) {
        refuseWith(slotOf(SheetField::Disposition),
                   tr("An advised call is closed at once and needs a disposition. Nothing was "
                      "lost. Type one, such as PHONE."));
        return;
    }
    const auto* rule = m_desk.knowledge().codes.dispositionFor(trimmed(text));
    OpenAdvised advised;
    advised.type = type.code;
    advised.location = placeOf(m_sheet);
    advised.call = contact();
    advised.narrative = narrativeToOpen();
    advised.disposition = rule ? rule->code : DispositionCode(text);
    noteUnstorable();
    submit(kOpening, std::move(advised));
}

void CallSaver::takeCall()
{
    TakeCall taken;
    taken.incident = *m_sheet.incident;
    taken.call = contact();
    if (m_sheet.isFurtherCall)
        taken.narrative = narrativeToOpen();
    noteUnstorable();
    submit(kOpening, std::move(taken));
}

bool CallSaver::mayJoin(IncidentId incident) const
{
    if (!m_sheet.incident)
        return true;
    const Incident* mine = view().incident();
    const bool isMineAlone =
        mine && m_sheet.call && mine->calls.size() == 1 && mine->calls.front().id == *m_sheet.call;
    return isMineAlone && canMerge(m_desk.state(), *m_sheet.incident, incident).isOk();
}

void CallSaver::join(IncidentId incident)
{
    if (isOpening()) {
        m_joinAfter = incident;
        return;
    }
    if (!mayJoin(incident))
        return;
    m_joining = incident;
    if (m_sheet.incident) {
        submit(kJoining, MergeIncidents{*m_sheet.incident, incident,
                                        "one event, seen while taking the call"});
        return;
    }
    TakeCall taken;
    taken.incident = incident;
    taken.call = contact();
    taken.narrative = narrativeToOpen();
    noteUnstorable();
    submit(kOpening, std::move(taken));
}

void CallSaver::acknowledge(CautionId caution)
{
    if (!m_sheet.cautionsSeen.insert(caution).second)
        return;
    touch();
    sendWaiting();
}

void CallSaver::recordEmd(EmdState state, std::optional<Instant> at)
{
    m_sheet.emd.state = state;
    m_sheet.emd.at = at.value_or(m_desk.now());
    m_refused.erase(SheetSlot{SlotKind::Emd});
    touch();
    leave(SheetSlot{SlotKind::Emd});
}

void CallSaver::recordCallback(CallbackResult result)
{
    m_sheet.callbacks.push_back(CallbackTry{result, m_desk.now(), false});
    touch();
    sendWaiting();
}

void CallSaver::beginText(TextMedium medium)
{
    if (m_sheet.incident && m_sheet.call)
        submit(kTexting,
               MarkTextSession{*m_sheet.incident, m_sheet.call, TextStep::Opened, medium, {}});
    else
        setKind(kindOf(medium));
}

void CallSaver::typeLines(const std::string& text, TextSpeaker first)
{
    if (m_sheet.typedLines == text && m_sheet.firstSpeaker == first)
        return;
    m_sheet.typedLines = text;
    m_sheet.firstSpeaker = first;
    touch();
}

void CallSaver::addLines()
{
    m_refused.erase(kLines);
    leave(kLines);
}

// What was typed while they were on their way stays, in whole lines; where they were changed in
// between nobody knows which is right, and all of it stays.
void CallSaver::forgetSentLines()
{
    std::string& text = m_sheet.typedLines;
    if (m_linesSent.empty() || text.rfind(m_linesSent, 0) != 0)
        return;
    std::size_t end = m_linesSent.size();
    // Sent in the middle of a line: the whole of it stays, and goes on the record once more.
    const bool isLineEnd = end == text.size() || text[end] == '\n' || text[end - 1] == '\n';
    if (!isLineEnd) {
        const std::size_t before = text.rfind('\n', end - 1);
        end = before == std::string::npos ? 0 : before + 1;
    }
    const auto sent = readTranscript(
        withFirstSpeaker(cleanedTranscript(text.substr(0, end)), m_sheet.firstSpeaker));
    text.erase(0, end);
    text.erase(0, std::min(text.find_first_not_of('\n'), text.size()));
    // A line that names nobody is of whoever spoke before it, on the record as in the box.
    if (!sent.empty() && !text.empty())
        m_sheet.firstSpeaker = sent.back().who;
}

// A crash came between sending and the answer, and they are on the record all the same.
bool CallSaver::isSentLines(const Note& note) const
{
    const auto lines = readTranscript(withFirstSpeaker(m_sheet.typedLines, m_sheet.firstSpeaker));
    return note.call == m_sheet.call && !lines.empty() && note.text == transcriptText(lines);
}

bool CallSaver::isOpening() const
{
    return std::any_of(m_pending.begin(), m_pending.end(),
                       [](const auto& one) { return one.second == kOpening; });
}

void CallSaver::send(const SheetSlot& slot)
{
    const bool isOut = std::any_of(m_pending.begin(), m_pending.end(),
                                   [&](const auto& one) { return one.second == slot; });
    if (isOut || isOpening()) {
        m_left.insert(slot);
        return;
    }
    if (isBlankSlot(slot, m_sheet) &&
        (slot == slotOf(SheetField::Priority) || slot == slotOf(SheetField::Type) ||
         slot.kind != SlotKind::Field))
        return;
    if (isOfCall(slot, m_sheet) && !m_sheet.call) {
        m_left.insert(slot);
        takeCall();
        return;
    }
    if (isContested(slot)) {
        refuseHere(slot, contestedRefusal(slot));
        return;
    }
    auto command = commandFor(slot, view());
    if (!command) {
        refuseHere(slot, command.refusal());
        return;
    }
    if (slot.kind == SlotKind::Lines)
        m_linesSent = m_sheet.typedLines;
    std::optional<Instant> at;
    if (slot.kind == SlotKind::Emd)
        at = m_sheet.emd.at;
    if (slot.kind == SlotKind::Callback)
        at = m_sheet.callbacks.at(slot.index).at;
    submit(slot, *std::move(command), at);
}

void CallSaver::submit(const SheetSlot& slot, Command command, std::optional<Instant> at)
{
    m_refused.erase(slot);
    m_pending.emplace(m_desk.submit(std::move(command), at), slot);
    keepDraft();
    Q_EMIT changed();
}

void CallSaver::refuseHere(const SheetSlot& slot, const Refusal& refusal)
{
    refuseWith(slot, refusalText(refusal));
}

void CallSaver::refuseWith(const SheetSlot& slot, const QString& why)
{
    m_refused[slot] = Refused{typedKey(slot, view()), why};
    Q_EMIT said(why, Tone::Refused);
    Q_EMIT changed();
}

void CallSaver::hear(const Answered& answer)
{
    const auto found = m_pending.find(answer.id);
    if (found == m_pending.end())
        return;
    const SheetSlot slot = found->second;
    m_pending.erase(found);
    if (!answer.result.isOk()) {
        m_joining.reset();
        m_joinAfter.reset();
        if (slot.kind == SlotKind::Seen) {
            const CautionId caution(static_cast<std::int64_t>(slot.index));
            m_sheet.cautionsSeen.erase(caution);
            m_seenSent.erase(caution);
        }
        // What is so already is as good as saved.
        if (answer.result.refusal().code == RefusalCode::NothingToChange)
            Q_EMIT changed();
        else
            refuseHere(slot, answer.result.refusal());
        keepDraft();
        return;
    }
    for (const auto& recorded : *answer.result) {
        if (recorded.event)
            learn(slot, *recorded.event);
    }
    remember();
    if (slot.kind == SlotKind::Callback)
        m_sheet.callbacks.at(slot.index).isRecorded = true;
    if (slot.kind == SlotKind::Lines)
        forgetSentLines();
    if (m_sheet.incident && m_joinAfter)
        join(*std::exchange(m_joinAfter, std::nullopt));
    sendWaiting();
    keepDraft();
    Q_EMIT changed();
}

void CallSaver::learn(const SheetSlot& slot, const Event& event)
{
    if (slot == kJoining) {
        if (const auto* merged = kindIf<IncidentsMerged>(&event))
            followMerge(merged->into);
    } else if (const auto* opened = kindIf<IncidentOpened>(&event)) {
        m_sheet.incident = opened->incident;
        Q_EMIT said(tr("On the board: %1, %2", "incident number, place")
                        .arg(fromStd(opened->number), fromStd(opened->location.text)),
                    Tone::Accepted);
        Q_EMIT onBoard(opened->incident);
    } else if (const auto* taken = kindIf<CallTaken>(&event)) {
        m_sheet.call = taken->call;
        m_sheet.isFurtherCall = false;
        if (m_joining)
            tellJoined(*m_joining);
    } else if (const auto* note = kindIf<NoteAdded>(&event)) {
        if (slot.kind == SlotKind::Extra || slot.kind == SlotKind::Lines)
            return;
        const auto corrected =
            note->corrects ? std::find(m_sheet.notes.begin(), m_sheet.notes.end(), *note->corrects)
                           : m_sheet.notes.end();
        if (corrected != m_sheet.notes.end())
            *corrected = note->note;
        else
            m_sheet.notes.push_back(note->note);
    } else if (const auto* person = kindIf<PersonRecorded>(&event)) {
        m_sheet.persons.at(slot.index).id = person->person.id;
    } else if (const auto* vehicle = kindIf<VehicleRecorded>(&event)) {
        m_sheet.vehicles.at(slot.index).id = vehicle->vehicle.id;
    } else if (const auto* caution = kindIf<CautionRecorded>(&event)) {
        Caution& mine = m_sheet.cautions.at(slot.index);
        mine.id = caution->caution.id;
        mine.startedAt = caution->caution.startedAt;
    } else if (const auto* type = kindIf<TypeChanged>(&event)) {
        tellTypeChange(*type);
    }
}

// The call is on the other incident now. What was written down stays on the record of the one that
// was joined away, and is written again where people will read it.
void CallSaver::followMerge(IncidentId into)
{
    m_sheet.notes.clear();
    for (auto& person : m_sheet.persons)
        person.id = {};
    for (auto& vehicle : m_sheet.vehicles)
        vehicle.id = {};
    tellJoined(into);
    m_left.insert(slotOf(SheetField::Narrative));
    for (const auto& slot : slotsOf(m_sheet)) {
        if (slot.kind == SlotKind::Person || slot.kind == SlotKind::Vehicle)
            m_left.insert(slot);
    }
}

// The incident keeps its own place and type; what this caller said of them goes on the record.
void CallSaver::tellJoined(IncidentId incident)
{
    m_joining.reset();
    m_sheet.incident = incident;
    const Incident* joined = view().incident();
    if (!joined)
        return;
    std::string given;
    const std::string& place = m_sheet.text(SheetField::Location);
    if (!trimmed(place).empty() && placeKey(place) != placeKey(joined->location.text))
        given = "This caller gave the place as: " + place;
    const std::string& type = m_sheet.text(SheetField::Type);
    if (!trimmed(type).empty() && type != joined->type.value)
        given += (given.empty() ? "" : "\n") + ("This call was taken as: " + type);
    m_sheet.texts[SheetField::Location] = joined->location.text;
    m_sheet.texts[SheetField::Detail] = joined->location.detail;
    m_sheet.texts[SheetField::Type] = joined->type.value;
    m_sheet.texts[SheetField::Priority].clear();
    m_sheet.place = joined->location;
    for (const SheetField field :
         {SheetField::Location, SheetField::Detail, SheetField::Type, SheetField::Priority})
        Q_EMIT textReplaced(field);
    Q_EMIT said(tr("This call is on incident %1 now").arg(fromStd(joined->number)), Tone::Accepted);
    Q_EMIT onBoard(incident);
    if (!given.empty()) {
        AddNote note;
        note.incident = incident;
        note.call = m_sheet.call;
        note.text = given;
        submit(SheetSlot{SlotKind::Extra}, std::move(note));
    }
}

void CallSaver::tellTypeChange(const TypeChanged& fact)
{
    const IncidentType* type = m_desk.knowledge().codes.typeFor(fact.after.value);
    QStringList words{tr("Type is now %1.").arg(coreWord(type ? type->label : fact.after.value))};
    const QString after = fromStd(std::string(enumName(fact.priorityAfter)));
    if (fact.priorityBefore == fact.priorityAfter)
        words += tr("Priority stays %1.").arg(after);
    else
        words += tr("Priority %1 became %2.", "before, after")
                     .arg(fromStd(std::string(enumName(fact.priorityBefore))), after);
    const auto& protocols = m_desk.knowledge().protocols;
    const auto protocol = fact.protocol ? protocols.find(*fact.protocol) : protocols.end();
    words += protocol == protocols.end()
                 ? tr("No checklist belongs to it.")
                 : tr("Checklist: %1.").arg(fromStd(protocol->second.protocol.title));
    Q_EMIT said(words.join(u' '), Tone::Accepted);
}

void CallSaver::sendWaiting()
{
    if (!m_sheet.incident || isOpening())
        return;
    const auto left = std::exchange(m_left, {});
    for (const auto& slot : left) {
        if (stateOf(slot) == SaveState::Typed)
            send(slot);
    }
    for (std::size_t row = 0; row < m_sheet.callbacks.size(); ++row) {
        const SheetSlot slot{SlotKind::Callback, row};
        if (stateOf(slot) == SaveState::Typed)
            send(slot);
    }
    for (const CautionId caution : m_sheet.cautionsSeen) {
        if (m_seenSent.insert(caution).second)
            send(SheetSlot{SlotKind::Seen, static_cast<std::size_t>(caution.value)});
    }
}

SaveState CallSaver::stateOf(const SheetSlot& slot) const
{
    const bool isBlank = isBlankSlot(slot, m_sheet);
    for (const auto& [id, pending] : m_pending) {
        if (pending == slot || (pending == kOpening && !isBlank))
            return SaveState::Saving;
    }
    const std::string typed = typedKey(slot, view());
    if (const auto refused = m_refused.find(slot);
        refused != m_refused.end() && refused->second.typed == typed)
        return SaveState::Refused;
    if (!m_sheet.incident)
        return isBlank ? SaveState::Empty : SaveState::Typed;
    if (typed == recordedKey(slot, view()))
        return isBlank ? SaveState::Empty : SaveState::Saved;
    // A blank line says nothing about what the record has there.
    const bool isOptional = slot.kind != SlotKind::Field || slot == slotOf(SheetField::Priority) ||
                            slot == slotOf(SheetField::Type);
    return isBlank && isOptional ? SaveState::Empty : SaveState::Typed;
}

QString CallSaver::whyRefused(const SheetSlot& slot) const
{
    const auto refused = m_refused.find(slot);
    return stateOf(slot) == SaveState::Refused ? refused->second.why : QString();
}

bool CallSaver::isUnfinished() const
{
    if (m_sheet.isBlank())
        return false;
    if (!m_sheet.incident || !m_pending.empty())
        return true;
    const auto slots = slotsOf(m_sheet);
    return std::any_of(slots.begin(), slots.end(), [&](const SheetSlot& slot) {
        const SaveState state = stateOf(slot);
        return state == SaveState::Typed || state == SaveState::Refused;
    });
}

void CallSaver::remember()
{
    for (const SheetField field : kFollowedFields)
        m_knownTexts[field] = recordedText(field, view());
    for (const auto& slot : slotsOf(m_sheet)) {
        if (slot.kind == SlotKind::Person || slot.kind == SlotKind::Vehicle)
            m_knownRows[slot] = recordedKey(slot, view());
    }
}

} // namespace haven::ui
