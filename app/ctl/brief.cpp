#include "app/ctl/load_station.h"
#include "app/ctl/verb.h"
#include "app/print/report_pdf.h"
#include "app/session/handoff_export.h"
#include "app/session/knowledge_base.h"
#include "app/settings/whole_file.h"
#include "models/base/text.h"
#include "models/crisis/advisor.h"
#include "models/dispatch/flag_context.h"
#include "models/dispatch/text_limits.h"
#include "models/exchange/relief_report.h"
#include "models/store/drafts.h"

// What whoever takes over has to know, and the room's own lists, also while a console holds the
// station. Nothing of anybody's health: this is told to nobody in particular.
namespace haven::ctl {

namespace {

constexpr const char* kBriefUsage =
    "brief --station FILE [--position P] [--out FILE.pdf|FILE.txt] [--json]";
constexpr const char* kRoomUsage =
    "room scheduled|watches|passon|messages|storms|groups --station FILE [--json]";
constexpr std::size_t kMinuteChars = 5; // "21:47" of "21:47:08"

struct RoomRead {
    StationReader reader;
    State state;
    std::unique_ptr<KnowledgeBase> base;
    ProtectedNames names;
};

Result<RoomRead> readRoom(const std::string& path)
{
    auto loaded = loadPlainStation(path);
    if (!loaded)
        return loaded.refusal();
    auto base = loadKnowledge(MapSource::None, "");
    if (!base)
        return base.refusal();
    takeStationTables(**base, path);
    return RoomRead{std::move(loaded->reader), std::move(loaded->state), *std::move(base),
                    std::move(loaded->names)};
}

// A caution says whom it is about. A BOLO is for everybody, by name.
void withoutProtected(ReliefBrief& brief, const ProtectedNames& names)
{
    for (BriefSection& section : brief.sections) {
        for (BriefLine& line : section.lines) {
            if (section.key != "bolos")
                line.text = names.withoutNames(line.text);
        }
    }
}

std::function<std::string(Instant)> minuteClock(const AgencyTime& time, Instant now)
{
    return [&time, now](Instant at) {
        constexpr qsizetype kDate = 10;
        const QString dated = time.dated(at);
        const QString clock = dated.mid(kDate + 1, kMinuteChars);
        const bool isToday = dated.left(kDate) == time.dated(now).left(kDate);
        return (isToday ? clock : dated.left(kDate) + u' ' + clock).toStdString();
    };
}

// Of which anything is known: somebody sits there, it was handed over, something is typed there.
Result<std::set<PositionId>> knownDesks(const State& state, Database& database)
{
    std::set<PositionId> desks;
    for (const auto& [position, one] : state.signOns)
        desks.insert(position);
    for (const auto& [position, one] : state.room.reliefs)
        desks.insert(position);
    const auto drafts = draftCounts(database);
    if (!drafts)
        return drafts.refusal();
    for (const auto& [position, count] : *drafts)
        desks.insert(position);
    return desks;
}

// "Position 1", "position 1" and "1": a slip must not read as a desk where nothing is half taken.
Result<PositionId> namedDesk(const std::string& named, const State& state, Database& database)
{
    const auto desks = knownDesks(state, database);
    if (!desks)
        return desks.refusal();
    if (desks->count(PositionId(named)) > 0)
        return PositionId(named);
    std::vector<PositionId> meant;
    std::vector<std::string> names;
    for (const PositionId& desk : *desks) {
        names.push_back(desk.value);
        const auto last = desk.value.rfind(' ');
        if (equalsIgnoringCase(desk.value, named) ||
            (last != std::string::npos && desk.value.substr(last + 1) == named))
            meant.push_back(desk);
    }
    if (meant.size() == 1)
        return meant.front();
    return refuse(RefusalCode::PositionUnknown, clipped(onOneLine(named), kMaxPosition),
                  names.empty() ? "none" : joined(names, ", "));
}

// The desk that was named, the only one that was handed over, or the first that is manned.
Result<PositionId> briefPosition(const Arguments& arguments, const State& state, Database& database)
{
    if (const auto named = arguments.option("position"))
        return namedDesk(*named, state, database);
    if (state.room.reliefs.size() == 1)
        return state.room.reliefs.begin()->first;
    return state.signOns.empty() ? PositionId("Position 1") : state.signOns.begin()->first;
}

nlohmann::json briefJson(const ReliefBrief& brief)
{
    nlohmann::json sections = nlohmann::json::object();
    for (const BriefSection& section : brief.sections) {
        nlohmann::json lines = nlohmann::json::array();
        for (const BriefLine& line : section.lines)
            lines.push_back({{"about", line.lead}, {"words", line.text}});
        sections[section.key] = std::move(lines);
    }
    return {
        {"agency", brief.agency},    {"position", brief.position},     {"made_at", brief.madeAt},
        {"since", brief.since},      {"given_by", brief.givenBy},      {"given_to", brief.givenTo},
        {"given_at", brief.givenAt}, {"taken_by", brief.takenBy},      {"taken_at", brief.takenAt},
        {"words", brief.words},      {"sections", std::move(sections)}};
}

bool writeBrief(const ReliefBrief& brief, const std::string& path)
{
    if (path.size() > 4 && path.substr(path.size() - 4) == ".pdf")
        return writeReportPdf(reliefReport(brief), path);
    return writeWhole(path, briefText(brief)).isOk();
}

// One row of a list: what is read aloud, and the same for a program.
struct ListRow {
    std::string words;
    nlohmann::json json;
};

std::vector<ListRow> scheduledRows(const State& state, const Codes& codes,
                                   const std::function<std::string(Instant)>& clock)
{
    std::vector<ListRow> out;
    for (const auto& [id, one] : state.room.scheduled) {
        const auto* type = codes.typeFor(one.type.value);
        out.push_back({std::to_string(id.value) + "  " + clock(one.dueAt) + "  " +
                           (type ? type->label : one.type.value) + ", " + one.location.text +
                           (one.words.empty() ? "" : ": " + one.words),
                       {{"number", id.value},
                        {"due_at", one.dueAt.ms},
                        {"type", one.type.value},
                        {"place", one.location.text},
                        {"words", one.words}}});
    }
    return out;
}

std::vector<ListRow> watchRows(const State& state, Instant now,
                               const std::function<std::string(Instant)>& clock)
{
    std::map<WatchId, int> lately;
    for (const WatchStanding& one : watchStandings(state, now))
        lately[one.watch] = one.visits;
    std::vector<ListRow> out;
    for (const auto& [id, watch] : state.room.watches) {
        const WatchPlaced& one = watch.placed;
        const bool isOn = lately.count(id) > 0;
        const std::string visits = isOn ? std::to_string(lately.at(id)) + " of " +
                                              std::to_string(one.visitsADay) + " visits in 24 h, " +
                                              std::to_string(watch.visitsEver) + " in all"
                                        : std::string("not running now");
        out.push_back({std::to_string(id.value) + "  " +
                           (one.kind == WatchKind::House ? "House" : "Patrol") + ", " +
                           one.location.text + ", " + clock(one.from) + " to " + clock(one.until) +
                           (one.hours.empty() ? "" : ", wanted " + one.hours) + ": " + visits,
                       {{"number", id.value},
                        {"kind", toLower(enumName(one.kind))},
                        {"place", one.location.text},
                        {"from", one.from.ms},
                        {"until", one.until.ms},
                        {"hours", one.hours},
                        {"words", one.words},
                        {"visits_a_day", one.visitsADay},
                        {"visits_24h", isOn ? nlohmann::json(lately.at(id)) : nlohmann::json()},
                        {"visits_ever", watch.visitsEver}}});
    }
    return out;
}

std::vector<ListRow> passOnRows(const State& state, Instant now,
                                const std::function<std::string(Instant)>& clock)
{
    std::vector<ListRow> out;
    for (const auto& [id, one] : state.room.passOns) {
        if (one.until > now)
            out.push_back({std::to_string(id.value) + "  until " + clock(one.until) + "  " +
                               one.text + " (" + one.by.value + ")",
                           {{"number", id.value},
                            {"until", one.until.ms},
                            {"by", one.by.value},
                            {"text", one.text}}});
    }
    return out;
}

std::vector<ListRow> messageRows(const State& state,
                                 const std::function<std::string(Instant)>& clock)
{
    std::vector<ListRow> out;
    for (const auto& [id, one] : state.room.messages) {
        std::string to = one.position ? one.position->value : "all";
        if (one.unit)
            to = one.unit->value;
        nlohmann::json read = nlohmann::json::object();
        for (const auto& [who, at] : one.read)
            read[who.value] = at.ms;
        nlohmann::json acknowledged = nlohmann::json::object();
        for (const auto& [who, at] : one.acknowledged)
            acknowledged[who.value] = at.ms;
        const std::string standing = !one.acknowledged.empty() ? "acknowledged"
                                     : !one.read.empty()       ? "read"
                                                               : "not read";
        out.push_back({std::to_string(id.value) + "  " + clock(one.at) + "  " + one.from.value +
                           " to " + to + ", " + standing + ": " + one.text,
                       {{"number", id.value},
                        {"at", one.at.ms},
                        {"from", one.from.value},
                        {"to", to},
                        {"text", one.text},
                        {"read", std::move(read)},
                        {"acknowledged", std::move(acknowledged)}}});
    }
    return out;
}

std::vector<ListRow> stormRows(const State& state)
{
    std::vector<ListRow> out;
    for (const StormCount& one : stormCounts(state))
        out.push_back({one.number + "  " + std::to_string(one.held) + " of " +
                           std::to_string(one.gathered) + " still held" +
                           (one.title.empty() ? "" : ", " + one.title),
                       {{"parent", one.number},
                        {"held", one.held},
                        {"gathered", one.gathered},
                        {"place", one.title}}});
    return out;
}

std::vector<ListRow> groupRows(const State& state, const Codes& codes)
{
    std::vector<ListRow> out;
    for (const GroupStanding& one : groupStandings(state, codes)) {
        nlohmann::json watchers = nlohmann::json::array();
        std::string who;
        for (const PositionId& position : one.watchers) {
            watchers.push_back(position.value);
            who += (who.empty() ? "" : ", ") + position.value;
        }
        if (who.empty())
            who = one.isUnwatched() ? "WATCHED BY NOBODY" : "everybody's";
        nlohmann::json beats = nlohmann::json::array();
        for (const BeatId& beat : one.beats)
            beats.push_back(beat.value);
        out.push_back({(one.group.empty() ? std::string("in no group") : one.group) + "  " + who +
                           ": " + std::to_string(one.open) + " open, " +
                           std::to_string(one.waiting) + " waiting" +
                           (one.channel.empty() ? "" : ", channel " + one.channel),
                       {{"group", one.group},
                        {"channel", one.channel},
                        {"beats", std::move(beats)},
                        {"watchers", std::move(watchers)},
                        {"open", one.open},
                        {"waiting", one.waiting}}});
    }
    return out;
}

std::optional<std::vector<ListRow>> listRows(const std::string& list, const RoomRead& read,
                                             Instant now,
                                             const std::function<std::string(Instant)>& clock)
{
    if (list == "scheduled")
        return scheduledRows(read.state, read.base->knowledge.codes, clock);
    if (list == "watches")
        return watchRows(read.state, now, clock);
    if (list == "passon")
        return passOnRows(read.state, now, clock);
    if (list == "messages")
        return messageRows(read.state, clock);
    if (list == "storms")
        return stormRows(read.state);
    if (list == "groups")
        return groupRows(read.state, read.base->knowledge.codes);
    return std::nullopt;
}

} // namespace

int runBrief(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (!arguments.words.empty())
        return misused(kBriefUsage);
    const auto read = readRoom(*path);
    if (!read)
        return tell(read.refusal());
    const AgencyTime time(read->state.timeZone);
    const Instant now = systemNow();
    Seat seat;
    auto position = briefPosition(arguments, read->state, read->reader.database());
    if (!position)
        return tell(position.refusal());
    seat.position = *std::move(position);
    seat.roles = {Role::Dispatcher};
    const auto drafts = draftsOf(read->reader.database(), seat.position);
    if (!drafts)
        return tell(drafts.refusal());
    BriefWish wish{read->state, read->base->knowledge.codes, seat,
                   now,         minuteClock(time, now),      BriefCare::Withheld};
    for (const StoredDraft& draft : *drafts) {
        if (auto call = halfTakenFrom(draft.key, draft.text))
            wish.halfTaken.push_back(*std::move(call));
    }
    if (read->base->cues && advisorSwitchOf(read->state) != AdvisorSwitch::Off)
        wish.weaponIn = [&cues = *read->base->cues](const std::string& words) {
            return weaponWordsIn(cues, words);
        };
    ReliefBrief brief = reliefBrief(wish);
    withoutProtected(brief, read->names);
    if (const auto out = arguments.option("out")) {
        if (!writeBrief(brief, *out))
            return tell(refuse(RefusalCode::FileUnwritable, *out));
        if (!arguments.isJson)
            sayLine(*out);
    }
    if (arguments.isJson)
        sayJson(briefJson(brief));
    else if (!arguments.option("out"))
        sayLine(trimmed(briefText(brief)));
    return kDone;
}

int runRoom(const Arguments& arguments)
{
    const auto path = stationPath(arguments);
    if (!path)
        return kUsage;
    if (arguments.words.size() != 1)
        return misused(kRoomUsage);
    const auto read = readRoom(*path);
    if (!read)
        return tell(read.refusal());
    const AgencyTime time(read->state.timeZone);
    const Instant now = systemNow();
    const auto rows = listRows(arguments.words.front(), *read, now, minuteClock(time, now));
    if (!rows)
        return misused(kRoomUsage, arguments.words.front());
    nlohmann::json document = nlohmann::json::array();
    for (const ListRow& row : *rows) {
        if (arguments.isJson)
            document.push_back(row.json);
        else
            sayLine(withoutOrders(onOneLine(row.words)));
    }
    if (arguments.isJson)
        sayJson(document);
    else if (rows->empty())
        sayLine("Nothing is on this list.");
    return kDone;
}

} // namespace haven::ctl
