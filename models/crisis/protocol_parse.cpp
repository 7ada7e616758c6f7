#include "models/crisis/json_reader.h"
#include "models/crisis/protocol.h"

#include "models/base/text.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

std::optional<EmdAnswer> emdFromWord(std::string_view word)
{
    if (word == "started")
        return EmdAnswer::Started;
    if (word == "transferred")
        return EmdAnswer::Transferred;
    if (word == "not_medical")
        return EmdAnswer::NotMedical;
    return std::nullopt;
}

std::optional<RiskDecision> riskDecisionOf(std::string_view word)
{
    if (word == "needed")
        return RiskDecision::Needed;
    if (word == "not_needed")
        return RiskDecision::NotNeeded;
    if (word == "not_decided")
        return RiskDecision::NotDecided;
    return std::nullopt;
}

using Json = nlohmann::json;

bool isIdentifier(std::string_view text)
{
    return !text.empty() && text.size() <= 40 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

bool isDay(std::string_view text)
{
    return text.size() == 10 && isDigits(text.substr(0, 4)) && text[4] == '-' &&
           isDigits(text.substr(5, 2)) && text[7] == '-' && isDigits(text.substr(8, 2));
}

class ProtocolParser final
{
public:
    Result<Protocol> parse(std::string_view json);

private:
    void readHead(const Json& root);
    void readTriggers(const Json& triggers);
    TriggerClause readClause(const Json& json, const std::string& path);
    FactTrigger readFactTrigger(const Json& json, const std::string& path);
    ProtocolStep readStep(const Json& json, const std::string& path);
    StepAnswer readAnswer(const Json& json, const std::string& path);
    std::optional<Span> readSeconds(const Json& json, const std::string& path, const char* key);
    void checkLength(const std::string& text, std::size_t most, const std::string& path);
    void checkKind(const ProtocolStep& step, const std::string& path);
    void checkReferences();
    void checkTarget(std::size_t from, const std::string& next, const std::string& path);

    JsonReader m_in;
    Protocol m_out;
};

Result<Protocol> ProtocolParser::parse(std::string_view json)
{
    const auto root = m_in.parse(json);
    if (root) {
        readHead(*root);
        readTriggers(m_in.object(*root, "", "triggers"));
        const Json& steps = m_in.array(*root, "", "steps");
        if (steps.empty() || steps.size() > kMaxSteps)
            m_in.fail("steps", "1 to " + std::to_string(kMaxSteps) + " steps are needed");
        for (std::size_t i = 0; i < steps.size() && !m_in.isBroken(); ++i)
            m_out.steps.push_back(readStep(steps[i], jsonPath("", "steps", i)));
        if (!m_in.isBroken())
            checkReferences();
    }
    if (m_in.isBroken()) {
        const std::string name = m_out.id.value.empty() ? "?" : m_out.id.value;
        return refuse(RefusalCode::ProtocolMalformed, name, m_in.fault());
    }
    return std::move(m_out);
}

void ProtocolParser::readHead(const Json& root)
{
    m_in.allowKeys(root, "",
                   {"id", "title", "version", "status", "medical", "checkedOn", "reviewBy",
                    "sources", "triggers", "steps"});
    m_out.id = ProtocolId(m_in.text(root, "", "id"));
    if (!isIdentifier(m_out.id.value))
        m_in.fail("id", "small letters, digits and hyphens are needed, at most 40");
    m_out.title = m_in.text(root, "", "title");
    m_out.version = m_in.number(root, "", "version").value_or(0);
    if (m_out.version < 1)
        m_in.fail("version", "a number from 1 on is needed");
    const std::string status = m_in.text(root, "", "status");
    // Approval is a recorded act of a named person, never a word in a file.
    if (status == "retired")
        m_out.status = ProtocolStatus::Retired;
    else if (status != "draft")
        m_in.fail("status", "a file is a draft, or retired; approval is recorded in the station");
    m_out.checkedOn = m_in.text(root, "", "checkedOn");
    if (!isDay(m_out.checkedOn))
        m_in.fail("checkedOn", "a day as YYYY-MM-DD is needed");
    m_out.reviewBy = m_in.textOr(root, "", "reviewBy");
    if (!m_out.reviewBy.empty() && !isDay(m_out.reviewBy))
        m_in.fail("reviewBy", "a day as YYYY-MM-DD is needed");
    if (!m_in.yesNo(root, "", "medical").value_or(true))
        m_out.kind = ProtocolKind::Other;
    m_out.sources = m_in.texts(root, "", "sources");
    if (m_out.sources.empty())
        m_in.fail("sources", "at least one source is needed");
}

void ProtocolParser::readTriggers(const Json& triggers)
{
    m_in.allowKeys(triggers, "triggers",
                   {"types", "facts", "families", "first", "words", "notTypes"});
    TriggerClause any = readClause(triggers, "triggers");
    m_out.triggers.types = std::move(any.types);
    m_out.triggers.facts = std::move(any.facts);
    m_out.triggers.families = std::move(any.families);
    m_out.triggers.notTypes = m_in.texts(triggers, "triggers", "notTypes");
    m_out.triggers.words = m_in.texts(triggers, "triggers", "words");
    for (const auto& word : m_out.triggers.words) {
        if (word.size() < kMinTriggerWord || word.size() > kMaxTriggerWord)
            m_in.fail(jsonPath("triggers", "words"),
                      "a word has " + std::to_string(kMinTriggerWord) + " to " +
                          std::to_string(kMaxTriggerWord) + " letters");
    }
    const Json& first = m_in.array(triggers, "triggers", "first");
    for (std::size_t i = 0; i < first.size(); ++i) {
        const std::string path = jsonPath("triggers", "first", i);
        m_in.allowKeys(first[i], path, {"types", "facts", "families"});
        TriggerClause clause = readClause(first[i], path);
        if (clause == TriggerClause{})
            m_in.fail(path, "a clause names a type, a fact or a cue family");
        m_out.triggers.first.push_back(std::move(clause));
    }
}

TriggerClause ProtocolParser::readClause(const Json& json, const std::string& path)
{
    TriggerClause clause;
    clause.types = m_in.texts(json, path, "types");
    clause.families = m_in.texts(json, path, "families");
    const Json& facts = m_in.array(json, path, "facts");
    for (std::size_t i = 0; i < facts.size(); ++i)
        clause.facts.push_back(readFactTrigger(facts[i], jsonPath(path, "facts", i)));
    return clause;
}

FactTrigger ProtocolParser::readFactTrigger(const Json& json, const std::string& path)
{
    m_in.allowKeys(json, path, {"fact", "values"});
    FactTrigger trigger;
    const std::string word = m_in.text(json, path, "fact");
    const auto fact = factFromWord(word);
    if (!fact) {
        m_in.fail(jsonPath(path, "fact"), "there is no fact " + word);
        return trigger;
    }
    trigger.fact = *fact;
    trigger.values = m_in.texts(json, path, "values");
    for (const auto& value : trigger.values) {
        if (!isFactValue(*fact, value))
            m_in.fail(jsonPath(path, "values"), word + " does not take " + value);
    }
    return trigger;
}

ProtocolStep ProtocolParser::readStep(const Json& json, const std::string& path)
{
    m_in.allowKeys(json, path,
                   {"id", "text", "say", "kind", "critical", "timerSeconds", "recheckSeconds",
                    "answers", "next"});
    ProtocolStep step;
    step.id = m_in.text(json, path, "id");
    if (!isIdentifier(step.id) || step.id == "end")
        m_in.fail(jsonPath(path, "id"), "small letters, digits and hyphens are needed, not end");
    step.text = m_in.text(json, path, "text");
    checkLength(step.text, kMaxStepText, jsonPath(path, "text"));
    step.say = m_in.textOr(json, path, "say");
    checkLength(step.say, kMaxSayText, jsonPath(path, "say"));
    const std::string kind = m_in.text(json, path, "kind");
    if (kind != "act" && kind != "question")
        m_in.fail(jsonPath(path, "kind"), "act or question is needed");
    step.kind = kind == "question" ? StepKind::Question : StepKind::Act;
    if (m_in.yesNo(json, path, "critical").value_or(false))
        step.weight = StepWeight::Critical;
    step.timer = readSeconds(json, path, "timerSeconds");
    step.recheck = readSeconds(json, path, "recheckSeconds");
    step.next = m_in.textOr(json, path, "next");
    const Json& answers = m_in.array(json, path, "answers");
    for (std::size_t i = 0; i < answers.size() && !m_in.isBroken(); ++i)
        step.answers.push_back(readAnswer(answers[i], jsonPath(path, "answers", i)));
    checkKind(step, path);
    return step;
}

void ProtocolParser::checkKind(const ProtocolStep& step, const std::string& path)
{
    const std::string answers = jsonPath(path, "answers");
    if (step.kind == StepKind::Act && !step.answers.empty())
        m_in.fail(answers, "an act has no answers");
    if (step.kind == StepKind::Question && !step.next.empty())
        m_in.fail(jsonPath(path, "next"), "a question goes on by its answers");
    if (step.kind == StepKind::Question &&
        (step.answers.size() < 2 || step.answers.size() > kMaxAnswers))
        m_in.fail(answers, "2 to " + std::to_string(kMaxAnswers) + " answers are needed");
    std::set<std::string> labels;
    for (const auto& answer : step.answers) {
        if (!labels.insert(answer.label).second)
            m_in.fail(answers, "the label " + answer.label + " is there twice");
    }
}

StepAnswer ProtocolParser::readAnswer(const Json& json, const std::string& path)
{
    m_in.allowKeys(json, path, {"label", "fact", "value", "next", "emd", "risk"});
    StepAnswer answer;
    answer.label = m_in.text(json, path, "label");
    checkLength(answer.label, kMaxAnswerLabel, jsonPath(path, "label"));
    answer.next = m_in.textOr(json, path, "next");
    if (const std::string emd = m_in.textOr(json, path, "emd"); !emd.empty()) {
        answer.emd = emdFromWord(emd);
        if (!answer.emd)
            m_in.fail(jsonPath(path, "emd"), "it is started, transferred or not_medical");
    }
    if (const std::string risk = m_in.textOr(json, path, "risk"); !risk.empty()) {
        answer.risk = riskDecisionOf(risk);
        if (!answer.risk)
            m_in.fail(jsonPath(path, "risk"), "it is needed, not_needed or not_decided");
    }
    const std::string word = m_in.textOr(json, path, "fact");
    const std::string value = m_in.textOr(json, path, "value");
    if (word.empty() && value.empty())
        return answer;
    answer.fact = factFromWord(word);
    if (!answer.fact) {
        m_in.fail(jsonPath(path, "fact"), "there is no fact " + word);
    } else if (value == "unknown") {
        answer.sets = askedNotKnown();
    } else if (isFactValue(*answer.fact, value)) {
        answer.sets = answered(value);
    } else {
        m_in.fail(jsonPath(path, "value"), word + " does not take " + value);
    }
    return answer;
}

std::optional<Span> ProtocolParser::readSeconds(const Json& json, const std::string& path,
                                                const char* key)
{
    const auto seconds = m_in.number(json, path, key);
    if (!seconds)
        return std::nullopt;
    if (*seconds < 1 || *seconds > kMaxTimerSeconds)
        m_in.fail(jsonPath(path, key), "1 to " + std::to_string(kMaxTimerSeconds) + " is needed");
    return Span::seconds(*seconds);
}

void ProtocolParser::checkLength(const std::string& text, std::size_t most, const std::string& path)
{
    if (codePoints(text) > most)
        m_in.fail(path, "at most " + std::to_string(most) + " characters, these are " +
                            std::to_string(codePoints(text)));
}

void ProtocolParser::checkReferences()
{
    std::set<std::string> ids;
    for (std::size_t i = 0; i < m_out.steps.size(); ++i) {
        if (!ids.insert(m_out.steps[i].id).second)
            m_in.fail(jsonPath(jsonPath("", "steps", i), "id"),
                      "the step " + m_out.steps[i].id + " is there twice");
    }
    for (std::size_t i = 0; i < m_out.steps.size(); ++i) {
        const std::string path = jsonPath("", "steps", i);
        const auto& step = m_out.steps[i];
        checkTarget(i, step.next, jsonPath(path, "next"));
        for (std::size_t a = 0; a < step.answers.size(); ++a)
            checkTarget(i, step.answers[a].next, jsonPath(jsonPath(path, "answers", a), "next"));
    }
}

// Branches go forward only, so a run always ends.
void ProtocolParser::checkTarget(std::size_t from, const std::string& next, const std::string& path)
{
    if (next.empty() || next == "end")
        return;
    for (std::size_t i = 0; i < m_out.steps.size(); ++i) {
        if (m_out.steps[i].id != next)
            continue;
        if (i <= from)
            m_in.fail(path, "the step " + next + " lies behind; a run goes forward only");
        return;
    }
    m_in.fail(path, "there is no step " + next);
}

} // namespace

Result<Protocol> parseProtocol(std::string_view json)
{
    return ProtocolParser().parse(json);
}

} // namespace haven
