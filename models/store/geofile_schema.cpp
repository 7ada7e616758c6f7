#include "models/store/geofile.h"

// The tables of the geofile, told in words in the README of this folder. The format is new with
// each version: a map is imported again, never migrated.
namespace haven {

const char* const kGeofileSql = R"sql(
CREATE TABLE layer(
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    format TEXT NOT NULL,
    attribution TEXT NOT NULL,
    features INTEGER NOT NULL,
    imported_at_ms INTEGER NOT NULL,
    UNIQUE(name, kind)) STRICT;
CREATE TABLE road(
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL,
    way INTEGER NOT NULL,
    name TEXT NOT NULL,
    ref TEXT NOT NULL,
    aliases TEXT NOT NULL,
    town TEXT NOT NULL,
    is_town_given INTEGER NOT NULL,
    class TEXT NOT NULL,
    oneway TEXT NOT NULL,
    access TEXT NOT NULL,
    is_ramp INTEGER NOT NULL,
    speed_max_kmh INTEGER NOT NULL,
    left_from INTEGER, left_to INTEGER,
    right_from INTEGER, right_to INTEGER,
    points BLOB NOT NULL,
    nodes BLOB NOT NULL) STRICT;
CREATE TABLE turn_restriction(
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL,
    from_way INTEGER NOT NULL,
    via_node INTEGER NOT NULL,
    to_way INTEGER NOT NULL,
    rule TEXT NOT NULL) STRICT;
CREATE TABLE address(
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL,
    number INTEGER NOT NULL,
    number_text TEXT NOT NULL,
    unit TEXT NOT NULL,
    street TEXT NOT NULL,
    town TEXT NOT NULL,
    is_town_given INTEGER NOT NULL,
    lat_e7 INTEGER NOT NULL,
    lon_e7 INTEGER NOT NULL) STRICT;
CREATE TABLE place(
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    kind TEXT NOT NULL,
    address TEXT NOT NULL,
    town TEXT NOT NULL,
    is_town_given INTEGER NOT NULL,
    lat_e7 INTEGER NOT NULL,
    lon_e7 INTEGER NOT NULL) STRICT;
CREATE TABLE milepost(
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL,
    route TEXT NOT NULL,
    mile_tenths INTEGER,
    exit TEXT NOT NULL,
    lat_e7 INTEGER NOT NULL,
    lon_e7 INTEGER NOT NULL) STRICT;
CREATE TABLE area(
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL,
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    shape BLOB NOT NULL) STRICT;
CREATE TABLE line(
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL,
    name TEXT NOT NULL,
    points BLOB NOT NULL) STRICT;
CREATE TABLE tileset(
    id INTEGER PRIMARY KEY,
    layer INTEGER NOT NULL,
    path TEXT NOT NULL,
    format TEXT NOT NULL,
    zoom_min INTEGER NOT NULL,
    zoom_max INTEGER NOT NULL,
    tiles INTEGER NOT NULL) STRICT;
)sql";

const char* const kGeofileExtentSql = R"sql(
CREATE TABLE IF NOT EXISTS extent(
    name TEXT NOT NULL PRIMARY KEY,
    is_edge INTEGER NOT NULL,
    lat_min_e7 INTEGER NOT NULL, lat_max_e7 INTEGER NOT NULL,
    lon_min_e7 INTEGER NOT NULL, lon_max_e7 INTEGER NOT NULL) STRICT;
)sql";

const char* const kGeofileBoxSql = R"sql(
CREATE VIRTUAL TABLE road_box USING rtree_i32(id, lon_min, lon_max, lat_min, lat_max, zoom, zoom_end);
CREATE VIRTUAL TABLE area_box USING rtree_i32(id, lon_min, lon_max, lat_min, lat_max, zoom, zoom_end);
CREATE VIRTUAL TABLE line_box USING rtree_i32(id, lon_min, lon_max, lat_min, lat_max, zoom, zoom_end);
CREATE VIRTUAL TABLE place_box USING rtree_i32(id, lon_min, lon_max, lat_min, lat_max, zoom, zoom_end);
CREATE VIRTUAL TABLE address_box USING rtree_i32(id, lon_min, lon_max, lat_min, lat_max, zoom,
    zoom_end);
)sql";

} // namespace haven
