#pragma once

#include "models/dispatch/aid_table.h"
#include "models/exchange/byte_source.h"

#include <string>
#include <vector>

namespace haven {

// Lists of turns as a spreadsheet: kind, zone, class, company, phone in the first row, in any
// order, then one company a row in the order of the turns. One list for each kind, zone and class,
// in the order they begin. Errors: RotationFileMalformed with the row, and those of CSV.
Result<std::vector<RotationList>> readRotationCsv(ByteSource& source, const AidTable& table);

} // namespace haven
