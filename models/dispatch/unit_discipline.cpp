#include "models/dispatch/unit_discipline.h"

#include "models/base/text.h"
#include "models/dispatch/discipline.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

struct DisciplineWord {
    std::string_view words; // whole, in small letters
    Discipline is = Discipline::Other;
};

// Of two that fit the first counts: a police tow truck is a tow truck, and only what is nothing
// else is police.
constexpr std::array kUnitWords = {
    DisciplineWord{"tow", Discipline::Other},
    DisciplineWord{"towing", Discipline::Other},
    DisciplineWord{"wrecker", Discipline::Other},
    DisciplineWord{"flatbed", Discipline::Other},
    DisciplineWord{"red cross", Discipline::Other},
    DisciplineWord{"salvation army", Discipline::Other},
    DisciplineWord{"utility", Discipline::Other},
    DisciplineWord{"line crew", Discipline::Other},
    DisciplineWord{"plow", Discipline::Other},
    DisciplineWord{"highway department", Discipline::Other},
    DisciplineWord{"public works", Discipline::Other},
    DisciplineWord{"dpw", Discipline::Other},
    DisciplineWord{"dot", Discipline::Other},
    DisciplineWord{"taxi", Discipline::Other},
    DisciplineWord{"bus", Discipline::Other},
    DisciplineWord{"chaplain", Discipline::Other},
    DisciplineWord{"cadet", Discipline::Other},
    DisciplineWord{"civilian", Discipline::Other},
    DisciplineWord{"intern", Discipline::Other},
    DisciplineWord{"security", Discipline::Other},
    DisciplineWord{"animal control", Discipline::Other},
    DisciplineWord{"fire police", Discipline::Other},
    DisciplineWord{"medical examiner", Discipline::Other},
    DisciplineWord{"ambulance", Discipline::Ems},
    DisciplineWord{"medic", Discipline::Ems},
    DisciplineWord{"paramedic", Discipline::Ems},
    DisciplineWord{"paramedics", Discipline::Ems},
    DisciplineWord{"emt", Discipline::Ems},
    DisciplineWord{"emr", Discipline::Ems},
    DisciplineWord{"ems", Discipline::Ems},
    DisciplineWord{"amr", Discipline::Ems},
    DisciplineWord{"als", Discipline::Ems},
    DisciplineWord{"bls", Discipline::Ems},
    DisciplineWord{"nurse", Discipline::Ems},
    DisciplineWord{"life star", Discipline::Ems},
    DisciplineWord{"lifestar", Discipline::Ems},
    DisciplineWord{"mental health", Discipline::Behavioral},
    DisciplineWord{"behavioral health", Discipline::Behavioral},
    DisciplineWord{"crisis", Discipline::Behavioral},
    DisciplineWord{"clin", Discipline::Behavioral},
    DisciplineWord{"clinician", Discipline::Behavioral},
    DisciplineWord{"lcsw", Discipline::Behavioral},
    DisciplineWord{"lmsw", Discipline::Behavioral},
    DisciplineWord{"lmft", Discipline::Behavioral},
    DisciplineWord{"lpc", Discipline::Behavioral},
    DisciplineWord{"social work", Discipline::Behavioral},
    DisciplineWord{"social worker", Discipline::Behavioral},
    DisciplineWord{"psychologist", Discipline::Behavioral},
    DisciplineWord{"psychiatrist", Discipline::Behavioral},
    DisciplineWord{"counselor", Discipline::Behavioral},
    DisciplineWord{"peer", Discipline::Behavioral},
    DisciplineWord{"engine", Discipline::Fire},
    DisciplineWord{"ladder", Discipline::Fire},
    DisciplineWord{"tanker", Discipline::Fire},
    DisciplineWord{"pumper", Discipline::Fire},
    DisciplineWord{"brush", Discipline::Fire},
    DisciplineWord{"rescue", Discipline::Fire},
    DisciplineWord{"hazmat", Discipline::Fire},
    DisciplineWord{"fire", Discipline::Fire},
    DisciplineWord{"firefighter", Discipline::Fire},
    DisciplineWord{"police", Discipline::Police},
    DisciplineWord{"troopers", Discipline::Police},
    DisciplineWord{"trooper", Discipline::Police},
    DisciplineWord{"officer", Discipline::Police},
    DisciplineWord{"sergeant", Discipline::Police},
    DisciplineWord{"detective", Discipline::Police},
    DisciplineWord{"marshal", Discipline::Police},
    DisciplineWord{"sheriff", Discipline::Police},
    DisciplineWord{"patrol", Discipline::Police},
    DisciplineWord{"cruiser", Discipline::Police},
    DisciplineWord{"k9", Discipline::Police},
    DisciplineWord{"swat", Discipline::Police},
    DisciplineWord{"csp", Discipline::Police},
};

