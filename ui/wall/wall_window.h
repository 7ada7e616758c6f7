#pragma once

#include "models/items/desk.h"
#include "models/items/wall_figures.h"
#include "ui/theme/theme_source.h"
#include "ui/widgets/wall_clock.h"

#include <QTimer>
#include <QWidget>

namespace haven::ui {

// Figures for a monitor on the wall. It takes nothing but Escape, which closes it.
class WallWindow final : public QWidget
{
    Q_OBJECT

public:
    // Precondition: the source outlives it.
    WallWindow(const ThemeSource& source, WallClock clock);

    // What the desk's State says, once a second. Precondition: the desk outlives it.
    void follow(Desk& desk);
    void setFigures(WallFigures figures);
    // The station cannot be read just now: the figures stay, with since when they are old.
    void setTrouble(const QString& sentence);
    const WallFigures& figures() const { return m_figures; }

Q_SIGNALS:
    // A person closed it.
    void left();

protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    QFont large(double share) const; // of the height
    double paintHead(QPainter& painter, const QRectF& room) const;
    double paintEmergencies(QPainter& painter, const QRectF& room) const;
    double paintCounts(QPainter& painter, const QRectF& room) const;
    double paintStorms(QPainter& painter, const QRectF& room) const;
    void paintUrgent(QPainter& painter, const QRectF& room) const;
    void paintStatuses(QPainter& painter, const QRectF& room) const;
    QString stormWords() const;
    QString spoken() const;

    const ThemeSource& m_source;
    WallClock m_clock;
    WallFigures m_figures;
    QString m_trouble;
    QTimer m_timer;
};

} // namespace haven::ui
