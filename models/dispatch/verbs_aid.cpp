#include "models/base/text.h"
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/unit_discipline.h"
#include "models/dispatch/verbs.h"

#include <algorithm>

// Lines about other agencies: what was asked of them, whose turn it is, their units on our board.
namespace haven {

namespace {

constexpr const char* kAidUsage =
    "INCIDENT KIND|NUMBER [WHOM] [by WAY] [! NOTE] | STEP|eta [MINUTES] [WHY]";

std::string firstOf(std::string_view text)
{
    return std::string(text.substr(0, std::min(text.find(' '), text.size())));
}

std::string behind(std::string_view text, std::string_view word)
{
    return std::string(trimmed(text.substr(word.size())));
}

bool isAidMinutes(std::string_view word)
{
    return word.size() <= 4 && isDigits(word);
}

// "Harbor Towing by phone ! flatbed" in its parts.
AskAid askedWith(const std::string& rest)
{
    AskAid command;
    std::string_view words = rest;
    if (const auto mark = words.find('!'); mark != std::string_view::npos) {
        command.note = std::string(trimmed(words.substr(mark + 1)));
        words = trimmed(words.substr(0, mark));
    }
    const auto last = words.rfind(' ');
    const std::string_view way = last == std::string_view::npos ? words : words.substr(last + 1);
    const std::string_view before =
        last == std::string_view::npos ? std::string_view() : trimmed(words.substr(0, last));
    const bool isBy =
        equalsIgnoringCase(before, "by") ||
        (before.size() > 3 && equalsIgnoringCase(before.substr(before.size() - 3), " by"));
    if (const auto known = isBy ? aidWayFromWord(way) : std::nullopt) {
        command.way = *known;
        words = trimmed(before.substr(0, before.size() - 2));
    }
    command.whom = std::string(words);
    return command;
}

Result<Command> buildAid(const LineParts& parts, const LineContext& context)
{
    const std::string subject = wordOr(parts, Slot::Word);
    const std::string first = firstOf(parts.rest);
    const std::string more = behind(parts.rest, first);
    const bool isNumber = isDigits(subject) && subject.size() <= 4;
    const auto stage = aidStageFromWord(first);
    const bool isTime = equalsIgnoringCase(first, "eta");
    if (!stage && !isTime) {
        if (isNumber)
            return refuse(RefusalCode::AidNeedsStep, subject);
        AskAid command = askedWith(parts.rest);
        const AidKind* kind = context.knowledge.codes.aid.kindFor(subject);
        command.kind = kind ? kind->code : subject;
        return about(parts, context, std::move(command));
    }
    AnswerAid command;
    command.stage = stage;
    if (isNumber)
        command.request = std::stoi(subject);
    else
        command.kind = subject;
    const std::string minutes = firstOf(more);
    const bool mayHaveTime = isTime || stage == AidStage::Accepted || stage == AidStage::Rolling;
    if (mayHaveTime && isAidMinutes(minutes)) {
        command.minutes = std::stoi(minutes);
        command.words = behind(more, minutes);
    } else {
        command.words = more;
    }
    if (isTime && !command.minutes)
        return refuse(RefusalCode::MinutesMalformed, minutes);
    return about(parts, context, std::move(command));
}

// Errors: WordUnexpected, with the ways there are.
Result<AidWay> wayOr(const LineParts& parts, AidWay otherwise)
{
    const std::string word = keywordOr(parts, "by");
    const auto way = aidWayFromWord(word);
    if (way || word.empty())
        return way.value_or(otherwise);
    std::vector<std::string> ways;
    for (const auto name : enumNames(AidWay{})) {
        if (aidWayFromWord(name))
            ways.push_back("by " + toLower(name));
    }
    return refuse(RefusalCode::WordUnexpected, clipped(word, kQuoteShownMax), joined(ways, " | "),
                  "rot 4482 tow by phone");
}

std::string kindCode(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::Word);
    const AidKind* kind = context.knowledge.codes.aid.kindFor(word);
    return kind ? kind->code : toLower(word);
}

// The kind alone, or the name of one list: "tow/3/heavy", "tow/*/*".
template <class Command_>
void putTurnList(Command_& command, const LineParts& parts, const LineContext& context)
{
    const std::vector<std::string> named = split(wordOr(parts, Slot::Word), '/');
    if (named.size() != 3) {
        command.kind = kindCode(parts, context);
        command.zone = keywordOr(parts, "zone");
        command.grade = keywordOr(parts, "class");
        return;
    }
    const AidKind* kind = context.knowledge.codes.aid.kindFor(named[0]);
    command.kind = kind ? kind->code : toLower(named[0]);
    command.zone = named[1];
    command.grade = named[2];
}

Result<Command> buildTurn(const LineParts& parts, const LineContext& context)
{
    AskInTurn command;
    putTurnList(command, parts, context);
    const auto way = wayOr(parts, AidWay::Phone);
    if (!way)
        return way.refusal();
    command.way = *way;
    return about(parts, context, std::move(command));
}

Result<Command> buildPass(const LineParts& parts, const LineContext& context)
{
    PassTurn command;
    putTurnList(command, parts, context);
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

// "Harbor Towing=203-555-0101; Shore Auto"
Result<Command> buildTurnList(const LineParts& parts, const LineContext& context)
{
    ChangeRotationList command;
    command.list.kind = kindCode(parts, context);
    command.list.zone = keywordOr(parts, "zone");
    command.list.grade = keywordOr(parts, "class");
    command.reason = keywordOr(parts, "why");
    for (const std::string& part : split(parts.rest, ';')) {
        const auto equals = part.rfind('=');
        RotationMember one;
        one.company = std::string(trimmed(part.substr(0, equals)));
        if (equals != std::string::npos)
            one.phone = std::string(trimmed(part.substr(equals + 1)));
        if (!one.company.empty() || !one.phone.empty())
            command.list.members.push_back(std::move(one));
    }
    return Command(std::move(command));
}

Result<Command> buildDisciplinePriority(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::Word);
    const auto discipline = disciplineFromWord(word);
    if (!discipline)
        return refuse(RefusalCode::DisciplineUnknown, word, disciplineWords());
    const std::string first = toLower(firstOf(parts.rest));
    ChangeDisciplinePriority command;
    command.discipline = *discipline;
    command.reason = behind(parts.rest, first);
    const bool isPriority =
        first.size() == 2 && first[0] == 'p' && first[1] >= '1' && first[1] <= '5';
    if (isPriority)
        command.priority = static_cast<Priority>(first[1] - '1');
    else if (first != "none")
        return refuse(RefusalCode::SlotMissing, "p1..p5 or none", "dp 4482 ems p1 not breathing");
    return about(parts, context, std::move(command));
}

Result<Command> buildOutside(const LineParts& parts, const LineContext& context)
{
    AddOutsideUnit command;
    command.unit = unitIdOf(wordOr(parts, Slot::NewUnit), context.state);
    command.agency = keywordOr(parts, "agency");
    command.kind = keywordOr(parts, "kind");
    command.radio = keywordOr(parts, "radio");
    if (const std::string word = keywordOr(parts, "disc"); !word.empty()) {
        const auto discipline = unitDisciplineFromWord(word);
        if (!discipline)
            return refuse(RefusalCode::DisciplineUnknown, word, unitDisciplineWords());
        command.discipline = *discipline;
    }
    if (const std::string word = keywordOr(parts, "for"); !word.empty()) {
        const auto incident = findIncident(word, context);
        if (!incident)
            return incident.refusal();
        command.until = *incident;
    }
    return Command(std::move(command));
}

} // namespace

