#include "models/store/archive_row.h"

#include "models/base/text.h"
#include "models/store/sqlite.h"

namespace haven {

namespace {

constexpr std::size_t kWordsBytesMax = 64 * 1024;

void addWords(std::string& out, std::string_view words)
{
    if (words.empty() || out.size() + words.size() > kWordsBytesMax)
        return;
    if (!out.empty())
        out += '\n';
    out += words;
}

bool isIndexed(FieldClass fieldClass)
{
    return fieldClass == FieldClass::Open || fieldClass == FieldClass::Police;
}

std::string wordsOf(const Incident& incident)
{
    std::string out;
    addWords(out, incident.number);
    addWords(out, incident.title);
    if (incident.visibility == Visibility::Restricted)
        return out;
    addWords(out, incident.type.value);
    addWords(out, incident.location.text);
    addWords(out, incident.location.detail);
    addWords(out, incident.reportNumber);
    for (const auto& call : incident.calls) {
        addWords(out, call.callerName);
        addWords(out, call.callback);
    }
    for (const auto& note : incident.notes) {
        if (isIndexed(note.fieldClass))
            addWords(out, note.text);
    }
    for (const auto& person : incident.persons)
        addWords(out, person.name);
    for (const auto& vehicle : incident.vehicles) {
        addWords(out, vehicle.plate);
        addWords(out, vehicle.description);
    }
    if (incident.disposition)
        addWords(out, incident.disposition->value);
    return out;
}

bool isKeyByte(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

} // namespace

ArchiveRow archiveRowOf(const Incident& incident)
{
    const bool isRestricted = incident.visibility == Visibility::Restricted;
    ArchiveRow row;
    row.seq = incident.lastSequence;
    row.incident = incident.id.value;
    row.number = incident.number;
    row.openedAtMs = incident.openedAt.ms;
    row.type = isRestricted ? incident.title : incident.type.value;
    row.place = isRestricted ? std::string() : incident.location.text;
    // Asked for by its place it would say where it was.
    row.placeKey = isRestricted ? std::string() : writtenPlace(incident.location);
    for (const auto& call : incident.calls)
        row.callbackKeys.insert(callbackKey(call.callback));
    row.callbackKeys.erase(std::string());
    if (incident.disposition && !isRestricted)
        row.disposition = incident.disposition->value;
    row.words = wordsOf(incident);
    return row;
}

ArchiveRow archiveRowOf(const PastIncident& past, std::int64_t sequence)
{
    ArchiveRow row;
    row.seq = sequence;
    row.source = past.source;
    row.number = past.number;
    row.openedAtMs = past.receivedAt.ms;
    row.type = past.type;
    row.place = past.place;
    Location location;
    location.text = past.place;
    row.placeKey = writtenPlace(location);
    row.disposition = past.disposition;
    for (const auto* text :
         {&past.number, &past.type, &past.place, &past.disposition, &past.narrative})
        addWords(row.words, *text);
    for (const auto& unit : past.units)
        addWords(row.words, unit);
    for (const auto& detail : past.details)
        addWords(row.words, detail.text);
    return row;
}

ArchiveRow storedArchiveRow(const Statement& query)
{
    ArchiveRow row;
    row.seq = query.number(0);
    if (!query.isNull(1))
        row.incident = query.number(1);
    row.source = query.text(2);
    row.number = query.text(3);
    row.openedAtMs = query.number(4);
    row.type = query.text(5);
    row.place = query.text(6);
    row.placeKey = query.text(7);
    for (auto& key : split(query.text(8), ','))
        row.callbackKeys.insert(std::move(key));
    row.callbackKeys.erase(std::string());
    row.disposition = query.text(9);
    row.words = query.text(10);
    return row;
}

std::string writtenPlace(const Location& location)
{
    std::string out;
    for (const auto* part : {&location.text, &location.detail}) {
        bool isGap = !out.empty();
        for (char c : *part) {
            if (c >= 'a' && c <= 'z')
                c = static_cast<char>(c - 'a' + 'A');
            if (!isKeyByte(c)) {
                isGap = !out.empty();
                continue;
            }
            if (isGap)
                out += ' ';
            isGap = false;
            out += c;
        }
    }
    return out;
}

std::string callbackKey(std::string_view telephone)
{
    constexpr std::size_t kDigitsMin = 7;
    constexpr std::size_t kDigitsMax = 10;
    std::string digits;
    for (const char c : telephone) {
        if (c >= '0' && c <= '9')
            digits += c;
    }
    if (digits.size() < kDigitsMin)
        return {};
    return digits.size() > kDigitsMax ? digits.substr(digits.size() - kDigitsMax) : digits;
}

} // namespace haven
