#pragma once

#include <QString>
#include <QStringList>
#include <vector>

class QWidget;

namespace haven::test {

// One text that a person sees or hears, and where: "label NAME", "tip NAME", "heading NAME".
struct ShownText {
    QString place;
    QString text;
};

// Everything below `root` that is shown now: labels, buttons, hints in empty fields, names and
// descriptions that are spoken, tips, headings of columns, and the cells of the first rows.
std::vector<ShownText> shownTexts(const QWidget& root);

} // namespace haven::test
