#include "models/base/text.h"
#include "models/dispatch/call_rules.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/text_limits.h"
#include "models/dispatch/verbs.h"

#include <algorithm>
#include <array>

// Lines about the contact itself: its fields, where it comes from, who interprets, what was typed,
// who takes it over, and what an alarm company says.
namespace haven {

namespace {

constexpr const char* kWhichCall = "#"; // "# 2": the second call of the incident

std::string withoutFirst(const std::string& text)
{
    const auto end = std::min(text.find(' '), text.size());
    return std::string(trimmed(std::string_view(text).substr(end)));
}

std::string leadWord(const std::string& text)
{
    return toLower(text.substr(0, std::min(text.find(' '), text.size())));
}

Refusal joinedAway(const Incident& incident, const State& state)
{
    const auto into = state.incidents.find(*incident.mergedInto);
    return refuse(RefusalCode::IncidentIsMerged, incident.number,
                  into == state.incidents.end() ? std::to_string(incident.mergedInto->value)
                                                : into->second.number);
}

// The call that "# 2" names; nothing where the line names none. Errors: CallNotFound.
Result<std::optional<CallId>> callNamed(const LineParts& parts, const LineContext& context,
                                        IncidentId id)
{
    const std::string word = keywordOr(parts, kWhichCall);
    if (word.empty())
        return std::optional<CallId>();
    const auto found = context.state.incidents.find(id);
    const bool isNumber = isDigits(word) && word.size() <= 3;
    const std::size_t at = isNumber ? static_cast<std::size_t>(std::stoi(word)) : 0;
    // They are counted where they went.
    if (found != context.state.incidents.end() && found->second.mergedInto)
        return joinedAway(found->second, context.state);
    if (found == context.state.incidents.end() || at == 0 || at > found->second.calls.size())
        return refuse(RefusalCode::CallNotFound, word,
                      found == context.state.incidents.end() ? word : found->second.number);
    return std::optional<CallId>(found->second.calls[at - 1].id);
}

template <class Command_>
Result<Command> aboutCall(const LineParts& parts, const LineContext& context, Command_ command)
{
    const auto incident = incidentIn(parts, Slot::Incident, context);
    if (!incident)
        return incident.refusal();
    const auto call = callNamed(parts, context, *incident);
    if (!call)
        return call.refusal();
    command.incident = *incident;
    command.call = *call;
    return Command(std::move(command));
}

// A number behind a keyword. Errors: WordUnexpected.
Result<std::optional<std::int64_t>> numberBehind(const LineParts& parts, const char* keyword,
                                                 const char* usage, const char* example)
{
    const std::string word = keywordOr(parts, keyword);
    if (word.empty())
        return std::optional<std::int64_t>();
    if (!isDigits(word) || word.size() > 9)
        return refuse(RefusalCode::WordUnexpected, word, usage, example);
    return std::optional<std::int64_t>(std::stoll(word));
}

struct FieldTyped {
    std::string_view typed;
    std::string_view field;
};
constexpr std::array<FieldTyped, 8> kCallFields = {{{"kind", "kind"},
                                                    {"name", "caller_name"},
                                                    {"tel", "callback"},
                                                    {"safe", "safe_contact"},
                                                    {"safewhen", "safe_contact_when"},
                                                    {"language", "language"},
                                                    {"relation", "relation"},
                                                    {"recorder", "recorder"}}};
constexpr const char* kFieldUsage =
    "INCIDENT kind|name|tel|safe|safewhen|language|relation|recorder VALUE";

// "\"Maria Lopez\"" is what Maria Lopez is, and "\"\"" is nothing: so a field is emptied.
std::string unquoted(const std::string& words)
{
    const bool isQuoted = words.size() > 1 && words.front() == '"' && words.back() == '"' &&
                          words.find('"', 1) == words.size() - 1;
    return isQuoted ? std::string(trimmed(std::string_view(words).substr(1, words.size() - 2)))
                    : words;
}

Result<Command> buildCallField(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::Word);
    const auto found =
        std::find_if(kCallFields.begin(), kCallFields.end(),
                     [&](const FieldTyped& one) { return equalsIgnoringCase(one.typed, word); });
    if (found == kCallFields.end())
        return refuse(RefusalCode::WordUnexpected, word, kFieldUsage, "cf 4482 kind hangup");
    CorrectDetails command;
    command.field = std::string(found->field);
    command.value = unquoted(parts.rest);
    // A slip does not take the place of a number. Where it is written down as it was said, in the
    // field of the call, any words may stand.
    if (command.field == "callback" && !trimmed(command.value).empty() &&
        !isTelephone(command.value))
        return refuse(RefusalCode::CallbackNumberBad, clipped(command.value, kMaxWord));
    // "hang-up" is what "hangup" is.
    if (command.field == "kind" || command.field == "safe_contact")
        std::erase_if(command.value, [](char c) { return c == '-' || c == ' '; });
    auto built = aboutCall(parts, context, std::move(command));
    if (!built)
        return built.refusal();
    // A field belongs to a call: without one named the newest is meant.
    auto* correct = kindIf<CorrectDetails>(&*built);
    const auto incident = context.state.incidents.find(correct->incident);
    if (incident != context.state.incidents.end() && !correct->call) {
        if (const Call* call = callMeant(incident->second, std::nullopt))
            correct->call = call->id;
    }
    return built;
}

constexpr const char* kAliUsage =
    "INCIDENT res|bus|pbx|pay|voip|wph1|wph2|car|sat|other|none @PLACE [radius M] [conf PERCENT] "
    "[src call|rebid|device|caller] [by CARRIER]";
constexpr const char* kAliExample = "ali 4482 wph2 @\"41.3083,-72.9279\" radius 40 src rebid";

std::optional<FixSource> fixSourceOf(const std::string& word)
{
    if (word.empty() || word == "call")
        return FixSource::Carrier;
    if (word == "rebid")
        return FixSource::Rebid;
    if (word == "device")
        return FixSource::Device;
    if (word == "caller")
        return FixSource::Caller;
    return std::nullopt;
}

Result<Command> buildCallLocation(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::Word);
    const auto serviceClass = serviceClassFromWord(word);
    if (!serviceClass)
        return refuse(RefusalCode::WordUnexpected, word, kAliUsage, kAliExample);
    const std::string from = toLower(keywordOr(parts, "src"));
    const auto source = fixSourceOf(from);
    if (!source)
        return refuse(RefusalCode::WordUnexpected, from, kAliUsage, kAliExample);
    const auto radius = numberBehind(parts, "radius", kAliUsage, kAliExample);
    if (!radius)
        return radius.refusal();
    const auto percent = numberBehind(parts, "conf", kAliUsage, kAliExample);
    if (!percent)
        return percent.refusal();
    RecordCallLocation command;
    command.source = *source;
    command.serviceClass = *serviceClass;
    command.place = locate(parts.place.value_or(""), context.knowledge);
    command.radiusM = *radius;
    command.confidencePct = *percent;
    command.carrier = keywordOr(parts, "by");
    return aboutCall(parts, context, std::move(command));
}

