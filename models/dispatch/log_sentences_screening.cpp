#include "models/dispatch/log_sentences.h"

namespace haven {

// That there was one is told inside the house; which, and what it came to, to care roles alone.
Sentence sentenceOf(const ScreeningRecorded& fact, const Labels& labels)
{
    auto sentence = say("A screening was recorded");
    if (labels.context.careRecord == LogWordsContext::CareRecord::Withheld)
        return sentence;
    const Screening& one = fact.screening;
    return std::move(sentence) +
           care(": " + one.name + " version " + one.version + ", " + screeningWords(one));
}

} // namespace haven
