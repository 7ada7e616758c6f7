#include "app/session/protocol_files.h"

#include "models/exchange/byte_source.h"
#include "models/items/qt_text.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <QDir>
#include <set>

namespace haven {

namespace {

// The families that cue files name; the cues themselves are checked where they are read.
std::set<std::string> shippedFamilies()
{
    std::set<std::string> names;
    const QDir cues(QStringLiteral(":/cues"));
    for (const auto& file : cues.entryList({QStringLiteral("*.json")}, QDir::Files)) {
        const auto json =
            nlohmann::json::parse(resourceText(cues.filePath(file).toStdString()), nullptr, false);
        if (!json.is_object() || !json.contains("families"))
            continue;
        for (const auto& family : json["families"])
            names.insert(family.value("name", std::string()));
    }
    return names;
}

// The first that must be set right, with how many more there are; empty when there is none.
std::string faultOf(const std::vector<LintFinding>& findings)
{
    const auto isMust = [](const LintFinding& one) { return one.weight == LintWeight::Must; };
    const auto first = std::find_if(findings.begin(), findings.end(), isMust);
    if (first == findings.end())
        return {};
    const auto more = std::count_if(first + 1, findings.end(), isMust);
    return fmt::format("line {}: {}{}", first->line, first->sentence,
                       more == 0 ? std::string() : fmt::format(", and {} more", more));
}

void takeFile(KnowledgeBase& base, const std::string& path, const LintRules& rules)
{
    const auto disable = [&](const std::string& why) {
        base.disabled.push_back(refuse(RefusalCode::ProtocolDisabled, path, why));
    };
    const auto text = readWhole(path, kProtocolFileBytesMax);
    if (!text) {
        disable(fmt::format("it cannot be read, or has more than {} bytes", kProtocolFileBytesMax));
        return;
    }
    const std::string name = std::filesystem::path(path).filename().string();
    if (const auto fault = faultOf(lintProtocol({*text, name, ""}, rules)); !fault.empty())
        disable(fault);
    else
        takeProtocol(base, path, *text, ProtocolSource::Agency);
}

} // namespace

std::string agencyProtocolsPath(const std::string& stationPath)
{
    return stationPath + ".protocols";
}

std::vector<std::string> agencyProtocolFiles(const std::string& stationPath)
{
    std::vector<std::string> paths;
    if (stationPath.empty())
        return paths;
    const QDir folder(fromStd(agencyProtocolsPath(stationPath)));
    for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        paths.push_back(folder.filePath(name).toStdString());
    return paths;
}

Result<LintRules> protocolRules(const Codes& codes)
{
    auto rules = parseLintRules(resourceText(":/wording/plain_words.json"));
    if (!rules)
        return rules;
    for (const auto& type : codes.types)
        rules->types.insert(type.commonCode);
    rules->families = shippedFamilies();
    return rules;
}

void takeAgencyProtocols(KnowledgeBase& base, const std::string& stationPath)
{
    auto paths = agencyProtocolFiles(stationPath);
    if (paths.empty())
        return;
    const auto rules = protocolRules(base.knowledge.codes);
    if (!rules) {
        base.disabled.push_back(rules.refusal());
        return;
    }
    if (paths.size() > kAgencyProtocolsMax) {
        base.disabled.push_back(refuse(
            RefusalCode::ProtocolDisabled, paths[kAgencyProtocolsMax],
            fmt::format("the folder has more than {} files, and it is the first of those left out",
                        kAgencyProtocolsMax)));
        paths.resize(kAgencyProtocolsMax);
    }
    for (const auto& path : paths)
        takeFile(base, path, *rules);
}

} // namespace haven
