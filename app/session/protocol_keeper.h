#pragma once

#include "app/session/protocol_change.h"
#include "app/session/session.h"
#include "app/session/topic_thread.h"
#include "app/session/turns.h"

#include <functional>
#include <memory>
#include <optional>
#include <QObject>

namespace haven {

class ConsoleDesk;

// The agency's own protocols of the station a console has open, while somebody writes one. Files
// and the linter are for a thread of its own; it lives on the screen's thread itself.
class ProtocolKeeper final : public QObject
{
    Q_OBJECT

public:
    // Precondition: the session outlives it.
    explicit ProtocolKeeper(Session& session);

    // Takes this desk's wishes.
    void serve(ConsoleDesk& desk);

    // Of one asker only the newest question is answered.
    void look(const std::string& asker, ProtocolWish wish, LocalDay today,
              std::function<void(const ProtocolTold&)> told);
    using Done = std::function<void(const Result<void>&)>;
    void keep(ProtocolWish wish, Done done);
    using Staged = std::function<void(const Result<ProtocolStage>&)>;
    // One change at a time, so that none is held against a version that is about to go: the next
    // one is begun once this one was placed or dropped. Errors: those of stageProtocol().
    void begin(ProtocolWish wish, LocalDay today, Staged done);
    // It is not to be placed.
    void drop();
    // In place, in use at every window, and the draft it was written on thrown away. Precondition:
    // the log has it.
    void place(const ProtocolStage& stage, Done done);

private:
    void later(std::function<void()> act);
    void stage(const ProtocolWish& wish, LocalDay today, const Staged& done);

    Session& m_session;
    Turns m_turns;
    // Made on the thread by the first question; nobody else looks at them.
    std::shared_ptr<std::optional<Result<LintRules>>> m_rules;
    TopicThread m_thread; // last: it ends before what it tells
};

} // namespace haven
