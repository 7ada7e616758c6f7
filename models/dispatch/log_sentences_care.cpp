#include "models/dispatch/care_fields.h"
#include "models/dispatch/log_sentences.h"

#include "models/base/text.h"

#include <fmt/format.h>

// Sentences about the care record. Three things are never in one: the words of a care plan, which
// have a view of their own; what was perceived of race and sex; and who made a mandated report.
namespace haven {

namespace {

SentencePart partOf(FieldClass fieldClass, std::string text)
{
    return SentencePart{std::move(text), fieldClass};
}

std::string labelOf(const CareTextRecorded& fact)
{
    const auto* rule = careFieldRule(fact.sheet, fact.field);
    return rule ? std::string(rule->label) : spacedWords(enumName(fact.field));
}

std::string viewWords(CareView view)
{
    switch (view) {
    case CareView::CarePlan:
        return "Care plan";
    case CareView::CareRecord:
        return "Care record";
    case CareView::FollowUps:
        return "Follow-ups";
    case CareView::OfficerRequest:
        return "Request for examination";
    case CareView::Certificate:
        return "Certificate for examination";
    case CareView::Screenings:
        return "Results of screenings";
    }
    return {};
}

std::string kindWords(FollowUpKind kind)
{
    switch (kind) {
    case FollowUpKind::Hours24:
        return "in 24 hours";
    case FollowUpKind::Hours48:
        return "in 48 hours";
    case FollowUpKind::Hours72:
        return "in 72 hours";
    case FollowUpKind::SixWeeks:
        return "for six weeks";
    }
    return {};
}

} // namespace

Sentence sentenceOf(const CareTextRecorded& fact, const Labels&)
{
    const FieldClass fieldClass = classOf(fact.sheet);
    const auto* rule = careFieldRule(fact.sheet, fact.field);
    return say(std::string(sheetTitle(fact.sheet))) +
           partOf(fieldClass, fmt::format(", {}: {}", labelOf(fact),
                                          rule ? shownCareText(*rule, fact.text) : fact.text));
}

Sentence sentenceOf(const ForceRecorded& fact, const Labels&)
{
    std::vector<std::string> kinds;
    for (const auto kind : fact.force.kinds)
        kinds.push_back(spacedWords(enumName(kind)));
    auto sentence = say("Force ") + police(joined(kinds, ", "));
    if (!fact.force.officer.empty())
        sentence = std::move(sentence) + police(", by " + fact.force.officer);
    if (!fact.force.corrects.empty())
        sentence = std::move(sentence) + police(", which corrects what was entered before");
    return std::move(sentence) + because(fact.force.text);
}

Sentence sentenceOf(const PerceivedRecorded& fact, const Labels&)
{
    return say("Perceived race and sex recorded") +
           police(fact.perceived.seenBy.empty() ? "" : ", seen by " + fact.perceived.seenBy);
}

Sentence sentenceOf(const MandatedReportRecorded& fact, const Labels&)
{
    return say("Mandated report ") +
           care(fmt::format("({}{}) {}", toLower(enumName(fact.report.kind)),
                            fact.report.number > 1 ? fmt::format(" {}", fact.report.number) : "",
                            spacedWords(enumName(fact.report.standing)))) +
           because(fact.report.text, FieldClass::Care);
}

Sentence sentenceOf(const ConsentRecorded& fact, const Labels&)
{
    return say("Consent recorded") +
           care(fmt::format(" ({} {}), {}", fact.consent.number,
                            toLower(enumName(fact.consent.form)), fact.consent.partner)) +
           because(fact.consent.scope, FieldClass::Care);
}

Sentence sentenceOf(const ConsentWithdrawn& fact, const Labels&)
{
    return say("Consent withdrawn") + care(fmt::format(" ({})", fact.number)) +
           because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const ReferralRecorded& fact, const Labels&)
{
    return say("Referral ") +
           care(fmt::format("{}, {}", toLower(enumName(fact.referral.status)),
                            fact.referral.partner)) +
           because(fact.referral.text, FieldClass::Care);
}

Sentence sentenceOf(const FollowUpPlanned& fact, const Labels&)
{
    return say("Follow-up planned") +
           care(fmt::format(" ({}), {}", fact.followUp.id.value, kindWords(fact.followUp.kind))) +
           because(fact.followUp.text, FieldClass::Care);
}

Sentence sentenceOf(const FollowUpTried& fact, const Labels&)
{
    return say("Follow-up tried") +
           care(fmt::format(" ({}), {}", fact.followUp.value, spacedWords(enumName(fact.result)))) +
           because(fact.text, FieldClass::Care);
}

Sentence sentenceOf(const FollowUpEnded& fact, const Labels&)
{
    return say("Follow-up ended") +
           care(fmt::format(" ({}), {}", fact.followUp.value, toLower(enumName(fact.end)))) +
           because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const CarePlanRecorded& fact, const Labels&)
{
    return say(fmt::format("Care plan {} written", fact.plan.id.value)) +
           because(fact.plan.radioSafe);
}

Sentence sentenceOf(const CarePlanApproved& fact, const Labels&)
{
    return say(fmt::format("Care plan {} approved", fact.plan.value)) + because(fact.credentials);
}

Sentence sentenceOf(const CarePlanEnded& fact, const Labels&)
{
    return say(fmt::format("Care plan {} ended", fact.plan.value)) +
           because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const CareViewed& fact, const Labels&)
{
    const std::string which = fact.plan ? fmt::format(" {}", fact.plan->value) : std::string();
    // Without an incident it was of no one's record: which plans there are.
    const bool isPlanList = fact.view == CareView::CareRecord && !fact.incident;
    const std::string what = isPlanList ? "List of care plans" : viewWords(fact.view);
    const bool isRead = !fact.shownNothing.value_or(false);
    const std::string look = what + which + (isRead ? " read" : " opened, nothing was shown");
    // Nobody is asked why on a page of the console: who read it is told to the same people.
    if (fact.reason.empty())
        return say({}) + care(look);
    return say(look) + because(fact.reason, FieldClass::Care);
}

} // namespace haven
