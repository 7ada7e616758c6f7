#include "models/exchange/care_report.h"

#include "models/base/text.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/unseen_rules.h"
#include "models/dispatch/weapon.h"

#include <algorithm>

namespace haven {

namespace {

constexpr const char* kCareWithheld = "W-CARE";
constexpr const char* kNotAForm =
    "WORKSHEET. Not a form of the State of Connecticut, and not MHCC-1. It authorizes nothing and "
    "is not left with a hospital: copy it by hand onto the form.";
constexpr const char* kCustody = "Custody under 17a-503 is not an arrest.";

std::string spokenName(std::string_view name)
{
    std::string words;
    for (const char letter : name) {
        const bool isCapital = letter >= 'A' && letter <= 'Z';
        if (isCapital && !words.empty())
            words += ' ';
        words += isCapital ? static_cast<char>(letter - 'A' + 'a') : letter == '_' ? ' ' : letter;
    }
    return words;
}

std::string inOneLine(std::vector<std::string> parts)
{
    std::erase_if(parts, [](const std::string& part) { return part.empty(); });
    return joined(parts, ", ");
}

FieldClass careClassMax(const std::set<Role>& roles)
{
    return mayReadCare(roles) ? FieldClass::Care : FieldClass::Police;
}

std::string_view callBackWords(SafeContact contact)
{
    switch (contact) {
    case SafeContact::NotAsked:
        return "whether it is safe was not asked";
    case SafeContact::Call:
        return "safe to call";
    case SafeContact::TextMessage:
        return "text only";
    case SafeContact::Voicemail:
        return "voicemail is safe";
    case SafeContact::Never:
        return "NEVER call back";
    case SafeContact::Unknown:
        return "not known whether it is safe, do not call";
    }
    return {};
}

// Who is named and who called, with what is said of calling back: weeks later a number of an
// incident tells nobody.
std::string whomToCall(const State& state, IncidentId id)
{
    const auto found = state.incidents.find(id);
    if (found == state.incidents.end())
        return "the incident has left the board";
    if (isRestricted(state, id))
        return "restricted";
    const Incident& incident = found->second;
    std::vector<std::string> people;
    for (const Person& person : incident.persons) {
        if (!person.name.empty() || !person.phone.empty())
            people.push_back(inOneLine({person.name, person.born, person.phone}));
    }
    for (const Call& call : incident.calls) {
        const std::string who = inOneLine({call.callerName, call.relation, call.callback});
        const std::string safe(call.callback.empty() ? "" : callBackWords(call.safeContact));
        if (!who.empty())
            people.push_back("called: " + inOneLine({who, safe, call.safeContactWhen}));
    }
    return people.empty() ? "nobody is named" : joined(people, "; ");
}

// Who it is may be known to the desk: written over by hand, and never taken as said.
std::string notFilledIn(CareField field, const Incident& incident)
{
    const std::string known = knownOnIncident(incident, field);
    return known.empty() ? "not filled in" : "not filled in; on the incident: " + known;
}

class CarePage final
{
public:
    CarePage(const CareWish& wish, const ReportClock& clock) : m_wish(wish), m_clock(clock)
    {
        m_report.preface = {wish.state.agency,
                            "Made " + clock.dated(wish.now) + " by " + wish.madeBy};
    }

