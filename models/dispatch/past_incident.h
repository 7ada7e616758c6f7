#pragma once

#include "models/base/describe.h"
#include "models/base/enums.h"
#include "models/base/instant.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace haven {

// Where a clearing time comes from. A reconstructed one is a rule's guess for training and replay;
// no report may count it as what happened.
HAVEN_ENUM(ClearingBasis, NotRecorded, Recorded, Reconstructed)

// A column of the file that has no field of its own, kept as it was written.
struct PastDetail {
    std::string name;
    std::string text;
    bool operator==(const PastDetail&) const = default;

    template <class F>
    static void describe(F&& f)
    {
        f("name", &PastDetail::name);
        f("text", &PastDetail::text, FieldClass::Police);
    }
};

// The detail that says how the contact was made where the type of the file tells: CallKind by name.
inline constexpr const char* kCallKindDetail = "call_kind";

// An incident that was over before Haven knew of it, as a file of the past tells it. Local words
// stay as they were written; a common code is empty where the profile has none for them.
struct PastIncident {
    std::string source; // whose file; with the number it names the incident for good
    std::string number;
    Instant receivedAt;
    std::optional<Instant> dispatchedAt; // as recorded: a slipped clock may put it before receipt
    std::optional<Instant> arrivedAt;
    std::optional<Instant> clearedAt;
    ClearingBasis clearing = ClearingBasis::NotRecorded;
    std::string type;
    std::string commonType;
    std::string place; // empty when the file does not say
    std::string beat;
    std::optional<std::int64_t> latitudeE7; // 1e-7 degrees WGS84; both or neither
    std::optional<std::int64_t> longitudeE7;
    std::string disposition;
    std::string commonDisposition; // 01 to 45
    std::vector<std::string> units;
    std::string narrative;
    std::vector<PastDetail> details;
    bool operator==(const PastIncident&) const = default;

    template <class F>
    static void describe(F&& f)
    {
        f("source", &PastIncident::source);
        f("number", &PastIncident::number);
        f("received_at", &PastIncident::receivedAt);
        f("dispatched_at", &PastIncident::dispatchedAt);
        f("arrived_at", &PastIncident::arrivedAt);
        f("cleared_at", &PastIncident::clearedAt);
        f("clearing", &PastIncident::clearing);
        f("type", &PastIncident::type);
        f("common_type", &PastIncident::commonType);
        f("place", &PastIncident::place, FieldClass::Police);
        f("beat", &PastIncident::beat);
        f("latitude_e7", &PastIncident::latitudeE7, FieldClass::Police);
        f("longitude_e7", &PastIncident::longitudeE7, FieldClass::Police);
        f("disposition", &PastIncident::disposition);
        f("common_disposition", &PastIncident::commonDisposition);
        f("units", &PastIncident::units);
        f("narrative", &PastIncident::narrative, FieldClass::Police);
        f("details", &PastIncident::details, FieldClass::Police);
    }
};

} // namespace haven
