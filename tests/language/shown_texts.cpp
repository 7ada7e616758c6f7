#include "tests/language/shown_texts.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSet>
#include <QTextDocumentFragment>

namespace haven::test {

namespace {

constexpr int kRowsLookedAt = 4;

QString nameOf(const QWidget& widget)
{
    for (const QWidget* at = &widget; at != nullptr; at = at->parentWidget()) {
        if (!at->objectName().isEmpty() && !at->objectName().startsWith(u"qt_"))
            return at->objectName();
    }
    return QString::fromLatin1(widget.metaObject()->className());
}

QString plain(const QString& text)
{
    return Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
}

void addCells(const QAbstractItemView& view, const QString& name, std::vector<ShownText>& out)
{
    const QAbstractItemModel* model = view.model();
    if (!model)
        return;
    for (int row = 0; row < std::min(model->rowCount(), kRowsLookedAt); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex cell = model->index(row, column);
            for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole)})
                out.push_back({QStringLiteral("cell ") + name, plain(cell.data(role).toString())});
        }
    }
}

void addHeadings(const QHeaderView& header, const QString& name, std::vector<ShownText>& out)
{
    const QAbstractItemModel* model = header.model();
    for (int n = 0; model && n < header.count(); ++n) {
        if (!header.isSectionHidden(n))
            out.push_back({QStringLiteral("heading ") + name,
                           model->headerData(n, header.orientation()).toString()});
    }
}

} // namespace

std::vector<ShownText> shownTexts(const QWidget& root)
{
    std::vector<ShownText> out{{QStringLiteral("title"), root.windowTitle()}};
    const auto all = root.findChildren<QWidget*>();
    for (const QWidget* widget : all) {
        if (!widget->isVisible())
            continue;
        const QString name = nameOf(*widget);
        const auto add = [&](const char* kind, const QString& text) {
            out.push_back({QLatin1String(kind) + u' ' + name, plain(text)});
        };
        add("name", widget->accessibleName());
        add("description", widget->accessibleDescription());
        add("tip", widget->toolTip());
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            add("label", label->text());
        else if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            add("button", button->text());
        else if (const auto* line = qobject_cast<const QLineEdit*>(widget))
            add("hint", line->placeholderText());
        else if (const auto* text = qobject_cast<const QPlainTextEdit*>(widget))
            add("hint", text->placeholderText());
        else if (const auto* header = qobject_cast<const QHeaderView*>(widget))
            addHeadings(*header, name, out);
        else if (const auto* view = qobject_cast<const QAbstractItemView*>(widget))
            addCells(*view, name, out);
        if (const auto* combo = qobject_cast<const QComboBox*>(widget)) {
            for (int n = 0; n < combo->count(); ++n)
                add("choice", combo->itemText(n));
        }
    }
    std::erase_if(out, [](const ShownText& one) { return one.text.trimmed().isEmpty(); });
    return out;
}

} // namespace haven::test
