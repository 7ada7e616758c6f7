#include "ui/theme/fonts.h"

#include <optional>
#include <QFontDatabase>
#include <QStringList>
#include <QtEndian>

namespace haven::ui {

namespace {

struct Range {
    qsizetype begin;
    qsizetype size;
};

std::optional<quint32> u32(const QByteArray& bytes, qsizetype at)
{
    if (at < 0 || at + 4 > bytes.size())
        return std::nullopt;
    return qFromBigEndian<quint32>(bytes.constData() + at);
}

std::optional<quint16> u16(const QByteArray& bytes, qsizetype at)
{
    if (at < 0 || at + 2 > bytes.size())
        return std::nullopt;
    return qFromBigEndian<quint16>(bytes.constData() + at);
}

// Finds a table in the font's directory, and vouches that it lies inside the file.
std::optional<Range> table(const QByteArray& font, const char* tag)
{
    const auto count = u16(font, 4);
    if (!count)
        return std::nullopt;
    for (qsizetype i = 0; i < *count; ++i) {
        const qsizetype record = 12 + 16 * i;
        const auto begin = u32(font, record + 8);
        const auto size = u32(font, record + 12);
        if (!begin || !size)
            return std::nullopt;
        if (font.mid(record, 4) == tag && qsizetype{*begin} + qsizetype{*size} <= font.size())
            return Range{static_cast<qsizetype>(*begin), static_cast<qsizetype>(*size)};
    }
    return std::nullopt;
}

// Where the tag of a feature is written in the feature list of GSUB.
std::optional<qsizetype> featureTag(const QByteArray& font, const char* feature)
{
    const auto gsub = table(font, "GSUB");
    if (!gsub)
        return std::nullopt;
    const auto listOffset = u16(font, gsub->begin + 6);
    if (!listOffset)
        return std::nullopt;
    const qsizetype list = gsub->begin + *listOffset;
    const auto count = u16(font, list);
    for (qsizetype i = 0; count && i < *count; ++i) {
        const qsizetype tag = list + 2 + 6 * i;
        if (font.mid(tag, 4) == feature)
            return tag;
    }
    return std::nullopt;
}

QString firstInstalled(const QStringList& wanted, QFontDatabase::SystemFont fallback)
{
    const QStringList families = QFontDatabase::families();
    for (const QString& family : wanted) {
        if (families.contains(family))
            return family;
    }
    return QFontDatabase::systemFont(fallback).family();
}

// With another tag for a feature and another family for Inter, both of the same length, so that no
// offset moves. The name keeps the families apart.
QByteArray changedInter(const QByteArray& font, const char* from, const char* to,
                        const QByteArray& family)
{
    const auto tag = featureTag(font, from);
    const auto names = table(font, "name");
    if (!tag || !names)
        return {};
    QByteArray changed = font;
    changed.replace(*tag, 4, to);
    const QByteArray inter("\0I\0n\0t\0e\0r", 10);
    QByteArray texts = changed.mid(names->begin, names->size);
    if (!texts.contains(inter) || family.size() != inter.size())
        return {};
    changed.replace(names->begin, names->size, texts.replace(inter, family));
    return changed;
}

} // namespace

QByteArray withTabularFigures(const QByteArray& font)
{
    return changedInter(font, "tnum", "rlig", QByteArray("\0I\0n\0t\0a\0b", 10));
}

QByteArray withoutAlternates(const QByteArray& font)
{
    return changedInter(font, "calt", "none", QByteArray("\0I\0n\0p\0a\0p", 10));
}

FontFamilies registerFonts(const std::vector<QByteArray>& interFonts)
{
    FontFamilies families;
    for (const QByteArray& font : interFonts) {
        const QByteArray tabular = withTabularFigures(font);
        if (!tabular.isEmpty() && QFontDatabase::addApplicationFontFromData(tabular) >= 0)
            families.text = QStringLiteral("Intab");
    }
    if (families.text.isEmpty())
        families.text = firstInstalled(
            {QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")},
            QFontDatabase::GeneralFont);
    families.mono =
        firstInstalled({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")},
                       QFontDatabase::FixedFont);
    return families;
}

} // namespace haven::ui
