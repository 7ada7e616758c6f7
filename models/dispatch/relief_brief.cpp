#include "models/dispatch/relief_brief.h"

#include "models/base/text.h"
#include "models/dispatch/board.h"
#include "models/dispatch/bolo_match.h"
#include "models/dispatch/cry_words.h"
#include "models/dispatch/nearby.h"
#include "models/dispatch/one_place.h"
#include "models/dispatch/timers.h"
#include "models/dispatch/unseen_rules.h"
#include "models/dispatch/weapon.h"

#include <algorithm>
#include <fmt/format.h>

namespace haven {

namespace {

std::string_view statusWords(IncidentStatus status)
{
    switch (status) {
    case IncidentStatus::Waiting:
        return "waits";
    case IncidentStatus::Held:
        return "held";
    case IncidentStatus::Assigned:
        return "unit reserved";
    case IncidentStatus::Dispatched:
        return "sent";
    case IncidentStatus::EnRoute:
        return "en route";
    case IncidentStatus::OnScene:
        return "on scene";
    case IncidentStatus::Closed:
        return "closed";
    }
    return {};
}

std::string unitsOfRow(const BoardRow& row)
{
    std::vector<std::string> names;
    for (const UnitId& unit : row.units)
        names.push_back(unit.value);
    return names.empty() ? std::string() : " [" + joined(names, ", ") + "]";
}

std::string inWords(const BriefWish& wish, std::string_view english)
{
    return wish.word && !english.empty() ? wish.word(english) : std::string(english);
}

// In one pass: what goes in may hold "%1" itself.
std::string briefSays(const BriefWish& wish, std::string_view english,
                      const std::vector<std::string>& parts)
{
    const std::string form = inWords(wish, english);
    std::string out;
    for (std::size_t at = 0; at < form.size(); ++at) {
        const bool isPlace =
            form[at] == '%' && at + 1 < form.size() && form[at + 1] >= '1' && form[at + 1] <= '9';
        const std::size_t part =
            isPlace ? static_cast<std::size_t>(form[at + 1] - '1') : parts.size();
        if (part >= parts.size()) {
            out += form[at];
            continue;
        }
        out += parts[part];
        ++at;
    }
    return out;
}

std::string placed(const std::string& words, const std::string& place)
{
    return words.empty() || place.empty() ? words + place : words + ", " + place;
}

// Before what is done about it: on a low screen the end of a line is cut.
std::string dangersOf(const BriefWish& wish, const BoardRow& row)
{
    std::string out;
    if (!row.weaponWords.empty())
        out += ", " + inWords(wish, row.weaponWords);
    for (const std::string& mark : row.placeMarks)
        out += ", " + inWords(wish, mark);
    return out;
}

BriefSection workSection(const BriefWish& wish)
{
    BriefSection out{"work", "Open work", "Nothing is open.", {}};
    for (const BoardRow& row : queueRows(wish.state, wish.codes, wish.now)) {
        const Instant since = wish.state.incidents.at(row.id).clockSince;
        out.lines.push_back(
            {row.number,
             briefSays(wish, "%1: %2 since %3",
                       {std::string(enumName(row.priority)) + ' ' +
                            placed(inWords(wish, row.label), row.place) + dangersOf(wish, row),
                        inWords(wish, statusWords(row.status)), wish.clock(since)}) +
                 unitsOfRow(row) + (row.isLate ? ", " + inWords(wish, "LATE") : "") +
                 (row.boloWords.empty() ? "" : ", " + row.boloWords),
             row.id});
    }
    return out;
}

// A caller who hung up tells nothing of anybody's health; one who was lost between two lines may.
bool isToldToAll(const TimerRow& row, const State& state)
{
    if (!isOfTheCrisisLane(row.alarm.kind) || row.alarm.kind == AlarmKind::OfficerEmergency)
        return true;
    const auto found =
        row.alarm.incident ? state.incidents.find(*row.alarm.incident) : state.incidents.end();
    return row.alarm.kind == AlarmKind::CallbackDue && found != state.incidents.end() &&
           found->second.callback && found->second.callback->cause != CallbackCause::LostInHandoff;
}

// Of an officer's cry whoever takes over is told what was said with it, as in the strip.
std::string placeToTell(const TimerRow& row, const State& state)
{
    const auto unit = row.alarm.unit ? state.units.find(*row.alarm.unit) : state.units.end();
    const bool isCry = row.kind == TimerKind::Emergency && unit != state.units.end();
    return isCry && !isRestricted(state, unit->second.incident) ? cryTold(state, unit->second)
                                                                : row.place;
}

BriefSection lateSection(const BriefWish& wish, const std::vector<TimerRow>& timers)
{
    BriefSection out{"late", "Overdue", "Nothing is overdue.", {}};
    bool isLeftOut = false;
    for (const TimerRow& row : timers) {
        const bool isWithheld = wish.care == BriefCare::Withheld && !isToldToAll(row, wish.state);
        isLeftOut = isLeftOut || (isWithheld && !row.followUp && isLateTimer(row, wish.now));
        if (!row.followUp && !isWithheld && isLateTimer(row, wish.now))
            out.lines.push_back(
                {row.subject,
                 briefSays(wish, "%1, since %2",
                           {placed(inWords(wish, isAboutAHidden(row.alarm, wish.state)
                                                     ? std::string(kSomethingIsDue)
                                                     : timerWords(row)),
                                   placeToTell(row, wish.state)),
                            wish.clock(row.alarm.lateFrom())}),
                 row.alarm.incident});
    }
    // A list that is cut without a word reads as whole.
    if (isLeftOut)
        out.lines.push_back({"Crisis", "Told to whoever signs on.", {}});
    return out;
}

BriefSection holdSection(const BriefWish& wish)
{
    BriefSection out{"holds", "Held", "Nothing is held.", {}};
    for (const StormCount& storm : stormCounts(wish.state))
        out.lines.push_back(
            {storm.number,
             placed(briefSays(wish, "%1 of %2 still held together under it",
                              {std::to_string(storm.held), std::to_string(storm.gathered)}),
                    storm.title),
             storm.parent});
    for (const BoardRow& row : queueRows(wish.state, wish.codes, wish.now)) {
        if (row.status == IncidentStatus::Held)
            out.lines.push_back({row.number,
                                 placed(inWords(wish, row.label), row.place) +
                                     (row.holdReason.empty() ? "" : ": ") + row.holdReason,
                                 row.id});
    }
    return out;
}

// Somebody may still be on the line, and of some of it the board knows nothing.
BriefSection halfTakenSection(const BriefWish& wish)
{
    BriefSection out{"half_taken", "Calls half taken here", "No call is half taken.", {}};
    std::vector<HalfTaken> calls = wish.halfTaken;
    std::stable_sort(calls.begin(), calls.end(), [](const HalfTaken& one, const HalfTaken& other) {
        return one.startedAt < other.startedAt;
    });
    for (const HalfTaken& call : calls) {
        const auto found =
            call.incident ? wish.state.incidents.find(*call.incident) : wish.state.incidents.end();
        const bool isKnown = found != wish.state.incidents.end();
        const bool isHidden = isRestricted(wish.state, call.incident);
        std::string what = isHidden ? inWords(wish, "a restricted incident")
                                    : placed(call.text("Type"), call.text("Location"));
        if (what.empty())
            what = inWords(wish, "no type, no place");
        if (isKnown)
            what = found->second.number + ": " + what;
        const bool isOpen = !call.isUnrecorded() && isKnown && call.hasOpenWords(found->second);
        what += ", " + inWords(wish, call.isUnrecorded() ? "NOT ON THE RECORD YET"
                                     : isOpen            ? "on the record, but WORDS TYPED ARE NOT"
                                                         : "on the record, not finished");
        const auto weapon = wish.weaponIn && !isHidden ? wish.weaponIn(call.words()) : std::nullopt;
        if (weapon)
            what += ", " + inWords(wish, possibleWeaponWords(*weapon));
        out.lines.push_back({wish.clock(call.startedAt), std::move(what), call.incident});
    }
    return out;
}

BriefSection airSection(const BriefWish& wish)
{
    BriefSection out{"air", "The air is held", "No channel is held.", {}};
    for (const auto& [channel, hold] : wish.state.airHolds) {
        const bool isTold = !hold.reason.empty() && !isRestricted(wish.state, hold.incident);
        const std::string since = wish.clock(hold.since);
        out.lines.push_back(
            {channel,
             (hold.unit ? briefSays(wish, "for %1, since %2", {hold.unit->value, since})
                        : briefSays(wish, "asked for, since %1", {since})) +
                 (isTold ? ": " + hold.reason : ""),
             hold.incident});
    }
    return out;
}

// Restricted ones by their number alone: the page is printed and lies on a desk.
BriefSection boloSection(const BriefWish& wish)
{
    BriefSection out{"bolos", "To look out for", "Nothing is to be looked out for.", {}};
    for (const auto& [id, bolo] : wish.state.bolos) {
        if (!isInForce(bolo, wish.now))
            continue;
        const bool isTold = mayReadBolo(bolo, {});
        out.lines.push_back(
            {boloNumber(id), briefSays(wish, "%1, until %2",
                                       {isTold ? boloWords(bolo.text)
                                               : inWords(wish, "restricted, read it at the desk"),
                                        wish.clock(bolo.expiresAt)})});
    }
    return out;
}

// A caution says whose home it is of, and what happened there: also one that was written while the
// restricted incident was thought to be elsewhere.
bool isHiddenCaution(const State& state, const Caution& caution)
{
    const auto written = state.cautionIncidents.find(caution.id);
    const bool isInMemory =
        written != state.cautionIncidents.end() && state.incidents.count(written->second) > 0;
    if (isInMemory ? isRestricted(state, written->second)
                   : state.cautionsHidden.count(caution.id) > 0)
        return true;
    return std::any_of(state.incidents.begin(), state.incidents.end(), [&](const auto& one) {
        return one.second.visibility == Visibility::Restricted &&
               isAtOnePlace(one.second.location, caution.place);
    });
}

BriefSection cautionSection(const BriefWish& wish, Instant since)
{
    BriefSection out{"cautions", "New cautions", "No caution is new.", {}};
    for (const auto& [id, one] : wish.state.cautions) {
        const bool isOver = one.endedAt || (one.endsAt && *one.endsAt <= wish.now);
        if (isOver || one.startedAt < since)
            continue;
        if (isHiddenCaution(wish.state, one)) {
            out.lines.push_back(
                {wish.clock(one.startedAt), inWords(wish, "a restricted incident")});
            continue;
        }
        const bool isVerified = one.verification == Verification::Verified;
        out.lines.push_back(
            {wish.clock(one.startedAt),
             placed(one.text, one.place.text) + ", " +
                 inWords(wish, isVerified ? "verified" : "reported, not verified")});
    }
    return out;
}

BriefSection followUpSection(const BriefWish& wish, const std::vector<TimerRow>& timers)
{
    BriefSection out{"follow_ups", "Follow-ups due", "No follow-up is due within a day.", {}};
    if (wish.care == BriefCare::Withheld) {
        out.none = "Told to whoever signs on.";
        return out;
    }
    for (const TimerRow& row : timers) {
        if (row.followUp)
            out.lines.push_back(
                {row.subject,
                 briefSays(wish, isLateTimer(row, wish.now) ? "late, since %1" : "at %1",
                           {wish.clock(row.alarm.dueAt)})});
    }
    return out;
}

BriefSection majorSection(const BriefWish& wish)
{
    BriefSection out{"majors", "Major incidents", "No major incident is declared.", {}};
    for (const auto& [id, major] : wish.state.majors) {
        if (isRestricted(wish.state, id)) {
            out.lines.push_back({major.number, inWords(wish, "a restricted incident"), id});
            continue;
        }
        std::string roles;
        for (const auto& [role, one] : major.roles)
            roles += "; " + role + ": " + one.who;
        out.lines.push_back(
            {major.number,
             briefSays(wish, "%1, since %2", {major.name, wish.clock(major.since)}) + roles, id});
        for (std::size_t n = 0; n < major.objectives.size(); ++n) {
            if (!major.objectives[n].metAt)
                out.lines.push_back({briefSays(wish, "goal %1", {std::to_string(n + 1)}),
                                     major.objectives[n].text, id});
        }
    }
    return out;
}

BriefSection groupSection(const BriefWish& wish)
{
    BriefSection out{"groups", "Who watches which", "There are no dispatch groups.", {}};
    for (const GroupStanding& one : groupStandings(wish.state, wish.codes)) {
        std::vector<std::string> watchers;
        for (const PositionId& position : one.watchers)
            watchers.push_back(briefSays(wish, "%1 at %2",
                                         {wish.state.signOns.at(position).name, position.value}));
        std::string who =
            watchers.empty() ? inWords(wish, "WATCHED BY NOBODY") : joined(watchers, ", ");
        if (one.group.empty())
            who = inWords(wish, "in no group, everybody's");
        const std::string channel =
            one.channel.empty() ? "" : ", " + briefSays(wish, "channel %1", {one.channel});
        out.lines.push_back(
            {one.group.empty() ? inWords(wish, "elsewhere") : one.group,
             briefSays(wish, "%1: %2 open, %3 waiting",
                       {who + channel, std::to_string(one.open), std::to_string(one.waiting)})});
    }
    return out;
}

BriefSection backupFaultSection(const BriefWish& wish, const BackupFault& fault)
{
    BriefSection out{"backup", "Backups fail", "None fails.", {}};
    out.lines.push_back({"station", fmt::format("since {}, in {}: {}", wish.clock(fault.since),
                                                fault.failed.folder, fault.failed.why)});
    return out;
}

BriefSection backupSection(Span overdue)
{
    BriefSection out{"backup", "A backup is due", "None is due.", {}};
    out.lines.push_back({"station", fmt::format("no copy was made for {} hours; a supervisor or an "
                                                "administrator makes one",
                                                wholeHours(overdue))});
    return out;
}

std::string onWork(const BriefWish& wish, const std::string& status, const std::string& number)
{
    const std::string stands = inWords(wish, status);
    return number.empty() ? stands : briefSays(wish, "%1 on %2", {stands, number});
}

BriefSection staffSection(const BriefWish& wish)
{
    BriefSection out{"staffing", "Who is on", "Nobody is signed on and no unit is on duty.", {}};
    for (const auto& [position, one] : wish.state.signOns)
        out.lines.push_back(
            {position.value, briefSays(wish, "%1, since %2", {one.name, wish.clock(one.since)})});
    for (const UnitRow& row : unitRows(wish.state, wish.codes, wish.now))
        out.lines.push_back(
            {row.id.value,
             onWork(wish, row.isEmergency ? "EMERGENCY" : row.statusText, row.number) +
                 (row.officers.empty() ? "" : ", " + joined(row.officers, ", ")),
             row.incident});
    return out;
}

BriefSection passOnSection(const BriefWish& wish)
{
    BriefSection out{"pass_ons", "Passed on", "Nothing is passed on.", {}};
    for (const auto& [id, note] : wish.state.room.passOns) {
        if (note.until > wish.now)
            out.lines.push_back(
                {briefSays(wish, "note %1", {std::to_string(id.value)}),
                 briefSays(wish, "%1 (%2, until %3)",
                           {note.text, nameOfAgent(wish.state, note.by), wish.clock(note.until)}),
                 {},
                 id.value});
    }
    return out;
}

BriefSection scheduledSection(const BriefWish& wish)
{
    BriefSection out{"scheduled", "Scheduled soon", "Nothing is scheduled for 12 hours.", {}};
    std::vector<const IncidentScheduled*> soon;
    for (const auto& [id, one] : wish.state.room.scheduled) {
        if (one.dueAt <= wish.now + kBriefAhead)
            soon.push_back(&one);
    }
    std::stable_sort(soon.begin(), soon.end(),
                     [](const auto* a, const auto* b) { return a->dueAt < b->dueAt; });
    for (const IncidentScheduled* one : soon) {
        const auto* type = wish.codes.typeFor(one->type.value);
        const bool isStuck = one->dueAt + kEnteredLate <= wish.now;
        out.lines.push_back(
            {wish.clock(one->dueAt),
             briefSays(wish, "number %1, %2",
                       {std::to_string(one->scheduled.value),
                        placed(inWords(wish, type ? type->label : one->type.value),
                               one->location.text)}) +
                 (isStuck ? ", " + inWords(wish, "HAS NOT ENTERED: enter it by hand") : ""),
             {},
             one->scheduled.value});
    }
    return out;
}

BriefSection watchSection(const BriefWish& wish)
{
    BriefSection out{"watches", "Watched places", "No place is watched.", {}};
    for (const WatchStanding& one : watchStandings(wish.state, wish.now)) {
        const WatchPlaced& placedAt = wish.state.room.watches.at(one.watch).placed;
        std::string text = briefSays(
            wish, "%1: %2 of %3 visits in 24 h",
            {placed(inWords(wish, placedAt.kind == WatchKind::House ? "House" : "Extra patrol"),
                    placedAt.location.text),
             std::to_string(one.visits), std::to_string(one.wanted)});
        if (!placedAt.hours.empty())
            text += ", " + briefSays(wish, "wanted %1", {placedAt.hours});
        text = briefSays(wish, "%1, until %2", {text, wish.clock(placedAt.until)});
        out.lines.push_back({briefSays(wish, "watch %1", {std::to_string(one.watch.value)}),
                             std::move(text),
                             {},
                             one.watch.value});
    }
    return out;
}

// Of a message to every desk each answers for themselves.
bool isAnswered(const DeskMessage& message, const AgentId& agent)
{
    const bool isOfAll = !message.unit && !message.position;
    if (!isOfAll || agent.value.empty())
        return !message.acknowledged.empty();
    return message.from == agent || message.acknowledged.count(agent) > 0;
}

BriefSection messageSection(const BriefWish& wish, Instant since)
{
    BriefSection out{"messages", "Not acknowledged", "Every message is acknowledged.", {}};
    for (const auto& [id, one] : wish.state.room.messages) {
        if (one.at < since || isAnswered(one, wish.seat.agent))
            continue;
        std::string to = inWords(wish, "every desk");
        if (one.unit)
            to = one.unit->value;
        else if (one.position)
            to = one.position->value;
        out.lines.push_back({briefSays(wish, "message %1", {std::to_string(id.value)}),
                             briefSays(wish, "to %1, %2: %3", {to, wish.clock(one.at), one.text}),
                             {},
                             id.value});
    }
    return out;
}

// A terminal or a printer would obey a control character.
std::string plainLine(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            c = ' ';
    }
    return out;
}

} // namespace

