#pragma once

#include "models/crisis/protocol_draft.h"

#include <nlohmann/json.hpp>

// The triggers of a draft in its file. Private to protocol_draft*.cpp.
namespace haven {

// What has the shape that a field of the draft shows goes there; everything else is kept as it is.
void readDraftTriggers(const nlohmann::ordered_json& triggers, ProtocolDraft& draft);
nlohmann::ordered_json draftTriggers(const ProtocolDraft& draft);

} // namespace haven
