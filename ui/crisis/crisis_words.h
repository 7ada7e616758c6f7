#pragma once

#include "models/crisis/facts.h"
#include "models/crisis/protocol.h"
#include "models/dispatch/state.h"
#include "models/dispatch/weapon.h"
#include "models/items/item_roles.h"
#include "ui/widgets/fact_words.h"
#include "ui/widgets/marks.h"

#include <QString>

// Facts, answers and outcomes of the crisis lane in the words of the screen.
namespace haven::ui {

// "in hand", "asked, not known", "not asked", "cannot be asked: he hung up"
QString answerText(const FactAnswer& answer);
// "possible weapon “knife in hand”, not asked": what a note speaks of, and what was answered.
QString possibleWeaponText(const PossibleWeapon& weapon, const FactAnswer& answer);
// "Done", "In hand", "cannot: he hung up"
QString outcomeText(const StepOutcome& outcome);
// A step as it is spoken: what to do, the exact words, the answers by number.
QString spokenStep(const ProtocolStep& step);
// The person's name where they are signed on, else the sign-on name.
QString personName(const State& state, const AgentId& agent);
// "behavioral health, weapon": what was suggested of it and rings until somebody answers.
QString openSuggestions(const Incident& incident);
// "1 routine" … "4 emergency"; while an open 3 was not asked for: "3, not yet asked"
QString levelWords(int level, haven::Asked asked, const std::string& because);

} // namespace haven::ui
