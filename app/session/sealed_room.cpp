#include "app/session/sealed_room.h"

namespace haven {

namespace {

constexpr int kSliceNotes = 256; // some 15 ms of opening and cutting into words, as read at once

} // namespace

SealedRoom::SealedRoom(std::string path) : m_path(std::move(path)) {}

void SealedRoom::open(const AgentId& agent, std::string password,
                      std::function<void(const Result<void>&, Opened*)> done)
{
    m_thread.post("", [this, agent, password = std::move(password), done]() mutable {
        m_opened.reset();
        auto reader = StationReader::open({m_path, ""});
        if (!reader) {
            wipe(password);
            return done(reader.refusal(), nullptr);
        }
        auto keys = SealKeys::open(reader->database(), agent, password);
        wipe(password);
        if (!keys)
            return done(keys.refusal(), nullptr);
        m_opened.reset(new Opened{*std::move(reader), *std::move(keys), SealIndex(), 0, false, 0});
        done({}, m_opened.get());
        indexSlice();
    });
}

void SealedRoom::close()
{
    m_thread.post("", [this] { m_opened.reset(); });
}

void SealedRoom::ask(const std::string& topic, Work work)
{
    m_thread.post(topic, [this, work = std::move(work)] { work(m_opened.get()); });
}

void SealedRoom::findGroup(Work done)
{
    m_thread.post("", [this, done = std::move(done)] {
        if (m_opened) {
            const std::string before = m_opened->keys->group();
            const auto found = m_opened->keys->findGroup(m_opened->database());
            if (!found || m_opened->keys->group() != before) {
                m_opened->index = SealIndex();
                m_opened->indexedTo = 0;
                m_opened->isIndexed = false;
            }
            indexSlice();
        }
        done(m_opened.get());
    });
}

void SealedRoom::add(std::int64_t sequence)
{
    m_thread.post("", [this, sequence] {
        // Before the index has begun the slices will come by it themselves.
        const bool isMissing = m_opened && m_opened->keys->hasGroup() && m_opened->indexedTo > 0;
        if (!isMissing)
            return;
        const auto note = openSealedAt(m_opened->database(), *m_opened->keys, sequence);
        if (note && *note)
            m_opened->index.add((*note)->place, (*note)->text.view());
    });
}

// One slice, and the next behind whatever was asked meanwhile.
void SealedRoom::indexSlice()
{
    if (!m_opened || m_opened->isIndexed || !m_opened->keys->hasGroup())
        return;
    Opened& room = *m_opened;
    if (room.indexedTo == 0) {
        const auto total = countSealed(room.database(), *room.keys);
        room.total = total ? *total : 0;
    }
    int left = kSliceNotes;
    const auto walk = walkSealed(room.database(), *room.keys, room.indexedTo,
                                 [&](const SealedPlace& place, std::string_view text) {
                                     room.index.add(place, text);
                                     return --left > 0 ? SealedTake::Next : SealedTake::Stop;
                                 });
    if (walk && walk->last > 0)
        room.indexedTo = walk->last;
    else if (room.indexedTo == 0)
        room.indexedTo = 1; // there is none yet; what comes is added one by one
    room.isIndexed = !walk || left > 0;
    if (!room.isIndexed)
        m_thread.post("", [this] { indexSlice(); });
}

} // namespace haven
