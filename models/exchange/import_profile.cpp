#include "models/exchange/import_profile.h"

#include "models/base/json_codec.h"
#include "models/base/text.h"
#include "models/dispatch/types.h"
#include "models/exchange/profile_json.h"

#include <algorithm>
#include <cmath>

namespace haven {

namespace {

constexpr std::int64_t kFormat = 1;
constexpr std::int64_t kSlipMinutesMax = 600;
constexpr std::int64_t kClearingMinutesMax = 7 * 24 * 60;

ColumnRef readColumn(const ProfileJson& json)
{
    if (json.isInteger()) {
        const auto index = json.integer(0, 1023);
        return ColumnRef{"", static_cast<std::size_t>(index)};
    }
    return ColumnRef{json.text(), std::nullopt};
}

std::vector<ColumnRef> readColumns(const ProfileJson& json)
{
    std::vector<ColumnRef> columns;
    if (!json.isArray()) {
        columns.push_back(readColumn(json));
        return columns;
    }
    for (std::size_t i = 0; i < json.size(); ++i)
        columns.push_back(readColumn(json.at(i)));
    if (columns.empty())
        json.fault("names no column");
    return columns;
}

QRegularExpression readPattern(const ProfileJson& json)
{
    QRegularExpression pattern(QString::fromStdString(json.text()));
    if (!pattern.isValid())
        json.fault("is no regular expression: " + pattern.errorString().toStdString());
    pattern.optimize();
    return pattern;
}

TextEdit readEdit(const ProfileJson& json)
{
    TextEdit edit;
    if (json.has("pad")) {
        json.allowOnly({"pad"});
        edit.kind = TextEdit::Kind::Pad;
        edit.width = static_cast<std::size_t>(json.key("pad").integer(1, 64));
        return edit;
    }
    const bool takes = json.has("take");
    json.allowOnly({takes ? "take" : "match", "to"});
    edit.kind = takes ? TextEdit::Kind::Take : TextEdit::Kind::Replace;
    edit.pattern = readPattern(json.key(takes ? "take" : "match"));
    const std::string to = json.has("to") ? json.key("to").text() : takes ? "\\1" : "";
    edit.to = QString::fromStdString(to);
    if (!takes && !json.has("to"))
        json.fault("has \"match\" but no \"to\"");
    return edit;
}

// What a text or a time is taken from; `more` are the keys that only a time has.
TextChoice readSource(const ProfileJson& json, std::initializer_list<std::string_view> more)
{
    TextChoice choice;
    if (!json.isObject()) {
        choice.columns.push_back(readColumn(json));
        return choice;
    }
    std::vector<std::string_view> allowed{"from", "join", "with", "constant", "edits"};
    allowed.insert(allowed.end(), more.begin(), more.end());
    json.allowOnly(allowed);
    const int ways =
        (json.has("from") ? 1 : 0) + (json.has("join") ? 1 : 0) + (json.has("constant") ? 1 : 0);
    if (ways != 1)
        json.fault("needs exactly one of \"from\", \"join\" and \"constant\"");
    if (json.has("from"))
        choice.columns = readColumns(json.key("from"));
    if (json.has("join")) {
        choice.columns = readColumns(json.key("join"));
        choice.combine = TextChoice::Combine::Join;
        choice.with = json.has("with") ? json.key("with").text() : " ";
    }
    if (json.has("constant"))
        choice.constant = json.key("constant").text();
    if (json.has("edits")) {
        const auto edits = json.key("edits");
        for (std::size_t i = 0; i < edits.size(); ++i)
            choice.edits.push_back(readEdit(edits.at(i)));
    }
    return choice;
}

TextRule readText(const ProfileJson& json)
{
    TextRule rule;
    if (!json.isArray()) {
        rule.push_back(readSource(json, {}));
        return rule;
    }
    for (std::size_t i = 0; i < json.size(); ++i)
        rule.push_back(readSource(json.at(i), {}));
    return rule;
}

TextRule readTextIfAny(const ProfileJson& json, std::string_view key)
{
    return json.has(key) ? readText(json.key(key)) : TextRule{};
}

void readTimeChoice(const ProfileJson& json, TimeRule& rule)
{
    const TextChoice text = readSource(json, {"format", "clock"});
    if (!json.isObject() || !json.has("format")) {
        json.fault("has no \"format\"");
        return;
    }
    const auto pattern = TimePattern::compile(json.key("format").text());
    if (!pattern) {
        json.key("format").fault("is no time format; for example MM/dd/yy HH:mm or epoch_ms");
        return;
    }
    const std::string clock = json.has("clock") ? json.key("clock").text() : "local";
    if (clock != "local" && clock != "utc")
        json.key("clock").fault("is neither \"local\" nor \"utc\"");
    rule.push_back(TimeChoice{text, *pattern, clock == "utc" ? FileClock::Utc : FileClock::Local});
}

TimeRule readTime(const ProfileJson& json)
{
    TimeRule rule;
    if (!json.isArray()) {
        readTimeChoice(json, rule);
        return rule;
    }
    for (std::size_t i = 0; i < json.size(); ++i)
        readTimeChoice(json.at(i), rule);
    return rule;
}

void readTimes(const ProfileJson& json, ImportProfile& profile)
{
    json.allowOnly({"received", "dispatched", "arrived", "cleared", "clock_slip_minutes_max"});
    if (json.has("received"))
        profile.received = readTime(json.key("received"));
    if (profile.received.empty())
        json.fault("has no \"received\"");
    for (const auto& choice : profile.received) {
        if (choice.pattern.kind() == TimePattern::Kind::TimeOfDay)
            json.key("received").fault("needs a date, not only a time of day");
    }
    if (json.has("dispatched"))
        profile.dispatched = readTime(json.key("dispatched"));
    if (json.has("arrived"))
        profile.arrived = readTime(json.key("arrived"));
    if (json.has("cleared"))
        profile.cleared = readTime(json.key("cleared"));
    if (json.has("clock_slip_minutes_max"))
        profile.clockSlipMax =
            Span::minutes(json.key("clock_slip_minutes_max").integer(0, kSlipMinutesMax));
}

UnitsRule readUnits(const ProfileJson& json)
{
    json.allowOnly({"text", "separators", "aside", "aside_detail"});
    UnitsRule rule;
    rule.text = readText(json.key("text"));
    if (json.has("separators"))
        rule.separators = json.key("separators").text();
    if (rule.separators.empty())
        json.key("separators").fault("is empty");
    if (json.has("aside")) {
        rule.aside = readPattern(json.key("aside"));
        rule.asideDetail = json.key("aside_detail").text();
    }
    return rule;
}

CoordinatesRule readCoordinates(const ProfileJson& json)
{
    json.allowOnly({"latitude", "longitude", "bounds"});
    CoordinatesRule rule;
    rule.latitude = readText(json.key("latitude"));
    rule.longitude = readText(json.key("longitude"));
    if (!json.has("bounds"))
        return rule;
    const auto bounds = json.key("bounds");
    if (!bounds.isArray() || bounds.size() != 4) {
        bounds.fault("is not [south, west, north, east]");
        return rule;
    }
    const auto degreesE7 = [&](std::size_t i, double limit) {
        return std::llround(bounds.at(i).number(-limit, limit) * 1e7);
    };
    rule.southE7 = degreesE7(0, 90);
    rule.westE7 = degreesE7(1, 180);
    rule.northE7 = degreesE7(2, 90);
    rule.eastE7 = degreesE7(3, 180);
    if (rule.southE7 >= rule.northE7 || rule.westE7 >= rule.eastE7)
        bounds.fault("encloses nothing");
    return rule;
}

ClearingRule readClearing(const ProfileJson& json)
{
    json.allowOnly({"minutes_after_arrival", "minutes_without_arrival", "by_common_type"});
    const auto minutes = [](const ProfileJson& value) {
        return Span::minutes(value.integer(0, kClearingMinutesMax));
    };
    ClearingRule rule;
    rule.afterArrival = minutes(json.key("minutes_after_arrival"));
    rule.withoutArrival = minutes(json.key("minutes_without_arrival"));
    if (!json.has("by_common_type"))
        return rule;
    const auto types = json.key("by_common_type");
    for (const auto& name : types.keys())
        rule.byCommonType[name] = minutes(types.key(name));
    return rule;
}

bool isCommonType(std::string_view code)
{
    return !code.empty() && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    });
}

