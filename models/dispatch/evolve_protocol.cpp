#include "models/dispatch/evolve_parts.h"

namespace haven {

void fold(const Fold& f, const ProtocolKept& fact)
{
    KeptProtocol kept;
    kept.protocol = fact.protocol;
    kept.version = fact.version;
    kept.text = fact.text;
    f.state.protocolTexts[fact.hash] = std::move(kept);
}

} // namespace haven
