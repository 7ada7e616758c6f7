#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/incident.h"

#include <optional>
#include <string>
#include <vector>

// Whether an incident waits, and how long it has: the one place where that is decided. Queue,
// alarms, late lists, brief, paper and wall ask here.
namespace haven {

// A police unit that is not of clinicians or EMS alone: one with CIT beside them has an officer.
bool hasOfficer(Discipline discipline, const std::vector<std::string>& skills);
// One was sent to it, or is reserved for it.
bool isOfficerOn(const Incident& incident);
// Whether this unit, as it was sent, can answer the incident. An officer can any. Nobody else can a
// weapon or a threat; else who leads the response decides, and without a level how urgent it is.
bool canAnswer(const Incident& incident, const Assignment& unit, const Codes& codes);
// Of those who came since it waits one could answer it by what is recorded, without the codes: a
// clinician or EMS in front of a weapon, a threat or a level that others lead could not.
bool cameWhoAnswers(const Incident& incident);
// Nobody who can answer it has been told to go yet: its clock runs. Where officers were there, said
// that they are done and left it to whoever is still there, it does not wait again, until somebody
// speaks of a weapon or another danger.
bool isWaiting(const Incident& incident, const Codes& codes);
// It waits although somebody goes: none of them can answer it.
bool waitsForOfficer(const Incident& incident, const Codes& codes);
// Since it was opened (or reopened) while it waits; once units are told, how long that took.
// Never below zero.
Span waitingTime(const Incident& incident, const Codes& codes, Instant now);

} // namespace haven
