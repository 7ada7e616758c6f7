#include "models/dispatch/event_codec.h"

#include "models/base/json_codec.h"

#include <type_traits>

namespace haven {

namespace {

// An event of the named kind with nothing in it.
template <class... Each>
std::optional<Event> emptyOneOf(std::string_view type, const Kinds<Each...>*)
{
    static constexpr std::array<Event (*)(), sizeof...(Each)> kMakers{
        [] { return Event(Each()); }...};
    static constexpr std::array<std::string_view, sizeof...(Each)> kTypes{Each::kType...};
    const auto at = std::find(kTypes.begin(), kTypes.end(), type);
    if (at == kTypes.end())
        return std::nullopt;
    return kMakers[static_cast<std::size_t>(at - kTypes.begin())]();
}

template <class Id>
void collect(std::vector<Id>& out, const Id& id)
{
    if (std::find(out.begin(), out.end(), id) == out.end())
        out.push_back(id);
}

template <class Id>
std::vector<Id> idsOf(const Event& event)
{
    std::vector<Id> out;
    visitKind(
        [&](const auto& fact) {
            using Fact = std::remove_cvref_t<decltype(fact)>;
            Fact::describe([&](const char*, auto member, auto...) {
                const auto& field = fact.*member;
                using Field = std::remove_cvref_t<decltype(field)>;
                if constexpr (std::is_same_v<Field, Id>) {
                    collect(out, field);
                } else if constexpr (std::is_same_v<Field, std::optional<Id>>) {
                    if (field)
                        collect(out, *field);
                } else if constexpr (std::is_same_v<Field, std::vector<Id>>) {
                    for (const auto& id : field)
                        collect(out, id);
                }
            });
        },
        event);
    return out;
}

} // namespace

std::string_view eventType(const Event& event)
{
    return visitKind([](const auto& fact) { return std::string_view(fact.kType); }, event);
}

int eventVersion(const Event&)
{
    return 1;
}

std::string encodeEvent(const Event& event)
{
    return visitKind([](const auto& fact) { return toJson(fact).dump(); }, event);
}

Result<Event> decodeEvent(std::string_view type, int version, std::string_view payload)
{
    auto event = emptyOneOf(type, static_cast<const AnyFact*>(nullptr));
    if (!event || version != 1)
        return refuse(RefusalCode::EventUnknown, type, std::to_string(version));
    const Json json = Json::parse(payload, nullptr, false);
    const bool ok =
        !json.is_discarded() && visitKind([&](auto& fact) { return fromJson(json, fact); }, *event);
    if (!ok)
        return refuse(RefusalCode::EventMalformed, type);
    return *std::move(event);
}

std::vector<IncidentId> incidentsOf(const Event& event)
{
    if (const auto* recalled = kindIf<IncidentRecalled>(&event))
        return {recalled->incident.id};
    return idsOf<IncidentId>(event);
}

std::vector<UnitId> unitsOf(const Event& event)
{
    return idsOf<UnitId>(event);
}

} // namespace haven
