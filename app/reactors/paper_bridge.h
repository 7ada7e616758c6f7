#pragma once

#include "app/print/paper_press.h"
#include "app/reactors/live_station.h"
#include "app/session/session.h"
#include "models/items/paper_choice.h"

#include <functional>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace haven {

// The calls that are half taken at the desks of a station, read from its drafts on a thread of its
// own; nothing where they could not be read.
class HalfTakenReader final : public QObject
{
    Q_OBJECT

public:
    using Calls = std::optional<std::vector<HalfTakenAt>>;

    explicit HalfTakenReader(std::string station, QObject* parent = nullptr);
    // Waits until nothing is read any more: the station cannot end before that.
    ~HalfTakenReader() override;

    // `take` is called on this object's thread, and not at all once `context` is gone.
    void read(QObject& context, std::function<void(const Calls&)> take);

private:
    std::string m_station;
    QThreadPool m_disk;
};

// What a page is made of: as many cards as were chosen, and what no fact has.
RunCardWish runCardWish(const Session& session, const PaperChoice& choice,
                        const HalfTakenReader::Calls& calls);

// Outward: keeps the board and blank cards in a file, every few minutes, so that something is at
// hand when the power goes. The file is whole at any moment. Writing is done elsewhere: a folder
// that does not answer costs the console nothing, and is told.
class PaperBridge final : public QObject
{
    Q_OBJECT

public:
    // What it works with; all of it outlives it.
    struct Tools {
        Session& session;
        PaperPress& press;
        HalfTakenReader& calls;
    };
    // Precondition: choice.keeping is On. `path` ends in ".pdf".
    PaperBridge(Tools tools, LiveStation, const PaperChoice& choice, std::string path,
                QObject* parent = nullptr);

    const PaperStanding& standing() const { return m_standing; }
    // Now, and again from now on.
    void write();

Q_SIGNALS:
    void told(const haven::PaperStanding& standing);

private:
    void print(const HalfTakenReader::Calls& calls);
    void hear(Instant asOf, const Result<void>& written);
    void fail(std::optional<Refusal> why);

    Session& m_session;
    PaperPress& m_press;
    HalfTakenReader& m_calls;
    PaperChoice m_choice;
    PaperStanding m_standing;
    QTimer m_timer;
    bool m_isWriting = false;
    std::optional<Instant> m_kept;
};

} // namespace haven
