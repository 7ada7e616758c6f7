#pragma once

#ifndef Q_MOC_RUN // moc trips over libstdc++ 12 when this comes first
#include <compare>
#endif
#include <cstdint>
#include <string>
#include <utility>

namespace haven {

// An id that is a text of the field: a call sign, an agent's sign-on name, a position.
template <class Tag>
struct TextId {
    std::string value;
    TextId() = default;
    explicit TextId(std::string text) : value(std::move(text)) {}
    auto operator<=>(const TextId&) const = default;
};

// An id that counts up from 1 in one station and is never reused.
template <class Tag>
struct NumberId {
    std::int64_t value = 0;
    NumberId() = default;
    explicit NumberId(std::int64_t number) : value(number) {}
    auto operator<=>(const NumberId&) const = default;
};

using IncidentId = NumberId<struct IncidentTag>;
using CallId = NumberId<struct CallTag>;
using NoteId = NumberId<struct NoteTag>;
using PersonId = NumberId<struct PersonTag>;
using VehicleId = NumberId<struct VehicleTag>;
using CautionId = NumberId<struct CautionTag>;
using ChecklistId = NumberId<struct ChecklistTag>;
using RequestId = NumberId<struct RequestTag>;
using CarePlanId = NumberId<struct CarePlanTag>;
using FollowUpId = NumberId<struct FollowUpTag>;
using CheckId = NumberId<struct CheckTag>;
using BoloId = NumberId<struct BoloTag>;

using UnitId = TextId<struct UnitTag>;         // call sign: "3A12"
using AgentId = TextId<struct AgentTag>;       // sign-on name, or "advisor", "havenctl", "system"
using PositionId = TextId<struct PositionTag>; // the desk: "Position 2"
using BeatId = TextId<struct BeatTag>;
using TypeCode = TextId<struct TypeTag>;               // local incident type code
using DispositionCode = TextId<struct DispositionTag>; // local disposition code
using StatusLabel = TextId<struct StatusTag>;          // local unit status label
using ProtocolId = TextId<struct ProtocolTag>;         // "suicidal-person"

} // namespace haven
