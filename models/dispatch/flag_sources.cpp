#include "models/dispatch/flag_sources.h"

#include <algorithm>

namespace haven {

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

} // namespace haven