    ReportCell cell(std::string text, FieldClass fieldClass) const
    {
        return fieldClass > careClassMax(m_wish.roles)
                   ? ReportCell::withheld(fieldClass, kCareWithheld)
                   : ReportCell::of(std::move(text), fieldClass);
    }
    void add(std::string subject, std::string words, FieldClass fieldClass)
    {
        m_report.rows.push_back({ReportCell::of(std::move(subject), FieldClass::Open),
                                 cell(std::move(words), fieldClass)});
    }
    // Where something is, whoever may not read it is told nothing but that much.
    void addAfterwards(std::string subject, std::string words)
    {
        auto kept = mayReadAfterwards(m_wish.roles)
                        ? ReportCell::of(std::move(words), FieldClass::Care)
                        : ReportCell::withheld(FieldClass::Care, kCareWithheld);
        m_report.rows.push_back(
            {ReportCell::of(std::move(subject), FieldClass::Open), std::move(kept)});
    }
    // A page is read by people who know no sign-on names.
    std::string nameOf(const AgentId& agent) const
    {
        for (const auto& [position, one] : m_wish.state.signOns) {
            if (one.agent == agent && !one.name.empty())
                return one.name;
        }
        const std::string name = m_wish.nameOf ? m_wish.nameOf(agent) : std::string();
        return name.empty() ? agent.value : name;
    }
    std::string stamped(const CareText& text) const
    {
        return text.text + ", " + m_clock.dated(text.at) + " by " + nameOf(text.by);
    }

    // What the code stands for, where it stands: whoever reads everything is kept from nothing.
    void sayWithheld();
    void addRestricted(const Incident& incident);
    void addSheet(const Incident& incident, CareSheet sheet);
    void addForce(const Incident& incident);
    void addReports(const Incident& incident);
    void addConsents(const Incident& incident);
    void addReferrals(const Incident& incident);
    void addScreenings(const Incident& incident);
    void addFollowUps(const Incident& incident);

