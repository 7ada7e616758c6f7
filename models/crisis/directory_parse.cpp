#include "models/base/json_text.h"
#include "models/base/text.h"
#include "models/crisis/directory.h"
#include "models/crisis/json_reader.h"

#include <algorithm>
#include <set>

namespace haven {

namespace {

constexpr LocalDay kAnyDay{2000, 1, 1}; // only whether a day is one is asked of it
constexpr int kOrderMax = 1000;

bool isEntryWord(std::string_view text)
{
    constexpr std::size_t kMost = 40;
    return !text.empty() && text.size() <= kMost &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-'; });
}

// One line that a terminal shows as it is.
bool isPlainLine(std::string_view text)
{
    return text.size() <= kDirectoryTextMax && isStorableText(text) &&
           std::none_of(text.begin(), text.end(),
                        [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7f; });
}

std::optional<int> ageFrom(std::string_view text)
{
    if (!isDigits(text) || text.size() > 3 || std::stoi(std::string(text)) > kDirectoryAgeMax)
        return std::nullopt;
    return std::stoi(std::string(text));
}

// "unknown", "all", "18+", "0-17", each with ", 18 in school" where it says so.
std::optional<DirectoryAges> agesFrom(std::string_view text)
{
    constexpr std::string_view kInSchool = " in school";
    DirectoryAges ages;
    ages.text = std::string(text);
    if (text == "unknown")
        return ages;
    ages.isKnown = true;
    const auto comma = text.find(',');
    if (comma != std::string_view::npos) {
        const std::string_view rest = trimmed(text.substr(comma + 1));
        if (rest.size() <= kInSchool.size() ||
            rest.substr(rest.size() - kInSchool.size()) != kInSchool)
            return std::nullopt;
        ages.toInSchool = ageFrom(rest.substr(0, rest.size() - kInSchool.size()));
        if (!ages.toInSchool)
            return std::nullopt;
        text = trimmed(text.substr(0, comma));
    }
    if (text == "all")
        return ages.toInSchool ? std::nullopt : std::optional(ages);
    const auto dash = text.find('-');
    const bool isOpen = !text.empty() && text.back() == '+';
    const auto from = ageFrom(text.substr(0, isOpen ? text.size() - 1 : dash));
    const auto to = isOpen                           ? std::optional(kDirectoryAgeMax)
                    : dash == std::string_view::npos ? std::nullopt
                                                     : ageFrom(text.substr(dash + 1));
    if (!from || !to || *from > *to || (ages.toInSchool && *ages.toInSchool <= *to))
        return std::nullopt;
    ages.from = *from;
    ages.to = *to;
    return ages;
}

// "none", "signed 2026-01-05", "signed 2026-01-05 to 2027-01-05".
std::optional<DirectoryAgreement> agreementFrom(std::string_view text)
{
    if (text.empty())
        return DirectoryAgreement{};
    if (text == "none")
        return DirectoryAgreement{AgreementState::NoAgreement, {}, {}};
    const auto words = split(text, ' ');
    const bool hasEnd = words.size() == 4 && words[2] == "to";
    if (words.front() != "signed" || (words.size() != 2 && !hasEnd) ||
        !daysSince(words[1], kAnyDay))
        return std::nullopt;
    if (hasEnd && (!daysSince(words[3], kAnyDay) || words[3] < words[1]))
        return std::nullopt;
    return DirectoryAgreement{AgreementState::Signed, words[1], hasEnd ? words[3] : std::string()};
}

bool isAsOf(const std::string& text)
{
    const std::string day = text.size() == 4   ? text + "-01-01"
                            : text.size() == 7 ? text + "-01"
                                               : text;
    return daysSince(day, kAnyDay).has_value();
}

class DirectoryParser final
{
public:
    explicit DirectoryParser(const std::vector<std::string>& towns) : m_towns(towns) {}
    DirectoryEntry read(const Json& json);
    const std::string& fault() const { return m_in.fault(); }

private:
    void readReach(const Json& json);
    void readScope(const Json& json);
    void readTerms(const Json& json);
    void readSource(const Json& json);
    std::string line(const Json& json, const char* key);
    std::vector<std::string> lines(const Json& json, const char* key);
    std::string townAt(const std::string& path, const std::string& word);
    void checkWhole();

