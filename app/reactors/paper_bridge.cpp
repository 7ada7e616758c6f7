#include "app/reactors/paper_bridge.h"

#include "app/session/handoff_export.h"
#include "models/crisis/advisor.h"
#include "models/dispatch/flag_context.h"
#include "models/store/drafts.h"
#include "models/store/station_file.h"

#include <chrono>
#include <QPointer>

namespace haven {

HalfTakenReader::HalfTakenReader(std::string station, QObject* parent)
    : QObject(parent), m_station(std::move(station))
{
    m_disk.setMaxThreadCount(1);
}

HalfTakenReader::~HalfTakenReader()
{
    m_disk.waitForDone();
}

void HalfTakenReader::read(QObject& context, std::function<void(const Calls&)> take)
{
    const QPointer<QObject> asked(&context);
    m_disk.start([this, asked, station = m_station, take = std::move(take)] {
        Calls calls;
        if (const auto reader = StationReader::open({station, ""}, LogCheck::None)) {
            if (auto read = callsHalfTaken(reader->database()))
                calls = *std::move(read);
        }
        QMetaObject::invokeMethod(
            this,
            [asked, take, calls = std::move(calls)] {
                if (asked)
                    take(calls);
            },
            Qt::QueuedConnection);
    });
}

RunCardWish runCardWish(const Session& session, const PaperChoice& choice,
                        const HalfTakenReader::Calls& calls)
{
    RunCardWish wish{choice.blank, choice.firstCard, calls, {}};
    const auto& cues = session.base().cues;
    if (cues && advisorSwitchOf(session.state()) != AdvisorSwitch::Off)
        wish.weaponIn = [&cues](const std::string& words) { return weaponWordsIn(*cues, words); };
    return wish;
}

PaperBridge::PaperBridge(Tools tools, LiveStation, const PaperChoice& choice, std::string path,
                         QObject* parent)
    : QObject(parent), m_session(tools.session), m_press(tools.press), m_calls(tools.calls),
      m_choice(choice)
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
    m_calls.read(*this, [this](const HalfTakenReader::Calls& calls) { print(calls); });
}

void PaperBridge::print(const HalfTakenReader::Calls& calls)
{
    const Instant asOf = m_session.now();
    RunCards cards =
        runCards(m_session.state(), m_session.base().knowledge, asOf, reportClock(m_session.time()),
                 runCardWish(m_session, m_choice, calls));
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
