#include "models/dispatch/evolve_parts.h"

#include <algorithm>

// Folds of the facts about dispatch groups.
namespace haven {

void fold(const Fold& f, const DispatchGroupChanged& fact)
{
    f.changes.isRoomChanged = true;
    GroupBook& book = f.state.groupBook;
    if (!fact.beats.empty()) {
        book.groups[fact.group] = fact.beats;
        if (fact.channel.empty())
            book.channels.erase(fact.group);
        else
            book.channels[fact.group] = fact.channel;
        return;
    }
    book.groups.erase(fact.group);
    book.channels.erase(fact.group);
    for (auto& [position, watched] : book.watching)
        std::erase(watched, fact.group);
    std::erase_if(book.watching, [](const auto& one) { return one.second.empty(); });
}

void fold(const Fold& f, const GroupsWatched& fact)
{
    f.changes.isRoomChanged = true;
    if (fact.groups.empty())
        f.state.groupBook.watching.erase(fact.position);
    else
        f.state.groupBook.watching[fact.position] = fact.groups;
}

} // namespace haven
