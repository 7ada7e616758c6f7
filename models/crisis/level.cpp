#include "models/crisis/level.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace haven {

namespace {

// Where a trigger's danger comes from; decides who leads. Unsaid: somebody is in immediate danger,
// and the answer does not say from what.
enum class Danger { None, Person, Medical, Unsaid };

struct Trigger {
    Fact fact;
    std::string_view value;
    Level level;
    Danger danger;
    std::string_view words;
};

// The table of the field, highest first; within a level a person's danger is named before a
// medical one, because the scene has to be safe before medics go in.
const std::vector<Trigger>& triggers()
{
    using enum Fact;
    using enum Level;
    static const std::vector<Trigger> table = {
        {Weapon, "used", Emergency, Danger::Person, "a weapon was used"},
        {Weapon, "in_hand", Emergency, Danger::Person, "a weapon is in hand"},
        {Violence, "assault_now", Emergency, Danger::Person, "an assault is going on"},
        {Standoff, "hostage", Emergency, Danger::Person, "somebody is held"},
        {Standoff, "barricade", Emergency, Danger::Person, "the person is barricaded"},
        {ImmediateDanger, "yes", Emergency, Danger::Unsaid,
         "a child or another person is in immediate danger"},
        {SelfHarm, "attempt_in_progress", Emergency, Danger::Medical, "an attempt is in progress"},
        {MedicalDanger, "overdose", Emergency, Danger::Medical, "an overdose"},
        {MedicalDanger, "unconscious", Emergency, Danger::Medical, "the person is unconscious"},
        {MedicalDanger, "severe_agitation", Emergency, Danger::Medical,
         "severe agitation is a medical emergency"},
        {Injury, "serious", Emergency, Danger::Medical, "a serious injury"},
        {Weapon, "within_reach", Urgent, Danger::Person, "a weapon is within reach"},
        {Violence, "threat", Urgent, Danger::Person, "a threat to others"},
        {SelfHarm, "plan_and_means", Urgent, Danger::None, "a plan and the means"},
        {SelfHarm, "self_injury", Urgent, Danger::Medical, "self-injury without threat to life"},
        {Psychosis, "agitated", Urgent, Danger::None, "psychosis with agitation"},
        {DangerousPlace, "bridge", Urgent, Danger::None, "the person is on a bridge"},
        {DangerousPlace, "height", Urgent, Danger::None, "the person is at a height"},
        {DangerousPlace, "rail", Urgent, Danger::None, "the person is on the rails"},
        {DangerousPlace, "water", Urgent, Danger::None, "the person is at the water"},
        {DangerousPlace, "road", Urgent, Danger::None, "the person is in the road"},
        {ViolenceHistory, "yes", Urgent, Danger::Person, "violence before at this scene"},
        {SelfHarm, "ideation", Moderate, Danger::None, "suicidal thoughts without plan or means"},
        {SelfHarm, "attempt_past", Moderate, Danger::None, "an attempt in the past"},
        {Injury, "minor", Moderate, Danger::Medical, "a minor injury"},
        {Psychosis, "calm", Moderate, Danger::None, "psychosis or panic, calm"},
        {OffMedication, "yes", Moderate, Danger::None, "off medication"},
        {CannotCareForSelf, "yes", Moderate, Danger::None, "the person cannot care for themselves"},
        {ThirdPartyCaller, "yes", Moderate, Danger::None, "somebody else is worried"},
        {SupportOnly, "no", Moderate, Danger::None, "more than support is asked for"},
        {SupportOnly, "yes", Routine, Danger::None, "support is what is asked for"},
    };
    return table;
}

constexpr std::array<Fact, 3> kAskedFirst = {Fact::Weapon, Fact::Violence, Fact::Injury};

struct LevelFinding {
    const Trigger* trigger = nullptr;
    Level level = Level::Routine;
};

bool isOpen(AskState state)
{
    return state == AskState::AskedNotKnown || state == AskState::Unable;
}

// The finding of one table row, if its fact says so. Not known takes the fact's highest row, but
// is Urgent at most: what nobody knows is not an emergency that somebody saw.
std::optional<LevelFinding> findingOf(const Trigger& trigger, const Answers& answers)
{
    if (hasValue(answers, trigger.fact, trigger.value))
        return LevelFinding{&trigger, trigger.level};
    // A caller's place in the story is no danger: not known raises nothing.
    if (trigger.fact != Fact::ThirdPartyCaller && isOpen(stateOf(answers, trigger.fact)))
        return LevelFinding{&trigger, std::min(trigger.level, Level::Urgent)};
    return std::nullopt;
}

std::vector<LevelFinding> findingsOf(const Answers& answers)
{
    std::vector<LevelFinding> findings;
    for (const auto& trigger : triggers()) {
        if (const auto found = findingOf(trigger, answers))
            findings.push_back(*found);
    }
    // Answered before not known, high before low, table order within.
    std::stable_sort(findings.begin(), findings.end(),
                     [&](const LevelFinding& a, const LevelFinding& b) {
                         if (a.level != b.level)
                             return a.level > b.level;
                         return isOpen(stateOf(answers, a.trigger->fact)) <
                                isOpen(stateOf(answers, b.trigger->fact));
                     });
    return findings;
}

template <class Facts>
bool areAsked(const Facts& facts, const Answers& answers)
{
    return std::all_of(facts.begin(), facts.end(),
                       [&](Fact fact) { return wasAsked(answers, fact); });
}

const LevelFinding* dangerAt(const std::vector<LevelFinding>& findings, Level level, Danger danger)
{
    const auto found = std::find_if(findings.begin(), findings.end(), [&](const auto& finding) {
        return finding.level == level && finding.trigger->danger == danger;
    });
    return found == findings.end() ? nullptr : &*found;
}

std::string capitalized(std::string words)
{
    if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
        words.front() = static_cast<char>(words.front() - 'a' + 'A');
    return words;
}

std::string wordsOf(const LevelFinding& finding)
{
    return capitalized(std::string(finding.trigger->words));
}

// Asked and not known whether a life is in medical danger: EMS goes at once and is not staged,
// unless somebody answered that a person is a threat.
LeadResult leadOfUrgent(const Answers& answers)
{
    const bool isThreat = hasValue(answers, Fact::Weapon, "within_reach") ||
                          hasValue(answers, Fact::Violence, "threat") ||
                          hasValue(answers, Fact::ViolenceHistory, "yes");
    if (isOpen(stateOf(answers, Fact::MedicalDanger)) && !isThreat)
        return {Lead::Medical, "Whether a life is in medical danger is not known."};
    // What nobody has asked is not "no".
    const bool isAllAnswered = std::all_of(kAskedFirst.begin(), kAskedFirst.end(), [&](Fact fact) {
        return stateOf(answers, fact) == AskState::Answered;
    });
    return {Lead::CoResponse, isAllAnswered ? "No answer says that a life is in immediate danger."
                                            : "Whether a life is in danger is not all answered."};
}

// A threat from a person: police first. Medical danger: EMS and fire at once, and that is also what
// severe agitation is, unless a weapon is within reach. A danger that was not said to come from a
// person never holds EMS back from a medical one.
LeadResult leadOfEmergency(const std::vector<LevelFinding>& findings, const Answers& answers)
{
    const bool isArmedAgitation = hasValue(answers, Fact::MedicalDanger, "severe_agitation") &&
                                  stateOf(answers, Fact::Weapon) == AskState::Answered &&
                                  !hasValue(answers, Fact::Weapon, "none");
    if (const auto* person = dangerAt(findings, Level::Emergency, Danger::Person))
        return {Lead::Police, wordsOf(*person) + ": a threat from a person."};
    if (isArmedAgitation)
        return {Lead::Police, "Severe agitation with a weapon: a threat from a person."};
    if (const auto* medical = dangerAt(findings, Level::Emergency, Danger::Medical))
        return {Lead::Medical, wordsOf(*medical) + ": medical danger, EMS does not wait."};
    if (const auto* unsaid = dangerAt(findings, Level::Emergency, Danger::Unsaid))
        return {Lead::Police, wordsOf(*unsaid) + ", and nobody said from what."};
    // A person set the level: what nobody knows about a life in danger does not hold EMS back.
    if (const LeadResult urgent = leadOfUrgent(answers); urgent.lead == Lead::Medical)
        return urgent;
    // Nobody is a threat, so there is nothing that EMS would wait for.
    if (hasValue(answers, Fact::Weapon, "none") && hasValue(answers, Fact::Violence, "none") &&
        !hasValue(answers, Fact::ViolenceHistory, "yes"))
        return {Lead::Medical, "Level 4, and nobody is a threat to others."};
    // A person set the level, or a lost caller raised it.
    const auto threat = std::find_if(findings.begin(), findings.end(), [&](const auto& one) {
        return one.trigger->danger == Danger::Person &&
               hasValue(answers, one.trigger->fact, one.trigger->value);
    });
    if (threat != findings.end())
        return {Lead::Police, wordsOf(*threat) + ": a danger from a person."};
    return {Lead::Police, "Whether somebody is a threat to others is not all answered."};
}

LeadResult leadFor(Level level, const std::vector<LevelFinding>& findings, const Answers& answers)
{
    switch (level) {
    case Level::Emergency:
        return leadOfEmergency(findings, answers);
    case Level::Urgent:
        return leadOfUrgent(answers);
    case Level::Moderate:
        return {Lead::MobileCrisis, "No danger to anybody was answered."};
    case Level::Routine:
        return {Lead::Phone, "Support is what is needed."};
    }
    return {};
}

std::string reasonFor(const LevelResult& result, const LevelFinding* finding,
                      const Answers& answers)
{
    const bool isOfKind = areAsked(kAskedFirst, answers);
    const std::string missing = isOfKind
                                    ? "What this kind of call has to ask first is not all asked"
                                    : "Weapon, violence and injury are not all asked";
    const std::string open = result.asked == Asked::NotYet ? " " + missing + "." : "";
    if (!finding) {
        if (result.asked == Asked::NotYet)
            return missing + "; the level may move either way.";
        return "No danger was found in the answers.";
    }
    const Fact fact = finding->trigger->fact;
    if (isOpen(stateOf(answers, fact)))
        return "Decided by " + factSentence(fact, answers.at(fact)) +
               "; not known counts as the higher branch." + open;
    return "Decided by " + factSentence(fact, answers.at(fact)) + ": " +
           std::string(finding->trigger->words) + "." + open;
}

} // namespace

