#include "models/dispatch/protocol_texts.h"

#include <algorithm>
#include <set>

namespace haven {

std::shared_ptr<const Protocol> protocolOfRun(const State& state, const Knowledge& knowledge,
                                              const Checklist& run)
{
    const auto onFile = knowledge.protocols.find(run.protocol);
    if (onFile != knowledge.protocols.end() && onFile->second.hash == run.hash)
        return {std::shared_ptr<const Protocol>(), &onFile->second.protocol};
    const auto kept = state.protocolTexts.find(run.hash);
    if (kept == state.protocolTexts.end())
        return nullptr;
    auto protocol = parseProtocol(kept->second.text);
    if (!protocol)
        return nullptr;
    return std::make_shared<const Protocol>(*std::move(protocol));
}

std::string protocolTitle(const State& state, const Knowledge& knowledge, const Checklist& run)
{
    if (const auto protocol = protocolOfRun(state, knowledge, run))
        return protocol->title;
    const auto onFile = knowledge.protocols.find(run.protocol);
    return onFile == knowledge.protocols.end() ? run.protocol.value : onFile->second.protocol.title;
}

std::size_t stepsDone(const Checklist& run)
{
    std::set<std::string> done;
    for (const auto& step : run.steps)
        done.insert(step.outcome.step);
    return done.size();
}

std::string saidInChecklist(const State& state, const Knowledge& knowledge,
                            const Incident& incident, Fact fact)
{
    const auto record = incident.answers.find(fact);
    if (record == incident.answers.end() || record->second.answer.state != AskState::Answered)
        return {};
    const auto isSaidBy = [&](const StepAnswer& answer) {
        return answer.fact == fact && answer.sets == record->second.answer;
    };
    std::string said;
    Instant saidAt = record->second.at;
    for (const Checklist& run : incident.checklists) {
        const auto protocol = protocolOfRun(state, knowledge, run);
        for (const ChecklistStep& done : run.steps) {
            const ProtocolStep* step = protocol ? findStep(*protocol, done.outcome.step) : nullptr;
            if (!step || done.at < saidAt || done.outcome.kind != StepOutcomeKind::Answered)
                continue;
            const StepAnswer* answer = findAnswer(*step, done.outcome.answer);
            if (!answer || !isSaidBy(*answer))
                continue;
            const auto ways = std::count_if(step->answers.begin(), step->answers.end(), isSaidBy);
            said = ways > 1 ? answer->label : std::string();
            saidAt = done.at;
        }
    }
    return said;
}

WayOfRun wayOfRun(const Protocol& protocol, const Checklist& run)
{
    std::vector<StepOutcome> outcomes;
    std::set<std::string> recorded;
    for (const auto& step : run.steps) {
        outcomes.push_back(step.outcome);
        recorded.insert(step.outcome.step);
    }
    const auto path = pathOf(protocol, outcomes);
    const ProtocolStep* last = path.back();
    WayOfRun way;
    way.done = path.size();
    if (recorded.count(last->id) > 0)
        return way;
    --way.done;
    way.open.push_back(last);
    for (const auto& step : protocol.steps) {
        if (&step > last && recorded.count(step.id) == 0)
            way.open.push_back(&step);
    }
    return way;
}

ProtocolToStart protocolToStart(const State& state, const Knowledge& knowledge,
                                const ProtocolId& protocol)
{
    const auto onFile = knowledge.protocols.find(protocol);
    if (onFile == knowledge.protocols.end())
        return {};
    const ProtocolOnFile& file = onFile->second;
    if (file.protocol.status == ProtocolStatus::Retired)
        return {};
    const auto approval = state.approvals.find(protocol);
    const bool isApproved = approval != state.approvals.end() && approval->second.hash == file.hash;
    // A training station runs drafts.
    if (isApproved || state.mode != StationMode::Live)
        return {StartBy::OnFile, {std::shared_ptr<const Protocol>(), &file.protocol}, file.hash};
    if (approval == state.approvals.end())
        return {};
    const std::string& hash = approval->second.hash;
    const auto kept = state.protocolTexts.find(hash);
    if (kept == state.protocolTexts.end())
        return {};
    auto earlier = parseProtocol(kept->second.text);
    if (!earlier || earlier->id != protocol || earlier->status == ProtocolStatus::Retired)
        return {};
    return {StartBy::EarlierApproved, std::make_shared<const Protocol>(*std::move(earlier)), hash};
}

std::vector<Protocol> protocolsToOffer(const State& state, const Knowledge& knowledge)
{
    std::vector<Protocol> all;
    for (const auto& [id, file] : knowledge.protocols) {
        if (file.protocol.status == ProtocolStatus::Retired)
            continue;
        const ProtocolToStart start = protocolToStart(state, knowledge, id);
        all.push_back(start.protocol ? *start.protocol : file.protocol);
    }
    return all;
}

std::optional<ProtocolKept> keepingOf(const State& state, const ProtocolOnFile& onFile)
{
    if (state.protocolTexts.count(onFile.hash) > 0)
        return std::nullopt;
    ProtocolKept fact;
    fact.protocol = onFile.protocol.id;
    fact.version = std::to_string(onFile.protocol.version);
    fact.hash = onFile.hash;
    fact.text = onFile.text;
    return fact;
}

} // namespace haven
