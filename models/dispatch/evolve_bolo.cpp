#include "models/dispatch/evolve_parts.h"

#include <algorithm>

// Folds of the facts about BOLOs.
namespace haven {

namespace {

Bolo* boloOf(const Fold& f, BoloId id)
{
    f.changes.isRosterChanged = true;
    const auto found = f.state.bolos.find(id);
    return found == f.state.bolos.end() ? nullptr : &found->second;
}

} // namespace

void seeBoloMatches(const Fold& f, const std::optional<IncidentId>& incident,
                    const std::optional<UnitId>& unit)
{
    for (auto& [id, bolo] : f.state.bolos) {
        for (auto& match : bolo.matches) {
            if (match.incident == incident && match.unit == unit && !match.seenAt)
                match.seenAt = f.envelope.happenedAt;
        }
    }
    std::erase_if(f.state.alarms, [&](const Alarm& alarm) {
        return alarm.kind == AlarmKind::BoloMatch && alarm.incident == incident &&
               alarm.unit == unit;
    });
}

void fold(const Fold& f, const BoloCreated& fact)
{
    Bolo bolo;
    bolo.text = fact.text;
    bolo.createdAt = f.envelope.happenedAt;
    bolo.createdBy = f.envelope.doneBy;
    bolo.expiresAt = fact.expiresAt;
    f.state.counters.bolo = std::max(f.state.counters.bolo, fact.bolo.value);
    f.state.bolos[fact.bolo] = std::move(bolo);
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const BoloBroadcast& fact)
{
    if (Bolo* bolo = boloOf(f, fact.bolo)) {
        bolo->broadcastAt = f.envelope.happenedAt;
        bolo->toldUnits = fact.units;
    }
}

void fold(const Fold& f, const BoloAcknowledged& fact)
{
    if (Bolo* bolo = boloOf(f, fact.bolo)) {
        for (const auto& unit : fact.units)
            bolo->acknowledged[unit] = f.envelope.happenedAt;
    }
}

void fold(const Fold& f, const BoloRenewed& fact)
{
    if (Bolo* bolo = boloOf(f, fact.bolo))
        bolo->expiresAt = fact.expiresAt;
}

void fold(const Fold& f, const BoloCanceled& fact)
{
    Bolo* bolo = boloOf(f, fact.bolo);
    if (!bolo)
        return;
    bolo->canceledAt = f.envelope.happenedAt;
    // Their rows say so no more.
    for (const BoloMatch& match : bolo->matches) {
        if (match.incident)
            f.incident(*match.incident);
    }
}

void fold(const Fold& f, const BoloMatched& fact)
{
    if (fact.incident)
        f.incident(*fact.incident);
    Bolo* bolo = boloOf(f, fact.bolo);
    if (bolo && bolo->matches.size() >= kBoloMatchesKept) {
        auto& all = bolo->matches;
        const auto seen = std::find_if(all.begin(), all.end(), [](const BoloMatch& match) {
            return match.seenAt.has_value();
        });
        all.erase(seen == all.end() ? all.begin() : seen);
    }
    if (bolo)
        bolo->matches.push_back({fact.incident, fact.unit, fact.field, fact.sure, fact.typed,
                                 f.envelope.happenedAt, std::nullopt});
    f.changes.isAlarmChanged = true;
}

void fold(const Fold& f, const BolosDropped& fact)
{
    for (const BoloId id : fact.bolos)
        f.state.bolos.erase(id);
    f.changes.isRosterChanged = true;
}

} // namespace haven
