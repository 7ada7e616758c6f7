#include "models/store/removal.h"

#include "models/dispatch/event_codec.h"
#include "models/dispatch/record_things.h"
#include "models/store/event_row.h"
#include "models/store/log_end.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

namespace haven {

namespace {

// Shorter words may stand in any draft by chance, and a draft is somebody's work.
constexpr std::size_t kSentenceBytesMin = 16;

void addSentences(const nlohmann::json& json, std::vector<std::string>& out)
{
    if (json.is_string()) {
        const auto& text = json.get_ref<const std::string&>();
        if (text.size() >= kSentenceBytesMin && text.find(' ') != std::string::npos)
            out.push_back(text);
        return;
    }
    if (!json.is_structured())
        return;
    for (const auto& part : json)
        addSentences(part, out);
}

// Where the undoing of one of them can stand: one's own last act lies at most kLookBackMax facts
// back, and what takes it back is no longer than that. Of an old incident that is a small part of
// the log; what lies close together is one span.
std::vector<FactSpan> spansBehind(const std::set<std::int64_t>& facts)
{
    constexpr std::int64_t kReach = 2 * kLookBackMax;
    std::vector<FactSpan> spans;
    for (const std::int64_t fact : facts) {
        if (!spans.empty() && fact <= spans.back().to)
            spans.back().to = fact + kReach;
        else
            spans.push_back({fact, fact + kReach});
    }
    return spans;
}

// Adds who took back one of the facts that were read.
Result<void> readUndone(EventLog& log, RemovalReading& reading)
{
    std::set<std::int64_t> read;
    for (const auto* list : {&reading.facts, &reading.around}) {
        for (const Recorded& one : *list)
            read.insert(one.envelope.sequence);
    }
    for (const FactSpan span : spansBehind(read)) {
        auto undone = log.readTypes(span, {ActUndone::kType});
        if (!undone)
            return undone.refusal();
        for (Recorded& one : *undone) {
            const auto* fact = one.event ? kindIf<ActUndone>(&*one.event) : nullptr;
            if (fact && read.count(fact->undoneSequence) > 0 &&
                read.count(one.envelope.sequence) == 0)
                reading.around.push_back(std::move(one));
        }
    }
    return {};
}

} // namespace

Result<RemovalReading> readForRemoval(EventLog& log, const std::vector<std::int64_t>& facts,
                                      const std::vector<IncidentId>& wholes)
{
    RemovalReading reading;
    std::set<IncidentId> incidents(wholes.begin(), wholes.end());
    std::int64_t firstThing = 0; // the oldest that writes a BOLO, a watch, a note; 0: none does
    for (const auto number : facts) {
        if (number < 1)
            continue;
        auto found = log.read(number, 1);
        if (!found)
            return found.refusal();
        if (found->empty() || found->front().envelope.sequence != number)
            continue;
        if (found->front().event) {
            for (const auto id : incidentsOf(*found->front().event))
                incidents.insert(id);
            if (thingWritten(*found->front().event))
                firstThing = firstThing == 0 ? number : std::min(firstThing, number);
        }
        reading.facts.push_back(std::move(found->front()));
    }
    for (const auto id : incidents) {
        auto some = log.readIncident(id);
        if (!some)
            return some.refusal();
        std::move(some->begin(), some->end(), std::back_inserter(reading.around));
    }
    if (firstThing > 0) {
        auto since = log.readTypes({firstThing}, followingTypes());
        if (!since)
            return since.refusal();
        std::move(since->begin(), since->end(), std::back_inserter(reading.around));
    }
    if (auto ok = readUndone(log, reading); !ok)
        return ok.refusal();
    return reading;
}

Result<void> takeOutPayloads(Database& database, const std::vector<std::int64_t>& facts)
{
    for (const auto sequence : facts) {
        Statement query(database, "DELETE FROM event_payload WHERE seq = ?1");
        if (auto ok = query.bind(sequence).run(); !ok)
            return ok;
    }
    Statement mark(database, "INSERT OR REPLACE INTO setting (key, value) VALUES (?1, '1')");
    return mark.bind(kSweepSetting).run();
}

Result<std::vector<StoredDraftName>> draftsSaying(Database& database,
                                                  const std::vector<const Recorded*>& facts)
{
    std::vector<std::string> sentences;
    for (const Recorded* fact : facts) {
        if (fact->event)
            addSentences(nlohmann::json::parse(encodeEvent(*fact->event), nullptr, false),
                         sentences);
    }
    std::vector<StoredDraftName> out;
    Statement query(database, "SELECT position, key, text FROM draft ORDER BY position, key");
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return out;
        const std::string_view text = query.text(2);
        const bool isSaid =
            std::any_of(sentences.begin(), sentences.end(), [&](const std::string& sentence) {
                return text.find(sentence) != std::string_view::npos;
            });
        if (isSaid)
            out.push_back({PositionId(std::string(query.text(0))), std::string(query.text(1))});
    }
}

