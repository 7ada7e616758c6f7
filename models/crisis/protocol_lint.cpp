#include "models/crisis/protocol_lint.h"

#include "models/crisis/guarded_text.h"
#include "models/crisis/json_lines.h"
#include "models/crisis/json_reader.h"
#include "models/crisis/lint_parts.h"

#include "models/base/text.h"

#include <algorithm>

namespace haven {

namespace {

using LintJson = nlohmann::json;

// A text member, where the file has one; what is wrong with its kind is the parser's to say.
void takeText(std::vector<LintText>& texts, const LintJson& object, const std::string& path,
              const char* key, LintTextKind kind)
{
    if (object.is_object() && object.contains(key) && object[key].is_string())
        texts.push_back({jsonPath(path, key), object[key].get<std::string>(), kind});
}

const LintJson& listIn(const LintJson& object, const char* key)
{
    static const LintJson none = LintJson::array();
    const bool isThere = object.is_object() && object.contains(key) && object[key].is_array();
    return isThere ? object[key] : none;
}

std::vector<LintText> textsOf(const LintJson& root)
{
    std::vector<LintText> texts;
    takeText(texts, root, "", "title", LintTextKind::Title);
    const LintJson& sources = listIn(root, "sources");
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (sources[i].is_string())
            texts.push_back(
                {jsonPath("", "sources", i), sources[i].get<std::string>(), LintTextKind::Source});
    }
    const LintJson& steps = listIn(root, "steps");
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::string path = jsonPath("", "steps", i);
        takeText(texts, steps[i], path, "text", LintTextKind::Step);
        takeText(texts, steps[i], path, "say", LintTextKind::Say);
        const LintJson& answers = listIn(steps[i], "answers");
        for (std::size_t n = 0; n < answers.size(); ++n)
            takeText(texts, answers[n], jsonPath(path, "answers", n), "label", LintTextKind::Label);
    }
    return texts;
}

// The parser names one fault as "steps[3].text: what is wrong".
LintNote noteOfFault(const std::string& fault)
{
    const auto colon = fault.find(": ");
    LintNote note;
    note.sentence = colon == std::string::npos ? fault : fault.substr(colon + 2);
    note.path = colon == std::string::npos ? std::string() : fault.substr(0, colon);
    if (note.path == "the file")
        note.path.clear();
    return note;
}

// Also keys, ids and whatever else the file holds, so the bytes are read and not the texts.
std::vector<LintFinding> guardedFindings(std::string_view text)
{
    std::vector<LintFinding> findings;
    for (const auto& found : guardedIn(text)) {
        LintFinding finding;
        finding.line = placeOfByte(text, found.start).line;
        finding.rule = LintRule::Guarded;
        finding.sentence = std::string(guardedName(found.kind)) +
                           " may not stand here; write what was seen, or keep a licensed form in "
                           "the agency's own folder";
        findings.push_back(std::move(finding));
    }
    return findings;
}

std::vector<LintFinding> unreadable(std::string_view text, std::size_t byte)
{
    const TextPlace place = placeOfByte(text, byte == 0 ? 0 : byte - 1);
    return {{place.line, "", LintWeight::Must, LintRule::NotJson,
             "this is not JSON, at column " + std::to_string(place.column)}};
}

} // namespace

Result<LintRules> parseLintRules(std::string_view json)
{
    JsonReader reader;
    LintRules rules;
    if (const auto root = reader.parse(json)) {
        reader.allowKeys(*root, "", {"about", "jargon", "acts"});
        const auto& jargon = reader.array(*root, "", "jargon");
        for (std::size_t i = 0; i < jargon.size(); ++i) {
            const std::string path = jsonPath("", "jargon", i);
            reader.allowKeys(jargon[i], path, {"word", "plain"});
            rules.jargon.push_back(
                {reader.text(jargon[i], path, "word"), reader.text(jargon[i], path, "plain")});
        }
        const auto acts = reader.texts(*root, "", "acts");
        rules.acts.insert(acts.begin(), acts.end());
    }
    if (reader.isBroken())
        return refuse(RefusalCode::ProtocolMalformed, "plain_words", reader.fault());
    return rules;
}

std::vector<LintFinding> lintProtocol(const LintWish& wish, const LintRules& rules)
{
    LintJson root;
    try {
        root = LintJson::parse(wish.text.begin(), wish.text.end());
    } catch (const LintJson::parse_error& error) {
        return unreadable(wish.text, error.byte);
    }
    LintNotes notes;
    for (const auto& text : textsOf(root)) {
        auto found = notesOfText(text, rules);
        std::move(found.begin(), found.end(), std::back_inserter(notes));
    }
    if (const auto protocol = parseProtocol(wish.text)) {
        auto found = notesOfProtocol(*protocol, wish, rules);
        std::move(found.begin(), found.end(), std::back_inserter(notes));
    } else {
        notes.push_back(noteOfFault(protocol.refusal().arguments.back()));
    }
    const auto lines = jsonLines(wish.text);
    auto findings = guardedFindings(wish.text);
    for (auto& note : notes)
        findings.push_back({lineOf(lines, note.path), note.path, note.weight, note.rule,
                            std::move(note.sentence)});
    std::stable_sort(findings.begin(), findings.end(),
                     [](const LintFinding& a, const LintFinding& b) { return a.line < b.line; });
    return findings;
}

bool isOfWeight(const std::vector<LintFinding>& findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const LintFinding& finding) {
        return finding.weight == LintWeight::Must;
    });
}

} // namespace haven
