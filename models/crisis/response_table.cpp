#include "models/crisis/response_table.h"

#include "models/base/text.h"
#include "models/crisis/json_reader.h"

#include <algorithm>

namespace haven {

namespace {

using Json = JsonReader::Json;

constexpr int kMinutesMax = 24 * 60;
constexpr std::size_t kSentenceMax = 200;

// "PhoneOrStaged" -> "phone-or-staged": the spelling of the files.
std::string dashed(std::string_view name)
{
    std::string word;
    for (const char letter : name) {
        const bool isCapital = letter >= 'A' && letter <= 'Z';
        if (isCapital && !word.empty())
            word += '-';
        word += isCapital ? static_cast<char>(letter - 'A' + 'a') : letter;
    }
    return word;
}

template <class E>
std::optional<E> fromDashed(std::string_view word)
{
    const auto& names = enumNames(E{});
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (dashed(names[i]) == word)
            return static_cast<E>(i);
    }
    return std::nullopt;
}

class ResponseParser final
{
public:
    ResponseTable read(std::string_view text)
    {
        const auto json = m_in.parse(text);
        if (!json)
            return m_out;
        m_in.allowKeys(*json, "", {"version", "levels", "steps", "clinicianLevels", "notSent"});
        readLevels(*json);
        readSteps(*json);
        readClinicianLevels(*json);
        readReasons(*json);
        if (!m_in.isBroken())
            checkWhole();
        return m_out;
    }
    const std::string& fault() const { return m_in.fault(); }

private:
    std::optional<Span> span(const Json& row, const std::string& path, const char* key, Span unit)
    {
        const auto count = m_in.number(row, path, key);
        if (!count)
            return std::nullopt;
        if (*count < 0 || *count > kMinutesMax)
            m_in.fail(jsonPath(path, key), "must be 0 to " + std::to_string(kMinutesMax));
        return Span{unit.ms * *count};
    }

    Level level(const Json& row, const std::string& path)
    {
        const auto found = levelFromNumber(m_in.number(row, path, "level").value_or(0));
        if (!found)
            m_in.fail(jsonPath(path, "level"), "must be 1 to 4");
        return found.value_or(Level::Urgent);
    }

    void readLevels(const Json& json)
    {
        std::array<bool, 4> seen{};
        const auto& rows = m_in.array(json, "", "levels");
        for (std::size_t i = 0; i < rows.size(); ++i) {
            const std::string path = jsonPath("", "levels", i);
            m_in.allowKeys(rows[i], path,
                           {"level", "assignMinutes", "onSceneMinutes", "onSceneYouthMinutes",
                            "answeredSeconds", "recheckMinutes"});
            const auto index = static_cast<std::size_t>(level(rows[i], path));
            if (seen[index])
                m_in.fail(path, "this level has a row already");
            seen[index] = true;
            LevelTerms& terms = m_out.levels[index];
            const Span minute = Span::minutes(1);
            terms.assignWithin = span(rows[i], path, "assignMinutes", minute).value_or(Span{});
            terms.onSceneWithin = span(rows[i], path, "onSceneMinutes", minute);
            terms.onSceneYouthWithin = span(rows[i], path, "onSceneYouthMinutes", minute);
            terms.answeredWithin = span(rows[i], path, "answeredSeconds", Span::seconds(1));
            terms.recheckEvery = span(rows[i], path, "recheckMinutes", minute).value_or(Span{});
            if (terms.recheckEvery.ms <= 0)
                m_in.fail(jsonPath(path, "recheckMinutes"), "must be at least 1");
        }
        if (rows.size() != seen.size())
            m_in.fail("levels", "needs a row for each of the four levels");
    }

    template <class E>
    E word(const Json& row, const std::string& path, const char* key)
    {
        const std::string text = m_in.text(row, path, key);
        const auto found = fromDashed<E>(text);
        if (!found)
            m_in.fail(jsonPath(path, key), "does not know " + text);
        return found.value_or(E{});
    }

    std::string sentence(const Json& row, const std::string& path, const char* key)
    {
        std::string text = m_in.text(row, path, key);
        if (text.empty() || text.size() > kSentenceMax || !isStorableText(text))
            m_in.fail(jsonPath(path, key),
                      "must be one sentence of at most " + std::to_string(kSentenceMax) + " bytes");
        return text;
    }

