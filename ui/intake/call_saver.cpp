#include "ui/intake/call_saver.h"

#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/intake/sheet_choices.h"
#include "ui/widgets/core_text.h"

#include <algorithm>

namespace haven::ui {

namespace {

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
    m_sheet.touchedAt = m_desk.now();
    keepDraft();
    Q_EMIT changed();
}

void CallSaver::type(SheetField field, const std::string& text)
{
    if (m_sheet.text(field) == text)
        return;
    m_sheet.texts[field] = text;
    if (field == SheetField::Narrative) {
        m_sheet.writer = m_desk.seat().agent;
        m_sheet.writtenAt = m_desk.now();
    }
    touch();
}

void CallSaver::nameWriter(const ClockWords& clock)
{
    const AgentId& agent = m_desk.seat().agent;
    if (agent.value.empty() || m_sheet.writer.value.empty() || m_sheet.writer == agent ||
        isSaving())
        return;
    const auto rest = narrativeRest(view());
    std::string& text = m_sheet.texts[SheetField::Narrative];
    const std::size_t at =
        rest.text.empty() || rest.corrects ? std::string::npos : text.rfind(rest.text);
    const QString who = personName(m_desk.state(), m_sheet.writer);
    const QString when = clock(m_sheet.writtenAt);
    m_sheet.writer = {};
    if (at != std::string::npos)
        text.insert(at,
                    tr("Written by %1 at %2:", "person, time").arg(who, when).toStdString() + " ");
    touch();
    if (at != std::string::npos)
        Q_EMIT textReplaced(SheetField::Narrative);
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
    if (hasPlace && hasType && stateOf(kOpeningSlot) != SaveState::Refused)
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
        submit(kTextingSlot,
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
    m_refused.erase(kLinesSlot);
    leave(kLinesSlot);
}

bool CallSaver::isOpening() const
{
    return std::any_of(m_pending.begin(), m_pending.end(),
                       [](const auto& one) { return one.second == kOpeningSlot; });
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

SaveState CallSaver::stateOf(const SheetSlot& slot) const
{
    const bool isBlank = isBlankSlot(slot, m_sheet);
    for (const auto& [id, pending] : m_pending) {
        if (pending == slot || (pending == kOpeningSlot && !isBlank))
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

bool CallSaver::hasRefusedField() const
{
    auto slots = slotsOf(m_sheet);
    slots.push_back(kOpeningSlot);
    return std::any_of(slots.begin(), slots.end(), [&](const SheetSlot& slot) {
        const auto refused = m_refused.find(slot);
        return refused != m_refused.end() && refused->second.typed == typedKey(slot, view());
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
