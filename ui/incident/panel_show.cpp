#include "ui/incident/acts_bar.h"
#include "ui/incident/head_part.h"
#include "ui/incident/incident_panel.h"
#include "ui/incident/incident_words.h"
#include "ui/incident/plain_label.h"
#include "ui/widgets/empty_words.h"
#include "ui/widgets/key_button.h"
#include "ui/widgets/panel_header.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLayout>
#include <QScrollArea>
#include <QScrollBar>

// What the panel shows around its parts, and that nothing moves under the hand.
namespace haven::ui {

// Whoever works in the panel keeps in front of them what they work in, whatever comes in above it.
void IncidentPanel::holdPlace()
{
    QScrollBar* bar = m_area->verticalScrollBar();
    QWidget* body = m_area->widget();
    QWidget* focus = QApplication::focusWidget();
    QWidget* anchor = nullptr;
    for (IncidentPart* part : m_parts) {
        const bool isSeenFirst =
            bar->value() > 0 && part->isVisible() && part->geometry().bottom() > bar->value();
        if (part->isAncestorOf(focus) || (!anchor && isSeenFirst && !body->isAncestorOf(focus)))
            anchor = part;
    }
    m_anchor = anchor;
    if (!anchor)
        return;
    m_anchorAt = anchor->y() - bar->value();
    m_holding.start();
}

// Everything has its place before anything is painted or pressed: a layout inside a layout is told
// only as events come, and would stand squeezed for a moment.
void IncidentPanel::settle()
{
    const auto settled = [](QWidget* part) {
        part->layout()->invalidate();
        part->layout()->activate();
    };
    settled(m_head);
    for (IncidentPart* part : m_parts)
        settled(part);
    QEvent request(QEvent::LayoutRequest);
    QCoreApplication::sendEvent(m_area->widget(), &request);
}

void IncidentPanel::keepPlace()
{
    if (m_holding.isActive() && m_anchor && m_anchor->isVisible())
        m_area->verticalScrollBar()->setValue(m_anchor->y() - m_anchorAt);
}

void IncidentPanel::tellHeader(const Incident* one)
{
    if (!one) {
        m_header->setTitle(tr("Incident"));
        m_header->setNote({});
        return;
    }
    const Look& look = m_source.look();
    const QString number = oneLine(one->number);
    m_header->setTitle(width() >= look.px(300) ? tr("Incident %1", "number").arg(number) : number);
    const auto calls = one->calls.size();
    const QString count = calls == 0   ? tr("no call")
                          : calls == 1 ? tr("1 call")
                                       : tr("%1 calls", "2 or more").arg(calls);
    const QString opened =
        tr("%1, opened %2", "calls, time").arg(count, m_clock.time(one->openedAt));
    // In a narrow column the time goes first: it is the last line of what happened.
    const bool isWide = width() >= look.px(m_parked->isHidden() ? 380 : 450);
    const bool isSaving = m_asker.isWaiting();
    if (isSaving)
        m_header->setNote(tr("saving"));
    else
        m_header->setNote(isWide ? opened : (width() >= look.px(320) ? count : QString()));
    m_header->setToolTip(opened);
}

void IncidentPanel::tellNotice(const Incident* one)
{
    if (!m_shown) {
        m_notice->say(
            tr("Choose one in the queue (%1) or on the map (%2). %3 takes a call.", "three keys")
                .arg(keyOf(m_source, "focusQueue"), keyOf(m_source, "focusMap"),
                     keyOf(m_source, "newCall")));
    } else if (m_isMissing) {
        m_notice->say(tr("The log of this station knows no such incident."));
    } else if (!one) {
        m_notice->say(tr("It is not on the board. Reading it from the log."));
    } else if (one->visibility == Visibility::Restricted) {
        const bool isOpened = m_insideCopy && m_insideCopy->id == one->id;
        m_notice->say(isOpened ? tr("This incident is restricted. That you opened it is recorded.")
                               : restrictedNotice(weaponSign(*one)));
    } else if (standing() == Standing::ReadOnly) {
        m_notice->say(
            tr("It was closed and has left the board; this is how the log has it, to read "
               "only. Reopening it, or writing a note, recalls it to the board."));
    } else {
        m_notice->say({});
    }
}

void IncidentPanel::setParked(int count)
{
    m_parked->setLabel(tr("Parked %1", "half-taken calls").arg(count));
    m_parked->setHint(tr("Calls that wait half-taken"));
    m_parked->setVisible(count > 0);
}

void IncidentPanel::contextMenuEvent(QContextMenuEvent* event)
{
    if (incident())
        m_bar->openMenu(event->globalPos());
}

void IncidentPanel::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    tellHeader(incident());
}

void IncidentPanel::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_timer.start();
    tick();
}

void IncidentPanel::hideEvent(QHideEvent* event)
{
    QWidget::hideEvent(event);
    m_timer.stop();
}

} // namespace haven::ui
