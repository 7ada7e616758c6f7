#pragma once

#include "app/session/agency_time.h"
#include "models/items/desk.h"

#include <QDir>

namespace haven {

// The relief brief as a PDF in a folder, drawn away from the GUI thread. What is told of anybody's
// health stays on the screen: paper lies on desks. Lives on the GUI thread.
class BriefPrinter final : public QObject
{
    Q_OBJECT

public:
    // Preconditions: desk and time outlive it. The folder is made when it is first needed.
    BriefPrinter(Desk& desk, const AgencyTime& time, QDir folder, QObject* parent = nullptr);

    // Answered by printed() or refused().
    void print();

Q_SIGNALS:
    void printed(const QString& path);
    void refused(const haven::Refusal& refusal);

private:
    Desk& m_desk;
    const AgencyTime& m_time;
    QDir m_folder;
};

} // namespace haven
