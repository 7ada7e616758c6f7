#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/record_check.h"

// Record checks for an officer: that somebody was run, and none, hit or a hit to be confirmed. The
// answer itself stays in the system it came from.
namespace haven {

Facts decideOne(const State& state, const RunCheck& command, const Act& act)
{
    const auto unit = knownUnit(state, command.unit);
    if (!unit)
        return unit.refusal();
    const std::string what(trimmed(command.what));
    if (looksLikeReturn(what) || looksLikeReturn(command.code))
        return refuse(RefusalCode::CheckLooksPasted, std::to_string(kCheckWhatMax));
    if (what.empty())
        return refuse(RefusalCode::CheckEmpty, command.unit.value);
    const std::string code = toUpper(trimmed(command.code));
    if (!isCheckCode(code))
        return refuse(RefusalCode::CheckCodeMalformed, std::to_string(kCheckCodeMax));
    CheckRun fact;
    fact.check = CheckId(state.counters.check + 1);
    fact.unit = command.unit;
    fact.incident = (*unit)->incident;
    fact.kind = command.kind;
    fact.what = command.kind == CheckKind::Plate ? toUpper(what) : what;
    fact.result = command.result;
    fact.code = code;
    if (command.result == CheckResult::ConfirmDue)
        fact.confirmDueAt = act.happenedAt + act.knowledge->codes.alarms.confirmWithin;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const ConfirmCheck& command, const Act&)
{
    const auto found = state.checks.find(command.check);
    if (found == state.checks.end() || !isToConfirm(found->second))
        return refuse(RefusalCode::CheckNoneOpen);
    const std::string note(trimmed(command.note));
    if (looksLikeReturn(note))
        return refuse(RefusalCode::CheckLooksPasted, std::to_string(kCheckWhatMax));
    CheckConfirmed fact;
    fact.check = command.check;
    fact.unit = found->second.unit;
    fact.incident = found->second.incident;
    fact.outcome = command.outcome;
    fact.note = note;
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