ReliefBrief reliefBrief(const BriefWish& wish)
{
    ReliefBrief out;
    out.agency = wish.state.agency;
    out.position = wish.seat.position.value;
    out.madeAt = wish.clock(wish.now);
    if (wish.state.mode != StationMode::Live)
        out.stamp = "TRAINING. Nothing here is real.";
    const Instant since = wish.now - kBriefBack;
    const auto found = wish.state.room.reliefs.find(wish.seat.position);
    if (found != wish.state.room.reliefs.end()) {
        const ShiftRelief& relief = found->second;
        out.givenBy = nameOfAgent(wish.state, relief.from);
        out.givenTo = nameOfAgent(wish.state, relief.to);
        out.givenAt = wish.clock(relief.givenAt);
        out.words = relief.words;
        if (relief.takenBy) {
            out.takenBy = nameOfAgent(wish.state, *relief.takenBy);
            out.takenAt = wish.clock(*relief.takenAt);
        }
    }
    out.since = wish.clock(since);
    const auto timers = timerRows(wish.state, wish.codes, wish.seat, wish.now);
    out.sections = {majorSection(wish),
                    workSection(wish),
                    lateSection(wish, timers),
                    holdSection(wish),
                    airSection(wish),
                    boloSection(wish),
                    passOnSection(wish),
                    scheduledSection(wish),
                    cautionSection(wish, since),
                    followUpSection(wish, timers),
                    watchSection(wish),
                    messageSection(wish, since),
                    groupSection(wish),
                    staffSection(wish)};
    // Before all that is on the record already.
    if (!wish.halfTaken.empty())
        out.sections.insert(out.sections.begin(), halfTakenSection(wish));
    // No page has it where none is due.
    if (const auto& fault = wish.state.backups.fault)
        out.sections.push_back(backupFaultSection(wish, *fault));
    else if (const auto overdue = backupOverdue(wish.state, wish.now))
        out.sections.push_back(backupSection(*overdue));
    return out;
}

