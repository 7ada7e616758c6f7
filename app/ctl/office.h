#pragma once

#include "app/ctl/verb.h"
#include "app/session/session.h"
#include "models/dispatch/act.h"

#include <memory>

// What verbs that somebody signs on for share: the station held, and the seat of who it is.
namespace haven::ctl {

class Office final
{
public:
    // Asks for the password of --as. Errors: of the station and of the sign-on.
    static Result<std::unique_ptr<Office>> open(const Arguments& arguments, const std::string& path,
                                                const std::string& holder);
    Session& session() { return *m_session; }
    const Seat& seat() const { return m_seat; }
    Result<std::vector<Recorded>> submit(Command command);
    // Whether it left memory or not. Errors: IncidentNotFound.
    Result<IncidentId> incident(const std::string& number) const;
    // Closes the station; what is due at a close is done.
    Result<void> close();

private:
    Office() = default;
    std::unique_ptr<Session> m_session;
    Seat m_seat;
};

// "12" or "12,14"; nullopt for anything else.
std::optional<std::vector<std::int64_t>> numbersFrom(const std::string& word);

} // namespace haven::ctl
