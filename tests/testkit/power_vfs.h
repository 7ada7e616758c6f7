#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <vector>

struct sqlite3_vfs;

namespace haven::test {

// What a file is after the power came back, sector by sector of what was not yet synced.
enum class DiskKind {
    Honest, // a write that was not synced may be kept, dropped, torn or turned to garbage
    Lying,  // the same may happen to what was synced
};

// A disk in memory whose power can be cut at any write or sync. One connection at a time, one
// thread. Names are those of files that do not exist on the real disk.
class PowerVfs final
{
public:
    PowerVfs(std::string name, std::uint64_t seed, DiskKind kind);
    PowerVfs(const PowerVfs&) = delete;
    PowerVfs& operator=(const PowerVfs&) = delete;
    ~PowerVfs();

    const std::string& name() const { return m_name; }
    // The power goes off instead of the n-th write, sync or truncation from now; 0: never.
    void cutIn(std::int64_t operations) { m_cutIn = operations; }
    bool isOff() const { return m_isOff; }
    // With what the disk kept; precondition: every connection was closed.
    void powerOn();
    std::int64_t operations() const { return m_operations; }

    // For the VFS's own functions.
    struct Write {
        std::int64_t at = 0; // -1: a truncation to `size`
        std::int64_t size = 0;
        std::string bytes;
    };
    struct File {
        std::string now;     // what the running system sees
        std::string durable; // what was synced
        std::vector<Write> unsynced;
        std::vector<std::string> shared; // WAL index, gone with the power
        bool isNamed = true;             // its name in the folder is synced
    };
    std::map<std::string, File> files;
    // Deleted, and may be back after a cut: the folder was not synced since.
    std::map<std::string, File> deleted;
    void create(const std::string& name);
    void remove(const std::string& name);
    void syncName(const std::string& name);
    // Answers whether there is power for one more operation.
    bool takePower();
    bool isLying() const { return m_kind == DiskKind::Lying; }

private:
    void keepSome(File& file);
    void keepSomeNames();

    std::string m_name;
    std::mt19937_64 m_random;
    DiskKind m_kind;
    std::int64_t m_cutIn = 0;
    std::int64_t m_operations = 0;
    bool m_isOff = false;
    sqlite3_vfs* m_vfs; // owned; SQLite holds its address until unregistered
};

} // namespace haven::test
