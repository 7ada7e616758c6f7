#pragma once

#include "models/dispatch/incident.h"
#include "models/dispatch/past_incident.h"

#include <optional>
#include <set>
#include <string>

namespace haven {

// A row's key tells its time, so that the index answers newest first without sorting: seconds in
// the upper bits, a counter for those of one second in the lower.
constexpr std::int64_t kKeysPerSecond = 1 << 14;

// What the archive keeps of an incident: nothing that the log does not say.
struct ArchiveRow {
    std::int64_t seq = 0; // of a past incident: its fact; of our own: the newest when written
    std::optional<std::int64_t> incident;
    std::string source;
    std::string number;
    std::int64_t openedAtMs = 0;
    std::string type;
    std::string place;
    std::string placeKey;
    std::set<std::string> callbackKeys;
    std::string disposition;
    std::string words;
    bool operator==(const ArchiveRow&) const = default;
};

// Of a restricted incident number and title alone; of notes those of the classes open and police.
ArchiveRow archiveRowOf(const Incident& incident);
ArchiveRow archiveRowOf(const PastIncident& past, std::int64_t sequence);

class Statement;
// A row as it is stored. Precondition: the statement selects seq, incident, source, number,
// opened_at_ms, type, place, place_key, callback_keys, disposition, words, in this order.
ArchiveRow storedArchiveRow(const Statement& query);

// As it was written, without its signs: "12 ELM ST APT 3" of "12 Elm St., Apt 3". What the archive
// has its places in order by; which of them are one place is asked of archive_places.h. Empty for
// an empty text.
std::string writtenPlace(const Location& location);
// The last ten digits; empty for fewer than seven.
std::string callbackKey(std::string_view telephone);

} // namespace haven
