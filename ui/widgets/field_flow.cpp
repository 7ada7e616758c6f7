#include "ui/widgets/field_flow.h"

#include "models/base/contracts.h"

#include <algorithm>
#include <QWidget>

namespace haven::ui {

FieldFlow::FieldFlow(QWidget* parent) : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
}

FieldFlow::~FieldFlow() = default;

void FieldFlow::addField(QWidget* field, int share)
{
    HAVEN_ASSERT(share >= 1);
    addWidget(field);
    m_fields.back().share = share;
}

void FieldFlow::setGaps(int across, int down)
{
    m_gaps = QSize(across, down);
    invalidate();
}

QSize FieldFlow::gaps() const
{
    return m_gaps.isValid() ? m_gaps : QSize(spacing(), spacing());
}

void FieldFlow::addItem(QLayoutItem* item)
{
    Field field;
    field.item.reset(item);
    m_fields.push_back(std::move(field));
}

QLayoutItem* FieldFlow::itemAt(int index) const
{
    const bool isThere = index >= 0 && index < count();
    return isThere ? m_fields[static_cast<std::size_t>(index)].item.get() : nullptr;
}

QLayoutItem* FieldFlow::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    const auto at = m_fields.begin() + index;
    QLayoutItem* item = at->item.release();
    m_fields.erase(at);
    return item;
}

int FieldFlow::heightForWidth(int width) const
{
    const QMargins around = contentsMargins();
    const int inner = width - around.left() - around.right();
    return arrange(QRect(0, 0, inner, 0), Act::Measure) + around.top() + around.bottom();
}

QSize FieldFlow::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const Field& field : m_fields) {
        width += field.item->sizeHint().width() + (width > 0 ? gaps().width() : 0);
        height = std::max(height, field.item->sizeHint().height());
    }
    const QMargins around = contentsMargins();
    return {width + around.left() + around.right(), height + around.top() + around.bottom()};
}

QSize FieldFlow::minimumSize() const
{
    QSize size;
    for (const Field& field : m_fields)
        size = size.expandedTo(field.item->minimumSize());
    const QMargins around = contentsMargins();
    return size + QSize(around.left() + around.right(), around.top() + around.bottom());
}

void FieldFlow::setGeometry(const QRect& rect)
{
    QLayout::setGeometry(rect);
    arrange(rect.marginsRemoved(contentsMargins()), Act::Place);
}

int FieldFlow::arrange(const QRect& rect, Act act) const
{
    int y = rect.top();
    std::size_t first = 0;
    while (first < m_fields.size()) {
        int least = 0;
        std::size_t end = first;
        while (end < m_fields.size()) {
            const int more =
                m_fields[end].item->minimumSize().width() + (end > first ? gaps().width() : 0);
            if (end > first && least + more > rect.width())
                break;
            least += more;
            ++end;
        }
        y += placeRow(first, end, QRect(rect.left(), y, rect.width(), 0), act);
        first = end;
        y += first < m_fields.size() ? gaps().height() : 0;
    }
    return y - rect.top();
}

int FieldFlow::placeRow(std::size_t first, std::size_t end, const QRect& rect, Act act) const
{
    int rest = rect.width() - gaps().width() * static_cast<int>(end - first - 1);
    int shares = 0;
    for (std::size_t at = first; at < end; ++at) {
        rest -= m_fields[at].item->minimumSize().width();
        shares += m_fields[at].share;
    }
    rest = std::max(0, rest);
    int height = 0;
    int x = rect.left();
    for (std::size_t at = first; at < end; ++at) {
        const Field& field = m_fields[at];
        const int more = rest * field.share / shares;
        rest -= more;
        shares -= field.share;
        const int width = std::min(field.item->minimumSize().width() + more, rect.width());
        const int wanted = field.item->hasHeightForWidth() ? field.item->heightForWidth(width)
                                                           : field.item->sizeHint().height();
        if (act == Act::Place)
            field.item->setGeometry(QRect(x, rect.top(), width, wanted));
        height = std::max(height, wanted);
        x += width + gaps().width();
    }
    return height;
}

} // namespace haven::ui
