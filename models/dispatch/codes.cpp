#include "models/dispatch/codes.h"

#include "models/base/text.h"
#include "models/crisis/facts.h"
#include "models/crisis/json_reader.h"

#include <algorithm>
#include <iterator>

namespace haven {

namespace {

using JsonValue = JsonReader::Json;

constexpr int kFormat = 1;
constexpr int kMaxUnitsWanted = 9;
constexpr int kMaxCommonPriority = 10;
constexpr int kMaxCommonDisposition = 45;
constexpr std::size_t kMaxCode = 16;
constexpr int kMaxDueHours = 24 * 31;

// What rules set by themselves when a unit is sent, arrives or clears: a table without one of
// these would leave a unit without a status.
struct Meaning {
    UnitPrimary primary;
    UnitSecondary secondary;
};
constexpr Meaning kNeededMeanings[] = {
    {UnitPrimary::Available, UnitSecondary::InService},
    {UnitPrimary::NotAvailable, UnitSecondary::Assigned},
    {UnitPrimary::NotAvailable, UnitSecondary::Dispatched},
    {UnitPrimary::NotAvailable, UnitSecondary::EnRoute},
    {UnitPrimary::NotAvailable, UnitSecondary::OnScene},
    {UnitPrimary::NotAvailable, UnitSecondary::Transporting},
};

Refusal malformed(std::string_view table, const JsonReader& reader)
{
    return refuse(RefusalCode::CodesMalformed, std::string(table) + ": " + reader.fault());
}

template <NamedEnum E>
E enumField(JsonReader& reader, const JsonValue& item, const std::string& path, const char* key)
{
    const std::string word = reader.text(item, path, key);
    const auto found = enumFromName<E>(word);
    if (!found && !reader.isBroken())
        reader.fail(jsonPath(path, key), "there is no " + word);
    return found.value_or(E{});
}

int numberWithin(JsonReader& reader, const JsonValue& item, const std::string& path,
                 const char* key, int most)
{
    const auto number = reader.number(item, path, key);
    if (!number || *number < 1 || *number > most) {
        reader.fail(jsonPath(path, key),
                    "a number from 1 to " + std::to_string(most) + " is needed");
        return 1;
    }
    return *number;
}

std::optional<Span> secondsOr(JsonReader& reader, const JsonValue& item, const std::string& path,
                              const char* key)
{
    const auto number = reader.number(item, path, key);
    if (!number)
        return std::nullopt;
    if (*number < 1)
        reader.fail(jsonPath(path, key), "a number above 0 is needed");
    return Span::seconds(*number);
}

// A code is typed in a line of words, so it is one short word.
std::string codeField(JsonReader& reader, const JsonValue& item, const std::string& path,
                      const char* key)
{
    std::string code = reader.text(item, path, key);
    const bool isWord = std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    });
    if (!isWord || code.size() > kMaxCode)
        reader.fail(jsonPath(path, key), "a code is one word of letters and digits, at most 16");
    return code;
}

// Two entries that answer to one word would make the desk guess.
class WordsTaken final
{
public:
    void take(JsonReader& reader, const std::string& path, std::string_view word)
    {
        if (!m_words.insert(toUpper(word)).second)
            reader.fail(path, std::string(word) + " is taken by an entry before it");
    }

private:
    std::set<std::string> m_words;
};

// The list of a document, after its outermost keys were looked at.
template <class Entry, class Read>
std::vector<Entry> readList(JsonReader& reader, std::string_view text, const char* key, Read read)
{
    std::vector<Entry> entries;
    const auto document = reader.parse(text);
    if (!document)
        return entries;
    reader.allowKeys(*document, "", {"format", key});
    if (reader.number(*document, "", "format") != kFormat)
        reader.fail("format", "1 is needed");
    const JsonValue& list = reader.array(*document, "", key);
    if (list.empty())
        reader.fail(key, "at least one entry is needed");
    for (std::size_t i = 0; i < list.size() && !reader.isBroken(); ++i)
        entries.push_back(read(list[i], jsonPath("", key, i)));
    return entries;
}

// Files from before there were any name none: police alone.
void readDisciplines(JsonReader& reader, const JsonValue& item, const std::string& path,
                     IncidentType& type)
{
    if (!item.contains("disciplines"))
        return;
    const JsonValue& list = reader.object(item, path, "disciplines");
    const std::string inside = jsonPath(path, "disciplines");
    reader.allowKeys(list, inside, {"fire", "ems", "crisis"});
    const std::pair<const char*, Discipline> named[] = {
        {"fire", Discipline::Fire}, {"ems", Discipline::Ems}, {"crisis", Discipline::Behavioral}};
    for (const auto& [key, discipline] : named) {
        if (list.contains(key))
            type.disciplines[discipline] = enumField<Priority>(reader, list, inside, key);
    }
}

