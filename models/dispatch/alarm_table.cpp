#include "models/dispatch/alarm_table.h"

#include "models/crisis/json_reader.h"

#include <algorithm>

namespace haven {

namespace {

using AlarmJson = JsonReader::Json;

constexpr int kAlarmFormat = 1;
constexpr int kAlarmMinutesMax = 24 * 60;

template <NamedEnum E>
E alarmWord(JsonReader& reader, const std::string& word, const std::string& path)
{
    const auto found = enumFromName<E>(word);
    if (!found && !reader.isBroken())
        reader.fail(path, "there is no " + word);
    return found.value_or(E{});
}

std::optional<int> alarmNumber(JsonReader& reader, const AlarmJson& item, const std::string& path,
                               const char* key, int most)
{
    const auto number = reader.number(item, path, key);
    if (number && (*number < 1 || *number > most))
        reader.fail(jsonPath(path, key), "a number from 1 to " + std::to_string(most));
    return number;
}

AlarmRule readAlarmRule(JsonReader& reader, const AlarmJson& item, const std::string& path)
{
    reader.allowKeys(item, path, {"kind", "priority", "byIncident", "escalateSeconds"});
    AlarmRule rule;
    rule.kind =
        alarmWord<AlarmKind>(reader, reader.text(item, path, "kind"), jsonPath(path, "kind"));
    rule.priority = alarmWord<AlarmPriority>(reader, reader.text(item, path, "priority"),
                                             jsonPath(path, "priority"));
    if (const auto seconds =
            alarmNumber(reader, item, path, "escalateSeconds", kAlarmMinutesMax * 60))
        rule.escalateAfter = Span::seconds(*seconds);
    if (!item.contains("byIncident"))
        return rule;
    const AlarmJson& by = reader.object(item, path, "byIncident");
    const std::string inside = jsonPath(path, "byIncident");
    reader.allowKeys(by, inside, {"P1", "P2", "P3", "P4", "P5"});
    for (const auto name : enumNames(Priority{})) {
        const std::string key(name);
        if (by.contains(key))
            rule.byIncident[*enumFromName<Priority>(name)] = alarmWord<AlarmPriority>(
                reader, reader.text(by, inside, key.c_str()), jsonPath(inside, key.c_str()));
    }
    return rule;
}

} // namespace

const AlarmRule* AlarmTable::ruleFor(AlarmKind kind) const
{
    const auto found = std::find_if(rules.begin(), rules.end(),
                                    [&](const AlarmRule& rule) { return rule.kind == kind; });
    return found == rules.end() ? nullptr : &*found;
}

AlarmPriority AlarmTable::priorityOf(AlarmKind kind, std::optional<Priority> incident) const
{
    const AlarmRule* rule = ruleFor(kind);
    if (!rule)
        return AlarmPriority::Low;
    const auto by = incident ? rule->byIncident.find(*incident) : rule->byIncident.end();
    return by == rule->byIncident.end() ? rule->priority : by->second;
}

Result<AlarmTable> parseAlarmTable(std::string_view text)
{
    JsonReader reader;
    AlarmTable table;
    if (const auto document = reader.parse(text)) {
        reader.allowKeys(*document, "",
                         {"format", "alarms", "chatter", "staleMinutes", "confirmMinutes",
                          "transportMinutes", "riskMinutes"});
        if (reader.number(*document, "", "format") != kAlarmFormat)
            reader.fail("format", "1 is needed");
        const AlarmJson& list = reader.array(*document, "", "alarms");
        for (std::size_t i = 0; i < list.size() && !reader.isBroken(); ++i)
            table.rules.push_back(readAlarmRule(reader, list[i], jsonPath("", "alarms", i)));
        const AlarmJson& chatter = reader.object(*document, "", "chatter");
        reader.allowKeys(chatter, "chatter", {"times", "withinMinutes"});
        table.chatter.times = alarmNumber(reader, chatter, "chatter", "times", 100).value_or(3);
        table.chatter.within =
            Span::minutes(alarmNumber(reader, chatter, "chatter", "withinMinutes", kAlarmMinutesMax)
                              .value_or(10));
        table.staleAfter = Span::minutes(
            alarmNumber(reader, *document, "", "staleMinutes", kAlarmMinutesMax).value_or(60));
        table.confirmWithin = Span::minutes(
            alarmNumber(reader, *document, "", "confirmMinutes", kAlarmMinutesMax).value_or(10));
        table.transportWithin = Span::minutes(
            alarmNumber(reader, *document, "", "transportMinutes", kAlarmMinutesMax).value_or(30));
        table.riskWithin = Span::minutes(
            alarmNumber(reader, *document, "", "riskMinutes", kAlarmMinutesMax).value_or(30));
    }
    for (const auto name : enumNames(AlarmKind{})) {
        const AlarmKind kind = *enumFromName<AlarmKind>(name);
        const auto count = std::count_if(table.rules.begin(), table.rules.end(),
                                         [&](const AlarmRule& rule) { return rule.kind == kind; });
        if (count != 1 && !reader.isBroken())
            reader.fail("alarms", std::string(name) + " is needed, once");
    }
    if (reader.isBroken())
        return refuse(RefusalCode::CodesMalformed, "alarms: " + reader.fault());
    return table;
}

} // namespace haven
