#include "models/items/desk_layout.h"

#include "models/base/text.h"
#include "models/items/preferences.h"

#include <algorithm>
#include <numeric>

namespace haven {

namespace {

constexpr std::size_t kFilterMax = 200; // as a filter line takes

// Shares of `parts` parts that add up to the whole, the largest giving way; empty when they say
// nothing. What is right stays as it is.
std::vector<int> wholeShares(std::vector<int> shares, std::size_t parts)
{
    if (shares.size() != parts)
        return {};
    for (int& share : shares)
        share = std::clamp(share, kShareLeast, kShareWhole);
    const int all = std::accumulate(shares.begin(), shares.end(), 0);
    const auto largest = std::max_element(shares.begin(), shares.end());
    int rest = kShareWhole;
    for (auto share = shares.begin(); share != shares.end(); ++share) {
        if (share == largest)
            continue;
        *share = std::max(*share * kShareWhole / all, kShareLeast);
        rest -= *share;
    }
    *largest = rest;
    return shares;
}

DeskLayout supervisorDesk()
{
    DeskLayout desk;
    desk.across = {430, 320, 250};
    desk.hidden = {DeskPart::Who};
    return desk;
}

DeskLayout beginningAt(DeskPlace place)
{
    DeskLayout desk;
    desk.begins = place;
    return desk;
}

// For a second screen: the map goes there, and the boards have its room.
DeskLayout mapApart()
{
    DeskLayout desk;
    desk.hidden = {DeskPart::Map};
    desk.windows = {{BoardKind::Map, 1, {}, {}}};
    return desk;
}

bool isShipped(std::string_view name)
{
    const auto& shipped = shippedLayouts();
    return std::any_of(shipped.begin(), shipped.end(),
                       [&](const NamedLayout& one) { return one.name == name; });
}

// Without the filters kept as buttons, which are the person's in every layout.
std::map<std::string, BoardChoice> columnsOf(std::map<std::string, BoardChoice> boards)
{
    for (auto& [name, choice] : boards)
        choice.filters.clear();
    std::erase_if(boards, [](const auto& one) { return one.second == BoardChoice{}; });
    return boards;
}

bool isGoodName(std::string_view name)
{
    const bool hasOrders = std::any_of(name.begin(), name.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    return !name.empty() && codePoints(name) <= kLayoutNameMax && !hasOrders;
}

Preferences taken(Preferences preferences, std::string name, DeskLayout layout)
{
    for (auto& [board, choice] : preferences.boards) {
        choice.columns.clear();
        choice.sortedBy.clear();
        choice.way = SortWay::Up;
    }
    for (const auto& [board, choice] : layout.boards) {
        BoardChoice& mine = preferences.boards[board];
        mine.columns = choice.columns;
        mine.sortedBy = choice.sortedBy;
        mine.way = choice.way;
    }
    if (layout.zoomPercent > 0)
        preferences.zoomPercent = layout.zoomPercent;
    preferences.desk = std::move(layout);
    preferences.layout = std::move(name);
    return withinLimits(std::move(preferences));
}

} // namespace

const std::vector<NamedLayout>& shippedLayouts()
{
    static const std::vector<NamedLayout> all = {{"dispatcher", {}},
                                                 {"supervisor", supervisorDesk()},
                                                 {"clinician", beginningAt(DeskPlace::Crisis)},
                                                 {"administrator", beginningAt(DeskPlace::Admin)},
                                                 {"map apart", mapApart()}};
    return all;
}

const NamedLayout& roleLayout(const std::set<Role>& roles)
{
    const auto& all = shippedLayouts();
    const auto named = [&](std::string_view name) -> const NamedLayout& {
        return *std::find_if(all.begin(), all.end(),
                             [&](const NamedLayout& one) { return one.name == name; });
    };
    if (roles.count(Role::Dispatcher) > 0)
        return named("dispatcher");
    if (roles.count(Role::Supervisor) > 0)
        return named("supervisor");
    if (roles.count(Role::Clinician) > 0)
        return named("clinician");
    return roles.count(Role::Administrator) > 0 ? named("administrator") : named("dispatcher");
}

std::string boardName(BoardKind board)
{
    return toLower(enumName(board));
}

std::string boardName(const DetachedBoard& board)
{
    return boardName(board.board) + "@" + std::to_string(board.number);
}

DeskLayout withinLimits(DeskLayout layout)
{
    layout.across = wholeShares(std::move(layout.across), 3);
    layout.left = wholeShares(std::move(layout.left), 2);
    layout.middle = wholeShares(std::move(layout.middle), 2);
    if (layout.zoomPercent != 0)
        layout.zoomPercent = std::clamp(layout.zoomPercent, kZoomMin, kZoomMax);
    std::set<std::string> known;
    std::erase_if(layout.windows, [&](const DetachedBoard& one) {
        return one.number < 1 || one.number > kBoardNumberMax ||
               !known.insert(boardName(one)).second;
    });
    if (layout.windows.size() > kBoardWindowsMax)
        layout.windows.resize(kBoardWindowsMax);
    for (DetachedBoard& one : layout.windows) {
        if (one.filter.size() > kFilterMax)
            one.filter.clear();
    }
    for (auto& [name, choice] : layout.boards)
        choice = withinLimits(std::move(choice));
    layout.boards = columnsOf(std::move(layout.boards));
    return layout;
}

const DeskLayout* layoutNamed(const Preferences& preferences, std::string_view name)
{
    for (const NamedLayout& one : shippedLayouts()) {
        if (one.name == name)
            return &one.layout;
    }
    const auto found = preferences.layouts.find(std::string(name));
    return found == preferences.layouts.end() ? nullptr : &found->second;
}

std::vector<NamedLayout> layoutsOf(const Preferences& preferences)
{
    std::vector<NamedLayout> all = shippedLayouts();
    for (const auto& [name, layout] : preferences.layouts)
        all.push_back({name, layout});
    return all;
}

Result<Preferences> withLayoutSaved(Preferences preferences, std::string name)
{
    name = std::string(trimmed(name));
    if (!isGoodName(name))
        return refuse(RefusalCode::LayoutNameBad, std::to_string(kLayoutNameMax));
    if (isShipped(name))
        return refuse(RefusalCode::LayoutShipped, name);
    if (preferences.layouts.count(name) == 0 && preferences.layouts.size() >= kLayoutsMax)
        return refuse(RefusalCode::LayoutsFull, std::to_string(kLayoutsMax));
    DeskLayout now = preferences.desk.value_or(DeskLayout{});
    now.zoomPercent = preferences.zoomPercent;
    now.boards = preferences.boards;
    now = withinLimits(std::move(now));
    preferences.desk = now;
    preferences.layouts[name] = std::move(now);
    preferences.layout = std::move(name);
    return preferences;
}

Result<Preferences> withoutLayout(Preferences preferences, std::string_view name)
{
    if (isShipped(name))
        return refuse(RefusalCode::LayoutShipped, name);
    if (preferences.layouts.erase(std::string(name)) == 0)
        return refuse(RefusalCode::LayoutUnknown, name);
    // The desk stays as it stands.
    if (preferences.layout == name)
        preferences.layout.clear();
    return preferences;
}

Result<Preferences> withLayoutChosen(Preferences preferences, std::string_view name)
{
    const DeskLayout* found = layoutNamed(preferences, name);
    if (found == nullptr)
        return refuse(RefusalCode::LayoutUnknown, name);
    DeskLayout layout = *found;
    return taken(std::move(preferences), std::string(name), std::move(layout));
}

Preferences withLayoutReset(Preferences preferences, const std::set<Role>& roles)
{
    const NamedLayout& own = roleLayout(roles);
    return taken(std::move(preferences), own.name, own.layout);
}

} // namespace haven
