#pragma once

#include "app/ctl/verb.h"
#include "app/session/session.h"
#include "models/store/seal_notes.h"
#include "models/store/station_file.h"

#include <memory>

// What the parts of `havenctl notes` share: a station held, somebody signed on, their key opened.
namespace haven::ctl {

class NotesDesk final
{
public:
    // Asks for the password. Errors: of the station and of the sign-on.
    static Result<std::unique_ptr<NotesDesk>>
    open(const Arguments& arguments, const std::string& path, const std::string& agent);
    Session& session() { return *m_session; }
    Database& database() { return m_reader->database(); }
    const Seat& seat() const { return m_seat; }
    const Account& account() const { return m_account; }
    std::string_view secret() const { return m_secret.view(); }

    // The opened keys. For whoever has not the role the refusal is the one of the rule, and it is
    // on the record. Errors: RoleMissing, SealKeyMissing, SealPasswordWrong, SealKeyDamaged.
    Result<SealKeys*> keys(Command asked);
    // The same, with a group. Errors also: SealGroupMissing; SealKeyDamaged where the log has a
    // group and the file has lost the key to it.
    Result<SealKeys*> keysOfGroup(Command asked);
    Result<std::vector<Recorded>> submit(Command command);
    Result<std::vector<Recorded>> submit(SealPlan plan);
    Result<IncidentId> incident(const std::string& word);
    std::string timeText(Instant at) const;

private:
    NotesDesk() = default;
    std::unique_ptr<Session> m_session;
    std::optional<StationReader> m_reader;
    Account m_account;
    Seat m_seat;
    LockedBytes m_secret;
    std::unique_ptr<SealKeys> m_keys;
};

// What is damaged is told as a damaged station is: with its exit code.
int tellNoKeys(const Refusal& refusal);

// From a file ("-" for stdin) into locked memory, at most what a sealed note takes and one more.
Result<LockedBytes> wordsFrom(const std::string& path);

int notesKey(NotesDesk& desk, const Arguments& arguments);
int notesGroups(NotesDesk& desk, const Arguments& arguments);
int notesFound(NotesDesk& desk, const Arguments& arguments);
int notesLetIn(NotesDesk& desk, const Arguments& arguments);
int notesTakeOut(NotesDesk& desk, const Arguments& arguments);
int notesRotate(NotesDesk& desk, const Arguments& arguments);
int notesEscrow(NotesDesk& desk, const Arguments& arguments);
int notesOpenEscrow(NotesDesk& desk, const Arguments& arguments);
int notesRelease(NotesDesk& desk, const Arguments& arguments);
int notesReleases(NotesDesk& desk, const Arguments& arguments);
int notesWithdraw(NotesDesk& desk, const Arguments& arguments);
int notesHandBack(NotesDesk& desk, const Arguments& arguments);
int notesUnpack(const Arguments& arguments);

inline constexpr const char* kNotesUsage =
    "notes INCIDENT | --search WORDS | write INCIDENT | key | groups | found EMPLOYER | let-in "
    "AGENT"
    " | take-out AGENT | rotate | escrow NAME NAME NAME | open-escrow EMPLOYER --reason TEXT |"
    " release INCIDENT --to WHOM --basis consent|risk|court|mandated | releases INCIDENT |"
    " withdraw INCIDENT NUMBER | hand-back --to WHOM --out FILE --station FILE --as AGENT |"
    " unpack FILE";

} // namespace haven::ctl
