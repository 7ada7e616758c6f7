#include "models/dispatch/discipline.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

constexpr Discipline kEveryDiscipline[] = {Discipline::Police, Discipline::Fire, Discipline::Ems,
                                           Discipline::Behavioral};

bool isCrisisBySomebody(const Incident& incident)
{
    return incident.flag.decision == FlagDecision::Confirmed;
}

} // namespace

std::optional<Priority> priorityFor(const Incident& incident, Discipline discipline,
                                    const Codes& codes)
{
    if (discipline == Discipline::Police)
        return incident.priority;
    if (incident.visibility == Visibility::Restricted)
        return std::nullopt;
    return priorityBehind(incident, discipline, codes);
}

std::optional<Priority> priorityBehind(const Incident& incident, Discipline discipline,
                                       const Codes& codes)
{
    if (discipline == Discipline::Police)
        return incident.priority;
    const auto said =
        std::find_if(incident.disciplines.begin(), incident.disciplines.end(),
                     [&](const DisciplinePriority& one) { return one.discipline == discipline; });
    if (said != incident.disciplines.end())
        return said->priority;
    // Asked of every row of the board: the code is compared whole, without aliases.
    const auto type =
        std::find_if(codes.types.begin(), codes.types.end(),
                     [&](const IncidentType& one) { return one.code == incident.type; });
    if (type != codes.types.end()) {
        const auto started = type->disciplines.find(discipline);
        if (started != type->disciplines.end())
            return started->second;
    }
    if (discipline == Discipline::Behavioral && isCrisisBySomebody(incident))
        return incident.priority;
    return std::nullopt;
}

std::vector<PriorityFor> prioritiesOf(const Incident& incident, const Codes& codes)
{
    std::vector<PriorityFor> out;
    for (const Discipline one : kEveryDiscipline) {
        if (const auto priority = priorityFor(incident, one, codes))
            out.push_back({one, *priority});
    }
    return out;
}

std::string disciplineWord(Discipline discipline)
{
    return discipline == Discipline::Behavioral ? "crisis" : toLower(enumName(discipline));
}

std::optional<Discipline> disciplineFromWord(std::string_view word)
{
    if (equalsIgnoringCase(word, "behavioral"))
        return Discipline::Behavioral;
    for (const Discipline one : kEveryDiscipline) {
        if (equalsIgnoringCase(disciplineWord(one), word))
            return one;
    }
    return std::nullopt;
}

std::string disciplineWords()
{
    std::vector<std::string> words;
    for (const Discipline one : kEveryDiscipline)
        words.push_back(disciplineWord(one));
    return joined(words, ", ");
}

} // namespace haven
