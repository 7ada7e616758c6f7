#include "ui/incident/incident_panel.h"
#include "ui/intake/intake_panel.h"
#include "ui/shell/dispatch_workspace.h"

#include <QStackedWidget>

// Back to what was in hand before an interruption.
namespace haven::ui {

void DispatchWorkspace::workBack()
{
    while (const auto spot = m_trail.back()) {
        if (returnTo(*spot))
            return;
        m_trail.drop(*spot);
    }
    Q_EMIT said(tr("There is nothing before it: this is the first thing you were on."),
                Tone::Quiet);
}

void DispatchWorkspace::workForward()
{
    while (const auto spot = m_trail.forward()) {
        if (returnTo(*spot))
            return;
        m_trail.drop(*spot);
    }
    Q_EMIT said(tr("This is the last thing you were on."), Tone::Quiet);
}

// False: it is not there any more, as a call that was finished.
bool DispatchWorkspace::returnTo(const WorkSpot& spot)
{
    if (const auto* call = std::get_if<CallInHand>(&spot)) {
        if (m_intake->numberInHand() == call->number) {
            m_right->setCurrentWidget(m_intake);
            return true;
        }
        return m_intake->resumeNumber(call->number);
    }
    place(std::get<IncidentId>(spot));
    focusIncident();
    return true;
}

std::vector<ParkedCall> DispatchWorkspace::parkedCalls() const
{
    return m_intake->parkedCalls();
}

void DispatchWorkspace::resumeParked(std::int64_t number)
{
    if (!m_intake->resumeNumber(number))
        Q_EMIT said(tr("That call is not parked any more."), Tone::Quiet);
}

} // namespace haven::ui
