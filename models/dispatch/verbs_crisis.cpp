#include "models/base/text.h"
#include "models/dispatch/protocol_texts.h"
#include "models/dispatch/unseen_rules.h"
#include "models/dispatch/verbs.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::string_view kNoteWord = " note ";

Result<Command> buildFlag(const LineParts& parts, const LineContext& context)
{
    DecideFlag command;
    const std::string word = toLower(wordOr(parts, Slot::Word));
    if (word == "yes" || word == "y")
        command.decision = FlagDecision::Confirmed;
    else if (word == "no")
        command.decision = FlagDecision::Rejected;
    else if (word == "unsure" || word == "u")
        command.decision = FlagDecision::Unsure;
    else
        return refuse(RefusalCode::WordUnexpected, word, "INCIDENT yes|no|unsure [REASON]",
                      "flag 4482 yes");
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildAnswer(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::FactName);
    const auto fact = factFromWord(word);
    if (!fact) {
        std::vector<std::string> names;
        for (const Fact one : allFacts())
            names.push_back(asTyped(factWord(one)));
        return refuse(RefusalCode::FactUnknown, word, joined(names, ", "));
    }
    if (parts.rest.empty())
        return refuse(RefusalCode::SlotMissing, "VALUE", "ans 4482 weapon in-hand");
    const auto answer = parseFactAnswer(*fact, parts.rest);
    if (!answer)
        return answer.refusal();
    AnswerFact command;
    command.fact = *fact;
    command.answer = *answer;
    return about(parts, context, std::move(command));
}

Result<Command> buildLevel(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::LevelNumber);
    // "lvl 99 1 calmer" of an incident that is not there: it is no level that is missing.
    const bool isNumber =
        !word.empty() && word.find_first_not_of("0123456789-") == std::string::npos;
    const auto incident = parts.words.find(Slot::Incident);
    const auto level = parts.words.find(Slot::LevelNumber);
    const bool isInItsPlace = incident != parts.words.end() && level != parts.words.end() &&
                              incident->second.start < level->second.start;
    if (isNumber && word.size() > 1 && !isInItsPlace)
        return refuse(RefusalCode::IncidentNotFound, word);
    if (word.size() != 1 || word[0] < '1' || word[0] > '4')
        return refuse(RefusalCode::LevelOutOfRange, word);
    SetLevel command;
    command.level = word[0] - '0';
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

std::optional<ClinicianStage> stageOf(std::string_view word)
{
    if (word == "accept")
        return ClinicianStage::Accepted;
    if (word == "enroute")
        return ClinicianStage::EnRoute;
    if (word == "decline")
        return ClinicianStage::Declined;
    if (word == "arrive")
        return ClinicianStage::Arrived;
    if (word == "done")
        return ClinicianStage::Done;
    if (word == "notsent")
        return ClinicianStage::NotSent;
    return std::nullopt;
}

Result<Command> buildClinician(const LineParts& parts, const LineContext& context)
{
    const std::string word = toLower(wordOr(parts, Slot::Word));
    if (const auto stage = stageOf(word)) {
        AnswerClinician command;
        command.stage = *stage;
        command.reason = parts.rest;
        if (const auto unit = keywordOr(parts, "unit"); !unit.empty())
            command.unit = unitIdOf(unit, context.state);
        return about(parts, context, std::move(command));
    }
    // "clin 4482 arrived" says something happened; it must not become the reason of a new request.
    const auto found = incidentIn(parts, Slot::Incident, context);
    if (!found)
        return found.refusal();
    const auto incident = context.state.incidents.find(*found);
    const bool isAsked =
        incident != context.state.incidents.end() && !incident->second.clinicianRequests.empty();
    if (isAsked && !word.empty())
        return refusedFirst(RequestClinician{*found, {}}, *found, context)
            .value_or(refuse(
                RefusalCode::WordUnexpected, word,
                "clin INCIDENT [accept|enroute|decline|arrive|done|notsent] [unit UNIT] [REASON]",
                "clin 4482 arrive"));
    // Who goes is said once somebody has answered.
    if (const auto unit = keywordOr(parts, "unit"); !unit.empty())
        return refuse(RefusalCode::WordUnexpected,
                      "unit " + std::string(clipped(unit, kQuoteShownMax)),
                      "clin INCIDENT [REASON]", "clin 4482 accept unit C7");
    RequestClinician command;
    command.reason = std::string(trimmed(wordOr(parts, Slot::Word) + " " + parts.rest));
    return about(parts, context, std::move(command));
}