IncidentType readType(JsonReader& reader, const JsonValue& item, const std::string& path)
{
    reader.allowKeys(item, path,
                     {"code", "label", "common", "priority", "unitsWanted", "protocol",
                      "requiredToClose", "lookBackHours", "tellsHealth", "checkEverySeconds",
                      "dueWithinHours", "aliases", "disciplines"});
    IncidentType type;
    type.code = TypeCode(codeField(reader, item, path, "code"));
    type.label = reader.text(item, path, "label");
    type.commonCode = codeField(reader, item, path, "common");
    type.priority = enumField<Priority>(reader, item, path, "priority");
    type.unitsWanted = numberWithin(reader, item, path, "unitsWanted", kMaxUnitsWanted);
    const std::string protocol = reader.textOr(item, path, "protocol");
    if (!protocol.empty())
        type.protocol = ProtocolId(protocol);
    type.requiredToClose = reader.texts(item, path, "requiredToClose");
    for (const auto& word : type.requiredToClose) {
        if (!factFromWord(word))
            reader.fail(jsonPath(path, "requiredToClose"), "there is no fact " + word);
    }
    type.lookBack = Span::hours(numberWithin(reader, item, path, "lookBackHours", 24 * 366));
    type.tellsHealth = reader.yesNo(item, path, "tellsHealth").value_or(false);
    type.checkEvery = secondsOr(reader, item, path, "checkEverySeconds");
    if (item.contains("dueWithinHours"))
        type.dueWithin =
            Span::hours(numberWithin(reader, item, path, "dueWithinHours", kMaxDueHours));
    for (const auto& alias : reader.texts(item, path, "aliases"))
        type.aliases.insert(toUpper(alias));
    readDisciplines(reader, item, path, type);
    return type;
}

std::vector<IncidentType> readTypes(JsonReader& reader, std::string_view text)
{
    WordsTaken taken;
    return readList<IncidentType>(reader, text, "types",
                                  [&](const JsonValue& item, const std::string& path) {
                                      IncidentType type = readType(reader, item, path);
                                      taken.take(reader, path, type.code.value);
                                      for (const auto& alias : type.aliases)
                                          taken.take(reader, path, alias);
                                      return type;
                                  });
}

std::vector<PriorityRule> readPriorities(JsonReader& reader, std::string_view text)
{
    auto rules = readList<PriorityRule>(
        reader, text, "priorities", [&](const JsonValue& item, const std::string& path) {
            reader.allowKeys(item, path,
                             {"priority", "common", "waitMaxSeconds", "checkEverySeconds",
                              "enRouteMaxSeconds", "acknowledgeSeconds", "tone"});
            PriorityRule rule;
            rule.priority = enumField<Priority>(reader, item, path, "priority");
            rule.common = numberWithin(reader, item, path, "common", kMaxCommonPriority);
            const auto waitMax = secondsOr(reader, item, path, "waitMaxSeconds");
            if (!waitMax)
                reader.fail(jsonPath(path, "waitMaxSeconds"), "a number is needed");
            rule.waitMax = waitMax.value_or(Span{});
            rule.checkEvery = secondsOr(reader, item, path, "checkEverySeconds");
            rule.enRouteMax = secondsOr(reader, item, path, "enRouteMaxSeconds");
            rule.acknowledgeMax = secondsOr(reader, item, path, "acknowledgeSeconds");
            rule.tone = reader.text(item, path, "tone");
            return rule;
        });
    const std::size_t count = enumNames(Priority{}).size();
    for (std::size_t i = 0; i < count && !reader.isBroken(); ++i) {
        if (i >= rules.size() || rules[i].priority != static_cast<Priority>(i) ||
            rules.size() != count)
            reader.fail("priorities", "P1 to P5 are needed, in order, each once");
    }
    return rules;
}

std::vector<DispositionRule> readDispositions(JsonReader& reader, std::string_view text)
{
    WordsTaken taken;
    return readList<DispositionRule>(
        reader, text, "dispositions", [&](const JsonValue& item, const std::string& path) {
            reader.allowKeys(item, path, {"code", "label", "common", "leavesContactOpen"});
            DispositionRule rule;
            rule.code = DispositionCode(codeField(reader, item, path, "code"));
            rule.label = reader.text(item, path, "label");
            rule.commonCode = reader.text(item, path, "common");
            const bool isTwoDigits = rule.commonCode.size() == 2 && isDigits(rule.commonCode);
            if (!isTwoDigits || std::stoi(rule.commonCode) < 1 ||
                std::stoi(rule.commonCode) > kMaxCommonDisposition)
                reader.fail(jsonPath(path, "common"), "01 to 45 is needed");
            rule.leavesContactOpen = reader.yesNo(item, path, "leavesContactOpen").value_or(false);
            taken.take(reader, path, rule.code.value);
            return rule;
        });
}

