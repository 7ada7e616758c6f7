#pragma once

#include "models/base/instant.h"
#include "models/crisis/facts.h"

#include <optional>
#include <set>
#include <string>

namespace haven {

// How must we answer? 1 to 4, low to high; always said by name too, because schemes elsewhere run
// the other way. Apart from the flag: every combination of the two is possible.
HAVEN_ENUM(Level, Routine, Moderate, Urgent, Emergency)

// The danger decides who leads. Police: a threat from a person, EMS staged. Medical: EMS and fire
// at once, police make it safe. CoResponse: officer and clinician, EMS staged. MobileCrisis:
// clinician or co-responder, police on standby. Phone: a crisis line by warm transfer, no unit.
HAVEN_ENUM(Lead, Police, Medical, CoResponse, MobileCrisis, Phone)

// NotYet while weapon, violence or injury was not asked: the level may then move either way.
HAVEN_ENUM(Asked, NotYet, Done)

// Defaults an agency may change; none is a mandate of Connecticut.
struct LevelTargets {
    Span assignWithin;                  // level 4: at once, so zero
    std::optional<Span> onSceneWithin;  // levels 2
    std::optional<Span> answeredWithin; // warm transfer, levels 1 and 2
    Span recheckEvery;
    bool operator==(const LevelTargets&) const = default;
};

struct LevelResult {
    Level level = Level::Urgent;
    Asked asked = Asked::NotYet;
    // The answer that decides; none when nothing was answered that speaks for a level.
    std::optional<Fact> decidedBy;
    Lead lead = Lead::CoResponse;
    std::string leadBecause; // one sentence, English: whose danger it is
    LevelTargets targets;
    std::string reason; // one sentence, English
    bool operator==(const LevelResult&) const = default;
};

int levelNumber(Level level); // 1..4
std::optional<Level> levelFromNumber(int number);

// The level of these answers by the agency-editable default table: an answered trigger counts at
// once; asked-not-known (and unable) counts as the higher branch, at most Urgent, and never below
// Urgent for weapon, violence and injury; until those three, and what this kind of call has to ask
// first as well, were asked it is not under Urgent.
LevelResult levelFor(const Answers& answers);
LevelResult levelFor(const Answers& answers, const std::set<Fact>& alsoFirst);

LevelTargets targetsFor(Level level, const Answers& answers);
bool isYouth(const Answers& answers); // a child or a youth by the answer

// "3, not yet asked" while no answer decides and the three were not asked; else "4 Emergency".
std::string levelText(const LevelResult& result);
// Whether the agency has recorded its agreement with the 988 center. Without it nothing is left to
// a telephone alone.
enum class PhoneOnly { NotAgreed, Agreed };
// Who leads at that level by those answers, with its reason; the level may be one that a person
// set.
struct LeadResult {
    Lead lead = Lead::CoResponse;
    std::string because;
};
LeadResult leadAt(Level level, const Answers& answers);
std::string leadSentence(Lead lead, PhoneOnly phoneOnly = PhoneOnly::NotAgreed);

} // namespace haven
