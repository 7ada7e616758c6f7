#include "models/dispatch/retention.h"

#include "models/base/text.h"
#include "models/crisis/json_reader.h"
#include "models/dispatch/record_care.h"

#include <algorithm>

namespace haven {

namespace {

using RetentionJson = JsonReader::Json;

bool isRetentionId(std::string_view id)
{
    const bool isPlain = std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
    return !id.empty() && id.size() <= 40 && isPlain;
}

std::optional<int> readYears(JsonReader& reader, const RetentionJson& item, const std::string& path)
{
    const bool isForGood = reader.yesNo(item, path, "permanent").value_or(false);
    const auto years = reader.number(item, path, "years");
    if (isForGood == years.has_value())
        reader.fail(jsonPath(path, "years"), "either years, or \"permanent\": true");
    if (years && (*years < 1 || *years > kRetentionYearsMax))
        reader.fail(jsonPath(path, "years"),
                    "a number from 1 to " + std::to_string(kRetentionYearsMax));
    return years;
}

RetentionKind readRetentionKind(JsonReader& reader, const RetentionJson& item,
                                const std::string& path)
{
    reader.allowKeys(item, path,
                     {"id", "label", "records", "years", "permanent", "source", "confirmed"});
    RetentionKind kind;
    kind.id = reader.text(item, path, "id");
    kind.label = reader.text(item, path, "label");
    kind.source = reader.text(item, path, "source");
    kind.confirmed = reader.textOr(item, path, "confirmed");
    const auto records = enumFromName<RetentionRecords>(reader.text(item, path, "records"));
    if (!records)
        reader.fail(jsonPath(path, "records"), "Incidents, PastIncidents, Room or Bolos");
    kind.records = records.value_or(RetentionRecords::Incidents);
    kind.years = readYears(reader, item, path);
    if (!isRetentionId(kind.id))
        reader.fail(jsonPath(path, "id"), "small letters, digits and hyphens, up to 40");
    for (const std::string* text : {&kind.label, &kind.source, &kind.confirmed}) {
        if (text->size() > kRetentionTextMax)
            reader.fail(path, "texts of up to " + std::to_string(kRetentionTextMax) + " bytes");
    }
    return kind;
}

} // namespace

Result<std::vector<RetentionKind>> parseRetention(std::string_view text, std::string_view name)
{
    JsonReader reader;
    std::vector<RetentionKind> kinds;
    if (const auto document = reader.parse(text)) {
        reader.allowKeys(*document, "", {"format", "kinds"});
        if (reader.number(*document, "", "format") != 1)
            reader.fail("format", "1 is needed");
        const RetentionJson& list = reader.array(*document, "", "kinds");
        if (list.size() > kRetentionKindsMax)
            reader.fail("kinds", "at most " + std::to_string(kRetentionKindsMax));
        for (std::size_t i = 0; i < list.size() && !reader.isBroken(); ++i) {
            kinds.push_back(readRetentionKind(reader, list[i], jsonPath("", "kinds", i)));
            const auto isSame = [&](const RetentionKind& one) { return one.id == kinds.back().id; };
            if (std::any_of(kinds.begin(), kinds.end() - 1, isSame))
                reader.fail(jsonPath("", "kinds", i), kinds.back().id + " is there twice");
        }
    }
    if (reader.isBroken())
        return refuse(RefusalCode::RetentionMalformed, name, reader.fault());
    return kinds;
}

std::vector<RetentionKind> withOwnRetention(std::vector<RetentionKind> shipped,
                                            std::vector<RetentionKind> own)
{
    for (RetentionKind& kind : own) {
        const auto same = std::find_if(shipped.begin(), shipped.end(),
                                       [&](const auto& one) { return one.id == kind.id; });
        if (same == shipped.end())
            shipped.push_back(std::move(kind));
        else
            *same = std::move(kind);
    }
    return shipped;
}

std::string retentionYears(const RetentionKind& kind)
{
    if (!kind.years)
        return "for good";
    return std::to_string(*kind.years) + (*kind.years == 1 ? " year" : " years");
}

Result<RequestRemoval> removalOfDue(const RetentionDue& due, std::string_view authority,
                                    const std::string& ownFolder)
{
    if (trimmed(authority).empty())
        return refuse(RefusalCode::RemovalNeedsAuthority);
    if (due.kind.confirmed.empty())
        return refuse(RefusalCode::RetentionNotConfirmed, due.kind.id, ownFolder);
    if (!due.kind.years || due.records.oldest.empty())
        return refuse(RefusalCode::RetentionNothingDue, due.kind.id);
    RequestRemoval command;
    for (const DueRecord& one : due.records.oldest) {
        if (one.incident && command.wholes.size() < kRemovalIncidentsMax)
            command.wholes.push_back(*one.incident);
        else if (!one.incident && command.facts.size() < kRemovalNamedMax)
            command.facts.push_back(one.fact);
    }
    command.authority = std::string(trimmed(authority));
    command.reason = "Retention schedule: " + due.kind.id + ", " + retentionYears(due.kind) +
                     "; confirmed by " + due.kind.confirmed;
    return command;
}

} // namespace haven
