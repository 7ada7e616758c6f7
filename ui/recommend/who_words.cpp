#include "ui/recommend/who_words.h"

#include "models/items/qt_text.h"
#include "ui/widgets/core_text.h"
#include "ui/widgets/eta_words.h"

#include <algorithm>
#include <QCoreApplication>

namespace haven::ui {

namespace {

struct WhoPanelTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::WhoPanel)
};

QString spokenRow(const WhoRow& row, int order)
{
    const QString unit = fromStd(row.unit.value);
    const QString why = coreList(row.why);
    const QString eta = row.eta ? etaWords(row.eta, row.way) : WhoPanelTr::tr("time not known");
    switch (row.standing) {
    case WhoStanding::OnIt:
        return WhoPanelTr::tr("%1, %2, %3", "unit, time to go, why").arg(unit, eta, why);
    case WhoStanding::Picked:
    case WhoStanding::LeftOut:
        break;
    }
    return order > 0 ? WhoPanelTr::tr("%1, to be sent as number %2, %3: %4")
                           .arg(unit)
                           .arg(order)
                           .arg(eta, why)
                     : WhoPanelTr::tr("%1, not to be sent, %2: %3").arg(unit, eta, why);
}

} // namespace

QString unitsWords(const std::vector<UnitId>& units)
{
    QStringList names;
    for (const UnitId& unit : units)
        names << fromStd(unit.value);
    return names.join(QStringLiteral(", "));
}

WhoWords whoWords()
{
    return {[](const WhoRow& row) {
                const bool isThere = row.standing == WhoStanding::OnIt && !row.eta;
                return isThere ? QString() : etaWords(row.eta, row.way);
            },
            spokenRow, [](const std::string& english) { return coreList(english); }};
}

// A person chose someone else in place of one who was recommended; more besides is no override.
bool isOtherThanRecommended(const DispatchUnits& command, const Incident& incident)
{
    const auto has = [](const std::vector<UnitId>& units, const UnitId& unit) {
        return std::find(units.begin(), units.end(), unit) != units.end();
    };
    const auto isOnIt = [&](const UnitId& unit) {
        return std::any_of(incident.assignments.begin(), incident.assignments.end(),
                           [&](const Assignment& one) { return one.unit == unit; });
    };
    const bool isOther =
        std::any_of(command.units.begin(), command.units.end(),
                    [&](const UnitId& unit) { return !has(command.recommended, unit); });
    const bool isPassedOver =
        std::any_of(command.recommended.begin(), command.recommended.end(),
                    [&](const UnitId& unit) { return !has(command.units, unit) && !isOnIt(unit); });
    return isOther && isPassedOver;
}

} // namespace haven::ui
