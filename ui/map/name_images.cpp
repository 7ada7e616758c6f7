#include "ui/map/name_images.h"

#include <algorithm>
#include <cmath>
#include <QFontMetricsF>
#include <QLineF>
#include <QPainter>
#include <QTextBoundaryFinder>
#include <vector>

namespace haven::ui {

namespace {

constexpr int kImagesBytesMax = 16 << 20;
constexpr qsizetype kSizesMax = 50'000;
constexpr double kRimPx = 1.8;
constexpr double kDotPx = 5;
constexpr double kBadgePx = 14;
constexpr double kBadgeGapPx = 3;

// The largest of what lies within `r` of each pixel: how letters get their rim. Byte by byte over
// whole rows, which costs a tenth of drawing the letters again for each step.
std::vector<uchar> grown(const std::vector<uchar>& mask, int wide, int high, double r)
{
    std::vector<uchar> out(mask.size(), 0);
    const int reach = static_cast<int>(std::floor(r));
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            if (dx * dx + dy * dy > r * r)
                continue;
            const int from = std::max(0, -dx);
            const int to = std::min(wide, wide - dx);
            for (int y = std::max(0, -dy); y < std::min(high, high - dy); ++y) {
                uchar* row = out.data() + static_cast<std::ptrdiff_t>(y) * wide;
                const uchar* other = mask.data() + static_cast<std::ptrdiff_t>(y + dy) * wide + dx;
                for (int x = from; x < to; ++x)
                    row[x] = std::max(row[x], other[x]);
            }
        }
    }
    return out;
}

QRgb blended(const QColor& ink, int inkAlpha, const QColor& rim, int rimAlpha)
{
    constexpr int kFull = 255;
    const int under = rimAlpha * (kFull - inkAlpha) / kFull;
    const auto channel = [&](int a, int b) { return (a * inkAlpha + b * under) / kFull; };
    return qRgba(channel(ink.red(), rim.red()), channel(ink.green(), rim.green()),
                 channel(ink.blue(), rim.blue()), inkAlpha + under);
}

// `letters` holds text on nothing; what comes back is in its color with a rim around it.
QImage rimmed(const QImage& letters, const QColor& ink, const QColor& rim, double r)
{
    const int wide = letters.width();
    const int high = letters.height();
    std::vector<uchar> mask(static_cast<std::size_t>(wide) * static_cast<std::size_t>(high));
    for (int y = 0; y < high; ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(letters.constScanLine(y));
        for (int x = 0; x < wide; ++x)
            mask[static_cast<std::size_t>(y * wide + x)] = static_cast<uchar>(qAlpha(row[x]));
    }
    const std::vector<uchar> around = grown(mask, wide, high, r);
    QImage made(letters.size(), QImage::Format_ARGB32_Premultiplied);
    made.setDevicePixelRatio(letters.devicePixelRatio());
    for (int y = 0; y < high; ++y) {
        auto* row = reinterpret_cast<QRgb*>(made.scanLine(y));
        for (int x = 0; x < wide; ++x) {
            const auto at = static_cast<std::size_t>(y * wide + x);
            row[x] = around[at] == 0 ? 0U : blended(ink, mask[at], rim, around[at]);
        }
    }
    return made;
}

} // namespace

NameImages::NameImages(const Look& look, const MapStyle& style, double ratio)
    : m_look(look), m_style(style), m_ratio(ratio), m_px(look.scaled(1)), m_images(kImagesBytesMax)
{}

QFont NameImages::fontOf(MapNameKind kind) const
{
    const NameStyle& style = m_style.name(kind);
    QFont font = m_look.font(TypeRole::Column);
    font.setPixelSize(std::max(1, static_cast<int>(std::lround(m_look.scaled(style.sizePx)))));
    font.setWeight(style.isBold ? QFont::DemiBold : QFont::Normal);
    font.setItalic(style.isItalic);
    return font;
}

QSizeF NameImages::textSize(const QString& text, MapNameKind kind)
{
    const QString key = QChar(static_cast<char16_t>(u'0' + static_cast<int>(kind))) + text;
    {
        const QMutexLocker lock(&m_mutex);
        const auto kept = m_sizes.constFind(key);
        if (kept != m_sizes.constEnd())
            return *kept;
    }
    const QSizeF size = measured(text, kind);
    const QMutexLocker lock(&m_mutex);
    if (m_sizes.size() >= kSizesMax)
        m_sizes.clear();
    m_sizes.insert(key, size);
    return size;
}

