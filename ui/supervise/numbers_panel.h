#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/latest_answer.h"

#include <map>
#include <optional>
#include <QLabel>
#include <QWidget>

namespace haven::ui {

class KeyButton;
class PanelHeader;
class ReadingScroll;
class StandardBars;

// Behavioral-health work in numbers: a group under its name, each line with its bar and its words.
// Counts from the facts of the log alone; numbers of people too small to be told are hidden.
class NumbersPanel final : public QWidget
{
    Q_OBJECT

public:
    NumbersPanel(const ThemeSource& source, Desk& desk, QWidget* parent = nullptr);

    // Without an end it goes on until now.
    void setPeriod(Instant from, std::optional<Instant> to, const QString& words);
    const CrisisNumbers& numbers() const { return m_numbers; }
    // The last whole quarter is shown in place of the period, with race and sex as perceived.
    bool isQuarterShown() const;
    // Of what is shown: the quarter by its name.
    QString periodWords() const;

Q_SIGNALS:
    // Escape: back to the log.
    void left();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Group {
        QLabel* title;
        StandardBars* bars;
    };
    Group& groupOf(NumberGroup group);
    void ask();
    void tell();
    void restyle();

    const ThemeSource& m_source;
    LatestAnswer m_answer;
    Desk& m_desk;
    CrisisNumbers m_numbers;
    Instant m_from;
    std::optional<Instant> m_to;
    QString m_words;
    PanelHeader* m_header;
    KeyButton* m_quarter;
    ReadingScroll* m_scroll = nullptr;
    QWidget* m_body;
    QLabel* m_foot;
    std::map<NumberGroup, Group> m_groups;
};

} // namespace haven::ui
