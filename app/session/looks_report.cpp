#include "app/session/looks_report.h"

#include "app/session/record_reader.h"
#include "models/base/text.h"
#include "models/dispatch/record_rules.h"
#include "models/items/desk.h"

namespace haven {

namespace {

ReportCell openCell(std::string text)
{
    return ReportCell::of(std::move(text), FieldClass::Open);
}

} // namespace

std::string looksSelection(const LooksQuery& query, const AgencyTime& time)
{
    std::vector<std::string> words{"who looked at what"};
    if (!query.number.empty())
        words.push_back("incident " + query.number);
    if (auto about = looksAbout(query); !about.empty())
        words.push_back(std::move(about));
    if (query.from)
        words.push_back("from " + time.dated(*query.from).toStdString());
    if (query.to)
        words.push_back("to " + time.dated(*query.to).toStdString());
    return joined(words, ", ");
}

LogReport looksReport(const LooksFound& found, const LooksQuery& query, const LogReader& reader,
                      const AgencyTime& time)
{
    LogReport made;
    made.report.title = "Who looked at what";
    made.report.preface.push_back("Selection: " + looksSelection(query, time));
    made.report.columns = {{"time", "Time"},         {"agent", "Agent"},       {"who", "Who"},
                           {"position", "Position"}, {"incident", "Incident"}, {"what", "What"}};
    for (const LogLine& line : found.lines) {
        const bool isTold = line.fieldClass <= classMaxOf(reader.roles);
        made.withheld += isTold ? 0 : 1;
        made.report.rows.push_back(
            {openCell(time.dated(line.envelope.recordedAt).toStdString()),
             openCell(line.envelope.doneBy.value), openCell(line.who),
             openCell(line.envelope.position.value), openCell(joined(line.numbers, ", ")),
             isTold ? ReportCell::of(line.text, line.fieldClass)
                    : ReportCell::withheld(line.fieldClass, "not shown to this role")});
    }
    if (found.isCut)
        made.report.notes.emplace_back("There are older ones that are not in this table.");
    return made;
}

Result<LogReport> looksReport(Database& database, const LooksQuery& query, const LogReader& reader,
                              const AgencyTime& time)
{
    if (!mayLookUp(reader.roles))
        return refuse(RefusalCode::RoleMissing, RecordView::kName, "Supervisor or Administrator");
    LooksQuery all = query;
    all.limit = kExportRowsMax;
    const auto found = readLooks(database, all, reader);
    if (!found)
        return found.refusal();
    return looksReport(*found, query, reader, time);
}

} // namespace haven
