#pragma once

#include "models/base/json_codec.h"
#include "models/base/result.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

// JSON text of others: resource files, map files, anything that did not come from our own codec.
namespace haven {

// Everything has a limit, so that a hostile file costs bounded memory and never the stack.
struct JsonLimits {
    std::size_t bytesMax = 512U * 1024U * 1024U;
    std::size_t depthMax = 64;
    std::size_t valuesMax = 4'000'000; // values held at one time, not values in the file
};

// A key that appears twice in one object: which of the two was meant cannot be known.
struct RepeatedKey {
    std::string key;
    std::size_t line = 0;
};

struct JsonText {
    Json value;
    std::vector<RepeatedKey> repeatedKeys; // the later value was kept; at most kRepeatedKeysMax
};
inline constexpr std::size_t kRepeatedKeysMax = 100;

// Takes one element of the array below the given key of the outermost object; the element is then
// forgotten, so a list of a million features is never in memory at once. `line` is where it ends.
// It answers with what is wrong, which stops the reading; empty to go on.
struct JsonElementTaker {
    std::string key;
    std::function<std::string(Json element, std::size_t line)> take;
};

// Strict JSON (RFC 8259) in UTF-8; a byte order mark is passed over. `name` is the file as people
// know it, for the sentence. Refused as FileMalformed with line and column (both from 1, the column
// in bytes) when it is not JSON or goes beyond a limit.
Result<JsonText> readJsonText(std::string_view bytes, std::string_view name,
                              const JsonLimits& limits = {},
                              const JsonElementTaker* taker = nullptr);

} // namespace haven
