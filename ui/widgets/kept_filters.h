#pragma once

#include "models/items/board_choice.h"
#include "ui/theme/theme_source.h"

#include <QWidget>
#include <vector>

namespace haven::ui {

class FilterLine;
class KeyButton;
class WrapLayout;

// The filters that a person keeps for one board, a button each, under its header. While none is
// kept it takes no room. A pressed button is the filter that holds; pressing it again takes it
// away.
class KeptFilters final : public QWidget
{
    Q_OBJECT

public:
    // `board` begins the names of the buttons: "queue" -> "queueKept1". The keys count in `panel`.
    KeptFilters(const ThemeSource& source, const QString& board, FilterLine& line, QWidget* panel);

    void setFilters(const std::vector<std::string>& filters);

private:
    QString nameOf(std::size_t index) const;
    KeyButton* makeButton(std::size_t index);
    void press(std::size_t index);
    void mark();
    void restyle();

    const ThemeSource& m_source;
    QString m_board;
    FilterLine& m_line;
    WrapLayout* m_row;
    std::vector<KeyButton*> m_buttons;
    std::vector<std::string> m_filters;
};

} // namespace haven::ui
