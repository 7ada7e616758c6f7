#include "models/dispatch/aid_table.h"

#include "models/base/text.h"
#include "models/crisis/json_reader.h"

#include <algorithm>

namespace haven {

namespace {

using AidJson = JsonReader::Json;

constexpr int kAidFormat = 1;
constexpr int kAidSecondsMax = 24 * 60 * 60;
constexpr std::size_t kAidCodeMax = 20;
constexpr std::size_t kAidLabelMax = 60;
constexpr std::size_t kAidKindsMax = 200;

// One word of the command line, and none that is read as a number or a step of a request.
bool isAidCode(std::string_view word)
{
    const bool isPlain = std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               c == '_' || c == '-';
    });
    return !word.empty() && word.size() <= kAidCodeMax && isPlain && !isDigits(word);
}

Span aidSeconds(JsonReader& reader, const AidJson& item, const std::string& path, const char* key)
{
    const auto number = reader.number(item, path, key);
    if (!reader.isBroken() && (!number || *number < 1 || *number > kAidSecondsMax))
        reader.fail(jsonPath(path, key), "a number from 1 to " + std::to_string(kAidSecondsMax));
    return Span::seconds(number.value_or(1));
}

AidKind readAidKind(JsonReader& reader, const AidJson& item, const std::string& path)
{
    reader.allowKeys(item, path,
                     {"code", "label", "whom", "phone", "answerSeconds", "aliases", "inTurn"});
    AidKind kind;
    kind.code = toLower(reader.text(item, path, "code"));
    kind.label = reader.text(item, path, "label");
    kind.whom = reader.textOr(item, path, "whom");
    kind.phone = reader.textOr(item, path, "phone");
    kind.answerMax = aidSeconds(reader, item, path, "answerSeconds");
    kind.aliases = reader.texts(item, path, "aliases");
    if (reader.yesNo(item, path, "inTurn").value_or(false))
        kind.turns = AidKind::Turns::InTurn;
    for (std::string& alias : kind.aliases) {
        alias = toLower(alias);
        if (!isAidCode(alias) && !reader.isBroken())
            reader.fail(jsonPath(path, "aliases"), "a word of letters and digits");
    }
    if (!isAidCode(kind.code) && !reader.isBroken())
        reader.fail(jsonPath(path, "code"), "a word of letters and digits");
    if ((kind.label.empty() || kind.label.size() > kAidLabelMax) && !reader.isBroken())
        reader.fail(jsonPath(path, "label"), "1 to " + std::to_string(kAidLabelMax) + " bytes");
    return kind;
}

std::vector<AidKind> readAidKinds(JsonReader& reader, const AidJson& document)
{
    std::vector<AidKind> kinds;
    const AidJson& list = reader.array(document, "", "kinds");
    if (list.size() > kAidKindsMax)
        reader.fail("kinds", "at most " + std::to_string(kAidKindsMax));
    for (std::size_t i = 0; i < list.size() && !reader.isBroken(); ++i)
        kinds.push_back(readAidKind(reader, list[i], jsonPath("", "kinds", i)));
    return kinds;
}

void checkTaken(JsonReader& reader, const std::vector<AidKind>& kinds)
{
    std::vector<std::string> taken;
    for (const AidKind& kind : kinds) {
        taken.push_back(kind.code);
        taken.insert(taken.end(), kind.aliases.begin(), kind.aliases.end());
    }
    std::sort(taken.begin(), taken.end());
    const auto twice = std::adjacent_find(taken.begin(), taken.end());
    if (twice != taken.end() && !reader.isBroken())
        reader.fail("kinds", *twice + " is there twice");
}

void readAidPlaces(JsonReader& reader, const AidJson& document, AidTable& table)
{
    const AidJson& places = reader.object(document, "", "turns");
    reader.allowKeys(places, "turns",
                     {"Taken", "Refused", "NoAnswer", "Skipped", "CanceledEarly", "CanceledLate"});
    for (const auto name : enumNames(TurnOutcome{})) {
        const TurnOutcome outcome = *enumFromName<TurnOutcome>(name);
        if (reader.isBroken())
            break;
        const std::string key(name);
        const auto place = enumFromName<TurnPlace>(reader.text(places, "turns", key.c_str()));
        if (!place && !reader.isBroken())
            reader.fail(jsonPath("turns", key.c_str()), "Last or Keeps");
        table.places[outcome] = place.value_or(TurnPlace::Last);
    }
}

} // namespace

const AidKind* AidTable::kindFor(std::string_view word) const
{
    const auto found = std::find_if(kinds.begin(), kinds.end(), [&](const AidKind& kind) {
        return equalsIgnoringCase(kind.code, word) ||
               std::any_of(kind.aliases.begin(), kind.aliases.end(),
                           [&](const std::string& one) { return equalsIgnoringCase(one, word); });
    });
    return found == kinds.end() ? nullptr : &*found;
}

std::string AidTable::codeList() const
{
    std::vector<std::string> codes;
    for (const AidKind& kind : kinds)
        codes.push_back(kind.code);
    return joined(codes, ", ");
}

TurnPlace AidTable::placeAfter(TurnOutcome outcome) const
{
    const auto found = places.find(outcome);
    return found == places.end() ? TurnPlace::Keeps : found->second;
}

Result<AidTable> parseAidTable(std::string_view text)
{
    JsonReader reader;
    AidTable table;
    if (const auto document = reader.parse(text)) {
        reader.allowKeys(*document, "", {"format", "kinds", "etaGraceSeconds", "turns"});
        if (reader.number(*document, "", "format") != kAidFormat)
            reader.fail("format", "1 is needed");
        table.kinds = readAidKinds(reader, *document);
        table.etaGrace = aidSeconds(reader, *document, "", "etaGraceSeconds");
        readAidPlaces(reader, *document, table);
        checkTaken(reader, table.kinds);
    }
    if (reader.isBroken())
        return refuse(RefusalCode::CodesMalformed, "aid: " + reader.fault());
    return table;
}

Result<AidTable> withOwnAidKinds(AidTable table, std::string_view text)
{
    JsonReader reader;
    if (const auto document = reader.parse(text)) {
        reader.allowKeys(*document, "", {"format", "kinds"});
        if (reader.number(*document, "", "format") != kAidFormat)
            reader.fail("format", "1 is needed");
        for (AidKind& own : readAidKinds(reader, *document)) {
            std::erase_if(table.kinds, [&](const AidKind& one) { return one.code == own.code; });
            table.kinds.push_back(std::move(own));
        }
        checkTaken(reader, table.kinds);
    }
    if (reader.isBroken())
        return refuse(RefusalCode::CodesMalformed, "aid: " + reader.fault());
    return table;
}

} // namespace haven