    const std::vector<std::string>& m_towns;
    JsonReader m_in;
    DirectoryEntry m_out;
};

DirectoryEntry DirectoryParser::read(const Json& json)
{
    m_in.allowKeys(json, "",
                   {"id", "kind", "name", "phones", "via", "hours", "ages", "towns", "at",
                    "capabilities", "agreement", "capacity", "order", "notes", "source", "asOf",
                    "checkedOn"});
    m_out.id = m_in.text(json, "", "id");
    if (!isEntryWord(m_out.id))
        m_in.fail("id", "small letters, digits and hyphens are needed, at most 40");
    const std::string kind = m_in.text(json, "", "kind");
    if (const auto known = kindFromWord(kind))
        m_out.kind = *known;
    else
        m_in.fail("kind", "there is no kind " + kind + "; the kinds are: " + directoryKindWords());
    m_out.name = line(json, "name");
    if (m_out.name.empty())
        m_in.fail("name", "a text is needed");
    readReach(json);
    readScope(json);
    readTerms(json);
    readSource(json);
    checkWhole();
    return std::move(m_out);
}

void DirectoryParser::readReach(const Json& json)
{
    constexpr std::string_view kPress = " press ";
    for (const std::string& text : lines(json, "phones")) {
        DirectoryPhone phone;
        const auto press = text.find(kPress);
        if (press != std::string::npos)
            phone.press = std::string(trimmed(text.substr(press + kPress.size())));
        const auto number = phoneNumberFrom(text.substr(0, press));
        if (number)
            phone.number = *number;
        else
            m_in.fail("phones", "“" + text + "” is no phone number to call from here");
        m_out.phones.push_back(std::move(phone));
    }
    m_out.via = line(json, "via");
    if (!m_out.via.empty() && m_out.via == m_out.id)
        m_in.fail("via", "it cannot be reached through itself");
    const HoursRead hours = readHours(line(json, "hours"));
    m_out.hours = hours.hours;
    if (!hours.wrong.empty())
        m_in.fail("hours", hours.wrong);
}

void DirectoryParser::readScope(const Json& json)
{
    const std::string ages = line(json, "ages");
    if (const auto read = agesFrom(ages))
        m_out.ages = *read;
    else
        m_in.fail("ages", "“" + ages + "” is none of: all, unknown, 18+, 0-17, 0-17, 18 in school");
    m_out.at = line(json, "at");
    if (!m_out.at.empty())
        m_out.at = townAt("at", m_out.at);
    if (!json.is_object() || !json.contains("towns") || !json["towns"].is_array()) {
        const std::string word = line(json, "towns");
        if (word == "all")
            m_out.townScope = TownScope::WholeState;
        else if (word != "unknown")
            m_in.fail("towns", "a list of towns, all, or unknown is needed");
        return;
    }
    m_out.townScope = TownScope::Listed;
    for (const std::string& word : m_in.texts(json, "", "towns")) {
        const std::string town = townAt("towns", word);
        if (std::find(m_out.towns.begin(), m_out.towns.end(), town) != m_out.towns.end())
            m_in.fail("towns", town + " is there twice");
        m_out.towns.push_back(town);
    }
    if (m_out.towns.empty())
        m_in.fail("towns", "an empty list serves nobody");
}

void DirectoryParser::readTerms(const Json& json)
{
    m_out.capabilities = lines(json, "capabilities");
    for (const std::string& word : m_out.capabilities) {
        if (!isEntryWord(word))
            m_in.fail("capabilities", "“" + word + "” is not small letters, digits and hyphens");
    }
    const std::string agreement = line(json, "agreement");
    if (const auto read = agreementFrom(agreement))
        m_out.agreement = *read;
    else
        m_in.fail("agreement", "none, or signed YYYY-MM-DD [to YYYY-MM-DD] is needed");
    m_out.capacity = m_in.number(json, "", "capacity");
    if (m_out.capacity && *m_out.capacity < 1)
        m_in.fail("capacity", "a number from 1 on is needed");
    m_out.order = m_in.number(json, "", "order").value_or(m_out.order);
    if (m_out.order < 1 || m_out.order > kOrderMax)
        m_in.fail("order", "1 to " + std::to_string(kOrderMax) + " is needed");
    m_out.notes = lines(json, "notes");
}

void DirectoryParser::readSource(const Json& json)
{
    m_out.source = line(json, "source");
    if (m_out.source.empty())
        m_in.fail("source", "who says so is needed");
    m_out.asOf = line(json, "asOf");
    if (!m_out.asOf.empty() && !isAsOf(m_out.asOf))
        m_in.fail("asOf", "YYYY, YYYY-MM or YYYY-MM-DD is needed");
    m_out.checkedOn = line(json, "checkedOn");
    if (!m_out.checkedOn.empty() && !daysSince(m_out.checkedOn, kAnyDay))
        m_in.fail("checkedOn", "a day as YYYY-MM-DD is needed");
    if (m_out.asOf.empty() && m_out.checkedOn.empty())
        m_in.fail("asOf", "a day is needed: of the source, or of the check");
}

void DirectoryParser::checkWhole()
{
    if (m_out.kind == DirectoryKind::CrisisLine && m_out.phones.empty())
        m_in.fail("phones", "a crisis line needs a number");
}

std::string DirectoryParser::line(const Json& json, const char* key)
{
    const std::string text = m_in.textOr(json, "", key);
    if (!isPlainLine(text))
        m_in.fail(key,
                  "one line of at most " + std::to_string(kDirectoryTextMax) + " bytes is needed");
    return std::string(trimmed(text));
}

std::vector<std::string> DirectoryParser::lines(const Json& json, const char* key)
{
    auto texts = m_in.texts(json, "", key);
    if (texts.size() > kDirectoryListMax)
        m_in.fail(key, "at most " + std::to_string(kDirectoryListMax) + " are taken");
    for (std::string& text : texts) {
        if (!isPlainLine(text))
            m_in.fail(key, "lines of at most " + std::to_string(kDirectoryTextMax) +
                               " bytes are needed");
        text = std::string(trimmed(text));
    }
    return texts;
}

std::string DirectoryParser::townAt(const std::string& path, const std::string& word)
{
    for (const std::string& town : m_towns) {
        if (equalsIgnoringCase(town, trimmed(word)))
            return town;
    }
    m_in.fail(path, "there is no town “" + std::string(clipped(word, kDirectoryTextMax)) + "”");
    return word;
}

Json jsonOf(const DirectoryEntry& entry)
{
    Json json = {{"id", entry.id},        {"kind", kindWord(entry.kind)}, {"name", entry.name},
                 {"order", entry.order},  {"hours", entry.hours.text},    {"ages", entry.ages.text},
                 {"source", entry.source}};
    const auto put = [&json](const char* key, const std::string& text) {
        if (!text.empty())
            json[key] = text;
    };
    put("via", entry.via);
    put("at", entry.at);
    put("asOf", entry.asOf);
    put("checkedOn", entry.checkedOn);
    for (const auto& phone : entry.phones)
        json["phones"].push_back(phone.press.empty() ? phone.number
                                                     : phone.number + " press " + phone.press);
    if (entry.townScope == TownScope::Listed)
        json["towns"] = entry.towns;
    else
        json["towns"] = entry.townScope == TownScope::WholeState ? "all" : "unknown";
    if (!entry.capabilities.empty())
        json["capabilities"] = entry.capabilities;
    if (!entry.notes.empty())
        json["notes"] = entry.notes;
    if (entry.capacity)
        json["capacity"] = *entry.capacity;
    if (entry.agreement.state == AgreementState::NoAgreement)
        json["agreement"] = "none";
    if (entry.agreement.state == AgreementState::Signed)
        json["agreement"] =
            "signed " + entry.agreement.signedOn +
            (entry.agreement.endsOn.empty() ? std::string() : " to " + entry.agreement.endsOn);
    return json;
}

} // namespace

Result<DirectoryRead> parseDirectory(std::string_view json, std::string_view fileName,
                                     const std::vector<std::string>& towns)
{
    JsonLimits limits;
    limits.bytesMax = kDirectoryBytesMax;
    limits.depthMax = 8;
    const auto text = readJsonText(json, fileName, limits);
    if (!text)
        return text.refusal();
    const auto malformed = [&](const std::string& line, const std::string& why) {
        return refuse(RefusalCode::FileMalformed, std::string(fileName), line, "1", why);
    };
    if (!text->repeatedKeys.empty()) {
        const RepeatedKey& twice = text->repeatedKeys.front();
        return malformed(std::to_string(twice.line), "\"" + twice.key + "\" is there twice");
    }
    const Json& root = text->value;
    if (!root.is_object() || root.size() != 1 || !root.contains("entries") ||
        !root["entries"].is_array())
        return malformed("1", "it needs \"entries\", a list, and nothing else");
    const Json& list = root["entries"];
    if (list.size() > kDirectoryEntriesMax)
        return malformed("1",
                         "at most " + std::to_string(kDirectoryEntriesMax) + " entries are taken");
    DirectoryRead read;
    std::set<std::string> ids;
    for (std::size_t i = 0; i < list.size(); ++i) {
        DirectoryParser parser(towns);
        DirectoryEntry entry = parser.read(list[i]);
        const std::string id = isEntryWord(entry.id) ? entry.id : "?";
        if (!parser.fault().empty())
            read.faults.push_back({i, id, parser.fault()});
        else if (!ids.insert(entry.id).second)
            read.faults.push_back({i, id, "id: it is there twice"});
        else
            read.entries.push_back(std::move(entry));
    }
    return read;
}

std::string directoryText(const std::vector<DirectoryEntry>& entries)
{
    Json all = Json::array();
    for (const DirectoryEntry& entry : entries)
        all.push_back(jsonOf(entry));
    return Json{{"entries", all}}.dump(2) + "\n";
}

} // namespace haven
