#include "models/dispatch/command_line.h"

#include "models/base/text.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/line_advice.h"
#include "models/dispatch/line_reader.h"
#include "models/dispatch/line_slots.h"
#include "models/dispatch/role_table.h"
#include "models/dispatch/verbs.h"
#include "models/geo/coordinate.h"

#include <algorithm>
#include <array>

namespace haven {

namespace {

std::optional<IncidentId> spokenOf(const Command& command)
{
    return visitKind(
        [](const auto& one) -> std::optional<IncidentId> {
            if constexpr (requires { one.incident; })
                return one.incident;
            else if constexpr (requires { one.into; })
                return one.into;
            else
                return std::nullopt;
        },
        command);
}

// "-3 os 3A12" is what "os -3 3A12" is: the time may be said before the verb.
void timeAfterVerb(std::vector<LineToken>& tokens)
{
    const std::size_t times = timeTokensAt(tokens, 0);
    if (times > 0 && times < tokens.size())
        std::rotate(tokens.begin(), tokens.begin() + static_cast<std::ptrdiff_t>(times),
                    tokens.begin() + static_cast<std::ptrdiff_t>(times) + 1);
}

constexpr const char* kUnitFirstAdvice =
    "Behind a unit stands what it does, as in 3A12 os or 3A12 meal. Type ? for every verb.";

// How far back a bare time may lie in what is entered from paper: beyond it nobody knows which day
// was meant.
constexpr Span kBareTimeMax = Span::hours(18);

// A source of one word or quoted stands anywhere, else at the end of the line, to its end.
struct SourcedLine {
    std::string line; // without it
    std::optional<std::string> source;
};

SourcedLine sourcedLine(std::string_view line)
{
    constexpr std::string_view kKey = "src:";
    for (const LineToken& token : tokensOf(line)) {
        if (token.quoting != LineToken::Quoting::Bare || !startsWithIgnoringCase(token.text, kKey))
            continue;
        const std::string_view rest = line.substr(token.start + kKey.size());
        const bool isQuoted = !rest.empty() && rest.front() == '"';
        const auto close = isQuoted ? rest.find('"', 1) : std::string_view::npos;
        const auto length = close == std::string_view::npos ? rest.size() : close + 1;
        std::string_view source = rest.substr(0, length);
        if (close != std::string_view::npos)
            source = source.substr(1, length - 2);
        std::string left(line.substr(0, token.start));
        left += rest.substr(length);
        return SourcedLine{left, std::string(trimmed(source))};
    }
    return SourcedLine{std::string(line), std::nullopt};
}

std::optional<Refusal> sourcedLineFault(const std::string& source, const LineParts& parts,
                                        const LineContext& context)
{
    if (source.empty())
        return refuse(RefusalCode::SourceMissing);
    // "-0" is no time that anybody read off a card.
    if (!parts.happenedAt || *parts.happenedAt == context.now)
        return refuse(RefusalCode::SourceNeedsTime, source);
    const std::string& clock = parts.clock.text;
    if (parts.happenedFirst) {
        const auto offset = [&](Instant at) {
            return clock + offsetWord(context.offsetAt ? context.offsetAt(at) : context.zoneOffset);
        };
        return refuse(RefusalCode::TimeTwice, clock, offset(*parts.happenedFirst),
                      offset(*parts.happenedAt));
    }
    const bool isBare = !clock.empty() && !parts.isDayTold;
    if (isBare && *parts.happenedAt + kBareTimeMax < context.now)
        return refuse(RefusalCode::TimeNeedsDay, clock, dayWord(*parts.happenedAt, context));
    return std::nullopt;
}

// "class justice": a restricted BOLO.
bool isOfJustice(const Verb& verb, const std::vector<LineToken>& tokens)
{
    const auto& keywords = verb.keywords;
    if (std::find(keywords.begin(), keywords.end(), "class") == keywords.end())
        return false;
    for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
        if (equalsIgnoringCase(tokens[i].text, "class") &&
            equalsIgnoringCase(tokens[i + 1].text, "justice"))
            return true;
    }
    return false;
}

bool isSealedLine(std::string_view line)
{
    auto tokens = tokensOf(line);
    timeAfterVerb(tokens);
    const Verb* verb = tokens.empty() ? nullptr : findVerb(tokens.front().text);
    return verb && verb->words == Verb::Words::Sealed;
}

// The preview counts and never quotes: it is shown where others look on.
Result<ParsedLine> sealedLine(const LineParts& parts, const LineContext& context)
{
    // A sealed note bears the time of its sealing; one that was dropped in silence would be a lie.
    if (parts.happenedAt)
        return refuse(RefusalCode::WordUnexpected, "a time", "cn INCIDENT TEXT",
                      "cn 4482 he agreed to call his sister tonight");
    const auto incident = incidentIn(parts, Slot::Incident, context);
    if (!incident)
        return incident.refusal();
    if (parts.rest.size() > kSealedNoteBytesMax)
        return refuse(RefusalCode::SealedNoteTooLong, std::to_string(kSealedNoteBytesMax));
    const auto found = context.state.incidents.find(*incident);
    ParsedLine parsed;
    parsed.incident = *incident;
    parsed.toSeal = NoteToSeal{*incident, parts.rest};
    const std::size_t letters = codePoints(parts.rest);
    parsed.preview =
        "Seal a clinician's note on " +
        (found == context.state.incidents.end() ? "the incident" : found->second.number) + ", " +
        std::to_string(letters) + (letters == 1 ? " character." : " characters.");
    return parsed;
}

// "?en" asks what "? en" asks.
void splitQuestionMark(std::vector<LineToken>& tokens)
{
    LineToken about = tokens.front();
    if (about.text.size() < 2 || about.text.front() != '?')
        return;
    about.text.erase(0, 1);
    ++about.start;
    tokens.front().text = "?";
    tokens.front().end = about.start;
    tokens.insert(tokens.begin() + 1, std::move(about));
}

} // namespace

