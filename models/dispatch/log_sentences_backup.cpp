#include "models/dispatch/log_sentences.h"

#include <fmt/format.h>

namespace haven {

Sentence sentenceOf(const StationBackedUp& fact, const Labels&)
{
    return say(fmt::format("Station backed up and proven: {} facts, {} bytes, SHA-256 {}",
                           fact.facts, fact.bytes, fact.digest)) +
           police(", to " + fact.file);
}

} // namespace haven