std::string reliefSentence(const ReliefBrief& brief)
{
    if (brief.givenBy.empty())
        return "Not handed over yet.";
    std::string out =
        fmt::format("Handed over by {} to {}, {}.", brief.givenBy, brief.givenTo, brief.givenAt);
    if (brief.takenBy.empty())
        return out + " Not taken yet.";
    return out + fmt::format(" Taken over by {}, {}.", brief.takenBy, brief.takenAt);
}

std::size_t briefLineCount(const ReliefBrief& brief)
{
    std::size_t count = 0;
    for (const BriefSection& section : brief.sections)
        count += section.lines.size();
    return count;
}

std::string briefText(const ReliefBrief& brief)
{
    std::string out = fmt::format("{}: relief of {}, {}\n", plainLine(brief.agency),
                                  plainLine(brief.position), brief.madeAt);
    if (!brief.stamp.empty())
        out += brief.stamp + "\n";
    out += plainLine(reliefSentence(brief)) + "\n";
    if (!brief.words.empty())
        out += plainLine(brief.words) + "\n";
    for (const BriefSection& section : brief.sections) {
        out += fmt::format("\n{}, {}\n", section.title, section.lines.size());
        if (section.lines.empty())
            out += "  " + section.none + "\n";
        for (const BriefLine& line : section.lines)
            out += fmt::format("  {:<12} {}\n", plainLine(line.lead), plainLine(line.text));
    }
    return out;
}

} // namespace haven
