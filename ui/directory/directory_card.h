#pragma once

#include "models/items/directory_list_model.h"
#include "ui/theme/theme_source.h"

#include <QWidget>
#include <vector>

class QGridLayout;
class QLabel;
class QVBoxLayout;

namespace haven::ui {

// All that is known of one entry: the number large, for somebody who has the caller on the line.
class DirectoryCard final : public QWidget
{
    Q_OBJECT

public:
    explicit DirectoryCard(const ThemeSource& source, QWidget* parent = nullptr);

    // nullptr: nothing is chosen.
    void show(const DirectoryRow* row);
    // Of the name and the number alone.
    int headHeight() const;

private:
    struct Fact {
        QLabel* caption;
        QLabel* value;
    };
    QLabel* addLabel(const QString& name);
    void add(const QString& caption, const QString& value);
    void restyle();

    const ThemeSource& m_source;
    QVBoxLayout* m_column;
    QLabel* m_name;
    QLabel* m_number;
    QLabel* m_fit;
    QLabel* m_warning;
    QGridLayout* m_grid;
    std::vector<Fact> m_facts;
    std::size_t m_used = 0;
};

} // namespace haven::ui
