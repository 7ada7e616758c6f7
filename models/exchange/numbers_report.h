#pragma once

#include "models/dispatch/crisis_numbers.h"
#include "models/exchange/report_rows.h"

namespace haven {

// Behavioral-health work in numbers, a line each: group, what, number, of, minutes. Numbers of
// people too small to be shown are withheld as "small".
struct NumbersWish {
    // The key of a line is for whoever reads the file by program; a page for people has none.
    enum class Keys { Told, Left };
    std::string agency;
    std::string period; // in words
    std::string made;   // when and by whom
    Keys keys = Keys::Told;
};
Report numbersReport(const CrisisNumbers& numbers, const NumbersWish& wish);

} // namespace haven
