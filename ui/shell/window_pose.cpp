#include "ui/shell/window_pose.h"

#include "ui/widgets/draft_keeper.h"

#include <algorithm>
#include <optional>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTextCursor>

namespace haven::ui {

namespace {

QString namesTo(const QWidget& root, const QWidget& widget)
{
    QStringList names;
    for (const QWidget* at = &widget; at != nullptr && at != &root; at = at->parentWidget()) {
        if (!at->objectName().isEmpty())
            names.prepend(at->objectName());
    }
    return names.join(u'/');
}

// Every named part below root, each under a name of its own: the second of the same name has "#1".
std::map<QString, QWidget*> partsOf(const QWidget& root)
{
    std::map<QString, QWidget*> parts;
    std::map<QString, int> seen;
    const auto all = root.findChildren<QWidget*>();
    for (QWidget* widget : all) {
        // Parts that Qt makes inside its own widgets stand with their owner.
        if (widget->objectName().isEmpty() || widget->objectName().startsWith(u"qt_"))
            continue;
        const QString names = namesTo(root, *widget);
        const int nth = seen[names]++;
        parts.emplace(nth == 0 ? names : names + u'#' + QString::number(nth), widget);
    }
    return parts;
}

std::optional<TypedField> typedIn(const QWidget* widget)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(widget)) {
        // A password is typed again rather than copied about.
        if (!line->isReadOnly() && line->echoMode() == QLineEdit::Normal && !line->text().isEmpty())
            return TypedField{{}, line->text(), line->cursorPosition()};
    } else if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget)) {
        if (!text->isReadOnly() && !text->document()->isEmpty())
            return TypedField{{}, text->toPlainText(), text->textCursor().position()};
    }
    return std::nullopt;
}

void putBack(QWidget* widget, const TypedField& field)
{
    if (auto* line = qobject_cast<QLineEdit*>(widget)) {
        if (line->text() != field.text)
            line->setText(field.text);
        line->setCursorPosition(field.cursor);
    } else if (auto* text = qobject_cast<QPlainTextEdit*>(widget)) {
        if (text->toPlainText() != field.text)
            text->setPlainText(field.text);
        QTextCursor cursor = text->textCursor();
        cursor.setPosition(field.cursor);
        text->setTextCursor(cursor);
    }
}

} // namespace

WindowPose poseOf(const QWidget& root)
{
    WindowPose pose;
    const QWidget* focus = root.window()->focusWidget();
    for (const auto& [path, widget] : partsOf(root)) {
        // Words that are to be sealed lie encrypted as drafts, and nowhere else.
        const bool isSealed = path.contains(u"sealedPanel");
        if (auto field = isSealed ? std::nullopt : typedIn(widget)) {
            field->path = path;
            pose.fields.push_back(*std::move(field));
        }
        // One that is a draft comes back with it.
        const auto* list = qobject_cast<const QComboBox*>(widget);
        if (list && !list->findChild<DraftKeeper*>())
            pose.chosen[path] = list->currentIndex();
        if (const auto* splitter = qobject_cast<const QSplitter*>(widget))
            pose.borders[path] = splitter->saveState();
        if (widget == focus)
            pose.focus = path;
    }
    return pose;
}

void assume(QWidget& root, const WindowPose& pose)
{
    const auto parts = partsOf(root);
    const auto part = [&parts](const QString& path) {
        const auto found = parts.find(path);
        return found == parts.end() ? nullptr : found->second;
    };
    for (const auto& [path, state] : pose.borders) {
        if (auto* splitter = qobject_cast<QSplitter*>(part(path)))
            splitter->restoreState(state);
    }
    // First what is chosen: what is typed may be about it.
    for (const auto& [path, row] : pose.chosen) {
        auto* list = qobject_cast<QComboBox*>(part(path));
        if (list && row < list->count())
            list->setCurrentIndex(row);
    }
    for (const TypedField& field : pose.fields)
        putBack(part(field.path), field);
    QWidget* focus = part(pose.focus);
    if (focus && focus->isVisible() && focus->isEnabled())
        focus->setFocus(Qt::OtherFocusReason);
}

bool isTypedIn(const QWidget& root)
{
    const auto parts = partsOf(root);
    return std::any_of(parts.begin(), parts.end(),
                       [](const auto& one) { return typedIn(one.second).has_value(); });
}

void keepDrafts(const QWidget& root)
{
    const auto keepers = root.findChildren<DraftKeeper*>();
    for (DraftKeeper* keeper : keepers)
        keeper->flush();
}

} // namespace haven::ui
