#include "models/base/text.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/line_advice.h"
#include "models/dispatch/verbs.h"

#include <algorithm>

// The care record at the command line: outcome, worksheets, reports, consent, follow-up, plans.
namespace haven {

namespace {

// The first word of what is left of the line, cut off it.
std::string cutWord(std::string& rest)
{
    const std::string word = split(rest, ' ').front();
    rest = std::string(trimmed(std::string_view(rest).substr(word.size())));
    return word;
}

// "SelfAndOthers", "self_and_others" and "selfandothers" are one word.
std::string plainWord(std::string_view word)
{
    std::string out = toLower(word);
    std::erase(out, '_');
    return out;
}

template <NamedEnum E>
std::optional<E> enumFromWord(std::string_view word)
{
    const auto& names = enumNames(E{});
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (plainWord(names[i]) == plainWord(word))
            return static_cast<E>(i);
    }
    return std::nullopt;
}

template <NamedEnum E>
std::string wordsOf()
{
    std::vector<std::string> words;
    for (const auto name : enumNames(E{}))
        words.push_back(toLower(name));
    return joined(words, "|");
}

Refusal unexpected(const std::string& word, std::string_view takes, std::string_view example)
{
    return refuse(RefusalCode::WordUnexpected, word, std::string(takes), std::string(example));
}

std::optional<std::int64_t> numberTyped(const LineParts& parts)
{
    const std::string word = wordOr(parts, Slot::Word);
    if (!isDigits(word) || word.size() > 9)
        return std::nullopt;
    return std::stoll(word);
}

Result<Command> buildSheet(CareSheet sheet, const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::Word);
    const CareFieldRule* rule = careFieldNamed(sheet, word);
    if (!rule) {
        std::vector<std::string> words;
        for (const auto& one : rulesOf(sheet))
            words.emplace_back(one.word);
        return refuse(RefusalCode::CareFieldUnknown, word, joined(words, ", "));
    }
    RecordCareText command;
    command.sheet = sheet;
    command.field = rule->field;
    command.text = parts.rest;
    // When somebody arrived is the time in its words, or that of the line itself; other words say
    // none.
    if (command.text.empty() && rule->field == CareField::Arrived)
        command.text = "arrived";
    if (!parts.happenedAt) {
        if (const auto moment = careMomentOf(*rule, command.text, context); !moment)
            return moment.refusal();
    }
    return about(parts, context, std::move(command));
}

Result<Command> buildOutcome(const LineParts& parts, const LineContext& context)
{
    return buildSheet(CareSheet::Outcome, parts, context);
}
Result<Command> buildCareHandoff(const LineParts& parts, const LineContext& context)
{
    return buildSheet(CareSheet::Handoff, parts, context);
}
Result<Command> buildRequest(const LineParts& parts, const LineContext& context)
{
    return buildSheet(CareSheet::OfficerRequest, parts, context);
}
Result<Command> buildCertificate(const LineParts& parts, const LineContext& context)
{
    return buildSheet(CareSheet::Certificate, parts, context);
}

