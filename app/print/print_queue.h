#pragma once

#include "models/base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace haven {

// Hands a PDF to a printer of this machine, and says what came of it. Runs on any thread; it may
// take as long as the print service does, at most kPrintMsMax.
using PrintPage = std::function<Result<void>(const std::string& printer, std::string_view pdf)>;
inline constexpr int kPrintMsMax = 20'000;

// Through the machine's print service (lp). A page is not handed over while the one before still
// waits there: a printer that comes back after an hour would print thirty that are out of date.
// Errors: PrinterTakesNothing, PrinterWaits.
PrintPage printService();
// Whether it is the printer that failed: what goes into a file is whole then.
bool isOfPrinter(const Refusal& fault);

} // namespace haven
