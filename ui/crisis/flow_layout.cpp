#include "ui/crisis/flow_layout.h"

#include <algorithm>
#include <vector>

namespace haven::ui {

namespace {

// An item and its box, from the top of its line.
struct Placed {
    QLayoutItem* item;
    QRect box;
};

} // namespace

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem* FlowLayout::takeAt(int index)
{
    return index >= 0 && index < m_items.size() ? m_items.takeAt(index) : nullptr;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), Moving::No);
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    int shown = 0;
    for (const QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width();
        height = std::max(height, item->sizeHint().height());
        ++shown;
    }
    return QSize(width + std::max(0, shown - 1) * spacing(), height).grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem* item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    return size.grownBy(contentsMargins());
}

void FlowLayout::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, Moving::Yes);
}

// The height needed, margins included. What is lower than its line stands in the middle of it.
int FlowLayout::arrange(const QRect& rect, Moving moving) const
{
    const QRect room = rect.marginsRemoved(contentsMargins());
    std::vector<Placed> line;
    int y = room.y();
    int x = room.x();
    int lineHeight = 0;
    const auto finishLine = [&] {
        for (const Placed& one : line) {
            if (moving == Moving::Yes)
                one.item->setGeometry(
                    one.box.translated(0, y + (lineHeight - one.box.height()) / 2));
        }
        line.clear();
    };
    for (QLayoutItem* item : m_items) {
        if (item->isEmpty())
            continue;
        const int width = std::min(item->sizeHint().width(), room.width());
        const int height =
            item->hasHeightForWidth() ? item->heightForWidth(width) : item->sizeHint().height();
        if (x > room.x() && x + width > room.x() + room.width()) {
            finishLine();
            x = room.x();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        line.push_back(Placed{item, QRect(x, 0, width, height)});
        x += width + spacing();
        lineHeight = std::max(lineHeight, height);
    }
    finishLine();
    return y + lineHeight - rect.y() + contentsMargins().bottom();
}

} // namespace haven::ui
