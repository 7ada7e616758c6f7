#include "models/items/item_roles.h"

namespace haven {

FlagMark flagMarkOf(Flag flag)
{
    switch (flag) {
    case Flag::Unknown:
        return FlagMark::Unknown;
    case Flag::No:
        return FlagMark::No;
    case Flag::Possible:
        return FlagMark::Possible;
    case Flag::Yes:
        return FlagMark::Yes;
    }
    return FlagMark::Unknown;
}

} // namespace haven
