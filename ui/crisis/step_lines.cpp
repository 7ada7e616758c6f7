#include "ui/crisis/step_lines.h"

#include "ui/widgets/marks.h"

#include <algorithm>
#include <QFontMetrics>
#include <QPainter>

namespace haven::ui {

namespace {

constexpr double kMarkPx = 26; // the column of ticks
constexpr double kRowPx = 30;
constexpr double kSegmentPx = 6;
constexpr int kWrap = static_cast<int>(Qt::AlignLeft) | Qt::AlignTop | Qt::TextWordWrap;

} // namespace

StepLines::StepLines(const ThemeSource& source, QWidget* parent) : QWidget(parent), m_source(source)
{
    setObjectName(QStringLiteral("stepLines"));
    setAccessibleName(tr("Steps done and to come"));
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StepLines::setLines(std::vector<StepLine> lines)
{
    if (lines == m_lines)
        return;
    m_lines = std::move(lines);
    QStringList spoken;
    for (const StepLine& line : m_lines)
        spoken << wordsOf(line) + (line.by.isEmpty()
                                       ? QString()
                                       : tr(", %1, %2", "who, when").arg(line.by, line.at));
    setAccessibleDescription(spoken.join(QStringLiteral("; ")));
    updateGeometry();
    update();
}

QString StepLines::wordsOf(const StepLine& line) const
{
    switch (line.kind) {
    case StepLineKind::Done:
        return line.detail.isEmpty() ? line.text
                                     : tr("%1 %2", "step, its answer").arg(line.text, line.detail);
    case StepLineKind::SetAside:
        return tr("%1 %2", "step, why it was set aside").arg(line.text, line.detail);
    case StepLineKind::Next:
        return tr("Then: %1", "the next step").arg(line.text);
    case StepLineKind::Later:
        return line.text;
    }
    return line.text;
}

QFont StepLines::fontOf(const StepLine& line) const
{
    return m_source.look().font(line.kind == StepLineKind::Next ? TypeRole::Strong
                                                                : TypeRole::Body);
}

int StepLines::sideWidth() const
{
    const QFontMetrics metrics(m_source.look().font(TypeRole::Column));
    int widest = 0;
    for (const StepLine& line : m_lines)
        widest = std::max(
            {widest, metrics.horizontalAdvance(line.by), metrics.horizontalAdvance(line.at)});
    return widest == 0 ? 0 : widest + m_source.look().px(12);
}

int StepLines::textWidth(int width) const
{
    return std::max(1, width - m_source.look().px(kMarkPx) - sideWidth());
}

int StepLines::heightOf(const StepLine& line, int width) const
{
    const Look& look = m_source.look();
    const QFontMetrics metrics(fontOf(line));
    const int words =
        metrics.boundingRect(QRect(0, 0, textWidth(width), 10'000), kWrap, wordsOf(line)).height();
    const QFontMetrics small(look.font(TypeRole::Column));
    const int side = line.by.isEmpty() ? 0 : 2 * small.height();
    return std::max(look.px(kRowPx), std::max(words, side) + look.px(10));
}

QSize StepLines::sizeHint() const
{
    const int width = m_source.look().px(320);
    return {width, heightForWidth(width)};
}

QSize StepLines::minimumSizeHint() const
{
    return {m_source.look().px(kMarkPx) + sideWidth() + m_source.look().px(90), 0};
}

int StepLines::heightForWidth(int width) const
{
    int height = 0;
    for (const StepLine& line : m_lines)
        height += heightOf(line, width);
    return height;
}

void StepLines::paintEvent(QPaintEvent*)
{
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    int top = 0;
    const int mark = look.px(kMarkPx);
    for (const StepLine& line : m_lines) {
        const int height = heightOf(line, width());
        const bool isPast = line.kind == StepLineKind::Done || line.kind == StepLineKind::SetAside;
        const QColor words =
            look.color(line.kind == StepLineKind::Next ? Token::Text : Token::Second);
        const double size = look.scaled(12);
        const QRectF box(look.scaled(2), top + look.scaled(9), size, size);
        painter.setPen(QPen(words, look.scaled(1.6)));
        painter.setBrush(Qt::NoBrush);
        if (line.kind == StepLineKind::Done)
            painter.drawPath(tickPath(box));
        else if (line.kind == StepLineKind::SetAside)
            painter.drawPath(crossPath(box.adjusted(2, 2, -2, -2)));
        painter.setFont(fontOf(line));
        painter.setPen(words);
        painter.drawText(QRect(mark, top + look.px(5), textWidth(width()), height), kWrap,
                         wordsOf(line));
        if (isPast) {
            painter.setFont(look.font(TypeRole::Column));
            const QRect side(width() - sideWidth(), top + look.px(5), sideWidth(), height);
            painter.drawText(side, static_cast<int>(Qt::AlignRight) | Qt::AlignTop,
                             line.at + QStringLiteral("\n") + line.by);
        }
        top += height;
        painter.fillRect(QRect(0, top - 1, width(), 1), look.color(Token::Line));
    }
}

StepProgress::StepProgress(const ThemeSource& source, QWidget* parent)
    : QWidget(parent), m_source(source)
{
    setObjectName(QStringLiteral("stepProgress"));
    setAccessibleName(tr("Progress"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(&source, &ThemeSource::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void StepProgress::setSteps(std::vector<StepStanding> steps, const QString& spoken)
{
    m_steps = std::move(steps);
    setAccessibleDescription(spoken);
    update();
}

QSize StepProgress::sizeHint() const
{
    return {m_source.look().px(120), m_source.look().px(kSegmentPx + 4)};
}

void StepProgress::paintEvent(QPaintEvent*)
{
    if (m_steps.empty())
        return;
    const Look& look = m_source.look();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const double gap = look.scaled(4);
    const auto count = static_cast<double>(m_steps.size());
    const double one = (width() - gap * (count - 1)) / count;
    double left = 0;
    for (const StepStanding standing : m_steps) {
        Token token = Token::ChartGround;
        double height = look.scaled(kSegmentPx);
        switch (standing) {
        case StepStanding::Done:
            token = Token::StepDone;
            break;
        case StepStanding::SetAside:
            // Thinner as well: set aside is not told from done by color alone.
            token = Token::StepDone;
            height = look.scaled(2);
            break;
        case StepStanding::Active:
            token = Token::Accent;
            height = look.scaled(kSegmentPx + 4);
            break;
        case StepStanding::Open:
            break;
        }
        painter.setBrush(look.color(token));
        painter.drawRoundedRect(QRectF(left, (this->height() - height) / 2, one, height),
                                look.scaled(2), look.scaled(2));
        left += one + gap;
    }
}

} // namespace haven::ui
