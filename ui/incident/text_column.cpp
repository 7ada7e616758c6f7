#include "ui/incident/text_column.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

namespace haven::ui {

namespace {

Token tokenOf(TextMarkKind kind, Token plain)
{
    switch (kind) {
    case TextMarkKind::Bold:
        return Token::Text;
    case TextMarkKind::Quiet:
    case TextMarkKind::NotCounted:
        return Token::Quiet;
    case TextMarkKind::Danger:
    case TextMarkKind::Weapon:
        return Token::Danger;
    case TextMarkKind::Counted:
        return Token::Behavioral;
    }
    return plain;
}

// One line of a note is one line here; what cannot be seen is shown as the sign for that, one for
// one, so that the marks keep their places.
QString laidText(QString text)
{
    for (QChar& c : text) {
        if (c == u'\n')
            c = QChar::LineSeparator;
        else if (c == u'\t' || c == u'\r')
            c = u' ';
        else if (c.category() == QChar::Other_Control)
            c = QChar::ReplacementCharacter;
    }
    return text;
}

} // namespace

TextColumn::TextColumn(const ThemeSource& source, const ColumnStyle& style, QWidget* parent)
    : QWidget(parent), m_source(source), m_style(style)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, &TextColumn::restyle);
}

TextColumn::~TextColumn() = default;

int TextColumn::leadPx() const
{
    return m_style.leadDesignPx > 0 ? m_source.look().px(m_style.leadDesignPx) : 0;
}

int TextColumn::insetPx() const
{
    return m_style.frame == ColumnFrame::Boxed ? m_source.look().px(12) : 0;
}

QSize TextColumn::sizeHint() const
{
    return {m_source.look().px(200), height()};
}

QFont TextColumn::fontOf(const TextBlock& block) const
{
    QFont font = m_source.look().font(block.role);
    if (block.designPx > 0)
        font.setPixelSize(m_source.look().px(block.designPx));
    font.setStrikeOut(block.struck == Struck::Yes);
    return font;
}

void TextColumn::layItem(const TextItem& item, Laid& laid) const
{
    const Look& look = m_source.look();
    const qreal width = std::max(1, m_laidWidth - leadPx() - 2 * insetPx());
    laid.blocks.clear();
    qreal y = 0;
    for (const TextBlock& block : item.blocks) {
        auto layout = std::make_unique<QTextLayout>(laidText(block.text), fontOf(block));
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout->setTextOption(option);
        QList<QTextLayout::FormatRange> ranges;
        for (const TextMark& mark : block.marks) {
            QTextLayout::FormatRange range;
            range.start = mark.start;
            range.length = mark.length;
            range.format.setForeground(look.color(tokenOf(mark.kind, block.color)));
            if (mark.kind == TextMarkKind::Bold || mark.kind == TextMarkKind::Danger)
                range.format.setFontWeight(QFont::DemiBold);
            ranges.append(range);
        }
        layout->setFormats(ranges);
        layout->beginLayout();
        qreal lineY = 0;
        for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
            line.setLineWidth(width);
            line.setPosition(QPointF(0, lineY));
            lineY += line.height() + (block.role == TypeRole::Note ? look.px(1) : 0);
        }
        layout->endLayout();
        layout->setPosition(QPointF(0, y));
        y += lineY;
        laid.blocks.push_back(std::move(layout));
    }
    laid.height = static_cast<int>(std::ceil(y));
}

void TextColumn::place()
{
    const Look& look = m_source.look();
    const bool isBoxed = m_style.frame == ColumnFrame::Boxed;
    const int gap = look.px(m_style.gapDesignPx);
    int y = isBoxed ? look.px(8) : 0;
    for (std::size_t n = 0; n < m_laid.size(); ++n) {
        if (n > 0)
            y += isBoxed ? 2 * gap + 1 : gap;
        m_laid[n].top = y;
        y += m_laid[n].height;
    }
    y += isBoxed ? look.px(8) : 0;
    const int wanted = m_items.empty() ? 0 : std::max(y, look.targetPx(24));
    if (height() != wanted || minimumHeight() != wanted) {
        setFixedHeight(wanted);
        Q_EMIT grown();
    }
    update();
}

