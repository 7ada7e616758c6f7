#include "models/geo/layers.h"

namespace haven {

std::optional<Bounds> boundsOf(const MapLayers& layers)
{
    std::optional<Bounds> all;
    for (const auto* areas : {&layers.towns, &layers.water, &layers.parks}) {
        for (const MapArea& area : *areas)
            all = united(all, boundsOf(area.area));
    }
    for (const BeatArea& beat : layers.beats)
        all = united(all, boundsOf(beat.area));
    for (const StreetSegment& street : layers.streets)
        all = united(all, boundsOf(street.line.points));
    for (const MapPlace& place : layers.places)
        all = united(all, boundsOf(std::vector<Coordinate>{place.at}));
    return all;
}

} // namespace haven