QSizeF NameImages::measured(const QString& text, MapNameKind kind) const
{
    const QFontMetricsF metrics(fontOf(kind));
    const double wide = metrics.horizontalAdvance(text);
    return kind == MapNameKind::Shield ? QSizeF(wide + 8 * m_px, metrics.height() + 1 * m_px)
                                       : QSizeF(wide, metrics.height());
}

double NameImages::badgeSide(const NameWriting& name) const
{
    return (name.badge.isNull() ? kDotPx : kBadgePx) * m_px;
}

double NameImages::sideStep(const NameWriting& name)
{
    if (name.side == NameSide::Middle)
        return 0;
    const double step = (textSize(name.text, name.kind).width() + kBadgeGapPx * m_px) / 2;
    return name.side == NameSide::Right ? step : -step;
}

QImage NameImages::blank(QSizeF size) const
{
    QImage image((size * m_ratio).toSize() + QSize(2, 2), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(m_ratio);
    image.fill(Qt::transparent);
    return image;
}

QImage NameImages::drawn(const NameWriting& name) const
{
    const NameStyle& style = m_style.name(name.kind);
    const QFont font = fontOf(name.kind);
    const QFontMetricsF metrics(font);
    const double wide = metrics.horizontalAdvance(name.text) + 4 * kRimPx * m_px;
    const double high = metrics.height() + 2 * kRimPx * m_px;
    const double turn = name.degrees * M_PI / 180;
    QImage image = blank({std::abs(wide * std::cos(turn)) + std::abs(high * std::sin(turn)),
                          std::abs(wide * std::sin(turn)) + std::abs(high * std::cos(turn))});
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF size = image.deviceIndependentSize();
    painter.translate(size.width() / 2, size.height() / 2);
    painter.rotate(name.degrees);
    painter.setFont(font);
    painter.drawText(
        QPointF(-metrics.horizontalAdvance(name.text) / 2, metrics.ascent() - metrics.height() / 2),
        name.text);
    painter.end();
    return rimmed(image, style.ink, style.halo, kRimPx * m_px * m_ratio);
}

QImage NameImages::drawnBent(const NameWriting& name) const
{
    const NameStyle& style = m_style.name(name.kind);
    const QFont font = fontOf(name.kind);
    const QFontMetricsF metrics(font);
    const double room = metrics.height() + 2 * kRimPx * m_px;
    double wide = 0;
    double high = 0;
    std::vector<double> way{0};
    for (std::size_t n = 0; n < name.bend.size(); ++n) {
        wide = std::max(wide, 2 * std::abs(name.bend[n].x()) + room);
        high = std::max(high, 2 * std::abs(name.bend[n].y()) + room);
        if (n > 0)
            way.push_back(way.back() + QLineF(name.bend[n - 1], name.bend[n]).length());
    }
    const auto at = [&](double along) {
        const auto after = std::upper_bound(way.begin() + 1, way.end() - 1, along);
        const auto n = static_cast<std::size_t>(after - way.begin());
        const double share = (along - way[n - 1]) / std::max(1e-6, way[n] - way[n - 1]);
        return name.bend[n - 1] + (name.bend[n] - name.bend[n - 1]) * share;
    };
    QImage image = blank({wide, high});
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF size = image.deviceIndependentSize();
    painter.translate(size.width() / 2, size.height() / 2);
    painter.setFont(font);
    const double begin = (way.back() - metrics.horizontalAdvance(name.text)) / 2;
    QTextBoundaryFinder letters(QTextBoundaryFinder::Grapheme, name.text);
    for (qsizetype from = 0, to = letters.toNextBoundary(); to > 0;
         from = to, to = letters.toNextBoundary()) {
        const double left = begin + metrics.horizontalAdvance(name.text.left(from));
        const double right = begin + metrics.horizontalAdvance(name.text.left(to));
        const QLineF slope(at(left), at(right));
        painter.save();
        painter.translate(slope.center());
        painter.rotate(-slope.angle());
        painter.drawText(QPointF((left - right) / 2, metrics.ascent() - metrics.height() / 2),
                         name.text.mid(from, to - from));
        painter.restore();
    }
    painter.end();
    return rimmed(image, style.ink, style.halo, kRimPx * m_px * m_ratio);
}

double NameImages::arrowSide() const
{
    return m_style.name(MapNameKind::Arrow).sizePx * m_px;
}

QImage NameImages::drawnArrow(const NameWriting& name) const
{
    const double half = arrowSide() / 2;
    QImage image = blank({2 * half + 2 * m_px, 2 * half + 2 * m_px});
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF size = image.deviceIndependentSize();
    painter.translate(size.width() / 2, size.height() / 2);
    painter.rotate(name.degrees);
    painter.setPen(
        QPen(m_style.name(name.kind).ink, 1.3 * m_px, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
    const QPointF tip(half, 0);
    painter.drawLine(QPointF(-half, 0), tip);
    painter.drawLine(tip, tip - QPointF(half * 0.64, half * 0.44));
    painter.drawLine(tip, tip - QPointF(half * 0.64, -half * 0.44));
    return image;
}

QImage NameImages::drawnShield(const NameWriting& name) const
{
    const NameStyle& style = m_style.name(name.kind);
    const QSizeF size = measured(name.text, name.kind);
    QImage image = blank(size + QSizeF(2, 2));
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const QSizeF whole = image.deviceIndependentSize();
    const QRectF box(
        QPointF((whole.width() - size.width()) / 2, (whole.height() - size.height()) / 2), size);
    painter.setPen(QPen(m_style.color(MapColor::ShieldEdge), m_px));
    painter.setBrush(style.halo);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3.5 * m_px, 3.5 * m_px);
    painter.setPen(style.ink);
    painter.setFont(fontOf(name.kind));
    painter.drawText(box, Qt::AlignCenter, name.text);
    return image;
}

// The sign in the middle of what would be its name on both sides, so that one anchor fits all.
QImage NameImages::drawnPlace(const NameWriting& name) const
{
    const NameStyle& style = m_style.name(name.kind);
    const QFont font = fontOf(name.kind);
    const QFontMetricsF metrics(font);
    const double sign = badgeSide(name);
    const double text = metrics.horizontalAdvance(name.text);
    const double gap = kBadgeGapPx * m_px;
    const double rim = 2 * kRimPx * m_px;
    QImage image = blank({sign + gap + text + 2 * rim, std::max(sign, metrics.height()) + 2 * rim});
    const QSizeF size = image.deviceIndependentSize();
    const double middle = size.height() / 2;
    const bool isRight = name.side != NameSide::Left;
    const QPointF at(isRight ? rim + sign / 2 : size.width() - rim - sign / 2, middle);
    {
        QPainter letters(&image);
        letters.setFont(font);
        letters.drawText(QPointF(isRight ? at.x() + sign / 2 + gap : rim,
                                 middle + metrics.ascent() - metrics.height() / 2),
                         name.text);
    }
    image = rimmed(image, style.ink, style.halo, kRimPx * m_px * m_ratio);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(style.halo, 2 * m_px));
    painter.setBrush(style.ink);
    const QRectF box(at - QPointF(sign / 2, sign / 2), QSizeF(sign, sign));
    if (name.badge.isNull()) {
        painter.drawEllipse(box);
        return image;
    }
    painter.drawRoundedRect(box, 3 * m_px, 3 * m_px);
    QFont letter = fontOf(name.kind);
    letter.setPixelSize(std::max(1, static_cast<int>(std::lround(11 * m_px))));
    letter.setWeight(QFont::Bold);
    painter.setFont(letter);
    painter.setPen(style.halo);
    painter.drawText(box, Qt::AlignCenter, QString(name.badge));
    return image;
}

QImage NameImages::image(const NameWriting& name)
{
    QString key = QStringLiteral("%1/%2/%3/%4%5")
                      .arg(static_cast<int>(name.kind))
                      .arg(name.degrees)
                      .arg(static_cast<int>(name.side))
                      .arg(name.badge.isNull() ? QString() : QString(name.badge), name.text);
    for (const QPointF point : name.bend)
        key += QStringLiteral("/%1,%2").arg(std::lround(point.x())).arg(std::lround(point.y()));
    {
        const QMutexLocker lock(&m_mutex);
        if (const QImage* kept = m_images.object(key))
            return *kept;
    }
    // Drawn outside of the lock: two threads may draw the same one, which costs less than waiting.
    QImage image = name.kind == MapNameKind::Shield  ? drawnShield(name)
                   : name.kind == MapNameKind::Arrow ? drawnArrow(name)
                   : name.side != NameSide::Middle   ? drawnPlace(name)
                   : name.bend.size() > 1            ? drawnBent(name)
                                                     : drawn(name);
    const QMutexLocker lock(&m_mutex);
    m_images.insert(key, new QImage(image), static_cast<int>(image.sizeInBytes()));
    return image;
}

} // namespace haven::ui
