#include "models/base/refusal.h"

#include <algorithm>

namespace haven {

namespace {

struct Deed {
    std::string_view command;
    std::string_view english;
};
constexpr Deed kDeeds[] = {
#define HAVEN_DEED(command, english) {#command, english},
#include "models/base/deeds.inc"
#undef HAVEN_DEED
};

} // namespace

std::string_view refusalName(RefusalCode code)
{
    switch (code) {
#define HAVEN_REFUSAL(code, english)                                                               \
    case RefusalCode::code:                                                                        \
        return #code;
#include "models/base/refusals_aid.inc"
#include "models/base/refusals_care.inc"
#include "models/base/refusals_crisis.inc"
#include "models/base/refusals_desk.inc"
#include "models/base/refusals_dispatch.inc"
#include "models/base/refusals_exchange.inc"
#include "models/base/refusals_geo.inc"
#include "models/base/refusals_store.inc"
#include "models/base/refusals_ui.inc"
#undef HAVEN_REFUSAL
    }
    return "Unknown";
}

std::string_view refusalTemplate(RefusalCode code)
{
    switch (code) {
#define HAVEN_REFUSAL(code, english)                                                               \
    case RefusalCode::code:                                                                        \
        return english;
#include "models/base/refusals_aid.inc"
#include "models/base/refusals_care.inc"
#include "models/base/refusals_crisis.inc"
#include "models/base/refusals_desk.inc"
#include "models/base/refusals_dispatch.inc"
#include "models/base/refusals_exchange.inc"
#include "models/base/refusals_geo.inc"
#include "models/base/refusals_store.inc"
#include "models/base/refusals_ui.inc"
#undef HAVEN_REFUSAL
    }
    return "";
}

std::string refusalArgument(const Refusal& refusal, std::size_t slot)
{
    const std::string& argument = refusal.arguments.at(slot);
    const bool isDeed =
        refusal.code == RefusalCode::RoleMissing || refusal.code == RefusalCode::SourceNotHere;
    return isDeed && slot == 0 ? std::string(deedWords(argument)) : argument;
}

std::string_view deedWords(std::string_view command)
{
    const auto deed = std::find_if(std::begin(kDeeds), std::end(kDeeds),
                                   [&](const Deed& one) { return one.command == command; });
    return deed == std::end(kDeeds) ? command : deed->english;
}

std::string refusalSentence(const Refusal& refusal)
{
    const std::string_view pattern = refusalTemplate(refusal.code);
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const bool isSlot = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                            pattern[i + 1] <= '9';
        if (!isSlot) {
            out += pattern[i];
            continue;
        }
        const auto slot = static_cast<std::size_t>(pattern[i + 1] - '1');
        if (slot < refusal.arguments.size())
            out += refusalArgument(refusal, slot);
        ++i;
    }
    return out;
}

} // namespace haven
