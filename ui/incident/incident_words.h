#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/state.h"
#include "models/dispatch/weapon.h"
#include "models/items/item_roles.h"
#include "ui/widgets/fact_words.h"
#include "ui/widgets/wall_clock.h"

#include <QString>
#include <string_view>

// The words of the incident panel that several of its parts say.
namespace haven::ui {

// On one line, and no longer than the screen can use; what is cut off says so.
QString oneLine(const std::string& text);
// The same of what the core says, in the language of the screen: a word of its own, a sentence, or
// a list.
QString coreLine(std::string_view english);
QString coreSentence(std::string_view english);
QString coreListLine(std::string_view english);
// "Reyes": the name of who is signed on, else the sign-on name.
QString agentName(const State& state, const AgentId& agent);
// "in hand" for "in_hand", "patient relative" for "PatientRelative": a word of a table, spaced, in
// the language of the screen.
QString spaced(std::string_view word);
// "weapon in hand", "violence asked, not known", for the middle of a sentence.
QString factPhrase(Fact fact, const FactAnswer& answer);
// Why the level is what it is, "weapon in hand": what the rules put there in the language of the
// screen, and a person's own reason as it was typed.
QString becauseLine(const LevelState& level);
// "Emergency" for 4; empty outside 1..4.
QString levelName(int level);
// "2026-06-02" of the agency's calendar.
QString dayText(const WallClock& clock, Instant at);
QString placeText(const Location& location);
QString priorityText(Priority priority);
// Of a restricted incident that was not opened: that there is a weapon is never kept back.
QString restrictedNotice(WeaponSign weapon);
// The label of the agency's table; the code as it is where the table has none.
QString typeLabel(const Codes& codes, const TypeCode& code);

} // namespace haven::ui
