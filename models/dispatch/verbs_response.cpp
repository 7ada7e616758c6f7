#include "models/base/text.h"
#include "models/dispatch/backup_plan.h"
#include "models/dispatch/clinician_desk.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/flag_context.h"
#include "models/dispatch/risk_protection.h"
#include "models/dispatch/verbs.h"

#include <algorithm>

// Lines about the response to a crisis: hand-off, call back, what is known before it closes.
namespace haven {

namespace {

std::string firstWord(const std::string& text)
{
    return text.substr(0, std::min(text.find(' '), text.size()));
}

std::string afterWord(const std::string& text, const std::string& word)
{
    return std::string(trimmed(std::string_view(text).substr(word.size())));
}

// “ho 4482 "ACTION line"” means the line of that name.
std::string withoutQuotes(const std::string& text)
{
    const bool isQuoted = text.size() > 1 && text.front() == '"' && text.back() == '"';
    return isQuoted ? std::string(trimmed(std::string_view(text).substr(1, text.size() - 2)))
                    : text;
}

std::optional<HandoffStage> handoffStageOf(const std::string& word)
{
    const std::string wanted = toLower(word);
    if (wanted == "answered")
        return HandoffStage::Answered;
    if (wanted == "accepted")
        return HandoffStage::Accepted;
    if (wanted == "refused")
        return HandoffStage::Refused;
    if (wanted == "noanswer")
        return HandoffStage::NoAnswer;
    if (wanted == "dropped")
        return HandoffStage::Dropped;
    return std::nullopt;
}

// "next": whom the last hand-off that ended without a yes named instead. Empty before the first.
Result<std::string> fallbackTarget(IncidentId id, const State& state)
{
    const auto found = state.incidents.find(id);
    if (found == state.incidents.end() || found->second.handoffs.empty())
        return std::string();
    const Handoff& last = found->second.handoffs.back();
    const bool isOver = last.stage == HandoffStage::Refused || last.stage == HandoffStage::NoAnswer;
    if (isOver && last.fallback.empty())
        return refuse(RefusalCode::HandoffNoOther, found->second.number);
    const std::string& fallback = last.fallback;
    return fallback.substr(0, std::min(fallback.rfind(", "), fallback.size()));
}

Result<Command> buildHandover(const LineParts& parts, const LineContext& context)
{
    const std::string word = firstWord(parts.rest);
    if (const auto stage = handoffStageOf(word)) {
        MarkHandoff command;
        command.stage = *stage;
        command.reason = afterWord(parts.rest, word);
        return about(parts, context, std::move(command));
    }
    TargetAndWhy said = targetAndWhy(parts.rest);
    PlaceHandoff command;
    command.target = withoutQuotes(said.target);
    command.words = std::move(said.why);
    if (equalsIgnoringCase(command.target, "next")) {
        const auto incident = incidentIn(parts, Slot::Incident, context);
        if (!incident)
            return incident.refusal();
        const auto target = fallbackTarget(*incident, context.state);
        if (!target)
            return target.refusal();
        command.target = *target;
    }
    return about(parts, context, std::move(command));
}

constexpr const char* kCallbackUsage =
    "INCIDENT reached|voice|busy|noanswer|voicemail|nomessage|over [NOTE] [because WHY]";

std::optional<CallbackResult> callbackResultOf(const std::string& word)
{
    if (word == "reached")
        return CallbackResult::Answered;
    if (word == "busy")
        return CallbackResult::Busy;
    if (word == "noanswer")
        return CallbackResult::NoAnswer;
    if (word == "voicemail")
        return CallbackResult::VoicemailLeft;
    if (word == "nomessage")
        return CallbackResult::VoicemailNotLeft;
    if (word == "voice")
        return CallbackResult::VoiceHeard;
    return std::nullopt;
}

Result<Command> buildCallback(const LineParts& parts, const LineContext& context)
{
    const std::string word = toLower(wordOr(parts, Slot::Word));
    TryCallback command;
    command.result = callbackResultOf(word);
    command.note = parts.rest;
    command.whyUnsafe = keywordOr(parts, "because");
    // Behind a note it is a part of the note, and the note keeps it.
    if (!command.note.empty() && !command.whyUnsafe.empty())
        command.note += " because " + command.whyUnsafe;
    if (!command.result && word != "over")
        return refuse(RefusalCode::WordUnexpected, word, kCallbackUsage, "cb 4482 reached");
    const auto id = incidentIn(parts, Slot::Incident, context);
    if (!id)
        return id.refusal();
    const auto found = context.state.incidents.find(*id);
    const std::string which = keywordOr(parts, "#");
    const bool isOwed = found != context.state.incidents.end() && found->second.callback;
    const bool isOfCall = command.result && found != context.state.incidents.end() &&
                          !found->second.calls.empty() && (!isOwed || !which.empty());
    if (!isOfCall)
        return about(parts, context, std::move(command));
    // Nobody was lost: the attempt belongs to the call alone.
    const auto& calls = found->second.calls;
    const bool isNumber = isDigits(which) && which.size() <= 3;
    const std::size_t at = which.empty() ? calls.size()
                           : isNumber    ? static_cast<std::size_t>(std::stoi(which))
                                         : 0;
    if (at == 0 || at > calls.size())
        return refuse(RefusalCode::CallNotFound, which, found->second.number);
    // "voice" is what was heard on the line that stood open, where nobody has said that yet.
    const auto open = std::find_if(calls.rbegin(), calls.rend(), [](const Call& call) {
        return call.kind == CallKind::OpenLine && call.tries.empty();
    });
    const bool isOfOpenLine =
        which.empty() && command.result == CallbackResult::VoiceHeard && open != calls.rend();
    const CallId call = isOfOpenLine ? open->id : calls[at - 1].id;
    return Command(RecordCallback{*id, call, *command.result, command.note, command.whyUnsafe});
}

Result<Command> buildItem(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::ItemName);
    const auto item = closingItemFromWord(word);
    if (!item) {
        std::vector<std::string> names;
        for (std::size_t i = 0; i < enumNames(ClosingItem{}).size(); ++i)
            names.push_back(closingItemWord(static_cast<ClosingItem>(i)));
        return refuse(RefusalCode::ClosingItemUnknown, word, joined(names, ", "));
    }
    RecordClosingItem command;
    command.item = *item;
    command.words = parts.rest;
    if (const std::string first = firstWord(parts.rest); equalsIgnoringCase(first, "unable")) {
        command.state = ClosingState::Unable;
        command.words = afterWord(parts.rest, first);
    }
    return about(parts, context, std::move(command));
}

Result<Command> buildNotSent(const LineParts& parts, const LineContext& context)
{
    WithholdClinician command;
    command.code = wordOr(parts, Slot::NotSentCode);
    command.words = parts.rest;
    return about(parts, context, std::move(command));
}

Result<Command> buildRisk(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::Word);
    const auto decision = riskFromWord(word);
    if (!decision)
        return refuse(RefusalCode::WordUnexpected, word,
                      "INCIDENT needed|not_needed|not_decided [WHO AND WHY]",
                      "rp 4482 not_needed Sgt. Hale, the guns are with the brother");
    RecordRiskProtection command;
    command.decision = *decision;
    command.words = parts.rest;
    return about(parts, context, std::move(command));
}

