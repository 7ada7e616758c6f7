#pragma once

#include "models/items/last_look.h"
#include "ui/incident/part_tools.h"
#include "ui/incident/text_column.h"
#include "ui/widgets/mark_labels.h"

class QBoxLayout;

namespace haven::ui {

class PlainLabel;
class TitlePriority;

// What it is, how long it waits, where, who called and who is in it.
class HeadPart final : public IncidentPart
{
    Q_OBJECT

public:
    HeadPart(const PartTools& tools, QWidget* parent);

    // What others have changed, before the next setIncident().
    void setChanges(std::vector<SeenChange> changes) { m_changes = std::move(changes); }
    void setIncident(const Incident* incident, Standing standing) override;
    // Of title and time under one another: side by side is for where there is room.
    QSize minimumSizeHint() const override;
    void tick(const Incident& incident, Instant now) override;

Q_SIGNALS:
    void callActsRequested();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void restyle();
    void arrange();
    int oneRowPx() const;
    void openMenu(qint64 key, const QPoint& at);
    void recordCallback(const RecordCallback& command);

    QBoxLayout* m_row;
    TitlePriority* m_priority;
    PlainLabel* m_title;
    PlainLabel* m_waiting;
    LateChip* m_late;
    TextColumn* m_rows;
    std::optional<IncidentId> m_shown;
    std::vector<SeenChange> m_changes;
};

// The rows under the title: location, callers, people, vehicles, and what else is so. A caller's
// row has the key kCallRow + the call's id. What somebody else has changed says so at its end.
inline constexpr qint64 kCallRow = 1'000'000'000;
std::vector<TextItem> detailRows(const Incident& incident, const PartTools& tools,
                                 const std::vector<SeenChange>& changes);

} // namespace haven::ui
