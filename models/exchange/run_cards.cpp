#include "models/exchange/run_cards.h"

#include "models/base/text.h"
#include "models/crisis/directory_search.h"
#include "models/dispatch/alarm_audience.h"
#include "models/dispatch/alarms.h"
#include "models/dispatch/board.h"
#include "models/dispatch/unseen_rules.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <tuple>

namespace haven {

namespace {

constexpr Span kTimersAhead = Span::hours(2);
constexpr std::size_t kLinesMax = 8;
constexpr std::size_t kClockChars = 5; // "21:47" of "21:47:08"

std::string hhmm(const ReportClock& clock, Instant at)
{
    return clock.time(at).substr(0, kClockChars);
}

// With the day where it is not today's.
std::string sinceText(const ReportClock& clock, Instant at, Instant now)
{
    constexpr std::size_t kDate = 10;
    const std::string dated = clock.dated(at);
    return dated.substr(0, kDate) == clock.dated(now).substr(0, kDate)
               ? hhmm(clock, at)
               : dated.substr(kDate / 2, kDate / 2) + " " + hhmm(clock, at);
}

std::string statusText(const BoardRow& row)
{
    std::string words;
    switch (row.status) {
    case IncidentStatus::Waiting:
        words = "Waiting";
        break;
    case IncidentStatus::Held:
        words = "Held";
        break;
    case IncidentStatus::Assigned:
        words = "Unit reserved";
        break;
    case IncidentStatus::Dispatched:
        words = "Sent";
        break;
    case IncidentStatus::EnRoute:
        words = "En route";
        break;
    case IncidentStatus::OnScene:
        words = "On scene";
        break;
    case IncidentStatus::Closed:
        words = "Closed";
        break;
    }
    // The sign alone: its words are those of a note or an answer.
    if (row.weapon != WeaponSign::None)
        words += row.weapon == WeaponSign::Answered ? ", WEAPON" : ", WEAPON?";
    if (!row.boloWords.empty())
        words += ", BOLO"; // why, stands on the board alone
    if (row.owesCallback)
        words += ", call back";
    if (!row.placeMarks.empty())
        words += ", CAUTION HERE"; // which, stands on the board alone
    if (const std::string asked = workMark(row); !asked.empty())
        words += ", " + asked;
    return row.isLate ? words + ", LATE" : words;
}

std::string unitNames(const BoardRow& row)
{
    std::vector<std::string> names;
    for (const UnitId& unit : row.units)
        names.push_back(unit.value);
    return joined(names, ", ");
}

void addBoard(RunCards& cards, const State& state, const Codes& codes, Instant now,
              const ReportClock& clock)
{
    for (const BoardRow& row : queueRows(state, codes, now)) {
        const Incident& incident = state.incidents.at(row.id);
        cards.incidents.push_back(
            {row.number, std::string(enumName(row.priority)), row.label, row.place, statusText(row),
             sinceText(clock, incident.clockSince, now),
             row.level ? fmt::format("level {}", *row.level) : std::string(), unitNames(row)});
    }
    for (const UnitRow& row : unitRows(state, codes, now))
        cards.units.push_back({row.id.value, row.isEmergency ? "EMERGENCY" : row.statusText,
                               sinceText(clock, row.since, now),
                               row.number.empty() ? row.place : row.number});
}

RunCardHalfTaken halfTakenCard(const HalfTakenAt& one, const State& state, Instant now,
                               const ReportClock& clock, const RunCardWish& wish)
{
    const HalfTaken& call = one.call;
    const auto found = call.incident ? state.incidents.find(*call.incident) : state.incidents.end();
    const bool isHidden = isRestricted(state, call.incident);
    std::vector<std::string> words;
    if (found != state.incidents.end())
        words.push_back(found->second.number);
    if (isHidden) {
        words.emplace_back("restricted");
    } else {
        for (const char* field : {"Type", "Location"}) {
            if (std::string typed = call.text(field); !typed.empty())
                words.push_back(std::move(typed));
        }
    }
    if (words.empty())
        words.emplace_back("no type, no place");
    std::string status = call.isUnrecorded() ? "NOT RECORDED" : "Not finished";
    // The sign alone, as of an incident.
    if (wish.weaponIn && !isHidden && wish.weaponIn(call.words()))
        status += ", WEAPON?";
    return {sinceText(clock, call.startedAt, now), one.position.value, joined(words, ", "),
            std::move(status)};
}

void addHalfTaken(RunCards& cards, const State& state, Instant now, const ReportClock& clock,
                  const RunCardWish& wish)
{
    if (!wish.halfTaken) {
        // A page without them would read as whole.
        cards.halfTakenUnread = "Calls half taken could not be read: ask at every desk.";
        return;
    }
    std::vector<HalfTakenAt> calls = *wish.halfTaken;
    std::stable_sort(calls.begin(), calls.end(), [](const auto& one, const auto& other) {
        return one.call.startedAt < other.call.startedAt;
    });
    for (const HalfTakenAt& one : calls)
        cards.halfTaken.push_back(halfTakenCard(one, state, now, clock, wish));
}

// What is due first, each once: a waiting P1 comes due again and again.
void addTimers(RunCards& cards, const State& state, const Codes& codes, Instant now,
               const ReportClock& clock)
{
    // Looked up, not searched for each: this is worked out while somebody waits for the screen, and
    // thousands may be late after a storm.
    using Key = std::tuple<AlarmKind, std::optional<IncidentId>, std::optional<UnitId>>;
    const auto keyOf = [](const DueAlarm& one) { return Key{one.kind, one.incident, one.unit}; };
    std::vector<DueAlarm> all = dueAlarms(state, codes, now);
    std::set<Key> listed;
    for (const DueAlarm& one : all)
        listed.insert(keyOf(one));
    for (DueAlarm& later : dueAlarms(state, codes, now + kTimersAhead)) {
        if (listed.insert(keyOf(later)).second)
            all.push_back(std::move(later));
    }
    for (const DueAlarm& one : all) {
        std::string subject = one.unit ? one.unit->value : std::string();
        if (one.incident) {
            const auto found = state.incidents.find(*one.incident);
            subject = found == state.incidents.end() ? std::string() : found->second.number;
        }
        cards.timers.push_back({one.dueAt <= now ? "since " + sinceText(clock, one.lateFrom(), now)
                                                 : sinceText(clock, one.dueAt, now),
                                isAboutAHidden(one, state) ? kSomethingIsDue + (" " + subject)
                                                           : alarmWords(one.kind, subject)});
    }
}

void addLines(RunCards& cards, const std::vector<DirectoryEntry>& directory)
{
    DirectorySearch search;
    search.query.kind = DirectoryKind::CrisisLine;
    for (const DirectoryMatch& match : searchDirectory(directory, search)) {
        const DirectoryReach reach = reachOf(directory, *match.entry);
        if (!reach.numbers.empty() && cards.lines.size() < kLinesMax)
            cards.lines.push_back({match.entry->name, joined(reach.numbers, " or ")});
    }
}

std::string padded(std::string text, std::size_t width)
{
    if (text.size() < width)
        text.append(width - text.size(), ' ');
    return text;
}

// A terminal or a printer would obey a control character.
std::string plain(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x20 || byte == 0x7F)
            c = ' ';
    }
    return out;
}

