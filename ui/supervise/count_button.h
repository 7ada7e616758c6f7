#pragma once

#include "ui/theme/theme_source.h"

#include <QPushButton>

namespace haven::ui {

// A count and what it counts, in one row that can be pressed: "4 late sends". Urgent ones over zero
// stand in the late chip.
enum class CountWeight { Plain, Urgent };

class CountButton final : public QPushButton
{
    Q_OBJECT

public:
    CountButton(const ThemeSource& source, const QString& words, CountWeight weight,
                QWidget* parent = nullptr);

    void setCount(qsizetype count);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeSource& m_source;
    QString m_words;
    CountWeight m_weight;
    qsizetype m_count = 0;
};

} // namespace haven::ui
