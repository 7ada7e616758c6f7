#pragma once

#include "models/dispatch/types.h"
#include "models/store/sqlite.h"

#include <functional>
#include <string>
#include <vector>

// Where the archive finds a place again, however it was written then. Its rows stand in the order
// of their places as written, so that a file of any age is asked alike and nothing is converted.
namespace haven {

// Says of a place in the archive whether it is meant.
using IsPlaceMeant = std::function<bool(const Location&)>;

// Of the rows whose house or corner is that of `asked` and whose place is meant, what stands in
// place_key, as a JSON array for json_each(). Errors: those of reading.
Result<std::string> writtenPlaces(Database& database, const Location& asked,
                                  const IsPlaceMeant& isMeant);

} // namespace haven
