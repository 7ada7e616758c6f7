#pragma once

#include <QString>
#include <string>
#include <string_view>

// What typed letters are held against, everywhere the same: small letters without accents, so that
// "espanol" finds "Español". What is shown and stored keeps them.
namespace haven {

QString searchFold(const QString& text);
std::string searchFold(std::string_view text);
// `wanted` is folded already. Costs nothing where the text has no accents, as most rows.
bool foldedContains(const QString& text, const QString& wanted);

} // namespace haven
