#include "models/items/qt_text.h"
#include "ui/incident/incident_words.h"
#include "ui/intake/call_saver.h"
#include "ui/intake/sheet_choices.h"

#include <algorithm>
#include <QCoreApplication>

// Two people on one incident: nothing locks and nothing overwrites. Where nothing is being typed
// the form follows the record; where something unsaved stands, the person says which one holds.
namespace haven::ui {

namespace {

using Slots = std::vector<SheetSlot>;

// What of the form a fact is about.
struct Written {
    const CallSheet& sheet;
    const SheetView& view;

    bool isThisCall(const std::optional<CallId>& call) const { return call == sheet.call; }

    template <class Fact>
    Slots operator()(const Fact&) const
    {
        return {};
    }
    Slots operator()(const LocationChanged& fact) const
    {
        if (!fact.call)
            return {slotOf(SheetField::Location)};
        return isThisCall(fact.call) ? Slots{slotOf(SheetField::CallerLocation)} : Slots{};
    }
    Slots operator()(const TypeChanged&) const
    {
        return {slotOf(SheetField::Type), slotOf(SheetField::Priority)};
    }
    Slots operator()(const PriorityChanged&) const { return {slotOf(SheetField::Priority)}; }
    Slots operator()(const DetailsCorrected& fact) const
    {
        const auto field = isThisCall(fact.call) ? fieldOfDetail(fact.field) : std::nullopt;
        return field ? Slots{slotOf(*field)} : Slots{};
    }
    Slots operator()(const PersonRecorded& fact) const
    {
        for (std::size_t row = 0; row < sheet.persons.size(); ++row) {
            if (sheet.persons[row].id == fact.person.id)
                return {rowSlot(SlotKind::Person, row)};
        }
        return {};
    }
    Slots operator()(const VehicleRecorded& fact) const
    {
        for (std::size_t row = 0; row < sheet.vehicles.size(); ++row) {
            if (sheet.vehicles[row].id == fact.vehicle.id)
                return {rowSlot(SlotKind::Vehicle, row)};
        }
        return {};
    }
};

template <class Fact>
bool isAbout(const Fact& fact, IncidentId incident)
{
    if constexpr (requires { fact.incident == incident; })
        return fact.incident == incident;
    else
        return false;
}

} // namespace

QString fieldWords(SheetField field)
{
    switch (field) {
    case SheetField::Location:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Location");
    case SheetField::Detail:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Apartment");
    case SheetField::Type:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Type");
    case SheetField::Priority:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Priority");
    case SheetField::CallerName:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Caller");
    case SheetField::Callback:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Number");
    case SheetField::SafeContact:
    case SheetField::SafeContactWhen:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Safe contact");
    case SheetField::Relation:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Relation");
    case SheetField::Language:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Language");
    case SheetField::CallerLocation:
        return QCoreApplication::translate("haven::ui::ConflictRow", "Where the caller is");
    case SheetField::Disposition:
    case SheetField::Narrative:
        break;
    }
    return {};
}

// Who wrote what, just before changed() tells that it is so.
void CallSaver::hearFacts(const std::vector<Recorded>& facts)
{
    m_writers.clear();
    if (!m_sheet.incident)
        return;
    const Seat& seat = m_desk.seat();
    const SheetView now = view();
    for (const Recorded& one : facts) {
        const bool isMine =
            one.envelope.recordedBy == seat.agent && one.envelope.position == seat.position;
        const bool isOurs =
            one.event &&
            visitKind([this](const auto& f) { return isAbout(f, *m_sheet.incident); }, *one.event);
        if (isMine || !isOurs)
            continue;
        for (const SheetSlot& slot : visitKind(Written{m_sheet, now}, *one.event))
            m_writers[slot] = Writer{one.envelope.doneBy, one.envelope.recordedAt};
    }
}

bool CallSaver::isContested(const SheetSlot& slot) const
{
    return std::any_of(m_conflicts.begin(), m_conflicts.end(),
                       [&](const FieldConflict& one) { return one.slot == slot; });
}

void CallSaver::contest(const SheetSlot& slot, SheetField field, const std::string& theirs)
{
    const auto writer = m_writers.find(slot);
    if (writer == m_writers.end())
        return;
    std::erase_if(m_conflicts, [&](const FieldConflict& one) { return one.slot == slot; });
    m_conflicts.push_back(FieldConflict{slot, field, theirs, writer->second.by, writer->second.at});
    std::sort(m_conflicts.begin(), m_conflicts.end(),
              [](const FieldConflict& a, const FieldConflict& b) { return a.slot < b.slot; });
}

Refusal CallSaver::contestedRefusal(const SheetSlot& slot) const
{
    const auto found = std::find_if(m_conflicts.begin(), m_conflicts.end(),
                                    [&](const FieldConflict& one) { return one.slot == slot; });
    return refuse(RefusalCode::FieldContested, found->by.value,
                  found->theirs.empty() ? "something else" : found->theirs);
}

// One that says the same as the record by now is none any more.
void CallSaver::settleConflicts()
{
    std::erase_if(m_conflicts, [this](const FieldConflict& one) {
        return typedKey(one.slot, view()) == recordedKey(one.slot, view());
    });
}

void CallSaver::keepMine(const SheetSlot& slot)
{
    std::erase_if(m_conflicts, [&](const FieldConflict& one) { return one.slot == slot; });
    m_refused.erase(slot);
    send(slot);
    Q_EMIT changed();
}

void CallSaver::takeTheirs(const SheetSlot& slot)
{
    std::erase_if(m_conflicts, [&](const FieldConflict& one) { return one.slot == slot; });
    m_refused.erase(slot);
    m_left.erase(slot);
    copyRecorded(slot);
    remember();
    keepDraft();
    Q_EMIT changed();
}

void CallSaver::copyRecorded(const SheetSlot& slot)
{
    const Incident* incident = view().incident();
    if (!incident)
        return;
    if (slot.kind == SlotKind::Person || slot.kind == SlotKind::Vehicle) {
        for (const auto& person : incident->persons) {
            if (slot.kind == SlotKind::Person && person.id == m_sheet.persons.at(slot.index).id)
                m_sheet.persons.at(slot.index) = person;
        }
        for (const auto& vehicle : incident->vehicles) {
            if (slot.kind == SlotKind::Vehicle && vehicle.id == m_sheet.vehicles.at(slot.index).id)
                m_sheet.vehicles.at(slot.index) = vehicle;
        }
        Q_EMIT rowsReplaced();
        return;
    }
    for (const SheetField field : kFollowedFields) {
        if (slotOf(field) != slot)
            continue;
        // A priority that was set is not set again because somebody raised it meanwhile.
        m_sheet.texts[field] =
            field == SheetField::Priority ? std::string() : recordedText(field, view());
        if (field == SheetField::Location)
            m_sheet.place = incident->location;
        if (field == SheetField::CallerLocation && view().call())
            m_sheet.callerPlace = view().call()->callerLocation;
        Q_EMIT textReplaced(field);
    }
}

// Where nothing is being typed the form follows, where something is, it stays and shows as not
// saved (R44).
void CallSaver::followBoard()
{
    const Incident* one = view().incident();
    if (!one)
        return;
    // What others do in a restricted one is not told here: whoever took the call keeps what they
    // typed themselves, and hears the rest where it is opened with a reason.
    if (one->visibility == Visibility::Restricted)
        return;
    settleConflicts();
    followFields();
    followRows();
    remember();
    Q_EMIT changed();
}

// What stands in the form changed under the eyes of whoever is on the phone: by whom and how.
QString CallSaver::followedWords(SheetField field, const std::string& before,
                                 const std::string& now) const
{
    const auto writer = m_writers.find(slotOf(field));
    if (writer == m_writers.end())
        return {};
    const QString who = agentName(m_desk.state(), writer->second.by);
    const QString what = fieldWords(field);
    if (before.empty())
        return tr("%1 wrote in %2: “%3”.", "a person, a field, words").arg(who, what, fromStd(now));
    if (now.empty())
        return tr("%1 emptied %2; it was “%3”.", "a person, a field, words")
            .arg(who, what, fromStd(before));
    return tr("%1 changed it: %2 is now “%3”; it was “%4”.", "a person, a field, words, old words")
        .arg(who, what, fromStd(now), fromStd(before));
}

void CallSaver::followFields()
{
    QStringList followed;
    const auto known = m_knownTexts;
    for (const SheetField field : kFollowedFields) {
        const std::string now = recordedText(field, view());
        const auto before = known.find(field);
        if (before == known.end() || before->second == now)
            continue;
        std::string typed = m_sheet.text(field);
        if (const auto wish = priorityIn(typed); wish && field == SheetField::Priority)
            typed = std::string(enumName(wish->priority));
        if (typed == before->second) {
            m_sheet.texts[field] = field == SheetField::Priority ? std::string() : now;
            if (field == SheetField::Location)
                m_sheet.place = view().incident()->location;
            Q_EMIT textReplaced(field);
            followed << followedWords(field, before->second, now);
        } else if (stateOf(field) == SaveState::Typed || stateOf(field) == SaveState::Refused) {
            contest(slotOf(field), field, now);
        }
    }
    followed.removeAll(QString());
    if (!followed.isEmpty())
        Q_EMIT said(followed.join(u' '), Tone::Quiet);
}

void CallSaver::followRows()
{
    const auto known = m_knownRows;
    for (const auto& [slot, before] : known) {
        if (before.empty() || recordedKey(slot, view()) == before)
            continue;
        if (typedKey(slot, view()) == before)
            copyRecorded(slot);
        else if (typedKey(slot, view()) != recordedKey(slot, view()))
            contest(slot, SheetField::Location, {});
    }
}

} // namespace haven::ui
