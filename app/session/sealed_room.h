#pragma once

#include "app/session/topic_thread.h"
#include "models/store/seal_index.h"
#include "models/store/seal_notes.h"
#include "models/store/station_file.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace haven {

// Where one window's sealed notes are open: a thread of its own with a connection of its own, the
// clinician's keys and the words to search in. Whoever asks from the screen never waits; the index
// is made in slices, so that a question never waits for more than one.
class SealedRoom final
{
public:
    // What is open, on the room's thread only.
    struct Opened {
        StationReader reader;
        std::unique_ptr<SealKeys> keys;
        SealIndex index;
        std::int64_t indexedTo = 0; // notes from this one down are still to come; 0: not begun
        bool isIndexed = false;
        std::int64_t total = 0;
        Database& database() { return reader.database(); }
    };
    // nullptr: nothing is open.
    using Work = std::function<void(Opened*)>;

    explicit SealedRoom(std::string path);
    SealedRoom(const SealedRoom&) = delete;
    SealedRoom& operator=(const SealedRoom&) = delete;

    // Opens the keys, takes another's place; `done` and everything asked runs on the room's thread.
    // Errors: those of the station and of SealKeys::open.
    void open(const AgentId& agent, std::string password,
              std::function<void(const Result<void>&, Opened*)> done);
    void close();
    // A newer question of the same topic takes the place of one that waits.
    void ask(const std::string& topic, Work work);
    // The group's key is another, or there is one now.
    void findGroup(Work done);
    // A note that was sealed since.
    void add(std::int64_t sequence);

private:
    void indexSlice();

    std::string m_path;
    std::unique_ptr<Opened> m_opened; // the thread's
    TopicThread m_thread;             // last: it ends before what it works on goes
};

} // namespace haven
