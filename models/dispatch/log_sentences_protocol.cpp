#include "models/dispatch/log_sentences.h"

#include <fmt/format.h>

namespace haven {

Sentence sentenceOf(const ProtocolKept& fact, const Labels&)
{
    return say("Text of protocol ") + police(fact.protocol.value) +
           fmt::format(" version {} kept for the checklists that run by it", fact.version);
}

} // namespace haven
