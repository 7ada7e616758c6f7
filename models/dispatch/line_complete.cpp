#include "models/base/text.h"
#include "models/dispatch/alarm_words.h"
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

// Of a restricted one its title alone, as on the board.
std::string incidentMeaning(const Incident& incident, const LineContext& context)
{
    if (incident.visibility == Visibility::Restricted)
        return incident.title.empty() ? "Restricted incident" : incident.title;
    const auto* type = context.knowledge.codes.typeFor(incident.type.value);
    return (type ? type->label : incident.type.value) + ", " + incident.location.text;
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
        if (isMatch)
            list.push_back(Completion{digits, incidentMeaning(incident, context)});
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

struct KeywordMeaning {
    std::string_view verb; // empty: of any
    std::string_view keyword;
    std::string_view meaning;
};

// What follows a keyword. One that means something else behind another verb stands with that verb.
constexpr KeywordMeaning kKeywordMeanings[] = {
    {"rot", "by", "How they are asked follows, as phone"},
    {"ping", "by", "Which carrier follows"},
    {"ali", "by", "Which carrier follows"},
    {"int", "by", "Who interprets follows"},
    {"ps", "by", "Which unit saw the person follows"},
    {"visit", "by", "Which unit follows"},
    {"fc", "by", "Which officer follows"},
    {"mr", "by", "Who made it follows"},
    {"pa", "tel", "The operator's number follows"},
    {"bolo", "tel", "Whom to call follows, as a number"},
    {"bolo", "from", "Which agency follows"},
    {"bolo", "hours", "For how many hours it is in force follows"},
    {"bolo", "class", "justice follows, for who may read it"},
    {"tr", "kind", "hospital or booking follows"},
    {"ou", "for", "Until which incident is closed follows"},
    {"air", "for", "Which unit follows"},
    {"pa", "zone", "Which part of the building follows"},
    {{}, "tel", "The caller's number follows"},
    {{}, "silent", "They are written to, not called"},
    {{}, "voice", "They are called by radio again"},
    {{}, "over", "Those recommended, whom you pass over, follow"},
    {{}, "because", "Your reason follows, and goes on the record"},
    {{}, "why", "Your reason follows, quoted where it is several words"},
    {{}, "beat", "Its beat follows"},
    {{}, "officers", "Who is in it follows, with commas"},
    {{}, "add", "Who comes into it follows, with commas"},
    {{}, "out", "Who leaves it follows, with commas"},
    {{}, "car", "Its car follows"},
    {{}, "radio", "Its radio follows"},
    {{}, "gear", "What it has with it follows, with commas"},
    {{}, "skills", "What it can do follows, as CIT,CLIN"},
    {{}, "odo", "Its miles follow"},
    {{}, "disc", "Its discipline follows: police, fire, ems, crisis or other"},
    {{}, "carrying", "Who is carried follows, as female,juvenile"},
    {{}, "within", "In how many minutes follows"},
    {{}, "with", "Which other unit is there follows"},
    {{}, "reg", "Its state follows, as CT"},
    {{}, "unit", "The clinician's unit follows"},
    {{}, "by", "Who it was follows"},
    {{}, "agency", "For which agency follows"},
    {{}, "kind", "What kind it is follows"},
    {{}, "zone", "Its zone follows"},
    {{}, "class", "Its class follows, as heavy"},
    {{}, "day", "The day follows, as 2026-11-20"},
    {{}, "days", "For how many days follows"},
    {{}, "review", "In how many days it is looked at again follows"},
    {{}, "ends", "In how many days it ends follows"},
    {{}, "to", "To whom follows"},
    {{}, "of", "person, for whom was recorded last, follows"},
    {{}, "from", "Who says so follows"},
    {{}, "due", "When follows, as 07:30, +90 or 2026-12-01/07:30"},
    {{}, "starting", "Its first day follows, as 2026-12-01"},
    {{}, "until", "The time or the last day follows, as 07:00 or 2026-12-01"},
    {{}, "visits", "How many a day follows"},
    {{}, "hours", "When they are wanted follows, as 22-02"},
    {{}, "count", "How many follows"},
    {{}, "beats", "Its beats follow, with commas"},
    {{}, "channel", "Its channel follows"},
    {{}, "#", "Which call follows, as 2"},
    {{}, "radius", "How far off it may be follows, in meters"},
    {{}, "conf", "How sure it is follows, in percent"},
    {{}, "src", "Who says so follows: call, rebid, device or caller"},
    {{}, "lang", "Which language follows"},
    {{}, "id", "The interpreter's number follows"},
    {{}, "company", "The alarm company's name follows"},
    {{}, "operator", "The operator's name follows"},
    {{}, "permit", "The permit's number follows"},
    {{}, "keyholder", "The keyholder's name follows"},
    {{}, "keytel", "The keyholder's number follows"},
    {{}, "code", "The code word follows; it is shown nowhere else"},
    {{}, "name", "The name follows"},
    {{}, "plate", "The plate follows"},
    {{}, "state", "The state of the plate follows, as CT"},
    {{}, "photo", "Where its picture is follows"}};

std::string_view keywordMeaning(const Verb& verb, std::string_view keyword)
{
    for (const KeywordMeaning& one : kKeywordMeanings) {
        if (one.keyword == keyword && (one.verb.empty() || one.verb == verb.help.name))
            return one.meaning;
    }
    return {};
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

bool isUsageChoice(std::string_view word)
{
    return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
    });
}

