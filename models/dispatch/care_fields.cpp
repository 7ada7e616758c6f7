#include "models/dispatch/care_fields.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

constexpr std::string_view kWentWords =
    "home,family,hospital,crisis_center,shelter,detox,custody,left,"
    "not_found,other";
constexpr std::string_view kResultWords =
    "resource_offered,resource_declined,referral,mobile_crisis,"
    "shelter,voluntary,examination,arrest,no_action,no_contact";
// What was seen and done, as codes that can be counted: behavior in plain words, never a diagnosis.
constexpr std::string_view kSeenWords =
    "talk_of_suicide,attempt,self_injury,threats,violence,severe_agitation,confused,"
    "sees_or_hears_things,fearful,withdrawn,intoxicated,cannot_care_for_self,calm,other";
constexpr std::string_view kDoneWords =
    "talked_down,safety_plan,means_made_safe,family_called,clinician_by_phone,clinician_on_scene,"
    "mobile_crisis,medical_care,taken_somewhere,referral,follow_up_planned,nothing_needed,other";
constexpr std::string_view kReferredWords = "made,offered_declined,none_fits,not_offered";
constexpr std::string_view kExaminedWords =
    "none,voluntary,officer_request,clinician_certificate,court_order";
constexpr std::string_view kDivertedWords =
    "from_arrest,from_emergency_department,from_both,not_diverted,not_at_stake";
constexpr std::string_view kYesNoWords = "yes,no,unknown";
constexpr std::string_view kDangerWords = "self,others,self_and_others,gravely_disabled";

const std::vector<CareFieldRule> kFieldRules = [] {
    using S = CareSheet;
    using F = CareField;
    std::vector<CareFieldRule> rules = {
        {S::Handoff, F::Medicines, "medicines", "Medicines", ""},
        {S::Handoff, F::Needs, "needs", "Language and communication", ""},
        {S::Handoff, F::SafeOnScene, "safe", "Safe on scene", ""},
        {S::Handoff, F::ChildrenPets, "children", "Children and pets", ""},
        {S::Handoff, F::Tried, "tried", "Tried already", ""},
        {S::Outcome, F::Seen, "seen", "What was seen", ""},
        {S::Outcome, F::Done, "done", "What was done", ""},
        {S::Outcome, F::Went, "went", "Where the person went", kWentWords},
        {S::Outcome, F::WentTo, "to", "Went to", ""},
        {S::Outcome, F::Result, "result", "Result", kResultWords},
        {S::Outcome, F::Veteran, "veteran", "Veteran", kYesNoWords},
        {S::Outcome, F::SeenCodes, "behavior", "Behavior seen, to be counted", kSeenWords,
         CareWriter::Anyone, CareFieldRule::Takes::Several},
        {S::Outcome, F::DoneCodes, "steps", "Steps taken, to be counted", kDoneWords,
         CareWriter::Anyone, CareFieldRule::Takes::Several},
        {S::Outcome, F::Referred, "referral", "Referral", kReferredWords},
        {S::Outcome, F::Examined, "examination", "Examination", kExaminedWords},
        {S::Outcome, F::Diverted, "diversion", "Diversion", kDivertedWords},
    };
    for (const auto sheet : {S::OfficerRequest, S::Certificate}) {
        const bool isPolice = sheet == S::OfficerRequest;
        const CareWriter writer = isPolice ? CareWriter::Police : CareWriter::Clinician;
        const auto add = [&](F field, std::string_view word, std::string_view label,
                             std::string_view choices = {}) {
            rules.push_back({sheet, field, word, label, choices, writer});
        };
        add(F::Person, "person", "Person");
        add(F::Born, "born", "Born");
        add(F::Initiated, "initiated", "Initiated by");
        add(F::Condition, "condition", "1. Psychiatric disability: what was seen and said");
        add(F::Danger, "danger", "2. Dangerous to", kDangerWords);
        add(F::DangerSeen, "dangerseen", "2. Danger or grave disability: what was seen and said");
        add(F::Need, "need", "3. Needs care at once: what was seen and said");
        if (isPolice) {
            add(F::Custody, "custody", "Taken into custody at");
            add(F::Witness, "witness", "Witnesses");
            add(F::Officer, "officer", "Officer, badge, department");
        } else {
            add(F::Certifier, "certifier", "Certifier");
            add(F::License, "license", "License");
            add(F::Team, "team", "DMHAS-certified team");
        }
        add(F::Hospital, "hospital", "General hospital");
        add(F::Arrived, "arrived", "Arrived there");
    }
    return rules;
}();

} // namespace

const std::vector<CareFieldRule>& careFieldRules()
{
    return kFieldRules;
}

std::vector<CareFieldRule> rulesOf(CareSheet sheet)
{
    std::vector<CareFieldRule> rules = kFieldRules;
    std::erase_if(rules, [&](const CareFieldRule& rule) { return rule.sheet != sheet; });
    return rules;
}

const CareFieldRule* careFieldRule(CareSheet sheet, CareField field)
{
    const auto found =
        std::find_if(kFieldRules.begin(), kFieldRules.end(), [&](const CareFieldRule& rule) {
            return rule.sheet == sheet && rule.field == field;
        });
    return found == kFieldRules.end() ? nullptr : &*found;
}

const CareFieldRule* careFieldNamed(CareSheet sheet, std::string_view word)
{
    const auto found =
        std::find_if(kFieldRules.begin(), kFieldRules.end(), [&](const CareFieldRule& rule) {
            return rule.sheet == sheet && equalsIgnoringCase(rule.word, word);
        });
    return found == kFieldRules.end() ? nullptr : &*found;
}

std::vector<std::string> codesOf(const CareFieldRule& rule, std::string_view text)
{
    std::vector<std::string> codes;
    const auto given = split(text, ',');
    for (const auto& choice : split(rule.choices, ',')) {
        if (!choice.empty() && std::find(given.begin(), given.end(), choice) != given.end())
            codes.push_back(choice);
    }
    return codes;
}

std::string shownCareText(const CareFieldRule& rule, const std::string& text)
{
    const auto codes = codesOf(rule, text);
    if (codes.empty())
        return text;
    std::string shown = joined(codes, ", ");
    std::replace(shown.begin(), shown.end(), '_', ' ');
    return shown;
}

bool isCareMoment(CareField field)
{
    return field == CareField::Arrived || field == CareField::Custody;
}

FieldClass classOf(CareSheet sheet)
{
    return sheet == CareSheet::OfficerRequest ? FieldClass::Police : FieldClass::Care;
}

std::string_view sheetTitle(CareSheet sheet)
{
    switch (sheet) {
    case CareSheet::Handoff:
        return "Hand-off";
    case CareSheet::Outcome:
        return "Outcome";
    case CareSheet::OfficerRequest:
        return "Request for examination";
    case CareSheet::Certificate:
        return "Certificate for examination";
    }
    return {};
}

std::string_view sheetVerb(CareSheet sheet)
{
    switch (sheet) {
    case CareSheet::Handoff:
        return "hp";
    case CareSheet::Outcome:
        return "oc";
    case CareSheet::OfficerRequest:
        return "req";
    case CareSheet::Certificate:
        return "cert";
    }
    return {};
}

std::vector<std::string_view> missingOf(CareSheet sheet, const CareTexts& texts)
{
    std::vector<std::string_view> missing;
    for (const auto& rule : rulesOf(sheet)) {
        const bool isNeeded = rule.field != CareField::Witness;
        if (isNeeded && texts.count(rule.field) == 0)
            missing.push_back(rule.label);
    }
    return missing;
}

} // namespace haven
