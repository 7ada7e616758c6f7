#include "app/session/retention_files.h"

#include "app/session/knowledge_base.h"
#include "models/exchange/byte_source.h"
#include "models/items/qt_text.h"

#include <QDir>

namespace haven {

namespace {

constexpr const char* kShippedRetention = ":/retention/connecticut.json";

} // namespace

std::string agencyRetentionPath(const std::string& stationPath)
{
    return stationPath + ".retention";
}

Result<std::vector<RetentionKind>> retentionSchedule(const std::string& stationPath)
{
    auto kinds = parseRetention(resourceText(kShippedRetention), kShippedRetention);
    if (!kinds)
        return kinds;
    const QDir folder(fromStd(agencyRetentionPath(stationPath)));
    for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const std::string path = folder.filePath(name).toStdString();
        const auto text = readWhole(path, kRetentionFileBytesMax);
        if (!text)
            return text.refusal();
        auto own = parseRetention(*text, path);
        if (!own)
            return own;
        kinds = withOwnRetention(*std::move(kinds), *std::move(own));
    }
    return kinds;
}

} // namespace haven
