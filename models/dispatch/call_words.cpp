#include "models/dispatch/call_rules.h"

#include "models/base/text.h"

#include <fmt/format.h>

#include <array>

// Words for what belongs to a contact.
namespace haven {

namespace {

struct ClassWord {
    ServiceClass serviceClass;
    std::string_view typed;
    std::string_view shown;
};

constexpr std::array<ClassWord, 11> kClassWords = {{
    {ServiceClass::NotGiven, "none", "class not given"},
    {ServiceClass::Residence, "res", "residence"},
    {ServiceClass::Business, "bus", "business"},
    {ServiceClass::Pbx, "pbx", "private exchange"},
    {ServiceClass::Payphone, "pay", "pay telephone"},
    {ServiceClass::Voip, "voip", "VoIP"},
    {ServiceClass::WirelessPhase1, "wph1", "wireless, tower alone"},
    {ServiceClass::WirelessPhase2, "wph2", "wireless, with position"},
    {ServiceClass::Telematics, "car", "from a car"},
    {ServiceClass::Satellite, "sat", "satellite"},
    {ServiceClass::Other, "other", "other"},
}};

struct NeedWord {
    CommunicationNeed need;
    std::string_view typed;
    std::string_view shown;
};

constexpr std::array<NeedWord, 10> kNeedWords = {{
    {CommunicationNeed::Deaf, "deaf", "Deaf"},
    {CommunicationNeed::HardOfHearing, "hoh", "hard of hearing"},
    {CommunicationNeed::DeafBlind, "deafblind", "DeafBlind"},
    {CommunicationNeed::NonSpeaking, "nonspeaking", "does not speak"},
    {CommunicationNeed::HardToUnderstand, "unclear", "speech is hard to understand"},
    {CommunicationNeed::SignLanguage, "sign", "signs"},
    {CommunicationNeed::WritesOrTypes, "writes", "writes or types"},
    {CommunicationNeed::PlainWords, "plain", "needs short, plain words and time"},
    {CommunicationNeed::Blind, "blind", "blind or low vision"},
    {CommunicationNeed::Other, "other", "other"},
}};

std::string_view sourceWord(FixSource source)
{
    switch (source) {
    case FixSource::Carrier:
        return "with the call";
    case FixSource::Rebid:
        return "re-bid";
    case FixSource::Device:
        return "from the device";
    case FixSource::Ping:
        return "carrier ping";
    case FixSource::Caller:
        return "as the caller says";
    }
    return {};
}

} // namespace

std::string serviceClassWord(ServiceClass serviceClass)
{
    return std::string(kClassWords.at(static_cast<std::size_t>(serviceClass)).typed);
}

std::optional<ServiceClass> serviceClassFromWord(std::string_view word)
{
    for (const auto& one : kClassWords) {
        if (equalsIgnoringCase(one.typed, word))
            return one.serviceClass;
    }
    return std::nullopt;
}

std::string fixWords(const CallFix& fix)
{
    std::string out(sourceWord(fix.source));
    if (fix.serviceClass != ServiceClass::NotGiven)
        out +=
            fmt::format(", {}", kClassWords.at(static_cast<std::size_t>(fix.serviceClass)).shown);
    if (fix.radiusM)
        out += fmt::format(", within {} m", *fix.radiusM);
    if (fix.confidencePct)
        out += fmt::format(", {} % sure", *fix.confidencePct);
    if (!fix.carrier.empty())
        out += ", " + fix.carrier;
    return out;
}

std::string needWord(CommunicationNeed need)
{
    return std::string(kNeedWords.at(static_cast<std::size_t>(need)).typed);
}

std::optional<CommunicationNeed> needFromWord(std::string_view word)
{
    for (const auto& one : kNeedWords) {
        if (equalsIgnoringCase(one.typed, word))
            return one.need;
    }
    return std::nullopt;
}

std::string needsWords(const CommunicationNeeds& needs)
{
    std::vector<std::string> words;
    for (const CommunicationNeed need : needs.needs)
        words.emplace_back(kNeedWords.at(static_cast<std::size_t>(need)).shown);
    std::string out = joined(words, ", ");
    if (!needs.words.empty())
        out += out.empty() ? needs.words : ": " + needs.words;
    return out;
}

std::string stepWords(TransferStep step)
{
    switch (step) {
    case TransferStep::Placed:
        return "it rings";
    case TransferStep::Answered:
        return "answered";
    case TransferStep::StayedOn:
        return "we stayed on the line";
    case TransferStep::LeftLine:
        return "we left the line";
    case TransferStep::Accepted:
        return "accepted";
    case TransferStep::Refused:
        return "refused";
    case TransferStep::NoAnswer:
        return "not answered";
    case TransferStep::Misrouted:
        return "misrouted";
    case TransferStep::CallerLost:
        return "the caller was lost";
    }
    return {};
}

std::string stepWords(InterpreterStep step)
{
    switch (step) {
    case InterpreterStep::Asked:
        return "asked for";
    case InterpreterStep::Connected:
        return "connected";
    case InterpreterStep::NotAvailable:
        return "not to be had";
    case InterpreterStep::Released:
        return "released";
    }
    return {};
}

std::string stepWords(PingStep step)
{
    switch (step) {
    case PingStep::Asked:
        return "asked";
    case PingStep::Located:
        return "located";
    case PingStep::NoResult:
        return "no result";
    case PingStep::Refused:
        return "refused";
    }
    return {};
}

std::string resultWords(CallbackResult result)
{
    switch (result) {
    case CallbackResult::Answered:
        return "answered";
    case CallbackResult::Busy:
        return "busy";
    case CallbackResult::NoAnswer:
        return "no answer";
    case CallbackResult::VoicemailNotLeft:
        return "voicemail, nothing left";
    case CallbackResult::VoicemailLeft:
        return "voicemail, message left";
    case CallbackResult::VoiceHeard:
        return "a voice was heard";
    }
    return {};
}

} // namespace haven
