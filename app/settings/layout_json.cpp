#include "app/settings/layout_json.h"

#include "app/settings/whole_file.h"
#include "models/items/preferences.h"
#include "models/items/qt_text.h"

#include <QFile>
#include <QJsonDocument>

namespace haven {

namespace {

constexpr int kLayoutFileVersion = 1;
constexpr qint64 kLayoutFileBytesMax = 1'000'000;

QJsonArray sharesToJson(const std::vector<int>& shares)
{
    QJsonArray out;
    for (const int share : shares)
        out.append(share);
    return out;
}

std::vector<int> sharesFromJson(const QJsonValue& value)
{
    std::vector<int> out;
    const QJsonArray shares = value.toArray();
    for (const QJsonValue& share : shares)
        out.push_back(share.toInt());
    return out;
}

QJsonValue placeToJson(const QRect& place)
{
    if (place.isEmpty())
        return {};
    return QJsonArray{place.x(), place.y(), place.width(), place.height()};
}

QRect placeFromJson(const QJsonValue& value)
{
    const QJsonArray four = value.toArray();
    return four.size() == 4 ? QRect(four[0].toInt(), four[1].toInt(), std::max(0, four[2].toInt()),
                                    std::max(0, four[3].toInt()))
                            : QRect();
}

QJsonObject windowToJson(const DetachedBoard& board)
{
    return {{QStringLiteral("board"), typedFromStd(enumName(board.board))},
            {QStringLiteral("number"), board.number},
            {QStringLiteral("place"), placeToJson(board.place)},
            {QStringLiteral("filter"), QString::fromStdString(board.filter)}};
}

std::optional<DetachedBoard> windowFromJson(const QJsonObject& root)
{
    const auto kind = enumFromName<BoardKind>(root.value(u"board").toString().toStdString());
    if (!kind)
        return std::nullopt;
    return DetachedBoard{*kind, root.value(u"number").toInt(1), placeFromJson(root.value(u"place")),
                         root.value(u"filter").toString().toStdString()};
}

} // namespace

QJsonArray arrayOf(const std::vector<std::string>& texts)
{
    QJsonArray out;
    for (const std::string& text : texts)
        out.append(QString::fromStdString(text));
    return out;
}

std::vector<std::string> textsOf(const QJsonValue& value)
{
    std::vector<std::string> out;
    const QJsonArray texts = value.toArray();
    for (const QJsonValue& text : texts)
        out.push_back(text.toString().toStdString());
    return out;
}

QJsonObject boardsToJson(const std::map<std::string, BoardChoice>& boards)
{
    QJsonObject out;
    for (const auto& [name, choice] : boards) {
        out.insert(
            QString::fromStdString(name),
            QJsonObject{{QStringLiteral("columns"), arrayOf(choice.columns)},
                        {QStringLiteral("sorted_by"), QString::fromStdString(choice.sortedBy)},
                        {QStringLiteral("down"), choice.way == SortWay::Down},
                        {QStringLiteral("filters"), arrayOf(choice.filters)}});
    }
    return out;
}

std::map<std::string, BoardChoice> boardsFromJson(const QJsonObject& root)
{
    std::map<std::string, BoardChoice> boards;
    for (auto one = root.begin(); one != root.end(); ++one) {
        const QJsonObject board = one.value().toObject();
        boards[one.key().toStdString()] = {
            textsOf(board.value(u"columns")), board.value(u"sorted_by").toString().toStdString(),
            board.value(u"down").toBool() ? SortWay::Down : SortWay::Up,
            textsOf(board.value(u"filters"))};
    }
    return boards;
}

QJsonObject layoutToJson(const DeskLayout& layout)
{
    QJsonArray hidden;
    for (const DeskPart part : layout.hidden)
        hidden.append(typedFromStd(enumName(part)));
    QJsonArray windows;
    for (const DetachedBoard& board : layout.windows)
        windows.append(windowToJson(board));
    return {{QStringLiteral("begins"), typedFromStd(enumName(layout.begins))},
            {QStringLiteral("across"), sharesToJson(layout.across)},
            {QStringLiteral("left"), sharesToJson(layout.left)},
            {QStringLiteral("middle"), sharesToJson(layout.middle)},
            {QStringLiteral("hidden"), hidden},
            {QStringLiteral("zoom_percent"), layout.zoomPercent},
            {QStringLiteral("boards"), boardsToJson(layout.boards)},
            {QStringLiteral("windows"), windows},
            {QStringLiteral("window"), placeToJson(layout.window)}};
}

DeskLayout layoutFromJson(const QJsonObject& root)
{
    DeskLayout out;
    out.begins = enumFromName<DeskPlace>(root.value(u"begins").toString().toStdString())
                     .value_or(DeskPlace::Dispatch);
    out.across = sharesFromJson(root.value(u"across"));
    out.left = sharesFromJson(root.value(u"left"));
    out.middle = sharesFromJson(root.value(u"middle"));
    for (const std::string& name : textsOf(root.value(u"hidden"))) {
        if (const auto part = enumFromName<DeskPart>(name))
            out.hidden.insert(*part);
    }
    out.zoomPercent = root.value(u"zoom_percent").toInt();
    out.boards = boardsFromJson(root.value(u"boards").toObject());
    const QJsonArray windows = root.value(u"windows").toArray();
    for (const QJsonValue& window : windows) {
        if (auto board = windowFromJson(window.toObject()))
            out.windows.push_back(*std::move(board));
    }
    out.window = placeFromJson(root.value(u"window"));
    return withinLimits(std::move(out));
}

QJsonObject layoutsToJson(const std::map<std::string, DeskLayout>& layouts)
{
    QJsonObject out;
    for (const auto& [name, layout] : layouts)
        out.insert(QString::fromStdString(name), layoutToJson(layout));
    return out;
}

std::map<std::string, DeskLayout> layoutsFromJson(const QJsonObject& root)
{
    std::map<std::string, DeskLayout> out;
    for (auto one = root.begin(); one != root.end(); ++one)
        out[one.key().toStdString()] = layoutFromJson(one.value().toObject());
    return out;
}

Result<void> writeLayouts(const QString& path, const std::map<std::string, DeskLayout>& layouts)
{
    const QJsonObject root{{QStringLiteral("haven_layouts"), kLayoutFileVersion},
                           {QStringLiteral("layouts"), layoutsToJson(layouts)}};
    return writeWhole(path.toStdString(), QJsonDocument(root).toJson().toStdString());
}

Result<std::map<std::string, DeskLayout>> readLayouts(const QString& path)
{
    QFile file(path);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    const QJsonObject root =
        isOpen ? QJsonDocument::fromJson(file.read(kLayoutFileBytesMax)).object() : QJsonObject();
    const int version = root.value(u"haven_layouts").toInt();
    if (version != kLayoutFileVersion || !root.value(u"layouts").isObject())
        return refuse(RefusalCode::LayoutMalformed, path.toStdString());
    return layoutsFromJson(root.value(u"layouts").toObject());
}

} // namespace haven
