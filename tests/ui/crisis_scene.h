#pragma once

#include "tests/testkit/fake_desk.h"
#include "tests/testkit/ui/utc_clock.h"
#include "ui/theme/theme_source.h"

#include <QWidget>

// What the tests of the crisis lane share: an evening with people in crisis, and pictures of it.
// People and places are invented.
namespace haven::test {

// A suicidal person on the bridge, flagged by the advisor, with notes that quote.
IncidentId bridgeCall(FakeDesk& desk);
// Completes the active step of the newest run: the named answer, else the first one or Done.
void completeStep(FakeDesk& desk, IncidentId incident, const Seat& seat,
                  const std::string& answer = {});
void goToStep(FakeDesk& desk, IncidentId incident, const std::string& step);
// Six incidents in every stand of the clinicians' list; the bridge call is one of them.
IncidentId fillClinicianEvening(FakeDesk& desk);

// Into gallery/ of the build folder; false when it could not be written.
bool savePicture(QWidget& window, const QString& name);

} // namespace haven::test
