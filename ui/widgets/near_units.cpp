#include "ui/widgets/near_units.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <tuple>

namespace haven::ui {

namespace {

struct NearUnitsTr {
    Q_DECLARE_TR_FUNCTIONS(haven::ui::NearUnits)
};

} // namespace

std::vector<NearUnit> nearestUnits(const State& state, Coordinate at, std::size_t limit)
{
    std::vector<NearUnit> near;
    for (const auto& [id, unit] : state.units) {
        if (unit.place && unit.place->point)
            near.push_back({id, distanceMeters(at, *unit.place->point)});
    }
    const auto middle = near.begin() + static_cast<std::ptrdiff_t>(std::min(limit, near.size()));
    std::partial_sort(near.begin(), middle, near.end(), [](const auto& a, const auto& b) {
        return std::tie(a.distanceM, a.unit) < std::tie(b.distanceM, b.unit);
    });
    near.erase(middle, near.end());
    return near;
}

QString distanceWords(double meters)
{
    constexpr double kKilometerM = 1000;
    constexpr double kStepM = 10;
    return meters < kKilometerM - kStepM / 2
               ? NearUnitsTr::tr("%1 m", "meters")
                     .arg(std::round(meters / kStepM) * kStepM, 0, 'f', 0)
               : NearUnitsTr::tr("%1 km", "kilometers").arg(meters / kKilometerM, 0, 'f', 1);
}

} // namespace haven::ui