std::string halfTakenText(const RunCards& cards)
{
    if (!cards.halfTakenUnread.empty())
        return "\n" + cards.halfTakenUnread + "\n";
    if (cards.halfTaken.empty())
        return {};
    std::string out = fmt::format("\nCALLS HALF TAKEN, {}\n", cards.halfTaken.size());
    for (const auto& one : cards.halfTaken)
        out += fmt::format("{:<11} {:<14} {:<14} {}\n", one.since, plain(one.position), one.status,
                           plain(one.what));
    return out;
}

std::string blankLineText(const BlankLine& line, std::size_t width)
{
    int shares = 0;
    for (const BlankField& field : line)
        shares += field.share;
    std::string out;
    for (const BlankField& field : line) {
        const std::size_t room =
            width * static_cast<std::size_t>(field.share) / static_cast<std::size_t>(shares);
        std::string one(field.label);
        one += " ";
        if (one.size() + 1 < room)
            one.append(room - one.size() - 1, '_');
        out += padded(one, room);
    }
    return out + "\n";
}

std::string blankText(int number, const RunCards& cards)
{
    constexpr std::size_t kWidth = 78;
    std::string out = fmt::format("\f\nCARD {}   {}   {}\n\n", number, plain(cards.agency),
                                  cards.stamp.empty() ? "printed " + cards.printedAt : cards.stamp);
    for (const BlankLine& line : blankHead())
        out += blankLineText(line, kWidth) + "\n";
    for (int i = 0; i < kBlankWordLines; ++i)
        out += (i == 0 ? "What was said " + std::string(kWidth - 15, '_')
                       : std::string(kWidth - 1, '_')) +
               "\n\n";
    BlankLine columns;
    for (const std::string_view column : blankUnitColumns())
        columns.push_back({column, 1});
    for (int i = 0; i < kBlankUnitLines; ++i)
        out += blankLineText(columns, kWidth) + "\n";
    for (const BlankLine& line : blankFoot())
        out += blankLineText(line, kWidth) + "\n";
    return out + std::string(runCardFooter()) + "\n";
}

} // namespace

