#pragma once

#include "models/base/result.h"

#include <functional>
#include <string>

namespace haven {

// An export that lies whole on the disk beside its place, and is put there once the log says so:
// the log tells of no file that was never there, and no file is there that the log does not tell
// of. Taken away where it is never placed.
class StagedFile final
{
public:
    using Write = std::function<Result<void>(const std::string& path)>;
    // Errors: FileUnwritable, naming the place.
    static Result<StagedFile> make(const std::string& path, const Write& write);
    // Errors: FileUnwritable.
    Result<void> place();
    StagedFile(StagedFile&& other) noexcept;
    StagedFile& operator=(StagedFile&& other) noexcept;
    ~StagedFile();

private:
    StagedFile(std::string path, std::string part);
    std::string m_path;
    std::string m_part; // empty: placed, or given to another
};

} // namespace haven
