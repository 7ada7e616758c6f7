#pragma once

#include "models/base/result.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace haven {

// Bytes that come in chunks: a file, a text in memory, or another source unpacked. A reader never
// holds a whole file, because an import may be larger than memory.
class ByteSource
{
public:
    virtual ~ByteSource() = default;
    // Fills at most buffer.size() bytes and returns how many; 0 means the end. A short read is not
    // the end. After a refusal the source is not read again.
    [[nodiscard]] virtual Result<std::size_t> read(std::span<char> buffer) = 0;
    // What to call it in a refusal: the path as given, or a word.
    [[nodiscard]] virtual const std::string& name() const = 0;

protected:
    ByteSource() = default;
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
};

// Opens the same input anew; an import reads it twice, once to check and once to take.
using SourceOpener = std::function<Result<std::unique_ptr<ByteSource>>()>;

// A text already in memory. Precondition: the text outlives the source.
std::unique_ptr<ByteSource> memorySource(std::string name, std::string_view text);
// A file, as it lies on disk. Refusal: FileUnreadable.
Result<std::unique_ptr<ByteSource>> fileSource(const std::string& path);
// A file, unpacked when its first bytes say gzip, whatever it is called. Refusal: FileUnreadable
// here, GzipDamaged while reading.
Result<std::unique_ptr<ByteSource>> openInput(const std::string& path);
// The whole of a small file, such as a profile. Refusal: FileUnreadable, also above bytesMax.
Result<std::string> readWhole(const std::string& path, std::size_t bytesMax);

} // namespace haven