Result<Command> buildRun(const LineParts& parts, const LineContext& context)
{
    StartChecklist command;
    command.protocol = ProtocolId(toLower(wordOr(parts, Slot::Word)));
    return about(parts, context, std::move(command));
}

// The run a line speaks of and what it says about it. Several may be open on one incident: then
// "PROTOCOL:" before the words names one; without it the oldest is meant.
struct OpenRun {
    const Checklist* checklist = nullptr;
    std::string words;
};

// Whether a restricted incident has one is told by the rules, which know who asks: there the line
// goes to them without it.
Result<OpenRun> openRun(const LineParts& parts, IncidentId id, const State& state)
{
    OpenRun run{nullptr, parts.rest};
    const std::string first = split(parts.rest, ' ').front();
    const bool isNamed = first.size() > 1 && first.back() == ':';
    const std::string named = isNamed ? toLower(first.substr(0, first.size() - 1)) : "";
    const auto found = state.incidents.find(id);
    if (found == state.incidents.end())
        return refuse(RefusalCode::NoOpenChecklist, wordOr(parts, Slot::Incident));
    for (const auto& checklist : found->second.checklists) {
        if (checklist.finishedAt)
            continue;
        if (isNamed && checklist.protocol.value == named) {
            run.checklist = &checklist;
            run.words = std::string(trimmed(std::string_view(parts.rest).substr(first.size())));
            return run;
        }
        if (!run.checklist)
            run.checklist = &checklist;
    }
    if (!run.checklist)
        return refuse(RefusalCode::NoOpenChecklist, wordOr(parts, Slot::Incident));
    return run;
}

constexpr std::string_view kStepWords = "What became of the step (done, or cannot and why)";

// “step 4482 "Plan and means"”: no answer is written between quotation marks.
std::string answerTyped(const std::string& words)
{
    const bool isQuoted = words.size() > 1 && words.front() == '"' && words.back() == '"';
    return isQuoted ? std::string(trimmed(std::string_view(words).substr(1, words.size() - 2)))
                    : words;
}

StepOutcome outcomeOfWords(const std::string& words)
{
    StepOutcome outcome;
    const std::string word = toLower(split(words, ' ').front());
    const std::string after = std::string(trimmed(std::string_view(words).substr(word.size())));
    if (word == "done" && after.empty()) {
        outcome.kind = StepOutcomeKind::Done;
    } else if (word == "cannot" || word == "notneeded") {
        outcome.kind = word == "cannot" ? StepOutcomeKind::Cannot : StepOutcomeKind::NotNeeded;
        outcome.reason = after;
    } else {
        outcome.kind = StepOutcomeKind::Answered;
        outcome.answer = answerTyped(words);
    }
    return outcome;
}

// "Stopped note Ruiz, Metro-North, 21:41": what stands behind the word is who said so and when,
// unless the protocol has an answer of just these words.
StepOutcome outcomeWithNote(const std::string& words, const ProtocolStep* step)
{
    StepOutcome whole = outcomeOfWords(words);
    const bool isTaken = whole.kind == StepOutcomeKind::Answered && step != nullptr &&
                         findAnswer(*step, whole.answer) != nullptr;
    const std::size_t at = toLower(words).find(kNoteWord);
    if (isTaken || at == std::string::npos || whole.kind == StepOutcomeKind::Cannot ||
        whole.kind == StepOutcomeKind::NotNeeded)
        return whole;
    StepOutcome outcome =
        outcomeOfWords(std::string(trimmed(std::string_view(words).substr(0, at))));
    outcome.note = trimmed(std::string_view(words).substr(at + kNoteWord.size()));
    return outcome;
}

