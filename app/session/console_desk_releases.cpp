#include "app/session/console_desk.h"
#include "app/session/seal_release.h"
#include "models/dispatch/decide.h"
#include "models/store/accounts.h"
#include "models/store/seal_groups.h"
#include "models/store/seal_hand_back.h"

#include <unistd.h>

// The desk's part in what leaves the clinicians: releases, escrow, the hand-back. As everything
// that opens something it happens in the sealed room, on its own thread; the log hears of it first.
namespace haven {

namespace {

Refusal keyClosed()
{
    return refuse(RefusalCode::SealKeyClosed);
}

bool canRelease(const SealedRoom::Opened* room)
{
    return room && room->keys->hasGroup();
}

} // namespace

// --- escrow ---

Result<SealPlan> ConsoleDesk::escrowPlan(SealedRoom::Opened& room, const SealWish& wish)
{
    if (wish.codes.size() != 2)
        return refuse(RefusalCode::EscrowCodes);
    EscrowOpening opening{wish.group, {wish.codes[0], wish.codes[1]}, wish.reason};
    auto plan = planEscrowOpening(room.database(), *room.keys, opening);
    for (auto& code : opening.codes)
        wipe(code);
    return plan;
}

void ConsoleDesk::nameEscrow(quint64 id, SealWish wish)
{
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask("", [self, this, id, names = std::move(wish.names)](SealedRoom::Opened* room) {
        if (!canRelease(room)) {
            later(self, [this, id] { refuseLater(id, keyClosed()); });
            return;
        }
        const auto made =
            std::make_shared<Result<EscrowCodes>>(planEscrow(room->database(), *room->keys, names));
        later(self, [this, self, id, names, made] {
            if (!*made)
                return refuseLater(id, made->refusal());
            m_session.submitWith({(*made)->plan.command, m_seat, {}, {}}, (*made)->plan.rows,
                                 [self, id, names, made](const Answer& result) {
                                     std::vector<EscrowShare> shares;
                                     for (std::size_t n = 0; n < names.size(); ++n) {
                                         shares.push_back({names[n], (*made)->codes[n]});
                                         wipe((*made)->codes[n]);
                                     }
                                     if (self && result)
                                         Q_EMIT self->escrowMade(id, shares);
                                     for (auto& share : shares)
                                         wipe(share.code);
                                     if (self)
                                         Q_EMIT self->answered(Answered{id, result});
                                 });
        });
    });
}

// --- releases ---

// Shared by the threads one after the other: the room opens the words, the log hears of them, the
// room writes them out.
struct ConsoleDesk::Releasing {
    ReleaseSealedNotes command;
    std::string path;
    std::string text;
    LockedBytes words;
    const AgencyTime* time = nullptr;
    NameOf nameOf; // of whom this window knows now
    // Also where it was refused before the words were taken over.
    ~Releasing() { wipe(text); }
};

Result<SealPlan> ConsoleDesk::planOf(Releasing& releasing, SealedRoom::Opened* room)
{
    if (!canRelease(room))
        return keyClosed();
    if (!releasing.path.empty()) {
        if (const auto can = canWriteReleased(releasing.path); !can)
            return can.refusal();
    }
    if (!releasing.text.empty()) {
        releasing.words = LockedBytes::copyOf(releasing.text);
        wipe(releasing.text);
    } else {
        const auto notes =
            openSealed(room->database(), *room->keys, releasing.command.incident, SealedKind::Note);
        if (!notes)
            return notes.refusal();
        releasing.words = releaseWords(
            *notes, [time = releasing.time](Instant at) { return time->dated(at).toStdString(); },
            releasing.nameOf);
    }
    return planRelease(*room->keys, releasing.command, releasing.words.view());
}

quint64 ConsoleDesk::releaseSealed(SealReleaseWish wish)
{
    const quint64 id = ++m_lastId;
    const auto releasing = std::make_shared<Releasing>();
    releasing->command.incident = wish.incident;
    releasing->command.to = wish.to;
    releasing->command.basis = wish.basis;
    releasing->command.ground = wish.ground;
    releasing->command.scope = wish.scope;
    releasing->command.signedAt = time().parse(wish.signedOn, now());
    releasing->command.until = time().parseEnd(wish.until, now());
    releasing->path = wish.path;
    releasing->text = std::move(wish.text);
    releasing->time = &m_session.time();
    releasing->nameOf = namesOf(state());
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask("", [self, this, id, releasing, agent = m_seat.agent](SealedRoom::Opened* room) {
        auto plan = planOf(*releasing, room);
        later(self, [this, id, releasing, agent, plan = std::move(plan)] {
            if (!plan || agent != m_seat.agent)
                refuseLater(id, plan ? keyClosed() : plan.refusal());
            else
                recordRelease(id, releasing, *plan);
        });
    });
    return id;
}

// Recorded first: nothing leaves that is not on the record.
void ConsoleDesk::recordRelease(quint64 id, const std::shared_ptr<Releasing>& releasing,
                                SealPlan plan)
{
    const QPointer<ConsoleDesk> self(this);
    const auto done = [self, this, id, releasing](const Answer& result) {
        if (!self)
            return;
        if (!result || releasing->path.empty()) {
            Q_EMIT answered(Answered{id, result});
            return;
        }
        const std::string head =
            releaseHead(releasing->command, m_session.numberOf(releasing->command.incident),
                        [this](Instant at) { return time().dated(at).toStdString(); });
        m_sealed.ask("", [self, this, id, releasing, head, result](SealedRoom::Opened*) {
            const auto written = writeReleased(releasing->path, head, releasing->words.view());
            later(self, [this, id, result, written] {
                Q_EMIT answered(written ? Answered{id, result} : Answered{id, written.refusal()});
            });
        });
    };
    m_session.submitWith({std::move(plan.command), m_seat, {}, {}}, std::move(plan.rows), done);
}

void ConsoleDesk::readReleases(IncidentId incident, const QString& asker, quint64 generation)
{
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask(
        asker.toStdString(), [self, this, incident, asker, generation](SealedRoom::Opened* room) {
            ReleasePage page;
            const auto texts = canRelease(room) ? openSealed(room->database(), *room->keys,
                                                             incident, SealedKind::Release)
                                                : Result<std::vector<OpenedNote>>(keyClosed());
            if (!texts)
                page.refusal = texts.refusal();
            for (std::size_t n = 0; texts && n < texts->size(); ++n) {
                ReleaseShown shown;
                shown.release.number = (*texts)[n].place.number;
                shown.text = std::string((*texts)[n].text.view());
                page.releases.push_back(std::move(shown));
            }
            later(self, [this, asker, generation, incident, page] {
                showReleases(asker, generation, incident, page);
            });
        });
}

// On the record first; whoever is not allowed gets the rule and no word.
void ConsoleDesk::showReleases(const QString& asker, quint64 generation, IncidentId incident,
                               ReleasePage page)
{
    const auto found = state().incidents.find(incident);
    std::vector<ReleaseShown> known;
    for (auto& shown : page.releases) {
        if (found == state().incidents.end())
            break;
        for (const auto& one : found->second.sealed.releases) {
            if (one.number != shown.release.number)
                continue;
            shown.release = one;
            known.push_back(shown);
        }
    }
    page.releases = std::move(known);
    if (page.refusal || page.releases.empty()) {
        Q_EMIT releasesFound(asker, generation, page);
        return;
    }
    Request request;
    request.command = ReadSealedNotes{incident, static_cast<std::int64_t>(page.releases.size())};
    request.seat = m_seat;
    const QPointer<ConsoleDesk> self(this);
    m_session.submit(std::move(request), [self, asker, generation, page](const Answer& result) {
        if (!self)
            return;
        ReleasePage shown = page;
        if (!result) {
            shown.releases.clear();
            shown.refusal = result.refusal();
        }
        Q_EMIT self->releasesFound(asker, generation, shown);
    });
}

// --- hand-back ---

struct ConsoleDesk::HandingBack {
    HandBackWish wish;
    SealPlan plan;
    std::optional<Result<Account>> second;
};

quint64 ConsoleDesk::handBackSealed(HandBackWish wish)
{
    const quint64 id = ++m_lastId;
    const auto handing = std::make_shared<HandingBack>();
    handing->wish = std::move(wish);
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask("", [self, this, id, handing](SealedRoom::Opened* room) {
        if (!canRelease(room)) {
            later(self, [this, id] { refuseLater(id, keyClosed()); });
            return;
        }
        std::optional<AgentId> second;
        if (!handing->wish.second.value.empty()) {
            second = handing->wish.second;
            handing->second =
                checkPassword(room->database(), *second, handing->wish.secondPassword);
            wipe(handing->wish.secondPassword);
        }
        handing->plan = planHandBack(*room->keys, handing->wish.to, second);
        later(self, [this, id, handing] { mayHandBack(id, handing); });
    });
    return id;
}

// The rules are asked before the file is written: it holds the words.
void ConsoleDesk::mayHandBack(quint64 id, const std::shared_ptr<HandingBack>& handing)
{
    if (const auto& second = handing->second) {
        const bool isCounted = *second || second->refusal().code == RefusalCode::SignOnWrong;
        if (isCounted) {
            const auto counted = m_session.engine().submitPasswordTry(
                handing->wish.second, *second ? PasswordTry::Right : PasswordTry::Wrong,
                m_seat.position, [](const auto&) {});
            HAVEN_EXPECT(counted.isOk());
        }
        if (!*second) {
            Q_EMIT answered(Answered{id, second->refusal()});
            return;
        }
    }
    Act act;
    act.recordedAt = act.happenedAt = now();
    act.recordedBy = act.doneBy = m_seat.agent;
    act.roles = m_seat.roles;
    act.knowledge = &knowledge();
    if (const auto may = decide(state(), handing->plan.command, act); !may) {
        Q_EMIT answered(Answered{id, may.refusal()});
        return;
    }
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask("", [self, this, id, handing](SealedRoom::Opened* room) {
        Result<std::int64_t> written = keyClosed();
        if (canRelease(room)) {
            const auto numbers = IncidentNumbers::read(room->database());
            written = writeHandBack(
                room->database(), *room->keys,
                {handing->wish.path, handing->wish.passphrase, [&](IncidentId incident) {
                     const auto number = numbers ? numbers->numberOf(incident) : std::nullopt;
                     return number.value_or("incident " + std::to_string(incident.value));
                 }});
        }
        wipe(handing->wish.passphrase);
        later(self, [this, id, handing, written] {
            if (written)
                recordHandBack(id, handing);
            else
                refuseLater(id, written.refusal());
        });
    });
}

void ConsoleDesk::recordHandBack(quint64 id, const std::shared_ptr<HandingBack>& handing)
{
    const QPointer<ConsoleDesk> self(this);
    m_session.submitWith({handing->plan.command, m_seat, {}, {}}, handing->plan.rows,
                         [self, this, id, path = handing->wish.path](const Answer& result) {
                             if (!self)
                                 return;
                             if (!result) // nothing was handed back, so nothing lies about
                                 m_sealed.ask(
                                     "", [path](SealedRoom::Opened*) { ::unlink(path.c_str()); });
                             Q_EMIT answered(Answered{id, result});
                         });
}

} // namespace haven
