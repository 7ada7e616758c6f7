#pragma once

#include "app/session/knowledge_base.h"
#include "models/crisis/protocol_lint.h"
#include "models/dispatch/text_limits.h"

#include <string>
#include <vector>

namespace haven {

// The station keeps the text of each protocol that is run, as a text of a fact: so long at most.
inline constexpr std::size_t kProtocolFileBytesMax = kMaxNoteText;
inline constexpr std::size_t kAgencyProtocolsMax = 100;

// The agency's own protocols: the .json files of the folder STATION.protocols beside the station.
std::string agencyProtocolsPath(const std::string& stationPath);
// By name; none where there is no such folder.
std::vector<std::string> agencyProtocolFiles(const std::string& stationPath);

// What protocol files are held against: plain words, incident types, cue families. Errors:
// ProtocolMalformed, of the shipped list of plain words.
Result<LintRules> protocolRules(const Codes& codes);

// Each file in which the linter finds nothing that must be set right: a new protocol, or one that
// takes the place of the shipped one of its id. Every other is among `disabled` with the line and
// what is wrong, and the shipped one works on. Whether a review is overdue plays no part: that
// takes no checklist away, `havenctl protocol lint --station FILE` names it.
void takeAgencyProtocols(KnowledgeBase& base, const std::string& stationPath);

} // namespace haven
