#pragma once

#include "models/base/result.h"
#include "models/exchange/geojson.h"

#include <string>
#include <string_view>
#include <vector>

namespace haven {

// Which property of a map file means what. The first that is there and not blank counts; names are
// compared without case. An agency whose files call things otherwise gives its own lists.
struct MapFieldNames {
    std::vector<std::string> name = {"name",        "display_name", "full_name", "fullname",
                                     "street_name", "st_name",      "town",      "neighborhood"};
    std::vector<std::string> placeName = {"school name", "department", "facility", "facility_name",
                                          "place_name",  "name",       "title",    "label"};
    std::vector<std::string> beat = {"beat", "district", "sector", "name"};
    std::vector<std::string> troop = {"troop", "barracks", "name"};
    std::vector<std::string> town = {"town", "town_name", "city", "municipality"};
    std::vector<std::string> address = {"address",    "site_address", "siteaddres", "siteaddress",
                                        "situs_addr", "full_address", "location",   "location 1"};
    std::vector<std::string> number = {"addr:housenumber", "housenumber", "house_number",
                                       "number",           "st_num",      "add_number"};
    std::vector<std::string> street = {"addr:street", "street",     "street_name",
                                       "st_name",     "streetname", "road"};
    std::vector<std::string> unit = {"addr:unit", "unit", "apt", "suite"};
    std::vector<std::string> kind = {"place_kind", "kind", "category"};
    std::vector<std::string> alias = {"alias", "alt_name", "name"};
    std::vector<std::string> ref = {"ref", "route", "route_number"};
    std::vector<std::string> roadClass = {"highway", "class", "road_class", "fclass"};
    std::vector<std::string> oneway = {"oneway", "one_way"};
    std::vector<std::string> speedMph = {"speed_limit", "speedlimit", "speed_mph", "spd_limit"};
    std::vector<std::string> leftFrom = {"left_from", "lfromadd", "fromaddr_l", "l_f_add"};
    std::vector<std::string> leftTo = {"left_to", "ltoadd", "toaddr_l", "l_t_add"};
    std::vector<std::string> rightFrom = {"right_from", "rfromadd", "fromaddr_r", "r_f_add"};
    std::vector<std::string> rightTo = {"right_to", "rtoadd", "toaddr_r", "r_t_add"};
    std::vector<std::string> latitude = {"latitude", "lat", "y", "point_y"};
    std::vector<std::string> longitude = {"longitude", "lon", "lng", "long", "x", "point_x"};
};

// A JSON object of lists of names, {"beat": ["PATROL_AREA"], ...}: its lists come before those
// built in. Refused as ProfileMalformed when it is not that.
Result<MapFieldNames> parseMapFields(std::string_view json);

// The value of the first of `names` that is there and not blank, trimmed; empty if none is.
std::string fieldText(const GeoFeature& feature, const std::vector<std::string>& names);
// Files write names in capitals; people read them better otherwise.
std::string inTitleCase(std::string name);

} // namespace haven