    const CareWish& m_wish;
    const ReportClock& m_clock;
    Report m_report;
};

void CarePage::sayWithheld()
{
    const auto isKept = [](const ReportCell& cell) { return cell.withheldReason == kCareWithheld; };
    const bool isAny =
        std::any_of(m_report.rows.begin(), m_report.rows.end(),
                    [&](const auto& row) { return std::any_of(row.begin(), row.end(), isKept); });
    if (isAny)
        m_report.notes.push_back(std::string(kCareWithheld) + ": withheld from this reader.");
}

// As the board has it: that there is a weapon, and not what it is.
void CarePage::addRestricted(const Incident& incident)
{
    add("Restricted", "Only the title is shown, and whether there is a weapon.", FieldClass::Open);
    const WeaponSign sign = weaponSign(incident);
    if (sign != WeaponSign::None)
        add("Weapon", sign == WeaponSign::Answered ? "weapon" : "possible weapon",
            FieldClass::Police);
}

void CarePage::addSheet(const Incident& incident, CareSheet sheet)
{
    const auto found = incident.care.sheets.find(sheet);
    if (found == incident.care.sheets.end())
        return;
    for (const auto& rule : rulesOf(sheet)) {
        const auto text = found->second.find(rule.field);
        if (text != found->second.end())
            addAfterwards(std::string(rule.label), stamped({shownCareText(rule, text->second.text),
                                                            text->second.by, text->second.at}));
    }
}

void CarePage::addForce(const Incident& incident)
{
    if (incident.care.force.empty())
        add("Force", "not recorded", FieldClass::Police);
    for (const auto& force : incident.care.force) {
        std::vector<std::string> kinds;
        for (const auto kind : force.kinds)
            kinds.push_back(spokenName(enumName(kind)));
        add("Force",
            inOneLine({joined(kinds, ", "), force.officer.empty() ? "" : "by " + force.officer,
                       force.text, m_clock.dated(force.at),
                       isForceCorrected(incident.care.force, force) ? "corrected: a slip" : ""}),
            FieldClass::Police);
    }
}

void CarePage::addReports(const Incident& incident)
{
    // Whom it is about is as much withheld as the rest: "child" alone tells too much.
    const auto subject = [this](MandatedKind kind) {
        return mayReadAfterwards(m_wish.roles) ? "Mandated report, " + spokenName(enumName(kind))
                                               : std::string("Mandated report");
    };
    const auto numbered = [](const MandatedReport& report) {
        return report.number > 1 ? "number " + std::to_string(report.number) : std::string();
    };
    for (const MandatedReport* report : reportsOf(incident.care)) {
        const bool isDue = report->standing == MandatedStanding::Due && report->dueAt;
        const bool isLate = isDue && *report->dueAt <= m_wish.now;
        addAfterwards(subject(report->kind),
                      inOneLine({numbered(*report), spokenName(enumName(report->standing)),
                                 isDue ? "by " + m_clock.dated(*report->dueAt) : std::string(),
                                 isLate ? "OVERDUE" : std::string(),
                                 report->madeAt ? m_clock.dated(*report->madeAt) : std::string(),
                                 report->text}));
    }
}

void CarePage::addConsents(const Incident& incident)
{
    for (const auto& consent : incident.care.consents) {
        const std::string standing =
            consent.withdrawnAt           ? "withdrawn " + m_clock.dated(*consent.withdrawnAt)
            : consent.until <= m_wish.now ? "ran out " + m_clock.dated(consent.until)
                                          : "until " + m_clock.dated(consent.until);
        addAfterwards("Consent " + std::to_string(consent.number),
                      inOneLine({consent.partner, spokenName(enumName(consent.form)), consent.scope,
                                 standing}));
    }
}

void CarePage::addReferrals(const Incident& incident)
{
    for (const auto& referral : incident.care.referrals)
        addAfterwards("Referral",
                      inOneLine({referral.partner, spokenName(enumName(referral.status)),
                                 m_clock.dated(referral.since), referral.text}));
}

void CarePage::addScreenings(const Incident& incident)
{
    for (const auto& one : incident.care.screenings) {
        const std::string suggested =
            one.suggestions.empty() ? std::string() : "suggested: " + joined(one.suggestions, "; ");
        addAfterwards("Screening",
                      inOneLine({one.name + " version " + one.version, screeningWords(one),
                                 suggested, m_clock.dated(one.at) + " by " + nameOf(one.by)}));
    }
}

std::string standingWords(const FollowUp& one, Instant now)
{
    if (one.end)
        return spokenName(enumName(*one.end));
    return isOverdue(one, now) ? "OVERDUE" : "open";
}

std::string triesWords(const FollowUp& one, const ReportClock& clock)
{
    std::vector<std::string> tries;
    for (const auto& attempt : one.tries)
        tries.push_back(inOneLine(
            {spokenName(enumName(attempt.result)) + " " + clock.dated(attempt.at), attempt.text}));
    return joined(tries, "; ");
}

void CarePage::addFollowUps(const Incident& incident)
{
    for (const FollowUp* one : followUpList(m_wish.state)) {
        if (one->incident == incident.id)
            addAfterwards(
                "Follow-up " + std::to_string(one->id.value),
                inOneLine({std::string(followUpWords(one->kind)),
                           "due " + m_clock.dated(one->dueAt), standingWords(*one, m_wish.now),
                           one->text, triesWords(*one, m_clock), one->endReason}));
    }
}

} // namespace

std::string_view followUpWords(FollowUpKind kind)
{
    switch (kind) {
    case FollowUpKind::Hours24:
        return "24 hours";
    case FollowUpKind::Hours48:
        return "48 hours";
    case FollowUpKind::Hours72:
        return "72 hours";
    case FollowUpKind::SixWeeks:
        return "six weeks";
    }
    return {};
}

Report careReport(const CareWish& wish, const Incident& incident, const ReportClock& clock)
{
    CarePage page(wish, clock);
    Report& report = page.m_report;
    report.title = "Care record, incident " + incident.number;
    report.columns = {{"subject", "Subject"}, {"words", "What is recorded"}};
    report.notes = {"Health information: for those who work with this person, and for nobody "
                    "else."};
    if (incident.visibility == Visibility::Restricted && !mayReadAfterwards(wish.roles)) {
        page.addRestricted(incident);
        return std::move(report);
    }
    page.addSheet(incident, CareSheet::Outcome);
    page.addForce(incident);
    if (hasOfficerRequest(incident))
        page.add("Request for examination", "begun; see the worksheet", FieldClass::Police);
    if (incident.care.sheets.count(CareSheet::Certificate) > 0)
        page.addAfterwards("Certificate for examination", "begun; see the worksheet");
    page.addScreenings(incident);
    page.addReports(incident);
    page.addConsents(incident);
    page.addReferrals(incident);
    page.addFollowUps(incident);
    page.sayWithheld();
    return std::move(report);
}

Report screeningReport(const CareWish& wish, const Incident& incident, const ReportClock& clock)
{
    CarePage page(wish, clock);
    Report& report = page.m_report;
    report.title = "Screenings, incident " + incident.number;
    report.columns = {{"subject", "Subject"}, {"words", "What is recorded"}};
    report.notes = {"Results of instruments that the agency installed: for those who work with "
                    "this person, and for nobody else."};
    if (incident.visibility == Visibility::Restricted && !mayReadAfterwards(wish.roles))
        page.addRestricted(incident);
    else
        page.addScreenings(incident);
    page.sayWithheld();
    return std::move(report);
}

Report worksheetReport(const CareWish& wish, const Incident& incident, CareSheet sheet,
                       const ReportClock& clock)
{
    CarePage page(wish, clock);
    Report& report = page.m_report;
    const bool isRequest = sheet == CareSheet::OfficerRequest;
    report.title = std::string("Worksheet: ") +
                   (isRequest ? "officer's request, CGS 17a-503(a)"
                              : "clinician's certificate, CGS 17a-503(d)") +
                   ", incident " + incident.number;
    report.stamp = "WORKSHEET, NOT A FORM";
    report.preface.insert(report.preface.begin(), kNotAForm);
    report.columns = {{"subject", "Subject"}, {"words", "As observed"}};
    report.notes = {kNotAForm, kCustody};
    const bool isHidden =
        incident.visibility == Visibility::Restricted && !mayReadAfterwards(wish.roles);
    const bool isKept = isHidden || !mayReadSheet(sheet, wish.roles);
    // How old somebody is was answered behind the title.
    if (isHidden)
        page.addRestricted(incident);
    else if (isUnderAge(incident, wish.now))
        page.add("Under 18", "Ask the supervisor: 17a-503 is for adults, 17a-78 is for a child.",
                 FieldClass::Police);
    const auto found = incident.care.sheets.find(sheet);
    const CareTexts texts = found == incident.care.sheets.end() ? CareTexts{} : found->second;
    for (const auto& rule : rulesOf(sheet)) {
        const auto text = texts.find(rule.field);
        const std::string words =
            text == texts.end() ? notFilledIn(rule.field, incident) : page.stamped(text->second);
        if (isKept)
            report.rows.push_back({ReportCell::of(std::string(rule.label), FieldClass::Open),
                                   ReportCell::withheld(classOf(sheet), kCareWithheld)});
        else
            page.add(std::string(rule.label), words, classOf(sheet));
    }
    const auto clocks = hospitalClocks(texts);
    if (clocks && wish.roles.count(Role::Clinician) > 0) {
        page.add("Hospital's clock, examination by", clock.dated(clocks->examBy), FieldClass::Care);
        page.add("Hospital's clock, held at most until", clock.dated(clocks->holdUntil),
                 FieldClass::Care);
        report.notes.emplace_back("The hospital's clocks are a reminder from the arrival that was "
                                  "written down, and no legal advice.");
    }
    return std::move(report);
}

Report followUpReport(const CareWish& wish, const ReportClock& clock)
{
    CarePage page(wish, clock);
    Report& report = page.m_report;
    report.title = "Follow-ups";
    const auto list = followUpList(wish.state);
    if (!mayReadAfterwards(wish.roles)) {
        const auto open =
            std::count_if(list.begin(), list.end(), [](const auto* one) { return !one->end; });
        const auto late = std::count_if(list.begin(), list.end(),
                                        [&](const auto* one) { return isOverdue(*one, wish.now); });
        report.columns = {{"open", "Open"}, {"overdue", "Overdue"}};
        report.rows.push_back({ReportCell::of(std::to_string(open), FieldClass::Open),
                               ReportCell::of(std::to_string(late), FieldClass::Open)});
        report.notes = {"Of whom and when is shown to clinicians and supervisors who have signed "
                        "on and said why: --as AGENT --reason TEXT."};
        return std::move(report);
    }
    report.columns = {{"follow_up", "No."}, {"incident", "Incident"}, {"kind", "After"},
                      {"due", "Due"},       {"standing", "Standing"}, {"tries", "Attempts"},
                      {"text", "What for"}, {"whom", "Whom to call"}};
    for (const FollowUp* one : list)
        report.rows.push_back(
            {page.cell(std::to_string(one->id.value), FieldClass::Open),
             page.cell(one->number, FieldClass::Open),
             page.cell(std::string(followUpWords(one->kind)), FieldClass::Care),
             page.cell(clock.dated(one->dueAt), FieldClass::Care),
             page.cell(standingWords(*one, wish.now), FieldClass::Care),
             page.cell(triesWords(*one, clock), FieldClass::Care),
             page.cell(isRestricted(wish.state, one->incident) ? "restricted" : one->text,
                       FieldClass::Care),
             page.cell(one->end ? std::string() : whomToCall(wish.state, one->incident),
                       FieldClass::Care)});
    return std::move(report);
}

Report planListReport(const CareWish& wish, const ReportClock& clock)
{
    CarePage page(wish, clock);
    Report& report = page.m_report;
    report.title = "Care plans";
    report.columns = {{"plan", "No."},
                      {"for", "For"},
                      {"radio_safe", "Radio-safe words"},
                      {"standing", "Standing"},
                      {"ends", "Ends"}};
    // The words of one plan in use are for the air, where somebody is sent by it. All of them in
    // one list, with those that nobody approved and those that have run out, are a record of care.
    for (const auto& [id, plan] : wish.state.carePlans) {
        const std::string standing = plan.endedAt                   ? "ended"
                                     : !plan.approver               ? "not approved"
                                     : !isPlanShown(plan, wish.now) ? "run out"
                                     : plan.reviewAt.value_or(wish.now + Span{1}) <= wish.now
                                         ? "review due"
                                         : "in use";
        report.rows.push_back(
            {page.cell(std::to_string(id.value), FieldClass::Open),
             page.cell(plan.person.empty() ? plan.place.text : plan.person, FieldClass::Care),
             page.cell(plan.radioSafe, FieldClass::Care), page.cell(standing, FieldClass::Open),
             page.cell(plan.endsAt ? clock.dated(*plan.endsAt) : std::string(), FieldClass::Open)});
    }
    return std::move(report);
}

Report planReport(const CareWish& wish, const CarePlan& plan, const ReportClock& clock)
{
    CarePage page(wish, clock);
    Report& report = page.m_report;
    report.title = "Care plan " + std::to_string(plan.id.value);
    report.columns = {{"subject", "Subject"}, {"words", "Words"}};
    page.add("On the air", plan.radioSafe, FieldClass::Police);
    page.add("For", inOneLine({plan.person, plan.born, plan.place.text, plan.place.detail}),
             FieldClass::Care);
    for (const auto& [field, text] : plan.texts)
        page.add(std::string(enumName(field)), text, FieldClass::Care);
    page.add("The person", spokenName(enumName(plan.consent)), FieldClass::Care);
    page.add("Written by", page.nameOf(plan.author), FieldClass::Police);
    page.add("Approved by",
             plan.approver ? inOneLine({page.nameOf(*plan.approver), plan.credentials})
                           : std::string("nobody yet: not shown at intake"),
             FieldClass::Police);
    if (plan.reviewAt)
        page.add("To be reviewed", clock.dated(*plan.reviewAt), FieldClass::Open);
    if (plan.endsAt)
        page.add("Ends", clock.dated(*plan.endsAt), FieldClass::Open);
    if (plan.endedAt)
        page.add("Ended", clock.dated(*plan.endedAt), FieldClass::Open);
    return std::move(report);
}

} // namespace haven
