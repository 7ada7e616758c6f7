#include "tests/testkit/fake_log.h"

#include "models/dispatch/care_rules.h"
#include "models/dispatch/log_words.h"
#include "models/dispatch/removal_sight.h"

#include <algorithm>

namespace haven::test {

namespace {

LogWordsContext wordsOf(const State& state, const Codes& codes)
{
    LogWordsContext words;
    words.codes = &codes;
    words.numberOf = [&state](IncidentId id) {
        const auto found = state.incidents.find(id);
        return found == state.incidents.end() ? std::string("unknown") : found->second.number;
    };
    return words;
}

bool isInPeriod(const LogQuery& query, Instant at)
{
    return (!query.from || at >= *query.from) && (!query.to || at <= *query.to);
}

template <class T>
bool isAmong(const std::vector<T>& wanted, const T& one)
{
    return wanted.empty() || std::find(wanted.begin(), wanted.end(), one) != wanted.end();
}

bool fits(const LogQuery& query, const LogLine& line)
{
    const auto endsWith = [&query](const std::string& number) {
        return number.size() >= query.number.size() &&
               number.compare(number.size() - query.number.size(), std::string::npos,
                              query.number) == 0;
    };
    const bool isOfIncident =
        query.number.empty() || std::any_of(line.numbers.begin(), line.numbers.end(), endsWith);
    const bool isOfUnit = !query.unit || std::find(line.units.begin(), line.units.end(),
                                                   *query.unit) != line.units.end();
    const bool isOfAgent = !query.agent || line.envelope.doneBy == *query.agent;
    return isOfIncident && isOfUnit && isOfAgent &&
           isAmong(query.sequences, line.envelope.sequence) && isAskedFor(line, query);
}

} // namespace

LogPage fakeLogPage(const std::vector<Recorded>& log, const State& state, const Codes& codes,
                    const LogQuery& query)
{
    const LogWordsContext words = wordsOf(state, codes);
    std::vector<LogLine> fitting;
    LogPage page;
    page.all = 0;
    for (const auto& recorded : log) {
        if (!isInPeriod(query, recorded.envelope.happenedAt))
            continue;
        ++page.all;
        LogLine line = outwardWords(recorded, words, LogAudience::Internal).line;
        if (fits(query, line))
            fitting.push_back(std::move(line));
    }
    page.total = static_cast<std::int64_t>(fitting.size());
    const bool isNewestFirst = query.order == LogOrder::NewestFirst;
    if (isNewestFirst)
        std::reverse(fitting.begin(), fitting.end());
    for (auto& line : fitting) {
        const std::int64_t sequence = line.envelope.sequence;
        const bool isBefore =
            query.after && (isNewestFirst ? sequence >= *query.after : sequence <= *query.after);
        if (isBefore)
            continue;
        if (static_cast<int>(page.lines.size()) == query.limit) {
            page.next = page.lines.back().envelope.sequence;
            break;
        }
        page.lines.push_back(std::move(line));
    }
    return page;
}

ShiftSummary fakeSummary(const std::vector<Recorded>& log, const Codes& codes,
                         const ShiftSummaryQuery& query)
{
    ShiftFold fold(query.from, query.to, codes);
    for (const auto& recorded : log)
        fold.add(recorded);
    return fold.summary();
}

ReportNumbers fakeReportNumbers(const std::vector<Recorded>& log)
{
    std::vector<Recorded> given;
    for (const auto& recorded : log) {
        if (recorded.event && isKind<ReportNumberAssigned>(*recorded.event))
            given.push_back(recorded);
    }
    return reportNumbersOf(given);
}

CrisisNumbers fakeNumbers(const std::vector<Recorded>& log, const Codes& codes,
                          const CrisisNumbersQuery& query)
{
    CrisisFold fold(query.from, query.to, codes, PerceivedTables::Told);
    for (const auto& recorded : log)
        fold.add(recorded);
    CrisisNumbers numbers = fold.numbers();
    if (query.period == NumbersPeriod::LastQuarter)
        numbers.quarter = "2025-Q4";
    return numbers;
}

FactFound fakeFact(const std::vector<Recorded>& log, const State& state, const Codes& codes,
                   const FactQuery& query)
{
    FactFound found;
    for (const auto& recorded : log) {
        if (recorded.envelope.sequence != query.sequence)
            continue;
        found.line = outwardWords(recorded, wordsOf(state, codes), LogAudience::Internal).line;
        found.hash = std::string(64, 'a');
        found.previousHash = std::string(64, 'b');
        const auto* flag = recorded.event ? kindIf<CrisisFlagSuggested>(&*recorded.event) : nullptr;
        if (!flag)
            continue;
        found.flag = *flag;
        const auto incident = state.incidents.find(flag->incident);
        for (const auto& note : incident->second.notes) {
            if (flag->note == note.id)
                found.note = note;
        }
    }
    return found;
}

RemovalSight fakeRemovalSight(const std::vector<Recorded>& log, const State& state,
                              const Codes& codes, const RemovalQuery& query,
                              const std::set<Role>& roles, Instant now)
{
    RemovalSeer seer;
    seer.words = wordsOf(state, codes);
    seer.classMax = mayReadCare(roles) ? FieldClass::Care : FieldClass::Police;
    seer.now = now;
    seer.weaponIn = [](const std::string& words) {
        return words.find("gun") == std::string::npos ? std::nullopt
                                                      : std::optional<std::string>("gun");
    };
    seer.incidentCalled = [&state](std::int64_t number) -> std::optional<std::string> {
        constexpr std::size_t kDigits = 6;
        std::string digits = std::to_string(number);
        digits.insert(0, kDigits - std::min(kDigits, digits.size()), '0');
        for (const auto& [id, incident] : state.incidents) {
            if (incident.number.size() > kDigits &&
                incident.number.compare(incident.number.size() - kDigits, kDigits, digits) == 0)
                return incident.number;
        }
        return std::nullopt;
    };
    return removalSight(state, query, {log, log}, log, seer);
}

} // namespace haven::test
