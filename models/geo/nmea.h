#pragma once

#include "models/geo/position_reader.h"

#include <string>

namespace haven {

namespace wire {
class Fields;
}

// NMEA 0183 allows 82 characters; receivers send up to twice as much.
inline constexpr std::size_t kNmeaSentenceMax = 256;

// NMEA 0183 of one receiver, of whatever talkers: RMC, GGA, GLL and GNS give
// positions, ZDA the date, VTG the speed, GSA how good the fix is. A position
// is handed over with each sentence that carries one, together with all that is
// known of the same moment: the first one comes at once, the last one is
// complete. Only sentences with a right checksum count. Two receivers in one
// stream need a reader each.
class NmeaReader final : public PositionReader
{
public:
    std::vector<PositionFix> read(std::string_view bytes) override;
    void cut() override;
    std::size_t pendingBytes() const override { return m_pending.size(); }

private:
    // What was heard of one moment; the moment changes with the time of day.
    struct Motion {
        std::optional<std::int32_t> altitudeCm;
        std::optional<std::int32_t> speedMmS;
        std::optional<std::int32_t> courseCdeg;
        std::optional<std::int32_t> satellites;
        FixQuality quality = FixQuality::Unknown;
    };
    enum class Heard { Position, NoFix, Other, Wrong };

    void step(char c, std::vector<PositionFix>& fixes);
    void skipPending();
    void finishUnchecked();
    void finishChecked(std::vector<PositionFix>& fixes);
    void sentence(std::string_view body, std::vector<PositionFix>& fixes);
    Heard rmc(const wire::Fields& fields, PositionFix& fix);
    Heard gga(const wire::Fields& fields, PositionFix& fix);
    Heard gns(const wire::Fields& fields, PositionFix& fix);
    Heard gll(const wire::Fields& fields, PositionFix& fix);
    Heard gsa(const wire::Fields& fields);
    Heard vtg(const wire::Fields& fields);
    Heard zda(const wire::Fields& fields);
    bool place(const wire::Fields& fields, std::size_t first, PositionFix& fix) const;
    bool moment(std::string_view clock);
    bool day(std::optional<std::int64_t> dayNumber);
    void complete(PositionFix& fix) const;

    std::string m_pending;  // from its $ or !, never longer than kNmeaSentenceMax
    std::size_t m_star = 0; // where the checksum begins; 0: not yet
    std::optional<Span> m_timeOfDay;
    std::optional<Instant> m_dated; // the last moment whose date was told
    Motion m_now;
    Motion m_before;
    FixMode m_mode = FixMode::Unknown; // what GSA said last
};

} // namespace haven
