#include "models/base/text.h"
#include "models/dispatch/decide_parts.h"
#include "models/dispatch/room.h"

#include <algorithm>

// Who may do what with sealed notes. That nobody else can read them is not left to these rules:
// without the key there is nothing to read.
namespace haven {

const SealGroup* sealGroupOf(const SealBook& book, const AgentId& agent)
{
    for (const auto& [name, group] : book.groups) {
        if (group.members.count(agent) > 0)
            return &group;
    }
    return nullptr;
}

const SealGroup* findSealGroup(const SealBook& book, std::string_view name)
{
    for (const auto& [known, group] : book.groups) {
        if (equalsIgnoringCase(known, name))
            return &group;
    }
    return nullptr;
}

std::string_view basisWords(ReleaseBasis basis)
{
    switch (basis) {
    case ReleaseBasis::WrittenConsent:
        return "written consent";
    case ReleaseBasis::ImminentRisk:
        return "imminent risk";
    case ReleaseBasis::CourtOrder:
        return "court order";
    case ReleaseBasis::MandatedReport:
        return "mandated report";
    }
    return {};
}

namespace {

Result<const SealGroup*> ownGroup(const State& state, const Act& act)
{
    // Nobody writes, reads or lets in on behalf of somebody else.
    if (act.doneBy != act.recordedBy)
        return refuse(RefusalCode::SealOnlyYourself);
    const SealGroup* group = sealGroupOf(state.sealBook, act.recordedBy);
    if (group)
        return group;
    if (state.sealBook.keys.count(act.recordedBy) == 0)
        return refuse(RefusalCode::SealKeyMissing, act.recordedBy.value);
    return refuse(RefusalCode::SealGroupMissing, act.recordedBy.value);
}

Result<const SealGroup*> ownGroupNamed(const State& state, const Act& act, const std::string& name)
{
    const auto group = ownGroup(state, act);
    if (!group)
        return group;
    if ((*group)->name != name)
        return refuse(RefusalCode::SealNotYours, name);
    return group;
}

// Sealed to another key than the one on the record, somebody else reads it.
Result<void> canSealTo(const SealGroup& group, const std::string& keyDigest)
{
    if (group.key.digest && *group.key.digest != keyDigest)
        return refuse(RefusalCode::SealGroupExchanged, group.name);
    return {};
}

Result<void> canRelease(const Incident& incident, const ReleaseSealedNotes& wish, const Act& act)
{
    if (trimmed(wish.to).empty())
        return refuse(RefusalCode::ReleaseIncomplete, "to whom the words go");
    if (wish.basis != ReleaseBasis::WrittenConsent) {
        if (trimmed(wish.ground).empty())
            return refuse(RefusalCode::ReleaseIncomplete,
                          "the ground in words: the order, the law of the report or the risk");
        return {};
    }
    if (trimmed(wish.scope).empty())
        return refuse(RefusalCode::ReleaseIncomplete, "what the person agreed to");
    if (!wish.signedAt)
        return refuse(RefusalCode::ReleaseIncomplete, "the day on which the person signed");
    if (*wish.signedAt > act.recordedAt)
        return refuse(RefusalCode::ReleaseIncomplete,
                      "when the person signed, for the day given is still to come");
    if (!wish.until)
        return refuse(RefusalCode::ReleaseIncomplete, "a day until which the consent holds");
    if (*wish.until <= act.recordedAt)
        return refuse(
            RefusalCode::ReleaseIncomplete,
            "that the consent still holds, for the day given has passed: it takes one that "
            "was signed anew");
    for (const auto& release : incident.sealed.releases) {
        const bool isWithdrawn = release.basis == ReleaseBasis::WrittenConsent &&
                                 release.withdrawnAt && *wish.signedAt <= *release.withdrawnAt &&
                                 equalsIgnoringCase(release.to, wish.to);
        if (isWithdrawn)
            return refuse(RefusalCode::ConsentWithdrawn, release.to);
    }
    // What a person took back on the care record they took back for the sealed notes as well.
    for (const auto& consent : incident.care.consents) {
        const bool isWithdrawn = consent.withdrawnAt && *wish.signedAt <= *consent.withdrawnAt &&
                                 equalsIgnoringCase(consent.partner, trimmed(wish.to));
        if (isWithdrawn)
            return refuse(RefusalCode::ConsentTakenBack, consent.partner,
                          longSpanWords(act.recordedAt - *consent.withdrawnAt),
                          std::to_string(consent.number), incident.number);
    }
    return {};
}

Result<void> canFound(const State& state, const SealGroupChanged& change, const Act& act)
{
    const std::string_view name = trimmed(change.group);
    if (name.empty() || name.size() != change.group.size() || name.size() > kSealGroupNameMax)
        return refuse(RefusalCode::SealGroupName, std::to_string(kSealGroupNameMax));
    if (const SealGroup* known = findSealGroup(state.sealBook, name))
        return refuse(RefusalCode::SealGroupExists, known->name);
    if (const SealGroup* mine = sealGroupOf(state.sealBook, act.recordedBy))
        return refuse(RefusalCode::SealGroupAlready, act.recordedBy.value, mine->name);
    if (state.sealBook.keys.count(act.recordedBy) == 0)
        return refuse(RefusalCode::SealKeyMissing, act.recordedBy.value);
    return {};
}

Result<void> canLetIn(const State& state, const AgentId& agent)
{
    if (const SealGroup* theirs = sealGroupOf(state.sealBook, agent))
        return refuse(RefusalCode::SealGroupAlready, agent.value, theirs->name);
    if (state.sealBook.keys.count(agent) == 0)
        return refuse(RefusalCode::SealKeyMissing, agent.value);
    return {};
}

Result<void> canEscrow(const SealGroupChanged& change)
{
    std::set<std::string> names;
    for (const auto& name : change.names)
        names.insert(toLower(trimmed(name)));
    if (change.names.size() != kEscrowHolders || names.size() != kEscrowHolders ||
        names.count("") > 0)
        return refuse(RefusalCode::EscrowNames);
    return {};
}

Result<void> canOpenByEscrow(const State& state, const SealGroupChanged& change, const Act& act)
{
    const SealGroup* group = findSealGroup(state.sealBook, change.group);
    if (!group || group->name != change.group)
        return refuse(RefusalCode::SealGroupUnknown, change.group);
    if (group->escrow.empty())
        return refuse(RefusalCode::EscrowNone, group->name);
    if (trimmed(change.reason).empty())
        return refuse(RefusalCode::EscrowReason);
    const bool areHolders =
        std::all_of(change.names.begin(), change.names.end(), [&](const std::string& name) {
            return std::find(group->escrow.begin(), group->escrow.end(), name) !=
                   group->escrow.end();
        });
    if (change.names.size() != 2 || change.names[0] == change.names[1] || !areHolders)
        return refuse(RefusalCode::EscrowCodes);
    if (change.agent != act.recordedBy)
        return refuse(RefusalCode::SealOnlyYourself);
    return canLetIn(state, act.recordedBy);
}

Result<void> canHandBack(const SealGroup& group, const SealGroupChanged& change, const Act& act)
{
    if (trimmed(change.reason).empty())
        return refuse(RefusalCode::HandBackAuthority);
    const bool isAlone = group.members.size() == 1;
    const bool isSecond =
        change.agent && *change.agent != act.recordedBy && group.members.count(*change.agent) > 0;
    if (!isAlone && !isSecond)
        return refuse(RefusalCode::HandBackSecond, group.name);
    return {};
}

// What a member does for their own group.
Result<void> canChange(const State& state, const SealGroup& group, const SealGroupChanged& change,
                       const Act& act)
{
    switch (change.act) {
    case SealGroupAct::LetIn:
        return canLetIn(state, change.agent.value_or(AgentId{}));
    case SealGroupAct::Left:
        if (change.agent == act.recordedBy)
            return refuse(RefusalCode::SealLeaveSelf);
        if (!change.agent || group.members.count(*change.agent) == 0)
            return refuse(RefusalCode::SealNotInGroup, change.agent ? change.agent->value : "",
                          group.name);
        return {};
    case SealGroupAct::EscrowNamed:
        return canEscrow(change);
    case SealGroupAct::HandedBack:
        return canHandBack(group, change, act);
    case SealGroupAct::Rotated:
    case SealGroupAct::Founded:
    case SealGroupAct::EscrowOpened:
        return {};
    }
    return {};
}

} // namespace

Facts decideOne(const State& state, const WriteSealedNote& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto group = ownGroupNamed(state, act, command.group);
    if (!group)
        return group.refusal();
    if (command.seal.empty() || command.text.empty())
        return refuse(RefusalCode::NoteEmpty);
    if (const auto can = canSealTo(**group, command.keyDigest); !can)
        return can.refusal();
    SealedNoteAdded fact;
    fact.incident = command.incident;
    fact.note = NoteId(state.counters.note + 1);
    fact.group = command.group;
    fact.seal = command.seal;
    fact.text = command.text;
    fact.keyRow = command.keyRow;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const ReadSealedNotes& command, const Act& act)
{
    if (command.incident) {
        if (const auto incident = knownIncident(state, *command.incident); !incident)
            return incident.refusal();
    }
    const auto group = ownGroup(state, act);
    if (!group)
        return group.refusal();
    return std::vector<Event>{SealedNotesRead{command.incident, (*group)->name, command.notes}};
}

Facts decideOne(const State& state, const ReleaseSealedNotes& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto group = ownGroupNamed(state, act, command.group);
    if (!group)
        return group.refusal();
    if (command.seal.empty() || command.text.empty())
        return refuse(RefusalCode::NoteEmpty);
    if (const auto can = canSealTo(**group, command.keyDigest); !can)
        return can.refusal();
    if (const auto can = canRelease(**incident, command, act); !can)
        return can.refusal();
    SealedNoteReleased fact;
    fact.incident = command.incident;
    fact.release = static_cast<std::int64_t>((*incident)->sealed.releases.size()) + 1;
    fact.group = command.group;
    fact.to = command.to;
    fact.basis = command.basis;
    fact.ground = command.ground;
    if (command.basis == ReleaseBasis::WrittenConsent) {
        fact.scope = command.scope;
        fact.signedAt = command.signedAt;
        fact.until = command.until;
    }
    fact.seal = command.seal;
    fact.text = command.text;
    fact.keyRow = command.keyRow;
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const WithdrawRelease& command, const Act& act)
{
    const auto incident = knownIncident(state, command.incident);
    if (!incident)
        return incident.refusal();
    const auto group = ownGroup(state, act);
    if (!group)
        return group.refusal();
    const auto& releases = (*incident)->sealed.releases;
    const auto found =
        std::find_if(releases.begin(), releases.end(), [&](const SealedRelease& one) {
            return one.number == command.release && one.group == (*group)->name;
        });
    const bool isStanding = found != releases.end() &&
                            found->basis == ReleaseBasis::WrittenConsent && !found->withdrawnAt;
    if (!isStanding)
        return refuse(RefusalCode::ReleaseNotConsent, std::to_string(command.release),
                      (*incident)->number);
    return std::vector<Event>{ReleaseWithdrawn{command.incident, command.release, command.reason}};
}

Facts decideOne(const State& state, const ChangeSealGroup& command, const Act& act)
{
    const SealGroupChanged& change = command.change;
    std::vector<Event> facts{change};
    if (change.act == SealGroupAct::Founded) {
        const auto can = canFound(state, change, act);
        return can ? Facts(std::move(facts)) : Facts(can.refusal());
    }
    if (change.act == SealGroupAct::EscrowOpened) {
        if (const auto can = canOpenByEscrow(state, change, act); !can)
            return can.refusal();
        // Loud: every supervisor and every clinician hears it until somebody takes note.
        facts.emplace_back(AlarmRaised{AlarmKind::EscrowOpened, {}, {}, act.recordedAt});
        return facts;
    }
    const auto group = ownGroupNamed(state, act, change.group);
    if (!group)
        return group.refusal();
    if (const auto can = canChange(state, **group, change, act); !can)
        return can.refusal();
    const bool isNewKey = change.act == SealGroupAct::Left || change.act == SealGroupAct::Rotated;
    if (change.generation != (*group)->generation + (isNewKey ? 1 : 0))
        return refuse(RefusalCode::SealMoved, change.group);
    return facts;
}

Facts decideOne(const State& state, const MakeSealKey& command, const Act& act)
{
    if (act.doneBy != act.recordedBy)
        return refuse(RefusalCode::SealOnlyYourself);
    if (state.sealBook.keys.count(act.recordedBy) > 0)
        return refuse(RefusalCode::SealKeyThere, act.recordedBy.value);
    // A key under a password that an administrator chose would be the administrator's too.
    if (state.sealBook.ownPasswords.count(act.recordedBy) == 0)
        return refuse(RefusalCode::SealPasswordNotOwn, act.recordedBy.value);
    return std::vector<Event>{
        SealKeyChanged{act.recordedBy, SealKeyAct::Made, command.keyDigest, command.row}};
}

Facts decideOne(const State&, const ChangeOwnPassword& command, const Act& act)
{
    if (command.change.agent != act.recordedBy || act.doneBy != act.recordedBy)
        return refuse(RefusalCode::SealOnlyYourself);
    AccountChanged fact = command.change;
    fact.change = kOwnPassword;
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
