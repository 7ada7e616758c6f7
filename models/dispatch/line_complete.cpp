#include "models/base/text.h"
#include "models/dispatch/crisis_response.h"
#include "models/dispatch/line_reader.h"
#include "models/dispatch/line_slots.h"
#include "models/dispatch/verbs.h"
#include "models/geo/place_index.h"

#include <algorithm>
#include <map>

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

// With what may be answered: "weapon  none, near, in hand".
void offerFacts(List& list, std::string_view typed)
{
    for (const Fact fact : allFacts()) {
        std::vector<std::string> values;
        for (const auto value : factValues(fact))
            values.push_back(asTyped(value));
        offer(list, typed, asTyped(factWord(fact)), joined(values, ", "));
    }
}

std::string_view keywordMeaning(std::string_view keyword)
{
    static const std::map<std::string_view, std::string_view> meanings{
        {"tel", "The caller's number follows"},
        {"silent", "They are written to, not called"},
        {"voice", "They are called by radio again"},
        {"over", "Those recommended, whom you pass over, follow"},
        {"because", "Your reason follows, and goes on the record"},
        {"beat", "Its beat follows"},
        {"officers", "Who is in it follows, with commas"},
        {"car", "Its car follows"},
        {"radio", "Its radio follows"},
        {"skills", "What it can do follows, as CIT,CLIN"},
        {"odo", "Its miles follow"},
        {"unit", "The clinician's unit follows"},
        {"by", "Who it was follows"},
        {"agency", "For which agency follows"},
        {"day", "The day follows, as 2026-11-20"},
        {"days", "For how many days follows"},
        {"review", "In how many days it is looked at again follows"},
        {"ends", "In how many days it ends follows"},
        {"to", "To whom follows"},
        {"of", "person, for whom was recorded last, follows"},
        {"from", "Who says so follows"},
        {"due", "When follows, as 07:30, +90 or 2026-12-01/07:30"},
        {"starting", "Its first day follows, as 2026-12-01"},
        {"until", "The time or the last day follows, as 07:00 or 2026-12-01"},
        {"visits", "How many a day follows"},
        {"hours", "When they are wanted follows, as 22-02"},
        {"count", "How many follows"},
        {"beats", "Its beats follow, with commas"},
        {"channel", "Its channel follows"},
        {"photo", "Where its picture is follows"}};
    const auto found = meanings.find(keyword);
    return found == meanings.end() ? std::string_view() : found->second;
}

std::string_view itemMeaning(ClosingItem item)
{
    switch (item) {
    case ClosingItem::Children:
        return "Children, and who looks after them";
    case ClosingItem::Resource:
        return "What was offered";
    case ClosingItem::FollowUp:
        return "What was promised";
    case ClosingItem::RecheckPlan:
        return "Who looks again, and when";
    case ClosingItem::Officer:
        return "Which officer saw the person last";
    case ClosingItem::Decided:
        return "Who decided how it ends";
    }
    return {};
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
            offer(list, typed, closingItemWord(static_cast<ClosingItem>(i)),
                  std::string(itemMeaning(static_cast<ClosingItem>(i))));
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

// What the words before the cursor leave to be said, in the order of the verb.
std::vector<Slot> slotsLeft(const Verb& verb, const std::vector<LineToken>& words,
                            const LineContext& context)
{
    std::vector<Slot> left;
    for (const SlotRule& rule : verb.slots)
        left.push_back(rule.slot);
    for (const LineToken& word : words) {
        const FieldWord* field = fieldWordOf(word.text);
        auto taken = left.end();
        if (const auto slot = field ? slotFor(field->field, verb) : std::nullopt)
            taken = std::find(left.begin(), left.end(), *slot);
        else if (!field || !takesField(field->field, verb))
            taken = std::find_if(left.begin(), left.end(),
                                 [&](Slot one) { return fitsSlot(one, word.text, context); });
        if (taken != left.end() && !isRest(*taken))
            left.erase(taken);
    }
    return left;
}

// "t:WEL": what the named thing could be, with its name before it.
void offerNamed(List& list, const FieldWord& field, const Verb& verb, std::string_view typed,
                const LineContext& context)
{
    List values;
    const std::string_view value = typed.substr(field.word.size());
    if (const auto slot = slotFor(field.field, verb))
        offerSlot(values, *slot, value, context);
    for (Completion& one : values)
        list.push_back({std::string(field.word) + one.text, std::move(one.meaning)});
}

void offerWords(List& list, const Verb& verb, const std::vector<LineToken>& words,
                std::string_view typed, const LineContext& context)
{
    const auto left = slotsLeft(verb, words, context);
    for (std::size_t at = 0; at < left.size(); ++at) {
        // Behind a rest nothing stands, and what a rest may be is offered in its turn alone.
        if (isRest(left[at]) && at > 0)
            break;
        offerSlot(list, left[at], typed, context);
        if (left[at] != Slot::Word)
            continue;
        for (const auto choice : verb.choices)
            offer(list, typed, choice, std::string(keywordMeaning(choice)));
    }
    for (const auto& keyword : verb.keywords)
        offer(list, typed, keyword, std::string(keywordMeaning(keyword)));
    if (typed.empty())
        return;
    for (const FieldWord& field : namedFields()) {
        if (takesField(field.field, verb))
            offer(list, typed, field.word, std::string(field.meaning));
    }
}

} // namespace

std::vector<Completion> completionsOf(std::string_view lineToCursor, const LineContext& context,
                                      std::size_t limit)
{
    List list;
    auto words = tokensOf(lineToCursor);
    const bool isNewWord = lineToCursor.empty() || lineToCursor.back() == ' ';
    std::string typed;
    if (!isNewWord && !words.empty()) {
        typed = words.back().text;
        words.pop_back();
    }
    const Verb* verb = words.empty() ? nullptr : findVerb(words.front().text);
    if (words.empty()) {
        offerVerbs(list, typed);
    } else if (verb) {
        words.erase(words.begin());
        const FieldWord* field = fieldWordOf(typed);
        if (!typed.empty() && typed.front() == '@')
            offerPlaces(list, typed, context);
        else if (field && takesField(field->field, *verb))
            offerNamed(list, *field, *verb, typed, context);
        else
            offerWords(list, *verb, words, typed, context);
    }
    if (list.size() > limit)
        list.erase(list.begin() + static_cast<std::ptrdiff_t>(limit), list.end());
    return list;
}

} // namespace haven
