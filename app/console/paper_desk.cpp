#include "app/console/paper_desk.h"

#include "app/session/handoff_export.h"
#include "app/settings/paper_file.h"

#include <QPointer>

namespace haven {

PaperDesk::PaperDesk(Session& session, QString folder, QString documents, QObject* parent)
    : QObject(parent), m_session(session), m_folder(std::move(folder)),
      m_documents(std::move(documents)), m_calls(session.path())
{
    m_disk.setMaxThreadCount(1);
}

PaperDesk::~PaperDesk()
{
    m_disk.waitForDone();
}

std::string PaperDesk::path() const
{
    return runCardPath(m_choice.folder.empty() ? m_documents.toStdString() : m_choice.folder);
}

PaperStanding PaperDesk::standing() const
{
    if (m_bridge)
        return m_bridge->standing();
    PaperStanding none;
    if (m_choice.keeping == PaperKeeping::On)
        none.state = PaperState::Training;
    return none;
}

void PaperDesk::start()
{
    m_disk.start([this, folder = m_folder] {
        const auto read = readPaperChoice(folder);
        QMetaObject::invokeMethod(
            this,
            [this, read] {
                if (!read) {
                    Q_EMIT failed(read.refusal());
                    return;
                }
                m_choice = *read;
                follow();
            },
            Qt::QueuedConnection);
    });
}

void PaperDesk::choose(const PaperChoice& choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    follow();
    m_disk.start([this, folder = m_folder, choice] {
        if (const auto kept = writePaperChoice(folder, choice); !kept)
            QMetaObject::invokeMethod(
                this, [this, refusal = kept.refusal()] { Q_EMIT failed(refusal); },
                Qt::QueuedConnection);
    });
}

void PaperDesk::follow()
{
    m_bridge.reset();
    m_told = Failing::Nothing;
    const auto live = LiveStation::of(m_session.state());
    if (m_choice.keeping == PaperKeeping::On && live) {
        m_bridge = std::make_unique<PaperBridge>(PaperBridge::Tools{m_session, m_press, m_calls},
                                                 *live, m_choice, path());
        connect(m_bridge.get(), &PaperBridge::told, this, &PaperDesk::hear);
        m_bridge->write();
    }
    Q_EMIT changed();
}

void PaperDesk::hear(const PaperStanding& standing)
{
    Failing now = Failing::Nothing;
    if (standing.state == PaperState::Failing)
        now = standing.fault && isOfPrinter(*standing.fault) ? Failing::Printer : Failing::File;
    // Also where the printer failed before: now nothing of the board is kept.
    if (now != m_told && now == Failing::Printer)
        Q_EMIT failed(*standing.fault);
    else if (now != m_told && now == Failing::File)
        Q_EMIT failing(QString::fromStdString(standing.path));
    m_told = now;
    Q_EMIT changed();
}

void PaperDesk::printNow()
{
    m_calls.read(*this, [this](const HalfTakenReader::Calls& calls) { print(calls); });
}

void PaperDesk::print(const HalfTakenReader::Calls& calls)
{
    RunCards cards =
        runCards(m_session.state(), m_session.base().knowledge, m_session.now(),
                 reportClock(m_session.time()), runCardWish(m_session, m_choice, calls));
    const QPointer<PaperDesk> self(this);
    const std::string file = path();
    // Nothing leaves a training station but into a file that somebody asks for.
    const bool isLive = LiveStation::of(m_session.state()).has_value();
    const auto taken =
        m_press.print(std::move(cards), {file, isLive ? m_choice.printer : std::string()},
                      [self, file](const Result<void>& written) {
                          if (self && written)
                              Q_EMIT self->printed(QString::fromStdString(file));
                          else if (self)
                              Q_EMIT self->failed(written.refusal());
                      });
    if (taken == PaperPress::Taken::No)
        Q_EMIT failed(refuse(RefusalCode::PaperPressBusy, file));
}

} // namespace haven