// "done", an answer's label, "cannot REASON", "notneeded REASON": the active step of the open run;
// after "fix" the one that was done last, set right.
Result<Command> buildStep(const LineParts& parts, const LineContext& context)
{
    const auto incident = incidentIn(parts, Slot::Incident, context);
    if (!incident)
        return incident.refusal();
    CompleteStep command;
    command.incident = *incident;
    const auto run = openRun(parts, *incident, context.state);
    if (!run && isRestricted(context.state, *incident))
        return Command(std::move(command));
    if (!run)
        return run.refusal();
    command.checklist = run->checklist->id;
    const std::string first = split(run->words, ' ').front();
    const bool isFix = toLower(first) == "fix" && !run->checklist->steps.empty();
    const std::string step =
        isFix ? run->checklist->steps.back().outcome.step : run->checklist->activeStep;
    const auto protocol = protocolOfRun(context.state, context.knowledge, *run->checklist);
    const ProtocolStep* asked = protocol ? findStep(*protocol, step) : nullptr;
    const std::string words =
        isFix ? std::string(trimmed(std::string_view(run->words).substr(3))) : run->words;
    // Without a word a question is refused with its answers; an act is never done by that.
    const bool isQuestion = asked && asked->kind == StepKind::Question;
    if (words.empty() && !isQuestion)
        return refuse(RefusalCode::SlotMissing, std::string(kStepWords), "step 4482 done");
    command.outcome = words.empty() ? StepOutcome{} : outcomeWithNote(words, asked);
    command.take = isFix ? StepTake::Again : StepTake::Active;
    command.outcome.step = step;
    return Command(std::move(command));
}

Result<Command> buildFinish(const LineParts& parts, const LineContext& context)
{
    const auto incident = incidentIn(parts, Slot::Incident, context);
    if (!incident)
        return incident.refusal();
    FinishChecklist command;
    command.incident = *incident;
    const auto run = openRun(parts, *incident, context.state);
    if (!run && isRestricted(context.state, *incident))
        return Command(std::move(command));
    if (!run)
        return run.refusal();
    command.checklist = run->checklist->id;
    command.reason = run->words;
    return Command(std::move(command));
}

// A note about a person's health: told inside the house, withheld from everybody outside.
Result<Command> buildCareNote(const LineParts& parts, const LineContext& context)
{
    AddNote command;
    command.text = parts.rest;
    command.fieldClass = FieldClass::Care;
    return about(parts, context, std::move(command));
}

Result<Command> buildRecheck(const LineParts& parts, const LineContext& context)
{
    RecordRecheck command;
    command.note = parts.rest;
    return about(parts, context, std::move(command));
}

// Behind a name of several words the keywords stand in what is left of the line.
void takeKeywordsBehindName(ApproveProtocol& command)
{
    for (;;) {
        const auto tokens = tokensOf(command.license);
        if (tokens.size() < 2)
            return;
        const bool isAgency = equalsIgnoringCase(tokens.front().text, "agency");
        const bool isDay = equalsIgnoringCase(tokens.front().text, "day");
        std::string& field = isDay ? command.approvedOn : command.agency;
        if ((!isAgency && !isDay) || !field.empty())
            return;
        field = tokens[1].text;
        command.license =
            std::string(trimmed(std::string_view(command.license).substr(tokens[1].end)));
    }
}

// "Dr. Osei LCSW": after a title or an initial, which ends with a point, the name goes on.
Result<Command> buildApprove(const LineParts& parts, const LineContext&)
{
    ApproveProtocol command;
    command.protocol = ProtocolId(toLower(wordOr(parts, Slot::Word)));
    command.approver = keywordOr(parts, "by");
    command.agency = keywordOr(parts, "agency");
    command.approvedOn = keywordOr(parts, "day");
    command.license = parts.rest;
    while (!command.approver.empty() && command.approver.back() == '.' &&
           !command.license.empty()) {
        const std::string rest = command.license;
        const auto blank = std::min(rest.find(' '), rest.size());
        command.approver += " " + rest.substr(0, blank);
        command.license = std::string(trimmed(std::string_view(rest).substr(blank)));
    }
    takeKeywordsBehindName(command);
    return Command(std::move(command));
}

