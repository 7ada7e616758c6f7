#include "models/dispatch/log_sentences.h"

#include <fmt/format.h>

// The sentences about major incidents.
namespace haven {

Sentence sentenceOf(const MajorDeclared& fact, const Labels&)
{
    return say("Declared a major incident") + because(fact.name);
}

Sentence sentenceOf(const MajorRoleTaken& fact, const Labels&)
{
    if (fact.who.empty())
        return say(fmt::format("Major incident: {} is vacant", fact.role));
    return say(fmt::format("Major incident: {} is ", fact.role)) + police(fact.who);
}

Sentence sentenceOf(const ObjectiveSet& fact, const Labels&)
{
    return say(fmt::format("Objective {}", fact.objective)) + because(fact.text);
}

Sentence sentenceOf(const ObjectiveMet& fact, const Labels&)
{
    return say(fmt::format("Objective {} is met", fact.objective)) + because(fact.words);
}

Sentence sentenceOf(const MajorEnded& fact, const Labels& labels)
{
    if (fact.into)
        return say("Major incident goes on with " + labels.number(*fact.into)) +
               because(fact.reason);
    return say("Major incident ended") + because(fact.reason);
}

} // namespace haven
