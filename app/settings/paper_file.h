#pragma once

#include "models/base/result.h"
#include "models/items/paper_choice.h"

#include <QString>

namespace haven {

// "FOLDER/paper.json": what this machine does with the board on paper. A file that is not there is
// the usual choice, which is off. Errors: PreferencesMalformed.
Result<PaperChoice> readPaperChoice(const QString& folder);
// Whole or not at all. Errors: FileUnwritable.
Result<void> writePaperChoice(const QString& folder, const PaperChoice& choice);

} // namespace haven
