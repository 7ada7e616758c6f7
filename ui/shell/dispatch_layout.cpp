#include "ui/map/map_panel.h"
#include "ui/queue/queue_panel.h"
#include "ui/recommend/who_panel.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/timers/timers_panel.h"
#include "ui/units/units_panel.h"

#include <numeric>
#include <QSplitter>
#include <QStackedWidget>

// How the room of the desk is shared and what of it is put away, as a person chose.
namespace haven::ui {

namespace {

// Design pixels. Below it, as at 200 %, the queue would have to be scrolled sideways beside a map.
constexpr int kRoomForMap = 1040;

// Thousandths of what is shown; empty where a part is put away and so says nothing.
std::vector<int> sharesOf(const QSplitter& splitter, std::size_t parts)
{
    const QList<int> sizes = splitter.sizes();
    const int all = std::accumulate(sizes.begin(), sizes.end(), 0);
    if (sizes.size() != static_cast<qsizetype>(parts) || all <= 0 || sizes.contains(0))
        return {};
    std::vector<int> shares;
    for (const int size : sizes)
        shares.push_back(size * kShareWhole / all);
    shares.back() += kShareWhole - std::accumulate(shares.begin(), shares.end(), 0);
    return shares;
}

void share(QSplitter& splitter, const std::vector<int>& shares, int room)
{
    if (splitter.count() != static_cast<int>(shares.size()))
        return;
    QList<int> sizes;
    for (const int one : shares)
        sizes << std::max(1, room * one / kShareWhole);
    splitter.setSizes(sizes);
}

} // namespace

void DispatchWorkspace::offerWindows()
{
    const auto hear = [this](QSplitter* splitter, std::vector<int> DeskLayout::*part,
                             std::size_t parts) {
        connect(splitter, &QSplitter::splitterMoved, this, [this, splitter, part, parts] {
            const auto now = sharesOf(*splitter, parts);
            if (now.empty())
                return;
            m_layout.*part = now;
            Q_EMIT layoutChanged();
        });
    };
    hear(m_across, &DeskLayout::across, 3);
    hear(m_left, &DeskLayout::left, 2);
    hear(m_middle, &DeskLayout::middle, 2);
    const auto offer = [this](BoardPanel& panel, BoardKind board) {
        panel.offerOwnWindow();
        connect(&panel, &BoardPanel::ownWindowWanted, this,
                [this, board] { Q_EMIT boardWanted(board); });
    };
    offer(*m_queue, BoardKind::Queue);
    offer(*m_units, BoardKind::Units);
    offer(*m_timers, BoardKind::Timers);
}

void DispatchWorkspace::takeLayout(const DeskLayout& layout)
{
    m_layout.across = layout.across;
    m_layout.left = layout.left;
    m_layout.middle = layout.middle;
    m_layout.hidden = layout.hidden;
    applyHidden();
    applyShares();
}

DeskLayout DispatchWorkspace::layout() const
{
    return m_layout;
}

void DispatchWorkspace::applyShares()
{
    if (m_layout.across.empty())
        shareWidth();
    else
        share(*m_across, m_layout.across, width());
    shareHeight();
    if (!m_layout.left.empty())
        share(*m_left, m_layout.left, height());
    if (!m_layout.middle.empty())
        share(*m_middle, m_layout.middle, height());
}

void DispatchWorkspace::applyHidden()
{
    const bool isWhoBelow = m_middle->indexOf(m_who) >= 0;
    if (hasRoomForMap())
        m_isMapWanted = false;
    const bool isMapShown = this->isMapShown();
    const bool isWhoShown = isWhoBelow && !isHidden(DeskPart::Who);
    m_units->setVisible(!isHidden(DeskPart::Units));
    m_map->setVisible(isMapShown);
    if (isWhoBelow)
        m_who->setVisible(isWhoShown);
    m_middle->setVisible(isMapShown || isWhoShown);
}

bool DispatchWorkspace::hasRoomForMap() const
{
    return !m_layout.across.empty() || width() >= m_source.look().px(kRoomForMap);
}

bool DispatchWorkspace::isMapShown() const
{
    return !isHidden(DeskPart::Map) && (hasRoomForMap() || m_isMapWanted);
}

void DispatchWorkspace::turnPart(DeskPart part)
{
    if (part == DeskPart::Map && !hasRoomForMap()) {
        m_isMapWanted = !isMapShown();
        m_layout.hidden.erase(part);
    } else if (m_layout.hidden.erase(part) == 0) {
        m_layout.hidden.insert(part);
    }
    applyHidden();
    applyShares();
    Q_EMIT layoutChanged();
}

// Whoever goes there wants it.
void DispatchWorkspace::bringBack(DeskPart part)
{
    if (part == DeskPart::Map ? !isMapShown() : isHidden(part))
        turnPart(part);
}

QRect DispatchWorkspace::queueOnScreen() const
{
    return {m_queue->mapToGlobal(QPoint(0, 0)), m_queue->size()};
}

} // namespace haven::ui
