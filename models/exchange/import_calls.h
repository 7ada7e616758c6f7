#pragma once

#include "models/exchange/call_mapper.h"

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace haven {

// Rows that are handed over at once; the engine lets the dispatcher's own commands in between.
constexpr std::size_t kImportRowsMax = 8000;

struct ImportCounts {
    std::int64_t read = 0; // rows below the header; always imported + rejected
    std::int64_t imported = 0;
    std::int64_t rejected = 0;
    // Of those imported:
    std::int64_t withoutPlace = 0;
    std::int64_t withoutCoordinates = 0;
    std::int64_t withoutType = 0;
    std::int64_t unknownTypes = 0; // a type the profile has no common code for
    std::int64_t withoutDisposition = 0;
    std::int64_t unknownDispositions = 0;
    std::int64_t clockSlips = 0; // dispatched or arrived before received, arrived before dispatched
    std::int64_t unreadTimes = 0;
    std::int64_t reconstructedClearings = 0;
    std::int64_t derivedNumbers = 0;
    bool operator==(const ImportCounts&) const = default;

    template <class F>
    static void describe(F&& f)
    {
        f("read", &ImportCounts::read);
        f("imported", &ImportCounts::imported);
        f("rejected", &ImportCounts::rejected);
        f("without_place", &ImportCounts::withoutPlace);
        f("without_coordinates", &ImportCounts::withoutCoordinates);
        f("without_type", &ImportCounts::withoutType);
        f("unknown_types", &ImportCounts::unknownTypes);
        f("without_disposition", &ImportCounts::withoutDisposition);
        f("unknown_dispositions", &ImportCounts::unknownDispositions);
        f("clock_slips", &ImportCounts::clockSlips);
        f("unread_times", &ImportCounts::unreadTimes);
        f("reconstructed_clearings", &ImportCounts::reconstructedClearings);
        f("derived_numbers", &ImportCounts::derivedNumbers);
    }
};

struct ImportRow {
    PastIncident incident;
    std::int64_t row = 0;  // counted from 1 with the header, as a spreadsheet shows it
    std::int64_t line = 0; // where it begins
    std::string raw;
};

struct ImportReject {
    std::int64_t row = 0;
    std::int64_t line = 0;
    RowReject why;
    std::string raw; // the row as it was, to be corrected and imported again
};

// A row of a chunk that the taker turned down, such as one that is recorded already.
struct TurnedDown {
    std::size_t index; // in the chunk
    RowReject why;
};

// Takes at most kImportRowsMax rows at once and says which of them it turned down; it may move the
// incidents out of the rows. A refusal (a full disk) ends the import.
using ImportTaker = std::function<Result<std::vector<TurnedDown>>(std::vector<ImportRow>&)>;
using RejectTaker = std::function<void(const ImportReject&)>;

// Imports a file. It is read twice: first whole, so that a file that cannot be parsed is refused
// before anything of it is taken (CsvMalformed, CsvWrongEncoding, CsvColumnMissing, GzipDamaged,
// FileUnreadable), then row by row. InputChanged when it was well the first time but not the
// second. The taker and the reject taker are called on this thread; while they work the next rows
// are read on another.
Result<ImportCounts> importCalls(const SourceOpener& open, const ImportProfile& profile,
                                 const ImportTaker& take, const RejectTaker& reject);

// The second reading alone, of a file that checkCalls() found well and to have so many rows.
Result<ImportCounts> importCheckedCalls(const SourceOpener& open, const ImportProfile& profile,
                                        std::int64_t rows, const ImportTaker& take,
                                        const RejectTaker& reject);

// The first of the two readings alone: how many rows there are below the header.
Result<std::int64_t> checkCalls(const SourceOpener& open, const ImportProfile& profile);

// A line of a rejects file: row, line, reason, and the raw row in one cell. Verbatim, because the
// raw row is there to be corrected; the console opens it, not a spreadsheet.
std::string rejectLine(const ImportReject& reject);
// The first line of the file: what the columns are.
std::string rejectHeader();

} // namespace haven
