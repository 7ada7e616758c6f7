#pragma once

#include "models/exchange/map_import.h"
#include "models/store/geofile.h"

#include <QByteArray>
#include <QTemporaryDir>

// What the tests of map files share: a folder with files and a geofile in it.
namespace haven::test {

class MapFolder final
{
public:
    std::string path(const char* name) const;
    std::string geofile() const { return path("station.haven.geo"); }
    std::string write(const char* name, const QByteArray& bytes) const;
    Result<MapImportReport> import(const std::vector<std::string>& files,
                                   std::optional<GeoLayerKind> kind = std::nullopt) const;
    // The test stops with the sentence where the import is refused.
    MapImportReport mustImport(const std::vector<std::string>& files,
                               std::optional<GeoLayerKind> kind = std::nullopt) const;
    MapLayers layers() const;
    bool hasGeofile() const;

private:
    QTemporaryDir m_folder;
};

// A file of the real data, or nothing without HAVEN_DATA.
std::string realMap(const char* name);
bool hasRealMaps();

} // namespace haven::test
