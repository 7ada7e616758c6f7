#pragma once

#include "ui/theme/theme_source.h"

#include <QWidget>

class QPainter;

namespace haven::ui {

// Told is news that nobody asked to be done; Working is a wait longer than 100 ms; Refused says why
// and what was not lost.
enum class ResultKind { None, Done, Told, Refused, Working };

// The line under a command bar that says what happened: tick or cross, sentence, time. A sentence
// that is too long for one line takes two, whose room is always kept; all of it is in the tooltip.
class ResultLine final : public QWidget
{
    Q_OBJECT

public:
    explicit ResultLine(const ThemeSource& source, QWidget* parent = nullptr);

    // `time` is already in words ("21:47:02") and may be empty; `line` is what could have been
    // typed instead, and is set apart.
    void say(ResultKind kind, const QString& text, const QString& time = {},
             const QString& line = {});
    void clear();
    ResultKind kind() const { return m_kind; }
    const QString& text() const { return m_text; }
    const QString& line() const { return m_line; }
    // What each part has of the width, in pixels; 0: there is no room for it.
    struct Rooms {
        double words = 0;
        double line = 0;
        double time = 0;
    };
    Rooms rooms() const;
    // Wide enough for all of the sentence to be read, in pixels.
    int readableWidth() const;

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void paintSign(QPainter& painter) const;
    void paintWords(QPainter& painter) const;
    void paintLine(QPainter& painter, const QRectF& room) const;
    double lineWidth() const;
    double sentenceWidth() const;

    const ThemeSource& m_source;
    ResultKind m_kind = ResultKind::None;
    QString m_text;
    QString m_time;
    QString m_line;
};

} // namespace haven::ui
