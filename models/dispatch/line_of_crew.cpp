#include "models/base/text.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/line_of_parts.h"
#include "models/dispatch/record_check.h"

// The lines of crews, stacks, the channel, record checks and BOLOs. Of persons, and of what was
// run, nothing is shown but that it was said.
namespace haven {

namespace {

struct CrewLineWriter {
    LineNumbers numbers;
    LineCandidates out;

    void put(const LineText& text) { out.push_back(text.line()); }

    void operator()(const ChangeCrew& c)
    {
        put(LineText("crew")
                .word(c.unit.value)
                .hiddenKeyword("add", joined(c.joining, ","), "NAMES")
                .hiddenKeyword("out", joined(c.leaving, ","), "NAMES")
                .keyword("car", c.vehicle)
                .keyword("radio", c.radio)
                .keyword("odo", c.odometer)
                .keyword("gear", joined(c.equipment, ",")));
    }
    void operator()(const StackWork& c)
    {
        put(LineText("stk").word(c.unit.value).word(numbers.of(c.incident)));
    }
    void operator()(const UnstackWork& c)
    {
        put(LineText("unstk")
                .word(c.unit.value)
                .word(numbers.of(c.incident))
                .hidden(c.reason, "REASON"));
    }
    void operator()(const HoldAir& c)
    {
        put(LineText("air")
                .keyword("for", c.askedBy ? c.askedBy->value : std::string())
                .word(c.channel)
                .hidden(c.reason, "REASON"));
    }
    void operator()(const ReleaseAir& c)
    {
        put(LineText("airfree").word(c.channel).hidden(c.reason, "REASON"));
    }
    void operator()(const ReachDestination& c)
    {
        put(LineText("tra")
                .word(c.unit.value)
                .keyword("odo", c.odometer)
                .hiddenKeyword("because", c.overrideReason, "REASON"));
    }
    void operator()(const RunCheck& c)
    {
        std::string result(checkResultWord(c.result));
        if (!c.code.empty())
            result += "/" + c.code;
        put(LineText("ran")
                .word(c.unit.value)
                .word(checkKindWord(c.kind))
                .hidden(result, "RESULT")
                .hidden(c.what, "WHAT"));
    }
    void operator()(const ConfirmCheck& c)
    {
        const bool isYes = c.outcome == CheckOutcome::Confirmed;
        put(LineText("hc")
                .word(c.unit ? c.unit->value : checkNumber(c.check))
                .hidden(isYes ? "yes" : "no", "yes|no")
                .hidden(c.note, "NOTE"));
    }
    void operator()(const CreateBolo& c)
    {
        const BoloText& text = c.text;
        const bool isJustice = text.fieldClass == FieldClass::CriminalJustice;
        const auto hours =
            c.lasts ? std::to_string(c.lasts->ms / Span::hours(1).ms) : std::string();
        put(LineText("bolo")
                .word(toLower(enumName(text.kind)))
                .hiddenKeyword("name", text.name, "NAME")
                .hiddenKeyword("plate", text.plate, "PLATE")
                .hiddenKeyword("state", text.plateState, "ST")
                .hiddenKeyword("tel", text.phone, "NUMBER")
                .hiddenKeyword("from", text.origin, "AGENCY")
                .hiddenKeyword("photo", text.photo, "WHERE")
                .hiddenKeyword("why", text.reason, "REASON")
                .keyword("hours", hours)
                .keyword("class", isJustice ? "justice" : "")
                .hidden(text.words, "WORDS"));
    }
    void operator()(const BroadcastBolo& c)
    {
        put(LineText("bsay").word(boloNumber(c.bolo)).word(c.channel));
    }
    void operator()(const AcknowledgeBolo& c)
    {
        put(LineText("bgot").word(boloNumber(c.bolo)).word(joinedUnits(c.units)));
    }
    void operator()(const RenewBolo& c)
    {
        put(LineText("bmore")
                .word(boloNumber(c.bolo))
                .word(std::to_string(c.lasts.ms / Span::hours(1).ms))
                .hidden(c.reason, "REASON"));
    }
    void operator()(const CancelBolo& c)
    {
        put(LineText("bover").word(boloNumber(c.bolo)).hidden(c.reason, "REASON"));
    }

    template <class Other>
    void operator()(const Other&)
    {}
};

} // namespace

LineCandidates crewLines(const Command& command, const LineContext& context)
{
    CrewLineWriter writer{LineNumbers{context}, {}};
    visitKind(writer, static_cast<const AnyWish&>(command));
    return std::move(writer.out);
}

} // namespace haven
