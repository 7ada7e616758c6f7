#include "app/print/paper_font.h"

#include "app/settings/installed_fonts.h"
#include "ui/theme/fonts.h"

#include <QFontDatabase>

namespace haven {

namespace {

QString registered()
{
    bool isThere = false;
    for (const QByteArray& font : installedInterFonts()) {
        const QByteArray searchable = ui::withoutAlternates(font);
        const bool isTaken =
            !searchable.isEmpty() && QFontDatabase::addApplicationFontFromData(searchable) >= 0;
        isThere = isThere || isTaken;
    }
    return isThere ? QStringLiteral("Inpap") : QStringLiteral("Inter");
}

} // namespace

QString paperFamily()
{
    static const QString family = registered();
    return family;
}

QFont paperFont(double points, QFont::Weight weight)
{
    QFont font(paperFamily());
    font.setPointSizeF(points);
    font.setWeight(weight);
    return font;
}

} // namespace haven
