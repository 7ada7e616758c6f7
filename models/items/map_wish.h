#pragma once

#include "models/base/enums.h"
#include "models/base/refusal.h"

#include <optional>
#include <string>
#include <vector>

namespace haven {

// Map files to be brought into the station's map, all of them or none.
struct MapFileWish {
    std::string path;
    std::string kind; // in words, "roads"; empty: as the file says
};
struct MapImportWish {
    std::vector<MapFileWish> files;
    std::string attribution; // what the license asks to show on the map
};

inline constexpr std::size_t kMapRejectsShown = 500;

struct MapFileTaken {
    std::string path;
    std::string words; // "roads 4,211, places 300"
    std::int64_t imported = 0;
    std::int64_t rejected = 0;
    std::int64_t passedOver = 0;
};
struct MapReject {
    std::string path;
    std::string feature;
    std::string reason;
};

// How an import stands. Stopped by a person and Failed leave the map as it was.
HAVEN_ENUM(MapImportStage, Reading, Indexing, Done, Stopped, Failed)
struct MapImportStep {
    MapImportStage stage = MapImportStage::Reading;
    std::string path;       // being read
    std::int64_t taken = 0; // features of it
    std::optional<Refusal> refusal;
    std::vector<MapFileTaken> files; // of Done
    std::vector<MapReject> rejects;  // the first kMapRejectsShown
    std::int64_t rejectCount = 0;
};

} // namespace haven
