#pragma once

#include "app/session/session.h"
#include "models/items/desk.h"
#include "models/store/reader_pool.h"

#include <memory>

namespace haven {

// The Desk of one window: its seat on a session that several windows may share. Lives on the GUI
// thread, never waits, and folds nothing itself.
class ConsoleDesk final : public Desk
{
    Q_OBJECT

public:
    // Precondition: the session outlives it; `readers` may be empty, then questions go unanswered.
    ConsoleDesk(Session& session, ReaderPool* readers, Seat seat, QObject* parent = nullptr);

    const State& state() const override { return m_session.state(); }
    const Knowledge& knowledge() const override { return m_session.base().knowledge; }
    const Seat& seat() const override { return m_seat; }
    StoreHealth health() const override { return m_health; }
    Instant now() const override { return m_session.now(); }
    LocalDay today() const override { return m_session.time().dayOf(now()); }
    quint64 submit(Command command, std::optional<Instant> happenedAt = std::nullopt) override;
    void ask(Query query, const QString& asker, quint64 generation) override;
    void keepDraft(DeskDraft draft) override;
    std::vector<DeskDraft> drafts() const override { return m_drafts; }

    const AgencyTime& time() const { return m_session.time(); }
    void sit(Seat seat);

private:
    void answer(const QString& asker, quint64 generation, QueryAnswer answer);

    Session& m_session;
    ReaderPool* m_readers;
    Seat m_seat;
    StoreHealth m_health = StoreHealth::Good;
    std::vector<DeskDraft> m_drafts;
    quint64 m_lastId = 0;
};

} // namespace haven