// What people change by a line; others are written by the program itself or have lines of their
// own.
constexpr const char* kBoardHoursSetting = "board_closed_hours";
const std::vector<std::string> kSettings{kTownSetting,       kOnCallSetting,  kPhoneOnlySetting,
                                         kBoardHoursSetting, kAdvisorSetting, kRiskMinutesSetting,
                                         kBackupSetting};

Result<Command> buildSetting(const LineParts& parts, const LineContext&)
{
    const std::string key = toLower(wordOr(parts, Slot::Word));
    if (std::find(kSettings.begin(), kSettings.end(), key) == kSettings.end())
        return refuse(RefusalCode::SettingUnknown, key, joined(kSettings, ", "));
    // As a place is quoted: the marks are no part of the name.
    std::string value = parts.rest;
    if (value.size() >= 2 && value.front() == '"' && value.find('"', 1) == value.size() - 1)
        value = std::string(trimmed(std::string_view(value).substr(1, value.size() - 2)));
    // Nothing typed by a slip of the hand stops the backups: that takes a word.
    if (key == kBackupSetting && trimmed(value).empty())
        return backupPlanBad(value);
    if (key == kBackupSetting && equalsIgnoringCase(trimmed(value), kBackupOff))
        value.clear();
    return Command(ChangeSetting{key, std::move(value)});
}

} // namespace

std::vector<Verb> responseVerbs()
{
    using P = Verb::Place;
    using E = Verb::Extras;
    const Need optional = Need::Optional;
    const Need required = Need::Required;
    const SlotRule incident{Slot::Incident, required};
    return {
        {{"ho", "handoff",
          "INCIDENT TARGET | next | answered | accepted | refused REASON | "
          "noanswer | dropped",
          "ho 4482 988", "Hand the caller over by warm transfer, and record how it goes"},
         {incident, {Slot::HandoffWords, required}},
         {},
         P::None,
         E::None,
         buildHandover,
         {}},
        {{"cb", "callback", kCallbackUsage, "cb 4482 reached she is with her sister",
          "Call a caller back; a lost one until reached"},
         {incident, {Slot::Word, required}, {Slot::Reason, optional}},
         {"because", "#"},
         P::None,
         E::None,
         buildCallback,
         {}},
        {{"item", "closing",
          "INCIDENT children|resource|followup|recheck|officer|decided WORDS|unable WHY",
          "item 4482 children two, with their aunt", "What must be known before a crisis closes"},
         {incident, {Slot::ItemName, required}, {Slot::Reason, required}},
         {},
         P::None,
         E::None,
         buildItem,
         {}},
        {{"ns", "notsent", "INCIDENT CODE [WORDS]", "ns 4482 off_hours",
          "Why no clinician goes to somebody who should have one"},
         {incident, {Slot::NotSentCode, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildNotSent,
         {}},
        {{"rp", "riskprotection", "INCIDENT needed|not_needed|not_decided [WHO AND WHY]",
          "rp 4482 needed Sgt. Hale, threats to his wife",
          "Whether officer and supervisor find a risk-protection investigation needed"},
         {incident, {Slot::Word, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildRisk,
         {}},
        {{"conf", "setting", "KEY [VALUE]", "conf agency.town Hartford",
          "Change a setting of the station; without a value it is emptied"},
         {{Slot::Word, required}, {Slot::Reason, optional}},
         {},
         P::None,
         E::None,
         buildSetting,
         {},
         {kSettings.begin(), kSettings.end()}},
    };
}

} // namespace haven
