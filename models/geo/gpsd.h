#pragma once

#include "models/geo/position_reader.h"

#include <string>

namespace haven {

// A SKY report of a receiver that hears every system at once has some 10,000
// characters.
inline constexpr std::size_t kGpsdLineMax = 64 * 1024;

// What a gpsd says once it is asked to WATCH: one JSON object a line, of which
// the class TPV carries a position. The sender is the device, so one daemon may
// serve several receivers.
class GpsdReader final : public PositionReader
{
public:
    std::vector<PositionFix> read(std::string_view bytes) override;
    void cut() override;
    std::size_t pendingBytes() const override { return m_pending.size(); }

private:
    void line(std::string_view text, std::vector<PositionFix>& fixes);

    std::string m_pending;    // never longer than kGpsdLineMax
    bool m_isTooLong = false; // the rest of the line is skipped
};

// "2020-04-07T21:39:50.000Z", the fraction optional; empty for anything else.
std::optional<Instant> instantOfUtcText(std::string_view text);

} // namespace haven