Result<Command> buildTakeLocation(const LineParts& parts, const LineContext& context)
{
    return aboutCall(parts, context, TakeCallLocation{});
}

constexpr const char* kPingUsage =
    "INCIDENT asked by CARRIER WHY | located @PLACE [radius M] | noresult [WORDS] | refused WHY";
constexpr const char* kPingExample = "ping 4482 asked by Verizon she took pills and hung up";

Result<Command> buildPing(const LineParts& parts, const LineContext& context)
{
    const std::string word = toLower(wordOr(parts, Slot::Word));
    MarkCarrierPing command;
    if (word == "asked")
        command.step = PingStep::Asked;
    else if (word == "located")
        command.step = PingStep::Located;
    else if (word == "noresult")
        command.step = PingStep::NoResult;
    else if (word == "refused")
        command.step = PingStep::Refused;
    else
        return refuse(RefusalCode::WordUnexpected, word, kPingUsage, kPingExample);
    const auto radius = numberBehind(parts, "radius", kPingUsage, kPingExample);
    if (!radius)
        return radius.refusal();
    // A word that belongs to another step is not left out unsaid.
    const bool isLocated = command.step == PingStep::Located;
    const std::string carrier = keywordOr(parts, "by");
    if ((parts.place || *radius) && !isLocated)
        return refuse(RefusalCode::WordUnexpected, parts.place ? "@PLACE" : "radius", kPingUsage,
                      "ping 4482 located @41.3083,-72.9279 radius 40");
    if (!carrier.empty() && command.step != PingStep::Asked)
        return refuse(RefusalCode::WordUnexpected,
                      "by " + std::string(clipped(carrier, kQuoteShownMax)), kPingUsage,
                      kPingExample);
    command.carrier = carrier;
    command.words = parts.rest;
    command.radiusM = *radius;
    if (parts.place)
        command.place = locate(*parts.place, context.knowledge);
    return aboutCall(parts, context, std::move(command));
}

