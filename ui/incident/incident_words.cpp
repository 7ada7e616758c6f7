#include "ui/incident/incident_words.h"

#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"

#include <optional>
#include <QCoreApplication>
#include <vector>

namespace haven::ui {

namespace {

struct IncidentWordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::IncidentWords)
};

constexpr int kOneLineMax = 240;

} // namespace

QString oneLine(const std::string& text)
{
    const QString line = fromStd(text).simplified();
    if (line.size() <= kOneLineMax)
        return line;
    qsizetype cut = kOneLineMax;
    if (line.at(cut - 1).isHighSurrogate())
        --cut;
    return IncidentWordsTr::tr("%1 … (cut here, whole in the log)").arg(line.left(cut));
}

QString agentName(const State& state, const AgentId& agent)
{
    QString name = oneLine(nameOfAgent(state, agent));
    if (!name.isEmpty() && state.names.count(agent) == 0)
        name[0] = name.at(0).toUpper();
    return name;
}

QString spaced(std::string_view word)
{
    QString out;
    for (const char c : word) {
        const bool isUpper = c >= 'A' && c <= 'Z';
        if (isUpper && !out.isEmpty())
            out += u' ';
        out += c == '_' ? QChar(u' ') : QChar::fromLatin1(c).toLower();
    }
    return coreWord(out.toStdString());
}

namespace {

// What stands between the two; nothing where the text is not of that form.
std::optional<std::string_view> behind(std::string_view text, std::string_view start)
{
    return text.substr(0, start.size()) == start ? std::optional(text.substr(start.size()))
                                                 : std::nullopt;
}

// A fact as the core has it in the middle of a sentence, "self harm self injury".
QString phraseOf(std::string_view english)
{
    for (const Fact fact : allFacts()) {
        FactAnswer unable;
        unable.state = AskState::Unable;
        std::vector<FactAnswer> answers{askedNotKnown(), unable};
        for (const auto value : factValues(fact))
            answers.push_back(answered(value));
        for (const FactAnswer& answer : answers) {
            std::string sentence = factSentence(fact, answer);
            if (const auto colon = sentence.find(": "); colon != std::string::npos)
                sentence.erase(colon, 1);
            if (sentence != english)
                continue;
            const QString phrase = factPhrase(fact, answer);
            QString plain = phrase;
            // In English as it stands on the record.
            plain.replace(u'-', u' ');
            return plain == fromStd(sentence) ? plain : phrase;
        }
    }
    return coreSentence(english);
}

QString becauseOf(std::string_view text, LevelCause cause)
{
    constexpr std::string_view kNow = " is now ";
    constexpr std::string_view kLowers = " does not lower it without a person's reason";
    constexpr std::string_view kDecided = "; decided by: ";
    if (const auto corrected = behind(text, "answer corrected, ")) {
        const auto now = corrected->find(kNow);
        if (now != std::string_view::npos)
            return IncidentWordsTr::tr("answer corrected, %1 is now %2", "two answers to a fact")
                .arg(phraseOf(corrected->substr(0, now)),
                     phraseOf(corrected->substr(now + kNow.size())));
    }
    if (const auto joined = behind(text, "joined with ")) {
        const auto colon = joined->find(": ");
        if (colon != std::string_view::npos)
            return IncidentWordsTr::tr("joined with %1: %2", "an incident's number, why")
                .arg(oneLine(std::string(joined->substr(0, colon))),
                     becauseOf(joined->substr(colon + 2), cause));
    }
    if (const auto kept = behind(text, "kept: ")) {
        const auto lowers = kept->find(kLowers);
        if (lowers != std::string_view::npos) {
            const QString words =
                IncidentWordsTr::tr("kept: %1 does not lower it without a person's reason",
                                    "an answer to a fact")
                    .arg(phraseOf(kept->substr(0, lowers)));
            const auto decided = behind(kept->substr(lowers + kLowers.size()), kDecided);
            return decided ? IncidentWordsTr::tr("%1; decided by: %2", "why it stays, why it is so")
                                 .arg(words, becauseOf(*decided, LevelCause::ByAnswers))
                           : words;
        }
    }
    if (const auto lost = behind(text, "the caller was lost in the hand-off to "))
        return IncidentWordsTr::tr("the caller was lost in the hand-off to %1", "a name")
            .arg(oneLine(std::string(*lost)));
    return cause == LevelCause::ByPerson ? oneLine(std::string(text)) : phraseOf(text);
}

} // namespace

QString factPhrase(Fact fact, const FactAnswer& answer)
{
    const QString name = factLabel(fact).toLower();
    switch (answer.state) {
    case AskState::NotAsked:
        return IncidentWordsTr::tr("%1 not asked", "%1 is a fact").arg(name);
    case AskState::AskedNotKnown:
        return IncidentWordsTr::tr("%1 asked, not known", "%1 is a fact").arg(name);
    case AskState::Answered: {
        // Spanish has one word for self-harm and for self-injury.
        const QString value = spaced(answer.value);
        return value == name ? value
                             : IncidentWordsTr::tr("%1 %2", "a fact and its value: weapon in hand")
                                   .arg(name, value);
    }
    case AskState::Unable:
        return IncidentWordsTr::tr("%1 cannot be asked", "%1 is a fact").arg(name);
    }
    return {};
}

QString becauseLine(const LevelState& level)
{
    return becauseOf(level.because, level.cause);
}

QString levelName(int level)
{
    const auto named = levelFromNumber(level);
    if (!named)
        return {};
    switch (*named) {
    case Level::Routine:
        return IncidentWordsTr::tr("Routine");
    case Level::Moderate:
        return IncidentWordsTr::tr("Moderate");
    case Level::Urgent:
        return IncidentWordsTr::tr("Urgent");
    case Level::Emergency:
        return IncidentWordsTr::tr("Emergency");
    }
    return {};
}

QString dayText(const WallClock& clock, Instant at)
{
    return clock.dated(at).section(u' ', 0, 0);
}

QString placeText(const Location& location)
{
    const QString place = oneLine(location.text);
    if (location.detail.empty())
        return place;
    return IncidentWordsTr::tr("%1, %2", "a place and what is exact about it: apartment, floor")
        .arg(place, oneLine(location.detail));
}

QString restrictedNotice(WeaponSign weapon)
{
    switch (weapon) {
    case WeaponSign::None:
        return IncidentWordsTr::tr("This incident is restricted: only its title is shown.");
    case WeaponSign::Possible:
        return IncidentWordsTr::tr(
            "This incident is restricted: only its title is shown, and that a weapon is possible.");
    case WeaponSign::Answered:
        return IncidentWordsTr::tr(
            "This incident is restricted: only its title is shown, and that there is a weapon.");
    }
    return {};
}

QString priorityText(Priority priority)
{
    return QStringLiteral("P%1").arg(static_cast<int>(priority) + 1);
}

QString coreLine(std::string_view english)
{
    return oneLine(coreWord(english).toStdString());
}

QString coreSentence(std::string_view english)
{
    return oneLine(coreText(english).toStdString());
}

QString coreListLine(std::string_view english)
{
    return oneLine(coreList(english).toStdString());
}

QString typeLabel(const Codes& codes, const TypeCode& code)
{
    const IncidentType* type = codes.typeFor(code.value);
    return coreLine(type ? type->label : code.value);
}

} // namespace haven::ui
