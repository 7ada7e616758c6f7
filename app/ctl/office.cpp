#include "app/ctl/office.h"

#include "app/ctl/sign_on.h"
#include "models/base/text.h"
#include "models/store/archive.h"
#include "models/store/station_file.h"

#include <charconv>

namespace haven::ctl {

Result<std::unique_ptr<Office>> Office::open(const Arguments& arguments, const std::string& path,
                                             const std::string& holder)
{
    const std::string agent = arguments.optionOr("as", "");
    auto who = askWho(arguments, path, agent);
    SessionOptions options;
    options.path = path;
    options.holder = holder;
    auto session = Session::open(std::move(options), {});
    const auto account = who.get();
    if (!session)
        return session.refusal();
    const auto seat = seatOf(**session, account, AgentId(agent), PositionId("havenctl"));
    if (!seat)
        return seat.refusal();
    std::unique_ptr<Office> office(new Office());
    office->m_session = *std::move(session);
    office->m_seat = *seat;
    return office;
}

Result<std::vector<Recorded>> Office::submit(Command command)
{
    return m_session->submitAndWait({std::move(command), m_seat, {}, {}});
}

Result<IncidentId> Office::incident(const std::string& number) const
{
    for (const auto& [id, incident] : m_session->state().incidents) {
        if (incident.number == number)
            return id;
    }
    // Also one that left memory, and by its last digits.
    auto reader = StationReader::open({m_session->path(), ""});
    if (!reader)
        return reader.refusal();
    const auto found = incidentNumbered(reader->database(), number);
    if (!found)
        return found.refusal();
    if (*found)
        return **found;
    return refuse(RefusalCode::IncidentNotFound, number);
}

Result<void> Office::close()
{
    return m_session->engine().stop();
}

std::optional<std::vector<std::int64_t>> numbersFrom(const std::string& word)
{
    std::vector<std::int64_t> out;
    for (const auto& part : split(word, ',')) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), number);
        if (error != std::errc() || end != part.data() + part.size() || number < 1)
            return std::nullopt;
        out.push_back(number);
    }
    return out;
}

} // namespace haven::ctl
