#pragma once

#include <string>
#include <string_view>

// Which of the words that speak of weapons stand for all of them where there is room for one line:
// a firearm that was named second is not hidden behind the knife that was named first.
namespace haven {

// Where the more dangerous comes later. Object: a bat, or a weapon that nobody named. Firearm: also
// what explodes or burns.
enum class WeaponKind { Object, Blade, Firearm };

WeaponKind weaponKind(std::string_view words);
// A firearm by its name, in English or Spanish: no caliber, and nothing else that shoots or burns.
bool namesFirearm(std::string_view words);
// Does `later` name a weapon that `standing` does not?
bool namesOtherWeapon(std::string_view standing, std::string_view later);
// `standing` and what of `other` names a weapon that does not stand there, the gravest first: "has
// a shotgun … has a knife". Never more than three.
std::string weaponQuote(const std::string& standing, const std::string& other);

} // namespace haven
