#include "models/dispatch/clinician_desk.h"

#include "models/base/text.h"
#include "models/dispatch/clinician_unit.h"
#include "models/dispatch/crisis_rules.h"
#include "models/dispatch/unit_rules.h"
#include "models/dispatch/weapon.h"

#include <algorithm>
#include <tuple>

namespace haven {

namespace {

constexpr Fact kAlwaysShown[] = {Fact::Weapon,   Fact::Violence, Fact::Injury,
                                 Fact::SelfHarm, Fact::Alone,    Fact::ContactConfirmed};

constexpr std::string_view kOpening = "\xE2\x80\x9C"; // “
constexpr std::string_view kClosing = "\xE2\x80\x9D"; // ”

bool isFlagged(const BoardRow& row)
{
    return row.flag == Flag::Yes || row.flag == Flag::Possible;
}

ClinicianGroup groupOf(const ClinicianRequest* request)
{
    if (!request)
        return ClinicianGroup::Flagged;
    return request->stage == ClinicianStage::Asked ? ClinicianGroup::Waiting
                                                   : ClinicianGroup::Working;
}

Instant sinceOf(const Incident& incident, const ClinicianRequest* request)
{
    if (request)
        return request->stage == ClinicianStage::Asked
                   ? request->askedAt
                   : request->arrivedAt.value_or(request->answeredAt.value_or(request->askedAt));
    if (incident.flag.decidedAt)
        return *incident.flag.decidedAt;
    return incident.flag.suggestedAt.value_or(incident.openedAt);
}

std::string whyOf(const Incident& incident, const ClinicianRequest* request)
{
    if (request && !request->reason.empty())
        return request->reason;
    const FlagState& flag = incident.flag;
    // A person's "no" is never told with the advisor's reasons for a yes.
    const bool isRejected = flag.decision == FlagDecision::Rejected;
    return isRejected || !flag.decidedReason.empty() ? flag.decidedReason : flag.reason;
}

std::string callbackWords(const CallbackTask& task)
{
    const std::string whom = task.number.empty() ? "the lost caller" : task.number;
    const std::string tries = task.tries == 0 ? ""
                              : task.tries == 1
                                  ? ", tried once"
                                  : ", tried " + std::to_string(task.tries) + " times";
    return "Call back " + whom + tries + ": " + task.reason;
}

SafetyFact safetyFact(const Incident& incident, Fact fact)
{
    SafetyFact line;
    line.fact = fact;
    const auto found = incident.answers.find(fact);
    if (found == incident.answers.end())
        return line;
    line.answer = found->second.answer;
    line.by = found->second.by;
    line.at = found->second.at;
    return line;
}

Instant lastWritten(const Incident& incident)
{
    Instant last = incident.openedAt;
    for (const Note& note : incident.notes) {
        if (note.fieldClass != FieldClass::ClinicianOnly)
            last = std::max(last, note.at);
    }
    return last;
}

// What a reader of the notes does not know from them: level, answers, and who moves.
std::string changedSince(const Incident& incident, Instant since)
{
    constexpr std::size_t kMost = 4;
    std::vector<std::string> words;
    const LevelState& level = incident.level;
    if (level.since && *level.since > since && level.before > 0 && level.before != level.level)
        words.push_back("level " + std::to_string(level.before) + " to " +
                        std::to_string(level.level));
    for (const auto& [fact, record] : incident.answers) {
        if (record.at > since)
            words.push_back(factSentence(fact, record.answer));
    }
    for (const Assignment& one : incident.assignments) {
        if (one.since > since)
            words.push_back(one.unit.value + " " + stageWords(one.stage));
    }
    if (words.size() > kMost)
        words.resize(kMost);
    return joined(words, "; ");
}

} // namespace

bool isRequestOpen(const ClinicianRequest& request)
{
    switch (request.stage) {
    case ClinicianStage::Asked:
    case ClinicianStage::Accepted:
    case ClinicianStage::EnRoute:
    case ClinicianStage::Arrived:
        return true;
    case ClinicianStage::Declined:
    case ClinicianStage::Done:
    case ClinicianStage::NotSent:
        return false;
    }
    return false;
}

const ClinicianRequest* openRequest(const Incident& incident)
{
    const auto& requests = incident.clinicianRequests;
    const auto found = std::find_if(requests.rbegin(), requests.rend(), isRequestOpen);
    return found == requests.rend() ? nullptr : &*found;
}

std::optional<ClinicianRow> clinicianRow(const Incident& incident, const Codes& codes)
{
    if (incident.stage == IncidentStage::Closed)
        return std::nullopt;
    const ClinicianRequest* request = openRequest(incident);
    // Who hung up is the dispatchers' to call back.
    const bool isOwed =
        incident.callback && incident.callback->cause == CallbackCause::LostInHandoff;
    // The board row of a restricted incident has neither flag nor level nor place, and of a weapon
    // the sign alone.
    const BoardRow board = boardRow(incident, codes, incident.openedAt);
    if (!request && !isFlagged(board) && !isOwed)
        return std::nullopt;
    ClinicianRow row;
    row.id = incident.id;
    row.number = incident.number;
    // A lost caller stands above all others, until somebody is reached.
    row.group = groupOf(request);
    if (isOwed && !request)
        row.group = incident.visibility == Visibility::Restricted ? ClinicianGroup::Waiting
                                                                  : ClinicianGroup::Lost;
    row.label = board.label;
    row.since = sinceOf(incident, request);
    row.visibility = incident.visibility;
    row.sign = board.weapon;
    if (request) {
        row.stage = request->stage;
        row.clinician = request->clinician;
    }
    if (incident.visibility == Visibility::Restricted)
        return row;
    row.place = board.place;
    row.level = board.level;
    row.isLevelOpen = board.isLevelOpen;
    row.flag = board.flag;
    row.flagVoice = board.flagVoice;
    row.units = board.units;
    row.why = whyOf(incident, request);
    row.changed = changedSince(incident, lastWritten(incident));
    row.owesCallback = isOwed;
    if (isOwed)
        row.why = callbackWords(*incident.callback);
    const SafetyFact weapon = safetyFact(incident, Fact::Weapon);
    row.weapon = weapon.answer;
    row.weaponAt = weapon.at;
    row.possibleWeapon = possibleWeapon(incident);
    return row;
}

std::vector<ClinicianRow> clinicianRows(const State& state, const Codes& codes)
{
    std::vector<ClinicianRow> rows;
    for (const auto& [id, incident] : state.incidents) {
        if (auto row = clinicianRow(incident, codes))
            rows.push_back(*std::move(row));
    }
    std::sort(rows.begin(), rows.end(), [](const ClinicianRow& a, const ClinicianRow& b) {
        const int levelA = -a.level.value_or(0);
        const int levelB = -b.level.value_or(0);
        return std::tie(a.group, levelA, a.since, a.id) < std::tie(b.group, levelB, b.since, b.id);
    });
    return rows;
}

std::vector<SafetyFact> safetyFacts(const Incident& incident)
{
    std::vector<SafetyFact> lines;
    for (const Fact fact : kAlwaysShown)
        lines.push_back(safetyFact(incident, fact));
    for (const auto& [fact, record] : incident.answers) {
        if (std::find(std::begin(kAlwaysShown), std::end(kAlwaysShown), fact) ==
            std::end(kAlwaysShown))
            lines.push_back(safetyFact(incident, fact));
    }
    return lines;
}

std::vector<std::string> quotedParts(std::string_view text)
{
    std::vector<std::string> parts;
    std::size_t at = 0;
    while (at < text.size()) {
        const bool isCurly = text.substr(at, kOpening.size()) == kOpening;
        if (!isCurly && text[at] != '"') {
            ++at;
            continue;
        }
        const std::string_view closing = isCurly ? kClosing : std::string_view("\"");
        const std::size_t from = at + (isCurly ? kOpening.size() : 1);
        const std::size_t end = text.find(closing, from);
        if (end == std::string_view::npos)
            return parts; // never closed: nobody knows where the words end
        if (const auto words = trimmed(text.substr(from, end - from)); !words.empty())
            parts.emplace_back(words);
        at = end + closing.size();
    }
    return parts;
}

std::vector<Quote> quotesOf(const Incident& incident)
{
    std::vector<Quote> quotes;
    for (const auto& note : incident.notes) {
        if (note.correctedBy || note.fieldClass == FieldClass::ClinicianOnly)
            continue;
        for (auto& words : quotedParts(note.text))
            quotes.push_back(Quote{std::move(words), note.by, note.at});
    }
    return quotes;
}

PhoneOnly phoneOnlyOf(const State& state)
{
    const auto found = state.settings.find(kPhoneOnlySetting);
    return found == state.settings.end() || trimmed(found->second).empty() ? PhoneOnly::NotAgreed
                                                                           : PhoneOnly::Agreed;
}

std::string leadWords(const Incident& incident, const State& state, const Codes& codes)
{
    // A person set the level lower; who goes in first minds what was answered.
    if (standingThreat(incident))
        return leadSentence(Lead::Police);
    return leadSentence(leadOf(incident, codes).lead, phoneOnlyOf(state));
}

std::string weaponWithoutOfficer(const Incident& incident, const State& state)
{
    if (isOfficerOnScene(incident, state))
        return {};
    if (incident.visibility != Visibility::Restricted)
        return weaponWords(incident);
    switch (weaponSign(incident)) {
    case WeaponSign::None:
        return {};
    case WeaponSign::Possible:
        return "possible weapon";
    case WeaponSign::Answered:
        return "weapon";
    }
    return {};
}

} // namespace haven
