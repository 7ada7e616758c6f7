#pragma once

#include "models/items/desk_layout.h"

#include <QJsonArray>
#include <QJsonObject>

namespace haven {

// Layouts and boards as they are kept with a person's preferences and carried to another machine.
// What another version wrote and this one does not know is left out, not a fault.
QJsonObject layoutToJson(const DeskLayout& layout);
DeskLayout layoutFromJson(const QJsonObject& root);
QJsonObject layoutsToJson(const std::map<std::string, DeskLayout>& layouts);
std::map<std::string, DeskLayout> layoutsFromJson(const QJsonObject& root);

QJsonObject boardsToJson(const std::map<std::string, BoardChoice>& boards);
std::map<std::string, BoardChoice> boardsFromJson(const QJsonObject& root);

QJsonArray arrayOf(const std::vector<std::string>& texts);
std::vector<std::string> textsOf(const QJsonValue& value);

// A file of layouts, whole or not at all. Errors: FileUnwritable.
Result<void> writeLayouts(const QString& path, const std::map<std::string, DeskLayout>& layouts);
// Errors: LayoutMalformed, also of a file that is not there.
Result<std::map<std::string, DeskLayout>> readLayouts(const QString& path);

} // namespace haven