bool isCommonDisposition(std::string_view code)
{
    return code.size() == 2 && isDigits(code) && code >= "01" && code <= "45";
}

template <class Check>
CodeTable readCodes(const ProfileJson& json, std::string_view what, Check check)
{
    CodeTable table;
    for (const auto& name : json.keys()) {
        const auto value = json.key(name);
        const std::string code = value.text();
        if (!check(code))
            value.fault("is no common " + std::string(what) + " code");
        table.add(name, code);
    }
    return table;
}

void readHead(const ProfileJson& json, ImportProfile& profile)
{
    if (json.key("format").integer(1, 1'000'000) != kFormat)
        json.key("format").fault("is a newer profile format than this program knows (1)");
    profile.source = json.key("source").text();
    if (profile.source.empty())
        json.key("source").fault("is empty");
    profile.title = json.key("title").text();
    profile.zoneName = json.key("zone").text();
    if (auto zone = ZoneClock::forZone(profile.zoneName))
        profile.zone = std::move(*zone);
    else
        json.key("zone").fault("is no time zone this machine knows, such as America/New_York");
    const std::string encoding = json.has("encoding") ? json.key("encoding").text() : "utf-8";
    if (encoding != "utf-8" && encoding != "windows-1252")
        json.key("encoding").fault("is neither \"utf-8\" nor \"windows-1252\"");
    profile.dialect.encoding =
        encoding == "windows-1252" ? CsvEncoding::Windows1252 : CsvEncoding::Utf8;
    if (json.has("separator")) {
        const std::string separator = json.key("separator").text();
        if (separator.size() != 1 || separator == "\"" || separator == "\n" || separator == "\r")
            json.key("separator").fault("is not one character that can separate columns");
        else
            profile.dialect.separator = separator.front();
    }
    if (json.has("columns")) {
        const auto columns = json.key("columns");
        for (std::size_t i = 0; i < columns.size(); ++i)
            profile.columns.push_back(columns.at(i).text());
        if (profile.columns.empty())
            columns.fault("names no column");
    }
}

