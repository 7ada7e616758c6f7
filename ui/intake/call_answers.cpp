#include "ui/intake/call_saver.h"

#include "models/base/text.h"
#include "models/dispatch/one_place.h"
#include "models/dispatch/transcript.h"
#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"

#include <algorithm>

// What the record answers: what of a call it has, under which numbers, and what is to be sent next.
namespace haven::ui {

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
    if (slot == kJoiningSlot) {
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
    Location place;
    place.text = m_sheet.text(SheetField::Location);
    place.detail = trimmed(m_sheet.text(SheetField::Detail));
    if (!trimmed(place.text).empty() && saysMore(place, joined->location))
        given = "This caller gave the place as: " + placeSaid(place);
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

} // namespace haven::ui
