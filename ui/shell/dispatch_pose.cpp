#include "ui/feeds/feed_panel.h"
#include "ui/help/help_panel.h"
#include "ui/incident/incident_panel.h"
#include "ui/intake/intake_panel.h"
#include "ui/map/map_panel.h"
#include "ui/shell/desk_pose.h"
#include "ui/shell/dispatch_workspace.h"
#include "ui/shell/key_help.h"

#include <QStackedWidget>

// The same desk made anew stands as it stood.
namespace haven::ui {

DeskPose DispatchWorkspace::pose() const
{
    DeskPose pose;
    pose.selected = m_selected;
    pose.page = m_right->currentWidget()->objectName();
    pose.inHand = m_intake->numberInHand();
    if (m_map->view().isHeld())
        pose.camera = m_map->view().camera();
    pose.trail = m_trail;
    pose.look = m_look.memory();
    pose.layout = m_layout;
    return pose;
}

void DispatchWorkspace::assume(const DeskPose& pose)
{
    takeLayout(pose.layout);
    m_look.remember(pose.look);
    if (pose.selected)
        select(*pose.selected);
    if (pose.camera)
        m_map->view().hold(*pose.camera);
    // Its draft has made it a parked one. A call in which nothing was written has none.
    if (pose.inHand != 0 && !m_intake->resumeNumber(pose.inHand))
        m_intake->start();
    m_incident->setParked(m_intake->parkedCount());
    showPage(pose.page);
    // After the steps above, which are not the person's.
    m_trail = pose.trail;
}

void DispatchWorkspace::showPage(const QString& name)
{
    for (int n = 0; n < m_right->count(); ++n) {
        QWidget* page = m_right->widget(n);
        if (page->objectName() != name)
            continue;
        // What is read beside one's work goes back to it.
        if (page == m_keys)
            showKeys();
        else if (page == m_help)
            showHelp({});
        else
            m_right->setCurrentWidget(page);
        return;
    }
}

} // namespace haven::ui
