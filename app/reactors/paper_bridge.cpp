#include "app/reactors/paper_bridge.h"

#include "app/session/handoff_export.h"

#include <chrono>
#include <QPointer>

namespace haven {

PaperBridge::PaperBridge(Session& session, LiveStation, PaperPress& press,
                         const PaperChoice& choice, std::string path, QObject* parent)
    : QObject(parent), m_session(session), m_press(press), m_choice(choice)
{
    m_standing.state = PaperState::Waiting;
    m_standing.path = std::move(path);
    m_timer.setInterval(std::chrono::minutes(m_choice.everyMinutes));
    connect(&m_timer, &QTimer::timeout, this, &PaperBridge::write);
    m_timer.start();
}

void PaperBridge::write()
{
    // The one before still waits for its disk: a second would only wait behind it.
    if (m_isWriting) {
        fail(refuse(RefusalCode::PaperPressBusy, m_standing.path));
        return;
    }
    m_isWriting = true;
    m_timer.start();
    const Instant asOf = m_session.now();
    RunCards cards =
        runCards(m_session.state(), m_session.base().knowledge, asOf, reportClock(m_session.time()),
                 RunCardWish{m_choice.blank, m_choice.firstCard});
    const QPointer<PaperBridge> self(this);
    const auto taken = m_press.print(std::move(cards), {m_standing.path, m_choice.printer},
                                     [self, asOf](const Result<void>& written) {
                                         if (self)
                                             self->hear(asOf, written);
                                     });
    if (taken == PaperPress::Taken::No) {
        m_isWriting = false;
        fail(refuse(RefusalCode::PaperPressBusy, m_standing.path));
    }
}

void PaperBridge::hear(Instant asOf, const Result<void>& written)
{
    m_isWriting = false;
    if (written || isOfPrinter(written.refusal()))
        m_kept = asOf;
    if (!written) {
        fail(written.refusal());
        return;
    }
    m_standing.state = PaperState::Kept;
    m_standing.at = asOf;
    m_standing.fault.reset();
    Q_EMIT told(m_standing);
}

void PaperBridge::fail(std::optional<Refusal> why)
{
    m_standing.fault = std::move(why);
    m_standing.state = PaperState::Failing;
    m_standing.at = m_kept.value_or(Instant{});
    Q_EMIT told(m_standing);
}

} // namespace haven
