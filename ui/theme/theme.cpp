#include "ui/theme/theme.h"

#include "models/items/qt_text.h"

#include <optional>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace haven::ui {

namespace {

Refusal malformed(const QString& name, const QString& why)
{
    return refuse(RefusalCode::ThemeMalformed, name.toStdString(), why.toStdString());
}

std::optional<QColor> parsedColor(const QJsonValue& value)
{
    // QColor also takes names and short forms; a theme file says one thing in one way.
    static const QRegularExpression form(QStringLiteral("^#[0-9a-fA-F]{6}$"));
    if (!value.isString() || !form.match(value.toString()).hasMatch())
        return std::nullopt;
    return QColor(value.toString());
}

std::optional<Scheme> parsedScheme(const QJsonValue& value)
{
    if (value.toString() == u"dark")
        return Scheme::Dark;
    if (value.toString() == u"light")
        return Scheme::Light;
    return std::nullopt;
}

} // namespace

QString tokenKey(Token token)
{
    const std::string_view word = enumName(token);
    QString key = fromStd(word);
    key[0] = key.at(0).toLower();
    return key;
}

Result<Theme> Theme::fromJson(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return malformed(QStringLiteral("file"), error.errorString());
    const QJsonObject root = document.object();

    Theme theme;
    theme.m_name = root.value(u"name").toString();
    if (theme.m_name.isEmpty())
        return malformed(QStringLiteral("file"), QStringLiteral("it has no name"));
    const auto scheme = parsedScheme(root.value(u"scheme"));
    if (!scheme)
        return malformed(theme.m_name, QStringLiteral("scheme must be dark or light"));
    theme.m_scheme = *scheme;

    QJsonObject colors = root.value(u"colors").toObject();
    for (int i = 0; i < kTokenCount; ++i) {
        const QString key = tokenKey(static_cast<Token>(i));
        if (!colors.contains(key))
            return malformed(theme.m_name, QStringLiteral("the color %1 is missing").arg(key));
        const auto color = parsedColor(colors.take(key));
        if (!color)
            return malformed(theme.m_name,
                             QStringLiteral("the color %1 is not written as #rrggbb").arg(key));
        theme.m_colors.at(static_cast<std::size_t>(i)) = *color;
    }
    if (!colors.isEmpty())
        return malformed(theme.m_name,
                         QStringLiteral("the color %1 is not known").arg(colors.keys().first()));
    return theme;
}

Result<Theme> Theme::shipped(const QString& name)
{
    QFile file(QStringLiteral(":/theme/%1.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return malformed(name, QStringLiteral("this program has no theme of that name"));
    return fromJson(file.readAll());
}

} // namespace haven::ui
