#include "ui/incident/unit_row_button.h"

#include "ui/widgets/marks.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QFontMetricsF>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr int kColumnsDesignPx = 360; // narrower, words stand as close as they can

} // namespace

UnitRowButton::UnitRowButton(const ThemeSource& source, QWidget* parent)
    : QAbstractButton(parent), m_source(source)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void UnitRowButton::setShown(const Shown& shown)
{
    m_shown = shown;
    setText(shown.unit);
    setObjectName(QStringLiteral("unit_") + shown.unit);
    QStringList told{shown.unit, shown.status};
    if (shown.isEmergency)
        told.insert(1, tr("EMERGENCY"));
    if (shown.role == AssignmentRole::Primary)
        told << tr("primary");
    told += shown.times;
    const QString sentence = told.join(QStringLiteral(", "));
    setAccessibleName(sentence);
    setToolTip(tr("%1. Enter opens what it may do.", "a unit and its times").arg(sentence));
    update();
}

void UnitRowButton::tick(Instant now)
{
    const QString time = elapsedText((now - m_shown.since).wholeSeconds());
    if (time == m_time)
        return;
    m_time = time;
    update();
}

QSize UnitRowButton::sizeHint() const
{
    return {m_source.look().px(300), m_source.look().targetPx(26)};
}

QSize UnitRowButton::minimumSizeHint() const
{
    return {m_source.look().px(180), m_source.look().targetPx(26)};
}

void UnitRowButton::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isLit = underMouse() || isDown();
    if (m_shown.isEmergency)
        painter.fillRect(rect(), look.color(Token::DangerGround));
    else if (isLit)
        painter.fillRect(rect(), look.color(Token::Raised));
    if (hasFocus()) {
        painter.setPen(QPen(look.color(Token::Focus), 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), look.scaled(3),
                                look.scaled(3));
    }
    const int flags = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;
    const QFont strong = look.font(TypeRole::Strong);
    const QFont plain = look.font(TypeRole::Column);
    qreal x = look.scaled(4);
    const qreal right = width() - look.scaled(4);
    const bool isWide = width() >= look.px(kColumnsDesignPx);
    const auto write = [&](const QFont& font, Token token, const QString& words, qreal columnPx) {
        const QFontMetricsF metrics(font);
        const QString cut =
            metrics.elidedText(words, Qt::ElideRight, std::max<qreal>(0, right - x));
        painter.setFont(font);
        painter.setPen(look.color(token));
        painter.drawText(QRectF(x, 0, right - x, height()), flags, cut);
        const qreal column = isWide ? look.scaled(columnPx) : 0;
        x += std::max(metrics.horizontalAdvance(cut) + look.scaled(8), column);
    };
    write(strong, Token::Text, m_shown.unit, 88);
    const qreal side = look.scaled(14);
    paintStatusShape(painter, QRectF(x, (height() - side) / 2, side, side), look, m_shown.shape);
    x += look.scaled(18);
    const QString status = m_shown.isEmergency
                               ? tr("EMERGENCY, %1", "a unit status").arg(m_shown.status)
                               : m_shown.status;
    write(look.font(TypeRole::Body), m_shown.isEmergency ? Token::Danger : Token::Text, status, 96);
    write(strong, Token::Text, m_time, 52);
    if (m_shown.role == AssignmentRole::Primary)
        write(look.font(TypeRole::Small), Token::Second, tr("primary"), 0);
    // A time that does not fit whole is left out; the tooltip has them all.
    const QFontMetricsF metrics(plain);
    for (const QString& time : m_shown.times) {
        if (x + metrics.horizontalAdvance(time) > right)
            break;
        write(plain, Token::Quiet, time, 0);
    }
}

} // namespace haven::ui
