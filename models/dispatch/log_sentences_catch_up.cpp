#include "models/base/refusal.h"
#include "models/base/text.h"
#include "models/dispatch/log_sentences.h"

// What was entered afterwards.
namespace haven {

Sentence sentenceOf(const ActReconstructed& fact, const Labels& labels)
{
    std::vector<std::string> about;
    if (!fact.units.empty())
        about.push_back(unitList(fact.units));
    if (fact.incident)
        about.push_back(labels.number(*fact.incident));
    std::string deed(deedWords(fact.deed));
    if (!deed.empty())
        deed.front() = toLower(deed.substr(0, 1)).front();
    auto sentence = say("Reconstructed from ") + police(fact.source) + ": " + deed;
    return about.empty() ? sentence : std::move(sentence) + (" (" + joined(about, ", ") + ")");
}

} // namespace haven
