#pragma once

#include "models/items/last_look.h"
#include "ui/incident/part_tools.h"
#include "ui/incident/text_column.h"

namespace haven::ui {

class PlainLabel;

// What others have changed since this window's person looked at the incident: a line a field, with
// what was there, who and when. Gone once one has looked at something else.
class ChangesPart final : public IncidentPart
{
    Q_OBJECT

public:
    ChangesPart(const PartTools& tools, QWidget* parent);

    void setChanges(std::vector<SeenChange> changes) { m_changes = std::move(changes); }
    void setIncident(const Incident* incident, Standing standing) override;

private:
    PlainLabel* m_title;
    TextColumn* m_rows;
    std::vector<SeenChange> m_changes;
};

// "Location": what the field of a change is called.
QString lookFieldWord(LookField field);
// "Moss, 21:44; was “12 Elm St”".
QString changeWords(const SeenChange& change, const PartTools& tools);

} // namespace haven::ui
