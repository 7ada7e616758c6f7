#include "ui/crisis/crisis_words.h"

#include "models/dispatch/alarm_words.h"
#include "models/dispatch/clinician_need.h"
#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"

#include <algorithm>
#include <QCoreApplication>

namespace haven::ui {

namespace {

struct CrisisWordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::CrisisWords)
};

} // namespace

QString answerText(const FactAnswer& answer)
{
    switch (answer.state) {
    case AskState::NotAsked:
        return CrisisWordsTr::tr("not asked");
    case AskState::AskedNotKnown:
        return CrisisWordsTr::tr("asked, not known");
    case AskState::Answered: {
        QString words = fromStd(answer.value);
        return coreWord(words.replace(u'_', u' ').toStdString());
    }
    case AskState::Unable:
        return CrisisWordsTr::tr("cannot be asked: %1", "the reason").arg(fromStd(answer.reason));
    }
    return {};
}

QString possibleWeaponText(const PossibleWeapon& weapon, const FactAnswer& answer)
{
    const QString words = fromStd(weapon.words).simplified();
    if (words.isEmpty())
        return CrisisWordsTr::tr("possible weapon, %1", "an answer").arg(answerText(answer));
    return CrisisWordsTr::tr("possible weapon “%1”, %2", "words of a note, an answer")
        .arg(words, answerText(answer));
}

namespace {

QString plainOutcome(const StepOutcome& outcome)
{
    switch (outcome.kind) {
    case StepOutcomeKind::Done:
        return {};
    case StepOutcomeKind::Answered:
        return fromStd(outcome.answer);
    case StepOutcomeKind::Cannot:
        return CrisisWordsTr::tr("Cannot: %1", "the reason").arg(fromStd(outcome.reason));
    case StepOutcomeKind::NotNeeded:
        return CrisisWordsTr::tr("Not needed: %1", "the reason").arg(fromStd(outcome.reason));
    }
    return {};
}

} // namespace

QString outcomeText(const StepOutcome& outcome)
{
    const QString plain = plainOutcome(outcome);
    if (outcome.note.empty())
        return plain;
    const QString note = fromStd(outcome.note);
    return plain.isEmpty()
               ? CrisisWordsTr::tr("(%1)", "who said so, and when").arg(note)
               : CrisisWordsTr::tr("%1 (%2)", "an answer, who gave it and when").arg(plain, note);
}

QString spokenStep(const ProtocolStep& step)
{
    QStringList parts{fromStd(step.text)};
    if (!step.say.empty())
        parts << CrisisWordsTr::tr("Say: %1", "the exact words").arg(fromStd(step.say));
    for (std::size_t n = 0; n < step.answers.size(); ++n)
        parts << CrisisWordsTr::tr("%1: %2.", "number, answer")
                     .arg(n + 1)
                     .arg(fromStd(step.answers[n].label));
    return parts.join(QStringLiteral(" "));
}

QString personName(const State& state, const AgentId& agent)
{
    return fromStd(nameOfAgent(state, agent));
}

QString openSuggestions(const Incident& incident)
{
    QStringList open;
    if (isFlagUndecided(incident))
        open << CrisisWordsTr::tr("behavioral health", "what was suggested and nobody decided");
    for (const Fact fact : ringingSuggestions(incident))
        open << factLabel(fact).toLower();
    return open.join(QStringLiteral(", "));
}

QString levelWords(int level, haven::Asked asked, const std::string& because)
{
    if (haven::isOpenLevel(asked, because))
        return CrisisWordsTr::tr("%1, not yet asked", "a level").arg(level);
    switch (level) {
    case 1:
        return CrisisWordsTr::tr("1 routine");
    case 2:
        return CrisisWordsTr::tr("2 moderate");
    case 3:
        return CrisisWordsTr::tr("3 urgent");
    case 4:
        return CrisisWordsTr::tr("4 emergency");
    default:
        return {};
    }
}

} // namespace haven::ui
