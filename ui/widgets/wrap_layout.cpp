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

int WrapLayout::arrange(const QRect& rect, Act act) const
{
    struct Placed {
        QLayoutItem* item;
        QRect box; // from the top of its row
    };
    std::vector<Placed> row;
    int x = rect.left();
    int y = rect.top();
    int rowHeight = 0;
    const auto finishRow = [&] {
        for (const Placed& one : row) {
            if (act == Act::Place)
                one.item->setGeometry(
                    one.box.translated(0, y + (rowHeight - one.box.height()) / 2));
        }
        row.clear();
    };
    for (const auto& item : m_items) {
        if (item->isEmpty())
            continue;
        const int width = std::min(item->sizeHint().width(), rect.width());
        const int height =
            item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
        if (x > rect.left() && x + width > rect.left() + rect.width()) {
            finishRow();
            x = rect.left();
            y += rowHeight + gaps().height();
            rowHeight = 0;
        }
        row.push_back(Placed{item.get(), QRect(x, 0, width, height)});
        x += width + gaps().width();
        rowHeight = std::max(rowHeight, height);
    }
    finishRow();
    return y + rowHeight - rect.top();
}

} // namespace haven::ui
