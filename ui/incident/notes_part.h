#pragma once

#include "ui/incident/note_text.h"
#include "ui/incident/part_tools.h"
#include "ui/incident/text_column.h"

#include <set>

class QScrollArea;

namespace haven::ui {

class KeyButton;

// The notes, newest first, with the advisor's words marked in place. They scroll by themselves, so
// that forty notes do not push the flag and the facts out of sight.
class NotesPart final : public IncidentPart
{
    Q_OBJECT

public:
    NotesPart(const PartTools& tools, QWidget* parent);

    void setIncident(const Incident* incident, Standing standing) override;
    TextColumn& list() { return *m_list; }

Q_SIGNALS:
    void correctionRequested(qint64 note);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void retell();
    void fit();
    const Incident* incident() const;
    void openMenu(qint64 key, const QPoint& at);
    void toggleWhole(qint64 key);
    Sealed sealedOf(const Note& note) const;

    QScrollArea* m_area;
    TextColumn* m_list;
    KeyButton* m_older;
    std::optional<Incident> m_cold; // shown though it is not in memory
    std::optional<IncidentId> m_incident;
    std::size_t m_limit = 0;
    std::set<NoteId> m_unfolded;
};

} // namespace haven::ui
