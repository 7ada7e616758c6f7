#include "models/base/text.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/line_reader.h"
#include "models/dispatch/verbs.h"
#include "models/geo/place_index.h"

#include <algorithm>

namespace haven {

namespace {

using List = std::vector<Completion>;

void offer(List& list, std::string_view typed, std::string_view text, std::string meaning)
{
    if (!startsWithIgnoringCase(text, typed))
        return;
    const bool isKnown = std::any_of(list.begin(), list.end(),
                                     [&](const Completion& one) { return one.text == text; });
    if (!isKnown)
        list.push_back(Completion{std::string(text), std::move(meaning)});
}

void offerVerbs(List& list, std::string_view typed)
{
    for (const auto& verb : verbs())
        offer(list, typed, verb.help.name, std::string(verb.help.sentence));
    for (const auto& verb : verbs())
        offer(list, typed, verb.help.longName, std::string(verb.help.sentence));
}

void offerUnits(List& list, std::string_view typed, const LineContext& context)
{
    // After a comma the next unit begins; what stands before it stays.
    const auto comma = typed.rfind(',');
    const std::string before(comma == std::string_view::npos ? "" : typed.substr(0, comma + 1));
    const auto last = comma == std::string_view::npos ? typed : typed.substr(comma + 1);
    for (const auto& [id, unit] : context.state.units) {
        if (startsWithIgnoringCase(id.value, last))
            list.push_back(Completion{before + id.value, unit.status.label.value});
    }
}

void offerIncidents(List& list, std::string_view typed, const LineContext& context)
{
    for (auto it = context.state.incidents.rbegin(); it != context.state.incidents.rend(); ++it) {
        const Incident& incident = it->second;
        if (incident.stage == IncidentStage::Closed)
            continue;
        const auto dash = incident.number.find('-');
        const std::string digits = incident.number.substr(dash + 1);
        const bool isMatch = digits.find(typed) != std::string::npos;
        const auto* type = context.knowledge.codes.typeFor(incident.type.value);
        if (isMatch)
            list.push_back(Completion{digits, (type ? type->label : incident.type.value) + ", " +
                                                  incident.location.text});
    }
}

void offerFacts(List& list, std::string_view typed)
{
    for (const Fact fact : allFacts())
        offer(list, typed, factWord(fact), "");
}

// How it went first, then whom to call: people come to people before the lines of the state.
void offerHandoff(List& list, std::string_view typed, const LineContext& context)
{
    const struct {
        std::string_view word;
        const char* meaning;
    } steps[] = {
        {"answered", "They are on the line"},  {"accepted", "They have taken the person over"},
        {"refused", "They will not, because"}, {"noanswer", "Nobody answers"},
        {"dropped", "The caller was lost"},    {"next", "Call the one named instead"}};
    for (const auto& step : steps)
        offer(list, typed, step.word, step.meaning);
    for (const auto& entry : context.knowledge.directory) {
        const std::string phone = phoneOf(context.knowledge.directory, entry);
        if (!phone.empty())
            offer(list, typed, entry.id, entry.name + ", " + phone);
    }
}

void offerPlaces(List& list, std::string_view typed, const LineContext& context)
{
    if (!context.knowledge.places || typed.size() < 3)
        return;
    for (const auto& found : context.knowledge.places->find(typed.substr(1), std::nullopt, 6))
        list.push_back(Completion{"@\"" + found.label + "\"", found.reason});
}

void offerSlot(List& list, Slot slot, std::string_view typed, const LineContext& context)
{
    switch (slot) {
    case Slot::Units:
    case Slot::OtherUnit:
        offerUnits(list, typed, context);
        return;
    case Slot::Incident:
    case Slot::OtherIncident:
        offerIncidents(list, typed, context);
        return;
    case Slot::Type:
        for (const auto& type : context.knowledge.codes.types)
            offer(list, typed, type.code.value, type.label);
        return;
    case Slot::StatusWord:
        for (const auto& status : context.knowledge.codes.statuses)
            offer(list, typed, status.label.value, status.text);
        return;
    case Slot::Disposition:
        for (const auto& rule : context.knowledge.codes.dispositions)
            offer(list, typed, rule.code.value, rule.label);
        return;
    case Slot::FactName:
        offerFacts(list, typed);
        return;
    case Slot::HandoffWords:
        offerHandoff(list, typed, context);
        return;
    case Slot::NotSentCode:
        for (const auto& reason : context.knowledge.codes.response.notSent)
            offer(list, typed, reason.code, reason.words);
        return;
    case Slot::ItemName:
        for (std::size_t i = 0; i < enumNames(ClosingItem{}).size(); ++i)
            offer(list, typed, closingItemWord(static_cast<ClosingItem>(i)), "");
        return;
    case Slot::NewUnit:
    case Slot::Plate:
    case Slot::Priority:
    case Slot::LevelNumber:
    case Slot::Word:
    case Slot::Reason:
    case Slot::Text:
        return;
    }
}

} // namespace

std::vector<Completion> completionsOf(std::string_view lineToCursor, const LineContext& context,
                                      std::size_t limit)
{
    List list;
    const auto tokens = tokensOf(lineToCursor);
    const bool isNewWord = lineToCursor.empty() || lineToCursor.back() == ' ';
    const std::string typed = isNewWord || tokens.empty() ? "" : tokens.back().text;
    const std::size_t wordIndex = tokens.size() - (isNewWord || tokens.empty() ? 0 : 1);
    if (wordIndex == 0) {
        offerVerbs(list, typed);
    } else if (const Verb* verb = findVerb(tokens.front().text)) {
        if (!typed.empty() && typed.front() == '@') {
            offerPlaces(list, typed, context);
        } else {
            const std::size_t slot = std::min(wordIndex - 1, verb->slots.size());
            if (slot < verb->slots.size())
                offerSlot(list, verb->slots[slot].slot, typed, context);
            if (slot < verb->slots.size() && verb->slots[slot].slot == Slot::Word) {
                for (const auto choice : verb->choices)
                    offer(list, typed, choice, "");
            }
            for (const auto& keyword : verb->keywords)
                offer(list, typed, keyword, "");
        }
    }
    if (list.size() > limit)
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(limit), list.end());
    return list;
}

} // namespace haven
