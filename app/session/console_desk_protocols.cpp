#include "app/session/console_desk.h"
#include "app/session/protocol_keeper.h"
#include "models/dispatch/decide.h"

// The desk's part in the agency's protocols: a new version is on the disk first, then the log tells
// of it, then it takes the other's place.
namespace haven {

void ConsoleDesk::askProtocol(ProtocolWish wish, const QString& asker, quint64 generation)
{
    if (!m_protocols)
        return;
    const QPointer<ConsoleDesk> self(this);
    const std::string topic = m_seat.position.value + "/" + asker.toStdString() + "/";
    m_protocols->look(topic, std::move(wish), today(),
                      [self, asker, generation](const ProtocolTold& told) {
                          if (self)
                              Q_EMIT self->protocolTold(asker, generation, told);
                      });
}

quint64 ConsoleDesk::changeProtocol(ProtocolWish wish)
{
    // Whoever may not is refused by the rule, and no file is touched.
    if (Command asked = ChangeSetting{"protocol " + wish.protocol.value, {}};
        !mayDo(asked, m_seat.roles))
        return submit(std::move(asked));
    const quint64 id = ++m_lastId;
    if (!m_protocols) {
        refuseLater(id, refuse(RefusalCode::EngineStopped));
        return id;
    }
    const QPointer<ConsoleDesk> self(this);
    if (wish.act != ProtocolWishAct::Save) {
        m_protocols->keep(std::move(wish), [self, id](const Result<void>& kept) {
            if (self)
                Q_EMIT self->answered(kept ? Answered{id, std::vector<Recorded>{}}
                                           : Answered{id, kept.refusal()});
        });
        return id;
    }
    m_protocols->begin(
        std::move(wish), today(),
        [self, id, keeper = QPointer<ProtocolKeeper>(m_protocols),
         seat = m_seat](const Result<ProtocolStage>& stage) {
            if (!stage) {
                if (self)
                    Q_EMIT self->answered(Answered{id, stage.refusal()});
                return;
            }
            if (!self || !keeper) {
                if (keeper)
                    keeper->drop();
                return;
            }
            self->m_session.submit(
                {stage->command, seat, {}, {}},
                [self, id, keeper, stage = *stage](const Answer& result) {
                    if (!keeper)
                        return;
                    if (!result) {
                        keeper->drop();
                        if (self)
                            Q_EMIT self->answered(Answered{id, result});
                        return;
                    }
                    keeper->place(stage, [self, id, result](const Result<void>& placed) {
                        if (self)
                            Q_EMIT self->answered(placed ? Answered{id, result}
                                                         : Answered{id, placed.refusal()});
                    });
                });
        });
    return id;
}

} // namespace haven
