#pragma once

#include "models/base/result.h"
#include "ui/theme/tokens.h"

#include <array>
#include <QByteArray>
#include <QColor>
#include <QString>

namespace haven::ui {

enum class Scheme { Dark, Light };

// The colors of one look, by meaning. A value: copy it freely.
class Theme final
{
public:
    // Reads a theme file: name, scheme ("dark" or "light"), colors. Every token must be there as
    // "#rrggbb" and nothing else may be; the refusal (ThemeMalformed) names the token at fault.
    static Result<Theme> fromJson(const QByteArray& json);
    // One of the shipped themes, ":/theme/<name>.json" in the program: night, day, high-contrast.
    static Result<Theme> shipped(const QString& name);

    QColor color(Token token) const { return m_colors.at(static_cast<std::size_t>(token)); }
    const QString& name() const { return m_name; }
    Scheme scheme() const { return m_scheme; }

private:
    Theme() = default;

    QString m_name;
    Scheme m_scheme = Scheme::Dark;
    std::array<QColor, kTokenCount> m_colors;
};

// The key of a token in a theme file: "lateGround" for Token::LateGround.
QString tokenKey(Token token);

} // namespace haven::ui
