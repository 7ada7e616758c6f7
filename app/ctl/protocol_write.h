#pragma once

#include "app/ctl/verb.h"

namespace haven::ctl {

inline constexpr const char* kProtocolWriteUsage =
    "protocol new PROTOCOL --title TEXT [--out FILE] | install FILE --station FILE --as AGENT";

// A file to begin with, on the terminal or in a place where nothing lies yet.
int newProtocol(const Arguments& arguments);
// A file in which the linter finds nothing that must be set right becomes the agency's own
// protocol, a new version of it. A live station goes on starting the text that was approved until
// the new one is.
int installProtocol(const Arguments& arguments);

} // namespace haven::ctl
