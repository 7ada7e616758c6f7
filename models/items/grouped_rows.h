#pragma once

#include "models/items/board_choice.h"
#include "models/items/item_roles.h"
#include "models/items/titled_table.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace haven {

// Whether rows keep their places because somebody works in the table. Yes: nothing is sorted anew
// and nothing vanishes; what is new comes in at its place, what is gone stays muted.
enum class Frozen { No, Yes };
enum class Saving { No, Yes };

// A group of rows under one header, in the order of the groups.
struct BoardGroup {
    int rank = 0;
    std::string name; // where groups are made of data, a beat for example; empty else
    auto operator<=>(const BoardGroup&) const = default;
};

// The order a person asked for in place of the board's own; rows keep to their groups.
struct BoardSort {
    int column = 0;
    SortWay way = SortWay::Up;
    bool operator==(const BoardSort&) const = default;
};

// Where a row belongs. It must not depend on the time, or rows would move by themselves.
struct BoardPlace {
    BoardGroup group;
    std::string sortedBy; // of GroupedRows::sortKey; empty: no order but the board's own
    std::array<std::int64_t, 3> order = {};
    std::string key; // the id as text; unique
    auto operator<=>(const BoardPlace&) const = default;
};

// The rows shown a moment, for ticking clocks: first and last, -1 for none.
struct RowRange {
    int first = -1;
    int last = -1;
};

// A live board: rows in groups, each group under a header row that counts it. What a derived model
// says about a row is turned into exact signals, so that views keep selection and scroll place.
class GroupedRows : public TitledTable
{
    Q_OBJECT

public:
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    // Catches up when it thaws.
    void setFrozen(Frozen frozen);
    bool isFrozen() const { return m_frozen == Frozen::Yes; }
    // How many rows will move or go when the table thaws.
    int waitingMoves() const;
    // How a row is spoken that is gone and stays in its place; %1 is the row. Eyes see it muted.
    void setGoneSpoken(const QString& words) { m_goneSpoken = words; }

    // Rows that pass the filter, and rows there are; headers do not count.
    int shownCount() const { return m_shown; }
    int totalCount() const { return static_cast<int>(m_rows.size()); }

    // Whether its rows may stand in another order at all.
    virtual bool isSortable() const { return false; }
    // Rows that are equal there keep the board's own order among each other. Asked for by a person,
    // so rows move at once.
    void setSort(std::optional<BoardSort> sort);
    const std::optional<BoardSort>& sort() const { return m_sort; }
    using QAbstractItemModel::sort;

    // The row's last change is on its way to the disk. Several may be; each is taken back once.
    void setSaving(const std::string& key, Saving saving);

    bool isHeader(int row) const;
    // Empty for a header.
    std::string keyAt(int row) const;
    // -1 if it is not shown.
    int rowOfKey(const std::string& key) const;

Q_SIGNALS:
    void countsChanged();

protected:
    GroupedRows(int columns, QObject* parent);
    int columnCount(const QModelIndex& parent = {}) const override;

    struct Wanted {
        BoardPlace place;
        bool isPassing = true; // the filter lets it through
    };
    enum class Gone { No, Yes };

    // Where the derived model wants these rows now, and which there are no more. What changed in
    // their cells is announced too.
    void place(const std::vector<Wanted>& rows, const std::vector<std::string>& gone);
    // Cells of one column in a range of rows, for clocks.
    void announce(RowRange range, int column, const QList<int>& roles);

    // Bytes that compare as the values do, the other way round where it is asked for. Numbers in
    // texts count as numbers: 3A2 stands before 3A12. No text comes last, both ways.
    std::string sortKey(std::int64_t value) const;
    std::string sortKey(const std::string& text) const;
    // All rows there are, placed under the sort that counts now. A board that can be sorted has its
    // own.
    virtual std::vector<BoardPlace> placeAnew();

    virtual QVariant cell(const std::string& key, int column, int role) const = 0;
    virtual QString groupTitle(const BoardGroup& group) const = 0;
    virtual Qt::ItemFlags rowFlags() const;
    // The row is shown no more and its values may be dropped.
    virtual void forget(const std::string& key) = 0;

private:
    struct Row {
        BoardPlace wanted;
        BoardPlace shownAt; // differs from wanted only while frozen
        bool isPassing = true;
        bool isShown = false;
        Gone gone = Gone::No;
        int saving = 0;
    };
    struct Line {
        BoardPlace place; // of a header: the group alone
        bool isHeader = false;
    };
    struct Step {
        std::vector<Line> in;
        std::vector<BoardPlace> moved; // where they stand before
        std::vector<Line> out;
        std::vector<std::string> changed;
    };
    static bool stands(const Line& a, const Line& b);
    int positionOf(const Line& line) const;
    void settle(const std::vector<std::string>& keys);
    void rearrange(const std::vector<BoardPlace>& places);
    std::string inTheWay(std::string bytes) const;
    void plan(Step& step, const std::string& key);
    void planHeaders(Step& step, const std::vector<BoardGroup>& before) const;
    std::vector<BoardGroup> groups() const;
    void insert(std::vector<Line> lines);
    void move(const BoardPlace& from);
    void remove(std::vector<Line> lines);
    void announceRows(const std::vector<std::string>& keys);

    int m_columns;
    Frozen m_frozen = Frozen::No;
    QString m_goneSpoken = QStringLiteral("%1");
    std::optional<BoardSort> m_sort;
    int m_shown = 0;
    std::unordered_map<std::string, Row> m_rows;
    std::map<BoardGroup, int> m_counts; // rows shown in each
    std::vector<Line> m_lines;
};

} // namespace haven
