#pragma once

#include "models/dispatch/event.h"

#include <cstdint>
#include <string>
#include <vector>

// Whether each report number between the first and the last of a year was given, and given once.
// Numbers are given one after the other, so a gap means that a fact was removed by law, or that
// somebody has to look for it.
namespace haven {

struct NumberGap {
    std::int64_t first = 0;
    std::int64_t last = 0;
    bool operator==(const NumberGap&) const = default;
};

struct YearOfReports {
    std::int64_t year = 0; // of the century, as it stands in the number
    std::int64_t given = 0;
    std::int64_t last = 0;
    std::vector<NumberGap> missing;     // rising; the year begins with 1
    std::vector<std::int64_t> moreOnce; // given to more than one incident
    bool operator==(const YearOfReports&) const = default;
};

struct ReportNumbers {
    std::vector<YearOfReports> years; // rising
    std::int64_t removed = 0;         // facts whose payload the law took out
    std::vector<std::string> odd;     // of another form
};

// Precondition: `facts` are all of type ReportNumberAssigned, whether their payload is there or
// not.
ReportNumbers reportNumbersOf(const std::vector<Recorded>& facts);
// "26-00007", as numbers are given.
std::string reportNumberText(std::int64_t year, std::int64_t number);

} // namespace haven
