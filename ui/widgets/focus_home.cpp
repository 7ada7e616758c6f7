#include "ui/widgets/focus_home.h"

#include <QAbstractButton>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QComboBox>
#include <QStackedWidget>
#include <QTimer>
#include <QVariant>

namespace haven::ui {

namespace {

constexpr const char* kFocusHomeProperty = "focusHome";

// While something is being disabled its children are enabled a moment longer.
bool canHaveFocus(const QWidget& one)
{
    return one.isVisible() && one.isEnabled() && one.isEnabledTo(one.window());
}

// A button acts at the next Space, and a choice is another one at the next letter.
bool actsByItself(const QWidget& one)
{
    return qobject_cast<const QAbstractButton*>(&one) || qobject_cast<const QComboBox*>(&one) ||
           qobject_cast<const QAbstractSpinBox*>(&one) ||
           qobject_cast<const QAbstractSlider*>(&one);
}

bool mayRest(const QWidget& one)
{
    return canHaveFocus(one) && one.focusPolicy() != Qt::NoFocus && !one.focusProxy() &&
           !actsByItself(one);
}

QWidget* firstByTab(QWidget& part)
{
    for (QWidget* at = part.nextInFocusChain(); at != &part; at = at->nextInFocusChain()) {
        if (part.isAncestorOf(at) && (at->focusPolicy() & Qt::TabFocus) && mayRest(*at))
            return at;
    }
    return nullptr;
}

// In this order: where one was in it before, what it names itself, what comes first.
QWidget* restIn(QWidget& part)
{
    if (!canHaveFocus(part))
        return nullptr;
    QWidget* last = part.focusWidget();
    if (last && last != &part && part.isAncestorOf(last) && mayRest(*last))
        return last;
    if (auto* stack = qobject_cast<QStackedWidget*>(&part))
        return stack->currentWidget() ? restIn(*stack->currentWidget()) : nullptr;
    const QString name = part.property(kFocusHomeProperty).toString();
    QWidget* named = name.isEmpty() ? nullptr : part.findChild<QWidget*>(name);
    if (QWidget* home = named ? restIn(*named) : nullptr)
        return home;
    QWidget* proxy = part.focusProxy();
    while (proxy && proxy->focusProxy())
        proxy = proxy->focusProxy();
    if (proxy && mayRest(*proxy))
        return proxy;
    return mayRest(part) ? &part : firstByTab(part);
}

} // namespace

QWidget* focusHome(const QWidget& lost)
{
    for (QWidget* part = lost.isWindow() ? nullptr : lost.parentWidget(); part;
         part = part->isWindow() ? nullptr : part->parentWidget()) {
        if (QWidget* home = restIn(*part))
            return home;
    }
    return nullptr;
}

void setFocusHome(QWidget& part, const QWidget& home)
{
    part.setProperty(kFocusHomeProperty, home.objectName());
}

LostFocus bringLostFocusHome(const QWidget& window)
{
    const QWidget* now = QApplication::focusWidget();
    if (!now || now->window() != &window || canHaveFocus(*now))
        return LostFocus::No;
    QWidget* home = focusHome(*now);
    if (!home)
        return LostFocus::No;
    // Not as by Tab, which would mark all that a field holds for the next letter to replace.
    home->setFocus(Qt::OtherFocusReason);
    return LostFocus::BroughtHome;
}

void keepFocusOffButtons(QStackedWidget& stack)
{
    QStackedWidget* const pages = &stack;
    QObject::connect(pages, &QStackedWidget::currentChanged, pages, [pages] {
        const QWidget* now = QApplication::focusWidget();
        const bool isOnButton =
            now && pages->isAncestorOf(now) && qobject_cast<const QAbstractButton*>(now);
        QWidget* home = isOnButton ? focusHome(*now) : nullptr;
        if (home)
            home->setFocus(Qt::OtherFocusReason);
    });
}

FocusWarden::FocusWarden(QWidget& window) : QObject(&window), m_window(window)
{
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { hear(now); });
}

bool FocusWarden::isLost() const
{
    if (m_trail.empty())
        return false;
    const QWidget* last = m_trail.front();
    return !last || !canHaveFocus(*last);
}

void FocusWarden::hear(QWidget* now)
{
    if (!now || now->window() != &m_window) {
        // Deleted in the window that is in front it is not away: whoever puts the focus somewhere
        // in the same breath, as the next step of a checklist does on its first answer, is right.
        m_isAway = m_isAway || now || QApplication::activeWindow() != &m_window;
        // Not at once: what had it may be in the middle of its end, and its neighbors with it.
        if (!now)
            QTimer::singleShot(0, this, &FocusWarden::bringIfNowhere);
        return;
    }
    // In front again, and what had the focus is gone: this one is only the first by Tab.
    const bool isFallen = m_isAway && isLost();
    m_isAway = false;
    QWidget* home = isFallen ? homeOfTrail() : nullptr;
    if (home && home != now) {
        home->setFocus(Qt::OtherFocusReason); // which is heard here, too
        return;
    }
    m_trail.clear();
    for (QWidget* at = now; at; at = at->isWindow() ? nullptr : at->parentWidget())
        m_trail.emplace_back(at);
    // Given to what stands on a page that is not shown: it may be, a moment later.
    if (!canHaveFocus(*now))
        QTimer::singleShot(0, this, &FocusWarden::bringIfNowhere);
}

void FocusWarden::bringIfNowhere()
{
    const QWidget* now = QApplication::focusWidget();
    const bool isNowhere = (!now || !canHaveFocus(*now)) && !QApplication::activePopupWidget() &&
                           QApplication::activeWindow() == &m_window;
    QWidget* home = isNowhere && isLost() ? homeOfTrail() : nullptr;
    if (home)
        home->setFocus(Qt::OtherFocusReason);
}

QWidget* FocusWarden::homeOfTrail() const
{
    for (std::size_t n = 1; n < m_trail.size(); ++n) {
        QWidget* home = m_trail[n] ? restIn(*m_trail[n]) : nullptr;
        if (home)
            return home;
    }
    return nullptr;
}

} // namespace haven::ui
