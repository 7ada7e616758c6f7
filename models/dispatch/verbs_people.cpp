#include "models/base/text.h"
#include "models/dispatch/people_words.h"
#include "models/dispatch/verbs.h"

#include <algorithm>

// Who and what belongs to an incident: persons, vehicles, and that somebody has seen a caution.
namespace haven {

namespace {

constexpr const char* kPersonTakes =
    "INCIDENT person|caller|patient|suspect|victim|witness|rp|NUMBER [NAME] [born DAY] "
    "[tel NUMBER] [as ROLE] [looks WORDS]";
constexpr const char* kPersonExample =
    "per 4482 patient Ana Ruiz born 1990-04-02 tel 2035550191 looks red coat";
constexpr const char* kVehicleTakes =
    "INCIDENT involved|suspect|victim|witness|accident|NUMBER [PLATE [CT]] [state CT] [as ROLE] "
    "[looks WORDS]";
constexpr const char* kVehicleExample = "veh 4482 suspect AB12345 state CT looks gray van";

// What stands before the first of the names, and behind each of them.
struct NamedWords {
    std::string lead;
    std::map<std::string, std::string> named;

    std::optional<std::string> behind(const std::string& name) const
    {
        const auto found = named.find(name);
        return found == named.end() ? std::nullopt : std::optional(found->second);
    }
};

// Verbatim from the first token to the last; one that was quoted, without its quotes.
std::string wordsBetween(const std::string& text, const std::vector<LineToken>& tokens,
                         std::size_t from, std::size_t to)
{
    if (from >= to)
        return {};
    if (to - from == 1)
        return tokens[from].text;
    return text.substr(tokens[from].start, tokens[to - 1].end - tokens[from].start);
}

// "looks" takes all that follows. Errors: SlotMissing, for a name with nothing behind it.
Result<NamedWords> namedWordsOf(const std::string& text, const std::vector<std::string_view>& names,
                                const char* example)
{
    const auto tokens = tokensOf(text);
    NamedWords out;
    std::string current;
    std::size_t from = 0;
    const auto take = [&](std::size_t to) {
        const std::string words = wordsBetween(text, tokens, from, to);
        if (current.empty())
            out.lead = words;
        else
            out.named[current] = words;
    };
    for (std::size_t at = 0; at < tokens.size() && current != "looks"; ++at) {
        const std::string word = toLower(tokens[at].text);
        if (tokens[at].quoting != LineToken::Quoting::Bare ||
            std::find(names.begin(), names.end(), word) == names.end())
            continue;
        take(at);
        current = word;
        from = at + 1;
    }
    take(tokens.size());
    for (const auto& [name, words] : out.named) {
        if (words.empty())
            return refuse(RefusalCode::SlotMissing, name, std::string(example));
    }
    return out;
}

struct PlateRead {
    std::string plate;
    std::string state;
    std::string words; // what is no plate: how it looks
};

std::vector<std::string> plateWordsOf(std::string_view text)
{
    std::vector<std::string> out;
    for (std::string& word : split(text, ' ')) {
        if (!word.empty())
            out.push_back(std::move(word));
    }
    return out;
}

bool hasPlateDigit(const std::string& word)
{
    return std::any_of(word.begin(), word.end(), [](char c) { return isDigit(c); });
}

// "AB 12345", and neither "tan 4dr" nor "red 2014 Camry": a year is of a plate only where its state
// follows.
bool isPlateInTwo(const std::vector<std::string>& words)
{
    constexpr std::size_t kLettersMax = 3;
    if (words.size() < 2 || hasPlateDigit(words[0]) || words[0].size() > kLettersMax ||
        !isDigits(words[1]))
        return false;
    const std::string century = words[1].substr(0, 2);
    const bool isYear = words[1].size() == 4 && (century == "19" || century == "20");
    return !isYear || (words.size() > 2 && isStateWord(words[2]) && words[2] == toUpper(words[2]));
}

// Four states are words that a description goes on with: "AB12345 in lot" names no state, "AB12345
// IN" and "AB12345 IN gray van" do. Where all is typed in capitals, "AB12345 IN LOT" tells no more.
bool goesOnAsWords(const std::vector<std::string>& words, std::size_t at)
{
    static constexpr std::string_view kJoining = " IN ON OR OK ";
    if (at + 1 >= words.size() ||
        kJoining.find(" " + toUpper(words[at]) + " ") == std::string_view::npos)
        return false;
    const auto isCapital = [](const std::string& word) { return word == toUpper(word); };
    return !isCapital(words[at]) ||
           std::all_of(words.begin() + static_cast<std::ptrdiff_t>(at) + 1, words.end(), isCapital);
}

// "AB12345", "AB 12345 CT", "CT AB12345 black sedan", "plate AB12345", "black sedan": a plate that
// took the words along would be matched with nothing.
PlateRead plateRead(const std::string& lead)
{
    std::vector<std::string> words = plateWordsOf(lead);
    PlateRead out;
    if (words.size() > 1 && equalsIgnoringCase(words.front(), "plate"))
        words.erase(words.begin());
    if (words.size() > 1 && isStateWord(words.front()) && hasPlateDigit(words[1])) {
        out.state = toUpper(words.front());
        words.erase(words.begin());
    }
    if (words.empty())
        return out;
    std::size_t at = 1;
    std::string plate = words.front();
    if (isPlateInTwo(words))
        plate += words[at++];
    const bool isStateNext = at < words.size() && out.state.empty() && isStateWord(words[at]) &&
                             !goesOnAsWords(words, at);
    // "sedan in lot", "black or gray sedan": of a plate without a digit the state ends the words.
    const bool isWithState =
        isStateNext && words.size() == 2 && words.back() == toUpper(words.back());
    // One word alone may be anything that somebody has on a plate.
    if (hasPlateDigit(plate) || words.size() == 1 || isWithState) {
        out.plate = std::move(plate);
        if (isStateNext)
            out.state = toUpper(words[at++]);
    } else {
        at = 0;
    }
    words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
    out.words = joined(words, " ");
    return out;
}

void setTyped(std::string& field, const std::optional<std::string>& typed)
{
    if (typed)
        field = *typed;
}

// "2": the second of the incident, as its list numbers them. Nothing where it has no such.
template <class T>
const T* memberAt(const std::vector<T>& list, const std::string& word)
{
    const bool isNumber = isDigits(word) && word.size() <= 3;
    const std::size_t at = isNumber ? static_cast<std::size_t>(std::stoi(word)) : 0;
    return at > 0 && at <= list.size() ? &list[at - 1] : nullptr;
}

// Before the fields are put in: one that is there already, or a new one of the role.
// Errors: PersonNotFound, VehicleNotFound, WordUnexpected.
Result<Person> personMeant(const std::string& word, const Incident* incident)
{
    if (isDigits(word)) {
        const Person* known = incident ? memberAt(incident->persons, word) : nullptr;
        if (!known)
            return refuse(RefusalCode::PersonNotFound, word,
                          incident ? incident->number : std::string());
        return *known;
    }
    const auto role = personRoleFrom(word);
    if (!role)
        return refuse(RefusalCode::WordUnexpected, word, kPersonTakes, kPersonExample);
    Person person;
    person.role = *role;
    return person;
}

Result<Vehicle> vehicleMeant(const std::string& word, const Incident* incident)
{
    if (isDigits(word)) {
        const Vehicle* known = incident ? memberAt(incident->vehicles, word) : nullptr;
        if (!known)
            return refuse(RefusalCode::VehicleNotFound, word,
                          incident ? incident->number : std::string());
        return *known;
    }
    const auto role = vehicleRoleFrom(word);
    if (!role)
        return refuse(RefusalCode::WordUnexpected, word, kVehicleTakes, kVehicleExample);
    Vehicle vehicle;
    vehicle.role = *role;
    return vehicle;
}

Result<Command> buildPerson(const LineParts& parts, const LineContext& context)
{
    const auto id = incidentIn(parts, Slot::Incident, context);
    if (!id)
        return id.refusal();
    const auto words = namedWordsOf(parts.rest, {"born", "tel", "as", "looks"}, kPersonExample);
    if (!words)
        return words.refusal();
    const std::string word = toLower(wordOr(parts, Slot::Word));
    if (isDigits(word)) {
        if (auto refusal = refusedFirst(RecordPerson{*id, {}}, *id, context))
            return *std::move(refusal);
    }
    auto meant = personMeant(word, hotIncident(context.state, *id));
    if (!meant)
        return meant.refusal();
    RecordPerson command{*id, *std::move(meant)};
    if (const auto as = words->behind("as")) {
        const auto role = personRoleFrom(toLower(*as));
        if (!role)
            return refuse(RefusalCode::WordUnexpected, *as, kPersonTakes, kPersonExample);
        command.person.role = *role;
    }
    if (!words->lead.empty())
        command.person.name = words->lead;
    setTyped(command.person.born, words->behind("born"));
    setTyped(command.person.phone, words->behind("tel"));
    setTyped(command.person.description, words->behind("looks"));
    return Command(std::move(command));
}

Result<Command> buildVehicle(const LineParts& parts, const LineContext& context)
{
    const auto id = incidentIn(parts, Slot::Incident, context);
    if (!id)
        return id.refusal();
    const auto words = namedWordsOf(parts.rest, {"state", "as", "looks"}, kVehicleExample);
    if (!words)
        return words.refusal();
    const std::string word = toLower(wordOr(parts, Slot::Word));
    if (isDigits(word)) {
        if (auto refusal = refusedFirst(RecordVehicle{*id, {}}, *id, context))
            return *std::move(refusal);
    }
    auto meant = vehicleMeant(word, hotIncident(context.state, *id));
    if (!meant)
        return meant.refusal();
    RecordVehicle command{*id, *std::move(meant)};
    if (const auto as = words->behind("as")) {
        const auto role = vehicleRoleFrom(toLower(*as));
        if (!role)
            return refuse(RefusalCode::WordUnexpected, *as, kVehicleTakes, kVehicleExample);
        command.vehicle.role = *role;
    }
    const PlateRead read = plateRead(words->lead);
    std::vector<std::string> looks;
    if (!read.plate.empty())
        command.vehicle.plate = read.plate;
    if (!read.state.empty())
        command.vehicle.plateState = read.state;
    if (!read.words.empty())
        looks.push_back(read.words);
    if (const auto state = words->behind("state")) {
        // "state CT black sedan": what follows the state is how it looks.
        const auto blank = state->find(' ');
        command.vehicle.plateState = state->substr(0, blank);
        if (blank != std::string::npos)
            looks.emplace_back(trimmed(std::string_view(*state).substr(blank)));
    }
    if (const auto said = words->behind("looks"))
        looks.push_back(*said);
    if (!looks.empty())
        command.vehicle.description = joined(looks, ", ");
    return Command(std::move(command));
}

Result<Command> buildCautionSeen(const LineParts& parts, const LineContext& context)
{
    const std::string word = wordOr(parts, Slot::Word);
    if (!isDigits(word) || word.size() > 9)
        return refuse(RefusalCode::CautionNotFound, word);
    AcknowledgeCaution command;
    command.caution = CautionId(std::stoll(word));
    return about(parts, context, std::move(command));
}

} // namespace

std::vector<Verb> peopleVerbs()
{
    constexpr SlotRule kIncident{Slot::Incident, Need::Required};
    constexpr SlotRule kWord{Slot::Word, Need::Required};
    return {
        {{"per", "person", kPersonTakes, kPersonExample,
          "Add a person to the incident, or correct the one with that number"},
         {kIncident, kWord, {Slot::Reason, Need::Optional}},
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildPerson,
         {},
         personRoleTyped()},
        {{"veh", "vehicle", kVehicleTakes, kVehicleExample,
          "Add a vehicle to the incident, or correct the one with that number"},
         {kIncident, kWord, {Slot::Reason, Need::Optional}},
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildVehicle,
         {},
         vehicleRoleTyped()},
        {{"cauok", "cautionseen", "INCIDENT CAUTION", "cauok 4482 1",
          "You have read a caution of this incident"},
         {kIncident, kWord},
         {},
         Verb::Place::None,
         Verb::Extras::None,
         buildCautionSeen,
         {}},
    };
}

} // namespace haven
