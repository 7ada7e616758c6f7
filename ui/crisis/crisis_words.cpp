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

} // namespace haven::ui
