#include "models/dispatch/call_rules.h"
#include "models/dispatch/decide_parts.h"

#include <algorithm>
#include <type_traits>

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

template <class Wish, class... Some>
inline constexpr bool kIsOneOf = (std::is_same_v<Wish, Some> || ...);

// Without a call: the newest is meant.
template <class Wish>
inline constexpr bool kIsOfCall =
    kIsOneOf<Wish, RecordCallLocation, MarkCarrierPing, MarkInterpreter, MarkTextSession,
             AddTranscript, PlaceTransfer>;
// What only adds, or raises, or is looked at by SaysLess.
template <class Wish>
inline constexpr bool kIsTold =
    kIsOfCall<Wish> ||
    kIsOneOf<Wish, TakeCall, AnswerFact, SetLevel, ChangePriority, AskAid, AskInTurn,
             RequestClinician, RecordRecheck, TryCallback, MarkTransfer>;

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
    // What was asked for under its number, and is named by it, stays with it.
    std::optional<IncidentId> operator()(const AnswerClinician& wish) const
    {
        return wish.request ? std::nullopt : std::optional(wish.incident);
    }
    std::optional<IncidentId> operator()(const AnswerAid& wish) const
    {
        return wish.request == 0 ? std::optional(wish.incident) : std::nullopt;
    }
    template <typename Other>
    std::optional<IncidentId> operator()(const Other& wish) const
    {
        if constexpr (kIsTold<Other>)
            return wish.incident;
        else
            return std::nullopt;
    }
};

// Of what is said of one call: it went along, and keeps its id.
struct CallSaid {
    const Incident& joined;
    const Incident& survivor;

    // Its own newest, which need not be the newest of the two.
    template <typename Wish>
    void operator()(Wish& wish) const
    {
        if constexpr (kIsOfCall<Wish>) {
            const auto& own = joined.callsBefore;
            const auto isThere = [&](CallId id) { return callMeant(survivor, id) != nullptr; };
            const auto newest = std::find_if(own.rbegin(), own.rend(), isThere);
            if (!wish.call && newest != own.rend())
                wish.call = *newest;
        }
    }
};

// Would it take the place of something that is known or decided there, or say less than that? Who
// said it has read the other page.
struct SaysLess {
    const Incident& survivor;

    bool operator()(const AnswerFact& wish) const
    {
        return !isAnswerMoved(wish.fact, wish.answer, survivor);
    }
    bool operator()(const SetLevel& wish) const { return wish.level < survivor.level.level; }
    bool operator()(const ChangePriority& wish) const { return wish.priority >= survivor.priority; }
    // "Begun" of the one call takes back no hand-over that was made for the other.
    bool operator()(const RecordEmd&) const { return survivor.emd.state == EmdState::Transferred; }
    template <typename Other>
    bool operator()(const Other&) const
    {
        return false;
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

void aim(Command& command, IncidentId at)
{
    visitKind(
        [at](auto& wish) {
            if constexpr (requires { wish.incident = at; })
                wish.incident = at;
        },
        command);
}

// Nobody is owed a call there: it was the caller of the one that was tried. Where somebody is, it
// may be another person who was lost, and whom to call is read on that page.
std::optional<Command> callbackOfItsCall(const TryCallback& wish, const Incident& joined,
                                         const Incident& survivor)
{
    const auto& own = joined.callsBefore;
    if (survivor.callback || !wish.result || own.empty() || !callMeant(survivor, own.back()))
        return std::nullopt;
    return Command(
        RecordCallback{survivor.id, own.back(), *wish.result, wish.note, wish.whyUnsafe});
}

} // namespace

std::optional<Command> toldToSurvivor(const State& state, const Command& command)
{
    const auto about = visitKind(AddedThere{}, command);
    const Incident* survivor = about ? survivorOf(state, *about) : nullptr;
    if (!survivor || visitKind(SaysLess{*survivor}, command))
        return std::nullopt;
    const Incident& joined = state.incidents.at(*about);
    if (const auto* tried = kindIf<TryCallback>(&command))
        return callbackOfItsCall(*tried, joined, *survivor);
    Command told = command;
    aim(told, survivor->id);
    visitKind(CallSaid{joined, *survivor}, told);
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
