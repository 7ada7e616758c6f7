#include "models/exchange/call_mapper.h"

#include "models/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace haven {

namespace {

std::string columnName(const ColumnRef& column)
{
    return column.index ? fmt::format("number {}", *column.index + 1) : "\"" + column.name + "\"";
}

std::optional<std::size_t> findColumn(const std::vector<std::string>& header,
                                      const std::string& name)
{
    const auto exact = std::find(header.begin(), header.end(), name);
    const auto found = exact != header.end()
                           ? exact
                           : std::find_if(header.begin(), header.end(), [&](const auto& heading) {
                                 return equalsIgnoringCase(heading, name);
                             });
    if (found == header.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - header.begin());
}

// Calls f with every column that the profile mentions, in the order of the profile.
template <class F>
void forEachColumn(ImportProfile& profile, F f)
{
    const auto visitText = [&](TextRule& rule) {
        for (auto& choice : rule)
            std::for_each(choice.columns.begin(), choice.columns.end(), f);
    };
    const auto visitTime = [&](TimeRule& rule) {
        for (auto& choice : rule)
            std::for_each(choice.text.columns.begin(), choice.text.columns.end(), f);
    };
    for (TextRule* rule : {&profile.number, &profile.type, &profile.place, &profile.beat,
                           &profile.disposition, &profile.narrative, &profile.units.text})
        visitText(*rule);
    std::for_each(profile.deriveNumberFrom.begin(), profile.deriveNumberFrom.end(), f);
    for (TimeRule* rule :
         {&profile.received, &profile.dispatched, &profile.arrived, &profile.cleared})
        visitTime(*rule);
    if (profile.coordinates) {
        visitText(profile.coordinates->latitude);
        visitText(profile.coordinates->longitude);
    }
    for (auto& detail : profile.details)
        visitText(detail.text);
}

QString expanded(const QString& to, const QRegularExpressionMatch& match)
{
    QString out;
    for (qsizetype i = 0; i < to.size(); ++i) {
        const bool isGroup = to[i] == u'\\' && i + 1 < to.size() && to[i + 1].isDigit();
        if (isGroup)
            out += match.captured(to[++i].digitValue());
        else
            out += to[i];
    }
    return out;
}

std::string edited(std::string text, const std::vector<TextEdit>& edits)
{
    for (const TextEdit& edit : edits) {
        switch (edit.kind) {
        case TextEdit::Kind::Replace:
            text = QString::fromStdString(text).replace(edit.pattern, edit.to).toStdString();
            break;
        case TextEdit::Kind::Take: {
            const auto match = edit.pattern.match(QString::fromStdString(text));
            text = match.hasMatch() ? expanded(edit.to, match).toStdString() : std::string();
            break;
        }
        case TextEdit::Kind::Pad:
            if (!text.empty() && text.size() < edit.width)
                text.insert(0, edit.width - text.size(), '0');
            break;
        }
    }
    return std::string(trimmed(text));
}

std::string textOfChoice(const TextChoice& choice, const CsvRow& row)
{
    if (choice.columns.empty())
        return choice.constant;
    std::string text;
    for (const ColumnRef& column : choice.columns) {
        const std::string_view field = trimmed(row.fields[column.index.value_or(0)]);
        if (field.empty())
            continue;
        if (!text.empty())
            text += choice.with;
        text += field;
        if (choice.combine == TextChoice::Combine::First)
            break;
    }
    return choice.edits.empty() || text.empty() ? text : edited(std::move(text), choice.edits);
}

// 64-bit FNV-1a: short, the same on every machine, and good enough to tell rows apart.
std::uint64_t fingerprint(std::string_view text, std::uint64_t seed = 14695981039346656037ULL)
{
    for (const char c : text)
        seed = (seed ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
    return seed;
}

std::optional<std::int64_t> degreesE7(std::string_view text)
{
    double degrees = 0;
    if (!text.empty() && text.front() == '+')
        text.remove_prefix(1);
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), degrees);
    const bool isNumber = error == std::errc() && end == text.data() + text.size() &&
                          std::isfinite(degrees) && std::abs(degrees) <= 180;
    return isNumber ? std::optional<std::int64_t>(std::llround(degrees * 1e7)) : std::nullopt;
}

std::string headingList(const std::vector<std::string>& header)
{
    return std::string(clipped(joined(header, ", "), 500));
}

} // namespace

std::string textOf(const TextRule& rule, const CsvRow& row)
{
    for (const TextChoice& choice : rule) {
        std::string text = textOfChoice(choice, row);
        if (!text.empty())
            return text;
    }
    return {};
}

std::string rejectSentence(const RowReject& reject)
{
    switch (reject.reason) {
    case RejectReason::RepeatedHeader:
        return "the header again, in the middle of the file";
    case RejectReason::RaggedRow:
        return "another number of columns than the header: " + reject.detail;
    case RejectReason::NoReceivedTime:
        return "no time of receipt: " + reject.detail;
    case RejectReason::NoNumber:
        return "no number, and nothing to derive one from";
    case RejectReason::RepeatedRow:
        return "the same row once more: " + reject.detail;
    case RejectReason::TooLong:
        return "a field is longer than the limit: " + reject.detail;
    case RejectReason::AlreadyRecorded:
        return "already recorded: " + reject.detail;
    }
    return {};
}

