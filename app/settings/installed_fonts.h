#pragma once

#include <QByteArray>
#include <vector>

namespace haven {

// The files of the font Inter on this machine (package fonts-inter): regular, semibold, bold and
// italic, about 1 MB together. Empty where it is not installed. Read once, before the first window.
std::vector<QByteArray> installedInterFonts();

} // namespace haven
