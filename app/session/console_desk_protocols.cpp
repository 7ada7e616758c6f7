#include "app/session/console_desk.h"
#include "app/session/protocol_keeper.h"
#include "app/session/staged_change.h"
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
    m_protocols->begin(std::move(wish), today(),
                       [self, id, keeper = QPointer<ProtocolKeeper>(m_protocols), seat = m_seat,
                        &session = m_session](const Result<ProtocolStage>& stage) {
                           carryOut(self, keeper, session, seat, id, stage);
                       });
    return id;
}

} // namespace haven
