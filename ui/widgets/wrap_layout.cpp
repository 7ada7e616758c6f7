#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QWidget>

namespace haven::ui {

namespace {

constexpr std::size_t kSparedRowLeast = 2; // what stays in a row that gives one to the last

} // namespace

WrapLayout::WrapLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

WrapLayout::~WrapLayout() = default;

void WrapLayout::setGaps(int across, int down)
{
    m_gaps = QSize(across, down);
    invalidate();
}

void WrapLayout::addItem(QLayoutItem* item)
{
    m_items.emplace_back(item);
}

QLayoutItem* WrapLayout::itemAt(int index) const
{
    const bool isThere = index >= 0 && index < count();
    return isThere ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem* WrapLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto at = m_items.begin() + index;
    QLayoutItem* item = at->release();
    m_items.erase(at);
    return item;
}

int WrapLayout::heightForWidth(int width) const
{
    const QMargins around = contentsMargins();
    const int inner = width - around.left() - around.right();
    return arrange(QRect(0, 0, inner, 0), Act::Measure) + around.top() + around.bottom();
}

QSize WrapLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width > 0 ? gaps().width() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    const QMargins around = contentsMargins();
    return {width + around.left() + around.right(), height + around.top() + around.bottom()};
}

QSize WrapLayout::minimumSize() const
{
    QSize size;
    for (const auto& item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins around = contentsMargins();
    return size + QSize(around.left() + around.right(), around.top() + around.bottom());
}

void WrapLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect.marginsRemoved(contentsMargins()), Act::Place);
}

std::vector<WrapLayout::Row> WrapLayout::rowsWithin(int width) const
{
    std::vector<Row> rows;
    int x = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const int wide = std::min(item->sizeHint().width(), width);
        const int high =
            item->hasHeightForWidth() ? item->heightForWidth(wide) : item->sizeHint().height();
        if (rows.empty() || (x > 0 && x + wide > width)) {
            rows.emplace_back();
            x = 0;
        }
        rows.back().push_back(Placed{item.get(), QSize(wide, high)});
        x += wide + gaps().width();
    }
    // One alone in the last row looks forgotten, and takes as much height as two.
    if (rows.size() > 1 && rows.back().size() == 1) {
        Row& before = rows[rows.size() - 2];
        const int both =
            before.back().size.width() + gaps().width() + rows.back().front().size.width();
        if (before.size() > kSparedRowLeast && both <= width) {
            rows.back().insert(rows.back().begin(), before.back());
            before.pop_back();
        }
    }
    return rows;
}

int WrapLayout::arrange(const QRect& rect, Act act) const
{
    int y = rect.top();
    int bottom = rect.top();
    for (const Row& row : rowsWithin(rect.width())) {
        int height = 0;
        for (const Placed& one : row)
            height = std::max(height, one.size.height());
        int x = rect.left();
        for (const Placed& one : row) {
            if (act == Act::Place)
                one.item->setGeometry(
                    QRect(QPoint(x, y + (height - one.size.height()) / 2), one.size));
            x += one.size.width() + gaps().width();
        }
        bottom = y + height;
        y = bottom + gaps().height();
    }
    return bottom - rect.top();
}

} // namespace haven::ui
