#pragma once

#include "models/dispatch/codes.h"
#include "models/dispatch/event.h"
#include "models/dispatch/unmet_need.h"

#include <array>
#include <map>
#include <memory>
#include <string>
#include <vector>

// The shift in numbers: what was done within its time, and what a supervisor should look at. All of
// it is counted from the facts of the period alone, so the same log always gives the same numbers.
namespace haven {

struct Share {
    std::int64_t good = 0;
    std::int64_t of = 0;
    bool operator==(const Share&) const = default;
};

// The facts to look at, by sequence, oldest first: the list behind a count.
using Findings = std::vector<std::int64_t>;

struct PositionLoad {
    PositionId position;
    std::int64_t facts = 0; // recorded there
    std::int64_t calls = 0; // taken there
    std::int64_t sends = 0; // units sent from there
    bool operator==(const PositionLoad&) const = default;
};

struct BehavioralCounts {
    std::int64_t byCode = 0;    // the type belongs to the crisis lane
    std::int64_t byAdvisor = 0; // suggested yes or possible
    std::int64_t confirmed = 0; // what stands last, by a person
    std::int64_t rejected = 0;
    std::int64_t unsure = 0;
    std::int64_t unanswered = 0; // suggested, and nobody said anything
    // Of the incidents that closed in the period, as the unmet-need report and the numbers count.
    NeedCount need;
    std::map<std::string, std::int64_t> dispositions; // local code, of those confirmed or by code
    bool operator==(const BehavioralCounts&) const = default;
};

// Facts and marks along the time, for a drawing.
inline constexpr std::size_t kTimelineSlotsMax = 480;
struct ShiftTimeline {
    std::int64_t slotMs = 60'000;
    std::vector<std::int64_t> facts; // a slot each, from the summary's `from` on
    std::vector<Instant> late;
    std::vector<Instant> behavioral;
    bool operator==(const ShiftTimeline&) const = default;
};

struct ShiftSummary {
    Instant from;
    Instant to;
    std::int64_t facts = 0;
    bool isCut = false;         // there were more facts than are counted; choose a shorter period
    std::int64_t incidents = 0; // taken in the period
    std::int64_t closed = 0;    // of these
    // Incidents of callers, by the priority they had when sent: within the limit of its priority.
    std::array<Share, 5> takenToSent = {};
    // P1 within 60 s, 90 % wanted (NFPA 1225). Source: trust.md 1.3.
    Share sentInOneMinute;
    Share statusChecks;
    Share rechecks;
    Findings lateSends;  // the send that came late, or the opening where nobody was sent
    Findings lateChecks; // the answer that came late, or what started the clock nobody answered
    Findings levelsLowered;
    Findings overrides;
    Findings sentOtherwise; // other units than were recommended
    // Why, in the words given, empty where none were: what the response plans are tuned by.
    std::map<std::string, std::int64_t> sentOtherwiseReasons;
    Findings flagsRejected;
    Findings placesUnverified; // as they stand at the end
    Findings corrections;
    BehavioralCounts behavioral;
    std::vector<PositionLoad> loads; // by position
    ShiftTimeline timeline;
    bool operator==(const ShiftSummary&) const = default;
};

inline constexpr Span kSendTarget = Span::seconds(60);
inline constexpr int kSendTargetPercent = 90;

// Nobody could put it on the map, or only by force or by a likely spelling.
bool isUnverifiedPlace(const Location& location);

// Folds the facts that happened in the period, in the order of the log. What was taken earlier is
// judged by the earlier shift; what is not sent by the end is late if its limit had passed by then.
class ShiftFold final
{
public:
    // `codes` must outlive it. `to` is not in the future.
    ShiftFold(Instant from, Instant to, const Codes& codes);
    ~ShiftFold();
    ShiftFold(const ShiftFold&) = delete;
    ShiftFold& operator=(const ShiftFold&) = delete;

    // Facts outside the period are not looked at.
    void add(const Recorded& recorded);
    ShiftSummary summary() const;

private:
    struct Taken;
    struct Crisis;
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace haven
