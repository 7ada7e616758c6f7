#pragma once

#include "models/geo/map_cut.h"

#include <unordered_map>

namespace haven {

// Cuts of a map that lies in memory: the demo town, a folder of GeoJSON files. Built once; cut()
// may be called from several threads.
class LayerCuts final
{
public:
    // Precondition: the layers outlive this.
    explicit LayerCuts(const MapLayers& layers);

    MapCut cut(const Bounds& box, double zoom) const;

private:
    // The numbers of what touches a square of about a kilometer.
    class Squares final
    {
    public:
        void add(const Bounds& bounds, std::uint32_t number);
        // Each once, in the order in which they were added.
        std::vector<std::uint32_t> in(const Bounds& box) const;

    private:
        std::unordered_map<std::int64_t, std::vector<std::uint32_t>> m_squares;
        std::vector<Bounds> m_bounds; // of all, for boxes of more squares than features
        std::vector<std::uint32_t> m_numbers;
    };

    void addAreas(CutMaker& maker, const Bounds& box) const;
    void addPoints(CutMaker& maker, const Bounds& box) const;

    const MapLayers& m_layers;
    Squares m_streets;
    Squares m_addresses;
};

} // namespace haven
