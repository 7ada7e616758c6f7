#include "app/session/console_desk.h"
#include "models/store/accounts.h"
#include "models/store/seal_groups.h"

#include <algorithm>

// The desk's part in clinicians' sealed notes: everything that opens something happens in the
// sealed room, on its own thread.
namespace haven {

namespace {

constexpr std::string_view kDraftPrefix = "sealed-note/";

std::string sealedDraftKey(IncidentId incident)
{
    return std::string(kDraftPrefix) + std::to_string(incident.value);
}

std::map<IncidentId, std::string> draftsIn(SealedRoom::Opened& room, const PositionId& position)
{
    std::map<IncidentId, std::string> drafts;
    const auto stored = draftsOf(room.database(), position);
    if (!stored)
        return drafts;
    for (const auto& draft : *stored) {
        if (draft.key.rfind(kDraftPrefix, 0) != 0)
            continue;
        const IncidentId incident(std::atoll(draft.key.c_str() + kDraftPrefix.size()));
        if (const auto text = openDraft(*room.keys, incident, draft.text))
            drafts[incident] = std::string(text->view());
    }
    return drafts;
}

SealedNoteShown shownOf(const OpenedNote& note)
{
    SealedNoteShown shown;
    shown.note = NoteId(note.place.number);
    shown.incident = note.place.incident;
    shown.by = note.place.by;
    shown.at = note.place.at;
    shown.text = std::string(note.text.view());
    return shown;
}

SealedPage foundIn(SealedRoom::Opened& room, const std::string& words)
{
    SealedPage page;
    const auto places = room.index.find(words);
    page.total = static_cast<std::int64_t>(places.size());
    page.unread =
        std::max<std::int64_t>(0, room.total - static_cast<std::int64_t>(room.index.size()));
    for (const auto& place : places) {
        if (page.notes.size() == static_cast<std::size_t>(kSealedFoundMax))
            break;
        const auto note = openSealedAt(room.database(), *room.keys, place.sequence);
        if (note && *note)
            page.notes.push_back(shownOf(**note));
    }
    return page;
}

// In its place among the others: who wrote it and when is known, and that it is there.
SealedNoteShown unreadOf(const UnreadNote& note)
{
    SealedNoteShown shown;
    shown.note = NoteId(note.place.number);
    shown.incident = note.place.incident;
    shown.by = note.place.by;
    shown.at = note.place.at;
    shown.fault = unreadRefusal(note);
    return shown;
}

// All that the log has, newest first. One damaged note hides none of the others, and none is left
// out unsaid. `total` counts those that were read.
SealedPage notesOf(SealedRoom::Opened& room, IncidentId incident)
{
    SealedPage page;
    const auto read = readSealed(room.database(), *room.keys, incident, SealedKind::Note);
    if (!read) {
        page.refusal = read.refusal();
        return page;
    }
    for (const auto& note : read->notes)
        page.notes.push_back(shownOf(note));
    for (const auto& note : read->unread)
        page.notes.push_back(unreadOf(note));
    std::stable_sort(page.notes.begin(), page.notes.end(),
                     [](const auto& a, const auto& b) { return b.note < a.note; });
    page.total = static_cast<std::int64_t>(read->notes.size());
    return page;
}

bool isGroupOpen(const SealedRoom::Opened* room)
{
    return room && room->keys->hasGroup();
}

} // namespace

SealStanding ConsoleDesk::sealStanding() const
{
    const SealBook& book = state().sealBook;
    if (m_seat.roles.count(Role::Clinician) == 0)
        return SealStanding::NotClinician;
    if (book.keys.count(m_seat.agent) == 0)
        return SealStanding::NoKey;
    const SealGroup* group = sealGroupOf(book, m_seat.agent);
    if (!group)
        return m_sealAgent == m_seat.agent ? SealStanding::NoGroup : SealStanding::Closed;
    const bool isOpen = m_sealAgent == m_seat.agent && m_sealGroup == group->name &&
                        m_sealGeneration == group->generation;
    return isOpen ? SealStanding::Open : SealStanding::Closed;
}

void ConsoleDesk::openSeals(std::string password)
{
    closeSeals();
    const bool mayOpen =
        m_seat.roles.count(Role::Clinician) > 0 && state().sealBook.keys.count(m_seat.agent) > 0;
    if (!mayOpen) {
        wipe(password);
        return;
    }
    const QPointer<ConsoleDesk> self(this);
    const auto done = [self, this, agent = m_seat.agent, position = m_seat.position](
                          const Result<void>& opened, SealedRoom::Opened* room) {
        auto drafts = room ? draftsIn(*room, position) : std::map<IncidentId, std::string>();
        later(self, [this, agent, opened, drafts] { sealOpened(agent, opened, drafts); });
    };
    m_sealed.open(m_seat.agent, std::move(password), done);
}

void ConsoleDesk::closeSeals()
{
    m_sealAgent.reset();
    m_sealGroup.clear();
    m_sealGeneration = 0;
    m_sealFingerprint.clear();
    for (auto& [incident, text] : m_sealDrafts)
        wipe(text);
    m_sealDrafts.clear();
    m_sealed.close();
}

void ConsoleDesk::sealOpened(const AgentId& agent, const Result<void>& opened,
                             std::map<IncidentId, std::string> drafts)
{
    if (!opened || agent != m_seat.agent)
        return; // somebody else sits here by now, or it stays closed and says so
    m_sealAgent = agent;
    m_sealDrafts = std::move(drafts);
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask("", [self, this, agent](SealedRoom::Opened* room) {
        const std::string group = room ? room->keys->group() : std::string();
        const std::int64_t generation = room ? room->keys->generation() : 0;
        const auto print = room ? haven::sealFingerprint(room->database(), agent)
                                : Result<std::string>(refuse(RefusalCode::SealKeyClosed));
        later(self, [this, agent, group, generation, print] {
            if (m_sealAgent != agent)
                return;
            m_sealFingerprint = print ? *print : std::string();
            m_sealGroup = group;
            m_sealGeneration = generation;
            Q_EMIT sealChanged();
        });
    });
}

void ConsoleDesk::hearSealFacts(const std::vector<Recorded>& recorded)
{
    bool isMoved = false;
    for (const auto& one : recorded) {
        if (!one.event)
            continue;
        if (isKind<SealedNoteAdded>(*one.event) && m_sealAgent)
            m_sealed.add(one.envelope.sequence);
        isMoved =
            isMoved || isKind<SealGroupChanged>(*one.event) || isKind<SealKeyChanged>(*one.event);
    }
    if (!isMoved)
        return;
    Q_EMIT sealChanged();
    if (!m_sealAgent)
        return;
    const QPointer<ConsoleDesk> self(this);
    m_sealed.findGroup([self, this](SealedRoom::Opened* room) {
        const std::string group = room ? room->keys->group() : std::string();
        const std::int64_t generation = room ? room->keys->generation() : 0;
        later(self, [this, group, generation] {
            m_sealGroup = group;
            m_sealGeneration = generation;
            Q_EMIT sealChanged();
        });
    });
}

void ConsoleDesk::submitPlan(quint64 id, SealPlan plan)
{
    const QPointer<ConsoleDesk> self(this);
    m_session.submitWith({std::move(plan.command), m_seat, {}, {}}, std::move(plan.rows),
                         [self, id](const Answer& result) {
                             if (self)
                                 Q_EMIT self->answered(Answered{id, result});
                         });
}

quint64 ConsoleDesk::sealNote(IncidentId incident, std::string text)
{
    const quint64 id = ++m_lastId;
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask("", [self, this, id, incident, text = std::move(text),
                      agent = m_seat.agent](SealedRoom::Opened* room) mutable {
        if (!isGroupOpen(room)) {
            later(self, [this, id] { refuseLater(id, refuse(RefusalCode::SealKeyClosed)); });
            return;
        }
        auto plan = planSealedNote(*room->keys, incident, text);
        wipe(text);
        later(self, [this, id, agent, plan = std::move(plan)] {
            if (!plan || agent != m_seat.agent)
                refuseLater(id, plan ? refuse(RefusalCode::SealKeyClosed) : plan.refusal());
            else
                submitPlan(id, *plan);
        });
    });
    return id;
}

void ConsoleDesk::readSealed(IncidentId incident, const QString& asker, quint64 generation)
{
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask(asker.toStdString(),
                 [self, this, incident, asker, generation](SealedRoom::Opened* room) {
                     SealedPage page;
                     if (isGroupOpen(room))
                         page = notesOf(*room, incident);
                     else
                         page.refusal = refuse(RefusalCode::SealKeyClosed);
                     later(self, [this, incident, asker, generation, page] {
                         showSealed(asker, generation, incident, page);
                     });
                 });
}

void ConsoleDesk::searchSealed(std::string words, const QString& asker, quint64 generation)
{
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask(asker.toStdString(), [self, this, words = std::move(words), asker,
                                       generation](SealedRoom::Opened* room) {
        SealedPage page;
        if (isGroupOpen(room))
            page = foundIn(*room, words);
        else
            page.refusal = refuse(RefusalCode::SealKeyClosed);
        later(self, [this, asker, generation, page] {
            showSealed(asker, generation, std::nullopt, page);
        });
    });
}

// On the record first; whoever is not allowed gets the rule and no word.
void ConsoleDesk::showSealed(const QString& asker, quint64 generation,
                             std::optional<IncidentId> incident, const SealedPage& page)
{
    if (page.refusal || page.notes.empty()) {
        Q_EMIT sealedFound(asker, generation, page);
        return;
    }
    Request request;
    const std::int64_t read = incident ? page.total : static_cast<std::int64_t>(page.notes.size());
    request.command = ReadSealedNotes{incident, read};
    request.seat = m_seat;
    const QPointer<ConsoleDesk> self(this);
    m_session.submit(std::move(request), [self, asker, generation, page](const Answer& result) {
        if (!self)
            return;
        SealedPage shown = page;
        if (!result) {
            shown = SealedPage();
            shown.refusal = result.refusal();
        }
        for (auto& note : shown.notes)
            note.number = self->m_session.numberOf(note.incident);
        Q_EMIT self->sealedFound(asker, generation, shown);
    });
}

void ConsoleDesk::keepSealedDraft(IncidentId incident, std::string text)
{
    const std::string key = sealedDraftKey(incident);
    if (text.empty()) {
        m_sealDrafts.erase(incident);
        const auto dropped = m_session.engine().dropDraft(m_seat.position, key);
        HAVEN_EXPECT(dropped.isOk());
        return;
    }
    m_sealDrafts[incident] = text;
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask(key, [self, this, incident, text = std::move(text),
                       position = m_seat.position](SealedRoom::Opened* room) {
        if (!room)
            return;
        const std::string sealed = haven::sealedDraft(*room->keys, incident, text);
        later(self, [this, incident, position, sealed] {
            // Sealed or thrown away meanwhile: then it does not come back.
            if (m_sealDrafts.count(incident) == 0)
                return;
            const auto kept = m_session.engine().saveDraft(
                StoredDraft{position, sealedDraftKey(incident), sealed, now()});
            HAVEN_EXPECT(kept.isOk());
        });
    });
}

std::string ConsoleDesk::sealedDraft(IncidentId incident) const
{
    const auto found = m_sealDrafts.find(incident);
    return found == m_sealDrafts.end() ? std::string() : found->second;
}

Result<SealPlan> ConsoleDesk::groupPlan(SealedRoom::Opened& room, const SealWish& wish) const
{
    switch (wish.act) {
    case SealWishAct::Found:
        return planFoundGroup(*room.keys, wish.group);
    case SealWishAct::LetIn:
        if (!room.keys->hasGroup())
            return refuse(RefusalCode::SealGroupMissing, room.keys->agent().value);
        return planLetIn(room.database(), *room.keys, wish.agent, wish.fingerprint);
    case SealWishAct::TakeOut:
    case SealWishAct::Rotate:
        if (!room.keys->hasGroup())
            return refuse(RefusalCode::SealGroupMissing, room.keys->agent().value);
        return planNewGroupKey(room.database(), *room.keys,
                               wish.act == SealWishAct::TakeOut ? std::optional(wish.agent)
                                                                : std::nullopt);
    case SealWishAct::OpenEscrow:
        return escrowPlan(room, wish);
    case SealWishAct::MakeKey:
    case SealWishAct::NameEscrow:
        break;
    }
    return refuse(RefusalCode::SealKeyClosed);
}

quint64 ConsoleDesk::changeSeal(SealWish wish)
{
    const quint64 id = ++m_lastId;
    if (wish.act == SealWishAct::MakeKey) {
        makeSealKey(id, std::move(wish));
        return id;
    }
    if (wish.act == SealWishAct::NameEscrow) {
        nameEscrow(id, std::move(wish));
        return id;
    }
    const QPointer<ConsoleDesk> self(this);
    m_sealed.ask("", [self, this, id, wish = std::move(wish)](SealedRoom::Opened* room) mutable {
        auto plan =
            room ? groupPlan(*room, wish) : Result<SealPlan>(refuse(RefusalCode::SealKeyClosed));
        for (auto& code : wish.codes)
            wipe(code);
        later(self, [this, id, plan = std::move(plan)] {
            if (plan)
                submitPlan(id, *plan);
            else
                refuseLater(id, plan.refusal());
        });
    });
    return id;
}

// First a password that nobody else has chosen, where there is none yet; then the key under it.
void ConsoleDesk::makeSealKey(quint64 id, SealWish wish)
{
    const QPointer<ConsoleDesk> self(this);
    const auto job = [self, this, id, wish = std::move(wish),
                      agent = m_seat.agent](Database& database) {
        const auto account = checkPassword(database, agent, wish.password);
        auto plan = account && !wish.newPassword.empty()
                        ? planOwnPassword(database, *account, wish.password, wish.newPassword)
                        : Result<SealPlan>(account ? refuse(RefusalCode::NothingToChange, "")
                                                   : account.refusal());
        later(self, [this, self, id, wish, account, plan = std::move(plan)] {
            if (!account)
                return refuseLater(id, account.refusal());
            if (wish.newPassword.empty())
                return makeKeyUnder(id, wish.password);
            if (!plan)
                return refuseLater(id, plan.refusal());
            m_session.submitWith({plan->command, m_seat, {}, {}}, plan->rows,
                                 [this, self, id, wish](const Answer& result) {
                                     if (!self)
                                         return;
                                     if (result)
                                         makeKeyUnder(id, wish.newPassword);
                                     else
                                         Q_EMIT answered(Answered{id, result});
                                 });
        });
    };
    const auto asked = m_readers ? m_readers->ask("", job) : refuse(RefusalCode::EngineStopped);
    if (!asked)
        refuseLater(id, asked.refusal());
}

void ConsoleDesk::makeKeyUnder(quint64 id, const std::string& password)
{
    const QPointer<ConsoleDesk> self(this);
    const auto job = [self, this, id, password, agent = m_seat.agent](Database&) {
        auto plan = planSealKey(agent, password);
        later(self, [this, self, id, password, plan = std::move(plan)] {
            m_session.submitWith({plan.command, m_seat, {}, {}}, plan.rows,
                                 [this, self, id, password](const Answer& result) {
                                     if (!self)
                                         return;
                                     if (result)
                                         openSeals(password);
                                     Q_EMIT answered(Answered{id, result});
                                 });
        });
    };
    const auto asked = m_readers->ask("", job);
    if (!asked)
        refuseLater(id, asked.refusal());
}

} // namespace haven
