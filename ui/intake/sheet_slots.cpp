#include "ui/intake/sheet_slots.h"

#include "models/base/json_codec.h"
#include "models/base/text.h"
#include "models/dispatch/text_limits.h"
#include "ui/intake/sheet_choices.h"

#include <algorithm>

namespace haven::ui {

namespace {

const std::pair<SheetField, const char*> kCallFields[] = {
    {SheetField::CallerName, "caller_name"},   {SheetField::Callback, "callback"},
    {SheetField::SafeContact, "safe_contact"}, {SheetField::SafeContactWhen, "safe_contact_when"},
    {SheetField::Relation, "relation"},        {SheetField::Language, "language"}};

const char* detailName(SheetField field)
{
    for (const auto& [one, name] : kCallFields) {
        if (one == field)
            return name;
    }
    return nullptr;
}

std::string keyOf(const Location& location)
{
    return location.text + "\n" + location.detail + "\n" +
           (location.point ? coordinateText(*location.point) : std::string());
}

std::string keyOf(const Person& person)
{
    return toJson(person).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string keyOf(const Vehicle& vehicle)
{
    Vehicle written = vehicle; // as the record writes a plate
    written.plate = toUpper(trimmed(vehicle.plate));
    return toJson(written).dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string keyOf(const Caution& caution)
{
    return std::string(enumName(caution.kind)) + "\n" + std::string(enumName(caution.severity)) +
           "\n" + std::string(enumName(caution.verification)) + "\n" + caution.text + "\n" +
           caution.source;
}

std::string keyOf(const Emd& emd)
{
    return std::string(enumName(emd.state)) + "\n" + emd.transferredTo + "\n" + emd.determinant;
}

template <class T>
const T* withId(const std::vector<T>& list, decltype(T::id) id)
{
    const auto found =
        std::find_if(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
    return found == list.end() ? nullptr : &*found;
}

SheetField fieldOf(const SheetSlot& slot)
{
    return static_cast<SheetField>(slot.index);
}

std::string typeKey(const std::string& text, const Knowledge& knowledge)
{
    const IncidentType* type = knowledge.codes.typeFor(trimmed(text));
    return type ? type->code.value : text;
}

std::string fieldKey(SheetField field, const SheetView& view)
{
    const std::string& text = view.sheet.text(field);
    if (field == SheetField::Location)
        return keyOf(placeOf(view.sheet));
    if (field == SheetField::CallerLocation)
        return keyOf(callerPlaceOf(view.sheet));
    if (field == SheetField::Type)
        return typeKey(text, view.knowledge);
    if (field == SheetField::SafeContact)
        return text.empty() ? std::string(enumName(SafeContact::NotAsked)) : text;
    if (field == SheetField::Priority) {
        const auto wish = priorityIn(text);
        if (!wish)
            return text;
        return std::string(enumName(wish->priority)) +
               (wish->reason.empty() ? "" : "\n" + wish->reason);
    }
    return text;
}

std::string recordedFieldKey(SheetField field, const SheetView& view)
{
    const Incident* incident = view.incident();
    const Call* call = view.call();
    if (field == SheetField::Location)
        return incident ? keyOf(incident->location) : std::string();
    if (field == SheetField::CallerLocation)
        return keyOf(call ? call->callerLocation : Location{});
    if (field == SheetField::Narrative)
        return narrativeRest(view).text.empty() ? view.sheet.text(field) : std::string();
    if (field == SheetField::Priority) {
        // The reason is on the record of the change, not in the field.
        const auto wish = priorityIn(view.sheet.text(field));
        return wish && incident && wish->priority == incident->priority ? fieldKey(field, view)
                                                                        : recordedText(field, view);
    }
    if (field == SheetField::SafeContact)
        return std::string(enumName(call ? call->safeContact : SafeContact::NotAsked));
    return recordedText(field, view);
}

// Line ends around a part of the narrative are no part of the note.
std::string_view withoutLineEnds(std::string_view text)
{
    while (!text.empty() && text.front() == '\n')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == '\n')
        text.remove_suffix(1);
    return text;
}

} // namespace

std::optional<SheetField> fieldOfDetail(std::string_view name)
{
    for (const auto& [one, word] : kCallFields) {
        if (name == word)
            return one;
    }
    return std::nullopt;
}

SheetSlot slotOf(SheetField field)
{
    const SheetField saved = field == SheetField::Detail ? SheetField::Location : field;
    return {SlotKind::Field, static_cast<std::size_t>(saved)};
}

SheetSlot rowSlot(SlotKind kind, std::size_t row)
{
    return {kind, row};
}

const Incident* SheetView::incident() const
{
    return hotIncident(state, sheet.incident);
}

const Call* SheetView::call() const
{
    const Incident* one = incident();
    return one && sheet.call ? withId(one->calls, *sheet.call) : nullptr;
}

std::vector<SheetSlot> slotsOf(const CallSheet& sheet)
{
    std::vector<SheetSlot> slots;
    for (std::size_t n = 0; n < enumNames(SheetField{}).size(); ++n) {
        const auto field = static_cast<SheetField>(n);
        if (field != SheetField::Detail && field != SheetField::Disposition)
            slots.push_back(slotOf(field));
    }
    slots.push_back({SlotKind::Kind});
    for (std::size_t n = 0; n < sheet.persons.size(); ++n)
        slots.push_back({SlotKind::Person, n});
    for (std::size_t n = 0; n < sheet.vehicles.size(); ++n)
        slots.push_back({SlotKind::Vehicle, n});
    for (std::size_t n = 0; n < sheet.cautions.size(); ++n)
        slots.push_back({SlotKind::Caution, n});
    slots.push_back({SlotKind::Emd});
    for (std::size_t n = 0; n < sheet.callbacks.size(); ++n)
        slots.push_back({SlotKind::Callback, n});
    slots.push_back({SlotKind::Lines});
    return slots;
}

bool isBlankSlot(const SheetSlot& slot, const CallSheet& sheet)
{
    switch (slot.kind) {
    case SlotKind::Field:
        if (fieldOf(slot) == SheetField::Location)
            return sheet.text(SheetField::Location).empty() &&
                   sheet.text(SheetField::Detail).empty();
        return sheet.text(fieldOf(slot)).empty();
    case SlotKind::Kind:
        return sheet.kind == CallKind::Voice;
    case SlotKind::Person: {
        const Person& one = sheet.persons.at(slot.index);
        return one.name.empty() && one.born.empty() && one.description.empty() && one.phone.empty();
    }
    case SlotKind::Vehicle: {
        const Vehicle& one = sheet.vehicles.at(slot.index);
        return one.plate.empty() && one.description.empty();
    }
    case SlotKind::Caution: {
        const Caution& one = sheet.cautions.at(slot.index);
        return one.text.empty() && one.source.empty();
    }
    case SlotKind::Emd:
        return sheet.emd.state == EmdState::NotAsked;
    case SlotKind::Lines:
        return trimmed(sheet.typedLines).empty();
    case SlotKind::Opening:
    case SlotKind::Callback:
    case SlotKind::Seen:
    case SlotKind::Extra:
        return false;
    }
    return false;
}

std::string typedKey(const SheetSlot& slot, const SheetView& view)
{
    switch (slot.kind) {
    case SlotKind::Field:
        return fieldKey(fieldOf(slot), view);
    case SlotKind::Kind:
        return std::string(enumName(view.sheet.kind));
    case SlotKind::Person:
        return keyOf(view.sheet.persons.at(slot.index));
    case SlotKind::Vehicle:
        return keyOf(view.sheet.vehicles.at(slot.index));
    case SlotKind::Caution:
        return keyOf(view.sheet.cautions.at(slot.index));
    case SlotKind::Emd:
        return keyOf(view.sheet.emd);
    case SlotKind::Callback:
        return "recorded";
    case SlotKind::Lines:
        return view.sheet.typedLines;
    case SlotKind::Opening: // what it was refused for is tried again once it reads otherwise
        return fieldKey(SheetField::Location, view) + "\n" + fieldKey(SheetField::Type, view) +
               "\n" + view.sheet.text(SheetField::Disposition);
    case SlotKind::Seen:
    case SlotKind::Extra:
        return {};
    }
    return {};
}

std::string recordedKey(const SheetSlot& slot, const SheetView& view)
{
    const Incident* incident = view.incident();
    const Call* call = view.call();
    switch (slot.kind) {
    case SlotKind::Field:
        return recordedFieldKey(fieldOf(slot), view);
    case SlotKind::Kind:
        return std::string(enumName(call ? call->kind : CallKind::Voice));
    case SlotKind::Person: {
        const Person* one =
            incident ? withId(incident->persons, view.sheet.persons.at(slot.index).id) : nullptr;
        return one ? keyOf(*one) : std::string();
    }
    case SlotKind::Vehicle: {
        const Vehicle* one =
            incident ? withId(incident->vehicles, view.sheet.vehicles.at(slot.index).id) : nullptr;
        return one ? keyOf(*one) : std::string();
    }
    case SlotKind::Caution: {
        const auto found = view.state.cautions.find(view.sheet.cautions.at(slot.index).id);
        return found == view.state.cautions.end() ? std::string() : keyOf(found->second);
    }
    case SlotKind::Emd:
        return incident ? keyOf(incident->emd) : std::string();
    case SlotKind::Callback:
        return view.sheet.callbacks.at(slot.index).isRecorded ? "recorded" : "";
    case SlotKind::Lines: // what is recorded is no longer in the sheet
    case SlotKind::Opening:
    case SlotKind::Seen:
    case SlotKind::Extra:
        return {};
    }
    return {};
}

std::string recordedText(SheetField field, const SheetView& view)
{
    const Incident* incident = view.incident();
    if (!incident)
        return {};
    const Call* call = view.call();
    switch (field) {
    case SheetField::Location:
        return incident->location.text;
    case SheetField::Detail:
        return incident->location.detail;
    case SheetField::Type:
        return incident->type.value;
    case SheetField::Priority:
        return std::string(enumName(incident->priority));
    case SheetField::CallerName:
        return call ? call->callerName : std::string();
    case SheetField::Callback:
        return call ? call->callback : std::string();
    case SheetField::SafeContact:
        return call && call->safeContact != SafeContact::NotAsked
                   ? std::string(enumName(call->safeContact))
                   : std::string();
    case SheetField::SafeContactWhen:
        return call ? call->safeContactWhen : std::string();
    case SheetField::Relation:
        return call ? call->relation : std::string();
    case SheetField::Language:
        return call ? call->language : std::string();
    case SheetField::CallerLocation:
        return call ? call->callerLocation.text : std::string();
    case SheetField::Disposition:
        return incident->disposition ? incident->disposition->value : std::string();
    case SheetField::Narrative:
        return {};
    }
    return {};
}

bool isOfCall(const SheetSlot& slot, const CallSheet& sheet)
{
    if (slot.kind == SlotKind::Kind || slot.kind == SlotKind::Callback ||
        slot.kind == SlotKind::Lines)
        return true;
    if (slot.kind != SlotKind::Field)
        return false;
    const SheetField field = fieldOf(slot);
    return field == SheetField::CallerLocation || detailName(field) != nullptr ||
           (field == SheetField::Narrative && sheet.isFurtherCall);
}

NarrativeRest narrativeRest(const SheetView& view)
{
    std::string_view rest = view.sheet.text(SheetField::Narrative);
    std::vector<const Note*> recorded;
    if (const Incident* incident = view.incident()) {
        for (const NoteId id : view.sheet.notes) {
            if (const Note* note = withId(incident->notes, id))
                recorded.push_back(note);
        }
    }
    std::size_t same = 0;
    for (; same < recorded.size(); ++same) {
        const auto from = withoutLineEnds(rest);
        const std::string& text = recorded[same]->text;
        if (from.substr(0, text.size()) != text)
            break;
        rest = from.substr(text.size());
    }
    NarrativeRest out;
    rest = withoutLineEnds(rest);
    if (same < recorded.size()) {
        out.corrects = recorded[same]->id;
        // What follows the corrected part as it was recorded stands for itself.
        for (std::size_t n = recorded.size(); n-- > same + 1;) {
            const std::string& text = recorded[n]->text;
            if (rest.size() < text.size() || rest.substr(rest.size() - text.size()) != text)
                break;
            rest = withoutLineEnds(rest.substr(0, rest.size() - text.size()));
        }
    }
    out.text = std::string(rest);
    return out;
}

Result<std::string> storable(SheetField field, const CallSheet& sheet)
{
    const std::string& text = sheet.text(field);
    // As the rules have it: the words of a note and of a place may be long.
    const bool isLong = field == SheetField::Narrative || field == SheetField::CallerLocation;
    const std::size_t most = isLong ? kMaxNoteText : kMaxText;
    const std::string name(detailName(field) ? detailName(field) : enumName(field));
    if (text.size() > most)
        return refuse(RefusalCode::TextTooLong, name, std::to_string(most));
    if (!isStorableText(text))
        return refuse(RefusalCode::TextNotStorable, name);
    return text;
}

CallDraft callDraftOf(const CallSheet& sheet)
{
    const auto text = [&](SheetField field) {
        auto one = storable(field, sheet);
        return one ? *std::move(one) : std::string();
    };
    CallDraft draft;
    draft.kind = sheet.kind;
    draft.receivedAt = sheet.startedAt;
    draft.callerName = text(SheetField::CallerName);
    draft.callback = text(SheetField::Callback);
    draft.safeContact = enumFromName<SafeContact>(sheet.text(SheetField::SafeContact))
                            .value_or(SafeContact::NotAsked);
    draft.safeContactWhen = text(SheetField::SafeContactWhen);
    draft.language = text(SheetField::Language);
    draft.relation = text(SheetField::Relation);
    if (storable(SheetField::CallerLocation, sheet))
        draft.callerLocation = callerPlaceOf(sheet);
    return draft;
}

Location placeOf(const CallSheet& sheet)
{
    const std::string& text = sheet.text(SheetField::Location);
    Location place = sheet.place && sheet.place->text == text ? *sheet.place : forcedPlace(text);
    place.detail = sheet.text(SheetField::Detail);
    return place;
}

Location callerPlaceOf(const CallSheet& sheet)
{
    const std::string& text = sheet.text(SheetField::CallerLocation);
    if (text.empty())
        return {};
    return sheet.callerPlace && sheet.callerPlace->text == text ? *sheet.callerPlace
                                                                : forcedPlace(text);
}

namespace {

Result<Command> fieldCommand(SheetField field, const SheetView& view)
{
    const CallSheet& sheet = view.sheet;
    const IncidentId incident = *sheet.incident;
    const std::string& text = sheet.text(field);
    if (field == SheetField::Location)
        return Command(ChangeLocation{incident, std::nullopt, placeOf(sheet), {}});
    if (field == SheetField::CallerLocation)
        return Command(ChangeLocation{incident, sheet.call, callerPlaceOf(sheet), {}});
    if (field == SheetField::Type)
        return Command(ChangeType{incident, TypeCode(typeKey(text, view.knowledge))});
    if (field == SheetField::Narrative) {
        const auto rest = narrativeRest(view);
        AddNote note;
        note.incident = incident;
        note.call = sheet.call;
        note.text = rest.text;
        note.corrects = rest.corrects;
        return Command(std::move(note));
    }
    if (field == SheetField::Priority) {
        const auto wish = priorityIn(text);
        if (!wish)
            return refuse(RefusalCode::FieldValueUnknown, "priority", text, "1, 2, 3, 4, 5");
        return Command(ChangePriority{incident, wish->priority, wish->reason});
    }
    CorrectDetails details;
    details.incident = incident;
    details.call = sheet.call;
    details.field = detailName(field) ? detailName(field) : "";
    details.value = fieldKey(field, view);
    return Command(std::move(details));
}

} // namespace

Result<Command> commandFor(const SheetSlot& slot, const SheetView& view)
{
    const CallSheet& sheet = view.sheet;
    const IncidentId incident = *sheet.incident;
    switch (slot.kind) {
    case SlotKind::Field:
        return fieldCommand(fieldOf(slot), view);
    case SlotKind::Kind: {
        CorrectDetails details;
        details.incident = incident;
        details.call = sheet.call;
        details.field = "kind";
        details.value = std::string(enumName(sheet.kind));
        return Command(std::move(details));
    }
    case SlotKind::Person:
        return Command(RecordPerson{incident, sheet.persons.at(slot.index)});
    case SlotKind::Vehicle:
        return Command(RecordVehicle{incident, sheet.vehicles.at(slot.index)});
    case SlotKind::Caution:
        return Command(RecordCaution{sheet.cautions.at(slot.index), incident});
    case SlotKind::Emd:
        return Command(
            RecordEmd{incident, sheet.emd.state, sheet.emd.transferredTo, sheet.emd.determinant});
    case SlotKind::Callback:
        return Command(RecordCallback{incident, sheet.call.value_or(CallId{}),
                                      sheet.callbacks.at(slot.index).result});
    case SlotKind::Lines:
        return Command(AddTranscript{
            incident, sheet.call,
            withFirstSpeaker(cleanedTranscript(sheet.typedLines), sheet.firstSpeaker)});
    case SlotKind::Seen:
        return Command(
            AcknowledgeCaution{CautionId(static_cast<std::int64_t>(slot.index)), incident});
    case SlotKind::Opening:
    case SlotKind::Extra:
        break;
    }
    HAVEN_EXPECT(!"what opens an incident is not saved as a field");
    return refuse(RefusalCode::NothingToChange, "This");
}

} // namespace haven::ui
