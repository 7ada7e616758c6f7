#include "models/store/drafts.h"

namespace haven {

Result<void> writeDraft(Database& database, const StoredDraft& draft)
{
    if (draft.text.size() > kDraftBytesMax)
        return refuse(RefusalCode::DraftTooLong, std::to_string(kDraftBytesMax));
    Statement query(database, "INSERT OR REPLACE INTO draft (position, key, text, saved_at_ms)"
                              " VALUES (?1, ?2, ?3, ?4)");
    query.bind(draft.position.value).bind(draft.key).bind(draft.text).bind(draft.savedAt.ms);
    return query.run();
}

Result<void> deleteDraft(Database& database, const PositionId& position, const std::string& key)
{
    Statement query(database, "DELETE FROM draft WHERE position = ?1 AND key = ?2");
    return query.bind(position.value).bind(key).run();
}

Result<std::map<PositionId, std::int64_t>> draftCounts(Database& database)
{
    Statement query(database, "SELECT position, count(*) FROM draft GROUP BY position");
    std::map<PositionId, std::int64_t> counts;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return counts;
        counts[PositionId(std::string(query.text(0)))] = query.number(1);
    }
}

Result<std::vector<StoredDraft>> draftsOf(Database& database, const PositionId& position)
{
    Statement query(database,
                    "SELECT key, text, saved_at_ms FROM draft WHERE position = ?1 ORDER BY key");
    query.bind(position.value);
    std::vector<StoredDraft> drafts;
    for (;;) {
        const auto step = query.step();
        if (!step)
            return step.refusal();
        if (*step == Step::Done)
            return drafts;
        drafts.push_back(StoredDraft{position, std::string(query.text(0)),
                                     std::string(query.text(1)), Instant{query.number(2)}});
    }
}

Result<std::vector<HalfTakenAt>> callsHalfTaken(Database& database)
{
    const auto counts = draftCounts(database);
    if (!counts)
        return counts.refusal();
    std::vector<HalfTakenAt> out;
    for (const auto& [position, count] : *counts) {
        const auto drafts = draftsOf(database, position);
        if (!drafts)
            return drafts.refusal();
        for (const StoredDraft& draft : *drafts) {
            if (auto call = halfTakenFrom(draft.key, draft.text))
                out.push_back({position, *std::move(call)});
        }
    }
    return out;
}

} // namespace haven
