#include "app/session/console_desk.h"

#include "app/session/desk_questions.h"
#include "app/session/log_export.h"
#include "models/crisis/advisor.h"
#include "models/dispatch/flag_context.h"
#include "models/store/accounts.h"

#include <fmt/format.h>

#include <algorithm>
#include <QCoreApplication>
#include <QMetaObject>

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
    : Desk(parent), m_session(session), m_readers(readers), m_seat(std::move(seat)),
      m_sealed(session.path())
{
    const QPointer<ConsoleDesk> self(this);
    Session::Listener listener;
    listener.recorded = [self](const std::vector<Recorded>& facts, const ChangeSet& changes) {
        if (!self)
            return;
        if (!facts.empty())
            self->m_savedAt = facts.back().envelope.recordedAt;
        self->hearLooks(facts);
        Q_EMIT self->recorded(facts);
        Q_EMIT self->changed(changes);
        self->hearSealFacts(facts);
    };
    listener.health = [self](const Health& health) {
        if (!self)
            return;
        self->m_health = healthOf(health.kind);
        const QString sentence =
            health.why ? QString::fromStdString(refusalSentence(*health.why)) : QString();
        Q_EMIT self->healthChanged(self->m_health, sentence);
    };
    listener.map = [self] {
        if (self)
            Q_EMIT self->mapChanged();
    };
    listener.directory = [self] {
        if (self)
            Q_EMIT self->directoryChanged();
    };
    listener.protocols = [self] {
        if (self)
            Q_EMIT self->protocolsChanged();
    };
    m_session.listen(std::move(listener));
}

std::optional<UnitPosition> ConsoleDesk::livePosition(const UnitId& unit) const
{
    return m_positions ? m_positions->positionOf(unit) : std::nullopt;
}

std::vector<FeedRow> ConsoleDesk::feeds() const
{
    return m_positions ? m_positions->rows() : std::vector<FeedRow>();
}

void ConsoleDesk::setPositions(const LivePositions* positions)
{
    for (const auto& wire : m_positionWires)
        disconnect(wire);
    m_positionWires.clear();
    m_positions = positions;
    if (positions)
        m_positionWires = {
            connect(positions, &LivePositions::moved, this, &Desk::moved),
            connect(positions, &LivePositions::feedsChanged, this, &Desk::feedsChanged),
        };
    Q_EMIT feedsChanged();
}

std::map<UnitId, SeenSpot> ConsoleDesk::seenOf(const Command& command) const
{
    std::map<UnitId, SeenSpot> seen;
    if (!m_positions)
        return seen;
    for (const UnitId& unit : unitsOf(command)) {
        if (const auto position = m_positions->positionOf(unit))
            seen[unit] = SeenSpot{position->at, position->fixedAt, position->feed};
    }
    return seen;
}

std::optional<std::string> ConsoleDesk::weaponIn(const std::string& text) const
{
    const auto& cues = m_session.base().cues;
    if (!cues || advisorSwitchOf(m_session.state()) == AdvisorSwitch::Off)
        return std::nullopt;
    return weaponWordsIn(*cues, text);
}

quint64 ConsoleDesk::submit(Command command, std::optional<Instant> happenedAt)
{
    Request request;
    request.command = std::move(command);
    request.happenedAt = happenedAt;
    request.seen = seenOf(request.command);
    return send(std::move(request));
}

// Where receivers see a unit now says nothing of where it was then.
quint64 ConsoleDesk::submitFrom(std::string source, Command command, Instant happenedAt)
{
    Request request;
    request.command = std::move(command);
    request.happenedAt = happenedAt;
    request.source = std::move(source);
    return send(std::move(request));
}

quint64 ConsoleDesk::send(Request request)
{
    const quint64 id = ++m_lastId;
    const auto* signOff = kindIf<SignOff>(&request.command);
    const bool isLeaving = signOff && signOff->position == m_seat.position;
    request.seat = m_seat;
    // What is entered from paper is told by its form, all of it at once.
    if (request.source.empty())
        Q_EMIT submitted(Submitted{id, request.command});
    const QPointer<ConsoleDesk> self(this);
    ++m_pending;
    m_session.submit(std::move(request), [self, id, isLeaving](const Answer& result) {
        if (!self)
            return;
        --self->m_pending;
        if (isLeaving && result)
            self->standUp();
        Q_EMIT self->answered(Answered{id, result});
    });
    return id;
}