std::string keepableLine(std::string_view line)
{
    // A source may stand before the verb: what is sealed behind it is sealed all the same.
    const SourcedLine sourced = sourcedLine(line);
    auto tokens = tokensOf(isSealedLine(line) ? line : std::string_view(sourced.line));
    timeAfterVerb(tokens);
    const Verb* verb = tokens.empty() ? nullptr : findVerb(tokens.front().text);
    const bool isPlain =
        verb && (verb->words == Verb::Words::Plain || verb->words == Verb::Words::Cry);
    const bool isKept = isPlain && !isOfJustice(*verb, tokens);
    if (!verb || isKept || tokens.size() < 2)
        return std::string(line);
    return tokens[0].text + " " + tokens[1].text + (tokens.size() > 2 ? " ..." : "");
}

// "?" and "? d": a line that asks and does nothing.
static Result<ParsedLine> askedBy(const Verb& verb, const std::vector<LineToken>& tokens)
{
    ParsedLine parsed;
    parsed.question = verb.question;
    parsed.preview = std::string(verb.help.sentence) + ".";
    if (verb.question == LineQuestion::Verbs && tokens.size() > 1) {
        parsed.topic = verbWords(tokens[1].text);
        if (parsed.topic.empty())
            return refuse(RefusalCode::VerbUnknown, tokens[1].text, verbAdvice(tokens[1].text));
        parsed.preview = parsed.topic;
    }
    return parsed;
}

namespace {

// "air ?": whoever asks how a verb is used does not want a channel of that name. A cry is never
// taken for a question.
bool isAskedAbout(const Verb& verb, const std::vector<LineToken>& tokens)
{
    return tokens.size() == 2 && tokens[1].text == "?" && verb.words != Verb::Words::Cry;
}

// The kind of command that a line of care asks for.
struct CareAsked {
    std::string_view verb;
    Command (*command)();
};

constexpr std::array<CareAsked, 12> kCareAsked = {
    {{"clin", [] { return Command(RequestClinician{}); }},
     {"per", [] { return Command(RecordPerson{}); }},
     {"veh", [] { return Command(RecordVehicle{}); }},
     {"cau", [] { return Command(RecordCaution{}); }},
     {"caux", [] { return Command(EndCaution{}); }},
     {"plan", [] { return Command(RecordCarePlan{}); }},
     {"pset", [] { return Command(RecordCarePlan{}); }},
     {"papp", [] { return Command(ApproveCarePlan{}); }},
     {"pend", [] { return Command(EndCarePlan{}); }},
     {"fu", [] { return Command(PlanFollowUp{}); }},
     {"fut", [] { return Command(TryFollowUp{}); }},
     {"fux", [] { return Command(EndFollowUp{}); }}}};

// Whoever may not do it at all is told so, and not what else their line lacks.
std::optional<Refusal> notTheirs(const Verb& verb, const LineContext& context)
{
    const auto asked =
        std::find_if(kCareAsked.begin(), kCareAsked.end(),
                     [&](const CareAsked& one) { return one.verb == verb.help.name; });
    if (asked == kCareAsked.end() || !context.roles)
        return std::nullopt;
    const Command command = asked->command();
    if (mayDo(command, *context.roles))
        return std::nullopt;
    return refuse(RefusalCode::RoleMissing, deedName(command), rolesThatMay(commandName(command)));
}

} // namespace

