#include "models/exchange/gzip_reader.h"

#include <array>
#include <limits>
#include <zlib.h>

namespace haven {

namespace {

constexpr std::size_t kPackedChunk = 65536;
constexpr int kGzipOnly = 15 + 16; // largest window, and refuse anything that is not gzip

class GzipSource final : public ByteSource
{
public:
    explicit GzipSource(std::unique_ptr<ByteSource> packed) : m_packed(std::move(packed))
    {
        m_isReady = inflateInit2(&m_stream, kGzipOnly) == Z_OK;
    }
    ~GzipSource() override
    {
        if (m_isReady)
            inflateEnd(&m_stream);
    }
    Result<std::size_t> read(std::span<char> buffer) override;
    const std::string& name() const override { return m_packed->name(); }

private:
    Refusal damaged(std::string_view why) const
    {
        return refuse(RefusalCode::GzipDamaged, name(), why);
    }
    Result<void> refill();
    Result<void> stepOver(int answer);

    std::unique_ptr<ByteSource> m_packed;
    std::array<char, kPackedChunk> m_chunk{};
    z_stream m_stream{};
    bool m_isReady = false;
    bool m_isPackedDone = false;
    bool m_isBetweenMembers = true;
    bool m_hasMember = false;
};

Result<void> GzipSource::refill()
{
    if (m_stream.avail_in > 0 || m_isPackedDone)
        return {};
    const auto count = m_packed->read(m_chunk);
    if (!count)
        return count.refusal();
    m_isPackedDone = *count == 0;
    m_stream.next_in = reinterpret_cast<Bytef*>(m_chunk.data());
    m_stream.avail_in = static_cast<uInt>(*count);
    return {};
}

// What inflate() said, as the state of this source.
Result<void> GzipSource::stepOver(int answer)
{
    if (answer == Z_STREAM_END) {
        m_isBetweenMembers = true;
        m_hasMember = true;
        if (inflateReset(&m_stream) != Z_OK)
            return damaged("the unpacker could not start over");
        return {};
    }
    if (answer == Z_OK || answer == Z_BUF_ERROR) {
        m_isBetweenMembers = false;
        return {};
    }
    if (m_isBetweenMembers && m_hasMember)
        return damaged("there are other bytes after its end");
    return damaged(m_stream.msg ? m_stream.msg : "the packed bytes make no sense");
}

Result<std::size_t> GzipSource::read(std::span<char> buffer)
{
    if (!m_isReady)
        return damaged("the unpacker could not start");
    if (buffer.empty())
        return std::size_t{0};
    const auto room =
        static_cast<uInt>(std::min<std::size_t>(buffer.size(), std::numeric_limits<uInt>::max()));
    m_stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
    m_stream.avail_out = room;
    while (m_stream.avail_out == room) {
        if (const auto filled = refill(); !filled)
            return filled.refusal();
        if (m_stream.avail_in == 0 && m_isPackedDone) {
            if (m_isBetweenMembers && m_hasMember)
                return std::size_t{0};
            return damaged("it ends in the middle");
        }
        if (const auto step = stepOver(inflate(&m_stream, Z_NO_FLUSH)); !step)
            return step.refusal();
    }
    return static_cast<std::size_t>(room - m_stream.avail_out);
}

} // namespace

bool isGzip(std::string_view start)
{
    return start.size() >= 2 && start[0] == '\x1f' && start[1] == '\x8b';
}

std::unique_ptr<ByteSource> gzipSource(std::unique_ptr<ByteSource> packed)
{
    return std::make_unique<GzipSource>(std::move(packed));
}

} // namespace haven