void ConsoleDesk::later(const QPointer<ConsoleDesk>& self, std::function<void()> act)
{
    // The pointer is only looked at on the GUI thread, which is the one that deletes the desk.
    QMetaObject::invokeMethod(
        qApp,
        [self, act = std::move(act)] {
            if (self)
                act();
        },
        Qt::QueuedConnection);
}

void ConsoleDesk::refuseLater(quint64 id, const Refusal& refusal)
{
    later(this, [this, id, refusal] { Q_EMIT answered(Answered{id, refusal}); });
}

LogReader ConsoleDesk::logReader() const
{
    LogReader reader{&knowledge().codes, m_seat.roles, &m_session.time(), now()};
    reader.opened = m_inside ? openedWith(state(), *m_inside) : std::set<IncidentId>();
    if (const auto& cues = m_session.base().cues)
        reader.cues = &*cues;
    return reader;
}

// Somebody else's look at the same incident tells this window nothing.
void ConsoleDesk::hearLooks(const std::vector<Recorded>& facts)
{
    for (const Recorded& one : facts) {
        const auto* viewed = one.event ? kindIf<RecordViewed>(&*one.event) : nullptr;
        if (viewed && viewed->kind == ViewedKind::RestrictedIncident &&
            one.envelope.recordedBy == m_seat.agent && one.envelope.position == m_seat.position)
            m_inside = viewed->incident;
    }
}

void ConsoleDesk::askMap(Query query, const QString& asker, quint64 generation)
{
    if (!m_answers)
        return;
    m_mapAsked[asker] = generation;
    MapAsk ask;
    ask.now = now();
    ask.map = m_session.base().map;
    ask.standing = m_session.mapStanding();
    ask.board = boardFor(query, state());
    if (m_positions && ask.board)
        ask.live = m_positions->model().positions();
    ask.query = std::move(query);
    const QPointer<ConsoleDesk> self(this);
    m_answers->ask(asker.toStdString() + "@" + m_seat.position.value, std::move(ask),
                   [self, this, asker, generation](const QueryAnswer& answer) {
                       later(self, [this, asker, generation, answer] {
                           if (m_mapAsked[asker] == generation)
                               Q_EMIT found(asker, generation, answer);
                       });
                   });
}

// A newer question of the same asker ends the one before, also while it is being read: this one
// has nothing to read.
void ConsoleDesk::dropQuestion(const QString& asker)
{
    m_mapAsked.erase(asker);
    if (!m_readers)
        return;
    const std::string topic = asker.toStdString() + "@" + m_seat.position.value;
    const auto asked = m_readers->ask(topic, [](Database&) {});
    HAVEN_EXPECT(asked.isOk());
}

void ConsoleDesk::ask(Query query, const QString& asker, quint64 generation)
{
    if (isMapQuestion(query)) {
        askMap(std::move(query), asker, generation);
        return;
    }
    const QPointer<ConsoleDesk> self(this);
    const std::string topic = asker.toStdString() + "@" + m_seat.position.value;
    if (const auto* cut = std::get_if<MapCutQuery>(&query)) {
        m_session.mapCutter().ask(
            topic, *cut, [self, this, asker, generation](std::shared_ptr<const MapCut> made) {
                later(self, [this, asker, generation, made = std::move(made)] {
                    Q_EMIT found(asker, generation, QueryAnswer(MapCutFound{made}));
                });
            });
        return;
    }
    if (!m_readers)
        return;
    const auto job = [self, this, query = std::move(query), reader = logReader(), asker,
                      generation](Database& database) {
        auto answer = answerQuery(database, query, reader);
        if (!answer)
            return; // out of date, or the file cannot be read, which the engine says
        later(self, [this, asker, generation, answer = *std::move(answer)] {
            Q_EMIT found(asker, generation, answer);
        });
    };
    const auto asked = m_readers->ask(topic, job);
    HAVEN_EXPECT(asked.isOk());
}

quint64 ConsoleDesk::signOn(SignOnWish wish)
{
    const quint64 id = ++m_lastId;
    const PositionId position = wish.position.value_or(m_seat.position);
    if (position != m_seat.position && m_isTaken && m_isTaken(position)) {
        refuseLater(id, refuse(RefusalCode::PositionTaken, position.value));
        return id;
    }
    wish.position = position;
    const QPointer<ConsoleDesk> self(this);
    const auto job = [self, this, id, wish = std::move(wish)](Database& database) {
        const auto account = checkPassword(database, wish.agent, wish.password);
        FoundDrafts drafts;
        if (auto here = draftsOf(database, *wish.position))
            drafts.here = *std::move(here);
        if (auto counts = draftCounts(database))
            drafts.elsewhere = *std::move(counts);
        drafts.elsewhere.erase(*wish.position);
        later(self, [this, id, wish, account, drafts] { hearSignOn(id, wish, account, drafts); });
    };
    const auto asked = m_readers ? m_readers->ask("", job) : refuse(RefusalCode::EngineStopped);
    if (!asked)
        refuseLater(id, asked.refusal());
    return id;
}

