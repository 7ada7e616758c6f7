#pragma once

#include <QStringView>

namespace haven {

// What goes in at a place of a sentence of the core. What a person typed stays as it was typed:
// the surname White is no color, and "Black, unconscious" is a note.
enum class WordPlace {
    AsTyped, // names, numbers, places, notes: every place that is not listed
    Word,    // one word or label of the core
    List,    // several, some with why behind them: "overdose (an accident), a recent loss"
    Whole,   // a sentence of the core: "Flagged for: crying."
    Parts,   // what the core put one behind the other: "Moss, beat 3, car 12, skills CIT"
};

WordPlace wordPlace(QStringView english, int place);

// The sentence ends in what a person may have typed, so that a "; " in it begins no next one.
bool isProse(QStringView english);

} // namespace haven
