#include "app/ctl/care_reading.h"

#include "models/base/text.h"
#include "models/dispatch/care_rules.h"

namespace haven::ctl {

namespace {

constexpr const char* kCareUsage =
    "care INCIDENT | plans | plan NUMBER [--incident N] --station FILE [--as AGENT --reason TEXT]"
    " [--format text|json|csv|pdf] [--out FILE]";
constexpr const char* kFollowUpsUsage =
    "followups --station FILE [--as AGENT --reason TEXT] [--format text|json|csv|pdf] [--out FILE]";
constexpr const char* kWorksheetUsage =
    "worksheet INCIDENT request|certificate --station FILE --as AGENT --reason TEXT"
    " [--format text|json|csv|pdf] [--out FILE]";

Result<Report> incidentPage(const CareWish& wish, const Incident* incident,
                            const ReportClock& clock)
{
    if (!incident)
        return refuse(RefusalCode::IncidentNotFound, "");
    return careReport(wish, *incident, clock);
}

int showPlan(const Arguments& arguments)
{
    const std::string& word = arguments.words[1];
    if (!isDigits(word) || word.size() > 9)
        return misused(kCareUsage);
    CareReading reading;
    reading.view = CareView::CarePlan;
    reading.incident = arguments.option("incident");
    reading.plan = CarePlanId(std::stoll(word));
    reading.selection = "care plan " + word;
    reading.report = [id = *reading.plan](const CareWish& wish, const Incident*,
                                          const ReportClock& clock) -> Result<Report> {
        return planReport(wish, wish.state.carePlans.at(id), clock);
    };
    return showCare(arguments, reading, kCareUsage);
}

} // namespace

int runCare(const Arguments& arguments)
{
    const auto& words = arguments.words;
    if (words.size() == 2 && words[0] == "plan")
        return showPlan(arguments);
    if (words.size() != 1)
        return misused(kCareUsage);
    CareReading reading;
    if (words[0] == "plans") {
        reading.selection = "care plans";
        reading.report = [](const CareWish& wish, const Incident*,
                            const ReportClock& clock) -> Result<Report> {
            return planListReport(wish, clock);
        };
        return showCare(arguments, reading, kCareUsage);
    }
    reading.incident = words[0];
    reading.selection = "care record of " + words[0];
    reading.report = incidentPage;
    return showCare(arguments, reading, kCareUsage);
}

int runFollowUps(const Arguments& arguments)
{
    if (!arguments.words.empty())
        return misused(kFollowUpsUsage);
    CareReading reading;
    reading.view = CareView::FollowUps;
    reading.selection = "follow-ups";
    reading.report = [](const CareWish& wish, const Incident*,
                        const ReportClock& clock) -> Result<Report> {
        return followUpReport(wish, clock);
    };
    return showCare(arguments, reading, kFollowUpsUsage);
}

int runWorksheet(const Arguments& arguments)
{
    const auto& words = arguments.words;
    const bool isRequest = words.size() == 2 && words[1] == "request";
    if (!isRequest && !(words.size() == 2 && words[1] == "certificate"))
        return misused(kWorksheetUsage, "the worksheet is request or certificate");
    const CareSheet sheet = isRequest ? CareSheet::OfficerRequest : CareSheet::Certificate;
    CareReading reading;
    reading.view = isRequest ? CareView::OfficerRequest : CareView::Certificate;
    reading.incident = words[0];
    reading.selection = "worksheet of " + words[0];
    reading.plain = CareReading::Plain::Refused;
    reading.report = [sheet](const CareWish& wish, const Incident* incident,
                             const ReportClock& clock) -> Result<Report> {
        if (!incident)
            return refuse(RefusalCode::IncidentNotFound, "");
        return worksheetReport(wish, *incident, sheet, clock);
    };
    return showCare(arguments, reading, kWorksheetUsage);
}

} // namespace haven::ctl
