#include "models/base/text.h"
#include "models/dispatch/line_of_parts.h"
#include "models/dispatch/line_slots.h"

#include <fmt/format.h>

// The lines about the room itself. What somebody wrote is not shown to whoever looks on.
namespace haven {

namespace {

constexpr std::int64_t kMomentMinuteMs = 60'000;
constexpr std::int64_t kMomentDayMinutes = 1440;

} // namespace

std::vector<std::string> momentWords(Instant at, const LineContext& context)
{
    std::vector<std::string> out;
    const std::int64_t aheadMs = (at - context.now).ms;
    if (aheadMs > 0 && aheadMs % kMomentMinuteMs == 0 && aheadMs / kMomentMinuteMs <= 99'999)
        out.push_back(fmt::format("+{}", aheadMs / kMomentMinuteMs));
    const Span offset = context.offsetAt ? context.offsetAt(at) : context.zoneOffset;
    const std::int64_t minutes = (at.ms + offset.ms) / kMomentMinuteMs % kMomentDayMinutes;
    out.push_back(fmt::format("{}/{:02}:{:02}", dayWord(at, context), minutes / 60, minutes % 60));
    return out;
}

namespace {

struct RoomLineWriter {
    LineNumbers numbers;
    LineCandidates out;

    template <class Start>
    void atPlaces(const Location& location, const std::string& words, const Start& start)
    {
        std::vector<std::string> places{location.text};
        if (!location.detail.empty())
            places.insert(places.begin(), location.text + " " + location.detail);
        for (const std::string& place : places) {
            LineText text = start();
            put(text.place(place).hidden(words.empty() ? "" : "!" + words, "! WORDS"));
        }
    }
    void operator()(const ScheduleIncident& c)
    {
        for (const std::string& due : momentWords(c.dueAt, numbers.context))
            atPlaces(c.location, c.words, [&] {
                LineText text("sched");
                text.word(c.type.value).keyword("due", due);
                if (c.priority)
                    text.word(toLower(enumName(*c.priority)));
                return text;
            });
    }
    void operator()(const PlaceWatch& c)
    {
        const std::string from = c.from ? momentWords(*c.from, numbers.context).back() : "";
        for (const std::string& until : momentWords(c.until, numbers.context))
            atPlaces(c.location, c.words, [&] {
                LineText text("watch");
                text.word(c.kind == WatchKind::House ? "house" : "patrol")
                    .keyword("starting", from)
                    .keyword("until", until);
                if (c.visitsADay != 1)
                    text.keyword("visits", std::to_string(c.visitsADay));
                text.keyword("hours", c.hours);
                return text;
            });
    }
    void operator()(const GatherStorm& c)
    {
        std::vector<std::string> types;
        for (const TypeCode& type : c.types)
            types.push_back(type.value);
        std::vector<std::string> untils{std::string()};
        if (c.until)
            untils = momentWords(*c.until, numbers.context);
        for (const std::string& until : untils) {
            put(LineText("storm")
                    .word(numbers.of(c.parent))
                    .word(joined(types, ","))
                    .keyword("until", until)
                    .hidden(c.reason, "REASON"));
        }
    }

    void put(const LineText& text) { out.push_back(text.line()); }
    static LineText listed(std::string_view verb, std::int64_t number)
    {
        return std::move(LineText(verb).word(std::to_string(number)));
    }

    void operator()(const ChangeDispatchGroup& c)
    {
        std::vector<std::string> beats;
        for (const BeatId& beat : c.beats)
            beats.push_back(beat.value);
        put(LineText(beats.empty() ? "ungroup" : "group")
                .word(c.group)
                .keyword("beats", joined(beats, ","))
                .keyword("channel", beats.empty() ? std::string() : c.channel));
    }
    void operator()(const WatchGroups& c)
    {
        put(c.groups.empty() ? LineText("uncover")
                             : std::move(LineText("cover").word(joined(c.groups, ","))));
    }
    LineText numbered(std::string_view verb, IncidentId id) const
    {
        return std::move(LineText(verb).word(numbers.of(id)));
    }
    void operator()(const DeclareMajor& c)
    {
        put(numbered("major", c.incident).hidden(c.name, "NAME"));
    }
    void operator()(const GiveMajorRole& c)
    {
        put(numbered("role", c.incident).word(c.role).hidden(c.who, "PERSON"));
    }
    void operator()(const SetObjective& c)
    {
        put(numbered("goal", c.incident).hidden(c.text, "TEXT"));
    }
    void operator()(const MeetObjective& c)
    {
        put(numbered("met", c.incident).word(std::to_string(c.objective)).hidden(c.words, "WORDS"));
    }
    void operator()(const EndMajor& c)
    {
        put(numbered("endmajor", c.incident).hidden(c.reason, "REASON"));
    }
    void operator()(const CancelScheduled& c)
    {
        put(listed("unsched", c.scheduled.value).hidden(c.reason, "REASON"));
    }
    void operator()(const EnterScheduled& c) { put(listed("enter", c.scheduled.value)); }
    void operator()(const RecordVisit& c)
    {
        put(listed("visit", c.watch.value)
                .keyword("by", c.unit ? c.unit->value : std::string())
                .hidden(c.words, "WORDS"));
    }
    void operator()(const EndWatch& c)
    {
        put(listed("unwatch", c.watch.value).hidden(c.reason, "REASON"));
    }
    void operator()(const WritePassOn& c)
    {
        std::vector<std::string> untils{std::string()};
        if (c.until)
            untils = momentWords(*c.until, numbers.context);
        for (const std::string& until : untils)
            put(LineText("pass").keyword("until", until).hidden(c.text, "TEXT"));
    }
    void operator()(const EndPassOn& c)
    {
        put(listed("unpass", c.passOn.value).hidden(c.reason, "REASON"));
    }
    void operator()(const SendMessage& c)
    {
        std::string to = "all";
        if (c.unit)
            to = c.unit->value;
        else if (c.position)
            to = c.position->value.find(' ') == std::string::npos ? c.position->value
                                                                  : "\"" + c.position->value + "\"";
        put(LineText("msg").word(to).hidden(c.text, "TEXT"));
    }
    void operator()(const MarkMessage& c)
    {
        put(listed(c.mark == MessageMark::Read ? "seen" : "got", c.message.value));
    }
    void operator()(const GiveRelief& c)
    {
        put(LineText("relief").hidden(c.to.value, "PERSON").hidden(c.words, "WORDS"));
    }
    void operator()(const TakeRelief& c) { put(LineText("takeover").hidden(c.words, "WORDS")); }
    void operator()(const ReleaseStorm& c)
    {
        put(LineText("calm")
                .word(numbers.of(c.parent))
                .keyword("count", c.count ? std::to_string(*c.count) : std::string())
                .hidden(c.reason, "REASON"));
    }

    // Nothing types it, or another writer does.
    template <class Other>
    void operator()(const Other&)
    {}
};

} // namespace

LineCandidates roomLines(const Command& command, const LineContext& context)
{
    RoomLineWriter writer{LineNumbers{context}, {}};
    visitKind(writer, static_cast<const AnyWish&>(command));
    return std::move(writer.out);
}

} // namespace haven
