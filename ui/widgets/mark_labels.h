#pragma once

#include "ui/theme/theme_source.h"
#include "ui/widgets/marks.h"

#include <QWidget>

// The marks as small widgets, for panels that are not tables. Each says its meaning to a screen
// reader; none takes the focus.
namespace haven::ui {

class MarkLabel : public QWidget
{
    Q_OBJECT

public:
    MarkLabel(const ThemeSource& source, QWidget* parent);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;
    virtual QSizeF markSize(const Look& look) const = 0;
    virtual void paintMark(QPainter& painter, const QRectF& rect, const Look& look) const = 0;
    // Call after a value changed: new size, new paint, new words for the reader.
    void refresh(const QString& spoken);
    const Look& look() const { return m_source.look(); }

private:
    const ThemeSource& m_source;
};

class PriorityLabel final : public MarkLabel
{
    Q_OBJECT

public:
    PriorityLabel(const ThemeSource& source, int priority, QWidget* parent = nullptr);
    void setPriority(int priority);

protected:
    QSizeF markSize(const Look& look) const override;
    void paintMark(QPainter& painter, const QRectF& rect, const Look& look) const override;

private:
    int m_priority;
};

class StatusLabel final : public MarkLabel
{
    Q_OBJECT

public:
    StatusLabel(const ThemeSource& source, StatusShape shape, const QString& label,
                QWidget* parent = nullptr);
    void setStatus(StatusShape shape, const QString& label);

protected:
    QSizeF markSize(const Look& look) const override;
    void paintMark(QPainter& painter, const QRectF& rect, const Look& look) const override;

private:
    StatusShape m_shape;
    QString m_label;
};

class LateChip final : public MarkLabel
{
    Q_OBJECT

public:
    LateChip(const ThemeSource& source, const QString& text, QWidget* parent = nullptr);
    void setText(const QString& text);

protected:
    QSizeF markSize(const Look& look) const override;
    void paintMark(QPainter& painter, const QRectF& rect, const Look& look) const override;

private:
    QString m_text;
};

class FlagChip final : public MarkLabel
{
    Q_OBJECT

public:
    FlagChip(const ThemeSource& source, FlagMark mark, QWidget* parent = nullptr);
    void setMark(FlagMark mark);

protected:
    QSizeF markSize(const Look& look) const override;
    void paintMark(QPainter& painter, const QRectF& rect, const Look& look) const override;

private:
    FlagMark m_mark;
};

class LevelChip final : public MarkLabel
{
    Q_OBJECT

public:
    LevelChip(const ThemeSource& source, int level, Asked asked, QWidget* parent = nullptr);
    void setLevel(int level, Asked asked);

protected:
    QSizeF markSize(const Look& look) const override;
    void paintMark(QPainter& painter, const QRectF& rect, const Look& look) const override;

private:
    int m_level;
    Asked m_asked;
};

class KeyCapLabel final : public MarkLabel
{
    Q_OBJECT

public:
    KeyCapLabel(const ThemeSource& source, const QKeySequence& key, QWidget* parent = nullptr);

protected:
    QSizeF markSize(const Look& look) const override;
    void paintMark(QPainter& painter, const QRectF& rect, const Look& look) const override;

private:
    QString m_text;
};

} // namespace haven::ui
