#include "app/ctl/notes_desk.h"

#include "app/ctl/sign_on.h"
#include "models/dispatch/command_line.h"
#include "models/dispatch/decide.h"
#include "models/store/seal_notes.h"

#include <fstream>
#include <iostream>

namespace haven::ctl {

Result<std::unique_ptr<NotesDesk>>
NotesDesk::open(const Arguments& arguments, const std::string& path, const std::string& agent)
{
    // Before the password comes in: from here on this process leaves no core.
    HAVEN_EXPECT(shutProcess() == Shut::Yes);
    auto secret = password(arguments, agent);
    if (!secret)
        return secret.refusal();
    std::unique_ptr<NotesDesk> desk(new NotesDesk());
    desk->m_secret = LockedBytes::copyOf(*secret);
    auto who = checkWho(*std::move(secret), path, agent);
    SessionOptions options;
    options.path = path;
    options.holder = "havenctl notes";
    auto session = Session::open(std::move(options), {});
    const auto account = who.get();
    if (!session)
        return session.refusal();
    const auto seat = seatOf(**session, account, AgentId(agent), PositionId("havenctl"));
    if (!seat)
        return seat.refusal();
    auto reader = StationReader::open({path, ""});
    if (!reader)
        return reader.refusal();
    desk->m_session = *std::move(session);
    desk->m_reader = *std::move(reader);
    desk->m_account = *account;
    desk->m_seat = *seat;
    return desk;
}

Result<SealKeys*> NotesDesk::keys(Command asked)
{
    if (!mayDo(asked, m_seat.roles)) {
        const auto refused = submit(std::move(asked));
        HAVEN_ASSERT(!refused);
        return refused.refusal();
    }
    if (!m_keys) {
        auto opened = SealKeys::open(database(), m_seat.agent, m_secret.view());
        if (!opened)
            return opened.refusal();
        m_keys = *std::move(opened);
    }
    return m_keys.get();
}

Result<SealKeys*> NotesDesk::keysOfGroup(Command asked)
{
    const auto opened = keys(std::move(asked));
    if (!opened)
        return opened;
    if ((*opened)->hasGroup())
        return opened;
    // Whom the log has in a group, but whose row in the file is gone, is not in none: that is
    // damage, and being let in by a colleague is not what helps.
    if (const SealGroup* group = sealGroupOf(m_session->state().sealBook, m_seat.agent))
        return refuse(RefusalCode::SealKeyDamaged, group->name);
    return refuse(RefusalCode::SealGroupMissing, m_seat.agent.value);
}

int tellNoKeys(const Refusal& refusal)
{
    const int code = tell(refusal);
    return isSealDamage(refusal.code) ? int{kStation} : code;
}

Result<std::vector<Recorded>> NotesDesk::submit(Command command)
{
    return m_session->submitAndWait({std::move(command), m_seat, {}, {}});
}

Result<std::vector<Recorded>> NotesDesk::submit(SealPlan plan)
{
    return m_session->submitWithAndWait({std::move(plan.command), m_seat, {}, {}}, plan.rows);
}

Result<IncidentId> NotesDesk::incident(const std::string& word)
{
    const LineContext context{
        m_session->state(), m_session->base().knowledge,
        m_session->now(),   m_session->time().offsetAt(m_session->now()),
        std::nullopt,       [this](std::string_view one) { return m_session->coldIncident(one); }};
    return findIncident(word, context);
}

std::string NotesDesk::timeText(Instant at) const
{
    return m_session->time().dated(at).toStdString();
}

Result<LockedBytes> wordsFrom(const std::string& path)
{
    std::ifstream file;
    if (path != "-")
        file.open(path, std::ios::binary);
    std::istream& from = path == "-" ? std::cin : file;
    if (!from)
        return refuse(RefusalCode::FileUnreadable, path, "it is missing");
    LockedBytes words(kSealedNoteBytesMax + 2); // one more than fits, and a line end
    from.read(reinterpret_cast<char*>(words.data()), static_cast<std::streamsize>(words.size()));
    auto size = static_cast<std::size_t>(from.gcount());
    if (size > 0 && words.view()[size - 1] == '\n')
        --size; // the line end that an editor leaves
    words.shrink(size);
    return words;
}

} // namespace haven::ctl
