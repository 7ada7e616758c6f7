#pragma once

#include "models/dispatch/incident.h"

#include <optional>
#include <string>

// What is known about a weapon, for every list and page that somebody goes out by. A note that
// speaks of one is shown whatever the flag says, until a person has answered.
namespace haven {

struct PossibleWeapon {
    std::string words; // as the note has them; may be empty
    std::string value; // "in_hand", or "unknown" where the note does not say how it is
    Instant since;
    bool operator==(const PossibleWeapon&) const = default;
};

// A weapon that a note speaks of and nobody has confirmed or corrected, or that was answered before
// somebody asked in vain. An answer "not known" takes nothing back; an answer is only passed by
// what was written, or came to the desk, after it.
std::optional<PossibleWeapon> possibleWeapon(const Incident& incident);

// A note of a later time speaks of one, whatever was known before, and nobody has answered since
// that there is none.
bool isWeaponNotedSince(const Incident& incident, Instant since);

// Answered: a person said that there is one.
HAVEN_ENUM(WeaponSign, None, Possible, Answered)
WeaponSign weaponSign(const Incident& incident);
// "possible weapon “knife in hand”", "weapon in hand"; empty without a sign.
std::string weaponWords(const Incident& incident);
// "possible weapon “knife”"; without the quotation where the note's words are not known.
std::string possibleWeaponWords(const std::string& words);

} // namespace haven
