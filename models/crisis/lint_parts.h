#pragma once

#include "models/crisis/protocol.h"
#include "models/crisis/protocol_lint.h"

// What the rules of the linter share. Only for protocol_lint*.cpp.
namespace haven {

struct LintNote {
    std::string path;
    LintWeight weight = LintWeight::Must;
    LintRule rule = LintRule::Format;
    std::string sentence;
};

using LintNotes = std::vector<LintNote>;

// One text of a file that people read, with its path.
enum class LintTextKind { Title, Source, Step, Say, Label };
struct LintText {
    std::string path;
    std::string text;
    LintTextKind kind = LintTextKind::Step;
};

// Plain words, one action, short steps: rules of single texts.
LintNotes notesOfText(const LintText& text, const LintRules& rules);
// Steps, branches, review date, triggers: rules of a whole protocol.
LintNotes notesOfProtocol(const Protocol& protocol, const LintWish& wish, const LintRules& rules);

} // namespace haven
