#pragma once

#include <QString>
#include <QStringList>
#include <vector>

class QWidget;

namespace haven::testkit {

struct AccessFinding {
    QString widget; // class and object name, enough to find it
    QString problem;
};

// Walks everything below `root` that is shown and can be used, and lists what keeps somebody from
// using it without eyes or without a mouse: no object name, no accessible name, a key that the
// tooltip does not name, not reachable by Tab, smaller than 24 by 24 px (WCAG 2.2, 2.5.8).
// Precondition: `root` is a window that was shown.
std::vector<AccessFinding> accessFindings(const QWidget& root);

// The findings as lines, for the message of a test that fails.
QString toldFindings(const std::vector<AccessFinding>& findings);

// The object names one meets by pressing Tab, in order, from the first widget of the window.
QStringList tabOrder(const QWidget& window);

// Shown widgets whose size is below their minimum size hint: text or figures are cut off.
std::vector<AccessFinding> clippingFindings(const QWidget& root);

} // namespace haven::testkit
