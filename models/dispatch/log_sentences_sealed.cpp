#include "models/dispatch/log_sentences.h"

#include <fmt/format.h>

// Sentences about sealed notes. To whom and on what ground words were released speaks of a
// person's health; who keeps a key does not.
namespace haven {

namespace {

std::string sealedWhom(const SealGroupChanged& fact, const Labels& labels)
{
    return fact.agent ? labels.person(*fact.agent) : std::string("nobody");
}

std::string shareNames(const std::vector<std::string>& names)
{
    std::string out;
    for (const auto& name : names)
        out += (out.empty() ? "" : ", ") + name;
    return out;
}

std::string sealGroupWords(const SealGroupChanged& fact, const Labels& labels)
{
    switch (fact.act) {
    case SealGroupAct::Founded:
        return "group founded";
    case SealGroupAct::LetIn:
        return sealedWhom(fact, labels) + " let in";
    case SealGroupAct::Left:
        return fmt::format("{} taken out, key {} from now on", sealedWhom(fact, labels),
                           fact.generation);
    case SealGroupAct::Rotated:
        return fmt::format("key {} from now on", fact.generation);
    case SealGroupAct::EscrowNamed:
        return "shares held by " + shareNames(fact.names);
    case SealGroupAct::EscrowOpened:
        return fmt::format("OPENED BY ESCROW with the shares of {}; {} let in",
                           shareNames(fact.names), sealedWhom(fact, labels));
    case SealGroupAct::HandedBack:
        return "handed back to the employer, keys destroyed here, second person " +
               sealedWhom(fact, labels);
    }
    return {};
}

} // namespace

Sentence sentenceOf(const SealedNoteAdded&, const Labels&)
{
    return say("A clinician's note was sealed");
}

Sentence sentenceOf(const SealedNotesRead& fact, const Labels&)
{
    return say(fact.incident ? fmt::format("Sealed notes read: {}", fact.notes)
                             : fmt::format("Sealed notes searched: {} read", fact.notes));
}

Sentence sentenceOf(const SealedNoteReleased& fact, const Labels&)
{
    return say(fmt::format("Sealed notes released, number {}", fact.release)) +
           care(fmt::format(", to {} by {}", fact.to, basisWords(fact.basis))) +
           because(fact.ground.empty() ? fact.scope : fact.ground, FieldClass::Care);
}

Sentence sentenceOf(const ReleaseWithdrawn& fact, const Labels&)
{
    return say(fmt::format("Consent to release {} withdrawn", fact.release)) +
           because(fact.reason, FieldClass::Care);
}

Sentence sentenceOf(const SealGroupChanged& fact, const Labels& labels)
{
    return say(fmt::format("Sealed notes of {}: {}", fact.group, sealGroupWords(fact, labels))) +
           because(fact.reason);
}

Sentence sentenceOf(const SealKeyChanged& fact, const Labels& labels)
{
    return say(fact.act == SealKeyAct::Made
                   ? fmt::format("{} made a key for sealed notes", labels.person(fact.agent))
                   : fmt::format("{} lost the key for sealed notes", labels.person(fact.agent)));
}

} // namespace haven
