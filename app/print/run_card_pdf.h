#pragma once

#include "models/base/result.h"
#include "models/exchange/run_cards.h"

#include <string>

namespace haven {

// The board first, on one sheet where it fits in readable type, then the blank cards, two a sheet.
// Written beside and renamed: a failed one leaves the old file whole.
// Precondition: a QGuiApplication exists (fonts). False when the file cannot be written.
bool writeRunCardPdf(const RunCards& cards, const std::string& path);

// "FILE.pdf", or in a folder haven-board.pdf.
std::string runCardPath(const std::string& out);
// The PDF and beside it the same as text, "FILE.txt", for a printer that knows nothing else.
// Errors: FileUnwritable, naming the place.
Result<void> writeRunCards(const RunCards& cards, const std::string& pdfPath);

} // namespace haven
