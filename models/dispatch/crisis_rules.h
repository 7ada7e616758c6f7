#pragma once

#include "models/dispatch/decide_parts.h"

// What the crisis rules share, and what opening an incident or changing its type asks of them.
namespace haven {

// A new incident, or one with a new type, whose type belongs to the crisis lane (the type names a
// protocol) starts at "3, not yet asked". Nothing when the type is no crisis type. The priority
// stays: only an answer raises it. Ask it only for an incident that has no level yet.
std::optional<LevelChanged> levelForNewCrisis(IncidentId incident, const IncidentType& type,
                                              const Act& act);

// The lane opens because a person says so (the flag, a checklist): a level is worked out from
// whatever was answered so far. Nothing when it has one, or is closed.
std::vector<Event> firstLevelFacts(const Incident& incident, const Act& act);

// Who sets a fact right: a person who answers it anew may lower the level by that; a step of a
// checklist never does (no note, flag or checklist step lowers a level).
enum class AnswerSource { Person, ChecklistStep };

struct NewAnswer {
    Fact fact = Fact::Weapon;
    FactAnswer answer;
    AnswerSource source = AnswerSource::Person;
};

// The level that one answer asks for by itself, on an otherwise quiet call.
int dangerOf(Fact fact, const FactAnswer& answer);

// How the reason of a level begins that an answer would have lowered, and did not.
inline constexpr std::string_view kKeptLevel = "kept: ";

// The answer, the level it leads to and the priority that follows: one act. The level rises by
// itself; it falls only from "not yet asked" or because a person corrected an answer. Contact with
// the person restarts the re-check.
std::vector<Event> answerFacts(const Incident& incident, const NewAnswer& answer, const Act& act);

// The step is as if it had not been done; nothing where more has happened in its checklist since.
std::optional<ChecklistStepUndone> stepTakenBack(const State& state, const ChecklistStepDone& done,
                                                 const Act& act);

// What stood before a flag was decided; nothing where it was decided again since. `own`: of the
// act that decided it.
std::optional<FlagDecisionUndone>
flagTakenBack(const State& state, const CrisisFlagDecided& decided, const Envelope& own);

// The priority that a level asks for at least; nothing at 1 and 2.
std::optional<Priority> priorityOfLevel(int level);

// The level that stands after a change; also raises the priority (level 4: P1, level 3: at least
// P2), never lowers it. None for "3, not yet asked": nobody has said anything dangerous yet.
enum class PriorityRise { WithLevel, None };
std::vector<Event> levelFacts(const Incident& incident, LevelChanged change, PriorityRise rise);

// The level of an incident that another is joined to; nothing where it stays. `moved` is what was
// answered at the other and is now answered here. The higher of the two levels holds. Answers that
// are only now together may tell of more, and a person who had set this one lower knew none of
// those of the other, so a danger among them raises it. A join lowers nothing.
std::optional<LevelChanged> levelJoined(const Incident& from, const Incident& into,
                                        const std::vector<Event>& moved, const Act& act);

// When a crisis at this level is looked at again, counted from the act.
Instant recheckDueAt(int level, const Incident* incident, const Act& act);

// Who may read why an incident was closed, opened again, or a rule set aside for it: in a crisis
// such words tell of somebody's health. Without an incident, or one that is not in memory: Police.
FieldClass reasonClassOf(const Incident& incident, const Codes& codes);
FieldClass reasonClassOf(const State& state, const std::optional<IncidentId>& incident,
                         const Codes& codes);

// What decided a level, for the middle of a sentence: "weapon in hand", "not yet asked".
std::string decidingWords(const LevelResult& result, const Answers& answers);
Answers answersOf(const Incident& incident);
// What this kind of call has to ask before its level may fall below 3, beside weapon, violence and
// injury: of a suicidal person, what they mean to do.
std::set<Fact> askedFirst(const Incident& incident, const Codes& codes);
// Who leads at the level as it stands. What a note says of a life in medical danger, and a call of
// a kind that is EMS's own, sends EMS at once, as long as neither an answer nor a note tells of a
// danger from a person: nothing ever delays EMS that nobody answered. Precondition: it has a level.
LeadResult leadOf(const Incident& incident, const Codes& codes);
// A threat from a person that was answered and is of level 4, while the level stands lower because
// a person set it so: "weapon in hand". Nothing where there is none: then the level says all.
std::optional<std::string> standingThreat(const Incident& incident);

} // namespace haven
