#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QWidget>

class QSplitter;

namespace haven::ui {

class ChecklistPanel;
class ClinicianList;
class FactsPanel;

// The clinicians' desk: who waits and what is flagged at the left, the checklist large in the
// middle, safety facts and words at the right. A dispatcher may sit here too; who may do what is
// the rule's to say.
class CrisisWorkspace final : public QWidget
{
    Q_OBJECT

public:
    CrisisWorkspace(const ThemeSource& source, Desk& desk, WallClock clock,
                    QWidget* parent = nullptr);

    void show(std::optional<IncidentId> incident);
    std::optional<IncidentId> shown() const { return m_shown; }
    // Into the list, where a clinician's work begins.
    void focusList();

Q_SIGNALS:
    void incidentSelected(haven::IncidentId incident);
    void said(const QString& sentence, haven::ui::Tone tone);
    void printRequested(haven::IncidentId incident);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void share();

    std::optional<IncidentId> m_shown;
    bool m_isSharedByHand = false;
    const ThemeSource& m_source;
    QSplitter* m_across;
    ClinicianList* m_list;
    ChecklistPanel* m_checklist;
    FactsPanel* m_facts;
};

} // namespace haven::ui
