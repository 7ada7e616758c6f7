#pragma once

#include "models/dispatch/shift_summary.h"
#include "ui/theme/theme_source.h"

#include <QWidget>
#include <vector>

class QPainter;

namespace haven::ui {

// One measure against its standard: "Sent in 60 s, P1", 17 of 21, 90 % wanted.
struct StandardRow {
    QString label;
    Share share;
    int wantedPercent = 0; // 0: no standard is set
    QString words = {};    // in place of the share's, which is the bar alone; without a share none
};

// Bars in rows, each with its numbers in words; under the wanted mark a bar changes color and says
// so by the mark it does not reach.
class StandardBars final : public QWidget
{
    Q_OBJECT

public:
    explicit StandardBars(const ThemeSource& source, QWidget* parent = nullptr);

    void setRows(std::vector<StandardRow> rows);
    // Bars that stand one above another begin and end alike: give each the widest of all.
    struct Columns {
        double label = 0;
        double value = 0;
    };
    Columns needed() const;
    void align(Columns columns);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    // "9 of 14", "none yet".
    static QString shareText(const Share& share);
    static QString valueText(const StandardRow& row);
    // A plain count or a time is no part of anything: an empty bar beside it would say "none".
    static bool hasBar(const StandardRow& row);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int rowPx() const;
    void paintBar(QPainter& painter, const StandardRow& row, const QRectF& room) const;

    const ThemeSource& m_source;
    std::vector<StandardRow> m_rows;
    Columns m_least;
};

} // namespace haven::ui
