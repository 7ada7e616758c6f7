#pragma once

#include "models/items/desk.h"
#include "ui/care/care_looks.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/desk_asker.h"
#include "ui/widgets/wall_clock.h"

#include <functional>
#include <map>
#include <QTimer>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QStackedWidget;

namespace haven::ui {

class KeyButton;
class PanelHeader;
class ReasonPrompt;
class SheetForm;
class WrapLayout;

// The care record of one incident, a page a key: outcome, hand-off page, the two worksheets,
// reports and referrals, the queue of follow-ups, which is of all incidents, screenings, and
// care plans. Of a restricted incident they open with a reason, once it is on the log.
class CarePanel final : public QWidget
{
    Q_OBJECT

public:
    CarePanel(const ThemeSource& source, Desk& desk, WallClock clock, QWidget* parent = nullptr);

    using Page = CarePage;

    void show(std::optional<IncidentId> incident);
    void turnTo(Page page);
    // The keys of its pages count there too, while it is in sight.
    void bindPagesWithin(QWidget& place);
    // Into the page that is shown.
    void focusPage();
    PanelHeader& header() { return *m_header; }

Q_SIGNALS:
    void said(const QString& sentence, haven::ui::Tone tone);
    void incidentSelected(haven::IncidentId incident);
    void worksheetRequested(haven::IncidentId incident, haven::CareSheet sheet);

protected:
    void showEvent(QShowEvent* event) override;

private:
    void addPage(Page page, const QString& title, const char* name);
    // Made when it is first turned to: eight pages at once would keep the first look waiting.
    QWidget* made(Page page);
    QWidget* make(Page page);
    void putAfterKeys(QWidget& page);
    SheetForm* makeSheet(CareSheet sheet);
    template <class Panel>
    Panel* wired(Panel* panel);
    void buildLook();
    void askToLook();
    void leaveInside();
    void setInside(std::optional<IncidentId> incident);
    void refresh();
    void restyle();

    const ThemeSource& m_source;
    Desk& m_desk;
    std::optional<IncidentId> m_shown;
    PanelHeader* m_header;
    QWidget* m_tabs;
    WrapLayout* m_flow;
    QLabel* m_notice; // why the pages of this incident are empty
    KeyButton* m_open = nullptr;
    QHBoxLayout* m_openRow = nullptr;
    ReasonPrompt* m_reason = nullptr;
    DeskAsker m_asker;
    int m_looks = 0;
    CareLooks m_seen;
    QTimer m_sight;                     // once all of the window shows the same incident
    std::optional<IncidentId> m_inside; // a restricted one that was opened with a reason
    QStackedWidget* m_stack;
    std::vector<KeyButton*> m_buttons;
    WallClock m_clock;
    Page m_page = Page::Outcome;
    std::map<Page, QWidget*> m_made;
    // Of the pages that were made.
    std::vector<std::function<void(std::optional<IncidentId>)>> m_show;
    std::vector<std::function<void(std::optional<IncidentId>)>> m_setInside;
    std::map<Page, std::function<void()>> m_focus;
};

} // namespace haven::ui
