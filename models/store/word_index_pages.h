#pragma once

#include "models/base/result.h"

namespace haven {

class Database;

// Whether each word of the index is looked for on the page that it stands on. SQLite's own check
// reads the pages one after the other and says nothing of the table that leads to them
// (archive_words_idx): a row of it that is gone or points elsewhere hides all words of a page from
// every search. Errors: those of reading.
enum class WordPages { Reached, Hidden };
Result<WordPages> wordPages(Database& database);

} // namespace haven