void readFields(const ProfileJson& json, ImportProfile& profile)
{
    json.allowOnly(
        {"number", "derive_number_from", "type", "place", "beat", "disposition", "narrative"});
    profile.number = readTextIfAny(json, "number");
    if (json.has("derive_number_from"))
        profile.deriveNumberFrom = readColumns(json.key("derive_number_from"));
    if (profile.number.empty() && profile.deriveNumberFrom.empty())
        json.fault("needs \"number\" or \"derive_number_from\"");
    profile.type = readTextIfAny(json, "type");
    profile.place = readTextIfAny(json, "place");
    profile.beat = readTextIfAny(json, "beat");
    profile.disposition = readTextIfAny(json, "disposition");
    profile.narrative = readTextIfAny(json, "narrative");
}

ImportProfile readProfile(const ProfileJson& json)
{
    ImportProfile profile;
    json.allowOnly({"format", "source", "title", "note", "zone", "encoding", "separator", "columns",
                    "fields", "times", "units", "coordinates", "details", "types", "dispositions",
                    "call_kinds", "clearing"});
    readHead(json, profile);
    readFields(json.key("fields"), profile);
    readTimes(json.key("times"), profile);
    if (json.has("units"))
        profile.units = readUnits(json.key("units"));
    if (json.has("coordinates"))
        profile.coordinates = readCoordinates(json.key("coordinates"));
    if (json.has("details")) {
        const auto details = json.key("details");
        for (const auto& name : details.keys())
            profile.details.push_back(DetailRule{name, readText(details.key(name))});
    }
    if (json.has("types"))
        profile.types = readCodes(json.key("types"), "incident type", isCommonType);
    if (json.has("dispositions"))
        profile.dispositions =
            readCodes(json.key("dispositions"), "disposition", isCommonDisposition);
    if (json.has("call_kinds"))
        profile.callKinds = readCodes(json.key("call_kinds"), "kind of call", [](const auto& kind) {
            return enumFromName<CallKind>(kind).has_value();
        });
    if (json.has("clearing"))
        profile.clearing = readClearing(json.key("clearing"));
    return profile;
}

} // namespace

void CodeTable::add(std::string_view local, std::string common)
{
    local = trimmed(local);
    if (!local.empty() && local.back() == '*')
        m_beginnings.emplace_back(toLower(local.substr(0, local.size() - 1)), std::move(common));
    else
        m_exact.insert_or_assign(toLower(local), std::move(common));
}

std::string_view CodeTable::find(std::string_view local) const
{
    const std::string key = toLower(trimmed(local));
    if (const auto exact = m_exact.find(key); exact != m_exact.end())
        return exact->second;
    std::string_view found;
    std::size_t lengthMax = 0;
    for (const auto& [beginning, common] : m_beginnings) {
        if (beginning.size() >= lengthMax && key.compare(0, beginning.size(), beginning) == 0) {
            found = common;
            lengthMax = beginning.size();
        }
    }
    return found;
}

Result<ImportProfile> parseProfile(std::string_view json)
{
    auto document = parseProfileJson(json);
    if (!document)
        return document.refusal();
    ProfileFault fault;
    ImportProfile profile = readProfile(ProfileJson(*document, "", fault));
    if (!fault.why.empty())
        return refuse(RefusalCode::ProfileMalformed, fault.path, fault.why);
    return profile;
}

} // namespace haven
