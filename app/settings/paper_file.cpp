#include "app/settings/paper_file.h"

#include "app/settings/whole_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

namespace haven {

namespace {

QString paperFileIn(const QString& folder)
{
    return QDir(folder).filePath(QStringLiteral("paper.json"));
}

} // namespace

Result<PaperChoice> readPaperChoice(const QString& folder)
{
    QFile file(paperFileIn(folder));
    if (!file.exists())
        return PaperChoice{};
    // A pipe would hold whoever opens it.
    const bool isOpen = QFileInfo(file).isFile() && file.open(QIODevice::ReadOnly);
    const QJsonDocument document =
        isOpen ? QJsonDocument::fromJson(file.readAll()) : QJsonDocument();
    if (!document.isObject())
        return refuse(RefusalCode::PreferencesMalformed, file.fileName().toStdString());
    const QJsonObject root = document.object();
    const PaperChoice usual;
    PaperChoice choice;
    choice.keeping = root.value(u"on").toBool(false) ? PaperKeeping::On : PaperKeeping::Off;
    choice.folder = root.value(u"folder").toString().toStdString();
    choice.everyMinutes = root.value(u"every_minutes").toInt(usual.everyMinutes);
    choice.blank = root.value(u"blank_cards").toInt(usual.blank);
    choice.firstCard = root.value(u"first_card").toInt(usual.firstCard);
    choice.printer = root.value(u"printer").toString().toStdString();
    return withinLimits(std::move(choice));
}

Result<void> writePaperChoice(const QString& folder, const PaperChoice& choice)
{
    const QJsonObject root{
        {QStringLiteral("on"), choice.keeping == PaperKeeping::On},
        {QStringLiteral("folder"), QString::fromStdString(choice.folder)},
        {QStringLiteral("every_minutes"), choice.everyMinutes},
        {QStringLiteral("blank_cards"), choice.blank},
        {QStringLiteral("first_card"), choice.firstCard},
        {QStringLiteral("printer"), QString::fromStdString(choice.printer)},
    };
    const std::string path = paperFileIn(folder).toStdString();
    if (!QDir().mkpath(folder))
        return refuse(RefusalCode::FileUnwritable, path);
    return writeWhole(path, QJsonDocument(root).toJson().toStdString());
}

} // namespace haven