void ConsoleDesk::hearSignOn(quint64 id, const SignOnWish& wish, const Result<Account>& account,
                             const FoundDrafts& drafts)
{
    const bool isCounted = account || account.refusal().code == RefusalCode::SignOnWrong;
    if (isCounted) {
        const auto counted = m_session.engine().submitPasswordTry(
            wish.agent, account ? PasswordTry::Right : PasswordTry::Wrong, *wish.position,
            [](const auto&) {});
        HAVEN_EXPECT(counted.isOk());
    }
    if (!account) {
        Q_EMIT answered(Answered{id, account.refusal()});
        return;
    }
    // Somebody may have sat down there while the password was looked at.
    if (*wish.position != m_seat.position && m_isTaken && m_isTaken(*wish.position)) {
        Q_EMIT answered(Answered{id, refuse(RefusalCode::PositionTaken, wish.position->value)});
        return;
    }
    sit(id, Seat{account->agent, account->name, *wish.position, account->roles}, drafts,
        wish.password);
}

void ConsoleDesk::sit(quint64 id, const Seat& seat, const FoundDrafts& drafts,
                      const std::string& password)
{
    Request request;
    request.command = SignOn{seat.agent, seat.name, seat.position, seat.roles};
    request.seat = seat;
    const QPointer<ConsoleDesk> self(this);
    m_session.submit(std::move(request),
                     [self, this, id, seat, drafts, password](const Answer& result) {
                         if (!self)
                             return;
                         if (result) {
                             m_seat = seat;
                             m_inside.reset();
                             takeDrafts(seat.position, drafts);
                             openSeals(password);
                             Q_EMIT seatChanged();
                         }
                         Q_EMIT answered(Answered{id, result});
                     });
}

// What was typed in this window since is newer than what was on disk when the password was checked.
void ConsoleDesk::takeDrafts(const PositionId& position, const FoundDrafts& drafts)
{
    m_elsewhere = drafts.elsewhere;
    if (m_draftsOf == position)
        return;
    m_draftsOf = position;
    m_drafts.clear();
    for (const auto& draft : drafts.here)
        m_drafts.push_back(DeskDraft{draft.key, draft.text});
    const bool wasUnkept = !m_unkept.empty();
    m_unkept.clear();
    if (wasUnkept)
        Q_EMIT draftKept(); // what was not is another desk's
}

void ConsoleDesk::standUp()
{
    m_seat = Seat{{}, {}, m_seat.position, {}};
    m_inside.reset();
    closeSeals();
    Q_EMIT seatChanged();
}

quint64 ConsoleDesk::changeAccount(AccountWish wish)
{
    const quint64 id = ++m_lastId;
    const QPointer<ConsoleDesk> self(this);
    const Seat seat = m_seat;
    // Hashing takes its tenth of a second on a reader's thread, not on this one.
    const auto job = [self, this, id, wish = std::move(wish), seat](Database&) {
        AccountRequest request{wish.act, wish.agent, wish.name, wish.roles, {}, wish.keyLoss};
        if (wish.act == AccountAct::Create || wish.act == AccountAct::SetPassword) {
            auto hash = hashPassword(wish.password);
            if (!hash) {
                later(self, [this, id, refusal = hash.refusal()] {
                    Q_EMIT answered(Answered{id, refusal});
                });
                return;
            }
            request.passwordHash = *std::move(hash);
        }
        later(self, [this, id, request, seat] {
            m_session.submitAccount(request, seat,
                                    [self = QPointer<ConsoleDesk>(this), id](const Answer& result) {
                                        if (self)
                                            Q_EMIT self->answered(Answered{id, result});
                                    });
        });
    };
    const auto asked = m_readers ? m_readers->ask("", job) : refuse(RefusalCode::EngineStopped);
    if (!asked)
        refuseLater(id, asked.refusal());
    return id;
}

