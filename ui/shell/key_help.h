#pragma once

#include "ui/theme/theme_source.h"

#include <QScrollArea>
#include <QWidget>

class QLabel;

namespace haven::ui {

class FilterLine;

// Every verb of the command line with an example, from the table the parser reads, and the keys of
// the panels. Opens beside the board, never over it.
class KeyHelp final : public QWidget
{
    Q_OBJECT

public:
    explicit KeyHelp(const ThemeSource& source, QWidget* parent = nullptr);

    // Puts the focus into the filter.
    void start();

Q_SIGNALS:
    void left();

protected:
    void showEvent(QShowEvent* event) override;

private:
    void fill();
    QString verbRows(const QString& wanted) const;
    QString keyRows(const QString& wanted) const;

    const ThemeSource& m_source;
    FilterLine* m_filter;
    QLabel* m_list;
};

} // namespace haven::ui
