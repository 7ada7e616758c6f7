#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace haven {

// A cell that a spreadsheet would run as a formula (it begins with = + - @ TAB or CR, also after
// blanks or in the wide form) gets a leading apostrophe, so that it is shown as text. What a
// terminal would obey is a question mark. Source: OWASP, CSV Injection.
std::string safeCell(std::string_view text);

// One row of RFC 4180 with CRLF; every cell is made safe first. For exports that people open.
std::string csvLine(const std::vector<std::string>& cells);

// One row of RFC 4180 with CRLF, the cells exactly as given. For files that go back into Haven.
std::string csvLineVerbatim(const std::vector<std::string>& cells);

} // namespace haven
