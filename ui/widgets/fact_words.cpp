#include "ui/widgets/fact_words.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(FactWords)
};

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
        return Words::tr("Third-party caller");
    case Fact::ContactConfirmed:
        return Words::tr("Contact confirmed");
    case Fact::MedicalDanger:
        return Words::tr("Medical danger");
    case Fact::Standoff:
        return Words::tr("Standoff");
    case Fact::ImmediateDanger:
        return Words::tr("Immediate danger");
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

QString ageText(Span age)
{
    if (age < Span::minutes(10))
        return elapsedText(age.wholeSeconds());
    const auto minutes = static_cast<int>(age.ms / Span::minutes(1).ms);
    if (minutes < 120)
        return Words::tr("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return Words::tr("%1 h").arg(minutes / 60);
    return Words::tr("%1 days").arg(minutes / (24 * 60));
}

} // namespace haven::ui
