#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/line_of_parts.h"
#include "models/geo/coordinate.h"

#include <array>

// The line of what is recorded about a contact.
namespace haven {

namespace {

std::string_view typedField(const std::string& field)
{
    if (field == "caller_name")
        return "name";
    if (field == "callback")
        return "tel";
    if (field == "safe_contact")
        return "safe";
    if (field == "safe_contact_when")
        return "safewhen";
    return field;
}

std::string_view typedStep(TransferStep step)
{
    switch (step) {
    case TransferStep::Placed:
        return {};
    case TransferStep::Answered:
        return "answered";
    case TransferStep::StayedOn:
        return "stayed";
    case TransferStep::LeftLine:
        return "left";
    case TransferStep::Accepted:
        return "accepted";
    case TransferStep::Refused:
        return "refused";
    case TransferStep::NoAnswer:
        return "noanswer";
    case TransferStep::Misrouted:
        return "misrouted";
    case TransferStep::CallerLost:
        return "lost";
    }
    return {};
}

std::string_view typedStep(InterpreterStep step)
{
    return step == InterpreterStep::NotAvailable ? "none" : std::string_view();
}

std::string_view typedSource(FixSource source)
{
    switch (source) {
    case FixSource::Carrier:
    case FixSource::Ping:
        return {};
    case FixSource::Rebid:
        return "rebid";
    case FixSource::Device:
        return "device";
    case FixSource::Caller:
        return "caller";
    }
    return {};
}

std::string numberText(const std::optional<std::int64_t>& number)
{
    return number ? std::to_string(*number) : std::string();
}

struct CallLineWriter {
    LineNumbers numbers;
    LineCandidates out;

    void put(const LineText& text) { out.push_back(text.line()); }
    LineText about(std::string_view verb, IncidentId id) const
    {
        return std::move(LineText(verb).word(numbers.of(id)));
    }
    // "# 2" where the call is not the one that is meant without it.
    std::string which(IncidentId id, const std::optional<CallId>& call) const
    {
        const auto found = numbers.context.state.incidents.find(id);
        if (!call || found == numbers.context.state.incidents.end())
            return {};
        return std::to_string(callOrdinal(found->second, *call));
    }
    template <class Rest>
    void atCallPlace(const LineText& start, const Location& location, const Rest& rest)
    {
        std::vector<std::string> places{location.text};
        if (location.point)
            places.push_back(coordinateText(*location.point));
        for (const std::string& place : places) {
            LineText text = start;
            text.place(place).hiddenPlace();
            rest(text);
            put(text);
        }
    }