void TextColumn::setItems(std::vector<TextItem> items)
{
    if (items == m_items)
        return;
    const auto current = currentKey();
    std::map<qint64, std::size_t> before;
    for (std::size_t n = 0; n < m_items.size(); ++n)
        before.emplace(m_items[n].key, n);
    const int firstTop = m_laid.empty() ? 0 : m_laid.front().top;
    const auto firstKey = m_items.empty() ? std::nullopt : std::optional(m_items.front().key);
    std::vector<Laid> laid(items.size());
    for (std::size_t n = 0; n < items.size(); ++n) {
        const auto known = before.find(items[n].key);
        if (known != before.end() && m_items[known->second] == items[n])
            laid[n] = std::move(m_laid[known->second]);
        else if (m_laidWidth > 0)
            layItem(items[n], laid[n]);
    }
    m_items = std::move(items);
    m_laid = std::move(laid);
    m_current = -1;
    for (std::size_t n = 0; n < m_items.size(); ++n) {
        if (current && m_items[n].key == *current)
            m_current = static_cast<int>(n);
    }
    place();
    if (firstKey && m_laidWidth > 0) {
        const QRect now = itemRect(*firstKey);
        if (!now.isNull() && now.top() > firstTop)
            Q_EMIT pushed(firstTop, now.top() - firstTop);
    }
}

std::optional<qint64> TextColumn::currentKey() const
{
    if (m_current < 0)
        return std::nullopt;
    return m_items[static_cast<std::size_t>(m_current)].key;
}

QRect TextColumn::itemRect(qint64 key) const
{
    for (std::size_t n = 0; n < m_items.size(); ++n) {
        if (m_items[n].key == key)
            return {0, m_laid[n].top, width(), m_laid[n].height};
    }
    return {};
}

void TextColumn::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (width() != m_laidWidth)
        restyle();
}

void TextColumn::restyle()
{
    m_laidWidth = width();
    for (std::size_t n = 0; n < m_items.size(); ++n)
        layItem(m_items[n], m_laid[n]);
    place();
}

int TextColumn::indexAt(int y) const
{
    for (std::size_t n = m_laid.size(); n > 0; --n) {
        if (m_laid[n - 1].top <= y)
            return static_cast<int>(n - 1);
    }
    return m_laid.empty() ? -1 : 0;
}

void TextColumn::makeCurrent(int index)
{
    if (index < 0 || index >= static_cast<int>(m_items.size()))
        return;
    m_current = index;
    const TextItem& item = m_items[static_cast<std::size_t>(index)];
    setAccessibleDescription(item.spoken());
    Q_EMIT currentMoved(itemRect(item.key));
    update();
}

void TextColumn::keyPressEvent(QKeyEvent* event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && currentKey()) {
        Q_EMIT activated(*currentKey());
        return;
    }
    const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
    const int next = m_current + step;
    if (step == 0 || next < 0 || next >= static_cast<int>(m_items.size())) {
        QWidget::keyPressEvent(event);
        return;
    }
    makeCurrent(next);
}

void TextColumn::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    if (event->reason() != Qt::MouseFocusReason)
        makeCurrent(std::max(0, m_current));
    update();
}

void TextColumn::mousePressEvent(QMouseEvent* event)
{
    makeCurrent(indexAt(event->pos().y()));
    QWidget::mousePressEvent(event);
}

void TextColumn::mouseDoubleClickEvent(QMouseEvent*)
{
    if (const auto key = currentKey())
        Q_EMIT activated(*key);
}

void TextColumn::contextMenuEvent(QContextMenuEvent* event)
{
    QPoint at = event->globalPos();
    if (event->reason() == QContextMenuEvent::Keyboard && m_current >= 0)
        at = mapToGlobal(itemRect(*currentKey()).bottomLeft());
    else
        makeCurrent(indexAt(event->pos().y()));
    if (const auto key = currentKey())
        Q_EMIT menuRequested(*key, at);
}

bool TextColumn::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString hint = hintAt(help->pos());
    // Rich text is guessed from the words; a note that begins with "<b>" is no markup.
    QToolTip::showText(help->globalPos(), hint.toHtmlEscaped(), this);
    return true;
}

} // namespace haven::ui
