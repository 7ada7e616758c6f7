#include "ui/crisis/crisis_words.h"

#include <algorithm>
#include <QCoreApplication>

namespace haven::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::CrisisWords)
};

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

} // namespace

QString factLabel(Fact fact)
{
    switch (fact) {
    case Fact::Weapon:
        return Words::tr("Weapon");
    case Fact::Violence:
        return Words::tr("Violence");
    case Fact::SelfHarm:
        return Words::tr("Self-harm");
    case Fact::Injury:
        return Words::tr("Injury");
    case Fact::AgeGroup:
        return Words::tr("Age group");
    case Fact::Intoxication:
        return Words::tr("Intoxication");
    case Fact::Alone:
        return Words::tr("Alone");
    case Fact::ThirdPartyCaller:
        return Words::tr("Somebody else called");
    case Fact::ContactConfirmed:
        return Words::tr("Contact made");
    case Fact::MedicalDanger:
        return Words::tr("Medical danger");
    case Fact::Standoff:
        return Words::tr("Standoff");
    case Fact::ImmediateDanger:
        return Words::tr("Others in danger");
    case Fact::Psychosis:
        return Words::tr("Psychosis");
    case Fact::DangerousPlace:
        return Words::tr("Dangerous place");
    case Fact::ViolenceHistory:
        return Words::tr("Violence before");
    case Fact::CannotCareForSelf:
        return Words::tr("Cannot care for self");
    case Fact::OffMedication:
        return Words::tr("Off medication");
    case Fact::SupportOnly:
        return Words::tr("Support only");
    }
    return {};
}

QString answerText(const FactAnswer& answer)
{
    switch (answer.state) {
    case AskState::NotAsked:
        return Words::tr("not asked");
    case AskState::AskedNotKnown:
        return Words::tr("asked, not known");
    case AskState::Answered: {
        QString words = qt(answer.value);
        return words.replace(u'_', u' ');
    }
    case AskState::Unable:
        return Words::tr("cannot be asked: %1", "the reason").arg(qt(answer.reason));
    }
    return {};
}

QString outcomeText(const StepOutcome& outcome)
{
    switch (outcome.kind) {
    case StepOutcomeKind::Done:
        return {};
    case StepOutcomeKind::Answered:
        return qt(outcome.answer);
    case StepOutcomeKind::Cannot:
        return Words::tr("Cannot: %1", "the reason").arg(qt(outcome.reason));
    case StepOutcomeKind::NotNeeded:
        return Words::tr("Not needed: %1", "the reason").arg(qt(outcome.reason));
    }
    return {};
}

QString personName(const State& state, const AgentId& agent)
{
    const auto found = std::find_if(state.signOns.begin(), state.signOns.end(),
                                    [&](const auto& one) { return one.second.agent == agent; });
    return found == state.signOns.end() || found->second.name.empty() ? qt(agent.value)
                                                                      : qt(found->second.name);
}

FlagMark flagMarkOf(Flag flag)
{
    switch (flag) {
    case Flag::Unknown:
        return FlagMark::Unknown;
    case Flag::No:
        return FlagMark::No;
    case Flag::Possible:
        return FlagMark::Possible;
    case Flag::Yes:
        return FlagMark::Yes;
    }
    return FlagMark::Unknown;
}

Asked askedMarkOf(haven::Asked asked)
{
    return asked == haven::Asked::Done ? Asked::Yes : Asked::No;
}

QString levelWords(int level, haven::Asked asked, const std::string& because)
{
    if (asked == haven::Asked::NotYet && because == "not yet asked")
        return Words::tr("%1, not yet asked", "a level").arg(level);
    switch (level) {
    case 1:
        return Words::tr("1 routine");
    case 2:
        return Words::tr("2 moderate");
    case 3:
        return Words::tr("3 urgent");
    case 4:
        return Words::tr("4 emergency");
    default:
        return {};
    }
}

QString ageText(Span age)
{
    const qint64 minutes = std::max<qint64>(0, age.wholeSeconds()) / 60;
    if (minutes < 1)
        return Words::tr("now", "the age of an answer: under a minute");
    if (minutes < 60)
        return Words::tr("%1 min").arg(minutes);
    return Words::tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar(u'0'));
}

} // namespace haven::ui
