#include "models/exchange/import_calls.h"

#include "models/exchange/csv_writer.h"

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

class Import final
{
public:
    Import(const ImportTaker& take, const RejectTaker& reject) : m_take(take), m_reject(reject) {}

    Result<void> add(CallMapper& mapper, const CsvRow& row)
    {
        ++counts.read;
        auto mapped = mapper.map(row);
        if (auto* reject = std::get_if<RowReject>(&mapped)) {
            turnDown(ImportReject{row.number, row.line, std::move(*reject), std::string(row.raw)});
            return {};
        }
        auto& call = *std::get_if<MappedCall>(&mapped);
        m_slips.push_back(CallMarks{call.clockSlips, call.unreadTimes, call.hasDerivedNumber});
        m_chunk.push_back(
            ImportRow{std::move(call.incident), row.number, row.line, std::string(row.raw)});
        return m_chunk.size() < kImportRowsMax ? Result<void>() : flush();
    }

    Result<void> flush()
    {
        if (m_chunk.empty())
            return {};
        const auto down = m_take(m_chunk);
        if (!down)
            return down.refusal();
        std::vector<const TurnedDown*> why(m_chunk.size(), nullptr);
        for (const TurnedDown& one : *down)
            why.at(one.index) = &one;
        for (std::size_t i = 0; i < m_chunk.size(); ++i) {
            ImportRow& row = m_chunk[i];
            if (why[i])
                turnDown(ImportReject{row.row, row.line, why[i]->why, std::move(row.raw)});
            else
                count(row.incident, m_slips[i]);
        }
        m_chunk.clear();
        m_slips.clear();
        return {};
    }

    ImportCounts counts;

private:
    struct CallMarks {
        int clockSlips;
        int unreadTimes;
        bool hasDerivedNumber;
    };

    void turnDown(const ImportReject& reject)
    {
        ++counts.rejected;
        m_reject(reject);
    }

    void count(const PastIncident& incident, const CallMarks& marks)
    {
        const auto one = [](bool is) { return is ? 1 : 0; };
        ++counts.imported;
        counts.withoutPlace += one(incident.place.empty());
        counts.withoutCoordinates += one(!incident.latitudeE7);
        counts.withoutType += one(incident.type.empty());
        counts.unknownTypes += one(!incident.type.empty() && incident.commonType.empty());
        counts.withoutDisposition += one(incident.disposition.empty());
        counts.unknownDispositions +=
            one(!incident.disposition.empty() && incident.commonDisposition.empty());
        counts.clockSlips += marks.clockSlips;
        counts.unreadTimes += marks.unreadTimes;
        counts.reconstructedClearings += one(incident.clearing == ClearingBasis::Reconstructed);
        counts.derivedNumbers += one(marks.hasDerivedNumber);
    }

    const ImportTaker& m_take;
    const RejectTaker& m_reject;
    std::vector<ImportRow> m_chunk;
    std::vector<CallMarks> m_slips;
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
    const auto expected = checkCalls(open, profile);
    if (!expected)
        return expected.refusal();
    auto table = openTable(open, profile);
    if (!table)
        return table.refusal();
    Import import(take, reject);
    for (;;) {
        const auto row = table->reader->next();
        if (!row || (!*row && import.counts.read != *expected))
            return refuse(RefusalCode::InputChanged, table->source->name(),
                          std::to_string(import.counts.read));
        if (!*row)
            break;
        if (const auto added = import.add(table->mapper, **row); !added)
            return added.refusal();
    }
    if (const auto flushed = import.flush(); !flushed)
        return flushed.refusal();
    HAVEN_EXPECT(import.counts.read == import.counts.imported + import.counts.rejected);
    return import.counts;
}

std::string rejectLine(const ImportReject& reject)
{
    return csvLineVerbatim({std::to_string(reject.row), std::to_string(reject.line),
                            std::string(enumName(reject.why.reason)), rejectSentence(reject.why),
                            reject.raw});
}

} // namespace haven