Result<Command> buildForce(const LineParts& parts, const LineContext& context)
{
    RecordForce command;
    for (const auto& word : split(wordOr(parts, Slot::Word), ',')) {
        const auto kind = enumFromWord<ForceKind>(word);
        if (!kind)
            return unexpected(word, wordsOf<ForceKind>(), "fc 4482 none");
        command.kinds.insert(*kind);
    }
    command.officer = keywordOr(parts, "by");
    command.text = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildPerceived(const LineParts& parts, const LineContext& context)
{
    std::string rest = parts.rest;
    const std::string race = wordOr(parts, Slot::Word);
    const std::string sex = cutWord(rest);
    RecordPerceived command;
    const auto raceSeen = enumFromWord<PerceivedRace>(race);
    if (!raceSeen)
        return unexpected(race, wordsOf<PerceivedRace>(), "ps 4482 white male by 3A12");
    const auto sexSeen = enumFromWord<PerceivedSex>(sex);
    if (!sexSeen)
        return unexpected(sex, wordsOf<PerceivedSex>(), "ps 4482 white male by 3A12");
    command.race = *raceSeen;
    command.sex = *sexSeen;
    if (toLower(split(rest, ' ').front()) == "by") {
        cutWord(rest);
        command.seenBy = unitIdOf(cutWord(rest), context.state);
    }
    if (!rest.empty())
        return unexpected(rest, "INCIDENT RACE SEX [by UNIT]", "ps 4482 white male by 3A12");
    return about(parts, context, std::move(command));
}

Result<Command> buildMandated(const LineParts& parts, const LineContext& context)
{
    constexpr std::string_view kExample = "mr 4482 child made by \"Osei\" DCF careline, 24-118";
    std::string rest = parts.rest;
    const auto kind = enumFromWord<MandatedKind>(wordOr(parts, Slot::Word));
    if (!kind)
        return unexpected(wordOr(parts, Slot::Word), wordsOf<MandatedKind>(), kExample);
    RecordMandatedReport command;
    std::string word = cutWord(rest);
    if (isDigits(word) && word.size() < 5) {
        command.number = std::stoi(word);
        word = cutWord(rest);
    }
    const auto standing = enumFromWord<MandatedStanding>(word);
    if (!standing)
        return unexpected(word, wordsOf<MandatedStanding>(), kExample);
    command.kind = *kind;
    command.standing = *standing;
    const auto tokens = tokensOf(rest);
    if (tokens.size() > 1 && equalsIgnoringCase(tokens.front().text, "by")) {
        // Who reports is withheld, and only a report that was made has somebody who did.
        if (*standing != MandatedStanding::Made)
            return unexpected("by " + tokens[1].text, "due|notneeded [TEXT] | made by NAME [TEXT]",
                              kExample);
        command.reporter = tokens[1].text;
        rest = std::string(trimmed(std::string_view(rest).substr(tokens[1].end)));
    }
    command.text = rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildConsent(const LineParts& parts, const LineContext& context)
{
    constexpr std::string_view kExample = "con 4482 written to \"River House\" name, telephone";
    const auto form = enumFromWord<ConsentForm>(wordOr(parts, Slot::Word));
    if (!form)
        return unexpected(wordOr(parts, Slot::Word), wordsOf<ConsentForm>(), kExample);
    RecordConsent command;
    command.form = *form;
    command.partner = keywordOr(parts, "to");
    command.scope = parts.rest;
    if (const auto days = keywordOr(parts, "days"); !days.empty()) {
        if (!isDigits(days) || days.size() > 4)
            return unexpected(days, "days NUMBER", kExample);
        command.days = std::stoi(days);
    }
    return about(parts, context, std::move(command));
}

Result<Command> buildWithdrawal(const LineParts& parts, const LineContext& context)
{
    WithdrawConsent command;
    const auto number = numberTyped(parts);
    if (!number)
        return unexpected(wordOr(parts, Slot::Word), "INCIDENT NUMBER [REASON]", "conx 4482 1");
    command.number = *number;
    command.reason = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildReferral(const LineParts& parts, const LineContext& context)
{
    const auto status = enumFromWord<ReferralStatus>(wordOr(parts, Slot::Word));
    if (!status)
        return unexpected(wordOr(parts, Slot::Word), wordsOf<ReferralStatus>(),
                          "ref 4482 sent to \"River House\"");
    RecordReferral command;
    command.status = *status;
    command.partner = keywordOr(parts, "to");
    command.text = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildFollowUp(const LineParts& parts, const LineContext& context)
{
    const std::string word = toLower(wordOr(parts, Slot::Word));
    PlanFollowUp command;
    if (word == "24")
        command.kind = FollowUpKind::Hours24;
    else if (word == "48")
        command.kind = FollowUpKind::Hours48;
    else if (word == "72")
        command.kind = FollowUpKind::Hours72;
    else if (word == "6w")
        command.kind = FollowUpKind::SixWeeks;
    else
        return unexpected(word, "24|48|72|6w", "fu 4482 48 how the first night went");
    command.text = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildTry(const LineParts& parts, const LineContext&)
{
    constexpr std::string_view kExample = "fut 3 reached she slept, will call the clinic";
    std::string rest = parts.rest;
    const auto number = numberTyped(parts);
    const std::string word = cutWord(rest);
    const auto result = enumFromWord<ContactResult>(word);
    if (!number || !result)
        return unexpected(number ? word : wordOr(parts, Slot::Word),
                          "FOLLOWUP " + wordsOf<ContactResult>(), kExample);
    TryFollowUp command;
    command.followUp = FollowUpId(*number);
    command.result = *result;
    command.text = rest;
    return Command(std::move(command));
}

Result<Command> buildFollowUpEnd(const LineParts& parts, const LineContext&)
{
    std::string rest = parts.rest;
    const auto number = numberTyped(parts);
    const std::string word = cutWord(rest);
    const auto end = enumFromWord<FollowUpEnd>(word);
    if (!number || !end)
        return unexpected(number ? word : wordOr(parts, Slot::Word),
                          "FOLLOWUP " + wordsOf<FollowUpEnd>(), "fux 3 done");
    EndFollowUp command;
    command.followUp = FollowUpId(*number);
    command.end = *end;
    command.reason = rest;
    return Command(std::move(command));
}

// "person": whose crisis it is.
Result<Command> buildPlan(const LineParts& parts, const LineContext& context)
{
    const std::string word = toLower(wordOr(parts, Slot::Word));
    if (word != "person" && word != "place")
        return unexpected(word, "INCIDENT person|place RADIO-SAFE WORDS",
                          "plan 4482 person startles at sirens, speak slowly");
    const auto id = incidentIn(parts, Slot::Incident, context);
    if (!id)
        return id.refusal();
    RecordCarePlan command;
    command.incident = *id;
    command.plan.radioSafe = parts.rest;
    const auto found = context.state.incidents.find(*id);
    if (word == "person") {
        const Person* subject =
            found == context.state.incidents.end() ? nullptr : crisisPerson(found->second);
        if (auto refusal = refusedFirst(command, *id, context))
            return *std::move(refusal);
        if (!subject)
            return refuse(RefusalCode::CarePlanSubjectMissing);
        command.plan.person = subject->name;
        command.plan.born = subject->born;
    }
    return Command(std::move(command));
}

Result<CarePlan> carePlanIn(const LineParts& parts, const LineContext& context)
{
    const auto number = numberTyped(parts);
    const auto found = context.state.carePlans.find(CarePlanId(number.value_or(0)));
    if (found == context.state.carePlans.end())
        return refuse(RefusalCode::CarePlanUnknown, wordOr(parts, Slot::Word));
    return found->second;
}

Result<Command> buildPlanField(const LineParts& parts, const LineContext& context)
{
    constexpr std::string_view kTakes =
        "radio|person|born|place|consent|background|helps|triggers|steps|contacts|source";
    constexpr std::string_view kExample = "pset 1 helps one person speaks, lights off";
    const auto plan = carePlanIn(parts, context);
    if (!plan)
        return plan.refusal();
    RecordCarePlan command;
    command.plan = *plan;
    std::string text = parts.rest;
    const std::string word = toLower(cutWord(text));
    const auto field = enumFromWord<PlanField>(word);
    if (text.empty())
        return refuse(RefusalCode::SlotMissing, slotWords("TEXT"), std::string(kExample));
    if (field) {
        command.plan.texts[*field] = text;
    } else if (word == "radio") {
        command.plan.radioSafe = text;
    } else if (word == "person") {
        command.plan.person = text;
    } else if (word == "born") {
        command.plan.born = text;
    } else if (word == "place") {
        command.plan.place = locate(text, context.knowledge);
    } else if (word == "consent") {
        const auto consent = enumFromWord<PlanConsent>(text);
        if (!consent)
            return unexpected(text, wordsOf<PlanConsent>(), "pset 1 consent agreed");
        command.plan.consent = *consent;
    } else {
        return unexpected(word, kTakes, kExample);
    }
    return Command(std::move(command));
}

Result<Command> buildPlanApproval(const LineParts& parts, const LineContext& context)
{
    const auto plan = carePlanIn(parts, context);
    if (!plan)
        return plan.refusal();
    ApproveCarePlan command{plan->id, parts.rest};
    for (const char* key : {"review", "ends"}) {
        const std::string days = keywordOr(parts, key);
        if (days.empty())
            continue;
        if (!isDigits(days) || days.size() > 4)
            return unexpected(days, "review DAYS ends DAYS", "papp 1 review 90 ends 180 LCSW 1234");
        (key[0] == 'r' ? command.reviewDays : command.endDays) = std::stoi(days);
    }
    return Command(std::move(command));
}

Result<Command> buildPlanEnd(const LineParts& parts, const LineContext& context)
{
    const auto plan = carePlanIn(parts, context);
    if (!plan)
        return plan.refusal();
    return Command(EndCarePlan{plan->id, parts.rest});
}

Result<Command> buildCaution(const LineParts& parts, const LineContext& context)
{
    const auto kind = enumFromWord<CautionKind>(wordOr(parts, Slot::Word));
    if (!kind)
        return unexpected(wordOr(parts, Slot::Word), wordsOf<CautionKind>(),
                          "cau 4482 animal from neighbor large dog in the yard");
    RecordCaution command;
    command.caution.kind = *kind;
    command.caution.source = keywordOr(parts, "from");
    command.caution.text = parts.rest;
    const auto id = incidentIn(parts, Slot::Incident, context);
    if (!id)
        return id.refusal();
    command.incident = *id;
    const std::string of = keywordOr(parts, "of");
    if (!of.empty() && !equalsIgnoringCase(of, "person"))
        return unexpected(of, "of person", "cau 4482 approach of person from sister stand back");
    if (!of.empty()) {
        const auto found = context.state.incidents.find(*id);
        const Person* subject =
            found == context.state.incidents.end() ? nullptr : crisisPerson(found->second);
        if (auto refusal = refusedFirst(command, *id, context))
            return *std::move(refusal);
        if (!subject)
            return refuse(RefusalCode::CautionPersonMissing);
        command.caution.person = subject->name;
        command.caution.born = subject->born;
    }
    return Command(std::move(command));
}

Result<Command> buildCautionEnd(const LineParts& parts, const LineContext&)
{
    const auto number = numberTyped(parts);
    if (!number)
        return refuse(RefusalCode::CautionNotFound, wordOr(parts, Slot::Word));
    return Command(EndCaution{CautionId(*number), parts.rest});
}

// It holds for another year; whoever renews it answers for it.
Result<Command> buildCautionRenewal(const LineParts& parts, const LineContext& context)
{
    const auto number = numberTyped(parts);
    const auto found = context.state.cautions.find(CautionId(number.value_or(0)));
    if (found == context.state.cautions.end())
        return refuse(RefusalCode::CautionNotFound, wordOr(parts, Slot::Word));
    RecordCaution command;
    command.caution = found->second;
    command.caution.reviewAt.reset();
    command.caution.endsAt.reset();
    return Command(std::move(command));
}

constexpr Need kMayFollow = Need::Optional;
constexpr Need kMustFollow = Need::Required;
constexpr SlotRule kOfIncident{Slot::Incident, kMustFollow};

std::vector<std::string_view> fieldWords(CareSheet sheet)
{
    std::vector<std::string_view> words;
    for (const auto& rule : rulesOf(sheet))
        words.push_back(rule.word);
    return words;
}

// INCIDENT WORD [TEXT]
std::vector<SlotRule> withWord(Need text)
{
    return {kOfIncident, {Slot::Word, kMustFollow}, {Slot::Reason, text}};
}
// NUMBER [TEXT]
std::vector<SlotRule> numbered(Need text)
{
    return {{Slot::Word, kMustFollow}, {Slot::Reason, text}};
}

std::vector<Verb> sheetVerbs()
{
    return {
        {{"hp", "handoffpage", "INCIDENT medicines|needs|safe|children|tried TEXT",
          "hp 4482 medicines insulin at eight", "Write on the hand-off page"},
         withWord(kMustFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildCareHandoff,
         {},
         fieldWords(CareSheet::Handoff)},
        {{"oc", "outcome",
          "INCIDENT seen|done|went|to|result|veteran|behavior|steps|referral|examination|diversion "
          "TEXT",
          "oc 4482 went hospital",
          "Record the outcome: what was seen, done, where the person went"},
         withWord(kMustFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildOutcome,
         {},
         fieldWords(CareSheet::Outcome)},
        {{"req", "request", "INCIDENT FIELD TEXT", "req 4482 danger self",
          "Fill in the officer's request for an emergency examination, 17a-503(a)"},
         withWord(kMayFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildRequest,
         {},
         fieldWords(CareSheet::OfficerRequest)},
        {{"cert", "certificate", "INCIDENT FIELD TEXT", "cert 4482 license LCSW 1234",
          "Fill in the clinician's certificate for an emergency examination, 17a-503(d)"},
         withWord(kMayFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildCertificate,
         {},
         fieldWords(CareSheet::Certificate)},
        {{"fc", "force", "INCIDENT none|KIND[,KIND] [by OFFICER] [TEXT]", "fc 4482 none",
          "Record whether force was used, CGS 7-282e; police only"},
         withWord(kMayFollow),
         {"by"},
         Verb::Place::None,
         Verb::Extras::None,
         buildForce,
         {},
         enumNames(ForceKind{})},
        {{"ps", "perceived", "INCIDENT RACE SEX [by UNIT]", "ps 4482 white male by 3A12",
          "Record race and sex as who was there perceived them, for the counts alone"},
         withWord(kMustFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildPerceived,
         {},
         enumNames(PerceivedRace{})},
    };
}

std::vector<Verb> afterwardsVerbs()
{
    return {
        {{"mr", "mandated",
          "INCIDENT child|elder|disability [NUMBER] due|made|notneeded [by NAME] [TEXT]",
          "mr 4482 child made by \"Osei\" DCF careline, 24-118",
          "A report the law asks for: due, made by whom, or not needed and why"},
         withWord(kMustFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildMandated,
         {},
         enumNames(MandatedKind{})},
        {{"con", "consent", "INCIDENT written|verbal to PARTNER [days N] SCOPE",
          "con 4482 written to \"River House\" days 90 name, telephone, the plan of today",
          "The person allows a partner to be told something"},
         withWord(kMustFollow),
         {"to", "days"},
         Verb::Place::None,
         Verb::Extras::None,
         buildConsent,
         {},
         enumNames(ConsentForm{})},
        {{"conx", "withdraw", "INCIDENT NUMBER [REASON]", "conx 4482 1",
          "The person takes a consent back"},
         withWord(kMayFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildWithdrawal,
         {}},
        {{"ref", "refer",
          "INCIDENT offered|declined|sent|accepted|refused|completed|closed to PARTNER [TEXT]",
          "ref 4482 offered to \"River House\"", "A referral to a partner, and how it goes on"},
         withWord(kMayFollow),
         {"to"},
         Verb::Place::None,
         Verb::Extras::None,
         buildReferral,
         {},
         enumNames(ReferralStatus{})},
        {{"fu", "followup", "INCIDENT 24|48|72|6w [TEXT]", "fu 4482 48 how the first night went",
          "Promise a follow-up; six weeks are for youth"},
         withWord(kMayFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildFollowUp,
         {},
         {"24", "48", "72", "6w"}},
        {{"fut", "tried", "FOLLOWUP reached|noanswer|messageleft|refused [TEXT]",
          "fut 3 reached slept well, clinic on Friday", "An attempt of a follow-up"},
         numbered(kMustFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildTry,
         {}},
        {{"fux", "endfollowup", "FOLLOWUP done|missed|closed [REASON]", "fux 3 done",
          "A follow-up is over"},
         numbered(kMustFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildFollowUpEnd,
         {}},
    };
}

} // namespace

std::vector<Verb> careVerbs()
{
    std::vector<Verb> table = {
        {{"plan", "careplan", "INCIDENT person|place RADIO-SAFE WORDS",
          "plan 4482 place startles at sirens, speak slowly",
          "Begin a care plan with what may be said on the air"},
         withWord(kMustFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildPlan,
         {},
         {"person", "place"}},
        {{"pset", "planfield",
          "PLAN radio|person|born|place|consent|background|helps|triggers|steps|contacts|source "
          "TEXT",
          "pset 1 helps one person speaks, lights off", "Write in a care plan"},
         numbered(kMustFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildPlanField,
         {}},
        {{"papp", "approveplan", "PLAN [review DAYS] [ends DAYS] CREDENTIALS", "papp 1 LCSW 1234",
          "Approve a care plan, or renew it: review in half a year, end in a year, or as told"},
         numbered(kMayFollow),
         {"review", "ends"},
         Verb::Place::None,
         Verb::Extras::None,
         buildPlanApproval,
         {}},
        {{"pend", "endplan", "PLAN REASON", "pend 1 moved away", "End a care plan"},
         numbered(kMayFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildPlanEnd,
         {}},
        {{"cau", "caution", "INCIDENT KIND [of person] from SOURCE TEXT",
          "cau 4482 animal from neighbor large dog in the yard",
          "A caution for the place, or for the person wherever they are"},
         withWord(kMustFollow),
         {"from", "of"},
         Verb::Place::None,
         Verb::Extras::None,
         buildCaution,
         {},
         enumNames(CautionKind{})},
        {{"caux", "endcaution", "CAUTION REASON", "caux 1 the dog is gone", "End a caution"},
         numbered(kMayFollow),
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildCautionEnd,
         {}},
        {{"caur", "renewcaution", "CAUTION", "caur 1", "A caution holds for another year"},
         {{Slot::Word, kMustFollow}},
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildCautionRenewal,
         {}},
    };
    for (auto& verb : sheetVerbs())
        table.push_back(std::move(verb));
    for (auto& verb : afterwardsVerbs())
        table.push_back(std::move(verb));
    return table;
}

} // namespace haven
