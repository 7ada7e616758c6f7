#pragma once

#include "models/base/result.h"
#include "models/exchange/run_cards.h"

#include <string>

namespace haven {

// The board first, on one sheet where it fits in readable type, then the blank cards, two a sheet;
// and the same as text, for a printer that knows nothing else.
struct RunCardFiles {
    std::string text;
    std::string pdf; // empty: it could not be painted
};
// Touches no disk. Precondition: a QGuiApplication exists (fonts).
RunCardFiles runCardFiles(const RunCards& cards);

// "FILE.pdf", or in a folder haven-board.pdf.
std::string runCardPath(const std::string& out);
// The PDF and beside it the text, "FILE.txt". Each is written beside and renamed: a failed one
// leaves the old file whole. Needs no application. Errors: FileUnwritable, naming the place.
Result<void> writeRunCardFiles(const RunCardFiles& files, const std::string& pdfPath);

} // namespace haven
