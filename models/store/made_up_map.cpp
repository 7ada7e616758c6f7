#include "models/store/made_up_map.h"

namespace haven {

namespace {

class MadeUpWriter final
{
public:
    MadeUpWriter(GeofileWriter& writer, Instant now) : m_writer(writer), m_now(now) {}

    Result<std::int64_t> layer(GeoLayerKind kind)
    {
        GeoLayer layer;
        layer.name = kMadeUpLayer;
        layer.kind = kind;
        layer.format = kMadeUpLayer;
        layer.attribution = "made-up map";
        layer.importedAt = m_now;
        return m_writer.addLayer(layer);
    }

    Result<MadeUpMap> streets(const StatePlan& plan, const std::function<bool()>& goesOn)
    {
        constexpr std::int64_t kAskEvery = 500;
        const auto id = layer(GeoLayerKind::Roads);
        if (!id)
            return id.refusal();
        MadeUpMap made;
        Result<void> ok;
        eachStretch(plan, [&](StateStretch stretch) {
            made.ranges += (stretch.left ? 1 : 0) + (stretch.right ? 1 : 0);
            RoadRow row;
            row.aliases = std::move(stretch.aliases);
            row.town = std::move(stretch.town);
            row.leftNumbers = stretch.left;
            row.rightNumbers = stretch.right;
            row.road = std::move(stretch.road);
            ok = m_writer.add(*id, row);
            if (++made.stretches % kAskEvery == 0 && goesOn && !goesOn())
                ok = refuse(RefusalCode::MapImportStopped);
            return ok.isOk();
        });
        return ok ? Result<MadeUpMap>(made) : Result<MadeUpMap>(ok.refusal());
    }

    Result<void> areas(const MapLayers& layers)
    {
        const auto towns = layer(GeoLayerKind::Towns);
        const auto beats = layer(GeoLayerKind::Beats);
        const auto places = layer(GeoLayerKind::Places);
        for (const auto* id : {&towns, &beats, &places}) {
            if (!*id)
                return id->refusal();
        }
        Result<void> ok;
        for (const MapArea& town : layers.towns)
            ok = ok ? m_writer.add(*towns, AreaRow{{}, town.name, town.area}) : ok;
        for (const BeatArea& beat : layers.beats)
            ok = ok ? m_writer.add(*beats, AreaRow{beat.id.value, beat.name, beat.area}) : ok;
        for (const MapPlace& place : layers.places)
            ok = ok ? m_writer.add(*places, place) : ok;
        for (const Milepost& post : layers.mileposts)
            ok = ok ? m_writer.add(*places, post) : ok;
        return ok;
    }

private:
    GeofileWriter& m_writer;
    const Instant m_now;
};

} // namespace

Result<MadeUpMap> writeMadeUpMap(const StatePlan& plan, const std::string& geofile,
                                 const StationHolder& holder, Instant now,
                                 const std::function<bool()>& goesOn)
{
    auto writer = GeofileWriter::begin(geofile, holder);
    if (!writer)
        return writer.refusal();
    if (auto ok = writer->removeLayers(kMadeUpLayer, std::nullopt); !ok)
        return ok.refusal();
    MadeUpWriter rows(*writer, now);
    const auto made = rows.streets(plan, goesOn);
    if (!made)
        return made.refusal();
    if (auto ok = rows.areas(areasOf(plan)); !ok)
        return ok.refusal();
    if (auto ok = writer->finish(); !ok)
        return ok.refusal();
    return *made;
}

} // namespace haven
