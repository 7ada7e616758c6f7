#include "app/session/desk_questions.h"

#include "models/store/accounts.h"
#include "models/store/archive.h"
#include "models/store/cold_incident.h"
#include "models/store/sqlite_event_log.h"

namespace haven {

namespace {

Result<QueryAnswer> answerLog(Database& database, const LogQuery& query,
                              const LogWordsContext& words)
{
    const auto page = logPage(database, query, {});
    if (!page)
        return page.refusal();
    LogPage out;
    out.total = page->total;
    for (const auto& recorded : page->facts)
        out.lines.push_back(wordsFor(recorded, words));
    return QueryAnswer(std::move(out));
}

Result<QueryAnswer> answerIncident(Database& database, const IncidentQuery& query)
{
    auto log = SqliteEventLog::open(database);
    if (!log)
        return log.refusal();
    auto found = incidentFromLog(*log, query.incident);
    if (!found)
        return found.refusal();
    return QueryAnswer(IncidentFound{*std::move(found)});
}

template <class Answer>
Result<QueryAnswer> wrapped(Result<Answer> answer)
{
    if (!answer)
        return answer.refusal();
    return QueryAnswer(*std::move(answer));
}

} // namespace

Result<QueryAnswer> answerQuery(Database& database, const Query& query,
                                const LogWordsContext& words)
{
    if (const auto* log = std::get_if<LogQuery>(&query))
        return answerLog(database, *log, words);
    if (const auto* wanted = std::get_if<SearchQuery>(&query))
        return wrapped(search(database, *wanted));
    if (const auto* place = std::get_if<PriorQuery>(&query))
        return wrapped(prior(database, *place));
    if (const auto* cold = std::get_if<IncidentQuery>(&query))
        return answerIncident(database, *cold);
    auto people = accounts(database);
    if (!people)
        return people.refusal();
    return QueryAnswer(AccountList{*std::move(people)});
}

} // namespace haven
