#include "ui/crisis/step_button.h"

#include "ui/actions/bound_key.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <cmath>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr double kLargePaddingPx = 16;
constexpr double kLargeHeightPx = 42;
constexpr double kLargeTextPx = 17;
constexpr double kPaddingPx = 13;
constexpr double kHeightPx = 30;
constexpr double kTextPx = 14;
constexpr int kTextFlags = static_cast<int>(Qt::AlignLeft) | Qt::AlignVCenter | Qt::TextWordWrap;

} // namespace

StepButton::StepButton(const ThemeSource& source, const QString& text, const QKeySequence& key,
                       QWidget* parent)
    : QPushButton(text, parent), m_source(source), m_shipped(key), m_key(key)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    // Not fixed: a layout would cut the second line of words off.
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    setAccessibleName(text);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
    connect(&source, &ThemeSource::keysChanged, this, &StepButton::followKeys);
    connect(this, &QObject::objectNameChanged, this, &StepButton::followKeys);
    followKeys();
}

void StepButton::followKeys()
{
    m_key = boundKey(m_source, objectName(), m_shipped);
    setToolTip(withShortcut(text(), m_key));
    setAccessibleDescription(toolTip());
    updateGeometry();
    update();
}

void StepButton::setKind(ButtonKind kind)
{
    m_kind = kind;
    update();
}

void StepButton::setButtonSize(ButtonSize size)
{
    m_size = size;
    updateGeometry();
    update();
}

QFont StepButton::textFont() const
{
    QFont font = m_source.look().font(TypeRole::Strong);
    font.setPixelSize(m_source.look().px(m_size == ButtonSize::Large ? kLargeTextPx : kTextPx));
    return font;
}

int StepButton::paddingPx() const
{
    return m_source.look().px(m_size == ButtonSize::Large ? kLargePaddingPx : kPaddingPx);
}

int StepButton::heightPx() const
{
    return m_source.look().targetPx(m_size == ButtonSize::Large ? kLargeHeightPx : kHeightPx);
}

int StepButton::capWidth() const
{
    if (m_key.isEmpty())
        return 0;
    const Look& look = m_source.look();
    return static_cast<int>(std::ceil(keyCapSize(look, keyCapText(m_key)).width())) + look.px(10);
}

// Where the words stand in a button of this width, from its top left corner.
QRect StepButton::textRect(int width) const
{
    const int padding = paddingPx();
    const int room = std::max(1, width - 2 * padding - capWidth());
    return QFontMetrics(textFont()).boundingRect(QRect(0, 0, room, 10'000), kTextFlags, text());
}

QSize StepButton::sizeHint() const
{
    const int words = QFontMetrics(textFont()).horizontalAdvance(text()) + 2;
    return {words + 2 * paddingPx() + capWidth(), heightPx()};
}

QSize StepButton::minimumSizeHint() const
{
    const QFontMetrics metrics(textFont());
    int widest = 0;
    for (const QString& word : text().split(u' '))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return {widest + 2 + 2 * paddingPx() + capWidth(), heightPx()};
}

int StepButton::heightForWidth(int width) const
{
    const int margin = m_source.look().px(m_size == ButtonSize::Large ? 18 : 10);
    return std::max(heightPx(), textRect(width).height() + margin);
}

void StepButton::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    const bool isPrimary = m_kind == ButtonKind::Primary && isEnabled();
    const bool isLit = underMouse() || isDown();
    QColor fill = look.color(isLit ? Token::Raised : Token::Panel);
    QColor line = look.color(Token::ButtonLine);
    QColor words = look.color(isEnabled() ? Token::Text : Token::Quiet);
    if (isChecked()) {
        fill = look.color(Token::Chosen);
        line = look.color(Token::AccentLine);
        words = look.color(Token::ChosenText);
    } else if (isPrimary) {
        fill = look.color(Token::Accent);
        line = look.color(Token::AccentLine);
        words = look.color(Token::AccentText);
    }
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double pen = hasFocus() ? 2 : 1;
    const QRectF frame = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.setPen(QPen(hasFocus() ? look.color(Token::Focus) : line, pen));
    painter.setBrush(fill);
    painter.drawRoundedRect(frame, look.scaled(4), look.scaled(4));
    if (hasFocus() && isPrimary) {
        // On its own fill the ring would be lost; a gap of panel color sets it off.
        painter.setPen(QPen(look.color(Token::Panel), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(frame.adjusted(1.5, 1.5, -1.5, -1.5), look.scaled(3),
                                look.scaled(3));
    }
    if (isChecked()) {
        // A bar at the left: chosen is not told by color alone.
        painter.fillRect(
            QRectF(look.scaled(4), look.scaled(8), look.scaled(4), height() - look.scaled(16)),
            look.color(Token::Focus));
    }
    const int padding = paddingPx();
    const QRect room(padding, 0, width() - 2 * padding - capWidth(), height());
    painter.setFont(textFont());
    painter.setPen(words);
    painter.drawText(room, kTextFlags, text());
    if (m_key.isEmpty())
        return;
    QColor capLine = words;
    capLine.setAlphaF(0.45F);
    paintKeyCap(painter,
                QRectF(width() - padding - capWidth() + look.px(10), 0, capWidth(), height()), look,
                keyCapText(m_key), {words, capLine});
}

void StepButton::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool isPress = key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter ||
                         key == Qt::Key_Select;
    if (!isPress || event->modifiers().testFlag(Qt::ControlModifier)) {
        QPushButton::keyPressEvent(event);
        return;
    }
    if (event->isAutoRepeat())
        return;
    if (m_guard == PressGuard::Guarded)
        Q_EMIT guarded();
    else
        click();
}

} // namespace haven::ui
