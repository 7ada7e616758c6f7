#include "models/dispatch/call_rules.h"
#include "models/dispatch/line_sentence.h"
#include "models/dispatch/log_sentences.h"

#include <algorithm>
#include <fmt/format.h>

// The names of the sentences, and what Enter will do about an incident, its call and its care.
namespace haven {

namespace {

std::string_view boloKindWords(BoloKind kind)
{
    switch (kind) {
    case BoloKind::Person:
        return "a person";
    case BoloKind::Vehicle:
        return "a vehicle";
    case BoloKind::Property:
        return "property";
    }
    return {};
}

} // namespace

std::string LineSpeaker::incident(IncidentId id) const
{
    const auto found = context.state.incidents.find(id);
    if (found == context.state.incidents.end())
        return "the incident";
    const Incident& one = found->second;
    if (one.visibility == Visibility::Restricted)
        return one.number;
    return fmt::format("{} {}, {}", one.number, typeLabel(one.type), one.location.text);
}

std::string LineSpeaker::typeLabel(const TypeCode& code) const
{
    const auto* type = context.knowledge.codes.typeFor(code.value);
    return type ? type->label : code.value;
}

std::string LineSpeaker::units(const std::vector<UnitId>& list) const
{
    std::string out;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i > 0)
            out += i + 1 == list.size() ? " and " : ", ";
        out += list[i].value;
    }
    return out;
}

std::string LineSpeaker::work(const UnitId& id) const
{
    const auto found = context.state.units.find(id);
    if (found == context.state.units.end() || !found->second.incident)
        return "its work";
    return incident(*found->second.incident);
}

std::string LineSpeaker::eachAtWork(const std::vector<UnitId>& list, std::string_view step) const
{
    std::vector<std::pair<std::string, std::vector<UnitId>>> parts;
    for (const UnitId& unit : list) {
        const std::string at = work(unit);
        const auto same = std::find_if(parts.begin(), parts.end(),
                                       [&](const auto& part) { return part.first == at; });
        if (same == parts.end())
            parts.push_back({at, {unit}});
        else
            same->second.push_back(unit);
    }
    std::string out;
    for (const auto& [at, of] : parts)
        out += fmt::format("{}{} {} {}", out.empty() ? "" : "; ", units(of), step, at);
    return out;
}

std::string LineSpeaker::place(const Location& location) const
{
    switch (location.confidence) {
    case Confidence::Exact:
    case Confidence::Coordinates:
        return location.text;
    case Confidence::Interpolated:
    case Confidence::Street:
    case Confidence::Fuzzy:
        return location.text + " (position is near, not exact)";
    case Confidence::Forced:
    case Confidence::None:
        return location.text + " (not on the map)";
    }
    return location.text;
}

std::string LineSpeaker::operator()(const OpenAdvised& c) const
{
    return fmt::format("Record {} at {} as advised, and close it: no unit goes.", typeLabel(c.type),
                       place(c.location));
}

std::string LineSpeaker::operator()(const TakeCall& c) const
{
    return fmt::format("Add a call to {}.", incident(c.incident));
}

std::string LineSpeaker::operator()(const ChangeLocation& c) const
{
    return c.call
               ? fmt::format("The caller of {} is at {}.", incident(c.incident), place(c.location))
               : fmt::format("Move {} to {}.", incident(c.incident), place(c.location));
}

std::string LineSpeaker::operator()(const CorrectDetails& c) const
{
    return fmt::format("On {}, {} becomes {}.", incident(c.incident), spacedWords(c.field),
                       c.value.empty() ? "nothing" : c.value);
}

std::string LineSpeaker::operator()(const ReleaseHold& c) const
{
    return fmt::format("Hold {} no longer.", incident(c.incident));
}

std::string LineSpeaker::operator()(const ReopenIncident& c) const
{
    return fmt::format("Open {} again.", incident(c.incident));
}

std::string LineSpeaker::operator()(const AssignReportNumber& c) const
{
    return fmt::format("Give {} the next report number.", incident(c.incident));
}

// As decide has it: a joined one goes back where it was, and of a survivor the last that came.
std::string LineSpeaker::operator()(const SplitIncident& c) const
{
    const auto found = context.state.incidents.find(c.incident);
    if (found == context.state.incidents.end() || !c.calls.empty())
        return fmt::format("Split {}.", incident(c.incident));
    const Incident& one = found->second;
    if (one.mergedInto)
        return fmt::format("Take {} out of {} again.", incident(c.incident),
                           incident(*one.mergedInto));
    if (!one.mergedFrom.empty())
        return fmt::format("Take {} out of {} again.", incident(one.mergedFrom.back()),
                           incident(c.incident));
    return fmt::format("Split {}.", incident(c.incident));
}

std::string LineSpeaker::operator()(const LinkIncidents& c) const
{
    return fmt::format("Link {} with {}.", incident(c.incident), incident(c.other));
}

std::string LineSpeaker::operator()(const RecordEmd& c) const
{
    return fmt::format("Medical questions of {}: {}.", incident(c.incident), emdWords(c.state));
}

std::string LineSpeaker::operator()(const SetPrimaryUnit& c) const
{
    return fmt::format("{} is primary on {}.", c.unit.value, incident(c.incident));
}

std::string LineSpeaker::operator()(const MoveUnit& c) const
{
    return fmt::format("{} is at {}.", c.unit.value, place(c.place));
}

std::string LineSpeaker::operator()(const MarkTransporting& c) const
{
    return fmt::format("{} transporting to {}.", c.unit.value, c.destination);
}

