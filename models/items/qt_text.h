#pragma once
// The two ways from the core's UTF-8 to the screen's strings; tests/tidy lets no other stand.
#include "models/base/text.h"

#include <QString>

#include <string_view>

namespace haven {

// Signs that would turn the order of a line are shown as such: see withDirectionsShown().
inline QString fromStd(std::string_view utf8)
{
    constexpr char kLeadBytes[] = {'\xD8', '\xE2'}; // that these signs begin with
    if (utf8.find_first_of(std::string_view(kLeadBytes, 2)) == std::string_view::npos)
        return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    return QString::fromStdString(withDirectionsShown(utf8));
}

// As it is: for a field that somebody goes on typing in, and for a key that goes back to the core.
// What is shown in place of a sign would be stored in its place.
inline QString typedFromStd(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace haven
