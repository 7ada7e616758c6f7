#include "models/dispatch/log_sentences.h"

#include "models/base/text.h"
#include "models/dispatch/people_words.h"
#include "models/dispatch/room.h"

#include <fmt/format.h>

#include <algorithm>

// Sentences about calls and incidents.
namespace haven {

namespace {

SentencePart placeWords(const Location& location)
{
    std::string text = location.text;
    if (!location.detail.empty())
        text += ", " + location.detail;
    return police(text.empty() ? "no place given" : text);
}

std::string quoted(const std::string& text)
{
    return text.empty() ? "nothing" : "“" + text + "”";
}

std::string originWords(IncidentOrigin origin)
{
    switch (origin) {
    case IncidentOrigin::Caller:
        return "New incident";
    case IncidentOrigin::OnView:
        return "On view, new incident";
    case IncidentOrigin::TrafficStop:
        return "Traffic stop, new incident";
    case IncidentOrigin::SubjectStop:
        return "Subject stop, new incident";
    case IncidentOrigin::SplitOff:
        return "Split off, new incident";
    case IncidentOrigin::Fed:
        return "Fed in, new incident";
    case IncidentOrigin::Scheduled:
        return "Scheduled, new incident";
    }
    return {};
}

std::string callWords(CallKind kind)
{
    switch (kind) {
    case CallKind::Voice:
        return "Call taken";
    case CallKind::Silent:
        return "Silent call taken";
    case CallKind::OpenLine:
        return "Open line taken";
    case CallKind::HangUp:
        return "Hang-up call";
    case CallKind::Abandoned:
        return "Abandoned call";
    case CallKind::Tty:
        return "TTY call taken";
    case CallKind::Relay:
        return "Relay call taken";
    case CallKind::Advised:
        return "Call taken, advised only";
    case CallKind::TextSession:
        return "Text session taken";
    case CallKind::Radio:
        return "Radio call taken";
    case CallKind::Fed:
        return "Call fed in";
    }
    return {};
}

// "cautions" say whose word it is in every sentence: reported is not verified.
std::string verificationWords(Verification verification)
{
    return verification == Verification::Verified ? "verified" : "reported, not verified";
}

} // namespace

std::string emdWords(EmdState state)
{
    switch (state) {
    case EmdState::NotAsked:
        return "not asked";
    case EmdState::NotMedical:
        return "not medical";
    case EmdState::Started:
        return "started";
    case EmdState::Transferred:
        return "transferred";
    }
    return {};
}

Sentence sentenceOf(const IncidentOpened& fact, const Labels& labels)
{
    auto sentence = say(fmt::format("{} {}: {}, {}, at ", originWords(fact.origin), fact.number,
                                    labels.type(fact.type), enumName(fact.priority))) +
                    placeWords(fact.location);
    return std::move(sentence) + police(fact.fedFrom.empty() ? "" : ", from " + fact.fedFrom);
}

Sentence sentenceOf(const CallTaken& fact, const Labels&)
{
    auto sentence = say(callWords(fact.kind));
    if (!fact.callerName.empty())
        sentence = std::move(sentence) + " from " + police(fact.callerName);
    if (!fact.relation.empty())
        sentence = std::move(sentence) + police(" (" + fact.relation + ")");
    if (!fact.callback.empty())
        sentence = std::move(sentence) + ", callback " + police(fact.callback);
    if (fact.safeContact != SafeContact::NotAsked)
        sentence = std::move(sentence) + ", safe contact " +
                   police(spacedWords(enumName(fact.safeContact)));
    return sentence;
}

Sentence sentenceOf(const CallbackAttempted& fact, const Labels&)
{
    return say("Called back, ") + police(spacedWords(enumName(fact.result))) + because(fact.note);
}

Sentence sentenceOf(const CallMoved& fact, const Labels& labels)
{
    return say(
        fmt::format("Call moved from {} to {}", labels.number(fact.from), labels.number(fact.to)));
}

Sentence sentenceOf(const NoteAdded& fact, const Labels&)
{
    return say(fact.corrects ? "Note corrected: " : "Note: ") +
           SentencePart{fact.text, fact.fieldClass};
}

Sentence sentenceOf(const DetailsCorrected& fact, const Labels&)
{
    if (!fact.call && fact.field == kVoiceField)
        return say(fact.after == enumName(SendVoice::Silent)
                       ? "Its units are told without voice from now on"
                       : "Its units are told by voice from now on") +
               because(fact.reason);
    // Where a field is one of a list, its words and not its name in the program.
    const bool isListed = fact.field == "kind" || fact.field == "safe_contact";
    const auto told = [isListed](const std::string& value) {
        if (value.empty())
            return SentencePart{"nothing", FieldClass::Open};
        return police(quoted(isListed ? spacedWords(value) : value));
    };
    return say(fmt::format("Changed {} from ", spacedWords(fact.field))) + told(fact.before) +
           " to " + told(fact.after) + because(fact.reason);
}

Sentence sentenceOf(const LocationChanged& fact, const Labels&)
{
    return say(fact.call ? "Caller's place changed from " : "Place changed from ") +
           placeWords(fact.before) + " to " + placeWords(fact.after) + because(fact.reason);
}

Sentence sentenceOf(const TypeChanged& fact, const Labels& labels)
{
    std::string text = fmt::format("Type changed from {} to {}", labels.type(fact.before),
                                   labels.type(fact.after));
    if (fact.priorityBefore != fact.priorityAfter)
        text +=
            fmt::format(", {} to {}", enumName(fact.priorityBefore), enumName(fact.priorityAfter));
    return say(std::move(text));
}

Sentence sentenceOf(const PriorityChanged& fact, const Labels&)
{
    return say(fmt::format("Priority {} to {}", enumName(fact.before), enumName(fact.after))) +
           because(fact.reason);
}

Sentence sentenceOf(const PersonRecorded& fact, const Labels& labels)
{
    std::vector<std::string> known;
    for (const auto* text :
         {&fact.person.name, &fact.person.born, &fact.person.description, &fact.person.phone}) {
        if (!text->empty())
            known.push_back(*text);
    }
    const FieldClass fieldClass = personClass(fact.person, labels.at);
    return say("Person recorded, ") +
           SentencePart{spacedWords(enumName(fact.person.role)), fieldClass} + ": " +
           SentencePart{known.empty() ? "nothing known yet" : joined(known, ", "), fieldClass};
}

Sentence sentenceOf(const VehicleRecorded& fact, const Labels&)
{
    std::vector<std::string> known;
    for (const auto* text :
         {&fact.vehicle.plate, &fact.vehicle.plateState, &fact.vehicle.description}) {
        if (!text->empty())
            known.push_back(*text);
    }
    return say("Vehicle recorded, ") + police(spacedWords(enumName(fact.vehicle.role))) + ": " +
           police(known.empty() ? "nothing known yet" : joined(known, ", "));
}

Sentence sentenceOf(const CautionRecorded& fact, const Labels&)
{
    const Caution& caution = fact.caution;
    auto sentence = say("Caution recorded: ") +
                    police(fmt::format("{}, {}, {}", spacedWords(enumName(caution.kind)),
                                       caution.text, verificationWords(caution.verification)));
    if (!caution.source.empty())
        sentence = std::move(sentence) + police(", from " + caution.source);
    if (!caution.person.empty())
        sentence = std::move(sentence) + police(", about " + caution.person);
    return std::move(sentence) +
           police(caution.place.text.empty() ? "" : ", at " + caution.place.text);
}

Sentence sentenceOf(const CautionEnded& fact, const Labels&)
{
    return say(fmt::format("Caution {} ended", fact.caution.value)) +
           because(fact.reason, FieldClass::Police);
}

Sentence sentenceOf(const CautionAcknowledged& fact, const Labels& labels)
{
    return say(fmt::format("Caution {} acknowledged for {}", fact.caution.value,
                           labels.number(fact.incident)));
}

Sentence sentenceOf(const IncidentHeld& fact, const Labels& labels)
{
    std::string words = fmt::format("Held {}", labels.number(fact.incident));
    if (fact.until)
        words += " for " + longSpanWords(*fact.until - labels.at);
    return say(std::move(words)) + because(fact.reason);
}

Sentence sentenceOf(const HoldReleased& fact, const Labels& labels)
{
    return say(fmt::format("Hold of {} released", labels.number(fact.incident))) +
           because(fact.reason);
}

Sentence sentenceOf(const IncidentsLinked& fact, const Labels& labels)
{
    return say(fmt::format("Linked {} with {}", labels.number(fact.incident),
                           labels.number(fact.other))) +
           because(fact.reason);
}

Sentence sentenceOf(const IncidentsMerged& fact, const Labels& labels)
{
    return say(fmt::format("Joined {} to {}", labels.number(fact.from), labels.number(fact.into))) +
           because(fact.reason);
}

Sentence sentenceOf(const IncidentSplit& fact, const Labels& labels)
{
    return say(fmt::format("Split {} from {}", labels.number(fact.incident),
                           labels.number(fact.from))) +
           because(fact.reason);
}

Sentence sentenceOf(const IncidentClosed& fact, const Labels& labels)
{
    std::string words = labels.disposition(fact.disposition);
    for (const DispositionCode& code : fact.further)
        words += ", also " + labels.disposition(code);
    return say(fmt::format("Closed: {}", words)) +
           because(fact.reason, std::max(fact.reasonClass, FieldClass::Police));
}

Sentence sentenceOf(const IncidentReopened& fact, const Labels& labels)
{
    return say(fmt::format("Reopened {}", labels.number(fact.incident))) +
           because(fact.reason, std::max(fact.reasonClass, FieldClass::Police));
}

Sentence sentenceOf(const ReportNumberAssigned& fact, const Labels&)
{
    return say(fmt::format("Report number {} given", fact.reportNumber));
}

Sentence sentenceOf(const VisibilityChanged& fact, const Labels& labels)
{
    const auto* words = fact.visibility == Visibility::Restricted
                            ? "{} restricted, it shows its title only"
                            : "{} is no longer restricted";
    return say(fmt::format(fmt::runtime(words), labels.number(fact.incident))) +
           because(fact.reason, FieldClass::Police);
}

Sentence sentenceOf(const EmdRecorded& fact, const Labels&)
{
    auto sentence = say("Medical questions: ") + care(emdWords(fact.state));
    if (!fact.transferredTo.empty())
        sentence = std::move(sentence) + care(" to " + fact.transferredTo);
    if (!fact.determinant.empty())
        sentence = std::move(sentence) + care(", determinant " + fact.determinant);
    return sentence;
}

} // namespace haven
