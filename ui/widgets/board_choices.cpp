#include "ui/widgets/board_choices.h"

#include <algorithm>
#include <QAction>
#include <QHeaderView>
#include <QMenu>
#include <utility>

namespace haven::ui {

BoardChoices::BoardChoices(std::string board, BoardView& view, GroupedRows& model,
                           std::vector<OfferedColumn> columns)
    : QObject(&view), m_board(std::move(board)), m_view(view), m_model(model),
      m_offered(std::move(columns))
{
    apply();
    connect(&view, &BoardView::columnsMoved, this, &BoardChoices::hearMoved);
    connect(&view, &BoardView::columnPressed, this, [this](int section) {
        if (const OfferedColumn* column = at(section))
            sortBy(column->name);
    });
}

void BoardChoices::follow(PreferenceSource& preferences)
{
    m_preferences = &preferences;
    const auto take = [this] {
        const auto& boards = m_preferences->current().boards;
        const auto found = boards.find(m_board);
        const BoardChoice wanted = found == boards.end() ? BoardChoice{} : found->second;
        if (wanted == m_choice)
            return;
        m_choice = wanted;
        apply();
        Q_EMIT changed();
    };
    connect(&preferences, &PreferenceSource::changed, this, take);
    take();
}

void BoardChoices::choose(BoardChoice choice)
{
    choice = withinLimits(std::move(choice));
    if (choice == m_choice)
        return;
    m_choice = std::move(choice);
    apply();
    Q_EMIT changed();
    if (m_preferences == nullptr)
        return;
    Preferences all = m_preferences->current();
    all.boards[m_board] = m_choice;
    m_preferences->choose(std::move(all));
}

const OfferedColumn* BoardChoices::named(const std::string& name) const
{
    const auto found = std::find_if(m_offered.begin(), m_offered.end(),
                                    [&](const auto& one) { return one.name == name; });
    return found == m_offered.end() ? nullptr : &*found;
}

const OfferedColumn* BoardChoices::at(int section) const
{
    const auto found = std::find_if(m_offered.begin(), m_offered.end(), [section](const auto& one) {
        return one.column.section == section;
    });
    return found == m_offered.end() ? nullptr : &*found;
}

// What was chosen under another version may name columns that are gone, and not know those that
// must never be hidden: they come first.
std::vector<OfferedColumn> BoardChoices::shown() const
{
    if (m_choice.columns.empty())
        return m_offered;
    std::vector<OfferedColumn> columns;
    for (const std::string& name : m_choice.columns) {
        if (const OfferedColumn* column = named(name))
            columns.push_back(*column);
    }
    for (auto one = m_offered.rbegin(); one != m_offered.rend(); ++one) {
        const bool isMissing = one->hiding == OfferedColumn::Hiding::Never &&
                               std::find(m_choice.columns.begin(), m_choice.columns.end(),
                                         one->name) == m_choice.columns.end();
        if (isMissing)
            columns.insert(columns.begin(), *one);
    }
    return columns;
}

std::vector<std::string> BoardChoices::shownNames() const
{
    std::vector<std::string> names;
    for (const OfferedColumn& one : shown())
        names.emplace_back(one.name);
    return names;
}

void BoardChoices::apply()
{
    std::vector<BoardColumn> columns;
    for (const OfferedColumn& one : shown())
        columns.push_back(one.column);
    m_view.setColumns(columns);
    const OfferedColumn* by = m_model.isSortable() ? named(m_choice.sortedBy) : nullptr;
    const auto sort =
        by ? std::optional<BoardSort>({by->column.section, m_choice.way}) : std::nullopt;
    m_model.setSort(sort);
    m_view.showSort(sort);
}

QString BoardChoices::sortWords() const
{
    const OfferedColumn* by = m_model.isSortable() ? named(m_choice.sortedBy) : nullptr;
    if (by == nullptr)
        return {};
    return m_choice.way == SortWay::Up
               ? tr("sorted by %1", "%1 is a column").arg(by->column.title)
               : tr("sorted by %1, the other way", "%1 is a column").arg(by->column.title);
}

void BoardChoices::toggle(const std::string& name)
{
    BoardChoice next = m_choice;
    next.columns = shownNames();
    const auto found = std::find(next.columns.begin(), next.columns.end(), name);
    if (found == next.columns.end())
        next.columns.push_back(name);
    else
        next.columns.erase(found);
    choose(std::move(next));
}

void BoardChoices::shift(const std::string& name, int step)
{
    BoardChoice next = m_choice;
    next.columns = shownNames();
    const auto found = std::find(next.columns.begin(), next.columns.end(), name);
    const auto to = found - next.columns.begin() + step;
    if (found == next.columns.end() || to < 0 ||
        to >= static_cast<std::ptrdiff_t>(next.columns.size()))
        return;
    std::iter_swap(found, next.columns.begin() + to);
    choose(std::move(next));
}

// Once up, once down, then as the board has it.
void BoardChoices::sortBy(const std::string& name)
{
    if (!m_model.isSortable())
        return;
    BoardChoice next = m_choice;
    if (next.sortedBy != name) {
        next.sortedBy = name;
        next.way = SortWay::Up;
    } else if (next.way == SortWay::Up) {
        next.way = SortWay::Down;
    } else {
        next.sortedBy.clear();
        next.way = SortWay::Up;
    }
    choose(std::move(next));
}

void BoardChoices::hearMoved()
{
    BoardChoice next = m_choice;
    next.columns.clear();
    for (const int section : m_view.sectionsInOrder()) {
        if (const OfferedColumn* column = at(section))
            next.columns.emplace_back(column->name);
    }
    choose(std::move(next));
}

void BoardChoices::addColumns(QMenu& menu)
{
    const std::vector<std::string> names = shownNames();
    for (const OfferedColumn& one : m_offered) {
        QAction* act = menu.addAction(one.column.title);
        act->setObjectName(QStringLiteral("column-%1").arg(QLatin1String(one.name)));
        act->setCheckable(true);
        act->setChecked(std::find(names.begin(), names.end(), one.name) != names.end());
        act->setEnabled(one.hiding == OfferedColumn::Hiding::Allowed);
        if (!act->isEnabled())
            act->setToolTip(tr("Always shown"));
        connect(act, &QAction::triggered, this,
                [this, name = std::string(one.name)] { toggle(name); });
    }
}

void BoardChoices::addSorts(QMenu& menu)
{
    for (const OfferedColumn& one : shown()) {
        QAction* act = menu.addAction(one.column.title);
        act->setObjectName(QStringLiteral("sort-%1").arg(QLatin1String(one.name)));
        act->setCheckable(true);
        act->setChecked(m_choice.sortedBy == one.name);
        act->setToolTip(tr("Again: the other way, then in the board's own order"));
        connect(act, &QAction::triggered, this,
                [this, name = std::string(one.name)] { sortBy(name); });
    }
}

void BoardChoices::addShifts(QMenu& menu)
{
    const std::vector<OfferedColumn> columns = shown();
    for (std::size_t i = 0; i + 1 < columns.size(); ++i) {
        QAction* act =
            menu.addAction(tr("%1 after %2", "two columns change places")
                               .arg(columns[i].column.title, columns[i + 1].column.title));
        act->setObjectName(QStringLiteral("shift-%1").arg(QLatin1String(columns[i].name)));
        connect(act, &QAction::triggered, this,
                [this, name = std::string(columns[i].name)] { shift(name, 1); });
    }
}

void BoardChoices::fillMenu(QMenu& menu)
{
    menu.setToolTipsVisible(true);
    addColumns(menu);
    menu.addSeparator();
    const auto submenu = [&menu](const QString& name, const QString& title) {
        QMenu* sub = menu.addMenu(title);
        sub->menuAction()->setObjectName(name);
        sub->setToolTipsVisible(true);
        return sub;
    };
    if (m_model.isSortable())
        addSorts(*submenu(QStringLiteral("columnSort"), tr("Sort by")));
    addShifts(*submenu(QStringLiteral("columnOrder"), tr("Order of the columns")));
    QAction* shipped = menu.addAction(tr("As it was shipped"));
    shipped->setObjectName(QStringLiteral("columnsShipped"));
    connect(shipped, &QAction::triggered, this, [this] {
        BoardChoice next;
        next.filters = m_choice.filters;
        choose(std::move(next));
    });
}

} // namespace haven::ui
