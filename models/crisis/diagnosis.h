#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace haven {

// The first word of the text that names a diagnosis of the mind or an infection the law protects,
// as it is written there. A caution and what goes over the air say what to do, never what somebody
// has (people first; CGS 19a-583 for the infection).
std::optional<std::string> diagnosisIn(std::string_view text);

} // namespace haven
