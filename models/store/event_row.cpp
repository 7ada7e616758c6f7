#include "models/store/event_row.h"

#include "models/dispatch/event_codec.h"

namespace haven {

namespace {

void put(std::string& out, std::int64_t number)
{
    const auto bits = static_cast<std::uint64_t>(number);
    for (unsigned shift = 0; shift < 64; shift += 8)
        out += static_cast<char>((bits >> shift) & 0xffU);
}

void put(std::string& out, std::string_view text)
{
    put(out, static_cast<std::int64_t>(text.size()));
    out += text;
}

} // namespace

EventRow eventRowFrom(const Statement& query)
{
    EventRow row;
    row.envelope.sequence = query.number(0);
    row.envelope.recordedAt = Instant{query.number(1)};
    row.envelope.happenedAt = Instant{query.number(2)};
    row.envelope.recordedBy = AgentId(std::string(query.text(3)));
    row.envelope.doneBy = AgentId(std::string(query.text(4)));
    row.envelope.position = PositionId(std::string(query.text(5)));
    row.origin = query.text(6);
    row.originSequence = query.number(7);
    row.type = query.text(8);
    row.version = static_cast<int>(query.number(9));
    row.payloadDigest = hashFrom(query.bytes(10));
    row.previous = hashFrom(query.bytes(11));
    row.hash = hashFrom(query.bytes(12));
    if (!query.isNull(14)) {
        row.salt = query.bytes(13);
        row.payload = std::string(query.text(14));
    }
    return row;
}

Result<Recorded> recordedFrom(const EventRow& row)
{
    Recorded recorded{row.envelope, std::nullopt};
    if (!row.payload)
        return recorded;
    auto event = decodeEvent(row.type, row.version, *row.payload);
    if (!event)
        return event.refusal();
    recorded.event = *std::move(event);
    return recorded;
}

std::string envelopeBytes(const EventRow& row)
{
    std::string out;
    out.reserve(256);
    put(out, row.envelope.sequence);
    put(out, row.envelope.recordedAt.ms);
    put(out, row.envelope.happenedAt.ms);
    put(out, row.envelope.recordedBy.value);
    put(out, row.envelope.doneBy.value);
    put(out, row.envelope.position.value);
    put(out, row.origin);
    put(out, row.originSequence);
    put(out, row.type);
    put(out, std::int64_t{row.version});
    put(out, bytesOf(row.payloadDigest));
    return out;
}

Hash chainHash(const EventRow& row)
{
    return sha256(std::string(bytesOf(row.previous)) + envelopeBytes(row));
}

Hash payloadDigest(const std::string& salt, std::string_view payload)
{
    std::string bytes = salt;
    bytes += payload;
    return sha256(bytes);
}

} // namespace haven
