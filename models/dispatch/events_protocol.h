#pragma once

#include "models/base/field_class.h"
#include "models/base/ids.h"

#include <string>

// The texts of protocols that were started or approved here. A run names its text by the hash, so
// the station keeps that text: an update of the program takes no open checklist away.
namespace haven {

struct ProtocolKept {
    static constexpr const char* kType = "ProtocolKept";
    ProtocolId protocol;
    std::string version;
    std::string hash; // SHA-256 of the text, hex
    std::string text; // the protocol file, byte for byte
    bool operator==(const ProtocolKept&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("protocol", &ProtocolKept::protocol, FieldClass::Police);
        f("version", &ProtocolKept::version);
        f("hash", &ProtocolKept::hash);
        f("text", &ProtocolKept::text, FieldClass::Police);
    }
};

} // namespace haven