std::vector<Verb> checklistVerbs()
{
    using P = Verb::Place;
    using E = Verb::Extras;
    const Need optional = Need::Optional;
    const Need required = Need::Required;
    const SlotRule incident{Slot::Incident, required};
    return {
        {{"run", "checklist", "INCIDENT PROTOCOL", "run 4482 suicidal-person", "Start a checklist"},
         {incident, {Slot::Word, required}},
         {},
         P::None,
         E::None,
         buildRun,
         {}},
        {{"step", "tick",
          "INCIDENT [PROTOCOL:] [fix] done|ANSWER [note WHO AND WHEN] | cannot REASON | notneeded "
          "REASON",
          "step 4482 done", "Complete the active step of the checklist"},
         {incident, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildStep,
         {}},
        {{"fin", "finish", "INCIDENT [PROTOCOL:] [REASON]", "fin 4482 person with clinician",
          "Finish the checklist"},
         {incident, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildFinish,
         {}},
        {{"rc", "recheck", "INCIDENT [NOTE]", "rc 4482 calmer, sitting down",
          "The re-check was done; its clock starts again"},
         {incident, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildRecheck,
         {}},
        {{"hn", "carenote", "INCIDENT TEXT", "hn 4482 has not slept since Sunday",
          "Add a note about the person's health, withheld outside the house"},
         {incident, {Slot::Text, required}},
         {},
         P::None,
         E::None,
         buildCareNote,
         {}},
        {{"cn", "sealnote", "INCIDENT TEXT", "cn 4482 he agreed to call his sister tonight",
          "Seal a clinician's note, for the clinicians of your employer alone"},
         {incident, {Slot::Text, required}},
         {},
         P::None,
         E::None,
         nullptr,
         {},
         {},
         Verb::Words::Sealed},
        {{"appr", "approve", "PROTOCOL by NAME agency NAME [day DAY] LICENSE",
          "appr suicidal-person by Osei agency \"Harbor Health\" day 2026-11-20 LCSW 1234",
          "Record the clinical approver of a protocol"},
         {{Slot::Word, required}, {Slot::Reason, required}},
         {"by", "agency", "day"},
         P::None,
         E::None,
         buildApprove,
         {}},
    };
}

} // namespace

std::vector<Verb> crisisVerbs()
{
    using P = Verb::Place;
    using E = Verb::Extras;
    const Need optional = Need::Optional;
    const Need required = Need::Required;
    const SlotRule incident{Slot::Incident, required};
    std::vector<Verb> table = {
        {{"flag", "behavioral", "INCIDENT yes|no|unsure [REASON]", "flag 4482 yes",
          "Your word on the behavioral-health flag"},
         {incident, {Slot::Word, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildFlag,
         {}},
        {{"ans", "answer", "INCIDENT FACT VALUE|unknown|unable REASON", "ans 4482 weapon in-hand",
          "Answer a fact; the level follows"},
         {incident, {Slot::FactName, required}, {Slot::Reason, required}},
         {},
         P::None,
         E::None,
         buildAnswer,
         {}},
        {{"lvl", "level", "INCIDENT 1..4 REASON", "lvl 4482 4 caller says he has a knife",
          "Set the level by your own judgment"},
         {incident, {Slot::LevelNumber, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildLevel,
         {}},
        {{"clin", "clinician",
          "INCIDENT [accept|enroute|decline|arrive|done|notsent] [unit UNIT] [REASON]", "clin 4482",
          "Ask for a clinician, or record the answer"},
         {incident, {Slot::Word, optional}, {Slot::Reason, optional}},
         {"unit"},
         P::None,
         E::None,
         buildClinician,
         {}},
    };
    for (auto& verb : checklistVerbs())
        table.push_back(std::move(verb));
    return table;
}

} // namespace haven
