#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/commands.h"
#include "models/dispatch/state.h"
#include "ui/intake/call_sheet.h"

#include <string>
#include <vector>

// What of a sheet is saved by itself, and how: pure functions over sheet, board and code tables.
namespace haven::ui {

// Opening is the incident or the call as a whole; Extra is what only travels with it.
// Lines: what was typed in a text session.
enum class SlotKind {
    Opening,
    Field,
    Kind,
    Person,
    Vehicle,
    Caution,
    Emd,
    Callback,
    Lines,
    Seen,
    Extra
};

// One thing that is saved, refused and answered for by itself. `index` is the SheetField, the row,
// or the caution.
struct SheetSlot {
    SlotKind kind = SlotKind::Opening;
    std::size_t index = 0;
    auto operator<=>(const SheetSlot&) const = default;
};

// The incident, or the call as a whole.
inline constexpr SheetSlot kOpeningSlot{SlotKind::Opening};
// A call that is on the board already goes to another incident.
inline constexpr SheetSlot kJoiningSlot{SlotKind::Extra, 1};
inline constexpr SheetSlot kTextingSlot{SlotKind::Extra, 2};
inline constexpr SheetSlot kLinesSlot{SlotKind::Lines};

// The apartment is saved with its place.
SheetSlot slotOf(SheetField field);
SheetSlot rowSlot(SlotKind kind, std::size_t row);

struct SheetView {
    const CallSheet& sheet;
    const State& state;
    const Knowledge& knowledge;

    const Incident* incident() const;
    const Call* call() const;
};

// Everything of the sheet that could be saved, fields first.
std::vector<SheetSlot> slotsOf(const CallSheet& sheet);
bool isBlankSlot(const SheetSlot& slot, const CallSheet& sheet);
// Two texts that are equal when what is typed is what is recorded.
std::string typedKey(const SheetSlot& slot, const SheetView& view);
std::string recordedKey(const SheetSlot& slot, const SheetView& view);
// What the record has in a field; empty without an incident or a call.
std::string recordedText(SheetField field, const SheetView& view);
// Those that another desk may write into as well.
inline constexpr SheetField kFollowedFields[] = {
    SheetField::Location,    SheetField::Detail,          SheetField::Type,
    SheetField::Priority,    SheetField::CallerName,      SheetField::Callback,
    SheetField::SafeContact, SheetField::SafeContactWhen, SheetField::Relation,
    SheetField::Language,    SheetField::CallerLocation};
// The field of the form that a corrected detail of a call is in; empty: none.
std::optional<SheetField> fieldOfDetail(std::string_view name);
// It belongs to the call, not to the incident.
bool isOfCall(const SheetSlot& slot, const CallSheet& sheet);

// The part of the narrative that is not on the record yet, or that no longer reads as recorded.
struct NarrativeRest {
    std::string text; // empty: all of it is recorded as it reads
    std::optional<NoteId> corrects;
};
NarrativeRest narrativeRest(const SheetView& view);

// The text of a field as it may be stored, or why not: too long, or no text at all. A call is never
// kept off the board because one of its fields is at fault.
Result<std::string> storable(SheetField field, const CallSheet& sheet);

// The contact with everything that can be stored.
CallDraft callDraftOf(const CallSheet& sheet);
// Where it is, with the apartment; as typed where nothing was chosen.
Location placeOf(const CallSheet& sheet);
Location callerPlaceOf(const CallSheet& sheet);

// The command that records what is typed there. Precondition: there is an incident, and a call for
// what belongs to a call. Errors: FieldValueUnknown for a priority that is none.
Result<Command> commandFor(const SheetSlot& slot, const SheetView& view);

} // namespace haven::ui
