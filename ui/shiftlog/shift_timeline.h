#pragma once

#include "models/dispatch/shift_summary.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/wall_clock.h"

#include <QWidget>

namespace haven::ui {

// How busy the period was: facts along the time as an area, above them a mark for what was late and
// one for what was flagged. Left and Right move the hand, Enter or a click chooses its time.
class ShiftTimelineView final : public QWidget
{
    Q_OBJECT

public:
    ShiftTimelineView(const ThemeSource& source, const WallClock& clock, QWidget* parent = nullptr);

    void setSummary(const ShiftSummary& summary);
    // Where the chosen line of the log stands; empty: no hand.
    void setHand(std::optional<Instant> at);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
    void timeChosen(haven::Instant at);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    QRectF plot() const;
    double xOf(Instant at) const;
    Instant timeAt(double x) const;
    void paintArea(QPainter& painter, const QRectF& area) const;
    void paintMarks(QPainter& painter, const QRectF& area) const;
    void paintHours(QPainter& painter, const QRectF& area) const;
    void paintHand(QPainter& painter, const QRectF& area) const;

    const ThemeSource& m_source;
    WallClock m_clock;
    Instant m_from;
    Instant m_to;
    ShiftTimeline m_line;
    std::optional<Instant> m_hand;
};

} // namespace haven::ui
