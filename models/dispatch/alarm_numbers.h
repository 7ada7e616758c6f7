#pragma once

#include "models/dispatch/alarm_flood.h"

#include <array>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

// How the alarms of a shift did: too many, too late, always the same. Counted from the facts of the
// period alone, so the same log always gives the same numbers. Measures of ISA-18.2 and EEMUA 191.
namespace haven {

struct Recorded;

inline constexpr std::size_t kAlarmSourcesMax = 10;
inline constexpr std::size_t kFloodsToldMax = 50;
inline constexpr std::array<int, 3> kPriorityMixPercent{5, 15, 80}; // high, medium, low

struct AlarmFlood {
    Instant from;
    Instant to;
    std::int64_t count = 0;
    RaisedOnce first;      // came first
    std::string subject;   // of it: "3A12", "26-000112"
    bool isHidden = false; // of a restricted incident: what was due is not told
    bool operator==(const AlarmFlood&) const = default;
};

// Where most of them came from.
struct AlarmSource {
    RaisedOnce alarm; // the last time
    std::string subject;
    std::int64_t times = 0;
    bool isHidden = false;
    bool operator==(const AlarmSource&) const = default;
};
// "Crisis re-check 26-000112", "Something is due 26-000112".
std::string firstWords(const AlarmFlood& flood);
std::string sourceWords(const AlarmSource& source);

struct AlarmNumbers {
    Instant from;
    Instant to;
    bool isCut = false; // there were more facts than are counted; choose a shorter period
    std::int64_t raised = 0;
    std::int64_t mostInTen = 0; // within any ten minutes
    std::optional<Instant> mostAt;
    std::int64_t floodCount = 0;
    std::vector<AlarmFlood> floods; // the first kFloodsToldMax
    std::int64_t acknowledged = 0;  // somebody said they have it
    std::int64_t done = 0;          // what it asked for was done before anybody said so
    std::int64_t openAtEnd = 0;     // neither, at the end of the period
    std::optional<Span> answerMedian;
    std::optional<Span> answerNinetieth; // nine of ten were answered sooner
    std::int64_t stale = 0;              // stood longer than the table's limit
    std::int64_t shelved = 0;
    std::int64_t shelvedAtEnd = 0;
    std::int64_t takenBack = 0;
    std::int64_t chattering = 0; // of the sources: came and went
    std::array<std::int64_t, 3> byPriority = {};
    std::map<AlarmKind, std::int64_t> byKind;
    std::array<std::int64_t, 4> ladder = {}; // steps taken for units that did not answer
    std::vector<AlarmSource> sources;        // most first
    bool operator==(const AlarmNumbers&) const = default;
};

// Alarms in ten minutes, in tenths: 14 is 1.4.
std::int64_t tenthsPerTen(const AlarmNumbers& numbers);
// The measures in words, in the order they are told: "Alarms in ten minutes" and "0.4 (1 is well, 2
// the most)". `isFine` compares with the standard where it has a figure.
struct AlarmMeasure {
    std::string key; // in JSON and CSV, never changed
    std::string words;
    std::string value;
    bool isFine = true;
};
std::vector<AlarmMeasure> alarmMeasures(const AlarmNumbers& numbers);
// Percent of all raised, rounded; 0 where there are none.
int percentOf(const AlarmNumbers& numbers, AlarmPriority priority);

struct AlarmNumbersQuery {
    Instant from;
    Instant to;
};

// Folds the facts that happened in the period, in the order of the log.
class AlarmFold final
{
public:
    // `table` must outlive it. `to` is not in the future.
    AlarmFold(Instant from, Instant to, const AlarmTable& table);
    ~AlarmFold();
    AlarmFold(const AlarmFold&) = delete;
    AlarmFold& operator=(const AlarmFold&) = delete;

    void add(const Recorded& recorded);
    // Empty `isHidden`: nobody here is kept from reading anything.
    AlarmNumbers numbers(const std::function<std::string(IncidentId)>& numberOf,
                         const std::function<bool(IncidentId)>& isHidden = {}) const;

private:
    struct Work;
    std::unique_ptr<Work> m_work;
};

} // namespace haven
