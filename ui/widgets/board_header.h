#pragma once

#include "ui/theme/theme_source.h"

#include <QHeaderView>

namespace haven::ui {

class BoardView;

// Column titles in the words of the screen, aligned as their cells are, over one line.
class BoardHeader final : public QHeaderView
{
    Q_OBJECT

public:
    BoardHeader(const ThemeSource& source, BoardView& board);

protected:
    void paintEvent(QPaintEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int section) const override;

private:
    const ThemeSource& m_source;
    BoardView& m_board;
};

} // namespace haven::ui
