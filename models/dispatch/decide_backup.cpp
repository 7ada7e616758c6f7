#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"

namespace haven {

namespace {

constexpr std::size_t kHashHexChars = 64;

bool isHashHex(std::string_view text)
{
    return text.size() == kHashHexChars &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace

Facts decideOne(const State& state, const RecordBackup& command, const Act&)
{
    const StationBackedUp& made = command.made;
    if (trimmed(made.file).empty())
        return refuse(RefusalCode::BackupNeedsFile);
    // What was copied is never newer than the log it is told to.
    const bool isOfThis = made.facts >= 1 && made.facts <= state.sequence && made.bytes > 0 &&
                          isHashHex(made.head) && isHashHex(made.digest);
    if (!isOfThis)
        return refuse(RefusalCode::BackupUnproven, made.file);
    return std::vector<Event>{made};
}

} // namespace haven
