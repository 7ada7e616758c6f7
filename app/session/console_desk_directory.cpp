#include "app/session/console_desk.h"
#include "app/session/directory_keeper.h"
#include "app/session/staged_change.h"
#include "models/dispatch/decide.h"

// The desk's part in the directory: the changed list is on the disk first, then the log tells of
// it, then it takes the other's place.
namespace haven {

namespace {

Command askedOf(const DirectoryWish& wish)
{
    switch (wish.act) {
    case DirectoryWishAct::Check:
        return CheckDirectoryEntry{wish.entry.id, wish.entry.name};
    case DirectoryWishAct::Save:
        return ChangeDirectory{DirectoryChange::Saved, wish.entry.id, wish.entry.name, 0};
    case DirectoryWishAct::Import:
        return ChangeDirectory{DirectoryChange::Imported, {}, {}, 0};
    }
    return ChangeDirectory{};
}

} // namespace

quint64 ConsoleDesk::changeDirectory(DirectoryWish wish)
{
    // Whoever may not is refused by the rule, and no file is touched.
    if (Command asked = askedOf(wish); !mayDo(asked, m_seat.roles))
        return submit(std::move(asked));
    const quint64 id = ++m_lastId;
    if (!m_directory) {
        refuseLater(id, refuse(RefusalCode::EngineStopped));
        return id;
    }
    const QPointer<ConsoleDesk> self(this);
    m_directory->begin(std::move(wish), today(),
                       [self, id, keeper = QPointer<DirectoryKeeper>(m_directory), seat = m_seat,
                        &session = m_session](const Result<DirectoryKeeper::Stage>& stage) {
                           carryOut(self, keeper, session, seat, id, stage);
                       });
    return id;
}

} // namespace haven
