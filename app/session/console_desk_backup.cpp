#include "app/session/console_desk.h"

#include "models/base/text.h"
#include "models/dispatch/decide.h"
#include "models/store/proven_backup.h"

#include <filesystem>

// Backups asked for at a window. They are copied and proven on a reader's thread, then recorded.
namespace haven {

quint64 ConsoleDesk::backUp(std::string named)
{
    // Nobody else's wish copies a byte; the rules refuse it, and that somebody asked is a fact.
    if (!mayDo(RecordBackup{}, m_seat.roles))
        return submit(RecordBackup{});
    const quint64 id = ++m_lastId;
    if (m_backup.isGoingOn()) {
        refuseLater(id, refuse(RefusalCode::BackupGoesOn));
        return id;
    }
    const QPointer<ConsoleDesk> self(this);
    const auto isStopped = m_backup.begin();
    const auto job = [self, this, id, named = std::move(named), station = m_session.path(),
                      time = &m_session.time(), at = now(), seat = m_seat, isStopped](Database&) {
        // A name without a folder means beside the station: nobody at a console knows another one.
        std::error_code ignored;
        const auto folder = std::filesystem::absolute(station, ignored).parent_path();
        const std::string_view words = trimmed(named);
        const std::string place = words.empty() ? std::string() : (folder / words).string();
        const std::string target = backupTarget(place, station, *time, at);
        const auto made = backUpNoted(
            {station, ""}, {target, ""}, {seat.agent, at},
            [isStopped](const BackupProgress&) { return *isStopped ? GoOn::No : GoOn::Yes; });
        later(self, [this, id, seat, made] { recordBackup(id, seat, made); });
    };
    const auto asked = m_readers ? m_readers->ask("", job) : refuse(RefusalCode::EngineStopped);
    if (!asked) {
        m_backup.end();
        refuseLater(id, asked.refusal());
    }
    return id;
}

// The note that was left of the copy stays: whoever keeps the backups takes it away once it is on
// the log, and puts it there where this cannot.
void ConsoleDesk::recordBackup(quint64 id, const Seat& seat, const Result<NotedCopy>& copy)
{
    if (!copy) {
        m_backup.end();
        const bool isStopped = copy.refusal().code == RefusalCode::QueryCanceled;
        Q_EMIT answered(
            Answered{id, isStopped ? refuse(RefusalCode::BackupStopped) : copy.refusal()});
        return;
    }
    const QPointer<ConsoleDesk> self(this);
    m_session.submit({RecordBackup{copy->made}, seat, {}, {}}, [self, id, file = copy->made.file](
                                                                   const Answer& result) {
        if (!self)
            return;
        self->m_backup.end();
        Q_EMIT self->answered(result ? Answered{id, result}
                                     : Answered{id, refuse(RefusalCode::BackupNotRecorded, file,
                                                           refusalSentence(result.refusal()))});
    });
}

} // namespace haven
