#include "models/crisis/instrument.h"

#include "models/base/text.h"
#include "models/crisis/json_lines.h"
#include "models/crisis/json_reader.h"

#include <algorithm>

namespace haven {

namespace {

using InstrumentJson = JsonReader::Json;

constexpr std::size_t kInstrumentIdMax = 32;
constexpr std::size_t kInstrumentVersionMax = 20;

// Small letters, digits and one sign between them: "acme-screen", "total_score".
bool isIdText(std::string_view id, char sign)
{
    const auto isPart = [sign](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == sign;
    };
    return !id.empty() && id.size() <= kInstrumentIdMax && id.front() >= 'a' && id.front() <= 'z' &&
           std::all_of(id.begin(), id.end(), isPart);
}

// A text of so many bytes at most, on one line.
std::string lineOfText(JsonReader& reader, const InstrumentJson& object, const std::string& path,
                       const char* key, std::size_t most)
{
    std::string text(trimmed(reader.text(object, path, key)));
    if (text.empty())
        reader.fail(jsonPath(path, key), "a text is needed");
    else if (text.size() > most)
        reader.fail(jsonPath(path, key), "it has more than " + std::to_string(most) + " letters");
    else if (text.find('\n') != std::string::npos)
        reader.fail(jsonPath(path, key), "it is one line");
    return text;
}

std::string idOfText(JsonReader& reader, const InstrumentJson& object, const std::string& path,
                     const char* key, char sign)
{
    std::string id = reader.text(object, path, key);
    if (!isIdText(id, sign))
        reader.fail(jsonPath(path, key), std::string("small letters, digits and ") + sign +
                                             ", at most " + std::to_string(kInstrumentIdMax));
    return id;
}

template <NamedEnum E>
std::optional<E> enumFromWord(std::string_view word)
{
    const auto& names = enumNames(E{});
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (toLower(names[i]) == word)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

std::vector<InstrumentChoice> choicesOf(JsonReader& reader, const InstrumentJson& json,
                                        const std::string& path)
{
    const InstrumentJson& list = reader.array(json, path, "choices");
    if (list.size() < 2 || list.size() > kInstrumentChoicesMax)
        reader.fail(jsonPath(path, "choices"),
                    "2 to " + std::to_string(kInstrumentChoicesMax) + " choices are needed");
    std::vector<InstrumentChoice> choices;
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string at = jsonPath(path, "choices", i);
        reader.allowKeys(list[i], at, {"value", "label"});
        InstrumentChoice choice;
        choice.value = idOfText(reader, list[i], at, "value", '_');
        choice.label = lineOfText(reader, list[i], at, "label", kInstrumentLabelMax);
        const bool isTwice =
            std::any_of(choices.begin(), choices.end(),
                        [&](const InstrumentChoice& one) { return one.value == choice.value; });
        if (isTwice)
            reader.fail(at, "the value " + choice.value + " stands twice");
        choices.push_back(std::move(choice));
    }
    return choices;
}

InstrumentField fieldOf(JsonReader& reader, const InstrumentJson& json, const std::string& path)
{
    reader.allowKeys(json, path, {"id", "label", "kind", "choices", "from", "to", "optional"});
    InstrumentField field;
    field.id = idOfText(reader, json, path, "id", '_');
    field.label = lineOfText(reader, json, path, "label", kInstrumentLabelMax);
    if (reader.yesNo(json, path, "optional").value_or(false))
        field.filled = InstrumentField::Filled::Sometimes;
    const std::string word = reader.text(json, path, "kind");
    const auto kind = enumFromWord<InstrumentFieldKind>(word);
    if (!kind) {
        reader.fail(jsonPath(path, "kind"), "choice, number or text");
        return field;
    }
    field.kind = *kind;
    const auto from = reader.number(json, path, "from");
    const auto to = reader.number(json, path, "to");
    const bool isNumber = field.kind == InstrumentFieldKind::Number;
    if (field.kind == InstrumentFieldKind::Choice)
        field.choices = choicesOf(reader, json, path);
    else if (json.is_object() && json.contains("choices"))
        reader.fail(jsonPath(path, "choices"), "only a choice has choices");
    if (!isNumber && (from || to))
        reader.fail(path, "only a number has from and to");
    if (!isNumber)
        return field;
    const bool isRange = from && to && *from < *to && *from >= -kInstrumentNumberMost &&
                         *to <= kInstrumentNumberMost;
    if (!isRange)
        reader.fail(path, "a number needs from and to, the first smaller, at most " +
                              std::to_string(kInstrumentNumberMost));
    field.from = from.value_or(0);
    field.to = to.value_or(0);
    return field;
}

void takeFields(JsonReader& reader, const InstrumentJson& root, Instrument& out)
{
    const InstrumentJson& list = reader.array(root, "", "fields");
    if (list.empty() || list.size() > kInstrumentFieldsMax)
        reader.fail("fields", "1 to " + std::to_string(kInstrumentFieldsMax) + " are needed");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string path = jsonPath("", "fields", i);
        InstrumentField field = fieldOf(reader, list[i], path);
        if (instrumentField(out, field.id))
            reader.fail(path, "the field " + field.id + " stands twice");
        out.fields.push_back(std::move(field));
    }
}

InstrumentSuggestion suggestionOf(JsonReader& reader, const InstrumentJson& json,
                                  const std::string& path, const Instrument& instrument)
{
    reader.allowKeys(json, path, {"field", "is", "from", "to", "say"});
    InstrumentSuggestion out;
    out.field = reader.text(json, path, "field");
    out.say = lineOfText(reader, json, path, "say", kInstrumentSayMax);
    const auto words = reader.texts(json, path, "is");
    out.is = {words.begin(), words.end()};
    out.from = reader.number(json, path, "from");
    out.to = reader.number(json, path, "to");
    const InstrumentField* field = instrumentField(instrument, out.field);
    if (!field) {
        reader.fail(jsonPath(path, "field"), "there is no field " + out.field);
        return out;
    }
    out.field = field->id;
    switch (field->kind) {
    case InstrumentFieldKind::Choice:
        if (out.is.empty() || out.from || out.to)
            reader.fail(path, "of a choice it says with \"is\" which ones");
        for (const auto& value : out.is) {
            if (valueFor(*field, value) != value)
                reader.fail(jsonPath(path, "is"), "the field has no choice " + value);
        }
        break;
    case InstrumentFieldKind::Number:
        if (!out.is.empty() || (!out.from && !out.to))
            reader.fail(path, "of a number it says from, to, or both");
        break;
    case InstrumentFieldKind::Text:
        reader.fail(jsonPath(path, "field"), "words suggest nothing; name a choice or a number");
        break;
    }
    return out;
}

void takeSuggestions(JsonReader& reader, const InstrumentJson& root, Instrument& out)
{
    const InstrumentJson& list = reader.array(root, "", "suggestions");
    if (list.size() > kInstrumentSuggestionsMax)
        reader.fail("suggestions",
                    "at most " + std::to_string(kInstrumentSuggestionsMax) + " are taken");
    for (std::size_t i = 0; i < list.size(); ++i)
        out.suggestions.push_back(
            suggestionOf(reader, list[i], jsonPath("", "suggestions", i), out));
}

Instrument instrumentOf(JsonReader& reader, const InstrumentJson& root)
{
    reader.allowKeys(root, "",
                     {"instrument", "name", "version", "owner", "license", "entered_by", "fields",
                      "suggestions", "page"});
    Instrument out;
    out.id = InstrumentId(idOfText(reader, root, "", "instrument", '-'));
    out.name = lineOfText(reader, root, "", "name", kInstrumentLabelMax);
    out.version = lineOfText(reader, root, "", "version", kInstrumentVersionMax);
    out.owner = lineOfText(reader, root, "", "owner", kInstrumentStatementMax);
    out.license = lineOfText(reader, root, "", "license", kInstrumentStatementMax);
    for (const auto& word : reader.texts(root, "", "entered_by")) {
        if (const auto writer = enumFromWord<InstrumentWriter>(word))
            out.enteredBy.insert(*writer);
        else
            reader.fail("entered_by",
                        "dispatcher, clinician and supervisor are known, not " + word);
    }
    if (out.enteredBy.empty())
        reader.fail("entered_by", "somebody has to be named who enters it");
    takeFields(reader, root, out);
    takeSuggestions(reader, root, out);
    out.page = reader.textOr(root, "", "page");
    if (out.page.size() > kInstrumentPageMax)
        reader.fail("page", "it has more than " + std::to_string(kInstrumentPageMax) + " letters");
    return out;
}

LintFinding placedFinding(const std::map<std::string, int>& lines, std::string path,
                          LintWeight weight, LintRule rule, std::string sentence)
{
    const int line = lines.empty() ? 1 : lineOf(lines, path);
    return {line, std::move(path), weight, rule, std::move(sentence)};
}

// The reader names a fault as "fields[3].label: what is wrong".
LintFinding faultFinding(const std::map<std::string, int>& lines, const std::string& fault)
{
    const auto colon = fault.find(": ");
    std::string path = colon == std::string::npos ? std::string() : fault.substr(0, colon);
    if (path == "the file")
        path.clear();
    return placedFinding(lines, std::move(path), LintWeight::Must, LintRule::Format,
                         colon == std::string::npos ? fault : fault.substr(colon + 2));
}

} // namespace

