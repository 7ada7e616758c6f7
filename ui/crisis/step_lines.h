#pragma once

#include "ui/theme/theme_source.h"

#include <QWidget>
#include <vector>

namespace haven::ui {

// Done has a tick, SetAside a cross, Next a bold line, Later a quiet one: each also says so.
enum class StepLineKind { Done, SetAside, Next, Later };

struct StepLine {
    StepLineKind kind = StepLineKind::Done;
    QString text;
    QString detail; // the answer, or the reason
    QString by;
    QString at;
    bool operator==(const StepLine&) const = default;
};

// The steps before and after the active one, a line each, with who and when.
class StepLines final : public QWidget
{
    Q_OBJECT

public:
    explicit StepLines(const ThemeSource& source, QWidget* parent = nullptr);

    void setLines(std::vector<StepLine> lines);
    const std::vector<StepLine>& lines() const { return m_lines; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString wordsOf(const StepLine& line) const;
    QFont fontOf(const StepLine& line) const;
    int sideWidth() const; // of who and when
    int textWidth(int width) const;
    int heightOf(const StepLine& line, int width) const;

    const ThemeSource& m_source;
    std::vector<StepLine> m_lines;
};

// How a step of the progress line stands.
enum class StepStanding { Done, SetAside, Active, Open };

// The whole run as one line of segments; the words beside it say the same.
class StepProgress final : public QWidget
{
    Q_OBJECT

public:
    explicit StepProgress(const ThemeSource& source, QWidget* parent = nullptr);

    void setSteps(std::vector<StepStanding> steps, const QString& spoken);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    const ThemeSource& m_source;
    std::vector<StepStanding> m_steps;
};

} // namespace haven::ui