std::string LineSpeaker::operator()(const RecordCallLocation& c) const
{
    return fmt::format("The call of {} comes from {}.", incident(c.incident), c.place.text);
}

std::string LineSpeaker::operator()(const MarkCarrierPing& c) const
{
    return fmt::format("Carrier ping of {}: {}.", incident(c.incident), stepWords(c.step));
}

std::string LineSpeaker::operator()(const MarkInterpreter& c) const
{
    return fmt::format("Interpreter of {}: {}.", incident(c.incident), stepWords(c.step));
}

std::string LineSpeaker::operator()(const RecordCommunicationNeeds& c) const
{
    return fmt::format("Record how somebody on {} communicates.", incident(c.incident));
}

std::string LineSpeaker::operator()(const MarkTextSession& c) const
{
    switch (c.step) {
    case TextStep::Opened:
        return fmt::format("Open a text session on {}.", incident(c.incident));
    case TextStep::Written:
        return fmt::format("Write to the text session of {}.", incident(c.incident));
    case TextStep::Closed:
        return fmt::format("Close the text session of {}.", incident(c.incident));
    }
    return {};
}

// Nothing of it is quoted: a code word stands among what was typed.
std::string LineSpeaker::operator()(const RecordPremiseAlarm& c) const
{
    return fmt::format("Record for {} what the alarm company says.", incident(c.incident));
}

std::string LineSpeaker::operator()(const CancelPremiseAlarm& c) const
{
    return fmt::format("The alarm of {} was canceled.", incident(c.incident));
}

std::string LineSpeaker::operator()(const ConfirmCheck& c) const
{
    const std::string which =
        c.unit ? "of " + c.unit->value : fmt::format("of check {}", c.check.value);
    return c.outcome == CheckOutcome::Confirmed
               ? fmt::format("The hit {} is confirmed.", which)
               : fmt::format("The hit {} is not confirmed.", which);
}

std::string LineSpeaker::operator()(const CreateBolo& c) const
{
    const BoloText& text = c.text;
    std::string out =
        fmt::format("Put out a BOLO for {} h, {}",
                    c.lasts.value_or(kBoloLasts).ms / Span::hours(1).ms, boloKindWords(text.kind));
    // Each word where it will stand: a plate that was taken for a description matches nothing.
    const auto add = [&out](std::string_view what, const std::string& typed) {
        if (!typed.empty())
            out += fmt::format("; {}: {}", what, typed);
    };
    add("plate", text.plateState.empty() ? text.plate : text.plateState + " " + text.plate);
    add("name", text.name);
    add("telephone", text.phone);
    add("asked for by", text.origin);
    add("picture", text.photo);
    if (text.fieldClass == FieldClass::CriminalJustice)
        out += "; for dispatchers and supervisors alone";
    add("why", text.reason);
    add("described as", text.words);
    return out.back() == '.' ? out : out + '.';
}

std::string LineSpeaker::operator()(const PassTurn& c) const
{
    return fmt::format("Pass over the next in turn of {}, for {}.", c.kind, incident(c.incident));
}

std::string LineSpeaker::operator()(const RecordForce& c) const
{
    const bool isNone = c.kinds.size() == 1 && c.kinds.count(ForceKind::None) > 0;
    return isNone ? fmt::format("Record for {} that no force was used.", incident(c.incident))
                  : fmt::format("Record for {} the force that was used.", incident(c.incident));
}

std::string LineSpeaker::operator()(const RecordPerceived& c) const
{
    return fmt::format("Record for {} what was perceived of race and sex.", incident(c.incident));
}

std::string LineSpeaker::operator()(const RecordMandatedReport& c) const
{
    switch (c.standing) {
    case MandatedStanding::Due:
        return fmt::format("A mandated report is due for {}.", incident(c.incident));
    case MandatedStanding::Made:
        return fmt::format("The mandated report of {} was made.", incident(c.incident));
    case MandatedStanding::NotNeeded:
        return fmt::format("No mandated report is needed for {}.", incident(c.incident));
    }
    return {};
}

std::string LineSpeaker::operator()(const RecordConsent& c) const
{
    return fmt::format("Record for {} the consent to tell {}.", incident(c.incident), c.partner);
}

std::string LineSpeaker::operator()(const WithdrawConsent& c) const
{
    return fmt::format("Consent {} of {} is withdrawn.", c.number, incident(c.incident));
}

std::string LineSpeaker::operator()(const EndCarePlan& c) const
{
    return fmt::format("End care plan {}.", c.plan.value);
}

std::string LineSpeaker::operator()(const RecordCaution& c) const
{
    if (c.caution.id != CautionId{})
        return fmt::format("Caution {} holds for another year.", c.caution.id.value);
    const std::string at = c.incident ? incident(*c.incident) : c.caution.place.text;
    return c.caution.person.empty() ? fmt::format("Record a caution for the place of {}.", at)
                                    : fmt::format("Record a caution for the person of {}.", at);
}

std::string LineSpeaker::operator()(const EndCaution& c) const
{
    return fmt::format("End caution {}.", c.caution.value);
}

std::string LineSpeaker::operator()(const FinishChecklist& c) const
{
    return fmt::format("Finish the checklist of {}.", incident(c.incident));
}

std::string LineSpeaker::operator()(const RecordRecheck& c) const
{
    return fmt::format("The re-check of {} is done; its clock starts again.", incident(c.incident));
}

std::string LineSpeaker::operator()(const ApproveProtocol& c) const
{
    return fmt::format("Record that {} approved the protocol {}.", c.approver, c.protocol.value);
}

} // namespace haven
