#pragma once

#include "app/session/knowledge_base.h"
#include "app/session/staged_file.h"
#include "models/crisis/protocol_lint.h"
#include "models/dispatch/commands.h"
#include "models/items/protocol_wish.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

// A new version of an agency's protocol that lies whole on the disk beside its place, for the
// console and havenctl alike: the log hears of it first, then it is placed.
struct ProtocolStage {
    Command command;                  // for the log
    std::shared_ptr<StagedFile> file; // shared by the threads one after the other
    ProtocolOnFile protocol;          // as it will be in use
    std::string path;
    std::string draft = {}; // that it was written on; empty: none
};

// What a text is held against before it becomes a version.
struct ProtocolCheck {
    const LintRules& rules;
    std::string_view today; // YYYY-MM-DD
    int versionHere = 0;    // in use here, shipped or the agency's; 0: none
};

// Writes STATION.protocols/ID.json beside its place; the agency's version before it is kept as
// STATION.protocols/earlier/ID-VERSION.json. A shipped text lies in the program and is never
// written over. Errors: ProtocolMalformed; ProtocolNotReady, naming what the linter says must be
// set right; ProtocolVersionOld; FileUnwritable.
Result<ProtocolStage> stageProtocol(const std::string& text, const std::string& stationPath,
                                    const ProtocolCheck& check);

// Drafts lie in STATION.protocols/drafts and are never run. An empty text throws one away. Errors:
// NameMissing for an id no file can have, FileUnwritable.
Result<void> keepProtocolDraft(const ProtocolId& protocol, const std::string& text,
                               const std::string& stationPath);
std::vector<ProtocolDraftOnFile> protocolDrafts(const std::string& stationPath);

// What the log is told: who gave which protocol which text.
Command protocolCommand(const ProtocolOnFile& protocol);

} // namespace haven
