#include "models/items/desk.h"
namespace haven {
// The signals of Desk live here.
} // namespace haven
