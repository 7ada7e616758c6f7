#include "models/base/text.h"
#include "models/crisis/diagnosis.h"
#include "models/dispatch/care_fields.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/line_slots.h"
#include "models/dispatch/person_age.h"
#include "models/dispatch/unseen_rules.h"

#include <algorithm>
#include <cctype>

// The care record of one incident: the outcome, the worksheets, force, reports, consent, referrals.
// It is often written when the incident is closed already, so it is asked for no open one.
namespace haven {

namespace {

constexpr int kConsentDaysMax = 365;
// An officer's own custody is told some time before anybody enters it.
constexpr Span kToldBeforeMax = Span::hours(1);
// Whoever writes the day has not slipped by one: an incident may be entered long after it began.
constexpr Span kDatedBeforeMax = Span::hours(24);

bool namesDay(std::string_view text)
{
    const auto words = split(text, ' ');
    return std::any_of(words.begin(), words.end(),
                       [](const std::string& word) { return isDayWord(word); });
}

bool hasRole(const Act& act, Role role)
{
    return act.roles.count(role) > 0;
}

bool isPoliceSeat(const Act& act)
{
    return hasRole(act, Role::Dispatcher) || hasRole(act, Role::Supervisor);
}

Result<void> mayWrite(const CareFieldRule& rule, const Act& act)
{
    switch (rule.writer) {
    case CareWriter::Anyone:
        return {};
    case CareWriter::Police:
        if (isPoliceSeat(act))
            return {};
        return refuse(RefusalCode::CareByPolice, std::string(rule.label));
    case CareWriter::Clinician:
        if (hasRole(act, Role::Clinician))
            return {};
        return refuse(RefusalCode::CareByClinician, std::string(rule.label));
    }
    return {};
}

bool isWorksheet(CareSheet sheet)
{
    return sheet == CareSheet::OfficerRequest || sheet == CareSheet::Certificate;
}

// Both worksheets are of 17a-503. For somebody under 18 the supervisor decides, not the form.
Result<void> mayWorkOn(const Incident& incident, const RecordCareText& command, const Act& act)
{
    if (!isWorksheet(command.sheet))
        return {};
    const auto age = command.field == CareField::Born ? ageAt(command.text, act.happenedAt)
                                                      : std::optional<int>();
    const bool isChild = isUnderAge(incident, act.happenedAt) || (age && *age < kAdultYears);
    if (isChild && !(command.sheet == CareSheet::OfficerRequest && hasRole(act, Role::Supervisor)))
        return refuse(RefusalCode::CareUnderAge, incident.number);
    const auto outcome = incident.care.sheets.find(CareSheet::Outcome);
    const bool isArrested = outcome != incident.care.sheets.end() &&
                            outcome->second.count(CareField::Result) > 0 &&
                            outcome->second.at(CareField::Result).text == "arrest";
    if (command.sheet == CareSheet::OfficerRequest && isArrested)
        return refuse(RefusalCode::CustodyIsNotArrest, incident.number);
    return {};
}

// "crisis-center" is read and typed, "crisis_center" is kept; of several each once, in the order of
// the table.
Result<std::string> takenCodes(const CareFieldRule& rule, std::string_view text)
{
    const auto choices = split(rule.choices, ',');
    const bool isOne = rule.takes == CareFieldRule::Takes::One;
    std::vector<std::string> kept;
    for (const auto& part :
         isOne ? std::vector<std::string>{std::string(text)} : split(text, ',')) {
        const std::string word = toLower(asKept(trimmed(part)));
        if (word.empty())
            continue;
        if (std::find(choices.begin(), choices.end(), word) == choices.end())
            return refuse(RefusalCode::CareWordUnknown, std::string(rule.label),
                          std::string(trimmed(part)), asTyped(joined(choices, ", ")));
        kept.push_back(word);
    }
    if (kept.empty())
        return refuse(RefusalCode::CareTextMissing, std::string(rule.label));
    return joined(codesOf(rule, joined(kept, ",")), ",");
}

Result<std::string> takenText(const CareFieldRule& rule, std::string_view text, LocalDay today)
{
    if (text.empty())
        return refuse(RefusalCode::CareTextMissing, std::string(rule.label));
    if (rule.field == CareField::Born && !isBirthDay(text, today))
        return refuse(RefusalCode::BirthDayBad, std::string(text));
    // When somebody arrived is the time of the act itself; its words may be anything, but no other
    // time than one that was.
    if (isCareMoment(rule.field) && !isPastTime(text, today))
        return refuse(RefusalCode::CareTimeBad, std::string(rule.label), std::string(text));
    if (rule.choices.empty())
        return std::string(text);
    return takenCodes(rule, text);
}

// Arrest and force are police matters, whoever else was there.
Result<void> mayEnd(const Incident& incident, const RecordCareText& command,
                    const std::string& text, const Act& act)
{
    if (command.field != CareField::Result || text != "arrest")
        return {};
    if (!isPoliceSeat(act))
        return refuse(RefusalCode::CareByPolice, "Result: arrest");
    // Which custody it is says what a restricted incident is about, and so would it that there is
    // one.
    if (incident.visibility == Visibility::Restricted && !mayReadRestricted(act.roles))
        return refuse(RefusalCode::IncidentIsRestricted, incident.number);
    return mayBeArrest(incident);
}

// Which one is meant, of what was said before; nullptr: a new one, of somebody else. Of two
// children each has a report and a clock of its own, and what was told to the state stays told.
Result<const MandatedReport*> reportMeant(const Incident& incident,
                                          const RecordMandatedReport& command)
{
    const auto due = dueReportsOf(incident.care, command.kind);
    const std::string kind = toLower(enumName(command.kind));
    const auto unclear = [&] {
        std::vector<std::string> numbers;
        for (const MandatedReport* one : due)
            numbers.push_back(std::to_string(one->number));
        return refuse(RefusalCode::ReportWhich, kind, incident.number,
                      numbers.empty() ? "none" : joined(numbers, ", "));
    };
    if (command.number) {
        for (const MandatedReport* one : reportsOf(incident.care)) {
            if (one->number != *command.number || one->kind != command.kind)
                continue;
            if (one->standing == MandatedStanding::Made)
                return refuse(RefusalCode::ReportIsMade, kind, incident.number);
            return one;
        }
        return unclear();
    }
    const std::string said(trimmed(command.text));
    if (command.standing == MandatedStanding::Due) {
        for (const MandatedReport* one : due) {
            const bool isNumbered = one->number > 0; // not in a log from before they had numbers
            if (said.empty() || one->text == said || !isNumbered)
                return one;
        }
        // Other words than those of one that is due, or than none: somebody else. A clock too many
        // is ended with a word ("not needed, the same child"); one that never began is seen by
        // nobody. Whose number is said gets the words without a second clock.
    } else if (due.size() == 1) {
        return due.front();
    } else if (due.size() > 1) {
        return unclear();
    }
    const auto newest = incident.care.reports.find(command.kind);
    const bool isMade =
        newest != incident.care.reports.end() && newest->second.standing == MandatedStanding::Made;
    const bool isSaid = command.standing == MandatedStanding::Due && !said.empty();
    if (isMade && command.standing != MandatedStanding::Made && !isSaid)
        return refuse(RefusalCode::ReportIsMade, kind, incident.number);
    return nullptr;
}

// What somebody else wrote of a restricted incident is not overwritten by who cannot read it.
bool isReplacedUnseen(const Incident& incident, const RecordCareText& command, const Act& act)
{
    const CareText* standing = careTextOf(incident.care, command.sheet, command.field);
    return standing && standing->by != act.doneBy &&
           incident.visibility == Visibility::Restricted && !mayReadRestricted(act.roles);
}

bool wasThere(const Incident& incident, const UnitId& unit)
{
    return std::any_of(incident.unitsCame.begin(), incident.unitsCame.end(),
                       [&](const UnitCame& one) { return one.unit == unit; });
}

bool wasThere(const Incident& incident, const AgentId& clinician)
{
    const auto& requests = incident.clinicianRequests;
    return std::any_of(requests.begin(), requests.end(), [&](const ClinicianRequest& one) {
        return one.clinician == clinician && one.arrivedAt.has_value();
    });
}

bool wasMet(const Incident& incident)
{
    const auto contact = incident.answers.find(Fact::ContactConfirmed);
    const bool isConfirmed =
        contact != incident.answers.end() && contact->second.answer == answered("yes");
    const auto& requests = incident.clinicianRequests;
    return isConfirmed || incident.firstArrivedAt.has_value() ||
           std::any_of(requests.begin(), requests.end(),
                       [](const ClinicianRequest& one) { return one.arrivedAt.has_value(); });
}

// "slip, wrong incident", "because it was another call": said outright, since "none by Diaz" may be
// of another moment.
bool saysSlip(std::string_view text)
{
    const auto words = split(toLower(text), ' ');
    return std::any_of(words.begin(), words.end(), [](std::string_view word) {
        while (!word.empty() && std::ispunct(static_cast<unsigned char>(word.back())) != 0)
            word.remove_suffix(1);
        return word == "slip" || word == "because";
    });
}

// What stands of force that a "none" of this officer, or of no officer in particular, denies.
std::vector<const Force*> forceDenied(const IncidentCare& care, std::string_view officer)
{
    std::vector<const Force*> out;
    for (const Force& one : care.force) {
        const bool isUsed = one.kinds.count(ForceKind::None) == 0;
        const bool isOfOfficer = officer.empty() || equalsIgnoringCase(one.officer, officer);
        if (isUsed && isOfOfficer && !isForceCorrected(care.force, one))
            out.push_back(&one);
    }
    return out;
}

// Nothing is taken out of the counts unsaid, nor by who neither entered it nor supervises.
Result<std::vector<Instant>> forceCorrected(const State& state, const Incident& incident,
                                            const RecordForce& command, const Act& act)
{
    std::vector<Instant> corrects;
    // Who cannot read what stands there is told nothing of it, and takes nothing of it back.
    if (incident.visibility == Visibility::Restricted && !mayReadRestricted(act.roles))
        return corrects;
    for (const Force* one : forceDenied(incident.care, trimmed(command.officer))) {
        if (!saysSlip(command.text))
            return refuse(RefusalCode::ForceStands, incident.number, one->officer);
        if (one->by != act.doneBy && !hasRole(act, Role::Supervisor))
            return refuse(RefusalCode::ForceOfAnother, incident.number,
                          nameOfAgent(state, one->by));
        corrects.push_back(one->at);
    }
    return corrects;
}

std::string forceNames()
{
    std::vector<std::string> names;
    for (const auto name : enumNames(ForceKind{}))
        names.push_back(asTyped(toLower(name)));
    return joined(names, ", ");
}

} // namespace

Facts decideOne(const State& state, const RecordCareText& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const CareFieldRule* rule = careFieldRule(command.sheet, command.field);
    if (!rule) {
        std::vector<std::string> words;
        for (const auto& one : rulesOf(command.sheet))
            words.emplace_back(one.word);
        return refuse(RefusalCode::CareFieldUnknown, std::string(enumName(command.field)),
                      joined(words, ", "));
    }
    if (const auto can = mayWrite(*rule, act); !can)
        return can.refusal();
    if (!mayReplace(careTextOf((*incident)->care, command.sheet, command.field), command.sheet,
                    act.roles, act.doneBy))
        return refuse(RefusalCode::CareNotYours, std::string(rule->label), (*incident)->number);
    if (isReplacedUnseen(**incident, command, act))
        return refuse(RefusalCode::IncidentIsRestricted, (*incident)->number);
    const auto text = takenText(*rule, trimmed(command.text), act.day);
    if (!text)
        return text.refusal();
    // "18:10" at noon was yesterday, and a clock of the law that ran from there would be over.
    const Span before = namesDay(*text) ? kDatedBeforeMax : kToldBeforeMax;
    if (isCareMoment(command.field) && act.happenedAt + before < (*incident)->openedAt)
        return refuse(RefusalCode::CareTimeBeforeIncident, std::string(rule->label),
                      (*incident)->number);
    if (const auto can = mayWorkOn(**incident, command, act); !can)
        return can.refusal();
    if (const auto can = mayEnd(**incident, command, *text, act); !can)
        return can.refusal();
    return std::vector<Event>{
        CareTextRecorded{command.incident, command.sheet, command.field, *text}};
}

Facts decideOne(const State& state, const RecordForce& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const bool isNone = command.kinds == std::set<ForceKind>{ForceKind::None};
    if (command.kinds.empty() || (!isNone && command.kinds.count(ForceKind::None) > 0))
        return refuse(RefusalCode::ForceKindMissing, forceNames());
    if (!isNone && trimmed(command.officer).empty())
        return refuse(RefusalCode::ForceOfficerMissing);
    ForceRecorded fact;
    fact.incident = command.incident;
    fact.force = {command.kinds, std::string(trimmed(command.officer)), command.text, act.doneBy,
                  act.happenedAt};
    if (isNone) {
        auto corrects = forceCorrected(state, **incident, command, act);
        if (!corrects)
            return corrects.refusal();
        fact.force.corrects = *std::move(corrects);
    }
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const RecordPerceived& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if (!wasMet(**incident))
        return refuse(RefusalCode::PerceivedBeforeContact, (*incident)->number);
    const std::string who = command.seenBy ? command.seenBy->value : act.doneBy.value;
    const bool isThere =
        command.seenBy ? wasThere(**incident, *command.seenBy) : wasThere(**incident, act.doneBy);
    if (!isThere)
        return refuse(RefusalCode::PerceivedNotThere, who);
    return std::vector<Event>{
        PerceivedRecorded{command.incident, {command.race, command.sex, who}}};
}

Facts decideOne(const State& state, const RecordMandatedReport& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    MandatedReport report;
    report.kind = command.kind;
    report.standing = command.standing;
    report.text = trimmed(command.text);
    report.since = act.happenedAt;
    if (command.standing == MandatedStanding::Made && trimmed(command.reporter).empty())
        return refuse(RefusalCode::ReportReporterMissing);
    if (command.standing == MandatedStanding::NotNeeded && report.text.empty())
        return refuse(RefusalCode::ReasonMissing, "Leaving a mandated report out");
    const auto meant = reportMeant(**incident, command);
    if (!meant)
        return meant.refusal();
    const MandatedReport* before = *meant;
    report.number = before ? before->number : nextReportNumber((*incident)->care, command.kind);
    if (before && before->standing == MandatedStanding::Due) {
        // The law's clock began when it became due; saying so again does not start it anew, and
        // takes nothing from what was said then.
        report.since = before->since;
        report.dueAt = before->dueAt;
        const std::string& said = before->text;
        if (report.text.empty() || said.empty())
            report.text = said + report.text;
        else if (report.text != said)
            report.text = said + "; " + report.text;
    }
    if (command.standing == MandatedStanding::Made) {
        report.reporter = trimmed(command.reporter);
        report.madeAt = act.happenedAt;
    } else if (command.kind == MandatedKind::Child && !report.dueAt) {
        report.dueAt = act.happenedAt + kChildReportWithin;
    }
    return std::vector<Event>{MandatedReportRecorded{command.incident, std::move(report)}};
}

Facts decideOne(const State& state, const RecordConsent& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if (namesNobody(command.partner) || trimmed(command.scope).empty())
        return refuse(RefusalCode::ConsentIncomplete);
    const int days = command.days.value_or(kConsentDaysMax);
    if (days < 1 || days > kConsentDaysMax)
        return refuse(RefusalCode::ConsentDaysBad, std::to_string(kConsentDaysMax));
    ConsentRecorded fact;
    fact.incident = command.incident;
    fact.consent.number = static_cast<std::int64_t>((*incident)->care.consents.size()) + 1;
    fact.consent.partner = trimmed(command.partner);
    fact.consent.scope = trimmed(command.scope);
    fact.consent.form = command.form;
    fact.consent.from = act.happenedAt;
    fact.consent.until = act.happenedAt + Span::hours(24 * days);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const WithdrawConsent& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto& all = (*incident)->care.consents;
    if (command.number < 1 || command.number > static_cast<std::int64_t>(all.size()))
        return refuse(RefusalCode::ConsentUnknown, (*incident)->number,
                      std::to_string(command.number));
    const Consent& consent = all[static_cast<std::size_t>(command.number - 1)];
    if (consent.withdrawnAt || consent.until <= act.happenedAt)
        return refuse(RefusalCode::ConsentIsOver, std::to_string(command.number));
    // A person takes it back without saying why.
    return std::vector<Event>{ConsentWithdrawn{command.incident, command.number, command.reason}};
}

Facts decideOne(const State& state, const RecordReferral& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto& all = (*incident)->care.referrals;
    const auto known = std::find_if(all.begin(), all.end(), [&](const Referral& one) {
        return equalsIgnoringCase(one.partner, trimmed(command.partner));
    });
    // "river house" is the River House that has accepted already.
    const std::string partner(known == all.end() ? trimmed(command.partner)
                                                 : std::string_view(known->partner));
    if (namesNobody(partner))
        return refuse(RefusalCode::ReferralPartnerMissing);
    const bool isSent = command.status == ReferralStatus::Sent;
    if (isSent && !isConsented((*incident)->care, partner, act.happenedAt))
        return refuse(RefusalCode::ReferralNeedsConsent, partner);
    // Their place would stand as one that nobody has answered.
    if (isSent && known != all.end() && known->status == ReferralStatus::Accepted)
        return refuse(RefusalCode::ReferralIsAccepted, partner);
    ReferralRecorded fact;
    fact.incident = command.incident;
    fact.referral = {partner, command.status, std::string(trimmed(command.text)), act.doneBy,
                     act.happenedAt};
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
