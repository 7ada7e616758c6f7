#include "models/dispatch/half_taken.h"

#include "models/base/json_codec.h"
#include "models/base/text.h"

#include <algorithm>

namespace haven {

std::string HalfTaken::text(const std::string& field) const
{
    const auto found = texts.find(field);
    return found == texts.end() ? std::string() : found->second;
}

bool HalfTaken::hasOpenWords(const Incident& known) const
{
    const std::string narrative = text("Narrative");
    std::string_view rest = trimmed(narrative);
    for (const NoteId id : notes) {
        const auto note = std::find_if(known.notes.begin(), known.notes.end(),
                                       [id](const Note& one) { return one.id == id; });
        if (note == known.notes.end())
            continue;
        const std::string_view recorded = trimmed(note->text);
        if (rest.substr(0, recorded.size()) != recorded)
            return true;
        rest = trimmed(rest.substr(recorded.size()));
    }
    return !rest.empty();
}

std::string HalfTaken::words() const
{
    std::string words;
    const auto add = [&words](std::string_view text) {
        if (text = trimmed(text); !text.empty())
            words.append(words.empty() ? "" : "\n").append(text);
    };
    for (const char* field : {"Narrative", "SafeContactWhen", "Relation"})
        add(text(field));
    if (!incident)
        add(text("Detail")); // a further call has that of the incident
    const auto lines = readTranscript(withFirstSpeaker(typedLines, firstSpeaker));
    for (const std::string& line : split(callerWordsOnly(transcriptText(lines)), '\n'))
        add(line);
    for (const Person& person : persons)
        add(person.description);
    for (const Vehicle& vehicle : vehicles)
        add(vehicle.description);
    for (const Caution& caution : cautions)
        add(caution.text);
    return words;
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
