#pragma once

#include "ui/actions/action_line.h"

#include <QAbstractListModel>
#include <QStringList>

namespace haven::ui {

// The commands that what is typed fits, the best first: a key or verb that is typed whole, then how
// well the letters fit, then what was done lately, then the panel with the focus. Nothing typed:
// what was done lately, then that panel, then everything.
class ActionListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    explicit ActionListModel(QObject* parent = nullptr) : QAbstractListModel(parent) {}

    void setLines(std::vector<ActionLine> lines);
    // Ids, the latest first.
    void setRecent(QStringList recent) { m_recent = std::move(recent); }
    void filter(const QString& typed);
    // In front of the commands: incidents of the number that is typed.
    void filter(const QString& typed, std::vector<ActionLine> found);
    // nullptr outside of the rows.
    const ActionLine* line(int row) const;
    int rowOf(const QString& id) const; // -1: it is not shown
    int allCount() const { return static_cast<int>(m_lines.size() + m_found.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

private:
    std::optional<int> score(const ActionLine& line, const QString& typed) const;

    std::vector<ActionLine> m_lines;
    std::vector<ActionLine> m_found;
    std::vector<std::size_t> m_shown;
    QStringList m_recent;
    QString m_typed;
};

} // namespace haven::ui
