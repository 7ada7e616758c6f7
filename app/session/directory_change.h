#pragma once

#include "app/session/staged_file.h"
#include "models/dispatch/commands.h"
#include "models/items/directory_wish.h"

#include <memory>
#include <string>
#include <vector>

namespace haven {

// A changed list of the agency that lies whole on the disk beside its place, for the console and
// havenctl alike: the log hears of it first, then it is placed.
struct DirectoryStage {
    Command command;                     // for the log
    std::shared_ptr<StagedFile> file;    // shared by the threads one after the other
    std::vector<DirectoryEntry> entries; // shipped and the agency's, as they will be
};

// Reads and writes files. A file of the agency with a fault is not written over: what is left out
// of it would be gone. Errors: those of readDirectoryFile(); FileMalformed for an entry with a
// fault; NothingToChange for an entry that is not there; FileUnwritable.
Result<DirectoryStage> stageDirectory(const DirectoryWish& wish, const std::string& stationPath,
                                      LocalDay today);

} // namespace haven
