#include "models/dispatch/log_sentences.h"
#include "models/dispatch/room.h"

#include <fmt/format.h>

// The sentences about the room itself. The time is told by whoever shows the line; what is to come
// is told as how long it was to it.
namespace haven {

namespace {

std::string countWords(const RoomCounts& counts)
{
    std::string words = fmt::format(
        "{} open, {} held, {} late, {} units on duty, {} scheduled, {} pass-on notes", counts.open,
        counts.held, counts.late, counts.units, counts.scheduled, counts.passOns);
    if (counts.halfTaken > 0)
        words += fmt::format(", {} {} half taken", counts.halfTaken,
                             counts.halfTaken == 1 ? "call" : "calls");
    return words;
}

std::string countOf(const std::vector<IncidentId>& incidents)
{
    return fmt::format("{} {}", incidents.size(), incidents.size() == 1 ? "incident" : "incidents");
}

} // namespace

Sentence sentenceOf(const IncidentScheduled& fact, const Labels& labels)
{
    return say(fmt::format("Scheduled {}: {} enters the queue in {}, at ", fact.scheduled.value,
                           labels.type(fact.type), longSpanWords(fact.dueAt - labels.at))) +
           police(fact.location.text) + because(fact.words);
}

Sentence sentenceOf(const ScheduledEntered& fact, const Labels& labels)
{
    const Span late = labels.at - fact.dueAt;
    std::string when;
    if (late >= kEnteredLate)
        when = ", " + longSpanWords(late) + " after its time";
    else if (late.ms <= -kEnteredLate.ms)
        when = ", " + longSpanWords(Span{-late.ms}) + " before its time";
    return say(fmt::format("Scheduled {} entered the queue as {}{}", fact.scheduled.value,
                           labels.number(fact.incident), when));
}

Sentence sentenceOf(const ScheduleCanceled& fact, const Labels&)
{
    return say(fmt::format("Scheduled {} canceled", fact.scheduled.value)) + because(fact.reason);
}

Sentence sentenceOf(const WatchPlaced& fact, const Labels&)
{
    auto sentence =
        say(fmt::format("{} {}, {} a day for {}, at ",
                        fact.kind == WatchKind::House ? "House watch" : "Extra patrol",
                        fact.watch.value, fact.visitsADay, longSpanWords(fact.until - fact.from))) +
        police(fact.location.text);
    if (!fact.hours.empty())
        sentence = std::move(sentence) + police(", wanted " + fact.hours);
    return std::move(sentence) + because(fact.words);
}

Sentence sentenceOf(const WatchVisited& fact, const Labels&)
{
    return say(fmt::format("Watch {} visited{}", fact.watch.value,
                           fact.unit ? " by " + fact.unit->value : std::string())) +
           because(fact.words);
}

Sentence sentenceOf(const WatchEnded& fact, const Labels&)
{
    return say(fmt::format("Watch {} ended", fact.watch.value)) + because(fact.reason);
}

Sentence sentenceOf(const PassOnWritten& fact, const Labels& labels)
{
    return say(fmt::format("Pass-on note {}, for {}", fact.passOn.value,
                           longSpanWords(fact.until - labels.at))) +
           because(fact.text);
}

Sentence sentenceOf(const PassOnEnded& fact, const Labels&)
{
    return say(fmt::format("Pass-on note {} ended", fact.passOn.value)) + because(fact.reason);
}

Sentence sentenceOf(const MessageSent& fact, const Labels&)
{
    std::string to = "every desk";
    if (fact.unit)
        to = fact.unit->value + " by radio";
    else if (fact.position)
        to = fact.position->value;
    return say(fmt::format("Message {} to {}", fact.message.value, to)) + because(fact.text);
}

Sentence sentenceOf(const MessageMarked& fact, const Labels&)
{
    return say(fmt::format("Message {} {}", fact.message.value,
                           fact.mark == MessageMark::Read ? "read" : "acknowledged"));
}

Sentence sentenceOf(const ReliefGiven& fact, const Labels& labels)
{
    return say(fmt::format("{} handed over by {} to {}: {}", fact.position.value,
                           labels.person(fact.from), labels.person(fact.to),
                           countWords(fact.counts))) +
           because(fact.words);
}

Sentence sentenceOf(const ReliefTaken& fact, const Labels& labels)
{
    std::string words = fmt::format("{} taken over by {} from {}", fact.position.value,
                                    labels.person(fact.by), labels.person(fact.from));
    if (fact.insteadOf)
        words += fmt::format(", who had named {}", labels.person(*fact.insteadOf));
    return say(std::move(words)) + because(fact.words);
}

Sentence sentenceOf(const DispatchGroupChanged& fact, const Labels&)
{
    if (fact.beats.empty())
        return say(fmt::format("Dispatch group {} ended", fact.group));
    std::string beats;
    for (const BeatId& beat : fact.beats)
        beats += (beats.empty() ? "" : ", ") + beat.value;
    return say(fmt::format("Dispatch group {} is beats {}{}", fact.group, beats,
                           fact.channel.empty() ? "" : ", on channel " + fact.channel));
}

Sentence sentenceOf(const GroupsWatched& fact, const Labels&)
{
    std::string groups;
    for (const std::string& group : fact.groups)
        groups += (groups.empty() ? "" : ", ") + group;
    return say(fmt::format("{} watches {}", fact.position.value,
                           groups.empty() ? "no dispatch group" : groups));
}

Sentence sentenceOf(const StormGathered& fact, const Labels& labels)
{
    return say(fmt::format("{} held together under {}", countOf(fact.incidents),
                           labels.number(fact.parent))) +
           because(fact.reason);
}

Sentence sentenceOf(const StormReleased& fact, const Labels& labels)
{
    std::string words =
        fact.incidents.empty()
            ? fmt::format("No incident of {} was held any more", labels.number(fact.parent))
            : fmt::format("{} of {} let go together", countOf(fact.incidents),
                          labels.number(fact.parent));
    if (!fact.gone.empty())
        words += fmt::format(", {} off the list that went one by one before", fact.gone.size());
    return say(std::move(words)) + because(fact.reason);
}

} // namespace haven
