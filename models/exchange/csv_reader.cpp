#include "models/exchange/csv_reader.h"

#include "models/base/text.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace haven {

namespace {

constexpr std::size_t kChunkBytes = 65536;

// True for plain ASCII without NUL: nearly every row, and then nothing has to be decoded.
bool isPlainAscii(std::string_view text)
{
    unsigned char all = 0;
    for (const char c : text)
        all = static_cast<unsigned char>(all | static_cast<unsigned char>(c));
    return all < 0x80 && text.find('\0') == std::string_view::npos;
}

std::int64_t countLineEnds(std::string_view text)
{
    std::int64_t lines = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool isPair = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        if ((text[i] == '\n' || text[i] == '\r') && !isPair)
            ++lines;
    }
    return lines;
}

// 0x80 to 0x9F of Windows-1252; the rest is Latin-1. Zero: the byte means nothing.
constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

void appendUtf8(std::string& out, char16_t c)
{
    if (c < 0x80) {
        out += static_cast<char>(c);
    } else if (c < 0x800) {
        out += static_cast<char>(0xC0 | (c >> 6));
        out += static_cast<char>(0x80 | (c & 0x3F));
    } else {
        out += static_cast<char>(0xE0 | (c >> 12));
        out += static_cast<char>(0x80 | ((c >> 6) & 0x3F));
        out += static_cast<char>(0x80 | (c & 0x3F));
    }
}

} // namespace

std::optional<std::string> fromWindows1252(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() + 8);
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isMapped = byte >= 0x80 && byte < 0xA0;
        const char16_t point = isMapped ? kWindows1252[byte - 0x80U] : char16_t{byte};
        if (point == 0)
            return std::nullopt;
        appendUtf8(out, point);
    }
    return out;
}

CsvReader::CsvReader(ByteSource& source, CsvDialect dialect, CsvLimits limits)
    : m_source(source), m_dialect(dialect), m_limits(limits), m_chunk(kChunkBytes)
{}

Refusal CsvReader::refuseAt(RefusalCode code, std::size_t column, std::string_view why) const
{
    return refuse(code, m_source.name(), std::to_string(m_row.number), std::to_string(m_row.line),
                  std::to_string(column), why);
}

Refusal CsvReader::malformed(std::string_view why) const
{
    return refuseAt(RefusalCode::CsvMalformed, m_ends.size() + 1, why);
}

Result<const CsvRow*> CsvReader::next()
{
    if (!m_isStarted) {
        m_isStarted = true;
        if (const auto mark = skipMark(); !mark)
            return mark.refusal();
    }
    for (;;) {
        const auto found = readRecord();
        if (!found)
            return found.refusal();
        if (!*found)
            return static_cast<const CsvRow*>(nullptr);
        if (isEmptyLine()) {
            --m_row.number;
            continue;
        }
        if (const auto decoded = decode(); !decoded)
            return decoded.refusal();
        return static_cast<const CsvRow*>(&m_row);
    }
}

// True while there are bytes; what is left of the chunk stays at its front.
Result<bool> CsvReader::refill()
{
    if (m_at < m_end)
        return true;
    if (m_isDone)
        return false;
    keepRaw(m_end);
    const auto count = m_source.read(m_chunk);
    if (!count)
        return count.refusal();
    m_at = 0;
    m_rowStart = 0;
    m_end = *count;
    m_isDone = *count == 0;
    m_bytesRead += *count;
    if (m_bytesRead > m_limits.fileBytesMax)
        return malformed("the file is larger than the limit of " +
                         std::to_string(m_limits.fileBytesMax) + " bytes");
    return !m_isDone;
}

Result<void> CsvReader::skipMark()
{
    m_row.number = 1;
    m_row.line = 1;
    while (m_end < 3 && !m_isDone) {
        const auto count = m_source.read(std::span(m_chunk).subspan(m_end));
        if (!count)
            return count.refusal();
        m_end += *count;
        m_isDone = *count == 0;
    }
    m_bytesRead = m_end;
    const std::string_view start(m_chunk.data(), m_end);
    if (start.substr(0, 3) == "\xEF\xBB\xBF")
        m_at = 3;
    if (start.substr(0, 2) == "\xFF\xFE" || start.substr(0, 2) == "\xFE\xFF")
        return refuseAt(RefusalCode::CsvWrongEncoding, 1, "UTF-8 (it is UTF-16)");
    m_row.number = 0;
    return {};
}

void CsvReader::startRow()
{
    m_text.clear();
    m_ends.clear();
    m_raw.clear();
    m_rowStart = m_at;
    m_state = State::FieldStart;
    m_hasQuotedField = false;
    ++m_row.number;
    m_row.line = m_line;
}

Result<bool> CsvReader::readRecord()
{
    for (;;) {
        const auto more = refill();
        if (!more)
            return more.refusal();
        if (!*more)
            break;
        if (!m_skipsLineFeed || m_chunk[m_at] != '\n')
            break;
        ++m_at; // the second half of a CRLF that ended the row before
        m_skipsLineFeed = false;
    }
    m_skipsLineFeed = false;
    startRow();
    for (;;) {
        const auto more = refill();
        if (!more)
            return more.refusal();
        if (!*more)
            return finishAtEnd();
        const auto ended = step();
        if (!ended || *ended)
            return ended;
    }
}

