#pragma once

#include "ui/theme/theme_source.h"

#include <optional>
#include <QWidget>

namespace haven::ui {

// Time left until something is due, "Re-check in 6:20", and the late chip once it is overdue. It
// has no clock: whoever ticks says how many seconds are left.
class CountdownLabel final : public QWidget
{
    Q_OBJECT

public:
    // `caption` stands before the figure and may be empty.
    CountdownLabel(const ThemeSource& source, const QString& caption, QWidget* parent = nullptr);

    // Instead of the caption once it is late: "Re-check 2:45 late", not "Re-check in 2:45 late".
    void setLateCaption(const QString& caption);
    const QString& caption() const;
    // Negative is overdue; nothing means that no timer runs and shows a dash.
    void setSecondsLeft(std::optional<qint64> seconds);
    bool isLate() const { return m_seconds && *m_seconds < 0; }
    QString text() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    double captionWidth() const;

    const ThemeSource& m_source;
    QString m_caption;
    QString m_lateCaption;
    std::optional<qint64> m_seconds;
};

} // namespace haven::ui
