#include "models/base/text.h"
#include "models/crisis/diagnosis.h"
#include "models/crisis/guarded_text.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/person_age.h"

#include <algorithm>

// Persons, vehicles and cautions.
namespace haven {

namespace {

constexpr Span kCautionReview = kPlanReview; // a warning that nobody looks at lives on

template <class T>
bool holds(const std::vector<T>& list, decltype(T::id) id)
{
    return std::any_of(list.begin(), list.end(), [&](const T& one) { return one.id == id; });
}

// What an officer saw or a record says is verified; what anybody else says is reported.
bool isVerifyingSource(const State& state, std::string_view source)
{
    const auto space = source.find(' ');
    const std::string_view first = source.substr(0, space);
    for (const std::string_view word : {"officer", "record", "incident", "report", "court"}) {
        if (equalsIgnoringCase(first, word))
            return true;
    }
    return state.units.count(UnitId(toUpper(first))) > 0;
}

Result<Caution> completedCaution(const State& state, const RecordCaution& command, const Act& act)
{
    Caution caution = command.caution;
    if (trimmed(caution.text).empty())
        return refuse(RefusalCode::CautionTextMissing);
    if (const auto word = diagnosisIn(caution.text))
        return refuse(RefusalCode::TextIsDiagnosis, *word);
    if (const auto term = withdrawnTermIn(caution.text))
        return refuse(RefusalCode::TextIsWithdrawnTerm, *term);
    if (trimmed(caution.source).empty())
        return refuse(RefusalCode::CautionSourceMissing);
    if (caution.verification == Verification::Verified &&
        !isVerifyingSource(state, trimmed(caution.source)))
        return refuse(RefusalCode::CautionNotVerified, caution.source);
    if (command.incident) {
        const auto incident = knownIncident(state, *command.incident);
        if (!incident)
            return incident.refusal();
        if (caution.place.text.empty() && !caution.place.point)
            caution.place = (*incident)->location;
    }
    caution.person = trimmed(caution.person);
    caution.born = trimmed(caution.born);
    if (!isBirthDay(caution.born, act.day))
        return refuse(RefusalCode::BirthDayBad, caution.born);
    caution.place = placed(caution.place, act);
    if (trimmed(caution.place.text).empty())
        return refuse(RefusalCode::CautionPlaceMissing);
    if (caution.startedAt == Instant{})
        caution.startedAt = act.happenedAt;
    if (!caution.reviewAt)
        caution.reviewAt = act.happenedAt + kCautionReview;
    if (!caution.endsAt)
        caution.endsAt = act.happenedAt + kCareYear;
    caution.author = act.doneBy;
    caution.endedAt.reset();
    return caution;
}

// Errors: CautionNotFound, CautionIsOver.
Result<void> canUseCaution(const State& state, CautionId id)
{
    const auto found = state.cautions.find(id);
    if (found == state.cautions.end())
        return refuse(RefusalCode::CautionNotFound, std::to_string(id.value));
    if (found->second.endedAt)
        return refuse(RefusalCode::CautionIsOver, std::to_string(id.value));
    return {};
}

} // namespace

Facts decideOne(const State& state, const RecordPerson& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const Person& person = command.person;
    if (trimmed(person.name).empty() && trimmed(person.description).empty() &&
        trimmed(person.phone).empty())
        return refuse(RefusalCode::PersonEmpty);
    if (!isBirthDay(person.born, act.day))
        return refuse(RefusalCode::BirthDayBad, person.born);
    PersonRecorded fact;
    fact.incident = command.incident;
    fact.person = person;
    if (person.id == PersonId{}) {
        fact.person.id = PersonId(state.counters.person + 1);
    } else if (!holds((*incident)->persons, person.id)) {
        return refuse(RefusalCode::PersonNotFound, std::to_string(person.id.value),
                      (*incident)->number);
    }
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const RecordVehicle& command, const Act&)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const Vehicle& vehicle = command.vehicle;
    if (trimmed(vehicle.plate).empty() && trimmed(vehicle.description).empty())
        return refuse(RefusalCode::VehicleEmpty);
    VehicleRecorded fact;
    fact.incident = command.incident;
    fact.vehicle = vehicle;
    fact.vehicle.plate = toUpper(trimmed(vehicle.plate));
    if (vehicle.id == VehicleId{}) {
        fact.vehicle.id = VehicleId(state.counters.vehicle + 1);
    } else if (!holds((*incident)->vehicles, vehicle.id)) {
        return refuse(RefusalCode::VehicleNotFound, std::to_string(vehicle.id.value),
                      (*incident)->number);
    }
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const RecordCaution& command, const Act& act)
{
    if (command.caution.id != CautionId{}) {
        if (const auto can = canUseCaution(state, command.caution.id); !can)
            return can.refusal();
    }
    auto caution = completedCaution(state, command, act);
    if (!caution)
        return caution.refusal();
    CautionRecorded fact;
    fact.caution = *std::move(caution);
    fact.incident = command.incident;
    if (fact.caution.id == CautionId{})
        fact.caution.id = CautionId(state.counters.caution + 1);
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const EndCaution& command, const Act&)
{
    if (const auto can = canUseCaution(state, command.caution); !can)
        return can.refusal();
    if (trimmed(command.reason).empty())
        return refuse(RefusalCode::ReasonMissing, "Ending a caution");
    CautionEnded fact;
    fact.caution = command.caution;
    fact.reason = command.reason;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const AcknowledgeCaution& command, const Act&)
{
    if (const auto can = canUseCaution(state, command.caution); !can)
        return can.refusal();
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    if ((*incident)->cautionsSeen.count(command.caution) > 0) {
        return refuse(RefusalCode::NothingToChange,
                      "Caution " + std::to_string(command.caution.value));
    }
    CautionAcknowledged fact;
    fact.caution = command.caution;
    fact.incident = command.incident;
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
