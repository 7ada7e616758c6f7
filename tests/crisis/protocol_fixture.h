#pragma once

#include "models/crisis/protocol.h"
#include "tests/crisis/cue_fixture.h"

#include <QDir>
#include <QStringList>
#include <vector>

// What the tests of protocols share: the shipped files, read and as they lie there.
namespace haven::test {

inline QStringList protocolFiles()
{
    const QDir folder(QStringLiteral(HAVEN_SOURCE_DIR "/resources/protocols"));
    QStringList paths;
    for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        paths << folder.filePath(name);
    return paths;
}

inline std::vector<Protocol> shippedProtocols()
{
    std::vector<Protocol> protocols;
    for (const auto& path : protocolFiles()) {
        auto protocol = parseProtocol(fileText(path));
        if (!protocol)
            qFatal("%s", refusalSentence(protocol.refusal()).c_str());
        protocols.push_back(*std::move(protocol));
    }
    return protocols;
}

} // namespace haven::test