// Takes a run of bytes that mean the same; true when the row is complete.
Result<bool> CsvReader::step()
{
    switch (m_state) {
    case State::FieldStart:
        if (m_chunk[m_at] == '"') {
            ++m_at;
            m_state = State::Quoted;
            m_hasQuotedField = true;
            return false;
        }
        m_state = State::Plain;
        return stepPlain();
    case State::Plain:
        return stepPlain();
    case State::Quoted:
        if (const auto taken = stepQuoted(); !taken)
            return taken.refusal();
        return false;
    case State::QuoteInQuoted:
        return stepAfterQuote();
    }
    return false;
}

Result<bool> CsvReader::stepPlain()
{
    std::size_t end = m_at;
    const char separator = m_dialect.separator;
    while (end < m_end && m_chunk[end] != separator && m_chunk[end] != '\n' && m_chunk[end] != '\r')
        ++end;
    if (const auto taken = take(end); !taken)
        return taken.refusal();
    if (m_at == m_end)
        return false;
    if (m_chunk[m_at] != separator)
        return endRow();
    ++m_at;
    if (const auto field = endField(); !field)
        return field.refusal();
    return false;
}

Result<void> CsvReader::stepQuoted()
{
    const void* quote = std::memchr(m_chunk.data() + m_at, '"', m_end - m_at);
    const std::size_t end =
        quote ? static_cast<std::size_t>(static_cast<const char*>(quote) - m_chunk.data()) : m_end;
    if (const auto taken = take(end); !taken)
        return taken.refusal();
    if (m_at < m_end) {
        ++m_at;
        m_state = State::QuoteInQuoted;
    }
    return {};
}

Result<bool> CsvReader::stepAfterQuote()
{
    const char c = m_chunk[m_at];
    if (c == '"') {
        m_state = State::Quoted;
        m_text += '"';
        ++m_at;
        return false;
    }
    if (c == m_dialect.separator) {
        ++m_at;
        if (const auto field = endField(); !field)
            return field.refusal();
        return false;
    }
    if (c == '\n' || c == '\r')
        return endRow();
    return malformed("there is more text after the closing quote of the field");
}

Result<bool> CsvReader::finishAtEnd()
{
    if (m_state == State::Quoted)
        return malformed("the quote that opens here is never closed");
    if (m_state == State::FieldStart && m_ends.empty()) {
        --m_row.number;
        return false;
    }
    return endRow();
}

Result<void> CsvReader::take(std::size_t end)
{
    m_text.append(m_chunk.data() + m_at, end - m_at);
    m_at = end;
    const std::size_t start = m_ends.empty() ? 0 : m_ends.back();
    if (m_text.size() - start > m_limits.fieldBytesMax)
        return malformed("the field is longer than " + std::to_string(m_limits.fieldBytesMax) +
                         " bytes; perhaps a quote is not closed");
    if (m_text.size() > m_limits.rowBytesMax)
        return malformed("the row is longer than " + std::to_string(m_limits.rowBytesMax) +
                         " bytes");
    return {};
}

Result<void> CsvReader::endField()
{
    m_ends.push_back(m_text.size());
    m_state = State::FieldStart;
    if (m_ends.size() >= m_limits.fieldsMax)
        return malformed("the row has more than " + std::to_string(m_limits.fieldsMax) + " fields");
    return {};
}

// Stands on the line end, or at the end of the file.
Result<bool> CsvReader::endRow()
{
    m_ends.push_back(m_text.size());
    m_row.raw = {};
    if (m_raw.empty()) {
        m_row.raw = std::string_view(m_chunk.data() + m_rowStart, m_at - m_rowStart);
    } else {
        keepRaw(m_at);
        m_row.raw = m_raw;
    }
    if (m_at < m_end) {
        m_skipsLineFeed = m_chunk[m_at] == '\r';
        ++m_at;
        ++m_line;
    }
    if (m_hasQuotedField)
        m_line += countLineEnds(m_text);
    m_row.fields.clear();
    std::size_t start = 0;
    for (const std::size_t end : m_ends) {
        m_row.fields.push_back(std::string_view(m_text).substr(start, end - start));
        start = end;
    }
    return true;
}

void CsvReader::keepRaw(std::size_t end)
{
    m_raw.append(m_chunk.data() + m_rowStart, end - m_rowStart);
    m_rowStart = end;
}

bool CsvReader::isEmptyLine() const
{
    return m_row.fields.size() == 1 && m_row.fields.front().empty() && !m_hasQuotedField;
}

Result<void> CsvReader::decode()
{
    if (isPlainAscii(m_text))
        return {};
    switch (m_dialect.encoding) {
    case CsvEncoding::Utf8:
        for (std::size_t i = 0; i < m_row.fields.size(); ++i) {
            if (!isStorableText(m_row.fields[i]))
                return refuseAt(RefusalCode::CsvWrongEncoding, i + 1, "UTF-8");
        }
        return {};
    case CsvEncoding::Windows1252:
        break;
    }
    m_decoded.clear();
    std::vector<std::size_t> ends;
    for (std::size_t i = 0; i < m_row.fields.size(); ++i) {
        const auto text = fromWindows1252(m_row.fields[i]);
        if (!text || text->find('\0') != std::string::npos)
            return refuseAt(RefusalCode::CsvWrongEncoding, i + 1, "Windows-1252");
        m_decoded += *text;
        ends.push_back(m_decoded.size());
    }
    std::size_t start = 0;
    for (std::size_t i = 0; i < ends.size(); ++i) {
        m_row.fields[i] = std::string_view(m_decoded).substr(start, ends[i] - start);
        start = ends[i];
    }
    return {};
}

} // namespace haven
