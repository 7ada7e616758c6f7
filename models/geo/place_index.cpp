#include "models/geo/place_index.h"

#include "models/base/contracts.h"
#include "models/geo/place_tables.h"

namespace haven {

PlaceIndex::PlaceIndex() = default;

PlaceIndex::PlaceIndex(const MapLayers& layers)
{
    PlaceMaker maker;
    for (const StreetSegment& street : layers.streets)
        maker.add(street);
    for (const AddressPoint& point : layers.addressPoints)
        maker.add(point);
    take(maker.finish(layers));
}

PlaceIndex::PlaceIndex(std::unique_ptr<const PlaceTables> tables)
{
    take(std::move(tables));
}

PlaceIndex::~PlaceIndex() = default;

void PlaceIndex::take(std::unique_ptr<const PlaceTables> tables)
{
    HAVEN_ASSERT(!isReady());
    m_tables = std::move(tables);
    m_ready.store(m_tables.get(), std::memory_order_release);
}

std::size_t PlaceIndex::streetCount() const
{
    return isReady() ? m_tables->streetCount() : 0;
}

std::size_t PlaceIndex::crossingCount() const
{
    return isReady() ? m_tables->crossings.size() / 2 : 0;
}

std::size_t PlaceIndex::bytes() const
{
    return isReady() ? m_tables->bytes() : 0;
}

} // namespace haven
