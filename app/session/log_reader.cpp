#include "app/session/log_reader.h"

#include "app/session/names_book.h"
#include "models/base/text.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/care_rules.h"
#include "models/dispatch/log_marks.h"
#include "models/dispatch/record_rules.h"
#include "models/store/accounts.h"
#include "models/store/archive.h"
#include "models/store/cold_incident.h"
#include "models/store/removal.h"
#include "models/store/sqlite_event_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>

namespace haven {

namespace {

constexpr const char* kKeptBack = "[not shown to this role]";

// A quiet shift is shown from its own beginning; only what lies far before the first fact is left
// out.
constexpr Span kBeforeFirst = Span::hours(24);

// What one answer has looked up already. A failed look-up is not an answer's end: the line then
// shows the plain id, and says of the incident as if it were restricted.
class Looked final
{
public:
    explicit Looked(Database& database) : m_database(database)
    {
        if (const auto people = accounts(database)) {
            for (const auto& account : *people)
                m_names.emplace(account.agent, account.name);
        }
    }

    std::string numberOf(IncidentId id)
    {
        const auto [at, isNew] = m_numbers.try_emplace(id);
        if (!isNew)
            return at->second;
        Statement query(m_database, "SELECT number FROM archive WHERE incident = ?1");
        const auto step = query.bind(id.value).step();
        at->second = step && *step == Step::Row ? std::string(query.text(0))
                                                : "incident " + std::to_string(id.value);
        return at->second;
    }

    Visibility visibilityOf(IncidentId id)
    {
        const auto [at, isNew] = m_visibility.try_emplace(id, Visibility::Normal);
        if (!isNew)
            return at->second;
        Statement query(m_database,
                        "SELECT " HAVEN_EVENT_COLUMNS "FROM event_incident i"
                        " JOIN event e ON e.seq = i.seq LEFT JOIN event_payload p ON p.seq = e.seq"
                        " WHERE i.incident = ?1 AND e.type = 'VisibilityChanged'"
                        " ORDER BY i.seq DESC LIMIT 1");
        const auto step = query.bind(id.value).step();
        if (step && *step == Step::Done)
            return at->second;
        at->second = Visibility::Restricted;
        const auto fact = step ? recordedFrom(eventRowFrom(query)) : step.refusal();
        const auto* changed =
            fact && fact->event ? kindIf<VisibilityChanged>(&*fact->event) : nullptr;
        if (changed)
            at->second = changed->visibility;
        return at->second;
    }

    // Each one that was ever recorded, also of those that were joined to it; one that cannot be
    // read is not known here either.
    std::vector<std::string> alarmCodesOf(IncidentId id)
    {
        const auto [at, isNew] = m_codes.try_emplace(id);
        if (!isNew)
            return at->second;
        Statement query(
            m_database,
            "SELECT " HAVEN_EVENT_COLUMNS "FROM event_incident i"
            " JOIN event e ON e.seq = i.seq LEFT JOIN event_payload p ON p.seq = e.seq"
            " WHERE i.incident = ?1 AND e.type IN ('PremiseAlarmRecorded', 'IncidentsMerged')");
        query.bind(id.value);
        std::vector<IncidentId> joined;
        for (;;) {
            const auto step = query.step();
            if (!step || *step == Step::Done)
                break;
            const auto fact = recordedFrom(eventRowFrom(query));
            const auto* alarm =
                fact && fact->event ? kindIf<PremiseAlarmRecorded>(&*fact->event) : nullptr;
            if (alarm && !alarm->alarm.code.empty())
                at->second.push_back(alarm->alarm.code);
            const auto* join =
                fact && fact->event ? kindIf<IncidentsMerged>(&*fact->event) : nullptr;
            if (join && join->into == id)
                joined.push_back(join->from);
        }
        for (const IncidentId from : joined) {
            const std::vector<std::string> codes = alarmCodesOf(from);
            at->second.insert(at->second.end(), codes.begin(), codes.end());
        }
        return at->second;
    }