std::vector<StatusRule> readStatuses(JsonReader& reader, std::string_view text)
{
    WordsTaken taken;
    auto rules = readList<StatusRule>(
        reader, text, "statuses", [&](const JsonValue& item, const std::string& path) {
            reader.allowKeys(item, path,
                             {"label", "text", "primary", "secondary", "checkEverySeconds"});
            StatusRule rule;
            rule.label = StatusLabel(codeField(reader, item, path, "label"));
            rule.text = reader.text(item, path, "text");
            rule.primary = enumField<UnitPrimary>(reader, item, path, "primary");
            rule.secondary = enumField<UnitSecondary>(reader, item, path, "secondary");
            rule.checkEvery = secondsOr(reader, item, path, "checkEverySeconds");
            taken.take(reader, path, rule.label.value);
            return rule;
        });
    for (const auto& meaning : kNeededMeanings) {
        const bool isThere = std::any_of(rules.begin(), rules.end(), [&](const StatusRule& rule) {
            return rule.primary == meaning.primary && rule.secondary == meaning.secondary;
        });
        if (!isThere)
            reader.fail("statuses", "one is needed that is " +
                                        std::string(enumName(meaning.primary)) + " and " +
                                        std::string(enumName(meaning.secondary)));
    }
    return rules;
}

} // namespace

const IncidentType* Codes::typeFor(std::string_view code) const
{
    const auto find = [&](auto matches) -> const IncidentType* {
        const auto found = std::find_if(types.begin(), types.end(), matches);
        return found == types.end() ? nullptr : &*found;
    };
    if (const auto* local = find(
            [&](const IncidentType& type) { return equalsIgnoringCase(type.code.value, code); }))
        return local;
    const std::string raised = toUpper(code);
    if (const auto* alias =
            find([&](const IncidentType& type) { return type.aliases.count(raised) > 0; }))
        return alias;
    return find(
        [&](const IncidentType& type) { return equalsIgnoringCase(type.commonCode, code); });
}

const PriorityRule& Codes::ruleFor(Priority priority) const
{
    const auto index = static_cast<std::size_t>(priority);
    HAVEN_ASSERT(index < priorities.size());
    return priorities[index];
}

const DispositionRule* Codes::dispositionFor(std::string_view code) const
{
    // "5" is typed for "05".
    const std::string padded =
        code.size() == 1 && isDigits(code) ? "0" + std::string(code) : std::string(code);
    for (const auto& rule : dispositions) {
        if (equalsIgnoringCase(rule.code.value, code))
            return &rule;
    }
    for (const auto& rule : dispositions) {
        if (rule.commonCode == padded)
            return &rule;
    }
    return nullptr;
}

const StatusRule* Codes::statusFor(std::string_view label) const
{
    const auto found = std::find_if(statuses.begin(), statuses.end(), [&](const StatusRule& rule) {
        return equalsIgnoringCase(rule.label.value, label);
    });
    if (found != statuses.end())
        return &*found;
    const auto common = std::find_if(statuses.begin(), statuses.end(), [&](const StatusRule& rule) {
        return equalsIgnoringCase(enumName(rule.secondary), label);
    });
    return common == statuses.end() ? nullptr : &*common;
}

const StatusRule& Codes::statusMeaning(UnitPrimary primary, UnitSecondary secondary) const
{
    HAVEN_ASSERT(!statuses.empty());
    const auto exact = std::find_if(statuses.begin(), statuses.end(), [&](const StatusRule& rule) {
        return rule.primary == primary && rule.secondary == secondary;
    });
    if (exact != statuses.end())
        return *exact;
    const auto near = std::find_if(statuses.begin(), statuses.end(),
                                   [&](const StatusRule& rule) { return rule.primary == primary; });
    return near == statuses.end() ? statuses.front() : *near;
}

Result<Codes> parseCodes(std::string_view types, std::string_view priorities,
                         std::string_view dispositions, std::string_view statuses)
{
    Codes codes;
    JsonReader typeReader;
    codes.types = readTypes(typeReader, types);
    if (typeReader.isBroken())
        return malformed("types", typeReader);
    JsonReader priorityReader;
    codes.priorities = readPriorities(priorityReader, priorities);
    if (priorityReader.isBroken())
        return malformed("priorities", priorityReader);
    JsonReader dispositionReader;
    codes.dispositions = readDispositions(dispositionReader, dispositions);
    if (dispositionReader.isBroken())
        return malformed("dispositions", dispositionReader);
    JsonReader statusReader;
    codes.statuses = readStatuses(statusReader, statuses);
    if (statusReader.isBroken())
        return malformed("statuses", statusReader);
    return codes;
}

} // namespace haven
