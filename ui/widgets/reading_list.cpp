#include "ui/widgets/reading_list.h"

#include "ui/widgets/band_list.h"

#include <QFontMetrics>
#include <QKeyEvent>
#include <QScrollBar>

namespace haven::ui {

ReadingList::ReadingList(const ThemeSource& source, const QString& name, const QString& says,
                         int linesLeast, QWidget* parent)
    : QListView(parent), m_source(source), m_linesLeast(linesLeast)
{
    setObjectName(name);
    setAccessibleName(says);
    setToolTip(says);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setWordWrap(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setResizeMode(QListView::Adjust);
    connect(&source, &ThemeSource::changed, this, &ReadingList::restyle);
    restyle();
}

void ReadingList::restyle()
{
    const Look& look = m_source.look();
    setFont(look.font(TypeRole::Body));
    setSpacing(look.px(2));
    // Beside the rows, not within them: Qt does not count their padding where it wraps words.
    setStyleSheet(
        ringOfAList(look) +
        QStringLiteral("QListView { padding: %1px %2px; }").arg(look.px(2)).arg(look.px(12)));
    setMinimumHeight(QFontMetrics(font()).lineSpacing() * m_linesLeast + look.px(12));
}

ReadingScroll::ReadingScroll(const QString& name, const QString& says, QWidget* page,
                             QWidget* parent)
    : QScrollArea(parent)
{
    setObjectName(name);
    setAccessibleName(says);
    setFocusPolicy(Qt::StrongFocus);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setWidget(page);
}

void ReadingScroll::keyPressEvent(QKeyEvent* event)
{
    QScrollBar* bar = verticalScrollBar();
    if (event->key() == Qt::Key_Home)
        bar->setValue(bar->minimum());
    else if (event->key() == Qt::Key_End)
        bar->setValue(bar->maximum());
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace haven::ui