RunCards runCards(const State& state, const Knowledge& knowledge, Instant now,
                  const ReportClock& clock, const RunCardWish& wish)
{
    RunCards cards;
    cards.agency = state.agency;
    cards.printedAt = clock.dated(now);
    if (state.mode != StationMode::Live)
        cards.stamp = "TRAINING. Nothing here is real.";
    addBoard(cards, state, knowledge.codes, now, clock);
    addHalfTaken(cards, state, now, clock, wish);
    addTimers(cards, state, knowledge.codes, now, clock);
    addLines(cards, knowledge.directory);
    for (int i = 0; i < std::clamp(wish.blank, 0, kRunCardsMax); ++i)
        cards.blanks.push_back(wish.first + i);
    return cards;
}

std::string runCardsText(const RunCards& cards)
{
    std::string out =
        fmt::format("{}: the board on paper, {}\n", plain(cards.agency), cards.printedAt);
    if (!cards.stamp.empty())
        out += cards.stamp + "\n";
    out += fmt::format("\nOPEN, {}\n", cards.incidents.size());
    for (const auto& one : cards.incidents) {
        out += fmt::format("{} {} {:<11} {:<14} {}\n", one.priority, one.number, one.since,
                           one.status, plain(one.what));
        const std::string more =
            joined({one.level, plain(one.place)}, one.level.empty() ? "" : ", ");
        if (!more.empty() || !one.units.empty())
            out += "      " + more + (one.units.empty() ? "" : "  [" + one.units + "]") + "\n";
    }
    out += halfTakenText(cards);
    out += fmt::format("\nUNITS, {}\n", cards.units.size());
    for (const auto& one : cards.units)
        out += fmt::format("{:<8} {:<22} since {:<11} {}\n", one.unit, one.status, one.since,
                           plain(one.on));
    out += fmt::format("\nDUE, {}\n", cards.timers.size());
    for (const auto& one : cards.timers)
        out += fmt::format("{:<17} {}\n", one.at, one.what);
    out += "\nCRISIS LINES\n";
    for (const auto& one : cards.lines)
        out += fmt::format("{:<44} {}\n", plain(one.name), plain(one.number));
    out += "\n" + std::string(runCardFooter()) + "\n";
    for (const int number : cards.blanks)
        out += blankText(number, cards);
    return out;
}

const std::vector<BlankLine>& blankHead()
{
    static const std::vector<BlankLine> lines = {
        {{"Received at", 2}, {"Taken by", 2}, {"911 / admin / other", 3}},
        {{"Place, apartment, cross street", 1}},
        {{"Type", 3}, {"Priority", 1}, {"Weapon?", 1}, {"Crisis?", 1}},
        {{"Caller", 3}, {"Call back", 2}, {"Safe to call?", 2}},
    };
    return lines;
}

const std::vector<std::string_view>& blankUnitColumns()
{
    static const std::vector<std::string_view> columns = {"Unit",     "Sent",      "En route",
                                                          "On scene", "Transport", "Clear"};
    return columns;
}

const std::vector<BlankLine>& blankFoot()
{
    static const std::vector<BlankLine> lines = {
        {{"Notes, each with its time", 1}},
        {{"", 1}},
        {{"Closed at", 1}, {"Disposition", 1}, {"Report no.", 1}},
        {{"Entered in Haven as no.", 3}, {"by", 2}, {"at", 2}},
    };
    return lines;
}

std::string_view runCardFooter()
{
    return "For this room only. Times are the agency's clock. Enter each card in Haven afterwards "
           "as \"paper\" and its number, then shred it.";
}

} // namespace haven