    std::string nameOf(const AgentId& agent) const
    {
        const auto found = m_names.find(agent);
        return found == m_names.end() ? std::string() : found->second;
    }

private:
    Database& m_database;
    std::map<IncidentId, std::string> m_numbers;
    std::map<IncidentId, Visibility> m_visibility;
    std::map<IncidentId, std::vector<std::string>> m_codes;
    std::map<AgentId, std::string> m_names;
};

std::optional<Note> noteOf(Database& database, const CrisisFlagSuggested& flag)
{
    auto log = SqliteEventLog::open(database);
    if (!log || !flag.note)
        return std::nullopt;
    const auto facts = log->readIncident(flag.incident);
    if (!facts)
        return std::nullopt;
    for (const auto& fact : *facts) {
        const auto* added = fact.event ? kindIf<NoteAdded>(&*fact.event) : nullptr;
        if (!added || added->note != *flag.note)
            continue;
        Note note;
        note.id = added->note;
        note.text = added->text;
        note.fieldClass = added->fieldClass;
        return note;
    }
    return std::nullopt;
}

} // namespace

FieldClass classMaxOf(const std::set<Role>& roles)
{
    return mayReadCare(roles) ? FieldClass::Care : FieldClass::Police;
}

bool mayReadNames(const std::set<Role>& roles)
{
    const FieldClass max = classMaxOf(roles);
    return max >= FieldClass::Victim && max >= FieldClass::Juvenile;
}

std::set<IncidentId> openedWith(const State& state, IncidentId id)
{
    std::set<IncidentId> all{id};
    const auto chosen = state.incidents.find(id);
    const auto whole = chosen != state.incidents.end() && chosen->second.mergedInto
                           ? state.incidents.find(*chosen->second.mergedInto)
                           : chosen;
    if (whole != state.incidents.end()) {
        all.insert(whole->first);
        all.insert(whole->second.mergedFrom.begin(), whole->second.mergedFrom.end());
    }
    return all;
}

LogWordsContext stationWords(Database& database, const LogReader& reader)
{
    auto looked = std::make_shared<Looked>(database); // shared by the three functions
    LogWordsContext words;
    words.codes = reader.codes;
    words.numberOf = [looked](IncidentId id) { return looked->numberOf(id); };
    words.visibilityOf = [looked](IncidentId id) { return looked->visibilityOf(id); };
    words.nameOf = [looked](const AgentId& agent) { return looked->nameOf(agent); };
    // Those who may restrict an incident may read it.
    const bool mayOpen =
        reader.roles.count(Role::Supervisor) > 0 || reader.roles.count(Role::Clinician) > 0;
    if (mayOpen && reader.opened)
        words.visibilityOf = [looked, opened = *reader.opened](IncidentId id) {
            return opened.count(id) > 0 ? Visibility::Normal : looked->visibilityOf(id);
        };
    else if (mayOpen)
        words.restricted = RestrictedWords::Told;
    if (!mayOpen)
        words.careRecord = LogWordsContext::CareRecord::Withheld;
    if (!mayReadChecks(reader.roles))
        words.justiceRecord = LogWordsContext::JusticeRecord::Withheld;
    if (!mayLookUp(reader.roles))
        words.looks = LogWordsContext::Looks::Withheld;
    if (!mayReadNames(reader.roles))
        words.protectedNames = LogWordsContext::ProtectedNames::Withheld;
    // Shared: the context is copied on its way.
    words.namesIn = [book = std::make_shared<NamesBook>(database)](const Recorded& recorded,
                                                                   const std::string& text) {
        return book->piecesOf(recorded, text);
    };
    return words;
}

LogWordsContext outwardStationWords(Database& database, const LogReader& reader)
{
    LogWordsContext words = stationWords(database, reader);
    words.alarmCodesOf = [looked = std::make_shared<Looked>(database)](IncidentId id) {
        return looked->alarmCodesOf(id);
    };
    return words;
}

Result<bool> narrowToNumber(Database& database, LogQuery& query)
{
    if (query.number.empty())
        return true;
    const auto incident = incidentNumbered(database, query.number);
    if (!incident)
        return incident.refusal();
    if (*incident) {
        query.incident = **incident;
        return true;
    }
    const auto removals = removalsOfNumber(database, query.number);
    if (!removals)
        return removals.refusal();
    query.sequences = *removals;
    return !removals->empty();
}

Result<LogPage> readLog(Database& database, LogQuery query, const LogReader& reader)
{
    const auto isThere = narrowToNumber(database, query);
    if (!isThere)
        return isThere.refusal();
    if (!*isThere)
        return LogPage{};
    if (!query.marks.empty() && query.types.empty())
        query.types = typesWithMarks(query.marks);
    const LogWordsContext words = stationWords(database, reader);
    LogPage out;
    const auto keep = [&](const Recorded& recorded) {
        LogLine line = outwardWords(recorded, words, LogAudience::Internal).line;
        if (!isAskedFor(line, query))
            return false;
        const bool isKept = line.fieldClass > classMaxOf(reader.roles);
        if (isKept && !query.words.empty())
            return false; // that it was found would tell what stands there
        if (isKept)
            line.text = kKeptBack;
        out.lines.push_back(std::move(line));
        return true;
    };
    const bool isPlain = query.marks.empty() && query.words.empty();
    const auto page = logPage(database, query, isPlain ? KeepFact() : keep);
    if (!page)
        return page.refusal();
    for (const auto& recorded : page->facts) {
        if (isPlain)
            keep(recorded);
    }
    out.total = page->total;
    out.all = page->all;
    out.next = page->next;
    return out;
}

Result<FactFound> readFact(Database& database, const FactQuery& query, const LogReader& reader)
{
    const auto row = factRow(database, query.sequence);
    if (!row)
        return row.refusal();
    FactFound found;
    if (!*row)
        return found;
    const auto recorded = recordedFrom(**row);
    if (!recorded)
        return recorded.refusal();
    const LogWordsContext words = stationWords(database, reader);
    const OutwardLine outward = outwardWords(*recorded, words, LogAudience::Internal);
    found.line = outward.line;
    const bool isKept = found.line->fieldClass > classMaxOf(reader.roles);
    if (isKept)
        found.line->text = kKeptBack;
    found.hash = hexOf(bytesOf((*row)->hash));
    found.previousHash = hexOf(bytesOf((*row)->previous));
    const auto* flag = recorded->event ? kindIf<CrisisFlagSuggested>(&*recorded->event) : nullptr;
    if (!flag || isKept || !outward.withheld.empty())
        return found;
    auto note = noteOf(database, *flag);
    if (!note || withheldFor(LogAudience::Internal, note->fieldClass))
        return found;
    found.flag = *flag;
    found.note = std::move(note);
    return found;
}

namespace {

// In the order of the log. True: there were more than are counted.
Result<bool> eachFact(Database& database, Instant from, Instant to,
                      const std::function<void(const Recorded&)>& take)
{
    LogQuery facts;
    facts.from = from;
    facts.to = to;
    facts.order = LogOrder::OldestFirst;
    facts.limit = kPageMax;
    std::int64_t counted = 0;
    for (;;) {
        const auto page = logPage(database, facts, {});
        if (!page)
            return page.refusal();
        for (const auto& recorded : page->facts)
            take(recorded);
        counted += static_cast<std::int64_t>(page->facts.size());
        if (!page->next || counted >= kSummaryFactsMax)
            return page->next.has_value();
        facts.after = page->next;
    }
}

// Why a rule was passed over, or others were sent, is somebody's words: as this reader may read
// them.
Recorded overrideAsRead(Recorded recorded, const OverrideRecorded& fact,
                        const LogWordsContext& words, const LogReader& reader)
{
    OverrideRecorded told = fact;
    const bool isClosed = words.restricted == RestrictedWords::Withheld && fact.incident &&
                          words.visibilityOf(*fact.incident) == Visibility::Restricted;
    if (isClosed || fact.reasonClass > classMaxOf(reader.roles)) {
        told.reason = kKeptBack;
    } else if (words.protectedNames == LogWordsContext::ProtectedNames::Withheld) {
        told.reason.clear();
        for (const NamedPiece& piece : words.namesIn(recorded, fact.reason))
            told.reason += piece.nameOf ? std::string(kNameWithheld) : piece.text;
    }
    recorded.event = std::move(told);
    return recorded;
}

} // namespace

Result<ShiftSummary> readSummary(Database& database, const ShiftSummaryQuery& query,
                                 const LogReader& reader)
{
    LogQuery facts;
    facts.from = query.from;
    facts.to = query.to;
    facts.order = LogOrder::OldestFirst;
    facts.limit = kPageMax;
    auto page = logPage(database, facts, {});
    if (!page)
        return page.refusal();
    // "Everything" begins with the first fact, not in 1970.
    Instant from = query.to;
    for (const auto& recorded : page->facts)
        from = std::min(from, recorded.envelope.happenedAt);
    ShiftFold fold(std::max(from - kBeforeFirst, query.from), query.to, *reader.codes);
    const LogWordsContext words = stationWords(database, reader);
    std::int64_t counted = 0;
    for (;;) {
        for (const auto& recorded : page->facts) {
            const auto* passed =
                recorded.event ? kindIf<OverrideRecorded>(&*recorded.event) : nullptr;
            if (passed)
                fold.add(overrideAsRead(recorded, *passed, words, reader));
            else
                fold.add(recorded);
        }
        counted += static_cast<std::int64_t>(page->facts.size());
        if (!page->next || counted >= kSummaryFactsMax) {
            ShiftSummary summary = fold.summary();
            summary.isCut = page->next.has_value();
            return summary;
        }
        facts.after = page->next;
        page = logPage(database, facts, {});
        if (!page)
            return page.refusal();
    }
}

namespace {

constexpr int kQuarters = 4;
constexpr int kQuarterMonths = 3;
constexpr std::size_t kQuarterWord = 7; // "2026-Q3"

// Quarters counted from the year 0 on.
std::optional<Instant> firstMomentOf(int quarter, const AgencyTime& time)
{
    const std::string day = fmt::format("{:04}-{:02}-01", quarter / kQuarters,
                                        quarter % kQuarters * kQuarterMonths + 1);
    return time.parse(day, Instant{});
}

std::optional<CrisisNumbersQuery> wholeQuarter(int quarter, const AgencyTime& time)
{
    const auto from = firstMomentOf(quarter, time);
    const auto next = firstMomentOf(quarter + 1, time);
    if (!from || !next)
        return std::nullopt;
    return CrisisNumbersQuery{*from, Instant{next->ms - 1}};
}

int quarterAt(Instant at, const AgencyTime& time)
{
    const LocalDay day = time.dayOf(at);
    return day.year * kQuarters + (day.month - 1) / kQuarterMonths;
}

// "2026-Q3" where the period is that quarter, whole and over; else nothing. A period that ends with
// the first moment of the next quarter is meant as the quarter.
std::string quarterWord(const CrisisNumbersQuery& query, const LogReader& reader)
{
    if (!reader.time)
        return {};
    const int number = quarterAt(query.from, *reader.time);
    const auto quarter = wholeQuarter(number, *reader.time);
    const bool isOne = quarter && query.from == quarter->from &&
                       (query.to == quarter->to || query.to.ms == quarter->to.ms + 1) &&
                       reader.now > quarter->to;
    return isOne ? fmt::format("{:04}-Q{}", number / kQuarters, number % kQuarters + 1)
                 : std::string();
}

PerceivedTables perceivedTables(const std::string& quarter, Instant to, const LogReader& reader)
{
    if (reader.roles.count(Role::Supervisor) == 0)
        return PerceivedTables::NoRole;
    if (quarter.empty())
        return PerceivedTables::NotAQuarter;
    return reader.now > to + kWrittenWithin ? PerceivedTables::Told : PerceivedTables::NotYet;
}

// Whether something that the tables counted is gone since they could be told. What went before that
// is in none of them.
Result<bool> isTakenOutSince(Database& database, const CrisisNumbersQuery& query)
{
    const Instant toldSince = query.to + kWrittenWithin;
    auto log = SqliteEventLog::open(database);
    if (!log)
        return log.refusal();
    const auto removed = log->readTypes({1}, {PayloadRemoved::kType});
    if (!removed)
        return removed.refusal();
    for (const Recorded& one : *removed) {
        const auto* gone = one.event ? kindIf<PayloadRemoved>(&*one.event) : nullptr;
        if (!gone || one.envelope.recordedAt <= toldSince)
            continue;
        Statement fact(database, "SELECT type FROM event WHERE seq = ?1 AND"
                                 " (recorded_at_ms BETWEEN ?2 AND ?3 OR happened_at_ms BETWEEN ?2"
                                 " AND ?3)");
        const auto step = fact.bind(gone->sequence).bind(query.from.ms).bind(toldSince.ms).step();
        if (!step)
            return step.refusal();
        if (*step == Step::Row && isOfPerceivedTables(fact.text(0)))
            return true;
    }
    return false;
}

} // namespace

std::optional<CrisisNumbersQuery> quarterNamed(std::string_view words, const AgencyTime& time)
{
    const bool isOne = words.size() == kQuarterWord && isDigits(words.substr(0, 4)) &&
                       (words.substr(4, 2) == "-Q" || words.substr(4, 2) == "-q") &&
                       words[6] >= '1' && words[6] <= '4';
    if (!isOne)
        return std::nullopt;
    const int year = std::stoi(std::string(words.substr(0, 4)));
    return wholeQuarter(year * kQuarters + (words[6] - '1'), time);
}

Result<CrisisNumbers> readNumbers(Database& database, CrisisNumbersQuery query,
                                  const LogReader& reader)
{
    if (query.period == NumbersPeriod::LastQuarter && reader.time) {
        const auto last = wholeQuarter(quarterAt(reader.now, *reader.time) - 1, *reader.time);
        query = last.value_or(query);
    }
    const std::string quarter = quarterWord(query, reader);
    if (!quarter.empty() && reader.time) // one period alone tells: not a millisecond more
        query.to = wholeQuarter(quarterAt(query.from, *reader.time), *reader.time)->to;
    PerceivedTables tables = perceivedTables(quarter, query.to, reader);
    if (tables == PerceivedTables::Told) {
        const auto isGone = isTakenOutSince(database, query);
        if (!isGone)
            return isGone.refusal();
        tables = *isGone ? PerceivedTables::Removed : tables;
    }
    CrisisFold fold(query.from, query.to, *reader.codes, tables);
    const auto isCut = eachFact(database, query.from - kAgainWithin, query.to + kWrittenWithin,
                                [&fold](const Recorded& recorded) { fold.add(recorded); });
    if (!isCut)
        return isCut.refusal();
    CrisisNumbers numbers = fold.numbers();
    numbers.quarter = quarter;
    numbers.isCut = *isCut;
    return numbers;
}

Result<AlarmNumbers> readAlarmNumbers(Database& database, const AlarmNumbersQuery& query,
                                      const LogReader& reader)
{
    AlarmFold fold(query.from, query.to, reader.codes->alarms);
    const auto isCut = eachFact(database, query.from, query.to,
                                [&fold](const Recorded& recorded) { fold.add(recorded); });
    if (!isCut)
        return isCut.refusal();
    const LogWordsContext words = stationWords(database, reader);
    AlarmNumbers numbers = fold.numbers(words.numberOf, [&words](IncidentId id) {
        return words.restricted == RestrictedWords::Withheld &&
               words.visibilityOf(id) == Visibility::Restricted;
    });
    numbers.isCut = *isCut;
    return numbers;
}

Result<ReportNumbers> readReportNumbers(Database& database)
{
    auto log = SqliteEventLog::open(database);
    if (!log)
        return log.refusal();
    const auto facts = log->readTypes({}, {ReportNumberAssigned::kType});
    if (!facts)
        return facts.refusal();
    return reportNumbersOf(*facts);
}

} // namespace haven
