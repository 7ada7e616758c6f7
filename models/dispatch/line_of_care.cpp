#include "models/base/text.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/line_of_parts.h"
#include "models/dispatch/risk_protection.h"

// The lines of crisis and care. Of a person's health nothing is shown but which field it was.
namespace haven {

namespace {

template <class E>
std::string wordOf(E value)
{
    return toLower(enumName(value));
}

std::string_view clinicianWord(ClinicianStage stage)
{
    switch (stage) {
    case ClinicianStage::Accepted:
        return "accept";
    case ClinicianStage::Declined:
        return "decline";
    case ClinicianStage::EnRoute:
        return "enroute";
    case ClinicianStage::Arrived:
        return "arrive";
    case ClinicianStage::Done:
        return "done";
    case ClinicianStage::NotSent:
        return "notsent";
    case ClinicianStage::Asked:
        break;
    }
    return "";
}

std::string_view followUpWord(FollowUpKind kind)
{
    switch (kind) {
    case FollowUpKind::Hours24:
        return "24";
    case FollowUpKind::Hours48:
        return "48";
    case FollowUpKind::Hours72:
        return "72";
    case FollowUpKind::SixWeeks:
        return "6w";
    }
    return "";
}

std::string_view decisionTyped(FlagDecision decision)
{
    switch (decision) {
    case FlagDecision::Confirmed:
        return "yes";
    case FlagDecision::Rejected:
        return "no";
    case FlagDecision::Unsure:
        return "unsure";
    }
    return "";
}

struct CareLineWriter {
    LineNumbers numbers;
    LineCandidates out;

    void put(const LineText& text) { out.push_back(text.line()); }
    LineText about(std::string_view verb, IncidentId id) const
    {
        return std::move(LineText(verb).word(numbers.of(id)));
    }
    static LineText numbered(std::string_view verb, std::int64_t number)
    {
        return std::move(LineText(verb).word(std::to_string(number)));
    }