int levelNumber(Level level)
{
    return static_cast<int>(level) + 1;
}

std::optional<Level> levelFromNumber(int number)
{
    if (number < 1 || number > 4)
        return std::nullopt;
    return static_cast<Level>(number - 1);
}

bool isYouth(const Answers& answers)
{
    return hasValue(answers, Fact::AgeGroup, "youth") || hasValue(answers, Fact::AgeGroup, "child");
}

LevelTargets targetsFor(Level level, const Answers& answers)
{
    switch (level) {
    case Level::Emergency:
        return {Span{}, std::nullopt, std::nullopt, Span::minutes(5)};
    case Level::Urgent:
        return {Span::minutes(5), std::nullopt, std::nullopt, Span::minutes(10)};
    case Level::Moderate:
        // 45 minutes is Connecticut's figure for youth mobile crisis; adults have none in law.
        return {Span::minutes(5), Span::minutes(isYouth(answers) ? 45 : 60), Span::seconds(60),
                Span::minutes(15)};
    case Level::Routine:
        return {Span::minutes(5), std::nullopt, Span::seconds(60), Span::minutes(30)};
    }
    return {};
}

LevelResult levelFor(const Answers& answers)
{
    return levelFor(answers, {});
}

LevelResult levelFor(const Answers& answers, const std::set<Fact>& alsoFirst)
{
    const std::vector<LevelFinding> findings = findingsOf(answers);
    LevelResult result;
    result.asked = areAsked(kAskedFirst, answers) && areAsked(alsoFirst, answers) ? Asked::Done
                                                                                  : Asked::NotYet;
    const LevelFinding* deciding = findings.empty() ? nullptr : &findings.front();
    result.level = deciding ? deciding->level : Level::Routine;
    if (result.asked == Asked::NotYet && result.level < Level::Urgent) {
        result.level = Level::Urgent;
        deciding = nullptr;
    }
    if (deciding)
        result.decidedBy = deciding->trigger->fact;
    const LeadResult lead = leadFor(result.level, findings, answers);
    result.lead = lead.lead;
    result.leadBecause = lead.because;
    result.targets = targetsFor(result.level, answers);
    result.reason = reasonFor(result, deciding, answers);
    return result;
}

LeadResult leadAt(Level level, const Answers& answers)
{
    return leadFor(level, findingsOf(answers), answers);
}

std::string levelText(const LevelResult& result)
{
    if (result.asked == Asked::NotYet && !result.decidedBy)
        return "3, not yet asked";
    return std::to_string(levelNumber(result.level)) + " " + std::string(enumName(result.level));
}

std::string leadSentence(Lead lead, PhoneOnly phoneOnly)
{
    switch (lead) {
    case Lead::Police:
        return "Police first; EMS staged; clinician by phone or staged, never first in.";
    case Lead::Medical:
        return "EMS and fire at once; police make it safe; clinician by phone or staged.";
    case Lead::CoResponse:
        return "Officer and clinician together; EMS staged.";
    case Lead::MobileCrisis:
        return "Mobile crisis or co-responder; police on standby.";
    case Lead::Phone:
        return phoneOnly == PhoneOnly::Agreed
                   ? "Crisis line by warm transfer; no unit unless the caller wants an officer."
                   : "Offer the crisis line by warm transfer; send as usual. Level 1 without a "
                     "unit "
                     "is off until the agency records its agreement with the 988 center.";
    }
    return {};
}

} // namespace haven
