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
    if (looksLikeReturn(what) || namesSystem(what) || looksLikeReturn(command.code))
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

namespace {

// "#4 plate AB12345: hit, to be confirmed; #5 …": what one chooses from.
std::string choices(const State& state, const std::vector<CheckId>& checks)
{
    std::vector<std::string> words;
    for (const CheckId id : checks)
        words.push_back(checkNumber(id) + " " + checkWords(shownCheck(state, state.checks.at(id))));
    return joined(words, "; ");
}

// The check that is meant. Of several nobody guesses one: the other might be the warrant.
Result<CheckId> checkMeant(const State& state, const ConfirmCheck& command)
{
    if (command.check != CheckId())
        return command.check;
    const auto open = command.unit ? checksToConfirm(state, *command.unit) : std::vector<CheckId>();
    if (open.empty())
        return refuse(RefusalCode::CheckNoneOpen);
    if (open.size() > 1)
        return refuse(RefusalCode::CheckWhich, command.unit->value, choices(state, open),
                      checkNumber(open.front()));
    return open.front();
}

} // namespace

Facts decideOne(const State& state, const ConfirmCheck& command, const Act&)
{
    const auto meant = checkMeant(state, command);
    if (!meant)
        return meant.refusal();
    const auto found = state.checks.find(*meant);
    if (found == state.checks.end() || !isToConfirm(found->second))
        return refuse(RefusalCode::CheckNoneOpen);
    const std::string note(trimmed(command.note));
    if (looksLikeReturn(note))
        return refuse(RefusalCode::CheckLooksPasted, std::to_string(kCheckWhatMax));
    CheckConfirmed fact;
    fact.check = *meant;
    fact.unit = found->second.unit;
    fact.incident = found->second.incident;
    fact.outcome = command.outcome;
    fact.note = note;
    fact.kind = found->second.kind;
    fact.what = found->second.what;
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