    void readSteps(const Json& json)
    {
        const auto& rows = m_in.array(json, "", "steps");
        if (rows.size() > kResponseRowsMax)
            m_in.fail("steps", "has more than " + std::to_string(kResponseRowsMax) + " rows");
        for (std::size_t i = 0; i < rows.size() && !m_in.isBroken(); ++i) {
            const std::string path = jsonPath("", "steps", i);
            m_in.allowKeys(rows[i], path, {"level", "lead", "age", "who", "how", "why"});
            ResponseRow row;
            row.level = level(rows[i], path);
            if (const std::string lead = m_in.textOr(rows[i], path, "lead"); !lead.empty()) {
                row.lead = enumFromName<Lead>(lead);
                if (!row.lead)
                    m_in.fail(jsonPath(path, "lead"), "does not know " + lead);
            }
            if (const std::string age = m_in.textOr(rows[i], path, "age"); !age.empty())
                row.age = word<ResponseAge>(rows[i], path, "age");
            row.who = word<ResponseWho>(rows[i], path, "who");
            row.how = word<ResponseHow>(rows[i], path, "how");
            row.why = sentence(rows[i], path, "why");
            m_out.rows.push_back(std::move(row));
        }
    }

    void readClinicianLevels(const Json& json)
    {
        m_out.clinicianLevels.clear();
        const auto& levels = m_in.array(json, "", "clinicianLevels");
        for (std::size_t i = 0; i < levels.size(); ++i) {
            const auto found = levels[i].is_number_integer() ? levelFromNumber(levels[i].get<int>())
                                                             : std::nullopt;
            if (!found)
                m_in.fail(jsonPath("", "clinicianLevels", i), "must be 1 to 4");
            else
                m_out.clinicianLevels.push_back(*found);
        }
    }

    void readReasons(const Json& json)
    {
        const auto& rows = m_in.array(json, "", "notSent");
        if (rows.size() > kNotSentMax)
            m_in.fail("notSent", "has more than " + std::to_string(kNotSentMax) + " rows");
        for (std::size_t i = 0; i < rows.size() && !m_in.isBroken(); ++i) {
            const std::string path = jsonPath("", "notSent", i);
            m_in.allowKeys(rows[i], path, {"code", "words", "needsText"});
            NotSentReason reason;
            reason.code = m_in.text(rows[i], path, "code");
            const bool isWord = !reason.code.empty() && reason.code.size() <= 32 &&
                                std::all_of(reason.code.begin(), reason.code.end(), [](char c) {
                                    return (c >= 'a' && c <= 'z') || c == '_';
                                });
            if (!isWord)
                m_in.fail(jsonPath(path, "code"), "takes small letters and _ alone");
            if (m_out.reasonFor(reason.code))
                m_in.fail(jsonPath(path, "code"), reason.code + " is there already");
            reason.words = sentence(rows[i], path, "words");
            if (m_in.yesNo(rows[i], path, "needsText").value_or(false))
                reason.text = NotSentReason::Text::Needed;
            m_out.notSent.push_back(std::move(reason));
        }
        for (const auto code : {kNotSentOther, kNotSentDeclined, kNotSentOver}) {
            if (!m_in.isBroken() && !m_out.reasonFor(code))
                m_in.fail("notSent", "needs the code " + std::string(code));
        }
    }

    // The rules of the field that no file changes.
    void checkWhole()
    {
        for (const Level one : {Level::Urgent, Level::Emergency}) {
            for (std::size_t i = 0; i < enumNames(Lead{}).size(); ++i)
                checkFirst(one, static_cast<Lead>(i));
        }
        for (const auto& row : m_out.rows) {
            const bool isFirstIn = row.level == Level::Emergency &&
                                   row.who != ResponseWho::Police && row.who != ResponseWho::Ems &&
                                   row.who != ResponseWho::Fire && row.how == ResponseHow::AtOnce;
            if (isFirstIn)
                m_in.fail("steps", whoWord(row.who) + " is never first in at level 4");
        }
    }

    void checkFirst(Level level, Lead lead)
    {
        const auto first =
            std::find_if(m_out.rows.begin(), m_out.rows.end(), [&](const ResponseRow& row) {
                return row.level == level && row.age == ResponseAge::Any &&
                       (!row.lead || row.lead == lead);
            });
        if (first != m_out.rows.end() && first->who != ResponseWho::Police &&
            first->who != ResponseWho::Ems)
            m_in.fail("steps", "level " + std::to_string(levelNumber(level)) +
                                   " must begin with police or ems");
    }

    JsonReader m_in;
    ResponseTable m_out;
};

bool hasRows(const ResponseTable& table, Level level, Lead lead)
{
    return std::any_of(table.rows.begin(), table.rows.end(), [&](const ResponseRow& row) {
        return row.level == level && (!row.lead || row.lead == lead);
    });
}

} // namespace

