#include "models/base/text.h"
#include "models/dispatch/dispatch_group.h"
#include "models/dispatch/verbs.h"

// Lines about dispatch groups.
namespace haven {

namespace {

std::vector<std::string> commaWords(const std::string& text)
{
    std::vector<std::string> out;
    for (const std::string& one : split(text, ',')) {
        if (!trimmed(one).empty())
            out.emplace_back(trimmed(one));
    }
    return out;
}

Result<Command> buildGroup(const LineParts& parts, const LineContext& context)
{
    ChangeDispatchGroup command;
    command.group = wordOr(parts, Slot::Word);
    command.channel = keywordOr(parts, "channel");
    for (std::string& beat : commaWords(keywordOr(parts, "beats")))
        command.beats.emplace_back(std::move(beat));
    // Another channel alone: its beats stay.
    const auto& groups = context.state.groupBook.groups;
    const auto known = groups.find(groupSpelled(context.state, command.group));
    if (command.beats.empty() && !command.channel.empty() && known != groups.end())
        command.beats = known->second;
    if (command.beats.empty())
        return refuse(RefusalCode::SlotMissing, "beats", "group NORTH beats 1,2");
    return Command(std::move(command));
}

Result<Command> buildEndGroup(const LineParts& parts, const LineContext&)
{
    return Command(ChangeDispatchGroup{wordOr(parts, Slot::Word), {}});
}

Result<Command> buildCover(const LineParts& parts, const LineContext&)
{
    return Command(WatchGroups{commaWords(wordOr(parts, Slot::Word))});
}

Result<Command> buildUncover(const LineParts&, const LineContext&)
{
    return Command(WatchGroups{});
}

Verb groupVerb(VerbHelp help, std::vector<SlotRule> slots, std::vector<std::string_view> keywords,
               Result<Command> (*build)(const LineParts&, const LineContext&))
{
    return {
        help, std::move(slots), std::move(keywords), Verb::Place::None, Verb::Extras::None, build,
        {}};
}

} // namespace

std::vector<Verb> groupVerbs()
{
    const SlotRule word{Slot::Word, Need::Required};
    return {
        groupVerb({"group", "dispatchgroup", "NAME beats BEAT[,BEAT] [channel C|none]",
                   "group NORTH beats 1,2 channel 1",
                   "Make a dispatch group of beats and their channel, or give it others"},
                  {word}, {"beats", "channel"}, buildGroup),
        groupVerb({"ungroup", "endgroup", "NAME", "ungroup NORTH", "End a dispatch group"}, {word},
                  {}, buildEndGroup),
        groupVerb({"cover", "watchgroups", "NAME[,NAME]", "cover NORTH",
                   "Say which dispatch groups this desk watches"},
                  {word}, {}, buildCover),
        groupVerb({"uncover", "watchnone", "", "uncover", "This desk watches no group any more"},
                  {}, {}, buildUncover),
    };
}

} // namespace haven
