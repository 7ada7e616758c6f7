#pragma once

#include "models/base/field_class.h"

#include <cstdint>
#include <string>
#include <vector>

namespace haven {

// A copy of the station was made and proven: read from its first fact to its last, chain and all.
struct StationBackedUp {
    static constexpr const char* kType = "StationBackedUp";
    std::string file;       // where it lay then; not for those outside
    std::int64_t facts = 0; // in the copy
    std::int64_t bytes = 0;
    std::string head;        // the hash of its last envelope, in hex
    std::string digest;      // SHA-256 of the file, in hex
    std::string remark = {}; // what is odd about the station, and was copied as it stands
    // Older copies, made by themselves, that are deleted once this one is on the log.
    std::vector<std::string> gaveWay = {};
    bool operator==(const StationBackedUp&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("file", &StationBackedUp::file, FieldClass::Police);
        f("facts", &StationBackedUp::facts);
        f("bytes", &StationBackedUp::bytes);
        f("head", &StationBackedUp::head);
        f("digest", &StationBackedUp::digest);
        f("remark", &StationBackedUp::remark, FieldClass::Police);
        f("gave_way", &StationBackedUp::gaveWay, FieldClass::Police);
    }
};

// A copy that was to be made by itself was not. It stands until one is made by itself, or until
// somebody says anew what is to be made.
struct BackupFailed {
    static constexpr const char* kType = "BackupFailed";
    std::string folder;
    std::string why; // a sentence
    bool operator==(const BackupFailed&) const = default;
    template <class F>
    static void describe(F&& f)
    {
        f("folder", &BackupFailed::folder, FieldClass::Police);
        f("why", &BackupFailed::why, FieldClass::Police);
    }
};

} // namespace haven
