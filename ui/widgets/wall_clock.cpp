#include "ui/widgets/wall_clock.h"

namespace haven::ui {

QString minuteWords(const WallClock& clock, Instant at, Instant now)
{
    constexpr qsizetype kDay = 10; // "2026-11-21" of "2026-11-21 21:47:08"
    constexpr qsizetype kMinute = 5;
    const QString dated = clock.dated(at);
    const QString minute = dated.mid(kDay + 1, kMinute);
    const bool isToday = dated.left(kDay) == clock.dated(now).left(kDay);
    return isToday ? minute : dated.left(kDay) + u' ' + minute;
}

} // namespace haven::ui
