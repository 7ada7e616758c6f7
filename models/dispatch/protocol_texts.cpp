#include "models/dispatch/protocol_texts.h"

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