Result<CallMapper> CallMapper::bind(ImportProfile profile, const std::string& fileName,
                                    const CsvRow* header)
{
    CallMapper mapper;
    if (header) {
        for (const auto field : header->fields)
            mapper.m_header.emplace_back(trimmed(field));
    }
    const auto& names = header ? mapper.m_header : profile.columns;
    mapper.m_width = names.size();
    std::optional<std::string> missing;
    forEachColumn(profile, [&](ColumnRef& column) {
        if (!column.index)
            column.index = findColumn(names, column.name);
        if ((!column.index || *column.index >= names.size()) && !missing)
            missing = columnName(column);
    });
    if (missing)
        return refuse(RefusalCode::CsvColumnMissing, fileName,
                      std::to_string(header ? header->number : 1),
                      std::to_string(header ? header->line : 1), *missing, profile.source,
                      headingList(names));
    mapper.m_profile = std::move(profile);
    return mapper;
}

// A header in the middle may have been masked or edited, so most of it is enough.
std::optional<RowReject> CallMapper::shapeOf(const CsvRow& row) const
{
    std::size_t same = 0;
    for (std::size_t i = 0; i < std::min(row.fields.size(), m_header.size()); ++i) {
        if (!m_header[i].empty() && trimmed(row.fields[i]) == m_header[i])
            ++same;
    }
    if (same >= 2 && same * 2 >= m_header.size())
        return RowReject{RejectReason::RepeatedHeader, {}};
    if (row.fields.size() != m_width)
        return RowReject{RejectReason::RaggedRow,
                         fmt::format("{} instead of {}", row.fields.size(), m_width)};
    const auto longest = std::max_element(
        row.fields.begin(), row.fields.end(),
        [](std::string_view a, std::string_view b) { return a.size() < b.size(); });
    if (longest != row.fields.end() && longest->size() > kPastTextBytesMax)
        return RowReject{
            RejectReason::TooLong,
            fmt::format("column {}, {} bytes", longest - row.fields.begin() + 1, longest->size())};
    return std::nullopt;
}

CallMapper::ReadTime CallMapper::readTime(const TimeRule& rule, const CsvRow& row,
                                          const std::optional<Instant>& receivedAt) const
{
    ReadTime result;
    for (const TimeChoice& choice : rule) {
        const std::string text = textOfChoice(choice.text, row);
        if (text.empty())
            continue;
        auto civil = choice.pattern.parse(text);
        if (!civil) {
            result.unread = text;
            continue;
        }
        const bool isUtc =
            choice.clock == FileClock::Utc || choice.pattern.kind() == TimePattern::Kind::Epoch;
        const auto toInstant = [&](const CivilTime& time) {
            return isUtc ? Instant{civilMs(time)} : m_profile.zone.toInstant(time);
        };
        if (choice.pattern.kind() == TimePattern::Kind::TimeOfDay && receivedAt) {
            const auto base =
                civilMs(isUtc ? civilFromMs(receivedAt->ms) : m_profile.zone.toLocal(*receivedAt));
            const CivilTime baseDay = civilFromMs(base);
            civil->year = baseDay.year;
            civil->month = baseDay.month;
            civil->day = baseDay.day;
            if (civilMs(*civil) < base - m_profile.clockSlipMax.ms)
                civil = civilFromMs(civilMs(*civil) + Span::hours(24).ms);
        }
        result.instant = toInstant(*civil);
        result.isSlip = receivedAt && *result.instant < *receivedAt;
        result.unread.clear();
        return result;
    }
    return result;
}

void CallMapper::mapTimes(const CsvRow& row, MappedCall& call) const
{
    PastIncident& incident = call.incident;
    const auto later = [&](const TimeRule& rule, const char* name) {
        ReadTime time = readTime(rule, row, incident.receivedAt);
        call.clockSlips += time.isSlip ? 1 : 0;
        if (!time.unread.empty()) {
            ++call.unreadTimes;
            incident.details.push_back(PastDetail{name, std::move(time.unread)});
        }
        return time.instant;
    };
    incident.dispatchedAt = later(m_profile.dispatched, "dispatched");
    incident.arrivedAt = later(m_profile.arrived, "arrived");
    incident.clearedAt = later(m_profile.cleared, "cleared");
    if (incident.clearedAt)
        incident.clearing = ClearingBasis::Recorded;
    if (incident.dispatchedAt && incident.arrivedAt && *incident.arrivedAt < *incident.dispatchedAt)
        ++call.clockSlips;
}

void CallMapper::mapCodes(const CsvRow& row, PastIncident& incident) const
{
    incident.type = textOf(m_profile.type, row);
    incident.commonType = m_profile.types.find(incident.type);
    incident.disposition = textOf(m_profile.disposition, row);
    incident.commonDisposition = m_profile.dispositions.find(incident.disposition);
}