// What only an officer has learned.
constexpr std::array<std::string_view, 14> kOfficerSkills = {
    "cit",   "crisis intervention", "first aid", "k9",  "swat", "ert",       "negotiator",
    "taser", "less lethal",         "rifle",     "dre", "sro",  "detective", "patrol"};

// "Social-worker" -> " social worker ", so that whole words are found between blanks.
std::string wholeWords(std::string_view text)
{
    std::string out = " ";
    for (const char letter : toLower(text)) {
        const bool isOfWord = isDigit(letter) || (letter >= 'a' && letter <= 'z') ||
                              static_cast<unsigned char>(letter) >= 0x80;
        if (isOfWord || out.back() != ' ')
            out += isOfWord ? letter : ' ';
    }
    return out.back() == ' ' ? out : out + ' ';
}

bool hasWhole(std::string_view words, std::string_view wanted)
{
    return words.find(" " + std::string(wanted) + " ") != std::string_view::npos;
}

std::optional<Discipline> disciplineSaid(std::string_view text)
{
    const std::string words = wholeWords(text);
    const auto found =
        std::find_if(kUnitWords.begin(), kUnitWords.end(),
                     [&](const DisciplineWord& one) { return hasWhole(words, one.words); });
    return found == kUnitWords.end() ? std::nullopt : std::optional(found->is);
}

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() > end.size() && text.substr(text.size() - end.size()) == end;
}

// "WHPD", "WHFD": how departments are written short.
std::optional<Discipline> disciplineOfShort(std::string_view text)
{
    for (const std::string& word : split(trimmed(wholeWords(text)), ' ')) {
        if (word == "pd" || endsWith(word, "pd"))
            return Discipline::Police;
        if (word == "fd" || endsWith(word, "fd"))
            return Discipline::Fire;
    }
    return std::nullopt;
}

} // namespace

std::optional<Discipline> disciplineOfOutside(std::string_view kind, std::string_view agency,
                                              std::string_view callSign)
{
    if (const auto said = disciplineSaid(kind))
        return said;
    const std::string_view prefix = callSign.substr(0, callSign.find('-'));
    for (const std::string_view whose : {agency, prefix}) {
        if (const auto said = disciplineSaid(whose))
            return said;
        if (const auto said = disciplineOfShort(whose))
            return said;
    }
    return std::nullopt;
}

Discipline disciplineOfCrew(const std::vector<std::string>& skills, std::size_t people)
{
    std::optional<Discipline> care;
    bool isOfficer = false;
    bool isClinicianByCode = true;
    for (const std::string& skill : skills) {
        const std::string words = wholeWords(skill);
        const bool isOfficers = std::any_of(kOfficerSkills.begin(), kOfficerSkills.end(),
                                            [&](auto one) { return hasWhole(words, one); });
        isOfficer = isOfficer || isOfficers;
        const auto said = isOfficers ? std::nullopt : disciplineSaid(skill);
        if (!said || *said == Discipline::Police || *said == Discipline::Fire)
            continue;
        care = care ? std::min(*care, *said) : *said;
        isClinicianByCode = isClinicianByCode && (skill == kSkillClinician || skill == kSkillEms);
    }
    // A car of CLIN or EMS alone is told by these skills (hasOfficer).
    if (!care || (isClinicianByCode && !isOfficer))
        return Discipline::Police;
    const bool isAloneInCare = people == 1 && *care == Discipline::Behavioral;
    return isOfficer && !isAloneInCare ? Discipline::Police : *care;
}

std::optional<Discipline> unitDisciplineFromWord(std::string_view word)
{
    if (equalsIgnoringCase(word, "other"))
        return Discipline::Other;
    return disciplineFromWord(word);
}

std::string unitDisciplineWords()
{
    return disciplineWords() + ", other";
}

} // namespace haven
