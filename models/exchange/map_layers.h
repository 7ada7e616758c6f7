#pragma once

#include "models/base/enums.h"
#include "models/exchange/map_fields.h"
#include "models/geo/layers.h"

#include <string>
#include <vector>

// Features of a map file become layers of the town: which property means what is a list of names.
namespace haven {

HAVEN_ENUM(MapLayerKind, Towns, Water, Parks, Streets, Beats, Places)

struct AddedLayer {
    MapLayers layers;
    std::size_t taken = 0;
    std::vector<GeoRemark> rejected; // features without the shape or the name this kind needs
};

// `layers` with the features added as that kind. Streets without a name are drawn and not searched.
AddedLayer withFeatures(MapLayers layers, const FeatureList& list, MapLayerKind kind,
                        const MapFieldNames& fields = {});

} // namespace haven