void CallMapper::mapUnits(const CsvRow& row, PastIncident& incident) const
{
    if (m_profile.units.text.empty())
        return;
    const std::string list = textOf(m_profile.units.text, row);
    std::vector<std::string> aside;
    for (std::size_t at = 0; at < list.size();) {
        const auto end = std::min(list.find_first_of(m_profile.units.separators, at), list.size());
        const std::string unit(trimmed(std::string_view(list).substr(at, end - at)));
        at = end + 1;
        const bool isAside = m_profile.units.aside && !unit.empty() &&
                             m_profile.units.aside->match(QString::fromStdString(unit)).hasMatch();
        auto& where = isAside ? aside : incident.units;
        const bool isKnown = std::find(where.begin(), where.end(), unit) != where.end();
        if (!unit.empty() && !isKnown && where.size() < kPastUnitsMax)
            where.push_back(unit);
    }
    if (!aside.empty())
        incident.details.push_back(PastDetail{m_profile.units.asideDetail, joined(aside, ",")});
}

void CallMapper::mapCoordinates(const CsvRow& row, PastIncident& incident) const
{
    if (!m_profile.coordinates)
        return;
    const CoordinatesRule& rule = *m_profile.coordinates;
    const auto latitude = degreesE7(textOf(rule.latitude, row));
    const auto longitude = degreesE7(textOf(rule.longitude, row));
    if (!latitude || !longitude || *latitude < rule.southE7 || *latitude > rule.northE7 ||
        *longitude < rule.westE7 || *longitude > rule.eastE7)
        return;
    incident.latitudeE7 = latitude;
    incident.longitudeE7 = longitude;
}

void CallMapper::reconstructClearing(PastIncident& incident) const
{
    if (!m_profile.clearing || incident.clearedAt)
        return;
    const ClearingRule& rule = *m_profile.clearing;
    const Instant last =
        std::max({incident.receivedAt, incident.dispatchedAt.value_or(incident.receivedAt),
                  incident.arrivedAt.value_or(incident.receivedAt)});
    Span work = incident.arrivedAt ? rule.afterArrival : rule.withoutArrival;
    const auto typed = rule.byCommonType.find(incident.commonType);
    if (incident.arrivedAt && typed != rule.byCommonType.end())
        work = typed->second;
    incident.clearedAt = last + work;
    incident.clearing = ClearingBasis::Reconstructed;
}

std::string CallMapper::deriveNumber(const CsvRow& row, Instant receivedAt) const
{
    std::uint64_t print = fingerprint("");
    for (const ColumnRef& column : m_profile.deriveNumberFrom) {
        print = fingerprint(trimmed(row.fields[column.index.value_or(0)]), print);
        print = fingerprint("\n", print);
    }
    const CivilTime utc = civilFromMs(receivedAt.ms);
    return fmt::format("{:04}{:02}{:02}T{:02}{:02}{:02}Z-{:08X}", utc.year, utc.month, utc.day,
                       utc.hour, utc.minute, utc.second, print & 0xFFFFFFFFU);
}

std::optional<RowReject> CallMapper::settleNumber(const CsvRow& row, PastIncident& incident)
{
    const std::uint64_t print = fingerprint(row.raw);
    const auto [seen, isNew] = m_seen.try_emplace(incident.number, Seen{print, 1});
    if (isNew)
        return std::nullopt;
    if (seen->second.firstRow == print || !m_repeats.insert(print).second)
        return RowReject{RejectReason::RepeatedRow, incident.number};
    incident.number += "/" + std::to_string(++seen->second.count);
    return std::nullopt;
}

std::variant<MappedCall, RowReject> CallMapper::map(const CsvRow& row)
{
    if (auto reject = shapeOf(row))
        return *std::move(reject);
    MappedCall call;
    PastIncident& incident = call.incident;
    incident.source = m_profile.source;
    incident.number = textOf(m_profile.number, row);
    const ReadTime received = readTime(m_profile.received, row, std::nullopt);
    if (!received.instant)
        return RowReject{RejectReason::NoReceivedTime,
                         received.unread.empty() ? "it is empty"
                                                 : "\"" + received.unread + "\" is not a time"};
    incident.receivedAt = *received.instant;
    if (incident.number.empty()) {
        if (m_profile.deriveNumberFrom.empty())
            return RowReject{RejectReason::NoNumber, {}};
        incident.number = deriveNumber(row, incident.receivedAt);
        call.hasDerivedNumber = true;
    }
    if (auto reject = settleNumber(row, incident))
        return *std::move(reject);
    mapTimes(row, call);
    mapCodes(row, incident);
    incident.place = textOf(m_profile.place, row);
    incident.beat = textOf(m_profile.beat, row);
    incident.narrative = textOf(m_profile.narrative, row);
    mapUnits(row, incident);
    mapCoordinates(row, incident);
    for (const DetailRule& rule : m_profile.details) {
        if (std::string text = textOf(rule.text, row); !text.empty())
            incident.details.push_back(PastDetail{rule.name, std::move(text)});
    }
    if (const auto kind = m_profile.callKinds.find(incident.type); !kind.empty())
        incident.details.push_back(PastDetail{kCallKindDetail, std::string(kind)});
    reconstructClearing(incident);
    return call;
}

} // namespace haven
