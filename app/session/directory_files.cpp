#include "app/session/directory_files.h"

#include "app/session/knowledge_base.h"
#include "app/settings/whole_file.h"
#include "models/base/text.h"
#include "models/exchange/byte_source.h"
#include "models/exchange/directory_csv.h"

#include <filesystem>
#include <QDir>

namespace haven {

namespace {

constexpr const char* kShippedFolder = ":/directory";

// A shipped file is whole or not taken: a test reads it before anybody else does.
Refusal shippedFault(const std::string& path, const DirectoryFault& fault)
{
    return refuse(RefusalCode::FileMalformed, path, "1", "1",
                  "entry " + std::to_string(fault.index + 1) + ", " + fault.entry + ", " +
                      fault.what);
}

bool isTable(const std::string& path)
{
    constexpr std::string_view kEnd = ".csv";
    return path.size() > kEnd.size() &&
           equalsIgnoringCase(std::string_view(path).substr(path.size() - kEnd.size()), kEnd);
}

} // namespace

Result<TownNames> directoryTowns()
{
    return parseTownNames(resourceText(":/map/towns.json"));
}

Result<std::vector<DirectoryEntry>> shippedDirectory(const std::vector<std::string>& towns)
{
    std::vector<DirectoryEntry> entries;
    const QDir folder(QString::fromUtf8(kShippedFolder));
    for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const std::string path = folder.filePath(name).toStdString();
        auto read = parseDirectory(resourceText(path), path, towns);
        if (!read)
            return read.refusal();
        if (!read->faults.empty())
            return shippedFault(path, read->faults.front());
        for (DirectoryEntry& entry : read->entries) {
            if (findEntry(entries, entry.id) != nullptr)
                return shippedFault(path, {entries.size(), entry.id, "it is in another file too"});
            entries.push_back(std::move(entry));
        }
    }
    return entries;
}

Result<DirectoryInput> readDirectoryFile(const std::string& path,
                                         const std::vector<std::string>& towns)
{
    DirectoryInput input;
    std::string json;
    if (isTable(path)) {
        const auto source = fileSource(path);
        if (!source)
            return source.refusal();
        auto table = readDirectoryCsv(**source);
        if (!table)
            return table.refusal();
        json = std::move(table->json);
        input.rows = std::move(table->rows);
    } else {
        auto text = readWhole(path, kDirectoryBytesMax);
        if (!text)
            return text.refusal();
        json = *std::move(text);
    }
    auto read = parseDirectory(json, path, towns);
    if (!read)
        return read.refusal();
    input.read = *std::move(read);
    return input;
}

std::string agencyDirectoryPath(const std::string& stationPath)
{
    return stationPath + ".directory.json";
}

Result<void> writeAgencyDirectory(const std::string& stationPath, const std::string& text)
{
    return writeWhole(agencyDirectoryPath(stationPath), text);
}

Result<void> removeAgencyDirectory(const std::string& stationPath)
{
    const std::string path = agencyDirectoryPath(stationPath);
    std::error_code error;
    std::filesystem::remove(path, error);
    return error ? Result<void>(refuse(RefusalCode::FileUnwritable, path)) : Result<void>();
}

Result<StationDirectory> loadDirectory(const std::string& stationPath,
                                       const std::vector<std::string>& towns)
{
    auto shipped = shippedDirectory(towns);
    if (!shipped)
        return shipped.refusal();
    return withAgencyDirectory(*std::move(shipped), stationPath, towns);
}

StationDirectory withAgencyDirectory(std::vector<DirectoryEntry> shipped,
                                     const std::string& stationPath,
                                     const std::vector<std::string>& towns)
{
    StationDirectory directory;
    directory.entries = std::move(shipped);
    const std::string path = agencyDirectoryPath(stationPath);
    std::error_code ignored;
    if (stationPath.empty() || !std::filesystem::exists(path, ignored))
        return directory;
    const auto own = readDirectoryFile(path, towns);
    if (!own) {
        directory.unusable = own.refusal();
        return directory;
    }
    directory.leftOut = own->read.faults;
    directory.entries = mergedDirectory(std::move(directory.entries), own->read.entries);
    return directory;
}

WeekTime weekTimeOf(const AgencyTime& time, Instant at)
{
    constexpr std::int64_t kMinuteMs = 60'000;
    constexpr std::int64_t kFirstDay = 3; // 1970-01-01 was a Thursday
    const std::int64_t localMs = (at + time.offsetAt(at)).ms;
    std::int64_t minutes = localMs / kMinuteMs - (localMs % kMinuteMs < 0 ? 1 : 0);
    minutes = (minutes + kFirstDay * kMinutesOfDay) % kMinutesOfWeek;
    if (minutes < 0)
        minutes += kMinutesOfWeek;
    return {static_cast<int>(minutes / kMinutesOfDay), static_cast<int>(minutes % kMinutesOfDay)};
}

} // namespace haven
