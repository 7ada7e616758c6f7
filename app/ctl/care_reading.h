#pragma once

#include "app/ctl/verb.h"
#include "models/exchange/care_report.h"

#include <functional>

// How havenctl reads what is not for everybody: without --as the open and the police fields, also
// while a console holds the station; with --as and --reason all that the roles may see, and that it
// was read is on the record before it is shown.
namespace haven::ctl {

struct CareReading {
    CareView view = CareView::CareRecord;
    std::optional<std::string> incident; // its number, whole or its last digits
    std::optional<CarePlanId> plan;
    std::string selection; // in words, for the fact of an export
    // Refused: what was seen of somebody's state of mind is read by whom the log names, whatever
    // its class.
    enum class Plain { Shown, Refused } plain = Plain::Shown;
    // Called once everything is found; the incident is nullptr where none was asked for.
    std::function<Result<Report>(const CareWish&, const Incident*, const ReportClock&)> report;
};

// --station, --as, --reason, --format text|json|csv|pdf, --out; answers the exit code.
int showCare(const Arguments& arguments, const CareReading& reading, std::string_view usage);

} // namespace haven::ctl
