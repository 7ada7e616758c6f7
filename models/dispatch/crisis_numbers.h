#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/event.h"
#include "models/dispatch/small_cells.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// Behavioral-health work in numbers, for those who answer for it. Counts, never claims of what they
// mean; all of it is counted from the facts alone, so the same log always gives the same numbers.
namespace haven {

HAVEN_ENUM(NumberGroup, Flag, Agreement, Level, Clinician, Outcome, Again, FollowUp, Race, Sex)

struct NumberLine {
    NumberGroup group = NumberGroup::Flag;
    std::string key;   // in JSON and CSV, never changed: "flag_by_code"
    std::string words; // for people: "By the type of the call"
    std::int64_t count = 0;
    std::optional<std::int64_t> of; // a share; what it is a part of
    std::optional<Span> time;       // a time in place of a count; `count` says of how many
    bool isHidden = false;          // too few to be shown: `count` is nought then
    bool operator==(const NumberLine&) const = default;
};

// Two overlapping periods told apart what one of them hid. So the tables by perceived race and sex
// are for whole quarters of the calendar that are over, which never overlap, and for supervisors.
// NotAQuarter, NoRole, NotYet (it is still being written down), Removed (the law took something out
// of it since they could be told: before less after would tell of it): why they are not there.
HAVEN_ENUM(PerceivedTables, Told, NotAQuarter, NoRole, NotYet, Removed)
// Whether the tables can change where a fact of this type is gone.
bool isOfPerceivedTables(std::string_view factType);

struct CrisisNumbers {
    Instant from;
    Instant to;
    std::string quarter; // "2026-Q3" where it is one of the agency's calendar, whole
    PerceivedTables perceived = PerceivedTables::Told;
    bool isCut = false; // there were more facts than are counted; choose a shorter period
    std::vector<NumberLine> lines;
    bool operator==(const CrisisNumbers&) const = default;
    const NumberLine* find(std::string_view key) const;
};

// LastQuarter: the newest quarter of the agency's calendar that is over, in place of the two times.
HAVEN_ENUM(NumbersPeriod, Given, LastQuarter)
struct CrisisNumbersQuery {
    Instant from;
    Instant to;
    NumbersPeriod period = NumbersPeriod::Given;
};

// Looked at before the period, for calls that came again.
inline constexpr Span kAgainWithin = Span::hours(24 * 90);
inline constexpr Span kAgainSoon = Span::hours(24 * 30);

// How it ended, force and what was perceived are often written down after the night they are of:
// of incidents of the period they count when they were written so long after it. The tables by
// perceived race and sex wait for it, so that they never change.
inline constexpr Span kWrittenWithin = Span::hours(24 * 30);

// "12 min", "3 h 05 min", "45 s".
std::string durationWords(Span span);
// What stands in the count's place: "7", "7 of 12 (58 %)", "14 min (9 counted)", "none to count".
std::string numberWords(const NumberLine& line);
std::string_view groupWords(NumberGroup group);
// Why there are no tables by perceived race and sex, and what to do; empty where there are.
std::string_view perceivedWords(PerceivedTables tables);

// Folds the facts from `from` less kAgainWithin to `to` and kWrittenWithin, in the order of the
// log.
class CrisisFold final
{
public:
    // `codes` must outlive it. `to` is not in the future.
    CrisisFold(Instant from, Instant to, const Codes& codes, PerceivedTables tables);
    ~CrisisFold();
    CrisisFold(const CrisisFold&) = delete;
    CrisisFold& operator=(const CrisisFold&) = delete;

    void add(const Recorded& recorded);
    CrisisNumbers numbers() const;

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace haven
