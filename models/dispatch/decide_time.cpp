#include "models/dispatch/unit_rules.h"

// A time a person gives may be earlier than now, for radio comes first and the keyboard second. It
// may not come before what it follows from, or every figure worked out of it is wrong.
namespace haven {

namespace {

// People give minutes.
constexpr Span kTypedTo = Span::minutes(1);

std::optional<Objection> tooEarlyForIncident(const State& state, IncidentId id, const Act& act)
{
    const auto found = state.incidents.find(id);
    if (found == state.incidents.end() || !isBeforeStep(act, found->second.openedAt))
        return std::nullopt;
    return Objection{refuse(RefusalCode::TimeBeforeCall, found->second.number), {}, id};
}

std::optional<Objection> tooEarlyForUnit(const State& state, const UnitId& id, const Act& act)
{
    const auto found = state.units.find(id);
    if (found == state.units.end() || !isBeforeStep(act, found->second.statusSince))
        return std::nullopt;
    return Objection{refuse(RefusalCode::TimeBeforeStep, id.value), id, found->second.incident};
}

template <class... Commands>
struct OneOf {
    template <class Command_>
    static constexpr bool has = (std::is_same_v<Command_, Commands> || ...);
};
// Acts that take their place in the order of things. A note or an answer may speak of earlier, and
// an emergency is never argued with.
using Steps = OneOf<ChangeUnitStatus, DispatchUnits, MarkEnRoute, MarkOnScene, MarkTransporting,
                    ClearUnits, PreemptUnit, SwapUnits, CheckUnits, HoldIncident, CloseIncident,
                    AskAid, AskInTurn, AnswerAid, PlaceTransfer, MarkTransfer>;

template <class Command_>
std::optional<Objection> tooEarly(const State& state, const Command_& command, const Act& act)
{
    if constexpr (Steps::has<Command_>) {
        std::vector<UnitId> units;
        if constexpr (requires { command.units; })
            units = command.units;
        if constexpr (requires { command.unit; })
            units.push_back(command.unit);
        if constexpr (requires { command.incident; }) {
            if (auto no = tooEarlyForIncident(state, command.incident, act))
                return no;
        }
        for (const UnitId& unit : units) {
            if (auto no = tooEarlyForUnit(state, unit, act))
                return no;
        }
    }
    return std::nullopt;
}

} // namespace

bool isBeforeStep(const Act& act, Instant step)
{
    return act.happenedAt + kTypedTo < step;
}

Facts factsForTime(const State& state, const Command& command, const Act& act)
{
    // What is entered as it happens needs no looking at.
    if (act.happenedAt + kTypedTo >= act.recordedAt)
        return std::vector<Event>{};
    return visitKind(
        [&](const auto& one) -> Facts {
            const auto no = tooEarly(state, one, act);
            if (!no)
                return std::vector<Event>{};
            if constexpr (requires { one.overrideReason; })
                return overridden(*no, one.overrideReason, state, act);
            return no->refusal;
        },
        command);
}

} // namespace haven
