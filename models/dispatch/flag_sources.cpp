#include "models/dispatch/flag_sources.h"

#include "models/base/text.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace haven {

namespace {

// The sentences of advise(), in the order in which it says them.
constexpr std::string_view kFlaggedFor = "Flagged for: ";
constexpr std::string_view kTooLittle = "Too little to flag: ";
constexpr std::string_view kNothingSaid = "Nothing in the words speaks for it.";
constexpr std::string_view kNotCounted = "Not counted: ";
constexpr std::string_view kPlease = "Please ";

struct WordsSaid {
    std::string_view lead;            // the heaviest of the three ways to begin
    std::vector<std::string> reasons; // behind it
    std::string notCounted;           // whole sentences, or empty
    std::string please;
    std::string rest; // what the other sources said

    int weight() const { return lead == kFlaggedFor ? 2 : (lead == kTooLittle ? 1 : 0); }
};

std::string cutSentence(std::string_view& text)
{
    const auto end = text.find(". ");
    const std::string sentence(text.substr(0, end == text.npos ? text.npos : end + 1));
    text.remove_prefix(end == text.npos ? text.size() : end + 2);
    return sentence;
}

std::optional<WordsSaid> wordsSaid(std::string_view reason)
{
    WordsSaid said;
    for (const std::string_view lead : {kFlaggedFor, kTooLittle, kNothingSaid}) {
        if (reason.starts_with(lead))
            said.lead = lead;
    }
    if (said.lead.empty())
        return std::nullopt;
    std::string list = cutSentence(reason).substr(said.lead.size());
    if (list.ends_with('.'))
        list.pop_back();
    for (const auto& one : split(list, ',')) {
        if (!trimmed(one).empty())
            said.reasons.emplace_back(trimmed(one));
    }
    if (reason.starts_with(kNotCounted))
        said.notCounted = cutSentence(reason);
    if (reason.starts_with(kPlease))
        said.please = cutSentence(reason);
    said.rest = reason;
    return said;
}

} // namespace

std::vector<FlagSourceRead> mergedSources(std::vector<FlagSourceRead> standing,
                                          const std::vector<FlagSourceRead>& fresh)
{
    for (const FlagSourceRead& one : fresh) {
        const auto known =
            std::find_if(standing.begin(), standing.end(),
                         [&](const FlagSourceRead& other) { return other.source == one.source; });
        if (known == standing.end())
            standing.push_back(one);
        else if (one.flag > known->flag ||
                 (one.flag == known->flag && one.source != FlagSource::Words))
            *known = one;
    }
    std::sort(standing.begin(), standing.end(),
              [](const FlagSourceRead& a, const FlagSourceRead& b) { return a.source < b.source; });
    return standing;
}

std::string sourcesReason(const std::vector<FlagSourceRead>& sources)
{
    std::string words;
    for (const FlagSourceRead& one : sources) {
        if (one.flag < Flag::Possible)
            continue;
        words += (words.empty() ? "" : " ") + one.reason;
    }
    return words;
}

std::string besideEarlierWords(const std::string& earlier, const std::string& newer)
{
    auto all = wordsSaid(earlier);
    const auto fresh = wordsSaid(newer);
    if (!all || !fresh)
        return newer;
    // A note that says less, or nothing, takes none of the reasons back.
    if (fresh->weight() > all->weight())
        return newer;
    if (fresh->weight() == all->weight()) {
        for (const auto& one : fresh->reasons) {
            if (std::find(all->reasons.begin(), all->reasons.end(), one) == all->reasons.end())
                all->reasons.push_back(one);
        }
    }
    std::string reason(all->lead);
    if (all->weight() > 0)
        reason += joined(all->reasons, ", ") + ".";
    for (const auto& sentence :
         {fresh->notCounted, fresh->please.empty() ? all->please : fresh->please, fresh->rest})
        reason += (sentence.empty() ? "" : " ") + sentence;
    return reason;
}

} // namespace haven
