#include "models/store/archive.h"

namespace haven {

Result<std::vector<IncidentNumber>> newestNumbers(Database& database, int limit)
{
    // Numbers begin with the year and are as long as each other, so that they sort by age.
    Statement query(database, "SELECT number, incident FROM archive WHERE incident IS NOT NULL"
                              " ORDER BY number DESC LIMIT ?1");
    query.bind(std::int64_t{limit});
    std::vector<IncidentNumber> out;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return out;
        IncidentNumber one;
        one.number = query.text(0);
        one.incident = IncidentId(query.number(1));
        out.push_back(std::move(one));
    }
}

} // namespace haven
