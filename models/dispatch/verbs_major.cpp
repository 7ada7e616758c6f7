#include "models/base/text.h"
#include "models/dispatch/verbs.h"

// Lines about a major incident.
namespace haven {

namespace {

constexpr std::size_t kObjectiveDigits = 4;

Result<Command> buildMajor(const LineParts& parts, const LineContext& context)
{
    return about(parts, context, DeclareMajor{{}, parts.rest});
}

Result<Command> buildRole(const LineParts& parts, const LineContext& context)
{
    return about(parts, context, GiveMajorRole{{}, wordOr(parts, Slot::Word), parts.rest});
}

Result<Command> buildGoal(const LineParts& parts, const LineContext& context)
{
    return about(parts, context, SetObjective{{}, parts.rest});
}

Result<Command> buildMet(const LineParts& parts, const LineContext& context)
{
    const std::string number = wordOr(parts, Slot::Word);
    if (!isDigits(number) || number.size() > kObjectiveDigits)
        return refuse(RefusalCode::RoomNumberBad, number);
    return about(parts, context, MeetObjective{{}, std::stoll(number), parts.rest});
}

Result<Command> buildEndMajor(const LineParts& parts, const LineContext& context)
{
    return about(parts, context, EndMajor{{}, parts.rest});
}

Verb majorVerb(VerbHelp help, std::vector<SlotRule> slots,
               Result<Command> (*build)(const LineParts&, const LineContext&))
{
    return {help, std::move(slots), {}, Verb::Place::None, Verb::Extras::None, build, {}};
}

} // namespace

std::vector<Verb> majorVerbs()
{
    const SlotRule incident{Slot::Incident, Need::Required};
    const SlotRule word{Slot::Word, Need::Required};
    const SlotRule words{Slot::Reason, Need::Required};
    const SlotRule perhaps{Slot::Reason, Need::Optional};
    return {
        majorVerb({"major", "declaremajor", "INCIDENT NAME", "major 4482 Depot fire",
                   "Declare a major incident, by a name"},
                  {incident, words}, buildMajor),
        majorVerb({"role", "majorrole", "INCIDENT ROLE [PERSON]", "role 4482 command Sgt. Hale",
                   "Say who has a role in a major incident; without a person it is vacant"},
                  {incident, word, perhaps}, buildRole),
        majorVerb({"goal", "objective", "INCIDENT TEXT", "goal 4482 clear Depot St of people",
                   "Set an objective of a major incident"},
                  {incident, words}, buildGoal),
        majorVerb({"met", "objectivemet", "INCIDENT NUMBER [WORDS]", "met 4482 1 by 21:40",
                   "Say that an objective is met"},
                  {incident, word, perhaps}, buildMet),
        majorVerb({"endmajor", "nomajor", "INCIDENT REASON", "endmajor 4482 the fire is out",
                   "End a major incident; the incident itself goes on"},
                  {incident, words}, buildEndMajor),
    };
}

} // namespace haven
