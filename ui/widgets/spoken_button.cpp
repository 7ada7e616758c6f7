#include "ui/widgets/spoken_button.h"

#include <algorithm>
#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessibleWidget>
#include <QTimer>

namespace haven::ui {

namespace {

class SpokenButton final : public QAccessibleWidget
{
public:
    explicit SpokenButton(QAbstractButton* button)
        : QAccessibleWidget(button,
                            button->isCheckable() ? QAccessible::CheckBox : QAccessible::PushButton)
    {}

    QString text(QAccessible::Text kind) const override
    {
        const QString said = QAccessibleWidget::text(kind);
        return said.isEmpty() && kind == QAccessible::Name ? button().text() : said;
    }

    QAccessible::Role role() const override
    {
        return button().isCheckable() ? QAccessible::CheckBox : QAccessible::PushButton;
    }

    QAccessible::State state() const override
    {
        QAccessible::State now = QAccessibleWidget::state();
        now.checkable = button().isCheckable();
        now.checked = button().isChecked();
        now.pressed = button().isDown();
        return now;
    }

    QStringList actionNames() const override
    {
        if (!button().isEnabled())
            return QAccessibleWidget::actionNames();
        return QStringList(clickName()) + QAccessibleWidget::actionNames();
    }

    void doAction(const QString& action) override
    {
        if (action != clickName()) {
            QAccessibleWidget::doAction(action);
            return;
        }
        // Not within the reader's call, which waits for the answer.
        QMetaObject::invokeMethod(widget(), "click", Qt::QueuedConnection);
    }

private:
    const QAbstractButton& button() const { return *static_cast<QAbstractButton*>(widget()); }
    QString clickName() const { return button().isCheckable() ? toggleAction() : pressAction(); }
};

QAccessibleInterface* spokenButtonOf(const QString& className, QObject* object)
{
    // Of our own kinds alone: a part that Qt makes keeps what Qt says of it.
    if (!className.startsWith(u"haven::ui::"))
        return nullptr;
    auto* button = qobject_cast<QAbstractButton*>(object);
    return button ? new SpokenButton(button) : nullptr;
}

} // namespace

void chooseSelectedRows(QAbstractItemView& view)
{
    QAbstractItemView* const list = &view;
    QObject::connect(list->selectionModel(), &QItemSelectionModel::selectionChanged, list, [list] {
        // Once the view is through with it: a choice of its own selects first.
        QTimer::singleShot(0, list, [list] {
            const auto cells = list->selectionModel()->selectedIndexes();
            // Several were chosen by a person, and stay: choosing one of them lets the others go.
            const bool isOneRow =
                !cells.isEmpty() && std::all_of(cells.begin(), cells.end(), [&](const auto& cell) {
                    return cell.row() == cells.front().row();
                });
            if (isOneRow && cells.front().row() != list->currentIndex().row())
                list->setCurrentIndex(cells.front());
        });
    });
}

void installSpokenButtons()
{
    QAccessible::installFactory(spokenButtonOf);
}

} // namespace haven::ui