    void operator()(const CorrectDetails& c)
    {
        if (!c.call || !c.reason.empty())
            return;
        for (const std::string& one : {std::string(), which(c.incident, c.call)})
            put(about("cf", c.incident)
                    .word(typedField(c.field))
                    .keyword("#", one)
                    .hidden(c.value, "VALUE"));
    }
    void operator()(const RecordCallback& c)
    {
        put(about("cb", c.incident)
                .word(callbackTyped(c.result))
                .keyword("#", which(c.incident, c.call))
                .hidden(c.note, "NOTE")
                .hiddenKeyword("because", c.whyUnsafe, "WHY"));
    }
    void operator()(const RecordCallLocation& c)
    {
        atCallPlace(about("ali", c.incident).word(serviceClassWord(c.serviceClass)), c.place,
                    [&c, this](LineText& text) {
                        text.keyword("radius", numberText(c.radiusM))
                            .keyword("conf", numberText(c.confidencePct))
                            .keyword("src", typedSource(c.source))
                            .hiddenKeyword("by", c.carrier, "CARRIER")
                            .keyword("#", which(c.incident, c.call));
                    });
    }
    void operator()(const TakeCallLocation& c)
    {
        put(about("tl", c.incident).keyword("#", which(c.incident, c.call)));
    }
    void operator()(const MarkCarrierPing& c)
    {
        const auto rest = [&c, this](LineText& text) {
            text.hiddenKeyword("by", c.carrier, "CARRIER")
                .keyword("radius", numberText(c.radiusM))
                .keyword("#", which(c.incident, c.call))
                .hidden(c.words, "WHY");
        };
        LineText start = about("ping", c.incident).word(toLower(enumName(c.step)));
        if (c.place) {
            atCallPlace(start, *c.place, rest);
            return;
        }
        rest(start);
        put(start);
    }
    void operator()(const MarkInterpreter& c)
    {
        const std::string_view typed = typedStep(c.step);
        put(about("int", c.incident)
                .word(typed.empty() ? toLower(enumName(c.step)) : std::string(typed))
                .hiddenKeyword("lang", c.language, "LANGUAGE")
                .hiddenKeyword("by", c.provider, "PROVIDER")
                .hiddenKeyword("id", c.interpreter, "NUMBER")
                .keyword("#", which(c.incident, c.call))
                .hidden(c.words, "WORDS"));
    }
    // What a person can or cannot do is for the reader's eyes.
    void operator()(const RecordCommunicationNeeds& c)
    {
        std::vector<std::string> words;
        for (const CommunicationNeed need : c.needs)
            words.push_back(needWord(need));
        put(about("need", c.incident)
                .hidden(words.empty() ? "none" : joined(words, ","), "NEED")
                .hidden(c.words, "WORDS"));
    }
    void operator()(const AddTranscript& c)
    {
        put(about("txt", c.incident).hidden(c.text, "LINES"));
    }
    void operator()(const MarkTextSession& c)
    {
        const bool isTty = c.medium == TextMedium::Tty;
        const char* medium = isTty ? "tty" : c.medium == TextMedium::Relay ? "relay" : "open";
        put(about("txs", c.incident)
                .word(c.step == TextStep::Closed ? "close" : medium)
                .keyword("#", which(c.incident, c.call))
                .hidden(c.words, "HOW IT ENDED"));
    }
    void operator()(const PlaceTransfer& c)
    {
        put(about("xfer", c.incident)
                .keyword("#", which(c.incident, c.call))
                .hidden(c.target, "TARGET")
                .hidden(c.reason.empty() ? "" : "because " + c.reason, "because WHY"));
    }
    void operator()(const MarkTransfer& c)
    {
        put(about("xfer", c.incident).word(typedStep(c.step)).hidden(c.words, "WORDS"));
    }
    void operator()(const RecordPremiseAlarm& c)
    {
        put(about("pa", c.incident)
                .hiddenKeyword("company", c.alarm.company, "NAME")
                .hiddenKeyword("operator", c.alarm.callOperator, "NAME")
                .hiddenKeyword("tel", c.alarm.phone, "NUMBER")
                .hiddenKeyword("zone", c.alarm.zone, "ZONE")
                .hiddenKeyword("permit", c.alarm.permit, "NUMBER")
                .hiddenKeyword("keyholder", c.alarm.keyholder, "NAME")
                .hiddenKeyword("keytel", c.alarm.keyholderPhone, "NUMBER")
                .hiddenKeyword("code", c.alarm.code, "WORD"));
    }
    void operator()(const CancelPremiseAlarm& c)
    {
        put(about("pax", c.incident)
                .hidden(c.reason.empty() ? c.by : c.by + ", " + c.reason, "WHO, WHY"));
    }

    template <class Other>
    void operator()(const Other&)
    {}
};

} // namespace

std::string_view callbackTyped(CallbackResult result)
{
    switch (result) {
    case CallbackResult::Answered:
        return "reached";
    case CallbackResult::Busy:
        return "busy";
    case CallbackResult::NoAnswer:
        return "noanswer";
    case CallbackResult::VoicemailLeft:
        return "voicemail";
    case CallbackResult::VoicemailNotLeft:
        return "nomessage";
    case CallbackResult::VoiceHeard:
        return "voice";
    }
    return {};
}

LineCandidates callLines(const Command& command, const LineContext& context)
{
    CallLineWriter writer{LineNumbers{context}, {}};
    visitKind(writer, static_cast<const AnyWish&>(command));
    return std::move(writer.out);
}

} // namespace haven
