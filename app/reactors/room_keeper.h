#pragma once

#include "app/session/session.h"

#include <memory>
#include <QTimer>
#include <set>

namespace haven {

// Lets what was scheduled enter the queue at its time, and takes what is over off the room's lists,
// as an automaton: once a second it looks at the state. After a stop it enters what fell due
// meanwhile, late, and the fact says so. Entering again what has entered changes nothing.
class RoomKeeper final : public QObject
{
    Q_OBJECT

public:
    // What the rules refused, such as a type that the agency no longer has, is asked again after so
    // long; until then it stands on the list as due.
    static constexpr Span kAskAgain = Span::minutes(10);

    // Precondition: the session outlives it.
    explicit RoomKeeper(Session& session, QObject* parent = nullptr);

    // What the clock does every second. Never waits.
    void look();

private:
    struct Asked {
        std::set<ScheduledId> onTheWay;
        std::map<ScheduledId, Instant> refused;
        bool isTidying = false;
        std::optional<Instant> tidiedAt;
    };

    void enter(ScheduledId scheduled);
    void tidy();

    Session& m_session;
    std::shared_ptr<Asked> m_asked; // shared with answers that outlive this
    QTimer m_clock;
};

} // namespace haven
