#include "models/dispatch/decide_parts.h"

// Who hears something new of an incident while another desk joins it to a second one has heard it
// of both: it goes to where people work, never to a page that is closed.
namespace haven {

namespace {

// The one that goes on; nothing where it is not joined, or the other has left the board.
const Incident* survivorOf(const State& state, IncidentId id)
{
    const auto found = state.incidents.find(id);
    if (found == state.incidents.end() || !found->second.mergedInto)
        return nullptr;
    const auto into = state.incidents.find(*found->second.mergedInto);
    return into == state.incidents.end() ? nullptr : &into->second;
}

// The incident to which a command adds something that replaces nothing there.
struct AddedThere {
    std::optional<IncidentId> operator()(const AddNote& wish) const
    {
        return wish.corrects ? std::nullopt : std::optional(wish.incident);
    }
    std::optional<IncidentId> operator()(const RecordPerson& wish) const
    {
        return wish.person.id == PersonId{} ? std::optional(wish.incident) : std::nullopt;
    }
    std::optional<IncidentId> operator()(const RecordVehicle& wish) const
    {
        return wish.vehicle.id == VehicleId{} ? std::optional(wish.incident) : std::nullopt;
    }
    // "Not medical" of the one call takes back nothing that was begun for the other.
    std::optional<IncidentId> operator()(const RecordEmd& wish) const
    {
        return wish.state == EmdState::NotMedical ? std::nullopt : std::optional(wish.incident);
    }
    template <typename Other>
    std::optional<IncidentId> operator()(const Other&) const
    {
        return std::nullopt;
    }
};

// The incident at which a command would replace or decide something.
struct DecidedThere {
    std::optional<IncidentId> operator()(const DecideFlag& wish) const { return wish.incident; }
    std::optional<IncidentId> operator()(const RecordCommunicationNeeds& wish) const
    {
        return wish.incident;
    }
    std::optional<IncidentId> operator()(const RecordPremiseAlarm& wish) const
    {
        return wish.incident;
    }
    std::optional<IncidentId> operator()(const RecordCareText& wish) const
    {
        return wish.sheet == CareSheet::Handoff ? std::optional(wish.incident) : std::nullopt;
    }
    template <typename Other>
    std::optional<IncidentId> operator()(const Other&) const
    {
        return std::nullopt;
    }
};

template <class Wish>
void aim(Command& command, IncidentId at)
{
    if (auto* wish = kindIf<Wish>(&command))
        wish->incident = at;
}

} // namespace

std::optional<Command> toldToSurvivor(const State& state, const Command& command)
{
    const auto about = visitKind(AddedThere{}, command);
    const Incident* survivor = about ? survivorOf(state, *about) : nullptr;
    if (!survivor)
        return std::nullopt;
    // "Begun" of the one call takes back no hand-over that was made for the other.
    if (isKind<RecordEmd>(command) && survivor->emd.state == EmdState::Transferred)
        return std::nullopt;
    Command told = command;
    aim<AddNote>(told, survivor->id);
    aim<RecordPerson>(told, survivor->id);
    aim<RecordVehicle>(told, survivor->id);
    aim<RecordEmd>(told, survivor->id);
    return told;
}

std::optional<IncidentId> joinedTo(const State& state, const Command& command)
{
    auto about = visitKind(AddedThere{}, command);
    if (!about)
        about = visitKind(DecidedThere{}, command);
    const auto found = about ? state.incidents.find(*about) : state.incidents.end();
    return found == state.incidents.end() ? std::nullopt : found->second.mergedInto;
}

std::optional<Refusal> joinedFault(const State& state, const Command& command)
{
    const auto about = visitKind(DecidedThere{}, command);
    const Incident* survivor = about ? survivorOf(state, *about) : nullptr;
    if (!survivor)
        return std::nullopt;
    return refuse(RefusalCode::IncidentIsMerged, numberOf(state, *about), survivor->number);
}

} // namespace haven
