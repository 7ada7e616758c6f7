#include "app/session/log_report.h"

#include "models/base/text.h"
#include "models/dispatch/log_marks.h"
#include "models/store/archive.h"

#include <algorithm>
#include <map>

namespace haven {

namespace {

constexpr int kReportRowsMax = 200'000;

std::string_view audienceTitle(LogAudience audience)
{
    switch (audience) {
    case LogAudience::Internal:
        return "internal use";
    case LogAudience::Foi:
        return "a records request (FOI)";
    case LogAudience::Press:
        return "the press";
    case LogAudience::Court:
        return "a court";
    }
    return {};
}

Report emptyReport(const LogReportRequest& request)
{
    Report report;
    report.title = "Shift log, " + request.agency;
    report.preface.push_back("For: " + std::string(audienceTitle(request.audience)));
    if (!request.selection.empty())
        report.preface.push_back("Selection: " + request.selection);
    if (!request.made.empty())
        report.preface.push_back("Made: " + request.made);
    report.columns = {{"time", "Time"}, {"recorded", "Recorded"}, {"incident", "Incident"},
                      {"unit", "Unit"}, {"agent", "Who"},         {"position", "Position"},
                      {"what", "What"}, {"marks", "Marks"}};
    return report;
}

std::string marksOf(const LogLine& line)
{
    std::vector<std::string> words;
    for (const auto mark : line.marks)
        words.push_back(toLower(enumName(mark)));
    return joined(words, ", ");
}

std::vector<ReportCell> rowOf(const LogLine& line, ReportCell what, const AgencyTime& time)
{
    std::vector<std::string> units;
    for (const auto& unit : line.units)
        units.push_back(unit.value);
    const auto open = [](std::string text) {
        return ReportCell::of(std::move(text), FieldClass::Open);
    };
    std::string who = line.who;
    if (line.envelope.recordedBy != line.envelope.doneBy)
        who += " (entered by " + line.envelope.recordedBy.value + ")";
    return {open(time.dated(line.envelope.happenedAt).toStdString()),
            open(time.dated(line.envelope.recordedAt).toStdString()),
            open(joined(line.numbers, ", ")),
            open(joined(units, ", ")),
            open(std::move(who)),
            open(line.envelope.position.value),
            std::move(what),
            open(marksOf(line))};
}

// What a page of facts adds to the report.
struct Writing {
    const LogReportRequest& request;
    const LogWordsContext words;
    const AgencyTime& time;
    LogReport out;
    std::map<std::string, std::int64_t> codes; // how often each stands there
    bool tellsHealth = false;

    void add(const Recorded& recorded)
    {
        const OutwardLine outward = outwardWords(recorded, words, request.audience);
        const LogLine& line = outward.line;
        if (!isAskedFor(line, request.query))
            return;
        ReportCell what = ReportCell::of(line.text, line.fieldClass);
        const bool isPlainOnly =
            request.audience == LogAudience::Internal && line.fieldClass > request.classMax;
        if (isPlainOnly && !request.query.words.empty())
            return; // that it was found would tell what stands there
        if (isPlainOnly) {
            what = ReportCell::withheld(line.fieldClass, "not shown to plain reading");
            ++out.withheld;
        }
        tellsHealth = tellsHealth || (!isPlainOnly && line.fieldClass >= FieldClass::Care);
        out.withheld += static_cast<std::int64_t>(outward.withheld.size());
        for (const auto& code : outward.withheld)
            ++codes[code];
        out.report.rows.push_back(rowOf(line, std::move(what), time));
    }

    LogReport finished()
    {
        for (const auto& [code, count] : codes)
            out.report.notes.push_back(code + ", " + std::to_string(count) +
                                       " withheld: " + std::string(withholdingSentence(code)));
        if (request.audience == LogAudience::Internal && codes.count(std::string(kRestrictedCode)))
            out.report.notes.emplace_back(
                "A restricted incident is read by itself, by a supervisor or a clinician who says "
                "why: open it on the screen, or ask with --as AGENT --incident N --reason TEXT.");
        if (tellsHealth)
            out.report.notes.emplace_back(
                "This report tells of the health of persons in crisis. It may not be passed on "
                "without a consent or an order that allows it.");
        return std::move(out);
    }
};

} // namespace

Result<LogReport> logReport(Database& database, const LogReportRequest& request,
                            const LogReader& reader, const AgencyTime& time)
{
    Writing writing{
        request, outwardStationWords(database, reader), time, {emptyReport(request), 0}, {}};
    LogQuery query = request.query;
    const auto isThere = narrowToNumber(database, query);
    if (!isThere)
        return isThere.refusal();
    if (!*isThere)
        return refuse(RefusalCode::IncidentNotFound, query.number);
    if (!query.incident && !query.number.empty())
        writing.out.report.notes.push_back("Incident " + query.number +
                                           " was removed under law: what it said is gone, and "
                                           "this is what the log says of the removal.");
    const auto rowsMax = static_cast<std::size_t>(std::min(query.limit, kReportRowsMax));
    query.order = LogOrder::OldestFirst;
    query.limit = kPageMax;
    if (query.types.empty())
        query.types = typesWithMarks(query.marks);
    query.marks.clear();
    query.words.clear();
    query.after.reset();
    for (;;) {
        const auto page = logPage(database, query, {});
        if (!page)
            return page.refusal();
        for (const auto& recorded : page->facts) {
            if (writing.out.report.rows.size() == rowsMax)
                return writing.finished();
            writing.add(recorded);
        }
        if (!page->next)
            return writing.finished();
        query.after = page->next;
    }
}

} // namespace haven
