#pragma once

#include <atomic>
#include <cstdint>
#include <string>

namespace haven::test {

// A disk that fails on demand: a SQLite VFS around the system's own. Root may write anywhere and a
// test machine's disk is never full, so trouble has to be made.
class FaultVfs final
{
public:
    explicit FaultVfs(std::string name);
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;
    ~FaultVfs();
    const std::string& name() const { return m_name; }
    // What is opened from now on without naming a VFS lies on this disk, until this object goes.
    void makeDefault();

    // All of these may be set from any thread while a station is open. Counters count down: 1 lets
    // the very next one fail, 0 none. What failed once works again, unless the trouble is lasting.
    std::atomic<std::int64_t> failWriteIn{0};
    std::atomic<std::int64_t> failSyncIn{0};
    std::atomic<std::int64_t> failOpenIn{0};
    std::atomic<bool> isFull{false};     // writes that lengthen or overwrite answer "disk full"
    std::atomic<bool> isReadOnly{false}; // opening for writing and every write are turned away
    std::atomic<bool> isBroken{false};   // every write and sync fails
    std::atomic<int> brokenAnswer{0};    // what such a write says, of SQLite; 0: an I/O error
    std::atomic<int> delayMs{0};         // before each sync
    std::atomic<std::int64_t> writes{0};
    std::atomic<std::int64_t> syncs{0};
    std::atomic<std::int64_t> opens{0};

private:
    struct Registered;
    std::string m_name;
    Registered* m_registered; // owned; SQLite holds its address until unregistered
};

} // namespace haven::test
