#pragma once

#include "models/dispatch/commands_sealed.h"
#include "models/dispatch/state.h"
#include "models/store/seal_notes.h"

#include <functional>
#include <string>
#include <string_view>

// Words that leave the clinicians, as the console and havenctl hand them out.
namespace haven {

// "agreed to: the note of today; signed …; until …" of a written consent; empty of another basis.
std::string consentWords(const SealedRelease& release,
                         const std::function<std::string(Instant)>& timeText);
// Whom they go to and on what ground, of a consent its scope and its days, with what goes along
// with every such disclosure.
std::string releaseHead(const ReleaseSealedNotes& wish, const std::string& number,
                        const std::function<std::string(Instant)>& timeText);
// Whoever signed on here by name, as whoever gets the words knows them; others by their sign-on.
using NameOf = std::function<std::string(const AgentId&)>;
NameOf namesOf(const State& state);
// All notes of an incident one below the other, each with when and by whom.
LockedBytes releaseWords(const std::vector<OpenedNote>& notes,
                         const std::function<std::string(Instant)>& timeText, const NameOf& nameOf);
// A new file that only its owner reads. Errors: FileUnwritable, also where one is there already.
Result<void> writeReleased(const std::string& path, std::string_view head, std::string_view words);
// Whether writeReleased() can be expected to succeed: before anything is recorded.
Result<void> canWriteReleased(const std::string& path);

} // namespace haven