// The words of the usage that is taught: "988 | next | refused WHY" has next and refused.
std::vector<std::string> stepsOf(const Verb& verb)
{
    std::vector<std::string> steps;
    for (const auto& part : split(verb.help.usage, '|')) {
        const std::string step = split(trimmed(part), ' ').front();
        if (isUsageChoice(step))
            steps.push_back(step);
    }
    return steps;
}

// How it went first, then whom to call: people come to people before the lines of the state.
void offerHandoff(List& list, const Verb& verb, std::string_view typed, const LineContext& context)
{
    static const std::map<std::string_view, const char*> meanings{
        {"answered", "They are on the line"},
        {"accepted", "They have taken the person over"},
        {"refused", "They will not, because"},
        {"noanswer", "Nobody answers"},
        {"dropped", "The caller was lost"},
        {"lost", "The caller was lost"},
        {"stayed", "We stayed on the line"},
        {"left", "We left the line"},
        {"misrouted", "It was for another center, which follows"},
        {"next", "Call the one named instead"}};
    for (const std::string& step : stepsOf(verb)) {
        const auto meaning = meanings.find(step);
        offer(list, typed, step, meaning == meanings.end() ? "" : meaning->second);
    }
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

void offerPriorities(List& list, std::string_view typed)
{
    for (const auto name : enumNames(Priority{}))
        offer(list, typed, toLower(name), "Its priority");
}

void offerLevels(List& list, std::string_view typed)
{
    constexpr const char* kLevels[] = {"Routine", "Moderate", "Urgent", "Emergency"};
    for (std::size_t n = 0; n < std::size(kLevels); ++n)
        offer(list, typed, std::to_string(n + 1), kLevels[n]);
}

// Of an alarm behind its unit or incident; else of what is asked of others.
void offerKinds(List& list, Slot slot, std::string_view typed, const LineContext& context)
{
    if (slot != Slot::Word) {
        for (const auto name : enumNames(AlarmKind{}))
            offer(list, typed, alarmKindWord(*enumFromName<AlarmKind>(name)), "Its alarm");
        return;
    }
    for (const AidKind& kind : context.knowledge.codes.aid.kinds)
        offer(list, typed, kind.code, kind.label);
}

void offerProtocols(List& list, std::string_view typed, const LineContext& context)
{
    for (const auto& [id, onFile] : context.knowledge.protocols)
        offer(list, typed, id.value, onFile.protocol.title);
}

// What a word of the verb's own may be: as the table says, or else as its usage does.
void offerChoices(List& list, const Verb& verb, std::size_t place, std::string_view typed,
                  const LineContext& context)
{
    for (const auto choice : verb.choices) {
        const bool isKeyword =
            std::find(verb.keywords.begin(), verb.keywords.end(), choice) != verb.keywords.end();
        const bool isSaid = verb.help.name == "d" || isKeyword;
        offer(list, typed, choice,
              isSaid ? std::string(keywordMeaning(verb, choice)) : std::string());
    }
    const auto words = split(verb.help.usage, ' ');
    if (!verb.choices.empty() || place >= words.size())
        return;
    std::string said = words[place];
    said.erase(
        std::remove_if(said.begin(), said.end(), [](char c) { return c == '[' || c == ']'; }),
        said.end());
    const bool isOneOfSome = said.find('|') != std::string::npos;
    for (const auto& one : split(said, '|')) {
        if (one == "UNIT")
            offerUnits(list, typed, context);
        else if (one == "INCIDENT")
            offerIncidents(list, typed, context);
        else if (one == "p1..p5")
            offerPriorities(list, typed);
        else if (one == "KIND")
            offerKinds(list, verb.slots[place].slot, typed, context);
        else if (one == "PROTOCOL")
            offerProtocols(list, typed, context);
        else if (isOneOfSome && isUsageChoice(one))
            offer(list, typed, one, {});
    }
}

void offerSlot(List& list, const Verb& verb, Slot slot, std::string_view typed,
               const LineContext& context)
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
        offerHandoff(list, verb, typed, context);
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
    case Slot::Priority:
        offerPriorities(list, typed);
        return;
    case Slot::LevelNumber:
        offerLevels(list, typed);
        return;
    case Slot::NewUnit:
    case Slot::Plate:
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

// Which place it has among the slots, and so in the usage.
std::size_t slotIndexOf(const Verb& verb, Slot slot)
{
    const auto found = std::find_if(verb.slots.begin(), verb.slots.end(),
                                    [slot](const SlotRule& rule) { return rule.slot == slot; });
    return static_cast<std::size_t>(found - verb.slots.begin());
}

bool isRestBegun(const Verb& verb, const std::vector<LineToken>& words)
{
    return words.size() >= verb.slots.size();
}

// "ans 4482 weapon": what may be said of it.
void offerValues(List& list, const Verb& verb, const std::vector<LineToken>& words,
                 std::string_view typed)
{
    const bool isAsked =
        std::any_of(verb.slots.begin(), verb.slots.end(),
                    [](const SlotRule& rule) { return rule.slot == Slot::FactName; });
    const auto fact = isAsked && words.size() == 2 ? factFromWord(words.back().text) : std::nullopt;
    if (!fact)
        return;
    for (const auto value : factValues(*fact))
        offer(list, typed, asTyped(value), asTyped(factWord(*fact)));
    offer(list, typed, "unknown", "It was asked, and is not known");
    offer(list, typed, "unable", "It cannot be asked; why follows");
}

// "t:WEL": what the named thing could be, with its name before it.
void offerNamed(List& list, const FieldWord& field, const Verb& verb, std::string_view typed,
                const LineContext& context)
{
    List values;
    const std::string_view value = typed.substr(field.word.size());
    if (const auto slot = slotFor(field.field, verb))
        offerSlot(values, verb, *slot, value, context);
    for (Completion& one : values)
        list.push_back({std::string(field.word) + one.text, std::move(one.meaning)});
}

void offerWords(List& list, const Verb& verb, const std::vector<LineToken>& words,
                std::string_view typed, const LineContext& context)
{
    const auto left = slotsLeft(verb, words, context);
    offerValues(list, verb, words, typed);
    for (std::size_t at = 0; at < left.size(); ++at) {
        // Behind a rest nothing stands, and what a rest may be is offered in its turn alone.
        if (isRest(left[at]) && at > 0)
            break;
        offerSlot(list, verb, left[at], typed, context);
        const bool isRestOfOwn = left[at] == Slot::Reason && verb.choices.empty();
        if (left[at] == Slot::Word || (isRestOfOwn && !isRestBegun(verb, words)))
            offerChoices(list, verb, slotIndexOf(verb, left[at]), typed, context);
    }
    for (const auto& keyword : verb.keywords)
        offer(list, typed, keyword, std::string(keywordMeaning(verb, keyword)));
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
    // A unit first: once its verb is whole, the rest is that of any line.
    std::string turned;
    if (words.size() > 1 && lineToCursor.size() > words[1].end) {
        turned = verbFirst(lineToCursor, context);
        lineToCursor = turned;
        words = tokensOf(lineToCursor);
    }
    const bool isNewWord = lineToCursor.empty() || lineToCursor.back() == ' ';
    std::string typed;
    if (!isNewWord && !words.empty()) {
        typed = words.back().text;
        words.pop_back();
    }
    const Verb* verb = words.empty() ? nullptr : findVerb(words.front().text);
    if (words.empty()) {
        offerVerbs(list, typed);
    } else if (words.size() == 1 && isUnitFirst(words, 0, context)) {
        list = afterUnit(typed, context);
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
