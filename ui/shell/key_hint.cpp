#include "ui/shell/key_hint.h"

#include "ui/actions/bound_key.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <cmath>
#include <QFontMetricsF>
#include <QPainter>

namespace haven::ui {

KeyHint::KeyHint(const ThemeSource& source, const QString& action, const QKeySequence& key,
                 const QString& word, QWidget* parent)
    : QPushButton(word, parent), m_source(source), m_action(action), m_shipped(key)
{
    setFlat(true);
    setAccessibleName(word);
    setFocusPolicy(Qt::TabFocus); // a click must not take the focus from what one types in
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
    connect(&source, &ThemeSource::keysChanged, this, &KeyHint::followKeys);
    followKeys();
}

void KeyHint::followKeys()
{
    const QKeySequence key = boundKey(m_source, m_action, m_shipped);
    m_cap = keyCapText(key);
    setToolTip(withShortcut(text(), key));
    setAccessibleDescription(toolTip());
    updateGeometry();
    update();
}

QSize KeyHint::sizeHint() const
{
    const Look& look = m_source.look();
    const double words = QFontMetricsF(look.font(TypeRole::Column)).horizontalAdvance(text());
    return {
        static_cast<int>(std::ceil(keyCapSize(look, m_cap).width() + look.scaled(6 + 12) + words)),
        look.targetPx(24)};
}

void KeyHint::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (hasFocus()) {
        painter.setPen(QPen(look.color(Token::Focus), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), look.scaled(4),
                                look.scaled(4));
    }
    const double cap = keyCapSize(look, m_cap).width();
    const double left = look.scaled(6);
    paintKeyCap(painter, QRectF(left, 0, cap, height()), look, m_cap, keyCapColors(look));
    painter.setFont(look.font(isChecked() ? TypeRole::Small : TypeRole::Column));
    const bool isLit = isChecked() || underMouse();
    painter.setPen(look.color(isLit ? Token::Text : Token::Second));
    const QRectF words(left + cap + look.scaled(6), 0, width(), height());
    painter.drawText(words, static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine, text());
    if (isChecked()) {
        // Where one is: told by a bar too, not by weight and color alone.
        painter.fillRect(QRectF(words.left(), height() - look.scaled(3),
                                width() - words.left() - look.scaled(6), look.scaled(2)),
                         look.color(Token::Focus));
    }
}

} // namespace haven::ui
