#include "models/dispatch/commands.h"

namespace haven {

std::string_view commandName(const Command& command)
{
    return std::visit([](const auto& one) { return std::string_view(one.kName); }, command);
}

} // namespace haven
