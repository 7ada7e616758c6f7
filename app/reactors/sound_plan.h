#pragma once

#include "models/dispatch/alarm_flood.h"
#include "models/items/desk.h"
#include "models/items/preferences.h"

#include <map>
#include <optional>
#include <tuple>
#include <vector>

namespace haven {

// An officer emergency and a waiting P1 sound again until somebody has them; a disk that fails
// until it does not; everything else once for each deadline.
inline constexpr Span kEmergencyEvery = Span::seconds(3);
inline constexpr Span kWaitingP1Every = Span::seconds(6);
inline constexpr Span kTroubleEvery = Span::seconds(10);

// What an alarm sounds like.
SoundEvent soundOf(const DueAlarm& alarm, const State& state);
// The most urgent first.
int urgencyOf(SoundEvent event);

// What is to be heard now. It remembers what was heard, so that a thing sounds once although it is
// looked at every second; it has no clock and makes no sound itself.
class SoundPlan final
{
public:
    // `due`: what is due and answered here, by dueAlarms(). Most urgent first, each event once.
    std::vector<SoundEvent> next(const std::vector<DueAlarm>& due, const State& state,
                                 const ChatterRule& chatter, StoreHealth health, Instant now);

private:
    using AlarmKey = std::tuple<AlarmKind, std::optional<IncidentId>, std::optional<UnitId>>;
    struct Heard {
        Instant dueAt;
        AlarmStep step = AlarmStep::First;
        Instant at;
    };
    bool isToSound(const DueAlarm& alarm, SoundEvent event, Instant now);
    bool isQuietChatter(const DueAlarm& alarm, const State& state, const ChatterRule& rule,
                        Instant now);

    std::map<AlarmKey, Heard> m_heard;
    std::map<AlarmKey, Instant> m_chatter; // since when it is only seen
    std::optional<Instant> m_troubleAt;
};

} // namespace haven
