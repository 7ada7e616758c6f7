#include "models/dispatch/evolve_parts.h"

#include <algorithm>

namespace haven {

void fold(const Fold& f, const SealedNoteAdded& fact)
{
    f.state.counters.note = std::max(f.state.counters.note, fact.note.value);
    if (Incident* incident = f.incident(fact.incident))
        incident->sealed.notes.push_back(
            {fact.note, fact.group, f.envelope.doneBy, f.envelope.happenedAt});
}

void fold(const Fold&, const SealedNotesRead&)
{
    // The log has it; nothing on a board changes by a look.
}

void fold(const Fold& f, const SealedNoteReleased& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    SealedRelease release;
    release.number = fact.release;
    release.group = fact.group;
    release.to = fact.to;
    release.basis = fact.basis;
    release.ground = fact.ground;
    release.scope = fact.scope;
    release.signedAt = fact.signedAt;
    release.until = fact.until;
    release.by = f.envelope.doneBy;
    release.at = f.envelope.happenedAt;
    incident->sealed.releases.push_back(std::move(release));
}

void fold(const Fold& f, const ReleaseWithdrawn& fact)
{
    Incident* incident = f.incident(fact.incident);
    if (!incident)
        return;
    for (auto& release : incident->sealed.releases) {
        if (release.number == fact.release)
            release.withdrawnAt = f.envelope.happenedAt;
    }
}

namespace {

void letIntoGroup(SealGroup& group, const AgentId& agent, const SealGroupChanged& fact,
                  std::int64_t sequence)
{
    SealKeyMark& mark = group.members[agent];
    mark = {sequence};
    for (const auto& given : fact.given) {
        if (given.agent == agent)
            mark.row = given.row;
    }
}

// All that was wrapped to the key before was wrapped anew, and is as this fact tells.
void renewGroupKey(SealGroup& group, const SealGroupChanged& fact, std::int64_t sequence)
{
    group.key = {sequence, fact.keyDigest, fact.noteRows};
    group.escrowKeys.row = fact.escrowRows;
    for (auto& [agent, mark] : group.members)
        letIntoGroup(group, agent, fact, mark.sequence);
}

} // namespace

void fold(const Fold& f, const SealGroupChanged& fact)
{
    SealGroup& group = f.state.sealBook.groups[fact.group];
    const std::int64_t sequence = f.envelope.sequence;
    group.name = fact.group;
    group.generation = fact.generation;
    switch (fact.act) {
    case SealGroupAct::Founded:
        letIntoGroup(group, f.envelope.recordedBy, fact, sequence);
        group.key = {sequence, fact.keyDigest};
        break;
    case SealGroupAct::LetIn:
        if (fact.agent)
            letIntoGroup(group, *fact.agent, fact, sequence);
        break;
    case SealGroupAct::Left:
        if (fact.agent)
            group.members.erase(*fact.agent);
        renewGroupKey(group, fact, sequence);
        break;
    case SealGroupAct::Rotated:
        renewGroupKey(group, fact, sequence);
        break;
    case SealGroupAct::EscrowNamed:
        group.escrow = fact.names;
        group.escrowKeys = {sequence, fact.keyDigest, fact.escrowRows};
        break;
    case SealGroupAct::EscrowOpened:
        if (fact.agent)
            letIntoGroup(group, *fact.agent, fact, sequence);
        group.openedByEscrowAt = f.envelope.happenedAt;
        break;
    case SealGroupAct::HandedBack:
        group.members.clear();
        group.escrow.clear();
        group.key.row.reset(); // the keys of its notes went with it
        group.handedBackAt = f.envelope.happenedAt;
        break;
    }
    f.changes.isRosterChanged = true;
}

void fold(const Fold& f, const SealKeyChanged& fact)
{
    if (fact.act == SealKeyAct::Made) {
        f.state.sealBook.keys[fact.agent] = {f.envelope.sequence, fact.keyDigest, fact.row};
    } else {
        f.state.sealBook.keys.erase(fact.agent);
        for (auto& [name, group] : f.state.sealBook.groups)
            group.members.erase(fact.agent);
    }
    f.changes.isRosterChanged = true;
}

} // namespace haven
