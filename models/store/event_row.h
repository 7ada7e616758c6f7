#pragma once

#include "models/store/digest.h"
#include "models/store/sqlite.h"

#include "models/dispatch/event.h"

#include <optional>
#include <string>

namespace haven {

// A fact as it lies on disk: what the chain hashes are these values, never a re-encoding.
struct EventRow {
    Envelope envelope;
    std::string origin;
    std::int64_t originSequence = 0;
    std::string type;
    int version = 1;
    Hash payloadDigest{};
    Hash previous{};
    Hash hash{};
    std::optional<std::string> payload; // nullopt: lawfully removed
    std::string salt;
};

// The columns eventRowFrom() reads, in order; the tables are called e and p.
#define HAVEN_EVENT_COLUMNS                                                                        \
    "e.seq, e.recorded_at_ms, e.happened_at_ms, e.recorded_by, e.done_by, e.position, e.origin, "  \
    "e.origin_seq, e.type, e.version, e.payload_digest, e.prev_hash, e.hash, p.salt, p.payload "
#define HAVEN_EVENT_TABLES "event e LEFT JOIN event_payload p ON p.seq = e.seq "

EventRow eventRowFrom(const Statement& query);
// Decoded. Errors: EventUnknown, EventMalformed.
Result<Recorded> recordedFrom(const EventRow& row);

// The bytes of the envelope that the chain hashes: every field of it in order, numbers as eight
// bytes little-endian, texts with their length before them. The format is fixed for ever.
std::string envelopeBytes(const EventRow& row);
// SHA-256 of the previous hash and the envelope's bytes.
Hash chainHash(const EventRow& row);
// SHA-256 of salt and payload: without the salt nobody can guess a removed payload back.
Hash payloadDigest(const std::string& salt, std::string_view payload);

} // namespace haven
