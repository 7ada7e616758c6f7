#include "models/crisis/level.h"
#include "models/crisis/lint_parts.h"

#include "models/crisis/json_reader.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>

// Rules of a whole protocol: its steps, its branches, what it rests on.
namespace haven {

namespace {

// Where a life may hang on the answer: never on Space or Enter alone.
constexpr std::array kCriticalFacts = {Fact::Weapon,          Fact::Violence,      Fact::SelfHarm,
                                       Fact::Injury,          Fact::MedicalDanger, Fact::Standoff,
                                       Fact::ContactConfirmed};
constexpr std::size_t kEmdAmongFirst = 3; // of a protocol that is not medical
constexpr int kReviewSoonDays = 30;
constexpr std::size_t kMaxSourceText = 200; // code points

std::string stepPath(std::size_t index)
{
    return jsonPath("", "steps", index);
}

bool isEmdStep(const ProtocolStep& step)
{
    return step.kind == StepKind::Question &&
           std::all_of(step.answers.begin(), step.answers.end(),
                       [](const StepAnswer& answer) { return answer.emd.has_value(); });
}

bool setsOneOf(const ProtocolStep& step, Fact wanted)
{
    return std::any_of(step.answers.begin(), step.answers.end(),
                       [wanted](const StepAnswer& answer) { return answer.fact == wanted; });
}

LintNotes firstStepNotes(const Protocol& protocol)
{
    const auto& steps = protocol.steps;
    if (protocol.kind == ProtocolKind::Medical) {
        if (isEmdStep(steps.front()))
            return {};
        return {{stepPath(0), LintWeight::Must, LintRule::FirstStep,
                 "the first step of a medical protocol asks: EMD started, transferred, or not "
                 "medical"}};
    }
    const auto end =
        steps.begin() + static_cast<std::ptrdiff_t>(std::min(kEmdAmongFirst, steps.size()));
    if (std::any_of(steps.begin(), end, isEmdStep))
        return {};
    return {{"steps", LintWeight::Must, LintRule::FirstStep,
             "one of the first three steps asks for EMD, whatever the call is about"}};
}

LintNotes criticalNotes(const Protocol& protocol)
{
    LintNotes notes;
    for (std::size_t i = 0; i < protocol.steps.size(); ++i) {
        const ProtocolStep& step = protocol.steps[i];
        if (step.weight == StepWeight::Critical)
            continue;
        const bool asksForALife =
            isEmdStep(step) || std::any_of(kCriticalFacts.begin(), kCriticalFacts.end(),
                                           [&](Fact fact) { return setsOneOf(step, fact); });
        const bool isPromptAct = step.kind == StepKind::Act && step.timer &&
                                 step.timer->wholeSeconds() <= kPromptCriticalSeconds;
        if (asksForALife || isPromptAct)
            notes.push_back({stepPath(i), LintWeight::Must, LintRule::CriticalStep,
                             "mark it critical: a life may hang on it, and Space or Enter alone "
                             "must not complete it"});
    }
    return notes;
}

// "Asked, not known" must be sayable, unless every answer means the same emergency. Contact was
// made or was not.
LintNotes notKnownNotes(const Protocol& protocol)
{
    LintNotes notes;
    for (std::size_t i = 0; i < protocol.steps.size(); ++i) {
        bool setsAFact = false;
        bool takesNotKnown = false;
        bool isEmergencyAnyway = true;
        for (const auto& answer : protocol.steps[i].answers) {
            if (!answer.fact || answer.fact == Fact::ContactConfirmed)
                continue;
            setsAFact = true;
            takesNotKnown = takesNotKnown || answer.sets.state == AskState::AskedNotKnown;
            isEmergencyAnyway = isEmergencyAnyway &&
                                levelFor({{*answer.fact, answer.sets}}).level == Level::Emergency;
        }
        if (setsAFact && !takesNotKnown && !isEmergencyAnyway)
            notes.push_back({jsonPath(stepPath(i), "answers"), LintWeight::Must, LintRule::NotKnown,
                             "an answer for “asked, not known” is missing"});
    }
    return notes;
}

std::size_t indexAfter(const Protocol& protocol, std::size_t from, const std::string& next)
{
    const std::size_t count = protocol.steps.size();
    if (next == "end")
        return count;
    if (next.empty())
        return from + 1;
    const ProtocolStep* step = findStep(protocol, next);
    return step ? static_cast<std::size_t>(step - protocol.steps.data()) : count;
}

// Branches go forward only (the parser sees to it), so every run ends; what no run reaches is dead
// text. A question set aside goes on with the step that follows, but nobody plans for that.
LintNotes unreachedNotes(const Protocol& protocol)
{
    std::vector<bool> isReached(protocol.steps.size() + 1, false);
    isReached[0] = true;
    LintNotes notes;
    for (std::size_t i = 0; i < protocol.steps.size(); ++i) {
        const ProtocolStep& step = protocol.steps[i];
        if (!isReached[i]) {
            notes.push_back({stepPath(i), LintWeight::Must, LintRule::Unreached,
                             "no answer and no step leads to " + step.id});
            continue;
        }
        if (step.kind == StepKind::Act)
            isReached[indexAfter(protocol, i, step.next)] = true;
        for (const auto& answer : step.answers)
            isReached[indexAfter(protocol, i, answer.next)] = true;
    }
    return notes;
}

LintNotes contactNotes(const Protocol& protocol)
{
    const bool asks =
        std::any_of(protocol.steps.begin(), protocol.steps.end(), [](const ProtocolStep& step) {
            return setsOneOf(step, Fact::ContactConfirmed);
        });
    if (asks)
        return {};
    return {{"steps", LintWeight::Must, LintRule::Contact,
             "a step asks whether somebody reached the person"}};
}

LintNotes sourceNotes(const Protocol& protocol)
{
    LintNotes notes;
    for (std::size_t i = 0; i < protocol.sources.size(); ++i) {
        const std::string& source = protocol.sources[i];
        const std::string path = jsonPath("", "sources", i);
        if (codePoints(source) > kMaxSourceText)
            notes.push_back({path, LintWeight::Must, LintRule::Sources,
                             "a source is named, not quoted: at most " +
                                 std::to_string(kMaxSourceText) + " characters"});
    }
    const bool namesEmd =
        std::any_of(protocol.sources.begin(), protocol.sources.end(),
                    [](const auto& source) { return source.find("28-25b") != std::string::npos; });
    const bool asksEmd = std::any_of(protocol.steps.begin(), protocol.steps.end(), isEmdStep);
    if (asksEmd && !namesEmd)
        notes.push_back({"sources", LintWeight::Should, LintRule::Sources,
                         "the EMD step rests on CGS 28-25b; name it"});
    return notes;
}

// Days since the year 0 by the civil calendar; nothing for a day that no calendar has.
std::optional<int> dayNumber(std::string_view day)
{
    if (day.size() != 10 || !isDigits(day.substr(0, 4)) || !isDigits(day.substr(5, 2)) ||
        !isDigits(day.substr(8, 2)))
        return std::nullopt;
    const int year = std::stoi(std::string(day.substr(0, 4)));
    const int month = std::stoi(std::string(day.substr(5, 2)));
    const int date = std::stoi(std::string(day.substr(8, 2)));
    constexpr std::array kBefore = {0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365};
    if (month < 1 || month > 12 || date < 1)
        return std::nullopt;
    const bool isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    const auto at = static_cast<std::size_t>(month);
    const int length = kBefore.at(at) - kBefore.at(at - 1) + (month == 2 && isLeap ? 1 : 0);
    if (date > length)
        return std::nullopt;
    const int past = year - 1;
    return year * 365 + past / 4 - past / 100 + past / 400 + kBefore.at(at - 1) +
           (month > 2 && isLeap ? 1 : 0) + date;
}

LintNotes reviewNotes(const Protocol& protocol, const LintWish& wish)
{
    LintNotes notes;
    const auto note = [&](const char* path, LintWeight weight, const std::string& sentence) {
        notes.push_back({path, weight, LintRule::Review, sentence});
    };
    const auto today = dayNumber(wish.today);
    const auto checked = dayNumber(protocol.checkedOn);
    const auto review = dayNumber(protocol.reviewBy);
    if (!checked)
        note("checkedOn", LintWeight::Must, "no calendar has this day");
    else if (today && *checked > *today)
        note("checkedOn", LintWeight::Must, "this day is still to come");
    if (protocol.reviewBy.empty()) {
        note("reviewBy", LintWeight::Must, "the day of the next review is missing");
        return notes;
    }
    if (!review) {
        note("reviewBy", LintWeight::Must, "no calendar has this day");
        return notes;
    }
    if (today && *review < *today)
        note("reviewBy", LintWeight::Must, "the review is overdue since " + protocol.reviewBy);
    else if (today && *review - *today < kReviewSoonDays)
        note("reviewBy", LintWeight::Should, "the review is due by " + protocol.reviewBy);
    if (checked && *review - *checked > kReviewYearsMax * 366)
        note("reviewBy", LintWeight::Must,
             "a review comes within " + std::to_string(kReviewYearsMax) + " years of the check");
    return notes;
}

void addUnknown(LintNotes& notes, const std::vector<std::string>& names,
                const std::set<std::string>& known, const std::string& path, const char* key)
{
    // The families stand on no page of the desk; the types do, and are many.
    const bool isShort = std::string_view(key) == "families";
    const std::string there =
        isShort ? "; there are: " + joined({known.begin(), known.end()}, ", ") : std::string();
    for (std::size_t i = 0; i < names.size() && !known.empty(); ++i) {
        if (known.count(names[i]) == 0)
            notes.push_back(
                {jsonPath(path, key, i), LintWeight::Must, LintRule::Trigger,
                 "there is no " + names[i] + ", so this never offers the protocol" + there});
    }
}

// Without a value an answer never fits.
void addWithoutValues(LintNotes& notes, const std::vector<FactTrigger>& facts,
                      const std::string& path)
{
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (facts[i].values.empty())
            notes.push_back({jsonPath(path, "facts", i), LintWeight::Must, LintRule::Trigger,
                             "no answer of " + std::string(factWord(facts[i].fact)) +
                                 " is named, so this never offers the protocol"});
    }
}

LintNotes triggerNotes(const Protocol& protocol, const LintRules& rules)
{
    LintNotes notes;
    const ProtocolTriggers& triggers = protocol.triggers;
    addUnknown(notes, triggers.types, rules.types, "triggers", "types");
    addUnknown(notes, triggers.families, rules.families, "triggers", "families");
    addWithoutValues(notes, triggers.facts, "triggers");
    for (std::size_t i = 0; i < triggers.notTypes.size() && !rules.types.empty(); ++i) {
        if (rules.types.count(triggers.notTypes[i]) == 0)
            notes.push_back({jsonPath("triggers", "notTypes", i), LintWeight::Must,
                             LintRule::Trigger, "there is no type " + triggers.notTypes[i]});
    }
    for (std::size_t i = 0; i < triggers.first.size(); ++i) {
        const std::string path = jsonPath("triggers", "first", i);
        addUnknown(notes, triggers.first[i].types, rules.types, path, "types");
        addUnknown(notes, triggers.first[i].families, rules.families, path, "families");
        addWithoutValues(notes, triggers.first[i].facts, path);
    }
    ProtocolTriggers offering = triggers;
    offering.notTypes.clear();
    if (offering == ProtocolTriggers{})
        notes.push_back(
            {"triggers", LintWeight::Must, LintRule::Trigger, "nothing ever offers this protocol"});
    return notes;
}

LintNotes fileNameNotes(const Protocol& protocol, const LintWish& wish)
{
    if (wish.fileName.empty() || wish.fileName == protocol.id.value + ".json")
        return {};
    return {{"id", LintWeight::Must, LintRule::FileName,
             "the file of this protocol is called " + protocol.id.value + ".json"}};
}

} // namespace

LintNotes notesOfProtocol(const Protocol& protocol, const LintWish& wish, const LintRules& rules)
{
    LintNotes notes;
    for (const auto& some :
         {fileNameNotes(protocol, wish), firstStepNotes(protocol), criticalNotes(protocol),
          notKnownNotes(protocol), unreachedNotes(protocol), contactNotes(protocol),
          sourceNotes(protocol), reviewNotes(protocol, wish), triggerNotes(protocol, rules)})
        notes.insert(notes.end(), some.begin(), some.end());
    return notes;
}

} // namespace haven
