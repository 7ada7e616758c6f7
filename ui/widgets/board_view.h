#pragma once

#include "models/items/grouped_rows.h"
#include "ui/theme/theme_source.h"

#include <functional>
#include <optional>
#include <QPersistentModelIndex>
#include <QTableView>
#include <vector>

class QLabel;
class QMenu;

namespace haven::ui {

class TableDelegate;

// One column as the board shows it. Titles are words of the screen, so they come from the panel and
// not from the model.
struct BoardColumn {
    int section;
    QString title;
    int widthDesignPx;
    // Where the panel is narrow it gives way down to this, its text cut short; 0: it never does.
    int leastDesignPx = 0;
    // Where even the least widths do not fit, the highest goes out of sight first; 0: never.
    int dropRank = 0;
    std::optional<Qt::Alignment> alignment = std::nullopt;
    // Others go out of sight before it has less than this; 0: not before its least.
    int keepDesignPx = 0;
};

// A table in which people work while its rows change: rows of one height but for the lower
// titles of their groups, no grid, one selected row. What is under the eye stays there: rows that
// come or go above do not move the others while somebody works in the table, and a row that
// vanishes never passes its selection to its neighbor, because the next key would act on the wrong
// incident.
class BoardView final : public QTableView
{
    Q_OBJECT

public:
    BoardView(const ThemeSource& source, const QString& name, QWidget* parent = nullptr);

    // Replaces Qt's own; wires what keeps rows in place. The view does not own the model.
    void setModel(QAbstractItemModel* model) override;
    // The columns in the order shown; sections that are not named are hidden. The last one named
    // takes the room that is left. Precondition: setModel was called.
    void setColumns(const std::vector<BoardColumn>& columns);
    // From now on the header is the person's: a press sorts, dragging moves, and the menu of the
    // header is `maker`'s.
    void setHeaderMenu(std::function<void(QMenu&)> maker);
    // Where the header's menu opens when it is asked for by a key.
    void openHeaderMenu();
    // Which column has the mark of the sort.
    void showSort(std::optional<BoardSort> sort);
    const std::optional<BoardSort>& shownSort() const { return m_sort; }
    // The shown sections from left to right, also those that find no room just now.
    std::vector<int> sectionsInOrder() const;
    // The view takes it.
    void setTableDelegate(TableDelegate* delegate);
    // An act on the selected row: works by its key while the table has the focus, and stands in the
    // context menu with it. The caller owns the action.
    void addRowAction(QAction* action);

    // Fills the context menu of the chosen row; without it the row actions stand there.
    void setMenuMaker(std::function<void(QMenu&)> maker) { m_menuMaker = std::move(maker); }

    // -1 if no column is shown.
    int firstVisibleColumn() const;
    int lastVisibleColumn() const;
    // It was chosen to be shown, and there is no room for it.
    bool isDropped(int section) const;
    Qt::Alignment columnAlignment(int section, Qt::Alignment fallback) const;
    QString columnTitle(int section) const;
    QStringList headings() const;
    // The shown cells of a row, in the order shown; as one text, between tabs.
    QStringList rowCells(const QModelIndex& index) const;
    QString rowText(const QModelIndex& index) const;
    // How many rows came in above the visible part since the top was last seen. While there are
    // any, the header says so: holding the place must not hide a new call.
    int newAbove() const { return m_newAbove; }
    // What must not go unseen above, said before how many are new there; empty: nothing.
    void tellAbove(const QString& words);
    // No row is chosen any more; the next arrow chooses what stands at this one by then.
    void letGo(int row);
    // Somebody has their hands in the table.
    bool isWorkedIn() const;

Q_SIGNALS:
    // Enter or double click.
    void rowActivated(const QModelIndex& index);
    // The person dragged a heading somewhere else, or pressed it.
    void columnsMoved();
    void columnPressed(int section);

public Q_SLOTS:
    void copySelectedRow();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void resizeEvent(QResizeEvent* event) override;
    // What is dragged is a small sign beside the pointer: the row it is dropped on stays readable.
    void startDrag(Qt::DropActions actions) override;
    void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
    // Letters are keys of row actions, never a search.
    void keyboardSearch(const QString&) override {}

private:
    struct Anchor {
        QPersistentModelIndex index;
        int top;
    };

    void restyle();
    // The titles of groups among these rows are lower than what they count.
    void sizeGroupRows(int first, int last);
    void sizeAllGroupRows();
    // Every column stays in sight: what has room to give gives it.
    void fitColumns();
    std::vector<BoardColumn> fitting() const;
    void holdPlace();
    void restorePlace();
    void popUpHeaderMenu(const QPoint& at);
    void noteRowsAbove(int first, int last);
    void showNewAbove(int count);
    void showAbove();
    void moveToEdge(Qt::Key key);
    void repaintRow(int row);
    QPixmap signOf(const QString& words) const;

    const ThemeSource& m_source;
    TableDelegate* m_delegate = nullptr;
    std::vector<BoardColumn> m_columns;
    std::function<void(QMenu&)> m_menuMaker;
    std::function<void(QMenu&)> m_headerMenuMaker;
    std::optional<BoardSort> m_sort;
    bool m_isArranging = false; // headings move because the program says so
    std::vector<QMetaObject::Connection> m_modelConnections;
    std::optional<Anchor> m_anchor;
    QLabel* m_aboveNote;
    int m_newAbove = 0;
    QString m_aboveWords;
    int m_lastRow = 0;
};

} // namespace haven::ui
