#pragma once

#include "models/base/result.h"

#include <QSaveFile>
#include <string>
#include <string_view>

// Files that people ask for and files that keep what they chose: whole, or as they were before.
namespace haven {

// From here on no file this process makes is open to everybody on the machine: they all tell of
// people. Whoever shares a station does it by the group of its folder.
void keepFromOthers();

// A write past the largest file that this account of the computer may make is refused, as on a full
// disk; without this it would end the process.
void outliveFileLimit();

// Nothing lies there, or a plain file that may be written over. A station, its map and what lies
// beside them are never written over: a record is not lost to a slip in a name.
bool mayBePutAt(const std::string& path);

// All of the text on the disk, in its place. Errors: FileUnwritable, naming the place.
Result<void> writeWhole(const std::string& path, std::string_view text);

// The same in two steps, for what is written bit by bit. Whoever stops between them leaves what was
// there before.
bool openWhole(QSaveFile& file);
bool commitWhole(QSaveFile& file);

} // namespace haven
