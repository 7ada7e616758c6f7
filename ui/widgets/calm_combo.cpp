#include "ui/widgets/calm_combo.h"

#include <QEvent>
#include <QPainter>
#include <QWheelEvent>

namespace haven::ui {

namespace {

class WheelCalmer final : public QObject
{
public:
    using QObject::QObject;

    bool eventFilter(QObject* watched, QEvent* event) override
    {
        const auto* field = qobject_cast<const QWidget*>(watched);
        if (event->type() != QEvent::Wheel || !field || field->hasFocus())
            return false;
        event->ignore(); // it scrolls what is around
        return true;
    }
};

} // namespace

CalmCombo::CalmCombo(QWidget* parent) : QComboBox(parent)
{
    setFocusPolicy(Qt::StrongFocus); // the wheel brings none
}

void CalmCombo::wheelEvent(QWheelEvent* event)
{
    if (hasFocus())
        QComboBox::wheelEvent(event);
    else
        event->ignore();
}

void CalmCombo::paintEvent(QPaintEvent* event)
{
    QComboBox::paintEvent(event);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double size = height() / 7.0;
    const QPointF center(width() - 2.6 * size, height() / 2.0);
    painter.setPen(QPen(palette().color(QPalette::Text), size / 3.0));
    painter.drawPolyline(QPolygonF{center + QPointF(-size, -size / 2),
                                   center + QPointF(0, size / 2),
                                   center + QPointF(size, -size / 2)});
}

void calmWheel(QWidget& field)
{
    field.setFocusPolicy(Qt::StrongFocus);
    field.installEventFilter(new WheelCalmer(&field));
}

} // namespace haven::ui