Result<Command> buildInterpreter(const LineParts& parts, const LineContext& context)
{
    const std::string word = toLower(wordOr(parts, Slot::Word));
    MarkInterpreter command;
    if (word == "asked")
        command.step = InterpreterStep::Asked;
    else if (word == "connected")
        command.step = InterpreterStep::Connected;
    else if (word == "none")
        command.step = InterpreterStep::NotAvailable;
    else if (word == "released")
        command.step = InterpreterStep::Released;
    else
        return refuse(RefusalCode::WordUnexpected, word,
                      "INCIDENT asked|connected|none|released [lang LANGUAGE] [by PROVIDER] "
                      "[id NUMBER] [WORDS]",
                      "int 4482 asked lang Spanish by \"Line Two\"");
    command.language = keywordOr(parts, "lang");
    command.provider = keywordOr(parts, "by");
    command.interpreter = keywordOr(parts, "id");
    command.words = parts.rest;
    return aboutCall(parts, context, std::move(command));
}

Result<Command> buildNeeds(const LineParts& parts, const LineContext& context)
{
    RecordCommunicationNeeds command;
    command.words = parts.rest;
    const std::string list = wordOr(parts, Slot::Word);
    for (const std::string& word : split(list, ',')) {
        if (word.empty() || equalsIgnoringCase(list, "none"))
            continue;
        const auto need = needFromWord(word);
        if (!need) {
            std::vector<std::string> names;
            for (std::size_t i = 0; i < enumNames(CommunicationNeed{}).size(); ++i)
                names.push_back(needWord(static_cast<CommunicationNeed>(i)));
            return refuse(RefusalCode::NeedUnknown, word, joined(names, ", "));
        }
        command.needs.insert(*need);
    }
    return about(parts, context, std::move(command));
}

