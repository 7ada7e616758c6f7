#pragma once

#include "models/items/incident_hits_model.h"
#include "ui/widgets/board_view.h"
#include "ui/widgets/filter_line.h"
#include "ui/widgets/latest_answer.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QTimer>

namespace haven::ui {

class EmptyWords;
class PanelHeader;

// Search over all incidents, present and past, by the words of their text.
class IncidentSearchPanel final : public QWidget
{
    Q_OBJECT

public:
    IncidentSearchPanel(const ThemeSource& source, Desk& desk, const WallClock& clock,
                        QWidget* parent = nullptr);

    FilterLine& words() const { return *m_words; }
    BoardView& view() const { return *m_view; }

Q_SIGNALS:
    // Valid until the next turn of the event loop; nullptr when nothing is chosen.
    void hitChosen(const haven::IncidentHit* hit);
    // Enter or double click.
    void hitOpened(const haven::IncidentHit* hit);
    // Escape in an empty line: back to where one was.
    void left();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void askFirst();
    void ask(std::optional<std::int64_t> before);
    void retell();

    Desk& m_desk;
    WallClock m_clock;
    IncidentHitsModel m_model;
    LatestAnswer m_answer;
    PanelHeader* m_header;
    FilterLine* m_words;
    EmptyWords* m_empty;
    std::optional<Refusal> m_fault; // why nothing can be searched
    BoardView* m_view;
    QTimer m_debounce;
};

} // namespace haven::ui
