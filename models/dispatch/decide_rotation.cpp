#include "models/base/text.h"
#include "models/dispatch/aid_facts.h"
#include "models/dispatch/decide_parts.h"

#include <algorithm>

// Whose turn it is, who is passed over, and the lists themselves.
namespace haven {

namespace {

constexpr std::size_t kRotationWordMax = 40; // bytes of a zone or a class
constexpr std::size_t kCompanyMax = 80;      // bytes of a company or its telephone

struct TurnMeant {
    const Incident& incident;
    const RotationList& list;
    const AidKind& kind;
    const RotationMember& next;
};

// Where another list fits, it is named, so that it can be asked by its name.
Refusal exhausted(const State& state, const Incident& incident, const RotationList& list)
{
    std::vector<const RotationList*> others =
        rotationsFitting(state, incident, {list.kind, {}, {}});
    std::erase_if(others, [&](const RotationList* one) {
        return one->key == list.key || !nextInTurn(*one, incident);
    });
    if (others.empty())
        return refuse(RefusalCode::RotationExhausted, incident.number, rotationName(list));
    return refuse(RefusalCode::RotationOtherList, incident.number, rotationName(list),
                  others.front()->key);
}

template <class Command_>
Result<TurnMeant> turnMeant(const State& state, const Command_& command, const Act& act)
{
    const auto found = workingIncident(state, command.incident);
    if (!found)
        return found.refusal();
    const Incident& incident = **found;
    const AidKind* kind = act.knowledge->codes.aid.kindFor(command.kind);
    if (!kind)
        return refuse(RefusalCode::RotationNone, command.kind, "any zone",
                      rotationsThere(state, command.kind));
    const auto list = rotationFor(state, incident, {kind->code, command.zone, command.grade});
    if (!list)
        return list.refusal();
    const RotationMember* next = nextInTurn(**list, incident);
    if (!next)
        return exhausted(state, incident, **list);
    return TurnMeant{incident, **list, *kind, *next};
}

bool isRotationWord(const std::string& word)
{
    return word.size() <= kRotationWordMax && trimmed(word) == word &&
           word.find_first_of("/*\t\n\r") == std::string::npos;
}

// What every list shows on one line, and a line of the command bar can say.
bool isCompanyWord(const std::string& word)
{
    const bool hasControls = std::any_of(word.begin(), word.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
    });
    return word.size() <= kCompanyMax && !hasControls &&
           word.find_first_of("=;") == std::string::npos;
}

// Each company once, none without a name. Errors: RotationNameMissing, RotationWordMalformed,
// RotationTwice.
Result<void> membersHold(const RotationList& list)
{
    for (std::size_t i = 0; i < list.members.size(); ++i) {
        const std::string& company = list.members[i].company;
        if (company.empty())
            return refuse(RefusalCode::RotationNameMissing);
        for (const std::string& word : {company, list.members[i].phone}) {
            if (!isCompanyWord(word))
                return refuse(RefusalCode::RotationWordMalformed, std::string(clipped(word, 40)));
        }
        const auto begin = list.members.begin();
        const bool isTwice = std::any_of(
            begin, begin + static_cast<std::ptrdiff_t>(i),
            [&](const RotationMember& one) { return equalsIgnoringCase(one.company, company); });
        if (isTwice)
            return refuse(RefusalCode::RotationTwice, company);
    }
    return {};
}

} // namespace

Facts decideOne(const State& state, const AskInTurn& command, const Act& act)
{
    const auto meant = turnMeant(state, command, act);
    if (!meant)
        return meant.refusal();
    const Incident& incident = meant->incident;
    if (incident.aid.size() >= kAidRequestsMax)
        return refuse(RefusalCode::AidTooMany, incident.number, std::to_string(kAidRequestsMax));
    AidAsked fact;
    fact.incident = incident.id;
    fact.request = static_cast<std::int64_t>(incident.aid.size()) + 1;
    fact.kind = meant->kind.code;
    fact.label = meant->kind.label;
    fact.whom = meant->next.company;
    fact.phone = meant->next.phone;
    fact.way = command.way;
    fact.list = meant->list.key;
    // A second one may be wanted; but nobody is called twice for one car without a word.
    for (const AidRequest& one : incident.aid) {
        if (one.list == fact.list && one.stage == AidStage::Asked)
            fact.note = one.whom + " was asked before and has not answered yet";
    }
    return std::vector<Event>{std::move(fact)};
}

Facts decideOne(const State& state, const PassTurn& command, const Act& act)
{
    const auto meant = turnMeant(state, command, act);
    if (!meant)
        return meant.refusal();
    const std::string reason(trimmed(command.reason));
    if (reason.empty())
        return refuse(RefusalCode::ReasonMissing, "Passing over a company");
    TurnKeeper turns(state, act.knowledge->codes.aid);
    auto fact = turns.turned(meant->list.key, meant->next.company, TurnOutcome::Skipped,
                             TurnBefore::Waiting);
    if (!fact)
        return refuse(RefusalCode::RotationExhausted, meant->incident.number,
                      rotationName(meant->list));
    fact->incident = meant->incident.id;
    fact->reason = reason;
    return std::vector<Event>{*std::move(fact)};
}

Facts decideOne(const State& state, const ChangeRotationList& command, const Act& act)
{
    const AidTable& table = act.knowledge->codes.aid;
    const AidKind* kind = table.kindFor(command.list.kind);
    if (!kind)
        return refuse(RefusalCode::AidUnknown, command.list.kind, table.codeList());
    RotationList list = command.list;
    list.kind = kind->code;
    if (!isRotationWord(list.zone))
        return refuse(RefusalCode::RotationWordMalformed, list.zone);
    if (!isRotationWord(list.grade))
        return refuse(RefusalCode::RotationWordMalformed, list.grade);
    list.key = rotationKey(list.kind, list.zone, list.grade);
    for (RotationMember& one : list.members) {
        one.company = std::string(trimmed(one.company));
        one.phone = std::string(trimmed(one.phone));
    }
    if (list.members.size() > kRotationMembersMax)
        return refuse(RefusalCode::RotationTooLong, rotationName(list),
                      std::to_string(kRotationMembersMax));
    if (const auto holds = membersHold(list); !holds)
        return holds.refusal();
    const auto& lists = state.rotation.lists;
    const auto before = lists.find(list.key);
    if (before == lists.end() && list.members.empty())
        return refuse(RefusalCode::RotationNone, list.kind,
                      list.zone.empty() ? "any zone" : "zone " + list.zone,
                      rotationsThere(state, list.kind));
    if (before == lists.end() && lists.size() >= kRotationListsMax)
        return refuse(RefusalCode::RotationTooMany, std::to_string(kRotationListsMax));
    if (before != lists.end() && before->second == list)
        return refuse(RefusalCode::NothingToChange, "The list " + rotationName(list));
    RotationListChanged fact;
    fact.reason = std::string(trimmed(command.reason));
    // Who stands where is money to somebody: a change of the order is never without its reason.
    if (before != lists.end() && fact.reason.empty())
        return refuse(RefusalCode::ReasonMissing, "Changing who takes turns");
    if (before != lists.end())
        fact.before = companiesOf(before->second);
    fact.list = std::move(list);
    return std::vector<Event>{std::move(fact)};
}

} // namespace haven