Result<Instrument> parseInstrument(std::string_view json)
{
    JsonReader reader;
    const auto root = reader.parse(json);
    Instrument out;
    if (root)
        out = instrumentOf(reader, *root);
    if (reader.isBroken())
        return refuse(RefusalCode::InstrumentMalformed,
                      out.id.value.empty() ? std::string("without a name") : out.id.value,
                      reader.fault());
    return out;
}

std::vector<LintFinding> lintInstrument(std::string_view text, std::string_view fileName)
{
    JsonReader reader;
    const auto root = reader.parse(text);
    if (!root)
        return {{1, "", LintWeight::Must, LintRule::NotJson, reader.fault()}};
    const auto lines = jsonLines(text);
    std::vector<LintFinding> findings;
    const auto instrument = parseInstrument(text);
    if (!instrument) {
        findings.push_back(faultFinding(lines, instrument.refusal().arguments.back()));
        return findings;
    }
    const std::string wanted = instrument->id.value + ".json";
    if (!fileName.empty() && fileName != wanted)
        findings.push_back(placedFinding(lines, "instrument", LintWeight::Must, LintRule::FileName,
                                         "the file has to be named " + wanted));
    if (instrument->suggestions.empty())
        findings.push_back(placedFinding(lines, "", LintWeight::Should, LintRule::NotKnown,
                                         "no result suggests anything to anybody"));
    return findings;
}

} // namespace haven
