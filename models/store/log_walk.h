#pragma once

#include "models/dispatch/evolve.h"
#include "models/store/event_row.h"

#include <functional>

namespace haven {

// Why a row cannot be the next of the log; empty when it can.
std::string whatIsWrong(const EventRow& row, std::int64_t expected, const Hash& previous);

// Folds the whole log and hands out each incident once it is final: when it leaves memory, and at
// the end. An incident that came back is handed out again.
class IncidentFold final
{
public:
    using Take = std::function<Result<void>(const Incident&)>;
    explicit IncidentFold(Take take) : m_take(std::move(take)) {}
    Result<void> add(const Recorded& recorded);
    Result<void> finish();
    const State& state() const { return m_state; }

private:
    Take m_take;
    State m_state;
};

} // namespace haven
