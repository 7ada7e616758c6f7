#pragma once

#include "app/session/map_cutter.h"
#include "tests/testkit/fake_desk.h"

#include <memory>
#include <QStringList>
#include <QTemporaryDir>

namespace haven::test {

bool hasRealData();

// Real map files, imported into a geofile of their own, as an agency does it.
class RealTown final
{
public:
    // Names below the folder "geo" of the real data. The test stops where the import is refused.
    explicit RealTown(const QStringList& files);

    const MapLayers& layers() const { return m_layers; }
    FakeDesk::MapCuts cuts() const;

private:
    QTemporaryDir m_folder;
    MapLayers m_layers;
    std::unique_ptr<MapCutter> m_cutter;
};

} // namespace haven::test
