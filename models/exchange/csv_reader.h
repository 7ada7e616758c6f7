#pragma once

#include "models/base/enums.h"
#include "models/exchange/byte_source.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

HAVEN_ENUM(CsvEncoding, Utf8, Windows1252)

struct CsvDialect {
    char separator = ',';
    CsvEncoding encoding = CsvEncoding::Utf8;
};

// An unclosed quote swallows the rest of a file; these stop it with a row and a column.
struct CsvLimits {
    std::size_t fieldBytesMax = std::size_t{1} << 20;
    std::size_t rowBytesMax = std::size_t{4} << 20;
    std::size_t fieldsMax = 1024;
    std::uint64_t fileBytesMax = std::uint64_t{16} << 30;
};

// One record. The views are good until the next call of next().
struct CsvRow {
    std::int64_t number = 0; // counted from 1, the header included, as a spreadsheet shows it
    std::int64_t line = 0;   // where the record begins; a quoted field may span lines
    std::vector<std::string_view> fields;
    std::string_view raw; // the bytes as they were, without the line end
};

// Reads CSV as RFC 4180 has it, a chunk at a time: quoted line ends, doubled quotes, CR, LF and
// CRLF line ends, a UTF-8 mark at the beginning. Lenient where files commonly are: a quote inside
// an unquoted field is a character, the last line end may be missing, empty lines are no rows.
// Rows of differing length are given as they are; what they mean is the caller's business.
// Fields come out as UTF-8 without NUL, or the row is refused.
class CsvReader final
{
public:
    // Precondition: the source outlives the reader.
    explicit CsvReader(ByteSource& source, CsvDialect dialect = {}, CsvLimits limits = {});

    // The next row, or nullptr at the end. Refusals: CsvMalformed, CsvWrongEncoding, and those of
    // the source. After a refusal or the end next() is not called again.
    [[nodiscard]] Result<const CsvRow*> next();
    // A refusal that points at a field of the row last read; the column counts from 1.
    [[nodiscard]] Refusal refuseAt(RefusalCode code, std::size_t column,
                                   std::string_view why) const;

private:
    enum class State { FieldStart, Plain, Quoted, QuoteInQuoted };

    [[nodiscard]] Result<bool> refill();
    [[nodiscard]] Result<void> skipMark();
    [[nodiscard]] Result<bool> readRecord();
    [[nodiscard]] Result<bool> step();
    [[nodiscard]] Result<bool> stepPlain();
    [[nodiscard]] Result<void> stepQuoted();
    [[nodiscard]] Result<bool> stepAfterQuote();
    [[nodiscard]] Result<bool> finishAtEnd();
    [[nodiscard]] Result<void> take(std::size_t end);
    [[nodiscard]] Result<void> endField();
    [[nodiscard]] Result<bool> endRow();
    [[nodiscard]] Result<void> decode();
    [[nodiscard]] Refusal malformed(std::string_view why) const;
    void keepRaw(std::size_t end);
    void startRow();
    [[nodiscard]] bool isEmptyLine() const;

    ByteSource& m_source;
    CsvDialect m_dialect;
    CsvLimits m_limits;
    std::vector<char> m_chunk;
    std::size_t m_at = 0;
    std::size_t m_end = 0;
    std::size_t m_rowStart = 0; // where in the chunk the part of the row not yet kept begins
    std::uint64_t m_bytesRead = 0;
    State m_state = State::FieldStart;
    bool m_isStarted = false;
    bool m_isDone = false;
    bool m_skipsLineFeed = false;
    bool m_hasQuotedField = false;
    std::int64_t m_line = 1;
    std::string m_text; // the fields of the row, one after the other
    std::vector<std::size_t> m_ends;
    std::string m_raw;
    std::string m_decoded;
    CsvRow m_row;
};

// Windows-1252 as UTF-8; the five bytes that mean nothing in it give an empty optional.
std::optional<std::string> fromWindows1252(std::string_view bytes);

} // namespace haven
