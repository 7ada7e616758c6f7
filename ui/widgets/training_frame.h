#pragma once

#include "ui/theme/theme_source.h"

#include <QWidget>

class QVBoxLayout;

namespace haven::ui {

// Around everything in a window that is not the live one: a striped border on all four sides and a
// sentence on top. Nobody may ever mistake a drill for the street, or the street for a drill.
class TrainingFrame final : public QWidget
{
    Q_OBJECT

public:
    // `words`: "TRAINING. Nothing here is real, nothing leaves this console."
    TrainingFrame(const ThemeSource& source, const QString& words, QWidget* parent = nullptr);

    // The frame takes the widget; at most one.
    void setContent(QWidget* content);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int borderPx() const { return m_source.look().px(8); }
    int titlePx() const { return m_source.look().px(28); }
    void restyle();

    const ThemeSource& m_source;
    QString m_words;
    QVBoxLayout* m_column;
};

} // namespace haven::ui
