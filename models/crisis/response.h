#pragma once

#include "models/crisis/directory_find.h"
#include "models/crisis/response_table.h"

#include <map>

// Who goes to a crisis, in which order and why, and who does not and why: from the level, the
// answers and the directory, without a clock.
namespace haven {

// Danger: a danger that was answered still stands, whatever level a person set. Threat: it is one
// from a person, such as a weapon in hand: an officer goes first, and nobody goes in beside one.
enum class OfficerWish { NotSaid, Wanted, Danger, Threat };

struct ResponseQuery {
    Level level = Level::Urgent; // the one that stands
    Lead lead = Lead::CoResponse;
    std::string leadWhy; // why they lead
    Answers answers;
    // The age group among the answers is what the record says of the birth; nobody answered it.
    bool isAgeByBirth = false;
    std::optional<std::string> town; // of the person, as the town list spells it
    WeekTime at;                     // the agency's clock
    LocalDay today;
    PhoneOnly phoneOnly = PhoneOnly::NotAgreed;
    OfficerWish officer = OfficerWish::NotSaid;
    std::map<std::string, int> engaged; // by directory id: how many it works on now
};

struct ResponseStep {
    ResponseWho who = ResponseWho::Police;
    ResponseHow how = ResponseHow::AtOnce;
    std::string name;  // "Police", or the directory's
    std::string entry; // its id there; empty for units
    std::string phone; // "211, press 1, then 1"
    std::string why;   // whole sentences
    bool operator==(const ResponseStep&) const = default;
};

// Use: a line for drink and drugs, where nobody answered that there is any.
HAVEN_ENUM(LeftOutGround, Hours, Age, Town, Full, NotAgreed, Nobody, Use)

struct ResponseLeftOut {
    LeftOutGround ground = LeftOutGround::Hours;
    std::string name;
    std::string entry;
    std::string why;
    bool operator==(const ResponseLeftOut&) const = default;
};

struct Response {
    std::vector<ResponseStep> goes;
    std::vector<ResponseLeftOut> leftOut;
    std::vector<std::string> ask; // whole sentences: what nobody has asked and would decide more
    std::optional<int> age;       // as ageOf() has it
    bool isSubstanceUse = false;  // drink, drugs or an overdose was answered
    LevelTargets targets;
    bool operator==(const Response&) const = default;
};

Response responseFor(const ResponseTable& table, const std::vector<DirectoryEntry>& directory,
                     const ResponseQuery& query);

// The age that the answer stands for when the directory is asked; none while it is not known.
std::optional<int> ageOf(const Answers& answers);

// Whom to try after all of `tried`, by their ids, did not take a person over: the next of the same
// response that can be called, else a crisis line. Nothing where the directory has nobody else with
// a number.
std::optional<ResponseStep> fallbackAfter(const Response& response,
                                          const std::vector<DirectoryEntry>& directory,
                                          const std::set<std::string>& tried);
// The number of an entry, or of what it is reached through; empty without one.
std::string phoneOf(const std::vector<DirectoryEntry>& directory, const DirectoryEntry& entry);

} // namespace haven
