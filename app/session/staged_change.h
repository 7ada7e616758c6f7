#pragma once

#include "app/session/console_desk.h"
#include "app/session/session.h"

#include <QPointer>
#include <utility>

// A change to a file of the agency's own: it is on the disk first, then the log tells of it, then
// it takes the other's place. What the directory and the protocols have in common.
namespace haven {

// From the disk to the log to its place; the desk hears how it ended. A desk that has gone drops
// it.
template <class Keeper, class Stage>
void carryOut(const QPointer<ConsoleDesk>& desk, const QPointer<Keeper>& keeper, Session& session,
              const Seat& seat, quint64 id, const Result<Stage>& stage)
{
    if (!stage) {
        if (desk)
            Q_EMIT desk->answered(Answered{id, stage.refusal()});
        return;
    }
    if (!desk || !keeper) {
        if (keeper)
            keeper->drop();
        return;
    }
    session.submit({stage->command, seat, {}, {}},
                   [desk, id, keeper, stage = *stage](const Result<std::vector<Recorded>>& result) {
                       if (!keeper)
                           return;
                       if (!result) {
                           keeper->drop();
                           if (desk)
                               Q_EMIT desk->answered(Answered{id, result});
                           return;
                       }
                       keeper->place(stage, [desk, id, result](const Result<void>& placed) {
                           if (desk)
                               Q_EMIT desk->answered(placed ? Answered{id, result}
                                                            : Answered{id, placed.refusal()});
                       });
                   });
}

} // namespace haven
