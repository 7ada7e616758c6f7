#pragma once

#include "models/base/text.h"
#include "models/crisis/advisor.h"
#include "models/crisis/scoring.h"

#include <QDir>
#include <QFile>
#include <string>
#include <vector>

// What the tests of the advisor share: the shipped cues, and files as text.
namespace haven::test {

inline std::string fileText(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().toStdString();
}

inline std::vector<CueFile> shippedCueFiles()
{
    const QDir folder(QStringLiteral(HAVEN_SOURCE_DIR "/resources/cues"));
    std::vector<CueFile> files;
    for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name))
        files.push_back({name.toStdString(), fileText(folder.filePath(name))});
    return files;
}

inline const CueSet& shippedCues()
{
    static const CueSet cues = [] {
        auto parsed = parseCues(shippedCueFiles());
        if (!parsed)
            qFatal("%s", refusalSentence(parsed.refusal()).c_str());
        return *parsed;
    }();
    return cues;
}

inline Flag flagOf(const std::string& note)
{
    return advise(shippedCues(), note).flag;
}

// The suggested value of the weapon, or nothing.
inline std::string weaponOf(const std::string& note)
{
    for (const auto& fact : advise(shippedCues(), note).facts) {
        if (fact.fact == Fact::Weapon)
            return printFactAnswer(fact.answer);
    }
    return {};
}

} // namespace haven::test
