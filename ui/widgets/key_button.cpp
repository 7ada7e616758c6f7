#include "ui/widgets/key_button.h"

#include "ui/actions/action_key.h"
#include "ui/actions/bound_key.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/spoken_button.h"
#include "ui/widgets/words.h"

#include <cmath>
#include <QEvent>
#include <QFontMetricsF>
#include <QPainter>
#include <QPointer>

namespace haven::ui {

KeyButton::KeyButton(const ThemeSource& source, const QString& text, const QKeySequence& key,
                     QWidget* parent)
    : QPushButton(text, parent), m_source(source), m_shipped(key), m_key(key)
{
    installSpokenButtons();
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    retell();
    connect(&source, &ThemeSource::changed, this, [this] {
        remeasure();
        update();
    });
    connect(&source, &ThemeSource::keysChanged, this, &KeyButton::followKeys);
    connect(this, &QObject::objectNameChanged, this, &KeyButton::followKeys);
}

void KeyButton::setLabel(const QString& text)
{
    setText(text);
    retell();
    remeasure();
}

void KeyButton::setKind(ButtonKind kind)
{
    m_kind = kind;
    update();
}

void KeyButton::setButtonSize(ButtonSize size)
{
    m_size = size;
    remeasure();
}

void KeyButton::setKeyPrint(KeyPrint print)
{
    if (print == m_print)
        return;
    m_print = print;
    updateGeometry();
    update();
}

void KeyButton::setKey(const QKeySequence& key)
{
    m_shipped = key;
    if (m_shortcut)
        m_shortcut->setShipped(key);
    followKeys();
}

void KeyButton::setAction(const QString& action)
{
    m_action = action;
    followKeys();
}

void KeyButton::followKeys()
{
    m_key = boundKey(m_source, action(), m_shipped);
    if (m_shortcut && m_shortcut->action() != action())
        m_shortcut->setAction(action());
    retell();
    remeasure();
    update();
}

void KeyButton::remeasure()
{
    m_widths.reset();
    updateGeometry();
}

void KeyButton::bindWithin(QWidget* panel)
{
    delete m_shortcut;
    m_shortcut = new ActionKey(m_source, action(), {m_shipped}, panel);
    m_shortcut->setWhyNot([button = QPointer<KeyButton>(this)]() -> QString {
        if (!button || !button->isVisible())
            return tr("It is not on the screen now.");
        return button->isEnabled() ? QString() : button->toolTip();
    });
    connect(m_shortcut, &ActionKey::activated, this, [this] { click(); });
    // The shortcut belongs to the panel, so it has to go when the button goes first.
    connect(this, &QObject::destroyed, m_shortcut, &QObject::deleteLater);
}

void KeyButton::setHint(const QString& hint)
{
    m_hint = hint;
    retell();
}

void KeyButton::retell()
{
    const QString hint = m_hint.isEmpty() ? text() : m_hint;
    setToolTip(withShortcut(hint, m_key));
    setAccessibleName(text());
    setAccessibleDescription(toolTip());
}

QFont KeyButton::textFont() const
{
    const Look& look = m_source.look();
    QFont font = look.font(TypeRole::Strong);
    switch (m_size) {
    case ButtonSize::Header:
        return look.font(TypeRole::Small);
    case ButtonSize::Normal:
        font.setPixelSize(look.px(14));
        return font;
    case ButtonSize::Large:
        font.setPixelSize(look.px(17));
        return font;
    }
    return font;
}

const KeyButton::Widths& KeyButton::widths() const
{
    if (!m_widths) {
        Widths widths;
        widths.words = QFontMetricsF(textFont()).horizontalAdvance(text());
        if (!m_key.isEmpty())
            widths.cap = gapPx() + keyCapSize(m_source.look(), keyCapText(m_key)).width();
        m_widths = widths;
    }
    return *m_widths;
}

double KeyButton::capWidth(KeyPrint print) const
{
    return print == KeyPrint::LeftOut ? 0 : widths().cap;
}

int KeyButton::widthWith(KeyPrint print) const
{
    double padding = 0;
    switch (m_size) {
    case ButtonSize::Header:
        padding = 9;
        break;
    case ButtonSize::Normal:
        padding = 13;
        break;
    case ButtonSize::Large:
        padding = 20;
        break;
    }
    return static_cast<int>(
        std::ceil(widths().words + m_source.look().scaled(2 * padding) + capWidth(print)));
}

QSize KeyButton::sizeHint() const
{
    double height = 0;
    switch (m_size) {
    case ButtonSize::Header:
        height = 24;
        break;
    case ButtonSize::Normal:
        height = 30;
        break;
    case ButtonSize::Large:
        height = 42;
        break;
    }
    return {widthWith(m_print), m_source.look().targetPx(height)};
}

KeyButton::Colors KeyButton::colors() const
{
    const Look& look = m_source.look();
    if (!isEnabled())
        return {look.color(Token::Panel), look.color(Token::Line), look.color(Token::Quiet)};
    if (isChecked())
        return {look.color(Token::Chosen), look.color(Token::AccentLine),
                look.color(Token::ChosenText)};
    const bool isLit = underMouse() || isDown();
    switch (m_kind) {
    case ButtonKind::Plain:
        return {look.color(isLit ? Token::Raised : Token::Panel), look.color(Token::ButtonLine),
                look.color(Token::Text)};
    case ButtonKind::Primary:
        return {look.color(Token::Accent), look.color(Token::AccentLine),
                look.color(Token::AccentText)};
    case ButtonKind::Behavioral:
        return {look.color(Token::BehavioralButton), look.color(Token::Behavioral),
                look.color(Token::Text)};
    case ButtonKind::Danger:
        return {look.color(isLit ? Token::DangerGround : Token::Panel),
                look.color(Token::DangerLine), look.color(Token::Danger)};
    }
    return {};
}

void KeyButton::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    const Colors paint = colors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isRinged = hasFocus();
    const double pen = isRinged ? 2 : 1;
    const QRectF frame = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.setPen(QPen(isRinged ? look.color(Token::Focus) : paint.line, pen));
    painter.setBrush(paint.fill);
    painter.drawRoundedRect(frame, look.scaled(4), look.scaled(4));
    if (isRinged && m_kind == ButtonKind::Primary) {
        // On its own fill the ring would be lost; a gap of panel color sets it off.
        painter.setPen(QPen(look.color(Token::Panel), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(1.5, 1.5, -1.5, -1.5), look.scaled(3),
                                look.scaled(3));
    }

    if (isChecked()) {
        // A bar below the word: chosen is not told by color alone.
        painter.fillRect(QRectF(look.scaled(8), height() - look.scaled(4),
                                width() - look.scaled(16), look.scaled(2)),
                         look.color(Token::Focus));
    }

    const double cap = capWidth(m_print);
    const double words = widths().words;
    const double left = (width() - words - cap) / 2;
    painter.setFont(textFont());
    painter.setPen(paint.text);
    painter.drawText(QRectF(left, 0, words + 2, height()),
                     static_cast<int>(Qt::AlignVCenter) | Qt::TextSingleLine, text());
    if (cap > 0) {
        QColor line = paint.text;
        line.setAlphaF(0.45F);
        paintKeyCap(painter, QRectF(left + words + gapPx(), 0, cap, height()), look,
                    keyCapText(m_key), {paint.text, line});
    }
}

void printKeysWithin(int rows, int width, int gap, const std::vector<KeyButton*>& buttons)
{
    int taken = 0;
    int row = 1;
    for (const KeyButton* button : buttons) {
        const int wide = button->widthWith(KeyPrint::Shown);
        if (taken > 0 && taken + wide > width) {
            ++row;
            taken = 0;
        }
        taken += wide + gap;
    }
    for (KeyButton* button : buttons)
        button->setKeyPrint(row > rows ? KeyPrint::LeftOut : KeyPrint::Shown);
}

void KeyButton::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::EnabledChange)
        update();
    QPushButton::changeEvent(event);
}

} // namespace haven::ui
