#include "app/ctl/asked_times.h"
#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/log_reader.h"
#include "app/session/session.h"
#include "models/exchange/csv_writer.h"

#include <fmt/format.h>
#include <iostream>

namespace haven::ctl {

namespace {

constexpr const char* kAlarmsUsage = "alarms --station FILE [--from T] [--to T] [--json | --csv]";
constexpr Span kAlarmShift = Span::hours(8);

// Of a restricted incident without its kind.
template <class One>
nlohmann::json onceJson(const One& one, const RaisedOnce& alarm)
{
    const nlohmann::json kind =
        one.isHidden ? nlohmann::json(nullptr) : nlohmann::json(std::string(enumName(alarm.kind)));
    return {{"kind", kind}, {"about", one.subject}, {"at", alarm.at.ms}};
}

nlohmann::json alarmsJson(const AlarmNumbers& numbers)
{
    nlohmann::json document = {{"from", numbers.from.ms},
                               {"to", numbers.to.ms},
                               {"cut", numbers.isCut},
                               {"raised", numbers.raised},
                               {"tenths_per_ten_minutes", tenthsPerTen(numbers)},
                               {"most_in_ten_minutes", numbers.mostInTen},
                               {"flood_count", numbers.floodCount},
                               {"acknowledged", numbers.acknowledged},
                               {"done", numbers.done},
                               {"open_at_end", numbers.openAtEnd},
                               {"stale", numbers.stale},
                               {"shelved", numbers.shelved},
                               {"shelved_at_end", numbers.shelvedAtEnd},
                               {"taken_back", numbers.takenBack},
                               {"chattering", numbers.chattering},
                               {"ladder", numbers.ladder}};
    const auto seconds = [](const std::optional<Span>& span) {
        return span ? nlohmann::json(span->wholeSeconds()) : nlohmann::json(nullptr);
    };
    document["answer_median_s"] = seconds(numbers.answerMedian);
    document["answer_ninetieth_s"] = seconds(numbers.answerNinetieth);
    for (const auto priority : {AlarmPriority::High, AlarmPriority::Medium, AlarmPriority::Low})
        document["by_priority"][std::string(enumName(priority))] =
            numbers.byPriority[static_cast<std::size_t>(priority)];
    document["by_kind"] = nlohmann::json::object();
    for (const auto& [kind, count] : numbers.byKind)
        document["by_kind"][std::string(enumName(kind))] = count;
    document["floods"] = nlohmann::json::array();
    for (const AlarmFlood& flood : numbers.floods)
        document["floods"].push_back({{"from", flood.from.ms},
                                      {"to", flood.to.ms},
                                      {"count", flood.count},
                                      {"first", onceJson(flood, flood.first)}});
    document["sources"] = nlohmann::json::array();
    for (const AlarmSource& source : numbers.sources) {
        auto one = onceJson(source, source.alarm);
        one["times"] = source.times;
        document["sources"].push_back(std::move(one));
    }
    return document;
}

void sayAlarms(const AlarmNumbers& numbers, const AgencyTime& time)
{
    sayLine(
        fmt::format("Alarms, {} to {}{}", time.dated(numbers.from).toStdString(),
                    time.dated(numbers.to).toStdString(),
                    numbers.isCut ? "; more facts than are counted, choose a shorter period" : ""));
    for (const AlarmMeasure& measure : alarmMeasures(numbers))
        sayLine(
            fmt::format("  {} {}: {}", measure.isFine ? " " : "!", measure.words, measure.value));
    for (const AlarmFlood& flood : numbers.floods)
        sayLine(fmt::format("  Flood at {}: {} alarms, first: {}",
                            time.dated(flood.from).toStdString(), flood.count, firstWords(flood)));
    if (!numbers.sources.empty())
        sayLine("Most often");
    for (const AlarmSource& source : numbers.sources)
        sayLine(fmt::format("  {:>4}  {}", source.times, sourceWords(source)));
}

} // namespace

int runAlarms(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (arguments.isJson && arguments.option("csv"))
        return misused(kAlarmsUsage, "one of --json and --csv");
    const auto loaded = loadStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    const auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    const AgencyTime time(loaded->state.timeZone);
    const Instant now = systemNow();
    const AskedPeriod period = askedPeriod(arguments, time, now, kAlarmShift);
    if (!period.wrong.empty())
        return misused(kAlarmsUsage, period.wrong);
    const LogReader who{&(*base)->knowledge.codes, {}, &time, now};
    const auto numbers =
        readAlarmNumbers(loaded->database(), {period.from, std::min(period.to, now)}, who);
    if (!numbers)
        return tell(numbers.refusal());
    if (arguments.isJson) {
        sayJson(alarmsJson(*numbers));
    } else if (arguments.option("csv")) {
        std::cout << csvLine({"key", "measure", "value"});
        for (const AlarmMeasure& measure : alarmMeasures(*numbers))
            std::cout << csvLine({measure.key, measure.words, measure.value});
        std::cout << std::flush;
    } else {
        sayAlarms(*numbers, time);
    }
    return kDone;
}

} // namespace haven::ctl
