#include "ui/care/care_words.h"

#include "models/items/qt_text.h"
#include "ui/crisis/crisis_words.h"
#include "ui/widgets/core_text.h"

#include <algorithm>
#include <initializer_list>
#include <QCoreApplication>
#include <QLabel>

namespace haven::ui {

namespace {

struct CareTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::Care)
};

QString planFieldText(PlanField field)
{
    switch (field) {
    case PlanField::Background:
        return CareTr::tr("Background");
    case PlanField::Helps:
        return CareTr::tr("What helps");
    case PlanField::Triggers:
        return CareTr::tr("What makes it worse");
    case PlanField::Steps:
        return CareTr::tr("Step by step");
    case PlanField::Contacts:
        return CareTr::tr("Whom to call");
    case PlanField::Source:
        return CareTr::tr("Source");
    }
    return {};
}

QString consentText(PlanConsent consent)
{
    switch (consent) {
    case PlanConsent::NotAsked:
        return CareTr::tr("The person has not been asked.");
    case PlanConsent::Agreed:
        return CareTr::tr("The person agreed.");
    case PlanConsent::Told:
        return CareTr::tr("The person was told.");
    case PlanConsent::CannotBeAsked:
        return CareTr::tr("The person could not be asked.");
    }
    return {};
}

QStringList knownParts(std::initializer_list<const std::string*> texts)
{
    QStringList parts;
    for (const std::string* text : texts) {
        if (!text->empty())
            parts << fromStd(*text);
    }
    return parts;
}

QString spacedBefore(const std::string& text)
{
    return text.empty() ? QString() : u' ' + fromStd(text);
}

QString callBackText(SafeContact contact)
{
    switch (contact) {
    case SafeContact::NotAsked:
        return CareTr::tr("whether it is safe was not asked");
    case SafeContact::Call:
        return CareTr::tr("safe to call");
    case SafeContact::TextMessage:
        return CareTr::tr("text only");
    case SafeContact::Voicemail:
        return CareTr::tr("voicemail is safe");
    case SafeContact::Never:
        return CareTr::tr("NEVER call back");
    case SafeContact::Unknown:
        return CareTr::tr("not known whether it is safe, do not call");
    }
    return {};
}

} // namespace

void styleLabel(QLabel* label, const Look& look, TypeRole role, Token token)
{
    label->setFont(look.font(role));
    QPalette colors = label->palette();
    colors.setColor(QPalette::WindowText, look.color(token));
    label->setPalette(colors);
}

bool isCareHidden(const Incident& incident, const std::optional<IncidentId>& inside)
{
    return incident.visibility == Visibility::Restricted && inside != incident.id;
}

QString fieldLabel(const CareFieldRule& rule)
{
    return coreWord(rule.label);
}

QString choiceText(std::string_view word)
{
    std::string shown(word);
    std::replace(shown.begin(), shown.end(), '_', ' ');
    return coreWord(shown);
}

QString followUpAfter(FollowUpKind kind)
{
    switch (kind) {
    case FollowUpKind::Hours24:
        return CareTr::tr("24 hours");
    case FollowUpKind::Hours48:
        return CareTr::tr("48 hours");
    case FollowUpKind::Hours72:
        return CareTr::tr("72 hours");
    case FollowUpKind::SixWeeks:
        return CareTr::tr("six weeks");
    }
    return {};
}

QString contactText(ContactResult result)
{
    switch (result) {
    case ContactResult::Reached:
        return CareTr::tr("reached");
    case ContactResult::NoAnswer:
        return CareTr::tr("no answer");
    case ContactResult::MessageLeft:
        return CareTr::tr("message left");
    case ContactResult::Refused:
        return CareTr::tr("does not want it");
    }
    return {};
}

QString whomText(const Incident& incident)
{
    QStringList lines;
    for (const Person& person : incident.persons) {
        const QStringList parts = knownParts({&person.name, &person.born, &person.phone});
        if (!person.name.empty() || !person.phone.empty())
            lines << parts.join(QStringLiteral(", "));
    }
    for (const Call& call : incident.calls) {
        QStringList parts = knownParts({&call.callerName, &call.relation, &call.callback});
        if (parts.isEmpty())
            continue;
        if (!call.callback.empty())
            parts << callBackText(call.safeContact) + spacedBefore(call.safeContactWhen);
        if (!call.language.empty())
            parts << CareTr::tr("speaks %1", "a language").arg(fromStd(call.language));
        lines << CareTr::tr("Called: %1", "who, number, whether it is safe")
                     .arg(parts.join(QStringLiteral(", ")));
    }
    return lines.join(u'\n');
}

QString planMatchText(PlanMatch match)
{
    switch (match) {
    case PlanMatch::SamePerson:
        return CareTr::tr("for this person");
    case PlanMatch::SameName:
        return CareTr::tr("the name alone agrees: ask the day of birth");
    case PlanMatch::SamePlace:
        return CareTr::tr("for this place");
    }
    return {};
}

QString planStandingText(const CarePlan& plan, Instant now)
{
    if (plan.endedAt)
        return CareTr::tr("ended");
    if (!plan.approver)
        return CareTr::tr("not approved, shown to nobody at intake");
    if (!isPlanShown(plan, now))
        return CareTr::tr("run out, shown to nobody at intake");
    return plan.reviewAt && *plan.reviewAt <= now ? CareTr::tr("in use, its review is overdue")
                                                  : CareTr::tr("in use");
}

QString planText(const State& state, const CarePlan& plan,
                 const std::function<QString(Instant)>& dayOf)
{
    QStringList lines;
    const QString whom = plan.person.empty() ? fromStd(plan.place.text) : fromStd(plan.person);
    lines << CareTr::tr("Care plan %1, for %2", "number, person or place")
                 .arg(plan.id.value)
                 .arg(whom);
    for (const auto& [field, text] : plan.texts)
        lines << CareTr::tr("%1: %2", "field, words").arg(planFieldText(field), fromStd(text));
    if (!plan.person.empty())
        lines << consentText(plan.consent);
    lines << CareTr::tr("Written by %1.", "a person").arg(personName(state, plan.author));
    lines << (plan.approver ? CareTr::tr("Approved by %1, %2.", "a person, their credentials")
                                  .arg(personName(state, *plan.approver),
                                       plan.credentials.empty() ? CareTr::tr("no credentials given")
                                                                : fromStd(plan.credentials))
                            : CareTr::tr("Approved by nobody yet."));
    if (plan.reviewAt)
        lines << CareTr::tr("To be reviewed by %1.", "a day").arg(dayOf(*plan.reviewAt));
    if (plan.endsAt)
        lines << CareTr::tr("It ends on %1.", "a day").arg(dayOf(*plan.endsAt));
    return lines.join(u'\n');
}

} // namespace haven::ui
