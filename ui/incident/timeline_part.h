#pragma once

#include "ui/incident/part_tools.h"

#include <QTimer>

namespace haven::ui {

class KeyButton;
class TextColumn;

// What happened with this incident, newest first, from the log itself. Older lines come as one
// scrolls down to them.
class TimelinePart final : public IncidentPart
{
    Q_OBJECT

public:
    TimelinePart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    // The end of it is on screen.
    void showOlder();

private:
    void askNewest();
    void hear(const LogPage& page);
    void retell();

    std::optional<IncidentId> m_incident;
    std::int64_t m_shownSequence = 0; // of the incident's newest fact when it was last asked
    std::vector<LogLine> m_lines;     // by sequence, newest first
    bool m_isWhole = false;           // nothing older is there
    bool m_isAskingOlder = false;
    quint64 m_generation = 0;
    QTimer m_wait;
    TextColumn* m_list;
    KeyButton* m_older;
};

} // namespace haven::ui
