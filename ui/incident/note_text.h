#pragma once

#include "models/dispatch/incident.h"
#include "ui/incident/text_item.h"

#include <functional>

namespace haven::ui {

// A note longer than this shows its beginning until somebody asks for all of it: laying out the
// longest note takes as long as a hundred ordinary ones.
inline constexpr int kFoldedCharacters = 1200;

enum class Folded { No, Yes };
// Sealed: only clinicians may read it, and this is another seat. Care: only those who work with
// people in crisis, and this seat does not.
enum class Sealed { No, Yes, Care };

struct NoteWords {
    std::function<QString(const AgentId&)> name;
    std::function<QString(Instant)> time;
};

// The marks of a note as the advisor left them; nullptr when it was not scored.
const NoteMarks* marksOf(const Incident& incident, NoteId note);

// The text with the advisor's words marked in place, in UTF-16 units. A possible weapon is marked
// whatever the flag says.
TextBlock markedBlock(const Note& note, const NoteMarks* marks);

// The same as rich text, for panels that show one note in a label: the shift log.
QString noteHtml(const Note& note, const FlagState& flag, const Look& look);

struct NoteShown {
    const Incident& incident;
    const Note& note;
    Folded folded = Folded::Yes;
    Sealed sealed = Sealed::No;
};
TextItem noteItem(const NoteShown& shown, const NoteWords& words);

} // namespace haven::ui
