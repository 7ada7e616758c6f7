#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace haven {

// Why something was not done. One line a code, grouped by room, with the English sentence that
// says what happened, what is safe and what to do next (%1, %2 are the arguments).
enum class RefusalCode {
#ifndef Q_MOC_RUN // Qt's moc cannot parse an include inside an enum, and needs none of it
#define HAVEN_REFUSAL(code, english) code,
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
#endif
};

struct Refusal {
    RefusalCode code;
    std::vector<std::string> arguments;
    bool operator==(const Refusal&) const = default;
};

// The code's own name, "UnitNotOnDuty": what JSON carries and tests compare.
std::string_view refusalName(RefusalCode code);
// The English sentence with its %1 … still open: what a translation is keyed on.
std::string_view refusalTemplate(RefusalCode code);
// An argument as people read it: what a command does in place of its name (deeds.inc).
// Precondition: there is one at `slot`.
std::string refusalArgument(const Refusal& refusal, std::size_t slot);
// What a command does, "Sending units"; its name where there are no words for it.
std::string_view deedWords(std::string_view command);
// The English sentence, arguments filled in: for havenctl, the log and tests.
std::string refusalSentence(const Refusal& refusal);

} // namespace haven
