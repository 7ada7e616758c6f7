#include "models/dispatch/log_sentences.h"

#include "models/base/text.h"
#include "models/dispatch/road_closures.h"

#include <algorithm>
#include <fmt/format.h>

// The building blocks, and the sentences about the station, its people and its alarms.
namespace haven {

Sentence say(std::string text)
{
    return Sentence{{{std::move(text), FieldClass::Open}}};
}

Sentence operator+(Sentence sentence, const SentencePart& part)
{
    if (!part.text.empty())
        sentence.parts.push_back(part);
    return sentence;
}

Sentence operator+(Sentence sentence, std::string_view text)
{
    return std::move(sentence) + SentencePart{std::string(text), FieldClass::Open};
}

SentencePart police(std::string text)
{
    return SentencePart{std::move(text), FieldClass::Police};
}

SentencePart care(std::string text)
{
    return SentencePart{std::move(text), FieldClass::Care};
}

SentencePart because(const std::string& reason, FieldClass fieldClass)
{
    return SentencePart{reason.empty() ? std::string() : ": " + reason, fieldClass};
}

std::string Labels::number(IncidentId id) const
{
    return context.numberOf(id);
}

std::string Labels::type(const TypeCode& code) const
{
    const IncidentType* type = context.codes->typeFor(code.value);
    if (type && type->tellsHealth && context.healthTypes == LogWordsContext::HealthTypes::Withheld)
        return "Call for service";
    return type && !type->label.empty() ? type->label : code.value;
}

std::string Labels::disposition(const DispositionCode& code) const
{
    const DispositionRule* rule = context.codes->dispositionFor(code.value);
    if (!rule || rule->label.empty())
        return code.value;
    return rule->commonCode.empty() ? rule->label
                                    : fmt::format("{} ({})", rule->label, rule->commonCode);
}

std::string Labels::person(const AgentId& agent) const
{
    const std::string name = context.nameOf ? context.nameOf(agent) : std::string();
    return name.empty() ? agent.value : name;
}

std::string Labels::status(const UnitStatus& status) const
{
    const StatusRule* rule = context.codes->statusFor(status.label.value);
    return rule && !rule->text.empty() ? rule->text : status.label.value;
}

std::string unitList(const std::vector<UnitId>& units)
{
    std::vector<std::string> names;
    for (const auto& unit : units)
        names.push_back(unit.value);
    return joined(names, ", ");
}

std::string spacedWords(std::string_view name)
{
    std::string words;
    for (const char c : name) {
        const bool isCapital = c >= 'A' && c <= 'Z';
        if (isCapital && !words.empty())
            words += ' ';
        words += isCapital ? static_cast<char>(c - 'A' + 'a') : c == '_' ? ' ' : c;
    }
    return words;
}

namespace {

std::string roleList(const std::set<Role>& roles)
{
    std::vector<std::string> names;
    for (const auto role : roles)
        names.push_back(spacedWords(enumName(role)));
    return names.empty() ? "no role" : joined(names, ", ");
}

// Which of them are not among the others.
std::string placesOnlyIn(const std::vector<RoadClosure>& these,
                         const std::vector<RoadClosure>& others)
{
    std::vector<std::string> words;
    for (const RoadClosure& one : these) {
        if (std::find(others.begin(), others.end(), one) == others.end())
            words.push_back(one.words.empty() ? coordinateText(one.at) : one.words);
    }
    return joined(words, "; ");
}

// The setting holds all roads that are closed; what matters is which of them it is about.
Sentence closureSentence(const SettingChanged& fact)
{
    const auto before = closuresIn(fact.before);
    const auto after = closuresIn(fact.after);
    const std::string closed = placesOnlyIn(after, before);
    if (!closed.empty())
        return say("Road closed at ") + police(closed);
    return say("Road open again at ") + police(placesOnlyIn(before, after));
}

} // namespace

Sentence sentenceOf(const StationCreated& fact, const Labels&)
{
    return say(fmt::format("Station of {} created, {}, build {}", fact.agency,
                           spacedWords(enumName(fact.mode)), fact.build));
}

Sentence sentenceOf(const AccountChanged& fact, const Labels&)
{
    return say(
        fmt::format("Account {} {}, {}", fact.agent.value, fact.change, roleList(fact.roles)));
}

Sentence sentenceOf(const SettingChanged& fact, const Labels&)
{
    if (fact.key == kClosedRoadsSetting)
        return closureSentence(fact);
    return say(fmt::format("Setting {} changed", fact.key)) +
           police(fmt::format(" from “{}” to “{}”", fact.before, fact.after));
}

Sentence sentenceOf(const AgentSignedOn& fact, const Labels& labels)
{
    auto sentence =
        say(fmt::format("{} signed on at {}", fact.name.empty() ? fact.agent.value : fact.name,
                        fact.position.value));
    if (fact.relieves)
        return std::move(sentence) + fmt::format(", relieves {}", labels.person(*fact.relieves));
    return sentence;
}

Sentence sentenceOf(const AgentSignedOff& fact, const Labels& labels)
{
    auto sentence =
        say(fmt::format("{} signed off at {}", labels.person(fact.agent), fact.position.value));
    // What the button of the seat gave as a reason says nothing more.
    return fact.reason == "signed off" ? sentence : std::move(sentence) + because(fact.reason);
}

Sentence sentenceOf(const RequestRefused& fact, const Labels&)
{
    const bool isPlain = fact.rule == refusalName(RefusalCode::RoleMissing);
    return say(fmt::format("Refused for want of a role: {}{}", spacedWords(fact.verb),
                           isPlain ? "" : " (" + spacedWords(fact.rule) + ")"));
}

namespace {

std::string byWhom(const std::string& who)
{
    return who.empty() ? std::string() : ", by " + who;
}

} // namespace

Sentence sentenceOf(const ImportStarted& fact, const Labels&)
{
    return say(fmt::format("Import of {} started with profile {}{}", fact.source, fact.profile,
                           byWhom(fact.madeBy)));
}

Sentence sentenceOf(const PastIncidentRecorded& fact, const Labels&)
{
    return say(fmt::format("Past incident {} of {} imported", fact.past.number, fact.past.source));
}

Sentence sentenceOf(const ImportFinished& fact, const Labels&)
{
    return say(fmt::format("Import of {} finished: {} read, {} imported, {} rejected{}",
                           fact.source, fact.read, fact.imported, fact.rejected,
                           byWhom(fact.madeBy)));
}

Sentence sentenceOf(const LogExported& fact, const Labels&)
{
    auto sentence = say(fmt::format("Log exported for {} as {}, {} lines, {} fields withheld",
                                    fact.audience, fact.format, fact.rows, fact.withheld));
    return std::move(sentence) + because(fact.selection);
}

Sentence sentenceOf(const PayloadRemoved& fact, const Labels&)
{
    return say(fmt::format("The text of entry {} was lawfully removed under {}, second person {}",
                           fact.sequence, fact.authority, fact.secondPerson.value));
}

Sentence sentenceOf(const BoardTrimmed& fact, const Labels&)
{
    return say(fmt::format("{} closed incident{} left the board", fact.incidents.size(),
                           fact.incidents.size() == 1 ? "" : "s"));
}

Sentence sentenceOf(const IncidentRecalled& fact, const Labels&)
{
    return say(fmt::format("Incident {} came back to the board", fact.incident.number));
}

} // namespace haven
