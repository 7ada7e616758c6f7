#pragma once

#include "models/base/field_class.h"

#include <cstdint>
#include <string>

namespace haven {

// A copy of the station was made and proven: read from its first fact to its last, chain and all.
struct StationBackedUp {
    static constexpr const char* kType = "StationBackedUp";
    std::string file;       // where it lay then; not for those outside
    std::int64_t facts = 0; // in the copy
    std::int64_t bytes = 0;
    std::string head;   // the hash of its last envelope, in hex
    std::string digest; // SHA-256 of the file, in hex
    bool operator==(const StationBackedUp&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("file", &StationBackedUp::file, FieldClass::Police);
        f("facts", &StationBackedUp::facts);
        f("bytes", &StationBackedUp::bytes);
        f("head", &StationBackedUp::head);
        f("digest", &StationBackedUp::digest);
    }
};

} // namespace haven
