#include "ui/incident/incident_words.h"

#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>

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

QString factPhrase(Fact fact, const FactAnswer& answer)
{
    const QString name = factLabel(fact).toLower();
    switch (answer.state) {
    case AskState::NotAsked:
        return IncidentWordsTr::tr("%1 not asked", "%1 is a fact").arg(name);
    case AskState::AskedNotKnown:
        return IncidentWordsTr::tr("%1 asked, not known", "%1 is a fact").arg(name);
    case AskState::Answered:
        return IncidentWordsTr::tr("%1 %2", "a fact and its value: weapon in hand")
            .arg(name, spaced(answer.value));
    case AskState::Unable:
        return IncidentWordsTr::tr("%1 cannot be asked", "%1 is a fact").arg(name);
    }
    return {};
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
