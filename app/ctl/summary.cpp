#include "app/ctl/asked_times.h"
#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/log_reader.h"
#include "app/session/session.h"
#include "models/dispatch/small_cells.h"

#include <fmt/format.h>

namespace haven::ctl {

namespace {

constexpr Span kShift = Span::hours(8);

nlohmann::json shareJson(const Share& share)
{
    return {{"good", share.good}, {"of", share.of}};
}

std::string shareWords(const Share& share)
{
    if (share.of == 0)
        return "none";
    return haven::shareWords(share.good, share.of);
}

nlohmann::json behavioralJson(const BehavioralCounts& counts)
{
    return {{"by_code", counts.byCode},         {"by_advisor", counts.byAdvisor},
            {"confirmed", counts.confirmed},    {"rejected", counts.rejected},
            {"unsure", counts.unsure},          {"unanswered", counts.unanswered},
            {"eligible", counts.need.eligible}, {"clinician_came", counts.need.sent},
            {"not_sent", counts.need.notSent},  {"dispositions", counts.dispositions}};
}

nlohmann::json summaryJson(const ShiftSummary& summary)
{
    nlohmann::json taken = nlohmann::json::object();
    for (std::size_t i = 0; i < summary.takenToSent.size(); ++i)
        taken["P" + std::to_string(i + 1)] = shareJson(summary.takenToSent[i]);
    nlohmann::json loads = nlohmann::json::array();
    for (const auto& load : summary.loads)
        loads.push_back({{"position", load.position.value},
                         {"facts", load.facts},
                         {"calls", load.calls},
                         {"sends", load.sends}});
    return {{"from", summary.from.ms},
            {"to", summary.to.ms},
            {"facts", summary.facts},
            {"cut", summary.isCut},
            {"incidents", summary.incidents},
            {"closed", summary.closed},
            {"taken_to_sent", taken},
            {"sent_in_60_s_p1", shareJson(summary.sentInOneMinute)},
            {"status_checks_in_time", shareJson(summary.statusChecks)},
            {"rechecks_in_time", shareJson(summary.rechecks)},
            {"late_sends", summary.lateSends},
            {"late_status_checks", summary.lateChecks},
            {"levels_lowered", summary.levelsLowered},
            {"overrides", summary.overrides},
            {"sent_otherwise", summary.sentOtherwise},
            {"sent_otherwise_reasons", summary.sentOtherwiseReasons},
            {"flags_rejected", summary.flagsRejected},
            {"places_unverified", summary.placesUnverified},
            {"corrections", summary.corrections},
            {"behavioral", behavioralJson(summary.behavioral)},
            {"loads", loads}};
}

void sayCounts(const ShiftSummary& summary, const ResponseTable& table)
{
    const auto count = [](const Findings& findings, const char* words) {
        sayLine(fmt::format("{:>5}  {}", findings.size(), words));
    };
    sayLine("Look at these");
    count(summary.lateSends, "late sends");
    count(summary.lateChecks, "late status checks");
    count(summary.levelsLowered, "levels lowered by hand");
    count(summary.overrides, "rules overridden");
    count(summary.sentOtherwise, "times other units sent than recommended");
    for (const auto& [reason, times] : summary.sentOtherwiseReasons)
        sayLine(fmt::format("       {} of them: {}", times,
                            reason.empty() ? "no reason given" : onOneLine(reason)));
    count(summary.flagsRejected, "flags rejected");
    count(summary.placesUnverified, "places not verified");
    count(summary.corrections, "corrections to the record");
    const BehavioralCounts& counts = summary.behavioral;
    sayLine("Behavioral health");
    sayLine(fmt::format("  By code {}, by advisor {}, confirmed {}, rejected {}, unsure {}, not "
                        "answered {}",
                        counts.byCode, counts.byAdvisor, counts.confirmed, counts.rejected,
                        counts.unsure, counts.unanswered));
    sayLine(fmt::format("  Closed, and for a clinician: {} = sent {} + not sent {}",
                        counts.need.eligible, counts.need.sent, counts.need.notSentAll()));
    for (const auto& [code, times] : counts.need.notSent) {
        const NotSentReason* reason = table.reasonFor(code);
        sayLine(fmt::format("    not sent {}: {}", times, reason ? reason->words : code));
    }
    for (const auto& [code, number] : counts.dispositions)
        sayLine(fmt::format("  Closed {}: {}", code, number));
    sayLine("Load");
    for (const auto& load : summary.loads)
        sayLine(fmt::format("  {}: {} calls, {} sends, {} facts", load.position.value, load.calls,
                            load.sends, load.facts));
}

void saySummary(const ShiftSummary& summary, const AgencyTime& time, const ResponseTable& table)
{
    sayLine(fmt::format("{} to {}: {} facts{}, {} incidents taken, {} of them closed",
                        time.dated(summary.from).toStdString(),
                        time.dated(summary.to).toStdString(), summary.facts,
                        summary.isCut ? " and more, which are not counted" : "", summary.incidents,
                        summary.closed));
    sayLine("Against the standard");
    for (std::size_t i = 0; i < summary.takenToSent.size(); ++i)
        sayLine(fmt::format("  Taken to sent within its limit, P{}: {}", i + 1,
                            shareWords(summary.takenToSent[i])));
    sayLine(
        fmt::format("  Sent in 60 s, P1 (90 % wanted): {}", shareWords(summary.sentInOneMinute)));
    sayLine("  Status checks in time: " + shareWords(summary.statusChecks));
    const BehavioralCounts& counts = summary.behavioral;
    sayLine("  Clinician sent when eligible: " +
            shareWords({counts.need.sent, counts.need.eligible}));
    sayLine("  Re-checks in time: " + shareWords(summary.rechecks));
    sayCounts(summary, table);
}

} // namespace

int runSummary(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto loaded = loadStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return tell(base.refusal());
    const AgencyTime time(loaded->state.timeZone);
    const Instant now = systemNow();
    const AskedPeriod period = askedPeriod(arguments, time, now, kShift);
    if (!period.wrong.empty())
        return misused("summary --station FILE [--from T] [--to T] [--json]", period.wrong);
    const LogReader plain{&(*base)->knowledge.codes, {}};
    const auto summary =
        readSummary(loaded->database(), {period.from, std::min(period.to, now)}, plain);
    if (!summary)
        return tell(summary.refusal());
    if (arguments.isJson)
        sayJson(summaryJson(*summary));
    else
        saySummary(*summary, time, (*base)->knowledge.codes.response);
    return kDone;
}

} // namespace haven::ctl