quint64 ConsoleDesk::exportLog(LogExportWish wish)
{
    const quint64 id = ++m_lastId;
    const QPointer<ConsoleDesk> self(this);
    LogExport wanted;
    wanted.wish = std::move(wish);
    wanted.reader = logReader();
    // Who looked at what is asked with a reason of its own; of the shift log no more goes into the
    // file than was opened here with one.
    if (wanted.wish.what == ExportWhat::Looks)
        wanted.reader.opened.reset();
    wanted.time = &m_session.time();
    wanted.agency = state().agency;
    wanted.now = now();
    wanted.made = m_session.time().dated(now()).toStdString() + " by " + m_seat.name + " at " +
                  m_seat.position.value;
    // Who sits here when it is asked for has read it, also if somebody else sits here by the end.
    // Shared with whoever may stop it.
    const auto isTaken = std::make_shared<std::atomic<bool>>(false);
    m_exports[id] = isTaken;
    const auto job = [self, this, id, wanted, seat = m_seat, isTaken](Database& database) {
        if (isTaken->exchange(true))
            return; // stopped, and answered so
        auto staged = stageLogExport(database, wanted);
        later(self, [this, self, id, seat, staged = std::move(staged)] {
            m_exports.erase(id);
            if (!staged) {
                const bool isStopped = staged.refusal().code == RefusalCode::QueryCanceled;
                Q_EMIT answered(Answered{id, isStopped ? refuse(RefusalCode::ExportStopped)
                                                       : staged.refusal()});
                return;
            }
            // It is on the log before it is handed out.
            Request request;
            request.command = RecordExport{staged->fact};
            request.seat = seat;
            m_session.submit(std::move(request),
                             [self, this, id, file = staged->file](const Answer& result) {
                                 if (self)
                                     placeExport(id, file, result);
                             });
        });
    };
    const auto asked =
        m_readers ? m_readers->ask(exportTopic(id), job) : refuse(RefusalCode::EngineStopped);
    if (!asked) {
        m_exports.erase(id);
        refuseLater(id, asked.refusal());
    }
    return id;
}

// No other window's export has the same.
std::string ConsoleDesk::exportTopic(quint64 id) const
{
    return fmt::format("export {} of {}", id, static_cast<const void*>(this));
}

// What runs is interrupted where it reads, and answers for itself; what still waits never will.
void ConsoleDesk::stopExport(quint64 id)
{
    const auto open = m_exports.find(id);
    if (!m_readers || open == m_exports.end())
        return;
    m_readers->cancel(exportTopic(id));
    if (open->second->exchange(true))
        return;
    m_exports.erase(open);
    refuseLater(id, refuse(RefusalCode::ExportStopped));
}

void ConsoleDesk::placeExport(quint64 id, const std::shared_ptr<StagedFile>& file,
                              const Answer& recorded)
{
    if (!recorded) {
        Q_EMIT answered(Answered{id, recorded});
        return;
    }
    const QPointer<ConsoleDesk> self(this);
    const auto job = [self, this, id, file, recorded](Database&) {
        const auto placed = file->place();
        later(self, [this, id, recorded, placed] {
            Q_EMIT answered(placed ? Answered{id, recorded} : Answered{id, placed.refusal()});
        });
    };
    if (const auto asked = m_readers->ask("", job); !asked)
        refuseLater(id, asked.refusal());
}

void ConsoleDesk::keepDraft(DeskDraft draft)
{
    const auto known = std::find_if(m_drafts.begin(), m_drafts.end(),
                                    [&](const DeskDraft& one) { return one.key == draft.key; });
    if (known != m_drafts.end())
        m_drafts.erase(known);
    if (draft.text.empty()) {
        if (m_unkept.erase(draft.key) > 0 && m_unkept.empty())
            Q_EMIT draftKept();
        const auto dropped = m_session.engine().dropDraft(m_seat.position, draft.key);
        HAVEN_EXPECT(dropped.isOk());
        return;
    }
    tellKept(draft.key, m_session.engine().saveDraft(
                            StoredDraft{m_seat.position, draft.key, draft.text, now()}));
    m_drafts.push_back(std::move(draft));
}

// As it begins and as it is over, not with every letter in between.
void ConsoleDesk::tellKept(const std::string& key, const Result<void>& kept)
{
    if (!kept) {
        if (m_unkept.insert(key).second)
            Q_EMIT draftUnkept(kept.refusal());
        return;
    }
    if (m_unkept.erase(key) > 0 && m_unkept.empty())
        Q_EMIT draftKept();
}

} // namespace haven
