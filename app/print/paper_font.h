#pragma once

#include <QFont>
#include <QString>

namespace haven {

// The family that everything printed is set in: Inter whose signs can be searched for in a PDF, or
// the best that is installed. Reads the font's files (1 MB) when it is first asked for; never on
// the GUI thread of a console at work.
QString paperFamily();
// In it. Reads as paperFamily() does.
QFont paperFont(double points, QFont::Weight weight);

} // namespace haven
