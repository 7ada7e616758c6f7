#include "app/session/log_report.h"

#include "models/base/text.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

constexpr int kReportRowsMax = 200'000;

Report emptyReport(const LogReportRequest& request)
{
    Report report;
    report.title = "Shift log, " + request.agency;
    report.preface.push_back("For: " + std::string(audienceWord(request.audience)));
    if (!request.selection.empty())
        report.preface.push_back("Selection: " + request.selection);
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
    std::string who = line.envelope.doneBy.value;
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

bool hasAnyMark(const LogLine& line, const std::vector<LogMark>& marks)
{
    return marks.empty() || std::any_of(marks.begin(), marks.end(), [&](LogMark mark) {
               return std::find(line.marks.begin(), line.marks.end(), mark) != line.marks.end();
           });
}

} // namespace

Result<LogReport> logReport(Database& database, const LogReportRequest& request,
                            const LogWordsContext& words, const AgencyTime& time)
{
    LogReport out;
    out.report = emptyReport(request);
    LogQuery query = request.query;
    const int rowsMax = std::min(query.limit, kReportRowsMax);
    query.order = LogOrder::OldestFirst;
    query.limit = kPageMax;
    query.marks.clear();
    std::set<std::string> codes;
    while (static_cast<int>(out.report.rows.size()) < rowsMax) {
        const auto page = logPage(database, query, {});
        if (!page)
            return page.refusal();
        for (const auto& recorded : page->facts) {
            query.after = recorded.envelope.sequence;
            const OutwardLine outward = outwardWords(recorded, words, request.audience);
            if (!hasAnyMark(outward.line, request.query.marks))
                continue;
            ReportCell what = ReportCell::of(outward.line.text, outward.line.fieldClass);
            if (request.audience == LogAudience::Internal &&
                outward.line.fieldClass > request.classMax) {
                what = ReportCell::withheld(outward.line.fieldClass, "not shown to plain reading");
                ++out.withheld;
            }
            out.withheld += static_cast<std::int64_t>(outward.withheld.size());
            codes.insert(outward.withheld.begin(), outward.withheld.end());
            out.report.rows.push_back(rowOf(outward.line, std::move(what), time));
            if (static_cast<int>(out.report.rows.size()) == rowsMax)
                break;
        }
        if (static_cast<int>(page->facts.size()) < query.limit)
            break;
    }
    for (const auto& code : codes)
        out.report.notes.push_back(code + ": " + std::string(withholdingSentence(code)));
    return out;
}

} // namespace haven
