#include "app/session/instrument_files.h"

#include "models/exchange/byte_source.h"
#include "models/items/qt_text.h"
#include "models/store/digest.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <QDir>

namespace haven {

namespace {

// The first that must be set right; empty when there is none.
std::string instrumentFault(const std::vector<LintFinding>& findings)
{
    const auto first = std::find_if(findings.begin(), findings.end(), [](const LintFinding& one) {
        return one.weight == LintWeight::Must;
    });
    return first == findings.end() ? std::string()
                                   : fmt::format("line {}: {}{}{}", first->line, first->path,
                                                 first->path.empty() ? "" : ": ", first->sentence);
}

void takeInstrument(KnowledgeBase& base, const std::string& path)
{
    const auto disable = [&](const std::string& why) {
        base.disabled.push_back(refuse(RefusalCode::InstrumentDisabled, path, why));
    };
    const auto text = readWhole(path, kInstrumentFileBytesMax);
    if (!text) {
        disable(
            fmt::format("it cannot be read, or has more than {} bytes", kInstrumentFileBytesMax));
        return;
    }
    const std::string name = std::filesystem::path(path).filename().string();
    if (const auto fault = instrumentFault(lintInstrument(*text, name)); !fault.empty()) {
        disable(fault);
        return;
    }
    auto instrument = parseInstrument(*text);
    if (!instrument) {
        disable(instrument.refusal().arguments.back());
        return;
    }
    const InstrumentId id = instrument->id;
    base.knowledge.instruments[id] =
        InstrumentOnFile{*std::move(instrument), hexOf(bytesOf(sha256(*text)))};
}

} // namespace

std::string agencyInstrumentsPath(const std::string& stationPath)
{
    return stationPath + ".instruments";
}

std::vector<std::string> agencyInstrumentFiles(const std::string& stationPath)
{
    std::vector<std::string> paths;
    if (stationPath.empty())
        return paths;
    const QDir folder(fromStd(agencyInstrumentsPath(stationPath)));
    for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        paths.push_back(folder.filePath(name).toStdString());
    return paths;
}

void takeAgencyInstruments(KnowledgeBase& base, const std::string& stationPath)
{
    auto paths = agencyInstrumentFiles(stationPath);
    if (paths.size() > kAgencyInstrumentsMax) {
        base.disabled.push_back(
            refuse(RefusalCode::InstrumentDisabled, paths[kAgencyInstrumentsMax],
                   fmt::format("the folder has more than {} files, and it is the first of those "
                               "left out",
                               kAgencyInstrumentsMax)));
        paths.resize(kAgencyInstrumentsMax);
    }
    for (const auto& path : paths)
        takeInstrument(base, path);
}

} // namespace haven