Result<Command> buildTranscript(const LineParts& parts, const LineContext& context)
{
    AddTranscript command;
    command.text = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildTextSession(const LineParts& parts, const LineContext& context)
{
    const std::string word = toLower(wordOr(parts, Slot::Word));
    MarkTextSession command;
    command.words = parts.rest;
    if (word == "close")
        command.step = TextStep::Closed;
    else if (word == "tty")
        command.medium = TextMedium::Tty;
    else if (word == "relay")
        command.medium = TextMedium::Relay;
    else if (word != "open")
        return refuse(RefusalCode::WordUnexpected, word,
                      "INCIDENT open|tty|relay|close [HOW IT ENDED]",
                      "txs 4482 close 3A12 is with her");
    return aboutCall(parts, context, std::move(command));
}

std::optional<TransferStep> transferStepOf(const std::string& word)
{
    if (word == "answered")
        return TransferStep::Answered;
    if (word == "stayed")
        return TransferStep::StayedOn;
    if (word == "left")
        return TransferStep::LeftLine;
    if (word == "accepted")
        return TransferStep::Accepted;
    if (word == "refused")
        return TransferStep::Refused;
    if (word == "noanswer")
        return TransferStep::NoAnswer;
    if (word == "misrouted")
        return TransferStep::Misrouted;
    if (word == "lost")
        return TransferStep::CallerLost;
    return std::nullopt;
}

// The same step of a warm hand-off; who stays on the line is said there by who is on scene.
std::optional<HandoffStage> handoffStepFor(TransferStep step)
{
    switch (step) {
    case TransferStep::Answered:
        return HandoffStage::Answered;
    case TransferStep::Accepted:
        return HandoffStage::Accepted;
    case TransferStep::Refused:
    case TransferStep::Misrouted:
        return HandoffStage::Refused;
    case TransferStep::NoAnswer:
        return HandoffStage::NoAnswer;
    case TransferStep::CallerLost:
        return HandoffStage::Dropped;
    case TransferStep::Placed:
    case TransferStep::StayedOn:
    case TransferStep::LeftLine:
        return std::nullopt;
    }
    return std::nullopt;
}

// Whoever transfers the call to 988 goes on with the same word, though it is a hand-off.
bool isHandoffMeant(const LineParts& parts, const LineContext& context)
{
    const auto id = incidentIn(parts, Slot::Incident, context);
    const auto found = id ? context.state.incidents.find(*id) : context.state.incidents.end();
    return found != context.state.incidents.end() &&
           found->second.visibility == Visibility::Normal && !openTransfer(found->second) &&
           openHandoff(found->second);
}

Result<Command> buildTransfer(const LineParts& parts, const LineContext& context)
{
    if (const auto step = transferStepOf(leadWord(parts.rest))) {
        if (const auto stage = handoffStepFor(*step); stage && isHandoffMeant(parts, context)) {
            MarkHandoff command;
            command.stage = *stage;
            command.reason = withoutFirst(parts.rest);
            return about(parts, context, std::move(command));
        }
        MarkTransfer command;
        command.step = *step;
        command.words = withoutFirst(parts.rest);
        return about(parts, context, std::move(command));
    }
    TargetAndWhy said = targetAndWhy(parts.rest);
    const DirectoryEntry* entry = entryFor(said.target, context.knowledge);
    // A person in crisis is handed over, whichever of the two words somebody types.
    if (entry && entry->kind != DirectoryKind::DispatchCenter) {
        PlaceHandoff command;
        command.target = std::move(said.target);
        command.words = std::move(said.why);
        return about(parts, context, std::move(command));
    }
    PlaceTransfer command;
    command.target = std::move(said.target);
    command.reason = std::move(said.why);
    return aboutCall(parts, context, std::move(command));
}

Result<Command> buildPremiseAlarm(const LineParts& parts, const LineContext& context)
{
    RecordPremiseAlarm command;
    command.alarm.company = keywordOr(parts, "company");
    command.alarm.callOperator = keywordOr(parts, "operator");
    command.alarm.phone = keywordOr(parts, "tel");
    command.alarm.zone = keywordOr(parts, "zone");
    command.alarm.permit = keywordOr(parts, "permit");
    command.alarm.keyholder = keywordOr(parts, "keyholder");
    command.alarm.keyholderPhone = keywordOr(parts, "keytel");
    command.alarm.code = keywordOr(parts, "code");
    return about(parts, context, std::move(command));
}

Result<Command> buildAlarmCanceled(const LineParts& parts, const LineContext& context)
{
    // "operator Kim, code was right": who, and what stands behind the comma.
    CancelPremiseAlarm command;
    const auto comma = parts.rest.find(',');
    command.by = std::string(trimmed(parts.rest.substr(0, std::min(comma, parts.rest.size()))));
    if (comma != std::string::npos)
        command.reason = std::string(trimmed(parts.rest.substr(comma + 1)));
    return about(parts, context, std::move(command));
}

} // namespace

