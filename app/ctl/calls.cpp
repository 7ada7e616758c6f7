#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/session/session.h"
#include "models/base/text.h"
#include "models/dispatch/call_rules.h"

#include <fmt/format.h>

// The contacts of what is on the board: whom to call back, which are on their way, which are being
// typed. It reads, and shows what open and police classes hold; what an alarm company's code word
// is and what was lost in a crisis it does not know.
namespace haven::ctl {

namespace {

nlohmann::json fixJson(const CallFix& fix)
{
    nlohmann::json one = {{"place", fix.place.text},
                          {"source", toLower(enumName(fix.source))},
                          {"class", serviceClassWord(fix.serviceClass)},
                          {"at", fix.at.ms}};
    one["radius_m"] = fix.radiusM ? nlohmann::json(*fix.radiusM) : nlohmann::json(nullptr);
    one["confidence_pct"] =
        fix.confidencePct ? nlohmann::json(*fix.confidencePct) : nlohmann::json(nullptr);
    return one;
}

nlohmann::json callJson(const Incident& incident, const Call& call, const State& state, Instant now)
{
    nlohmann::json tries = nlohmann::json::array();
    for (const auto& one : call.tries)
        tries.push_back({{"result", toLower(enumName(one.result))}, {"at", one.at.ms}});
    nlohmann::json interpreters = nlohmann::json::array();
    for (const auto& use : call.interpreters)
        interpreters.push_back({{"language", use.language}, {"step", toLower(enumName(use.step))}});
    const RepeatCaller repeat = repeatCaller(state, call.callback, now);
    nlohmann::json one = {
        {"call", callOrdinal(incident, call.id)},
        {"kind", toLower(enumName(call.kind))},
        {"received_at", call.receivedAt.ms},
        {"callback", call.callback},
        {"safe_contact", toLower(enumName(call.safeContact))},
        {"not_safe", unsafeWords(state, incident, call, CallbackResult::NoAnswer)},
        {"language", call.language},
        {"recorder", call.recorder},
        {"tries", tries},
        {"interpreters", interpreters},
        {"text_open", isTextOpen(call)},
        {"text_lines", call.text ? call.text->lines : 0},
        {"calls_in_24_h", repeat.calls}};
    one["located"] = call.fixes.empty() ? nlohmann::json(nullptr) : fixJson(call.fixes.back());
    one["ping"] = call.pings.empty() ? nlohmann::json(nullptr)
                                     : nlohmann::json(toLower(enumName(call.pings.back().step)));
    return one;
}

nlohmann::json contactJson(const Incident& incident, const State& state, Instant now)
{
    nlohmann::json calls = nlohmann::json::array();
    for (const Call& call : incident.calls)
        calls.push_back(callJson(incident, call, state, now));
    nlohmann::json one = {{"incident", incident.number},
                          {"place", incident.location.text},
                          {"communication", needsWords(incident.communication)},
                          {"calls", calls}};
    const auto& owed = incident.callback;
    const bool isTold = owed && owed->cause != CallbackCause::LostInHandoff;
    one["call_back"] = isTold ? nlohmann::json({{"number", owed->number},
                                                {"cause", causeWords(owed->cause)},
                                                {"tries", owed->tries},
                                                {"waiting_s", (now - owed->since).wholeSeconds()}})
                              : nlohmann::json(nullptr);
    one["call_back_then"] = nlohmann::json::array();
    for (const CallbackTask& other : incident.callbacksWaiting)
        one["call_back_then"].push_back(
            {{"number", other.number}, {"cause", causeWords(other.cause)}, {"tries", other.tries}});
    const CallTransfer* transfer =
        incident.transfers.empty() ? nullptr : &incident.transfers.back();
    one["transfer"] = transfer ? nlohmann::json({{"to", transfer->target},
                                                 {"step", toLower(enumName(transfer->step))},
                                                 {"line", toLower(enumName(transfer->stay))},
                                                 {"who", transfer->who},
                                                 {"waited_s", secondsWaited(*transfer, now)}})
                               : nlohmann::json(nullptr);
    one["alarm"] = nullptr;
    if (incident.premiseAlarm) {
        const PremiseAlarm& alarm = incident.premiseAlarm->alarm;
        one["alarm"] = {
            {"company", alarm.company},     {"operator", alarm.callOperator},
            {"zone", alarm.zone},           {"permit", alarm.permit},
            {"keyholder", alarm.keyholder}, {"canceled_by", incident.premiseAlarm->canceledBy}};
    }
    return one;
}

std::int64_t minutesSince(Instant at, Instant now)
{
    return std::max<std::int64_t>(0, (now - at).wholeSeconds() / 60);
}

// What an alarm company said, without its code word.
void sayAlarm(const PremiseAlarmState& said)
{
    std::vector<std::string> parts;
    const auto add = [&parts](const char* name, const std::string& text) {
        if (!text.empty())
            parts.push_back(name + onOneLine(text));
    };
    add("", said.alarm.company);
    add("operator ", said.alarm.callOperator);
    add("", said.alarm.phone);
    add("zone ", said.alarm.zone);
    add("permit ", said.alarm.permit);
    add("keyholder ", said.alarm.keyholder);
    add("", said.alarm.keyholderPhone);
    if (said.canceledAt)
        add("canceled by ", said.canceledBy);
    sayLine("  alarm: " + joined(parts, ", "));
}

void sayContact(const Incident& incident, const State& state, Instant now)
{
    sayLine(fmt::format("{}  {}", incident.number, onOneLine(incident.location.text)));
    if (incident.callback && incident.callback->cause != CallbackCause::LostInHandoff)
        sayLine(fmt::format("  !! call back {}: {}, tried {} times",
                            incident.callback->number.empty() ? "(no number)"
                                                              : incident.callback->number,
                            causeWords(incident.callback->cause), incident.callback->tries));
    for (const CallbackTask& other : incident.callbacksWaiting)
        sayLine(fmt::format("  !! then call back {}: {}, tried {} times",
                            other.number.empty() ? "(no number)" : other.number,
                            causeWords(other.cause), other.tries));
    if (const CallTransfer* open = openTransfer(incident))
        sayLine(fmt::format("  !! on its way to {}: {}, {} s", onOneLine(open->target),
                            stepWords(open->step), secondsWaited(*open, now)));
    if (const std::string needs = needsWords(incident.communication); !needs.empty())
        sayLine("  !! communicates: " + onOneLine(needs));
    if (incident.premiseAlarm)
        sayAlarm(*incident.premiseAlarm);
    for (const Call& call : incident.calls) {
        sayLine(fmt::format("  # {} {} {}", callOrdinal(incident, call.id),
                            toLower(enumName(call.kind)), call.callback));
        if (const auto why = unsafeWords(state, incident, call, CallbackResult::NoAnswer);
            !why.empty())
            sayLine("      do not call back: " + onOneLine(why));
        if (isTextOpen(call))
            sayLine(fmt::format("      text session open, {} lines", call.text->lines));
        for (const auto& use : call.interpreters)
            sayLine(fmt::format("      interpreter for {} {}", use.language, stepWords(use.step)));
        if (!call.fixes.empty())
            sayLine(fmt::format(
                "      from {}, {}, {} min ago", onOneLine(call.fixes.back().place.text),
                fixWords(call.fixes.back()), minutesSince(call.fixes.back().at, now)));
        if (!call.pings.empty())
            sayLine(fmt::format(
                "      {} asked where it is {} min ago: {}", onOneLine(call.pings.back().carrier),
                minutesSince(call.pings.back().askedAt, now), stepWords(call.pings.back().step)));
        if (const auto words = repeatWords(repeatCaller(state, call.callback, now)); !words.empty())
            sayLine("      " + words);
    }
}

} // namespace

int runCalls(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    const auto loaded = loadPlainStation(*path);
    if (!loaded)
        return tell(loaded.refusal());
    const Instant now = systemNow();
    nlohmann::json document = nlohmann::json::array();
    for (const auto& [id, incident] : loaded->state.incidents) {
        const bool isTold =
            incident.visibility == Visibility::Normal && incident.stage != IncidentStage::Closed;
        if (!isTold)
            continue;
        if (arguments.isJson)
            document.push_back(contactJson(incident, loaded->state, now));
        else
            sayContact(incident, loaded->state, now);
    }
    if (arguments.isJson)
        sayJson(document);
    return kDone;
}

} // namespace haven::ctl
