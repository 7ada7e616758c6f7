#include "ui/map/map_style.h"

#include "models/items/qt_text.h"

#include <cmath>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace haven::ui {

namespace {

Refusal badStyle(const QString& why)
{
    return refuse(RefusalCode::ThemeMalformed, "map style", why.toStdString());
}

QString wordOf(std::string_view word)
{
    return fromStd(word);
}

std::optional<QColor> styleColor(const QJsonValue& value)
{
    static const QRegularExpression form(QStringLiteral("^#[0-9a-fA-F]{6}$"));
    if (!value.isString() || !form.match(value.toString()).hasMatch())
        return std::nullopt;
    return QColor(value.toString());
}

std::optional<ZoomSteps> zoomSteps(const QJsonValue& value)
{
    ZoomSteps steps;
    double last = -1;
    for (const QJsonValue& one : value.toArray()) {
        const double zoom = one[0].toDouble(-1);
        const double size = one[1].toDouble(-1);
        if (zoom <= last || size <= 0)
            return std::nullopt;
        last = zoom;
        steps.add(zoom, size);
    }
    return steps.isEmpty() ? std::nullopt : std::optional(steps);
}

// Calls `read(key, object)` for each enumerator; what is missing or too much is refused by name.
template <NamedEnum E, class Read>
Result<void> readEach(QJsonObject entries, const char* what, Read read)
{
    const auto& names = enumNames(E{});
    for (std::size_t n = 0; n < names.size(); ++n) {
        const QString key = wordOf(names[n]);
        if (!entries.contains(key))
            return badStyle(QStringLiteral("%1 %2 is missing").arg(QLatin1String(what), key));
        if (!read(n, entries.take(key)))
            return badStyle(QStringLiteral("%1 %2 cannot be read").arg(QLatin1String(what), key));
    }
    if (!entries.isEmpty())
        return badStyle(
            QStringLiteral("%1 %2 is not known").arg(QLatin1String(what), entries.keys().first()));
    return {};
}

std::optional<QJsonObject> objectIn(const QByteArray& json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

QByteArray styleFile(const QString& name)
{
    QFile file(QStringLiteral(":/map/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

double ZoomSteps::at(double zoom) const
{
    HAVEN_ASSERT(!m_steps.empty());
    if (zoom <= m_steps.front().first)
        return m_steps.front().second;
    for (std::size_t n = 1; n < m_steps.size(); ++n) {
        const auto& [from, small] = m_steps[n - 1];
        const auto& [to, large] = m_steps[n];
        if (zoom <= to)
            return small * std::pow(large / small, (zoom - from) / (to - from));
    }
    return m_steps.back().second;
}

Result<void> MapStyle::readShape(const QByteArray& json)
{
    const auto root = objectIn(json);
    if (!root)
        return badStyle(QStringLiteral("style.json is no JSON object"));
    auto read = readEach<RoadClass>(
        root->value(u"roads").toObject(), "the road", [this](std::size_t n, const QJsonValue& at) {
            RoadStyle& road = m_roads.at(n);
            const auto width = zoomSteps(at[u"width"]);
            road.from = at[u"from"].toDouble(-1);
            road.namedFrom = at[u"namedFrom"].toDouble(-1);
            road.casingPx = at[u"casing"].toDouble(-1);
            if (width)
                road.width = *width;
            return width && road.from >= 0 && road.namedFrom >= road.from && road.casingPx >= 0;
        });
    if (!read)
        return read;
    return readEach<MapNameKind>(
        root->value(u"names").toObject(), "the name", [this](std::size_t n, const QJsonValue& at) {
            NameStyle& name = m_names.at(n);
            name.from = at[u"from"].toDouble(-1);
            name.to = at[u"to"].toDouble(-1);
            name.sizePx = at[u"size"].toDouble(-1);
            name.isBold = at[u"bold"].toBool();
            name.isItalic = at[u"italic"].toBool();
            return name.from >= 0 && name.to > name.from && name.sizePx >= 9;
        });
}

Result<void> MapStyle::readColors(const QByteArray& json)
{
    const auto root = objectIn(json);
    if (!root)
        return badStyle(QStringLiteral("the colors are no JSON object"));
    auto read = readEach<MapColor>(root->value(u"colors").toObject(), "the color",
                                   [this](std::size_t n, const QJsonValue& value) {
                                       const auto color = styleColor(value);
                                       if (color)
                                           m_colors.at(n) = *color;
                                       return color.has_value();
                                   });
    if (!read)
        return read;
    read = readEach<RoadClass>(root->value(u"roads").toObject(), "the colors of the road",
                               [this](std::size_t n, const QJsonValue& value) {
                                   const auto fill = styleColor(value[0]);
                                   const auto casing = styleColor(value[1]);
                                   const auto hair = styleColor(value[2]);
                                   if (!fill || !casing || !hair)
                                       return false;
                                   m_roads.at(n).fill = *fill;
                                   m_roads.at(n).casing = *casing;
                                   m_roads.at(n).hair = *hair;
                                   return true;
                               });
    if (!read)
        return read;
    return readEach<MapNameKind>(root->value(u"names").toObject(), "the colors of the name",
                                 [this](std::size_t n, const QJsonValue& value) {
                                     const auto ink = styleColor(value[0]);
                                     const auto halo = styleColor(value[1]);
                                     if (!ink || !halo)
                                         return false;
                                     m_names.at(n).ink = *ink;
                                     m_names.at(n).halo = *halo;
                                     return true;
                                 });
}

Result<MapStyle> MapStyle::fromJson(const QByteArray& shape, const QByteArray& colors)
{
    MapStyle style;
    if (const auto read = style.readShape(shape); !read)
        return read.refusal();
    if (const auto read = style.readColors(colors); !read)
        return read.refusal();
    return style;
}

Result<MapStyle> MapStyle::shipped(const Theme& theme)
{
    QByteArray colors = styleFile(theme.name());
    if (colors.isEmpty())
        colors = styleFile(theme.scheme() == Scheme::Dark ? QStringLiteral("night")
                                                          : QStringLiteral("day"));
    return fromJson(styleFile(QStringLiteral("style")), colors);
}

} // namespace haven::ui
