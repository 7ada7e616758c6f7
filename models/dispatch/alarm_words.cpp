#include "models/dispatch/alarm_words.h"

#include "models/base/text.h"
#include "models/dispatch/incident.h"

namespace haven {

std::string_view alarmKindWord(AlarmKind kind)
{
    switch (kind) {
    case AlarmKind::WaitLimit:
        return "wait";
    case AlarmKind::StatusCheck:
        return "check";
    case AlarmKind::Recheck:
        return "recheck";
    case AlarmKind::SuggestionLate:
        return "suggestion";
    case AlarmKind::ClinicianUnanswered:
        return "clinician";
    case AlarmKind::OfficerEmergency:
        return "emergency";
    case AlarmKind::HoldExpired:
        return "hold";
    case AlarmKind::HandoffUnanswered:
        return "handoff";
    case AlarmKind::CallbackDue:
        return "callback";
    case AlarmKind::EscrowOpened:
        return "escrow";
    case AlarmKind::OrderDue:
        return "order";
    case AlarmKind::NoAcknowledge:
        return "noanswer";
    case AlarmKind::StepTimer:
        return "step";
    case AlarmKind::CheckConfirm:
        return "hit";
    case AlarmKind::TransportLate:
        return "transport";
    case AlarmKind::BoloMatch:
        return "bolo";
    case AlarmKind::AidOverdue:
        return "aid";
    case AlarmKind::RiskUndecided:
        return "risk";
    }
    return {};
}

std::optional<AlarmKind> alarmKindFromWord(std::string_view word)
{
    for (const auto name : enumNames(AlarmKind{})) {
        const AlarmKind kind = *enumFromName<AlarmKind>(name);
        if (equalsIgnoringCase(alarmKindWord(kind), word))
            return kind;
    }
    return std::nullopt;
}

std::string alarmKindWords()
{
    std::vector<std::string> words;
    for (const auto name : enumNames(AlarmKind{}))
        words.emplace_back(alarmKindWord(*enumFromName<AlarmKind>(name)));
    return joined(words, ", ");
}

bool mayBeOfUnit(AlarmKind kind)
{
    return kind == AlarmKind::StatusCheck || kind == AlarmKind::OfficerEmergency ||
           kind == AlarmKind::NoAcknowledge || kind == AlarmKind::CheckConfirm ||
           kind == AlarmKind::TransportLate || kind == AlarmKind::BoloMatch;
}

namespace {

// What tells who the person or the caller is, and of no danger by itself.
bool isBackground(Fact fact)
{
    return fact == Fact::AgeGroup || fact == Fact::Intoxication || fact == Fact::Alone ||
           fact == Fact::ThirdPartyCaller || fact == Fact::ContactConfirmed ||
           fact == Fact::OffMedication || fact == Fact::SupportOnly;
}

} // namespace

std::vector<Fact> ringingSuggestions(const Incident& incident)
{
    std::vector<Fact> facts;
    for (const auto& [fact, suggestion] : incident.suggestions) {
        if (suggestion.value != "none" && !isBackground(fact))
            facts.push_back(fact);
    }
    return facts;
}

} // namespace haven
