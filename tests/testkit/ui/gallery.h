#pragma once

#include <QString>

class QWidget;

namespace haven::testkit {

// Saves what the window shows as gallery/NAME.png in the build folder, to be looked at by people.
// Fails the running test when it cannot.
void saveToGallery(QWidget& window, const QString& name);

} // namespace haven::testkit
