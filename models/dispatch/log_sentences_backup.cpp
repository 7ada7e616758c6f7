#include "models/base/text.h"
#include "models/dispatch/log_sentences.h"

#include <fmt/format.h>

namespace haven {

Sentence sentenceOf(const StationBackedUp& fact, const Labels&)
{
    return say(fmt::format("Station backed up and proven: {} facts, {} bytes, SHA-256 {}",
                           fact.facts, fact.bytes, fact.digest)) +
           police(", to " + fact.file) +
           police(fact.gaveWay.empty()
                      ? std::string()
                      : "; older copies that give way: " + joined(fact.gaveWay, ", ")) +
           police(fact.remark.empty() ? std::string() : "; REMARK: " + fact.remark);
}

Sentence sentenceOf(const BackupFailed& fact, const Labels&)
{
    return say("BACKUP FAILED") + police(fmt::format(", in {}: {}", fact.folder, fact.why));
}

} // namespace haven
