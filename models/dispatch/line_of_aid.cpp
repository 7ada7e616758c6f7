#include "models/base/text.h"
#include "models/dispatch/aid_rules.h"
#include "models/dispatch/discipline.h"
#include "models/dispatch/line_of_parts.h"

namespace haven {

namespace {

struct AidLineWriter {
    LineNumbers numbers;
    LineCandidates out;

    void put(const LineText& text) { out.push_back(text.line()); }

    LineText about(std::string_view verb, IncidentId id) const
    {
        return std::move(LineText(verb).word(numbers.of(id)));
    }

    void operator()(const AskAid& c)
    {
        LineText text = about("aid", c.incident).word(c.kind).hidden(c.whom, "WHOM");
        if (c.way != AidWay::NotSaid)
            text.word("by " + aidWayWord(c.way));
        put(text.hidden(c.note.empty() ? "" : "! " + c.note, "! NOTE"));
    }
    void operator()(const AnswerAid& c)
    {
        const std::string subject = c.request == 0 ? c.kind : std::to_string(c.request);
        LineText text = about("aid", c.incident).word(subject);
        text.word(c.stage ? aidStageWord(*c.stage) : std::string("eta"));
        put(text.word(c.minutes ? std::to_string(*c.minutes) : std::string())
                .hidden(c.words, "WORDS"));
    }
    void operator()(const AskInTurn& c)
    {
        LineText text = about("rot", c.incident).word(c.kind);
        text.keyword("zone", c.zone).keyword("class", c.grade);
        put(text);
        put(text.keyword("by", aidWayWord(c.way)));
    }
    void operator()(const PassTurn& c)
    {
        LineText text = about("passturn", c.incident).word(c.kind);
        put(text.keyword("zone", c.zone).keyword("class", c.grade).hidden(c.reason, "REASON"));
    }
    void operator()(const ChangeRotationList& c)
    {
        std::vector<std::string> members;
        for (const RotationMember& one : c.list.members)
            members.push_back(one.phone.empty() ? one.company : one.company + "=" + one.phone);
        LineText text = LineText("turns").word(c.list.kind);
        text.keyword("zone", c.list.zone).keyword("class", c.list.grade);
        put(text.hiddenKeyword("why", c.reason, "REASON").word(joined(members, "; ")));
    }
    void operator()(const ChangeDisciplinePriority& c)
    {
        put(about("dp", c.incident)
                .word(disciplineWord(c.discipline))
                .word(c.priority ? toLower(enumName(*c.priority)) : std::string("none"))
                .hidden(c.reason, "REASON"));
    }
    void operator()(const AddOutsideUnit& c)
    {
        LineText text("ou");
        text.word(c.unit.value).keyword("agency", c.agency).keyword("kind", c.kind);
        text.keyword("radio", c.radio);
        text.keyword("disc", c.discipline ? disciplineWord(*c.discipline) : std::string());
        put(text.keyword("for", c.until ? numbers.of(*c.until) : std::string()));
    }

    template <class Other>
    void operator()(const Other&)
    {}
};

} // namespace

LineCandidates aidLines(const Command& command, const LineContext& context)
{
    AidLineWriter writer{LineNumbers{context}, {}};
    visitKind(writer, static_cast<const AnyWish&>(command));
    return std::move(writer.out);
}

} // namespace haven
