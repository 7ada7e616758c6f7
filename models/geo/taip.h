#pragma once

#include "models/geo/position_reader.h"

#include <string>

namespace haven {

inline constexpr std::size_t kTaipMessageMax = 512;
inline constexpr std::size_t kTaipSenderMax = 64;

// TAIP, which vehicle routers and trackers speak: ">RPV…;ID=0017;*71<".
// Positions come in RPV, REV, RCP and RLN (Trimble's own) and in the reports
// RGP, RPI, RTT, RCQ, RCV, RBR, RUS and RUV of Latin American trackers, whose
// dates are day, month, year. A checksum is optional in TAIP: a wrong one
// refuses the message, a missing one is counted; every digit has its fixed
// place all the same. Each message carries its sender, so one reader does for
// many vehicles.
class TaipReader final : public PositionReader
{
public:
    std::vector<PositionFix> read(std::string_view bytes) override;
    void cut() override;
    std::size_t pendingBytes() const override { return m_pending.size(); }

private:
    void finish(std::vector<PositionFix>& fixes);
    bool isIntact(std::string_view body);

    std::string m_pending; // from its >, never longer than kTaipMessageMax
};

} // namespace haven