ResponseTable::ResponseTable()
{
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const auto level = static_cast<Level>(i);
        const LevelTargets adult = haven::targetsFor(level, Answers{});
        const LevelTargets youth = haven::targetsFor(level, {{Fact::AgeGroup, answered("youth")}});
        levels[i] = {adult.assignWithin, adult.onSceneWithin, youth.onSceneWithin,
                     adult.answeredWithin, adult.recheckEvery};
    }
}

const LevelTerms& ResponseTable::termsOf(Level level) const
{
    return levels[static_cast<std::size_t>(level)];
}

const NotSentReason* ResponseTable::reasonFor(std::string_view code) const
{
    const auto found = std::find_if(notSent.begin(), notSent.end(),
                                    [&](const NotSentReason& one) { return one.code == code; });
    return found == notSent.end() ? nullptr : &*found;
}

Result<ResponseTable> parseResponseTable(std::string_view text, std::string_view fileName)
{
    ResponseParser parser;
    ResponseTable table = parser.read(text);
    if (!parser.fault().empty())
        return refuse(RefusalCode::ResponseMalformed, std::string(fileName), parser.fault());
    return table;
}

std::vector<std::string> lintResponseTable(const ResponseTable& table)
{
    struct Way {
        Level level;
        Lead lead;
    };
    // Who leads at each level by levelFor(), and no other pair.
    constexpr Way kWays[] = {
        {Level::Emergency, Lead::Police},      {Level::Emergency, Lead::Medical},
        {Level::Urgent, Lead::CoResponse},     {Level::Urgent, Lead::Medical},
        {Level::Moderate, Lead::MobileCrisis}, {Level::Routine, Lead::Phone}};
    std::vector<std::string> found;
    for (const auto& way : kWays) {
        if (!hasRows(table, way.level, way.lead))
            found.push_back("level " + std::to_string(levelNumber(way.level)) + " led by " +
                            std::string(enumName(way.lead)) + " has nobody who goes");
    }
    for (std::size_t i = 1; i < table.levels.size(); ++i) {
        if (table.levels[i].recheckEvery > table.levels[i - 1].recheckEvery)
            found.push_back("level " + std::to_string(i + 1) +
                            " is looked at less often than the level below it");
        if (table.levels[i].assignWithin > table.levels[i - 1].assignWithin)
            found.push_back("level " + std::to_string(i + 1) +
                            " is assigned later than the level below it");
    }
    if (table.clinicianLevels.empty())
        found.push_back("no level is one for a clinician, so no unmet need is counted");
    for (const auto& row : table.rows) {
        if (row.why.empty() || row.why.back() != '.')
            found.push_back("the reason “" + row.why + "” does not end with a full stop");
    }
    return found;
}

LevelTargets targetsFor(const ResponseTable& table, Level level, const Answers& answers)
{
    const LevelTerms& terms = table.termsOf(level);
    const auto onScene = isYouth(answers) && terms.onSceneYouthWithin ? terms.onSceneYouthWithin
                                                                      : terms.onSceneWithin;
    return {terms.assignWithin, onScene, terms.answeredWithin, terms.recheckEvery};
}

std::string whoWord(ResponseWho who)
{
    return dashed(enumName(who));
}

std::string howWord(ResponseHow how)
{
    return dashed(enumName(how));
}

std::string whoWords(ResponseWho who)
{
    switch (who) {
    case ResponseWho::Police:
        return "Police";
    case ResponseWho::Ems:
        return "EMS";
    case ResponseWho::Fire:
        return "Fire";
    case ResponseWho::Clinician:
        return "Clinician";
    case ResponseWho::MobileCrisis:
        return "Mobile crisis";
    case ResponseWho::Program:
        return "Program";
    case ResponseWho::CrisisLine:
        return "Crisis line";
    }
    return {};
}

std::string howWords(ResponseHow how)
{
    switch (how) {
    case ResponseHow::AtOnce:
        return "at once";
    case ResponseHow::Together:
        return "together";
    case ResponseHow::Staged:
        return "staged";
    case ResponseHow::PhoneOrStaged:
        return "by telephone or staged";
    case ResponseHow::Standby:
        return "on standby";
    case ResponseHow::WarmTransfer:
        return "by warm transfer";
    case ResponseHow::ByPhone:
        return "by telephone as well";
    case ResponseHow::IfAsked:
        return "if the caller asks";
    }
    return {};
}

} // namespace haven
