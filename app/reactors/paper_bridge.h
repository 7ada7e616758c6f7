#pragma once

#include "app/print/paper_press.h"
#include "app/reactors/live_station.h"
#include "app/session/session.h"
#include "models/items/paper_choice.h"

#include <QObject>
#include <QTimer>

namespace haven {

// Outward: keeps the board and blank cards in a file, every few minutes, so that something is at
// hand when the power goes. The file is whole at any moment. Writing is done elsewhere: a folder
// that does not answer costs the console nothing, and is told.
class PaperBridge final : public QObject
{
    Q_OBJECT

public:
    // Preconditions: session and press outlive it; choice.keeping is On. `path` ends in ".pdf".
    PaperBridge(Session& session, LiveStation, PaperPress& press, const PaperChoice& choice,
                std::string path, QObject* parent = nullptr);

    const PaperStanding& standing() const { return m_standing; }
    // Now, and again from now on.
    void write();

Q_SIGNALS:
    void told(const haven::PaperStanding& standing);

private:
    void hear(Instant asOf, const Result<void>& written);
    void fail(std::optional<Refusal> why);

    Session& m_session;
    PaperPress& m_press;
    PaperChoice m_choice;
    PaperStanding m_standing;
    QTimer m_timer;
    bool m_isWriting = false;
    std::optional<Instant> m_kept;
};

} // namespace haven
