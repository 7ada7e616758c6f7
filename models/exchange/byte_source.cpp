#include "models/exchange/byte_source.h"

#include "models/exchange/gzip_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace haven {

namespace {

Refusal unreadable(const std::string& path, int error)
{
    return refuse(RefusalCode::FileUnreadable, path, std::generic_category().message(error));
}

class MemorySource final : public ByteSource
{
public:
    MemorySource(std::string name, std::string_view text) : m_name(std::move(name)), m_rest(text) {}
    Result<std::size_t> read(std::span<char> buffer) override
    {
        const std::size_t count = std::min(buffer.size(), m_rest.size());
        std::copy_n(m_rest.begin(), count, buffer.begin());
        m_rest.remove_prefix(count);
        return count;
    }
    const std::string& name() const override { return m_name; }

private:
    std::string m_name;
    std::string_view m_rest;
};

struct CloseFile {
    void operator()(std::FILE* file) const { std::fclose(file); } // read only: nothing to lose
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

class FileSource final : public ByteSource
{
public:
    FileSource(std::string path, FileHandle file) : m_path(std::move(path)), m_file(std::move(file))
    {}
    Result<std::size_t> read(std::span<char> buffer) override
    {
        errno = 0;
        const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), m_file.get());
        if (count == 0 && std::ferror(m_file.get()) != 0)
            return unreadable(m_path, errno);
        return count;
    }
    const std::string& name() const override { return m_path; }

private:
    std::string m_path;
    FileHandle m_file;
};

} // namespace

std::unique_ptr<ByteSource> memorySource(std::string name, std::string_view text)
{
    return std::make_unique<MemorySource>(std::move(name), text);
}

Result<std::unique_ptr<ByteSource>> fileSource(const std::string& path)
{
    // Not waiting: a pipe is opened only once somebody writes into it, and never ends for one who
    // keeps it open. A start must not hang on a file beside the station.
    const int opened = ::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    if (opened < 0)
        return unreadable(path, errno);
    struct stat found {};
    FileHandle file(::fdopen(opened, "rb"));
    if (!file) {
        ::close(opened);
        return unreadable(path, errno);
    }
    if (::fstat(opened, &found) != 0)
        return unreadable(path, errno);
    if (S_ISDIR(found.st_mode))
        return unreadable(path, EISDIR);
    if (!S_ISREG(found.st_mode))
        return refuse(RefusalCode::FileUnreadable, path, "it is no ordinary file");
    return std::unique_ptr<ByteSource>(std::make_unique<FileSource>(path, std::move(file)));
}

Result<std::unique_ptr<ByteSource>> openInput(const std::string& path)
{
    auto peek = fileSource(path);
    if (!peek)
        return peek.refusal();
    std::array<char, 2> magic{};
    const auto count = (*peek)->read(magic);
    if (!count)
        return count.refusal();
    auto file = fileSource(path);
    if (!file)
        return file.refusal();
    if (*count == magic.size() && isGzip(std::string_view(magic.data(), magic.size())))
        return gzipSource(std::move(*file));
    return file;
}

Result<std::string> readWhole(const std::string& path, std::size_t bytesMax)
{
    auto source = fileSource(path);
    if (!source)
        return source.refusal();
    std::string whole;
    std::array<char, 16384> chunk{};
    for (;;) {
        const auto count = (*source)->read(chunk);
        if (!count)
            return count.refusal();
        if (*count == 0)
            return whole;
        whole.append(chunk.data(), *count);
        if (whole.size() > bytesMax)
            return refuse(RefusalCode::FileUnreadable, path,
                          "it is larger than " + std::to_string(bytesMax) + " bytes");
    }
}

} // namespace haven
