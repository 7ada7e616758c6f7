#pragma once

#include "models/base/enums.h"
#include "models/exchange/geojson.h"
#include "models/geo/layers.h"

#include <string>
#include <vector>

// Features of a map file become layers of the town: which property means what is a list of names.
namespace haven {

HAVEN_ENUM(MapLayerKind, Towns, Water, Parks, Streets, Beats, Places)

// The first property that is there and not blank counts; names are compared without case.
struct MapFieldNames {
    std::vector<std::string> name = {"name",        "display_name", "full_name", "fullname",
                                     "street_name", "st_name",      "town",      "neighborhood"};
    std::vector<std::string> beat = {"beat", "district", "sector", "name"};
    std::vector<std::string> town = {"town", "town_name", "city", "municipality"};
    std::vector<std::string> address = {"address", "site_address", "location"};
    std::vector<std::string> alias = {"alias", "alt_name", "ref"};
    std::vector<std::string> leftFrom = {"left_from", "lfromadd", "fromaddr_l", "l_f_add"};
    std::vector<std::string> leftTo = {"left_to", "ltoadd", "toaddr_l", "l_t_add"};
    std::vector<std::string> rightFrom = {"right_from", "rfromadd", "fromaddr_r", "r_f_add"};
    std::vector<std::string> rightTo = {"right_to", "rtoadd", "toaddr_r", "r_t_add"};
};

struct AddedLayer {
    MapLayers layers;
    std::size_t taken = 0;
    std::vector<GeoRemark> rejected; // features without the shape or the name this kind needs
};

// `layers` with the features added as that kind. Streets without a name are drawn and not searched.
AddedLayer withFeatures(MapLayers layers, const FeatureList& list, MapLayerKind kind,
                        const MapFieldNames& fields = {});

} // namespace haven
