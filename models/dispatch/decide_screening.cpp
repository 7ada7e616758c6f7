#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"

#include <algorithm>

// Results of instruments that the agency installed. They move nothing: what a result suggests is
// words for whoever entered it.
namespace haven {

namespace {

Result<const InstrumentOnFile*> knownInstrument(const Act& act, const InstrumentId& id)
{
    const auto& all = act.knowledge->instruments;
    const auto found = all.find(InstrumentId(toLower(id.value)));
    if (found != all.end())
        return &found->second;
    std::vector<std::string> ids;
    for (const auto& [one, onFile] : all)
        ids.push_back(one.value);
    return refuse(RefusalCode::InstrumentUnknown, id.value,
                  ids.empty() ? std::string("none") : joined(ids, ", "));
}

bool mayEnter(const Instrument& instrument, const std::set<Role>& roles)
{
    return std::any_of(instrument.enteredBy.begin(), instrument.enteredBy.end(),
                       [&](InstrumentWriter writer) {
                           switch (writer) {
                           case InstrumentWriter::Dispatcher:
                               return roles.count(Role::Dispatcher) > 0;
                           case InstrumentWriter::Clinician:
                               return roles.count(Role::Clinician) > 0;
                           case InstrumentWriter::Supervisor:
                               return roles.count(Role::Supervisor) > 0;
                           }
                           return false;
                       });
}

std::string writersOf(const Instrument& instrument)
{
    std::vector<std::string> names;
    for (const InstrumentWriter writer : instrument.enteredBy)
        names.push_back(toLower(enumName(writer)));
    return joined(names, " or ");
}

std::string fieldIds(const Instrument& instrument)
{
    std::vector<std::string> ids;
    for (const auto& field : instrument.fields)
        ids.push_back(asTyped(field.id));
    return joined(ids, ", ");
}

// What the values are as they are kept, by the file's own ids.
Result<InstrumentValues> keptValues(const Instrument& instrument, const InstrumentValues& given)
{
    InstrumentValues kept;
    for (const auto& [id, typed] : given) {
        const InstrumentField* field = instrumentField(instrument, asKept(id));
        if (!field)
            return refuse(RefusalCode::InstrumentFieldUnknown, id, fieldIds(instrument));
        const bool isChoice = field->kind == InstrumentFieldKind::Choice;
        const auto value = valueFor(*field, isChoice ? asKept(trimmed(typed)) : typed);
        if (!value)
            return refuse(RefusalCode::InstrumentValueBad, field->label, typed,
                          asTyped(takenBy(*field)));
        kept[field->id] = *value;
    }
    std::vector<std::string> missing;
    for (const auto& field : instrument.fields) {
        if (field.filled == InstrumentField::Filled::Always && kept.count(field.id) == 0)
            missing.push_back(asTyped(field.id));
    }
    if (!missing.empty())
        return refuse(RefusalCode::InstrumentFieldMissing, instrument.name, joined(missing, ", "),
                      instrument.id.value);
    return kept;
}

} // namespace

std::string screeningWords(const Screening& screening)
{
    switch (screening.outcome) {
    case ScreeningOutcome::Declined:
        return screening.reason.empty() ? "declined" : "declined: " + screening.reason;
    case ScreeningOutcome::NotPossible:
        return "not possible: " + screening.reason;
    case ScreeningOutcome::Recorded:
        break;
    }
    std::vector<std::string> parts;
    for (const auto& one : screening.values)
        parts.push_back(one.label + ": " + one.shown);
    return joined(parts, "; ");
}

// Also of an incident that is closed: the form is often filled in afterwards.
Facts decideOne(const State& state, const RecordScreening& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto onFile = knownInstrument(act, command.instrument);
    if (!onFile)
        return onFile.refusal();
    const Instrument& instrument = (*onFile)->instrument;
    if (!mayEnter(instrument, act.roles))
        return refuse(RefusalCode::InstrumentByRole, instrument.name, writersOf(instrument));
    ScreeningRecorded fact;
    fact.incident = command.incident;
    Screening& one = fact.screening;
    one.instrument = instrument.id;
    one.name = instrument.name;
    one.version = instrument.version;
    one.hash = (*onFile)->hash;
    one.outcome = command.outcome;
    one.by = act.doneBy;
    one.at = act.happenedAt;
    if (command.outcome != ScreeningOutcome::Recorded) {
        one.reason = trimmed(command.reason);
        const bool needsReason = command.outcome == ScreeningOutcome::NotPossible;
        if (needsReason && one.reason.empty())
            return refuse(RefusalCode::ReasonMissing, "Leaving a screening out");
        return std::vector<Event>{std::move(fact)};
    }
    const auto values = keptValues(instrument, command.values);
    if (!values)
        return values.refusal();
    for (const auto& field : instrument.fields) {
        const auto value = values->find(field.id);
        if (value != values->end())
            one.values.push_back(
                {field.id, field.label, value->second, shownValue(field, value->second)});
    }
    one.suggestions = suggestionsFor(instrument, *values);
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
