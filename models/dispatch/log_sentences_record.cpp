#include "models/dispatch/log_sentences.h"
#include "models/dispatch/record_care.h"

#include <fmt/format.h>

namespace haven {

Sentence sentenceOf(const RemovalRequested& fact, const Labels& labels)
{
    std::string what = factWords(fact.facts);
    for (std::size_t i = 0; i < fact.incidents.size(); ++i) {
        const bool isKnown = i < fact.numbers.size() && !fact.numbers[i].empty();
        what += ", incident " + (isKnown ? fact.numbers[i] : labels.number(fact.incidents[i])) +
                " whole";
    }
    what += stayingWords(fact.staying);
    return say(fmt::format("Removal {} asked for under {}: {}", fact.removal, fact.authority,
                           what)) +
           because(fact.reason);
}

Sentence sentenceOf(const RemovalApproved& fact, const Labels& labels)
{
    return say(fmt::format("Removal {}, asked for by {}, approved; it is carried out when the "
                           "station is closed",
                           fact.removal, labels.person(fact.requestedBy)));
}

Sentence sentenceOf(const RemovalDeclined& fact, const Labels&)
{
    return say(fmt::format("Removal {} declined", fact.removal)) + because(fact.reason);
}

Sentence sentenceOf(const RemovalCarriedOut& fact, const Labels&)
{
    return say(fmt::format("Removal {} carried out: the words of {} entries and {} drafts are gone",
                           fact.removal, fact.payloads, fact.drafts));
}

Sentence sentenceOf(const RecordHoldPut& fact, const Labels& labels)
{
    const std::string number = fact.scope.incident ? labels.number(*fact.scope.incident) : "";
    return say(fmt::format("Record hold {} put", fact.hold)) +
           police(" on " + scopeWords(fact.scope, number)) + because(fact.reason);
}

Sentence sentenceOf(const RecordHoldReleased& fact, const Labels&)
{
    return say(fmt::format("Record hold {} released", fact.hold)) + because(fact.reason);
}

Sentence sentenceOf(const RecordViewed& fact, const Labels& labels)
{
    auto sentence = say("");
    switch (fact.kind) {
    case ViewedKind::RestrictedIncident:
        sentence = say("Opened the restricted incident ") +
                   (fact.incident ? labels.number(*fact.incident) : std::string());
        break;
    case ViewedKind::Person:
        sentence = say("Looked up all that is known of the person") + police(" " + fact.about);
        break;
    case ViewedKind::Place:
        sentence = say("Looked up all that is known of the place") + police(" " + fact.about);
        break;
    case ViewedKind::Looks:
        sentence = say("Looked up who looked at what") +
                   (fact.incident ? ", incident " + labels.number(*fact.incident) : std::string()) +
                   police(fact.about.empty() ? std::string() : ", " + fact.about);
        break;
    }
    if (!fact.audience.empty())
        sentence = std::move(sentence) + (", for " + fact.audience);
    return std::move(sentence) + because(fact.reason);
}

} // namespace haven
