#include "ui/incident/title_priority.h"

namespace haven::ui {

namespace {

// From the body's size to the title's.
Look enlarged(Look look)
{
    look.zoomPercent = look.zoomPercent * 21 / 15;
    return look;
}

} // namespace

TitlePriority::TitlePriority(const ThemeSource& source, QWidget* parent) : MarkLabel(source, parent)
{
    setObjectName(QStringLiteral("incidentPriority"));
    setPriority(m_priority);
}

void TitlePriority::setPriority(int priority)
{
    m_priority = priority;
    refresh(tr("Priority %1").arg(priority));
}

QSizeF TitlePriority::markSize(const Look& look) const
{
    return priorityMarkSize(enlarged(look));
}

void TitlePriority::paintMark(QPainter& painter, const QRectF& rect, const Look& look) const
{
    paintPriorityMark(painter, rect, enlarged(look), m_priority);
}

} // namespace haven::ui