Result<void> dropDrafts(Database& database, const std::vector<StoredDraftName>& drafts)
{
    for (const auto& draft : drafts) {
        Statement query(database, "DELETE FROM draft WHERE position = ?1 AND key = ?2");
        if (auto ok = query.bind(draft.position.value).bind(draft.key).run(); !ok)
            return ok;
    }
    return {};
}

Result<bool> isSweepDue(Database& database)
{
    Statement query(database, "SELECT 1 FROM setting WHERE key = ?1");
    const auto step = query.bind(kSweepSetting).step();
    if (!step)
        return step.refusal();
    return *step == Step::Row;
}

Result<void> sweep(Database& database)
{
    database.forgetStatements();
    if (auto ok = database.execute("PRAGMA secure_delete=ON; VACUUM"); !ok)
        return ok;
    // Its answer is 1 where a reader is in the way, and no error.
    const auto busy = database.number("PRAGMA wal_checkpoint(TRUNCATE)");
    if (!busy)
        return busy.refusal();
    if (*busy != 0)
        return refuse(RefusalCode::RemovalNotSwept, database.path());
    Statement done(database, "DELETE FROM setting WHERE key = ?1");
    return done.bind(kSweepSetting).run();
}

Result<std::int64_t> payloadsStillIn(const StationPlace& copy, Database& station,
                                     const std::vector<std::int64_t>& facts)
{
    auto reader = StationReader::open(copy, LogCheck::None);
    if (!reader)
        return reader.refusal();
    const auto ours = textSetting(station, kOriginSetting);
    if (!ours)
        return ours.refusal();
    const auto theirs = textSetting(reader->database(), kOriginSetting);
    if (!theirs)
        return theirs.refusal();
    std::int64_t held = 0;
    if (ours->empty() || *ours != *theirs)
        return held;
    for (const auto sequence : facts) {
        Statement query(reader->database(), "SELECT 1 FROM event_payload WHERE seq = ?1");
        const auto step = query.bind(sequence).step();
        if (!step)
            return step.refusal();
        held += *step == Step::Row ? 1 : 0;
    }
    return held;
}

namespace {

bool isNumbered(std::string_view full, std::string_view wanted)
{
    constexpr std::size_t kDigits = 6; // "26-014482"
    std::string ending(wanted);
    const bool isShort = !wanted.empty() && wanted.size() < kDigits &&
                         wanted.find_first_not_of("0123456789") == std::string_view::npos;
    if (isShort)
        ending.insert(0, kDigits - wanted.size(), '0');
    return !ending.empty() && full.size() >= ending.size() &&
           full.substr(full.size() - ending.size()) == ending;
}

} // namespace

Result<std::vector<std::int64_t>> removalsOfNumber(Database& database, std::string_view number)
{
    Statement query(database,
                    "SELECT " HAVEN_EVENT_COLUMNS "FROM " HAVEN_EVENT_TABLES
                    "WHERE e.type IN ('RemovalRequested', 'RemovalApproved', 'RemovalCarriedOut')"
                    " ORDER BY e.seq");
    std::map<std::int64_t, std::vector<std::int64_t>> open; // by the number of the removal
    std::vector<std::int64_t> facts;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            break;
        const auto recorded = recordedFrom(eventRowFrom(query));
        if (!recorded)
            return recorded.refusal();
        if (!recorded->event)
            continue;
        const std::int64_t sequence = recorded->envelope.sequence;
        if (const auto* asked = kindIf<RemovalRequested>(&*recorded->event)) {
            const auto& all = asked->numbers;
            if (std::any_of(all.begin(), all.end(),
                            [&](const std::string& one) { return isNumbered(one, number); }))
                open[asked->removal] = {sequence};
        } else if (const auto* agreed = kindIf<RemovalApproved>(&*recorded->event)) {
            if (const auto found = open.find(agreed->removal); found != open.end())
                found->second.push_back(sequence);
        } else if (const auto* done = kindIf<RemovalCarriedOut>(&*recorded->event)) {
            if (const auto found = open.find(done->removal); found != open.end()) {
                facts.insert(facts.end(), found->second.begin(), found->second.end());
                facts.push_back(sequence);
            }
        }
    }
    std::sort(facts.begin(), facts.end());
    return facts;
}

} // namespace haven
