#include "app/ctl/incident_word.h"

#include "app/session/incident_numbers.h"
#include "models/dispatch/command_line.h"

namespace haven::ctl {

Result<IncidentId> incidentFromWord(const std::string& word, const State& state, Database& database)
{
    const auto numbers = IncidentNumbers::read(database);
    if (!numbers)
        return numbers.refusal();
    const Knowledge none; // an incident is found without
    const LineContext context{
        state,  none,         Instant(),
        Span{}, std::nullopt, [&numbers](std::string_view one) {
            return numbers->find(one); }};
    auto found = findIncident(word, context);
    if (found || found.refusal().code != RefusalCode::IncidentNotFound)
        return found;
    // Older than the numbers that are kept at hand.
    const auto old = incidentNumbered(database, word);
    if (!old)
        return old.refusal();
    return *old ? Result<IncidentId>(**old) : found;
}

} // namespace haven::ctl
