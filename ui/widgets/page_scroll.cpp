#include "ui/widgets/page_scroll.h"

#include <algorithm>
#include <QApplication>
#include <QEvent>
#include <QLayout>
#include <QStackedWidget>

namespace haven::ui {

namespace {

// Less than this shows nothing one could work with; all else in the window comes first.
constexpr QSize kPageLeast(240, 120);
constexpr int kAroundFocusPx = 8;

// Of a stack only the page in sight: the others need no room now.
QSize leastOf(const QWidget& page, int width)
{
    if (const auto* stack = qobject_cast<const QStackedWidget*>(&page); stack) {
        const QWidget* shown = stack->currentWidget();
        return shown ? leastOf(*shown, width) : QSize(0, 0);
    }
    const QSize least = page.minimumSizeHint().expandedTo(page.minimumSize());
    const QLayout* layout = page.layout();
    if (!layout || !layout->hasHeightForWidth())
        return least;
    const int wide = std::max(width, least.width());
    return {least.width(), std::max(least.height(), layout->totalMinimumHeightForWidth(wide))};
}

// A scroll area would give a page of wrapping rows all the height it likes to have; this asks only
// for what it needs, so that lists within the page go on giving way first.
class PageRoom final : public QWidget
{
public:
    explicit PageRoom(QWidget* page) : m_page(page)
    {
        page->setParent(this);
        page->show(); // with this one, whenever that is
    }

    QSize minimumSizeHint() const override { return leastOf(*m_page, width()); }

protected:
    void resizeEvent(QResizeEvent*) override
    {
        m_page->setGeometry(rect());
        updateGeometry(); // what it needs follows its width
    }

    bool event(QEvent* event) override
    {
        if (event->type() == QEvent::LayoutRequest)
            updateGeometry();
        return QWidget::event(event);
    }

private:
    QWidget* m_page;
};

} // namespace

PageScroll::PageScroll(const QString& name, QWidget* page, QWidget* parent)
    : QScrollArea(parent), m_page(page)
{
    setObjectName(name);
    setAccessibleName(page->accessibleName());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::NoFocus);
    setWidgetResizable(true);
    setWidget(new PageRoom(page));
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
        if (now && widget() && widget()->isAncestorOf(now))
            ensureWidgetVisible(now, kAroundFocusPx, kAroundFocusPx);
    });
}

QSize PageScroll::minimumSizeHint() const
{
    return kPageLeast;
}

} // namespace haven::ui
