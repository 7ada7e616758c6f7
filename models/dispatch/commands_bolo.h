#pragma once

#include "models/dispatch/events_bolo.h"

// What somebody wants done about a BOLO.
namespace haven {

struct CreateBolo {
    static constexpr const char* kName = "CreateBolo";
    BoloText text;
    std::optional<Span> lasts; // left out: kBoloLasts
    bool operator==(const CreateBolo&) const = default;
};

struct BroadcastBolo {
    static constexpr const char* kName = "BroadcastBolo";
    BoloId bolo;
    std::string channel;
    bool operator==(const BroadcastBolo&) const = default;
};

// No units: all that are on duty.
struct AcknowledgeBolo {
    static constexpr const char* kName = "AcknowledgeBolo";
    BoloId bolo;
    std::vector<UnitId> units;
    bool operator==(const AcknowledgeBolo&) const = default;
};

struct RenewBolo {
    static constexpr const char* kName = "RenewBolo";
    BoloId bolo;
    Span lasts; // from now
    std::string reason;
    bool operator==(const RenewBolo&) const = default;
};

struct CancelBolo {
    static constexpr const char* kName = "CancelBolo";
    BoloId bolo;
    std::string reason;
    bool operator==(const CancelBolo&) const = default;
};

inline constexpr Span kBoloLasts = Span::hours(24);
inline constexpr Span kBoloLastsMax = Span::hours(24 * 30);
inline constexpr std::size_t kBolosMax = 300; // in force at a time

} // namespace haven
