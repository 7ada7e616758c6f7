#pragma once

#include "models/base/enums.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// What was typed in a text session, by TTY or through a relay, as a note holds it: one line a
// sentence, "21:04 caller: he is in the kitchen".
namespace haven {

inline constexpr std::size_t kTranscriptLinesMax = 400; // of one paste

// Relay: the communications assistant speaks for itself, not for the caller.
HAVEN_ENUM(TextSpeaker, Caller, Us, Relay)

struct TranscriptLine {
    std::string time; // "21:04" as it stood there; empty where there was none
    TextSpeaker who = TextSpeaker::Caller;
    std::string text;
    bool operator==(const TranscriptLine&) const = default;
};

// Without what a clipboard brings along and nobody sees: control characters, marks of direction,
// zero-width ones. Line ends are "\n", tabs are blanks.
std::string cleanedTranscript(std::string_view pasted);
// The same lines where the first names nobody and `who` spoke it: "u: " stands before its words.
std::string withFirstSpeaker(std::string_view pasted, TextSpeaker who);
// Lines as people type or paste them, parted by line ends or by "|": "c: text", "u: text",
// "[21:04] Caller: text", "21:04:33 911> text". A line that names nobody goes on with who spoke
// before it; the first is the caller's, so that nothing a caller said is taken for ours.
std::vector<TranscriptLine> readTranscript(std::string_view pasted);
std::string transcriptText(const std::vector<TranscriptLine>& lines);
// The same text with all that the caller did not say blanked, byte for byte: what we asked says
// nothing of the caller, but where a line behind it says yes to it. A question that nobody answered
// stays open for a few lines, and a no is taken back by the yes behind it.
std::string callerWordsOnly(std::string_view transcript);
// The same of lines that were kept before `next` came: where it begins with a yes, what they asked
// last is read as well.
std::string callerWordsBefore(std::string_view transcript, std::string_view next);
// What `transcript` asked last, where `next` begins with a yes to it; empty otherwise.
std::string saidYesTo(std::string_view transcript, std::string_view next);

} // namespace haven
