#pragma once
// The one way from the core's UTF-8 to the screen's strings.
#include <QString>

#include <string_view>

namespace haven {

inline QString fromStd(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace haven
