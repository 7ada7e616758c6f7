#pragma once

#include "models/base/result.h"
#include "models/crisis/facts.h"
#include "models/crisis/flag.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace haven {

struct CompiledCues;

// One file of resources/cues, or an agency's own.
struct CueFile {
    std::string name; // for messages
    std::string text; // JSON
};

// Cue families, patterns, weights, context rules and limits, compiled once. Cheap to copy; the
// compiled part is shared because it never changes after parseCues().
class CueSet final
{
public:
    explicit CueSet(std::shared_ptr<const CompiledCues> compiled);
    const CompiledCues& compiled() const { return *m_compiled; }
    const std::string& version() const;
    // 16 hex digits over names and texts of the files: which cues made a flag. Not a security hash.
    const std::string& fingerprint() const;
    std::size_t patternCount() const;
    // Does the text name a shelter, a hospital, a group home? What happened to others there says
    // nothing about this caller. By whole words: School Street is no school. In shared_place.cpp.
    bool isSharedPlace(std::string_view place) const;

private:
    std::shared_ptr<const CompiledCues> m_compiled;
};

// Strict: an unknown key, class or fact, or a pattern that cannot be read, is refused
// (CuesMalformed: file, path of the fault with a sentence). The files may refer to each other's
// classes; exactly one of them carries the settings. Format: resources/cues/README.md.
Result<CueSet> parseCues(const std::vector<CueFile>& files);
Result<CueSet> parseCues(std::string_view json);

} // namespace haven
