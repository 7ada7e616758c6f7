#include "ui/widgets/training_frame.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QPainter>
#include <QPaintEvent>
#include <QVBoxLayout>

namespace haven::ui {

TrainingFrame::TrainingFrame(const ThemeSource& source, const QString& words, QWidget* parent)
    : QWidget(parent), m_source(source), m_words(words), m_column(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("trainingFrame"));
    setAccessibleName(words);
    m_column->setSpacing(0);
    restyle();
    connect(&source, &ThemeSource::changed, this, &TrainingFrame::restyle);
}

void TrainingFrame::restyle()
{
    m_column->setContentsMargins(borderPx(), titlePx(), borderPx(), borderPx());
    update();
}

void TrainingFrame::setContent(QWidget* content)
{
    m_column->addWidget(content);
}

void TrainingFrame::paintEvent(QPaintEvent* event)
{
    const QRect inner = rect().adjusted(borderPx(), titlePx(), -borderPx(), -borderPx());
    QRegion border(rect());
    border -= inner;
    // Asked with every change inside of it, too: a hundred leaning lines for nothing.
    if (!event->region().intersects(border))
        return;
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double thick = look.scaled(5);
    painter.setPen(QPen(look.color(Token::TrainingStripe), thick));
    // Stripes lean, so that they never look like a rule or a progress bar. Of each only what is
    // within a strip of the border is drawn: whole ones cost a tenth of the start.
    const double step = look.scaled(18);
    for (const QRect& strip : border) {
        painter.setClipRect(strip);
        painter.fillRect(strip, look.color(Token::TrainingGround));
        const double top = strip.top() - thick;
        const double bottom = strip.bottom() + 1 + thick;
        const double first = strip.left() - height() + top - thick;
        const double last = strip.right() - height() + bottom + thick;
        for (double x = -height() + step * std::max(0.0, std::floor((first + height()) / step));
             x < last; x += step)
            painter.drawLine(QPointF(x + height() - bottom, bottom),
                             QPointF(x + height() - top, top));
    }
    painter.setClipRegion(border);

    const QFont font = look.font(TypeRole::Strong);
    const double words = QFontMetricsF(font).horizontalAdvance(m_words) + look.scaled(32);
    const QRectF plate((width() - words) / 2, 0, words, titlePx());
    painter.fillRect(plate, look.color(Token::TrainingGround));
    painter.setFont(font);
    painter.setPen(look.color(Token::TrainingText));
    painter.drawText(plate, Qt::AlignCenter, m_words);
}

} // namespace haven::ui
