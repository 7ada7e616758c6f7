#include "app/session/console_desk.h"

#include "models/dispatch/log_words.h"
#include "models/store/archive.h"

#include <QMetaObject>
#include <QPointer>

#include <algorithm>

namespace haven {

namespace {

StoreHealth healthOf(EngineHealth health)
{
    switch (health) {
    case EngineHealth::Good:
        return StoreHealth::Good;
    case EngineHealth::Slow:
        return StoreHealth::Slow;
    case EngineHealth::Failing:
        return StoreHealth::Failing;
    }
    return StoreHealth::Failing;
}

} // namespace

ConsoleDesk::ConsoleDesk(Session& session, ReaderPool* readers, Seat seat, QObject* parent)
    : Desk(parent), m_session(session), m_readers(readers), m_seat(std::move(seat))
{
    const QPointer<ConsoleDesk> self(this);
    Session::Listener listener;
    listener.recorded = [self](const std::vector<Recorded>&, const ChangeSet& changes) {
        if (self)
            Q_EMIT self->changed(changes);
    };
    listener.health = [self](const Health& health) {
        if (!self)
            return;
        self->m_health = healthOf(health.kind);
        const QString sentence =
            health.why ? QString::fromStdString(refusalSentence(*health.why)) : QString();
        Q_EMIT self->healthChanged(self->m_health, sentence);
    };
    m_session.listen(std::move(listener));
}

quint64 ConsoleDesk::submit(Command command, std::optional<Instant> happenedAt)
{
    const quint64 id = ++m_lastId;
    Request request;
    request.command = std::move(command);
    request.seat = m_seat;
    request.happenedAt = happenedAt;
    const QPointer<ConsoleDesk> self(this);
    m_session.submit(std::move(request), [self, id](const Result<std::vector<Recorded>>& result) {
        if (self)
            Q_EMIT self->answered(Answered{id, result});
    });
    return id;
}

void ConsoleDesk::answer(const QString& asker, quint64 generation, QueryAnswer answer)
{
    Q_EMIT found(asker, generation, answer);
}

void ConsoleDesk::ask(Query query, const QString& asker, quint64 generation)
{
    if (!m_readers)
        return;
    const QPointer<ConsoleDesk> self(this);
    // What words need of the state is taken here, on the state's own thread.
    auto numbers = std::make_shared<std::map<IncidentId, std::string>>();
    for (const auto& [id, incident] : state().incidents)
        numbers->emplace(id, incident.number);
    const Codes* codes = &knowledge().codes;
    const auto tell = [self, asker, generation](QueryAnswer found) {
        QMetaObject::invokeMethod(
            self.data(),
            [self, asker, generation, found = std::move(found)] {
                if (self)
                    self->answer(asker, generation, found);
            },
            Qt::QueuedConnection);
    };
    const auto job = [query = std::move(query), numbers, codes, tell](Database& database) {
        LogWordsContext words;
        words.codes = codes;
        words.numberOf = [numbers](IncidentId id) {
            const auto known = numbers->find(id);
            return known == numbers->end() ? "incident " + std::to_string(id.value) : known->second;
        };
        if (const auto* log = std::get_if<LogQuery>(&query)) {
            const auto page = logPage(database, *log, {});
            if (!page)
                return;
            LogPage out;
            out.total = page->total;
            for (const auto& recorded : page->facts)
                out.lines.push_back(wordsFor(recorded, words));
            tell(std::move(out));
        } else if (const auto* wanted = std::get_if<SearchQuery>(&query)) {
            if (auto page = search(database, *wanted))
                tell(*std::move(page));
        } else if (const auto* place = std::get_if<PriorQuery>(&query)) {
            if (auto page = prior(database, *place))
                tell(*std::move(page));
        }
    };
    const auto asked = m_readers->ask(asker.toStdString(), job);
    HAVEN_EXPECT(asked.isOk());
}

void ConsoleDesk::keepDraft(DeskDraft draft)
{
    const auto known = std::find_if(m_drafts.begin(), m_drafts.end(),
                                    [&](const DeskDraft& one) { return one.key == draft.key; });
    if (known != m_drafts.end())
        m_drafts.erase(known);
    if (draft.text.empty()) {
        const auto dropped = m_session.engine().dropDraft(m_seat.position, draft.key);
        HAVEN_EXPECT(dropped.isOk());
        return;
    }
    const auto kept =
        m_session.engine().saveDraft(StoredDraft{m_seat.position, draft.key, draft.text, now()});
    HAVEN_EXPECT(kept.isOk());
    m_drafts.push_back(std::move(draft));
}

void ConsoleDesk::sit(Seat seat)
{
    m_seat = std::move(seat);
    Q_EMIT seatChanged();
}

} // namespace haven
