#include "models/exchange/import_calls.h"

#include "models/exchange/csv_writer.h"

#include <future>

namespace haven {

namespace {

// A file opened, its header read and the profile's columns found in it.
struct OpenTable {
    std::unique_ptr<ByteSource> source;
    std::unique_ptr<CsvReader> reader;
    CallMapper mapper;
};

Result<OpenTable> openTable(const SourceOpener& open, const ImportProfile& profile)
{
    auto source = open();
    if (!source)
        return source.refusal();
    auto reader = std::make_unique<CsvReader>(**source, profile.dialect);
    const CsvRow* header = nullptr;
    if (profile.hasHeader()) {
        const auto first = reader->next();
        if (!first)
            return first.refusal();
        header = *first;
        if (!header)
            return reader->refuseAt(RefusalCode::CsvMalformed, 1,
                                    "the file is empty; there should be a header");
    }
    auto mapper = CallMapper::bind(profile, (*source)->name(), header);
    if (!mapper)
        return mapper.refusal();
    return OpenTable{std::move(*source), std::move(reader), std::move(*mapper)};
}

// What one row adds to the counts if it is taken.
struct CallMarks {
    int clockSlips;
    int unreadTimes;
    int withoutPlace;
    int withoutCoordinates;
    int withoutType;
    int unknownTypes;
    int withoutDisposition;
    int unknownDispositions;
    int reconstructedClearings;
    int derivedNumbers;
};

CallMarks marksOf(const MappedCall& call)
{
    const auto one = [](bool is) { return is ? 1 : 0; };
    const PastIncident& incident = call.incident;
    return CallMarks{call.clockSlips,
                     call.unreadTimes,
                     one(incident.place.empty()),
                     one(!incident.latitudeE7),
                     one(incident.type.empty()),
                     one(!incident.type.empty() && incident.commonType.empty()),
                     one(incident.disposition.empty()),
                     one(!incident.disposition.empty() && incident.commonDisposition.empty()),
                     one(incident.clearing == ClearingBasis::Reconstructed),
                     one(call.hasDerivedNumber)};
}

// The next rows of the file, mapped.
struct Chunk {
    std::vector<ImportRow> rows;
    std::vector<CallMarks> marks; // one a row
    std::vector<ImportReject> rejects;
    std::int64_t read = 0;
    enum class End { More, Whole, Broken };
    End end = End::More;
};

Chunk readChunk(OpenTable& table)
{
    Chunk chunk;
    while (chunk.rows.size() < kImportRowsMax && chunk.rejects.size() < kImportRowsMax) {
        const auto next = table.reader->next();
        if (!next || !*next) {
            chunk.end = next ? Chunk::End::Whole : Chunk::End::Broken;
            break;
        }
        const CsvRow& row = **next;
        ++chunk.read;
        auto mapped = table.mapper.map(row);
        if (auto* reject = std::get_if<RowReject>(&mapped)) {
            chunk.rejects.push_back(
                ImportReject{row.number, row.line, std::move(*reject), std::string(row.raw)});
            continue;
        }
        auto& call = *std::get_if<MappedCall>(&mapped);
        chunk.marks.push_back(marksOf(call));
        chunk.rows.push_back(
            ImportRow{std::move(call.incident), row.number, row.line, std::string(row.raw)});
    }
    return chunk;
}

class Import final
{
public:
    Import(const ImportTaker& take, const RejectTaker& reject) : m_take(take), m_reject(reject) {}

    Result<void> add(Chunk& chunk)
    {
        counts.read += chunk.read;
        for (const ImportReject& reject : chunk.rejects)
            turnDown(reject);
        if (chunk.rows.empty())
            return {};
        const auto down = m_take(chunk.rows);
        if (!down)
            return down.refusal();
        std::vector<const TurnedDown*> why(chunk.rows.size(), nullptr);
        for (const TurnedDown& one : *down)
            why.at(one.index) = &one;
        for (std::size_t i = 0; i < chunk.rows.size(); ++i) {
            ImportRow& row = chunk.rows[i];
            if (why[i])
                turnDown(ImportReject{row.row, row.line, why[i]->why, std::move(row.raw)});
            else
                count(chunk.marks[i]);
        }
        return {};
    }

    ImportCounts counts;

private:
    void turnDown(const ImportReject& reject)
    {
        ++counts.rejected;
        m_reject(reject);
    }

    void count(const CallMarks& marks)
    {
        ++counts.imported;
        counts.withoutPlace += marks.withoutPlace;
        counts.withoutCoordinates += marks.withoutCoordinates;
        counts.withoutType += marks.withoutType;
        counts.unknownTypes += marks.unknownTypes;
        counts.withoutDisposition += marks.withoutDisposition;
        counts.unknownDispositions += marks.unknownDispositions;
        counts.clockSlips += marks.clockSlips;
        counts.unreadTimes += marks.unreadTimes;
        counts.reconstructedClearings += marks.reconstructedClearings;
        counts.derivedNumbers += marks.derivedNumbers;
    }

    const ImportTaker& m_take;
    const RejectTaker& m_reject;
};

} // namespace

Result<std::int64_t> checkCalls(const SourceOpener& open, const ImportProfile& profile)
{
    auto table = openTable(open, profile);
    if (!table)
        return table.refusal();
    std::int64_t rows = 0;
    for (;;) {
        const auto row = table->reader->next();
        if (!row)
            return row.refusal();
        if (!*row)
            return rows;
        ++rows;
    }
}

Result<ImportCounts> importCalls(const SourceOpener& open, const ImportProfile& profile,
                                 const ImportTaker& take, const RejectTaker& reject)
{
    const auto rows = checkCalls(open, profile);
    return rows ? importCheckedCalls(open, profile, *rows, take, reject)
                : Result<ImportCounts>(rows.refusal());
}

Result<ImportCounts> importCheckedCalls(const SourceOpener& open, const ImportProfile& profile,
                                        std::int64_t rows, const ImportTaker& take,
                                        const RejectTaker& reject)
{
    auto table = openTable(open, profile);
    if (!table)
        return table.refusal();
    Import import(take, reject);
    // While the taker has one chunk, the next is read and mapped beside it.
    const auto read = [&table] { return readChunk(*table); };
    auto coming = std::async(std::launch::async, read);
    for (;;) {
        Chunk chunk = coming.get();
        const std::int64_t readNow = import.counts.read + chunk.read;
        const bool isShort = chunk.end == Chunk::End::Whole && readNow != rows;
        if (chunk.end == Chunk::End::Broken || isShort)
            return refuse(RefusalCode::InputChanged, table->source->name(),
                          std::to_string(readNow));
        if (chunk.end == Chunk::End::More)
            coming = std::async(std::launch::async, read);
        if (const auto added = import.add(chunk); !added)
            return added.refusal();
        if (chunk.end == Chunk::End::Whole)
            break;
    }
    HAVEN_EXPECT(import.counts.read == import.counts.imported + import.counts.rejected);
    return import.counts;
}

std::string rejectHeader()
{
    return csvLineVerbatim({"row", "line", "reason", "why", "raw"});
}

std::string rejectLine(const ImportReject& reject)
{
    return csvLineVerbatim({std::to_string(reject.row), std::to_string(reject.line),
                            std::string(enumName(reject.why.reason)), rejectSentence(reject.why),
                            reject.raw});
}

} // namespace haven
