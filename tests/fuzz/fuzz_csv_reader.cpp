#include "models/base/contracts.h"
#include "models/base/text.h"
#include "models/exchange/csv_reader.h"
#include "models/exchange/csv_writer.h"

#include <cstddef>
#include <cstdint>

// Any bytes at all: the reader ends, gives only storable text, and what it gives survives being
// written and read again.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace haven;
    const std::string_view text(reinterpret_cast<const char*>(bytes), size);
    for (const CsvEncoding encoding : {CsvEncoding::Utf8, CsvEncoding::Windows1252}) {
        const auto source = memorySource("fuzz.csv", text);
        CsvReader reader(*source, CsvDialect{',', encoding});
        for (;;) {
            const auto row = reader.next();
            if (!row || !*row)
                break;
            std::vector<std::string> cells;
            for (const std::string_view field : (*row)->fields) {
                HAVEN_ASSERT(isStorableText(field));
                cells.emplace_back(field);
            }
            const std::string line = csvLineVerbatim(cells);
            const auto again = memorySource("again.csv", line);
            CsvReader second(*again);
            const auto same = second.next();
            HAVEN_ASSERT(same.isOk() && *same);
            HAVEN_ASSERT(std::equal(cells.begin(), cells.end(), (*same)->fields.begin(),
                                    (*same)->fields.end()));
        }
    }
    return 0;
}
