#pragma once

#include "app/session/live_positions.h"
#include "app/session/session.h"
#include "models/store/read_progress.h"
#include "models/store/reader_pool.h"

#include <memory>
#include <string>

namespace haven {

// A station as a console needs it: the session, and readers beside it.
struct OpenStation {
    std::unique_ptr<Session> session;
    std::unique_ptr<ReaderPool> readers;
    PositionStart positions;
};

// Errors: those of Session::open and ReaderPool::open. Reads and writes files: on the screen's
// thread only on a tour, which has no window yet. `reading` must outlive the call.
Result<OpenStation> openStation(const std::string& path, const std::string& holder,
                                Session::Wake wake, ReadProgress* reading = nullptr);

// An empty live station without accounts, as `havenctl station new` makes it. Errors: those of
// createStation; FileUnwritable for a folder that cannot be made.
Result<void> makeLiveStation(const std::string& path, const std::string& agency,
                             const std::string& timeZone);

// What becomes of a demo whose console was cut off less than kDemoGoesOnFor ago.
enum class DemoCutOff { GoesOn, IsGone };
inline constexpr Span kDemoGoesOnFor = Span::minutes(30);

// The demo station of this person, made anew because a demo evening is about now; one that was cut
// off a moment ago goes on where it was, with what was half-typed. It never takes the place of
// another station. Errors: StationExists, StationLocked, those of makeDemoStation.
Result<void> remakeDemoStation(const std::string& path, DemoCutOff cutOff = DemoCutOff::IsGone);

// Where a console without --station looks.
std::string usualStationPath();
std::string demoStationPath();

} // namespace haven
