#pragma once

#include "models/dispatch/types.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>

// A call that somebody is still taking, or has parked, as its draft tells it: whoever takes the
// desk over has its caller on the line. The form that writes the draft has more of it.
namespace haven {

inline constexpr const char* kIntakeDraftPrefix = "intake/";

struct HalfTaken {
    Instant startedAt;
    std::map<std::string, std::string> texts; // as typed, by the name of the field
    std::string typedLines;
    std::optional<IncidentId> incident; // empty: not on the board yet
    bool isFurtherCall = false;         // another caller on the incident
    std::optional<CallId> call;         // as which it is recorded
    bool operator==(const HalfTaken&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("started_at", &HalfTaken::startedAt);
        f("texts", &HalfTaken::texts);
        f("typed_lines", &HalfTaken::typedLines);
        f("incident", &HalfTaken::incident);
        f("is_further_call", &HalfTaken::isFurtherCall);
        f("call", &HalfTaken::call);
    }

    std::string text(const std::string& field) const;
    // Its caller stands on no record yet.
    bool isUnrecorded() const { return !incident || (isFurtherCall && !call); }
    // What was typed of how things stand.
    std::string words() const;
};

// Empty for what is no draft of a call, or a damaged one.
std::optional<HalfTaken> halfTakenFrom(std::string_view key, const std::string& text);

} // namespace haven