Result<ParsedLine> parseLine(std::string_view typed, const LineContext& context)
{
    if (typed.size() > kLineBytesMax)
        return refuse(RefusalCode::LineTooLong, std::to_string(kLineBytesMax));
    if (!isStorableText(typed))
        return refuse(RefusalCode::LineNotText);
    SourcedLine sourced = sourcedLine(typed);
    // What is sealed is sealed to the letter.
    if (isSealedLine(typed))
        sourced = SourcedLine{std::string(typed), std::nullopt};
    else
        sourced.line = verbFirst(sourced.line, context);
    const std::string& line = sourced.line;
    auto tokens = tokensOf(line);
    if (tokens.empty())
        return refuse(RefusalCode::LineEmpty);
    splitQuestionMark(tokens);
    timeAfterVerb(tokens);
    const Verb* verb = findVerb(tokens.front().text);
    if (!verb && isNoTime(tokens.front().text))
        return refuse(RefusalCode::TimeMalformed, tokens.front().text);
    if (!verb && isUnitFirst(tokens, 0, context))
        return refuse(RefusalCode::VerbUnknown, tokens.front().text, kUnitFirstAdvice);
    if (!verb)
        return refuse(RefusalCode::VerbUnknown, tokens.front().text,
                      verbAdvice(tokens.front().text));
    if (isAskedAbout(*verb, tokens))
        return askedBy(*findVerb("?"), {tokens[1], tokens[0]});
    if (verb->question)
        return askedBy(*verb, tokens);
    ParsedLine parsed;
    auto parts = partsOf(*verb, line, tokens, context);
    if (!parts)
        return notTheirs(*verb, context).value_or(parts.refusal());
    // Words are kept as they are written, but a point that cannot be on Earth is a slip.
    if (parts->place) {
        const auto at = parseCoordinate(*parts->place);
        if (!at && at.refusal().code == RefusalCode::CoordinateOutOfRange)
            return at.refusal();
    }
    if (verb->words == Verb::Words::Sealed && sourced.source)
        return refuse(RefusalCode::WordUnexpected, "a source", "cn INCIDENT TEXT",
                      "cn 4482 he agreed to call his sister tonight");
    if (verb->words == Verb::Words::Sealed)
        return sealedLine(*parts, context);
    if (sourced.source) {
        if (auto refusal = sourcedLineFault(*sourced.source, *parts, context))
            return *std::move(refusal);
    }
    auto command = verb->build(*parts, context);
    if (!command)
        return notTheirs(*verb, context).value_or(command.refusal());
    parsed.happenedAt = parts->happenedAt;
    // "cert 4482 arrived 07:30": the hospital's clocks run from when it was, not from the keyboard.
    const auto* text = kindIf<RecordCareText>(&*command);
    if (text && !parsed.happenedAt && isCareMoment(text->field))
        parsed.happenedAt = momentIn(text->text, context);
    parsed.incident = spokenOf(*command);
    parsed.preview = commandSentence(*command, context);
    parsed.source = sourced.source.value_or("");
    if (!parsed.source.empty())
        parsed.preview += " Entered later, from " + parsed.source + ".";
    parsed.command = *std::move(command);
    return parsed;
}

std::vector<VerbHelp> verbTable()
{
    std::vector<VerbHelp> table;
    for (const auto& verb : verbs())
        table.push_back(verb.help);
    return table;
}

const std::vector<Verb>& verbs()
{
    static const std::vector<Verb> all = [] {
        std::vector<Verb> list = unitVerbs();
        for (auto& verb : incidentVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : crisisVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : careVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : peopleVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : alarmVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : screeningVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : roomVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : groupVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : majorVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : responseVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : crewVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : boloVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : aidVerbs())
            list.push_back(std::move(verb));
        for (auto& verb : callVerbs())
            list.push_back(std::move(verb));
        return list;
    }();
    return all;
}

const Verb* findVerb(std::string_view word)
{
    for (const auto& verb : verbs()) {
        if (equalsIgnoringCase(verb.help.name, word) ||
            equalsIgnoringCase(verb.help.longName, word))
            return &verb;
    }
    return nullptr;
}

} // namespace haven
