#include "ui/widgets/fact_words.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

namespace haven::ui {

namespace {

struct FactWordsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::FactWords)
};

} // namespace

QString factLabel(Fact fact)
{
    switch (fact) {
    case Fact::Weapon:
        return FactWordsTr::tr("Weapon");
    case Fact::Violence:
        return FactWordsTr::tr("Violence");
    case Fact::SelfHarm:
        return FactWordsTr::tr("Self-harm");
    case Fact::Injury:
        return FactWordsTr::tr("Injury");
    case Fact::AgeGroup:
        return FactWordsTr::tr("Age group");
    case Fact::Intoxication:
        return FactWordsTr::tr("Intoxication");
    case Fact::Alone:
        return FactWordsTr::tr("Alone");
    case Fact::ThirdPartyCaller:
        return FactWordsTr::tr("Third-party caller");
    case Fact::ContactConfirmed:
        return FactWordsTr::tr("Contact confirmed");
    case Fact::MedicalDanger:
        return FactWordsTr::tr("Medical danger");
    case Fact::Standoff:
        return FactWordsTr::tr("Standoff");
    case Fact::ImmediateDanger:
        return FactWordsTr::tr("Immediate danger");
    case Fact::Psychosis:
        return FactWordsTr::tr("Psychosis");
    case Fact::DangerousPlace:
        return FactWordsTr::tr("Dangerous place");
    case Fact::ViolenceHistory:
        return FactWordsTr::tr("Violence before");
    case Fact::CannotCareForSelf:
        return FactWordsTr::tr("Cannot care for self");
    case Fact::OffMedication:
        return FactWordsTr::tr("Off medication");
    case Fact::SupportOnly:
        return FactWordsTr::tr("Support only");
    }
    return {};
}

QString ageText(Span age)
{
    if (age < Span::minutes(10))
        return elapsedText(age.wholeSeconds());
    const auto minutes = static_cast<int>(age.ms / Span::minutes(1).ms);
    if (minutes < 120)
        return FactWordsTr::tr("%1 min").arg(minutes);
    if (minutes < 48 * 60)
        return FactWordsTr::tr("%1 h").arg(minutes / 60);
    return FactWordsTr::tr("%1 days").arg(minutes / (24 * 60));
}

} // namespace haven::ui
