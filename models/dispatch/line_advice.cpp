#include "models/dispatch/line_advice.h"

#include "models/base/text.h"
#include "models/dispatch/codes.h"
#include "models/dispatch/line_slots.h"
#include "models/dispatch/verbs.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace haven {

namespace {

constexpr std::size_t kNearLettersMin = 2; // "n" begins every other word

// What people type that is done elsewhere. Keys are as shipped; a person may have others.
struct ElsewhereWord {
    std::string_view word;
    std::string_view advice;
    std::array<AdviceKey, 3> keys = {};
};
constexpr ElsewhereWord kElsewhere[] = {
    {"notes", "Notes stand at the chosen incident; write one with: n 4482 TEXT"},
    {"board",
     "The board is at the desk, %1; without a screen: havenctl board",
     {{{"placeDesk", "F9"}}}},
    {"log", "The shift log is on %1; without a screen: havenctl log", {{{"placeLog", "F11"}}}},
    {"search",
     "Search the log with %1 and %2; without a screen: havenctl search WORDS",
     {{{"placeLog", "F11"}, {"logSearch", "Ctrl+F"}}}},
    {"find",
     "Find a place with %1, an incident with %2 and %3",
     {{{"findPlace", "F3"}, {"placeLog", "F11"}, {"logSearch", "Ctrl+F"}}}},
    {"timers",
     "What is late next is on %1; without a screen: havenctl timers",
     {{{"timersShow", "Ctrl+7"}}}},
    {"alarms",
     "Answer an alarm with: ack 3A12, or %1 for the one in front",
     {{{"alarmAcknowledge", "F7"}}}},
    {"directory",
     "Whom to call is on %1 at the clinicians' desk, %2",
     {{{"crisisDirectory", "Alt+D"}, {"placeCrisis", "F10"}}}},
    {"recommend",
     "Who should go is on %1; without a screen: havenctl recommend",
     {{{"whoShouldGo", "F4"}}}},
    {"summary",
     "The shift in numbers is on %1; without a screen: havenctl summary",
     {{{"placeLog", "F11"}}}},
    {"care",
     "Write the care record with: oc 4482 went hospital, hp, req, cert, mr, con, ref or fu; read "
     "it at the clinicians' desk, %1 and %2; without a screen: havenctl care",
     {{{"placeCrisis", "F10"}, {"crisisTurn", "Alt+K"}}}},
    {"about",
     "All that is known of a person or a place is on %1, %2; without a screen: havenctl about",
     {{{"placeAdmin", "F12"}, {"adminDossier", "Alt+Q"}}}},
    {"looked",
     "Who looked at what is on %1, %2; without a screen: havenctl looked",
     {{{"placeAdmin", "F12"}, {"adminLooks", "Alt+L"}}}},
    {"brief",
     "The relief brief is on %1; without a screen: havenctl brief",
     {{{"briefShow", "Ctrl+9"}}}},
    {"numbers",
     "Behavioral health in numbers is on %1, %2; without a screen: havenctl numbers",
     {{{"placeLog", "F11"}, {"allNumbers", "Ctrl+B"}}}},
    {"map",
     "The map is at the desk, %1; find a place with %2",
     {{{"placeDesk", "F9"}, {"findPlace", "F3"}}}},
    {"print", "A page is printed where it stands; the board with: havenctl runcards"},
    {"status", "Say what a unit is doing with: st 3A12 meal"},
    {"close", "Close an incident with: x 4480 DONE"},
    {"note", "Write a note with: n 4482 TEXT"},
    {"ok", "A unit that answered its status check: chk 3A12"},
    {"hang",
     "Take the call with %1; there %2 marks it as a hang-up",
     {{{"newCall", "F2"}, {"intakeHangUp", "Alt+H"}}}}};

// The same, but for one letter more, less or other.
bool isOneOff(std::string_view a, std::string_view b)
{
    if (a.size() > b.size())
        std::swap(a, b);
    if (b.size() - a.size() > 1)
        return false;
    std::size_t same = 0;
    while (same < a.size() && equalsIgnoringCase(a.substr(same, 1), b.substr(same, 1)))
        ++same;
    const std::size_t skipped = a.size() == b.size() ? same + 1 : same;
    return skipped > a.size() ||
           equalsIgnoringCase(a.substr(std::min(skipped, a.size())), b.substr(same + 1));
}

// Small differences first: what somebody probably meant by a verb that does not exist.
const Verb* nearVerb(std::string_view word)
{
    const Verb* best = nullptr;
    std::string_view bestName;
    for (const Verb& verb : verbs()) {
        for (const std::string_view name : {verb.help.name, verb.help.longName}) {
            const bool isLong = name.size() >= kNearLettersMin && word.size() >= kNearLettersMin;
            const bool isNear = isLong && (startsWithIgnoringCase(name, word) ||
                                           startsWithIgnoringCase(word, name) ||
                                           (word.size() > kNearLettersMin && isOneOff(word, name)));
            if (isNear && (!best || name.size() < bestName.size())) {
                best = &verb;
                bestName = name;
            }
        }
    }
    return best;
}

std::string helpWords(const Verb& verb)
{
    std::string words = std::string(verb.help.name) + " (or " + std::string(verb.help.longName) +
                        "): " + std::string(verb.help.sentence) + ".";
    if (!verb.help.usage.empty())
        words += " It takes: " + std::string(verb.help.usage) + ".";
    return words + " For example: " + std::string(verb.help.example);
}

constexpr std::size_t kAdvisedMax = 3;
constexpr std::size_t kNearWordMin = 4; // a slip in fewer letters may be any word

// How near a word is to a code with its other spellings and its label: 0 begins alike, 1 a word of
// the label does, 2 but for one letter; nothing: not near.
std::optional<int> nearness(std::string_view word, std::string_view code,
                            const std::set<std::string>& aliases, std::string_view label)
{
    std::vector<std::string_view> names{code};
    names.insert(names.end(), aliases.begin(), aliases.end());
    const auto begins = [&](std::string_view name) { return startsWithIgnoringCase(name, word); };
    const auto isSlip = [&](std::string_view name) {
        return word.size() >= kNearWordMin && isOneOff(word, name);
    };
    if (std::any_of(names.begin(), names.end(), begins))
        return 0;
    std::vector<std::string_view> words;
    for (std::size_t from = 0; from < label.size();) {
        const std::size_t to = std::min(label.find_first_of(" ,-", from), label.size());
        if (to > from)
            words.push_back(label.substr(from, to - from));
        from = to + 1;
    }
    if (std::any_of(words.begin(), words.end(), begins))
        return 1;
    names.insert(names.end(), words.begin(), words.end());
    if (std::any_of(names.begin(), names.end(), isSlip))
        return 2;
    return std::nullopt;
}

// "Did you mean NRPT (No report taken), or RPT (Report taken)?" Empty: nothing is near.
std::string meant(std::vector<std::pair<int, std::string>> near)
{
    std::stable_sort(near.begin(), near.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    near.resize(std::min(near.size(), kAdvisedMax));
    std::string out;
    for (const auto& [rank, words] : near)
        out += (out.empty() ? "Did you mean " : ", or ") + words;
    return out.empty() ? out : out + "?";
}

} // namespace

std::string typeAdvice(const Codes& codes, std::string_view word)
{
    std::vector<std::pair<int, std::string>> near;
    for (const IncidentType& type : codes.types) {
        const auto rank = word.size() < kNearLettersMin
                              ? std::nullopt
                              : nearness(word, type.code.value, type.aliases, type.label);
        if (rank)
            near.emplace_back(*rank, type.code.value + " (" + type.label + ")");
    }
    const std::string words = meant(std::move(near));
    return words.empty() ? "Type a local or a common code, such as WELFARE." : words;
}

std::string dispositionAdvice(const Codes& codes, std::string_view word)
{
    std::vector<std::pair<int, std::string>> near;
    for (const DispositionRule& rule : codes.dispositions) {
        const auto rank = word.size() < kNearLettersMin
                              ? std::nullopt
                              : nearness(word, rule.code.value, {}, rule.label);
        if (rank)
            near.emplace_back(*rank, rule.code.value + " (" + rule.label + ")");
    }
    const std::string words = meant(std::move(near));
    return words.empty() ? "Type a local or a common code, such as 18." : words;
}

std::string verbAdvice(std::string_view word, const KeyOf& keyOf)
{
    for (const ElsewhereWord& one : kElsewhere) {
        if (!equalsIgnoringCase(one.word, word))
            continue;
        std::string advice(one.advice);
        for (std::size_t n = 0; n < one.keys.size(); ++n) {
            const auto at = advice.find("%" + std::to_string(n + 1));
            if (at != std::string::npos)
                advice.replace(at, 2,
                               keyOf ? keyOf(one.keys[n]) : std::string(one.keys[n].shipped));
        }
        return advice + ". Type ? for every verb.";
    }
    if (word.find(':') != std::string_view::npos && isShapedAsTime(word))
        return "A time is written as in: at 21:40 os 3A12, or -3 os 3A12. Type ? for every verb.";
    const Verb* near = nearVerb(word);
    if (!near)
        return "Type ? for every verb with an example.";
    return "Did you mean: " + std::string(near->help.example) + " (" +
           std::string(near->help.sentence) + ")? Type ? for every verb.";
}

std::string slotWords(std::string_view name)
{
    static constexpr std::pair<std::string_view, std::string_view> kWords[] = {
        {"UNIT", "The unit (a call sign, such as 3A12)"},
        {"INCIDENT", "The incident (its last digits, or . for the chosen one)"},
        {"UNIT|INCIDENT", "The unit or the incident whose alarm is meant"},
        {"TYPE", "The type (such as WELFARE)"},
        {"DISPOSITION", "How it ended (such as DONE)"},
        {"LABEL", "What the unit is doing (such as meal)"},
        {"p1..p5", "The priority (p1 to p5)"},
        {"1..4", "The level (1 to 4)"},
        {"FACT", "The fact (such as weapon)"},
        {"PROTOCOL", "The checklist (such as suicidal-person)"},
        {"TARGET", "Whom to call, or how it went,"},
        {"CODE", "The reason's code (such as off_hours)"},
        {"AGENT", "Who is to have them (such as supervisor)"},
        {"FOLLOWUP", "The number of the follow-up"},
        {"RADIO-SAFE", "What may be said on the air"},
        {"FIELD=VALUE...", "What the form says (such as total=14)"},
        {"KEY", "The setting (such as agency.town)"},
        {"TEXT", "The text"},
        {"REASON", "The reason"},
        {"SCOPE", "What may be told (such as name, telephone)"},
        {"@PLACE", "The place (@ and an address)"}};
    for (const auto& [slot, words] : kWords) {
        if (slot == name)
            return std::string(words);
    }
    if (name.find('|') == std::string_view::npos)
        return std::string(name);
    return "One of " + joined(split(name, '|'), ", ");
}

std::string verbWords(std::string_view word)
{
    const Verb* verb = findVerb(word);
    return verb ? helpWords(*verb) : std::string();
}

} // namespace haven
