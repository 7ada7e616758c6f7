#include "ui/intake/hint_list.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace haven::ui {

HintList::HintList(const ThemeSource& source, int rows, QWidget* parent)
    : QWidget(parent), m_source(source), m_rows(rows)
{
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setAccessibleName(tr("Matches"));
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void HintList::show(std::vector<Hint> hints, int marked)
{
    m_hints = std::move(hints);
    m_marked = marked < static_cast<int>(m_hints.size()) ? marked : -1;
    retell();
    update();
}

void HintList::mark(int index)
{
    if (index < -1 || index >= static_cast<int>(m_hints.size()))
        return;
    m_marked = index;
    retell();
    update();
}

void HintList::retell()
{
    QStringList lines;
    for (const auto& hint : m_hints)
        lines +=
            hint.note.isEmpty() ? hint.text : tr("%1, %2", "match, why").arg(hint.text, hint.note);
    setAccessibleDescription(lines.join(u'\n'));
    setToolTip(lines.join(u'\n'));
}

QSize HintList::sizeHint() const
{
    return {m_source.look().px(160), rowHeight() * m_rows};
}

QSize HintList::minimumSizeHint() const
{
    return {1, rowHeight() * m_rows};
}

// The marked one is always among those shown.
int HintList::firstShown() const
{
    return std::max(0, m_marked - m_rows + 1);
}

void HintList::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    const int first = firstShown();
    for (int row = 0; row < m_rows && first + row < static_cast<int>(m_hints.size()); ++row) {
        const int index = first + row;
        const Hint& hint = m_hints[static_cast<std::size_t>(index)];
        const QRect line(0, row * rowHeight(), width(), rowHeight());
        const bool isMarked = index == m_marked;
        if (isMarked) {
            painter.fillRect(line, look.color(Token::Selected));
            painter.fillRect(QRect(0, line.top(), look.px(3), line.height()),
                             look.color(Token::Focus));
        }
        const int flags = static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine;
        const QFont main = look.font(isMarked ? TypeRole::Small : TypeRole::Column);
        const QFontMetricsF metrics(main);
        const int left = look.px(8);
        const int room = line.width() - left;
        const QString text = metrics.elidedText(hint.text, Qt::ElideRight, room);
        painter.setFont(main);
        painter.setPen(look.color(Token::Text));
        painter.drawText(line.adjusted(left, 0, 0, 0), flags, text);
        const int after = left + static_cast<int>(metrics.horizontalAdvance(text)) + look.px(10);
        if (hint.note.isEmpty() || after >= line.width())
            continue;
        const QFontMetricsF small(look.font(TypeRole::Column));
        painter.setFont(look.font(TypeRole::Column));
        painter.setPen(look.color(hint.noteToken));
        painter.drawText(line.adjusted(after, 0, 0, 0), flags,
                         small.elidedText(hint.note, Qt::ElideRight, line.width() - after));
    }
}

void HintList::mousePressEvent(QMouseEvent* event)
{
    const int index = firstShown() + static_cast<int>(event->position().y()) / rowHeight();
    if (index < static_cast<int>(m_hints.size()))
        Q_EMIT clicked(index);
}

HintedLine::HintedLine(HintList& hints, QWidget* parent) : QLineEdit(parent), m_hints(hints)
{
    connect(this, &QLineEdit::textEdited, this, [this](const QString& text) {
        m_isOffering = true;
        Q_EMIT asked(text);
    });
    connect(&m_hints, &HintList::clicked, this, [this](int index) {
        if (!m_isOffering)
            return;
        m_hints.mark(index);
        takeMarked();
    });
}

void HintedLine::offer(std::vector<Hint> hints, int marked, OnEnter onEnter)
{
    m_onEnter = onEnter;
    m_hints.show(std::move(hints), marked);
}

void HintedLine::settle()
{
    m_isOffering = false;
}

void HintedLine::catchUp()
{
    if (m_isOffering && m_catchUp)
        m_catchUp();
}

void HintedLine::takeMarked()
{
    catchUp();
    if (!m_isOffering || m_hints.marked() < 0)
        return;
    m_isOffering = false;
    Q_EMIT chosen(m_hints.marked());
}

void HintedLine::keyPressEvent(QKeyEvent* event)
{
    const bool isPlain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const int chooses[] = {Qt::Key_Down, Qt::Key_Up, Qt::Key_Return, Qt::Key_Enter};
    if (isPlain && std::count(std::begin(chooses), std::end(chooses), event->key()) > 0)
        catchUp();
    if (isPlain && m_isOffering && event->key() == Qt::Key_Down) {
        m_hints.mark(m_hints.marked() + 1);
        return;
    }
    if (isPlain && m_isOffering && event->key() == Qt::Key_Up) {
        m_hints.mark(std::max(m_hints.marked() - 1, -1));
        return;
    }
    if (isPlain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (m_isOffering && m_hints.marked() < 0 && m_onEnter == OnEnter::TakesTheOnly)
            m_hints.mark(0);
        if (m_isOffering && m_hints.marked() >= 0)
            takeMarked();
        else
            Q_EMIT insisted();
        Q_EMIT entered();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void HintedLine::focusOutEvent(QFocusEvent* event)
{
    // Another window in front is no choice.
    const auto reason = event->reason();
    if (reason != Qt::ActiveWindowFocusReason && reason != Qt::PopupFocusReason)
        takeMarked();
    QLineEdit::focusOutEvent(event);
}

} // namespace haven::ui
