#include "ui/widgets/mark_labels.h"

#include "ui/widgets/words.h"

#include <cmath>
#include <QPainter>

namespace haven::ui {

MarkLabel::MarkLabel(const ThemeSource& source, QWidget* parent) : QWidget(parent), m_source(source)
{
    setFocusPolicy(Qt::NoFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

QSize MarkLabel::sizeHint() const
{
    const QSizeF size = markSize(m_source.look());
    return {static_cast<int>(std::ceil(size.width())), static_cast<int>(std::ceil(size.height()))};
}

void MarkLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintMark(painter, rect(), m_source.look());
}

void MarkLabel::refresh(const QString& spoken)
{
    setAccessibleName(spoken);
    updateGeometry();
    update();
}

PriorityLabel::PriorityLabel(const ThemeSource& source, int priority, QWidget* parent)
    : MarkLabel(source, parent), m_priority(priority)
{
    setObjectName(QStringLiteral("priority"));
    setPriority(priority);
}

void PriorityLabel::setPriority(int priority)
{
    m_priority = priority;
    refresh(tr("Priority %1").arg(priority));
}

QSizeF PriorityLabel::markSize(const Look& look) const
{
    return priorityMarkSize(look);
}

void PriorityLabel::paintMark(QPainter& painter, const QRectF& rect, const Look& look) const
{
    paintPriorityMark(painter, rect, look, m_priority);
}

StatusLabel::StatusLabel(const ThemeSource& source, StatusShape shape, const QString& label,
                         QWidget* parent)
    : MarkLabel(source, parent), m_shape(shape), m_label(label)
{
    setObjectName(QStringLiteral("unitStatus"));
    setStatus(shape, label);
}

void StatusLabel::setStatus(StatusShape shape, const QString& label)
{
    m_shape = shape;
    m_label = label;
    refresh(
        tr("%1, %2", "a unit status: local label, common meaning").arg(label, statusWord(shape)));
}

QSizeF StatusLabel::markSize(const Look& look) const
{
    return statusMarkSize(look, m_label);
}

void StatusLabel::paintMark(QPainter& painter, const QRectF& rect, const Look& look) const
{
    paintStatusMark(painter, rect, look, m_shape, m_label);
}

LateChip::LateChip(const ThemeSource& source, const QString& text, QWidget* parent)
    : MarkLabel(source, parent), m_text(text)
{
    setObjectName(QStringLiteral("late"));
    setText(text);
}

void LateChip::setText(const QString& text)
{
    m_text = text;
    refresh(tr("late, %1").arg(text));
}

QSizeF LateChip::markSize(const Look& look) const
{
    return lateChipSize(look, m_text);
}

void LateChip::paintMark(QPainter& painter, const QRectF& rect, const Look& look) const
{
    paintLateChip(painter, rect, look, m_text);
}

FlagChip::FlagChip(const ThemeSource& source, FlagMark mark, QWidget* parent)
    : MarkLabel(source, parent), m_mark(mark)
{
    setObjectName(QStringLiteral("behavioralFlag"));
    setMark(mark);
}

void FlagChip::setMark(FlagMark mark)
{
    m_mark = mark;
    refresh(tr("Behavioral health: %1").arg(flagWord(mark)));
}

QSizeF FlagChip::markSize(const Look& look) const
{
    return flagChipSize(look, m_mark);
}

void FlagChip::paintMark(QPainter& painter, const QRectF& rect, const Look& look) const
{
    paintFlagChip(painter, rect, look, m_mark);
}

LevelChip::LevelChip(const ThemeSource& source, int level, Asked asked, QWidget* parent)
    : MarkLabel(source, parent), m_level(level), m_asked(asked)
{
    setObjectName(QStringLiteral("level"));
    setLevel(level, asked);
}

void LevelChip::setLevel(int level, Asked asked)
{
    m_level = level;
    m_asked = asked;
    refresh(asked == Asked::Yes ? tr("Level %1").arg(level)
                                : tr("Level %1, not yet asked").arg(level));
}

QSizeF LevelChip::markSize(const Look& look) const
{
    return levelChipSize(look);
}

void LevelChip::paintMark(QPainter& painter, const QRectF& rect, const Look& look) const
{
    paintLevelChip(painter, rect, look, m_level, m_asked);
}

KeyCapLabel::KeyCapLabel(const ThemeSource& source, const QKeySequence& key, QWidget* parent)
    : MarkLabel(source, parent), m_text(keyCapText(key))
{
    setObjectName(QStringLiteral("keyCap"));
    refresh(tr("Key %1").arg(keyText(key)));
}

QSizeF KeyCapLabel::markSize(const Look& look) const
{
    return keyCapSize(look, m_text);
}

void KeyCapLabel::paintMark(QPainter& painter, const QRectF& rect, const Look& look) const
{
    paintKeyCap(painter, rect, look, m_text, keyCapColors(look));
}

} // namespace haven::ui
