#include "tests/testkit/map_kit.h"

#include <QFile>

namespace haven::test {

std::string MapFolder::path(const char* name) const
{
    return m_folder.filePath(QString::fromUtf8(name)).toStdString();
}

std::string MapFolder::write(const char* name, const QByteArray& bytes) const
{
    QFile file(QString::fromStdString(path(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", name);
    return path(name);
}

Result<MapImportReport> MapFolder::import(const std::vector<std::string>& files,
                                          std::optional<GeoLayerKind> kind) const
{
    MapImportRequest request;
    request.files = files;
    request.kind = kind;
    return importMap(request, geofile(), StationHolder{"test", Instant{1}}, Instant{2});
}

MapImportReport MapFolder::mustImport(const std::vector<std::string>& files,
                                      std::optional<GeoLayerKind> kind) const
{
    auto report = import(files, kind);
    if (!report)
        qFatal("%s", refusalSentence(report.refusal()).c_str());
    return *std::move(report);
}

MapLayers MapFolder::layers() const
{
    const auto file = Geofile::open(geofile());
    if (!file)
        qFatal("%s", refusalSentence(file.refusal()).c_str());
    auto map = file->mapLayers();
    if (!map)
        qFatal("%s", refusalSentence(map.refusal()).c_str());
    return *std::move(map);
}

bool MapFolder::hasGeofile() const
{
    return QFile::exists(QString::fromStdString(geofile()));
}

std::string realMap(const char* name)
{
    return (qEnvironmentVariable("HAVEN_DATA") + QStringLiteral("/geo/") + QString::fromUtf8(name))
        .toStdString();
}

bool hasRealMaps()
{
    return !qEnvironmentVariableIsEmpty("HAVEN_DATA");
}

} // namespace haven::test
