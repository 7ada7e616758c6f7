#pragma once

#include "app/console/page_printer.h"
#include "app/session/agency_time.h"
#include "models/items/desk.h"

namespace haven {

// The relief brief as a PDF in a folder, drawn away from the GUI thread. What is told of anybody's
// health stays on the screen: paper lies on desks. Lives on the GUI thread.
class BriefPrinter final : public PagePrinter
{
    Q_OBJECT

public:
    // Preconditions: desk and time outlive it.
    BriefPrinter(Desk& desk, const AgencyTime& time, QDir folder, QObject* parent = nullptr);

    // Answered by printed() or refused().
    void print();

private:
    Desk& m_desk;
    const AgencyTime& m_time;
};

} // namespace haven
