#include "tests/ui/tree_reader.h"

#include <functional>
#include <QApplication>

namespace haven::test {

namespace {

using Wanted = std::function<bool(QAccessibleInterface&)>;

bool isCells(QAccessible::Role role)
{
    return role == QAccessible::Table || role == QAccessible::List || role == QAccessible::Tree;
}

bool isShown(const QAccessibleInterface& node)
{
    const QAccessible::State state = node.state();
    return !state.invisible && !state.offscreen;
}

QAccessibleInterface* firstIn(QAccessibleInterface* node, const Wanted& isWanted)
{
    if (!node || !node->isValid() || node->state().invisible)
        return nullptr;
    if (isWanted(*node))
        return node;
    if (isCells(node->role()))
        return nullptr;
    for (int at = 0; at < node->childCount(); ++at) {
        if (QAccessibleInterface* found = firstIn(node->child(at), isWanted))
            return found;
    }
    return nullptr;
}

// Where no bus has woken the tree, a view does not tell its table what came, went and moved, and
// the cells of before would be read. With one it does, row by row (QAbstractItemView).
QAccessibleTableInterface* freshCells(QAccessibleInterface* node)
{
    QAccessibleTableInterface* cells = node ? node->tableInterface() : nullptr;
    if (cells) {
        QAccessibleTableModelChangeEvent anew(node->object(),
                                              QAccessibleTableModelChangeEvent::ModelReset);
        cells->modelChange(&anew);
    }
    return cells;
}

// The windows are the children of the application.
QAccessibleInterface* firstOf(const Wanted& isWanted)
{
    QAccessibleInterface* root = QAccessible::queryAccessibleInterface(qApp);
    for (int at = 0; root && at < root->childCount(); ++at) {
        if (QAccessibleInterface* found = firstIn(root->child(at), isWanted))
            return found;
    }
    return nullptr;
}

// A part that hands its focus on says that it has it too, and so does the inside of a text field;
// the innermost that has a name takes the keys.
QAccessibleInterface* focusedNode()
{
    const Wanted hasFocus = [](QAccessibleInterface& node) {
        return node.state().focused && !node.text(QAccessible::Name).isEmpty();
    };
    QAccessibleInterface* found = firstOf(hasFocus);
    for (bool isInner = found != nullptr; isInner;) {
        isInner = false;
        for (int at = 0; !isCells(found->role()) && at < found->childCount(); ++at) {
            if (QAccessibleInterface* inner = firstIn(found->child(at), hasFocus)) {
                found = inner;
                isInner = true;
                break;
            }
        }
    }
    return found;
}

} // namespace

TreeReader::TreeReader()
{
    listen();
    forget();
    qApp->installEventFilter(this);
}

bool TreeReader::eventFilter(QObject*, QEvent*)
{
    listen();
    return false;
}

void TreeReader::listen()
{
    if (!m_notification || !m_notification->isValid())
        m_notification = firstOf(
            [](QAccessibleInterface& node) { return node.role() == QAccessible::Notification; });
    const QString words = m_notification ? m_notification->text(QAccessible::Name) : QString();
    if (words.isEmpty() || words == m_last)
        return;
    m_last = words;
    m_heard << words;
}

const QStringList& TreeReader::heard()
{
    listen();
    return m_heard;
}

void TreeReader::forget()
{
    listen();
    m_heard.clear();
}

QAccessibleInterface* TreeReader::find(QAccessible::Role role, const QString& name) const
{
    return firstOf([&](QAccessibleInterface& node) {
        return node.role() == role && node.text(QAccessible::Name) == name && isShown(node);
    });
}

QAccessibleInterface* TreeReader::find(const QString& name) const
{
    return firstOf([&](QAccessibleInterface& node) {
        return node.text(QAccessible::Name) == name && isShown(node);
    });
}

QString TreeReader::startingWith(QAccessible::Role role, const QString& words) const
{
    const QAccessibleInterface* node = firstOf([&](QAccessibleInterface& one) {
        return one.role() == role && one.text(QAccessible::Name).startsWith(words) && isShown(one);
    });
    return node ? node->text(QAccessible::Name) : QString();
}

QString TreeReader::description(const QString& name) const
{
    const QAccessibleInterface* node = find(name);
    return node ? node->text(QAccessible::Description) : QString();
}

QString TreeReader::focused() const
{
    const QAccessibleInterface* node = focusedNode();
    return node ? node->text(QAccessible::Name) : QString();
}

QString TreeReader::focusedText() const
{
    QAccessibleInterface* node = focusedNode();
    QAccessibleTextInterface* text = node ? node->textInterface() : nullptr;
    return text ? text->text(0, text->characterCount()) : QString();
}

QStringList TreeReader::rows(const QString& table) const
{
    QStringList out;
    QAccessibleTableInterface* cells = freshCells(find(QAccessible::Table, table));
    for (int row = 0; cells && row < cells->rowCount(); ++row) {
        const QAccessibleInterface* cell = cells->cellAt(row, 0);
        out << (cell ? cell->text(QAccessible::Name) : QString());
    }
    return out;
}

QString TreeReader::chosenRow(const QString& table) const
{
    QAccessibleTableInterface* cells = freshCells(find(QAccessible::Table, table));
    const QList<int> chosen = cells ? cells->selectedRows() : QList<int>();
    const QAccessibleInterface* cell =
        chosen.isEmpty() ? nullptr : cells->cellAt(chosen.front(), 0);
    return cell ? cell->text(QAccessible::Name) : QString();
}

QString TreeReader::heardOf(const QString& words)
{
    for (const QString& one : heard()) {
        if (one.contains(words))
            return one;
    }
    return {};
}

} // namespace haven::test
