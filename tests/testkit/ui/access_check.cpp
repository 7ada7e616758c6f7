#include "tests/testkit/ui/access_check.h"

#include "ui/widgets/key_button.h"
#include "ui/widgets/words.h"

#include <algorithm>
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSet>
#include <QTabBar>
#include <QTextEdit>

namespace haven::testkit {

namespace {

constexpr int kTargetPxMin = 24;

// Parts that Qt makes inside its own widgets answer for themselves through their owner.
bool isInnerPart(const QWidget& widget)
{
    if (widget.objectName().startsWith(u"qt_"))
        return true;
    const QWidget* parent = widget.parentWidget();
    return qobject_cast<const QAbstractSpinBox*>(parent) ||
           qobject_cast<const QComboBox*>(parent) || qobject_cast<const QLineEdit*>(parent);
}

bool isInteractive(const QWidget& widget)
{
    if (qobject_cast<const QHeaderView*>(&widget) || qobject_cast<const QScrollBar*>(&widget))
        return false;
    return qobject_cast<const QAbstractButton*>(&widget) ||
           qobject_cast<const QLineEdit*>(&widget) || qobject_cast<const QTextEdit*>(&widget) ||
           qobject_cast<const QPlainTextEdit*>(&widget) ||
           qobject_cast<const QComboBox*>(&widget) ||
           qobject_cast<const QAbstractSpinBox*>(&widget) ||
           qobject_cast<const QAbstractItemView*>(&widget) ||
           qobject_cast<const QAbstractSlider*>(&widget) || qobject_cast<const QTabBar*>(&widget) ||
           (widget.focusPolicy() & Qt::TabFocus) != 0;
}

QString spokenName(const QWidget& widget)
{
    if (!widget.accessibleName().isEmpty())
        return widget.accessibleName();
    // Qt only reads through this pointer; its signature has no const.
    QAccessibleInterface* accessible =
        QAccessible::queryAccessibleInterface(const_cast<QWidget*>(&widget));
    return accessible ? accessible->text(QAccessible::Name) : QString();
}

QKeySequence shortcutOf(const QWidget& widget)
{
    if (const auto* button = qobject_cast<const ui::KeyButton*>(&widget))
        return button->key();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) {
        // A mnemonic (Alt and the underlined letter) shows itself in the text.
        return button->text().contains(u'&') ? QKeySequence() : button->shortcut();
    }
    return {};
}

QString named(const QWidget& widget)
{
    QString path = QString::fromLatin1(widget.metaObject()->className());
    if (!widget.objectName().isEmpty())
        return path + u' ' + widget.objectName();
    for (const QWidget* up = widget.parentWidget(); up; up = up->parentWidget()) {
        if (!up->objectName().isEmpty())
            return path + QStringLiteral(" in ") + up->objectName();
    }
    return path;
}

QSet<const QWidget*> tabReachable(const QWidget& window)
{
    QSet<const QWidget*> met;
    const QWidget* widget = &window;
    do {
        if (widget->isVisible() && widget->isEnabled() && (widget->focusPolicy() & Qt::TabFocus))
            met.insert(widget);
        widget = widget->nextInFocusChain();
    } while (widget && widget != &window);
    return met;
}

std::vector<const QWidget*> shownBelow(const QWidget& root)
{
    std::vector<const QWidget*> shown;
    const auto children = root.findChildren<QWidget*>();
    for (const QWidget* widget : children) {
        if (widget->isVisible() && !widget->isWindow() && !isInnerPart(*widget))
            shown.push_back(widget);
    }
    return shown;
}

} // namespace

std::vector<AccessFinding> accessFindings(const QWidget& root)
{
    std::vector<AccessFinding> findings;
    const QSet<const QWidget*> reachable = tabReachable(*root.window());
    for (const QWidget* widget : shownBelow(root)) {
        if (!isInteractive(*widget))
            continue;
        const auto found = [&](const QString& problem) {
            findings.push_back({named(*widget), problem});
        };
        if (widget->objectName().isEmpty())
            found(QStringLiteral("has no object name"));
        if (spokenName(*widget).isEmpty())
            found(QStringLiteral("has no accessible name"));
        const QKeySequence key = shortcutOf(*widget);
        if (!key.isEmpty() && !widget->toolTip().contains(ui::keyText(key)))
            found(QStringLiteral("has a tooltip that does not name its key ") + key.toString());
        // A disabled widget is skipped by Tab as it should be.
        if (widget->isEnabled() && !reachable.contains(widget))
            found(QStringLiteral("cannot be reached by Tab"));
        if (widget->width() < kTargetPxMin || widget->height() < kTargetPxMin)
            found(QStringLiteral("is %1 by %2 px, smaller than 24 by 24")
                      .arg(widget->width())
                      .arg(widget->height()));
    }
    return findings;
}

QString toldFindings(const std::vector<AccessFinding>& findings)
{
    QStringList lines;
    for (const AccessFinding& finding : findings)
        lines << finding.widget + u' ' + finding.problem;
    return lines.join(u'\n');
}

QStringList tabOrder(const QWidget& window)
{
    QStringList names;
    const QWidget* widget = &window;
    do {
        const bool isStop = widget->isVisible() && widget->isEnabled() &&
                            (widget->focusPolicy() & Qt::TabFocus) && !isInnerPart(*widget);
        if (isStop)
            names << widget->objectName();
        widget = widget->nextInFocusChain();
    } while (widget && widget != &window);
    return names;
}

std::vector<AccessFinding> clippingFindings(const QWidget& root)
{
    std::vector<AccessFinding> findings;
    for (const QWidget* widget : shownBelow(root)) {
        // What scrolls or elides by design has no size it needs.
        if (qobject_cast<const QAbstractScrollArea*>(widget) ||
            qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QHeaderView*>(widget))
            continue;
        QSize needed = widget->minimumSizeHint();
        // Texts that wrap are as high as they are at this width, not at the least one.
        if (const QLayout* layout = widget->layout(); layout && layout->hasHeightForWidth())
            needed.setHeight(
                std::min(needed.height(), layout->minimumHeightForWidth(widget->width())));
        if (widget->width() < needed.width() || widget->height() < needed.height())
            findings.push_back({named(*widget), QStringLiteral("is %1 by %2 px and needs %3 by %4")
                                                    .arg(widget->width())
                                                    .arg(widget->height())
                                                    .arg(needed.width())
                                                    .arg(needed.height())});
    }
    return findings;
}

} // namespace haven::testkit
