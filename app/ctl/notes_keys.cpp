#include "app/ctl/notes_desk.h"
#include "models/base/text.h"
#include "models/dispatch/decide.h"
#include "models/store/seal_groups.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fstream>

// The parts of `havenctl notes` that keep keys: one's own, the group's, and the escrow.
namespace haven::ctl {

namespace {

ChangeSealGroup asking(SealGroupAct act)
{
    ChangeSealGroup command;
    command.change.act = act;
    return command;
}

int sayChanged(const Arguments& arguments, const std::string& group, const std::string& sentence)
{
    if (arguments.isJson)
        sayJson({{"group", group}, {"done", sentence}});
    else
        sayLine(sentence);
    return kDone;
}

int newKey(NotesDesk& desk, const Arguments& arguments, const std::optional<AgentId>& leaver)
{
    const auto keys = desk.keysOfGroup(asking(leaver ? SealGroupAct::Left : SealGroupAct::Rotated));
    if (!keys)
        return tellNoKeys(keys.refusal());
    const std::string group = (*keys)->group();
    auto plan = planNewGroupKey(desk.database(), **keys, leaver);
    if (!plan)
        return tellNoKeys(plan.refusal());
    if (const auto done = desk.submit(*std::move(plan)); !done)
        return tell(done.refusal());
    return sayChanged(arguments, group,
                      leaver ? leaver->value + " is out; " + group + " has a new key."
                             : group + " has a new key.");
}

// Two lines of a file, or of HAVEN_CODES with a comma between.
Result<std::array<std::string, 2>> twoCodes(const Arguments& arguments)
{
    std::vector<std::string> codes;
    if (const auto path = arguments.option("codes-file")) {
        std::ifstream file(*path);
        if (!file)
            return refuse(RefusalCode::FileUnreadable, *path, "it is missing");
        for (std::string line; std::getline(file, line);) {
            if (!trimmed(line).empty())
                codes.emplace_back(trimmed(line));
        }
    } else if (const char* both = std::getenv("HAVEN_CODES")) {
        codes = split(both, ',');
    }
    if (codes.size() != 2)
        return refuse(RefusalCode::EscrowCodes);
    return std::array<std::string, 2>{codes[0], codes[1]};
}

} // namespace

// Under a password that nobody else has chosen: where an administrator gave the present one, a new
// one is asked for first.
int notesKey(NotesDesk& desk, const Arguments& arguments)
{
    if (!mayDo(MakeSealKey{}, desk.seat().roles)) {
        const auto refused = desk.submit(Command(MakeSealKey{}));
        return refused ? kDone : tell(refused.refusal());
    }
    const auto& book = desk.session().state().sealBook;
    LockedBytes secret = LockedBytes::copyOf(desk.secret());
    const bool isNew =
        book.keys.count(desk.seat().agent) == 0 && book.ownPasswords.count(desk.seat().agent) == 0;
    if (isNew) {
        auto chosen = newPassword(arguments, desk.seat().agent.value);
        if (!chosen)
            return tell(chosen.refusal());
        if (std::string_view(*chosen) == desk.secret())
            return tell(refuse(RefusalCode::SealPasswordNotOwn, desk.seat().agent.value));
        auto plan = planOwnPassword(desk.database(), desk.account(), desk.secret(), *chosen);
        secret = LockedBytes::copyOf(*chosen);
        wipe(*chosen);
        if (!plan)
            return tell(plan.refusal());
        if (const auto done = desk.submit(*std::move(plan)); !done)
            return tell(done.refusal());
    }
    if (const auto done = desk.submit(planSealKey(desk.seat().agent, secret.view())); !done)
        return tell(done.refusal());
    const auto print = sealFingerprint(desk.database(), desk.seat().agent);
    if (!print)
        return tell(print.refusal());
    if (arguments.isJson)
        sayJson({{"agent", desk.seat().agent.value}, {"fingerprint", *print}});
    else
        sayLine(desk.seat().agent.value +
                " has a key. Read it out to whoever lets you in: " + *print);
    return kDone;
}

int notesGroups(NotesDesk& desk, const Arguments& arguments)
{
    nlohmann::json rows = nlohmann::json::array();
    for (const auto& [name, group] : desk.session().state().sealBook.groups) {
        std::vector<std::string> members;
        for (const auto& [member, key] : group.members)
            members.push_back(member.value);
        if (arguments.isJson)
            rows.push_back({{"group", name},
                            {"key", group.generation},
                            {"members", members},
                            {"escrow", group.escrow},
                            {"handed_back", group.handedBackAt.has_value()}});
        else
            sayLine(fmt::format("{}: key {}, {}; shares: {}{}", name, group.generation,
                                members.empty() ? "nobody" : joined(members, ", "),
                                group.escrow.empty() ? "none" : joined(group.escrow, ", "),
                                group.handedBackAt ? "; handed back" : ""));
    }
    if (arguments.isJson)
        sayJson({{"groups", rows}});
    else if (desk.session().state().sealBook.groups.empty())
        sayLine("No clinical employer keeps sealed notes here.");
    return kDone;
}

int notesFound(NotesDesk& desk, const Arguments& arguments)
{
    const auto keys = desk.keys(asking(SealGroupAct::Founded));
    if (!keys)
        return tellNoKeys(keys.refusal());
    const std::string& name = arguments.words[1];
    if (const auto done = desk.submit(planFoundGroup(**keys, name)); !done)
        return tell(done.refusal());
    return sayChanged(arguments, name,
                      name + " keeps sealed notes here; " + desk.seat().agent.value +
                          " is its first clinician.");
}

int notesLetIn(NotesDesk& desk, const Arguments& arguments)
{
    const auto keys = desk.keysOfGroup(asking(SealGroupAct::LetIn));
    if (!keys)
        return tellNoKeys(keys.refusal());
    const AgentId agent(arguments.words[1]);
    auto plan = planLetIn(desk.database(), **keys, agent, arguments.optionOr("fingerprint", ""));
    if (!plan)
        return tellNoKeys(plan.refusal());
    const auto print = sealFingerprint(desk.database(), agent);
    if (const auto done = desk.submit(*std::move(plan)); !done)
        return tell(done.refusal());
    return sayChanged(arguments, (*keys)->group(),
                      agent.value + " reads the sealed notes of " + (*keys)->group() +
                          " from now on. The key is " + (print ? *print : "") + ".");
}

int notesTakeOut(NotesDesk& desk, const Arguments& arguments)
{
    return newKey(desk, arguments, AgentId(arguments.words[1]));
}

int notesRotate(NotesDesk& desk, const Arguments& arguments)
{
    return newKey(desk, arguments, std::nullopt);
}

int notesEscrow(NotesDesk& desk, const Arguments& arguments)
{
    const auto keys = desk.keysOfGroup(asking(SealGroupAct::EscrowNamed));
    if (!keys)
        return tellNoKeys(keys.refusal());
    const std::vector<std::string> holders(arguments.words.begin() + 1, arguments.words.end());
    auto made = planEscrow(desk.database(), **keys, holders);
    if (!made)
        return tell(made.refusal());
    if (const auto done = desk.submit(std::move(made->plan)); !done)
        return tell(done.refusal());
    nlohmann::json rows = nlohmann::json::array();
    for (std::size_t i = 0; i < holders.size(); ++i) {
        if (arguments.isJson)
            rows.push_back({{"holder", holders[i]}, {"code", made->codes[i]}});
        else
            sayLine(holders[i] + ": " + made->codes[i]);
        wipe(made->codes[i]);
    }
    if (arguments.isJson)
        sayJson({{"group", (*keys)->group()}, {"shares", rows}});
    else
        sayLine("These codes are shown once. Each holder keeps one, away from this station; any two"
                " open the notes.");
    return kDone;
}

int notesOpenEscrow(NotesDesk& desk, const Arguments& arguments)
{
    const auto keys = desk.keys(asking(SealGroupAct::EscrowOpened));
    if (!keys)
        return tellNoKeys(keys.refusal());
    auto codes = twoCodes(arguments);
    if (!codes)
        return tell(codes.refusal());
    EscrowOpening opening{arguments.words[1], *codes, arguments.optionOr("reason", "")};
    auto plan = planEscrowOpening(desk.database(), **keys, opening);
    for (auto* one : {&(*codes)[0], &(*codes)[1], &opening.codes[0], &opening.codes[1]})
        wipe(*one);
    if (!plan)
        return tell(plan.refusal());
    if (const auto done = desk.submit(*std::move(plan)); !done)
        return tell(done.refusal());
    return sayChanged(arguments, opening.group,
                      "The sealed notes of " + opening.group + " were opened by escrow; " +
                          desk.seat().agent.value +
                          " is let in. Supervisors and clinicians are told.");
}

} // namespace haven::ctl
