#include "models/crisis/protocol_draft.h"

#include "models/base/text.h"
#include "models/crisis/protocol_draft_triggers.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace haven {

namespace {

using DraftJson = nlohmann::ordered_json;

constexpr std::string_view kArrow = "->";

std::string draftString(const DraftJson& object, const char* key)
{
    if (!object.is_object() || !object.contains(key))
        return {};
    const DraftJson& value = object[key];
    if (value.is_string())
        return value.get<std::string>();
    return value.is_number_integer() ? std::to_string(value.get<std::int64_t>()) : std::string();
}

std::vector<std::string> draftStrings(const DraftJson& object, const char* key)
{
    std::vector<std::string> texts;
    if (!object.is_object() || !object.contains(key) || !object[key].is_array())
        return texts;
    for (const auto& one : object[key]) {
        if (one.is_string())
            texts.push_back(one.get<std::string>());
    }
    return texts;
}

bool draftYes(const DraftJson& object, const char* key, bool otherwise)
{
    const bool isThere = object.is_object() && object.contains(key) && object[key].is_boolean();
    return isThere ? object[key].get<bool>() : otherwise;
}

const DraftJson& draftList(const DraftJson& object, const char* key)
{
    static const DraftJson none = DraftJson::array();
    const bool isThere = object.is_object() && object.contains(key) && object[key].is_array();
    return isThere ? object[key] : none;
}

DraftStep draftStep(const DraftJson& json)
{
    DraftStep step;
    step.id = draftString(json, "id");
    step.text = draftString(json, "text");
    step.say = draftString(json, "say");
    step.kind = draftString(json, "kind") == "question" ? StepKind::Question : StepKind::Act;
    step.weight = draftYes(json, "critical", false) ? StepWeight::Critical : StepWeight::Plain;
    step.timerSeconds = draftString(json, "timerSeconds");
    step.recheckSeconds = draftString(json, "recheckSeconds");
    step.next = draftString(json, "next");
    for (const auto& one : draftList(json, "answers")) {
        step.answers.push_back({draftString(one, "label"), draftString(one, "fact"),
                                draftString(one, "value"), draftString(one, "next"),
                                draftString(one, "emd"), draftString(one, "risk")});
    }
    return step;
}

void putText(DraftJson& object, const char* key, const std::string& text)
{
    if (!text.empty())
        object[key] = text;
}

// As a number where it is one; else the parser names it.
void putSeconds(DraftJson& object, const char* key, const std::string& text)
{
    constexpr std::size_t kDigitsMax = 9;
    if (isDigits(text) && !text.empty() && text.size() <= kDigitsMax)
        object[key] = std::stoi(text);
    else
        putText(object, key, text);
}

DraftJson stepJsonOf(const DraftStep& step)
{
    DraftJson json = DraftJson::object();
    json["id"] = step.id;
    json["text"] = step.text;
    putText(json, "say", step.say);
    json["kind"] = step.kind == StepKind::Question ? "question" : "act";
    if (step.weight == StepWeight::Critical)
        json["critical"] = true;
    putSeconds(json, "timerSeconds", step.timerSeconds);
    putSeconds(json, "recheckSeconds", step.recheckSeconds);
    if (!step.answers.empty()) {
        DraftJson answers = DraftJson::array();
        for (const auto& answer : step.answers) {
            DraftJson one = DraftJson::object();
            one["label"] = answer.label;
            putText(one, "fact", answer.fact);
            putText(one, "value", answer.value);
            putText(one, "emd", answer.emd);
            putText(one, "risk", answer.risk);
            putText(one, "next", answer.next);
            answers.push_back(std::move(one));
        }
        json["answers"] = std::move(answers);
    }
    putText(json, "next", step.next);
    return json;
}

std::string freeStepId(const ProtocolDraft& draft)
{
    for (std::size_t n = draft.steps.size() + 1;; ++n) {
        std::string id = "step-" + std::to_string(n);
        if (std::none_of(draft.steps.begin(), draft.steps.end(),
                         [&](const DraftStep& step) { return step.id == id; }))
            return id;
    }
}

} // namespace

Result<ProtocolDraft> readDraft(std::string_view json)
{
    const auto root = DraftJson::parse(json.begin(), json.end(), nullptr, false);
    if (!root.is_object())
        return refuse(RefusalCode::ProtocolMalformed, "?", "this is not JSON");
    ProtocolDraft draft;
    draft.id = draftString(root, "id");
    draft.title = draftString(root, "title");
    const bool hasVersion = root.contains("version") && root["version"].is_number_integer();
    draft.version = hasVersion ? root["version"].get<int>() : 1;
    if (draftString(root, "status") == "retired")
        draft.status = ProtocolStatus::Retired;
    draft.kind = draftYes(root, "medical", true) ? ProtocolKind::Medical : ProtocolKind::Other;
    draft.checkedOn = draftString(root, "checkedOn");
    draft.reviewBy = draftString(root, "reviewBy");
    draft.sources = draftStrings(root, "sources");
    if (root.contains("triggers") && root["triggers"].is_object())
        readDraftTriggers(root["triggers"], draft);
    for (const auto& step : draftList(root, "steps"))
        draft.steps.push_back(draftStep(step));
    return draft;
}

