#pragma once

#include "models/items/grouped_rows.h"
#include "models/items/preferences.h"
#include "ui/widgets/board_view.h"

class QMenu;

namespace haven::ui {

// A column that a person may show, move and sort by, under a name that never changes.
struct OfferedColumn {
    enum class Hiding { Allowed, Never };
    const char* name; // "location"
    BoardColumn column;
    Hiding hiding = Hiding::Allowed; // what a row cannot be judged without stays
};

// Which columns of a board are shown, in which order, and by which its rows are sorted: as the
// person chose, with the mouse on the header or in a menu, and kept for the next time.
class BoardChoices final : public QObject
{
    Q_OBJECT

public:
    // `board` is the name it is kept under. View and model outlive it.
    BoardChoices(std::string board, BoardView& view, GroupedRows& model,
                 std::vector<OfferedColumn> columns);

    // Where choices come from and go to; without it they hold until the window closes.
    void follow(PreferenceSource& preferences);
    // Under another name from now on: the same board in a window of its own. Before follow().
    void keepAs(std::string board) { m_board = std::move(board); }
    const BoardChoice& current() const { return m_choice; }
    void choose(BoardChoice choice);
    void fillMenu(QMenu& menu);
    // "sorted by Location, down"; empty where the board has its own order.
    QString sortWords() const;

Q_SIGNALS:
    void changed();

private:
    const OfferedColumn* named(const std::string& name) const;
    const OfferedColumn* at(int section) const;
    std::vector<OfferedColumn> shown() const;
    std::vector<std::string> shownNames() const;
    void apply();
    void toggle(const std::string& name);
    void shift(const std::string& name, int step);
    void sortBy(const std::string& name);
    void hearMoved();
    void addColumns(QMenu& menu);
    void addSorts(QMenu& menu);
    void addShifts(QMenu& menu);

    std::string m_board;
    BoardView& m_view;
    GroupedRows& m_model;
    std::vector<OfferedColumn> m_offered;
    BoardChoice m_choice;
    PreferenceSource* m_preferences = nullptr;
};

} // namespace haven::ui
