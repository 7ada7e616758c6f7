#include "ui/directory/directory_words.h"

#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace haven::ui {

namespace {

// The context of these words for a translator.
class DirectoryTexts
{
    Q_DECLARE_TR_FUNCTIONS(haven::ui::DirectoryTexts)
};

QStringList textsOf(const std::vector<std::string>& list)
{
    QStringList texts;
    for (const auto& one : list)
        texts << fromStd(one);
    return texts;
}

bool isFit(DirectoryGround ground)
{
    return ground == DirectoryGround::Town || ground == DirectoryGround::Age ||
           ground == DirectoryGround::Hours;
}

} // namespace

QString reachText(const DirectoryReach& reach)
{
    if (reach.numbers.empty())
        return DirectoryTexts::tr("No number is on file.");
    const QString numbers = textsOf(reach.numbers).join(DirectoryTexts::tr(" or ", "two numbers"));
    if (reach.through.empty())
        return numbers;
    return DirectoryTexts::tr("Through %1: %2", "a line, its number")
        .arg(fromStd(reach.through), numbers);
}

QString fitText(const DirectoryRow& row)
{
    QStringList parts;
    for (const auto& reason : row.reasons) {
        if (!isFit(reason.ground))
            continue;
        if (reason.ground == DirectoryGround::Hours)
            parts.prepend(coreText(reason.text)); // what decides whether somebody answers
        else
            parts << coreText(reason.text);
    }
    return parts.join(QStringLiteral(" · "));
}

QString warningText(const DirectoryRow& row)
{
    QStringList parts;
    for (const auto& reason : row.reasons) {
        const bool isEnded = reason.ground == DirectoryGround::Agreement &&
                             row.entry.agreement.state == AgreementState::Signed;
        const bool counts = reason.ground == DirectoryGround::Check || isEnded;
        if (counts && reason.fit != DirectoryFit::Fits)
            parts << coreText(reason.text);
    }
    return parts.join(QStringLiteral(" · "));
}

QString agesText(const std::string& ages)
{
    if (ages == "all")
        return DirectoryTexts::tr("all", "people of all ages");
    return ages == "unknown" ? DirectoryTexts::tr("unknown", "hours or ages") : fromStd(ages);
}

QString hoursText(const std::string& hours)
{
    if (hours == "always")
        return DirectoryTexts::tr("always", "hours");
    if (hours == "unknown")
        return DirectoryTexts::tr("unknown", "hours or ages");
    QStringList parts;
    for (QString part : fromStd(hours).split(u';', Qt::SkipEmptyParts)) {
        part = part.trimmed();
        parts << (part.endsWith(u'?')
                      ? DirectoryTexts::tr("%1 (not certain)", "hours").arg(part.chopped(1))
                      : part);
    }
    return parts.join(QStringLiteral("; "));
}

QString townsText(const DirectoryEntry& entry)
{
    switch (entry.townScope) {
    case TownScope::WholeState:
        return DirectoryTexts::tr("the whole state");
    case TownScope::NotKnown:
        return DirectoryTexts::tr("not known");
    case TownScope::Listed:
        break;
    }
    return textsOf(entry.towns).join(QStringLiteral(", "));
}

QString agreementText(const DirectoryAgreement& agreement)
{
    switch (agreement.state) {
    case AgreementState::NotRecorded:
        return DirectoryTexts::tr("not recorded");
    case AgreementState::NoAgreement:
        return DirectoryTexts::tr("none");
    case AgreementState::Signed:
        break;
    }
    if (agreement.endsOn.empty())
        return DirectoryTexts::tr("signed %1", "a day").arg(fromStd(agreement.signedOn));
    return DirectoryTexts::tr("signed %1, until %2", "two days")
        .arg(fromStd(agreement.signedOn), fromStd(agreement.endsOn));
}

DirectoryWords directoryWords()
{
    DirectoryWords words;
    words.number = [](const DirectoryRow& row) { return reachText(row.reach); };
    words.why = [](const DirectoryRow& row) { return fitText(row); };
    words.warning = [](const DirectoryRow& row) { return warningText(row); };
    words.spoken = [](const DirectoryRow& row) {
        QStringList parts{fromStd(row.entry.name), coreWord(kindText(row.entry.kind)),
                          reachText(row.reach), fitText(row)};
        if (const QString warning = warningText(row); !warning.isEmpty())
            parts << DirectoryTexts::tr("Careful: %1").arg(warning);
        return parts.join(QStringLiteral(", "));
    };
    return words;
}

} // namespace haven::ui
