#pragma once

#include "models/dispatch/act.h"
#include "models/dispatch/alarms.h"

// Whose alarm it is: which seats see and hear something that is due.
namespace haven {

// Whether the person at this seat is to answer it. An officer emergency is everybody's, also of
// windows where nobody sits. Somebody who is away has handed the rest over, by name. A clinician
// answers what belongs to the crisis lane; a supervisor and a dispatcher answer everything; an
// account that only keeps tables nothing more.
bool isAnsweredAt(const DueAlarm& alarm, const Seat& seat, const State& state);

// What it is about belongs to somebody in crisis, or to an officer in danger.
bool isOfTheCrisisLane(AlarmKind kind);
// Whether it is told at a position nobody sits at: an alarm of the crisis lane says of a person
// that they are in one, which is care and for those who have signed on.
bool isToldUnsigned(AlarmKind kind);

// What is due says what the incident is about: somebody in crisis, who was asked, what a court
// ordered.
bool tellsWhatItIsAbout(AlarmKind kind);
// On paper and to plain reading nothing of that kind is told of a restricted one.
bool isAboutAHidden(const DueAlarm& alarm, const State& state);
// What stands there instead.
inline constexpr const char* kSomethingIsDue = "Something is due";

// Who answers instead of this seat ("away"); nullopt while they are their own, and when whoever
// took them is signed on nowhere any more.
std::optional<AgentId> alarmsWith(const Seat& seat, const State& state);

// The positions whose alarms were handed to the person at this seat.
std::vector<PositionId> answeredFor(const Seat& seat, const State& state);

} // namespace haven
