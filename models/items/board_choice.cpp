#include "models/items/board_choice.h"

#include "models/items/quick_filter.h"

#include <algorithm>

namespace haven {

namespace {

void keepOnce(std::vector<std::string>& texts, std::size_t most, std::size_t longest)
{
    std::vector<std::string> kept;
    for (std::string& text : texts) {
        const bool isWanted = !text.empty() && text.size() <= longest && kept.size() < most &&
                              std::find(kept.begin(), kept.end(), text) == kept.end();
        if (isWanted)
            kept.push_back(std::move(text));
    }
    texts = std::move(kept);
}

} // namespace

BoardChoice withinLimits(BoardChoice choice)
{
    constexpr std::size_t kBytesMax = 4 * static_cast<std::size_t>(kFilterCharactersMax);
    keepOnce(choice.columns, kBoardColumnsMax, kBytesMax);
    keepOnce(choice.filters, kKeptFiltersMax, kBytesMax);
    return choice;
}

} // namespace haven
