#pragma once

#include "models/crisis/protocol_lint.h"

#include "models/base/ids.h"

#include <string>
#include <vector>

namespace haven {

// What somebody who writes a protocol asks. Look: which drafts lie in the agency's folder. Lint:
// what is wrong with a text. Keep: the text becomes a draft there, whatever is wrong with it; an
// empty one throws the draft away. Save: it is a new version of the agency's own, in use from then
// on; the shipped text and the version before are not written over.
HAVEN_ENUM(ProtocolWishAct, Look, Lint, Keep, Save)
struct ProtocolWish {
    ProtocolWishAct act = ProtocolWishAct::Look;
    ProtocolId protocol = {}; // Keep, Save
    std::string text = {};    // Lint, Keep, Save: the file
    std::string draft = {};   // Save: the draft it was written on, which goes with it
};

struct ProtocolDraftOnFile {
    ProtocolId protocol;
    std::string text;
    bool operator==(const ProtocolDraftOnFile&) const = default;
};

// The answer to Look and Lint.
struct ProtocolTold {
    ProtocolWishAct act = ProtocolWishAct::Look;
    std::vector<LintFinding> findings;
    std::vector<ProtocolDraftOnFile> drafts;
};

} // namespace haven
