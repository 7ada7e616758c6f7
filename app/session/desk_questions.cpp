#include "app/session/desk_questions.h"

#include "app/session/map_answers.h"
#include "app/session/plain_search.h"
#include "app/session/record_reader.h"
#include "app/session/removal_reader.h"
#include "app/session/retention_reader.h"
#include "models/dispatch/decide.h"
#include "models/dispatch/record_rules.h"
#include "models/store/accounts.h"
#include "models/store/archive.h"
#include "models/store/cold_incident.h"
#include "models/store/sqlite_event_log.h"

namespace haven {

namespace {

template <class Answer>
Result<QueryAnswer> wrapped(Result<Answer> answer)
{
    if (!answer)
        return answer.refusal();
    return QueryAnswer(*std::move(answer));
}

// One function a question of the station file.
struct Answering {
    Database& database;
    const LogReader& reader;

    Result<QueryAnswer> operator()(const LogQuery& query) const
    {
        return wrapped(readLog(database, query, reader));
    }
    Result<QueryAnswer> operator()(const SearchQuery& query) const
    {
        auto page = searchAs(database, query, reader);
        if (page || page.refusal().code == RefusalCode::QueryCanceled)
            return wrapped(std::move(page));
        // A broken index is answered: whoever typed would wait for ever, and take it for nothing.
        IncidentPage nothing;
        nothing.fault = page.refusal();
        return QueryAnswer(std::move(nothing));
    }
    Result<QueryAnswer> operator()(const PriorQuery& query) const
    {
        return wrapped(prior(database, query));
    }
    Result<QueryAnswer> operator()(const IncidentQuery& query) const
    {
        auto log = SqliteEventLog::open(database);
        if (!log)
            return log.refusal();
        auto found = incidentFromLog(*log, query.incident);
        if (!found)
            return found.refusal();
        return QueryAnswer(IncidentFound{*std::move(found)});
    }
    Result<QueryAnswer> operator()(const AccountsQuery&) const
    {
        auto people = accounts(database);
        if (!people)
            return people.refusal();
        return QueryAnswer(AccountList{*std::move(people)});
    }
    Result<QueryAnswer> operator()(const ShiftSummaryQuery& query) const
    {
        return wrapped(readSummary(database, query, reader));
    }
    Result<QueryAnswer> operator()(const CrisisNumbersQuery& query) const
    {
        return wrapped(readNumbers(database, query, reader));
    }
    Result<QueryAnswer> operator()(const AlarmNumbersQuery& query) const
    {
        return wrapped(readAlarmNumbers(database, query, reader));
    }
    Result<QueryAnswer> operator()(const FactQuery& query) const
    {
        return wrapped(readFact(database, query, reader));
    }
    Result<QueryAnswer> operator()(const RetentionQuery&) const
    {
        const bool isOffice = mayDo(RequestRemoval{}, reader.roles);
        if (!isOffice || !reader.time)
            return QueryAnswer(RetentionFound{});
        return wrapped(readRetentionDue(database, *reader.time, reader.now));
    }
    Result<QueryAnswer> operator()(const RemovalQuery& query) const
    {
        return wrapped(readRemovalSight(database, query, reader));
    }
    Result<QueryAnswer> operator()(const ReportNumbersQuery&) const
    {
        return wrapped(readReportNumbers(database));
    }
    Result<QueryAnswer> operator()(const DossierQuery& query) const
    {
        const bool isOffice = mayLookUp(reader.roles);
        if (!isOffice || query.words.size() < kDossierWordsMin)
            return QueryAnswer(Dossier{});
        return wrapped(readDossier(database, query, reader));
    }
    Result<QueryAnswer> operator()(const LooksQuery& query) const
    {
        if (!mayLookUp(reader.roles))
            return QueryAnswer(LooksFound{});
        auto found = readLooks(database, query, reader);
        if (found)
            return QueryAnswer(*std::move(found));
        // A number that was mistyped is answered: whoever asked would wait for ever.
        const RefusalCode code = found.refusal().code;
        if (code != RefusalCode::IncidentNotFound && code != RefusalCode::IncidentAmbiguous)
            return found.refusal();
        LooksFound nothing;
        nothing.fault = found.refusal();
        return QueryAnswer(std::move(nothing));
    }
    Result<QueryAnswer> operator()(const MapCutQuery&) const
    {
        // The map lies in a file of its own, whose threads answer this (MapCutter).
        return refuse(RefusalCode::QueryCanceled);
    }
    // Those of map_answers.h are answered there.
    template <class MapQuestion>
    Result<QueryAnswer> operator()(const MapQuestion& query) const
    {
        HAVEN_ASSERT(isMapQuestion(query));
        return refuse(RefusalCode::QueryCanceled);
    }
};

} // namespace

Result<QueryAnswer> answerQuery(Database& database, const Query& query, const LogReader& reader)
{
    return std::visit(Answering{database, reader}, query);
}

} // namespace haven