std::vector<Verb> callVerbs()
{
    using P = Verb::Place;
    using E = Verb::Extras;
    const Need optional = Need::Optional;
    const Need required = Need::Required;
    const SlotRule incident{Slot::Incident, required};
    const SlotRule word{Slot::Word, required};
    return {
        {{"cf", "callfield",
          "INCIDENT kind|name|tel|safe|safewhen|language|relation|recorder VALUE [# CALL]",
          "cf 4482 kind hangup", "Set a field of a call; # 2 means the second call"},
         {incident, word, {Slot::Reason, required}},
         {kWhichCall},
         P::None,
         E::None,
         buildCallField,
         {}},
        {{"ali", "calllocation", kAliUsage, kAliExample,
          "Where a call comes from; the place of the incident stays as it is"},
         {incident, word},
         {"radius", "conf", "src", "by", kWhichCall},
         P::Required,
         E::None,
         buildCallLocation,
         {}},
        {{"tl", "takelocation", "INCIDENT [# CALL]", "tl 4482",
          "Make where the call comes from the place of the incident"},
         {incident},
         {kWhichCall},
         P::None,
         E::None,
         buildTakeLocation,
         {}},
        {{"ping", "carrierping", kPingUsage, kPingExample,
          "Ask a carrier in an emergency where a telephone is, and record what came of it"},
         {incident, word, {Slot::Reason, optional}},
         {"by", "radius", kWhichCall},
         P::Optional,
         E::None,
         buildPing,
         {},
         {"asked", "located", "noresult", "refused"},
         Verb::Words::Plain,
         Verb::Tail::Minutes},
        {{"int", "interpreter",
          "INCIDENT asked|connected|none|released [lang LANGUAGE] [by PROVIDER] [id NUMBER]",
          "int 4482 asked lang Spanish by \"Line Two\"",
          "An interpreter asked for, on the line, gone"},
         {incident, word, {Slot::Reason, optional}},
         {"lang", "by", "id", kWhichCall},
         P::None,
         E::None,
         buildInterpreter,
         {},
         {},
         Verb::Words::Plain,
         Verb::Tail::Minutes},
        {{"need", "needs", "INCIDENT deaf|hoh|nonspeaking|…[,…]|none [WORDS]",
          "need 4482 deaf,sign reads lips, face her",
          "How somebody there communicates, for whoever goes"},
         {incident, word, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildNeeds,
         {}},
        {{"txt", "transcript", "INCIDENT c: WORDS | u: WORDS | …",
          "txt 4482 c: he is outside | u: are you alone",
          "Write down what was texted: c caller, u us, r relay"},
         {incident, {Slot::Text, required}},
         {},
         P::None,
         E::None,
         buildTranscript,
         {}},
        {{"txs", "textsession", "INCIDENT open|tty|relay|close [HOW IT ENDED]", "txs 4482 open",
          "Open or end a text session"},
         {incident, word, {Slot::Reason, optional}},
         {kWhichCall},
         P::None,
         E::None,
         buildTextSession,
         {}},
        {{"xfer", "transfer",
          "INCIDENT TARGET [because WHY] | answered WHO | stayed | left | accepted | refused WHY | "
          "noanswer | misrouted WHERE | lost",
          "xfer 4482 Troop H because the car is on I-91",
          "Give the call to another center, and record how it goes"},
         {incident, {Slot::HandoffWords, required}},
         {kWhichCall},
         P::None,
         E::None,
         buildTransfer,
         {},
         {},
         Verb::Words::Plain,
         Verb::Tail::Time},
        {{"pa", "premisealarm",
          "INCIDENT [company NAME] [operator NAME] [tel NUMBER] [zone ZONE] [permit NUMBER] "
          "[keyholder NAME] [keytel NUMBER] [code WORD]",
          "pa 4482 company Guardline operator Kim zone \"front door\" permit 2231",
          "What an alarm company says"},
         {incident},
         {"company", "operator", "tel", "zone", "permit", "keyholder", "keytel", "code"},
         P::None,
         E::None,
         buildPremiseAlarm,
         {},
         {},
         Verb::Words::Brief}, // a code word is kept nowhere
        {{"pax", "alarmcanceled", "INCIDENT WHO[, WHY]", "pax 4482 operator Kim, code was right",
          "Somebody says that it was no alarm; units and priority stay as they are"},
         {incident, {Slot::Reason, required}},
         {},
         P::None,
         E::None,
         buildAlarmCanceled,
         {},
         {},
         Verb::Words::Plain,
         Verb::Tail::Time},
    };
}

} // namespace haven