std::vector<Verb> aidVerbs()
{
    using P = Verb::Place;
    using E = Verb::Extras;
    const SlotRule incident{Slot::Incident, Need::Required};
    const SlotRule word{Slot::Word, Need::Required};
    const SlotRule rest{Slot::Reason, Need::Optional};
    return {
        {{"aid", "askaid", kAidUsage, "aid 4482 tow Harbor Towing by phone",
          "Ask another agency for help, and record how that goes"},
         {incident, word, rest},
         {},
         P::None,
         E::None,
         buildAid,
         {},
         {},
         Verb::Words::Plain,
         Verb::Tail::Time},
        {{"rot", "rotation", "INCIDENT KIND|LIST [zone Z] [class C] [by WAY]",
          "rot 4482 tow class heavy", "Ask the next company in turn"},
         {incident, word},
         {"zone", "class", "by"},
         P::None,
         E::None,
         buildTurn,
         {}},
        {{"passturn", "passt", "INCIDENT KIND|LIST [zone Z] [class C] REASON",
          "passturn 4482 tow its only truck is out", "Pass over the next company in turn"},
         {incident, word, rest},
         {"zone", "class"},
         P::None,
         E::None,
         buildPass,
         {}},
        {{"turns", "turnlist", "KIND [zone Z] [class C] [why \"REASON\"] COMPANY[=PHONE]; ...",
          "turns tow zone 3 Harbor Towing=203-555-0101; Shore Auto",
          "Say who takes turns, the next one first; without companies the list is taken away"},
         {word, rest},
         {"zone", "class", "why"},
         P::None,
         E::None,
         buildTurnList,
         {}},
        {{"dp", "disciplinepriority", "INCIDENT fire|ems|crisis p1..p5|none [REASON]",
          "dp 4482 ems p1 not breathing", "Set how urgent it is for another discipline"},
         {incident, word, {Slot::Reason, Need::Required}},
         {},
         P::None,
         E::None,
         buildDisciplinePriority,
         {}},
        {{"ou", "outsideunit", "UNIT agency NAME [kind K] [radio R] [disc D] [for INCIDENT]",
          "ou WHFD-E1 agency \"West Haven Fire\" kind engine disc fire for 4482",
          "Put a unit of another agency on the board"},
         {{Slot::NewUnit, Need::Required}},
         {"agency", "kind", "radio", "disc", "for"},
         P::None,
         E::None,
         buildOutside,
         {}},
    };
}

} // namespace haven
