#include "app/session/map_intake.h"

#include "models/base/text.h"
#include "models/exchange/map_import.h"
#include "models/exchange/map_rows.h"
#include "models/store/geofile.h"

#include <algorithm>

namespace haven {

namespace {

constexpr const char* kImporter = "the map import of this console";

std::string wordFor(GeoLayerKind kind)
{
    return toLower(enumName(kind));
}

MapFileTaken takenOf(const MapFileReport& report)
{
    MapFileTaken taken;
    taken.path = report.file;
    taken.rejected = report.rejected;
    taken.passedOver = report.passedOver;
    for (const MapLayerCount& layer : report.layers) {
        taken.imported += layer.imported;
        taken.words += (taken.words.empty() ? "" : ", ") + wordFor(layer.kind) + " " +
                       std::to_string(layer.imported);
    }
    return taken;
}

MapImportStep doneStep(const MapImportReport& report)
{
    MapImportStep step;
    step.stage = MapImportStage::Done;
    for (const MapFileReport& file : report.files)
        step.files.push_back(takenOf(file));
    const std::size_t shown = std::min(report.rejections.size(), kMapRejectsShown);
    for (std::size_t n = 0; n < shown; ++n) {
        const MapRejection& one = report.rejections[n];
        step.rejects.push_back({one.file, one.feature, one.reason});
    }
    step.rejectCount = report.rejectionCount;
    return step;
}

} // namespace

MapFilesFound lookAt(const MapFilesQuery& query)
{
    MapFilesFound found;
    for (const auto name : enumNames(GeoLayerKind{}))
        found.kinds.push_back(toLower(name));
    for (const std::string& path : query.paths) {
        MapFileSeen seen;
        seen.path = path;
        const auto known = recognizeMapFile(path);
        if (known) {
            seen.format = known->format;
            seen.kind = known->kind ? wordFor(*known->kind) : std::string();
            seen.isKindNeeded = known->isKindNeeded;
        } else {
            seen.problem = refusalSentence(known.refusal());
        }
        found.files.push_back(std::move(seen));
    }
    return found;
}

MapImportStep bringIn(const MapImportWish& wish, const std::string& stationPath, Instant now,
                      const MapImportTold& told)
{
    MapImportRequest request;
    request.attribution = wish.attribution;
    for (const MapFileWish& file : wish.files) {
        request.files.push_back(file.path);
        if (const auto kind = layerKindFromWord(file.kind))
            request.kinds[file.path] = *kind;
    }
    const auto report = importMap(request, geofilePath(stationPath), StationHolder{kImporter, now},
                                  now, [&told](const std::string& file, std::int64_t taken) {
                                      MapImportStep step;
                                      step.path = file;
                                      step.taken = taken;
                                      return told(step);
                                  });
    if (report)
        return doneStep(*report);
    MapImportStep step;
    const bool isStopped = report.refusal().code == RefusalCode::MapImportStopped;
    step.stage = isStopped ? MapImportStage::Stopped : MapImportStage::Failed;
    step.refusal = report.refusal();
    return step;
}

} // namespace haven