std::string draftText(const ProtocolDraft& draft)
{
    DraftJson root = DraftJson::object();
    root["id"] = draft.id;
    root["title"] = draft.title;
    root["version"] = draft.version;
    root["status"] = draft.status == ProtocolStatus::Retired ? "retired" : "draft";
    root["medical"] = draft.kind == ProtocolKind::Medical;
    root["checkedOn"] = draft.checkedOn;
    root["reviewBy"] = draft.reviewBy;
    root["sources"] = draft.sources;
    root["triggers"] = draftTriggers(draft);
    root["steps"] = DraftJson::array();
    for (const auto& step : draft.steps)
        root["steps"].push_back(stepJsonOf(step));
    return root.dump(2, ' ', false, DraftJson::error_handler_t::replace) + "\n";
}

std::string aYearAfter(std::string_view day)
{
    constexpr int kYearMax = 9998;
    const bool isDay = day.size() == 10 && isDigits(day.substr(0, 4)) && day[4] == '-';
    const int year = isDay ? std::stoi(std::string(day.substr(0, 4))) : 0;
    if (!isDay || year > kYearMax)
        return {};
    const std::string_view rest = day.substr(4);
    return fmt::format("{:04}{}", year + 1, rest == "-02-29" ? std::string_view("-02-28") : rest);
}

ProtocolDraft newDraft(std::string id, std::string title, std::string_view today)
{
    ProtocolDraft draft;
    draft.id = std::move(id);
    draft.title = std::move(title);
    draft.checkedOn = std::string(today);
    draft.reviewBy = aYearAfter(today);
    draft.sources = {"CGS 28-25b (emergency medical dispatch at every answering point)"};
    DraftStep emd;
    emd.id = "emd";
    emd.text = "EMD: started, transferred, or not medical?";
    emd.kind = StepKind::Question;
    emd.weight = StepWeight::Critical;
    emd.timerSeconds = "60";
    emd.answers = {answerOfLine("Started here; emd started"),
                   answerOfLine("Transferred to EMS; emd transferred"),
                   answerOfLine("Not medical; emd not_medical")};
    DraftStep contact;
    contact.id = "contact";
    contact.text = "Did responders reach the person face to face?";
    contact.kind = StepKind::Question;
    contact.weight = StepWeight::Critical;
    contact.answers = {answerOfLine("Yes; contact_confirmed yes"),
                       answerOfLine("Not yet; contact_confirmed no")};
    draft.steps = {std::move(emd), std::move(contact)};
    return draft;
}

std::string answerLine(const DraftAnswer& answer)
{
    std::string line = answer.label;
    if (!answer.fact.empty() || !answer.value.empty())
        line += "; " + answer.fact + (answer.value.empty() ? "" : " " + answer.value);
    if (!answer.emd.empty())
        line += "; emd " + answer.emd;
    if (!answer.risk.empty())
        line += "; risk " + answer.risk;
    if (!answer.next.empty())
        line += " " + std::string(kArrow) + " " + answer.next;
    return line;
}

DraftAnswer answerOfLine(std::string_view line)
{
    DraftAnswer answer;
    if (const auto arrow = line.rfind(kArrow); arrow != std::string_view::npos) {
        answer.next = std::string(trimmed(line.substr(arrow + kArrow.size())));
        line = line.substr(0, arrow);
    }
    const auto parts = split(line, ';');
    answer.label = parts.empty() ? std::string() : std::string(trimmed(parts.front()));
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const std::string part(trimmed(parts[i]));
        const auto gap = part.find(' ');
        const std::string word = part.substr(0, gap);
        const std::string rest =
            gap == std::string::npos ? std::string() : std::string(trimmed(part.substr(gap)));
        if (word == "emd") {
            answer.emd = rest;
        } else if (word == "risk") {
            answer.risk = rest;
        } else if (answer.fact.empty()) {
            answer.fact = word;
            answer.value = rest;
        } else {
            answer.label += "; " + part;
        }
    }
    return answer;
}

std::size_t addStep(ProtocolDraft& draft, std::size_t at)
{
    DraftStep step;
    step.id = freeStepId(draft);
    const std::size_t place = std::min(at + 1, draft.steps.size());
    draft.steps.insert(draft.steps.begin() + static_cast<std::ptrdiff_t>(place), std::move(step));
    return place;
}

void removeStep(ProtocolDraft& draft, std::size_t at)
{
    if (at >= draft.steps.size())
        return;
    const std::string gone = draft.steps[at].id;
    const std::string after = at + 1 < draft.steps.size() ? draft.steps[at + 1].id : "end";
    draft.steps.erase(draft.steps.begin() + static_cast<std::ptrdiff_t>(at));
    if (gone.empty())
        return;
    for (auto& step : draft.steps) {
        if (step.next == gone)
            step.next = after;
        for (auto& answer : step.answers) {
            if (answer.next == gone)
                answer.next = after;
        }
    }
}

std::size_t moveStep(ProtocolDraft& draft, std::size_t at, StepMove move)
{
    const bool isUp = move == StepMove::Up;
    if (at >= draft.steps.size() || (isUp ? at == 0 : at + 1 == draft.steps.size()))
        return at;
    const std::size_t other = isUp ? at - 1 : at + 1;
    std::swap(draft.steps[at], draft.steps[other]);
    return other;
}

std::optional<std::size_t> stepOf(const LintFinding& finding)
{
    constexpr std::string_view kStart = "steps[";
    const std::string_view path = finding.path;
    const auto end = path.find(']');
    if (path.substr(0, kStart.size()) != kStart || end == std::string_view::npos)
        return std::nullopt;
    const std::string_view number = path.substr(kStart.size(), end - kStart.size());
    constexpr std::size_t kDigitsMax = 4;
    if (number.empty() || number.size() > kDigitsMax || !isDigits(number))
        return std::nullopt;
    return static_cast<std::size_t>(std::stoul(std::string(number)));
}

} // namespace haven
