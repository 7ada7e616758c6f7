#include "tests/ui/real_town.h"

#include "app/session/map_files.h"
#include "models/exchange/map_import.h"

namespace haven::test {

bool hasRealData()
{
    return !qEnvironmentVariableIsEmpty("HAVEN_DATA");
}

RealTown::RealTown(const QStringList& files)
{
    MapImportRequest request;
    for (const QString& name : files)
        request.files.push_back(
            (QString::fromLocal8Bit(qgetenv("HAVEN_DATA")) + QStringLiteral("/geo/") + name)
                .toStdString());
    const std::string path = m_folder.filePath(QStringLiteral("town.haven.geo")).toStdString();
    const auto done = importMap(request, path, {"test", Instant{1}}, Instant{1});
    if (!done)
        qFatal("%s", refusalSentence(done.refusal()).c_str());
    auto layers = readGeofile(path);
    if (!layers)
        qFatal("%s", refusalSentence(layers.refusal()).c_str());
    m_layers = *std::move(layers);
    m_cutter = std::make_unique<MapCutter>(path, std::make_shared<const MapLayers>(m_layers));
}

FakeDesk::MapCuts RealTown::cuts() const
{
    return [cutter = m_cutter.get()](const Bounds& box, double zoom) {
        return cutter->cutNow({box, zoom});
    };
}

} // namespace haven::test
