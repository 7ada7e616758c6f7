#include "models/dispatch/line_of_parts.h"

// The lines about the room itself. What somebody wrote is not shown to whoever looks on.
namespace haven {

namespace {

struct RoomLineWriter {
    LineNumbers numbers;
    LineCandidates out;

    void put(const LineText& text) { out.push_back(text.line()); }
    static LineText listed(std::string_view verb, std::int64_t number)
    {
        return std::move(LineText(verb).word(std::to_string(number)));
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
    void operator()(const WritePassOn& c) { put(LineText("pass").hidden(c.text, "TEXT")); }
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
    std::visit(writer, static_cast<const AnyWish&>(command));
    return std::move(writer.out);
}

} // namespace haven
