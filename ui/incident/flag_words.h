#pragma once

#include "ui/incident/part_tools.h"

// The sentences of the behavioral-health box: why it is flagged, what did not count, who decided,
// why this level.
namespace haven::ui {

// Which flag stands: a person's word, else the advisor's.
Flag standingFlag(const Incident& incident);
// Worked as a crisis, or looks like one: then the box has its color and the facts are shown.
bool isInCrisisLane(const Incident& incident);

QString flagTitle(const Incident& incident);
// "Not yet asked" or "Emergency", beside the number; empty without a level.
QString levelTitle(const Incident& incident);
// "The advisor says yes; Reyes confirmed it at 21:46:51."
// With the advisor switched off it says so.
QString decisionSentence(const Incident& incident, const PartTools& tools);
// To whoever decides the same once more: who did, when, and how it is decided otherwise.
QString decidedAlready(const Incident& incident, const PartTools& tools);
// The advisor's own reason, of the note that speaks loudest.
QString reasonSentence(const Incident& incident);
// What speaks for it, a line for each source: words, type, answers, the caller, what was before.
// Empty where the sources were not told apart.
QString sourceLines(const Incident& incident);
// What counted, the heaviest first, each with its family and weight; then what the last note
// brought and what it does not say again. Empty where no words counted.
QString weightLines(const Incident& incident);
QString levelSentence(const Incident& incident, const PartTools& tools);
// A firearm with danger to anyone: who is to be asked, or what was decided, by whom and when.
QString riskText(const Incident& incident, const PartTools& tools);
// Words of a note in quotation marks, on one line and not too long.
QString quotedWords(const std::string& text);
// "Suggests 4: weapon in hand", with the words it was read from.
QString suggestionSentence(const Incident& incident, Fact fact, const Suggestion& suggestion);
FactAnswer suggestedAnswer(const Suggestion& suggestion);

} // namespace haven::ui
