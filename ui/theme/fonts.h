#pragma once

#include <QByteArray>
#include <QString>
#include <vector>

namespace haven::ui {

// The families the look is set in, as QFont names.
struct FontFamilies {
    QString text;
    QString mono;
};

// Inter whose figures are always tabular, as a second family ("Intab") beside the installed one,
// and JetBrains Mono. `interFonts` are the bytes of Inter's files; without them, or where they have
// another form, the best family that is installed. Once, at start, after QGuiApplication.
FontFamilies registerFonts(const std::vector<QByteArray>& interFonts);

// The bytes of an OpenType font in which the feature "tnum" is always on and the family "Inter" is
// called "Intab"; empty if the bytes are no such font. Qt 6.4 cannot switch a font feature on; the
// feature tag "rlig", which every shaper must apply, can stand in its place.
QByteArray withTabularFigures(const QByteArray& font);

// The same font without contextual alternates, as the family "Inpap": for paper. Beside figures
// Inter has other shapes for "-", ":" and "(", and a PDF cannot say which signs those are; whoever
// searches it for "26-000046" would find nothing.
QByteArray withoutAlternates(const QByteArray& font);

} // namespace haven::ui
