#include "app/session/protocol_change.h"

#include "app/session/protocol_files.h"
#include "app/settings/whole_file.h"
#include "models/exchange/byte_source.h"
#include "models/items/qt_text.h"
#include "models/store/digest.h"

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <QDir>

namespace haven {

namespace fs = std::filesystem;

namespace {

std::string draftsPath(const std::string& stationPath)
{
    return agencyProtocolsPath(stationPath) + "/drafts";
}

Result<void> makeFolder(const std::string& path)
{
    std::error_code wrong;
    fs::create_directories(path, wrong);
    return wrong ? Result<void>(refuse(RefusalCode::FileUnwritable, path)) : Result<void>();
}

Result<std::shared_ptr<StagedFile>> stagedText(const std::string& path, const std::string& text)
{
    auto file =
        StagedFile::make(path, [&text](const std::string& part) { return writeWhole(part, text); });
    if (!file)
        return file.refusal();
    return std::make_shared<StagedFile>(*std::move(file));
}

// The same names as a protocol's id has, so that no text leads out of the folder.
bool isFileId(const std::string& id)
{
    constexpr std::size_t kMaxId = 40;
    return !id.empty() && id.size() <= kMaxId && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

std::string mustOf(const std::vector<LintFinding>& findings)
{
    for (const auto& one : findings) {
        if (one.weight == LintWeight::Must)
            return fmt::format("line {}: {}", one.line, one.sentence);
    }
    return {};
}

// The agency's version so far is copied aside before anything takes its place.
Result<void> keepEarlier(const std::string& path, const ProtocolId& id,
                         const std::string& stationPath)
{
    std::error_code ignored;
    if (!fs::exists(path, ignored))
        return {};
    const std::string folder = agencyProtocolsPath(stationPath) + "/earlier";
    if (const auto made = makeFolder(folder); !made)
        return made;
    const auto text = readWhole(path, kProtocolFileBytesMax);
    const auto before = text ? parseProtocol(*text) : Result<Protocol>(text.refusal());
    // What cannot be read has no version; it is kept under the hash of what it is.
    const std::string version = before ? std::to_string(before->version)
                                : text ? hexOf(bytesOf(sha256(*text))).substr(0, 12)
                                       : std::string("unread");
    const std::string kept = fmt::format("{}/{}-{}.json", folder, id.value, version);
    std::error_code wrong;
    fs::copy_file(path, kept, fs::copy_options::overwrite_existing, wrong);
    return wrong ? Result<void>(refuse(RefusalCode::FileUnwritable, kept)) : Result<void>();
}

} // namespace

Command protocolCommand(const ProtocolOnFile& protocol)
{
    return ChangeSetting{
        "protocol " + protocol.protocol.id.value,
        fmt::format("version {}, text {}", protocol.protocol.version, protocol.hash)};
}

Result<ProtocolStage> stageProtocol(const std::string& text, const std::string& stationPath,
                                    const ProtocolCheck& check)
{
    auto protocol = parseProtocol(text);
    if (!protocol)
        return protocol.refusal();
    const ProtocolId id = protocol->id;
    const std::string name = id.value + ".json";
    if (text.size() > kProtocolFileBytesMax)
        return refuse(RefusalCode::ProtocolNotReady, protocol->title,
                      fmt::format("it has more than {} bytes", kProtocolFileBytesMax));
    if (const auto must = mustOf(lintProtocol({text, name, check.today}, check.rules));
        !must.empty())
        return refuse(RefusalCode::ProtocolNotReady, protocol->title, must);
    if (protocol->version <= check.versionHere)
        return refuse(RefusalCode::ProtocolVersionOld, protocol->title,
                      std::to_string(check.versionHere), std::to_string(check.versionHere + 1));
    const std::string folder = agencyProtocolsPath(stationPath);
    if (const auto made = makeFolder(folder); !made)
        return made.refusal();
    ProtocolStage stage;
    stage.path = folder + "/" + name;
    if (const auto kept = keepEarlier(stage.path, id, stationPath); !kept)
        return kept.refusal();
    auto file = stagedText(stage.path, text);
    if (!file)
        return file.refusal();
    stage.file = *std::move(file);
    stage.protocol = ProtocolOnFile{*std::move(protocol), hexOf(bytesOf(sha256(text))), text,
                                    ProtocolSource::Agency};
    stage.command = protocolCommand(stage.protocol);
    return stage;
}

Result<void> keepProtocolDraft(const ProtocolId& protocol, const std::string& text,
                               const std::string& stationPath)
{
    if (!isFileId(protocol.value))
        return refuse(RefusalCode::NameMissing, "A protocol's draft");
    const std::string folder = draftsPath(stationPath);
    const std::string path = folder + "/" + protocol.value + ".json";
    if (text.empty()) {
        std::error_code wrong;
        fs::remove(path, wrong);
        return wrong ? Result<void>(refuse(RefusalCode::FileUnwritable, path)) : Result<void>();
    }
    if (text.size() > kProtocolFileBytesMax)
        return refuse(RefusalCode::FileUnwritable, path);
    if (const auto made = makeFolder(folder); !made)
        return made;
    auto file = stagedText(path, text);
    return file ? (*file)->place() : Result<void>(file.refusal());
}

std::vector<ProtocolDraftOnFile> protocolDrafts(const std::string& stationPath)
{
    std::vector<ProtocolDraftOnFile> drafts;
    const QDir folder(fromStd(draftsPath(stationPath)));
    for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        auto text = readWhole(folder.filePath(name).toStdString(), kProtocolFileBytesMax);
        if (text && drafts.size() < kAgencyProtocolsMax)
            drafts.push_back({ProtocolId(name.chopped(5).toStdString()), *std::move(text)});
    }
    return drafts;
}

} // namespace haven
