#pragma once

#include "models/base/instant.h"

#include <optional>
#include <QString>
#include <QTimeZone>
#include <string>
#include <string_view>

namespace haven {

// The agency's wall clock. The core has no time zones; whoever needs local time comes here.
class AgencyTime final
{
public:
    // An unknown zone is UTC: times are then shown as what they are on disk.
    explicit AgencyTime(std::string_view ianaName);

    bool isKnown() const { return m_isKnown; }
    LocalDay dayOf(Instant at) const;
    Span offsetAt(Instant at) const; // local minus UTC
    QString clock(Instant at) const; // "21:47:08"
    QString dated(Instant at) const; // "2026-11-21 21:47:08"
    QString zulu(Instant at) const;  // "02:47Z"
    // "2026-11-21", "2026-11-21 21:40", "21:40" (today by `now`), ISO with Z or an offset.
    std::optional<Instant> parse(std::string_view text, Instant now) const;
    // As the end of a period: a day alone is meant with all of it, to its last millisecond.
    std::optional<Instant> parseEnd(std::string_view text, Instant now) const;

private:
    QTimeZone m_zone;
    bool m_isKnown;
};

Instant systemNow();

} // namespace haven
