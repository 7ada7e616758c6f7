#pragma once

#include "models/items/desk.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <optional>
#include <QWidget>

class QSplitter;
class QStackedWidget;

namespace haven::ui {

class CarePanel;
class ChecklistPanel;
class ClinicianList;
class DirectoryPanel;
class FactsPanel;
class KeyButton;
class PanelHeader;
class PlanCards;
class ResponsePanel;
class SealedPanel;

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
    // The checklist in the middle, and the focus on its step; from there back to the list.
    void turnToChecklist();

Q_SIGNALS:
    void incidentSelected(haven::IncidentId incident);
    void said(const QString& sentence, haven::ui::Tone tone);
    void printRequested(haven::IncidentId incident);
    void readAloudRequested(const QString& words);
    void worksheetRequested(haven::IncidentId incident, haven::CareSheet sheet);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void share();
    void buildMiddle();
    void buildRight();
    void turnMiddle();
    void turnDirectory();
    void showMiddle(QWidget* page);
    PanelHeader& middleHeader();
    void buildLower();
    void turnLower();
    void showPlans();
    std::optional<IncidentId> told() const;
    void showTold();
    void restyle();

    std::optional<IncidentId> m_shown;
    bool m_isBehind = false; // chosen while nobody saw it
    bool m_isSharedByHand = false;
    const ThemeSource& m_source;
    Desk& m_desk;
    QSplitter* m_across;
    ClinicianList* m_list;
    QWidget* m_middle;
    QStackedWidget* m_pages;
    KeyButton* m_turn;
    ChecklistPanel* m_checklist;
    CarePanel* m_care;
    KeyButton* m_directoryTurn;
    DirectoryPanel* m_directory;
    QWidget* m_right;
    PlanCards* m_plans;
    QSplitter* m_rows; // facts above, response or sealed notes below
    FactsPanel* m_facts;
    QWidget* m_lower;
    QStackedWidget* m_lowerPages;
    KeyButton* m_lowerTurn;
    ResponsePanel* m_response;
    SealedPanel* m_sealed;
};

} // namespace haven::ui
