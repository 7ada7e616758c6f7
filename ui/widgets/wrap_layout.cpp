#include "ui/widgets/wrap_layout.h"

#include <algorithm>
#include <QWidget>

namespace haven::ui {

WrapLayout::WrapLayout(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

WrapLayout::~WrapLayout() = default;

void WrapLayout::setGaps(int across, int down)
{
    m_across = across;
    m_down = down;
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
        width += item->sizeHint().width() + (width > 0 ? m_across : 0);
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

int WrapLayout::arrange(const QRect& rect, Act act) const
{
    int x = rect.left();
    int y = rect.top();
    int rowHeight = 0;
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint().boundedTo(QSize(rect.width(), QWIDGETSIZE_MAX));
        const bool isOver = x > rect.left() && x + size.width() > rect.left() + rect.width();
        if (isOver) {
            x = rect.left();
            y += rowHeight + m_down;
            rowHeight = 0;
        }
        if (act == Act::Place)
            item->setGeometry(QRect(QPoint(x, y), size));
        x += size.width() + m_across;
        rowHeight = std::max(rowHeight, size.height());
    }
    return y + rowHeight - rect.top();
}

} // namespace haven::ui
