#include "ui/intake/people_words.h"

#include <algorithm>
#include <QCoreApplication>

namespace haven::ui {

namespace {

// The room of these words for the translator.
struct PeopleWords {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::PeopleWords)
};

} // namespace

std::vector<QString> personRoleWords()
{
    return {PeopleWords::tr("Involved"),
            PeopleWords::tr("Caller"),
            PeopleWords::tr("Patient"),
            PeopleWords::tr("Patient's friend"),
            PeopleWords::tr("Patient's relative"),
            PeopleWords::tr("Person of interest"),
            PeopleWords::tr("Reporting party"),
            PeopleWords::tr("Suspect"),
            PeopleWords::tr("Victim"),
            PeopleWords::tr("Victim's friend"),
            PeopleWords::tr("Victim's relative"),
            PeopleWords::tr("Witness")};
}

std::vector<QString> vehicleRoleWords()
{
    return {PeopleWords::tr("In the crash"), PeopleWords::tr("Involved"),
            PeopleWords::tr("Suspect's"),    PeopleWords::tr("Victim's"),
            PeopleWords::tr("Witness's"),    PeopleWords::tr("Responding")};
}

std::vector<QString> cautionKindWords()
{
    return {PeopleWords::tr("Officer safety"), PeopleWords::tr("Weapon"),
            PeopleWords::tr("Violence"),       PeopleWords::tr("Hazard"),
            PeopleWords::tr("Animal"),         PeopleWords::tr("Access"),
            PeopleWords::tr("Medical"),        PeopleWords::tr("Communication"),
            PeopleWords::tr("Approach")};
}

std::vector<QString> cautionSeverityWords()
{
    return {PeopleWords::tr("Information"), PeopleWords::tr("Low"), PeopleWords::tr("Medium"),
            PeopleWords::tr("High"), PeopleWords::tr("Critical")};
}

std::vector<QString> verificationWords()
{
    return {PeopleWords::tr("reported, not verified"), PeopleWords::tr("verified")};
}

QString agoText(Span age)
{
    constexpr qint64 kMinute = 60;
    constexpr qint64 kHour = 60 * kMinute;
    constexpr qint64 kDay = 24 * kHour;
    const qint64 seconds = std::max<qint64>(age.wholeSeconds(), 0);
    if (seconds < kMinute)
        return PeopleWords::tr("just now");
    if (seconds < 2 * kHour)
        return PeopleWords::tr("%1 min ago").arg(seconds / kMinute);
    if (seconds < 2 * kDay)
        return PeopleWords::tr("%1 hours ago").arg(seconds / kHour);
    return PeopleWords::tr("%1 days ago").arg(seconds / kDay);
}

} // namespace haven::ui