    void operator()(const DecideFlag& c)
    {
        put(about("flag", c.incident)
                .hidden(decisionTyped(c.decision), "yes|no|unsure")
                .hidden(c.reason, "REASON"));
    }
    void operator()(const AnswerFact& c)
    {
        put(about("ans", c.incident)
                .word(asTyped(factWord(c.fact)))
                .hidden(printFactAnswer(c.answer), "VALUE"));
    }
    void operator()(const RecordRiskProtection& c)
    {
        put(about("rp", c.incident).word(riskWord(c.decision)).hidden(c.words, "WHO AND WHY"));
    }
    void operator()(const SetLevel& c)
    {
        put(about("lvl", c.incident).word(std::to_string(c.level)).hidden(c.reason, "REASON"));
    }
    void operator()(const RequestClinician& c)
    {
        put(about("clin", c.incident).hidden(c.reason, "REASON"));
    }
    void operator()(const AnswerClinician& c)
    {
        put(about("clin", c.incident)
                .word(clinicianWord(c.stage))
                .keyword("unit", c.unit ? c.unit->value : std::string())
                .hidden(c.reason, "REASON"));
    }
    void operator()(const StartChecklist& c)
    {
        put(about("run", c.incident).word(c.protocol.value));
    }
    // "suicidal-person:", where several are open.
    std::string runName(IncidentId id, ChecklistId checklist) const
    {
        const auto found = numbers.context.state.incidents.find(id);
        if (found == numbers.context.state.incidents.end())
            return {};
        for (const auto& one : found->second.checklists) {
            if (one.id == checklist)
                return one.protocol.value + ":";
        }
        return {};
    }
    template <class Rest>
    void ofRun(std::string_view verb, IncidentId incident, ChecklistId checklist, const Rest& rest)
    {
        for (const std::string& name : {std::string(), runName(incident, checklist)}) {
            LineText text = about(verb, incident).word(name);
            rest(text);
            put(text);
        }
    }
    static void outcomeWords(LineText& text, const StepOutcome& outcome)
    {
        switch (outcome.kind) {
        case StepOutcomeKind::Done:
            text.word("done");
            return;
        case StepOutcomeKind::Answered:
            text.hidden(outcome.answer, "ANSWER");
            return;
        case StepOutcomeKind::Cannot:
            text.word("cannot").hidden(outcome.reason, "REASON");
            return;
        case StepOutcomeKind::NotNeeded:
            text.word("notneeded").hidden(outcome.reason, "REASON");
            return;
        }
    }
    void operator()(const CompleteStep& c)
    {
        ofRun("step", c.incident, c.checklist, [&c](LineText& text) {
            outcomeWords(text.word(c.take == StepTake::Again ? "fix" : ""), c.outcome);
            if (!c.outcome.note.empty())
                text.word("note").hidden(c.outcome.note, "NOTE");
        });
    }
    void operator()(const FinishChecklist& c)
    {
        ofRun("fin", c.incident, c.checklist,
              [&c](LineText& text) { text.hidden(c.reason, "REASON"); });
    }
    void operator()(const RecordRecheck& c) { put(about("rc", c.incident).hidden(c.note, "NOTE")); }
    void operator()(const ApproveProtocol& c)
    {
        put(LineText("appr")
                .word(c.protocol.value)
                .hiddenKeyword("by", c.approver, "NAME")
                .hiddenKeyword("agency", c.agency, "NAME")
                .keyword("day", c.approvedOn)
                .hidden(c.license, "LICENSE"));
    }
    void operator()(const RecordCareText& c)
    {
        const CareFieldRule* rule = careFieldRule(c.sheet, c.field);
        if (rule)
            put(about(sheetVerb(c.sheet), c.incident).word(rule->word).hidden(c.text, "TEXT"));
    }
    void operator()(const RecordForce& c)
    {
        std::vector<std::string> kinds;
        for (const ForceKind kind : c.kinds)
            kinds.push_back(wordOf(kind));
        put(about("fc", c.incident)
                .hidden(joined(kinds, ","), "KIND")
                .hiddenKeyword("by", c.officer, "OFFICER")
                .hidden(c.text, "TEXT"));
    }
    void operator()(const RecordPerceived& c)
    {
        put(about("ps", c.incident)
                .hidden(wordOf(c.race), "RACE")
                .hidden(wordOf(c.sex), "SEX")
                .keyword("by", c.seenBy ? c.seenBy->value : std::string()));
    }
    void operator()(const RecordMandatedReport& c)
    {
        put(about("mr", c.incident)
                .hidden(wordOf(c.kind), "KIND")
                .word(c.number ? std::to_string(*c.number) : std::string())
                .word(wordOf(c.standing))
                .hiddenKeyword("by", c.reporter, "NAME")
                .hidden(c.text, "TEXT"));
    }
    void operator()(const RecordConsent& c)
    {
        put(about("con", c.incident)
                .word(wordOf(c.form))
                .hiddenKeyword("to", c.partner, "PARTNER")
                .keyword("days", c.days ? std::to_string(*c.days) : std::string())
                .hidden(c.scope, "SCOPE"));
    }
    void operator()(const WithdrawConsent& c)
    {
        put(about("conx", c.incident).word(std::to_string(c.number)).hidden(c.reason, "REASON"));
    }
    void operator()(const RecordReferral& c)
    {
        put(about("ref", c.incident)
                .word(wordOf(c.status))
                .hiddenKeyword("to", c.partner, "PARTNER")
                .hidden(c.text, "TEXT"));
    }
    void operator()(const PlanFollowUp& c)
    {
        put(about("fu", c.incident).word(followUpWord(c.kind)).hidden(c.text, "TEXT"));
    }
    void operator()(const TryFollowUp& c)
    {
        put(numbered("fut", c.followUp.value).word(wordOf(c.result)).hidden(c.text, "TEXT"));
    }
    void operator()(const EndFollowUp& c)
    {
        put(numbered("fux", c.followUp.value).word(wordOf(c.end)).hidden(c.reason, "REASON"));
    }
    // One field of it; which one is found by reading the lines back.
    void operator()(const RecordCarePlan& c)
    {
        if (c.incident) {
            for (const std::string_view subject : {"person", "place"})
                put(about("plan", *c.incident).word(subject).hidden(c.plan.radioSafe, "WORDS"));
            return;
        }
        const auto field = [&](std::string_view name, const std::string& text) {
            put(numbered("pset", c.plan.id.value).word(name).hidden(text, "TEXT"));
        };
        field("radio", c.plan.radioSafe);
        field("person", c.plan.person);
        field("born", c.plan.born);
        field("place", c.plan.place.text);
        field("consent", wordOf(c.plan.consent));
        for (const auto& [name, text] : c.plan.texts)
            field(wordOf(name), text);
    }
    void operator()(const ApproveCarePlan& c)
    {
        put(numbered("papp", c.plan.value)
                .keyword("review", c.reviewDays ? std::to_string(*c.reviewDays) : std::string())
                .keyword("ends", c.endDays ? std::to_string(*c.endDays) : std::string())
                .hidden(c.credentials, "CREDENTIALS"));
    }
    void operator()(const EndCarePlan& c)
    {
        put(numbered("pend", c.plan.value).hidden(c.reason, "REASON"));
    }
    void operator()(const RecordCaution& c)
    {
        if (c.incident)
            put(about("cau", *c.incident)
                    .word(wordOf(c.caution.kind))
                    .keyword("of", c.caution.person.empty() ? "" : "person")
                    .hiddenKeyword("from", c.caution.source, "SOURCE")
                    .hidden(c.caution.text, "TEXT"));
        else
            put(numbered("caur", c.caution.id.value));
    }
    void operator()(const EndCaution& c)
    {
        put(numbered("caux", c.caution.value).hidden(c.reason, "REASON"));
    }
    void operator()(const PlaceHandoff& c)
    {
        put(about("ho", c.incident)
                .hidden(c.target, "TARGET")
                .hidden(c.words.empty() ? "" : "because " + c.words, "because WHY"));
    }
    void operator()(const MarkHandoff& c)
    {
        put(about("ho", c.incident).word(wordOf(c.stage)).hidden(c.reason, "REASON"));
    }
    void operator()(const TryCallback& c)
    {
        put(about("cb", c.incident)
                .word(c.result ? callbackTyped(*c.result) : "over")
                .hidden(c.note, "NOTE")
                .hiddenKeyword("because", c.whyUnsafe, "WHY"));
    }
    void operator()(const RecordClosingItem& c)
    {
        const bool isUnable = c.state == ClosingState::Unable;
        put(about("item", c.incident)
                .word(closingItemWord(c.item))
                .word(isUnable ? "unable" : "")
                .hidden(c.words, isUnable ? "WHY" : "WORDS"));
    }
    void operator()(const RecordScreening& c)
    {
        LineText text = about("scr", c.incident).word(c.instrument.value);
        switch (c.outcome) {
        case ScreeningOutcome::Recorded:
            for (const auto& [field, value] : c.values)
                text.hidden(field + "=" + value, "FIELD=VALUE");
            break;
        case ScreeningOutcome::Declined:
            text.hidden("declined", "declined|notpossible").hidden(c.reason, "WHY");
            break;
        case ScreeningOutcome::NotPossible:
            text.hidden("notpossible", "declined|notpossible").hidden(c.reason, "WHY");
            break;
        }
        put(text);
    }
    void operator()(const WithholdClinician& c)
    {
        put(about("ns", c.incident).word(c.code).hidden(c.words, "WORDS"));
    }

    template <class Other>
    void operator()(const Other&)
    {}
};

} // namespace

LineCandidates careLines(const Command& command, const LineContext& context)
{
    CareLineWriter writer{LineNumbers{context}, {}};
    visitKind(writer, static_cast<const AnyWish&>(command));
    return std::move(writer.out);
}

} // namespace haven
