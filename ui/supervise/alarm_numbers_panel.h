#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QLabel>
#include <QWidget>

namespace haven::ui {

class PanelHeader;
class ReadingScroll;
class StandardBars;

// How the alarms of a shift did, against ISA-18.2: how many, how fast they were answered, floods
// and what came first in them, what stands too long, and where most came from. From the facts of
// the log alone. For supervisors.
class AlarmNumbersPanel final : public QWidget
{
    Q_OBJECT

public:
    AlarmNumbersPanel(const ThemeSource& source, Desk& desk, WallClock clock,
                      QWidget* parent = nullptr);

    // Without an end it goes on until now.
    void setPeriod(Instant from, std::optional<Instant> to, const QString& words);
    const AlarmNumbers& numbers() const { return m_numbers; }

Q_SIGNALS:
    // Escape: back to the log.
    void left();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Part {
        QLabel* title;
        StandardBars* bars;
    };
    Part addPart(const QString& name, const QString& title);
    void ask();
    void tell();
    void restyle();

    const ThemeSource& m_source;
    LatestAnswer m_answer;
    Desk& m_desk;
    WallClock m_clock;
    AlarmNumbers m_numbers;
    Instant m_from;
    std::optional<Instant> m_to;
    QString m_words;
    PanelHeader* m_header;
    ReadingScroll* m_scroll = nullptr;
    QWidget* m_body;
    std::vector<Part> m_parts; // measures, priorities, sources, floods
    QLabel* m_foot = nullptr;
};

} // namespace haven::ui
