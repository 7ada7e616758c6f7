#include "models/dispatch/half_taken.h"

#include "models/base/json_codec.h"
#include "models/dispatch/transcript.h"

namespace haven {

std::string HalfTaken::text(const std::string& field) const
{
    const auto found = texts.find(field);
    return found == texts.end() ? std::string() : found->second;
}

std::string HalfTaken::words() const
{
    std::string out = text("Narrative");
    for (const TranscriptLine& line : readTranscript(typedLines)) {
        if (line.who == TextSpeaker::Caller) // what we asked says nothing of the caller
            out += (out.empty() ? "" : "\n") + line.text;
    }
    return out;
}

std::optional<HalfTaken> halfTakenFrom(std::string_view key, const std::string& text)
{
    if (key.rfind(kIntakeDraftPrefix, 0) != 0)
        return std::nullopt;
    const Json json = Json::parse(text, nullptr, false);
    HalfTaken call;
    if (json.is_discarded() || !fromJson(json, call))
        return std::nullopt;
    return call;
}

} // namespace haven
