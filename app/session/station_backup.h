#pragma once

#include "app/session/agency_time.h"
#include "models/dispatch/backup_book.h"

#include <atomic>
#include <memory>
#include <string>

namespace haven {

// Where a backup goes: the file that was named, or, in a folder, one with the station's name and
// the agency's clock. Empty where nothing was named.
std::string backupTarget(const std::string& named, const std::string& station,
                         const AgencyTime& time, Instant now);
// The same in a folder, without a look at any disk.
std::string backupNameIn(const std::string& folder, const std::string& station,
                         const AgencyTime& time, Instant now);
// One backup under way, on a thread that may outlive whoever wished for it: it ends with the wish.
class BackupRun final
{
public:
    BackupRun() = default;
    BackupRun(const BackupRun&) = delete;
    BackupRun& operator=(const BackupRun&) = delete;
    ~BackupRun() { stop(); }

    bool isGoingOn() const { return static_cast<bool>(m_isStopped); }
    // Set where it is to end; shared with the thread.
    std::shared_ptr<const std::atomic<bool>> begin();
    void stop();
    void end() { m_isStopped.reset(); }

private:
    std::shared_ptr<std::atomic<bool>> m_isStopped;
};

// "2 days", "30 h": how long there was none, for people.
std::string backupAgeWords(Span since);

} // namespace haven
